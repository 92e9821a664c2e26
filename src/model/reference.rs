//! Records, events and files as people name them.

use std::fmt;
use std::str::FromStr;

use crate::model::id::{FileName, Owner, RecordId, Stem, Step, Tail};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::Kind;

use crate::model::register::Register;

/// A record as somebody names it: `1203/x4p9`, `1203/2026-11-23-loan-x4p9`, `x4p9`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Whose record; where it is not said, the whole estate is looked through.
    pub owner: Option<Owner>,
    pub name: ReferenceName,
    /// Which event of it, where one is meant.
    pub event: Option<StepName>,
    /// Which paper beside it, where one is meant.
    pub paper: Option<u32>,
}

impl Reference {
    pub fn to(id: &RecordId) -> Self {
        Self { owner: Some(id.owner.clone()), name: ReferenceName::Stem(id.stem), event: None, paper: None }
    }
}

/// What a verb is done to: a unit's cover (`1203`, `1203@2023-06-30`), or a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The cover of a client's file.
    File(FileName),
    Record(Reference),
    /// Four characters that may be a unit's code, or the end of a record's name; the unit comes first.
    Either(FileName, Reference),
}

impl FromStr for Target {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        if given.contains(['/', '+']) {
            return given.parse().map(Self::Record);
        }
        match (given.parse::<FileName>(), given.parse::<Reference>()) {
            (Ok(file), Ok(reference)) => Ok(Self::Either(file, reference)),
            (Ok(file), Err(_)) => Ok(Self::File(file)),
            (Err(_), Ok(reference)) => Ok(Self::Record(reference)),
            (Err(e), Err(_)) => Err(e),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) | Self::Either(file, _) => file.fmt(f),
            Self::Record(reference) => reference.fmt(f),
        }
    }
}

/// For whom something is recorded or filed, or whose papers are lent: the client of a unit, who left it on a day, or an enquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A client's file.
    File(FileName),
    /// Somebody who is no client yet (P1-4.1).
    Enquiry(Reference),
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => file.fmt(f),
            Self::Enquiry(reference) => reference.fmt(f),
        }
    }
}

/// The same as somebody types it: `1203`, `1203@2023-06-30`, `enquiries/x4p9`, or `x4p9`, which may be a unit's code as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhoseWord {
    /// It can mean one thing alone.
    Sure(Whose),
    /// A unit's code, or where there is no such unit the name of an enquiry, or the end of it.
    Either(FileName, Reference),
}

impl FromStr for WhoseWord {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        if given.contains('/') {
            return Ok(Self::Sure(Whose::Enquiry(given.parse()?)));
        }
        let file = given.parse::<FileName>()?;
        Ok(match given.parse::<Reference>() {
            Ok(reference @ Reference { event: None, paper: None, .. }) if reference.name.may_be_of(Kind::Enquiry) => {
                let owner = Some(Owner::Register(Register::Enquiries));
                Self::Either(file, Reference { owner, ..reference })
            }
            Ok(_) | Err(_) => Self::Sure(Whose::File(file)),
        })
    }
}

/// An event of a record, as it is printed: `02-h3c8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepName {
    pub number: u32,
    /// Told apart by.
    pub tail: Tail,
}

impl StepName {
    /// Whether an event of this name is meant.
    pub fn fits(self, step: Step) -> bool {
        self.number == step.number && self.tail == step.tail
    }
}

impl From<Step> for StepName {
    fn from(step: Step) -> Self {
        Self { number: step.number, tail: step.tail }
    }
}

impl fmt::Display for StepName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}", self.number, self.tail)
    }
}

/// An event's id: its record's, and its own end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventId {
    pub record: RecordId,
    /// The event.
    pub step: StepName,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{}", self.record, self.step)
    }
}

/// The second part of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceName {
    /// Its last four characters.
    Tail(Tail),
    /// Its whole name.
    Stem(Stem),
}

impl ReferenceName {
    /// Whether a record of a kind may be meant.
    fn may_be_of(self, kind: Kind) -> bool {
        match self {
            Self::Tail(_) => true,
            Self::Stem(stem) => stem.kind() == kind,
        }
    }

    /// The characters in which the name of what is meant ends, where they were drawn.
    pub fn tail(self) -> Option<Tail> {
        match self {
            Self::Tail(tail) | Self::Stem(Stem::Dated { tail, .. }) => Some(tail),
            Self::Stem(Stem::Cover | Stem::Unit) => None,
        }
    }

