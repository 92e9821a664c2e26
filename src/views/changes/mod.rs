//! What happened between two states of the archive, as git holds them, in the terms of an office: who did what to which unit;
//! and first of all what nobody may do: a file changed by hand that a manifest lists.

mod acts;
mod attributes;
mod guard;
mod settings;
mod table;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::git::{
    Git, Held, Kept, Lists, Seen, Side, Snapshots, Span, Touched, is_private_dir, keeps_private_dir,
};
use crate::archive::layout::{self, BundleId, INBOX, SETTINGS};
use crate::archive::{Archive, VolumeFolder};
use crate::error::Result;
use crate::model::gist::Gist;
use crate::model::{Clause, EntryName, Happened, Moment, Owner, StaffId, UnitCode};
use crate::views::history::Standing;

pub use settings::KeyChange;
pub use table::table;

/// What a span of the archive's history did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What nobody may do, by path.
    pub wrongs: Vec<Wrong>,
    /// What people did by deedbox, newest first.
    pub acts: Vec<Act>,
    /// The keys of `deedbox.toml` that people changed.
    pub settings: Vec<KeyChange>,
    /// What became of other files: of the inbox, of prints, of what people keep beside.
    pub others: Vec<Other>,
    /// Volumes that moved into their boxes.
    pub boxed: Vec<(BundleId, BundleId)>,
    /// Files of bundles, and manifests, that git was told to ignore: they are committed all the same.
    pub ignored: Vec<String>,
}

/// A record or a step of one, as somebody entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Whose record it is; none where that is told by the folder alone.
    pub owner: Option<Owner>,
    /// The bundle in which it lies.
    pub bundle: BundleId,
    /// What was recorded, or which step was taken.
    pub entry: EntryName,
    /// Who entered it.
    pub by: StaffId,
    /// When it was entered.
    pub at: Moment,
    /// When it happened.
    pub when: Happened,
    /// Whether it counts.
    pub standing: Standing,
    /// What more there is.
    pub detail: Option<Gist>,
    /// The clause under which it falls.
    pub clause: Clause,
}

impl Act {
    /// The record's id, short.
    pub fn id(&self) -> String {
        let short = self.entry.record().short();
        match &self.owner {
            Some(owner) => format!("{owner}/{short}"),
            None => format!("{}/{short}", self.bundle),
        }
    }

    /// Under which heading it stands: the unit, the register, the staff.
    pub fn heading(&self) -> String {
        match (&self.owner, unit_of(&self.bundle)) {
            (_, Some(unit)) => unit.to_string(),
            (Some(owner), None) => owner.to_string(),
            (None, None) => self.bundle.path(),
        }
    }
}

/// Something that nobody may do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// The file.
    pub path: String,
    /// What was done to it.
    pub what: Fault,
}

/// What was done to a file by hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Its bytes are others than the manifest lists.
    Changed,
    /// It is gone.
    Deleted,
    /// It lies elsewhere.
    Renamed(String),
    /// No manifest lists it.
    Unlisted,
    /// It is new, and its bytes are not those that its line says.
    NotAsListed,
    /// A manifest lists it, and it is not there.
    Missing,
    /// Its line is gone from the manifest.
    LineGone,
    /// Its line says something else than before, or two lines of it differ.
    LineAltered,
    /// A manifest has lines that are none.
    Rubbish,
    /// It closed a volume, and was changed or is gone.
    Bag,
    /// git was told to ignore it, so that it would be in no commit.
    Ignored,
    /// It lies where the format has no place for it: a manifest under another name, a link.
    NoPlace,
    /// It has git change bytes, or no longer keeps it from doing so.
    Attributes,
    /// It says of another archive, or another format, than before.
    Identity,
    /// It is of a private folder, which belongs to one working copy alone, and git keeps it.
    Workshop,
}

