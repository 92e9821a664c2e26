//! `deedbox browse`: the archive as linked pages for who works here, in the browser.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::archive::Archive;
use crate::archive::viewing::Viewing;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::opener;
use crate::cli::site::memory::KeptOfSite;
use crate::cli::site::pages::{Face, PageSink, Pages, client_page, file_address};
use crate::error::Result;
use crate::model::{FileName, Sha256};
use crate::output::Format;
use crate::views::show::{self, Shown};

/// Look through the archive in the browser: what wants doing, floors, units, clients with their papers, open cases, reports
///
/// The pages are made anew in a private folder of your own, have no script, and are opened by the program that DEEDBOX_OPENER names, else by the
/// system's. Each paper is a link to the file as it is filed; a confidential one is none: `deedbox open` enters who looks at it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox browse
  deedbox browse 1203")]
pub(super) struct BrowseArgs {
    /// Unit whose client is shown first, or UNIT@DATE
    #[arg(value_name = "UNIT")]
    unit: Option<FileName>,
}

pub(super) fn run(ctx: &mut Context, args: BrowseArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let first = match &args.unit {
        None => "index.html".to_owned(),
        Some(name) => match show::show(&archive, name)? {
            Shown::File(sheet) => client_page(&sheet.name),
            Shown::Vacant(sheet) => format!("units/{}.html", sheet.unit.code),
            Shown::Record(_) => "index.html".to_owned(),
        },
    };
    let pages = Pages::new(ctx, &archive)?;
    let cache = opener::cache(ctx)?;
    let viewing = Viewing::begin(&archive, (&cache, "browse"), (ctx.today(&archive)?, &ctx.environment.chance()))?;
    pages.make(Face::Office, KeptOfSite::Never, &mut Own { archive: &archive, viewing: &viewing })?;
    ctx.all_was_read()?;
    let page = viewing.folder().join(first);
    let shown = page.display().to_string();
    match ctx.format() {
        Format::Json => ctx.json(&json!({ "page": shown }))?,
        Format::Table | Format::Csv => ctx.lines(&[shown])?,
    }
    opener::open(ctx, &page)?;
    Ok(Outcome::Done)
}

/// The user's own folder; papers stay where they are.
struct Own<'a> {
    archive: &'a Archive,
    viewing: &'a Viewing<'a>,
}

impl PageSink for Own<'_> {
    fn page(&mut self, name: &str, html: &str) -> Result<()> {
        Ok(self.viewing.page(Path::new(name), html.as_bytes())?)
    }

    fn paper(&mut self, from: &str, _: Sha256) -> Result<Option<String>> {
        let path: PathBuf = self.archive.root().join(from);
        Ok(Some(file_address(&path)))
    }
}