    /// Whether a record of this name is meant.
    pub fn fits(self, stem: Stem) -> bool {
        match (self, stem) {
            (Self::Stem(wanted), _) => wanted == stem,
            (Self::Tail(wanted), Stem::Dated { tail, .. }) => wanted == tail,
            (Self::Tail(_), Stem::Cover | Stem::Unit) => false,
        }
    }
}

impl FromStr for Reference {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |_| Invalid::new(Wanted::Reference, given, Fault::Shape("1203/x4p9"));
        let (owner, name) = match given.rsplit_once('/') {
            None => (None, given),
            Some((owner, name)) => (Some(owner.parse().map_err(wrong)?), name),
        };
        let (name, paper) = match name.rsplit_once('.') {
            None => (name, None),
            Some((name, number)) => {
                let number = paper_number(number);
                let shape = || Invalid::new(Wanted::Reference, given, Fault::Shape("1203/x4p9.1"));
                (name, Some(number.ok_or_else(shape)?))
            }
        };
        let (name, event) = match name.split_once('+') {
            None => (name, None),
            Some((name, event)) => (name, Some(step_name(event).map_err(wrong)?)),
        };
        let name = match name.parse() {
            Ok(tail) => ReferenceName::Tail(tail),
            Err(_) => ReferenceName::Stem(name.parse().map_err(wrong)?),
        };
        Ok(Self { owner, name, event, paper })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(owner) = &self.owner {
            write!(f, "{owner}/")?;
        }
        match self.name {
            ReferenceName::Tail(tail) => tail.fmt(f)?,
            ReferenceName::Stem(stem) => stem.fmt(f)?,
        }
        if let Some(event) = self.event {
            write!(f, "+{event}")?;
        }
        match self.paper {
            Some(number) => write!(f, ".{number}"),
            None => Ok(()),
        }
    }
}

/// An event's own end, short (`02-h3c8`) or as its file has it (`02-amended-h3c8`).
fn step_name(given: &str) -> Result<StepName, Invalid> {
    let wrong = || Invalid::new(Wanted::Reference, given, Fault::Shape("1203/x4p9+02-h3c8"));
    let (number, rest) = given.split_once('-').ok_or_else(wrong)?;
    let tail = rest.rsplit('-').next().unwrap_or(rest);
    let plain = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
    let number = number.parse().ok().filter(|_| plain).ok_or_else(wrong)?;
    Ok(StepName { number, tail: tail.parse()? })
}

/// The number of a paper beside a record, as it is written.
pub fn paper_number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| *number != 0 && number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_short_or_long_with_a_unit_or_without() {
        for name in [
            "x4p9",
            "1203/x4p9",
            "1203@2023-06-30/x4p9",
            "boxes/x4p9",
            "1203/2026-11-23-loan-x4p9",
            "1203/cover",
            "1203/x4p9+02-h3c8",
            "1203/x4p9.1",
            "x4p9.2",
            "1203/x4p9+02-h3c8.1",
        ] {
            assert_eq!(name.parse::<Reference>().unwrap().to_string(), name);
        }
        assert!("../x4p9/x".parse::<Reference>().is_err());
    }

    #[test]
    fn the_end_of_an_enquirys_name_may_be_a_units_code_and_what_has_a_stroke_is_no_unit() {
        let file = |word: &str| Whose::File(word.parse().unwrap());
        for word in ["1203", "x4p9", "2026-11-23-enquiry-x4p9"] {
            let WhoseWord::Either(name, reference) = word.parse().unwrap() else { panic!("{word}") };
            assert_eq!(Whose::File(name), file(word));
            assert_eq!(reference.to_string(), format!("enquiries/{word}"));
        }
        for word in ["12A", "1203@2023-06-30", "2026-11-23-loan-x4p9", "cover"] {
            assert_eq!(word.parse::<WhoseWord>().unwrap(), WhoseWord::Sure(file(word)), "{word}");
        }
        let enquiry = WhoseWord::Sure(Whose::Enquiry("enquiries/x4p9".parse().unwrap()));
        assert_eq!("enquiries/x4p9".parse::<WhoseWord>().unwrap(), enquiry);
        assert!("../x4p9".parse::<WhoseWord>().is_err());
    }
}
