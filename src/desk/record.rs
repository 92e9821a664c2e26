//! Entering what happened: a record of any kind, with the fields of its form and the papers that came with it.

use crate::archive::{Lookup, Transaction};
use crate::desk::fields::{body, check_days};
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::shelf::{Shelf, lock_register};
use crate::desk::staff::Time;
use crate::desk::{Desk, EnteredFrom, attach, enquiry, fresh_stem, in_past, lock_file, rules};
use crate::error::{Input, Result};
use crate::model::document::Standing;
use crate::model::{Body, RecordId, StaffId, Stem, StemText};

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
    record.events.clone_from(&ask.events);
    tx.add_record(&shelf.bundle, stem, &record)?;
    Ok(RecordId { owner: shelf.owner.clone(), stem })
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
        (RecordGoes::File(name), None) => {
            let file = lock_file(tx, name, |file| vec![file.write_to.clone()])?;
            Ok(Shelf::of_file(&file))
        }
        (RecordGoes::File(_), Some(_)) => Err(Input::NobodysRecord(ask.kind).into()),
    }
}
