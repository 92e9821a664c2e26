//! `deedbox list`: who is in the building.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::error::Result;
use crate::model::{AsOf, FloorCode};
use crate::views::report::{AtDay, contacts};

/// List the clients of today, floor by floor, each with the first person to speak to
///
/// `deedbox report contacts` has all of them, and whom to call in an emergency.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox list
  deedbox list --floor 12
  deedbox --format csv list > clients.csv")]
pub(super) struct ListArgs {
    /// Clients of one floor alone
    #[arg(long, value_name = "FLOOR")]
    floor: Option<FloorCode>,
    #[command(flatten)]
    kept: KeptArgs,
}

pub(super) fn run(ctx: &mut Context, args: ListArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let day = ctx.today(&archive)?;
    let kept = args.kept.kept(&archive, &AsOf::NOW)?;
    let asked = AtDay { day, known_at: None, kept: &kept };
    let table = contacts::list(&archive, &asked, args.floor.as_ref())?;
    ctx.listing(&table, &["floor", "unit", "company", "contact", "phone", "lease_end", "custodian"])?;
    Ok(Outcome::Done)
}
