//! The registers that an office keeps as tables, and which of them a file is.

use std::path::{Path, PathBuf};

use crate::archive::{EntryKind, given_entries, given_kind};
use crate::desk::bring_in::sheet::{Column, Sheet};
use crate::desk::bring_in::{clients, loans, moveouts, papers, staff, units};
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
        /// The loans.
        Loans = "loans",
        /// The departures.
        Moveouts = "moveouts",
    }
}

/// Registers that a folder may hold and that this deedbox does not read yet.
const NOT_YET: [&str; 14] = [
    "charges",
    "payments",
    "deposits",
    "repairs",
    "complaints",
    "violations",
    "applications",
    "fit_outs",
    "letters",
    "visits",
    "quality",
    "survey_questions",
    "survey_responses",
    "notices",
];

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
        }
    }

    /// The names of all of them.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|book| book.as_str()).collect()
    }
}

/// What a name means.
enum Named {
    Book(Book),
    NotYet(&'static str),
}

/// A register by its name; `move-outs`, `Fit_Outs` are read as people spell them.
fn named(name: &str) -> Option<Named> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let name = plain(name);
    if let Some(book) = Book::ALL.iter().find(|book| plain(book.as_str()) == name) {
        return Some(Named::Book(*book));
    }
    NOT_YET.into_iter().find(|known| plain(known) == name).map(Named::NotYet)
}

/// Tables to bring in, in their order.
#[derive(Debug, Default)]
pub struct Plan {
    /// Each with the register that it is.
    pub sheets: Vec<(Book, Sheet)>,
    /// Files of the folders that are registers and are not read yet.
    pub not_read: Vec<String>,
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
    for path in typed.iter().map(|path| Place { here, typed: path }) {
        if given_kind(&path.full()) != Some(EntryKind::Folder) {
            side_by_side.push(of_file(path, register)?);
            continue;
        }
        if register.is_some() {
            return Err(Input::Options(OptionFault::RegisterOfFolder).into());
        }
        take(&mut plan, &mut side_by_side);
        let mut found = of_folder(path, &mut plan.not_read)?;
        take(&mut plan, &mut found);
    }
    take(&mut plan, &mut side_by_side);
    Ok(plan)
}

fn take(plan: &mut Plan, sheets: &mut Vec<(Book, Sheet)>) {
    sheets.sort_by_key(|(book, _)| *book);
    plan.sheets.append(sheets);
}

/// The registers among the files of a folder.
fn of_folder(folder: Place, not_read: &mut Vec<String>) -> Result<Vec<(Book, Sheet)>> {
    let mut found = Vec::new();
    let mut any = false;
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
        any = true;
        match named(&stem(&typed)) {
            Some(Named::NotYet(_)) => not_read.push(path.shown()),
            _ => found.push(of_file(path, None)?),
        }
    }
    if any { Ok(found) } else { Err(Input::EmptyFolder(folder.shown()).into()) }
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
    let by_name = match register {
        Some(register) => match named(register) {
            None => {
                return Err(Input::Table(TableFault::RegisterUnknown { file, fitting: Book::names() }).into());
            }
            known => known,
        },
        None => named(&stem(path.typed)),
    };
    let book = match by_name {
        Some(Named::NotYet(register)) => return Err(Input::Table(TableFault::NotYet { file, register }).into()),
        Some(Named::Book(book)) => Some(book),
        None => None,
    };
    let sheet = Sheet::read(&file, &path.full())?;
    let book = match book {
        Some(book) => book,
        None => by_headers(&sheet)?,
    };
    sheet.check_columns(book.columns())?;
    Ok((book, sheet))
}

/// The one register whose needed columns a sheet has.
fn by_headers(sheet: &Sheet) -> Result<Book> {
    let fitting: Vec<Book> = Book::ALL.iter().copied().filter(|book| sheet.fits(book.columns())).collect();
    match fitting.as_slice() {
        [only] => Ok(*only),
        several => {
            let fitting = several.iter().map(|book| book.as_str()).collect();
            Err(Input::Table(TableFault::RegisterUnknown { file: sheet.file.clone(), fitting }).into())
        }
    }
}
