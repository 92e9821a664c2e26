//! Holds on what may not be destroyed, and why a volume may not go yet (S-RET; DA/T 22, ISO 15489).

use std::fmt;
use std::str::FromStr;

use crate::model::form::form;
use crate::model::id::{FileName, RecordId};
use crate::model::invalid::{Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::volume::VolumeCode;

form! {
    /// Something may not be destroyed, whatever its term says, until the hold is closed (S-RET).
    Hold {
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
    }
}

/// Something that keeps a volume, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBy {
    pub why: WhyKept,
    /// The hold, the loans, the cases; none where nothing is to be named.
    pub by: Vec<RecordId>,
}
