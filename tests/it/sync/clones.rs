//! Clones that do whatever comes and meet in a hub, beside a model that says what must come of it: nothing that was acknowledged is lost,
//! and what contradicts is exactly what the model says.
//!
//! `tools/clones` runs it at full size: `DEEDBOX_TEST_CLONES` clones, `DEEDBOX_TEST_ACTS` acts.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Estate;
use crate::support::peer;

use super::hub::{Hub, found, head, run, sync};

/// splitmix64 (Steele, Lea, Flood 2014): a run that repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).expect("few sides")).expect("a side")
    }
}

/// What was acknowledged, by all clones together.
#[derive(Default)]
struct Model {
    /// Ids of records, as they were printed.
    made: BTreeSet<String>,
    /// Loans of whole files by unit, and how often each was taken back.
    loans: BTreeMap<String, (String, u32)>,
    /// How often a violation was notified.
    notified: BTreeMap<String, u32>,
    /// How often an empty unit was let.
    let_to: BTreeMap<String, u32>,
    /// Papers, by their digests: how often each was filed.
    papers: BTreeMap<String, u32>,
}

impl Model {
    /// The findings that `verify` must have, each by its code and what it is about: a unit, or the tail of a record.
    fn contradictions(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        // Each loan that goes out while an earlier one is out is named.
        let mut out: BTreeMap<&String, usize> = BTreeMap::new();
        for (unit, _) in self.loans.values().filter(|(_, returned)| *returned == 0) {
            *out.entry(unit).or_default() += 1;
        }
        for (unit, loans) in out {
            all.extend((1..loans).map(|_| ("lent-twice".to_owned(), unit.clone())));
        }
        let tail = |id: &String| id.rsplit('/').next().expect("a tail").to_owned();
        let twice = self.loans.iter().filter(|(_, (_, returned))| 1 < *returned).map(|(id, _)| id);
        let twice = twice.chain(self.notified.iter().filter(|(_, times)| 1 < **times).map(|(id, _)| id));
        all.extend(twice.map(|id| ("contradiction".to_owned(), tail(id))));
        for (unit, times) in &self.let_to {
            all.extend((1..*times).map(|_| ("two-clients".to_owned(), unit.clone())));
        }
        all.sort();
        all
    }
}

/// Somebody at a clone.
struct Clerk {
    estate: Estate,
    name: String,
    acts: u64,
    /// Loans that this clone knows to be out, and violations that nobody was notified of.
    open: BTreeSet<String>,
}

const LET: [&str; 4] = ["1203", "1204", "1205", "0301"];

fn base() -> Estate {
    let mut estate = Estate::new();
    for unit in LET {
        estate = estate.client(unit, &format!("Client {unit}"), "2021-03-01");
    }
    ["1301", "1302"].into_iter().fold(estate, |estate, unit| estate.with(&["unit", "add", unit, "--floor", "13"]))
}

impl Clerk {
    fn command(&mut self, words: &[&str], number: u64) -> Option<String> {
        let seed = number * 1_000 + self.acts;
        let done = self.estate.command(words).seed(seed).output();
        let says = String::from_utf8_lossy(&done.stderr).into_owned();
        // What the state of things refuses is no harm.
        assert!(matches!(done.status.code(), Some(0 | 2 | 3)), "{} {words:?}: {}: {says}", self.name, done.status);
        done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
    }

