//! The rows of a table, gone through one by one, and what became of them.

use crate::desk::import::cells::Cells;
use crate::desk::import::known_names::KnownNames;
use crate::desk::import::progress::ImportProgress;
use crate::desk::import::sheet::Sheet;
use crate::error::{Error, Input, Result, WrongRows};
use crate::model::Refusal;
use crate::model::book::RegisterColumn;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    /// It is in the archive now.
    New,
    /// It was imported before; where it differs, that has been noted.
    Same,
    /// It cannot be read; that has been noted.
    Nothing,
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowCounts {
    pub(super) new: usize,
    pub(super) same: usize,
}

/// The rows of a table, to be gone through.
pub(super) struct Rows<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'static [RegisterColumn],
    pub(super) told: &'a dyn Fn(&ImportProgress),
    pub(super) known: Option<KnownNames>,
}

impl Rows<'_> {
    /// Goes through all rows, whatever is wrong with some of them.
    ///
    /// # Errors
    /// All rows that are wrong; or at once what is wrong with no row: the disk, or who acts.
    pub(super) fn each(&self, mut row: impl FnMut(&mut Cells) -> Result<Became>) -> Result<RowCounts> {
        let mut counts = RowCounts::default();
        let mut wrong = WrongRows::default();
        for (at, mut cells) in self.sheet.rows_among(self.columns, self.known.as_ref()).enumerate() {
            (self.told)(&ImportProgress::Rows { file: &self.sheet.file, done: at + 1, of: self.sheet.len() });
            // Of many wrong rows it is enough to know that there is one more, and what a unit nearly is takes long to find.
            let is_seen = |known: &KnownNames| !cells.is_sound() || cells.lacks_unit(&known.units);
            if wrong.are_many() && self.known.as_ref().is_some_and(is_seen) {
                wrong.count();
                continue;
            }
            if wrong.are_many() {
                cells.look_alone();
            }
            match row(&mut cells) {
                Ok(Became::New) => counts.new += 1,
                Ok(Became::Same) => counts.same += 1,
                Ok(Became::Nothing) => {}
                Err(error) if is_of_the_row(&error) => cells.blame_row(error),
                Err(error) => return Err(error),
            }
            if let (Some(known), false) = (&self.known, cells.is_sound() || wrong.are_many()) {
                cells.blame_units(&known.units);
            }
            wrong.note(cells.into_faults());
        }
        if wrong.is_empty() { Ok(counts) } else { Err(Error::Rows(wrong)) }
    }
}

/// Whether another row may well be right.
fn is_of_the_row(error: &Error) -> bool {
    !matches!(
        error,
        Error::Storage(_)
            | Error::Input(Input::NoActor | Input::UnknownActor { .. })
            | Error::Refused(Refusal::Reserved { .. } | Refusal::GitBusy(_))
    )
}
