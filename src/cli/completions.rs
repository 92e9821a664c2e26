//! `deedbox completions`: what a shell needs to complete deedbox's words.

use clap::Args;
use clap_complete::Shell;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::help;
use crate::error::Result;

/// Print the completions for a shell
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox completions bash > ~/.local/share/bash-completion/completions/deedbox")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn run(ctx: &mut Context, args: CompletionsArgs) -> Result<Outcome> {
    let CompletionsArgs { shell } = args;
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(ctx.words), "deedbox", &mut text);
    ctx.print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}
