//! The clients, known by unit, company and day of moving in; also those who have left.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{BundleId, ClientFile, Lookup, Transaction, tenancy};
use crate::desk::import::cells::Cells;
use crate::desk::import::enquiries::Enquiries;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::open_file::{OpenFile, add_further, open_file};
use crate::desk::{Desk, EnteredFrom};
use crate::error::Result;
use crate::model::book::lists::clients::{
    ALSO, COMPANY, CONTACT, CREDIT, CUSTODIAN, DEPARTMENT, EMAIL, EMERGENCY, EMERGENCY_PHONE, ENGLISH, ENQUIRY,
    HEADCOUNT, LEASE_END, MOVE_IN, NATURE, OWNER, PHONE, PLACE, SUB_TENANTS, UNIT, WEBSITE,
};
use crate::model::event::{EventBody, Locating};
use crate::model::text::count;
use crate::model::{
    Body, Contact, Cover, Date, FileName, Line, Moment, Owner, Place, RecordId, Reference, Stem, StemText, UnitCode,
};

struct ClientRow {
    unit: UnitCode,
    also: Vec<UnitCode>,
    /// Further units that were taken later, each with its day.
    later: Vec<(UnitCode, Date)>,
    cover: Cover,
    /// The enquiry from which it came, by its number.
    enquiry: Option<Line>,
    /// Where its paper stands.
    place: Option<Place>,
}

fn read(cells: &mut Cells) -> Option<ClientRow> {
    let mut units = if cells.text(&UNIT).is_empty() {
        cells.need::<UnitCode>(&UNIT).into_iter().collect()
    } else {
        cells.list::<UnitCode>(&UNIT)
    }
    .into_iter();
    let (unit, company, move_in) = (units.next(), cells.need::<Line>(&COMPANY), cells.need(&MOVE_IN));
    let (english, nature) = (cells.take(&ENGLISH), cells.take(&NATURE));
    let headcount = if cells.text(&HEADCOUNT).is_empty() {
        None
    } else {
        let parsed = count(cells.text(&HEADCOUNT));
        cells.checked(&HEADCOUNT, parsed)
    };
    let lease_end = cells.take(&LEASE_END);
    let contact = Contact { name: cells.take(&CONTACT), phone: cells.take(&PHONE), email: cells.take(&EMAIL) };
    let emergency = Contact { name: cells.take(&EMERGENCY), phone: cells.take(&EMERGENCY_PHONE), email: None };
    let (website, credit, custodian) = (cells.take(&WEBSITE), cells.take(&CREDIT), cells.take(&CUSTODIAN));
    let department = cells.take(&DEPARTMENT);
    let (owner, sub_tenants) = (cells.take(&OWNER), cells.list(&SUB_TENANTS));
    let (further, enquiry): (Vec<FileName>, _) = (cells.list(&ALSO), cells.take(&ENQUIRY));
    let place = cells.take(&PLACE);
    let (unit, company, move_in) = (unit?, company?, move_in?);
    let mut also: Vec<UnitCode> = further.iter().map(|name| name.unit().clone()).chain(units).collect();
    // `0204@2022-05-01` is one that was taken on that day.
    let later = further.into_iter().filter_map(|name| match name {
        FileName::Departed(unit, day) => Some((unit, day)),
        FileName::Present(_) => None,
    });
    let later = later.collect();
    also.sort();
    also.dedup();
    also.retain(|further| *further != unit);
    let known = |contact: Contact| if contact.is_empty() { Vec::new() } else { vec![contact] };
    let cover = Cover {
        label: company.clone(),
        company,
        english,
        nature,
        headcount,
        move_in,
        lease_end,
        contacts: known(contact),
        emergency: known(emergency),
        website,
        credit,
        custodian,
        department,
        owner,
        sub_tenants,
    };
    Some(ClientRow { unit, also, later, cover, enquiry, place })
}

