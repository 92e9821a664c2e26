//! `deedbox print labels`: file labels (P2-5).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::print::data;
use crate::cli::print::page::{Output, deliver, nothing};
use crate::error::Result;
use crate::model::UnitCode;
use crate::output::form::{self, FileLabel, LabelSheet, LabelSize};
use crate::views::labels;

/// File labels with the present clients' names, 70 × 37 mm, 24 to a sheet of A4
///
/// Without units, the labels of every unit that is held. `deedbox label UNIT -o FILE` writes the same page, and notes that it was printed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print labels -o labels.html
  deedbox print labels 1203 1204 --skip 5 -o labels.html       five labels of the sheet are used already
  deedbox print labels --size 63.5x38.1 -o labels.html")]
pub(super) struct LabelsArgs {
    /// Units
    #[arg(value_name = "UNIT")]
    units: Vec<UnitCode>,
    #[command(flatten)]
    sheet: LabelSheetArgs,
    #[command(flatten)]
    output: Output,
}

/// The sheets on which labels are printed.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct LabelSheetArgs {
    /// Size of a label, in millimetres
    #[arg(long, value_name = "WxH", default_value = "70x37")]
    size: LabelSize,
    /// Labels of the first sheet that are used already
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: u32,
}

impl From<LabelSheetArgs> for LabelSheet {
    fn from(args: LabelSheetArgs) -> Self {
        Self { size: args.size, skip: args.skip }
    }
}

pub(super) fn run(ctx: &mut Context, args: LabelsArgs) -> Result<Outcome> {
    let LabelsArgs { units, sheet, output } = args;
    let archive = ctx.archive()?;
    let lines = if units.is_empty() { labels::of_all(&archive)? } else { labels::of_units(&archive, &units)? };
    if lines.is_empty() {
        return nothing(ctx);
    }
    if data::is_wanted(ctx, &output) {
        return data::tell(ctx, &data::labels(&lines));
    }
    let label = |line: &labels::LabelLine| FileLabel {
        unit: line.unit.to_string(),
        label: line.label.to_string(),
        year: line.since.year().to_string(),
        code: line.code,
    };
    let shown: Vec<FileLabel> = lines.iter().map(label).collect();
    let text = form::file_labels(ctx.page_phrases(&archive), archive.settings(), &shown, sheet.into())?;
    let outcome = deliver(ctx, &archive, &output, &text)?;
    ctx.say(&Done::LabelsNotNoted)?;
    Ok(outcome)
}
