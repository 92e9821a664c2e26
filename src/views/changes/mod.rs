//! What happened between two states of the archive, as git holds them, in the terms of an office: who did what to which unit;
//! and first of all what nobody may do: a file changed by hand that a manifest lists.

mod act;
mod acts;
mod attributes;
mod compared;
mod guard;
mod other;
mod settings;
mod span_changes;
mod table;
mod wrong;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::archive::check::settle;
use crate::archive::git::{
    BytesHeld, Git, KeptByGit, SeenByGit, Side, Snapshots, Span, Touched, is_private_dir, keeps_private_dir,
};
use crate::archive::layout::{self, BundleId, SETTINGS};
use crate::error::Result;

use compared::{ChangedFile, Compared};
use other::other;

pub use act::Act;
pub use guard::FilesLookedAt;
pub use other::{How, Other, OtherSort};
pub use settings::KeyChange;
pub use span_changes::{Changes, ChangesWanted};
pub use table::table;
pub use wrong::{Tampering, Wrong};

/// What a span did.
///
/// # Errors
/// git or the disk failed.
pub fn changes(archive: &Archive, git: &Git, span: &Span, told: FilesLookedAt) -> Result<Changes> {
    let touched = crate::archive::git::touched(git, span)?;
    let found = of_touched(archive, git, span, &touched, told)?;
    if found.wrongs.is_empty() || span.to != Side::Work {
        return Ok(found);
    }
    // Beside somebody who writes, a file that is placed and not listed yet looks as if it had been changed by hand.
    let _quiet = settle::while_nobody_writes(archive);
    let touched = crate::archive::git::touched(git, span)?;
    of_touched(archive, git, span, &touched, told)
}

/// What some files that differ tell, each as it lies there now: who asks about the work tree sees to it that nobody writes meanwhile.
///
/// # Errors
/// git or the disk failed.
pub fn of_touched(
    archive: &Archive,
    git: &Git,
    span: &Span,
    touched: &[Touched],
    told: FilesLookedAt,
) -> Result<Changes> {
    let mut snapshots = Snapshots::new(archive.reader(), git)?;
    let mut changes = Changes::default();
    let mut files = Vec::new();
    for touched in touched {
        if touched.seen == SeenByGit::Conflict {
            changes.others.push(Other { path: touched.path.clone(), how: How::Conflict, what: OtherSort::File });
            continue;
        }
        if attributes::is_one(&touched.path) {
            let by = attributes::altering(&mut snapshots, span, touched)?;
            changes.wrongs.extend(by.map(|what| Wrong { path: touched.path.clone(), what }));
        }
        match layout::bundle_at(&touched.path) {
            Some((bundle, inside)) => files.push(ChangedFile { touched, bundle, inside }),
            None if touched.seen == SeenByGit::Ignored => {}
            None if is_private_dir(&touched.path) => {
                // That it goes is as it should be.
                let stays = touched.new.is_some();
                changes.wrongs.extend(stays.then(|| Wrong { path: touched.path.clone(), what: Tampering::Workshop }));
            }
            None if touched.path == SETTINGS => {
                changes.settings = settings::changed(&mut snapshots, span)?;
                let mut wrong = |what| changes.wrongs.push(Wrong { path: SETTINGS.to_owned(), what });
                match (&touched.old, &touched.new) {
                    (Some(_), None) => wrong(Tampering::Deleted),
                    (Some(_), Some(BytesHeld::Odd)) => wrong(Tampering::NoPlace),
                    (Some(_), Some(_)) if changes.settings.iter().any(settings::is_identity) => {
                        wrong(Tampering::Identity);
                    }
                    _ => {}
                }
            }
            None => changes.others.push(other(touched)),
        }
    }
    let bundles: BTreeSet<BundleId> = files.iter().map(|file| file.bundle.clone()).collect();
    let old = snapshots.lists(&Side::Commit(span.from.clone()), &bundles)?;
    let new = snapshots.lists(&span.to, &bundles)?;
    let compared = Compared { span, old, new, files, hides_titles: archive.reader().hides_titles() };
    let allowed = guard::guard(&compared, &mut snapshots, &mut changes, told)?;
    acts::acts(&compared, &mut snapshots, &allowed, &mut changes)?;
    // What git keeps of a private folder is shouted as long as it does.
    if span.to == Side::Work
        && let KeptByGit::Something(kept) = keeps_private_dir(archive.root())
    {
        changes.wrongs.extend(kept.into_iter().map(|path| Wrong { path, what: Tampering::Workshop }));
    }
    changes.wrongs.sort();
    changes.wrongs.dedup();
    changes.others.sort();
    changes.acts.sort_by(newest_first);
    Ok(changes)
}

/// The keys of the settings that a span changed.
///
/// # Errors
/// git failed.
pub fn settings_changed(archive: &Archive, git: &Git, span: &Span) -> Result<Vec<KeyChange>> {
    settings::changed(&mut Snapshots::new(archive.reader(), git)?, span)
}

/// What some new files of the archive tell, which lie in the folder: the acts of one command.
///
/// # Errors
/// The disk failed.
pub fn acts_of(archive: &Archive, git: &Git, paths: &[String]) -> Result<Vec<Act>> {
    let span = Span { from: String::new(), to: Side::Work };
    let lying =
        |path: &String| Touched { path: path.clone(), old: None, new: Some(BytesHeld::Lying), seen: SeenByGit::Yes };
    let touched: Vec<Touched> = paths.iter().map(lying).collect();
    let files = touched.iter().filter_map(|touched| {
        layout::bundle_at(&touched.path).map(|(bundle, inside)| ChangedFile { touched, bundle, inside })
    });
    let files: Vec<ChangedFile> = files.collect();
    let bundles: BTreeSet<BundleId> = files.iter().map(|file| file.bundle.clone()).collect();
    let mut snapshots = Snapshots::new(archive.reader(), git)?;
    let new = snapshots.lists(&span.to, &bundles)?;
    let compared =
        Compared { span: &span, old: BTreeMap::new(), new, files, hides_titles: archive.reader().hides_titles() };
    let mut changes = Changes::default();
    let all: BTreeSet<usize> = (0..compared.files.len()).collect();
    acts::acts(&compared, &mut snapshots, &all, &mut changes)?;
    changes.acts.sort_by(newest_first);
    Ok(changes.acts)
}

/// By the day of what happened, then by when it was entered.
fn newest_first(a: &Act, b: &Act) -> Ordering {
    (b.when.date(), b.at, &b.bundle, b.entry).cmp(&(a.when.date(), a.at, &a.bundle, a.entry))
}
