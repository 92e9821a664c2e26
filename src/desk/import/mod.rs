//! Bringing in registers that an office has kept as tables: all rows of a file or none, and twice changes nothing.
//!
//! [`book`] knows which registers there are, [`mod@plan`] which tables were handed in. [`separated`] and [`workbook`] read what stands in cells, within bounds (`bounds`),
//! [`headers`] and [`sheet`] find columns and rows, [`values`] what a cell means, [`cells`] a row; a file for each register says its columns, what a row
//! is, by what it is known again, and what it becomes, through the acts that make such things at the desk.

mod apart;
pub mod book;
mod bounds;
pub mod cells;
mod client_name;
mod clients;
mod earlier;
mod encodings;
mod enquiries;
mod fees;
pub mod fees_told;
mod feet;
mod form;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
pub mod headers;
pub mod known_names;
mod known_staff;
pub mod known_units;
mod loans;
mod moveouts;
mod number_format;
mod order;
mod papers;
mod places;
pub mod plan;
pub mod progress;
mod quotes;
pub mod raw_cell;
mod registers;
mod rows;
pub mod separated;
mod separator;
pub mod sheet;
mod shelving;
mod staff;
mod survey;
mod unit_changes;
mod units;
mod untold;
pub mod values;
mod weighty;
pub mod workbook;

use crate::archive::{Archive, CommitError, Earlier, Means, Mode, StorageError, Transaction};
use crate::desk::Desk;
use crate::desk::file_paper::Ahead;
use crate::error::{Error, Result, WrongRows};

pub use crate::model::book::Book;
pub use book::FEES;
pub use fees_told::FeesAsked;
use known_names::KnownNames;
pub use plan::{ImportAsked, ImportPlan, REJECTED, plan};
use progress::{Brought, ImportProgress};
use rows::{RowCounts, Rows};
pub use sheet::{LeftOut, Sheet};

/// How often a table is decided anew where git changed a manifest meanwhile.
const TRIES: u32 = 5;

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
        brought.iter().for_each(|brought| (tables.told)(&ImportProgress::Done(brought)));
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
            (tables.told)(&ImportProgress::Recovered(tx.finished().len()));
        }
        let brought = together(desk, &mut tx, whole, tables)?;
        match tx.commit_and_go_on() {
            Err(CommitError::Storage(StorageError::Unsettled(_)) | CommitError::Overtaken(_)) if tries < TRIES => {}
            done => {
                let changes;
                (*earlier, changes) = done?;
                (tables.told)(&ImportProgress::Changed(&changes));
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
            Err(Error::Rows(more)) => wrong.add(more),
            Err(error) => return Err(error),
        }
    }
    if wrong.is_empty() { Ok(all) } else { Err(Error::Rows(wrong)) }
}

/// The tables of an import, and who is told how it goes on.
pub struct Tables<'a> {
    /// The tables.
    pub plan: &'a ImportPlan,
    /// Whether papers dated later than tomorrow are meant.
    pub ahead: Ahead,
    pub told: &'a dyn Fn(&ImportProgress),
}

/// Brings one table in, without making the change.
fn table(desk: &Desk, tx: &mut Transaction, one: &(Book, Sheet), tables: &Tables) -> Result<Brought> {
    let book = one.0;
    let renamed = order::called_now(tx, (book, &one.1))?;
    let sheet = renamed.as_ref().unwrap_or(&one.1);
    // The register of the units says itself which units there are.
    let known = if book == Book::Units { None } else { Some(KnownNames::of(tx)?) };
    let rows = Rows { sheet, columns: book.columns(), told: tables.told, known };
    let mut waiting = Vec::new();
    let mut without_file = 0;
    let RowCounts { new, same } = match book {
        Book::Staff => staff::bring_in(desk, tx, &rows),
        Book::Units => units::bring_in(desk, tx, &rows),
        Book::Clients => clients::bring_in(desk, tx, &rows, &shelving::told_of(tables.plan)),
        Book::Papers if papers::lists_no_file(sheet) => {
            without_file = sheet.len();
            Ok(RowCounts::default())
        }
        Book::Papers => papers::bring_in(desk, tx, &rows, tables.ahead),
        Book::Loans => loans::bring_in(desk, tx, &rows),
        Book::Moveouts => moveouts::bring_in(desk, tx, &rows),
        Book::Places => shelving::bring_in(desk, tx, &rows),
        Book::UnitChanges => unit_changes::bring_in(desk, tx, &rows),
        Book::SurveyQuestions => {
            let (counts, codes) = survey::questions(desk, tx, &rows, &tables.plan.sheets)?;
            waiting = codes;
            Ok(counts)
        }
        Book::SurveyResponses => survey::responses(desk, tx, &rows, &tables.plan.sheets),
        _ => match book.ledger() {
            Some(ledger) => registers::bring_in(desk, tx, &rows, ledger),
            None => Ok(RowCounts::default()),
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
