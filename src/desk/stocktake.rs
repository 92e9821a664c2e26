//! Entering a stock-take, and putting what was found where it was found (S-CHK).

use crate::archive::Transaction;
use crate::archive::pieces::{self, Counted, ShelfPiece};
use crate::desk::place::locate;
use crate::desk::{Desk, fresh_stem, in_order};
use crate::error::{DateOf, Result};
use crate::model::stocktake::{CountLine, Scan, ShelfState, Stocktake};
use crate::model::{AsOf, Body, Date, Kind, Line, Owner, Place, RecordId, Register};

/// What was scanned at a place.
#[derive(Clone, Debug)]
pub struct Counting {
    pub place: Place,
    pub scans: Vec<Scan>,
    pub date: Date,
    pub enters: CountEnters,
}

/// What of a stock-take is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountEnters {
    /// The stock-take.
    Record,
    /// That what belongs elsewhere stands where it was found.
    Moves,
    Both,
}

/// A stock-take that was entered.
#[derive(Clone, Debug)]
pub struct EnteredCount {
    pub counted: Counted,
    /// Its record, where it was entered.
    pub id: Option<RecordId>,
    /// What was put where it was found.
    pub moved: Vec<RecordId>,
}

/// Enters a stock-take as the book stands under the locks.
///
/// # Errors
/// The code of a shelf elsewhere was scanned.
pub fn enter(desk: &Desk, tx: &mut Transaction, ask: &Counting) -> Result<EnteredCount> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let register = crate::archive::BundleId::Register(Register::Stocktakes, ask.date.year());
    let records = ask.enters != CountEnters::Moves;
    let counted = loop {
        let counted = pieces::counted(tx, &ask.place, &ask.scans)?;
        let mut wanted: Vec<_> = to_move(&counted, ask).map(|(piece, _)| piece.write_to.clone()).collect();
        wanted.extend(records.then(|| register.clone()));
        tx.lock(wanted)?;
        // Somebody may have put something elsewhere before the locks were ours.
        if pieces::counted(tx, &ask.place, &ask.scans)? == counted {
            break counted;
        }
    };
    let mut id = None;
    if records {
        let stem = fresh_stem(tx, &register, ask.date, Kind::Stocktake)?;
        let body = Body::Stocktake(of_count(&counted, &ask.place)?);
        tx.add_record(&register, stem, &desk.record(&by, ask.date, None, body))?;
        id = Some(RecordId { owner: Owner::Register(Register::Stocktakes), stem });
    }
    let mut moved = Vec::new();
    for (piece, place) in to_move(&counted, ask) {
        moved.push(locate(desk, tx, (&by, piece), (place, ask.date))?.id);
    }
    Ok(EnteredCount { counted, id, moved })
}

/// What stands elsewhere than it belongs, where that is to be entered, with the shelf on which it stood.
fn to_move<'c>(counted: &'c Counted, ask: &Counting) -> impl Iterator<Item = (&'c ShelfPiece, &'c Place)> {
    let moves = ask.enters != CountEnters::Record;
    let lines = counted.lines.iter().filter(move |line| moves && line.state == ShelfState::Elsewhere);
    lines.filter_map(|line| Some((counted.pieces.get(line.booked?)?, line.found.as_ref()?)))
}

/// What a count says, as it is kept.
fn of_count(counted: &Counted, place: &Place) -> Result<Stocktake> {
    let mut stocktake = Stocktake {
        place: place.clone(),
        right: Vec::new(),
        elsewhere: Vec::new(),
        missing: Vec::new(),
        lent: Vec::new(),
        unknown: Vec::new(),
    };
    for line in &counted.lines {
        let Some(piece) = line.booked.and_then(|at| counted.pieces.get(at)) else {
            stocktake.unknown.extend(line.scanned.clone());
            continue;
        };
        let identity: Line = piece.identity.parse()?;
        match line.state {
            ShelfState::Right => stocktake.right.push(identity),
            ShelfState::Elsewhere => stocktake.elsewhere.push(identity),
            ShelfState::Missing => stocktake.missing.push(identity),
            ShelfState::Lent => stocktake.lent.push(identity),
            ShelfState::LentAndHere => {
                let list = if belongs(piece, line) { &mut stocktake.right } else { &mut stocktake.elsewhere };
                list.push(identity.clone());
                stocktake.lent.push(identity);
            }
            ShelfState::Unknown => {}
        }
    }
    for list in [
        &mut stocktake.right,
        &mut stocktake.elsewhere,
        &mut stocktake.missing,
        &mut stocktake.lent,
        &mut stocktake.unknown,
    ] {
        list.sort();
    }
    Ok(stocktake)
}

/// Whether something stood where it belongs.
fn belongs(piece: &ShelfPiece, line: &CountLine) -> bool {
    let stands = piece.stands(&AsOf::NOW).map(|stands| stands.place);
    stands.zip(line.found.as_ref()).is_some_and(|(place, found)| place.agrees_with(found))
}
