//! What `doctor` finds, in words, and the command that mends it.

use crate::cli::words::storage::storage;
use crate::cli::words::{ErrorText, Words, told};
use crate::model::refusal::GitOperation;
use crate::output::safe;
use crate::output::wording::Wording;
use crate::views::doctor::{Ailment, Peer};

/// What is wrong, or good to know.
pub(super) fn sentence(words: Words, ailment: &Ailment) -> String {
    said(words, ailment).what
}

/// What mends it: a command where one does, else a sentence.
pub(super) fn mend(words: Words, ailment: &Ailment) -> String {
    said(words, ailment).mend.unwrap_or_default()
}

fn said(words: Words, ailment: &Ailment) -> ErrorText {
    match ailment {
        Ailment::UnknownSetting { key } => told!(words, "ailment-unknown-setting", key = key),
        Ailment::StaffUnreadable(e) => told!(words, "ailment-staff-unreadable", what = storage(words, e).what),
        Ailment::NobodyHolds { role } => {
            told!(words, "ailment-nobody-holds", role = words.code(role.as_str()), code = role)
        }
        Ailment::NobodyActs => told!(words, "ailment-nobody-acts"),
        Ailment::ActorUnknown { actor } => told!(words, "ailment-actor-unknown", actor = actor),
        Ailment::ActorLeft { actor } => told!(words, "ailment-actor-left", actor = actor),
        Ailment::ClockBehind { now, newest } => told!(words, "ailment-clock-behind", now = now, newest = newest),
        Ailment::NotWritable => told!(words, "ailment-not-writable"),
        Ailment::ReadOnlyDisk => told!(words, "ailment-read-only-disk"),
        Ailment::DiskLow { free } => told!(words, "ailment-disk-low", free => free >> 20),
        Ailment::NoLocks(e) => told!(words, "ailment-no-locks", what = storage(words, e).what),
        Ailment::Leftovers { files } => told!(words, "ailment-leftovers", files => *files),
        Ailment::BadJournal { path } => told!(words, "ailment-bad-journal", path = safe::short(path, 200)),
        Ailment::BadWorkshop(e) => {
            let cause = storage(words, e);
            ErrorText { mend: cause.mend, ..told!(words, "ailment-bad-workshop", what = cause.what) }
        }
        Ailment::NoGit => told!(words, "ailment-no-git"),
        Ailment::NoWorkTree => told!(words, "ailment-no-work-tree"),
        Ailment::GitSetting { key, is: None, wanted } => told!(words, "ailment-git-unset", key = key, wanted = wanted),
        Ailment::GitSetting { key, is: Some(is), wanted } => {
            told!(words, "ailment-git-setting", key = key, is = safe::short(is, 40), wanted = wanted)
        }
        Ailment::DubiousOwner => told!(words, "ailment-dubious-owner"),
        Ailment::LeftOut { files } => told!(words, "ailment-left-out", files => *files),
        Ailment::NoHook => told!(words, "ailment-no-hook"),
        Ailment::NoAttribute { line } => told!(words, "ailment-no-attribute", line = line),
        Ailment::NotIgnored => told!(words, "ailment-not-ignored"),
        Ailment::WorkshopKept => told!(words, "ailment-workshop-kept"),
        Ailment::UnderWay(operation) => under_way(words, *operation),
        Ailment::Behind { commits } => told!(words, "ailment-behind", commits => *commits),
        Ailment::NoLfs => told!(words, "ailment-no-lfs"),
        Ailment::LfsPointers { files } => told!(words, "ailment-lfs-pointers", files => *files),
        Ailment::NoPeer(Peer::Sha256sum) => told!(words, "ailment-no-sha256sum"),
        Ailment::NoPeer(Peer::Bagit) => told!(words, "ailment-no-bagit"),
        Ailment::NoPeer(Peer::Browser) => told!(words, "ailment-no-browser"),
        Ailment::NoChineseFont => told!(words, "ailment-no-chinese-font"),
    }
}

fn under_way(words: Words, operation: GitOperation) -> ErrorText {
    let what = words.says(&operation);
    match operation {
        GitOperation::Merge => told!(words, "ailment-merge-under-way", operation = what),
        GitOperation::Rebase => told!(words, "ailment-rebase-under-way", operation = what),
        GitOperation::Pick => told!(words, "ailment-pick-under-way", operation = what),
    }
}
