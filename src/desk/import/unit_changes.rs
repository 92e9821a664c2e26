//! What became of units: other values from a day on, ends, merges, splits, returns. Known by unit, day and what it was.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::archive::{BundleId, Transaction, UnitPlace, tenancy, unit_days};
use crate::desk::Desk;
use crate::desk::import::cells::Cells;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::unit_change::{amend_from, check_unheld};
use crate::error::Result;
use crate::model::book::UNIT;
use crate::model::book::lists::unit_changes::{AREA, BECAME, CHANGE, DATE, NOTE, OWNER, SUB_TENANTS, USE};
use crate::model::event::{End, Ending, EventBody};
use crate::model::script::alike;
use crate::model::unit_changes::UnitTurn;
use crate::model::{
    Area, Case, Date, Duty, FileName, Line, Member, Owner, RecordId, Refusal, Stem, Unit, UnitCode, unit_days as terms,
};

/// What a row says.
struct ChangeRow {
    unit: UnitCode,
    day: Date,
    turn: UnitTurn,
    area: Option<Area>,
    use_: Option<Line>,
    owner: Option<Line>,
    sub_tenants: Vec<Line>,
    into: Vec<UnitCode>,
    note: Option<Line>,
}

/// The words for what became of a unit.
const TURNS: [(UnitTurn, &[&str]); 3] = [
    (UnitTurn::Changed, &["更改", "變更", "更改資料"]),
    (UnitTurn::Ended, &["取消", "終止", "合併", "分拆"]),
    (UnitTurn::CameBack, &["恢復", "重新計入"]),
];

fn read(cells: &mut Cells) -> Option<ChangeRow> {
    let (unit, day) = (cells.need(&UNIT), cells.need(&DATE));
    let text = cells.text(&CHANGE);
    let said = TURNS.iter().find(|(_, words)| words.iter().any(|word| alike(word) == alike(text)));
    let turn = match said {
        Some((turn, _)) => Some(*turn),
        None => cells.need(&CHANGE),
    };
    let (area, use_, owner, sub_tenants) =
        (cells.take(&AREA), cells.take(&USE), cells.take(&OWNER), cells.list(&SUB_TENANTS));
    let (into, note) = (cells.list(&BECAME), cells.take(&NOTE));
    Some(ChangeRow { unit: unit?, day: day?, turn: turn?, area, use_, owner, sub_tenants, into, note })
}

/// Tells of each unit what became of it, in the order of the rows.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    let member = desk.entitled(tx, Duty::Unit)?;
    let returns = returns(rows);
    rows.each(|cells| {
        let Some(row) = read(cells).filter(|_| cells.is_sound()) else { return Ok(Became::Nothing) };
        let place = tenancy::unit_place(tx, &row.unit)?;
        let case = unit_days::record(tx, &place)?;
        match row.turn {
            UnitTurn::Changed => amend(desk, tx, &member, cells, (&row, &place, &case)),
            UnitTurn::Ended => {
                let until = returns.get(&place.unit).and_then(|days| days.iter().find(|day| row.day < **day));
                end(desk, tx, &member, cells, (&row, &place, &case), until.copied())
            }
            UnitTurn::CameBack => {
                let back = |deed: &EventBody| matches!(deed, EventBody::CameBack(_));
                if on_day(&case, row.day).any(back) {
                    return amend(desk, tx, &member, cells, (&row, &place, &case));
                }
                let ended = unit_days::terms(tx, &place)?.end();
                if ended.is_none_or(|ended| row.day < ended) {
                    return Err(Refusal::UnitExists(place.unit).into());
                }
                let deed = EventBody::CameBack(Ending { note: row.note.clone() });
                let event = desk.event(&member.id, Stem::Unit, row.day, deed);
                tx.add_event(&BundleId::Room(place.clone()), Stem::Unit, &event)?;
                let case = unit_days::record(tx, &place)?;
                amend(desk, tx, &member, cells, (&row, &place, &case))?;
                Ok(Became::New)
            }
        }
    })
}

/// The days on which units count again, by the rows: who came after such a day may hold the unit that had ended before it.
fn returns(rows: &Rows) -> BTreeMap<UnitCode, Vec<Date>> {
    let mut days: BTreeMap<UnitCode, Vec<Date>> = BTreeMap::new();
    for mut cells in rows.sheet.rows_among(rows.columns, rows.known.as_ref()) {
        if let Some(row) = read(&mut cells).filter(|row| row.turn == UnitTurn::CameBack) {
            days.entry(row.unit).or_default().push(row.day);
        }
    }
    days.values_mut().for_each(|days| days.sort_unstable());
    days
}

