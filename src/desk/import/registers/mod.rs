//! The registers whose rows become records with the office's numbers: charges, cases, dealings.
//!
//! One table says for each register what stands in its columns. From it a row is read, and from it the record that was imported
//! first is told again, column by column, so that both can be compared.

mod office;
mod row;
mod settled;

use std::rc::Rc;

use crate::archive::{BundleId, Lookup, Transaction, people};
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::import::cells::Cells;
use crate::desk::import::client_name;
use crate::desk::import::earlier::{Named, numbered};
use crate::desk::import::enquiries::Enquiries;
use crate::desk::import::places::EntryPlaces;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::shelf::Shelf;
use crate::desk::{Desk, enquiry, record};
use crate::error::Result;
use crate::model::book::ledger::{CellMeans, RegisterLedger};
use crate::model::event::EmbeddedEvent;
use crate::model::{Action, Date, Duty, FileName, Kind, Moment, Owner, RecordId, Reference, Stem};
use office::Office;
use row::{RegisterRow, RowTold, read};
use settled::settle;

/// Enters the rows whose numbers are not known yet.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows, ledger: &RegisterLedger) -> Result<RowCounts> {
    let by = desk.actor(tx)?.id;
    let office = Office::of(desk, tx)?;
    let mut places = EntryPlaces::default();
    let mut enquiries = Enquiries::default();
    let column = |wanted: CellMeans| ledger.places().find(|(_, means)| *means == wanted).map(|(column, _)| column);
    let named = Named::by(tx, rows, (column(CellMeans::No), column(CellMeans::Unit), ledger.day()))?;
    let mut known = numbered(tx, ledger.kind, &named)?;
    let began = people::began(tx)?;
    let mut keeper = None;
    rows.each(|cells| {
        let Some(mut row) = read(cells, ledger, &office).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        if let Some((bundle, stem)) = known.get(row.no.as_str()) {
            let first = First { id: name_of(bundle, row.file.as_ref(), *stem), told: first_told(tx, bundle, *stem)? };
            settle(tx, ledger, &mut row, Some(&first.told))?;
            let places = places.looked_through(tx, row.file.as_ref())?;
            compare(cells, ledger, (&first, bundle), (&row, places));
            return Ok(Became::Same);
        }
        settle(tx, ledger, &mut row, None)?;
        // What was approved before there was an archive is history; of what is later, only who keeps the staff may tell.
        if let Some(day) = decided_on(ledger.kind, &row.told)
            && keeper.is_none()
            && began.is_none_or(|began| began <= day)
        {
            keeper = Some(desk.entitled(tx, Duty::History)?);
        }
        let shelf = match (&row.enquiry, &row.premises) {
            (Some(no), _) => {
                let id = enquiries.of(tx, no)?;
                enquiry_shelf(tx, ledger.kind, &id)?
            }
            (None, Some(premises)) => record::lock_premises(tx, premises, (ledger.kind, row.told.when.date()))?,
            (None, None) => places.shelf(tx, ledger.kind, row.file.as_ref(), row.told.when.date())?,
        };
        if let Owner::File(name) = &shelf.owner {
            client_name::check(cells, tx, name)?;
            if !cells.is_sound() {
                return Ok(Became::Nothing);
            }
        }
        let (no, ask) = (row.no.to_string(), happening(ledger.kind, row));
        if cells.is_in_vain() {
            record::check(&ask)?;
            return Ok(Became::New);
        }
        let id = record::enter_on(desk, tx, (&by, &shelf), &ask)?;
        known.insert(no, (Rc::new(shelf.bundle), id.stem));
        Ok(Became::New)
    })
}

/// The day of what a row tells that only some may do: to decide, to accept, to order that something is held.
fn decided_on(kind: Kind, told: &RowTold) -> Option<Date> {
    let reserved =
        |step: &&EmbeddedEvent| matches!(step.action, Action::Approved | Action::Rejected | Action::Accepted);
    match (told.events.iter().rfind(reserved), kind) {
        (Some(step), _) => Some(step.date.or(step.time.map(Moment::date)).unwrap_or(told.when.date())),
        (None, Kind::Hold) => Some(told.when.date()),
        (None, _) => None,
    }
}

/// Where what a row tells of an enquiry goes.
fn enquiry_shelf(tx: &mut Transaction, kind: Kind, id: &RecordId) -> Result<Shelf> {
    enquiry::check_kind(kind)?;
    let (bundle, stem) = enquiry::place(tx, &Reference::to(id))?;
    Ok(Shelf::of_enquiry(bundle, stem))
}

/// What was imported under a number.
struct First {
    id: RecordId,
    told: RowTold,
}

/// What a record tells, as it was entered first, whatever has become of it.
fn first_told(tx: &mut Transaction, bundle: &BundleId, stem: Stem) -> Result<RowTold> {
    Ok(RowTold::of(tx.bundle(bundle)?.case(tx.archive().reader(), stem)?.record))
}

/// A record's id, by the name that a row has for its client.
pub(super) fn name_of(bundle: &BundleId, file: Option<&FileName>, stem: Stem) -> RecordId {
    let owner = match (bundle, file) {
        (_, Some(name)) => Owner::File(name.clone()),
        (BundleId::Register(register, _), None) => Owner::Register(*register),
        (BundleId::Room(place) | BundleId::Client(place, _), None) => {
            Owner::File(FileName::Present(place.unit.clone()))
        }
        (BundleId::Boxed(_, volume) | BundleId::Late(volume), None) => {
            Owner::File(FileName::Present(volume.unit.clone()))
        }
        (BundleId::Staff, None) => Owner::Staff,
        (BundleId::Policies, None) => Owner::Policies,
    };
    RecordId { owner, stem }
}

fn happening(kind: Kind, row: RegisterRow) -> Happening {
    let RowTold { when, title, values, events } = row.told;
    Happening {
        kind,
        into: match (row.file, row.premises) {
            (Some(name), _) => RecordGoes::File(name),
            (None, Some(premises)) => RecordGoes::Premises(premises),
            (None, None) => RecordGoes::Register,
        },
        when,
        title,
        no: Some(row.no),
        values,
        events,
        papers: Vec::new(),
        category: None,
    }
}

/// Compares a row with what was imported under its number: where it lies first, then column by column.
fn compare(
    cells: &mut Cells,
    ledger: &RegisterLedger,
    (first, bundle): (&First, &BundleId),
    (row, places): (&RegisterRow, Option<&[BundleId]>),
) {
    if places.is_some_and(|places| !places.contains(bundle)) {
        if let Some((column, _)) = ledger.places().find(|(_, means)| *means == CellMeans::Unit) {
            let now = row.file.as_ref().map(ToString::to_string);
            cells.compare(column, Some(&bundle.to_string()), now.as_ref(), bundle);
        }
        return;
    }
    for (column, means) in ledger.places() {
        cells.compare(column, first.told.says(means).as_ref(), row.told.says(means).as_ref(), &first.id);
    }
}
