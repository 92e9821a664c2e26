//! `deedbox save`: commit everything, said in the words of an office; and the commit after each command, where the estate wants it.

use std::collections::BTreeSet;
use std::time::Duration;

use clap::Args;

use crate::archive::git::{self, Author, CommitMessage, Git, GitFault, Side};
use crate::archive::{Archive, Change, Uncached, people};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::words::git as told;
use crate::error::{Error, Result};
use crate::model::settings::Committing;
use crate::model::{Line, Moment, Refusal, StaffId, text};
use crate::output::phrases::say;
use crate::output::safe;
use crate::views::changes::{self, Act, Changes};

/// Commit everything in the archive, with a message that says who did what
///
/// The author is who did it; where several people did, who saves, and the others stand in the message. Refused while a file
/// that a manifest lists is changed by hand, and in the middle of a merge.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox save
  deedbox save -m 'Friday evening'
  deedbox save --dry-run                     the message alone")]
pub(super) struct SaveArgs {
    /// First line of the message, instead of the one that the acts make
    #[arg(short = 'm', long = "message", value_name = "TEXT")]
    message: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: SaveArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let wait = Duration::from_secs(ctx.common.wait);
    // What there is to save is looked at once nobody else is saving.
    let _turn = if ctx.common.dry_run { None } else { Some(archive.turn_to_save(wait)?) };
    let git = Git::at(archive.root());
    let span = git::span_of(&git, None, Side::Work)?;
    if let Some(operation) = git::operation_under_way(archive.root()) {
        return Err(Refusal::GitBusy(operation).into());
    }
    let found = changes::changes(&archive, &git, &span, &mut |_, _| {})?;
    if let Some(first) = found.wrongs.first() {
        return Err(GitFault::ChangedByHand(found.wrongs.len(), first.path.clone()).into());
    }
    if found == Changes::default() && git::touched(&git, &span)?.iter().all(|one| one.seen == git::SeenByGit::Ignored) {
        ctx.say(&Done::NothingToSave)?;
        return Ok(Outcome::Done);
    }
    let first = args.message.as_ref().map(Line::as_str);
    let message = message(ctx, &archive, &found, first)?;
    if ctx.common.dry_run {
        let lines: Vec<String> = message.text.lines().map(str::to_owned).collect();
        ctx.lines(&lines)?;
        return Ok(Outcome::Done);
    }
    let Some(commit) = git::commit_all(&git, &message, wait, &found.ignored)? else {
        ctx.say(&Done::NothingToSave)?;
        return Ok(Outcome::Done);
    };
    ctx.lines(&[commit])?;
    let subject = message.text.lines().next().unwrap_or_default().to_owned();
    ctx.say(&Done::Saved(subject))?;
    Ok(Outcome::Done)
}

/// Commits what a command has changed, where the estate wants that after each.
pub(super) fn made(ctx: &mut Context) -> Result<()> {
    let Some((root, changes)) = ctx.take_changed() else { return Ok(()) };
    let archive = Archive::open(&root, ctx.disk())?;
    each(ctx, &archive, &changes)
}

/// Commits exactly the files of the command that has just ended, where the estate wants that. That it fails is said, and no more.
fn each(ctx: &mut Context, archive: &Archive, made: &[Change]) -> Result<()> {
    if archive.settings().git.commit != Committing::Each || made.is_empty() {
        return Ok(());
    }
    let git = Git::at(archive.root());
    let mut paths: BTreeSet<String> = BTreeSet::new();
    let mut new = Vec::new();
    for change in made {
        match change {
            Change::New(path) => {
                new.push(path.clone());
                paths.insert(path.clone());
            }
            Change::Listed(path, _) | Change::Written(path) | Change::TakenAway(path) => {
                paths.insert(path.clone());
            }
            Change::Moved(from, to) => paths.extend([from.clone(), to.clone()]),
        }
    }
    let commit = |ctx: &Context| -> Result<()> {
        let wait = Duration::from_secs(ctx.common.wait.min(MOST));
        let _turn = archive.turn_to_save(wait)?;
        let acts = changes::acts_of(archive, &git, &new)?;
        let other = |path: &String| changes::Other {
            path: path.clone(),
            how: changes::How::Changed,
            what: changes::OtherSort::File,
        };
        // What is told by no record: a print, a mended list.
        let others = if acts.is_empty() { paths.iter().map(other).collect() } else { Vec::new() };
        let message = message(ctx, archive, &Changes { acts, others, ..Changes::default() }, None)?;
        let paths: Vec<String> = paths.iter().cloned().collect();
        // None where somebody who saved everything has committed them meanwhile.
        git::commit_paths(&git, &message, wait, &paths)?;
        Ok(())
    };
    if let Err(e) = commit(ctx) {
        let told = ctx.words.error(&e);
        let says = match told.because {
            Some(because) => format!("{} ({})", told.what, safe::short(&safe::terminal(&because), 200)),
            None => told.what,
        };
        // Without a repository `save` helps no more than this did.
        let mend = match e {
            Error::Git(GitFault::NoRepository | GitFault::NoProgram) => {
                told.mend.map(|mend| say!(ctx.words, "common-hint", mend = mend))
            }
            _ => None,
        };
        let mend = mend.unwrap_or_else(|| format!("  {}", say!(ctx.words, "git-not-committed-mend")));
        ctx.say_text(&format!("{}\n{mend}", say!(ctx.words, "git-not-committed", says = says)))?;
    }
    Ok(())
}

/// The longest that a command waits for git's lock after its work is done, in seconds.
const MOST: u64 = 10;

/// The message of a commit, in the estate's language, with who did it.
fn message(ctx: &Context, archive: &Archive, found: &Changes, first: Option<&str>) -> Result<CommitMessage> {
    let words = crate::cli::words::Words::of(archive.settings().language);
    let desk = ctx.desk(archive)?;
    let by: BTreeSet<&StaffId> = found.acts.iter().map(|act: &Act| &act.by).collect();
    let alone = if by.len() == 1 { by.iter().next().copied() } else { None };
    let author = alone.or(desk.actor.as_ref()).or_else(|| by.iter().next().copied());
    let known = people::members(&mut Uncached::new(archive)).unwrap_or_default();
    let estate = text::slug(archive.settings().name.as_str(), 60);
    let estate = if estate.is_empty() { "deedbox".to_owned() } else { estate };
    let person = |id: &StaffId| {
        let name = known.iter().find(|(_, member)| member.id == *id).map(|(_, member)| member.name.to_string());
        let name: String = name.unwrap_or_else(|| id.to_string()).chars().filter(|c| !"<>\n\r".contains(*c)).collect();
        Author { name, email: format!("{id}@{estate}") }
    };
    let author_is =
        author.map_or_else(|| Author { name: "deedbox".to_owned(), email: format!("deedbox@{estate}") }, person);
    let mut text = told::message(words, found, first);
    let others: Vec<Author> = by.iter().filter(|id| Some(**id) != author).map(|id| person(id)).collect();
    if !others.is_empty() {
        text.push('\n');
        for Author { name, email } in others {
            text.push_str(&format!("Co-authored-by: {name} <{email}>\n"));
        }
    }
    let last: Option<Moment> = found.acts.iter().map(|act| act.at).max();
    Ok(CommitMessage { text, author: author_is, date: last.unwrap_or(desk.now).to_string() })
}
