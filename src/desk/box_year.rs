//! The year: sealed volumes go into boxes, one floor and one retention term a box (P2-6).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::archive::bag::{self, BagInfo};
use crate::archive::layout::{CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML, LATE, MOVED_OUT};
use crate::archive::{
    Bundle, BundleId, Shelves, StorageError, Tenure, Transaction, UnitPlace, VolumeFolder, digest, find, tenancy,
};
use crate::desk::{Desk, fresh_stem};
use crate::error::Result;
use crate::model::catalogue::{Catalogue, CatalogueEntry};
use crate::model::document::Level;
use crate::model::record::Boxed;
use crate::model::refusal::PlanDifference;
use crate::model::{
    Body, BoxPlace, CodeSeries, Date, FileName, FloorCode, Kind, Line, Refusal, Register, Retention, Settings, Sha256,
    StaffId, UnitCode, VolumeCode, Year,
};

/// What will be boxed, and where to: written by `--plan`, carried out to the letter by `--apply`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The year.
    pub year: Year,
    /// Volumes that fit into a box.
    pub capacity: u32,
    /// The volumes, in the order of their boxes and codes.
    pub volumes: Vec<PlannedVolume>,
}

/// A volume of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVolume {
    /// Where it lies.
    pub from: String,
    /// The client.
    pub title: Line,
    /// Its box record to be.
    pub boxed: Boxed,
    /// The digest of what its manifests list: it must not have changed when the plan is carried out.
    pub state: Sha256,
}

impl Plan {
    /// The boxes that it fills, in order.
    pub fn boxes(&self) -> Vec<BoxPlace> {
        let places: BTreeSet<BoxPlace> = self.volumes.iter().map(|volume| volume.boxed.place()).collect();
        places.into_iter().collect()
    }
}

/// Prints a catalogue: the files under `moved-out/<year>/`, by name.
pub type Print<'p> = dyn Fn(&Catalogue) -> Result<Vec<(&'static str, Vec<u8>)>> + 'p;

/// What the plan for a year is now. Locks the archive.
pub fn plan(desk: &Desk, tx: &mut Transaction, year: Year, capacity: Option<u32>) -> Result<Plan> {
    if desk.today().year() < year {
        return Err(Refusal::YearNotOver(year).into());
    }
    tx.lock_archive()?;
    let settings = tx.archive().settings().clone();
    let capacity = capacity.unwrap_or(settings.boxes.capacity).max(1);
    let known = boxed(tx)?;
    let mut found = sealed_of(tx, year)?;
    found.extend(late_of(tx, year, &known)?);
    let volumes = into_boxes(&settings, year, capacity, &known, found)?;
    Ok(Plan {
        year,
        capacity,
        volumes,
    })
}

/// Carries a plan out: box records, bags, the moves, the catalogue.
pub fn carry_out(desk: &Desk, tx: &mut Transaction, plan: &Plan, print: &Print) -> Result<()> {
    let by = desk.actor(tx)?.id;
    if plan.volumes.is_empty() {
        return Ok(());
    }
    let estate = tx.archive().settings().name.clone();
    let mut entries = boxed(tx)?;
    for volume in &plan.volumes {
        let folder: VolumeFolder = volume
            .boxed
            .volume
            .as_str()
            .parse()
            .map_err(|()| StorageError::Missing(volume.from.clone()))?;
        let from = place_of(tx, volume, &folder)?;
        let info = BagInfo {
            organisation: estate.clone(),
            code: volume.boxed.code.clone(),
            title: volume.title.clone(),
            date: desk.today(),
        };
        let bundle = tx.bundle(&from)?;
        let closing = bag::closing_files(tx.archive().reader(), &bundle, &info).map_err(|e| damaged(volume, e))?;
        for (name, bytes) in closing {
            tx.add_plain(bag::path_in(&from, name), bytes);
        }
        tx.move_folder(&from, &BundleId::Boxed(volume.boxed.place(), folder));
        add_box_record(desk, tx, &by, volume)?;
        entries.push(CatalogueEntry {
            title: volume.title.clone(),
            boxed: volume.boxed.clone(),
        });
    }
    write_catalogue(tx, plan.year, entries, print)
}

