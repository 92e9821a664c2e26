//! Departure: a client's folder is bound where it lies, and the tenancies end (P2-3).

use std::collections::BTreeMap;

use crate::archive::{Bundle, BundleId, ClientFile, Lookup, Tenure, Transaction, file_parts, papers, tenancy};
use crate::desk::{Desk, EnteredFrom, fresh_stem, in_order, lock_file};
use crate::error::{DateOf, Error, Input, Result};
use crate::model::attachment::Attachment;
use crate::model::document::{self, Category};
use crate::model::event::{End, EventBody};
use crate::model::gist::Gist;
use crate::model::hidden_titles;
use crate::model::record::Sealed;
use crate::model::{
    AsOf, Body, Case, Date, Duty, FileName, Gate, GateState, Kind, Line, Listed, Owner, Paper, RecordId, Refusal,
    StaffId, Stem, UnitCode, gates,
};

/// A departure.
#[derive(Clone, Debug)]
pub struct MoveOut {
    pub unit: UnitCode,
    /// The day; the unit is vacant from it on.
    pub date: Date,
    /// Gates that may be shut.
    pub waive: Vec<Gate>,
    /// Why.
    pub reason: Option<Line>,
}

/// What a departure did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedOut {
    /// The client who left, by the name that they have from now on.
    pub file: FileName,
    /// What became of the file.
    pub ending: Departure,
}

/// What a departure did with the client's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// It was bound: so many papers.
    Bound(u32),
    /// A further unit alone was given up.
    Further,
    /// It goes on under the next unit that the client holds; its folder stays where it lies.
    GoesOn(UnitCode),
}

/// The move-out slip (docs/FORMS.md, 遷出登記單).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The client.
    pub company: Line,
    /// Every gate; none where the client keeps a unit.
    pub gates: Vec<GateState>,
    /// What shuts them, in words and money.
    pub about: BTreeMap<RecordId, Gist>,
}

/// What stands in the way of a departure: the gates; and what refuses it beside them is refused here as well. Where the client
/// keeps a unit, the file goes on, so no gate stands before it.
pub fn check(desk: &Desk, tx: &mut Transaction, ask: &MoveOut) -> Result<Slip> {
    let mut leaves = true;
    match move_out(desk, tx, ask) {
        Err(Error::Refused(Refusal::GatesShut { .. })) => {}
        other => leaves = matches!(other?.ending, Departure::Bound(_)),
    }
    // Seen from inside a change that nothing stands in the way of, the client has left already.
    let file = match tenancy::client_file(tx, &FileName::Present(ask.unit.clone())) {
        Ok(file) => file,
        Err(_) => tenancy::client_file(tx, &FileName::Departed(ask.unit.clone(), ask.date))?,
    };
    // The slip is read before the departure: it calls the client and the records by the names of that day.
    let company = tenancy::company(tx, &file)?;
    let owner = Owner::File(FileName::Present(file.lead.unit.clone()));
    let cases = if leaves { cases_of(tx, &file, ask.date)? } else { Vec::new() };
    let gates = if leaves { gates::gates(&owner, &cases) } else { Vec::new() };
    Ok(Slip { company, about: gates::in_words(&cases, &gates), gates })
}

/// The gates at the end of the day of departure: what happened later does not count.
fn gates_of(tx: &mut Transaction, (owner, file): (&Owner, &ClientFile), date: Date) -> Result<Vec<GateState>> {
    Ok(gates::gates(owner, &cases_of(tx, file, date)?))
}

/// What the gates look at.
fn cases_of(tx: &mut Transaction, file: &ClientFile, date: Date) -> Result<Vec<Case>> {
    let mut parts = Vec::new();
    for id in file.bundles() {
        parts.push(tx.bundle(&id)?);
    }
    let parts: Vec<&Bundle> = parts.iter().map(AsRef::as_ref).collect();
    let mut cases = Vec::new();
    for kind in gates::KINDS {
        cases.extend(gates::on_the_day(file_parts::cases_of(tx.archive().reader(), &parts, kind)?, date));
    }
    Ok(cases)
}

/// Ends a client's tenancy. With the last unit the file is bound; where the client keeps one, it goes on.
pub fn move_out(desk: &Desk, tx: &mut Transaction, ask: &MoveOut) -> Result<MovedOut> {
    depart(desk, tx, ask, EnteredFrom::Fresh)
}

