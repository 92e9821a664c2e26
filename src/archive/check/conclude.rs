//! One bundle's findings, once its files are read: what was altered, moved, swapped, and what is missing or too many.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::PoisonError;

use crate::archive::check::cause;
use crate::archive::check::lists::Wholeness;
use crate::archive::check::tree::comparable;
use crate::archive::check::work::{Buffer, BundleOutcome, OpenedBundle, Presence, hash};
use crate::archive::layout;
use crate::archive::read::Reader;
use crate::archive::storage_error::{At, Verb};
use crate::model::{BundlePath, Finding, FindingCode, Listed, Sha256};

impl OpenedBundle {
    /// What is found when all batches have been read.
    pub fn conclude(&self, reader: &Reader) -> BundleOutcome {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        let mut findings = self.lists.findings.clone();
        findings.extend(self.tree.findings.iter().cloned());
        let mut missing: Vec<&Listed> = self.missing(&seen.gone);
        missing.retain(|line| !self.is_gone(line));
        let (elsewhere, bytes_elsewhere) = self.leave_out_elsewhere(&mut missing);
        findings.extend(self.not_destroyed(&seen.gone));
        let mut unlisted = self.unlisted();
        // What a quick look sees as well: the full one must not see less.
        let is_out_of_shape = !findings.is_empty() || !missing.is_empty() || !unlisted.is_empty();
        let misshapen: BTreeSet<String> = findings.iter().map(|finding| finding.path.clone()).collect();
        findings.append(&mut seen.findings);
        self.pair(reader, &mut missing, &mut unlisted, &mut findings);
        self.tell_odd(reader, std::mem::take(&mut seen.odd), &mut findings);
        if let Some(closed) = &self.closed {
            closed.conclude(reader, &misshapen, &mut missing, &mut findings);
            if !is_out_of_shape {
                let gone = self.lists.lines.iter().filter(|line| self.is_gone(line)).count();
                closed.check_size(self.tree.bytes + bytes_elsewhere, self.lists.lines.len() - gone, &mut findings);
            }
        }
        findings.extend(missing.iter().map(|line| Finding::new(FindingCode::Missing, self.full(line.path.as_str()))));
        findings
            .extend(unlisted.keys().map(|path| Finding::new(FindingCode::Unlisted, format!("{}/{path}", self.path))));
        let damaged: BTreeSet<String> = findings.iter().map(|finding| finding.path.clone()).collect();
        let terms = (&self.id, &self.terms.signatures);
        let signatures = seen.entries.signed(self.page(), terms, &damaged, &mut findings);
        let set_clocks = seen.entries.conclude(self.page(), &damaged, &mut findings);
        findings.sort();
        findings.dedup();
        let files = self.tree.seen.iter().filter(|seen| **seen).count();
        BundleOutcome {
            findings,
            files: u64::try_from(files).unwrap_or_default(),
            elsewhere,
            bytes: seen.bytes,
            set_clocks,
            signatures,
            is_out_of_shape,
            presence: Presence::There,
            unsound: seen.unsound,
        }
    }

    /// Takes the papers out of what is missing that are known to lie in a store; gives how many there are, and their bytes. A record is
    /// never elsewhere.
    fn leave_out_elsewhere(&self, missing: &mut Vec<&Listed>) -> (u64, u64) {
        let (mut papers, mut bytes) = (0, 0);
        missing.retain(|line| match self.elsewhere.of(line.sha256).filter(|_| layout::is_paper(&line.path)) {
            Some(copy) => {
                papers += 1;
                bytes += copy.size;
                false
            }
            None => true,
        });
        (papers, bytes)
    }

    /// Whether a list has destroyed a listed file.
    fn is_gone(&self, line: &Listed) -> bool {
        self.gone.get(&line.path).is_some_and(|gone| gone.sha256 == line.sha256)
    }

    /// Files that a list has destroyed and that are there, again or still.
    fn not_destroyed(&self, away: &[BundlePath]) -> Vec<Finding> {
        if self.gone.is_empty() {
            return Vec::new();
        }
        let there = self.lists.lines.iter().zip(&self.tree.seen).filter(|(_, seen)| **seen).map(|(line, _)| line);
        let back = there.filter(|line| self.is_gone(line) && !away.contains(&line.path));
        back.filter_map(|line| {
            let list = &self.gone.get(&line.path)?.list;
            Some(Finding::new(FindingCode::NotDestroyed, self.full(line.path.as_str())).with(&list.id))
        })
        .collect()
    }

    /// The listed files that are not there.
    fn missing(&self, gone: &[BundlePath]) -> Vec<&Listed> {
        let unseen = self.lists.lines.iter().zip(&self.tree.seen).filter(|(_, seen)| !**seen).map(|(line, _)| line);
        let mut missing: Vec<&Listed> = unseen.filter(|line| !self.tree.is_dark(line.path.as_str())).collect();
        missing.extend(gone.iter().filter_map(|path| self.lists.lines.get(self.lists.find(path.as_str())?)));
        missing
    }

    /// The files that nobody lists; none where a manifest could not be read, which may list them.
    fn unlisted(&self) -> BTreeMap<&str, &PathBuf> {
        if self.lists.whole == Wholeness::Partial {
            return BTreeMap::new();
        }
        self.tree.unlisted.iter().map(|(path, file)| (path.as_str(), file)).collect()
    }

