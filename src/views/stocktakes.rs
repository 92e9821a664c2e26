//! A place counted: what was scanned there beside what stands there by the book (S-CHK).

use std::collections::BTreeMap;

use crate::archive::pieces::{self, Counted};
use crate::archive::{Archive, Uncached};
use crate::error::Result;
use crate::model::stocktake::{CountLine, Scan, ShelfState};
use crate::model::table::{Cell, Table, text};
use crate::model::{AsOf, Place};

/// Compares what was scanned at a place with what stands there by the book.
///
/// # Errors
/// The code of a shelf elsewhere was scanned.
pub fn count(archive: &Archive, place: &Place, scans: &[Scan]) -> Result<Counted> {
    Ok(pieces::counted(&mut Uncached::new(archive), place, scans)?)
}

/// How many things there are of each state.
pub fn sums(counted: &Counted) -> BTreeMap<ShelfState, usize> {
    let mut sums: BTreeMap<ShelfState, usize> = ShelfState::ALL.iter().map(|state| (*state, 0)).collect();
    for line in &counted.lines {
        *sums.entry(line.state).or_default() += 1;
    }
    sums
}

/// In which order the states stand in a list: what somebody has to see to comes first.
fn rank(state: ShelfState) -> u8 {
    match state {
        ShelfState::Missing => 0,
        ShelfState::Elsewhere => 1,
        ShelfState::LentAndHere => 2,
        ShelfState::Unknown => 3,
        ShelfState::Lent => 4,
        ShelfState::Right => 5,
    }
}

/// What was counted, a row each: what is missing first, what is right last.
pub fn table(counted: &Counted, wanted: impl Fn(ShelfState) -> bool) -> Table {
    let columns = ["shelf_state", "what", "company", "location", "found_at", "scan_code"].map(text);
    let mut lines: Vec<(&CountLine, Option<Place>)> = counted
        .lines
        .iter()
        .filter(|line| wanted(line.state))
        .map(|line| {
            let piece = line.booked.and_then(|at| counted.pieces.get(at));
            (line, piece.and_then(|piece| piece.stands(&AsOf::NOW)).map(|stands| stands.place))
        })
        .collect();
    lines.sort_by(|(a, at), (b, other)| (rank(a.state), at, &a.found).cmp(&(rank(b.state), other, &b.found)));
    let mut table = Table::new("stocktake", &columns);
    for (line, place) in lines {
        let piece = line.booked.and_then(|at| counted.pieces.get(at));
        let scanned = Cell::maybe(line.scanned.as_ref(), Cell::text);
        table.rows.push(vec![
            Cell::Code(line.state.as_str()),
            Cell::maybe(piece, |piece| Cell::text(piece.name())),
            Cell::maybe(piece.and_then(pieces::ShelfPiece::company), Cell::text),
            Cell::maybe(place, Cell::text),
            Cell::maybe(line.found.as_ref(), Cell::text),
            piece.map_or(scanned, |piece| Cell::text(piece.code())),
        ]);
    }
    table
}