/// A departure as it happens, or as a register tells of it: that one's waivers are kept as it names them.
pub(in crate::desk) fn depart(
    desk: &Desk,
    tx: &mut Transaction,
    ask: &MoveOut,
    entry: EnteredFrom,
) -> Result<MovedOut> {
    if !ask.waive.is_empty() && ask.reason.is_none() {
        return Err(Input::WaiveNeedsReason.into());
    }
    let by = desk.actor(tx)?.id;
    in_order((DateOf::MoveOut, ask.date), (DateOf::Today, desk.today()))?;
    let file = lock_file(tx, &FileName::Present(ask.unit.clone()), |file| {
        let rooms = [&file.home, &file.lead, &file.tenure.room].map(|place| BundleId::Room(place.clone()));
        rooms.into_iter().chain([file.write_to.clone()]).collect()
    })?;
    in_order((DateOf::MoveIn, file.tenure.from), (DateOf::MoveOut, ask.date))?;
    // `UNIT@DATE` is one client's name for life.
    if tenancy::tenures(tx, &file.tenure.room)?.iter().any(|tenure| tenure.to == Some(ask.date)) {
        return Err(Refusal::LeftThatDay { unit: ask.unit.clone(), date: ask.date }.into());
    }
    check_next(tx, &file, ask.date)?;
    let name = FileName::Departed(file.tenure.room.unit.clone(), ask.date);
    let went = |ending| Ok(MovedOut { file: name, ending });
    if file.tenure.room != file.lead {
        end(desk, tx, &by, &file.tenure, ask.date, None)?;
        return went(Departure::Further);
    }
    if let Some(next) = next_unit(tx, &file, ask.date)? {
        end(desk, tx, &by, &file.tenure, ask.date, Some(next.clone()))?;
        return went(Departure::GoesOn(next));
    }
    let shut = check_gates(desk, tx, &file, ask)?;
    let waived = match entry {
        EnteredFrom::Fresh => shut,
        EnteredFrom::Imported => ask.waive.clone(),
    };
    let bound = seal(desk, tx, &by, &file, ask, waived)?;
    end(desk, tx, &by, &file.tenure, ask.date, None)?;
    went(Departure::Bound(bound))
}

/// Refuses a day after that on which the next client of the unit is to come: tenancies do not overlap.
fn check_next(tx: &mut Transaction, file: &ClientFile, date: Date) -> Result<()> {
    let tenures = tenancy::tenures(tx, &file.tenure.room)?;
    let Some(next) = tenures.iter().find(|tenure| tenure.is_coming() && tenure.from < date) else { return Ok(()) };
    let coming = tenancy::file_of(tx, next)?;
    let company = tenancy::company(tx, &coming)?;
    Err(Refusal::NextComes { next: coming.name, company, since: next.from }.into())
}

/// The unit under which the file goes on: of those that the client holds on the day, the one held for longest. A unit that is
/// theirs only later leaves a gap in which the file would be nobody's.
fn next_unit(tx: &mut Transaction, file: &ClientFile, date: Date) -> Result<Option<UnitCode>> {
    let mut held: Vec<Tenure> = Vec::new();
    let rooms = tenancy::rooms_that_may_name(tx, &[&file.tenure.identity()])?;
    for place in rooms.iter().filter(|place| **place != file.lead) {
        let of_room = tenancy::tenures(tx, place)?.into_iter();
        let theirs = of_room.filter(|tenure| tenure.is_of(&file.home.unit, &file.tenure.client));
        held.extend(theirs.filter(|tenure| tenure.to.is_none_or(|to| date < to)));
    }
    held.sort_by(|a, b| (a.from, &a.room.unit).cmp(&(b.from, &b.room.unit)));
    let open = held.iter().filter(|tenure| tenure.to.is_none());
    if let Some(next) = open.clone().find(|tenure| tenure.holds_on(date)) {
        // Whoever gives up another unit, or takes one more, has the lock of the first one too.
        return Ok(Some(next.room.unit.clone()));
    }
    let since = open.map(|tenure| tenure.from).min().or(held.iter().filter_map(|tenure| tenure.to).max());
    let further: Vec<UnitCode> = held.iter().map(|tenure| tenure.room.unit.clone()).collect();
    match since {
        None => Ok(None),
        Some(since) => Err(Refusal::FurtherUnits { unit: file.lead.unit.clone(), further, since }.into()),
    }
}

/// Refuses while a gate is shut that is not waived; gives those that were shut and waived.
fn check_gates(desk: &Desk, tx: &mut Transaction, file: &ClientFile, ask: &MoveOut) -> Result<Vec<Gate>> {
    let owner = Owner::File(file.name.clone());
    let shut: Vec<GateState> =
        gates_of(tx, (&owner, file), ask.date)?.into_iter().filter(|gate| !gate.is_open()).collect();
    let (waived, standing): (Vec<GateState>, Vec<GateState>) =
        shut.into_iter().partition(|gate| ask.waive.contains(&gate.gate));
    if !standing.is_empty() {
        return Err(Refusal::GatesShut { unit: ask.unit.clone(), gates: standing, date: ask.date }.into());
    }
    if !ask.waive.is_empty() {
        desk.entitled(tx, Duty::Waive)?;
    }
    Ok(waived.into_iter().map(|gate| gate.gate).collect())
}

