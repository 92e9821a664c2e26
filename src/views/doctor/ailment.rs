//! What `doctor` can find, how grave it is, and its code.

use crate::archive::StorageError;
use crate::model::finding::Severity;
use crate::model::message::{Code, messages, texts};
use crate::model::refusal::GitOperation;
use crate::model::{Moment, Role, StaffId};
use crate::views::doctor::git_settings::QUOTE_PATH;

messages! {
    "ailment":
    /// Something that `doctor` found.
    #[derive(Debug)]
    pub enum Ailment {
        /// A key of `deedbox.toml` that this deedbox does not know: a slip of the keyboard, or a newer deedbox's.
        UnknownSetting { key: String },
        /// The staff's records cannot be read.
        StaffUnreadable(fault: StorageError),
        /// Nobody holds the role that enters people and approves loans.
        NobodyHolds { role: Role },
        /// Nobody said who acts.
        NobodyActs,
        /// The staff does not know who acts.
        ActorUnknown { actor: StaffId },
        /// Who acts has left.
        ActorLeft { actor: StaffId },
        /// The clock stands before the newest entry of the staff.
        ClockBehind {
            now: Moment,
            newest: Moment,
        },
        /// This account may not write.
        NotWritable,
        ReadOnlyDisk,
        /// The disk is nearly full.
        DiskLow {
            /// MiB.
            free: u64,
        },
        /// The system cannot lock files here.
        NoLocks(fault: StorageError),
        /// A stopped command left files in staging, or one works at this moment.
        Leftovers { files: usize },
        /// A journal cannot be understood.
        BadJournal { path: String },
        /// The private folder cannot be looked into.
        BadWorkshop(fault: StorageError),
        /// git is not installed.
        NoGit,
        /// The archive is in no git work tree.
        NoWorkTree,
        /// The repository is another user's, and git will not work with it.
        DubiousOwner,
        /// git left files of the archive out of this working copy, or does not look at them.
        LeftOut { files: usize },
        /// What is committed is not checked.
        NoHook,
        /// A setting of git is not as an archive wants it.
        GitSetting {
            key: &'static str,
            is: Option<String>,
            wanted: &'static str,
        },
        /// git knows so many files that a setting makes it faster.
        ManyFiles { files: u32, key: &'static str, wanted: &'static str },
        /// git knows so many files that it should be kept in order at night.
        NoMaintenance { files: u32 },
        /// `.gitattributes` lacks a line.
        NoAttribute { line: &'static str },
        /// git does not ignore the private folder.
        NotIgnored,
        /// git keeps files of the private folder.
        WorkshopKept,
        /// git has files of the inbox, now or in what was committed before: what is confidential among them cannot be taken back.
        InboxKept { files: usize, first: String },
        /// Confidential papers lie in clear on this disk, so many.
        ClearOnDisk { papers: usize },
        /// The settings name other keys for recovery than the key box has.
        RecoveryDiffers { keys: String },
        /// A stopped command left a clear copy of what lies encrypted, outside the archive.
        ClearLeft { path: String },
        /// git is in the middle of something, so nothing can be written.
        UnderWay(operation: GitOperation),
        /// The clone is behind the branch that it follows, as far as it knows.
        Behind { commits: u64 },
        /// `.gitattributes` wants git-lfs, which is not installed.
        NoLfs,
        /// Pointers of git-lfs lie where papers should be.
        LfsPointers { files: usize },
        /// A program that checks or prints without deedbox is not here.
        NoPeer(peer: Code),
        NoChineseFont,
    }
}

// Its sentence is made where the words of errors are.
texts!(StorageError);

impl Ailment {
    /// Whether it must be mended, or is good to know.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownSetting { .. }
            | Self::StaffUnreadable(_)
            | Self::NobodyHolds { .. }
            | Self::ActorUnknown { .. }
            | Self::ActorLeft { .. }
            | Self::ClockBehind { .. }
            | Self::NotWritable
            | Self::DiskLow { .. }
            | Self::NoLocks(_)
            | Self::BadJournal { .. }
            | Self::BadWorkshop(_)
            | Self::NoAttribute { .. }
            | Self::NotIgnored
            | Self::WorkshopKept
            | Self::DubiousOwner
            | Self::LeftOut { .. }
            | Self::ClearLeft { .. }
            | Self::RecoveryDiffers { .. }
            | Self::UnderWay(_)
            | Self::NoLfs
            | Self::LfsPointers { .. } => Severity::Damage,
            // Names that git shows as numbers are ugly and harmless; the other settings keep papers together.
            Self::GitSetting { key, .. } if *key == QUOTE_PATH => Severity::Note,
            Self::GitSetting { .. } => Severity::Damage,
            Self::NobodyActs
            | Self::ReadOnlyDisk
            | Self::Leftovers { .. }
            | Self::NoGit
            | Self::NoWorkTree
            | Self::NoHook
            | Self::InboxKept { .. }
            | Self::ClearOnDisk { .. }
            | Self::Behind { .. }
            | Self::ManyFiles { .. }
            | Self::NoMaintenance { .. }
            | Self::NoPeer(_)
            | Self::NoChineseFont => Severity::Note,
        }
    }

    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownSetting { .. } => "unknown-setting",
            Self::StaffUnreadable(_) => "staff-unreadable",
            Self::NobodyHolds { .. } => "nobody-holds",
            Self::NobodyActs => "nobody-acts",
            Self::ActorUnknown { .. } => "actor-unknown",
            Self::ActorLeft { .. } => "actor-left",
            Self::ClockBehind { .. } => "clock-behind",
            Self::NotWritable => "not-writable",
            Self::ReadOnlyDisk => "read-only-disk",
            Self::DiskLow { .. } => "disk-low",
            Self::NoLocks(_) => "no-locks",
            Self::Leftovers { .. } => "leftovers",
            Self::BadJournal { .. } => "bad-journal",
            Self::BadWorkshop(_) => "bad-workshop",
            Self::NoGit => "no-git",
            Self::NoWorkTree => "no-work-tree",
            Self::DubiousOwner => "dubious-owner",
            Self::LeftOut { .. } => "left-out",
            Self::NoHook => "no-hook",
            Self::GitSetting { .. } => "git-setting",
            Self::ManyFiles { .. } => "many-files",
            Self::NoMaintenance { .. } => "no-maintenance",
            Self::NoAttribute { .. } => "no-attribute",
            Self::NotIgnored => "not-ignored",
            Self::WorkshopKept => "workshop-kept",
            Self::InboxKept { .. } => "inbox-kept",
            Self::ClearOnDisk { .. } => "clear-on-disk",
            Self::ClearLeft { .. } => "clear-left",
            Self::RecoveryDiffers { .. } => "recovery-differs",
            Self::UnderWay(_) => "under-way",
            Self::Behind { .. } => "behind",
            Self::NoLfs => "no-lfs",
            Self::LfsPointers { .. } => "lfs-pointers",
            Self::NoPeer(_) => "no-peer",
            Self::NoChineseFont => "no-chinese-font",
        }
    }
}
