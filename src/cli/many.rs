//! One act on many things: ids, what comes on standard input, a floor, all that wait for it. One change for all of them.

use std::io::{self, BufRead, Read};
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

use crate::archive::{Archive, Mode, StorageError, Transaction, Verb};
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::typed;
use crate::cli::typed::NamedOrStdin;
use crate::cli::typed::named::NameSort;
use crate::desk::Desk;
use crate::desk::many::{self, EachDone};
use crate::error::{Error, Input, Result, SeveralFailed};
use crate::model::{FileName, FloorCode, Invalid};
use crate::views::due::{self, FileAct};
use crate::views::status::Asking;

/// Which of many things are meant beside those that are named.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct ManyArgs {
    /// Those on a floor
    #[arg(long, value_name = "FLOOR")]
    pub(super) floor: Option<FloorCode>,
    /// All that wait for it; with --floor those on that floor
    #[arg(long)]
    pub(super) all_pending: bool,
    /// Do what can be done where something cannot; else nothing is done
    #[arg(long)]
    pub(super) keep_going: bool,
}

/// The longest line of standard input that is read as an id, in bytes.
const LONGEST_LINE: u64 = 4096;

/// Sentences beyond which only the number is said.
const MOST_SAID: usize = 10;

/// What was named, in its order, what comes on standard input in the place of its `-`; each thing once.
pub(super) fn named<T>(given: Vec<NamedOrStdin<T>>, sort: Option<NameSort>) -> Result<Vec<T>>
where
    T: FromStr<Err = Invalid> + PartialEq,
{
    let mut all = Vec::new();
    for given in given {
        match given {
            NamedOrStdin::One(one) => add(&mut all, one),
            NamedOrStdin::Stdin => {
                for one in on_stdin(sort)? {
                    add(&mut all, one);
                }
            }
        }
    }
    Ok(all)
}

/// Puts what is meant besides after what was named, each thing once.
pub(super) fn with<T: PartialEq>(mut all: Vec<T>, further: Vec<T>) -> Vec<T> {
    for one in further {
        add(&mut all, one);
    }
    all
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// What standard input names, a line each.
fn on_stdin<T: FromStr<Err = Invalid>>(sort: Option<NameSort>) -> Result<Vec<T>> {
    let mut input = io::stdin().lock();
    let (mut found, mut number) = (Vec::new(), 0);
    loop {
        number += 1;
        let mut bytes = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        let path = || PathBuf::from("standard input");
        let read = read.map_err(|source| StorageError::Io { verb: Verb::Read, path: path(), source })?;
        if read == 0 {
            return Ok(found);
        }
        let is_whole = u64::try_from(read).is_ok_and(|read| read < LONGEST_LINE);
        let text = std::str::from_utf8(&bytes).ok().filter(|_| is_whole).ok_or(Input::NotALine { line: number })?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        let one = typed::read(text, sort, str::parse::<T>);
        found.push(one.map_err(|invalid| Input::LineWrong { line: number, invalid })?);
    }
}

/// The files that are meant: those that were named; all on a floor; those for which the act is due.
pub(super) fn files(
    ctx: &mut Context,
    archive: &Archive,
    (given, many): (Vec<NamedOrStdin<FileName>>, &ManyArgs),
    act: FileAct,
) -> Result<Vec<FileName>> {
    let all = named(given, Some(NameSort::Unit))?;
    let desk = ctx.desk(archive)?;
    let asking = Asking { archive, now: desk.now, actor: desk.actor.as_ref() };
    let further = match (&many.floor, many.all_pending) {
        (None, false) => Vec::new(),
        (None, true) => due::files(&asking, act)?,
        (Some(floor), false) => due::files_on(archive, floor)?,
        (Some(floor), true) => due::only_on(archive, floor, due::files(&asking, act)?)?,
    };
    Ok(with(all, further))
}

/// What was made of many things, and what of them could not be done.
#[derive(Debug)]
pub(super) struct ManyMade<T> {
    pub(super) carried: Carried<Vec<T>>,
    failed: Option<SeveralFailed>,
}

/// Carries an act out for each of many things, in one change.
///
/// # Errors
/// Something cannot be done, and nothing was done: with `--keep-going` only where nothing of it can be done. Where one thing alone was
/// named, the error is that of the act.
pub(super) fn carry_out<I: ToString, T>(
    ctx: &mut Context,
    archive: &Archive,
    what: (&[I], &ManyArgs),
    act: impl FnMut(&Desk, &mut Transaction, &I) -> Result<T>,
) -> Result<ManyMade<T>> {
    carry_out_with(ctx, archive, what, act, |_, _| Ok(()))
}

/// The same with something that has to be done with all that will have been made, before it is.
pub(super) fn carry_out_with<I: ToString, T>(
    ctx: &mut Context,
    archive: &Archive,
    (items, many): (&[I], &ManyArgs),
    mut act: impl FnMut(&Desk, &mut Transaction, &I) -> Result<T>,
    mut before: impl FnMut(&[T], Mode) -> Result<()>,
) -> Result<ManyMade<T>> {
    let mut failed = None;
    let carried = ctx.carry_out(archive, |desk, tx| {
        let EachDone { made, failed: mut not_done } = many::each(tx, items, |tx, item| act(desk, tx, item))?;
        if items.len() == 1
            && let Some((_, error)) = not_done.pop()
        {
            return Err(error);
        }
        let all = items.len();
        failed = match (not_done.is_empty(), many.keep_going && !made.is_empty()) {
            (true, _) => None,
            (false, true) => Some(SeveralFailed { failed: not_done, all, made: made.len() }),
            (false, false) => return Err(Error::Several(SeveralFailed { failed: not_done, all, made: 0 })),
        };
        before(&made, tx.mode())?;
        Ok(made)
    })?;
    Ok(ManyMade { carried, failed })
}

impl<T> ManyMade<T> {
    /// Says what was made: of a few things a sentence each, of many how many.
    pub(super) fn say(&self, ctx: &mut Context, sentence: impl Fn(&Context, &T) -> Vec<Done>) -> Result<()> {
        let made = &self.carried.made;
        if self.carried.mode == Mode::Preview {
            return Ok(());
        }
        if MOST_SAID < made.len() {
            return ctx.say(&Done::ManyDealtWith(made.len()));
        }
        for made in made {
            for done in sentence(ctx, made) {
                ctx.say(&done)?;
            }
        }
        Ok(())
    }

    /// The end of the command: what could not be done is told, and what was done is done. An end other than 0 would say that nothing
    /// was changed.
    pub(super) fn ended(self, ctx: &mut Context) -> Result<Outcome> {
        if let Some(several) = self.failed {
            ctx.say_text(&ctx.words.left_out_text(&Error::Several(several)))?;
        }
        Ok(Outcome::Done)
    }
}

/// An error where nothing was named and nothing waits.
pub(super) fn some<I>(items: Vec<I>) -> Result<Vec<I>> {
    if items.is_empty() { Err(Input::NothingOfThem.into()) } else { Ok(items) }
}
