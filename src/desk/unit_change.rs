//! What becomes of units: one ends, several are merged, one is split, from a day on (P2-2, P2-9). The areas of a floor add up on
//! every day, and nobody holds a unit on a day on which it does not count.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use toml::{Table, Value};

use crate::archive::{BundleId, Lookup, Tenure, Transaction, UnitPlace, is_void_unit, tenancy, unit_days};
use crate::desk::shelf::named;
use crate::desk::{Desk, voiding};
use crate::error::{Input, Result};
use crate::model::event::{Amendment, End, Ending, EventBody, Values};
use crate::model::proposal::Proposal;
use crate::model::{
    Area, AsOf, Body, Case, Date, Duty, FileName, Happened, Line, Member, Owner, RecordId, Reference, Refusal, Stem,
    Unit, UnitCode, UnitPart,
};

/// What becomes of some units on a day.
#[derive(Clone, Debug)]
pub struct ChangeUnits {
    /// The units; none of them is let from the day on.
    pub units: Vec<UnitCode>,
    /// What they become; nothing where they end.
    pub into: Vec<UnitPart>,
    /// The first day on which it is so.
    pub date: Date,
    /// A remark.
    pub note: Option<Line>,
}

/// A unit that changes, with what its record says on the day.
struct ChangingUnit {
    place: UnitPlace,
    unit: Unit,
}

/// Ends, merges or splits units.
///
/// # Errors
/// Who acts may not; a unit is let on the day or later, lies on another floor, or does not count; a code is taken; the areas do not
/// add up.
pub fn change(desk: &Desk, tx: &mut Transaction, ask: &ChangeUnits) -> Result<Vec<UnitCode>> {
    let member = desk.entitled(tx, Duty::Unit)?;
    // A code is one unit on whatever floor: no room's lock would keep two apart.
    tx.lock_archive()?;
    let mut sources = Vec::new();
    for code in &ask.units {
        sources.push(source(tx, code, ask.date)?);
    }
    let Some(first) = sources.first() else { return Err(Input::NothingThere(String::new()).into()) };
    if let Some(other) = sources.iter().find(|source| source.place.floor != first.place.floor) {
        let (unit, floor) = (other.place.unit.clone(), first.place.floor.clone());
        return Err(Refusal::OtherFloor { unit, floor }.into());
    }
    check_once(ask.units.iter())?;
    check_once(ask.into.iter().map(|part| &part.code))?;
    let parts = with_areas(&sources, &ask.into)?;
    let into: Vec<UnitCode> = parts.iter().map(|part| part.code.clone()).collect();
    for source in sources.iter().filter(|source| !into.contains(&source.place.unit)) {
        let end = End { note: ask.note.clone(), goes_on: None, into: into.clone() };
        let event = desk.event(&member.id, Stem::Unit, ask.date, EventBody::Ended(end));
        tx.add_event(&BundleId::Room(source.place.clone()), Stem::Unit, &event)?;
    }
    for part in &parts {
        become_unit(desk, tx, &member, (&sources, part), ask)?;
    }
    Ok(if into.is_empty() { ask.units.clone() } else { into })
}

/// A unit that counts on the day and after it, and that nobody holds from then on.
fn source(tx: &mut Transaction, code: &UnitCode, date: Date) -> Result<ChangingUnit> {
    let place = tenancy::unit_place(tx, code)?;
    let (record, terms) = (unit_days::record(tx, &place)?, unit_days::terms(tx, &place)?);
    let unit = place.unit.clone();
    if let Some(ended) = terms.end() {
        let into = crate::model::unit_days::became(&record, ended);
        return Err(Refusal::UnitEnded { unit, ended, into }.into());
    }
    let Some(on_day) = unit_days::unit_on(tx, &place, date)? else {
        return Err(Refusal::UnitNotYet { unit, since: terms.since().unwrap_or(date) }.into());
    };
    check_not_later(&record, &unit, date)?;
    check_unheld(tx, &place, (date, None))?;
    Ok(ChangingUnit { place, unit: on_day })
}

/// Refuses a unit that somebody holds on a day from one on, up to another where there is one.
pub(in crate::desk) fn check_unheld(
    tx: &mut Transaction,
    place: &UnitPlace,
    (date, until): (Date, Option<Date>),
) -> Result<()> {
    let held = |tenure: &Tenure| tenure.to.is_none_or(|to| date < to) && until.is_none_or(|until| tenure.from < until);
    let Some(tenure) = tenancy::tenures(tx, place)?.into_iter().find(held) else { return Ok(()) };
    let file = tenancy::file_of(tx, &tenure)?;
    let company = tenancy::company(tx, &file)?;
    Err(Refusal::LetThen { unit: place.unit.clone(), company, since: tenure.from, date }.into())
}

/// Refuses a unit of which another area was told from a later day on: what it becomes by now would not have that.
fn check_not_later(record: &Case, unit: &UnitCode, date: Date) -> Result<()> {
    let proposals = record.proposals(&AsOf::NOW);
    let areas = proposals.iter().filter(|proposal| proposal.holds()).filter_map(Proposal::amendment);
    let later = areas.filter(|amendment| amendment.values.0.contains_key("area")).map(|amendment| amendment.from);
    // What is told from the day of its entry on is a correction.
    let own = record.record.head.date();
    match later.filter(|from| date < *from && *from != own).min() {
        None => Ok(()),
        Some(from) => Err(Refusal::UnitChangesLater { unit: unit.clone(), from }.into()),
    }
}