impl Fault {
    /// The code.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Changed => "changed-by-hand",
            Self::Deleted => "deleted-by-hand",
            Self::Renamed(_) => "renamed-by-hand",
            Self::Unlisted => "not-listed",
            Self::NotAsListed => "not-as-listed",
            Self::Missing => "not-there",
            Self::LineGone => "line-gone",
            Self::LineAltered => "line-altered",
            Self::Rubbish => "no-line",
            Self::Bag => "bag-changed",
            Self::Ignored => "ignored",
            Self::NoPlace => "no-place",
            Self::Attributes => "attributes",
            Self::Identity => "identity",
            Self::Workshop => "workshop",
        }
    }
}

/// A file that is nobody's act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Other {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub how: How,
    /// What it is.
    pub what: Sort,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is new.
    Added,
    /// It has other bytes.
    Changed,
    /// It is gone.
    Gone,
    /// Two sides of a merge differ about it.
    Conflict,
}

impl How {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Conflict => "conflict",
        }
    }
}

/// What a file is that is nobody's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A paper in the inbox.
    Inbox,
    /// Anything else.
    File,
}

/// Which changes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of these units alone; none means all.
    pub units: Vec<UnitCode>,
    /// By these people alone; none means all.
    pub people: Vec<StaffId>,
}

impl Wanted {
    /// The same changes without what is not wanted. What nobody may do is left out of other units alone: by whom it was done,
    /// no record says.
    pub fn of(&self, mut changes: Changes) -> Changes {
        let unit =
            |unit: Option<&UnitCode>| self.units.is_empty() || unit.is_some_and(|unit| self.units.contains(unit));
        changes
            .acts
            .retain(|act| unit(unit_of(&act.bundle)) && (self.people.is_empty() || self.people.contains(&act.by)));
        changes.wrongs.retain(|wrong| {
            self.units.is_empty() || layout::bundle_at(&wrong.path).is_some_and(|(id, _)| unit(unit_of(&id)))
        });
        changes.boxed.retain(|(from, _)| unit(unit_of(from)) && self.people.is_empty());
        if !self.units.is_empty() || !self.people.is_empty() {
            changes.others.clear();
            changes.settings.clear();
        }
        changes
    }
}

/// The unit to which a bundle belongs.
pub(super) fn unit_of(id: &BundleId) -> Option<&UnitCode> {
    match id {
        BundleId::Room(place) | BundleId::Client(place, _) => Some(&place.unit),
        BundleId::Boxed(_, VolumeFolder { unit, .. }) | BundleId::Late(VolumeFolder { unit, .. }) => Some(unit),
        BundleId::Staff | BundleId::Policies | BundleId::Register(..) => None,
    }
}

/// The bundles of a volume are one: its folder, its box, and where late things lie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Location {
    Volume(VolumeFolder),
    Other(BundleId),
}

impl Location {
    fn of(id: &BundleId) -> Self {
        match id {
            BundleId::Client(place, client) => {
                Self::Volume(VolumeFolder { unit: place.unit.clone(), client: client.clone() })
            }
            BundleId::Boxed(_, volume) | BundleId::Late(volume) => Self::Volume(volume.clone()),
            other => Self::Other(other.clone()),
        }
    }
}

/// What both states list, and the files of bundles that differ.
struct Compared<'t> {
    span: &'t Span,
    old: BTreeMap<BundleId, Lists>,
    new: BTreeMap<BundleId, Lists>,
    files: Vec<File<'t>>,
}

/// A file of a bundle that differs.
struct File<'t> {
    touched: &'t Touched,
    bundle: BundleId,
    inside: &'t str,
}

/// Is told how many files of how many were looked at.
pub type Told<'a> = &'a mut dyn FnMut(usize, usize);

/// What a span did.
///
/// # Errors
/// git or the disk failed.
pub fn changes(archive: &Archive, git: &Git, span: &Span, told: Told) -> Result<Changes> {
    let touched = crate::archive::git::touched(git, span)?;
    of_touched(archive, git, span, &touched, told)
}

