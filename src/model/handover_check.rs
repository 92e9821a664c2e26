//! What is asked of an archive that was handed over, under the four headings by which archives ask (S-HAND).

use crate::model::finding::{FindingCode, Severity};
use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// What is asked.
    HandoverHeading, Wanted::Choice, {
        /// Whether it is what was sealed and signed: 真實.
        Authentic = "authentic",
        /// Whether all of it is there: 完整.
        Complete = "complete",
        /// Whether it can be read: 可用.
        Usable = "usable",
        /// Whether it does nothing unasked: 安全.
        Safe = "safe",
    }
}

codes! {
    /// What differs beside what `verify` finds.
    HandoverFault, Wanted::Choice, {
        /// A file of the bag's own is not there, or cannot be understood.
        BagList = "bag-list",
        /// A file that the bag lists is not there.
        BagMissing = "bag-missing",
        /// A file has other bytes than the bag lists.
        BagAltered = "bag-altered",
        /// A file is there that the bag does not list.
        BagUnlisted = "bag-unlisted",
        /// What is no plain file.
        BagLink = "bag-link",
        /// There is no archive in it, or it cannot be opened.
        NoArchive = "no-archive",
        /// A list of what is handed over is not there.
        ListMissing = "list-missing",
        /// The list says so, and the archive does not.
        ListOnly = "list-only",
        /// The archive has it, and the list does not say so.
        ArchiveOnly = "archive-only",
        /// What the archive holds cannot be counted, for something of it cannot be understood.
        Uncounted = "uncounted",
        /// It stayed where it came from, as the bag says.
        StayedBehind = "stayed-behind",
        /// It belongs on the shelves, is not lent, and was not scanned.
        NotScanned = "not-scanned",
        /// It was scanned, and no label of the archive says so.
        ScanUnknown = "scan-unknown",
        /// A paper that lies encrypted, as its record says, with the bytes that were listed: it opens with a key.
        Encrypted = "encrypted",
        /// A paper that lies encrypted, whose key goes along; whether it opens is not tried.
        KeyGiven = "key-given",
        /// A paper that lies encrypted, and goes along in clear.
        GivenClear = "given-clear",
        /// A paper that nobody reads without a key, and no record says so; or one whose key went along and does not open it.
        Locked = "locked",
        /// A page that a browser would run.
        Markup = "markup",
        /// A program, or a document with programs in it.
        Program = "program",
    }
}

impl HandoverFault {
    /// Under which heading it stands.
    pub fn heading(self) -> HandoverHeading {
        match self {
            Self::BagAltered => HandoverHeading::Authentic,
            Self::BagList
            | Self::BagMissing
            | Self::BagUnlisted
            | Self::NoArchive
            | Self::ListMissing
            | Self::ListOnly
            | Self::ArchiveOnly
            | Self::Uncounted
            | Self::StayedBehind
            | Self::NotScanned
            | Self::ScanUnknown => HandoverHeading::Complete,
            Self::Encrypted | Self::Locked | Self::KeyGiven | Self::GivenClear => HandoverHeading::Usable,
            Self::BagLink | Self::Markup | Self::Program => HandoverHeading::Safe,
        }
    }

    /// Whether it is a difference, or worth knowing.
    pub fn severity(self) -> Severity {
        match self {
            Self::Encrypted | Self::KeyGiven | Self::GivenClear | Self::Markup | Self::Program | Self::StayedBehind => {
                Severity::Note
            }
            _ => Severity::Damage,
        }
    }
}

/// Under which heading stands what `verify` finds; who did what, and when, is the one that is not told of the others.
pub fn heading_of(code: FindingCode) -> HandoverHeading {
    match code {
        FindingCode::Missing
        | FindingCode::Unlisted
        | FindingCode::ManifestLine
        | FindingCode::ManifestTorn
        | FindingCode::ManifestConflict
        | FindingCode::RepeatedLine
        | FindingCode::AttachmentMissing
        | FindingCode::CoveredMissing
        | FindingCode::WrongPlace
        | FindingCode::BundleMissing
        | FindingCode::BundleUnknown
        | FindingCode::CodeTwice
        | FindingCode::LongerTerm
        | FindingCode::LatePaper
        | FindingCode::NotDestroyed
        | FindingCode::SealMissing
        | FindingCode::SealedGone
        | FindingCode::BagBroken
        | FindingCode::Busy => HandoverHeading::Complete,
        FindingCode::LineEnds
        | FindingCode::Truncated
        | FindingCode::Unreadable
        | FindingCode::LfsPointer
        | FindingCode::BadRecord
        | FindingCode::UnknownKey
        | FindingCode::BadSettings => HandoverHeading::Usable,
        FindingCode::Renamed
        | FindingCode::NameForm
        | FindingCode::Link
        | FindingCode::NotAFile
        | FindingCode::NameClash
        | FindingCode::Stray
        | FindingCode::BadJournal
        | FindingCode::ForeignJournal => HandoverHeading::Safe,
        _ => HandoverHeading::Authentic,
    }
}

/// The endings of papers that a browser runs.
const MARKUP: [&str; 7] = ["htm", "html", "xhtml", "svg", "xml", "mht", "mhtml"];

/// The endings of programs, and of documents with programs in them.
const PROGRAMS: [&str; 22] = [
    "exe", "com", "bat", "cmd", "ps1", "vbs", "js", "jar", "msi", "scr", "lnk", "hta", "sh", "py", "app", "dll",
    "docm", "xlsm", "pptm", "dotm", "xltm", "reg",
];

/// What a paper is by its name, where that is worth knowing.
pub fn fault_of_name(name: &str) -> Option<HandoverFault> {
    let ending = name.rsplit_once('.')?.1.to_lowercase();
    match ending.as_str() {
        "age" | "gpg" | "pgp" => Some(HandoverFault::Locked),
        ending if MARKUP.contains(&ending) => Some(HandoverFault::Markup),
        ending if PROGRAMS.contains(&ending) => Some(HandoverFault::Program),
        _ => None,
    }
}
