//! A charge for every client at once, by the area of their units and the days of the month on which they held them (P3-1).
//!
//! One transaction makes all of it or nothing. A unit for which its client was charged the same item for the same period before is passed over, whoever
//! entered that charge: running it again charges nobody twice.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::archive::{BundleId, ClientFile, Lookup, LookupError, Tenure, Transaction, UnitPlace, tenancy, unit_days};
use crate::desk::charge_run::{ChargeOutcome, Reckoned, RunLine, check_floors, enter};
use crate::desk::shelf::Shelf;
use crate::desk::{Desk, in_order, in_past};
use crate::error::{DateOf, Result};
use crate::model::invalid::{Fault, Wanted};
use crate::model::money::{Money, Rate};
use crate::model::month::Month;
use crate::model::unit_days::on_day;
use crate::model::{AsOf, Body, Case, Date, FloorCode, Happened, Invalid, Kind, Line, RecordId, StaffId, UnitCode};

/// A charge for all.
#[derive(Clone, Debug)]
pub struct ChargeAll {
    /// What is charged for.
    pub item: Line,
    /// The price of a square metre for a month.
    pub rate: Rate,
    /// The month that is charged for.
    pub period: Month,
    /// The day on which the charges are due.
    pub due: Date,
    /// The day on which they are issued.
    pub date: Date,
    /// The floors of which the units are charged; none means all.
    pub floors: Vec<FloorCode>,
}

/// A client with the units that they held in the month.
struct Holder {
    file: ClientFile,
    held: Vec<(UnitPlace, Tenure)>,
}

/// Charges every client for a month; the clients in the order of their first units.
///
/// # Errors
/// A floor is unknown; the charges would be issued after today, or due before they are issued; an amount is no money any more.
pub fn charge_all(desk: &Desk, tx: &mut Transaction, ask: &ChargeAll) -> Result<Vec<RunLine>> {
    let by = desk.actor(tx)?.id;
    in_past(desk, Happened::On(ask.date))?;
    in_order((DateOf::Issued, ask.date), (DateOf::PayBy, ask.due))?;
    tx.lock_archive()?;
    check_floors(tx, &ask.floors)?;
    let holders = holders(tx, ask)?;
    holders.iter().map(|holder| charge(desk, tx, (&by, ask), holder)).collect()
}

/// Every client who held a unit on a day of the month, in the order of their first units, the earliest first.
fn holders(tx: &mut Transaction, ask: &ChargeAll) -> Result<Vec<Holder>> {
    let mut holders: BTreeMap<BundleId, Holder> = BTreeMap::new();
    for place in tx.units()?.iter() {
        // A unit that was entered by mistake is none.
        match tenancy::unit_place(tx, &place.unit) {
            Ok(found) if found == *place => {}
            Ok(_) | Err(LookupError::VoidUnit(_)) => continue,
            Err(e) => return Err(e.into()),
        }
        for tenure in tenancy::tenures(tx, place)? {
            if !ask.period.dates().any(|day| tenure.holds_on(day)) {
                continue;
            }
            if ask.floors.is_empty() || ask.floors.contains(&place.floor) {
                let file = tenancy::file_of(tx, &tenure)?;
                let holder = holders.entry(file.main.clone()).or_insert(Holder { file, held: Vec::new() });
                holder.held.push((place.clone(), tenure));
            }
        }
    }
    let mut holders: Vec<Holder> = holders.into_values().collect();
    holders.sort_by_cached_key(|holder| {
        let first = holder.held.iter().map(|(_, tenure)| tenure.from).min();
        (holder.file.home.unit.clone(), first, holder.file.main.clone())
    });
    Ok(holders)
}

fn charge(desk: &Desk, tx: &mut Transaction, (by, ask): (&StaffId, &ChargeAll), holder: &Holder) -> Result<RunLine> {
    let file = &holder.file;
    let shelf = Shelf::of_file(file);
    let company = tenancy::company(tx, file)?;
    let line = |quantity, amount, outcome| RunLine {
        file: file.name.clone(),
        unit: file.lead.unit.clone(),
        company: company.clone(),
        meter: None,
        quantity,
        amount,
        outcome,
    };
    let charges = shelf.cases(tx, Kind::Charge)?;
    let before = |unit: &UnitCode| charges.iter().find(|case| is_same(case, ask, unit));
    let (charged, left): (Vec<_>, Vec<_>) = holder.held.iter().partition(|(place, _)| before(&place.unit).is_some());
    if left.is_empty()
        && let Some(before) = charged.iter().find_map(|(place, _)| before(&place.unit))
    {
        let id = RecordId { owner: shelf.owner.clone(), stem: before.stem };
        return Ok(line(None, None, ChargeOutcome::Before(id)));
    }
    let (mut area_days, mut unknown) = (Decimal::ZERO, Vec::new());
    for (place, tenure) in left.iter().copied() {
        match area_days_of(tx, place, tenure, ask.period)? {
            Some(of_unit) => area_days += of_unit,
            None => unknown.push(place.unit.clone()),
        }
    }
    if !unknown.is_empty() {
        return Ok(line(None, None, ChargeOutcome::NoArea(unknown)));
    }
    let days = ask.period.days();
    let amount = area_days.checked_mul(ask.rate.price()).and_then(|whole| Money::share(whole, days));
    let amount = amount.ok_or_else(|| Invalid::new(Wanted::Rate, ask.rate, Fault::OutOfRange))?;
    if amount.amount().is_zero() {
        return Ok(line(Some(area_days), Some(amount), ChargeOutcome::Nothing));
    }
    let charge = Reckoned {
        item: &ask.item,
        period: ask.period.to_string(),
        amount,
        basis: format!("{} m²·d × {} ÷ {days} d", area_days.normalize(), ask.rate),
        days: (ask.date, ask.due),
    };
    let units: BTreeSet<String> = left.iter().map(|(place, _)| place.unit.to_string()).collect();
    let units = toml::Value::Array(units.into_iter().map(toml::Value::String).collect());
    let also = toml::Table::from_iter([("units".to_owned(), units)]);
    let id = enter(desk, tx, (by, &shelf), (charge, also))?;
    Ok(line(Some(area_days), Some(amount), ChargeOutcome::Charged(id)))
}

/// Whether a charge is for a unit, and the same item and period. One that names no units is for all.
fn is_same(case: &Case, ask: &ChargeAll, unit: &UnitCode) -> bool {
    match &case.record.body {
        Body::Charge(charge) => {
            let period = charge.period.as_ref().map(ToString::to_string);
            let of_unit = charge.units.is_empty() || charge.units.contains(unit);
            charge.item == ask.item && period == Some(ask.period.to_string()) && of_unit
        }
        _ => false,
    }
}

/// The area of a unit on each day of a month on which it was held, added up; none where it is not known.
fn area_days_of(tx: &mut Transaction, place: &UnitPlace, tenure: &Tenure, month: Month) -> Result<Option<Decimal>> {
    let unit = unit_days::record(tx, place)?;
    let area = |day| Some(on_day(&unit, day, &AsOf::NOW)?.area?.square_metres());
    let mut held = month.dates().filter(|day| tenure.holds_on(*day));
    Ok(held.try_fold(Decimal::ZERO, |sum, day| Some(sum + area(day)?)))
}