/// Writes a year's catalogue anew from the box records.
pub fn catalogue(desk: &Desk, tx: &mut Transaction, year: Year, print: &Print) -> Result<usize> {
    desk.actor(tx)?;
    tx.lock_archive()?;
    let entries = boxed(tx)?;
    let n = entries.iter().filter(|entry| entry.boxed.year == year).count();
    if 0 < n {
        write_catalogue(tx, year, entries, print)?;
    }
    Ok(n)
}

fn write_catalogue(tx: &mut Transaction, year: Year, entries: Vec<CatalogueEntry>, print: &Print) -> Result<()> {
    let settings = tx.archive().settings();
    let of_year = entries.into_iter().filter(|entry| entry.boxed.year == year).collect();
    let catalogue = Catalogue::new(settings.name.clone(), settings.fonds.as_str().to_owned(), year, of_year);
    for (name, bytes) in print(&catalogue)? {
        tx.write_whole(format!("{MOVED_OUT}/{year}/{name}"), bytes);
    }
    Ok(())
}

/// The names of what a catalogue is printed as.
pub const PRINTS: [&str; 3] = [CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML];

/// Refuses where the archive is not as it was when the plan was made.
pub fn check_same(file: &str, planned: &Plan, now: &Plan) -> Result<()> {
    let stale = |difference| {
        Err(Refusal::PlanStale {
            plan: file.to_owned(),
            difference,
        }
        .into())
    };
    if planned.year != now.year {
        return stale(PlanDifference::Year(planned.year));
    }
    let by_from = |plan: &Plan| {
        plan.volumes
            .iter()
            .map(|v| (v.from.clone(), v.clone()))
            .collect::<BTreeMap<_, _>>()
    };
    let (then, today) = (by_from(planned), by_from(now));
    if let Some(gone) = then.keys().find(|from| !today.contains_key(*from)) {
        return stale(PlanDifference::Gone(gone.clone()));
    }
    if let Some(new) = today.keys().find(|from| !then.contains_key(*from)) {
        return stale(PlanDifference::New(new.clone()));
    }
    match then.iter().find(|(from, volume)| today.get(*from) != Some(*volume)) {
        Some((changed, _)) => stale(PlanDifference::Changed(changed.clone())),
        None => Ok(()),
    }
}

fn damaged(volume: &PlannedVolume, e: StorageError) -> crate::error::Error {
    match e {
        StorageError::Altered(path) | StorageError::Missing(path) => {
            let file = FileName::Departed(volume.boxed.unit.clone(), volume.boxed.move_out);
            Refusal::VolumeDamaged { file, path }.into()
        }
        other => other.into(),
    }
}

fn place_of(tx: &mut Transaction, volume: &PlannedVolume, folder: &VolumeFolder) -> Result<BundleId> {
    if volume.boxed.supplement_to.is_some() {
        return Ok(BundleId::Late(folder.clone()));
    }
    let home = tenancy::unit_place(tx, &folder.unit)?;
    Ok(BundleId::Client(home, folder.client.clone()))
}

fn add_box_record(desk: &Desk, tx: &mut Transaction, by: &StaffId, volume: &PlannedVolume) -> Result<()> {
    let register = BundleId::Register(Register::Boxes, desk.today().year());
    let stem = fresh_stem(tx, &register, desk.today(), Kind::Box)?;
    let record = desk.record(
        by,
        desk.today(),
        Some(volume.title.clone()),
        Body::Box(volume.boxed.clone()),
    );
    tx.add_record(&register, stem, &record)?;
    Ok(())
}

/// Every volume that is boxed already.
pub fn boxed(shelves: &mut impl Shelves) -> Result<Vec<CatalogueEntry>> {
    let mut entries = Vec::new();
    for (bundle, _) in find::register_years(shelves, Register::Boxes)? {
        for case in shelves.bundle(&bundle)?.cases(shelves.archive().reader(), Kind::Box)? {
            if let (Body::Box(boxed), Some(title)) = (case.record.body, case.record.head.title) {
                entries.push(CatalogueEntry { title, boxed });
            }
        }
    }
    Ok(entries)
}

