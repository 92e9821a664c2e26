//! Entering what happened: a record of any kind, with the fields of its form and the papers that came with it.

use std::collections::BTreeSet;

use crate::archive::{BundleId, Lookup, LookupError, Transaction, tenancy, unit_days};
use crate::desk::fields::{body, check_days};
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::open_file::check_counts;
use crate::desk::shelf::{Shelf, lock_register};
use crate::desk::staff::Time;
use crate::desk::unit_change::check_unheld;
use crate::desk::{Desk, EnteredFrom, attach, enquiry, fresh_stem, in_past, lock_file, rules};
use crate::error::{Error, Input, Result};
use crate::model::document::Standing;
use crate::model::premises::{self, CommonPart, Premises};
use crate::model::{
    Body, Date, FileName, FloorCode, Kind, Owner, RecordId, Refusal, Register, StaffId, Stem, StemText,
};

/// Enters what happened; gives its id.
pub fn record(desk: &Desk, tx: &mut Transaction, ask: &Happening) -> Result<RecordId> {
    enter(desk, tx, ask, EnteredFrom::Fresh)
}

/// The same as it happens, or from a register of before: what that says was done is kept as it says.
pub(in crate::desk) fn enter(
    desk: &Desk,
    tx: &mut Transaction,
    ask: &Happening,
    entry: EnteredFrom,
) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    in_past(desk, ask.when)?;
    check_people(desk, tx, ask)?;
    if entry == EnteredFrom::Fresh {
        rules::lock_beside(tx, ask)?;
    }
    let shelf = lock_shelf(tx, ask)?;
    if entry == EnteredFrom::Fresh {
        rules::check(tx, &shelf, ask)?;
    }
    enter_on(desk, tx, (&by, &shelf), ask)
}

/// Enters a record on a shelf that is locked.
pub(in crate::desk) fn enter_on(
    desk: &Desk,
    tx: &mut Transaction,
    (by, shelf): (&StaffId, &Shelf),
    ask: &Happening,
) -> Result<RecordId> {
    check_days(&ask.values)?;
    let date = ask.when.date();
    let stem = fresh_stem(tx, &shelf.bundle, date, ask.kind)?;
    let mut values = ask.values.clone();
    if let (Stem::Dated { tail, .. }, false) = (stem, ask.papers.is_empty()) {
        let category = match &ask.category {
            Some(category) => category.clone(),
            None => attach::category_of(ask.kind)?,
        };
        tx.archive().settings().check_category(&category)?;
        let taken = attach::attach(tx, &shelf.bundle, (&category, Standing::Original), (date, tail), &ask.papers)?;
        let listed = toml::Value::try_from(taken).map_err(|e| Input::FieldWrong(e.to_string()))?;
        values.insert("attachments".to_owned(), listed);
    }
    let mut record = desk.record(by, ask.when, ask.title.clone(), body(ask.kind, values)?);
    record.head.no.clone_from(&ask.no);
    record.head.enquiry = shelf.enquiry.map(StemText);
    if let RecordGoes::Premises(Premises::Part(part)) = &ask.into {
        record.head.part = Some(part.clone());
    }
    record.events.clone_from(&ask.events);
    tx.add_record(&shelf.bundle, stem, &record)?;
    Ok(RecordId { owner: shelf.owner.clone(), stem })
}

/// Checks what a record would say, where it is not entered.
pub(in crate::desk) fn check(ask: &Happening) -> Result<()> {
    check_days(&ask.values)?;
    body(ask.kind, ask.values.clone())?;
    Ok(())
}

fn check_people(desk: &Desk, tx: &mut Transaction, ask: &Happening) -> Result<()> {
    for key in Body::people(ask.kind) {
        if let Some(named) = ask.values.get(key).and_then(toml::Value::as_str) {
            desk.person(tx, &named.parse()?, Time::On(ask.when.date()))?;
        }
    }
    for step in &ask.events {
        if let Some(by) = &step.by {
            let when = step.when().unwrap_or(ask.when);
            desk.person(tx, by, Time::On(when.date()))?;
        }
    }
    Ok(())
}

fn lock_shelf(tx: &mut Transaction, ask: &Happening) -> Result<Shelf> {
    match (&ask.into, ask.kind.facts().register) {
        (RecordGoes::Enquiry(reference), None) => {
            enquiry::check_kind(ask.kind)?;
            let (bundle, stem) = enquiry::place(tx, reference)?;
            Ok(Shelf::of_enquiry(bundle, stem))
        }
        (RecordGoes::Enquiry(_), Some(_)) => Err(Input::NotForEnquiries(ask.kind).into()),
        (RecordGoes::Register, Some(register)) => Ok(lock_register(tx, register, ask.when.date())?),
        (RecordGoes::Register, None) => Err(Input::WhoseRecord(ask.kind).into()),
        (RecordGoes::File(name), None) => match lock_file(tx, name, |file| vec![file.write_to.clone()]) {
            // What is broken in a vacant unit is recorded with its room.
            Err(Error::Refused(Refusal::Vacant { .. })) if premises::KINDS.contains(&ask.kind) => {
                lock_room(tx, name, ask)
            }
            other => Ok(Shelf::of_file(&other?)),
        },
        (RecordGoes::Premises(premises), _) => lock_premises(tx, premises, (ask.kind, ask.when.date())),
        (RecordGoes::File(_), Some(_)) => Err(Input::NobodysRecord(ask.kind).into()),
    }
}

/// Where something is recorded of what no client holds on a day.
pub(in crate::desk) fn lock_premises(
    tx: &mut Transaction,
    premises: &Premises,
    (kind, day): (Kind, Date),
) -> Result<Shelf> {
    if !premises::KINDS.contains(&kind) {
        return Err(Input::NotOfPremises(kind).into());
    }
    match premises {
        Premises::Part(part) => {
            check_part(tx, part, day)?;
            lock_register(tx, Register::Premises, day)
        }
        Premises::Room(unit) => {
            let place = tenancy::unit_place(tx, unit)?;
            let after = Some(day.plus_days(1));
            check_counts(tx, &place, (day, after))?;
            let room = BundleId::Room(place.clone());
            tx.lock([room.clone()])?;
            check_unheld(tx, &place, (day, after))?;
            Ok(Shelf::of_bundle(room, Owner::File(FileName::Present(place.unit))))
        }
    }
}

/// The room of a vacant unit, on a day on which it counts.
fn lock_room(tx: &mut Transaction, name: &FileName, ask: &Happening) -> Result<Shelf> {
    let place = tenancy::unit_place(tx, name.unit())?;
    let day = ask.when.date();
    check_counts(tx, &place, (day, Some(day.plus_days(1))))?;
    let room = BundleId::Room(place.clone());
    tx.lock([room.clone()])?;
    // Somebody may have moved in before the lock was ours: then it is the client's.
    match tenancy::client_file(tx, name) {
        Err(LookupError::Vacant { .. }) => Ok(Shelf::of_bundle(room, Owner::File(FileName::Present(place.unit)))),
        Err(e) => Err(e.into()),
        Ok(_) => lock_shelf(tx, ask),
    }
}

/// The floor has units that count on the day.
fn check_part(tx: &mut Transaction, part: &CommonPart, day: Date) -> Result<()> {
    let CommonPart::Floor(floor) = part else { return Ok(()) };
    let known: BTreeSet<FloorCode> = unit_days::units_on(tx, day)?.into_iter().map(|(place, _)| place.floor).collect();
    if known.contains(floor) {
        return Ok(());
    }
    Err(Input::UnknownFloor { floor: floor.clone(), known: known.into_iter().collect() }.into())
}
