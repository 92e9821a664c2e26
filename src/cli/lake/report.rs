//! `deedbox lake report`: figures of every estate of a lake, without an engine.

use std::path::PathBuf;

use clap::Args;

use crate::archive::lake::LakeFolder;
use crate::archive::lake::rows::TableFile;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};
use crate::model::lake::catalogue::{LakeCatalogue, LakePublication};
use crate::model::lake::reports::{LakeReport, REPORTS, ReportOf, called};
use crate::model::{Date, Fault, Invalid, Wanted, Year};
use crate::views::lake::report::{LakeSums, WhichFigures};

/// Print a report over the estates of a lake: a row an estate, and the sums of all
///
/// It reads what the catalogue names, each file only where its bytes are those that were published. What is owed, held and let is there for the
/// day of each export and for the ends of the 36 months before. Money is summed over estates where all have one currency.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lake report arrears /srv/lake
  deedbox lake report occupancy /srv/lake --as-of 2026-10-31
  deedbox lake report repairs /srv/lake --year 2025
  deedbox --format csv lake report deposits /srv/lake > deposits.csv

Reports of a day: arrears, deposits, occupancy, completeness.
Of a year: payments, complaints, repairs, violations, applications, visits, satisfaction.")]
pub(super) struct LakeReportArgs {
    /// Name of the report
    #[arg(value_name = "NAME")]
    name: String,
    /// Folder of the lake
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Day whose state is given: the end of a month, or the day of the exports; else that of each
    #[arg(long, value_name = "DATE", conflicts_with = "year")]
    as_of: Option<Date>,
    /// The year; else that of the last export
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
}

pub(super) fn run(ctx: &mut Context, args: LakeReportArgs) -> Result<Outcome> {
    let Some(report) = called(&args.name) else {
        let known = REPORTS.iter().map(|report| report.name.to_owned()).collect();
        return Err(Invalid::new(Wanted::Choice, &args.name, Fault::NotOneOf(known)).into());
    };
    let lake = LakeFolder::new(&ctx.path(&args.folder));
    let Some(LakeCatalogue { estates, .. }) = lake.catalogue()? else {
        return Err(Input::NoLake(lake.root().display().to_string()).into());
    };
    let mut published = Vec::new();
    for (code, entry) in &estates {
        published.push(lake.published(code, entry)?);
    }
    let wanted = wanted(report, &args, &published)?;
    let mut sums = LakeSums::new(report, wanted);
    for estate in &published {
        sums.begin(estate);
        for part in report.parts {
            let columns = sums.columns(part);
            let year = match wanted {
                WhichFigures::Day(day) => day.unwrap_or(estate.day.0).year(),
                WhichFigures::Year(year) => year,
            };
            for file in estate.files.iter().filter(|file| file.table == part.table && file.year == year.to_string()) {
                let table = TableFile::open(&lake, file)?;
                table.each(&columns, &mut |cells| sums.add(estate, part, &columns, cells))?;
            }
        }
    }
    ctx.table(&sums.table())?;
    Ok(Outcome::Done)
}

fn wanted(report: &LakeReport, args: &LakeReportArgs, published: &[LakePublication]) -> Result<WhichFigures> {
    match report.of {
        ReportOf::Day => {
            if args.year.is_some() {
                return Err(Input::LakeReportOf { report: report.name, option: "--as-of" }.into());
            }
            if let Some(day) = args.as_of
                && let Some(estate) = published.iter().find(|estate| !estate.days.iter().any(|known| known.0 == day))
            {
                let days = estate.days.iter().map(|day| day.0).collect();
                return Err(Input::LakeDay { code: estate.estate.clone(), day, days }.into());
            }
            Ok(WhichFigures::Day(args.as_of))
        }
        ReportOf::Year => {
            if args.as_of.is_some() {
                return Err(Input::LakeReportOf { report: report.name, option: "--year" }.into());
            }
            let last = published.iter().map(|estate| estate.day.0.year()).max();
            match args.year.or(last) {
                Some(year) => Ok(WhichFigures::Year(year)),
                None => Ok(WhichFigures::Day(None)),
            }
        }
    }
}
