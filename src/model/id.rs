//! What records, events and their files are called.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::{Action, Kind};
use crate::model::register::Register;
use crate::model::text::{as_text, as_text_of};
use crate::model::time::Date;
use crate::model::unit::UnitCode;

/// The four random characters at the end of a name: lower-case Crockford base32 (no i, l, o, u).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Tail([u8; 4]);

impl Tail {
    const ALPHABET: &'static [u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

    /// A tail from 20 random bits.
    pub fn from_bits(bits: u32) -> Self {
        let digit = |at: u32| {
            let index = usize::try_from(bits >> (5 * at) & 31).unwrap_or_default();
            Self::ALPHABET.get(index).copied().unwrap_or(b'0')
        };
        Self([digit(3), digit(2), digit(1), digit(0)])
    }

    /// Its characters.
    pub fn as_bytes(&self) -> &[u8; 4] {
        &self.0
    }
}

impl FromStr for Tail {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let lower = given.to_ascii_lowercase();
        match <[u8; 4]>::try_from(lower.as_bytes()) {
            Ok(bytes) if bytes.iter().all(|b| Self::ALPHABET.contains(b)) => Ok(Self(bytes)),
            _ => Err(Invalid::new(Wanted::Reference, given, Fault::Shape("x4p9"))),
        }
    }
}

impl fmt::Display for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{}", char::from(*b)))
    }
}

/// A record's name in its bundle, without `.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stem {
    /// The cover of a client's file (`cover`).
    Cover,
    /// The unit itself (`unit`), in its room.
    Unit,
    /// Any other record: `2026-11-23-complaint-x4p9`.
    Dated {
        /// When what it tells happened.
        date: Date,
        kind: Kind,
        tail: Tail,
    },
}

impl Stem {
    /// The kind of record that a file of this name holds.
    pub fn kind(self) -> Kind {
        match self {
            Self::Cover => Kind::Cover,
            Self::Unit => Kind::Unit,
            Self::Dated { kind, .. } => kind,
        }
    }

    /// The short form, as it is printed after the unit: `x4p9`, `cover`.
    pub fn short(self) -> String {
        match self {
            Self::Cover | Self::Unit => self.to_string(),
            Self::Dated { tail, .. } => tail.to_string(),
        }
    }
}

impl FromStr for Stem {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Reference, given, Fault::Shape("2026-11-23-loan-x4p9"));
        match given {
            "cover" => return Ok(Self::Cover),
            "unit" => return Ok(Self::Unit),
            _ => {}
        }
        let (date, rest) = given.split_at_checked(10).ok_or_else(wrong)?;
        let (kind, tail) = rest.strip_prefix('-').and_then(|rest| rest.rsplit_once('-')).ok_or_else(wrong)?;
        let tail = if tail.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(wrong());
        } else {
            tail.parse()?
        };
        Ok(Self::Dated { date: date.parse()?, kind: kind.parse()?, tail })
    }
}

impl fmt::Display for Stem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cover => f.write_str("cover"),
            Self::Unit => f.write_str("unit"),
            Self::Dated { date, kind, tail } => write!(f, "{date}-{kind}-{tail}"),
        }
    }
}

impl Stem {
    /// The day in the name of a record; a cover and a unit have none.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Dated { date, .. } => Some(date),
            Self::Cover | Self::Unit => None,
        }
    }
}

/// A stem is written into events and loans as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct StemText(#[schemars(with = "String")] pub Stem);

as_text_of!(StemText);

/// The name of a record, or of one of its events, written into an event as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct EntryText(#[schemars(with = "String")] pub EntryName);

as_text_of!(EntryText);

/// The end of an event's name: `02-approved-h3c8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Events seen when it was written, and 1: by this they fold.
    pub number: u32,
    /// What was done.
    pub action: Action,
    /// Told apart by.
    pub tail: Tail,
}

