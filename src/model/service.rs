//! What a person of the staff was on a day: here or gone, and with which roles.

use std::collections::BTreeSet;

use crate::model::case::Case;
use crate::model::event::EventBody;
use crate::model::kind::Action;
use crate::model::staff::Role;
use crate::model::time::Date;

/// The roles that a person held at the end of a day. What a register of the staff says of roles holds since ever.
pub fn roles(person: &Case, day: Date) -> BTreeSet<Role> {
    let first = person.record.events.iter().filter(|step| step.action == Action::RoleGiven);
    let mut roles: BTreeSet<Role> = first.filter_map(|step| step.role.clone()).collect();
    for named in person.events.iter().filter(|named| named.event.head.date() <= day) {
        match &named.event.deed {
            EventBody::RoleGiven(change) => {
                roles.insert(change.role.clone());
            }
            EventBody::RoleEnded(change) => {
                roles.remove(&change.role);
            }
            EventBody::Left(_) => roles.clear(),
            _ => {}
        }
    }
    roles
}

/// The roles that a person held at some time of a day.
pub fn roles_of_day(person: &Case, day: Date) -> BTreeSet<Role> {
    let given = person.events.iter().filter(|named| named.event.head.date() == day);
    let given = given.filter_map(|named| match &named.event.deed {
        EventBody::RoleGiven(change) => Some(change.role.clone()),
        _ => None,
    });
    roles(person, day.minus_days(1)).into_iter().chain(given).collect()
}

/// Whether a person held a role at some time of a day.
pub fn held(person: &Case, role: &Role, day: Date) -> bool {
    roles_of_day(person, day).contains(role)
}

/// Whether a person worked here at some time of a day.
pub fn was_here(person: &Case, day: Date) -> bool {
    is_here(person, day.minus_days(1)) || is_here(person, day)
}

/// Whether a person works here at the end of a day.
pub fn is_here(person: &Case, day: Date) -> bool {
    let until = person.events.iter().rev().filter(|named| named.event.head.date() <= day);
    let mut deeds = until.map(|named| &named.event.deed);
    !matches!(deeds.find(|deed| matches!(deed, EventBody::Left(_) | EventBody::CameBack(_))), Some(EventBody::Left(_)))
}
