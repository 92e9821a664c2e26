//! The clients, known by unit, company and day of moving in; also those who have left.

use std::collections::BTreeMap;

use crate::archive::{BundleId, ClientFile, Lookup, Transaction, tenancy};
use crate::desk::import::cells::Cells;
use crate::desk::import::enquiries::Enquiries;
use crate::desk::import::headers::{RegisterColumn, UNIT};
use crate::desk::import::moveouts;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::import::values::Holds;
use crate::desk::open_file::{OpenFile, add_further, open_file};
use crate::desk::{Desk, EnteredFrom};
use crate::error::Result;
use crate::model::text::count;
use crate::model::{
    Body, Contact, Cover, Date, FileName, Line, Moment, Owner, RecordId, Reference, Stem, StemText, UnitCode,
};

const COMPANY: RegisterColumn = RegisterColumn::filled(
    "公司名稱",
    &[
        "company",
        "company name",
        "公司",
        "客戶名稱",
        "客戶",
        "租戶名稱",
        "租戶",
        "單位名稱",
        "業主姓名",
        "業主名稱",
        "client",
        "client name",
        "tenant",
        "tenant name",
        "Client (company) name",
    ],
);
const ENGLISH: RegisterColumn =
    RegisterColumn::maybe("英文名稱", &["english", "english name", "英文名", "英文公司名稱", "公司英文名稱"]);
const NATURE: RegisterColumn = RegisterColumn::maybe(
    "公司性質",
    &["nature", "business type", "business", "行業", "經營範圍", "業務性質", "industry"],
);
const HEADCOUNT: RegisterColumn =
    RegisterColumn::maybe("人數", &["headcount", "staff count", "人員構成", "員工人數", "公司人數"]).of(Holds::Count);
pub(super) const MOVE_IN: RegisterColumn = RegisterColumn::filled(
    "入住日期",
    &["move_in", "move in date", "moved in", "遷入日期", "進場日期", "遷入日", "入住日", "入伙日期"],
)
.of(Holds::Day);
const LEASE_END: RegisterColumn = RegisterColumn::maybe(
    "租約到期日",
    &[
        "lease_end",
        "lease to",
        "lease expiry",
        "租約到期",
        "租約到期日期",
        "租期止",
        "到期日",
        "到期日期",
        "合同到期日",
        "租約屆滿日",
    ],
)
.of(Holds::Day);
const CONTACT: RegisterColumn =
    RegisterColumn::maybe("聯繫人", &["contact", "contact person", "聯絡人", "負責人", "聯繫人姓名", "聯絡人姓名"]);
const PHONE: RegisterColumn = RegisterColumn::maybe(
    "電話",
    &[
        "phone",
        "telephone",
        "tel",
        "phone no",
        "contact phone",
        "聯繫電話",
        "聯絡電話",
        "電話號碼",
        "手機",
        "手機號碼",
        "手提電話",
    ],
);
const EMAIL: RegisterColumn =
    RegisterColumn::maybe("電郵", &["email", "e-mail", "電子郵件", "電子郵箱", "郵箱", "電郵地址"]);
const WEBSITE: RegisterColumn = RegisterColumn::maybe("網址", &["website", "web", "官網", "網站"]);
const EMERGENCY: RegisterColumn =
    RegisterColumn::maybe("緊急聯繫人", &["emergency", "emergency contact", "緊急聯絡人", "應急聯繫人", "應急聯絡人"]);
const EMERGENCY_PHONE: RegisterColumn =
    RegisterColumn::maybe("緊急電話", &["emergency_phone", "緊急聯繫電話", "緊急聯絡電話", "應急電話", "應急聯繫電話"]);
const CREDIT: RegisterColumn = RegisterColumn::maybe("信用狀況", &["credit", "credit standing", "信用描述", "信用"]);
const CUSTODIAN: RegisterColumn = RegisterColumn::maybe("專管人", &["custodian", "專管員", "檔案專管人"]);
const DEPARTMENT: RegisterColumn = RegisterColumn::maybe(
    "建檔部門",
    &["department", "keeping department", "部門", "所屬部門", "歸口部門", "管理部門"],
);
pub(super) const ALSO: RegisterColumn =
    RegisterColumn::maybe("其他單元", &["also", "further units", "other units", "其他房號"]).of(Holds::Units);
const ENQUIRY: RegisterColumn = RegisterColumn::maybe("查詢編號", &["enquiry", "enquiry no"]);

/// Who has left; brought in as a departure (`moveouts`).
pub(super) const MOVED_OUT: RegisterColumn = RegisterColumn::maybe("遷出日期", moveouts::MOVED_OUT).of(Holds::Day);

pub const COLUMNS: &[RegisterColumn] = &[
    UNIT,
    COMPANY,
    ENGLISH,
    NATURE,
    HEADCOUNT,
    MOVE_IN,
    LEASE_END,
    CONTACT,
    PHONE,
    EMAIL,
    WEBSITE,
    EMERGENCY,
    EMERGENCY_PHONE,
    CREDIT,
    CUSTODIAN,
    DEPARTMENT,
    ALSO,
    ENQUIRY,
    MOVED_OUT,
];

struct ClientRow {
    unit: UnitCode,
    also: Vec<UnitCode>,
    /// Further units that were taken later, each with its day.
    later: Vec<(UnitCode, Date)>,
    cover: Cover,
    /// The enquiry from which it came, by its number.
    enquiry: Option<Line>,
}

fn read(cells: &mut Cells) -> Option<ClientRow> {
    let (unit, company, move_in) = (cells.need::<UnitCode>(&UNIT), cells.need::<Line>(&COMPANY), cells.need(&MOVE_IN));
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
    let (further, enquiry): (Vec<FileName>, _) = (cells.list(&ALSO), cells.take(&ENQUIRY));
    let (unit, company, move_in) = (unit?, company?, move_in?);
    let mut also: Vec<UnitCode> = further.iter().map(|name| name.unit().clone()).collect();
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
    };
    Some(ClientRow { unit, also, later, cover, enquiry })
}

/// Opens the files of the clients who are not known yet.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
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
                entry: EnteredFrom::Imported,
            },
        )?;
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;

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
