//! Dealings with clients: letters, notices, visits, opinions, checks, surveys, disclosures (P1-2, P1-5, P1-6, P3-5).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::form;
use crate::model::id::StemText;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::paper_name::PaperName;
use crate::model::staff::StaffId;
use crate::model::text::as_text;
use crate::model::text::{Count, Line};
use crate::model::time::Date;
use crate::model::unit::{FloorCode, UnitCode};

codes! {
    /// Which way a letter goes.
    Direction, Wanted::Choice, {
        /// From the client.
        In = "in",
        /// To the client.
        Out = "out",
    }
}

form! {
    /// A letter from the client or to the client (P3-3.8, P3-5); its title says what about.
    Letter {
        must {
            /// Which way it goes: in or out
            direction: Direction,
        }
        may {
            /// Its reference number
            ref_no: Line,
            /// Who wrote it
            author: Line,
            /// Department or person to whom it went on
            passed_to: Line,
        }
        many {}
        flags {}
    }
}

/// To whom something goes: `all`, `floor:12`, `unit:1203`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Audience {
    /// Every client.
    All,
    /// The clients of a floor.
    Floor(FloorCode),
    /// The client of a unit.
    Unit(UnitCode),
}

impl Audience {
    /// Whether a room is among those that it means.
    pub fn reaches(&self, floor: &FloorCode, unit: &UnitCode) -> bool {
        match self {
            Self::All => true,
            Self::Floor(wanted) => wanted == floor,
            Self::Unit(wanted) => wanted == unit,
        }
    }
}

impl FromStr for Audience {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once(':') {
            None if given == "all" => Ok(Self::All),
            Some(("floor", floor)) => Ok(Self::Floor(floor.parse()?)),
            Some(("unit", unit)) => Ok(Self::Unit(unit.parse()?)),
            _ => Err(Invalid::new(Wanted::Audience, given, Fault::Shape("all, floor:12, unit:1203"))),
        }
    }
}

as_text!(Audience);

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Floor(floor) => write!(f, "floor:{floor}"),
            Self::Unit(unit) => write!(f, "unit:{unit}"),
        }
    }
}

form! {
    /// A notice to one client, a floor or all (P3-5); its title says what about.
    Notice {
        must {
            /// To whom: all, floor:12 or unit:1203
            to: Audience,
        }
        may {
            /// Its reference number
            ref_no: Line,
        }
        many {}
        flags {}
    }
}

codes! {
    /// On what occasion a client was visited (P1-5c).
    Occasion, Wanted::Choice, {
        /// At a festival or an event, as planned.
        Regular = "regular",
        /// As it came.
        Irregular = "irregular",
    }
}

form! {
    /// A visit to the client (P1-5c); its title says what was talked about.
    Visit {
        must {
            /// On what occasion: regular (festivals, events) or irregular
            occasion: Occasion,
        }
        may {
            /// Who went
            visitor: StaffId,
            /// What the client thinks
            opinion: Line,
        }
        many {}
        flags {}
    }
}

form! {
    /// What the client thinks of the service (P1-5c); its title says it.
    Opinion {
        must {}
        may {
            /// What it is about
            about: Line,
            /// How it came: a call, a letter, a visit
            channel: Line,
        }
        many {}
        flags {}
    }
}

form! {
    /// Somebody who is no client yet asked for space (P1-4.1); its title says more.
    Enquiry {
        must {
            /// Who asked
            who: Line,
        }
        may {
            /// For what space
            space: Line,
            /// By what way it came: a call, an agent, an advertisement, a visit to the sales staff
            source: Line,
            /// Somebody to speak to
            contact: Line,
            /// Where to call back
            phone: Line,
            /// Who sees to it
            handled_by: StaffId,
        }
        many {}
        flags {}
    }
}

codes! {
    /// What a check found.
    CheckResult, Wanted::Choice, {
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
    }
}

form! {
    /// A check of the quality of the service at a client's (P1-2).
    QualityCheck {
        must {
            /// What was checked
            item: Line,
            /// pass or fail
            result: CheckResult,
        }
        may {
            /// Who checked
            inspector: StaffId,
        }
        many {}
        flags {}
    }
}

form! {
    /// Papers and records passed on to somebody outside, with the general manager's authority (P1-5b).
    Disclosure {
        must {
            /// Who gets them
            to: Line,
            /// What for
            purpose: Line,
        }
        may {
            /// Request of a person that it answers
            request: StemText,
        }
        many {
            /// Paper that is passed on
            papers: PaperName,
            /// Record whose text is passed on, with what happened to it
            records: StemText,
        }
        flags {
            /// The data of the cover are passed on
            cover,
            /// It leaves as numbered exhibits, with what proves when they were there
            as_bundle,
        }
    }
}

form! {
    /// Client data that were exported (P1-5b); its title says what.
    Export {
        must {
            /// Who gets them
            to: Line,
            /// What for
            purpose: Line,
        }
        may {
            /// Day from which on it was exported
            since: Date,
            /// Day up to which it was exported
            until: Date,
            /// How many rows it had when it was asked for
            rows: Count,
        }
        many {
            /// What was exported: registers and kinds of record; none means all
            kinds: Line,
            /// Unit whose clients and room were exported; none means all
            units: UnitCode,
        }
        flags {
            /// Copies of the papers go along
            papers,
        }
    }
}
