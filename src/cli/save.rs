//! `deedbox save`: commit everything, said in the words of an office; and the commit after each command, where the estate wants it.

use std::collections::BTreeSet;
use std::time::Duration;

use clap::Args;

use crate::archive::git::{self, Author, CommitMessage, Git, GitFault, Side};
use crate::archive::{Archive, Change, Uncached, elsewhere, people};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::words::git as told;
use crate::error::{Error, Result};
use crate::model::settings::Committing;
use crate::model::{Line, Member, Moment, Refusal, StaffId, text};
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
    let archive = ctx.archive_anew()?;
    let git = Git::at(archive.root());
    git.prefix()?;
    let first = args.message.as_ref().map(Line::as_str);
    if ctx.common.dry_run {
        return preview(ctx, &archive, &git, first);
    }
    // What there is to save is looked at once nobody else is saving.
    let _turn = archive.turn_to_save(Duration::from_secs(ctx.common.wait))?;
    match all(ctx, &archive, &git, first)? {
        None => ctx.say(&Done::NothingToSave)?,
        Some(Saved { commit, subject }) => {
            ctx.lines(&[commit])?;
            ctx.say(&Done::Saved(subject))?;
        }
    }
    Ok(Outcome::Done)
}

fn preview(ctx: &mut Context, archive: &Archive, git: &Git, first: Option<&str>) -> Result<Outcome> {
    match would_save(ctx, archive, git, first)? {
        None => ctx.say(&Done::NothingToSave)?,
        Some(text) => ctx.lines(&text.lines().map(str::to_owned).collect::<Vec<_>>())?,
    }
    Ok(Outcome::Done)
}

/// The message of the commit that would be made; none where nothing waits.
pub(super) fn would_save(ctx: &Context, archive: &Archive, git: &Git, first: Option<&str>) -> Result<Option<String>> {
    let unsaved = unsaved(archive, git, Beside::Writers)?;
    unsaved.map(|unsaved| Ok(message(ctx, archive, &unsaved.found, first)?.text)).transpose()
}

/// What was committed.
pub(super) struct Saved {
    pub(super) commit: String,
    /// The first line of its message.
    pub(super) subject: String,
}

/// Commits everything in the archive; none where nothing waits. The caller has the turn to save.
pub(super) fn all(ctx: &Context, archive: &Archive, git: &Git, first: Option<&str>) -> Result<Option<Saved>> {
    let wait = Duration::from_secs(ctx.common.wait);
    // A manifest is committed with what it lists, and not with what somebody is about to write.
    let _quiet = archive.while_nobody_writes(wait)?;
    elsewhere::look_at_what_is_here(archive.reader(), wait)?;
    let Some(Unsaved { found, paths }) = unsaved(archive, git, Beside::Nobody)? else { return Ok(None) };
    let message = message(ctx, archive, &found, first)?;
    let commit = git::commit_known(git, &message, wait, &paths)?;
    let subject = message.text.lines().next().unwrap_or_default().to_owned();
    Ok(commit.map(|commit| Saved { commit, subject }))
}

/// What is not committed yet.
struct Unsaved {
    found: Changes,
    /// The files that git is to commit.
    paths: Vec<String>,
}

/// Whether others may be writing while it is looked what differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Writers,
    Nobody,
}

fn unsaved(archive: &Archive, git: &Git, beside: Beside) -> Result<Option<Unsaved>> {
    let span = git::span_of(git, None, Side::Work)?;
    if let Some(operation) = git::operation_under_way(archive.root()) {
        return Err(Refusal::GitBusy(operation).into());
    }
    let touched = git::touched(git, &span)?;
    let found = match beside {
        Beside::Nobody => changes::of_touched(archive, git, &span, &touched, &mut |_, _| {})?,
        Beside::Writers => changes::changes(archive, git, &span, &mut |_, _| {})?,
    };
    if let Some(first) = found.wrongs.first() {
        return Err(GitFault::ChangedByHand(found.wrongs.len(), first.path.clone()).into());
    }
    let is_ours = |one: &&git::Touched| one.seen != git::SeenByGit::Ignored || found.ignored.contains(&one.path);
    let paths: Vec<String> = touched.iter().filter(is_ours).map(|one| one.path.clone()).collect();
    Ok((!paths.is_empty()).then_some(Unsaved { found, paths }))
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
            // What git holds of it stays.
            Change::LetGo(_) | Change::Back(_) => {}
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
    let people = People::of(archive);
    let author_is = people.author(author);
    let mut text = told::message(words, found, first);
    let others: Vec<Author> = by.iter().filter(|id| Some(**id) != author).map(|id| people.author(Some(id))).collect();
    if !others.is_empty() {
        text.push('\n');
        for Author { name, email } in others {
            text.push_str(&format!("Co-authored-by: {name} <{email}>\n"));
        }
    }
    let last: Option<Moment> = found.acts.iter().map(|act| act.at).max();
    Ok(CommitMessage { text, author: author_is, date: last.unwrap_or(desk.now).to_string() })
}

/// The people of an estate as git names authors.
pub(super) struct People {
    known: Vec<Member>,
    estate: String,
}

impl People {
    pub(super) fn of(archive: &Archive) -> Self {
        let known = people::members(&mut Uncached::new(archive)).unwrap_or_default();
        let estate = text::slug(archive.settings().name.as_str(), 60);
        let estate = if estate.is_empty() { "deedbox".to_owned() } else { estate };
        Self { known: known.into_iter().map(|(_, member)| member).collect(), estate }
    }

    /// A person as an author; nobody is the program.
    pub(super) fn author(&self, id: Option<&StaffId>) -> Author {
        let id = id.map_or_else(|| "deedbox".to_owned(), ToString::to_string);
        let name = self.known.iter().find(|member| member.id.as_str() == id).map(|member| member.name.to_string());
        let name: String = name.unwrap_or_else(|| id.clone()).chars().filter(|c| !"<>\n\r".contains(*c)).collect();
        Author { name, email: format!("{id}@{}", self.estate) }
    }
}
