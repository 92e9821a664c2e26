//! Merges, splits and ends of units, in whatever order: the areas of a floor add up on every day, and every tenancy lies in a unit
//! that exists on its days.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::archive::check::{CheckScope, Depth, Unwatched, Writers, check};
use crate::archive::{Lookup, Uncached, tenancy, unit_days};
use crate::desk::EnteredFrom;
use crate::desk::add_unit::add_unit;
use crate::desk::move_out::{MoveOut, move_out};
use crate::desk::open_file::{OpenFile, open_file};
use crate::desk::unit_change::{ChangeUnits, change};
use crate::in_test::office::{Office, cover, day};
use crate::model::Unit;
use crate::model::{Date, UnitPart};

const TODAY: &str = "2026-06-30";
const CODES: [&str; 6] = ["a1", "a2", "a3", "a4", "a5", "a6"];
const AREAS: [(&str, i64); 3] = [("a1", 10_000), ("a2", 5_050), ("a3", 7_525)];

#[derive(Clone, Debug)]
enum Act {
    MoveIn(usize, u32),
    MoveOut(usize, u32),
    End(usize, u32),
    Merge(usize, usize, usize, u32),
    Split(usize, usize, usize, i64, u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let (unit, when) = (0..CODES.len(), 0..150_u32);
    let (u, w) = (|| unit.clone(), || when.clone());
    let act = prop_oneof![
        2 => (u(), w()).prop_map(|(a, d)| Act::MoveIn(a, d)),
        2 => (u(), w()).prop_map(|(a, d)| Act::MoveOut(a, d)),
        1 => (u(), w()).prop_map(|(a, d)| Act::End(a, d)),
        4 => (u(), u(), u(), w()).prop_map(|(a, b, c, d)| Act::Merge(a, b, c, d)),
        4 => (u(), u(), u(), 1..99_i64, w()).prop_map(|(a, b, c, share, d)| Act::Split(a, b, c, share, d)),
    ];
    prop::collection::vec(act, 1..24)
}

fn first() -> Date {
    day("2026-01-01")
}

/// What somebody with a pencil keeps: of each unit the terms with their areas, in hundredths of a square metre.
#[derive(Default)]
struct Pencil(BTreeMap<usize, Vec<(u32, Option<u32>, i64)>>);

impl Pencil {
    fn area(&self, unit: usize, day: u32) -> i64 {
        let terms = self.0.get(&unit).into_iter().flatten();
        terms.filter(|(from, to, _)| *from <= day && to.is_none_or(|to| day < to)).map(|(_, _, area)| area).sum()
    }

    fn end(&mut self, unit: usize, day: u32) {
        for (_, to, _) in self.0.get_mut(&unit).into_iter().flatten().filter(|(_, to, _)| to.is_none()) {
            *to = Some(day);
        }
    }

    fn begin(&mut self, unit: usize, day: u32, area: i64) {
        self.0.entry(unit).or_default().push((day, None, area));
    }

    fn sum(&self, day: u32) -> i64 {
        (0..CODES.len()).map(|unit| self.area(unit, day)).sum()
    }
}

fn part(unit: usize, area: Option<i64>) -> UnitPart {
    let area = area.map(|area| Decimal::new(area, 2).to_string().parse().unwrap());
    UnitPart { code: CODES[unit].parse().unwrap(), area }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn areas_add_up_on_every_day_and_every_tenancy_lies_in_a_unit_that_is_there(acts in acts()) {
        let office = Office::new();
        let mut pencil = Pencil::default();
        for (at, (code, hundredths)) in AREAS.iter().enumerate() {
            let area = Decimal::new(*hundredths, 2).to_string().parse().unwrap();
            let ask = Unit {
                code: code.parse().unwrap(),
                floor: "15".parse().unwrap(),
                area: Some(area),
                use_: None,
                since: None,
                owner: None,
                sub_tenants: Vec::new(),
            };
            // They are entered after everything that is told of them.
            office.act("2026-06-29", "chan", |desk, tx| add_unit(desk, tx, ask));
            pencil.begin(at, 0, *hundredths);
        }
        let change_at = |units: &[usize], into: Vec<UnitPart>, when: u32| {
            let units = units.iter().map(|unit| CODES[*unit].parse().unwrap()).collect();
            let ask = ChangeUnits { units, into, date: first().plus_days(when), note: None };
            office.try_to(TODAY, "lee", |desk, tx| change(desk, tx, &ask)).is_ok()
        };
        for act in acts {
            match act {
                Act::MoveIn(unit, when) => {
                    let units = vec![CODES[unit].parse().unwrap()];
                    let ask = OpenFile { units, cover: cover("Acme", first().plus_days(when)), enquiry: None, returns: None, entry: EnteredFrom::Fresh };
                    let _ = office.try_to(TODAY, "chan", |desk, tx| open_file(desk, tx, ask));
                }
                Act::MoveOut(unit, when) => {
                    let date = first().plus_days(when);
                    let ask = MoveOut { unit: CODES[unit].parse().unwrap(), date, waive: Vec::new(), reason: None };
                    let _ = office.try_to(TODAY, "chan", |desk, tx| move_out(desk, tx, &ask));
                }
                Act::End(unit, when) => {
                    if change_at(&[unit], Vec::new(), when) {
                        pencil.end(unit, when);
                    }
                }
                Act::Merge(a, b, into, when) => {
                    let area = pencil.area(a, when) + pencil.area(b, when);
                    if change_at(&[a, b], vec![part(into, None)], when) {
                        pencil.end(a, when);
                        pencil.end(b, when);
                        pencil.begin(into, when, area);
                    }
                }
                Act::Split(unit, a, b, share, when) => {
                    let area = pencil.area(unit, when);
                    let one = area * share / 100;
                    if 0 < one && change_at(&[unit], vec![part(a, Some(one)), part(b, Some(area - one))], when) {
                        pencil.end(unit, when);
                        pencil.begin(a, when, one);
                        pencil.begin(b, when, area - one);
                    }
                }
            }
        }
        let mut lookup = Uncached::new(&office.archive);
        for when in 0..160 {
            let units = unit_days::units_on(&mut lookup, first().plus_days(when)).unwrap();
            let area: Decimal = units.iter().filter_map(|(_, unit)| unit.area).map(crate::model::Area::square_metres).sum();
            prop_assert_eq!(area, Decimal::new(pencil.sum(when), 2), "day {}", when);
        }
        for place in lookup.units().unwrap().iter() {
            let terms = unit_days::terms(&mut lookup, place).unwrap();
            for tenure in tenancy::tenures(&mut lookup, place).unwrap() {
                prop_assert!(terms.holds(tenure.from, tenure.to), "{:?} {:?}", terms, tenure);
            }
        }
        let report = check(&office.archive, (&CheckScope::Whole, Depth::Full), None, Writers::Nobody, &Unwatched);
        prop_assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}
