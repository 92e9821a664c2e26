//! Bringing in registers that an office has kept as tables: all rows of a file or none, and twice changes nothing.
//!
//! [`book`] knows which registers there are, [`mod@plan`] which tables were handed in. [`separated`] and [`workbook`] read what stands in cells, within bounds (`bounds`),
//! [`headers`] and [`sheet`] find columns and rows, [`values`] what a cell means, [`cells`] a row; a file for each register says its columns, what a row
//! is, by what it is known again, and what it becomes, through the acts that make such things at the desk.

mod apart;
pub mod book;
mod bounds;
pub mod cells;
mod clients;
mod encodings;
mod feet;
mod form;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
pub mod headers;
pub mod known_units;
mod loans;
mod moveouts;
mod number_format;
mod order;
mod papers;
pub mod plan;
mod quotes;
pub mod raw_cell;
mod registers;
pub mod separated;
mod separator;
pub mod sheet;
mod staff;
mod units;
mod untold;
pub mod values;
mod weighty;
pub mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::archive::{
    Archive, BundleId, Change, Earlier, Means, Mode, Shelves, StorageError, Transaction, find, tenancy,
};
use crate::desk::Desk;
use crate::desk::file_paper::Ahead;
use crate::error::{Error, Input, Result, WrongRows};
use crate::model::{FileName, Kind, Refusal, Stem};

pub use book::Book;
use cells::Cells;
use headers::Column;
use known_units::KnownUnits;
pub use plan::{Asked, Plan, REJECTED, plan};
use registers::survey;
pub use sheet::{LeftOut, Sheet};

/// What one table brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Its register.
    pub book: Book,
    /// The file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Rows that are new.
    pub new: usize,
    /// Rows that were imported before.
    pub same: usize,
    /// The headers that were understood, each with its field.
    pub read: Vec<(String, &'static str)>,
    /// Headers of columns that no one reads.
    pub unread: Vec<String>,
    /// Rows that are none of the register's.
    pub left_out: Vec<(u64, LeftOut)>,
    /// How many empty rows there are beside those.
    pub more_blank: u64,
    /// The encoding that was made out, where it was not UTF-8.
    pub read_as: Option<&'static str>,
    /// Questions that are in no survey yet, for there are no answers.
    pub waiting: Vec<String>,
    /// How many papers a register lists without files.
    pub without_file: usize,
}

/// How often a table is decided anew where git changed a manifest meanwhile.
const TRIES: u32 = 5;

/// How an import goes on.
#[derive(Debug)]
pub enum Progress<'a> {
    /// So many changes that dead commands had begun were finished first.
    Recovered(usize),
    /// So many rows of a table were looked at.
    Rows {
        /// The file.
        file: &'a str,
        /// How many.
        done: usize,
        /// Of how many.
        of: usize,
    },
    /// A table's files are in the archive.
    Changed(&'a [Change]),
    /// A table is in the archive.
    Done(&'a Brought),
}

impl Brought {
    /// The file, and the sheet of a workbook.
    pub fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}!{sheet}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Brings tables in, in their order: each in a change of its own, those of a workbook in one. Where one cannot be brought in, those before
/// it stay.
///
/// Previewed, they are all decided in one change that is never made.
pub fn bring_in(desk: &Desk, archive: &Archive, means: &Means, mode: Mode, tables: &Tables) -> Result<Vec<Brought>> {
    let mut all = Vec::new();
    let mut earlier = Earlier::default();
    let mut in_mind = match mode {
        Mode::Make => None,
        Mode::Preview => Some(Transaction::begin(archive, means, mode)?),
    };
    for whole in tables.plan.wholes() {
        let brought = match &mut in_mind {
            Some(tx) => {
                tx.lock_archive()?;
                together(desk, tx, whole, tables)?
            }
            None => make(desk, (archive, means), whole, tables, &mut earlier)?,
        };
        brought.iter().for_each(|brought| (tables.told)(&Progress::Done(brought)));
        all.extend(brought);
    }
    Ok(all)
}

/// Brings tables in. Where git changed a manifest between the decision and the change, they are decided anew.
fn make(
    desk: &Desk,
    (archive, means): (&Archive, &Means),
    whole: &[(Book, Sheet)],
    tables: &Tables,
    earlier: &mut Earlier,
) -> Result<Vec<Brought>> {
    let mut tries = 0;
    loop {
        tries += 1;
        let mut tx = Transaction::begin(archive, means, Mode::Make)?.after(std::mem::take(earlier));
        tx.lock_archive()?;
        if !tx.finished().is_empty() {
            (tables.told)(&Progress::Recovered(tx.finished().len()));
        }
        let brought = together(desk, &mut tx, whole, tables)?;
        match tx.commit_and_go_on() {
            Err(StorageError::Unsettled(_)) if tries < TRIES => {}
            done => {
                let changes;
                (*earlier, changes) = done?;
                (tables.told)(&Progress::Changed(&changes));
                return Ok(brought);
            }
        }
    }
}

/// Brings tables in that come together or not at all; what is wrong with the rows of any of them is told of all.
fn together(desk: &Desk, tx: &mut Transaction, whole: &[(Book, Sheet)], tables: &Tables) -> Result<Vec<Brought>> {
    let (mut all, mut wrong) = (Vec::new(), WrongRows::default());
    for one in whole {
        match table(desk, tx, one, tables) {
            Ok(brought) => all.push(brought),
            Err(Error::Input(Input::Rows(more))) => wrong.add(more),
            Err(error) => return Err(error),
        }
    }
    if wrong.is_empty() { Ok(all) } else { Err(Input::Rows(wrong).into()) }
}

/// The tables of an import, and who is told how it goes on.
pub struct Tables<'a> {
    /// The tables.
    pub plan: &'a Plan,
    /// Whether papers dated later than tomorrow are meant.
    pub ahead: Ahead,
    /// Is told.
    pub told: &'a dyn Fn(&Progress),
}

