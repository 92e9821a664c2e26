//! `deedbox whoami`: who acts here, and where that is said.

use clap::Args;

use crate::cli::config;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::staff;
use crate::error::{Input, Result};
use crate::views::people;

/// Say who acts here, with which roles, and where that is said
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox whoami
  deedbox config set staff chan                    who acts from now on, on this machine")]
pub(super) struct WhoamiArgs {}

pub(super) fn run(ctx: &mut Context, WhoamiArgs {}: WhoamiArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let (id, origin) = config::actor(ctx).ok_or(Input::NoActor)?;
    let sheet = people::sheet(&archive, &id)?;
    let mut pairs = staff::card(&sheet);
    pairs.push(("origin", crate::model::Cell::text(&origin)));
    ctx.card(&pairs)?;
    Ok(Outcome::Done)
}
