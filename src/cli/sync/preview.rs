//! What a `sync` would do, without doing it: the repository there is asked for its newest commit, and nothing is fetched.

use serde_json::json;

use crate::archive::git;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::save;
use crate::cli::sync::meeting::{Meeting, Pushing};
use crate::error::Result;
use crate::output::Format;
use crate::output::phrases::say;

pub(super) fn show(ctx: &mut Context, meeting: &Meeting) -> Result<Outcome> {
    let text = save::would_save(ctx, meeting.archive, meeting.git, None)?;
    let subject = text.as_ref().and_then(|text| text.lines().next()).map(str::to_owned);
    let there = git::look_there(meeting.git, meeting.upstream, meeting.prompts)?;
    // What was not fetched cannot be counted.
    let is_known = there.as_deref().is_none_or(|there| git::has_commit(meeting.git, there));
    let known = there.as_deref().filter(|_| is_known);
    let apart = git::apart(meeting.git, known)?;
    let taken = is_known.then_some(apart.there);
    let given = match meeting.pushing {
        Pushing::Not => Some(0),
        Pushing::Wanted => is_known.then(|| apart.here + u64::from(subject.is_some())),
    };
    if let Format::Json = ctx.format() {
        let branch = &meeting.upstream.branch;
        let told = json!({ "dry_run": true, "remote": meeting.upstream.remote, "branch": branch, "saved": subject, "taken": taken, "given": given });
        ctx.json(&told)?;
        return Ok(Outcome::Done);
    }
    let (words, with) = (ctx.words, meeting.upstream.name());
    let mut lines = vec![match &subject {
        Some(subject) => say!(words, "git-would-save", subject = subject),
        None => say!(words, "git-would-save-nothing"),
    }];
    lines.push(match taken {
        Some(0) => say!(words, "git-would-take-nothing", with = with),
        Some(commits) => say!(words, "git-would-take", with = with, commits => commits),
        None => say!(words, "git-would-take-new", with = with),
    });
    lines.push(match given {
        Some(0) => say!(words, "git-would-give-nothing", with = with),
        Some(commits) => say!(words, "git-would-give", with = with, commits => commits),
        None => say!(words, "git-would-give-after", with = with),
    });
    ctx.lines(&lines)?;
    Ok(Outcome::Done)
}
