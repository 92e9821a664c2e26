//! `deedbox demo`: a small estate to look at, made through the same code as the commands.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::layout::SETTINGS;
use crate::archive::{At, Verb, given_entries, given_kind};
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::demo_script::{self, ScriptLine, Story, Variables};
use crate::cli::done::Done;
use crate::cli::environment::{Environment, ProgressShown, Respondent};
use crate::cli::exit::Outcome;
use crate::cli::init;
use crate::cli::words::Words;
use crate::desk::create_archive;
use crate::error::{Input, Result};
use crate::model::Moment;
use crate::model::clock::Clock;
use crate::model::settings::OffsetText;
use crate::output::safe;

/// The story (`examples/demo.sh`).
const STORY: &str = include_str!("../../examples/demo.sh");

/// Where the story is set, from UTC.
const STORY_OFFSET: &str = "+08:00";

/// Columns of a line on the screen.
const COLUMNS: usize = 80;

/// The papers that it files (`examples/papers/`).
macro_rules! papers {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../examples/papers/", $name)))),+]
    };
}
const PAPERS: &[(&str, &[u8])] = papers![
    "2026-03-01-hand-over-form.pdf",
    "2026-10-05-management-fee-receipt.pdf",
    "corridor-obstruction.jpg",
    "deposit-refund.txt",
    "directory-sign-application.pdf",
    "directory-sign-proof.png",
    "emergency-contact-sheet.pdf",
    "end-of-lease.txt",
    "fire-services-drawing.pdf",
    "fit-out-drawing.pdf",
    "key-receipt-scan.tif",
    "letter-to-management-office.pdf",
    "notice-of-leaving.txt",
    "telephone-note.txt",
    "tenancy-agreement.pdf",
];

/// Make a small estate to look at, in a new or empty folder
///
/// Carries out the commands of examples/demo.sh: some years of an invented tower, with clients, papers, loans, departures and a
/// boxed year. The story ends within the last twelve months; `--dry-run` prints its commands.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox demo harbour-tower")]
pub(super) struct DemoArgs {
    /// Folder of the archive
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Make a git repository of it at the end
    #[arg(long)]
    git: bool,
}

/// Carries a command out in an environment; what it prints goes to the first, what it says to the second.
type CarryOut<C> = fn(C, (Environment, Words), &mut dyn Write, &mut dyn Write) -> Result<Outcome>;

/// The program that the story's command lines are given to.
pub(super) struct Program<C> {
    /// Makes a command of its words.
    pub(super) parse: fn(Vec<String>) -> std::result::Result<C, clap::Error>,
    /// Carries the command out.
    pub(super) carry_out: CarryOut<C>,
}

pub(super) fn run<C>(ctx: &mut Context, args: DemoArgs, program: Program<C>) -> Result<Outcome> {
    let DemoArgs { folder, git } = args;
    let offset = STORY_OFFSET.parse::<OffsetText>()?.offset()?;
    let story = Story::before(STORY, Moment::from_clock(ctx.environment.now.0, offset))?;
    let root = ctx.path(&folder);
    let entries = given_entries(&root)?;
    create_archive::check_place(&root, &entries, given_kind(&root.join(SETTINGS)).is_some())?;
    if ctx.common.dry_run {
        ctx.lines(&story.commands())?;
        return Ok(Outcome::Done);
    }
    let desk = tempfile::tempdir().at(Verb::Make, &std::env::temp_dir())?;
    lay_out_papers(ctx, desk.path(), story.years())?;
    let mut teller = Teller {
        program,
        folder: folder.display().to_string(),
        here: desk.path().to_owned(),
        set: Variables::from([("DIR".to_owned(), root.display().to_string())]),
        given: None,
        commands: 0,
        showing: Showing::Nothing,
        outcome: Outcome::Done,
    };
    for line in story.lines() {
        teller.tell(ctx, line)?;
    }
    if git {
        ctx.say(&init::commit_all(&root, "The demo: some years of Harbour Tower"))?;
    }
    if ctx.common.format == OutputFormat::Json {
        ctx.json(&serde_json::json!({ "made": [teller.folder] }))?;
    }
    ctx.say(&Done::LookAround(teller.folder))?;
    Ok(teller.outcome)
}

/// Puts the papers where the story's commands take them from.
fn lay_out_papers(ctx: &Context, desk: &Path, years: i32) -> Result<()> {
    let folder = desk.join("papers");
    let disk = ctx.disk();
    disk.make_folder(&folder)?;
    for (name, bytes) in PAPERS {
        disk.write_outside(&folder.join(demo_script::moved(name, years)), bytes)?;
    }
    Ok(())
}

/// What of the commands is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Showing {
    Nothing,
    /// The next command alone.
    Next,
    /// Every command, with what it prints.
    Everything,
}

/// Carries a story out line by line.
struct Teller<C> {
    program: Program<C>,
    /// The folder as it was typed.
    folder: String,
    /// Where its commands are started.
    here: PathBuf,
    set: Variables,
    /// What the command at hand reads.
    given: Option<String>,
    /// How many commands were carried out.
    commands: u64,
    showing: Showing,
    outcome: Outcome,
}