fn end(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    tenure: &Tenure,
    date: Date,
    goes_on: Option<UnitCode>,
) -> Result<()> {
    let room = BundleId::Room(tenure.room.clone());
    tx.lock([room.clone()])?;
    tx.add_event(
        &room,
        tenure.stem,
        &desk.event(by, tenure.stem, date, EventBody::Ended(End { goes_on, ..End::default() })),
    )?;
    Ok(())
}

/// Binds the folder: an item list, and a record that covers every manifest line of the time.
fn seal(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    file: &ClientFile,
    ask: &MoveOut,
    waived: Vec<Gate>,
) -> Result<u32> {
    let bundle = tx.bundle(&file.main)?;
    if !file_parts::cases_of(tx.archive().reader(), &[&bundle], Kind::Sealed)?.iter().all(Case::is_void) {
        return Err(Refusal::Bound(file.name.clone()).into());
    }
    let covers: Vec<Listed> = bundle.listing().lines().collect();
    let items = items(tx, &bundle)?;
    let room_papers = room_papers(tx, &file.lead)?;
    let pages = items.iter().filter_map(|item| item.pages).sum();
    let stem = fresh_stem(tx, &file.main, ask.date, Kind::Sealed)?;
    let Stem::Dated { tail, .. } = stem else { return Ok(0) };
    let list = item_list(&items, &room_papers).map_err(|says| crate::archive::StorageError::Text {
        path: file.main.path(),
        line: None,
        says,
    })?;
    let name = document::paper_name(ask.date, "item list", tail, 1, "item-list.csv");
    let listed = tx.add_made(&file.main, &format!("data/originals/{}/{name}", Category::unit()), list)?;
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let sealed = Sealed {
        units: vec![file.lead.unit.clone()],
        items: count,
        pages,
        waived,
        reason: ask.reason.clone(),
        attachments: vec![Attachment::new(listed.path, listed.sha256, None)],
        room_papers: room_papers.into_iter().map(|(listed, _)| listed).collect(),
        covers,
    };
    tx.add_record(&file.main, stem, &desk.record(by, ask.date, None, Body::Sealed(sealed)))?;
    Ok(count)
}

/// A paper in the item list (docs/FORMS.md, 卷內文件目錄).
struct ItemOfList {
    title: String,
    author: String,
    date: Date,
    level: &'static str,
    pages: Option<u32>,
    path: String,
}

/// The papers of a bundle in filing order: by the moment of entry, then by name. Numbers are given once, in this order.
fn items(tx: &Transaction, bundle: &Bundle) -> Result<Vec<ItemOfList>> {
    let mut papers = papers::of(tx.archive().reader(), &[bundle], &AsOf::NOW)?;
    papers.sort_by_key(|paper| (paper.at, paper.name));
    let rules = &tx.archive().settings().secrecy;
    let item = |paper: &Paper| ItemOfList {
        title: hidden_titles::listed(paper, rules),
        author: paper.author.as_ref().map(ToString::to_string).unwrap_or_default(),
        date: paper.date,
        level: paper.level.as_str(),
        pages: paper.attachment.pages,
        path: paper.attachment.path.to_string(),
    };
    Ok(papers.iter().map(item).collect())
}

/// The engineering papers of the room at the time, with their titles: they stay there.
fn room_papers(tx: &mut Transaction, home: &crate::archive::UnitPlace) -> Result<Vec<(Listed, String)>> {
    let room = tx.bundle(&BundleId::Room(home.clone()))?;
    let mut titles = BTreeMap::new();
    for paper in papers::of(tx.archive().reader(), &[&room], &AsOf::NOW)? {
        let title = hidden_titles::listed(&paper, &tx.archive().settings().secrecy);
        let Attachment { path, sha256, .. } = paper.attachment;
        titles.insert(path.clone(), (Listed { sha256, path }, title));
    }
    Ok(titles.into_values().collect())
}

/// The item list as CSV, with the columns of docs/FORMS.md; the room's papers follow, named as such.
fn item_list(items: &[ItemOfList], room: &[(Listed, String)]) -> Result<Vec<u8>, String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut write = |row: [String; 8]| out.write_record(&row).map_err(|e| e.to_string());
    write(["no", "ref_no", "author", "title", "date", "level", "pages", "remarks"].map(str::to_owned))?;
    for (at, item) in items.iter().enumerate() {
        let pages = item.pages.map(|pages| pages.to_string()).unwrap_or_default();
        let row = [
            (at + 1).to_string(),
            String::new(),
            item.author.clone(),
            item.title.clone(),
            item.date.to_string(),
            item.level.to_owned(),
            pages,
            item.path.clone(),
        ];
        write(row.map(|cell| crate::model::text::not_a_formula(&cell)))?;
    }
    for (listed, title) in room {
        let remark = format!("stays in the room: {listed}");
        let row = [
            String::new(),
            String::new(),
            String::new(),
            title.clone(),
            String::new(),
            String::new(),
            String::new(),
            remark,
        ];
        write(row.map(|cell| crate::model::text::not_a_formula(&cell)))?;
    }
    out.into_inner().map_err(|e| e.to_string())
}