/// Opens the files of the clients who are not known yet.
///
/// Of the files in `placed` a register of places of the same import says where the paper stands.
pub(super) fn bring_in(
    desk: &Desk,
    tx: &mut Transaction,
    rows: &Rows,
    placed: &BTreeSet<FileName>,
) -> Result<RowCounts> {
    desk.actor(tx)?;
    let mut further = further_units(tx)?;
    let mut enquiries = Enquiries::default();
    rows.each(|cells| {
        let Some(row) = read(cells).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        let enquiry = row.enquiry.as_ref().map(|no| enquiries.of(tx, no.as_str())).transpose()?;
        if let Some((file, (first, from), at)) = first_cover(tx, &row)? {
            let id = RecordId { owner: Owner::File(file.name.clone()), stem: Stem::Cover };
            compare(cells, &first, &row.cover, &id);
            let (from, now) = (from.map(|stem| stem.0), enquiry.map(|id| id.stem));
            cells.compare(&ENQUIRY, from.as_ref(), now.as_ref(), &id);
            if !placed.contains(&file.name) {
                let put = first_place(tx, &file, at)?;
                cells.compare(&PLACE, put.as_ref(), row.place.as_ref(), &id);
            }
            let first = further.get(&(file.main.path(), at)).map(Vec::as_slice).unwrap_or_default();
            cells.compare_lists(&ALSO, first, &row.also, &id);
            return Ok(Became::Same);
        }
        let at_once = row.also.iter().filter(|unit| row.later.iter().all(|(later, _)| later != *unit));
        let units = std::iter::once(&row.unit).chain(at_once).cloned().collect();
        open_file(
            desk,
            tx,
            OpenFile {
                units,
                cover: row.cover.clone(),
                enquiry: enquiry.as_ref().map(Reference::to),
                returns: None,
                entry: EnteredFrom::Imported,
            },
        )?;
        if let Some(place) = row.place.as_ref().filter(|_| !placed.contains(&FileName::Present(row.unit.clone()))) {
            put_opened(desk, tx, &row, place)?;
        }
        for (unit, day) in &row.later {
            add_further(desk, tx, unit, &row.unit, *day)?;
        }
        if !row.also.is_empty()
            && let Some((file, _, at)) = first_cover(tx, &row)?
        {
            further.insert((file.main.path(), at), row.also);
        }
        Ok(Became::New)
    })
}

/// Notes where the paper of a file stands that was opened just now.
fn put_opened(desk: &Desk, tx: &mut Transaction, row: &ClientRow, place: &Place) -> Result<()> {
    let by = desk.actor(tx)?.id;
    if let Some((file, ..)) = first_cover(tx, row)? {
        let deed = EventBody::Located(Locating { place: place.clone() });
        let date = desk.today().max(row.cover.move_in);
        tx.add_event(&file.main, Stem::Cover, &desk.event(&by, Stem::Cover, date, deed))?;
    }
    Ok(())
}

/// Where a file was put when it was opened.
fn first_place(tx: &mut Transaction, file: &ClientFile, at: Moment) -> Result<Option<Place>> {
    let case = tx.bundle(&file.main)?.case(tx.archive().reader(), Stem::Cover)?;
    let first =
        case.events.iter().filter(|named| named.event.head.at == at).find_map(|named| match &named.event.deed {
            EventBody::Located(locating) => Some(locating.place.clone()),
            _ => None,
        });
    Ok(first)
}

/// A cover as it was opened, and the enquiry from which it came.
type OpenedCover = (Cover, Option<StemText>);

/// The file that a row was brought in as, its cover as it was opened, and when that was entered.
fn first_cover(tx: &mut Transaction, row: &ClientRow) -> Result<Option<(ClientFile, OpenedCover, Moment)>> {
    let place = tenancy::unit_place(tx, &row.unit)?;
    for tenure in tenancy::tenures(tx, &place)? {
        if tenure.first_unit != row.unit || tenure.from != row.cover.move_in {
            continue;
        }
        let file = tenancy::file_of(tx, &tenure)?;
        let case = tx.bundle(&file.main)?.case(tx.archive().reader(), Stem::Cover)?;
        let (at, enquiry) = (case.record.head.at, case.record.head.enquiry);
        match case.record.body {
            Body::Cover(first) if first.company == row.cover.company => return Ok(Some((file, (first, enquiry), at))),
            _ => {}
        }
    }
    Ok(None)
}

