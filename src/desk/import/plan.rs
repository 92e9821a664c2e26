//! Which tables were handed in, which register each is, and in which order they are taken.

use std::path::{Path, PathBuf};

use crate::archive::{EntryKind, StorageError, given_entries, given_kind, read_given};
use crate::desk::import::book::{FEES, named};
use crate::desk::import::bounds::MAX_BYTES;
use crate::desk::import::fees::{self, FeeForm};
use crate::desk::import::fees_told::FeesAsked;
use crate::desk::import::form::FileForm;
use crate::desk::import::headers::{HeaderNames, Mapping, NAMES, plain};
use crate::desk::import::raw_cell::{Grid, RawCell};
use crate::desk::import::sheet::Sheet;
use crate::desk::import::workbook::Visible;
use crate::desk::import::{apart, order, separated};
use crate::error::{Input, Result, TableFault, TableLimit};
use crate::model::book::lists::clients::MOVED_OUT;
use crate::model::book::{Book, lists};
use crate::model::script::alike_unspaced;

/// What ends the name of a table, in a folder of them.
const ENDINGS: &[&str] = &["csv", "tsv", "xlsx", "xlsm", "xls", "ods"];

/// What ends the name of a workbook of refused rows: a folder's are for people, until they are mended and named.
pub const REJECTED: &str = ".rejected.xlsx";

/// What is told about the tables beside them.
#[derive(Debug, Default)]
pub struct ImportAsked {
    pub register: Option<String>,
    /// The sheet of a workbook that is meant.
    pub sheet: Option<String>,
    /// Headers with the fields that they are.
    pub mapping: Vec<(String, String)>,
    /// The encoding of a file of text.
    pub encoding: Option<String>,
    /// The estate's currency.
    pub currency: String,
    pub fees: FeesAsked,
}

/// Tables to bring in, in their order.
#[derive(Debug, Default)]
pub struct ImportPlan {
    /// Each with the register that it is.
    pub sheets: Vec<(Book, Sheet)>,
    /// Sheets that are none of a register.
    pub left_out: Vec<NoRegister>,
    /// How many of the tables, one after the other, come in together or not at all.
    wholes: Vec<usize>,
}

/// A sheet that is no register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRegister {
    pub file: String,
    pub sheet: String,
}

impl ImportPlan {
    /// The tables that come in together or not at all, in their order: each file of text by itself; where there is a workbook, or a file whose
    /// rows come in rounds, all that was handed in beside it, for they need each other.
    pub fn wholes(&self) -> impl Iterator<Item = &[(Book, Sheet)]> {
        let mut rest = self.sheets.as_slice();
        self.wholes.iter().map(move |count| {
            let (whole, after) = rest.split_at_checked(*count).unwrap_or((rest, &[]));
            rest = after;
            whole
        })
    }

    fn take(&mut self, sheets: &mut Vec<(Book, Sheet)>) {
        sheets.sort_by_key(|(book, _)| *book);
        let handed_in = sheets.len();
        *sheets = order::in_rounds(std::mem::take(sheets));
        // Rows of one file that come in rounds come in together all the same.
        let in_rounds = handed_in < sheets.len();
        // What was charged and paid in one row comes in together as well.
        let of_fees = sheets.iter().any(|(_, sheet)| sheet.origin.is_some());
        if in_rounds || of_fees || sheets.iter().any(|(_, sheet)| sheet.sheet.is_some()) {
            self.wholes.push(sheets.len());
        } else {
            self.wholes.extend(sheets.iter().map(|_| 1));
        }
        self.sheets.append(sheets);
    }
}

/// What the lists of what was destroyed are called: they are no register that comes in.
const DESTROYED: &str = "disposals";

/// The first header of the sheets that `export` writes beside the registers, of all that has no register: they are for reading.
const RECORD: &[&str] = &["record", "記錄編號"];

/// The header of the sheet of an export that names the registers without rows.
const WITHOUT_ROWS: &[&str] = &["registers without rows", "沒有記錄的登記冊"];

