//! Who sits where, now and then: read from the tenancies in the rooms.

use crate::archive::bundle::Bundle;
use crate::archive::file_parts;
use crate::archive::layout::{BundleId, ClientFolder, LATE, MANIFESTS, MOVED_OUT, UnitPlace, VolumeFolder, box_number};
use crate::archive::lookup::{Lookup, is_void_unit, spelt};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::text::edits;
use crate::model::{Action, AsOf, Body, BoxPlace, Case, Date, FileName, FloorCode, Kind, Line, Stem, UnitCode, Year};

/// A tenancy of a room, as its events leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    pub room: UnitPlace,
    /// The record's name in it.
    pub stem: Stem,
    /// The first day.
    pub from: Date,
    /// The day of departure, where there was one in the view; the unit is occupied until the day before.
    pub to: Option<Date>,
    /// The day of departure by all that is known now: it says where the file lies, and by what name it is called.
    pub left: Option<Date>,
    /// The folder of the client's file.
    pub client: ClientFolder,
    /// The unit under which that folder lies.
    pub first_unit: UnitCode,
}

impl Tenure {
    /// Whether the room was theirs on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// A client's file: where its parts lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFile {
    /// By what name it is called.
    pub name: FileName,
    /// The tenancy of the unit by which it was looked up.
    pub tenure: Tenure,
    /// The first unit's place.
    pub home: UnitPlace,
    /// The folder itself.
    pub main: BundleId,
    /// Supplements in later boxes.
    pub supplements: Vec<BundleId>,
    /// Where new things go: the folder, or the late one of a boxed volume.
    pub write_to: BundleId,
}

impl ClientFile {
    /// Every bundle of the file that is there or may be.
    pub fn bundles(&self) -> Vec<BundleId> {
        let mut all = vec![self.main.clone()];
        all.extend(self.supplements.iter().cloned());
        if self.write_to != self.main {
            all.push(self.write_to.clone());
        }
        all
    }
}

/// Why a file could not be looked up.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// The disk, or damage.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is no such unit; those that sound like it.
    #[error("unknown unit {unit}")]
    UnknownUnit {
        unit: UnitCode,
        /// Units that look like it.
        near: Vec<UnitCode>,
    },
    /// The unit was entered by mistake.
    #[error("{0} was voided")]
    VoidUnit(UnitCode),
    /// The unit has no client at present.
    #[error("{unit} is vacant")]
    Vacant {
        unit: UnitCode,
        /// When clients left it, the last one first.
        departed: Vec<Date>,
    },
    /// Nobody left the unit on that day.
    #[error("nobody left {unit} on {date}")]
    NobodyLeft {
        unit: UnitCode,
        date: Date,
        /// When clients left it, the last one first.
        departed: Vec<Date>,
    },
}

/// The unit's place.
pub fn unit_place(lookup: &mut impl Lookup, code: &UnitCode) -> Result<UnitPlace, LookupError> {
    let place = room_place(lookup, code)?;
    if is_void_unit(lookup.archive().reader(), &place)? { Err(LookupError::VoidUnit(place.unit)) } else { Ok(place) }
}

/// The place of a unit's room, even of one that was entered by mistake: its records can be read still.
pub fn room_place(lookup: &mut impl Lookup, code: &UnitCode) -> Result<UnitPlace, LookupError> {
    if let Some(place) = lookup.unit(code)? {
        return Ok(place);
    }
    let units: Vec<UnitCode> = lookup.units()?.iter().map(|place| place.unit.clone()).collect();
    Err(unknown(code, &units))
}

/// That there is no such unit, and those that look like it.
pub fn unknown(code: &UnitCode, units: &[UnitCode]) -> LookupError {
    let wanted = code.folded();
    let distance = |unit: &UnitCode| edits(&unit.folded(), &wanted);
    let mut near: Vec<(usize, UnitCode)> =
        units.iter().map(|unit| (distance(unit), unit.clone())).filter(|(d, _)| *d <= 2).collect();
    near.sort();
    // Where one is a single slip away, those at two are not what was meant.
    let least = near.first().map(|(far, _)| *far);
    near.retain(|(far, _)| Some(*far) == least);
    LookupError::UnknownUnit { unit: code.clone(), near: near.into_iter().take(3).map(|(_, unit)| unit).collect() }
}

/// The tenancies of a room, the earliest first. What was entered by mistake is none.
pub fn tenures(lookup: &mut impl Lookup, room: &UnitPlace) -> Result<Vec<Tenure>, StorageError> {
    tenures_in(lookup, room, &AsOf::NOW)
}

/// The same by what had been entered; all days are told.
pub fn tenures_in(lookup: &mut impl Lookup, room: &UnitPlace, view: &AsOf) -> Result<Vec<Tenure>, StorageError> {
    let bundle = lookup.bundle(&BundleId::Room(room.clone()))?;
    tenures_of(lookup.archive().reader(), &bundle, room, view)
}

