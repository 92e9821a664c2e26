//! What both sides of a merge wrote: catalogues are printed anew, all else is named with both sides and the merge is undone.

use std::time::Duration;

use serde_json::json;

use crate::archive::git::{self, Author, Git, GitFault};
use crate::archive::layout::SETTINGS;
use crate::archive::{Archive, git::Side, git::Span};
use crate::cli::context::Context;
use crate::cli::sync::prints::year_of_print;
use crate::cli::words::git as words;
use crate::error::Result;
use crate::output::Format;
use crate::output::phrases::say;
use crate::views::changes;

/// Ends a merge about whose files both differ.
///
/// # Errors
/// Something else than catalogues was written by both: the merge is undone.
pub(super) fn settle(
    ctx: &mut Context,
    (archive, git): (&Archive, &Git),
    (paths, there, with): (&[String], &str, &str),
    author: &Author,
    wait: Duration,
) -> Result<()> {
    if paths.iter().all(|path| year_of_print(path).is_some()) {
        // One of the two stands until all are printed anew.
        git::merge_with_ours(git, paths, author)?;
        return Ok(());
    }
    let told = both(ctx, archive, git, (paths, there));
    git::abort_merge(git, wait)?;
    told?;
    Err(GitFault::Conflict { paths: paths.to_vec(), with: with.to_owned() }.into())
}

/// Prints each file with what here and there was written.
fn both(ctx: &mut Context, archive: &Archive, git: &Git, (paths, there): (&[String], &str)) -> Result<()> {
    let here = git::head(git)?;
    let mut lines = Vec::new();
    let mut objects = Vec::new();
    for path in paths {
        let ours = side(ctx, archive, git, (there, &here), path)?;
        let theirs = side(ctx, archive, git, (&here, there), path)?;
        lines.push(path.clone());
        lines.extend(ours.iter().map(|line| format!("  {}", say!(ctx.words, "git-conflict-here", what = line))));
        lines.extend(theirs.iter().map(|line| format!("  {}", say!(ctx.words, "git-conflict-there", what = line))));
        objects.push(json!({ "path": path, "here": ours, "there": theirs }));
    }
    match ctx.format() {
        Format::Json => ctx.json(&json!({ "conflicts": objects })),
        Format::Table | Format::Csv => ctx.lines(&lines),
    }
}

/// What one side wrote: of settings the keys, of all else who wrote it last.
fn side(ctx: &Context, archive: &Archive, git: &Git, (other, side): (&str, &str), path: &str) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    if path == SETTINGS
        && let Some(from) = git::common(git, other, side)
    {
        let span = Span { from, to: Side::Commit(side.to_owned()) };
        let changed = changes::settings_changed(archive, git, &span)?;
        lines.extend(changed.iter().map(|change| words::setting(ctx.words, change)));
    }
    if let Some((name, day, subject)) = git::last_word(git, other, side, path) {
        lines.push(say!(ctx.words, "git-conflict-by", name = name, day = day, subject = subject));
    }
    Ok(lines)
}
