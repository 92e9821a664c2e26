//! `deedbox report`: figures of the estate.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::archive::Archive;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::cli::report_file::FileNamed;
use crate::cli::when::KnownArgs;
use crate::cli::{report_file, yearbook};
use crate::error::{Input, Result};
use crate::model::{AsOf, Date, FloorCode, Table, Year};
use crate::output::Format;
use crate::views::kept::ListingOf;
use crate::views::report::satisfaction::Floors;
use crate::views::report::{self, AtDay, InYear};

/// Print a report: what is let, owed, held, complained of, repaired, lacking
///
/// Reports of a state give the end of a day, today's unless told; reports of a year what began in it, in the state of
/// today. Figures come only from records whose bytes match their manifest; where one does not, none are given.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox report arrears
  deedbox report occupancy --as-of 2025-06-30
  deedbox report repairs --year 2025
  deedbox report arrears --as-of 2025-12-31 --known-at 2026-01-15
  deedbox --format csv report deposits > deposits.csv
  deedbox report complaints --department 銷售部
  deedbox report arrears --format html -o arrears.html
  deedbox report yearbook --year 2025 --format html -o 2025.html")]
pub(super) struct ReportArgs {
    #[command(subcommand)]
    report: ReportName,
    /// Write it there, instead of printing it: a page, or by its ending a workbook (.xlsx) or a file for Excel (.csv); a new file outside the archive
    #[arg(short, long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum ReportName {
    /// How many units and how much area are let, by floor
    #[command(after_help = "Examples:
  deedbox report occupancy
  deedbox report occupancy --as-of 2025-06-30")]
    Occupancy(StateArgs),
    /// Who holds the units
    #[command(after_help = "Examples:
  deedbox report clients
  deedbox report clients --as-of 2025-06-30")]
    Clients(StateArgs),
    /// Whom to speak to at each client, and to call in an emergency, by floor
    #[command(after_help = "Examples:
  deedbox report contacts --floor 12
  deedbox --format csv report contacts > contacts.csv")]
    Contacts(ContactsArgs),
    /// Who owes what, and for how long; those who left as well
    #[command(after_help = "Examples:
  deedbox report arrears
  deedbox report arrears --as-of 2025-12-31
  deedbox report arrears --as-of 2025-12-31 --known-at 2026-01-15")]
    Arrears(StateArgs),
    /// What is held of deposits; of those who left as well
    #[command(after_help = "Examples:
  deedbox report deposits
  deedbox --format csv report deposits --as-of 2025-12-31 > deposits.csv")]
    Deposits(StateArgs),
    /// What the meters of clients read last, and what is not charged of it yet
    #[command(after_help = "Examples:
  deedbox report meters
  deedbox report meters --as-of 2025-12-31")]
    Meters(StateArgs),
    /// What is out with readers, and how late it is
    #[command(after_help = "Examples:
  deedbox report loans
  deedbox --format csv report loans > loans.csv")]
    Loans(StateArgs),
    /// Keys, cards and permits that are out with clients, by number; with those who left as well
    #[command(after_help = "Examples:
  deedbox report issued
  deedbox --format csv report issued --as-of 2025-12-31 > issued.csv")]
    Issued(StateArgs),
    /// What the files of present clients lack: kinds of paper, fields of the cover
    #[command(after_help = "Examples:
  deedbox report completeness
  deedbox --format json report completeness | jq '.rows[] | select(.score < 80)'")]
    Completeness(StateArgs),
    /// Papers, permits and leases that end soon, or have ended
    #[command(after_help = "Examples:
  deedbox report expiring
  deedbox report expiring --days 90")]
    Expiring(ExpiringArgs),
    /// What was paid in a year, month by month
    #[command(after_help = "Examples:
  deedbox report payments
  deedbox report payments --year 2025")]
    Payments(FilesInYearArgs),
    /// The complaints of a year, and how long they took
    #[command(after_help = "Examples:
  deedbox report complaints --year 2025")]
    Complaints(FilesInYearArgs),
    /// The repair calls of a year, and how soon they were attended and done
    #[command(after_help = "Examples:
  deedbox report repairs --year 2025")]
    Repairs(FilesInYearArgs),
    /// The breaches of the house rules that were found in a year
    #[command(after_help = "Examples:
  deedbox report violations --year 2025")]
    Violations(FilesInYearArgs),
    /// What clients applied for in a year, and what became of it
    #[command(after_help = "Examples:
  deedbox report applications --year 2025")]
    Applications(FilesInYearArgs),
    /// The fit-out works that were applied for in a year
    #[command(after_help = "Examples:
  deedbox report fit-outs --year 2025")]
    FitOuts(FilesInYearArgs),
    /// How often clients were visited in a year
    #[command(after_help = "Examples:
  deedbox report visits --year 2025")]
    Visits(FilesInYearArgs),
    /// Who asked for space in a year, by month, how they came and what came of it
    #[command(after_help = "Examples:
  deedbox report enquiries --year 2025
  deedbox --format csv report enquiries > enquiries.csv")]
    Enquiries(YearArgs),
    /// The stock-takes of a year: which places were checked, and what was found
    #[command(after_help = "Examples:
  deedbox report stocktakes --year 2025")]
    Stocktakes(YearArgs),
    /// What was entered in a year long after it happened, with the first seal that lists it
    #[command(after_help = "Examples:
  deedbox report late-entries --year 2025")]
    LateEntries(YearArgs),
    /// The letters of a year, and whether those that came in were answered
    #[command(after_help = "Examples:
  deedbox report letters --year 2025")]
    Letters(FilesInYearArgs),
    /// What clients thought in a year, and whether they were answered
    #[command(after_help = "Examples:
  deedbox report opinions --year 2025")]
    Opinions(FilesInYearArgs),
    /// The checks of the quality of the service in a year, and what was done about those that failed
    #[command(after_help = "Examples:
  deedbox report quality --year 2025")]
    Quality(FilesInYearArgs),
    /// How content clients are: the answers to a year's survey, question by question
    #[command(after_help = "Examples:
  deedbox report satisfaction --year 2025
  deedbox report satisfaction --year 2025 --by-floor
  deedbox --format json report satisfaction | jq '.rows[] | select(.below_target)'")]
    Satisfaction(SatisfactionArgs),
    /// Who left in a year, with the volume's code and box
    #[command(after_help = "Examples:
  deedbox report moved-out --year 2025")]
    MovedOut(FilesInYearArgs),
    /// Until when the volumes in boxes are kept, and what keeps them
    #[command(after_help = "Examples:
  deedbox report retention
  deedbox --format json report retention | jq '.rows[] | select(.kept_by == null) | .code'")]
    Retention(StateArgs),
    /// A year in figures: month by month, and every report of the year
    #[command(after_help = "Examples:
  deedbox report yearbook --year 2025
  deedbox --format json report yearbook --year 2025 | jq .reports.complaints.rows
  deedbox --format csv report yearbook --year 2025 > months.csv
  deedbox report yearbook --year 2025 -o yearbook-2025.html
  deedbox report yearbook --year 2025 -o yearbook-2025.xlsx")]
    Yearbook(FilesInYearArgs),
}