    /// Does something, and tells the model what was acknowledged.
    fn act(&mut self, dice: &mut Dice, model: &mut Model, number: u64) {
        self.acts += 1;
        let unit = LET[dice.roll(LET.len())];
        let own = format!("{}-{}", self.name, self.acts);
        match dice.roll(10) {
            0 => {
                let id = self.command(&["record", "opinion", unit, "--title", &own], number);
                model.made.extend(id);
            }
            1 => {
                let words = ["record", "payment", unit, "--amount", "100", "--method", "cash", "--receipt", &own];
                model.made.extend(self.command(&words, number));
            }
            2 => {
                let paper = format!("{own}.txt");
                std::fs::write(self.estate.desk().join(&paper), &own).expect("a paper");
                let words =
                    ["file", unit, &paper, "--category", "contracts", "--date", "2026-04-01", "--title", "Letter"];
                if let Some(id) = self.command(&words, number) {
                    model.made.insert(id);
                    *model.papers.entry(crate::support::tree::sha256(own.as_bytes())).or_default() += 1;
                }
            }
            3 | 4 => {
                let words = ["--as", "lee", "lend", unit, "--to", &own, "--purpose", "audit", "--approve"];
                if let Some(id) = self.command(&words, number) {
                    model.made.insert(id.clone());
                    self.open.insert(id.clone());
                    model.loans.insert(id, (unit.to_owned(), 0));
                }
            }
            5 | 6 => {
                let known: Vec<String> = self.open.iter().filter(|id| model.loans.contains_key(*id)).cloned().collect();
                if known.is_empty() {
                    return;
                }
                let id = known[dice.roll(known.len())].clone();
                if self.command(&["return", &id], number).is_some() {
                    self.open.remove(&id);
                    model.loans.get_mut(&id).expect("a loan").1 += 1;
                }
            }
            7 => {
                let words = ["record", "violation", unit, "--category", "走廊", "--title", &own];
                if let Some(id) = self.command(&words, number) {
                    model.made.insert(id.clone());
                    self.open.insert(id.clone());
                    model.notified.insert(id, 0);
                }
            }
            8 => {
                let known: Vec<String> =
                    self.open.iter().filter(|id| model.notified.contains_key(*id)).cloned().collect();
                if known.is_empty() {
                    return;
                }
                let id = known[dice.roll(known.len())].clone();
                if self.command(&["update", &id, "--status", "notified"], number).is_some() {
                    self.open.remove(&id);
                    *model.notified.get_mut(&id).expect("a violation") += 1;
                }
            }
            _ => {
                let empty = ["1301", "1302"][dice.roll(2)];
                let words = ["add", empty, "--company", &own, "--move-in", "2026-11-01"];
                if self.command(&words, number).is_some() {
                    *model.let_to.entry(empty.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// Meets the others, and learns of what is open there.
    fn meet(&mut self, model: &Model) {
        sync(&self.estate).ends(0);
        let tree = self.estate.tree();
        let all = model.loans.keys().chain(model.notified.keys());
        let is_here = |id: &&String| {
            let tail = id.rsplit('/').next().expect("a tail");
            tree.keys().any(|path| path.ends_with(&format!("-{tail}.toml")))
        };
        self.open = all.filter(is_here).cloned().collect();
    }
}

fn size(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().map_or(usual, |text| text.parse().expect("a number"))
}

#[test]
fn whatever_clones_do_nothing_is_lost_and_what_contradicts_is_what_the_model_says() {
    if !peer::is_there("git", "clones that do whatever comes") {
        return;
    }
    let (clones, acts) = (size("DEEDBOX_TEST_CLONES", 5), size("DEEDBOX_TEST_ACTS", 100));
    let mut dice = Dice(u64::try_from(size("DEEDBOX_TEST_SEED", 20_261_130)).expect("a seed"));
    let hub = Hub::of(base());
    let clerk = |n: usize| {
        let name = format!("c{n}");
        Clerk { estate: hub.clone_of(&name), name, acts: 0, open: BTreeSet::new() }
    };
    let mut clerks: Vec<Clerk> = (0..clones).map(clerk).collect();
    let mut model = Model::default();
    for _ in 0..acts {
        let at = dice.roll(clerks.len());
        let number = u64::try_from(at).expect("a number") + 1;
        clerks[at].act(&mut dice, &mut model, number);
        if dice.roll(6) == 0 {
            let at = dice.roll(clerks.len());
            clerks[at].meet(&model);
        }
    }
    for _ in 0..2 {
        clerks.iter_mut().for_each(|clerk| clerk.meet(&model));
    }
    let all = clerks[0].estate.tree();
    for clerk in &clerks {
        assert_eq!(head(&clerk.estate), hub.head(), "{}", clerk.name);
        assert_eq!(crate::support::tree::changes(&all, &clerk.estate.tree()), "", "{}", clerk.name);
    }
    for id in &model.made {
        let tail = id.rsplit('/').next().expect("a tail");
        assert!(all.keys().any(|path| path.ends_with(&format!("-{tail}.toml"))), "{id} was acknowledged and is lost");
    }
    for (digest, times) in &model.papers {
        let lie = all.values().filter(|found| *found == digest).count();
        assert!(lie == usize::try_from(*times).expect("few"), "a paper that was filed {times} times lies {lie} times");
    }
    // `verify` names contradictions alone, and those of the model alone: each by its unit, or by the record's tail.
    let about = |(code, path): (String, String)| {
        let what = match code.as_str() {
            "contradiction" => path.rsplit('-').next().and_then(|end| end.strip_suffix(".toml")).map(str::to_owned),
            _ => path.split('/').nth(2).map(str::to_owned),
        };
        (code, what.unwrap_or(path))
    };
    let mut said: Vec<(String, String)> = found(&clerks[0].estate).into_iter().map(about).collect();
    said.sort();
    assert_eq!(said, model.contradictions());
    assert!(clones < 2 || acts < 100 || !said.is_empty(), "a run without a contradiction tells nothing");
    run(&clerks[0].estate, &["sync", "--quiet"]).ends(0);
}
