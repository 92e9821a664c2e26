//! Whom to speak to: a row for each person on the covers of present clients, by floor.

use crate::archive::Archive;
use crate::error::{Input, Result};
use crate::model::table::{Cell, Table, text};
use crate::model::{Contact, FloorCode};
use crate::views::report::AtDay;
use crate::views::report::clients::{Present, by_floor};

/// The people to speak to and to call in an emergency, by floor and unit; of one floor where that is asked. A client without any has
/// a row too: somebody is to be asked for.
pub fn report(archive: &Archive, asked: &AtDay, floor: Option<&FloorCode>) -> Result<Table> {
    let mut table = asked.table("contacts", &["floor", "unit", "company", "for", "name", "phone", "email"].map(text));
    for present in on_floor(archive, asked, floor)? {
        let of = |sort: &'static str, people: &[Contact]| -> Vec<Vec<Cell>> {
            people.iter().map(|person| row(&present, Some((sort, person)))).collect()
        };
        let mut rows = of("contact", &present.cover.contacts);
        rows.extend(of("emergency", &present.cover.emergency));
        if rows.is_empty() {
            rows.push(row(&present, None));
        }
        table.rows.extend(rows);
    }
    Ok(table)
}

/// The clients now, by floor and unit, each with the first person to speak to.
pub fn list(archive: &Archive, asked: &AtDay, floor: Option<&FloorCode>) -> Result<Table> {
    let columns = ["floor", "unit", "company", "units", "contact", "phone", "lease_end", "custodian", "department"];
    let mut table = Table { as_of: Some(asked.day), ..Table::new("list", &columns.map(text)) };
    for present in on_floor(archive, asked, floor)? {
        let (cover, first) = (&present.cover, present.cover.contacts.first());
        table.rows.push(vec![
            Cell::text(&present.lead.floor),
            Cell::text(&present.lead.unit),
            Cell::text(&cover.company),
            Cell::List(present.units.iter().map(ToString::to_string).collect()),
            Cell::maybe(first.and_then(|person| person.name.as_ref()), Cell::text),
            Cell::maybe(first.and_then(|person| person.phone.as_ref()), Cell::text),
            Cell::maybe(cover.lease_end, Cell::Date),
            Cell::maybe(cover.custodian.as_ref(), Cell::text),
            Cell::maybe(cover.department.as_ref(), Cell::text),
        ]);
    }
    Ok(table)
}

/// Present clients by floor and unit.
///
/// # Errors
/// There is no such floor.
fn on_floor(archive: &Archive, asked: &AtDay, floor: Option<&FloorCode>) -> Result<Vec<Present>> {
    let (mut present, floors) = by_floor(archive, asked)?;
    if let Some(floor) = floor {
        if !floors.contains(floor) {
            return Err(Input::UnknownFloor { floor: floor.clone(), known: floors.into_iter().collect() }.into());
        }
        present.retain(|client| client.lead.floor == *floor);
    }
    Ok(present)
}

fn row(present: &Present, person: Option<(&'static str, &Contact)>) -> Vec<Cell> {
    let told = |of: fn(&Contact) -> Option<&crate::model::Line>| {
        Cell::maybe(person.and_then(|(_, person)| of(person)), Cell::text)
    };
    vec![
        Cell::text(&present.lead.floor),
        Cell::text(&present.lead.unit),
        Cell::text(&present.cover.company),
        Cell::maybe(person, |(sort, _)| Cell::Code(sort)),
        told(|person| person.name.as_ref()),
        told(|person| person.phone.as_ref()),
        told(|person| person.email.as_ref()),
    ]
}
