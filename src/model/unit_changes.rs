//! What became of a unit after its first day, told one by one: other values, its end, its return. A register of the changes
//! has them (P2-2, P2-9), and from it they are made again.

use std::collections::BTreeSet;

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::proposal::Proposal;
use crate::model::record::Body;
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::unit::{Unit, UnitCode};

codes! {
    /// What became of a unit on a day.
    UnitTurn, Wanted::UnitTurn, {
        /// Other values hold from the day on.
        Changed = "changed",
        /// It counts no more.
        Ended = "ended",
        /// It counts again.
        CameBack = "came-back",
    }
}

/// A change of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChange {
    pub day: Date,
    pub turn: UnitTurn,
    /// The unit as it is from the day on; as it was, where it ended.
    pub unit: Unit,
    /// What it became, where it was merged or split.
    pub into: Vec<UnitCode>,
    pub note: Option<Line>,
}

/// A unit as it was first; what of it was put right since is right there. None where it was entered by mistake.
pub fn first(unit: &Case) -> Option<Unit> {
    values_on(unit, Date::FIRST)
}

/// Every change of a unit after its first day, the earliest first.
pub fn changes(unit: &Case) -> Vec<UnitChange> {
    let Some(mut before) = first(unit) else { return Vec::new() };
    let proposals = unit.proposals(&AsOf::NOW);
    let amended = proposals.iter().filter(|proposal| proposal.holds()).filter_map(Proposal::amendment);
    let mut days: BTreeSet<Date> = amended.map(|amendment| amendment.from).collect();
    let turns = |named: &&NamedEvent| matches!(named.event.deed, EventBody::Ended(_) | EventBody::CameBack(_));
    days.extend(unit.events.iter().filter(turns).map(|named| named.event.head.date()));
    let mut found = Vec::new();
    for day in days {
        let on_day = unit.events.iter().filter(turns).filter(|named| named.event.head.date() == day);
        let now = values_on(unit, day).unwrap_or_else(|| before.clone());
        let mut is_told = now == before;
        for named in on_day {
            let change = match &named.event.deed {
                EventBody::Ended(end) => UnitChange {
                    day,
                    turn: UnitTurn::Ended,
                    unit: before.clone(),
                    into: end.into.clone(),
                    note: end.note.clone(),
                },
                EventBody::CameBack(back) => {
                    is_told = true;
                    let note = back.note.clone();
                    UnitChange { day, turn: UnitTurn::CameBack, unit: now.clone(), into: Vec::new(), note }
                }
                _ => continue,
            };
            found.push(change);
        }
        if !is_told {
            found.push(UnitChange { day, turn: UnitTurn::Changed, unit: now.clone(), into: Vec::new(), note: None });
        }
        before = now;
    }
    found
}

fn values_on(unit: &Case, day: Date) -> Option<Unit> {
    match unit.values_in(&AsOf::of_day(day))?.body {
        Body::Unit(unit) => Some(unit),
        _ => None,
    }
}
