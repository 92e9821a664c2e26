//! Looking again while nobody writes: what is found beside a live writer may be a change half made.

use std::time::Duration;

use crate::archive::lock::{self, Hold, Lock};
use crate::archive::private_dir::PrivateDir;
use crate::archive::storage_error::StorageError;
use crate::archive::{Archive, BundleId};
use crate::model::{Finding, FindingCode};

/// How long to wait for writers.
const WAIT: Duration = Duration::from_secs(5);

/// How a second look may be taken.
#[derive(Debug)]
pub(in crate::archive) enum Quiet {
    /// Nobody writes while this is held.
    Held(Vec<Lock>),
    /// Nobody can be writing, or it cannot be told: what was found stands.
    Unneeded,
    /// Somebody writes all the time.
    Busy,
}

/// Waits until nobody writes in a bundle, or in the whole archive.
pub(in crate::archive) fn quiet(archive: &Archive, bundle: Option<&BundleId>) -> Quiet {
    // Without a private folder nobody has written here; where it cannot be used, nobody can.
    let Ok(Some(private_dir)) = PrivateDir::existing(archive.reader()) else {
        return Quiet::Unneeded;
    };
    let hold = if bundle.is_some() { Hold::Shared } else { Hold::Alone };
    let mut wanted = vec![(private_dir.archive_lock(), hold)];
    wanted.extend(bundle.map(|id| (private_dir.bundle_lock(&id.path()), Hold::Shared)));
    let mut locks = Vec::new();
    for (path, hold) in wanted {
        match lock::take(archive.disk(), path, "", hold, WAIT) {
            Ok(lock) => locks.push(lock),
            Err(StorageError::Busy { .. }) => return Quiet::Busy,
            Err(_) => return Quiet::Unneeded,
        }
    }
    Quiet::Held(locks)
}

/// Waits until nobody writes, and keeps it so while what is given is held; nothing is held where that cannot be had.
pub fn while_nobody_writes(archive: &Archive) -> Vec<Lock> {
    match quiet(archive, None) {
        Quiet::Held(locks) => locks,
        Quiet::Unneeded | Quiet::Busy => Vec::new(),
    }
}

/// What of the findings no writer can have caused; where that is less, a note says where somebody was writing.
pub(in crate::archive) fn without_doubt(findings: Vec<Finding>, place: &str) -> Vec<Finding> {
    let all = findings.len();
    let mut sure: Vec<Finding> = findings.into_iter().filter(|finding| !may_be_half_made(finding.code)).collect();
    if sure.len() < all {
        sure.push(Finding::new(FindingCode::Busy, place));
    }
    sure
}

/// Whether a change in the making looks like this.
fn may_be_half_made(code: FindingCode) -> bool {
    matches!(
        code,
        FindingCode::Unlisted
            | FindingCode::Missing
            | FindingCode::Renamed
            | FindingCode::NameForm
            | FindingCode::Stray
            | FindingCode::BagBroken
            | FindingCode::LatePaper
            | FindingCode::Unreadable
            | FindingCode::SealedGone
            | FindingCode::SealMissing
            | FindingCode::WrongPlace
            | FindingCode::BundleMissing
            | FindingCode::BundleUnknown
    )
}