/// A volume that is ready for its box.
struct Ready {
    from: BundleId,
    folder: VolumeFolder,
    floor: FloorCode,
    unit: UnitCode,
    title: Line,
    move_out: Date,
    contents: Contents,
    supplement_to: Option<VolumeCode>,
}

/// What a volume holds, as its catalogue line says.
struct Contents {
    retention: Retention,
    from: Date,
    to: Date,
    items: u32,
    pages: u32,
    level: Level,
    state: Sha256,
}

/// The sealed volumes whose move-out lies in the year and that wait for a box.
fn sealed_of(tx: &mut Transaction, year: Year) -> Result<Vec<Ready>> {
    let mut found = Vec::new();
    for place in tx.units()?.iter() {
        for tenure in tenancy::tenures(tx, place)? {
            let Some(to) = tenure
                .to
                .filter(|to| to.year() == year && tenure.first_unit == place.unit)
            else {
                continue;
            };
            found.extend(ready(tx, place, &tenure, to)?);
        }
    }
    Ok(found)
}

fn ready(tx: &mut Transaction, place: &UnitPlace, tenure: &Tenure, move_out: Date) -> Result<Option<Ready>> {
    let file = tenancy::file_of(tx, tenure)?;
    let bundle = tx.bundle(&file.main)?;
    if file.main.is_closed() || bundle.stems(Kind::Sealed).is_empty() {
        return Ok(None);
    }
    let title = tenancy::company(tx, &file)?;
    let contents = contents(tx, &bundle, tenure.from, move_out)?;
    let folder = VolumeFolder {
        unit: place.unit.clone(),
        client: tenure.client.clone(),
    };
    let (floor, unit) = (place.floor.clone(), place.unit.clone());
    Ok(Some(Ready {
        from: file.main,
        folder,
        floor,
        unit,
        title,
        move_out,
        contents,
        supplement_to: None,
    }))
}

/// What came late for volumes of earlier boxes, and was entered by the end of the year: supplements.
fn late_of(tx: &mut Transaction, year: Year, known: &[CatalogueEntry]) -> Result<Vec<Ready>> {
    let mut found = Vec::new();
    for entry in tx.archive().reader().list(format!("{MOVED_OUT}/{LATE}"))? {
        let Some(folder) = entry.text().and_then(|name| name.parse::<VolumeFolder>().ok()) else {
            continue;
        };
        let first = known
            .iter()
            .find(|entry| entry.boxed.volume.as_str() == folder.to_string() && entry.boxed.supplement_to.is_none());
        let Some(first) = first.filter(|first| first.boxed.year < year) else {
            continue;
        };
        let from = BundleId::Late(folder.clone());
        let bundle = tx.bundle(&from)?;
        if bundle.is_empty() || year < last_entry(tx, &bundle)? {
            continue;
        }
        let contents = contents(tx, &bundle, first.boxed.move_out, first.boxed.move_out)?;
        found.push(Ready {
            from,
            folder,
            floor: first.boxed.floor.clone(),
            unit: first.boxed.unit.clone(),
            title: first.title.clone(),
            move_out: first.boxed.move_out,
            contents,
            supplement_to: Some(first.boxed.code.clone()),
        });
    }
    Ok(found)
}

/// The year in which the last record of a bundle was entered.
fn last_entry(tx: &Transaction, bundle: &Bundle) -> Result<Year> {
    let mut last = Date::new(Date::FIRST_YEAR, 1, 1);
    for kind in Kind::ALL {
        for case in bundle.cases(tx.archive().reader(), *kind)? {
            let events = case.events.iter().map(|named| named.event.head.at.date());
            last = events
                .chain([case.record.head.at.date()])
                .map(Some)
                .max()
                .unwrap_or_default()
                .max(last);
        }
    }
    Ok(last.map_or_else(|| bundle_year(bundle), Date::year))
}

