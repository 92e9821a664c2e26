//! Rows that `import` refused, for people to mend and bring in again; and empty sheets to fill in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::archive::{Archive, GivenFault, StorageError};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::import::{Book, FEES, ImportPlan, REJECTED, Sheet};
use crate::error::{Error, Result, RowFault, TableFault, WrongRows};
use crate::model::book::lists;
use crate::model::language::Language;
use crate::model::script::simplified;
use crate::output::phrases::{Phrases, say};
use crate::output::workbook::{self, WorkbookSheet};

/// How many names are tried before none is free.
const MOST_NAMES: u32 = 100;

/// The header of the reasons, in a language.
fn reason(phrases: Phrases) -> String {
    say!(phrases, "import-reason")
}

/// Headers that nobody reads, without that of the reasons: a mended workbook has it still.
pub(super) fn without_reasons(unread: &[String]) -> Vec<String> {
    let reasons = [Language::En, Language::ZhHant, Language::ZhHans].map(|language| reason(Phrases::of(language)));
    unread.iter().filter(|header| !reasons.contains(header)).cloned().collect()
}

/// Writes the wrong rows to a workbook, a sheet for each table, with the reason beside each.
///
/// Where no place was named, that is a new file where the command was started, or else beside the table; where neither is a place for
/// it, nothing is written, and that is said.
pub(super) fn write(
    ctx: &mut Context,
    archive: &Archive,
    (plan, wrong): (&ImportPlan, &WrongRows),
    place: Option<&Path>,
) -> Result<()> {
    let faults = wrong.named.as_slice();
    let first = faults.first().map(|fault| fault.file.as_str()).unwrap_or_default();
    let file = plan.sheets.iter().find(|(_, sheet)| sheet.name() == first).map(|(_, sheet)| sheet.file.clone());
    let place = match (place, file) {
        (Some(place), _) => place.to_owned(),
        (None, Some(file)) => match free_place(ctx, archive, &file) {
            Some(place) => place,
            None => return ctx.say(&Done::RejectsNowhere(file)),
        },
        (None, None) => return Ok(()),
    };
    let mut pages = Vec::new();
    let mut count = 0;
    let mut of_fees = BTreeSet::new();
    for (book, sheet) in &plan.sheets {
        // A fee sheet is mended as it was handed in, once.
        let (name, sheet) = match &sheet.origin {
            Some(origin) if of_fees.insert(sheet.name()) => (FEES, &origin.sheet),
            Some(_) => continue,
            None => (book.as_str(), sheet),
        };
        let page = page(ctx, name, sheet, faults);
        if !page.rows.is_empty() {
            count += page.rows.len();
            pages.push(page);
        }
    }
    archive.disk().write_outside(&ctx.path(&place), &made(&pages, &place)?)?;
    ctx.say(&Done::RejectsWritten { file: place.display().to_string(), count })?;
    let more = wrong.rows.saturating_sub(wrong.rows_named);
    if 0 < more { ctx.say(&Done::RejectsNotWritten(more)) } else { Ok(()) }
}

fn made(pages: &[WorkbookSheet], place: &Path) -> Result<Vec<u8>> {
    let broken = |says: String| TableFault::Workbook { file: place.display().to_string(), says: Some(says) };
    Ok(workbook::bytes(pages).map_err(|e| broken(e.to_string()))?)
}

/// The wrong rows of a table as they were handed in, and what is wrong with each.
fn page(ctx: &Context, name: &str, sheet: &Sheet, faults: &[RowFault]) -> WorkbookSheet {
    let of_sheet = sheet.name();
    let mut reasons: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for fault in faults.iter().filter(|fault| fault.file == of_sheet) {
        let told = ctx.words.row_error(&fault.error);
        let column = fault.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
        let mend = told.mend.map(|mend| format!("; {mend}")).unwrap_or_default();
        reasons.entry(fault.line).or_default().push(format!("{column}{}{mend}", told.what));
    }
    let reason = reason(ctx.words.phrases());
    let at = sheet.headers.iter().position(|header| without_reasons(std::slice::from_ref(header)).is_empty());
    let with = |mut cells: Vec<String>, last: String| {
        // A mended workbook that is wrong again has the reasons in their place, once.
        let place = at.unwrap_or_else(|| cells.len().max(sheet.headers.len()));
        cells.resize(cells.len().max(place + 1), String::new());
        if let Some(cell) = cells.get_mut(place) {
            *cell = last;
        }
        cells
    };
    let headers = with(sheet.headers.clone(), reason);
    let rows = reasons.into_iter().map(|(line, reasons)| with(sheet.cells_at(line), reasons.join("\n"))).collect();
    WorkbookSheet { name: name.to_owned(), headers, rows }
}

/// The first free name for the wrong rows of a file: here, or beside it where here is within the archive.
fn free_place(ctx: &Context, archive: &Archive, file: &str) -> Option<PathBuf> {
    let stem = Path::new(file).file_stem()?.to_string_lossy().into_owned();
    let stem = stem.strip_suffix(".rejected").unwrap_or(&stem).to_owned();
    let beside = Path::new(file).parent().unwrap_or(Path::new(""));
    let found = free_name(ctx, archive, Path::new(""), &stem);
    found.or_else(|| free_name(ctx, archive, beside, &stem))
}

fn free_name(ctx: &Context, archive: &Archive, folder: &Path, stem: &str) -> Option<PathBuf> {
    for count in 1..=MOST_NAMES {
        let number = if count == 1 { String::new() } else { format!("-{count}") };
        let place = folder.join(format!("{stem}{number}{REJECTED}"));
        match archive.check_page_place(&ctx.path(&place)) {
            Ok(()) => return Some(place),
            Err(StorageError::Given { fault: GivenFault::Taken, .. }) => {}
            Err(_) => return None,
        }
    }
    None
}

/// Makes an empty sheet for a register, its headers in the language that is spoken.
pub(super) fn template(ctx: &mut Context, archive: &Archive, register: &str, file: &Path) -> Result<Outcome> {
    let (name, columns) = if register == FEES {
        (FEES, lists::fees::COLUMNS)
    } else {
        let book: Book = register.replace('-', "_").parse().map_err(Error::Invalid)?;
        (book.as_str(), book.columns())
    };
    archive.check_page_place(&ctx.path(file))?;
    let header = |column: &crate::model::book::RegisterColumn| match ctx.words.phrases().language() {
        Language::ZhHant => column.header.to_owned(),
        Language::ZhHans => column.header.chars().map(simplified).collect(),
        Language::En => {
            let field = column.field().replace('_', " ");
            let mut letters = field.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    };
    let headers = columns.iter().map(header).collect();
    let page = WorkbookSheet { name: name.to_owned(), headers, rows: Vec::new() };
    let bytes = made(&[page], file)?;
    if !ctx.common.dry_run {
        archive.disk().write_outside(&ctx.path(file), &bytes)?;
        ctx.say(&Done::TemplateMade { file: file.display().to_string(), register: ctx.words.register(name) })?;
    }
    Ok(Outcome::Done)
}
