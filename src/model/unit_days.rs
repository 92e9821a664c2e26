//! On which days a unit counts, and what its record says of it then: merges, splits and ends are told by events of it.

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::event::EventBody;
use crate::model::kind::Action;
use crate::model::record::Body;
use crate::model::time::Date;
use crate::model::unit::{Unit, UnitCode};

/// Days on which a unit counts, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitTerm {
    /// The first day; none where it has been there for as long as the estate.
    pub from: Option<Date>,
    /// The day from which on it does not count any more.
    pub to: Option<Date>,
}

impl UnitTerm {
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Whether it has every day of a tenancy.
    pub fn holds(&self, from: Date, to: Option<Date>) -> bool {
        let lasts = match (self.to, to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(end), Some(to)) => to <= end,
        };
        lasts && self.from.is_none_or(|first| first <= from)
    }
}

/// Every term of a unit, the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTerms(Vec<UnitTerm>);

impl UnitTerms {
    /// The terms of a unit by its record and every event of it that counts, and the events that contradict those before them.
    pub fn of(unit: &Case) -> (Self, Vec<Action>) {
        let since = if let Body::Unit(unit) = &unit.record.body { unit.since } else { None };
        let mut terms = vec![UnitTerm { from: since, to: None }];
        let mut contradictions = Vec::new();
        for named in &unit.events {
            let (action, day) = (named.event.head.action, named.event.head.date());
            let Some(last) = terms.last_mut() else { break };
            match (&named.event.deed, last.to) {
                (EventBody::Ended(_), None) if last.from.is_none_or(|from| from <= day) => last.to = Some(day),
                (EventBody::CameBack(_), Some(end)) if end <= day => {
                    terms.push(UnitTerm { from: Some(day), to: None });
                }
                (EventBody::Ended(_) | EventBody::CameBack(_), _) => contradictions.push(action),
                _ => {}
            }
        }
        (Self(terms), contradictions)
    }

    /// Whether the unit counts on a day.
    pub fn has(&self, day: Date) -> bool {
        self.0.iter().any(|term| term.has(day))
    }

    /// Whether it counts on every day of a tenancy.
    pub fn holds(&self, from: Date, to: Option<Date>) -> bool {
        self.0.iter().any(|term| term.holds(from, to))
    }

    /// The first day on which it counts; none where it has been there for as long as the estate.
    pub fn since(&self) -> Option<Date> {
        self.0.first().and_then(|term| term.from)
    }

    /// The day from which on it does not count any more, where it does not come back.
    pub fn end(&self) -> Option<Date> {
        self.0.last().and_then(|term| term.to)
    }
}

/// The terms of a unit by what had been entered; none where it was entered by mistake, or was not known.
pub fn terms(unit: &Case, view: &AsOf) -> Option<UnitTerms> {
    Some(UnitTerms::of(&unit.seen(&AsOf { as_of: None, ..*view })?).0)
}

/// What a unit's record says of it on a day, by what had been entered in a view; none on a day on which it does not count.
///
/// A unit was there before it was entered, and its first values hold from the beginning; what was amended holds from its day on.
pub fn on_day(unit: &Case, day: Date, view: &AsOf) -> Option<Unit> {
    if !terms(unit, view)?.has(day) {
        return None;
    }
    match unit.values_in(&AsOf { as_of: Some(day), ..*view })?.body {
        Body::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// The units that a unit became on a day, where it was merged or split.
pub fn became(unit: &Case, day: Date) -> Vec<UnitCode> {
    let ended = unit.events.iter().filter(|named| named.event.head.date() == day);
    let into =
        ended.filter_map(|named| if let EventBody::Ended(end) = &named.event.deed { Some(&end.into) } else { None });
    into.flatten().cloned().collect()
}