/// Whether a sheet is the one of an export that names the registers without rows: there is nothing in it to bring in, and nothing to say.
fn names_those_without_rows(grid: &Grid) -> bool {
    let first = grid.rows.first().and_then(|row| row.cells.first()).map(|cell| alike_unspaced(&cell.shown()));
    let is_only = grid.rows.iter().all(|row| row.cells.iter().skip(1).all(RawCell::is_empty));
    is_only && first.is_some_and(|first| WITHOUT_ROWS.iter().any(|header| alike_unspaced(header) == first))
}

/// Whether a fee sheet does not say all that a charge needs.
fn lacks_something(error: &crate::error::Error) -> bool {
    use crate::error::Error::Table;
    matches!(error, Table(TableFault::FeeItem(_) | TableFault::FeeDue(_) | TableFault::FeeYear { .. }))
}

/// Whether a sheet is one of an export that is for reading alone.
fn is_for_reading(grid: &Grid) -> bool {
    let first = grid.rows.first().and_then(|row| row.cells.first()).map(|cell| plain(&cell.shown()));
    first.is_some_and(|first| RECORD.iter().any(|header| plain(header) == first))
}

/// Reads the tables that were handed in from where somebody stands, and finds out which register each is.
///
/// Folders are taken one after the other, each in the order of the registers; so are files that were named side by side.
///
/// # Errors
/// A file that cannot be read as a table, or whose register cannot be told.
pub fn plan(here: &Path, typed: &[PathBuf], asked: &ImportAsked) -> Result<ImportPlan> {
    let telling = Telling::of(asked)?;
    let mut plan = ImportPlan::default();
    let mut side_by_side: Vec<(Book, Sheet)> = Vec::new();
    let mut empty = None;
    for path in typed.iter().map(|path| TypedPath { here, typed: path }) {
        if given_kind(&path.full()) != Some(EntryKind::Folder) {
            let called = asked.register.clone().unwrap_or_else(|| path.stem());
            if plain(&called) == DESTROYED {
                return Err(TableFault::Destructions(path.shown()).into());
            }
            side_by_side.extend(telling.of_file(path, &mut plan.left_out)?);
            continue;
        }
        if telling.register.is_some() || telling.fees_asked {
            return Err(Input::RegisterOfFolder.into());
        }
        plan.take(&mut side_by_side);
        let mut found = telling.of_folder(path, &mut plan.left_out)?;
        if found.is_empty() {
            empty = empty.or_else(|| Some(path.shown()));
        }
        plan.take(&mut found);
    }
    plan.take(&mut side_by_side);
    telling.check_mapping(&plan)?;
    telling.check_fees(&plan)?;
    // One folder of several may well have nothing: what came after clients had left, where nothing came.
    match empty {
        Some(folder) if plan.sheets.is_empty() => Err(Input::EmptyFolder(folder).into()),
        _ => Ok(plan),
    }
}

/// A path as it was typed, and where it was typed.
#[derive(Clone, Copy)]
struct TypedPath<'a> {
    here: &'a Path,
    typed: &'a Path,
}

impl TypedPath<'_> {
    fn full(self) -> PathBuf {
        self.here.join(self.typed)
    }

    fn shown(self) -> String {
        self.typed.to_string_lossy().into_owned()
    }

    fn stem(self) -> String {
        self.typed.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn folder(self) -> PathBuf {
        let full = self.full();
        full.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
    }
}

/// By what it is told which register a table is.
struct Telling<'a> {
    asked: &'a ImportAsked,
    register: Option<Option<Book>>,
    /// Whether it was said to be a fee sheet.
    fees_asked: bool,
    mapping: Mapping,
    names: Vec<(Book, HeaderNames)>,
    fee_names: HeaderNames,
}

