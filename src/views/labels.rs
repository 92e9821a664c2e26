//! What stands on the labels of the files of present clients (P2-5).

use crate::archive::{Archive, ClientFile, Uncached, tenancy};
use crate::error::Result;
use crate::model::{Date, FileName, Line, UnitCode};
use crate::views::estate::{Estate, cover, each};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLine {
    pub unit: UnitCode,
    /// The name on it: the present client's.
    pub label: Line,
    /// The day of moving in.
    pub since: Date,
}

/// The labels of some units, in the order in which they are named.
///
/// # Errors
/// A unit is unknown or vacant.
pub fn of_units(archive: &Archive, units: &[UnitCode]) -> Result<Vec<LabelLine>> {
    let mut lookup = Uncached::new(archive);
    let mut lines = Vec::new();
    for unit in units {
        let file = tenancy::client_file(&mut lookup, &FileName::Present(unit.clone()))?;
        lines.push(label(archive, &file, unit.clone())?);
    }
    Ok(lines)
}

/// The labels of every unit that is held, as floors and doors stand.
pub fn of_all(archive: &Archive) -> Result<Vec<LabelLine>> {
    let mut rooms = Estate::read(archive)?.rooms;
    rooms.sort_by(|a, b| (&a.place.floor, &a.place.unit).cmp(&(&b.place.floor, &b.place.unit)));
    let lines = each(&rooms, |room| {
        let Some(tenure) = room.tenures.iter().find(|tenure| tenure.is_present()) else { return Ok(None) };
        let file = tenancy::file_of(&mut Uncached::new(archive), tenure)?;
        label(archive, &file, room.place.unit.clone()).map(Some)
    })?;
    Ok(lines.into_iter().flatten().collect())
}

fn label(archive: &Archive, file: &ClientFile, unit: UnitCode) -> Result<LabelLine> {
    let (cover, _) = cover(archive, file)?;
    Ok(LabelLine { unit, label: cover.label, since: cover.move_in })
}
