//! `deedbox completions`: what a shell needs to complete deedbox's words.

use std::path::Path;

use clap::Args;
use clap_complete::Shell;
use clap_complete::env::Shells;

use crate::archive::{At, Verb};
use crate::cli::completing::ASKED_BY;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};

/// Print what makes a shell complete deedbox's words
///
/// Commands, options and their values; and from the archive you stand in (or -C names): units with their companies, ids of
/// records after `1203/`, staff, categories, roles.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox completions bash > ~/.local/share/bash-completion/completions/deedbox
  deedbox completions zsh > ~/.zfunc/_deedbox
  deedbox completions fish > ~/.config/fish/completions/deedbox.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn run(ctx: &mut Context, args: CompletionsArgs) -> Result<Outcome> {
    let CompletionsArgs { shell } = args;
    let name = shell.to_string();
    let shells = Shells::builtins();
    let mut text = Vec::new();
    let known = shells.completer(&name).ok_or_else(|| Input::NothingThere(name.clone()))?;
    known
        .write_registration(ASKED_BY, "deedbox", "deedbox", "deedbox", &mut text)
        .at(Verb::Write, Path::new("stdout"))?;
    ctx.print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}
