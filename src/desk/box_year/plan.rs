//! What would be boxed: which volumes, into which boxes, under which codes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::{Table, Value};

use crate::archive::layout::{LATE, MOVED_OUT};
use crate::archive::{
    Bundle, BundleId, ClientFile, Lookup, TextFault, Transaction, VOLUME, VolumeFolder, digest, emit, find, papers,
    tenancy, toml_table,
};
use crate::desk::Desk;
use crate::desk::box_year::boxed::boxed;
use crate::error::Result;
use crate::model::catalogue::CatalogueEntry;
use crate::model::document::Level;
use crate::model::record::Boxed;
use crate::model::refusal::PlanDifference;
use crate::model::{
    AsOf, BoxPlace, Case, CodeSeries, Date, FloorCode, Kind, Line, Refusal, Retention, Settings, Sha256, UnitCode,
    VolumeCode, Year,
};

/// What will be boxed, and where to: written by `--plan`, carried out to the letter by `--apply`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxPlan {
    pub year: Year,
    /// Volumes that fit into a box.
    pub capacity: u32,
    /// The volumes, in the order of their boxes and codes.
    pub volumes: Vec<PlannedVolume>,
}

/// A volume of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl BoxPlan {
    /// The boxes that it fills, in order.
    pub fn boxes(&self) -> Vec<BoxPlace> {
        let places: BTreeSet<BoxPlace> = self.volumes.iter().map(|volume| volume.boxed.place()).collect();
        places.into_iter().collect()
    }
}

/// What the plan for a year is now. Locks the archive.
pub fn plan(desk: &Desk, tx: &mut Transaction, year: Year, capacity: Option<u32>) -> Result<BoxPlan> {
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
    Ok(BoxPlan { year, capacity, volumes })
}

/// Refuses where the archive is not as it was when the plan was made.
pub fn check_same(file: &str, planned: &BoxPlan, now: &BoxPlan) -> Result<()> {
    let stale = |difference| Err(Refusal::PlanStale { plan: file.to_owned(), difference }.into());
    if planned.year != now.year {
        return stale(PlanDifference::Year(planned.year));
    }
    let by_from = |plan: &BoxPlan| plan.volumes.iter().map(|v| (v.from.clone(), v.clone())).collect::<BTreeMap<_, _>>();
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
        for file in find::files_of_first_unit(tx, place)? {
            if let Some(left) = file.left.filter(|left| left.year() == year) {
                found.extend(ready(tx, &file, left)?);
            }
        }
    }
    Ok(found)
}

fn ready(tx: &mut Transaction, file: &ClientFile, move_out: Date) -> Result<Option<Ready>> {
    let (place, tenure) = (&file.home, &file.tenure);
    let bundle = tx.bundle(&file.main)?;
    let sealed = bundle.cases(tx.archive().reader(), Kind::Sealed)?;
    if file.main.is_closed() || sealed.iter().all(Case::is_void) {
        return Ok(None);
    }
    let title = tenancy::company(tx, file)?;
    let contents = contents(tx, &bundle, file.since, move_out)?;
    let folder = VolumeFolder { unit: place.unit.clone(), client: tenure.client.clone() };
    let (floor, unit) = (place.floor.clone(), file.lead.unit.clone());
    Ok(Some(Ready { from: file.main.clone(), folder, floor, unit, title, move_out, contents, supplement_to: None }))
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
        let (first_day, last_day) = days_of(tx, &bundle)?.unwrap_or((first.boxed.move_out, first.boxed.move_out));
        let contents = contents(tx, &bundle, first_day, last_day)?;
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
            last = events.chain([case.record.head.at.date()]).map(Some).max().unwrap_or_default().max(last);
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

/// The first and last day of what a bundle tells.
fn days_of(tx: &Transaction, bundle: &Bundle) -> Result<Option<(Date, Date)>> {
    let mut days = Vec::new();
    for kind in Kind::ALL {
        days.extend(bundle.cases(tx.archive().reader(), *kind)?.iter().map(|case| case.record.head.date()));
    }
    Ok(days.iter().min().copied().zip(days.iter().max().copied()))
}

fn contents(tx: &Transaction, bundle: &Bundle, first: Date, last: Date) -> Result<Contents> {
    let settings: &Settings = tx.archive().settings();
    let listing: String = bundle.listing().lines().map(|line| format!("{line}\n")).collect();
    let mut contents = Contents {
        retention: settings.default_retention(),
        from: first,
        to: last,
        items: 0,
        pages: 0,
        level: Level::Ordinary,
        state: digest(listing.as_bytes()),
    };
    for paper in papers::of(tx.archive().reader(), &[bundle], &AsOf::NOW)? {
        contents.retention = contents.retention.max(settings.retention_of(&paper.category));
        contents.from = contents.from.min(paper.date);
        contents.to = contents.to.max(paper.date);
        contents.items += 1;
        contents.pages = contents.pages.saturating_add(paper.attachment.pages.unwrap_or_default());
        contents.level = contents.level.max(paper.level);
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
        groups.entry((ready.floor.clone(), ready.contents.retention)).or_default().push(ready);
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
    let Ready { from, folder, floor, unit, title, move_out, contents, supplement_to } = ready;
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
    Ok(PlannedVolume { from: from.path(), title, boxed, state: contents.state })
}

/// A plan as TOML, a block for each volume, for people to look at.
pub fn text(plan: &BoxPlan) -> Result<String, TextFault> {
    let mut table = Table::new();
    table.insert("year".to_owned(), plan.year.number().into());
    table.insert("capacity".to_owned(), i64::from(plan.capacity).into());
    let mut volumes = Vec::new();
    for planned in &plan.volumes {
        let mut volume = Table::new();
        volume.insert("from".to_owned(), planned.from.clone().into());
        volume.insert("title".to_owned(), planned.title.to_string().into());
        volume.insert(BOX_RECORD.to_owned(), Value::Table(toml_table(&planned.boxed)?));
        volume.insert("state".to_owned(), planned.state.to_string().into());
        volumes.push(Value::Table(volume));
    }
    table.insert(VOLUME.to_owned(), Value::Array(volumes));
    Ok(emit(&table))
}

/// The key of a volume's box record to be.
const BOX_RECORD: &str = "record";

/// A plan read back.
pub fn parse(text: &str) -> Result<BoxPlan, String> {
    let read: PlanText = toml::from_str(text).map_err(|e| e.message().to_owned())?;
    let volume = |volume: VolumeText| PlannedVolume {
        from: volume.from,
        title: volume.title,
        boxed: volume.record,
        state: volume.state,
    };
    Ok(BoxPlan { year: read.year, capacity: read.capacity, volumes: read.volume.into_iter().map(volume).collect() })
}

/// What a plan's file holds.
#[derive(Deserialize)]
struct PlanText {
    year: Year,
    capacity: u32,
    #[serde(default)]
    volume: Vec<VolumeText>,
}

/// A block of it.
#[derive(Deserialize)]
struct VolumeText {
    from: String,
    title: Line,
    record: Boxed,
    state: Sha256,
}