fn on_day(case: &Case, day: Date) -> impl Iterator<Item = &EventBody> {
    case.events.iter().filter(move |named| named.event.head.date() == day).map(|named| &named.event.deed)
}

fn end(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    cells: &mut Cells,
    (row, place, case): (&ChangeRow, &UnitPlace, &Case),
    until: Option<Date>,
) -> Result<Became> {
    if on_day(case, row.day).any(|deed| matches!(deed, EventBody::Ended(_))) {
        cells.compare_lists(&BECAME, &terms::became(case, row.day), &row.into, &id_of(place));
        return Ok(Became::Same);
    }
    let unit = place.unit.clone();
    let terms = unit_days::terms(tx, place)?;
    if let Some(ended) = terms.end() {
        let into = terms::became(case, ended);
        return Err(Refusal::UnitEnded { unit, ended, into }.into());
    }
    if !terms.has(row.day) {
        return Err(Refusal::UnitNotYet { unit, since: terms.since().unwrap_or(row.day) }.into());
    }
    check_unheld(tx, place, (row.day, until))?;
    for code in &row.into {
        tenancy::unit_place(tx, code)?;
    }
    let deed = EventBody::Ended(End { note: row.note.clone(), goes_on: None, into: row.into.clone() });
    let event = desk.event(&member.id, Stem::Unit, row.day, deed);
    tx.add_event(&BundleId::Room(place.clone()), Stem::Unit, &event)?;
    Ok(Became::New)
}

/// Gives the unit what the row says from its day on, where that is something else than what holds then.
fn amend(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    cells: &mut Cells,
    (row, place, case): (&ChangeRow, &UnitPlace, &Case),
) -> Result<Became> {
    let Some(now) = unit_days::unit_on(tx, place, row.day)? else {
        let since = unit_days::terms(tx, place)?.since().unwrap_or(row.day);
        return Err(Refusal::UnitNotYet { unit: place.unit.clone(), since }.into());
    };
    let told = |deed: &EventBody| matches!(deed, EventBody::Amended(new) if new.from == row.day);
    if case.events.iter().any(|named| told(&named.event.deed)) {
        compare(cells, &now, row, &id_of(place));
        return Ok(Became::Same);
    }
    let text = |line: &Option<Line>| line.as_ref().map_or_else(String::new, ToString::to_string);
    let area = |area: Option<Area>| area.map_or_else(String::new, |area| area.to_string());
    let list = |lines: &[Line]| match lines {
        [] => Value::String(String::new()),
        lines => Value::Array(lines.iter().map(|line| Value::String(line.to_string())).collect()),
    };
    let values = [
        (AREA, "area", Value::String(area(now.area)), Value::String(area(row.area))),
        (USE, "use", Value::String(text(&now.use_)), Value::String(text(&row.use_))),
        (OWNER, "owner", Value::String(text(&now.owner)), Value::String(text(&row.owner))),
        (SUB_TENANTS, "sub_tenants", list(&now.sub_tenants), list(&row.sub_tenants)),
    ];
    // A column that is not there says nothing.
    let other = values.into_iter().filter(|(column, _, had, new)| cells.has(column) && had != new);
    let values: Table = other.map(|(_, key, _, new)| (key.to_owned(), new)).collect();
    if values.is_empty() {
        return Ok(Became::Same);
    }
    amend_from(desk, tx, member, (place, values), (row.day, row.note.clone()))?;
    Ok(Became::New)
}

fn compare(cells: &mut Cells, now: &Unit, row: &ChangeRow, id: &RecordId) {
    cells.compare(&AREA, now.area.as_ref(), row.area.as_ref(), id);
    cells.compare(&USE, now.use_.as_ref(), row.use_.as_ref(), id);
    cells.compare(&OWNER, now.owner.as_ref(), row.owner.as_ref(), id);
    cells.compare_lists(&SUB_TENANTS, &now.sub_tenants, &row.sub_tenants, id);
}

fn id_of(place: &UnitPlace) -> RecordId {
    RecordId { owner: Owner::File(FileName::Present(place.unit.clone())), stem: Stem::Unit }
}
