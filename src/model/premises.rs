//! Parts of the estate that no client holds: a floor's corridor, the roof, the garden; and what is recorded of them.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::Kind;
use crate::model::text::as_text;
use crate::model::unit::{FloorCode, UnitCode};

/// The kinds that are recorded of a vacant unit and of common parts: what is broken, what was found, what is remarked,
/// what a meter read.
pub const KINDS: [Kind; 4] = [Kind::Repair, Kind::Violation, Kind::Note, Kind::Reading];

/// Common parts: `floor:12`, or `estate` for what belongs to no floor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub enum CommonPart {
    Floor(#[schemars(with = "String")] FloorCode),
    Estate,
}

impl FromStr for CommonPart {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once(':') {
            Some(("floor", floor)) => floor.parse().map(Self::Floor),
            None if given == "estate" => Ok(Self::Estate),
            _ => Err(Invalid::new(Wanted::Audience, given, Fault::Shape("floor:12"))),
        }
    }
}

as_text!(CommonPart);

impl fmt::Display for CommonPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Floor(floor) => write!(f, "floor:{floor}"),
            Self::Estate => f.pad("estate"),
        }
    }
}

/// What no client holds: common parts, or a unit on a day on which nobody has it, `unit:1501`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Premises {
    Part(CommonPart),
    Room(UnitCode),
}

impl Premises {
    /// Whether a word names one of them, rightly spelt or not.
    pub fn is_meant(word: &str) -> bool {
        word == "estate" || word.starts_with("floor:") || word.starts_with("unit:")
    }
}

impl FromStr for Premises {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once(':') {
            Some(("unit", unit)) => unit.parse().map(Self::Room),
            _ => given.parse().map(Self::Part),
        }
    }
}

impl fmt::Display for Premises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => part.fmt(f),
            Self::Room(unit) => write!(f, "unit:{unit}"),
        }
    }
}
