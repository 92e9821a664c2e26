//! `deedbox sign`: signatures that are wanting, added to one's own acts (S-SEAL).

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::many::{self, ManyArgs};
use crate::cli::typed::NamedOrStdin;
use crate::desk::sign;
use crate::error::Result;
use crate::model::Reference;
use crate::views::unsigned;

/// Sign your own acts that are not signed yet
///
/// The signature is a file beside what it is of, so that later is possible: by a key that was in force then and is now. Of a record
/// that is named, everything that is yours and is to be signed; of an event, that alone. What you signed with a key that was lost since, and no
/// seal lists from before, is signed again with --again, by the key that you have now: one act after the other, look at each first.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox sign --mine
  deedbox sign 1203/x4p9
  deedbox sign 1203/x4p9+01-h3c8
  deedbox sign --again 1203/x4p9+01-h3c8     after the key was lost, before a seal")]
pub(super) struct SignArgs {
    /// Ids of records or events; `-` reads them from standard input, one a line
    #[arg(value_name = "ID", num_args = 1.., required_unless_present = "mine")]
    references: Vec<NamedOrStdin<Reference>>,
    /// All of yours that have to be signed and are not
    #[arg(long)]
    mine: bool,
    /// Sign again what a key signed that was lost since; each act by its id
    #[arg(long, conflicts_with = "mine")]
    again: bool,
}

pub(super) fn run(ctx: &mut Context, args: SignArgs) -> Result<Outcome> {
    let SignArgs { references, mine, again } = args;
    let archive = ctx.archive()?;
    let mut all = many::named(references, None)?;
    if mine {
        let actor = ctx.desk(&archive)?.actor;
        let wanting = unsigned::unsigned(&archive)?;
        let own = wanting.into_iter().filter(|act| Some(&act.by) == actor.as_ref());
        all = many::with(all, own.map(|act| act.reference).collect());
        if all.is_empty() {
            ctx.say(&Done::NothingToDo)?;
            return Ok(Outcome::Done);
        }
    }
    let act = if again { sign::sign_again } else { sign::sign };
    let made = many::carry_out(ctx, &archive, (&all, &ManyArgs::default()), act)?;
    let ids: Vec<String> = made.carried.made.iter().flatten().cloned().collect();
    ctx.made(&made.carried, &ids)?;
    let said = if again { Done::SignedAgain(ids.len()) } else { Done::SignedNow(ids.len()) };
    ctx.say_done(&made.carried, &said)?;
    made.ended(ctx)
}
