//! Holds on what may not be destroyed, and why a volume may not go yet (S-RET; DA/T 22, ISO 15489).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::attachment::Attachment;
use crate::model::digest::Sha256;
use crate::model::form::form;
use crate::model::id::{FileName, RecordId, StemText};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::path::BundlePath;
use crate::model::text::{Line, as_text};
use crate::model::time::Date;
use crate::model::volume::VolumeCode;

form! {
    /// Something may not be destroyed, whatever its term says, until the hold is closed (S-RET).
    HoldOrder {
        must {
            /// Why it may not be destroyed
            reason: Line,
        }
        may {
            /// What asks for it: an order, a law, a letter
            mandate: Line,
            /// Day on which it is to be looked at again
            until: Date,
        }
        many {
            /// Volume that is held, by its code
            volumes: VolumeCode,
            /// Client whose file is held: the first unit and the folder
            clients: Line,
        }
        flags {}
    }
}

/// What somebody holds: a volume by its code, or a client's file by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holdable {
    Volume(VolumeCode),
    File(FileName),
}

impl FromStr for Holdable {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        // No unit's code holds the dot of a volume's.
        if given.contains('·') { given.parse().map(Self::Volume) } else { given.parse().map(Self::File) }
    }
}

impl fmt::Display for Holdable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Volume(code) => code.fmt(f),
            Self::File(name) => name.fmt(f),
        }
    }
}

codes! {
    /// Why a volume may not be destroyed yet.
    WhyKept, Wanted::Choice, {
        /// Its term has not ended, or never ends.
        Term = "term",
        /// A hold is on it.
        Held = "held",
        /// Papers of it are out.
        Lent = "lent",
        /// A case of the client's is not settled.
        CaseOpen = "case-open",
        /// Money is owed by the client, or held of theirs.
        MoneyOwed = "money-owed",
        /// Something came for it afterwards and is in no box yet.
        LatePaper = "late-paper",
        /// A paper in it is to be kept longer than its box says.
        LongerTerm = "longer-term",
        /// The appraisers keep it.
        Kept = "kept",
        /// It stands on a destruction list that is not carried out yet.
        OnList = "on-list",
    }
}

/// Something that keeps a volume, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBy {
    pub why: WhyKept,
    /// The hold, the loans, the cases; none where nothing is to be named.
    pub by: Vec<RecordId>,
}

codes! {
    /// On what ground something is destroyed.
    Ground, Wanted::Choice, {
        /// Its term is over.
        Term = "term",
        /// A person asks for it, as the law lets them.
        Request = "request",
        /// The same bytes are filed elsewhere.
        Duplicate = "duplicate",
        /// An encrypted copy has taken its place.
        Secured = "secured",
    }
}

/// A list of what is to be destroyed (docs/FORMS.md, 銷毀清冊): asked for, approved, carried out, witnessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disposal {
    /// On what ground.
    pub ground: Ground,
    /// What the appraisers say.
    pub reason: Line,
    /// The request of a person on which it rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<StemText>,
    /// The volumes, by their codes; none where single papers are on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volumes: Vec<VolumeCode>,
    /// The list for people as CSV, then the lines of what is destroyed.
    pub attachments: Vec<Attachment>,
}

impl Disposal {
    /// The paper that holds the lines of what is destroyed.
    pub fn lines(&self) -> Option<&Attachment> {
        self.attachments.get(1)
    }

    /// Whether it rests on what a person asked for, and does not wait.
    pub fn is_asked_by_person(&self) -> bool {
        self.ground == Ground::Request && self.request.is_some()
    }
}

/// A file on a list: `<sha256>  <identity of the bundle> <path in it>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DisposalLine {
    pub sha256: Sha256,
    /// The identity of the bundle, which has no blank in it.
    pub identity: String,
    pub path: BundlePath,
}

impl FromStr for DisposalLine {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::BundlePath, given, Fault::Shape("<sha256>  <identity> data/…"));
        let (digest, rest) = given.split_once("  ").ok_or_else(wrong)?;
        let (identity, path) = rest.split_once(' ').ok_or_else(wrong)?;
        Ok(Self { sha256: digest.parse().map_err(|_| wrong())?, identity: identity.to_owned(), path: path.parse()? })
    }
}

impl fmt::Display for DisposalLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {} {}", self.sha256, self.identity, self.path)
    }
}

/// What appraisers decide about a volume whose term is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Appraisal {
    Destroy,
    /// It is kept for ever.
    Keep,
    /// It is kept until the end of a day.
    KeepUntil(Date),
}

impl FromStr for Appraisal {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once(' ') {
            None if given == "destroy" => Ok(Self::Destroy),
            None if given == "keep" => Ok(Self::Keep),
            Some(("keep-until", day)) => Ok(Self::KeepUntil(day.trim().parse()?)),
            _ => Err(Invalid::new(Wanted::Choice, given, Fault::Shape("destroy, keep, keep-until 2046-12-31"))),
        }
    }
}

as_text!(Appraisal);

impl fmt::Display for Appraisal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Destroy => f.write_str("destroy"),
            Self::Keep => f.write_str("keep"),
            Self::KeepUntil(day) => write!(f, "keep-until {day}"),
        }
    }
}

codes! {
    /// In what bytes remain that were destroyed in the archive.
    RemainsIn, Wanted::Choice, {
        /// git's history, under the name of a blob.
        Git = "git",
        /// The store of git-lfs, under a digest.
        Lfs = "lfs",
        /// A store beyond this disk, under its name and the key of the object.
        Store = "store",
        /// Copies that somebody was given.
        Copy = "copy",
    }
}

/// Something that remains: `git <blob> <file>`, `lfs <digest> <file>`, `store <remote>/<key> <file>`, `copy <file> <to whom>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining {
    pub held: RemainsIn,
    /// A blob, a digest, or to whom.
    pub by: String,
    /// The identity of the bundle, and the path in it.
    pub file: String,
}

impl FromStr for Remaining {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Choice, given, Fault::Shape("git <blob> <file>"));
        let (held, rest) = given.split_once(' ').ok_or_else(wrong)?;
        let held = held.parse::<RemainsIn>()?;
        let (first, second) = rest.split_once(' ').ok_or_else(wrong)?;
        let (by, file) = if held == RemainsIn::Copy { (second, first) } else { (first, second) };
        Ok(Self { held, by: by.to_owned(), file: file.to_owned() })
    }
}

impl fmt::Display for Remaining {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.held {
            // No path that deedbox writes has a blank in it; a name has.
            RemainsIn::Copy => write!(f, "{} {} {}", self.held, self.file, self.by),
            RemainsIn::Git | RemainsIn::Lfs | RemainsIn::Store => write!(f, "{} {} {}", self.held, self.by, self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_a_decision_parse_and_print_alike() {
        let line = format!("{}  1203/2021-03-01_宏達_7k2m data/originals/unit/a b.pdf", "0".repeat(64));
        assert_eq!(line.parse::<DisposalLine>().unwrap().to_string(), line);
        for given in ["destroy", "keep", "keep-until 2046-12-31"] {
            assert_eq!(given.parse::<Appraisal>().unwrap().to_string(), given);
        }
        for given in ["", "burn", "keep 2046-12-31", "keep-until", "keep-until 2046-02-30", "destroy now"] {
            assert!(given.parse::<Appraisal>().is_err(), "{given}");
        }
    }
}
