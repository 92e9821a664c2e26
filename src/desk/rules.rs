//! What a kind of record asks for beyond its form, when it is entered as it happens: a register of before is kept as it says.

use std::collections::BTreeSet;

use crate::archive::{Lookup, Transaction, audience, find, tenancy, unit_days};
use crate::desk::fields::body;
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::papers::check_disclosed;
use crate::desk::shelf::Shelf;
use crate::desk::staff::Time;
use crate::desk::{check_addressee, check_department, surveys};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::ledger::Movement;
use crate::model::metering::{MeterHistory, MeterRead};
use crate::model::premises::Premises;
use crate::model::{AsOf, Audience, Body, Case, Date, Kind, RecordId, Refusal, Register, issue, reckoning};

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
        Kind::Refund => {
            check_receipt(tx, shelf, ask)?;
            check_credit(tx, shelf, ask)
        }
        Kind::Reading => check_reading(tx, shelf, ask),
        Kind::Deposit => check_held(tx, shelf, ask),
        Kind::Issue => check_issued(tx, shelf, ask),
        Kind::Notice | Kind::SurveyResponse | Kind::Disclosure | Kind::Breach => {
            match body(ask.kind, ask.values.clone())? {
                Body::Notice(notice) => check_audience(tx, &notice.to, ask.when.date()),
                Body::SurveyResponse(response) => surveys::check_answers(tx, shelf, &response),
                Body::Disclosure(disclosure) => check_disclosed(tx, shelf, &disclosure),
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

/// What is issued has a number, each once, and none of them is out with the client by an earlier issue of its kind.
fn check_issued(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Body::Issue(issue) = body(ask.kind, ask.values.clone())? else { return Ok(()) };
    if issue.numbers.is_empty() {
        return Err(Input::NumberNeeded.into());
    }
    let mut known = BTreeSet::new();
    if let Some(again) = issue.numbers.iter().find(|number| !known.insert(*number)) {
        return Err(Input::NumberTwice(again.clone()).into());
    }
    for case in shelf.cases(tx, Kind::Issue)? {
        let Body::Issue(earlier) = &case.record.body else { continue };
        if earlier.about != issue.about {
            continue;
        }
        if let Some(number) = issue::out(&case).into_iter().find(|number| known.contains(number)) {
            let id = RecordId { owner: shelf.owner.clone(), stem: case.stem };
            return Err(Refusal::NumberOut { number, id }.into());
        }
    }
    Ok(())
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

/// A receipt is of one payment, or refund, of a file: whoever enters one twice pays twice.
fn check_receipt(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Some(receipt) = ask.values.get("receipt").and_then(toml::Value::as_str) else { return Ok(()) };
    let has = |case: &Case| {
        let known = match &case.record.body {
            Body::Payment(payment) => payment.receipt.as_ref(),
            Body::Refund(refund) => refund.receipt.as_ref(),
            _ => None,
        };
        known.is_some_and(|known| known.as_str() == receipt)
    };
    match shelf.cases(tx, ask.kind)?.iter().find(|case| has(case)) {
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

/// No more is paid back than was paid too much: neither on the day, nor by what came later.
fn check_credit(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Body::Refund(refund) = body(ask.kind, ask.values.clone())? else { return Ok(()) };
    let mut cases = Vec::new();
    for kind in reckoning::KINDS {
        cases.extend(shelf.cases(tx, kind)?);
    }
    let of_day = seen(cases.clone(), &AsOf::of_day(ask.when.date()));
    let credit = reckoning::account(&cases).credit.min(reckoning::account(&of_day).credit);
    if refund.amount.amount() <= credit {
        return Ok(());
    }
    Err(Refusal::MoreThanCredit { owner: shelf.owner.clone(), credit, day: ask.when.date() }.into())
}

/// A meter does not run backwards, and its tariff is one of the estate's.
fn check_reading(tx: &mut Transaction, shelf: &Shelf, ask: &Happening) -> Result<()> {
    let Body::Reading(reading) = body(ask.kind, ask.values.clone())? else { return Ok(()) };
    let tariffs = &tx.archive().settings().tariffs;
    if let Some(given) = reading.tariff.as_ref().filter(|given| !tariffs.contains_key(*given)) {
        return Err(Input::UnknownTariff { given: given.clone(), known: tariffs.keys().cloned().collect() }.into());
    }
    let meters = MeterHistory::of(&readings(tx, shelf, &ask.into)?);
    let Some(history) = meters.get(&reading.meter) else { return Ok(()) };
    let (before, after) = history.around(ask.when.date());
    let id = |read: &MeterRead| RecordId { owner: shelf.owner.clone(), stem: read.stem };
    let value = reading.value.amount();
    match (before, after) {
        (Some(before), _) if !reading.replaced && value < before.value => {
            Err(Refusal::ReadsBackwards { meter: reading.meter, id: id(before), date: before.date }.into())
        }
        (_, Some(after)) if !after.replaced && after.value < value => {
            Err(Refusal::ReadsBeyond { meter: reading.meter, id: id(after), date: after.date }.into())
        }
        _ => Ok(()),
    }
}

/// The readings beside which another one comes; those of a common part lie in the register of every year.
fn readings(tx: &mut Transaction, shelf: &Shelf, into: &RecordGoes) -> Result<Vec<Case>> {
    let RecordGoes::Premises(Premises::Part(part)) = into else { return shelf.cases(tx, Kind::Reading) };
    let mut all = Vec::new();
    for (id, _) in find::register_years(tx, Register::Premises)? {
        all.extend(seen(tx.bundle(&id)?.cases(tx.archive().reader(), Kind::Reading)?, &AsOf::NOW));
    }
    all.retain(|case| case.record.head.part.as_ref() == Some(part));
    Ok(all)
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
