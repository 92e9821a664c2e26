//! `--date` and `--when`: when something happened, as every command takes it.

use clap::Args;

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::cli::typed;
use crate::error::Result;
use crate::model::{Date, Happened, Kind, Known, Moment};

/// When something happened.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct WhenArgs {
    /// Day on which it happened; else today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// Time at which it happened, as 2026-11-23T10:30, in the estate's offset unless it says another
    #[arg(long, value_name = "TIME", conflicts_with = "date", value_parser = typed::time)]
    pub(super) when: Option<String>,
}

impl WhenArgs {
    /// When it happened, where somebody said so.
    pub(super) fn told(&self, archive: &Archive) -> Result<Option<Happened>> {
        match (&self.when, self.date) {
            (Some(time), _) => match time.parse::<Date>() {
                Ok(date) => Ok(Some(Happened::On(date))),
                Err(_) => Ok(Some(Happened::At(Moment::parse_at(time, archive.settings().utc_offset.offset()?)?))),
            },
            (None, date) => Ok(date.map(Happened::On)),
        }
    }

    /// When it happened: as told; else now, where the hour matters for a kind of record, or today.
    pub(super) fn happened(&self, ctx: &Context, archive: &Archive, kind: Option<Kind>) -> Result<Happened> {
        let desk = ctx.desk(archive)?;
        let usual = || kind.map_or_else(|| Happened::On(desk.today()), |kind| desk.usual_time(kind));
        Ok(self.told(archive)?.unwrap_or_else(usual))
    }
}

/// `--known-at`: by when things had been entered.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct KnownArgs {
    /// Only what had been entered by the end of this day, or by this time, such as 2026-11-23T10:30
    #[arg(long, value_name = "DATE|TIME", value_parser = typed::time)]
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
