//! The units: what each is, who holds it, who held it (P2-9).

use crate::archive::{Archive, BundleId, Tenure, Uncached, UnitPlace, tenancy, unit_days};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    self, AsOf, Date, FileName, Line, Owner, Place, RecordId, Unit, UnitCode, case_state, premises, stands,
};
use crate::views::dossier::of_bundle;
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
    /// Who is to hold it once the one who is there has gone.
    pub coming: Option<Sitting>,
    /// The day from which on it does not count any more, and what it became.
    pub ended: Option<(Date, Vec<UnitCode>)>,
    /// The cases of the unit itself that are not settled: what was recorded while it was vacant.
    pub cases: Vec<RecordId>,
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

/// The places of all units, in the order of their codes, and by what names the files of all clients are called.
pub fn called(archive: &Archive) -> Result<(Vec<UnitPlace>, Vec<FileName>)> {
    let estate = Estate::read(archive)?;
    let clients = estate.clients(|_| true)?.into_iter().map(|client| client.file.name).collect();
    Ok((estate.rooms.into_iter().map(|room| room.place).collect(), clients))
}

/// The same as [`sheet`] of the unit at a place.
pub fn sheet_at(archive: &Archive, place: &UnitPlace) -> Result<UnitSheet> {
    sheet_of(archive, read_room(archive, place)?)
}

fn sheet_of(archive: &Archive, room: Room) -> Result<UnitSheet> {
    let mut sittings = room.tenures.iter().map(|tenure| sitting(archive, tenure)).collect::<Result<Vec<Sitting>>>()?;
    newest_first(&mut sittings, |sitting| When::day(sitting.tenure.from, sitting.tenure.stem));
    let first = |wanted: fn(&Tenure) -> bool| sittings.iter().find(|sitting| wanted(&sitting.tenure)).cloned();
    let (present, coming) = (first(Tenure::is_present), first(Tenure::is_coming));
    let ended = match room.terms.end() {
        Some(day) => {
            let record = unit_days::record(&mut Uncached::new(archive), &room.place)?;
            Some((day, model::unit_days::became(&record, day)))
        }
        None => None,
    };
    sittings.retain(|sitting| sitting.tenure.to.is_some());
    let owner = Owner::File(FileName::Present(room.place.unit.clone()));
    let recorded = of_bundle(archive, &BundleId::Room(room.place.clone()), &premises::KINDS, &AsOf::NOW)?;
    let open = recorded.iter().filter(|case| case_state::fold(case).is_some_and(|state| !state.settled));
    let cases = open.map(|case| RecordId { owner: owner.clone(), stem: case.stem }).collect();
    Ok(UnitSheet { place: room.place, unit: room.unit, present, coming, ended, cases, departed: sittings })
}

fn sitting(archive: &Archive, tenure: &Tenure) -> Result<Sitting> {
    let file = tenancy::file_of(&mut Uncached::new(archive), tenure)?;
    let (cover, case) = cover(archive, &file)?;
    let location = stands::stands(&case, &AsOf::NOW).map(|stands| stands.place).filter(|_| !file.main.is_closed());
    Ok(Sitting { file: file.name, company: cover.company, location, tenure: tenure.clone() })
}

/// Every unit that counts today with its present client, as floors and doors stand: the top of a listing that has no time in it. Of a department,
/// the units that the clients hold whose files it keeps.
pub fn list(archive: &Archive, kept: &ListingOf, today: Date) -> Result<Table> {
    let mut rooms = Estate::read_in(archive, &AsOf::of_day(today))?.rooms;
    rooms.retain(|room| room.terms.has(today));
    rooms.retain(|room| kept.has(&FileName::Present(room.place.unit.clone())));
    rooms.sort_by(|a, b| (&a.place.floor, &a.place.unit).cmp(&(&b.place.floor, &b.place.unit)));
    let sittings = each(&rooms, |room| {
        let present = room.tenures.iter().find(|tenure| tenure.is_present());
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