/// Brings one table in, without making the change.
fn table(desk: &Desk, tx: &mut Transaction, one: &(Book, Sheet), tables: &Tables) -> Result<Brought> {
    let book = one.0;
    let renamed = order::called_now(tx, (book, &one.1))?;
    let sheet = renamed.as_ref().unwrap_or(&one.1);
    // The register of the units says itself which units there are.
    let units = if book == Book::Units { None } else { Some(KnownUnits::of(tx)?) };
    let rows = Rows { sheet, columns: book.columns(), told: tables.told, units };
    let mut waiting = Vec::new();
    let mut without_file = 0;
    let Counts { new, same } = match book {
        Book::Staff => staff::bring_in(desk, tx, &rows),
        Book::Units => units::bring_in(desk, tx, &rows),
        Book::Clients => clients::bring_in(desk, tx, &rows),
        Book::Papers if papers::lists_no_file(sheet) => {
            without_file = sheet.len();
            Ok(Counts::default())
        }
        Book::Papers => papers::bring_in(desk, tx, &rows, tables.ahead),
        Book::Loans => loans::bring_in(desk, tx, &rows),
        Book::Moveouts => moveouts::bring_in(desk, tx, &rows),
        Book::SurveyQuestions => {
            let (counts, codes) = survey::questions(desk, tx, &rows, tables.plan)?;
            waiting = codes;
            Ok(counts)
        }
        Book::SurveyResponses => survey::responses(desk, tx, &rows, tables.plan),
        _ => match book.ledger() {
            Some(ledger) => registers::bring_in(desk, tx, &rows, ledger),
            None => Ok(Counts::default()),
        },
    }?;
    let columns = book.columns();
    Ok(Brought {
        book,
        file: sheet.file.clone(),
        sheet: sheet.sheet.clone(),
        new,
        same,
        read: sheet.read(columns),
        unread: sheet.unread(columns),
        left_out: sheet.left_out.clone(),
        more_blank: sheet.more_blank,
        read_as: sheet.read_as,
        waiting,
        without_file,
    })
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Became {
    /// It is in the archive now.
    New,
    /// It was imported before; where it differs, that has been noted.
    Same,
    /// It cannot be read; that has been noted.
    Nothing,
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    new: usize,
    same: usize,
}

/// The rows of a table, to be gone through.
struct Rows<'a> {
    sheet: &'a Sheet,
    columns: &'static [Column],
    told: &'a dyn Fn(&Progress),
    units: Option<KnownUnits>,
}

impl Rows<'_> {
    /// Goes through all rows, whatever is wrong with some of them.
    ///
    /// # Errors
    /// All rows that are wrong; or at once what is wrong with no row: the disk, or who acts.
    fn each(&self, mut row: impl FnMut(&mut Cells) -> Result<Became>) -> Result<Counts> {
        let mut counts = Counts::default();
        let mut wrong = WrongRows::default();
        for (at, mut cells) in self.sheet.rows_among(self.columns, self.units.as_ref()).enumerate() {
            (self.told)(&Progress::Rows { file: &self.sheet.file, done: at + 1, of: self.sheet.len() });
            // Of many wrong rows it is enough to know that there is one more, and what a unit nearly is takes long to find.
            let is_seen = |units: &KnownUnits| !cells.is_sound() || cells.lacks_unit(units);
            if wrong.are_many() && self.units.as_ref().is_some_and(is_seen) {
                wrong.count();
                continue;
            }
            match row(&mut cells) {
                Ok(Became::New) => counts.new += 1,
                Ok(Became::Same) => counts.same += 1,
                Ok(Became::Nothing) => {}
                Err(error) if is_of_the_row(&error) => cells.blame_row(error),
                Err(error) => return Err(error),
            }
            if let (Some(units), false) = (&self.units, cells.is_sound() || wrong.are_many()) {
                cells.blame_units(units);
            }
            wrong.note(cells.into_faults());
        }
        if wrong.is_empty() { Ok(counts) } else { Err(Input::Rows(wrong).into()) }
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

/// Where what a row tells may have been entered before: with the clients of the unit, present and gone, and in its room.
/// A unit with a day means the client who left that day.
fn looked_through(tx: &mut Transaction, name: &FileName) -> Result<Vec<BundleId>> {
    let place = tenancy::unit_place(tx, name.unit())?;
    let mut bundles = vec![BundleId::Room(place.clone())];
    match name {
        FileName::Present(_) => {
            for tenure in tenancy::tenures(tx, &place)? {
                bundles.extend(tenancy::file_of(tx, &tenure)?.bundles());
            }
        }
        FileName::Departed(..) => bundles.extend(tenancy::client_file(tx, name)?.bundles()),
    }
    Ok(bundles)
}

/// Where each numbered record of a kind lies, by the office's number, through the whole archive.
type Numbered = BTreeMap<String, (Rc<BundleId>, Stem)>;

/// Looks for the numbers of all records of a kind; what a table does not name is not looked at further.
fn numbered(tx: &mut Transaction, kind: Kind) -> Result<Numbered> {
    let mut found = BTreeMap::new();
    let mut bundles: BTreeSet<BundleId> = find::all_bundles(tx)?.into_iter().collect();
    bundles.extend(tx.added_to());
    for id in bundles {
        let bundle = tx.bundle(&id)?;
        let id = Rc::new(id);
        for stem in bundle.stems(kind) {
            if let Some(no) = bundle.number(tx.archive().reader(), stem)? {
                found.insert(no.to_string(), (Rc::clone(&id), stem));
            }
        }
    }
    Ok(found)
}
