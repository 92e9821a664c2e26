//! `deedbox changes`: what commits, or the uncommitted work, did.

use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::archive::StorageError;
use crate::archive::git::{self, Git, Side};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::environment::ProgressShown;
use crate::cli::exit::Outcome;
use crate::cli::words::git as told;
use crate::error::Result;
use crate::model::{StaffId, UnitCode};
use crate::output::Format;
use crate::views::changes::{self, ChangesWanted};

/// Tell what commits did, or what is not committed yet: who did what to which unit
///
/// An original, or any file that a manifest lists, that was changed, deleted or renamed by hand is named first, and the exit
/// code is 1; so is a manifest line that is gone or altered. Then each act by unit, the newest first, with the clause of the
/// policies under which it falls. Of one commit it tells what that commit did; of a merge, what it brought to its branch.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox changes                            what is not committed yet
  deedbox changes --staged                   what is staged alone
  deedbox changes HEAD                       what the last commit did
  deedbox changes main..origin/main          what a pull would bring
  deedbox changes v2025..HEAD --unit 1203 --format csv")]
pub(super) struct ChangesArgs {
    /// A..B, or one commit; else what is not committed yet
    #[arg(value_name = "REV..REV")]
    range: Option<String>,
    /// What is staged alone
    #[arg(long, conflicts_with = "range")]
    staged: bool,
    /// Of a unit alone (can be repeated)
    #[arg(long, value_name = "UNIT")]
    unit: Vec<UnitCode>,
    /// By a person alone (can be repeated)
    #[arg(long, value_name = "STAFF")]
    person: Vec<StaffId>,
}

/// Digits of a commit that people read.
const SHORT: usize = 12;

pub(super) fn run(ctx: &mut Context, args: ChangesArgs) -> Result<Outcome> {
    let ChangesArgs { range, staged, unit, person } = args;
    let archive = ctx.archive_as_it_is()?;
    match archive.recover() {
        Ok(0) => {}
        Ok(changes) => ctx.say(&Done::Finished(changes))?,
        // What came with git and is not obeyed is the first thing that this tells.
        Err(StorageError::ForeignJournal { .. }) => {}
        Err(e) => return Err(e.into()),
    }
    let git = Git::at(archive.root());
    let span = git::span_of(&git, range.as_deref(), if staged { Side::Index } else { Side::Work })?;
    let bar = ChangesBar::new(ctx.environment.progress);
    let found = changes::changes(&archive, &git, &span, &mut |done, of| bar.tell(done, of))?;
    bar.bar.finish_and_clear();
    let found = ChangesWanted { units: unit, people: person }.of(found);
    match ctx.format() {
        Format::Table => {
            // Of commits, the bytes from before are in the first of the two.
            let from: String = match span.to {
                Side::Commit(_) => span.from.chars().take(SHORT).collect(),
                Side::Index | Side::Work => "HEAD".to_owned(),
            };
            let mut lines = told::shouted(ctx.words, &found.wrongs, &from);
            lines.extend(told::told(ctx.words, &found));
            if lines.is_empty() {
                ctx.say(&Done::NoChanges)?;
            }
            ctx.lines(&lines)?;
        }
        _ => ctx.table(&changes::table(&found))?,
    }
    Ok(if found.wrongs.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// A bar, once it takes more than a second.
pub(super) struct ChangesBar {
    bar: ProgressBar,
    began: Instant,
}

impl ChangesBar {
    /// Not shown yet.
    pub(super) fn new(looked: ProgressShown) -> Self {
        let target = match looked {
            ProgressShown::Shown => ProgressDrawTarget::stderr_with_hz(5),
            ProgressShown::Hidden => ProgressDrawTarget::hidden(),
        };
        Self { bar: ProgressBar::with_draw_target(Some(0), target), began: Instant::now() }
    }

    fn tell(&self, done: usize, of: usize) {
        if Duration::from_secs(1) < self.began.elapsed() {
            self.bar.set_length(u64::try_from(of).unwrap_or_default());
            self.bar.set_position(u64::try_from(done).unwrap_or_default());
        }
    }
}
