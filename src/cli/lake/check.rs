//! `deedbox lake check`: is every file of a lake as it was published?

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::archive::lake::LakeFolder;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;
use crate::model::table::{Cell, Table, text};
use crate::output::phrases::say;
use crate::output::{Format, safe};
use crate::views::lake::check::{self, LakeChecked};

/// Check a lake: every file that counts, against its publication
///
/// Reads every byte that the catalogue names, and says what is missing, altered, of another estate or year, or listed twice, and where the facts
/// have a hole between months. Exits with 1 where it found something.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lake check /srv/lake
  deedbox --format json lake check /srv/lake | jq '.findings[].path'")]
pub(super) struct LakeCheckArgs {
    /// Folder of the lake
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(ctx: &mut Context, args: &LakeCheckArgs) -> Result<Outcome> {
    let lake = LakeFolder::new(&ctx.path(&args.folder));
    let LakeChecked { estates, files, rows, found } = check::check(&lake)?;
    let words = ctx.words;
    match ctx.format() {
        Format::Json => {
            let findings = found.iter().map(|fault| {
                json!({ "code": fault.word(), "path": fault.path(), "says": crate::cli::words::Words::for_programs().says(fault) })
            });
            let findings: Vec<_> = findings.collect();
            ctx.json(&json!({ "estates": estates, "files": files, "rows": rows, "findings": findings }))?;
        }
        Format::Csv => {
            let mut table = Table::new("lake", &[text("code"), text("path"), text("says")]);
            let row = |fault: &crate::model::lake::fault::LakeFault| {
                vec![Cell::text(fault.word()), Cell::maybe(fault.path(), Cell::text), Cell::text(words.says(fault))]
            };
            table.rows = found.iter().map(row).collect();
            ctx.table(&table)?;
        }
        Format::Table => {
            let lines = found.iter().map(|fault| safe::terminal(&words.says(fault)) + "\n");
            let mut said: String = lines.collect();
            if !ctx.common.quiet || !found.is_empty() {
                said.push_str(&say!(words, "lake-checked", estates => estates, files => files, rows => rows, found => found.len()));
                said.push('\n');
            }
            ctx.print(&said)?;
        }
    }
    Ok(if found.is_empty() { Outcome::Done } else { Outcome::Findings })
}
