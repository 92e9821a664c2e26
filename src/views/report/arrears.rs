//! Who owes what, and for how long (P3-1): a row a client, under the first unit.

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::reckoning;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Case, Date};
use crate::views::dossier::Dossier;
use crate::views::report::AtDay;

/// What is told of an account.
pub(in crate::views) const SUMS: [&str; 7] =
    ["not_due", "days_0_30", "days_31_60", "days_61_90", "over_90", "overdue", "credit"];

/// What clients, present and gone, owe at the end of a day, or have paid too much. Who neither owes nor is owed has no row.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    Ok(of_rows(asked.of_each(archive, &reckoning::KINDS, |dossier| row(dossier, asked))?, asked))
}

/// What is told of one client: who it is, and the sums.
pub(super) type ArrearsRow = ([Cell; 3], [Decimal; SUMS.len()]);

/// A client's row, where anything is owed; the file as it is seen on the report's day.
pub(super) fn row(dossier: &Dossier, asked: &AtDay) -> Option<ArrearsRow> {
    let sums = sums(&dossier.cases, asked.day);
    let who = [Cell::text(dossier.unit()), Cell::text(&dossier.cover.company), Cell::Flag(dossier.has_left(asked.day))];
    sums.iter().any(|sum| !sum.is_zero()).then_some((who, sums))
}

/// The report of the rows of clients.
pub(super) fn of_rows(rows: impl IntoIterator<Item = Option<ArrearsRow>>, asked: &AtDay) -> Table {
    let columns: Vec<_> =
        [text("unit"), text("company"), text("departed")].into_iter().chain(SUMS.map(figure)).collect();
    let mut table = asked.table("arrears", &columns);
    let mut totals = [Decimal::ZERO; SUMS.len()];
    for (who, sums) in rows.into_iter().flatten() {
        table.rows.push(who.into_iter().chain(sums.map(Cell::money)).collect());
        totals.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
    }
    table.totals = SUMS.into_iter().zip(totals.map(Cell::money)).collect();
    table
}

/// What the records of a client amount to at the end of a day; they are as they were seen then.
pub(in crate::views) fn sums(cases: &[Case], day: Date) -> [Decimal; SUMS.len()] {
    let account = reckoning::account(cases);
    let aged = account.aged(day);
    let late = [aged.days_0_30, aged.days_31_60, aged.days_61_90, aged.over_90];
    let [one, two, three, four] = late;
    [aged.not_due, one, two, three, four, aged.overdue(), account.credit]
}
