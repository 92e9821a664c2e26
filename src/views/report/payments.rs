//! What was paid in a year, month by month (P3-1).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::InYear;

/// The payments of each month of a year in which there were any.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    Ok(table(&asked.dossiers(archive, &[Kind::Payment])?, asked))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear) -> Table {
    let mut months: BTreeMap<u32, (usize, Decimal)> = BTreeMap::new();
    for (_, case) in asked.records(dossiers, Kind::Payment) {
        let Body::Payment(payment) = &case.record.body else { continue };
        let (count, amount) = months.entry(case.record.head.date().month()).or_default();
        *count += 1;
        *amount += payment.amount.amount();
    }
    let mut table = asked.table("payments", &[text("month"), figure("count"), figure("amount")]);
    let cells = |(count, amount): (usize, Decimal)| [Cell::count(count), Cell::money(amount)];
    let row = |(month, sums): (&u32, &(usize, Decimal))| {
        [Cell::text(format!("{}-{month:02}", asked.year))].into_iter().chain(cells(*sums)).collect()
    };
    table.rows = months.iter().map(row).collect();
    let sums = months.values().fold((0, Decimal::ZERO), |sums, month| (sums.0 + month.0, sums.1 + month.1));
    table.totals = ["count", "amount"].into_iter().zip(cells(sums)).collect();
    table
}
