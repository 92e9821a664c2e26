//! The staff, known by their ids.

use std::collections::BTreeMap;

use crate::archive::{BundleId, Lookup, Transaction, people};
use crate::desk::enrol::{self, Enrol};
use crate::desk::import::cells::Cells;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::{Desk, EnteredFrom};
use crate::error::{Input, Result};
use crate::model::book::lists::staff::{DEPARTMENT, ID, NAME, ROLE};
use crate::model::event::EventBody;
use crate::model::{Action, Body, Case, Kind, Line, Owner, RecordId, Role, StaffId};

struct StaffRow {
    id: StaffId,
    name: Line,
    department: Option<Line>,
    roles: Vec<Role>,
}

fn read(cells: &mut Cells, check: impl Fn(&Role) -> Result<(), crate::model::Invalid>) -> Option<StaffRow> {
    let (id, name) = (cells.need(&ID), cells.need(&NAME));
    let department = cells.take(&DEPARTMENT);
    let roles: Vec<Role> = cells.list(&ROLE);
    let unknown = roles.iter().find_map(|role| check(role).err());
    if let Some(unknown) = unknown {
        cells.blame(&ROLE, unknown);
    }
    Some(StaffRow { id: id?, name: name?, department, roles })
}

/// Enters the people who are not known yet. While nobody may enter people, whoever brings the register in may; so the first
/// register of the staff makes its bringer known.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    let actor = desk.actor.clone().ok_or(Input::NoActor)?;
    let by = enrol::may_enrol(desk, tx)?.unwrap_or(actor);
    let settings = tx.archive().settings().clone();
    let mut known = BTreeMap::new();
    for case in tx.bundle(&BundleId::Staff)?.cases(tx.archive().reader(), Kind::Person)? {
        if let Body::Person(person) = &case.record.body {
            known.insert(person.id.clone(), case);
        }
    }
    let mut fresh: BTreeMap<StaffId, StaffRow> = BTreeMap::new();
    let counts = rows.each(|cells| {
        let Some(row) = read(cells, |role| settings.check_role(role)).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        if let Some(case) = known.get(&row.id) {
            compare(cells, case, &row);
            return Ok(Became::Same);
        }
        if let Some(first) = fresh.get(&row.id) {
            compare_people(cells, first, &row, &first.id);
            return Ok(Became::Same);
        }
        let (id, name, department, roles) =
            (row.id.clone(), row.name.clone(), row.department.clone(), row.roles.clone());
        enrol::enter(
            desk,
            tx,
            &by,
            (id.clone(), Enrol { id: Some(id), name, department, roles, date: desk.today() }),
            EnteredFrom::Imported,
        )?;
        fresh.insert(row.id.clone(), row);
        Ok(Became::New)
    })?;
    // Nobody writes into the archive whom the staff does not know.
    if people::members(tx)?.iter().any(|(_, member)| member.id == by) {
        return Ok(counts);
    }
    let known = people::members(tx)?.into_iter().map(|(_, member)| member.id).collect();
    Err(Input::UnknownActor { given: by, known }.into())
}

fn compare(cells: &mut Cells, case: &Case, row: &StaffRow) {
    let Body::Person(person) = &case.record.body else {
        return;
    };
    let first = StaffRow {
        id: person.id.clone(),
        name: person.name.clone(),
        department: person.department.clone(),
        roles: first_roles(case),
    };
    compare_people(cells, &first, row, &RecordId { owner: Owner::Staff, stem: case.stem });
}

fn compare_people(cells: &mut Cells, first: &StaffRow, now: &StaffRow, id: &dyn std::fmt::Display) {
    cells.compare(&NAME, Some(&first.name), Some(&now.name), id);
    cells.compare(&DEPARTMENT, first.department.as_ref(), now.department.as_ref(), id);
    cells.compare_lists(&ROLE, &first.roles, &now.roles, id);
}

/// The roles with which a person was entered: those that a register named, or those given in the same act.
fn first_roles(case: &Case) -> Vec<Role> {
    let named: Vec<Role> = case
        .record
        .events
        .iter()
        .filter(|step| step.action == Action::RoleGiven)
        .filter_map(|step| step.role.clone())
        .collect();
    if !named.is_empty() {
        return named;
    }
    let in_the_act = case.events.iter().map(|named| &named.event).filter(|event| event.head.at == case.record.head.at);
    in_the_act
        .filter_map(
            |event| if let EventBody::RoleGiven(change) = &event.deed { Some(change.role.clone()) } else { None },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;
    use crate::model::book::lists::staff::COLUMNS;
    use crate::model::{Fault, Invalid, Wanted};

    #[test]
    fn a_person_may_hold_several_roles_that_the_estate_knows() {
        let sheet = Sheet::of_text("id,name,role\nLee,李美,manager; clerk\nho,何,wizard\n");
        let known = |role: &Role| match role.as_str() {
            "wizard" => Err(Invalid::new(Wanted::Role, role, Fault::NotOneOf(Vec::new()))),
            _ => Ok(()),
        };
        let mut rows = sheet.rows(COLUMNS);
        let row = rows.next().and_then(|mut cells| read(&mut cells, known)).unwrap();
        assert_eq!((row.id.as_str(), row.roles.len()), ("lee", 2));
        let mut cells = rows.next().unwrap();
        assert!(read(&mut cells, known).is_some() && !cells.is_sound());
    }
}
