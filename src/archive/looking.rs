//! What was looked at while something was made of the archive, so that who would make it again can tell, by digests of what lies there and
//! never by times, that it would be the same: of which bundles the records of which kinds, which folders, which files.
//!
//! Whatever reads the archive goes through [`Reader`](crate::archive::read::Reader) and [`Bundle`](crate::archive::Bundle), and these tell it here. What a bundle's
//! records say is told by its manifests: a record is understood only if its bytes match its line.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::archive::layout::{self, DATA, MANIFESTS, RECORD_ENDING, RECORDS};
use crate::model::Kind;

/// Something of the archive that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LookedAt {
    /// The records of a kind in a bundle, with their events.
    Entries(String, Kind),
    /// What a bundle lists beside records and events.
    Papers(String),
    /// All that a bundle lists.
    Bundle(String),
    /// Whether something lies at a path, and what.
    There(String),
    /// The names in a folder.
    Names(String),
    /// The bytes of a file that is in no bundle.
    Bytes(String),
    /// The tenancies of every room.
    Tenancies,
}

/// Notes what is looked at, while somebody wants to know.
#[derive(Debug, Default)]
pub struct Looking {
    is_asked: AtomicBool,
    seen: Mutex<BTreeSet<LookedAt>>,
}

impl Looking {
    /// Begins to note.
    pub fn begin(&self) {
        self.seen().clear();
        self.is_asked.store(true, Ordering::Relaxed);
    }

    /// What was looked at since then.
    pub fn end(&self) -> BTreeSet<LookedAt> {
        self.is_asked.store(false, Ordering::Relaxed);
        std::mem::take(&mut self.seen())
    }

    fn seen(&self) -> MutexGuard<'_, BTreeSet<LookedAt>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something, where somebody wants to know.
    pub(in crate::archive) fn note(&self, looked_at: impl FnOnce() -> LookedAt) {
        if self.is_asked.load(Ordering::Relaxed) {
            self.seen().insert(looked_at());
        }
    }

    /// The names in a folder were read: those of manifests, and of records, are told by who reads the bundle.
    pub(in crate::archive) fn note_names(&self, path: &Path) {
        self.note_path(path, LookedAt::Names);
    }

    /// A file was opened.
    pub(in crate::archive) fn note_bytes(&self, path: &Path) {
        self.note_path(path, LookedAt::Bytes);
    }

    fn note_path(&self, path: &Path, sort: fn(String) -> LookedAt) {
        if !self.is_asked.load(Ordering::Relaxed) {
            return;
        }
        let path = path.to_string_lossy().into_owned();
        let Some((bundle, inside)) = within(&path) else { return self.note(|| sort(path)) };
        match inside {
            Inside::Told => {}
            // By the names alone it is seen whether a unit was entered by mistake.
            Inside::Data => self.note(|| LookedAt::Entries(bundle, Kind::Unit)),
            Inside::Paper => self.note(|| LookedAt::Papers(bundle)),
        }
    }
}

/// What a path within a bundle leads to.
enum Inside {
    /// To manifests and records, of which [`Bundle`](crate::archive::Bundle) tells.
    Told,
    /// To the folder of everything else.
    Data,
    /// To a paper, or a signature.
    Paper,
}

/// The bundle that a path leads into, and to what there; none of a path that leads into none.
fn within(path: &str) -> Option<(String, Inside)> {
    // A folder is named without what stands behind it.
    let path = format!("{path}/");
    let (bundle, inside) = layout::bundle_at(&path)?;
    let inside = inside.trim_end_matches('/');
    let sort = match inside.strip_prefix(DATA) {
        Some("") => Inside::Data,
        Some(rest) if inside == RECORDS || rest.ends_with(RECORD_ENDING) => Inside::Told,
        Some(rest) if rest.starts_with('/') => Inside::Paper,
        Some(_) | None if inside == MANIFESTS || inside.starts_with("manifests/") => Inside::Told,
        Some(_) | None => return None,
    };
    Some((bundle.path(), sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(note: impl FnOnce(&Looking)) -> Vec<LookedAt> {
        let looking = Looking::default();
        looking.begin();
        note(&looking);
        looking.end().into_iter().collect()
    }

    #[test]
    fn what_bundles_tell_is_not_told_by_paths() {
        let room = "units/12/1203/room";
        let names = |path: &str| noted(|looking| looking.note_names(Path::new(path)));
        let bytes = |path: &str| noted(|looking| looking.note_bytes(Path::new(path)));
        assert_eq!(names(&format!("{room}/manifests")), []);
        assert_eq!(names(&format!("{room}/data/records")), []);
        assert_eq!(names(&format!("{room}/data")), [LookedAt::Entries(room.to_owned(), Kind::Unit)]);
        assert_eq!(names("units/12"), [LookedAt::Names("units/12".to_owned())]);
        assert_eq!(bytes(&format!("{room}/manifests/x.sha256")), []);
        assert_eq!(bytes(&format!("{room}/data/unit.toml")), []);
        assert_eq!(bytes(&format!("{room}/data/originals/a.pdf")), [LookedAt::Papers(room.to_owned())]);
        assert_eq!(bytes("deedbox.toml"), [LookedAt::Bytes("deedbox.toml".to_owned())]);
    }

    #[test]
    fn nothing_is_noted_while_nobody_asks() {
        let looking = Looking::default();
        looking.note(|| LookedAt::Tenancies);
        looking.begin();
        assert!(looking.end().is_empty());
        looking.note(|| LookedAt::Tenancies);
        looking.begin();
        assert!(looking.end().is_empty());
    }
}
