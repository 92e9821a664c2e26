//! What the files of clients hold and lack, day by day: their records are read once.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId, papers};
use crate::error::Result;
use crate::model::{AsOf, Case, Category, Date, UnitCode};
use crate::views::cover_fields::FIELDS;
use crate::views::estate::{Client, Room, cover_of, each};
use crate::views::report::completeness::kinds;

/// The records with papers that stay with the units.
pub(super) type PapersOfRooms = BTreeMap<UnitCode, Vec<Case>>;

/// What tells of a client's file on any day, as it is on disk.
pub(super) struct PapersOfFile {
    /// The records with papers.
    pub(super) of_file: Vec<Case>,
    pub(super) cover: Option<Case>,
    /// What was destroyed since lacks nothing: nobody can tell any more.
    pub(super) is_there: bool,
}

pub(super) fn of_rooms(archive: &Archive, rooms: &[Room]) -> Result<PapersOfRooms> {
    let read = each(rooms, |room| {
        let bundle = archive.bundle(&BundleId::Room(room.place.clone()))?;
        Ok((room.place.unit.clone(), papers::cases_of(archive.reader(), &[&bundle])?))
    })?;
    Ok(read.into_iter().filter(|(_, cases)| !cases.is_empty()).collect())
}

/// What a client's file held and lacked at the end of a day: kinds that were there and that were not, fields of the cover that were
/// empty, and how much of all that is wanted was there. None where the client was not.
pub(super) fn on_day(
    client: &Client,
    file: &PapersOfFile,
    (rooms, day): (&PapersOfRooms, Date),
) -> Result<Option<[usize; 5]>> {
    let present = client.file.tenure.holds_on(day) && file.is_there;
    let Some(cover) = file.cover.as_ref().filter(|_| present) else { return Ok(None) };
    let view = AsOf::of_day(day);
    let (cover, _) = cover_of(&client.file, cover.clone(), &view)?;
    let mut held = papers::categories_of(&file.of_file, &view);
    // Engineering papers belong to the room, whoever filed them.
    for place in client.places_on(day) {
        let of_room = rooms.get(&place.unit).map(|cases| papers::categories_of(cases, &view)).unwrap_or_default();
        held.extend(of_room.into_iter().filter(Category::stays_with_the_unit));
    }
    let (present, missing): (Vec<&str>, Vec<&str>) =
        kinds().partition(|kind| held.iter().any(|category| category.as_str() == *kind));
    let empty = FIELDS.iter().filter(|(_, filled)| !filled(&cover)).count();
    let there = present.len() + FIELDS.len() - empty;
    Ok(Some([present.len(), missing.len(), empty, there, kinds().count() + FIELDS.len()]))
}
