//! Where paper stands: everything on the shelves, and one thing of it (P2-2, S-LOC).

use crate::archive::pieces::{self, ShelfPiece};
use crate::archive::{Archive, Uncached};
use crate::error::{Input, Result};
use crate::model::stands::StandsAt;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, PieceName, Place};

/// Which pieces are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhichPieces {
    All,
    /// Those that stand at a place, or within it.
    At(Place),
    /// Those of which nobody has said where they stand.
    Unplaced,
}

/// What stands on the shelves, as the shelves stand; what has no place comes last, by units.
pub fn list(archive: &Archive, which: &WhichPieces) -> Result<Table> {
    let mut all = pieces::all(&mut Uncached::new(archive))?;
    all.retain(|piece| {
        let place = piece.stands(&AsOf::NOW).map(|stands| stands.place);
        match which {
            WhichPieces::All => true,
            WhichPieces::At(wanted) => place.is_some_and(|place| place.is_within(wanted)),
            WhichPieces::Unplaced => place.is_none(),
        }
    });
    Ok(table(&all))
}

/// The places that are known, as the shelves stand.
pub fn known(archive: &Archive) -> Result<Vec<Place>> {
    let mut lookup = Uncached::new(archive);
    let all = pieces::all(&mut lookup)?;
    let mut places: Vec<Place> = pieces::shelves(&lookup, &all).into_values().collect();
    places.sort();
    Ok(places)
}

/// The places that are known, each with the code on it and how much stands there.
pub fn shelves(archive: &Archive) -> Result<Table> {
    let all = pieces::all(&mut Uncached::new(archive))?;
    let stand: Vec<Place> =
        all.iter().filter_map(|piece| piece.stands(&AsOf::NOW)).map(|stands| stands.place).collect();
    let mut table = Table::new("shelves", &[text("location"), figure("pieces"), text("scan_code")]);
    for place in known(archive)? {
        let pieces = stand.iter().filter(|stands| stands.is_within(&place)).count();
        table.rows.push(vec![Cell::text(&place), Cell::count(pieces), Cell::text(place.code())]);
    }
    Ok(table)
}

/// Where something stands: a row for each thing that the name means.
///
/// # Errors
/// Nothing is called so.
pub fn find(archive: &Archive, name: &PieceName) -> Result<Table> {
    let found = pieces::named(&mut Uncached::new(archive), name)?;
    if found.is_empty() { Err(Input::NoSuchPiece(name.clone()).into()) } else { Ok(table(&found)) }
}

fn table(found: &[ShelfPiece]) -> Table {
    let columns = ["what", "company", "location", "located_on", "volume", "box", "scan_code"].map(text);
    let mut rows: Vec<(Option<StandsAt>, &ShelfPiece)> =
        found.iter().map(|piece| (piece.stands(&AsOf::NOW), piece)).collect();
    rows.sort_by_key(|(stands, _)| (stands.is_none(), stands.as_ref().map(|stands| stands.place.clone())));
    let mut table = Table::new("places", &columns);
    for (stands, piece) in rows {
        table.rows.push(vec![
            Cell::text(piece.name()),
            Cell::maybe(piece.company(), Cell::text),
            Cell::maybe(stands.as_ref(), |stands| Cell::text(&stands.place)),
            Cell::maybe(stands.as_ref(), |stands| Cell::Date(stands.since)),
            Cell::maybe(piece.boxed.as_ref(), |boxed| Cell::text(&boxed.code)),
            Cell::maybe(piece.in_box(), Cell::text),
            Cell::text(piece.code()),
        ]);
    }
    table
}
