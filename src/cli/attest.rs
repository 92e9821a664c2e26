//! `deedbox attest`: say of a clause that it is kept, where no program can judge it.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::attest::{self, Attest};
use crate::error::Result;
use crate::model::{Clause, Date, Line};

/// Say of a clause that it is kept, where no program can judge it
///
/// P1-8 (the two policies are there) is attested by the general manager or the manager, P3-9 (departments talk to each other)
/// by the manager. An attestation holds for a year, or as long as `attest_days` in deedbox.toml says. `deedbox audit` shows it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox attest P3-9 --note 'Weekly meeting of the three departments, minutes in the shared folder'
  deedbox attest P1-8 --note 'Market information 2024, confidentiality 2025' --date 2026-11-20")]
pub(super) struct AttestArgs {
    /// Clause, by its code
    clause: Clause,
    /// How it is kept, in a line
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Line,
    /// Day on which it was seen to be so; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: AttestArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let clause = args.clause;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Attest { clause, note: args.note.clone(), date: args.date.unwrap_or(desk.today()) };
        attest::attest(desk, tx, &ask).map(|id| (id, ask.date))
    })?;
    let (id, date) = &carried.made;
    let until = date.plus_days(archive.settings().policy.attest_days);
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::Attested { clause, until, asks: ctx.words.asks(clause) })?;
    Ok(Outcome::Done)
}
