//! What is held of deposits (P3-3.2): a row a client and sort.

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Kind, reckoning};
use crate::views::dossier::{Dossier, WhichClients};
use crate::views::report::AtDay;

/// What is held of each deposit of clients, present and gone, at the end of a day, where it is anything.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    Ok(table(&asked.dossiers(archive, WhichClients::All, &[Kind::Deposit])?, asked))
}

/// The report of files that are read already, as they are seen on its day.
pub(super) fn table(dossiers: &[Dossier], asked: &AtDay) -> Table {
    let columns = [text("unit"), text("company"), text("departed"), text("kind"), figure("held")];
    let mut table = asked.table("deposits", &columns);
    let mut total = Decimal::ZERO;
    for dossier in dossiers {
        for (about, held) in reckoning::balances(&dossier.list(Kind::Deposit)) {
            if held.is_zero() {
                continue;
            }
            total += held;
            table.rows.push(vec![
                Cell::text(dossier.unit()),
                Cell::text(&dossier.cover.company),
                Cell::Flag(dossier.has_left(asked.day)),
                Cell::Code(about.as_str()),
                Cell::money(held),
            ]);
        }
    }
    table.totals = vec![("held", Cell::money(total))];
    table
}
