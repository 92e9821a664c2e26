//! Records and events made for tests, without an archive.

use crate::model::event::{Event, EventBody, EventHead, NamedEvent};
use crate::model::event_body::{Amendment, Approval, Rejection, SamePerson, Values, Voiding};
use crate::model::id::{EntryName, EntryText, Stem, StemText, Step, Tail};
use crate::model::record::{Body, Head, Record};
use crate::model::record_values::FromTable;
use crate::model::time::{Date, Happened, Moment};
use crate::model::{Case, Kind, Listed, Sha256};

/// The day so many days after the first of 2025.
pub(in crate::model) fn day(days: u32) -> Date {
    Date::new(2025, 1, 1).unwrap().plus_days(days)
}

/// Noon of such a day.
pub(in crate::model) fn noon(days: u32) -> Moment {
    format!("{}T12:00:00+08:00", day(days)).parse().unwrap()
}

/// A record of a kind: what happened on a day and was entered on another; its fields as TOML has them.
pub(in crate::model) fn case(kind: Kind, (date, entered): (u32, u32), number: u32, fields: &str) -> Case {
    let head = Head {
        kind,
        when: Happened::On(day(date)),
        at: noon(entered),
        clock: None,
        by: "chan".parse().unwrap(),
        lies_in: None,
        no: None,
        title: None,
        enquiry: None,
        part: None,
    };
    let body = Body::visit(kind, FromTable(fields.parse().unwrap())).unwrap();
    let stem = Stem::Dated { date: day(date), kind, tail: Tail::from_bits(number) };
    Case { stem, record: Record { head, body, events: Vec::new() }, events: Vec::new() }
}

/// The manifest lines of a record and all its events.
pub(in crate::model) fn lines(case: &Case) -> Vec<Listed> {
    let events = case.events.iter().map(|named| EntryName::Event(case.stem, named.step));
    let names = [EntryName::Record(case.stem)].into_iter().chain(events);
    let path = |name| format!("data/records/{name}.toml").parse().unwrap();
    names.map(|name| Listed { sha256: Sha256::from_bytes([7; 32]), path: path(name) }).collect()
}

/// An event of a record that nobody has written yet.
pub(in crate::model) fn event(
    case: &Case,
    (date, entered): (u32, u32),
    of: Option<Step>,
    deed: EventBody,
) -> NamedEvent {
    let action = deed.action();
    let bits = u32::try_from(case.events.len()).unwrap() * 1000 + date;
    let step = Step { number: case.next_step(), action, tail: Tail::from_bits(bits) };
    let name = of.map_or(EntryName::Record(case.stem), |step| EntryName::Event(case.stem, step));
    let head = EventHead {
        record: StemText(case.stem),
        action,
        of: matches!(deed, EventBody::Approved(_) | EventBody::Rejected(_)).then_some(EntryText(name)),
        when: Happened::On(day(date)),
        at: noon(entered),
        clock: None,
        by: "lee".parse().unwrap(),
        lies_in: None,
    };
    NamedEvent { step, event: Event { head, deed } }
}

/// Adds an event to a record, and gives its step.
pub(in crate::model) fn add(case: &mut Case, when: (u32, u32), of: Option<Step>, deed: EventBody) -> Step {
    let event = event(case, when, of, deed);
    let step = event.step;
    case.events.push(event);
    case.sort_events();
    step
}

/// New values from a day on.
pub(in crate::model) fn amendment(from: u32, values: &str) -> EventBody {
    let values = Values(values.parse().unwrap());
    EventBody::Amended(Amendment { from: day(from), paper: None, reason: None, attachments: Vec::new(), values })
}

/// That a record counts for nothing.
pub(in crate::model) fn voiding() -> EventBody {
    EventBody::Voided(Voiding { reason: "twice".parse().unwrap(), refiled_to: None })
}

/// An approval of all that is there.
pub(in crate::model) fn approval(case: &Case) -> EventBody {
    EventBody::Approved(Approval {
        handled_by: None,
        authority: None,
        same_person: SamePerson::No,
        covers: lines(case),
        note: None,
    })
}

/// A refusal.
pub(in crate::model) fn rejection() -> EventBody {
    EventBody::Rejected(Rejection { reason: "no".parse().unwrap() })
}
