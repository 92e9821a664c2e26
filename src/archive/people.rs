//! The staff, as the records and events of their bundle leave them.

use crate::archive::layout::BundleId;
use crate::archive::shelves::Shelves;
use crate::archive::storage_error::StorageError;
use crate::model::case::seen;
use crate::model::event::Deed;
use crate::model::{Action, Body, Kind, Member, Stem, View};

/// Every person of the staff with the record that tells of them, in the order of their ids.
pub fn members(shelves: &mut impl Shelves) -> Result<Vec<(Stem, Member)>, StorageError> {
    let bundle = shelves.bundle(&BundleId::Staff)?;
    let mut members = Vec::new();
    for case in seen(bundle.cases(shelves.archive().reader(), Kind::Person)?, &View::NOW) {
        let Body::Person(person) = case.record.body else {
            continue;
        };
        let mut member = Member {
            id: person.id,
            name: person.name,
            department: person.department,
            roles: Default::default(),
            left: None,
        };
        // A register of the staff says who holds a role, and not since when.
        let given = case.record.events.into_iter().filter(|step| step.action == Action::RoleGiven);
        member.roles.extend(given.filter_map(|step| step.role));
        for named in case.events {
            match named.event.deed {
                Deed::RoleGiven(change) => {
                    member.roles.insert(change.role);
                }
                Deed::RoleEnded(change) => {
                    member.roles.remove(&change.role);
                }
                Deed::Left(_) => member.left = Some(named.event.head.date()),
                _ => {}
            }
        }
        members.push((case.stem, member));
    }
    members.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    Ok(members)
}
