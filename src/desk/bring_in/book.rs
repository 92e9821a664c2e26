//! The registers that an office keeps as tables, and which of them a file is.

use std::path::{Path, PathBuf};

use crate::archive::{EntryKind, given_entries, given_kind};
use crate::desk::bring_in::registers::{Ledger, ledgers, survey};
use crate::desk::bring_in::sheet::{Column, Sheet};
use crate::desk::bring_in::{clients, loans, moveouts, papers, rounds, staff, units};
use crate::error::{Input, OptionFault, Result, TableFault};
use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// A register that can be brought in, in the order in which a folder's are taken.
    Book, Wanted::Book, {
        /// The staff.
        Staff = "staff",
        /// The units.
        Units = "units",
        /// The clients and their tenancies.
        Clients = "clients",
        /// The papers.
        Papers = "papers",
        /// Amounts owed.
        Charges = "charges",
        /// Amounts paid.
        Payments = "payments",
        /// Deposits received, deducted from, refunded.
        Deposits = "deposits",
        /// Repair calls.
        Repairs = "repairs",
        /// Complaints.
        Complaints = "complaints",
        /// Breaches of the house rules.
        Violations = "violations",
        /// What clients applied for.
        Applications = "applications",
        /// Fit-out works.
        FitOuts = "fit_outs",
        /// Letters.
        Letters = "letters",
        /// Visits.
        Visits = "visits",
        /// Checks of the quality of the service.
        Quality = "quality",
        /// The questions of surveys.
        SurveyQuestions = "survey_questions",
        /// The answers to surveys.
        SurveyResponses = "survey_responses",
        /// Notices.
        Notices = "notices",
        /// The loans.
        Loans = "loans",
        /// The departures.
        Moveouts = "moveouts",
    }
}

impl Book {
    /// The columns that it has.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Staff => staff::COLUMNS,
            Self::Units => units::COLUMNS,
            Self::Clients => clients::COLUMNS,
            Self::Papers => papers::COLUMNS,
            Self::Loans => loans::COLUMNS,
            Self::Moveouts => moveouts::COLUMNS,
            Self::SurveyQuestions => survey::QUESTIONS,
            Self::SurveyResponses => survey::RESPONSES,
            _ => self.ledger().map_or(&[], |ledger| ledger.columns),
        }
    }

    /// What its columns mean, where each row becomes a record with the office's number.
    pub(super) fn ledger(self) -> Option<&'static Ledger> {
        match self {
            Self::Charges => Some(&ledgers::CHARGES),
            Self::Payments => Some(&ledgers::PAYMENTS),
            Self::Deposits => Some(&ledgers::DEPOSITS),
            Self::Repairs => Some(&ledgers::REPAIRS),
            Self::Complaints => Some(&ledgers::COMPLAINTS),
            Self::Violations => Some(&ledgers::VIOLATIONS),
            Self::Applications => Some(&ledgers::APPLICATIONS),
            Self::FitOuts => Some(&ledgers::FIT_OUTS),
            Self::Letters => Some(&ledgers::LETTERS),
            Self::Visits => Some(&ledgers::VISITS),
            Self::Quality => Some(&ledgers::QUALITY),
            Self::Notices => Some(&ledgers::NOTICES),
            Self::Staff | Self::Units | Self::Clients | Self::Papers | Self::Loans | Self::Moveouts => None,
            Self::SurveyQuestions | Self::SurveyResponses => None,
        }
    }

    /// The names of all of them.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|book| book.as_str()).collect()
    }
}

/// A register by its name; `move-outs`, `Fit_Outs` are read as people spell them.
fn named(name: &str) -> Option<Book> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let name = plain(name);
    Book::ALL.iter().copied().find(|book| plain(book.as_str()) == name)
}

/// Tables to bring in, in their order.
#[derive(Debug, Default)]
pub struct Plan {
    /// Each with the register that it is.
    pub sheets: Vec<(Book, Sheet)>,
}