impl<'a> Telling<'a> {
    fn of(asked: &'a ImportAsked) -> Result<Self> {
        let names: Vec<(Book, HeaderNames)> =
            Book::ALL.iter().map(|book| (*book, HeaderNames::of(book.columns()))).collect();
        let fee_names = HeaderNames::of(lists::fees::COLUMNS);
        let fees_asked = asked.register.as_deref().is_some_and(|register| plain(register) == FEES);
        for (_, field) in asked.mapping.iter().filter(|(_, field)| field != "-") {
            if !fee_names.has(field) && !names.iter().any(|(_, names)| names.has(field)) {
                let register = asked.register.as_deref().and_then(named);
                let of = Book::ALL.iter().filter(|book| !fees_asked && register.is_none_or(|one| one == **book));
                let columns = of.map(|book| book.columns()).chain(register.is_none().then_some(lists::fees::COLUMNS));
                let mut known: Vec<String> =
                    columns.flat_map(|columns| columns.iter().map(|column| column.field().to_owned())).collect();
                known.sort();
                known.dedup();
                return Err(TableFault::MapField { field: field.clone(), known }.into());
            }
        }
        let register = asked.register.as_deref().filter(|_| !fees_asked).map(named);
        Ok(Self { asked, register, fees_asked, mapping: Mapping::of(&asked.mapping), names, fee_names })
    }

    fn names(&self, book: Book) -> Result<&HeaderNames> {
        let names = self.names.iter().find(|(known, _)| *known == book).map(|(_, names)| names);
        names.ok_or_else(|| Input::WhoseRecord(crate::model::Kind::Note).into())
    }

    /// A column that was named and is nowhere was mistyped.
    fn check_mapping(&self, plan: &ImportPlan) -> Result<()> {
        let headers = || {
            plan.sheets.iter().flat_map(|(_, sheet)| {
                sheet.headers.iter().chain(sheet.origin.iter().flat_map(|origin| &origin.sheet.headers))
            })
        };
        for (header, field) in &self.asked.mapping {
            let only = Mapping::of(&[(header.clone(), field.clone())]);
            if !headers().any(|header| only.names(header)) {
                return Err(TableFault::MapColumn(header.clone()).into());
            }
        }
        Ok(())
    }

    /// What is told of fee sheets is of one that was handed in.
    fn check_fees(&self, plan: &ImportPlan) -> Result<()> {
        let FeesAsked { item, year } = &self.asked.fees;
        let option = item.as_ref().map(|_| "--item").or(year.map(|_| "--year"));
        match option.filter(|_| plan.sheets.iter().all(|(_, sheet)| sheet.origin.is_none())) {
            Some(option) => Err(TableFault::NoFees(option).into()),
            None => Ok(()),
        }
    }

    /// Whether a grid is a fee sheet: it was said to be one, or its headers are those of one and it is no other register.
    fn is_fees(&self, grid: &Grid, called: Option<Book>) -> bool {
        let Some(form) = fees::form(grid, &self.fee_names, &self.mapping) else { return false };
        if self.fees_asked || self.register.is_some() {
            return self.fees_asked;
        }
        let of_money = |book: &Book| matches!(book, Book::Charges | Book::Payments | Book::Refunds);
        let mut fitting = self.names.iter().map(|(book, _)| *book).filter(|book| self.fits(grid, *book));
        // Amounts charged and paid side by side are neither the one register nor the other, whatever it is called.
        let is_other = match form {
            FeeForm::Both => fitting.any(|book| !of_money(&book)),
            FeeForm::Months | FeeForm::OneOfBoth => fitting.next().is_some(),
        };
        !is_other && called.as_ref().is_none_or(of_money)
    }

    /// The charges and payments that a fee sheet is.
    fn split_fees(&self, path: TypedPath, grid: Grid) -> Result<[(Book, Sheet); 2]> {
        let (file, folder) = (path.shown(), path.folder());
        let names = (&self.fee_names, &self.mapping);
        fees::split((&file, &folder, &self.asked.currency), grid, names, &self.asked.fees)
    }

