//! What is held of deposits (P3-3.2): a row a client and sort.

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::ledger::DepositKind;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Kind, reckoning};
use crate::views::dossier::Dossier;
use crate::views::report::AtDay;

/// What is held of each deposit of clients, present and gone, at the end of a day, where it is anything.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    Ok(of_rows(asked.of_each(archive, &[Kind::Deposit], |dossier| rows(dossier, asked))?, asked))
}

/// What is told of one client: a row a sort, with what is held.
pub(super) type DepositRow = (Vec<Cell>, Decimal);

/// A client's rows; the file as it is seen on the report's day.
pub(super) fn rows(dossier: &Dossier, asked: &AtDay) -> Vec<DepositRow> {
    let balances = reckoning::balances(&dossier.list(Kind::Deposit)).into_iter();
    let row = |(about, held): (DepositKind, Decimal)| {
        let cells = vec![
            Cell::text(dossier.unit()),
            Cell::text(&dossier.cover.company),
            Cell::Flag(dossier.has_left(asked.day)),
            Cell::Code(about.as_str()),
            Cell::money(held),
        ];
        (cells, held)
    };
    balances.filter(|(_, held)| !held.is_zero()).map(row).collect()
}

/// The report of the rows of clients.
pub(super) fn of_rows(rows: impl IntoIterator<Item = Vec<DepositRow>>, asked: &AtDay) -> Table {
    let columns = [text("unit"), text("company"), text("departed"), text("kind"), figure("held")];
    let mut table = asked.table("deposits", &columns);
    let mut total = Decimal::ZERO;
    for (cells, held) in rows.into_iter().flatten() {
        total += held;
        table.rows.push(cells);
    }
    table.totals = vec![("held", Cell::money(total))];
    table
}