/// Reads the tables that were handed in from where somebody stands, and finds out which register each is.
///
/// Folders are taken one after the other, each in the order of the registers; so are files that were named side by side.
///
/// # Errors
/// A file that cannot be read as a table, or whose register cannot be told.
pub fn plan(here: &Path, typed: &[PathBuf], register: Option<&str>) -> Result<Plan> {
    let mut plan = Plan::default();
    let mut side_by_side: Vec<(Book, Sheet)> = Vec::new();
    let mut empty = None;
    for path in typed.iter().map(|path| Place { here, typed: path }) {
        if given_kind(&path.full()) != Some(EntryKind::Folder) {
            side_by_side.push(of_file(path, register)?);
            continue;
        }
        if register.is_some() {
            return Err(Input::Options(OptionFault::RegisterOfFolder).into());
        }
        take(&mut plan, &mut side_by_side);
        let mut found = of_folder(path)?;
        if found.is_empty() {
            empty = empty.or_else(|| Some(path.shown()));
        }
        take(&mut plan, &mut found);
    }
    take(&mut plan, &mut side_by_side);
    // One folder of several may well have nothing: what came after clients had left, where nothing came.
    match empty {
        Some(folder) if plan.sheets.is_empty() => Err(Input::EmptyFolder(folder).into()),
        _ => Ok(plan),
    }
}

fn take(plan: &mut Plan, sheets: &mut Vec<(Book, Sheet)>) {
    sheets.sort_by_key(|(book, _)| *book);
    plan.sheets.extend(rounds::in_rounds(std::mem::take(sheets)));
}

/// The registers among the files of a folder.
fn of_folder(folder: Place) -> Result<Vec<(Book, Sheet)>> {
    let mut found = Vec::new();
    for name in given_entries(&folder.full())? {
        let typed = folder.typed.join(&name);
        let path = Place { here: folder.here, typed: &typed };
        // Hidden files beside tables are what systems leave there (`._units.csv`).
        if name.starts_with('.') || given_kind(&path.full()) != Some(EntryKind::File) {
            continue;
        }
        let ending = typed.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if ending.as_deref() != Some("csv") {
            continue;
        }
        found.push(of_file(path, None)?);
    }
    Ok(found)
}

/// A path as it was typed, and where it was typed.
#[derive(Clone, Copy)]
struct Place<'a> {
    here: &'a Path,
    typed: &'a Path,
}

impl Place<'_> {
    fn full(self) -> PathBuf {
        self.here.join(self.typed)
    }

    fn shown(self) -> String {
        self.typed.to_string_lossy().into_owned()
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Which register a file is: as told, else by its name, else by its headers.
fn of_file(path: Place, register: Option<&str>) -> Result<(Book, Sheet)> {
    let file = path.shown();
    let book = match register {
        Some(register) => {
            let unknown = || Input::Table(TableFault::RegisterUnknown { file: file.clone(), fitting: Book::names() });
            Some(named(register).ok_or_else(unknown)?)
        }
        None => named(&stem(path.typed)),
    };
    let sheet = Sheet::read(&file, &path.full())?;
    let book = match book {
        Some(book) => book,
        None => by_headers(&sheet)?,
    };
    sheet.check_columns(book.columns())?;
    Ok((book, sheet))
}

/// The one register whose needed columns a sheet has. Where another reads the same columns and more, it is that one.
fn by_headers(sheet: &Sheet) -> Result<Book> {
    let fitting = Book::ALL.iter().copied().filter(|book| sheet.fits(book.columns()));
    let fitting: Vec<(Book, Vec<String>)> = fitting.map(|book| (book, sheet.unread(book.columns()))).collect();
    let more =
        |one: &[String], other: &[String]| other.len() < one.len() && other.iter().all(|header| one.contains(header));
    let best = fitting.iter().filter(|(_, unread)| !fitting.iter().any(|(_, other)| more(unread, other)));
    match best.collect::<Vec<_>>().as_slice() {
        [(only, _)] => Ok(*only),
        several => {
            let fitting = several.iter().map(|(book, _)| book.as_str()).collect();
            Err(Input::Table(TableFault::RegisterUnknown { file: sheet.file.clone(), fitting }).into())
        }
    }
}
