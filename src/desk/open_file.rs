//! Opening a client's file: the cover, and a tenancy in each room (P1-4a, P2-2, P2-5, P3-1).

use crate::archive::{BundleId, ClientFolder, Tenure, Transaction, UnitPlace, tenancy, unit_days};
use crate::desk::staff::Time;
use crate::desk::{Desk, EnteredFrom, check_department, enquiry, fresh_stem, in_order, lock_file};
use crate::error::{DateOf, Result};
use crate::model;
use crate::model::record::Tenancy;
use crate::model::{Body, Cover, Date, FileName, Kind, Line, Reference, Refusal, Stem, UnitCode};

/// A client's file to open.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// The units, the first one first: the file lies under it.
    pub units: Vec<UnitCode>,
    /// What the cover says.
    pub cover: Cover,
    /// The enquiry from which it came (P1-4.1).
    pub enquiry: Option<Reference>,
    /// The volume before of a client who comes back.
    pub returns: Option<FileName>,
    /// Whether it is opened as it happens, or brought in: the department of a register is kept as it says.
    pub entry: EnteredFrom,
}

/// Opens a client's file. A unit that is let is refused.
pub fn open_file(desk: &Desk, tx: &mut Transaction, ask: OpenFile) -> Result<UnitCode> {
    let by = desk.actor(tx)?.id;
    if let Some(end) = ask.cover.lease_end {
        in_order((DateOf::MoveIn, ask.cover.move_in), (DateOf::LeaseEnd, end))?;
    }
    if let Some(custodian) = &ask.cover.custodian {
        // A register tells who kept the file of a client from the day of moving in.
        let time = match ask.entry {
            EnteredFrom::Fresh => Time::Now,
            EnteredFrom::Imported => Time::On(ask.cover.move_in),
        };
        desk.person(tx, custodian, time)?;
    }
    if let (Some(department), EnteredFrom::Fresh) = (&ask.cover.department, ask.entry) {
        check_department(tx, department)?;
    }
    let places = ask.units.iter().map(|unit| tenancy::unit_place(tx, unit)).collect::<Result<Vec<UnitPlace>, _>>()?;
    let Some(home) = places.first().cloned() else {
        return Err(crate::error::Input::NothingThere(String::new()).into());
    };
    let returns = match &ask.returns {
        Some(name) => {
            let before = tenancy::client_file(tx, name)?;
            if before.left.is_none() {
                return Err(Refusal::NotLeft(before.name).into());
            }
            Some(before.tenure.identity().parse::<Line>()?)
        }
        None => None,
    };
    let tail = tx.fresh_tail(&BundleId::Room(home.clone()))?;
    let folder = ClientFolder::new(ask.cover.move_in, &ask.cover.label, tail);
    let file = BundleId::Client(home.clone(), folder.clone());
    let from = ask.enquiry.as_ref().map(|reference| enquiry::bundle_of(tx, reference)).transpose()?;
    tx.lock(places.iter().cloned().map(BundleId::Room).chain([file.clone()]).chain(from))?;
    let move_in = ask.cover.move_in;
    for place in &places {
        check_free(desk, tx, place, move_in)?;
    }
    let mut cover = desk.record(&by, move_in, None, Body::Cover(ask.cover));
    if let Some(reference) = &ask.enquiry {
        cover.head.enquiry = Some(enquiry::take_along(desk, tx, reference)?);
    }
    tx.add_record(&file, Stem::Cover, &cover)?;
    for place in &places {
        let of_home = returns.clone().filter(|_| *place == home);
        add_tenancy(desk, tx, &by, place, (&home, &folder), move_in, of_home)?;
    }
    Ok(home.unit)
}

/// Gives the client of one unit a further one.
pub fn add_further(
    desk: &Desk,
    tx: &mut Transaction,
    unit: &UnitCode,
    with: &UnitCode,
    move_in: Date,
) -> Result<UnitCode> {
    let by = desk.actor(tx)?.id;
    let place = tenancy::unit_place(tx, unit)?;
    let further = BundleId::Room(place.clone());
    let file = lock_file(tx, &FileName::Present(with.clone()), |file| {
        vec![file.main.clone(), BundleId::Room(file.home.clone()), further.clone()]
    })?;
    in_order((DateOf::MoveIn, file.since), (DateOf::This, move_in))?;
    check_free(desk, tx, &place, move_in)?;
    add_tenancy(desk, tx, &by, &place, (&file.home, &file.tenure.client), move_in, None)?;
    Ok(place.unit)
}

fn add_tenancy(
    desk: &Desk,
    tx: &mut Transaction,
    by: &model::StaffId,
    place: &UnitPlace,
    (home, folder): (&UnitPlace, &ClientFolder),
    from: Date,
    returns: Option<Line>,
) -> Result<()> {
    let room = BundleId::Room(place.clone());
    let stem = fresh_stem(tx, &room, from, Kind::Tenancy)?;
    let client: Line = folder.to_string().parse()?;
    let body = Body::Tenancy(Tenancy { client, first_unit: home.unit.clone(), returns });
    tx.add_record(&room, stem, &desk.record(by, from, None, body))?;
    Ok(())
}

/// Refuses a unit that does not count on the days of a tenancy without an end, and one that somebody holds on the day of moving
/// in, or will hold after it. Who is to come later may have a file while who is there has not gone yet: tenancies may not overlap,
/// files may.
fn check_free(desk: &Desk, tx: &mut Transaction, place: &UnitPlace, move_in: Date) -> Result<()> {
    check_counts(tx, place, (move_in, None))?;
    let overlapping = |tenure: &Tenure| tenure.to.is_none_or(|to| move_in < to);
    let mut held = tenancy::tenures(tx, place)?;
    held.retain(overlapping);
    let is_coming = desk.today() < move_in && held.len() == 1;
    let Some(tenure) = held.pop().filter(|tenure| !(is_coming && tenure.is_present() && tenure.from < move_in)) else {
        return Ok(());
    };
    let file = tenancy::file_of(tx, &tenure)?;
    let company = tenancy::company(tx, &file)?;
    Err(Refusal::Let { unit: place.unit.clone(), company, since: tenure.from, until: tenure.to }.into())
}

/// Refuses a tenancy in a unit that does not count on all of its days.
pub(in crate::desk) fn check_counts(
    tx: &mut Transaction,
    place: &UnitPlace,
    (from, to): (Date, Option<Date>),
) -> Result<()> {
    let record = unit_days::record(tx, place)?;
    let terms = unit_days::terms(tx, place)?;
    if terms.holds(from, to) {
        return Ok(());
    }
    let unit = place.unit.clone();
    match (terms.end(), terms.since()) {
        (Some(ended), _) if to.is_none_or(|to| ended < to) => {
            Err(Refusal::UnitEnded { unit, ended, into: model::unit_days::became(&record, ended) }.into())
        }
        (_, since) => Err(Refusal::UnitNotYet { unit, since: since.unwrap_or(from) }.into()),
    }
}
