//! `deedbox print`: the forms of the filing room as pages for the printer (P2-3, P2-5, P2-6, P2-7).

mod catalogue;
mod data;
mod handover;
pub(super) mod labels;
mod loans;
mod money;
pub(super) mod page;
mod spine;
mod volume;
pub(super) mod year;

use clap::{Args, Subcommand};

use crate::archive::{Archive, Uncached};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::print::page::{Output, deliver, nothing};
use crate::cli::print::spine::Width;
use crate::cli::{move_out, survey};
use crate::desk::box_year::boxed;
use crate::error::Result;
use crate::model::catalogue::{Catalogue, CatalogueSeal};
use crate::model::{AsOf, Date, Place, UnitCode, Year};
use crate::output::form;
use crate::views::{places, seals, surveys};

/// Print a form: a bound volume, the year's catalogue, spines, labels, loan slips, statements, receipts, demands
///
/// Each is one HTML page in itself, for a browser to print at 100 %; it goes to stdout, or to FILE. With `--format json` or `csv` what stands
/// on it goes to stdout as data. Headings are in the language of
/// `--lang`, else in the estate's; in English they have the Chinese beside them. Nothing is changed by printing, but by `print catalogue
/// --in-archive`, which prints what lies in the archive anew.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print volume 1203@2023-06-30 --width 40 -o volume.html
  deedbox print catalogue --year 2025 -o catalogue.html
  deedbox print labels 1203 1204 --skip 5 -o labels.html
  deedbox print loan 1203/x4p9 -o slip.html
  deedbox print statement 1203 --since 2026-01-01 -o statement.html
  deedbox --lang zh-Hant print loans --month 2026-10 -o 借閱登記表.html")]
pub(super) struct PrintArgs {
    #[command(subcommand)]
    what: PrintWhat,
}

#[derive(Subcommand, Debug)]
enum PrintWhat {
    Volume(volume::VolumeArgs),
    Catalogue(PrintCatalogueArgs),
    #[command(alias = "spines")]
    Boxes(BoxesArgs),
    Labels(labels::LabelsArgs),
    Loan(loans::LoanArgs),
    Loans(loans::PrintLoansArgs),
    #[command(alias = "slip")]
    MoveOut(PrintMoveOutArgs),
    Statement(money::PrintStatementArgs),
    Receipt(money::PrintReceiptArgs),
    Demand(money::DemandArgs),
    Shelves(PrintShelvesArgs),
    Survey(PrintSurveyArgs),
    Handover(handover::PrintHandoverArgs),
}

/// The codes of places, to stick on their shelves or to scan from the list
///
/// Without places, those of all that are known: where something stands, what `[cabinets]` in deedbox.toml names, and all around them.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print shelves -o shelves.html
  deedbox print shelves R1/02/A R1/02/B -o shelves.html")]
struct PrintShelvesArgs {
    /// Places, as ROOM/CABINET/SHELF
    #[arg(value_name = "PLACE")]
    places: Vec<Place>,
    #[command(flatten)]
    output: Output,
}

/// The report of a year's survey, as it stands: how many answered, each question with its figures and remarks
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print survey --year 2026 -o survey-2026.html")]
struct PrintSurveyArgs {
    /// Year of the survey
    #[arg(long, value_name = "YEAR")]
    year: Year,
    #[command(flatten)]
    output: Output,
}

/// The catalogue of the volumes that were boxed for a year, a table for each floor
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox print catalogue --year 2025 -o catalogue.html
  deedbox print catalogue --year 2025 --in-archive      the catalogue and labels under moved-out/2025, anew")]
struct PrintCatalogueArgs {
    /// Year that was boxed
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Print the year's catalogue and box labels that lie in the archive anew, from the box records
    #[arg(long, conflicts_with = "output")]
    in_archive: bool,
    #[command(flatten)]
    output: Output,
}

/// The spines of the boxes of a year, 310 mm high, several to a sheet of A3
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print boxes --year 2025 --width 30 -o spines.html")]
struct BoxesArgs {
    /// Year that was boxed
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Width of the spines, in millimetres
    #[arg(long, value_name = "MM", default_value = "50")]
    width: Width,
    #[command(flatten)]
    output: Output,
}

