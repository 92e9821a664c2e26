//! `deedbox label`: the file label, which shows the present client's name (P2-5).

use std::path::PathBuf;

use clap::Args;

use crate::archive::Mode;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::label;
use crate::error::Result;
use crate::model::UnitCode;
use crate::model::table::{self, Cell, Table};
use crate::output::form::{self, FileLabel, LabelSheet};

/// Print the labels of units' files, and note that they were printed
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox label 1203 1204 -o labels.html")]
pub(super) struct LabelArgs {
    /// Units
    #[arg(value_name = "UNIT", required = true)]
    units: Vec<UnitCode>,
    /// Write a page for the printer
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(ctx: &mut Context, args: LabelArgs) -> Result<Outcome> {
    let LabelArgs { mut units, output } = args;
    units.sort();
    units.dedup();
    let archive = ctx.archive()?;
    if let Some(file) = &output {
        archive.check_page_place(&ctx.path(file))?;
    }
    let carried = ctx.carry_out(&archive, |desk, tx| {
        units.iter().map(|unit| label::label(desk, tx, unit)).collect::<Result<Vec<_>>>()
    })?;
    let mut shown = Table::new(
        "labels",
        &[table::text("unit"), table::text("label"), table::text("company"), table::text("since")],
    );
    for made in &carried.made {
        let cells =
            [Cell::text(&made.unit), Cell::text(&made.label), Cell::text(&made.company), Cell::Date(made.since)];
        shown.rows.push(cells.into());
    }
    if carried.mode == Mode::Preview {
        return ctx.made(&carried, &[]).map(|()| Outcome::Done);
    }
    ctx.table(&shown)?;
    let page = match output {
        Some(file) => {
            let labels: Vec<FileLabel> = carried
                .made
                .iter()
                .map(|made| FileLabel {
                    unit: made.unit.to_string(),
                    label: made.label.to_string(),
                    year: made.since.year().to_string(),
                    code: made.code,
                })
                .collect();
            let text = form::file_labels(ctx.page_phrases(&archive), archive.settings(), &labels, LabelSheet::USUAL)?;
            archive.disk().write_outside(&ctx.path(&file), text.as_bytes())?;
            Some(file.display().to_string())
        }
        None => None,
    };
    ctx.say_done(&carried, &Done::Labelled { labels: carried.made.len(), page })?;
    Ok(Outcome::Done)
}