/// A report of a state.
#[derive(Args, Debug, Default)]
struct StateArgs {
    /// Day whose state is given, by when things happened; else today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    kept: KeptArgs,
}

/// A report of whom to speak to.
#[derive(Args, Debug)]
struct ContactsArgs {
    /// Clients of one floor alone
    #[arg(long, value_name = "FLOOR")]
    floor: Option<FloorCode>,
    #[command(flatten)]
    state: StateArgs,
}

/// A report of what ends.
#[derive(Args, Debug)]
struct ExpiringArgs {
    /// How many days to look ahead
    #[arg(long, value_name = "N", default_value_t = 60)]
    days: u32,
    #[command(flatten)]
    state: StateArgs,
}

/// A report of a year.
#[derive(Args, Debug, Default)]
struct YearArgs {
    /// The year; else this one
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
    #[command(flatten)]
    known: KnownArgs,
}

/// A report of a year, of the files that a department keeps.
#[derive(Args, Debug, Default)]
struct FilesInYearArgs {
    #[command(flatten)]
    year: YearArgs,
    #[command(flatten)]
    kept: KeptArgs,
}

/// A report of a year's survey.
#[derive(Args, Debug, Default)]
struct SatisfactionArgs {
    #[command(flatten)]
    year: FilesInYearArgs,
    /// A row for each floor as well
    #[arg(long)]
    by_floor: bool,
}

