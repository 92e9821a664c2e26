//! Something that happened, as it is told before it is entered.

use toml::Table;

use crate::desk::attach::HandedIn;
use crate::model::event::EmbeddedEvent;
use crate::model::premises::Premises;
use crate::model::{Category, FileName, Happened, Kind, Line, Reference};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordGoes {
    /// A client's file.
    File(FileName),
    /// The register of its kind, under the year of its date.
    Register,
    /// Beside an enquiry (P1-4.1).
    Enquiry(Reference),
    /// The register of common parts, under the year of its date; or the room of a unit that nobody holds on its day.
    Premises(Premises),
}

/// Something that happened.
#[derive(Debug)]
pub struct Happening {
    /// The kind of record.
    pub kind: Kind,
    pub into: RecordGoes,
    pub when: Happened,
    /// What it is about, in a line.
    pub title: Option<Line>,
    /// The office's own number.
    pub no: Option<Line>,
    /// The fields of its form, by key.
    pub values: Table,
    /// The steps that a register knows.
    pub events: Vec<EmbeddedEvent>,
    /// Papers that came with it.
    pub papers: Vec<HandedIn>,
    /// The category under which they are filed; else that of the kind.
    pub category: Option<Category>,
}
