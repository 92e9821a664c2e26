//! How many units, and how much area, are let: a row a floor, as on the lift's panel.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::{Archive, Tenure};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Area, Date, FloorCode};
use crate::views::estate::{Estate, Room};
use crate::views::report::AtDay;

/// What a floor, or the estate, amounts to.
#[derive(Default)]
struct FloorSum {
    units: usize,
    occupied: usize,
    area: Decimal,
    occupied_area: Decimal,
}

impl FloorSum {
    fn add(&mut self, other: &Self) {
        self.units += other.units;
        self.occupied += other.occupied;
        self.area += other.area;
        self.occupied_area += other.occupied_area;
    }

    /// Under the columns of the report. Area is in square metres; a unit of unknown area adds none.
    fn cells(&self) -> [Cell; 5] {
        [
            Cell::count(self.units),
            Cell::count(self.occupied),
            Cell::count(self.units.saturating_sub(self.occupied)),
            Cell::Decimal(self.area),
            Cell::Decimal(self.occupied_area),
        ]
    }
}

const SUMS: [&str; 5] = ["units", "occupied", "vacant", "area", "occupied_area"];

/// The occupancy of each floor at the end of a day. A unit is occupied from the day of moving in to the day before moving
/// out, and there from the day on which it came into being to the day before it was merged, split or ended; its area is that of the
/// day.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let rooms = asked.kept.rooms(Estate::read_in(archive, &asked.view())?.rooms);
    Ok(table(rooms, asked))
}

/// A unit on a day on which it counts.
pub(in crate::views) struct UnitOnDay<'r> {
    /// In square metres; a unit of unknown area adds none.
    pub(in crate::views) area: Decimal,
    /// Who holds it.
    pub(in crate::views) holder: Option<&'r Tenure>,
}

/// What a room was on a day, by the values of that day; none where there was no such unit.
pub(in crate::views) fn on_day(room: &Room, day: Date) -> Option<UnitOnDay<'_>> {
    room.terms.has(day).then(|| UnitOnDay {
        area: room.unit.area.map_or(Decimal::ZERO, Area::square_metres),
        holder: room.tenures.iter().find(|tenure| tenure.holds_on(day)),
    })
}

/// The report of rooms that are read already.
pub(super) fn table(rooms: Vec<Room>, asked: &AtDay) -> Table {
    let mut floors: BTreeMap<FloorCode, FloorSum> = BTreeMap::new();
    for room in rooms {
        let Some(UnitOnDay { area, holder }) = on_day(&room, asked.day) else { continue };
        let occupied = holder.is_some();
        let occupied_area = if occupied { area } else { Decimal::ZERO };
        let unit = FloorSum { units: 1, occupied: usize::from(occupied), area, occupied_area };
        floors.entry(room.place.floor).or_default().add(&unit);
    }
    let columns: Vec<_> = [text("floor")].into_iter().chain(SUMS.map(figure)).collect();
    let mut table = asked.table("occupancy", &columns);
    let mut total = FloorSum::default();
    for (floor, sum) in floors {
        total.add(&sum);
        table.rows.push([Cell::text(floor)].into_iter().chain(sum.cells()).collect());
    }
    table.totals = SUMS.into_iter().zip(total.cells()).collect();
    table
}