/// What some files that differ tell.
fn of_touched(archive: &Archive, git: &Git, span: &Span, touched: &[Touched], told: Told) -> Result<Changes> {
    let mut snapshots = Snapshots::new(archive.reader(), git)?;
    let mut changes = Changes::default();
    let mut files = Vec::new();
    for touched in touched {
        if touched.seen == Seen::Conflict {
            changes.others.push(Other { path: touched.path.clone(), how: How::Conflict, what: Sort::File });
            continue;
        }
        if attributes::is_one(&touched.path) {
            let by = attributes::altering(&mut snapshots, span, touched)?;
            changes.wrongs.extend(by.map(|what| Wrong { path: touched.path.clone(), what }));
        }
        match layout::bundle_at(&touched.path) {
            Some((bundle, inside)) => files.push(File { touched, bundle, inside }),
            None if touched.seen == Seen::Ignored => {}
            None if is_private_dir(&touched.path) => {
                // That it goes is as it should be.
                let stays = touched.new.is_some();
                changes.wrongs.extend(stays.then(|| Wrong { path: touched.path.clone(), what: Fault::Workshop }));
            }
            None if touched.path == SETTINGS => {
                changes.settings = settings::changed(&mut snapshots, span)?;
                let mut wrong = |what| changes.wrongs.push(Wrong { path: SETTINGS.to_owned(), what });
                match (&touched.old, &touched.new) {
                    (Some(_), None) => wrong(Fault::Deleted),
                    (Some(_), Some(Held::Odd)) => wrong(Fault::NoPlace),
                    (Some(_), Some(_)) if changes.settings.iter().any(settings::is_identity) => wrong(Fault::Identity),
                    _ => {}
                }
            }
            None => changes.others.push(other(touched)),
        }
    }
    let bundles: BTreeSet<BundleId> = files.iter().map(|file| file.bundle.clone()).collect();
    let old = snapshots.lists(&Side::Commit(span.from.clone()), &bundles)?;
    let new = snapshots.lists(&span.to, &bundles)?;
    let compared = Compared { span, old, new, files };
    let allowed = guard::guard(&compared, &mut snapshots, &mut changes, told)?;
    acts::acts(&compared, &mut snapshots, &allowed, &mut changes)?;
    // What git keeps of a private folder is shouted as long as it does.
    if span.to == Side::Work
        && let Kept::Something(kept) = keeps_private_dir(archive.root())
    {
        changes.wrongs.extend(kept.into_iter().map(|path| Wrong { path, what: Fault::Workshop }));
    }
    changes.wrongs.sort();
    changes.wrongs.dedup();
    changes.others.sort();
    changes.acts.sort_by(newest_first);
    Ok(changes)
}

/// What some new files of the archive tell, which lie in the folder: the acts of one command.
///
/// # Errors
/// The disk failed.
pub fn acts_of(archive: &Archive, git: &Git, paths: &[String]) -> Result<Vec<Act>> {
    let span = Span { from: String::new(), to: Side::Work };
    let lying = |path: &String| Touched { path: path.clone(), old: None, new: Some(Held::Lying), seen: Seen::Yes };
    let touched: Vec<Touched> = paths.iter().map(lying).collect();
    let files = touched.iter().filter_map(|touched| {
        layout::bundle_at(&touched.path).map(|(bundle, inside)| File { touched, bundle, inside })
    });
    let files: Vec<File> = files.collect();
    let bundles: BTreeSet<BundleId> = files.iter().map(|file| file.bundle.clone()).collect();
    let mut snapshots = Snapshots::new(archive.reader(), git)?;
    let new = snapshots.lists(&span.to, &bundles)?;
    let compared = Compared { span: &span, old: BTreeMap::new(), new, files };
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

fn other(touched: &Touched) -> Other {
    let how = match (&touched.old, &touched.new) {
        (None, _) => How::Added,
        (Some(_), None) => How::Gone,
        (Some(_), Some(_)) => How::Changed,
    };
    let in_inbox = touched.path.split('/').next() == Some(INBOX);
    Other { path: touched.path.clone(), how, what: if in_inbox { Sort::Inbox } else { Sort::File } }
}
