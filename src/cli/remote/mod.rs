//! `deedbox remote`: originals in a store beyond this disk. A build without stores knows the command, and says so.

#[cfg(feature = "remote")]
mod add;
mod asked;
#[cfg(feature = "remote")]
mod bag;
#[cfg(feature = "remote")]
mod crew;
#[cfg(feature = "remote")]
mod drop;
#[cfg(feature = "remote")]
mod fetch;
#[cfg(feature = "remote")]
mod list;
#[cfg(feature = "remote")]
mod opened;
#[cfg(feature = "remote")]
mod push;
#[cfg(feature = "remote")]
mod told;
#[cfg(feature = "remote")]
mod verify;

use clap::{Args, Subcommand};

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};

/// Keep originals in a store beyond this disk, and get them back
///
/// A store speaks S3. Each content lies there once, under its digest: no names, no estate. What lies in boxes is locked until its term is
/// over. Nothing is believed of a store that it does not prove. The keys stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or
/// DEEDBOX_REMOTE_KEY and DEEDBOX_REMOTE_SECRET), else in remotes.toml beside config.toml, for you alone to read; never in the archive.
#[derive(Args, Debug)]
pub(super) struct RemoteArgs {
    #[command(subcommand)]
    command: RemoteCommand,
}

#[derive(Debug, Subcommand)]
enum RemoteCommand {
    Add(asked::RemoteAddArgs),
    List(asked::RemoteListArgs),
    Push(asked::RemotePushArgs),
    Verify(asked::RemoteVerifyArgs),
    Fetch(asked::RemoteFetchArgs),
    Drop(asked::RemoteDropArgs),
    Bag(asked::RemoteBagArgs),
}

pub(super) fn run(ctx: &mut Context, args: RemoteArgs) -> Result<Outcome> {
    if cfg!(feature = "remote") { carried_out(ctx, args) } else { Err(Input::StoresNotBuilt.into()) }
}

#[cfg(feature = "remote")]
fn carried_out(ctx: &mut Context, args: RemoteArgs) -> Result<Outcome> {
    match args.command {
        RemoteCommand::Add(args) => add::run(ctx, args),
        RemoteCommand::List(args) => list::run(ctx, &args),
        RemoteCommand::Push(args) => push::run(ctx, &args),
        RemoteCommand::Verify(args) => verify::run(ctx, &args),
        RemoteCommand::Fetch(args) => fetch::run(ctx, &args),
        RemoteCommand::Drop(args) => drop::run(ctx, &args),
        RemoteCommand::Bag(args) => bag::run(ctx, &args),
    }
}

#[cfg(not(feature = "remote"))]
fn carried_out(_: &mut Context, _: RemoteArgs) -> Result<Outcome> {
    Err(Input::StoresNotBuilt.into())
}

/// Pushes the papers where `deedbox.toml` wants that with a `sync`; a build without stores says that it does not.
pub(super) fn with_sync(ctx: &mut Context, archive: &Archive) -> Result<Outcome> {
    if !cfg!(feature = "remote") {
        let wanted: Vec<_> = archive.settings().remote.iter().filter(|(_, rules)| rules.on_sync).collect();
        wanted.into_iter().try_for_each(|(name, _)| ctx.say(&Done::StoresNotBuilt { remote: name.clone() }))?;
        return Ok(Outcome::Done);
    }
    pushed_with_sync(ctx, archive)
}

#[cfg(feature = "remote")]
fn pushed_with_sync(ctx: &mut Context, archive: &Archive) -> Result<Outcome> {
    push::with_sync(ctx, archive)
}

#[cfg(not(feature = "remote"))]
fn pushed_with_sync(_: &mut Context, _: &Archive) -> Result<Outcome> {
    Ok(Outcome::Done)
}
