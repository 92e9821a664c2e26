//! What strangers' bytes may do to the readers of them: one function for each target of `fuzz/`, which asserts what must hold whatever the
//! bytes are. It is there for that build (`--cfg fuzzing`) and for the tests, which try the seeds of `fuzz/seeds/`.

use crate::{archive, desk::import, model};

/// A target: it takes any bytes.
type FuzzTarget = fn(&[u8]);

/// The targets, by the names of their folders of seeds.
pub const TARGETS: &[(&str, FuzzTarget)] = &[
    ("cell", import::fuzzed::cell),
    ("dates", model::fuzzed::dates),
    ("entry", archive::fuzzed::entry),
    ("git", archive::fuzzed::git),
    ("hook", archive::fuzzed::hook),
    ("journal", archive::fuzzed::journal),
    ("manifest", archive::fuzzed::manifest),
    ("paper", archive::fuzzed::paper),
    ("part", archive::fuzzed::part),
    ("seal", model::fuzzed::seal),
    ("table", import::fuzzed::text_table),
    ("typed", model::fuzzed::typed),
    ("workbook", import::fuzzed::workbook),
];

/// Tries bytes on a target.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    assert!(target.is_some(), "no target `{name}`");
    target.into_iter().for_each(|(_, target)| target(bytes));
}

/// Whether a target runs others' parsers, which deedbox starts in a process that may die.
pub fn is_apart(name: &str) -> bool {
    matches!(name, "paper" | "workbook")
}

#[cfg(test)]
mod tests;
