//! An office that goes on: its clock, its units, and what happens in it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Output;

use chrono::{Days, NaiveDate};

use super::ends::{GUESTS, Going};
use super::{FIRST, Snapshot, text};
use crate::support::Estate;

/// Numbers that repeat from run to run (xorshift).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let end = u64::try_from(of.len()).ok().filter(|end| 0 < *end)?;
        of.get(usize::try_from(self.below(end)).ok()?)
    }
}

/// A unit as the walk knows it.
#[derive(Clone, Default)]
pub(super) struct Room {
    /// Its area, in half square metres.
    pub(super) halves: u64,
    /// Since when it is let.
    pub(super) since: Option<NaiveDate>,
    /// The day on which the last client left.
    pub(super) left: Option<NaiveDate>,
}

pub(super) struct Office {
    pub(super) estate: Estate,
    pub(super) dice: Dice,
    pub(super) day: NaiveDate,
    pub(super) rooms: BTreeMap<String, Room>,
    /// Open cases with their kind, loans that are out.
    pub(super) cases: Vec<(String, &'static str)>,
    pub(super) loans: Vec<String>,
    /// Destruction lists that are approved and wait for their day, each with what it takes away.
    pub(super) lists: Vec<(String, Going)>,
    /// Clients whose volumes were destroyed.
    pub(super) destroyed: BTreeSet<String>,
    pub(super) clients: u32,
    pub(super) done: BTreeMap<&'static str, u32>,
    pub(super) snapshots: Vec<Snapshot>,
}

impl Office {
    pub(super) fn founded(units: u64) -> Self {
        let (year, month, day) = FIRST;
        let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let terms = "[retention]\ndefault = \"D2\"\n\n[disposal]";
        let tariff = "[tariffs.water]\nper_unit = \"4.50\"\nunit = \"m3\"\nitem = \"水費\"\n\n[boxes]";
        let estate = Estate::founded().today(&day.to_string()).setting("[boxes]", tariff).setting("[disposal]", terms);
        let estate = estate
            .staffed()
            .with(&["--as", "lee", "staff", "add", "ng", "--name", "吳先生", "--role", "clerk"])
            .with(&["--as", "lee", "staff", "add", "tam", "--name", "譚小姐", "--role", "clerk"])
            .with(&[
                "--as",
                "ho",
                "authority",
                "give",
                "--for",
                "consult",
                "--role",
                "clerk",
                "--role",
                "supervisor",
                "--until",
                "2040-12-31",
            ]);
        let mut rooms = BTreeMap::new();
        let mut office = estate;
        for number in 0..units {
            let (floor, door) = (1 + number / 4, 1 + number % 4);
            let (unit, area) = (format!("{floor:02}{door:02}"), format!("{}.5", 40 + 7 * number));
            office =
                office.with(&["unit", "add", &unit, "--floor", &floor.to_string(), "--area", &area, "--use", "辦公室"]);
            rooms.insert(unit, Room { halves: 81 + 14 * number, ..Room::default() });
        }
        office = office.with(&["unit", "add", GUESTS, "--floor", "99", "--area", "20", "--use", "辦公室"]);
        Self {
            estate: office,
            dice: Dice(0x2021_0104_dee0_b0c5),
            day,
            rooms,
            cases: Vec::new(),
            loans: Vec::new(),
            lists: Vec::new(),
            destroyed: BTreeSet::new(),
            clients: 0,
            done: BTreeMap::new(),
            snapshots: Vec::new(),
        }
    }

    /// Runs a command line; one that the policies refuse is part of office life, one that is misspelt or breaks is not.
    pub(super) fn ask(&self, line: &[&str]) -> Output {
        let done = self.estate.command(line).output();
        let code = done.status.code();
        assert!(matches!(code, Some(0 | 1 | 3)), "{}: {line:?} ended with {code:?}: {}", self.day, text(&done.stderr));
        done
    }

    /// The same, for what it printed where it was done.
    pub(super) fn does(&mut self, what: &'static str, line: &[&str]) -> Option<String> {
        let seed = u64::from(self.done.values().sum::<u32>()) + 1;
        let done = self.estate.command(line).seed(seed).output();
        let code = done.status.code();
        assert!(matches!(code, Some(0 | 3)), "{}: {line:?} ended with {code:?}: {}", self.day, text(&done.stderr));
        if code == Some(0) {
            *self.done.entry(what).or_default() += 1;
        }
        (code == Some(0)).then(|| text(&done.stdout))
    }

    pub(super) fn goes_on(&mut self, days: u64) {
        self.day = self.day.checked_add_days(Days::new(days)).expect("a day");
        let estate = std::mem::replace(&mut self.estate, Estate::nothing());
        self.estate = estate.today(&self.day.to_string());
    }

    /// A unit that is let, or is not.
    pub(super) fn unit(&mut self, is_let: bool) -> Option<String> {
        let fitting: Vec<_> = self
            .rooms
            .iter()
            .filter(|(_, room)| room.since.is_some() == is_let)
            .map(|(unit, _)| unit.clone())
            .collect();
        self.dice.one(&fitting).cloned()
    }
}