/// The year of moving in: older than any entry.
fn bundle_year(bundle: &Bundle) -> Year {
    match &bundle.id {
        BundleId::Late(folder) | BundleId::Boxed(_, folder) => folder.client.move_in.year(),
        BundleId::Client(_, folder) => folder.move_in.year(),
        BundleId::Register(_, year) => *year,
        BundleId::Staff | BundleId::Policies | BundleId::Room(_) => Year::default(),
    }
}

fn contents(tx: &Transaction, bundle: &Bundle, first: Date, last: Date) -> Result<Contents> {
    let settings: &Settings = tx.archive().settings();
    let listing: String = bundle.listing.lines().map(|line| format!("{line}\n")).collect();
    let mut contents = Contents {
        retention: settings.default_retention(),
        from: first,
        to: last,
        items: 0,
        pages: 0,
        level: Level::Ordinary,
        state: digest(listing.as_bytes()),
    };
    for case in bundle.cases(tx.archive().reader(), Kind::Document)? {
        let Body::Document(document) = &case.record.body else {
            continue;
        };
        contents.retention = contents.retention.max(settings.retention_of(&document.category));
        contents.from = contents.from.min(case.record.head.date);
        contents.to = contents.to.max(case.record.head.date);
        contents.items += 1;
        contents.pages += document.attachments.iter().filter_map(|paper| paper.pages).sum::<u32>();
        contents.level = contents.level.max(document.level);
    }
    Ok(contents)
}

/// Puts volumes into further boxes, one floor and one term a box, and gives each its code.
fn into_boxes(
    settings: &Settings,
    year: Year,
    capacity: u32,
    known: &[CatalogueEntry],
    found: Vec<Ready>,
) -> Result<Vec<PlannedVolume>> {
    let mut groups: BTreeMap<(FloorCode, Retention), Vec<Ready>> = BTreeMap::new();
    for ready in found {
        groups
            .entry((ready.floor.clone(), ready.contents.retention))
            .or_default()
            .push(ready);
    }
    let mut numbers: BTreeMap<CodeSeries, u32> = BTreeMap::new();
    let mut boxes: BTreeMap<FloorCode, u32> = BTreeMap::new();
    for entry in known {
        let last = numbers.entry(entry.boxed.code.series.clone()).or_default();
        *last = entry.boxed.code.number.max(*last);
        if entry.boxed.year == year {
            let last = boxes.entry(entry.boxed.floor.clone()).or_default();
            *last = entry.boxed.box_number.max(*last);
        }
    }
    let mut planned = Vec::new();
    for ((floor, retention), mut group) in groups {
        group.sort_by(|a, b| (&a.unit, a.move_out, &a.folder).cmp(&(&b.unit, b.move_out, &b.folder)));
        for (at, ready) in group.into_iter().enumerate() {
            let number = boxes.entry(floor.clone()).or_default();
            if at % usize::try_from(capacity).unwrap_or(1).max(1) == 0 {
                *number += 1;
            }
            let box_number = *number;
            let series = CodeSeries {
                fonds: settings.fonds.as_str().to_owned(),
                class: settings.class.as_str().to_owned(),
                year: ready.move_out.year(),
                retention,
            };
            let last = numbers.entry(series.clone()).or_default();
            *last += 1;
            let code = VolumeCode { series, number: *last };
            planned.push(volume(ready, year, box_number, code)?);
        }
    }
    Ok(planned)
}

fn volume(ready: Ready, year: Year, box_number: u32, code: VolumeCode) -> Result<PlannedVolume> {
    let Ready {
        from,
        folder,
        floor,
        unit,
        title,
        move_out,
        contents,
        supplement_to,
    } = ready;
    let boxed = Boxed {
        volume: folder.to_string().parse()?,
        code,
        unit,
        move_out,
        year,
        floor,
        box_number,
        retention: contents.retention,
        from: contents.from,
        to: contents.to,
        items: contents.items,
        pages: contents.pages,
        level: contents.level,
        supplement_to,
    };
    Ok(PlannedVolume {
        from: from.path(),
        title,
        boxed,
        state: contents.state,
    })
}
