//! A quick look never says what the full one does not.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;

use super::copy::{Copy, walk};
use super::fixtures::FIXTURES;
use super::found;

/// Numbers that look like chance, and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Does something to the archive that nobody should.
fn tamper(copy: &Copy, chance: &mut Chance) -> String {
    let mut files = Vec::new();
    walk(&copy.root(), &copy.root(), &mut files);
    files.retain(|path| ["units/", "staff/", "moved-out/", "registers/"].iter().any(|top| path.starts_with(top)));
    // Prints are made anew from the records; no list has them.
    files.retain(|path| !path.ends_with(".html") && !path.ends_with("catalogue.csv"));
    files.sort();
    let path = files.swap_remove(chance.below(files.len()));
    let other = files.swap_remove(chance.below(files.len()));
    let (folder, name) = path.rsplit_once('/').unwrap();
    let bytes = copy.read(&path);
    let how = chance.below(13);
    match how {
        0 => copy.remove(&path),
        1 => copy.write(&path, ""),
        2 => copy.write(&path, [bytes.as_slice(), b"x"].concat()),
        3 => copy.write(&path, &bytes[..bytes.len() / 2]),
        4 => {
            let mut bytes = bytes;
            let at = chance.below(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1);
            copy.write(&path, bytes);
        }
        5 => copy.rename(&path, &format!("{folder}/other {name}")),
        6 => copy.rename(&path, &format!("{folder}/{}", name.to_uppercase())),
        7 => copy.write(&format!("{folder}/copy of {name}"), &bytes),
        8 => {
            let theirs = copy.read(&other);
            copy.write(&path, theirs);
            copy.write(&other, bytes);
        }
        9 => {
            copy.remove(&path);
            symlink(copy.path(&other), copy.path(&path)).unwrap();
        }
        10 => {
            copy.remove(&path);
            fs::create_dir(copy.path(&path)).unwrap();
        }
        11 => {
            let from = copy.path(folder);
            let _ = fs::rename(&from, from.with_file_name(format!("x{}", from.file_name().unwrap().display())));
        }
        _ => {
            // Under another form of its name, and altered.
            copy.remove(&path);
            copy.write(&format!("{folder}/{}", name.to_uppercase()), [bytes.as_slice(), b"y"].concat());
        }
    }
    format!("{how} {path} {other}")
}

#[test]
fn every_finding_of_a_quick_look_is_one_of_the_full_one() {
    let rounds = std::env::var("DEEDBOX_TEST_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut seen = 0;
    for round in 0..rounds {
        let copy = Copy::new();
        let mut chance = Chance(round * 7919 + 1);
        let done: Vec<String> = (0..=chance.below(3)).map(|_| tamper(&copy, &mut chance)).collect();
        let (_, quick) = found(&copy, &["--quick"]);
        let (_, full) = found(&copy, &[]);
        seen += usize::from(!quick.is_empty());
        let more: BTreeSet<_> = quick.difference(&full).collect();
        assert!(more.is_empty(), "round {round}: {done:?}: {more:?} of {quick:?}, not in {full:?}");
        assert!(!full.is_empty(), "round {round}: {done:?} was not found");
    }
    assert!(seen * 2 > usize::try_from(rounds).unwrap(), "{seen} of {rounds} were seen by a quick look");
}

#[test]
fn nor_does_it_for_anything_that_can_be_found() {
    for fixture in FIXTURES {
        let copy = Copy::new();
        (fixture.alter)(&copy);
        let (quick, full) = (found(&copy, &["--quick"]).1, found(&copy, &[]).1);
        let more: BTreeSet<_> = quick.difference(&full).collect();
        assert!(more.is_empty(), "{}: {more:?} is not in {full:?}", fixture.code);
    }
}

/// What an event says counts for nothing once its bytes are others: it is accused, and nobody for it.
#[test]
fn an_altered_event_alone_is_accused() {
    let copy = Copy::new();
    let mut events = Vec::new();
    walk(&copy.root(), &copy.root(), &mut events);
    events.retain(|path| path.contains("+0") && path.ends_with(".toml") && !path.starts_with(".deedbox"));
    assert!(4 < events.len(), "{events:?}");
    for path in events {
        let text = copy.text(&path);
        for (at, line) in text.lines().enumerate() {
            // Another day, person, role, digest: what may be read, and is not what was written.
            let altered: String = line.chars().map(|c| if c.is_ascii_digit() { '1' } else { c }).collect();
            let altered = if altered == line { line.replacen("g", "k", 1) } else { altered };
            if altered == line {
                continue;
            }
            let lines = text.lines().enumerate().map(|(n, old)| if n == at { altered.as_str() } else { old });
            copy.write(&path, lines.map(|line| format!("{line}\n")).collect::<String>());
            let (exit, found) = found(&copy, &[]);
            assert_eq!((exit, found), (1, BTreeSet::from([("altered".to_owned(), path.clone())])), "{altered}");
        }
        copy.write(&path, text);
    }
}
