//! What went through meters between two readings, and what of it is charged already.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::case::Case;
use crate::model::id::Stem;
use crate::model::record::Body;
use crate::model::text::Line;
use crate::model::time::Date;

/// A reading of one meter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeterRead {
    pub stem: Stem,
    pub date: Date,
    pub value: Decimal,
    pub replaced: bool,
}

/// Where a meter has been charged up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargedTo {
    pub date: Date,
    pub value: Decimal,
}

/// The readings of one meter of a client, the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeterHistory {
    pub reads: Vec<MeterRead>,
    /// The tariff that was named last.
    pub tariff: Option<Line>,
    /// Where it has been charged up to.
    pub charged: Option<ChargedTo>,
}

/// What went through a meter and is not charged yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncharged {
    pub from: ChargedTo,
    /// The last reading.
    pub to: MeterRead,
    /// What the meter read from and to, one pair for each meter that hung there.
    pub stretches: Vec<(Decimal, Decimal)>,
}

impl Uncharged {
    /// How much it is; below zero where a reading, or the charge before, was amended since.
    pub fn used(&self) -> Decimal {
        self.stretches.iter().map(|(from, to)| *to - *from).sum()
    }
}

impl MeterHistory {
    /// The meters of a client by number, from readings and charges as they are seen in a view.
    pub fn of(cases: &[Case]) -> BTreeMap<Line, Self> {
        let mut meters: BTreeMap<Line, Self> = BTreeMap::new();
        let mut readings: Vec<&Case> = cases.iter().collect();
        readings.sort_by(|a, b| in_order(a, b));
        for case in readings {
            match &case.record.body {
                Body::Reading(reading) => {
                    let history = meters.entry(reading.meter.clone()).or_default();
                    if reading.tariff.is_some() {
                        history.tariff.clone_from(&reading.tariff);
                    }
                    let (date, value) = (case.record.head.date(), reading.value.amount());
                    history.reads.push(MeterRead { stem: case.stem, date, value, replaced: reading.replaced });
                }
                Body::Charge(charge) => {
                    if let (Some(meter), Some(date), Some(read)) = (&charge.meter, charge.read_on, charge.read) {
                        let history = meters.entry(meter.clone()).or_default();
                        let charged = ChargedTo { date, value: read.amount() };
                        if history.charged.is_none_or(|known| known.date <= charged.date) {
                            history.charged = Some(charged);
                        }
                    }
                }
                _ => {}
            }
        }
        meters
    }

    /// What went through it since it was charged last, or since its first reading; none where no reading came after.
    pub fn uncharged(&self) -> Option<Uncharged> {
        let (from, later) = match self.charged {
            Some(charged) => {
                let is_charged = |read: &&MeterRead| read.date == charged.date && read.value == charged.value;
                let at = self.reads.iter().rposition(|read| is_charged(&read));
                // Where the reading that was charged counts for nothing, or was amended, what came after its day is later.
                let at = at.map_or_else(|| self.reads.partition_point(|read| read.date <= charged.date), |at| at + 1);
                (charged, self.reads.get(at..)?)
            }
            None => {
                let (first, later) = self.reads.split_first()?;
                (ChargedTo { date: first.date, value: first.value }, later)
            }
        };
        let to = later.last()?.clone();
        let mut stretches = vec![(from.value, from.value)];
        for read in later {
            match stretches.last_mut() {
                Some((_, end)) if !read.replaced => *end = read.value,
                _ => stretches.push((read.value, read.value)),
            }
        }
        stretches.retain(|(from, to)| from != to);
        Some(Uncharged { from, to, stretches })
    }

    /// The reading before a day's end and the first one after it.
    pub fn around(&self, day: Date) -> (Option<&MeterRead>, Option<&MeterRead>) {
        let at = self.reads.partition_point(|read| read.date <= day);
        (at.checked_sub(1).and_then(|before| self.reads.get(before)), self.reads.get(at))
    }
}

/// By day, and of one day by entry: what was read first was entered first.
fn in_order(a: &Case, b: &Case) -> Ordering {
    let key = |case: &Case| (case.record.head.date(), case.record.head.at);
    let number = |case: &Case| case.record.head.no.as_ref().map(ToString::to_string);
    key(a).cmp(&key(b)).then_with(|| (number(a), a.stem).cmp(&(number(b), b.stem)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::in_test::{case, day};
    use crate::model::kind::Kind;

    fn reading(number: u32, date: u32, value: u32, replaced: bool) -> Case {
        let replaced = if replaced { "\nreplaced = true" } else { "" };
        case(Kind::Reading, (date, date), number, &format!("meter = \"W\"\nvalue = \"{value}\"{replaced}"))
    }

    fn charge(number: u32, date: u32, read: (u32, Decimal)) -> Case {
        let fields = format!(
            "item = \"water\"\ndue = {}\namount = \"1\"\nmeter = \"W\"\nread_on = {}\nread = \"{}\"",
            day(date),
            day(read.0),
            read.1
        );
        case(Kind::Charge, (date, date), number, &fields)
    }

    proptest! {
        #[test]
        fn whatever_is_charged_when_all_of_it_is_charged_once(
            steps in proptest::collection::vec((0..500u32, proptest::bool::weighted(0.2), any::<bool>()), 1..14),
        ) {
            let (mut cases, mut value, mut total, mut charged) = (vec![reading(0, 0, 7, false)], 7, 0, Decimal::ZERO);
            for (at, (used, replaced, is_charged)) in steps.iter().enumerate() {
                let date = u32::try_from(at).unwrap() + 1;
                if *replaced {
                    value = *used;
                } else {
                    value += used;
                    total += used;
                }
                cases.push(reading(date, date, value, *replaced));
                if let (true, Some(open)) = (*is_charged, MeterHistory::of(&cases)[&"W".parse().unwrap()].uncharged()) {
                    charged += open.used();
                    cases.push(charge(100 + date, date, (date, open.to.value)));
                }
            }
            let left = MeterHistory::of(&cases)[&"W".parse().unwrap()].uncharged();
            prop_assert_eq!(charged + left.map_or(Decimal::ZERO, |open| open.used()), Decimal::from(total));
        }
    }
}
