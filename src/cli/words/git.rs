//! What git holds, in the words of an office: the acts, and what nobody may do.

use std::collections::{BTreeMap, BTreeSet};

use crate::cli::words::Words;
use crate::model::EntryName;
use crate::output::phrases::say;
use crate::output::safe;
use crate::views::changes::{Act, Changes, KeyChange, Other, OtherSort, Tampering, Wrong};

/// Characters of a sentence in the first line of a commit.
const SUBJECT: usize = 72;

/// Units that are named in the first line of a commit.
const NAMED: usize = 3;

/// Sentences in the message of a commit; more are counted.
const SENTENCES: usize = 200;

/// An act as a sentence: who did what.
pub fn act(words: Words, act: &Act) -> String {
    let what = say!(words, "git-what", code = act.entry.record().kind().as_str());
    let did = match act.entry {
        EntryName::Record(stem) => say!(words, "git-made", code = stem.kind().as_str()),
        EntryName::Event(_, step) => say!(words, "git-did", code = step.action.as_str()),
    };
    let mut text = say!(words, "git-act", by = act.by, did = did, what = what, id = act.id());
    if let Some(detail) = &act.detail {
        text = say!(words, "git-act-more", act = text, detail = crate::output::gist(detail, &words));
    }
    if let Some(standing) = act.standing.code() {
        let standing = words.phrase(&format!("git-standing-{standing}"), Vec::new());
        text = say!(words, "git-act-standing", act = text, standing = standing);
    }
    text
}

/// What nobody may do, as a sentence.
pub fn wrong(words: Words, wrong: &Wrong) -> String {
    let path = safe::short(&wrong.path, 200);
    if let Tampering::Renamed(to) = &wrong.what {
        return say!(words, "git-wrong-renamed-by-hand", path = path, to = to);
    }
    words.phrase(&format!("git-wrong-{}", wrong.what.as_str()), vec![("path", crate::output::phrases::text(path))])
}

/// A key of the settings that was changed, as a sentence.
pub fn setting(words: Words, change: &KeyChange) -> String {
    let KeyChange { key, before, after } = change;
    match (before, after) {
        (Some(before), Some(after)) => {
            say!(words, "git-setting-changed", key = key, before = before, after = after)
        }
        (None, Some(after)) => say!(words, "git-setting-new", key = key, after = after),
        (Some(before), None) => say!(words, "git-setting-gone", key = key, before = before),
        (None, None) => key.clone(),
    }
}

fn other(words: Words, other: &Other) -> String {
    let sort = match other.what {
        OtherSort::Inbox => "inbox",
        OtherSort::File => "file",
    };
    let key = format!("git-{sort}-{}", other.how.as_str());
    words.phrase(&key, vec![("path", crate::output::phrases::text(&other.path))])
}

/// What was done by hand, shouted, and from which commit it comes back; nothing where nothing was.
pub fn shouted(words: Words, wrongs: &[Wrong], from: &str) -> Vec<String> {
    if wrongs.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![say!(words, "git-by-hand", count => wrongs.len())];
    lines.extend(wrongs.iter().map(|one| format!("  ! {}", wrong(words, one))));
    let is_workshop = |one: &&Wrong| one.what == Tampering::Workshop;
    if wrongs.iter().any(|one| is_workshop(&one)) {
        lines.push(say!(words, "common-hint", mend = say!(words, "git-wrong-workshop-mend")));
    }
    if !wrongs.iter().all(|one| is_workshop(&one)) {
        lines.push(say!(words, "common-hint", mend = say!(words, "git-wrong-mend", from = from)));
    }
    lines
}

/// The acts, by unit and register, the newest first; then all else.
pub fn told(words: Words, changes: &Changes) -> Vec<String> {
    let mut lines = Vec::new();
    let mut headings: Vec<String> = Vec::new();
    let mut groups: BTreeMap<String, Vec<&Act>> = BTreeMap::new();
    for act in &changes.acts {
        let heading = act.heading();
        if !groups.contains_key(&heading) {
            headings.push(heading.clone());
        }
        groups.entry(heading).or_default().push(act);
    }
    for heading in headings {
        let acts = groups.remove(&heading).unwrap_or_default();
        lines.push(heading);
        lines.extend(
            acts.iter().map(|one| format!("  {} {} ({})", one.when.date(), act(words, one), one.clause.as_str())),
        );
    }
    let mut more: Vec<String> = Vec::new();
    for (from, to) in &changes.boxed {
        more.push(say!(words, "git-boxed", from = from, to = to));
    }
    more.extend(changes.settings.iter().map(|change| setting(words, change)));
    more.extend(changes.others.iter().map(|one| other(words, one)));
    if !more.is_empty() {
        lines.push(say!(words, "git-else"));
        lines.extend(more.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// The first line of a commit.
pub fn subject(words: Words, changes: &Changes) -> String {
    let text = match changes.acts.as_slice() {
        [] => {
            let lines = told(words, &Changes { acts: Vec::new(), ..changes.clone() });
            match lines.as_slice() {
                [_, only] => only.trim().to_owned(),
                _ => {
                    let files = changes.others.len() + changes.boxed.len() + usize::from(!changes.settings.is_empty());
                    say!(words, "git-subject-files", files => files)
                }
            }
        }
        [only] => act(words, only),
        many => {
            let units: BTreeSet<String> = many.iter().map(Act::heading).collect();
            let people: BTreeSet<String> = many.iter().map(|act| act.by.to_string()).collect();
            let people: Vec<String> = people.into_iter().collect();
            let (named, more) =
                (units.iter().take(NAMED).cloned().collect::<Vec<_>>(), units.len().saturating_sub(NAMED));
            let units = if more == 0 {
                words.listed(&named)
            } else {
                let named = named.join(&say!(words, "common-between"));
                say!(words, "git-subject-some", units = named, more => more)
            };
            say!(words, "git-subject-many", units = units, acts => many.len(), people = words.listed(&people))
        }
    };
    safe::short(&one_line(&text), SUBJECT)
}

/// The text of a commit: its first line, and a sentence for each act.
pub fn message(words: Words, changes: &Changes, first: Option<&str>) -> String {
    let subject = first.map_or_else(|| subject(words, changes), str::to_owned);
    let lines = told(words, changes);
    let mut text = format!("{subject}\n\n");
    for line in lines.iter().take(SENTENCES) {
        text.push_str(&one_line(line));
        text.push('\n');
    }
    if SENTENCES < lines.len() {
        text.push_str(&format!("… {}\n", lines.len() - SENTENCES));
    }
    text
}

/// A line that stays one, whatever a title holds.
fn one_line(text: &str) -> String {
    safe::terminal(text)
}
