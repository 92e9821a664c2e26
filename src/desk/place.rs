//! Putting paper somewhere: a client's file, a volume, all that lies in a box (P2-2).

use crate::archive::pieces::{self, ShelfPiece};
use crate::archive::{LookupError, Transaction};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::event::{EventBody, Locating};
use crate::model::{AsOf, Date, Owner, PieceName, Place, RecordId, Register, StaffId};

/// What is put where.
#[derive(Clone, Debug)]
pub struct PutSomewhere {
    pub what: PieceName,
    pub place: Place,
    pub date: Date,
}

/// Something that was put somewhere.
#[derive(Clone, Debug)]
pub struct PutPiece {
    /// The record that says so.
    pub id: RecordId,
    pub name: PieceName,
    /// Where it stood before, where that was known.
    pub before: Option<Place>,
}

/// Notes where the paper of something stands from a day on.
///
/// # Errors
/// Nothing is called so, or it is not there on that day yet.
pub fn put(desk: &Desk, tx: &mut Transaction, ask: &PutSomewhere) -> Result<Vec<PutPiece>> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let pieces = lock(tx, |tx| pieces::named(tx, &ask.what))?;
    if pieces.is_empty() {
        return Err(Input::NoSuchPiece(ask.what.clone()).into());
    }
    pieces.iter().map(|piece| locate(desk, tx, (&by, piece), (&ask.place, ask.date))).collect()
}

/// What is found, once the bundles are locked to which its events go.
fn lock(
    tx: &mut Transaction,
    find: impl Fn(&mut Transaction) -> Result<Vec<ShelfPiece>, LookupError>,
) -> Result<Vec<ShelfPiece>> {
    loop {
        let found = find(tx)?;
        tx.lock(found.iter().map(|piece| piece.write_to.clone()))?;
        // Somebody may have boxed it, or put it elsewhere, before the lock was ours.
        if find(tx)? == found {
            return Ok(found);
        }
    }
}

/// Enters where a piece stands; its bundle is locked.
pub(in crate::desk) fn locate(
    desk: &Desk,
    tx: &mut Transaction,
    (by, piece): (&StaffId, &ShelfPiece),
    (place, date): (&Place, Date),
) -> Result<PutPiece> {
    let of_what = if piece.boxed.is_some() { DateOf::Boxed } else { DateOf::MoveIn };
    in_order((of_what, piece.case.record.head.date()), (DateOf::This, date))?;
    let deed = EventBody::Located(Locating { place: place.clone() });
    tx.add_event_in_parts(
        &piece.write_to,
        &piece.parts,
        piece.case.stem,
        &desk.event(by, piece.case.stem, date, deed),
    )?;
    Ok(PutPiece {
        id: RecordId { owner: owner(piece), stem: piece.case.stem },
        name: piece.name(),
        before: piece.stands(&AsOf::NOW).map(|stands| stands.place),
    })
}

fn owner(piece: &ShelfPiece) -> Owner {
    if piece.boxed.is_some() { Owner::Register(Register::Boxes) } else { Owner::File(piece.file.name.clone()) }
}