impl FromStr for Step {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Reference, given, Fault::Shape("02-approved-h3c8"));
        let (number, rest) = given.split_once('-').ok_or_else(wrong)?;
        let (action, tail) = rest.rsplit_once('-').ok_or_else(wrong)?;
        if number.len() < 2 || 6 < number.len() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        Ok(Self { number: number.parse().map_err(|_| wrong())?, action: action.parse()?, tail: tail.parse()? })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}-{}", self.number, self.action, self.tail)
    }
}

/// What a `.toml` file under `data/` is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryName {
    Record(Stem),
    /// An event of a record.
    Event(Stem, Step),
}

impl EntryName {
    /// The record that it is, or belongs to.
    pub fn record(self) -> Stem {
        match self {
            Self::Record(stem) | Self::Event(stem, _) => stem,
        }
    }

    /// The characters in which its own name ends, where they were drawn.
    pub fn tail(self) -> Option<Tail> {
        match self {
            Self::Record(Stem::Dated { tail, .. }) | Self::Event(_, Step { tail, .. }) => Some(tail),
            Self::Record(Stem::Cover | Stem::Unit) => None,
        }
    }
}

impl FromStr for EntryName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.split_once('+') {
            None => Ok(Self::Record(given.parse()?)),
            Some((stem, step)) => Ok(Self::Event(stem.parse()?, step.parse()?)),
        }
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(stem) => stem.fmt(f),
            Self::Event(stem, step) => write!(f, "{stem}+{step}"),
        }
    }
}

/// A client's file by the unit: the present client's, or the one's who left on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum FileName {
    /// `1203`: the present client.
    Present(UnitCode),
    /// `1203@2023-06-30`: the client who left that day.
    Departed(UnitCode, Date),
}

impl FileName {
    pub fn unit(&self) -> &UnitCode {
        match self {
            Self::Present(unit) | Self::Departed(unit, _) => unit,
        }
    }
}

as_text!(FileName);

impl FromStr for FileName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given.rsplit_once('@') {
            None => Ok(Self::Present(given.parse()?)),
            Some((unit, day)) => Ok(Self::Departed(unit.parse()?, day.parse()?)),
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present(unit) => unit.fmt(f),
            Self::Departed(unit, day) => write!(f, "{unit}@{day}"),
        }
    }
}

/// Whose record it is: the first part of an id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A client's file, or the room of a unit.
    File(FileName),
    Register(Register),
    /// The staff's bundle.
    Staff,
    /// The company's policy papers.
    Policies,
}

impl FromStr for Owner {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        match given {
            "staff" => Ok(Self::Staff),
            "policies" => Ok(Self::Policies),
            _ => match Register::ALL.iter().find(|register| register.as_str() == given) {
                Some(register) => Ok(Self::Register(*register)),
                None => given.parse().map(Self::File),
            },
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => file.fmt(f),
            Self::Register(register) => register.fmt(f),
            Self::Staff => f.write_str("staff"),
            Self::Policies => f.write_str("policies"),
        }
    }
}

/// A record's id; prints short (`1203/x4p9`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordId {
    /// Whose record it is.
    pub owner: Owner,
    /// Its name there.
    pub stem: Stem,
}

impl RecordId {
    /// The long form, `1203/2026-11-23-loan-x4p9`.
    pub fn long(&self) -> String {
        format!("{}/{}", self.owner, self.stem)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.owner, self.stem.short()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_parse_and_print_alike() {
        for name in [
            "cover",
            "unit",
            "2026-11-23-loan-x4p9",
            "2026-11-23-loan-x4p9+02-returned-h3c8",
            "cover+01-label-printed-q7d2",
        ] {
            assert_eq!(name.parse::<EntryName>().unwrap().to_string(), name);
        }
        for name in [
            "2026-11-23-loan-X4P9",
            "2026-11-23-loan-x4po",
            "2026-02-30-loan-x4p9",
            "loan-x4p9",
            "2026-11-23-nonsense-x4p9",
            "",
            "界",
            "2026-11-23-loan-x4p9+2-returned-h3c8",
        ] {
            assert!(name.parse::<EntryName>().is_err(), "{name}");
        }
    }
}
