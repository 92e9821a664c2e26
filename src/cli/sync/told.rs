//! What a `sync` tells: what others did, what of it cannot be together with what was done here, and what they were given.

use serde_json::json;

use crate::archive::git::{Side, Span};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::sync::meeting::{Meeting, Met};
use crate::cli::verify::{finding_json, findings_text};
use crate::cli::words::git as words;
use crate::error::Result;
use crate::output::phrases::say;
use crate::output::{self, Format};
use crate::views::changes::{self, Changes};

/// Lines of what others did: a page.
const PAGE: usize = 40;

/// Digits of a commit that people read.
const SHORT: usize = 12;

pub(super) fn tell(ctx: &mut Context, meeting: &Meeting, met: &Met) -> Result<Outcome> {
    let others = others(meeting, met)?;
    match ctx.format() {
        Format::Json => ctx.json(&object(meeting, met, &others))?,
        Format::Csv => ctx.table(&changes::table(&others))?,
        Format::Table => {
            let lines = page(ctx, met, &others);
            ctx.lines(&lines)?;
        }
    }
    if ctx.format() != Format::Json && !met.report.findings.is_empty() {
        let text = findings_text(ctx.words, &met.report.findings);
        let head = if met.is_damaged() { "git-sync-damaged" } else { "git-sync-contradictory" };
        let head = ctx.words.phrase(head, Vec::new());
        ctx.print(&format!("{head}\n{text}"))?;
    }
    say_ends(ctx, meeting, met)?;
    Ok(if met.is_damaged() { Outcome::Findings } else { Outcome::Done })
}

/// What others did.
fn others(meeting: &Meeting, met: &Met) -> Result<Changes> {
    let Some((from, to)) = met.others.clone() else { return Ok(Changes::default()) };
    let span = Span { from, to: Side::Commit(to) };
    changes::changes(meeting.archive, meeting.git, &span, &mut |_, _| {})
}

/// At most a page of it; where there is more, the command that tells all.
fn page(ctx: &Context, met: &Met, others: &Changes) -> Vec<String> {
    let short = |commit: &str| commit.chars().take(SHORT).collect::<String>();
    let (from, to) = met.others.as_ref().map(|(from, to)| (short(from), short(to))).unzip();
    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
    let mut lines = words::shouted(ctx.words, &others.wrongs, &from);
    lines.extend(words::told(ctx.words, others));
    if PAGE < lines.len() {
        let more = lines.len() - (PAGE - 1);
        lines.truncate(PAGE - 1);
        lines.push(say!(ctx.words, "git-sync-more", more => more, range = format!("{from}..{to}")));
    }
    lines
}

fn say_ends(ctx: &mut Context, meeting: &Meeting, met: &Met) -> Result<()> {
    let with = meeting.upstream.name();
    if met.taken == 0 && met.given == 0 && met.kept == 0 && met.saved.is_none() {
        return ctx.say(&Done::NothingNew(with));
    }
    if 0 < met.taken {
        ctx.say(&Done::Taken { commits: met.taken, with: with.clone() })?;
    }
    match (met.given, met.kept) {
        (0, 0) => Ok(()),
        (0, kept) => ctx.say(&Done::NotGiven { commits: kept, with }),
        (given, _) => ctx.say(&Done::GivenTo { commits: given, with }),
    }
}

fn object(meeting: &Meeting, met: &Met, others: &Changes) -> serde_json::Value {
    let saved = met.saved.as_ref().map(|saved| json!({ "commit": saved.commit, "subject": saved.subject }));
    let findings: Vec<_> = met.report.findings.iter().map(finding_json).collect();
    json!({
        "remote": meeting.upstream.remote,
        "branch": meeting.upstream.branch,
        "saved": saved,
        "from": met.others.as_ref().map(|(from, _)| from),
        "to": met.others.as_ref().map(|(_, to)| to),
        "head": met.head,
        "taken": met.taken,
        "given": met.given,
        "kept": met.kept,
        "tries": met.tries,
        "findings": findings,
        "others": output::rows(&changes::table(others)),
    })
}
