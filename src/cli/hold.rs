//! `deedbox hold`: keep something from being destroyed (S-RET).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::hold::{self, PlaceHold};
use crate::error::Result;
use crate::model::disposal::Holdable;
use crate::model::message::Value;
use crate::model::{Date, Line};

/// Keep volumes and clients' files from being destroyed, whatever their term says
///
/// Reserved for the manager, as letting it go again is: `deedbox close ID`. It is looked at when a destruction is planned, asked
/// for and carried out. A day in --until ends nothing by itself: from then on `status` asks whether it still holds.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as wong hold DB-KH·2026·D10-0003 --reason '土地審裁處案件' --mandate 'LDCS 12/2036' --until 2037-06-30
  deedbox --as wong hold 1203 1203@2021-06-30 --reason '保險索償'
  deedbox --as wong close disposals/x4p9 --note '案件已結'")]
pub(super) struct HoldArgs {
    /// A volume's code, a unit (its present client's file), or UNIT@DATE (that of who left)
    #[arg(value_name = "VOLUME|UNIT", required = true, num_args = 1..)]
    what: Vec<Holdable>,
    /// Why it may not be destroyed
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    /// What asks for it: an order, a law, a letter
    #[arg(long, value_name = "TEXT")]
    mandate: Option<Line>,
    /// Day on which it is to be looked at again
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Day on which it begins; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: HoldArgs) -> Result<Outcome> {
    let HoldArgs { what, reason, mandate, until, date } = args;
    let archive = ctx.archive()?;
    let date = match date {
        Some(date) => date,
        None => ctx.today(&archive)?,
    };
    let ask = PlaceHold { what, reason, mandate, until, date };
    let carried = ctx.carry_out(&archive, |desk, tx| hold::hold(desk, tx, &ask))?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    let what = ask.what.iter().map(|what| Value::Text(what.to_string())).collect();
    ctx.say_done(&carried, &Done::HoldPlaced { id, what })?;
    Ok(Outcome::Done)
}
