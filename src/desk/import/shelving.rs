//! Where the paper of files was put, and when: known by file, day and place (P2-2).

use std::collections::BTreeSet;

use crate::archive::{Transaction, pieces};
use crate::desk::Desk;
use crate::desk::import::client_name;
use crate::desk::import::plan::ImportPlan;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::place::{PutSomewhere, put};
use crate::error::{Input, Result};
use crate::model::book::lists::places::{COLUMNS, PLACE, SINCE};
use crate::model::book::{Book, UNIT};
use crate::model::{FileName, PieceName, stands};

/// The files that the tables tell the places of: what the register of clients says of them is no more than the last of these.
pub(super) fn told_of(plan: &ImportPlan) -> BTreeSet<FileName> {
    let tables = plan.sheets.iter().filter(|(book, _)| *book == Book::Places);
    let names = tables.flat_map(|(_, sheet)| sheet.rows(COLUMNS).map(|cells| cells.text(&UNIT).parse()));
    names.filter_map(Result::ok).collect()
}

/// Notes where the paper of each file was put, where that is not known yet.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    desk.actor(tx)?;
    rows.each(|cells| {
        let (name, date, place) = (cells.need::<FileName>(&UNIT), cells.need(&SINCE), cells.need(&PLACE));
        let (Some(name), Some(date), Some(place)) = (name, date, place) else { return Ok(Became::Nothing) };
        let what = PieceName::File(name.clone());
        let found = pieces::named(tx, &what)?;
        if found.is_empty() {
            return Err(Input::NoSuchPiece(what).into());
        }
        let is_known = |(on, at): &(_, _)| *on == date && *at == place;
        if found.iter().all(|piece| stands::placings(&piece.case).any(|put| is_known(&put))) {
            return Ok(Became::Same);
        }
        client_name::check(cells, tx, &name)?;
        if !cells.is_sound() {
            return Ok(Became::Nothing);
        }
        put(desk, tx, &PutSomewhere { what, place, date })?;
        Ok(Became::New)
    })
}