/// The same of a room whose bundle is read already.
pub fn tenures_of(
    reader: &Reader,
    bundle: &Bundle,
    room: &UnitPlace,
    view: &AsOf,
) -> Result<Vec<Tenure>, StorageError> {
    let mut found = Vec::new();
    let all_days = AsOf { as_of: None, ..*view };
    for raw in bundle.cases(reader, Kind::Tenancy)? {
        let Some(case) = raw.seen(&all_days) else { continue };
        let Body::Tenancy(tenancy) = &case.record.body else {
            continue;
        };
        let client = tenancy.client.as_str().parse().map_err(|()| StorageError::Text {
            path: bundle.full(&crate::archive::layout::entry_path(crate::model::EntryName::Record(case.stem))),
            line: None,
            says: "`client` is not the name of a client's folder".to_owned(),
        })?;
        found.push(Tenure {
            room: room.clone(),
            stem: case.stem,
            from: case.record.head.date(),
            to: end_of(&case),
            // What was voided since was known then: nobody was in it, so its folder lies where it lay.
            left: raw.seen(&AsOf::NOW).as_ref().and_then(end_of),
            client,
            first_unit: tenancy.first_unit.clone(),
        });
    }
    found.sort_by_key(|tenure: &Tenure| (tenure.from, tenure.to, tenure.stem));
    Ok(found)
}

fn end_of(tenancy: &Case) -> Option<Date> {
    let ended = tenancy.events.iter().find(|named| named.event.head.action == Action::Ended);
    ended.map(|named| named.event.head.date())
}

/// Looks up a client's file by its name.
pub fn client_file(lookup: &mut impl Lookup, name: &FileName) -> Result<ClientFile, LookupError> {
    let room = unit_place(lookup, name.unit())?;
    let tenures = tenures(lookup, &room)?;
    let departed = || {
        let mut days: Vec<Date> = tenures.iter().filter_map(|tenure| tenure.to).collect();
        days.sort_by(|a, b| b.cmp(a));
        days
    };
    let tenure = match name {
        FileName::Present(unit) => tenures
            .iter()
            .rfind(|tenure| tenure.to.is_none())
            .ok_or_else(|| LookupError::Vacant { unit: unit.clone(), departed: departed() })?,
        FileName::Departed(unit, date) => tenures
            .iter()
            .rfind(|tenure| tenure.to == Some(*date))
            .ok_or_else(|| LookupError::NobodyLeft { unit: unit.clone(), date: *date, departed: departed() })?,
    };
    file_of(lookup, tenure)
}

/// The file of a tenancy: under its first unit, or in its box.
pub fn file_of(lookup: &mut impl Lookup, tenure: &Tenure) -> Result<ClientFile, LookupError> {
    let home = if tenure.first_unit == tenure.room.unit {
        tenure.room.clone()
    } else {
        unit_place(lookup, &tenure.first_unit)?
    };
    let name = |to: Option<Date>| match to {
        // The file lies under the first unit: by that it is called, whichever of its units was named.
        None => FileName::Present(home.unit.clone()),
        Some(date) => FileName::Departed(tenure.room.unit.clone(), date),
    };
    let lies_at_home = BundleId::Client(home.clone(), tenure.client.clone());
    let mut file = ClientFile {
        name: name(tenure.left),
        tenure: tenure.clone(),
        home: home.clone(),
        main: lies_at_home.clone(),
        supplements: Vec::new(),
        write_to: lies_at_home.clone(),
    };
    if tenure.left.is_none() {
        return Ok(file);
    }
    let volume = VolumeFolder { unit: home.unit.clone(), client: tenure.client.clone() };
    let mut boxed = boxed_parts(lookup, &home.floor, &volume)?;
    if boxed.is_empty() {
        return Ok(file);
    }
    file.main = boxed.remove(0);
    file.supplements = boxed;
    file.write_to = BundleId::Late(volume);
    // What a merge left at the old place is read until `mend` carries it to its own; nothing is added to it.
    if lookup.archive().reader().kind(format!("{lies_at_home}/{MANIFESTS}"))?.is_some() {
        file.supplements.push(lies_at_home);
    }
    Ok(file)
}

/// Where the parts of a volume lie in boxes, the earliest year first: the volume, then supplements.
fn boxed_parts(
    lookup: &mut impl Lookup,
    floor: &FloorCode,
    volume: &VolumeFolder,
) -> Result<Vec<BundleId>, StorageError> {
    let reader = lookup.archive().reader();
    let mut found = Vec::new();
    for year in boxed_years(lookup)? {
        let folder = format!("{MOVED_OUT}/{year}/{floor}");
        if reader.kind(&folder)? != Some(EntryKind::Folder) {
            continue;
        }
        for entry in reader.list(&folder)? {
            let Some(number) = entry.text().and_then(box_number) else {
                continue;
            };
            let place = BoxPlace { year, floor: floor.clone(), number };
            let id = BundleId::Boxed(place, volume.clone());
            if reader.kind(id.path())? == Some(EntryKind::Folder) {
                found.push(id);
            }
        }
    }
    Ok(found)
}

/// The years that have boxes, in order.
pub fn boxed_years(lookup: &impl Lookup) -> Result<Vec<Year>, StorageError> {
    let entries = lookup.archive().reader().list(MOVED_OUT)?;
    let folders = entries.iter().filter(|entry| entry.kind == EntryKind::Folder && entry.text() != Some(LATE));
    Ok(folders.filter_map(|entry| spelt(entry.text()?)).collect())
}

/// The company's name on a client's cover, as it holds now.
pub fn company(lookup: &mut impl Lookup, file: &ClientFile) -> Result<Line, StorageError> {
    let path = format!("{}/data/cover.toml", file.main.path());
    let case =
        file_parts::case(lookup, &file.bundles(), Stem::Cover)?.ok_or_else(|| StorageError::Missing(path.clone()))?;
    match case.seen(&AsOf::NOW).unwrap_or(case).record.body {
        Body::Cover(cover) => Ok(cover.company),
        _ => Err(StorageError::Text { path, line: None, says: "it is not a cover".to_owned() }),
    }
}
