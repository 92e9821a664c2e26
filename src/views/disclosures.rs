//! The register of disclosures, a view over those that lie in the files they concern (P1-5b).

use crate::archive::{Archive, BundleId};
use crate::error::Result;
use crate::model::event::EventBody;
use crate::model::relations::Disclosure;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    Action, AsOf, Body, Case, CaseState, FileName, Kind, Line, Listed, Owner, RecordId, UnitCode, case_state,
};
use crate::views::dossier::{Dossier, WhichClients, each_client, of_bundle};
use crate::views::estate::Estate;
use crate::views::kept::ListingOf;
use crate::views::{When, newest_first};

/// A disclosure where it stands.
#[derive(Clone, Debug)]
pub struct DisclosureLine {
    pub id: RecordId,
    /// The unit whose papers they are.
    pub unit: UnitCode,
    /// The client; none where papers of the room were passed on.
    pub company: Option<Line>,
    /// The record as it is seen.
    pub case: Case,
    /// What was asked for.
    pub disclosure: Disclosure,
    /// Where it stands.
    pub state: CaseState,
}

/// Every disclosure, of every client there was and of the rooms, newest first.
pub fn register(archive: &Archive, view: &AsOf) -> Result<Vec<DisclosureLine>> {
    let mut lines = Vec::new();
    let of_client = |dossier: Dossier| -> Vec<DisclosureLine> {
        let whose = (dossier.unit(), Some(&dossier.cover.company));
        dossier.cases.iter().filter_map(|case| line(dossier.id(case), whose, case)).collect()
    };
    let whose = (WhichClients::All, &ListingOf::ByAll);
    lines.extend(each_client(archive, whose, (&[Kind::Disclosure], view), of_client)?.into_iter().flatten());
    for room in Estate::read_in(archive, view)?.rooms {
        let unit = &room.place.unit;
        let owner = Owner::File(FileName::Present(unit.clone()));
        for case in of_bundle(archive, &BundleId::Room(room.place.clone()), &[Kind::Disclosure], view)? {
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            lines.extend(line(id, (unit, None), &case));
        }
    }
    newest_first(&mut lines, |line| When::entered(line.case.record.head.date(), line.case.record.head.at, &line.id));
    Ok(lines)
}

/// The disclosures that are registered as handed over: each with its copies.
///
/// # Errors
/// The archive cannot be read.
pub fn handed_over(archive: &Archive) -> Result<Vec<(RecordId, Vec<Listed>)>> {
    let copies = |case: &Case| -> Vec<Listed> {
        let released = case.events.iter().filter_map(|named| match &named.event.deed {
            EventBody::Released(release) => Some(release.copies.clone()),
            _ => None,
        });
        released.flatten().collect()
    };
    let all = register(archive, &AsOf::NOW)?.into_iter().map(|line| (line.id, copies(&line.case)));
    Ok(all.filter(|(_, copies)| !copies.is_empty()).collect())
}

fn line(id: RecordId, (unit, company): (&UnitCode, Option<&Line>), case: &Case) -> Option<DisclosureLine> {
    let Body::Disclosure(disclosure) = &case.record.body else { return None };
    let (disclosure, state) = (disclosure.clone(), case_state::fold(case)?);
    Some(DisclosureLine { id, unit: unit.clone(), company: company.cloned(), case: case.clone(), disclosure, state })
}

/// The register as a table.
pub fn table(lines: &[DisclosureLine]) -> Table {
    let columns = [
        text("id"),
        text("date"),
        text("unit"),
        text("company"),
        text("to"),
        text("purpose"),
        figure("papers"),
        text("status"),
        text("asked_by"),
        text("approved_by"),
        text("approved_on"),
        text("released_on"),
    ];
    let mut table = Table::new("disclosures", &columns);
    for line in lines.iter().filter(|line| line.case.restriction().is_none()) {
        let day = |action| Cell::maybe(line.state.time(action), |when| Cell::Date(when.date()));
        table.rows.push(vec![
            Cell::text(&line.id),
            Cell::Date(line.case.record.head.date()),
            Cell::text(&line.unit),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::text(&line.disclosure.to),
            Cell::text(&line.disclosure.purpose),
            Cell::count(
                line.disclosure.papers.len() + line.disclosure.records.len() + usize::from(line.disclosure.cover),
            ),
            Cell::Code(line.state.status.as_str()),
            Cell::text(&line.case.record.head.by),
            Cell::maybe(line.state.approved_by.as_ref(), Cell::text),
            day(Action::Approved),
            day(Action::Released),
        ]);
    }
    table
}
