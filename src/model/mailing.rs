//! What goes to several clients, and what became of it with each: notices delivered and acknowledged, surveys sent out (P3-5,
//! P1-6).

use crate::model::case::Case;
use crate::model::event::{EventBody, EventHead, Receipt};
use crate::model::id::FileName;
use crate::model::kind::Action;
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::{Date, Happened};
use crate::model::unit::UnitCode;

/// A client, by the tenancy of the unit under which the file goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addressee {
    /// The unit.
    pub unit: UnitCode,
    /// The first day.
    pub from: Date,
    /// The day of departure, where there was one.
    pub to: Option<Date>,
    /// How the file was called before, under units that were given up, and by departures that were taken back.
    pub before: Vec<Called>,
}

/// The tenancy of a unit under which a client's file went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called {
    pub unit: UnitCode,
    /// The first day.
    pub from: Date,
    /// The day on which the unit was given up.
    pub to: Option<Date>,
}

impl Addressee {
    /// By what name the client is called now.
    pub fn name(&self) -> FileName {
        match self.to {
            None => FileName::Present(self.unit.clone()),
            Some(day) => FileName::Departed(self.unit.clone(), day),
        }
    }

    /// Whether a name that was written down for something of a day means this client. The unit alone named whoever was
    /// present when it was written; that was the client of that day, for it went to nobody else.
    pub fn is_named(&self, name: &FileName, day: Date) -> bool {
        let last = Called { unit: self.unit.clone(), from: self.from, to: self.to };
        self.before.iter().chain([&last]).any(|called| match name {
            FileName::Present(unit) => {
                *unit == called.unit && called.from <= day && called.to.is_none_or(|to| day < to)
            }
            FileName::Departed(unit, left) => *unit == called.unit && called.to == Some(*left),
        })
    }
}

/// A notice reached a client, or the client acknowledged it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub when: Happened,
    /// Who took it, or acknowledged it, where that is told.
    pub person: Option<Line>,
    /// Who of the staff entered it.
    pub by: StaffId,
}

/// What became of a notice with one client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub delivered: Option<Received>,
    pub acknowledged: Option<Received>,
}

impl Passage {
    /// Where one of the two stands.
    pub fn of(&self, action: Action) -> Option<&Received> {
        if action == Action::Delivered { self.delivered.as_ref() } else { self.acknowledged.as_ref() }
    }
}

/// What became of a notice with a client, as its events say in a view. Of what two working copies entered at the same time
/// the first counts.
pub fn passage(notice: &Case, client: &Addressee) -> Passage {
    let day = notice.record.head.date();
    let mut passage = Passage::default();
    for (head, receipt, action) in receipts(notice) {
        if client.is_named(&receipt.client, day) {
            let received = || Received { when: head.when, person: receipt.person.clone(), by: head.by.clone() };
            let place = if action == Action::Delivered { &mut passage.delivered } else { &mut passage.acknowledged };
            place.get_or_insert_with(received);
        }
    }
    passage
}

/// What events of a notice say again that an earlier one has said of the same client.
pub fn repeated(notice: &Case) -> Vec<Action> {
    let mut seen = std::collections::BTreeSet::new();
    let again = receipts(notice).filter(|(_, receipt, action)| !seen.insert((*action, receipt.client.clone())));
    again.map(|(_, _, action)| action).collect()
}

fn receipts(notice: &Case) -> impl Iterator<Item = (&EventHead, &Receipt, Action)> {
    notice.events.iter().filter_map(|named| match &named.event.deed {
        EventBody::Delivered(receipt) => Some((&named.event.head, receipt, Action::Delivered)),
        EventBody::Acknowledged(receipt) => Some((&named.event.head, receipt, Action::Acknowledged)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_alone_means_who_sat_there_on_the_day() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let client = |from: &str, to: Option<&str>| Addressee {
            unit: "1203".parse().unwrap(),
            from: day(from),
            to: to.map(day),
            before: Vec::new(),
        };
        let gone = client("2021-03-01", Some("2026-05-01"));
        let here = client("2026-06-01", None);
        let name = |text: &str| text.parse::<FileName>().unwrap();
        assert!(gone.is_named(&name("1203"), day("2026-04-01")));
        assert!(!gone.is_named(&name("1203"), day("2026-05-01")));
        assert!(gone.is_named(&name("1203@2026-05-01"), day("2026-04-01")));
        assert!(here.is_named(&name("1203"), day("2026-06-01")));
        assert!(!here.is_named(&name("1203"), day("2026-04-01")));
        assert_eq!(gone.name(), name("1203@2026-05-01"));
    }
}
