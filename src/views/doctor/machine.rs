//! The disk under the archive, and the programs beside deedbox.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::archive::health::{self, Writing};
use crate::archive::{Archive, EntryKind, given_kind};
use crate::model::message::Code;
use crate::views::doctor::ailment::Ailment;

/// Below this many free bytes a scan or two fill the disk.
const LOW_BYTES: u64 = 100 << 20;

pub(super) fn look_at_disk(archive: &Archive) -> Vec<Ailment> {
    let mut found = Vec::new();
    match health::writing(archive) {
        Writing::Allowed => {}
        Writing::ReadOnlyDisk => found.push(Ailment::ReadOnlyDisk),
        Writing::Forbidden => found.push(Ailment::NotWritable),
    }
    if let Some(free) = health::free_bytes(archive).filter(|free| *free < LOW_BYTES) {
        found.push(Ailment::DiskLow { free: free >> 20 });
    }
    if let Err(e) = health::try_locks(archive) {
        found.push(Ailment::NoLocks(e));
    }
    match health::leftovers(archive) {
        Ok(left) => {
            let unreadable = left.unreadable.into_iter();
            found.extend(unreadable.map(|path| Ailment::BadJournal { path }));
            if left.files != 0 {
                found.push(Ailment::Leftovers { files: left.files });
            }
        }
        Err(e) => found.push(Ailment::BadWorkshop(e)),
    }
    found
}

pub(super) fn look_at_peers(programs: &[PathBuf]) -> Vec<Ailment> {
    let peers = [
        ("sha256sum", &["sha256sum", "shasum", "gsha256sum"][..]),
        ("bagit", &["bagit.py", "bagit"][..]),
        ("browser", &["chromium", "chromium-browser", "google-chrome", "firefox"][..]),
    ];
    let missing = peers.into_iter().filter(|(_, names)| !names.iter().any(|name| has(programs, name)));
    let mut found: Vec<Ailment> = missing.map(|(peer, _)| Ailment::NoPeer(Code(peer))).collect();
    if has(programs, "fc-list") && !has_chinese_font() {
        found.push(Ailment::NoChineseFont);
    }
    found
}

/// Whether a program lies in one of the folders.
pub(super) fn has(programs: &[PathBuf], name: &str) -> bool {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    programs.iter().any(|folder| given_kind(&folder.join(&name)) == Some(EntryKind::File))
}

fn has_chinese_font() -> bool {
    let fonts = Command::new("fc-list").args([":lang=zh", "family"]).stdin(Stdio::null()).output();
    fonts.is_ok_and(|fonts| !fonts.stdout.trim_ascii().is_empty())
}
