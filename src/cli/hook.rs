//! `deedbox hook`: git checks what is committed and what is pushed.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::archive::git::{self, Git, HookPlace, Over, Side, Span};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::git as told;
use crate::error::Result;
use crate::output::phrases::say;
use crate::views::changes;

/// Have git check what is committed, and what is pushed
#[derive(Args, Debug)]
pub(super) struct HookArgs {
    #[command(subcommand)]
    command: HookCommand,
}

#[derive(Debug, Subcommand)]
enum HookCommand {
    /// Install the hook of this clone; with --server that of a repository to which people push
    ///
    /// The clone's `pre-commit` refuses a commit in which something is changed, renamed or lost that a manifest lists. The
    /// server's `pre-receive` refuses a push that does so, or that rewrites what was pushed before; it needs git, sh and awk
    /// there, and no deedbox. Somebody else's hook is not written over without --force.
    #[command(after_help = "Examples:
  deedbox hook install
  deedbox hook install --server /srv/tower.git")]
    Install {
        /// Write over somebody else's hook
        #[arg(long)]
        force: bool,
        /// The bare repository to which people push
        #[arg(long, value_name = "DIR.git")]
        server: Option<PathBuf>,
    },
    /// Check what is staged; the hook calls it
    #[command(after_help = "Example:
  deedbox hook pre-commit")]
    PreCommit {
        /// The index that git shows to the hook
        #[arg(long, value_name = "FILE")]
        index: Option<PathBuf>,
    },
}

pub(super) fn run(ctx: &mut Context, args: HookArgs) -> Result<Outcome> {
    match args.command {
        HookCommand::Install { force, server } => install(ctx, force, server),
        HookCommand::PreCommit { index } => pre_commit(ctx, index),
    }
}

fn install(ctx: &mut Context, force: bool, server: Option<PathBuf>) -> Result<Outcome> {
    let over = if force { Over::Any } else { Over::OursAlone };
    let disk = ctx.disk();
    let disk = (!ctx.common.dry_run).then_some(&disk);
    let (git, bare) = match server {
        Some(server) => {
            let bare = ctx.path(&server);
            (Git::at_server(&bare), Some(bare))
        }
        None => (Git::at(ctx.archive_as_it_is()?.root()), None),
    };
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("deedbox"));
    let place = bare.as_deref().map_or(HookPlace::Clone(&program), HookPlace::Server);
    let path = git::install(&git, place, over, disk)?.display().to_string();
    ctx.lines(std::slice::from_ref(&path))?;
    if !ctx.common.dry_run {
        let said = match &bare {
            Some(_) => say!(ctx.words, "git-hook-server", path = path),
            None => say!(ctx.words, "git-hook-installed", path = path),
        };
        ctx.say_text(&said)?;
        let wanted = bare.map(|bare| git::wants_of_server(&bare)).unwrap_or_default();
        if !wanted.is_empty() {
            let mut lines = vec![say!(ctx.words, "git-hook-server-wants")];
            lines.extend(wanted.into_iter().map(|command| format!("  {command}")));
            ctx.say_text(&lines.join("\n"))?;
        }
    }
    Ok(Outcome::Done)
}

/// Against the commit before, and, of a merge, against each of its sides.
fn pre_commit(ctx: &mut Context, index: Option<PathBuf>) -> Result<Outcome> {
    let archive = ctx.archive_as_it_is()?;
    let git = Git::at(archive.root()).with_index(index);
    let first = git::span_of(&git, None, Side::Index)?;
    let merged = git::parents_merged(&git).into_iter().map(|from| Span { from, to: Side::Index });
    let mut wrongs = Vec::new();
    for span in std::iter::once(first).chain(merged) {
        wrongs.extend(changes::changes(&archive, &git, &span, &mut |_, _| {})?.wrongs);
    }
    wrongs.sort();
    wrongs.dedup();
    if wrongs.is_empty() {
        return Ok(Outcome::Done);
    }
    for line in told::shouted(ctx.words, &wrongs, "HEAD") {
        ctx.say_text(&line)?;
    }
    Ok(Outcome::Findings)
}
