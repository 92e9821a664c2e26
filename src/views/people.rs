//! The staff: who they are, and the roles that they hold.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId, Uncached, people};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::table::{Cell, Table, text};
use crate::model::{Action, AsOf, Case, Date, Kind, Line, Member, Role, StaffId};
use crate::views::{When, newest_first};

/// A person with what happened to their roles.
#[derive(Clone, Debug)]
pub struct PersonSheet {
    /// The person, as the events leave them.
    pub member: Member,
    /// The first day.
    pub since: Date,
    pub entered_by: StaffId,
    /// What happened since, newest first.
    pub changes: Vec<PersonChange>,
}

/// Something that happened to a person's roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonChange {
    pub date: Date,
    /// A role given or ended, or leaving.
    pub action: Action,
    pub role: Option<Role>,
    /// Who entered it.
    pub by: StaffId,
}

/// Every person who is or was on the staff, by their ids.
pub fn list(archive: &Archive) -> Result<Table> {
    let columns = ["id", "name", "department", "roles", "since", "left"].map(text);
    let mut table = Table::new("staff", &columns);
    let since: BTreeMap<_, _> = cases(archive)?.into_iter().map(|case| (case.stem, case.record.head.date())).collect();
    for (stem, member) in people::members(&mut Uncached::new(archive))? {
        table.rows.push(vec![
            Cell::text(&member.id),
            Cell::text(&member.name),
            Cell::maybe(member.department.as_ref(), Cell::text),
            Cell::List(member.roles.iter().map(Role::to_string).collect()),
            Cell::maybe(since.get(&stem), |since| Cell::Date(*since)),
            Cell::maybe(member.left, Cell::Date),
        ]);
    }
    Ok(table)
}

/// What everybody is called who is or was on the staff.
pub fn names(archive: &Archive) -> Result<BTreeMap<StaffId, Line>> {
    let members = people::members(&mut Uncached::new(archive))?;
    Ok(members.into_iter().map(|(_, member)| (member.id, member.name)).collect())
}

/// A person.
///
/// # Errors
/// The staff does not know them.
pub fn sheet(archive: &Archive, id: &StaffId) -> Result<PersonSheet> {
    let members = people::members(&mut Uncached::new(archive))?;
    let known = || members.iter().map(|(_, member)| member.id.clone()).collect();
    let unknown = || Input::UnknownStaff { given: id.clone(), known: known() };
    let (stem, member) = members.iter().find(|(_, member)| member.id == *id).ok_or_else(unknown)?;
    let case = cases(archive)?.into_iter().find(|case| case.stem == *stem).ok_or_else(unknown)?;
    // Of what was entered at once, the later step stands first.
    let mut events: Vec<&NamedEvent> = case.events.iter().rev().collect();
    newest_first(&mut events, |named| When::entered(named.event.head.date(), named.event.head.at, ""));
    Ok(PersonSheet {
        member: member.clone(),
        since: case.record.head.date(),
        entered_by: case.record.head.by.clone(),
        changes: events.into_iter().map(change).collect(),
    })
}

fn cases(archive: &Archive) -> Result<Vec<Case>> {
    Ok(seen(archive.bundle(&BundleId::Staff)?.cases(archive.reader(), Kind::Person)?, &AsOf::NOW))
}

fn change(named: &NamedEvent) -> PersonChange {
    let head = &named.event.head;
    let role = match &named.event.deed {
        EventBody::RoleGiven(change) | EventBody::RoleEnded(change) => Some(change.role.clone()),
        _ => None,
    };
    PersonChange { date: head.date(), action: head.action, role, by: head.by.clone() }
}
