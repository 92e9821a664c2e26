//! Charges by what went through meters between two readings, at the tariffs of `deedbox.toml` (P3-1).
//!
//! A charge says up to which reading it goes: the next one begins there, so that no stretch is charged twice.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::{BundleId, ClientFile, Lookup, LookupError, Transaction, tenancy};
use crate::desk::charge_run::{ChargeOutcome, Reckoned, RunLine, check_floors, enter};
use crate::desk::shelf::Shelf;
use crate::desk::{Desk, in_order, in_past};
use crate::error::{DateOf, Result};
use crate::model::form::read;
use crate::model::invalid::{Fault, Wanted};
use crate::model::meter::Tariff;
use crate::model::metering::{MeterHistory, Uncharged};
use crate::model::money::Money;
use crate::model::{Date, FloorCode, Happened, Invalid, Kind, Line, RecordId, StaffId};

/// A run over all meters.
#[derive(Clone, Debug)]
pub struct ChargeReadings {
    /// The day on which the charges are due.
    pub due: Date,
    /// The day on which they are issued.
    pub date: Date,
    /// Clients whose files go under a unit on these floors; none means all.
    pub floors: Vec<FloorCode>,
}

/// Charges what went through every meter since it was charged last; the clients in the order of their first units.
///
/// # Errors
/// A floor is unknown; the charges would be issued after today, or due before they are issued; an amount is no money any more.
pub fn charge_readings(desk: &Desk, tx: &mut Transaction, ask: &ChargeReadings) -> Result<Vec<RunLine>> {
    let by = desk.actor(tx)?.id;
    in_past(desk, Happened::On(ask.date))?;
    in_order((DateOf::Issued, ask.date), (DateOf::PayBy, ask.due))?;
    tx.lock_archive()?;
    check_floors(tx, &ask.floors)?;
    let mut lines = Vec::new();
    for file in files(tx, &ask.floors)? {
        let shelf = Shelf::of_file(&file);
        let readings = shelf.cases(tx, Kind::Reading)?;
        if readings.is_empty() {
            continue;
        }
        let cases = [readings, shelf.cases(tx, Kind::Charge)?].concat();
        for (meter, history) in MeterHistory::of(&cases) {
            let Some(open) = history.uncharged().filter(|open| open.to.date <= ask.date) else { continue };
            let metered = Metered { file: &file, shelf: &shelf, meter, tariff: history.tariff, open };
            lines.push(charge(desk, tx, (&by, ask), &metered)?);
        }
    }
    Ok(lines)
}

/// The files of all clients there were, in the order of their first units.
fn files(tx: &mut Transaction, floors: &[FloorCode]) -> Result<Vec<ClientFile>> {
    let mut files: BTreeMap<BundleId, ClientFile> = BTreeMap::new();
    for place in tx.units()?.iter() {
        match tenancy::unit_place(tx, &place.unit) {
            Ok(found) if found == *place => {}
            Ok(_) | Err(LookupError::VoidUnit(_)) => continue,
            Err(e) => return Err(e.into()),
        }
        for tenure in tenancy::tenures(tx, place)? {
            let file = tenancy::file_of(tx, &tenure)?;
            if floors.is_empty() || floors.contains(&file.lead.floor) {
                files.entry(file.main.clone()).or_insert(file);
            }
        }
    }
    let mut files: Vec<ClientFile> = files.into_values().collect();
    files.sort_by_cached_key(|file| (file.home.unit.clone(), file.tenure.from, file.main.clone()));
    Ok(files)
}

/// A meter of a client with what is not charged yet.
struct Metered<'a> {
    file: &'a ClientFile,
    shelf: &'a Shelf,
    meter: Line,
    tariff: Option<Line>,
    open: Uncharged,
}

fn charge(
    desk: &Desk,
    tx: &mut Transaction,
    (by, ask): (&StaffId, &ChargeReadings),
    metered: &Metered,
) -> Result<RunLine> {
    let company = tenancy::company(tx, metered.file)?;
    let used = metered.open.used();
    let line = |amount, outcome| RunLine {
        file: metered.file.name.clone(),
        unit: metered.file.lead.unit.clone(),
        company: company.clone(),
        meter: Some(metered.meter.clone()),
        quantity: Some(used),
        amount,
        outcome,
    };
    let tariffs = &tx.archive().settings().tariffs;
    let Some(tariff) = tariff_of(tariffs, metered.tariff.as_ref()).cloned() else {
        return Ok(line(None, ChargeOutcome::NoTariff));
    };
    if used.is_sign_negative() && !used.is_zero() {
        let id = RecordId { owner: metered.shelf.owner.clone(), stem: metered.open.to.stem };
        return Ok(line(None, ChargeOutcome::ReadsLower(id)));
    }
    let amount = used.checked_mul(tariff.per_unit.price()).and_then(|whole| Money::share(whole, 1));
    let amount = amount.ok_or_else(|| Invalid::new(Wanted::Rate, tariff.per_unit, Fault::OutOfRange))?;
    if amount.amount().is_zero() {
        return Ok(line(Some(amount), ChargeOutcome::Nothing));
    }
    let Uncharged { from, to, stretches } = &metered.open;
    let stretch = |(from, to): &(Decimal, Decimal)| format!("{} → {}", from.normalize(), to.normalize());
    let stretches: Vec<String> = stretches.iter().map(stretch).collect();
    let charge = Reckoned {
        item: &tariff.item,
        period: format!("{} – {}", from.date, to.date),
        amount,
        basis: format!(
            "{}: {} = {} {} × {}",
            metered.meter,
            stretches.join(", "),
            used.normalize(),
            tariff.unit,
            tariff.per_unit
        ),
        days: (ask.date, ask.due),
    };
    let also = toml::Table::from_iter([
        ("meter".to_owned(), metered.meter.to_string().into()),
        ("read_on".to_owned(), read::<Date>(&to.date.to_string())?),
        ("read".to_owned(), to.value.to_string().into()),
    ]);
    let id = enter(desk, tx, (by, metered.shelf), (charge, also))?;
    Ok(line(Some(amount), ChargeOutcome::Charged(id)))
}

/// The tariff of a meter: the one that was named; where none was, the only one of the estate.
fn tariff_of<'t>(tariffs: &'t BTreeMap<Line, Tariff>, named: Option<&Line>) -> Option<&'t Tariff> {
    match named {
        Some(named) => tariffs.get(named),
        None => tariffs.values().next().filter(|_| tariffs.len() == 1),
    }
}