impl<C> Teller<C> {
    fn tell(&mut self, ctx: &mut Context, line: &(usize, String)) -> Result<()> {
        match ScriptLine::of(line, &self.set)? {
            ScriptLine::Told(language, _) if language != ctx.words.phrases().language() => Ok(()),
            ScriptLine::Told(_, text) => {
                self.showing = Showing::Next;
                ctx.say_text(&text)
            }
            ScriptLine::Shown => {
                self.showing = Showing::Everything;
                Ok(())
            }
            ScriptLine::Set(pairs) => {
                self.set.extend(pairs);
                Ok(())
            }
            ScriptLine::Unset(name) => {
                self.set.remove(&name);
                Ok(())
            }
            ScriptLine::Command { into, text, words, given } => {
                self.given = given;
                let printed = self.command(ctx, line.0, &text, words)?;
                if let Some(name) = into {
                    self.set.insert(name, printed.trim_end().to_owned());
                }
                Ok(())
            }
        }
    }

    /// Carries a command out; gives what it printed, where that was not shown.
    fn command(&mut self, ctx: &mut Context, line: usize, text: &str, words: Vec<String>) -> Result<String> {
        let (parse, carry_out) = (self.program.parse, self.program.carry_out);
        let cli = parse(words).map_err(|e| Input::Story { line, says: e.to_string() })?;
        let (environment, words) = (self.environment(ctx)?, ctx.words);
        if self.showing != Showing::Nothing {
            let typed = text.replace("\"$DIR\"", &self.folder);
            ctx.say_text(&safe::narrow(&format!("  $ {typed}"), COLUMNS))?;
        }
        self.commands += 1;
        let mut printed = Vec::new();
        if self.showing == Showing::Everything && ctx.common.format == OutputFormat::Table {
            let (out, err) = ctx.streams();
            self.outcome = self.outcome.max(carry_out(cli, (environment, words), out, err)?);
        } else {
            self.outcome = self.outcome.max(carry_out(cli, (environment, words), &mut printed, &mut std::io::sink())?);
        }
        if self.showing == Showing::Next {
            self.showing = Showing::Nothing;
        }
        Ok(String::from_utf8_lossy(&printed).into_owned())
    }

    /// The environment of the next command: the story's clock, person and folder.
    fn environment(&self, ctx: &Context) -> Result<Environment> {
        let outer = &ctx.environment;
        let now = match self.set.get("DEEDBOX_NOW") {
            Some(now) => (now.parse::<Moment>()?.into(), Some(Clock::Set)),
            None => outer.now,
        };
        Ok(Environment {
            now,
            archive: self.set.get("DEEDBOX_ARCHIVE").map(PathBuf::from),
            staff: self.set.get("DEEDBOX_STAFF").map(|id| id.parse()).transpose()?,
            // Each command draws its own names.
            seed: outer.seed.map(|seed| seed.wrapping_add(self.commands << 32)),
            // The story answers for itself, and reads nothing but what it is given.
            given: Some(self.given.clone().unwrap_or_default()),
            answering: Respondent::Nobody,
            progress: ProgressShown::Hidden,
            colours: outer.colours,
            here: self.here.clone(),
            ..outer.clone()
        })
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test looks at the disk itself")]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;
    use crate::cli::in_test;

    /// Tells the story in a new folder; gives what was on the screen.
    fn told(below: &Path, now: &str) -> String {
        let ended = in_test::at(below, now, &["demo", "tower"]);
        assert_eq!(ended.outcome.unwrap(), Outcome::Done);
        ended.err + &ended.out
    }

    /// Every file but those of the private folder, with its bytes.
    fn files(below: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let found = walkdir::WalkDir::new(below).sort_by_file_name().into_iter();
        found
            .filter_entry(|entry| entry.file_name() != ".deedbox")
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(below).unwrap().to_owned();
                (path, std::fs::read(entry.path()).unwrap())
            })
            .collect()
    }

    #[test]
    fn the_demo_is_the_same_for_the_same_clock_and_fits_a_screen() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let screen = told(one.path(), "2029-03-01T10:00:00+08:00");
        assert_eq!(told(two.path(), "2029-03-01T10:00:00+08:00"), screen);
        assert!(files(one.path()) == files(two.path()), "other bytes");
        assert!(screen.lines().count() <= 30, "{screen}");
        for line in screen.lines() {
            assert!(line.chars().filter_map(UnicodeWidthChar::width).sum::<usize>() <= COLUMNS, "{line}");
        }
        assert!(screen.contains("黃律師"), "an overdue loan: {screen}");
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused() {
        let below = tempfile::tempdir().unwrap();
        std::fs::write(below.path().join("mine.txt"), "mine").unwrap();
        let ended = in_test::at(below.path(), "2029-03-01T10:00:00+08:00", &["demo", "."]);
        assert_eq!(ended.outcome.unwrap_err().exit_code(), 3);
        assert_eq!(files(below.path()).len(), 1);
    }

    #[test]
    fn every_paper_of_the_story_is_there() {
        for word in STORY.split_whitespace().filter_map(|word| word.strip_prefix("papers/")) {
            assert!(PAPERS.iter().any(|(name, _)| *name == word), "{word}");
        }
        for (name, _) in PAPERS {
            assert!(STORY.contains(name), "{name} is filed nowhere");
        }
    }
}
