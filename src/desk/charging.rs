//! Charges that are made with a step: for keys that do not come back, for air-conditioning after hours (P2-3, P3-1).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::archive::Transaction;
use crate::desk::shelf::NamedRecord;
use crate::desk::{Desk, fresh_stem};
use crate::error::{Input, Result};
use crate::model::cases::ApplicationKind;
use crate::model::ledger::Charge;
use crate::model::money::Money;
use crate::model::{Action, Body, Case, Date, Happened, Kind, Line, RecordId, StaffId};

/// What is charged with a step.
#[derive(Clone, Debug)]
pub struct Charging {
    /// For one key that does not come back, or for one hour.
    pub rate: Money,
    /// The day on which it is due.
    pub due: Date,
}

/// A charge that was made with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepCharge {
    pub id: RecordId,
    pub item: Line,
    pub amount: Money,
    pub due: Date,
}

/// Enters the charge of a step beside its case; `gone` are the numbers that the step is about.
///
/// # Errors
/// Nothing is charged with the step, or of an application it is not known for how many hours.
pub(in crate::desk) fn charge(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named, now): (&StaffId, &NamedRecord, &Case),
    (action, gone, ask, when): (Action, &[Line], &Charging, Happened),
) -> Result<StepCharge> {
    let (times, item, title) = match &now.record.body {
        Body::Issue(issue) if action == Action::WrittenOff => {
            let words: Vec<&str> = gone.iter().map(Line::as_str).collect();
            (Decimal::from(gone.len()), issue.about.as_str(), words.join(", "))
        }
        Body::Application(asked) if action == Action::Issued && asked.about == ApplicationKind::Overtime => {
            let hours = asked.hours.ok_or_else(|| Input::NoHours(named.id.clone()))?;
            (hours.number(), asked.about.as_str(), format!("{hours} × {}", ask.rate))
        }
        _ => return Err(Input::NothingCharged { id: named.id.clone(), action }.into()),
    };
    let amount = times * ask.rate.amount();
    let amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let amount: Money = format!("{amount:.2}").parse()?;
    let item: Line = now.record.head.title.as_ref().map_or(item, Line::as_str).parse()?;
    let due = ask.due;
    let charge = Charge {
        item: item.clone(),
        due,
        amount,
        period: None,
        basis: None,
        meter: None,
        read_on: None,
        read: None,
        units: Vec::new(),
        attachments: Vec::new(),
    };
    let stem = fresh_stem(tx, &named.shelf.bundle, when.date(), Kind::Charge)?;
    let record = desk.record(by, when.date(), Some(title.parse()?), Body::Charge(charge));
    tx.add_record(&named.shelf.bundle, stem, &record)?;
    Ok(StepCharge { id: RecordId { owner: named.shelf.owner.clone(), stem }, item, amount, due })
}
