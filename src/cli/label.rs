//! `deedbox label`: the file label, which shows the present client's name (P2-5). It is noted together with the page on which it is.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::Mode;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::many::{self, ManyArgs};
use crate::cli::print::labels::LabelSheetArgs;
use crate::cli::typed::NamedOrStdin;
use crate::desk::label::{self, Label};
use crate::error::Result;
use crate::model::{FileName, UnitCode};
use crate::output::form::{self, FileLabel, LabelSheet};
use crate::views::due::FileAct;

/// Print the labels of units' files as a page, and note that they were printed
///
/// They are noted only where the page was written. `deedbox print labels` writes the same page, and notes nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox label 1203 1204 -o labels.html
  deedbox label --floor 12 -o labels.html
  deedbox label --all-pending -o labels.html       every label that wants to be printed")]
pub(super) struct LabelArgs {
    /// Units; `-` reads them from standard input, one a line
    #[arg(value_name = "UNIT", num_args = 1.., required_unless_present_any = ["floor", "all_pending"])]
    units: Vec<NamedOrStdin<UnitCode>>,
    #[command(flatten)]
    many: ManyArgs,
    #[command(flatten)]
    sheet: LabelSheetArgs,
    /// Write the page to a file; `-` for stdout
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(super) fn run(ctx: &mut Context, args: LabelArgs) -> Result<Outcome> {
    let LabelArgs { units, many, sheet, output } = args;
    let archive = ctx.archive()?;
    let is_printed = output == Path::new("-");
    let place = ctx.path(&output);
    if !is_printed {
        archive.check_page_place(&place)?;
    }
    let given = units.into_iter().map(|unit| match unit {
        NamedOrStdin::One(unit) => NamedOrStdin::One(FileName::Present(unit)),
        NamedOrStdin::Stdin => NamedOrStdin::Stdin,
    });
    let files = many::files(ctx, &archive, (given.collect(), &many), FileAct::Label)?;
    let mut units: Vec<UnitCode> = many::some(files)?.iter().map(|file| file.unit().clone()).collect();
    units.sort();
    units.dedup();
    let (phrases, sheet) = (ctx.page_phrases(&archive), LabelSheet::from(sheet));
    let mut page: Option<String> = None;
    let made = many::carry_out_with(
        ctx,
        &archive,
        (&units, &many),
        |desk, tx, unit: &UnitCode| label::label(desk, tx, unit),
        |labels: &[Label], mode| {
            let shown: Vec<FileLabel> = labels.iter().map(on_page).collect();
            let text = form::file_labels(phrases, archive.settings(), &shown, sheet)?;
            // The page lies there before anything is noted; where it is decided anew and says the same, it is there already.
            if mode == Mode::Make && !is_printed && page.as_ref() != Some(&text) {
                archive.disk().write_outside(&place, text.as_bytes())?;
            }
            page = Some(text);
            Ok(())
        },
    )?;
    if made.carried.mode == Mode::Preview {
        ctx.made(&made.carried, &[])?;
        return made.ended(ctx);
    }
    if is_printed {
        ctx.print(&page.unwrap_or_default())?;
    } else {
        let ids: Vec<String> = made.carried.made.iter().map(|label| label.id.to_string()).collect();
        ctx.made(&made.carried, &ids)?;
    }
    let labels = made.carried.made.len();
    ctx.say_done(&made.carried, &Done::Labelled { labels, page: output.display().to_string() })?;
    made.ended(ctx)
}

/// What stands on a label.
fn on_page(label: &Label) -> FileLabel {
    FileLabel {
        unit: label.unit.to_string(),
        label: label.label.to_string(),
        year: label.since.year().to_string(),
        code: label.code,
    }
}
