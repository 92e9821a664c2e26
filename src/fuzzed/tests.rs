//! Each seed of `fuzz/seeds/`, and each with a few bytes changed.
#![expect(clippy::disallowed_methods, reason = "a test reads the project's own files")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::*;

/// How the names of workbooks begin at which calamine panics, or wants all memory.
const DEADLY: &str = "10-";

/// How often each seed is changed.
const ROUNDS: usize = 40;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds")
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_target_has_seeds_and_every_seed_a_target() {
    let known: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names_in(&seeds()), known);
    assert!(known.iter().all(|name| !names_in(&seeds().join(name)).is_empty()));
}

/// The same choice of numbers every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % end.max(1)
    }
}

/// Some bytes of a seed changed, cut off, or doubled.
fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at.min(bytes.len()), u8::try_from(dice.below(256)).unwrap()),
            2 => {
                let part: Vec<u8> = bytes.iter().skip(at).take(20).copied().collect();
                bytes.extend(part);
            }
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = u8::try_from(dice.below(256)).unwrap()),
        }
    }
    bytes
}

/// What deedbox's own readers make of the seeds of a target, and of changed ones. Where others' parsers read, what they do to changed ones is
/// theirs, and they do it in a process of their own.
fn holds(name: &str) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for seed in names_in(&seeds().join(name)) {
        let bytes = std::fs::read(seeds().join(name).join(&seed)).unwrap();
        if is_apart(name) {
            if !seed.starts_with(DEADLY) {
                run(name, &bytes);
            }
            continue;
        }
        run(name, &bytes);
        let rounds = if matches!(name, "hook" | "table") { 2 } else { ROUNDS };
        (0..rounds).for_each(|_| run(name, &changed(&bytes, &mut dice)));
    }
}

macro_rules! targets {
    ($($name:ident),*) => {
        $(#[test]
        fn $name() {
            holds(stringify!($name));
        })*
    };
}

targets!(cell, dates, entry, git, hook, journal, manifest, paper, table, typed, workbook);