fn check_once<'c>(codes: impl Iterator<Item = &'c UnitCode>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(Input::UnitTwice(code.clone()).into());
        }
    }
    Ok(())
}

/// The parts with their areas: together they have what the units had, where that is known. Of one part it need not be told.
fn with_areas(sources: &[ChangingUnit], parts: &[UnitPart]) -> Result<Vec<UnitPart>> {
    let known: Option<Decimal> = sources.iter().map(|source| source.unit.area.map(Area::square_metres)).sum();
    let told: Option<Decimal> = parts.iter().map(|part| part.area.map(Area::square_metres)).sum();
    match (parts, known, told) {
        ([], _, _) => Ok(Vec::new()),
        ([only], Some(sum), None) => Ok(vec![UnitPart { area: Some(sum.to_string().parse()?), ..only.clone() }]),
        (_, Some(sum), told) if told != Some(sum) => Err(Input::AreasDiffer { sum, told }.into()),
        // Of what is not known all the parts' areas make as much as the floor gains by them.
        _ => Ok(parts.to_vec()),
    }
}

/// Makes a unit of a part: one of those that change keeps its code, one that had ended counts again, else it is new.
fn become_unit(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    (sources, part): (&[ChangingUnit], &UnitPart),
    ask: &ChangeUnits,
) -> Result<()> {
    if let Some(source) = sources.iter().find(|source| source.place.unit == part.code) {
        return amend_area(desk, tx, member, (&source.place, source.unit.area, part.area), ask);
    }
    let Some(first) = sources.first() else { return Ok(()) };
    let floor = first.place.floor.clone();
    let others: Vec<UnitPlace> = tx.units()?.iter().filter(|place| place.unit == part.code).cloned().collect();
    for other in &others {
        if is_void_unit(tx.archive().reader(), other)? {
            if other.floor == floor {
                return Err(Refusal::UnitVoided(part.code.clone()).into());
            }
            continue;
        }
        if other.floor != floor {
            return Err(Refusal::UnitExists(part.code.clone()).into());
        }
        return bring_back(desk, tx, member, (other, part), ask);
    }
    let place = UnitPlace { floor: floor.clone(), unit: part.code.clone() };
    let same_use = sources.iter().all(|source| source.unit.use_ == first.unit.use_);
    let same_owner = sources.iter().all(|source| source.unit.owner == first.unit.owner);
    let unit = Unit {
        code: part.code.clone(),
        floor,
        area: part.area,
        use_: first.unit.use_.clone().filter(|_| same_use),
        since: Some(ask.date),
        owner: first.unit.owner.clone().filter(|_| same_owner),
        sub_tenants: Vec::new(),
    };
    let record = desk.record(&member.id, ask.date, None, Body::Unit(unit));
    tx.add_record(&BundleId::Room(place.clone()), Stem::Unit, &record)?;
    tx.note_unit(place);
    Ok(())
}

/// Lets a unit count again that had ended by the day, on the floor on which it lay.
pub(in crate::desk) fn bring_back(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    (place, part): (&UnitPlace, &UnitPart),
    ask: &ChangeUnits,
) -> Result<()> {
    let terms = unit_days::terms(tx, place)?;
    if terms.end().is_none_or(|ended| ask.date < ended) {
        return Err(Refusal::UnitExists(part.code.clone()).into());
    }
    let record = unit_days::record(tx, place)?;
    check_not_later(&record, &part.code, ask.date)?;
    let had = record.values_in(&AsOf::of_day(ask.date)).and_then(|unit| match unit.body {
        Body::Unit(unit) => unit.area,
        _ => None,
    });
    let event = EventBody::CameBack(Ending { note: ask.note.clone() });
    let event = desk.event(&member.id, Stem::Unit, ask.date, event);
    tx.add_event(&BundleId::Room(place.clone()), Stem::Unit, &event)?;
    amend_area(desk, tx, member, (place, had, part.area), ask)
}

/// Gives a unit another area from the day on: proposed and approved at once by who changes it.
fn amend_area(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    (place, had, area): (&UnitPlace, Option<Area>, Option<Area>),
    ask: &ChangeUnits,
) -> Result<()> {
    let Some(area) = area.filter(|area| had != Some(*area)) else { return Ok(()) };
    let values = Table::from_iter([("area".to_owned(), Value::String(area.to_string()))]);
    amend_from(desk, tx, member, (place, values), (ask.date, ask.note.clone()))
}

/// Gives a unit other values from a day on: proposed and approved at once by who changes it.
pub(in crate::desk) fn amend_from(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    (place, values): (&UnitPlace, Table),
    (from, reason): (Date, Option<Line>),
) -> Result<()> {
    let owner = Owner::File(FileName::Present(place.unit.clone()));
    let unit = named(tx, &Reference::to(&RecordId { owner, stem: Stem::Unit }))?;
    let amendment = Amendment { from, paper: None, reason, attachments: Vec::new(), values: Values(values) };
    let when = Happened::On(desk.today());
    let step = voiding::add(desk, tx, (&member.id, &unit), when, EventBody::Amended(amendment))?;
    voiding::approve_now(desk, tx, (member, &unit), step, when)
}
