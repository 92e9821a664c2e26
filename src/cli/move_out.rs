//! `deedbox move-out`: a client leaves; the file is bound where it lies (P2-3).

use clap::Args;
use serde_json::json;

use crate::archive::{Archive, Transaction, Uncached, tenancy};
use crate::cli::asking::severe;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::words::Words;
use crate::desk::move_out::{self, Departure, MoveOut, MovedOut};
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{Date, FileName, Gate, GateState, Line, UnitCode};
use crate::output::form::MoveOutSlip;
use crate::output::phrases::say;
use crate::output::{self, Format};

/// Move a client out: bind the file, end the tenancy
///
/// The unit is vacant from that day and can be let again. Papers that come later go to `UNIT@DATE`. While a gate is shut it is
/// refused, unless a manager waives that gate. The gates are those of the day: what is owed, deposits that are held, cases that
/// are not settled, loans and what is lost, keys, cards and permits that are out (`deedbox record issue`), and remarks about keys,
/// restoration or the label that are not closed (`deedbox record note UNIT --about keys …`).
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox move-out 1203 --date 2026-06-30 --check
  deedbox print move-out 1203 --date 2026-06-30 -o slip-1203.html     the page to sign
  deedbox move-out 1203 --date 2026-06-30
  deedbox --as lee move-out 1203 --date 2026-06-30 --waive loans --reason 'the file is at the court'")]
pub(super) struct MoveOutArgs {
    /// Unit that is given up
    unit: UnitCode,
    /// Day of departure
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// Only show the slip: each gate, what is owed or held, what shuts it; exit 1 where one is shut
    #[arg(long, conflicts_with = "waive")]
    check: bool,
    /// A gate that may be shut (can be repeated)
    #[arg(long, value_name = "GATE")]
    waive: Vec<Gate>,
    /// Why it may
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
    /// Do it without asking at a terminal
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(ctx: &mut Context, args: MoveOutArgs) -> Result<Outcome> {
    let MoveOutArgs { unit, date, check, waive, reason, yes } = args;
    let archive = ctx.archive()?;
    let ask = MoveOut { unit, date, waive, reason };
    if check {
        return look(ctx, &archive, &ask);
    }
    if !severe::agreed(
        ctx,
        &archive,
        yes.into(),
        |desk, tx| move_out::move_out(desk, tx, &ask),
        |ctx, made| Some((what_happens(ctx.words, &archive, &ask, made), ask.unit.to_string())),
    )? {
        return Ok(Outcome::Left);
    }
    let carried = ctx.carry_out(&archive, |desk, tx| move_out::move_out(desk, tx, &ask))?;
    let MovedOut { file, ending } = carried.made.clone();
    ctx.made(&carried, &[file.to_string()])?;
    let done = match ending {
        Departure::Bound(papers) => Done::MovedOut { file, papers: Some(papers) },
        Departure::Further => Done::MovedOut { file, papers: None },
        Departure::GoesOn(next) => Done::GoesOn { file, next },
    };
    ctx.say_done(&carried, &done)?;
    Ok(Outcome::Done)
}

/// What will happen, for whoever is asked whether it may.
fn what_happens(words: Words, archive: &Archive, ask: &MoveOut, made: &MovedOut) -> String {
    let name = FileName::Present(ask.unit.clone());
    let company = tenancy::client_file(&mut Uncached::new(archive), &name)
        .and_then(|file| Ok(tenancy::company(&mut Uncached::new(archive), &file)?));
    let company = company.map(|company| company.to_string()).unwrap_or_default();
    let (unit, date) = (&ask.unit, ask.date);
    match &made.ending {
        Departure::Bound(papers) => {
            say!(words, "usage-severe-bound", unit = unit, company = company, date = date, papers => u64::from(*papers))
        }
        Departure::Further => say!(words, "usage-severe-further", unit = unit, company = company, date = date),
        Departure::GoesOn(next) => {
            say!(words, "usage-severe-goes-on", unit = unit, company = company, date = date, next = next)
        }
    }
}

/// The slip of a departure, as it would be on a day.
pub(super) fn slip_of(ctx: &mut Context, archive: &Archive, (unit, date): (UnitCode, Date)) -> Result<MoveOutSlip> {
    checked(ctx, archive, &MoveOut { unit, date, waive: Vec::new(), reason: None })
}

/// What stands in the way; the archive stays as it is.
fn checked(ctx: &mut Context, archive: &Archive, ask: &MoveOut) -> Result<MoveOutSlip> {
    let was = std::mem::replace(&mut ctx.common.dry_run, true);
    let carried = ctx.carry_out(archive, |desk, tx: &mut Transaction| move_out::check(desk, tx, ask));
    ctx.common.dry_run = was;
    let move_out::Slip { company, gates, about } = carried?.made;
    Ok(MoveOutSlip { unit: ask.unit.clone(), company, date: ask.date, gates, about })
}

/// Shows what stands in the way; the archive stays as it is.
fn look(ctx: &mut Context, archive: &Archive, ask: &MoveOut) -> Result<Outcome> {
    let slip = checked(ctx, archive, ask)?;
    show(ctx, &slip)?;
    Ok(if slip.gates.iter().all(GateState::is_open) { Outcome::Done } else { Outcome::Findings })
}

/// The slip (docs/FORMS.md, 遷出登記單): whose it is, and a line for each gate.
pub(super) fn show(ctx: &mut Context, slip: &MoveOutSlip) -> Result<()> {
    let mut columns = vec![
        table::text("gate"),
        table::text("state"),
        table::figure("amount"),
        table::figure("count"),
        table::text("shut_by"),
        table::text("signature"),
    ];
    // The numbers of keys stand on the slip where some are out.
    let with_numbers = slip.gates.iter().any(|gate| !gate.numbers.is_empty());
    if with_numbers {
        columns.insert(columns.len() - 1, table::text("numbers"));
    }
    let mut gates = Table::new("move-out", &columns);
    for gate in &slip.gates {
        let by: Vec<String> = gate.shut_by.iter().map(ToString::to_string).collect();
        let mut row = vec![
            Cell::Code(gate.gate.as_str()),
            Cell::Code(if gate.is_open() { "open" } else { "shut" }),
            Cell::maybe(gate.amount, Cell::Decimal),
            Cell::count(by.len()),
            Cell::List(by),
        ];
        if with_numbers {
            row.push(Cell::List(gate.numbers.iter().map(ToString::to_string).collect()));
        }
        row.push(Cell::Empty);
        gates.rows.push(row);
    }
    let head =
        [("unit", Cell::text(&slip.unit)), ("client", Cell::text(&slip.company)), ("date", Cell::Date(slip.date))];
    match ctx.format() {
        Format::Csv => ctx.table(&gates),
        Format::Json => {
            let mut object = output::object(&[("report", Cell::text(gates.name))]);
            let parts = [output::object(&head), json!({ "rows": output::rows(&gates), "totals": {} })];
            if let Some(object) = object.as_object_mut() {
                object.extend(parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten());
            }
            ctx.json(&object)
        }
        Format::Table => {
            ctx.sheet(&head)?;
            ctx.print("\n")?;
            for row in &mut gates.rows {
                if let Some(signature) = row.last_mut() {
                    *signature = Cell::text("____________");
                }
            }
            if gates.rows.is_empty() { ctx.say(&Done::FurtherUnitAlone) } else { ctx.table(&gates) }
        }
    }
}
