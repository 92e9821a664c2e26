//! The staff: entering people, giving and ending roles, leaving.

use crate::archive::people::Keepers;
use crate::archive::{BundleId, Lookup, Transaction, people};
use crate::desk::staff::Time;
use crate::desk::{Desk, EnteredFrom, check_department, custody, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::event::{EmbeddedEvent, Ending, EventBody, RoleChange};
use crate::model::record::{Body, Person};
use crate::model::{Action, Date, Duty, FileName, Kind, Line, Member, Refusal, Role, StaffId, Stem};

/// A person to enter.
#[derive(Clone, Debug)]
pub struct Enrol {
    /// The id; else one made of the name, or where it has no Latin letters the next of `s1`, `s2` ….
    pub id: Option<StaffId>,
    pub name: Line,
    pub department: Option<Line>,
    /// The roles held from the first day.
    pub roles: Vec<Role>,
    /// The first day.
    pub date: Date,
}

/// Enters a person with their roles; who had left and has that very id and name is back. While nobody holds the role that may do this, anybody may.
pub fn enrol(desk: &Desk, tx: &mut Transaction, ask: Enrol) -> Result<StaffId> {
    tx.lock([BundleId::Staff])?;
    let members: Vec<Member> = people::members(tx)?.into_iter().map(|(_, member)| member).collect();
    let id = ask.id.clone().unwrap_or_else(|| id_of(&ask.name, &members));
    let by = may_enrol(desk, tx)?.unwrap_or_else(|| desk.actor.clone().unwrap_or_else(|| id.clone()));
    if let Some(department) = &ask.department {
        check_department(tx, department)?;
    }
    let of_before = members.into_iter().find(|member| member.id == id);
    if of_before.is_some_and(|member| member.left.is_some() && member.name == ask.name) && ask.department.is_none() {
        return come_back(desk, tx, &id, &ask.roles, ask.date);
    }
    enter(desk, tx, &by, (id, ask), EnteredFrom::Fresh)
}

/// An id for a person of whom none was told.
pub(in crate::desk) fn id_of(name: &Line, members: &[Member]) -> StaffId {
    let is_free = |id: &StaffId| !members.iter().any(|member| member.id == *id && member.name != *name);
    let numbered = || (1_u32..).map(StaffId::numbered).find(is_free);
    StaffId::from_name(name).filter(is_free).or_else(numbered).unwrap_or_else(|| StaffId::numbered(0))
}

/// Enters a person, once it is known that the one who does so may. A register says who holds a role, and not since when.
pub(in crate::desk) fn enter(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    (id, ask): (StaffId, Enrol),
    entry: EnteredFrom,
) -> Result<StaffId> {
    if people::members(tx)?.iter().any(|(_, member)| member.id == id) {
        return Err(Refusal::StaffExists(id).into());
    }
    for role in &ask.roles {
        tx.archive().settings().check_role(role)?;
    }
    let stem = fresh_stem(tx, &BundleId::Staff, ask.date, Kind::Person)?;
    let person = Person { id: id.clone(), name: ask.name, department: ask.department };
    let mut record = desk.record(by, ask.date, None, Body::Person(person));
    let mut roles = ask.roles;
    roles.sort();
    roles.dedup();
    if entry == EnteredFrom::Imported {
        let given = |role| EmbeddedEvent { role: Some(role), ..EmbeddedEvent::of(Action::RoleGiven) };
        record.events = std::mem::take(&mut roles).into_iter().map(given).collect();
    }
    tx.add_record(&BundleId::Staff, stem, &record)?;
    for role in roles {
        tx.add_event(
            &BundleId::Staff,
            stem,
            &desk.event(by, stem, ask.date, EventBody::RoleGiven(RoleChange { role })),
        )?;
    }
    Ok(id)
}

/// Who acts, where the staff knows them and they may; none while nobody can.
pub(in crate::desk) fn may_enrol(desk: &Desk, tx: &mut Transaction) -> Result<Option<StaffId>> {
    match people::keepers(tx)? {
        Keepers::Anybody => Ok(None),
        Keepers::Holders(_) | Keepers::InTheirPlace(_) => keeper(desk, tx).map(Some),
    }
}

/// Who acts, being one of those who may enter people and give roles.
fn keeper(desk: &Desk, tx: &mut Transaction) -> Result<StaffId> {
    let Keepers::InTheirPlace(who) = people::keepers(tx)? else {
        return Ok(desk.entitled(tx, Duty::Staff)?.id);
    };
    let actor = desk.known_actor(tx)?.id;
    if who.contains(&actor) {
        return Ok(actor);
    }
    let role = tx.archive().settings().role_for(Duty::Staff).clone();
    Err(Refusal::Reserved { reserved: Duty::Staff, role, actor, holders: who }.into())
}

/// Notes that a person who had left works here again, under the same id, with the roles that are given now.
pub fn come_back(desk: &Desk, tx: &mut Transaction, id: &StaffId, roles: &[Role], date: Date) -> Result<StaffId> {
    tx.lock([BundleId::Staff])?;
    let by = keeper(desk, tx)?;
    in_order((DateOf::This, date), (DateOf::Today, desk.today()))?;
    let members = people::members(tx)?;
    let known = || members.iter().map(|(_, member)| member.id.clone()).collect();
    let unknown = || Input::UnknownStaff { given: id.clone(), known: known() };
    let (stem, member) = members.iter().find(|(_, member)| member.id == *id).ok_or_else(unknown)?;
    let left = member.left.ok_or_else(|| Refusal::IsHere(id.clone()))?;
    in_order((DateOf::Left, left), (DateOf::This, date))?;
    tx.add_event(&BundleId::Staff, *stem, &desk.event(&by, *stem, date, EventBody::CameBack(Ending { note: None })))?;
    for role in roles {
        tx.archive().settings().check_role(role)?;
        let deed = EventBody::RoleGiven(RoleChange { role: role.clone() });
        tx.add_event(&BundleId::Staff, *stem, &desk.event(&by, *stem, date, deed))?;
    }
    Ok(id.clone())
}

/// Roles to give and to end.
#[derive(Clone, Debug)]
pub struct ChangeRoles {
    pub id: StaffId,
    pub give: Vec<Role>,
    pub end: Vec<Role>,
    pub date: Date,
}

/// Gives and ends roles.
pub fn change_roles(desk: &Desk, tx: &mut Transaction, ask: &ChangeRoles) -> Result<StaffId> {
    if ask.give.is_empty() && ask.end.is_empty() {
        return Err(Input::RoleNeeded.into());
    }
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    tx.lock([BundleId::Staff])?;
    let by = keeper(desk, tx)?;
    let (stem, member) = present(desk, tx, &ask.id)?;
    for role in &ask.give {
        tx.archive().settings().check_role(role)?;
        if !member.holds(role) {
            let deed = EventBody::RoleGiven(RoleChange { role: role.clone() });
            tx.add_event(&BundleId::Staff, stem, &desk.event(&by, stem, ask.date, deed))?;
        }
    }
    for role in &ask.end {
        if !member.holds(role) {
            return Err(Refusal::RoleNotHeld { staff: ask.id.clone(), role: role.clone() }.into());
        }
        keep_one(tx, &ask.id, role)?;
        let deed = EventBody::RoleEnded(RoleChange { role: role.clone() });
        tx.add_event(&BundleId::Staff, stem, &desk.event(&by, stem, ask.date, deed))?;
    }
    Ok(ask.id.clone())
}

/// A person who left the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub id: StaffId,
    /// The files that they keep still.
    pub keeps: Vec<FileName>,
}

