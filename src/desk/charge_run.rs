//! What runs of charges have in common: a line for each client or meter, and how a charge that was reckoned is entered.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::archive::{Lookup, Transaction};
use crate::desk::Desk;
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::record::enter_on;
use crate::desk::shelf::Shelf;
use crate::error::{Input, Result};
use crate::model::form::read;
use crate::model::money::Money;
use crate::model::{Date, FileName, FloorCode, Happened, Kind, Line, RecordId, StaffId, UnitCode};

/// A line of a run: a client, or one of a client's meters.
#[derive(Clone, Debug)]
pub struct RunLine {
    pub file: FileName,
    /// The client's first unit.
    pub unit: UnitCode,
    pub company: Line,
    /// The meter, where a meter is charged.
    pub meter: Option<Line>,
    /// Square metres times days, or what went through the meter; none where it is not known.
    pub quantity: Option<Decimal>,
    /// What it comes to; none where that cannot be said.
    pub amount: Option<Money>,
    pub outcome: ChargeOutcome,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChargeOutcome {
    Charged(RecordId),
    /// The same was charged before.
    Before(RecordId),
    /// The area of these units is not known.
    NoArea(Vec<UnitCode>),
    /// The meter's tariff is not said, or `deedbox.toml` does not have it.
    NoTariff,
    /// The meter's last reading is below what was charged up to.
    ReadsLower(RecordId),
    /// It comes to less than half a cent.
    Nothing,
}

impl RunLine {
    /// Whether somebody has to do something before it can be charged.
    pub fn is_left_out(&self) -> bool {
        match self.outcome {
            ChargeOutcome::NoArea(_) | ChargeOutcome::NoTariff | ChargeOutcome::ReadsLower(_) => true,
            ChargeOutcome::Charged(_) | ChargeOutcome::Before(_) | ChargeOutcome::Nothing => false,
        }
    }
}

/// A charge that was reckoned, before it is entered.
pub(in crate::desk) struct Reckoned<'a> {
    pub(in crate::desk) item: &'a Line,
    pub(in crate::desk) period: String,
    pub(in crate::desk) amount: Money,
    /// How it was reckoned.
    pub(in crate::desk) basis: String,
    /// The day on which it is issued, and the one on which it is due.
    pub(in crate::desk) days: (Date, Date),
}

/// The floors are there.
pub(in crate::desk) fn check_floors(tx: &mut Transaction, floors: &[FloorCode]) -> Result<()> {
    let known: BTreeSet<FloorCode> = tx.units()?.iter().map(|place| place.floor.clone()).collect();
    match floors.iter().find(|floor| !known.contains(*floor)) {
        Some(floor) => Err(Input::UnknownFloor { floor: floor.clone(), known: known.into_iter().collect() }.into()),
        None => Ok(()),
    }
}

/// Enters a charge that was reckoned, with what else its form says.
pub(in crate::desk) fn enter(
    desk: &Desk,
    tx: &mut Transaction,
    (by, shelf): (&StaffId, &Shelf),
    (charge, also): (Reckoned, toml::Table),
) -> Result<RecordId> {
    let Reckoned { item, period, amount, basis, days: (date, due) } = charge;
    let mut values = also;
    for (key, text) in
        [("item", item.to_string()), ("period", period), ("amount", amount.to_string()), ("basis", basis)]
    {
        values.insert(key.to_owned(), text.into());
    }
    values.insert("due".to_owned(), read::<Date>(&due.to_string())?);
    let ask = Happening {
        kind: Kind::Charge,
        // It goes where the shelf is, which is locked already.
        into: RecordGoes::Register,
        when: Happened::On(date),
        title: None,
        no: None,
        values,
        events: Vec::new(),
        papers: Vec::new(),
        category: None,
    };
    enter_on(desk, tx, (by, shelf), &ask)
}
