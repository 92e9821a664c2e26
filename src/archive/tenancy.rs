//! Who sits where, now and then: read from the tenancies in the rooms.

use crate::archive::file_parts;
use crate::archive::layout::{BundleId, LATE, MANIFESTS, MOVED_OUT, UnitPlace, VolumeFolder, box_number};
use crate::archive::lookup::{Lookup, is_void_unit, spelt};
use crate::archive::read::EntryKind;
use crate::archive::stay::{self, Stay};
use crate::archive::storage_error::StorageError;
pub use crate::archive::tenure::{Tenure, end_of, rooms_that_may_name, tenures, tenures_of};
use crate::model::text::edits;
use crate::model::{AsOf, Body, BoxPlace, Date, FileName, FloorCode, Line, Stem, UnitCode, Year};

/// A client's file: where its parts lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFile {
    /// By what name it is called.
    pub name: FileName,
    /// The tenancy of the unit by which it was looked up.
    pub tenure: Tenure,
    /// The first unit's place.
    pub home: UnitPlace,
    /// The place of the unit under which the file goes, or went last.
    pub lead: UnitPlace,
    /// The client's first day.
    pub since: Date,
    /// The day on which the client left the last unit, where that was.
    pub left: Option<Date>,
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
            .find(|tenure| tenure.is_present())
            .ok_or_else(|| LookupError::Vacant { unit: unit.clone(), departed: departed() })?,
        FileName::Departed(unit, date) => tenures
            .iter()
            .rfind(|tenure| tenure.to == Some(*date))
            .or_else(|| tenures.iter().find(|tenure| tenure.is_coming() && tenure.from == *date))
            .ok_or_else(|| LookupError::NobodyLeft { unit: unit.clone(), date: *date, departed: departed() })?,
    };
    file_of(lookup, tenure)
}

/// Looks up the client's file that a name meant on a day: a unit is that of who held it then, whoever has moved in since.
pub fn client_file_on(lookup: &mut impl Lookup, name: &FileName, day: Date) -> Result<ClientFile, LookupError> {
    if let FileName::Present(unit) = name {
        let room = unit_place(lookup, unit)?;
        let tenures = tenures(lookup, &room)?;
        // Who left on that day was there on it, unless somebody came the same day.
        let held = tenures.iter().find(|tenure| tenure.holds_on(day));
        if let Some(tenure) = held.or_else(|| tenures.iter().rfind(|tenure| tenure.to == Some(day))) {
            return file_of(lookup, tenure);
        }
    }
    client_file(lookup, name)
}

/// The file of a tenancy: under its first unit, or in its box.
pub fn file_of(lookup: &mut impl Lookup, tenure: &Tenure) -> Result<ClientFile, LookupError> {
    let home = if tenure.first_unit == tenure.room.unit {
        tenure.room.clone()
    } else {
        unit_place(lookup, &tenure.first_unit)?
    };
    let lies_at_home = BundleId::Client(home.clone(), tenure.client.clone());
    // A first unit that is held is the one under which the file goes: nothing else need be read.
    let is_led = tenure.room == home && tenure.left.is_none();
    let stay = if is_led { None } else { stay::of_client(lookup, &home, &tenure.client)? };
    let last = stay.as_ref().map_or(tenure, Stay::last);
    let mut file = ClientFile {
        name: last.name(),
        tenure: tenure.clone(),
        home: home.clone(),
        lead: last.room.clone(),
        since: stay.as_ref().map_or(tenure, Stay::first).from,
        left: last.left,
        main: lies_at_home.clone(),
        supplements: Vec::new(),
        write_to: lies_at_home.clone(),
    };
    if last.left.is_none() {
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
    names(lookup, file).map(|(company, _)| company)
}

/// The client's name, and what stands on the label.
pub fn names(lookup: &mut impl Lookup, file: &ClientFile) -> Result<(Line, Line), StorageError> {
    let path = format!("{}/data/cover.toml", file.main.path());
    let case =
        file_parts::case(lookup, &file.bundles(), Stem::Cover)?.ok_or_else(|| StorageError::Missing(path.clone()))?;
    match case.seen(&AsOf::NOW).unwrap_or(case).record.body {
        Body::Cover(cover) => Ok((cover.company, cover.label)),
        _ => Err(StorageError::Text { path, line: None, says: "it is not a cover".to_owned() }),
    }
}
