//! What lies at the place where a boxed volume was: late papers that a merge in git left there.

use crate::archive::BundleId;
use crate::archive::check::cause;
use crate::archive::check::lists::{Keep, Lists, Wholeness, unreadable};
use crate::archive::check::name::shown;
use crate::archive::check::terms::Depth;
use crate::archive::check::tree::{Sizes, Tree};
use crate::archive::check::work::{BundleOutcome, hash_at};
use crate::archive::read::Reader;
use crate::model::{Finding, FindingCode, Listed};

/// A file at the old place, as a manifest there or in the box lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::archive) struct LatePaper {
    /// Where it lies and its digest; the path is that inside the bundle.
    pub listed: Listed,
}

/// What lies at an old place.
#[derive(Debug, Default)]
pub(in crate::archive) struct Leftover {
    /// Late papers, whole.
    pub papers: Vec<LatePaper>,
    /// Manifests, by their path inside the bundle.
    pub manifests: Vec<String>,
    /// What is wrong, the late papers included.
    pub outcome: BundleOutcome,
}

/// Looks at the old place of a volume that lies in a box.
pub(in crate::archive) fn look(reader: &Reader, old: &BundleId, boxed: &BundleId, depth: Depth) -> Leftover {
    let path = old.path();
    let (here, there) = (Lists::read(reader, &path, Keep::Bytes), Lists::read(reader, &boxed.path(), Keep::Lines));
    let both = here.with(&there);
    let mut tree = Tree::walk(reader, old, &path, &both, Sizes::Papers);
    let mut leftover = Leftover {
        manifests: here.manifests.iter().map(|manifest| manifest.path.clone()).collect(),
        ..Leftover::default()
    };
    let outcome = &mut leftover.outcome;
    outcome.findings.extend(here.findings.iter().cloned());
    outcome.findings.append(&mut tree.findings);
    for batch in &tree.batches {
        for listed in batch.files.iter().filter_map(|item| both.lines.get(item.line?)) {
            let inside = listed.path.as_str();
            let full = format!("{path}/{inside}");
            outcome.files += 1;
            let found = if depth == Depth::Quick { Ok(listed.sha256) } else { hash_at(reader, &full) };
            match found {
                Ok(found) if both.has(&listed.path, found) => {
                    outcome
                        .findings
                        .push(Finding::new(FindingCode::LatePaper, format!("{path}/{}", shown(inside.as_ref()))));
                    leftover.papers.push(LatePaper { listed: Listed { sha256: found, path: listed.path.clone() } });
                }
                Ok(_) => {
                    let code = cause::tell(reader, full.as_ref(), &[listed.sha256]);
                    let here = format!("{path}/{}", shown(inside.as_ref()));
                    outcome.findings.push(Finding::new(code, here.clone()));
                    outcome.findings.push(Finding::new(FindingCode::LatePaper, here));
                }
                Err(e) => outcome.findings.push(unreadable(&full, &e)),
            }
        }
    }
    if here.whole == Wholeness::Whole && there.whole == Wholeness::Whole {
        outcome
            .findings
            .extend(tree.unlisted.keys().map(|inside| Finding::new(FindingCode::Unlisted, format!("{path}/{inside}"))));
    }
    for (line, _) in
        both.lines.iter().zip(&tree.seen).filter(|(line, seen)| !**seen && there.find(line.path.as_str()).is_none())
    {
        outcome
            .findings
            .push(Finding::new(FindingCode::Missing, format!("{path}/{}", shown(line.path.as_str().as_ref()))));
    }
    if leftover.papers.is_empty() {
        let lists = leftover
            .manifests
            .iter()
            .map(|manifest| Finding::new(FindingCode::LatePaper, format!("{path}/{manifest}")));
        outcome.findings.extend(lists);
    }
    outcome.findings.sort();
    leftover
}
