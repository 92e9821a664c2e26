//! Around what a command line is read: where its archive lies, and what a word may rest on.

use std::ffi::OsString;
use std::sync::OnceLock;

use crate::archive::Archive;
use crate::cli::environment::{self, Languages};
use crate::cli::kept_parts::KeptParts;
use crate::cli::language;
use crate::desk::spoken::SpokenOf;
use crate::model::settings::OffsetText;
use crate::model::{Date, Moment};

/// Around what the command line is read: its archive, which is looked for when a word needs names, or the calendar's offset.
#[derive(Debug)]
pub(super) struct Around {
    args: Vec<OsString>,
    languages: Languages,
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
    let is_plain = args.iter().all(|word| word.as_encoded_bytes().is_ascii());
    let words = if is_plain { TypedWords::Plain } else { TypedWords::Any };
    AROUND.get_or_init(|| Around { args: args.to_vec(), languages: languages.clone(), words });
}

impl Around {
    /// The archive, with what is kept of it: but for what clients are called, nothing is added to that here.
    pub(super) fn archive(&self) -> Option<Archive> {
        let archive = language::archive_at(&language::root_of(&self.args, &self.languages, &environment::here())?)?;
        let is_wanted = !self.args.iter().take_while(|word| *word != "--").any(|word| word == "--no-cache");
        let kept = KeptParts::new(environment::kept().filter(|_| is_wanted).map(|place| (place, environment::began())));
        let parts = kept.of(archive.root());
        Some(archive.with_parts(parts))
    }
}

/// Now, in an offset.
fn now_at(offset: &OffsetText) -> Option<Moment> {
    let (clock, _) = environment::clock().ok()?;
    Some(Moment::from_clock(clock, offset.offset().ok()?))
}

/// The archive that the command line is about, and now in its offset.
pub(in crate::cli) fn place() -> Option<(Archive, Moment)> {
    let archive = AROUND.get()?.archive()?;
    let now = now_at(&archive.settings().utc_offset)?;
    Some((archive, now))
}

/// Today, where the command line is about an archive, or as the machine has it.
pub(in crate::cli) fn today() -> Option<Date> {
    let now = place().map(|(_, now)| now).or_else(|| now_at(&OffsetText::usual()));
    now.map(Moment::date)
}

/// The estate's currency.
fn currency() -> String {
    let archive = AROUND.get().and_then(Around::archive);
    archive.map_or_else(String::new, |archive| archive.settings().currency.as_str().to_owned())
}

/// On what a word of this command line rests.
pub(super) const OF_HERE: SpokenOf<'static> = SpokenOf { today: &today, currency: &currency };