impl StateArgs {
    /// What is asked, told to whoever makes the report.
    fn tell<T>(&self, ctx: &Context, archive: &Archive, made: impl FnOnce(&AtDay) -> Result<T>) -> Result<T> {
        let (day, known_at) = (self.as_of.map_or_else(|| ctx.today(archive), Ok)?, self.known.known(archive)?);
        let kept = self.kept.kept(archive, &AsOf { as_of: Some(day), known_at })?;
        made(&AtDay { day, known_at, kept: &kept })
    }
}

impl YearArgs {
    fn tell<T>(
        &self,
        (ctx, archive, of): (&Context, &Archive, Option<&KeptArgs>),
        made: impl FnOnce(&InYear) -> Result<T>,
    ) -> Result<T> {
        let (now, known_at) = (ctx.desk(archive)?.now, self.known.known(archive)?);
        let view = AsOf { as_of: Some(now.date()), known_at };
        let kept = of.map_or(Ok(ListingOf::ByAll), |of| of.kept(archive, &view))?;
        made(&InYear { year: self.year.unwrap_or(now.date().year()), month: None, now, known_at, kept: &kept })
    }
}

impl FilesInYearArgs {
    /// What is asked, told to whoever makes the report.
    fn tell<T>(&self, ctx: &Context, archive: &Archive, made: impl FnOnce(&InYear) -> Result<T>) -> Result<T> {
        self.year.tell((ctx, archive, Some(&self.kept)), made)
    }
}

/// Makes a report of a state, or of a year.
type OfState = fn(&Archive, &AtDay) -> Result<Table>;
type OfYear = fn(&Archive, &InYear) -> Result<Table>;

pub(super) fn run(ctx: &mut Context, args: ReportArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    if let Some(file) = &args.output {
        // A name for the page says that a page is wanted.
        match ctx.common.format {
            OutputFormat::Table | OutputFormat::Html => ctx.common.format = OutputFormat::Html,
            OutputFormat::Csv if report_file::named(file)? == FileNamed::Csv => ctx.common.format = OutputFormat::Html,
            OutputFormat::Json | OutputFormat::Csv => {
                return Err(Input::NoPage(Some(file.display().to_string())).into());
            }
        }
        report_file::named(file)?;
        archive.check_page_place(&ctx.path(file))?;
    }
    let is_page = ctx.common.format == OutputFormat::Html;
    if let ReportName::Yearbook(year) = &args.report {
        let yearbook = year.tell(ctx, &archive, |asked| report::yearbook::report(&archive, asked))?;
        if is_page {
            report_file::give(ctx, &archive, &yearbook::sections(yearbook), args.output.as_deref())?;
        } else {
            yearbook::print(ctx, &yearbook, for_people)?;
        }
        return Ok(Outcome::Done);
    }
    let table = table(ctx, &archive, &args.report)?;
    if is_page {
        let mut section = vec![table];
        section.extend(series(ctx, &archive, &args.report)?);
        report_file::give(ctx, &archive, &[section], args.output.as_deref())?;
        return Ok(Outcome::Done);
    }
    match for_people(table.name) {
        Some(keys) => ctx.listing(&table, keys)?,
        None => ctx.table(&table)?,
    }
    // What is said of the whole report has no column to stand beneath.
    let beneath = table.totals.iter().filter(|(key, _)| !table.columns.iter().any(|column| column.key == *key));
    let beneath: Vec<_> = beneath.cloned().collect();
    if ctx.format() == Format::Table && !beneath.is_empty() {
        ctx.print("\n")?;
        ctx.sheet(&beneath)?;
    }
    Ok(Outcome::Done)
}

