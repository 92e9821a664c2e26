//! The names and ids of papers.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::id::{EntryName, Owner, RecordId, Stem};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::reference::{StepName, paper_number};
use crate::model::text::as_text;

/// A paper's name in its file: the stem of its document; else that of the record or event beside which it lies, and its number
/// there, from 1 (`2026-11-23-complaint-x4p9.1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct PaperName {
    /// The record or event that it came with.
    pub entry: EntryName,
    /// Its number there; none of a document, which is one paper.
    pub number: Option<u32>,
}

impl PaperName {
    /// The paper that a document is the record of.
    pub fn document(stem: Stem) -> Self {
        Self { entry: EntryName::Record(stem), number: None }
    }

    /// What stands behind its record's id: nothing of a document, `.1`, of one that came with a step `+02-h3c8.1`.
    pub fn ending(self) -> String {
        let step = match self.entry {
            EntryName::Record(_) => String::new(),
            EntryName::Event(_, step) => format!("+{}", StepName::from(step)),
        };
        self.number.map_or(step.clone(), |number| format!("{step}.{number}"))
    }

    /// The record that it came with.
    pub fn stem(self) -> Stem {
        self.entry.record()
    }
}

impl FromStr for PaperName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let Some((entry, number)) = given.rsplit_once('.') else {
            return Ok(Self { entry: given.parse()?, number: None });
        };
        let number = paper_number(number)
            .ok_or_else(|| Invalid::new(Wanted::Reference, given, Fault::Shape("2026-11-23-complaint-x4p9.1")))?;
        Ok(Self { entry: entry.parse()?, number: Some(number) })
    }
}

as_text!(PaperName);

impl fmt::Display for PaperName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            None => self.entry.fmt(f),
            Some(number) => write!(f, "{}.{number}", self.entry),
        }
    }
}

/// A paper's id; prints short (`1203/m3v8`, `1203/x4p9.1`, `1203/x4p9+02-h3c8.1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperId {
    /// Whose paper it is.
    pub owner: Owner,
    pub name: PaperName,
}

impl PaperId {
    /// The record that it came with.
    pub fn record(&self) -> RecordId {
        RecordId { owner: self.owner.clone(), stem: self.name.stem() }
    }
}

impl fmt::Display for PaperId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.record(), self.name.ending()))
    }
}
