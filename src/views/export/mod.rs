//! What an export writes: every register in the form in which `import` reads it back, and the records and events that it does
//! not read, as sheets whose rows come one by one.
//!
//! Values are as they are seen now: amendments applied, what was voided left out.

mod beside;
mod beside_forms;
mod clients;
mod enquiry_no;
mod flat;
pub mod left;
mod registers;
mod rows;
mod sheets;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, BundleId, Uncached, find, people};
use crate::error::Result;
use crate::model::export_scope::OutgoingPaper;
use crate::model::premises::Premises;
use crate::model::table::Cell;
use crate::model::{Body, FileName, Kind, Owner, Register, Role, UnitCode, paper};
use crate::views::enquiries;
use crate::views::estate::{Estate, Room, each};

use enquiry_no::enquiry_in_units;
use sheets::SheetRow;
pub use sheets::{OtherRecords, Papers, Sheets, name_of, names};

/// How many clients' files are read at once: so many rows wait in memory.
const AT_ONCE: usize = 64;

/// What is handed out, piece by piece.
pub trait Taker {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<()>;
    /// A paper of which a copy goes along.
    fn paper(&mut self, paper: OutgoingPaper) -> Result<()>;
}

/// Goes through the archive once and gives every row to whom it concerns, in the order of the units; of what concerns nobody
/// alone, last.
pub fn give(archive: &Archive, sheets: &Sheets, taker: &mut dyn Taker) -> Result<()> {
    let estate = Estate::read(archive)?;
    let whole = sheets.scope.units.is_empty();
    let reading = rows::ExportReading::of(archive, sheets)?;
    let mut first = reading.beside.as_ref().map_or_else(Vec::new, |beside| beside.estate(archive, sheets));
    if whole {
        first.extend(staff(archive, sheets)?);
    }
    reading.complete(&mut first, None);
    hand(first, taker)?;
    let wanted = |unit: &UnitCode| sheets.scope.has_unit(unit);
    let rooms: Vec<Room> = estate.rooms.iter().filter(|room| wanted(&room.place.unit)).cloned().collect();
    let mut clients = estate.clients(|_| true)?;
    clients.retain(|client| {
        wanted(&client.file.home.unit) || client.further.iter().any(|tenure| wanted(&tenure.room.unit))
    });
    for some in clients.chunks(AT_ONCE) {
        for (rows, papers) in each(some, |client| clients::client(&reading, client))? {
            hand(rows, taker)?;
            papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
        }
    }
    for some in rooms.chunks(AT_ONCE) {
        for (rows, papers) in each(some, |room| clients::room(&reading, (room, &clients)))? {
            hand(rows, taker)?;
            papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
        }
    }
    if whole {
        let (mut rows, papers) = at_large(archive, &reading, &clients::pieces(archive, &clients)?)?;
        reading.complete(&mut rows, None);
        hand(rows, taker)?;
        papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
    }
    hand(clients::departures(&reading, &clients)?, taker)
}

fn hand(rows: Vec<SheetRow>, taker: &mut dyn Taker) -> Result<()> {
    rows.into_iter().try_for_each(|(sheet, cells)| taker.row(sheet, &cells))
}

fn staff(archive: &Archive, sheets: &Sheets) -> Result<Vec<SheetRow>> {
    let Some(at) = sheets.place("staff") else { return Ok(Vec::new()) };
    let row = |(_, member): (_, crate::model::Member)| {
        let roles: Vec<String> = member.roles.iter().map(Role::to_string).collect();
        let department = Cell::maybe(member.department.as_ref(), Cell::text);
        (at, vec![Cell::text(&member.id), Cell::text(&member.name), department, told::joined(&roles)])
    };
    Ok(people::members(&mut Uncached::new(archive))?.into_iter().map(row).collect())
}

/// What concerns nobody alone: notices, surveys, and whatever lies in the registers and with the staff.
fn at_large(
    archive: &Archive,
    reading: &rows::ExportReading,
    called: &BTreeMap<String, String>,
) -> Result<clients::FileRows> {
    let (mut found, mut papers) = clients::FileRows::default();
    let mut asked = BTreeSet::new();
    let lookup = Uncached::new(archive);
    let mut bundles = vec![(BundleId::Staff, Owner::Staff), (BundleId::Policies, Owner::Policies)];
    for register in Register::ALL {
        bundles.extend(find::register_years(&lookup, *register)?);
    }
    for (bundle, owner) in bundles {
        let read = archive.bundle(&bundle)?;
        let mut numbers = BTreeMap::new();
        for kind in [Kind::Enquiry, Kind::Notice].iter().chain(&enquiries::BESIDE) {
            for case in read.cases(archive.reader(), *kind)? {
                numbers.extend(clients::numbered(&owner, &case).map(|no| (case.stem, no)));
            }
        }
        let shelf = std::slice::from_ref(&read);
        for kind in Kind::ALL {
            for raw in read.cases(archive.reader(), *kind)? {
                let Some(case) = reading.sees(&raw) else { continue };
                if let Body::Box(boxed) = &case.record.body
                    && boxed.supplement_to.is_none()
                {
                    let name = FileName::Departed(boxed.unit.clone(), boxed.move_out);
                    found.extend(rows::places(reading.sheets, &name, &raw));
                }
                if let Body::Survey(survey) = &case.record.body {
                    let fresh = survey.questions.iter().filter(|question| asked.insert(question.code.clone()));
                    found.extend(fresh.filter_map(|question| {
                        let at = reading.sheets.place("survey_questions")?;
                        Some((at, vec![Cell::text(&question.code), Cell::text(&question.text)]))
                    }));
                }
                let enquiry = case.record.head.enquiry.map(|stem| enquiry_in_units(archive, stem.0)).transpose()?;
                let premises = case.record.head.part.clone().map(Premises::Part);
                let of_premises = premises.is_some();
                let whose = told::RecordOf { owner: &owner, name: None, company: None, enquiry, premises, called };
                reading.record(&whose, (&raw, &case), &mut found);
                if of_premises {
                    let mut given = clients::FileRows::default();
                    clients::papers_beside(reading, &owner, (&case, shelf), &mut given);
                    found.extend(given.0);
                    papers.extend(given.1);
                    continue;
                }
                if let Some(enquiry) =
                    whose.enquiry.as_ref().filter(|_| reading.sheets.scope.has(case.record.head.date()))
                {
                    found.extend(clients::of_loan(reading, &owner, (enquiry, &case)));
                }
                // Papers of enquiries and notices are rows of the register of papers, under the number of theirs.
                let record = clients::record_of_papers(&whose, &case, &numbers);
                let unit = match (&whose.enquiry, kind) {
                    (Some(enquiry), _) => Some(enquiry.clone()),
                    (None, Kind::Enquiry | Kind::Notice | Kind::Document) => record.clone(),
                    (None, _) => None,
                };
                let at = reading.sheets.place("papers").filter(|_| reading.sheets.scope.has(case.record.head.date()));
                if let Some((at, unit)) = at.zip(unit) {
                    let mut given = clients::FileRows::default();
                    for paper in paper::of_case(&case) {
                        clients::of_paper(reading, (at, &unit, record.clone()), (&paper, shelf), &mut given);
                    }
                    found.extend(given.0);
                    papers.extend(given.1);
                }
            }
        }
    }
    Ok((found, papers))
}