/// The slip of a departure, with a line to sign for each gate
///
/// The gates are those of `deedbox move-out UNIT --date DATE --check`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox print move-out 1203 --date 2026-06-30 -o slip-1203.html")]
struct PrintMoveOutArgs {
    /// Unit that is given up
    unit: UnitCode,
    /// Day of departure [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(ctx: &mut Context, args: PrintArgs) -> Result<Outcome> {
    match args.what {
        PrintWhat::Volume(args) => volume::run(ctx, args),
        PrintWhat::Catalogue(args) => catalogue(ctx, &args),
        PrintWhat::Boxes(args) => boxes(ctx, &args),
        PrintWhat::Labels(args) => labels::run(ctx, args),
        PrintWhat::Loan(args) => loans::slip(ctx, &args),
        PrintWhat::Loans(args) => loans::register(ctx, &args),
        PrintWhat::MoveOut(args) => departure(ctx, args),
        PrintWhat::Statement(args) => money::statement(ctx, &args),
        PrintWhat::Receipt(args) => money::receipt(ctx, &args),
        PrintWhat::Demand(args) => money::demand(ctx, &args),
        PrintWhat::Shelves(args) => shelves(ctx, args),
        PrintWhat::Survey(args) => of_survey(ctx, &args),
        PrintWhat::Handover(args) => handover::list(ctx, &args),
    }
}

fn shelves(ctx: &mut Context, args: PrintShelvesArgs) -> Result<Outcome> {
    let PrintShelvesArgs { mut places, output } = args;
    let archive = ctx.archive()?;
    if places.is_empty() {
        places = places::known(&archive)?;
    }
    if places.is_empty() {
        return nothing(ctx);
    }
    if data::is_wanted(ctx, &output) {
        return data::tell(ctx, &data::shelves(&places));
    }
    let text = form::shelves(ctx.page_phrases(&archive), archive.settings(), &places)?;
    deliver(ctx, &archive, &output, &text)
}

fn of_survey(ctx: &mut Context, args: &PrintSurveyArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let line = surveys::of_year(&archive, args.year, &AsOf::NOW)?;
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &surveys::table(&[line]));
    }
    let text = survey::page(ctx.page_phrases(&archive), &archive, &line)?;
    deliver(ctx, &archive, &args.output, &text)
}

fn catalogue(ctx: &mut Context, args: &PrintCatalogueArgs) -> Result<Outcome> {
    if args.in_archive {
        return catalogue::anew(ctx, args.year);
    }
    let archive = ctx.archive()?;
    let Some(mut catalogue) = of_year(&archive, args.year)? else { return nothing(ctx) };
    let estate = archive.settings().id.clone();
    catalogue.seal =
        seals::newest(&archive).map(|found| CatalogueSeal { estate, date: found.head.date(), sha256: found.sha256 });
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &data::catalogue(&catalogue));
    }
    let text = form::catalogue(ctx.page_phrases(&archive), &catalogue)?;
    deliver(ctx, &archive, &args.output, &text)
}

fn boxes(ctx: &mut Context, args: &BoxesArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let Some(catalogue) = of_year(&archive, args.year)? else { return nothing(ctx) };
    if data::is_wanted(ctx, &args.output) {
        return data::tell(ctx, &data::boxes(&catalogue));
    }
    let text = form::box_spines(ctx.page_phrases(&archive), &catalogue, args.width.into())?;
    deliver(ctx, &archive, &args.output, &text)
}

/// The catalogue of a year; none where no volume was boxed for it.
fn of_year(archive: &Archive, year: Year) -> Result<Option<Catalogue>> {
    let mut entries = boxed::boxed(&mut Uncached::new(archive))?;
    entries.retain(|entry| entry.boxed.year == year);
    let settings = archive.settings();
    let catalogue = Catalogue::new(settings.name.clone(), settings.fonds.as_str().to_owned(), year, entries);
    Ok(Some(catalogue).filter(|catalogue| !catalogue.entries.is_empty()))
}

fn departure(ctx: &mut Context, args: PrintMoveOutArgs) -> Result<Outcome> {
    let PrintMoveOutArgs { unit, date, output } = args;
    let archive = ctx.archive()?;
    let date = date.unwrap_or(ctx.today(&archive)?);
    let slip = move_out::slip_of(ctx, &archive, (unit, date))?;
    if data::is_wanted(ctx, &output) {
        move_out::show(ctx, &slip)?;
        return Ok(Outcome::Done);
    }
    let text = form::move_out_slip(ctx.page_phrases(&archive), archive.settings(), &slip)?;
    deliver(ctx, &archive, &output, &text)
}
