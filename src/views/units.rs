//! The units: what each is, who holds it, who held it (P2-9).

use crate::archive::{Archive, Tenure, Uncached, UnitPlace, tenancy};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, FileName, Line, Place, Unit, UnitCode, stands};
use crate::views::estate::{Estate, Room, cover, each, read_room};
use crate::views::kept::ListingOf;
use crate::views::{When, newest_first};

/// A unit with its clients.
#[derive(Clone, Debug)]
pub struct UnitSheet {
    /// Where it lies.
    pub place: UnitPlace,
    /// What its record says.
    pub unit: Unit,
    /// Who holds it; none while it is vacant.
    pub present: Option<Sitting>,
    /// Who held it, the last one to leave first.
    pub departed: Vec<Sitting>,
}

/// A client's tenancy of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The client's file by this unit.
    pub file: FileName,
    /// The company's name.
    pub company: Line,
    /// Where the paper of it stands, where anybody has said so; once it lies in a box, its box record says it.
    pub location: Option<Place>,
    /// Since when, until when, and under which unit the file lies.
    pub tenure: Tenure,
}

/// A unit with everybody who held it.
///
/// # Errors
/// There is no such unit.
pub fn sheet(archive: &Archive, unit: &UnitCode) -> Result<UnitSheet> {
    let place = tenancy::unit_place(&mut Uncached::new(archive), unit)?;
    sheet_of(archive, read_room(archive, &place)?)
}

fn sheet_of(archive: &Archive, room: Room) -> Result<UnitSheet> {
    let mut sittings = room.tenures.iter().map(|tenure| sitting(archive, tenure)).collect::<Result<Vec<Sitting>>>()?;
    newest_first(&mut sittings, |sitting| When::day(sitting.tenure.from, sitting.tenure.stem));
    let (mut present, departed): (Vec<Sitting>, Vec<Sitting>) =
        sittings.into_iter().partition(|sitting| sitting.tenure.to.is_none());
    let present = if present.is_empty() { None } else { Some(present.remove(0)) };
    Ok(UnitSheet { place: room.place, unit: room.unit, present, departed })
}

fn sitting(archive: &Archive, tenure: &Tenure) -> Result<Sitting> {
    let file = tenancy::file_of(&mut Uncached::new(archive), tenure)?;
    let (cover, case) = cover(archive, &file)?;
    let location = stands::stands(&case, &AsOf::NOW).map(|stands| stands.place).filter(|_| !file.main.is_closed());
    Ok(Sitting { file: file.name, company: cover.company, location, tenure: tenure.clone() })
}

/// Every unit with its present client, as floors and doors stand: the top of a listing that has no time in it. Of a department,
/// the units that the clients hold whose files it keeps.
pub fn list(archive: &Archive, kept: &ListingOf) -> Result<Table> {
    let mut rooms = Estate::read(archive)?.rooms;
    rooms.retain(|room| kept.has(&FileName::Present(room.place.unit.clone())));
    rooms.sort_by(|a, b| (&a.place.floor, &a.place.unit).cmp(&(&b.place.floor, &b.place.unit)));
    let sittings = each(&rooms, |room| {
        let present = room.tenures.iter().rfind(|tenure| tenure.to.is_none());
        present.map(|tenure| sitting(archive, tenure)).transpose()
    })?;
    let columns = [
        text("unit"),
        text("floor"),
        figure("area"),
        text("use"),
        text("client"),
        text("since"),
        text("file"),
        text("location"),
    ];
    let mut table = Table::new("units", &columns);
    for (room, sitting) in rooms.iter().zip(&sittings) {
        let first = sitting.as_ref().map(|sitting| &sitting.tenure.first_unit);
        table.rows.push(vec![
            Cell::text(&room.place.unit),
            Cell::text(&room.place.floor),
            Cell::maybe(room.unit.area, |area| Cell::Decimal(area.square_metres())),
            Cell::maybe(room.unit.use_.as_ref(), Cell::text),
            Cell::maybe(sitting.as_ref(), |sitting| Cell::text(&sitting.company)),
            Cell::maybe(sitting.as_ref(), |sitting| Cell::Date(sitting.tenure.from)),
            Cell::maybe(first, Cell::text),
            Cell::maybe(sitting.as_ref().and_then(|sitting| sitting.location.as_ref()), Cell::text),
        ]);
    }
    Ok(table)
}
