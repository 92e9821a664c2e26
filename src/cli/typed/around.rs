//! Around what a command line is read: where its archive lies, and what a word may rest on.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::archive::Archive;
use crate::cli::environment::{self, Languages};
use crate::cli::language;
use crate::desk::spoken::SpokenOf;
use crate::model::settings::OffsetText;
use crate::model::{Date, Moment};

/// Around what the command line is read: where its archive lies, from where names and the calendar's offset are taken when a word needs them.
#[derive(Debug)]
pub(super) struct Around {
    root: Option<PathBuf>,
    pub(super) words: TypedWords,
}

/// What the words of a command line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypedWords {
    /// ASCII all: no Chinese name of a command can be among them, and none needs to be known.
    Plain,
    Any,
}

/// One command line a process.
pub(super) static AROUND: OnceLock<Around> = OnceLock::new();

/// Notes around what the command line is read.
pub(in crate::cli) fn begin(args: &[OsString], languages: &Languages) {
    let root = language::root_of(args, languages, &environment::here());
    let is_plain = args.iter().all(|word| word.as_encoded_bytes().is_ascii());
    AROUND.get_or_init(|| Around { root, words: if is_plain { TypedWords::Plain } else { TypedWords::Any } });
}

impl Around {
    pub(super) fn archive(&self) -> Option<Archive> {
        language::archive_at(self.root.as_deref()?)
    }

    /// Now, in the estate's offset.
    pub(super) fn now(&self) -> Option<Moment> {
        let (clock, _) = environment::clock().ok()?;
        let offset = self.archive()?.settings().utc_offset.offset().ok()?;
        Some(Moment::from_clock(clock, offset))
    }
}

/// The archive that the command line is about, and now in its offset.
pub(in crate::cli) fn place() -> Option<(Archive, Moment)> {
    let around = AROUND.get()?;
    around.archive().zip(around.now())
}

/// Today, where the command line is about an archive, or as the machine has it.
pub(in crate::cli) fn today() -> Option<Date> {
    let there = AROUND.get().and_then(Around::now).map(Moment::date);
    let here = || Some(Moment::from_clock(environment::clock().ok()?.0, OffsetText::usual().offset().ok()?).date());
    there.or_else(here)
}

/// The estate's currency.
fn currency() -> String {
    let archive = AROUND.get().and_then(Around::archive);
    archive.map_or_else(String::new, |archive| archive.settings().currency.as_str().to_owned())
}

/// On what a word of this command line rests.
pub(super) const OF_HERE: SpokenOf<'static> = SpokenOf { today: &today, currency: &currency };
