//! What a kind of record asks for beyond its form, when it is entered as it happens: a register of before is kept as it says.

use std::collections::BTreeSet;

use crate::archive::{Transaction, audience, tenancy, unit_days};
use crate::desk::fields::body;
use crate::desk::happening::Happening;
use crate::desk::papers::check_papers;
use crate::desk::shelf::Shelf;
use crate::desk::staff::Time;
use crate::desk::{check_addressee, check_department, surveys};
use crate::error::{Input, Result};
use crate::model::ledger::Movement;
use crate::model::{Audience, Body, Date, Kind, RecordId, Refusal, reckoning};

/// Locks what lies elsewhere and is looked at: a survey must not be closed while it is answered.
pub(in crate::desk) fn lock_beside(tx: &mut Transaction, ask: &Happening) -> Result<()> {
    if ask.kind != Kind::SurveyResponse {
        return Ok(());
    }
    if let Body::SurveyResponse(response) = body(ask.kind, ask.values.clone())? {
        let found = surveys::of_year(tx, response.year)?;
        tx.lock([found.bundle])?;
    }
    Ok(())
}

/// Checks what is entered on a shelf.
pub(in crate::desk) fn check(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    check_number(tx, shelf, ask)?;
    if let Some(department) = ask.values.get("department").and_then(toml::Value::as_str) {
        check_department(tx, &department.parse()?)?;
    }
    if let Some(to) = ask.values.get("passed_to").and_then(toml::Value::as_str) {
        check_addressee(tx, &to.parse()?, Time::On(ask.when.date()))?;
    }
    match ask.kind {
        Kind::Payment => {
            check_receipt(tx, shelf, ask)?;
            check_named_charges(tx, shelf, ask)
        }
        Kind::Deposit => check_held(tx, shelf, ask),
        Kind::Notice | Kind::SurveyResponse | Kind::Disclosure | Kind::Breach => {
            match body(ask.kind, ask.values.clone())? {
                Body::Notice(notice) => check_audience(tx, &notice.to, ask.when.date()),
                Body::SurveyResponse(response) => surveys::check_answers(tx, shelf, &response),
                Body::Disclosure(disclosure) => check_papers(tx, shelf, &disclosure.papers).map(|_| ()),
                Body::Breach(breach) => match &breach.client {
                    Some(client) => Ok(tenancy::unit_place(tx, client.unit()).map(|_| ())?),
                    None => Ok(()),
                },
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The office's number is of one record: entered twice, an amount would count twice.
fn check_number(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Some(no) = &ask.no else { return Ok(()) };
    match shelf.cases(tx, ask.kind)?.iter().find(|case| case.record.head.no.as_ref() == Some(no)) {
        Some(first) => {
            let id = RecordId { owner: shelf.owner.clone(), stem: first.stem };
            Err(Refusal::NumberTaken { no: no.clone(), id }.into())
        }
        None => Ok(()),
    }
}

/// A receipt is of one payment of a file: whoever enters one twice pays twice.
fn check_receipt(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Some(receipt) = ask.values.get("receipt").and_then(toml::Value::as_str) else { return Ok(()) };
    let has = |case: &crate::model::Case| match &case.record.body {
        Body::Payment(payment) => payment.receipt.as_ref().is_some_and(|known| known.as_str() == receipt),
        _ => false,
    };
    match shelf.cases(tx, Kind::Payment)?.iter().find(|case| has(case)) {
        Some(first) => {
            let id = RecordId { owner: shelf.owner.clone(), stem: first.stem };
            Err(Refusal::ReceiptTaken { receipt: receipt.to_owned(), id }.into())
        }
        None => Ok(()),
    }
}

/// No more is deducted or given back than is held.
fn check_held(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Body::Deposit(deposit) = body(ask.kind, ask.values.clone())? else { return Ok(()) };
    let held = reckoning::held(&shelf.cases(tx, Kind::Deposit)?, deposit.about);
    if deposit.movement == Movement::Received || deposit.amount.amount() <= held {
        return Ok(());
    }
    Err(Refusal::MoreThanHeld { owner: shelf.owner.clone(), about: deposit.about, held }.into())
}

/// The audience is there: the floor has units, the unit has a client on the day.
pub(in crate::desk) fn check_audience(tx: &mut Transaction, to: &Audience, day: Date) -> Result<()> {
    match to {
        Audience::All => Ok(()),
        Audience::Floor(floor) => {
            let known: BTreeSet<_> = unit_days::units_on(tx, day)?.into_iter().map(|(place, _)| place.floor).collect();
            if known.contains(floor) {
                return Ok(());
            }
            let known = known.into_iter().collect();
            Err(Input::UnknownFloor { floor: floor.clone(), known }.into())
        }
        Audience::Unit(unit) => {
            if !audience::addressees(tx, to, day)?.is_empty() {
                return Ok(());
            }
            let room = tenancy::unit_place(tx, unit)?;
            let mut departed: Vec<Date> = tenancy::tenures(tx, &room)?.iter().filter_map(|tenure| tenure.to).collect();
            departed.sort_by(|a, b| b.cmp(a));
            Err(Refusal::Vacant { unit: unit.clone(), departed }.into())
        }
    }
}

/// The charges that a payment names are the client's own: a slip of the keyboard would move money silently.
fn check_named_charges(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Some(named) = ask.values.get("charges").and_then(toml::Value::as_array) else { return Ok(()) };
    let charges = shelf.cases(tx, Kind::Charge)?;
    for name in named.iter().filter_map(toml::Value::as_str) {
        if !charges.iter().any(|charge| reckoning::is_named(charge, name)) {
            return Err(Input::UnknownCharge { name: name.to_owned(), owner: shelf.owner.clone() }.into());
        }
    }
    Ok(())
}