fn table(ctx: &Context, archive: &Archive, report: &ReportName) -> Result<Table> {
    match report {
        ReportName::Occupancy(args) => of_state(ctx, archive, args, report::occupancy::report),
        ReportName::Clients(args) => of_state(ctx, archive, args, report::clients::report),
        ReportName::Arrears(args) => of_state(ctx, archive, args, report::arrears::report),
        ReportName::Deposits(args) => of_state(ctx, archive, args, report::deposits::report),
        ReportName::Meters(args) => of_state(ctx, archive, args, report::meters::report),
        ReportName::Loans(args) => of_state(ctx, archive, args, report::loans::report),
        ReportName::Issued(args) => of_state(ctx, archive, args, report::issued::report),
        ReportName::Completeness(args) => of_state(ctx, archive, args, report::completeness::report),
        ReportName::Expiring(args) => {
            args.state.tell(ctx, archive, |asked| report::expiring::report(archive, asked, args.days))
        }
        ReportName::Contacts(args) => {
            args.state.tell(ctx, archive, |asked| report::contacts::report(archive, asked, args.floor.as_ref()))
        }
        ReportName::Payments(args) => of_year(ctx, archive, args, report::payments::report),
        ReportName::Complaints(args) => of_year(ctx, archive, args, report::complaints::report),
        ReportName::Repairs(args) => of_year(ctx, archive, args, report::repairs::report),
        ReportName::Violations(args) => of_year(ctx, archive, args, report::violations::report),
        ReportName::Applications(args) => of_year(ctx, archive, args, report::applications::report),
        ReportName::FitOuts(args) => of_year(ctx, archive, args, report::fit_outs::report),
        ReportName::Visits(args) => of_year(ctx, archive, args, report::visits::report),
        // Who is no client yet has no file that a department could keep.
        ReportName::Enquiries(args) => {
            args.tell((ctx, archive, None), |asked| report::enquiries::report(archive, asked))
        }
        // Shelves hold the files of all departments.
        ReportName::Stocktakes(args) => {
            args.tell((ctx, archive, None), |asked| report::stocktakes::report(archive, asked))
        }
        ReportName::LateEntries(args) => {
            args.tell((ctx, archive, None), |asked| report::late_entries::report(archive, asked))
        }
        ReportName::Letters(args) => of_year(ctx, archive, args, report::answers::letters),
        ReportName::Opinions(args) => of_year(ctx, archive, args, report::answers::opinions),
        ReportName::Quality(args) => of_year(ctx, archive, args, report::quality::report),
        ReportName::Satisfaction(args) => {
            let floors = if args.by_floor { Floors::Apart } else { Floors::Together };
            args.year.tell(ctx, archive, |asked| report::satisfaction::report(archive, asked, floors))
        }
        ReportName::MovedOut(args) => of_year(ctx, archive, args, report::moved_out::report),
        ReportName::Retention(args) => of_state(ctx, archive, args, report::retention::report),
        ReportName::Yearbook(args) => {
            args.tell(ctx, archive, |asked| Ok(report::yearbook::report(archive, asked)?.months))
        }
    }
}

/// What a page shows of a report month by month.
fn series(ctx: &Context, archive: &Archive, report: &ReportName) -> Result<Vec<Table>> {
    match report {
        ReportName::Complaints(args) => args.tell(ctx, archive, |asked| report::series::of_complaints(archive, asked)),
        ReportName::Repairs(args) => args.tell(ctx, archive, |asked| report::series::of_repairs(archive, asked)),
        _ => Ok(Vec::new()),
    }
}

fn of_state(ctx: &Context, archive: &Archive, args: &StateArgs, report: OfState) -> Result<Table> {
    args.tell(ctx, archive, |asked| report(archive, asked))
}

fn of_year(ctx: &Context, archive: &Archive, args: &FilesInYearArgs, report: OfYear) -> Result<Table> {
    args.tell(ctx, archive, |asked| report(archive, asked))
}

/// The columns of a report that a person reads at a terminal, where they are not all.
fn for_people(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "meters" => &["unit", "company", "meter", "tariff", "read_on", "value", "charged_to", "uncharged"],
        "clients" => &["unit", "company", "units", "move_in", "lease_end", "headcount", "custodian", "department"],
        "loans" => &["id", "company", "borrower", "lent_on", "due", "overdue_days"],
        "moved-out" => &["unit", "company", "move_out", "code", "box"],
        "retention" => &["code", "company", "move_out", "retention", "ends", "kept_by", "holds", "destroyed_under"],
        "fit-outs" => &["unit", "company", "contractor", "applied", "finished", "deposit", "status"],
        "satisfaction" => {
            &["question", "floor", "n", "mean", "satisfied_percent", "target", "below_target", "last_year_mean"]
        }
        "letters" => &["date", "id", "company", "direction", "title", "with", "status", "answered_on", "answered_by"],
        "opinions" => &["date", "id", "company", "opinion", "with", "status", "answered_on", "answered_by"],
        "expiring" => &["unit", "company", "what", "id", "title", "ends", "days", "renewed_until"],
        _ => return None,
    })
}