/// Notes that a person left the company; their roles end with it.
pub fn leave(desk: &Desk, tx: &mut Transaction, id: &StaffId, date: Date) -> Result<Leaving> {
    tx.lock([BundleId::Staff])?;
    let by = keeper(desk, tx)?;
    in_order((DateOf::This, date), (DateOf::Today, desk.today()))?;
    let (stem, member) = present(desk, tx, id)?;
    for role in &member.roles {
        keep_one(tx, id, role)?;
    }
    tx.add_event(&BundleId::Staff, stem, &desk.event(&by, stem, date, EventBody::Left(Ending { note: None })))?;
    Ok(Leaving { id: id.clone(), keeps: custody::kept_by(tx, id, desk.today())? })
}

/// A person who is still here.
fn present(desk: &Desk, tx: &mut Transaction, id: &StaffId) -> Result<(Stem, Member)> {
    let member = desk.person(tx, id, Time::Now)?;
    if member.left.is_some() {
        return Err(Refusal::HasLeft(id.clone()).into());
    }
    let stem = people::members(tx)?.into_iter().find(|(_, m)| m.id == *id).map(|(stem, _)| stem);
    stem.map(|stem| (stem, member)).ok_or_else(|| Input::UnknownStaff { given: id.clone(), known: Vec::new() }.into())
}

/// The last person who may enter people does not lose that: nobody could give it back.
fn keep_one(tx: &mut Transaction, id: &StaffId, role: &Role) -> Result<()> {
    if role != tx.archive().settings().role_for(Duty::Staff) {
        return Ok(());
    }
    let others = people::members(tx)?.iter().any(|(_, member)| member.id != *id && member.holds(role));
    if others { Ok(()) } else { Err(Refusal::LastManager(id.clone()).into()) }
}
