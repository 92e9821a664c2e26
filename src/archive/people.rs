//! The staff, as the records and events of their bundle leave them.

use std::collections::BTreeSet;

use crate::archive::layout::BundleId;
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::model::called::in_each_script;
use crate::model::case::seen;
use crate::model::event::EventBody;
use crate::model::script::alike;
use crate::model::staff::Duty;
use crate::model::{Action, AsOf, Body, Case, Date, Kind, Line, Member, Role, StaffId, Stem};

/// Every person of the staff with the record that tells of them, in the order of their ids.
pub fn members(lookup: &mut impl Lookup) -> Result<Vec<(Stem, Member)>, StorageError> {
    let mut members: Vec<(Stem, Member)> =
        cases(lookup)?.into_iter().filter_map(|case| Some((case.stem, member(case)?))).collect();
    members.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    Ok(members)
}

/// What a person is called: the id, the name, and what that is in each of its scripts.
pub fn names(member: &Member) -> Vec<String> {
    let whole = [member.name.to_string(), member.id.to_string()];
    whole.into_iter().chain(in_each_script(member.name.as_str())).collect()
}

/// Whether a name means a person: by the id, or by the name, however they are written.
pub fn called(member: &Member, name: &Line) -> bool {
    let wanted = alike(name.as_str());
    alike(member.id.as_str()) == wanted || alike(member.name.as_str()) == wanted
}

/// Who may enter people and give roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keepers {
    /// Anybody: nobody was ever a manager, the office is new.
    Anybody,
    /// Who holds the role for it.
    Holders(Vec<StaffId>),
    /// Who answers for the office, as a role that was held, or that the settings name, is held by nobody.
    InTheirPlace(Vec<StaffId>),
}

/// Who may enter people. The rule for a new office ends with its first manager for ever: where nobody holds the role any more
/// (two clones each ended the other's, or the settings name a role that nobody was given), it is the general manager, else the
/// managers, else whoever of those here was the first to hold such a role.
pub fn keepers(lookup: &mut impl Lookup) -> Result<Keepers, StorageError> {
    let role = lookup.archive().settings().role_for(Duty::Staff).clone();
    let people = cases(lookup)?;
    let members: Vec<Member> = people.iter().cloned().filter_map(member).collect();
    let holders = |role: &Role| -> Vec<StaffId> {
        members.iter().filter(|member| member.holds(role)).map(|member| member.id.clone()).collect()
    };
    let held = holders(&role);
    if !held.is_empty() {
        return Ok(Keepers::Holders(held));
    }
    let was_given = |case: &&Case| {
        let given = given(case);
        given.contains(&role) || given.contains(&Role::manager())
    };
    let mut first: Vec<(crate::model::Moment, StaffId)> = Vec::new();
    for case in people.iter().filter(was_given) {
        if let Body::Person(person) = &case.record.body {
            first.push((case.record.head.at, person.id.clone()));
        }
    }
    if first.is_empty() {
        return Ok(Keepers::Anybody);
    }
    for role in [Role::general_manager(), Role::manager()] {
        let held = holders(&role);
        if !held.is_empty() {
            return Ok(Keepers::InTheirPlace(held));
        }
    }
    first.sort();
    let here = |id: &StaffId| members.iter().any(|member| member.id == *id && member.left.is_none());
    Ok(Keepers::InTheirPlace(first.into_iter().map(|(_, id)| id).filter(here).take(1).collect()))
}

/// The day on which the archive began: that of the first entry about a person. What is older is history to it.
pub fn began(lookup: &mut impl Lookup) -> Result<Option<Date>, StorageError> {
    Ok(cases(lookup)?.iter().map(|case| case.record.head.at.date()).min())
}

/// Every record of a person, as it is seen now.
pub fn cases(lookup: &mut impl Lookup) -> Result<Vec<Case>, StorageError> {
    let bundle = lookup.bundle(&BundleId::Staff)?;
    Ok(seen(bundle.cases(lookup.archive().reader(), Kind::Person)?, &AsOf::NOW))
}

/// Every role that a person was ever given.
fn given(case: &Case) -> BTreeSet<Role> {
    let at_first = case.record.events.iter().filter(|step| step.action == Action::RoleGiven);
    let later = case.events.iter().filter_map(|named| match &named.event.deed {
        EventBody::RoleGiven(change) => Some(change.role.clone()),
        _ => None,
    });
    at_first.filter_map(|step| step.role.clone()).chain(later).collect()
}

/// What a person of the staff is, from all that happened to them.
pub fn member(case: Case) -> Option<Member> {
    let Body::Person(person) = case.record.body else { return None };
    let mut member =
        Member { id: person.id, name: person.name, department: person.department, roles: BTreeSet::new(), left: None };
    // A register of the staff says who holds a role, and not since when.
    let given = case.record.events.into_iter().filter(|step| step.action == Action::RoleGiven);
    member.roles.extend(given.filter_map(|step| step.role));
    for named in case.events {
        match named.event.deed {
            EventBody::RoleGiven(change) => {
                member.roles.insert(change.role);
            }
            EventBody::RoleEnded(change) => {
                member.roles.remove(&change.role);
            }
            EventBody::Left(_) => {
                member.left = Some(named.event.head.date());
                member.roles.clear();
            }
            EventBody::CameBack(_) => member.left = None,
            _ => {}
        }
    }
    Some(member)
}
