//! Where a page goes.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::error::Result;

/// Where a page goes.
#[derive(Args, Debug)]
pub(in crate::cli) struct Output {
    /// Write the page to a file; else, and for `-`, to stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    /// Whether it goes to standard output.
    pub(super) fn is_stdout(&self) -> bool {
        self.output.as_deref().is_none_or(|file| file == Path::new("-"))
    }
}

/// Says that there is nothing on the page.
pub(super) fn nothing(ctx: &mut Context) -> Result<Outcome> {
    ctx.say(&Done::NothingToPrint)?;
    Ok(Outcome::Findings)
}

/// Writes a page where it is wanted; with `--dry-run` nothing outside is touched.
pub(in crate::cli) fn deliver(ctx: &mut Context, archive: &Archive, output: &Output, page: &str) -> Result<Outcome> {
    let Some(file) = output.output.as_deref().filter(|_| !output.is_stdout()) else {
        ctx.print(page)?;
        return Ok(Outcome::Done);
    };
    let path = ctx.path(file);
    archive.check_page_place(&path)?;
    let name = file.display().to_string();
    if ctx.common.dry_run {
        ctx.lines(&[format!("+ {name}")])?;
        return Ok(Outcome::Done);
    }
    archive.disk().write_outside(&path, page.as_bytes())?;
    ctx.say(&Done::PageWritten(name))?;
    Ok(Outcome::Done)
}
