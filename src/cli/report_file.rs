//! Where a report goes that a person wants in a file: a page, or a workbook.

use std::path::Path;

use crate::archive::{Archive, Mode, StorageError, Verb};
use crate::cli::context::Context;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::{Fault, Invalid, Table, Wanted};
use crate::output::csv::BYTE_ORDER_MARK;
use crate::output::page::Section;
use crate::output::spread::report as book;
use crate::output::{self, Format};

/// Prints a page, or writes it where a person wants it: as a workbook where the name says so.
pub(super) fn give(ctx: &mut Context, archive: &Archive, sections: &[Section], output: Option<&Path>) -> Result<()> {
    let Some(file) = output else {
        let page = ctx.page(archive, sections)?;
        return ctx.print(&page);
    };
    let bytes = match named(file)? {
        FileNamed::Page => ctx.page(archive, sections)?.into_bytes(),
        FileNamed::Csv => {
            let first = sections.iter().flatten().next();
            let rows = first.map(|table| output::render(table, Format::Csv, &ctx.words, None)).unwrap_or_default();
            format!("{BYTE_ORDER_MARK}{rows}").into_bytes()
        }
        FileNamed::Workbook => {
            let wording = Words::of(ctx.page_phrases(archive).language());
            let tables: Vec<&Table> = sections.iter().flatten().collect();
            let made = ctx.today(archive)?;
            book::bytes(&tables, made, &wording).map_err(|e| StorageError::Io {
                verb: Verb::Write,
                path: file.to_owned(),
                source: std::io::Error::other(e),
            })?
        }
    };
    ctx.all_was_read()?;
    if ctx.mode() == Mode::Make {
        archive.disk().write_outside(&ctx.path(file), &bytes)?;
    }
    ctx.lines(&[file.display().to_string()])
}

/// What the name of a file says that it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileNamed {
    Page,
    Workbook,
    /// For a spreadsheet: with the mark at its head by which Excel knows UTF-8.
    Csv,
}

/// What the name of a file says that it is to be.
///
/// # Errors
/// It says something else: what is for programs goes where a shell sends it.
pub(super) fn named(file: &Path) -> Result<FileNamed> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None | Some("html" | "htm") => Ok(FileNamed::Page),
        Some("xlsx") => Ok(FileNamed::Workbook),
        Some("csv") => Ok(FileNamed::Csv),
        Some(_) => {
            let known = ["FILE.html", "FILE.xlsx", "FILE.csv"].map(str::to_owned).to_vec();
            Err(Invalid::new(Wanted::Choice, file.display().to_string(), Fault::NotOneOf(known)).into())
        }
    }
}