/// The further units of each client's file, by the moment of entry: those of the first import came with the cover.
fn further_units(tx: &mut Transaction) -> Result<BTreeMap<(String, Moment), Vec<UnitCode>>> {
    let mut further: BTreeMap<(String, Moment), Vec<UnitCode>> = BTreeMap::new();
    for place in tx.units()?.iter() {
        for tenure in tenancy::tenures(tx, place)?.into_iter().filter(|tenure| tenure.first_unit != place.unit) {
            let file = tenancy::file_of(tx, &tenure)?;
            let case = tx.bundle(&BundleId::Room(place.clone()))?.case(tx.archive().reader(), tenure.stem)?;
            further.entry((file.main.path(), case.record.head.at)).or_default().push(place.unit.clone());
        }
    }
    Ok(further)
}

fn compare(cells: &mut Cells, first: &Cover, now: &Cover, id: &RecordId) {
    cells.compare(&ENGLISH, first.english.as_ref(), now.english.as_ref(), id);
    cells.compare(&NATURE, first.nature.as_ref(), now.nature.as_ref(), id);
    cells.compare(&HEADCOUNT, first.headcount.as_ref(), now.headcount.as_ref(), id);
    cells.compare(&LEASE_END, first.lease_end.as_ref(), now.lease_end.as_ref(), id);
    let (a, b) = (first.contacts.first(), now.contacts.first());
    cells.compare(&CONTACT, a.and_then(|c| c.name.as_ref()), b.and_then(|c| c.name.as_ref()), id);
    cells.compare(&PHONE, a.and_then(|c| c.phone.as_ref()), b.and_then(|c| c.phone.as_ref()), id);
    cells.compare(&EMAIL, a.and_then(|c| c.email.as_ref()), b.and_then(|c| c.email.as_ref()), id);
    cells.compare(&WEBSITE, first.website.as_ref(), now.website.as_ref(), id);
    let (a, b) = (first.emergency.first(), now.emergency.first());
    cells.compare(&EMERGENCY, a.and_then(|c| c.name.as_ref()), b.and_then(|c| c.name.as_ref()), id);
    cells.compare(&EMERGENCY_PHONE, a.and_then(|c| c.phone.as_ref()), b.and_then(|c| c.phone.as_ref()), id);
    cells.compare(&CREDIT, first.credit.as_ref(), now.credit.as_ref(), id);
    cells.compare(&CUSTODIAN, first.custodian.as_ref(), now.custodian.as_ref(), id);
    cells.compare(&DEPARTMENT, first.department.as_ref(), now.department.as_ref(), id);
    cells.compare(&OWNER, first.owner.as_ref(), now.owner.as_ref(), id);
    cells.compare_lists(&SUB_TENANTS, &first.sub_tenants, &now.sub_tenants, id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;
    use crate::model::book::lists::clients::COLUMNS;

    #[test]
    fn a_number_alone_is_somebody_to_call() {
        let sheet = Sheet::of_text("單元,公司名稱,入住日期,緊急聯繫人,緊急電話\n0203,甲,2026-01-01,,+852 9000 0001\n");
        let row = sheet.rows(COLUMNS).next().and_then(|mut cells| read(&mut cells)).unwrap();
        let [call] = row.cover.emergency.as_slice() else { panic!() };
        assert_eq!((&call.name, call.to_string().as_str()), (&None, "+852 9000 0001"));
        assert!(row.cover.contacts.is_empty());
    }

    #[test]
    fn further_units_stand_side_by_side_and_once_each() {
        let sheet = Sheet::of_text("單元,公司名稱,入住日期,其他單元\n0203,甲,2026-01-01,G01; 0204；G01;0203\n");
        let row = sheet.rows(COLUMNS).next().and_then(|mut cells| read(&mut cells)).unwrap();
        assert_eq!(row.also.iter().map(UnitCode::as_str).collect::<Vec<_>>(), ["0204", "G01"]);
    }
}
