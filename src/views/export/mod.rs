//! What an export writes: every register in the form in which `import` reads it back, and the records and events that it does
//! not read, as sheets whose rows come one by one.
//!
//! Values are as they are seen now: amendments applied, what was voided left out.

mod clients;
mod flat;
pub mod left;
mod registers;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, BundleId, Uncached, find, people};
use crate::error::Result;
use crate::model::hand::{OutgoingPaper, Scope};
use crate::model::sheet::SheetForm;
use crate::model::table::Cell;
use crate::model::{Body, Kind, Owner, RecordId, Register, Role, Stem, View, paper};
use crate::views::enquiries;
use crate::views::estate::{Client, Estate, each};

/// How many clients' files are read at once: so many rows wait in memory.
const AT_ONCE: usize = 64;

/// How the records that `import` does not read are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A sheet for each kind that no register holds: to be read by people.
    Kinds,
    /// One sheet of all records, each field a column: to be reckoned with.
    Records,
}

/// The sheets of an export, and where each stands.
#[derive(Debug)]
pub struct Sheets {
    /// The sheets, in their order.
    pub forms: Vec<SheetForm>,
    places: BTreeMap<&'static str, usize>,
    scope: Scope,
    papers: Papers,
}

/// Whether copies of the papers go along, and beneath which folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Papers {
    /// They stay here.
    Left,
    /// They are copied into a folder beside the sheets.
    Beside(String),
    /// They lie there already.
    Named(String),
}

/// A row: the place of its sheet, and its cells.
type Row = (usize, Vec<Cell>);

/// What is handed out, piece by piece.
pub trait Taker {
    /// A row of a sheet.
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<()>;
    /// A paper of which a copy goes along.
    fn paper(&mut self, paper: OutgoingPaper) -> Result<()>;
}

/// Every name that an export can be narrowed to: the registers, the other kinds, the events.
pub fn names() -> Vec<&'static str> {
    registers::REGISTERS
        .into_iter()
        .chain(flat::OTHERS.iter().map(|kind| flat::name(*kind)))
        .chain([flat::EVENTS])
        .collect()
}

/// The name under which a kind of record is exported.
pub fn name_of(kind: Kind) -> &'static str {
    registers::register_of(kind).unwrap_or_else(|| flat::name(kind))
}

