//! `--date` and `--when`: when something happened, as every command takes it.

use clap::Args;

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::error::Result;
use crate::model::{Date, Happened, Kind, Known, Moment};

/// When something happened.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct WhenArgs {
    /// Day on which it happened; else today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// Time at which it happened, as 2026-11-23T10:30, in the estate's offset unless it says another
    #[arg(long, value_name = "TIME", conflicts_with = "date")]
    pub(super) when: Option<String>,
}

impl WhenArgs {
    /// When it happened: as told; else now, to the minute where the hour matters for a kind of record, to the day where not.
    pub(super) fn happened(&self, ctx: &Context, archive: &Archive, kind: Option<Kind>) -> Result<Happened> {
        let desk = ctx.desk(archive)?;
        match (&self.when, self.date) {
            (Some(time), _) => match time.parse::<Date>() {
                Ok(date) => Ok(Happened::On(date)),
                Err(_) => Ok(Happened::At(Moment::parse_at(time, archive.settings().utc_offset.offset()?)?)),
            },
            (None, Some(date)) => Ok(Happened::On(date)),
            (None, None) if kind.is_some_and(hour_matters) => Ok(Happened::At(desk.now)),
            (None, None) => Ok(Happened::On(desk.today())),
        }
    }
}

/// `--known-at`: by when things had been entered.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct KnownArgs {
    /// Only what had been entered by the end of this day, or by this time, such as 2026-11-23T10:30
    #[arg(long, value_name = "DATE|TIME")]
    known_at: Option<String>,
}

impl KnownArgs {
    /// By when, where that is asked.
    pub(super) fn known(&self, archive: &Archive) -> Result<Option<Known>> {
        let Some(given) = &self.known_at else { return Ok(None) };
        Ok(Some(match given.parse::<Date>() {
            Ok(day) => Known::Day(day),
            Err(day) if given.len() <= 10 => return Err(day.into()),
            Err(_) => Known::Moment(Moment::parse_at(given, archive.settings().utc_offset.offset()?)?),
        }))
    }
}

/// Whether the policies reckon a kind of record in hours and minutes (P3-8, P1-7).
fn hour_matters(kind: Kind) -> bool {
    matches!(kind, Kind::Repair | Kind::Complaint)
}
