//! `deedbox move-out`: a client leaves; the file is bound where it lies (P2-3).

use clap::Args;

use crate::archive::Transaction;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::desk::move_out::{self, GateState, MoveOut};
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{Date, Gate, Line, UnitCode};

/// Move a client out: bind the file, end the tenancy
///
/// The unit is vacant from that day and can be let again. Papers that come later go to `UNIT@DATE`. While a gate is shut it is
/// refused, unless a manager waives that gate.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox move-out 1203 --date 2026-06-30 --check
  deedbox move-out 1203 --date 2026-06-30
  deedbox --as lee move-out 1203 --date 2026-06-30 --waive loans --reason 'the file is at the court'")]
pub(super) struct MoveOutArgs {
    /// Unit that is given up
    unit: UnitCode,
    /// Day of departure
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// Only list what stands in the way; exit 1 where something does
    #[arg(long, conflicts_with = "waive")]
    check: bool,
    /// A gate that may be shut (can be repeated)
    #[arg(long, value_name = "GATE")]
    waive: Vec<Gate>,
    /// Why it may
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: MoveOutArgs) -> Result<Outcome> {
    let MoveOutArgs { unit, date, check, waive, reason } = args;
    let archive = ctx.archive()?;
    if check {
        ctx.common.dry_run = true;
        let ask = MoveOut { unit, date, waive, reason };
        let carried = ctx.carry_out(&archive, |desk, tx: &mut Transaction| move_out::check(desk, tx, &ask))?;
        return show(ctx, &carried.made);
    }
    let ask = MoveOut { unit, date, waive, reason };
    let carried = ctx.carry_out(&archive, |desk, tx| move_out::move_out(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.file.to_string()])?;
    ctx.say_done(&carried, &Said::MovedOut { file: made.file, bound: made.bound })?;
    Ok(Outcome::Done)
}

/// The slip: a line for each gate.
fn show(ctx: &mut Context, gates: &[GateState]) -> Result<Outcome> {
    let mut slip = Table::new("move-out", &[table::text("gate"), table::text("state"), table::text("shut_by")]);
    for gate in gates {
        let state = if gate.shut_by.is_empty() { "open" } else { "shut" };
        let by = gate.shut_by.iter().map(ToString::to_string).collect();
        slip.rows.push(vec![Cell::Code(gate.gate.as_str()), Cell::Code(state), Cell::List(by)]);
    }
    ctx.table(&slip)?;
    Ok(if gates.iter().all(|gate| gate.shut_by.is_empty()) { Outcome::Done } else { Outcome::Findings })
}