impl Sheets {
    /// The sheets of an export.
    pub fn of(scope: &Scope, beside: Beside, papers: Papers) -> Self {
        let mut forms: Vec<SheetForm> = Vec::new();
        for name in registers::REGISTERS.into_iter().filter(|name| scope.wants(name)) {
            let ledger = registers::LEDGERS.iter().find(|ledger| ledger.name == name);
            forms.push(ledger.map_or_else(|| registers::form(name), registers::Ledger::form));
        }
        match beside {
            Beside::Kinds => {
                let wanted = flat::OTHERS.iter().filter(|kind| scope.wants(flat::name(**kind)));
                forms.extend(wanted.map(|kind| flat::form_of(*kind)));
            }
            Beside::Records => forms.push(flat::records_form()),
        }
        if scope.wants(flat::EVENTS) {
            forms.push(flat::events_form());
        }
        let places = forms.iter().enumerate().map(|(at, form)| (form.name, at)).collect();
        Self { forms, places, scope: scope.clone(), papers }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}

/// Goes through the archive once and gives every row to whom it concerns, in the order of the units; of what concerns nobody
/// alone, last.
pub fn give(archive: &Archive, sheets: &Sheets, taker: &mut dyn Taker) -> Result<()> {
    let estate = Estate::read(archive)?;
    hand(staff(archive, sheets)?, taker)?;
    let reading = rows::Reading::of(archive, sheets);
    for room in &estate.rooms {
        hand(rows::unit(sheets, room), taker)?;
    }
    let clients = estate.clients(|_| true)?;
    for some in clients.chunks(AT_ONCE) {
        for (rows, papers) in each(some, |client| clients::client(&reading, client))? {
            hand(rows, taker)?;
            papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
        }
    }
    for some in estate.rooms.chunks(AT_ONCE) {
        for (rows, papers) in each(some, |room| clients::room(&reading, (room, &clients)))? {
            hand(rows, taker)?;
            papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
        }
    }
    let (rows, papers) = at_large(archive, &reading)?;
    hand(rows, taker)?;
    papers.into_iter().try_for_each(|paper| taker.paper(paper))?;
    hand(clients::departures(archive, sheets, &clients)?, taker)
}

fn hand(rows: Vec<Row>, taker: &mut dyn Taker) -> Result<()> {
    rows.into_iter().try_for_each(|(sheet, cells)| taker.row(sheet, &cells))
}

fn staff(archive: &Archive, sheets: &Sheets) -> Result<Vec<Row>> {
    let Some(at) = sheets.place("staff") else { return Ok(Vec::new()) };
    let row = |(_, member): (_, crate::model::Member)| {
        let roles: Vec<String> = member.roles.iter().map(Role::to_string).collect();
        let department = Cell::maybe(member.department.as_ref(), Cell::text);
        (at, vec![Cell::text(&member.id), Cell::text(&member.name), department, rows::joined(&roles)])
    };
    Ok(people::members(&mut Uncached::new(archive))?.into_iter().map(row).collect())
}

/// What concerns nobody alone: notices, surveys, and whatever lies in the registers and with the staff.
fn at_large(archive: &Archive, reading: &rows::Reading) -> Result<clients::Given> {
    let (mut found, mut papers) = clients::Given::default();
    let mut asked = BTreeSet::new();
    let lookup = Uncached::new(archive);
    let mut bundles = vec![(BundleId::Staff, Owner::Staff), (BundleId::Policies, Owner::Policies)];
    for register in Register::ALL {
        bundles.extend(find::register_years(&lookup, register)?);
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
                let Some(case) = raw.seen(&View::NOW) else { continue };
                if let Body::Survey(survey) = &case.record.body {
                    let fresh = survey.questions.iter().filter(|question| asked.insert(question.code.clone()));
                    found.extend(fresh.filter_map(|question| {
                        let at = reading.sheets.place("survey_questions")?;
                        Some((at, vec![Cell::text(&question.code), Cell::text(&question.text)]))
                    }));
                }
                let enquiry = case.record.head.enquiry.map(|stem| enquiry_in_units(archive, stem.0)).transpose()?;
                let whose = rows::Whose { owner: &owner, name: None, company: None, enquiry };
                reading.record(&whose, (&raw, &case), &mut found);
                if let Some(enquiry) =
                    whose.enquiry.as_ref().filter(|_| reading.sheets.scope.has(case.record.head.date()))
                {
                    found.extend(clients::of_loan(reading.sheets, &owner, (enquiry, &case)));
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
                    let mut given = clients::Given::default();
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

/// An enquiry's number; of one that has none its id, by which it is told from all others.
fn enquiry_no(archive: &Archive, enquiry: Stem) -> Result<String> {
    let no = match enquiries::bundle_of(enquiry) {
        Some(id) => archive.bundle(&id)?.number(archive.reader(), enquiry)?,
        None => None,
    };
    Ok(no.map_or_else(|| RecordId { owner: enquiries::OWNER, stem: enquiry }.long(), |no| no.to_string()))
}

/// The same as it stands in a column of units.
fn enquiry_in_units(archive: &Archive, enquiry: Stem) -> Result<String> {
    let no = enquiry_no(archive, enquiry)?;
    let before = format!("{}/", enquiries::OWNER);
    Ok(if no.starts_with(&before) { no } else { before + &no })
}

/// A client by the name that rows have for them.
fn row_name(client: &Client) -> &crate::model::FileName {
    &client.file.name
}