    /// The registers among the files of a folder.
    fn of_folder(&self, folder: TypedPath, left_out: &mut Vec<NoRegister>) -> Result<Vec<(Book, Sheet)>> {
        let mut found = Vec::new();
        for name in given_entries(&folder.full())? {
            let typed = folder.typed.join(&name);
            let path = TypedPath { here: folder.here, typed: &typed };
            // Hidden files beside tables are what systems leave there (`._units.csv`, `~$units.xlsx`).
            let is_left = name.starts_with(['.', '~']) || name.to_lowercase().ends_with(REJECTED);
            if is_left || given_kind(&path.full()) != Some(EntryKind::File) {
                continue;
            }
            let ending = typed.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
                found.extend(self.of_file(path, left_out)?);
            }
        }
        Ok(found)
    }

    fn of_file(&self, path: TypedPath, left_out: &mut Vec<NoRegister>) -> Result<Vec<(Book, Sheet)>> {
        let file = path.shown();
        if let Some(None) = self.register {
            return Err(TableFault::RegisterUnknown { file, fitting: Book::names() }.into());
        }
        let bytes = match read_given(&path.full(), MAX_BYTES) {
            Err(StorageError::TooLarge(_)) => {
                return Err(TableFault::Beyond { file, bound: TableLimit::Bytes }.into());
            }
            read => read?,
        };
        match FileForm::of(&bytes) {
            FileForm::NoTable(is) => Err(TableFault::NoTable { file, is }.into()),
            FileForm::Packed | FileForm::Compound => self.of_workbook(path, &bytes, left_out),
            FileForm::Text => {
                let grid = separated::read(&file, &bytes, self.asked.encoding.as_deref(), &NAMES)?;
                let called = named(&path.stem());
                if self.fees_asked || self.is_fees(&grid, called) {
                    return Ok(self.split_fees(path, grid)?.into());
                }
                let book = match self.register.flatten().or(called) {
                    Some(book) => book,
                    None => self.by_headers(&file, &path.stem(), &grid)?,
                };
                self.with_departures(vec![(book, self.sheet(path, grid, book)?)])
            }
        }
    }

    /// The registers among the sheets of a workbook.
    fn of_workbook(&self, path: TypedPath, bytes: &[u8], left_out: &mut Vec<NoRegister>) -> Result<Vec<(Book, Sheet)>> {
        let file = path.shown();
        let asked = self.asked.sheet.as_deref();
        let pages = apart::read(&file, bytes, asked)?;
        let only = asked.is_some() || pages.len() == 1;
        let (mut found, mut none, mut ambiguous) = (Vec::new(), Vec::new(), None);
        for page in pages {
            let name = page.grid.sheet.clone().unwrap_or_default();
            if asked.is_none() && !only && names_those_without_rows(&page.grid) {
                continue;
            }
            let unasked = page.seen == Visible::Hidden || is_for_reading(&page.grid);
            if page.grid.rows.is_empty() || (unasked && asked.is_none()) {
                none.push(NoRegister { file: file.clone(), sheet: name });
                continue;
            }
            let called = named(&name).or_else(|| named(&path.stem()).filter(|_| only));
            if self.is_fees(&page.grid, called) || (self.fees_asked && only) {
                // A sheet of several that may as well count something else is left out, and that is said.
                let certain = only || self.fees_asked || self.asked.fees.item.is_some();
                let certain = certain || fees::form(&page.grid, &self.fee_names, &self.mapping) == Some(FeeForm::Both);
                match self.split_fees(path, page.grid) {
                    Ok(split) => found.extend(split),
                    Err(error) if certain || !lacks_something(&error) => return Err(error),
                    Err(_) => none.push(NoRegister { file: file.clone(), sheet: name }),
                }
                continue;
            }
            if self.fees_asked {
                none.push(NoRegister { file: file.clone(), sheet: name });
                continue;
            }
            let told = match (self.register.flatten(), named(&name)) {
                // A register that was named is that of the sheets which have its columns; of an only sheet in any case.
                (Some(book), _) => Ok(Some(book).filter(|book| only || self.fits(&page.grid, *book))),
                (None, Some(book)) => Ok(Some(book)),
                (None, None) => match named(&path.stem()).filter(|book| only || self.fits(&page.grid, *book)) {
                    Some(book) => Ok(Some(book)),
                    None => self.by_headers(&format!("{file}!{name}"), &name, &page.grid).map(Some),
                },
            };
            match told {
                Ok(Some(book)) => found.push((book, self.sheet(path, page.grid, book)?)),
                Ok(None) => none.push(NoRegister { file: file.clone(), sheet: name }),
                Err(error) => {
                    // A sheet that may be one of several registers has to be told; one that fits none is none.
                    if let crate::error::Error::Table(TableFault::RegisterUnknown { fitting, .. }) = &error
                        && (only || !fitting.is_empty())
                    {
                        ambiguous = ambiguous.or(Some(error));
                    }
                    none.push(NoRegister { file: file.clone(), sheet: name });
                }
            }
        }
        match ambiguous {
            Some(error) => Err(error),
            None if found.is_empty() => Err(TableFault::RegisterUnknown { file, fitting: Vec::new() }.into()),
            None => {
                left_out.extend(none);
                self.with_departures(found)
            }
        }
    }

    /// Registers, and the departures that those of clients tell in a column of their own. Who asked for that register alone is told.
    fn with_departures(&self, mut found: Vec<(Book, Sheet)>) -> Result<Vec<(Book, Sheet)>> {
        let mut departures = Vec::new();
        for (_, sheet) in found.iter().filter(|(book, _)| *book == Book::Clients) {
            let Some(left) = sheet.departures(Book::Clients.columns(), &MOVED_OUT, Book::Moveouts.columns()) else {
                continue;
            };
            if self.register.is_some() {
                return Err(TableFault::Departures { file: sheet.name(), count: left.len() }.into());
            }
            departures.push((Book::Moveouts, left));
        }
        found.append(&mut departures);
        Ok(found)
    }

    fn sheet(&self, path: TypedPath, grid: Grid, book: Book) -> Result<Sheet> {
        let names = self.names(book)?;
        let place = (path.shown(), path.folder());
        let sheet = Sheet::of((&place.0, &place.1, &self.asked.currency), grid, names, &self.mapping)?;
        sheet.check_columns(names, book.columns())?;
        sheet.check_meanings(names)?;
        Ok(sheet)
    }

    /// The headers that a grid has, were it a register.
    fn headers(&self, grid: &Grid, names: &HeaderNames) -> Vec<String> {
        names.header(grid, &self.mapping).names
    }

    fn fits(&self, grid: &Grid, book: Book) -> bool {
        self.names(book).is_ok_and(|names| names.fit(&self.headers(grid, names), &self.mapping))
    }

    /// The one register whose needed columns a grid has. Where another reads the same columns and more, it is that one; where several are
    /// left, the one that the table is called by.
    fn by_headers(&self, file: &str, called: &str, grid: &Grid) -> Result<Book> {
        let fitting = self.names.iter().filter_map(|(book, names)| {
            let headers = self.headers(grid, names);
            names.fit(&headers, &self.mapping).then(|| (*book, names.unread(&headers, &self.mapping)))
        });
        let fitting: Vec<(Book, Vec<String>)> = fitting.collect();
        let more = |one: &[String], other: &[String]| {
            other.len() < one.len() && other.iter().all(|header| one.contains(header))
        };
        let best = fitting.iter().filter(|(_, unread)| !fitting.iter().any(|(_, other)| more(unread, other)));
        let mut best: Vec<Book> = best.map(|(book, _)| *book).collect();
        // The columns of both are alike: an amount on a day is one that was paid, unless the table is called after what was paid back.
        if best.contains(&Book::Payments) && !Book::Refunds.is_called(called) {
            best.retain(|book| *book != Book::Refunds);
        }
        let by_name: Vec<Book> = best.iter().copied().filter(|book| book.is_called(called)).collect();
        match (best.as_slice(), by_name.as_slice()) {
            ([only], _) | (_, [only]) => Ok(*only),
            (several, _) => {
                let fitting = several.iter().map(|book| book.as_str()).collect();
                Err(TableFault::RegisterUnknown { file: file.to_owned(), fitting }.into())
            }
        }
    }
}