    /// Finds missing files among those that nobody lists: by their bytes, or by their names where bytes are not read.
    fn pair(
        &self,
        reader: &Reader,
        missing: &mut Vec<&Listed>,
        unlisted: &mut BTreeMap<&str, &PathBuf>,
        findings: &mut Vec<Finding>,
    ) {
        if missing.is_empty() || unlisted.is_empty() {
            return;
        }
        // A quick look reads these as well: what is missing under one name and too many under another is one thing.
        let mut digests: BTreeMap<&str, Sha256> = BTreeMap::new();
        let mut buffer = Buffer::new();
        for (path, file) in unlisted.iter() {
            let read = reader.open(file).and_then(|(open, size)| hash(open, size, &mut buffer.0).at(Verb::Read, file));
            if let Ok((sha256, _)) = read {
                digests.insert(path, sha256);
            }
        }
        let mut loose = Loose::new(unlisted.keys().copied(), digests);
        missing.retain(|line| {
            let same_name = comparable(line.path.as_str());
            let fits = |path: &str| loose.has_bytes(path, self.lists.digests(line));
            let (code, found) = match (loose.of_name(&same_name), loose.of_bytes(self.lists.digests(line))) {
                (Some(named), _) if fits(named) => (FindingCode::NameForm, named),
                (_, Some(same)) => (FindingCode::Renamed, same),
                // Under another form of its name, and altered.
                (Some(named), None) => {
                    findings.push(Finding::new(FindingCode::Altered, self.full(line.path.as_str())));
                    (FindingCode::NameForm, named)
                }
                (None, None) => return true,
            };
            findings.push(Finding::new(code, self.full(line.path.as_str())).with(format!("{}/{found}", self.path)));
            unlisted.remove(found);
            loose.remove(found);
            false
        });
    }

    /// Tells what is wrong with files whose bytes are not those that were listed.
    fn tell_odd(&self, reader: &Reader, mut odd: Vec<(Listed, Sha256)>, findings: &mut Vec<Finding>) {
        odd.sort();
        let found_at: BTreeMap<&BundlePath, Sha256> = odd.iter().map(|(line, found)| (&line.path, *found)).collect();
        // Those of the odd files, and the first of all files, that were listed with some bytes.
        let mut odd_of: BTreeMap<Sha256, Vec<&BundlePath>> = BTreeMap::new();
        for (line, _) in &odd {
            self.lists.digests(line).for_each(|sha256| odd_of.entry(sha256).or_default().push(&line.path));
        }
        let mut first_of: BTreeMap<Sha256, &BundlePath> = BTreeMap::new();
        for line in self.lists.lines.iter().filter(|_| !odd.is_empty()) {
            first_of.entry(line.sha256).or_insert(&line.path);
        }
        let swapped_with = |line: &Listed, found: Sha256| {
            let other = odd_of.get(&found)?.iter().find(|other| ***other != line.path)?;
            self.lists.has(&line.path, *found_at.get(*other)?).then(|| (*other).clone())
        };
        let mut told: BTreeSet<BundlePath> = BTreeSet::new();
        for (line, found) in &odd {
            if told.contains(&line.path) {
                continue;
            }
            let path = self.full(line.path.as_str());
            if let Some(other) = swapped_with(line, *found) {
                findings.push(Finding::new(FindingCode::Swapped, path).with(self.full(other.as_str())));
                told.insert(other);
                continue;
            }
            let mut expected = vec![line.sha256];
            expected.extend(self.lists.others.get(&line.path).into_iter().flatten());
            let code = cause::tell(reader, &PathBuf::from(format!("{}/{}", self.path, line.path)), &expected);
            let finding = Finding::new(code, path);
            let copied = first_of.get(found).filter(|_| code == FindingCode::Altered);
            findings.push(match copied {
                Some(other) => finding.with(self.full(other.as_str())),
                None => finding,
            });
        }
    }
}

/// Files that nobody lists, to be found by their bytes or by their names.
struct Loose<'p> {
    digests: BTreeMap<&'p str, Sha256>,
    by_bytes: BTreeMap<Sha256, BTreeSet<&'p str>>,
    by_name: BTreeMap<String, BTreeSet<&'p str>>,
}

impl<'p> Loose<'p> {
    fn new(paths: impl Iterator<Item = &'p str>, digests: BTreeMap<&'p str, Sha256>) -> Self {
        let (mut by_bytes, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for path in paths {
            let named: &mut BTreeSet<&str> = by_name.entry(comparable(path)).or_default();
            named.insert(path);
        }
        for (path, sha256) in &digests {
            let alike: &mut BTreeSet<&str> = by_bytes.entry(*sha256).or_default();
            alike.insert(path);
        }
        Self { digests, by_bytes, by_name }
    }

    /// Whether one has some bytes.
    fn has_bytes(&self, path: &str, mut wanted: impl Iterator<Item = Sha256>) -> bool {
        let found = self.digests.get(path);
        wanted.any(|sha256| found == Some(&sha256))
    }

    /// The first one with some bytes.
    fn of_bytes(&self, wanted: impl Iterator<Item = Sha256>) -> Option<&'p str> {
        wanted.filter_map(|sha256| self.by_bytes.get(&sha256)?.first().copied()).min()
    }

    /// The first one of a name.
    fn of_name(&self, name: &str) -> Option<&'p str> {
        self.by_name.get(name)?.first().copied()
    }

    fn remove(&mut self, path: &str) {
        if let Some(alike) = self.digests.get(path).and_then(|sha256| self.by_bytes.get_mut(sha256)) {
            alike.remove(path);
        }
        if let Some(named) = self.by_name.get_mut(&comparable(path)) {
            named.remove(path);
        }
    }
}
