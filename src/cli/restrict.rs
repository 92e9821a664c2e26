//! `deedbox restrict`, `unrestrict`: records that nobody is to see (S-PI).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::desk::restrict::{self, Restrict};
use crate::error::Result;
use crate::model::restriction::Withheld;
use crate::model::{Date, Line, Reference};
use crate::views::restrictions;

/// Restrict a record: nobody sees it any more, and it stays as it is
///
/// For who holds the role. It is checked by `verify` and listed here by its id; what it says is not found, shown, printed, lent
/// or exported until `unrestrict`; reports count it as before, with its words and names blacked out. Of a cover, of charges and payments the words
/// and names alone are blacked out: the accounts stay.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as wong restrict 1203/x4p9 --reason '當事人要求限制處理' --until 2027-12-31
  deedbox restrict --list
  deedbox --as wong unrestrict 1203/x4p9")]
pub(super) struct RestrictArgs {
    /// Id of the record
    #[arg(value_name = "ID", required_unless_present = "list")]
    reference: Option<Reference>,
    /// Why
    #[arg(long, value_name = "TEXT", required_unless_present = "list")]
    reason: Option<Line>,
    /// Day on which it is to be asked whether it is lifted
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// List what is restricted, by the ids
    #[arg(long, conflicts_with_all = ["reference", "reason", "until"])]
    list: bool,
    #[command(flatten)]
    when: WhenArgs,
}

/// Lift the restriction of a record
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as wong unrestrict 1203/x4p9 --reason '當事人同意'")]
pub(super) struct UnrestrictArgs {
    /// Id of the record
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

pub(super) fn run(ctx: &mut Context, args: RestrictArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let RestrictArgs { reference: Some(reference), reason: Some(reason), until, when, .. } = args else {
        let today = ctx.today(&archive)?;
        ctx.listing(&restrictions::table(&restrictions::lines(&archive)?, today), restrictions::KEYS)?;
        return Ok(Outcome::Done);
    };
    let when = when.happened(ctx, &archive, None)?;
    let ask = Restrict { reference, reason, until, when };
    let carried = ctx.carry_out(&archive, |desk, tx| restrict::restrict(desk, tx, &ask))?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    let id = carried.made.clone();
    let done = match Withheld::of(id.stem.kind()) {
        Withheld::Words => Done::Blackened { id, until },
        Withheld::Record | Withheld::Nothing => Done::Restricted { id, until },
    };
    ctx.say_done(&carried, &done)?;
    Ok(Outcome::Done)
}

pub(super) fn lift(ctx: &mut Context, args: UnrestrictArgs) -> Result<Outcome> {
    let UnrestrictArgs { reference, reason, when } = args;
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, None)?;
    let carried = ctx.carry_out(&archive, |desk, tx| restrict::lift(desk, tx, (&reference, reason.as_ref()), when))?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::Unrestricted(carried.made.clone()))?;
    Ok(Outcome::Done)
}
