//! What was paid in a year, month by month (P3-1).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::InYear;

/// The payments of each month of a year in which there were any, and what was paid back of credits.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    Ok(table(&asked.dossiers_of_year(archive, &[Kind::Payment, Kind::Refund])?, asked))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear) -> Table {
    let mut months: BTreeMap<u32, MonthPaid> = BTreeMap::new();
    for (_, case) in asked.records(dossiers, Kind::Payment) {
        let Body::Payment(payment) = &case.record.body else { continue };
        let month = months.entry(case.record.head.date().month()).or_default();
        month.count += 1;
        month.amount += payment.amount.amount();
    }
    for (_, case) in asked.records(dossiers, Kind::Refund) {
        let Body::Refund(refund) = &case.record.body else { continue };
        months.entry(case.record.head.date().month()).or_default().refunded += refund.amount.amount();
    }
    let mut table = asked.table("payments", &[text("month"), figure("count"), figure("amount"), figure("refunded")]);
    let row = |(month, paid): (&u32, &MonthPaid)| {
        [Cell::text(format!("{}-{month:02}", asked.year))].into_iter().chain(paid.cells()).collect()
    };
    table.rows = months.iter().map(row).collect();
    let sum = months.values().fold(MonthPaid::default(), MonthPaid::and);
    table.totals = ["count", "amount", "refunded"].into_iter().zip(sum.cells()).collect();
    table
}

/// What was paid in a month, and paid back.
#[derive(Clone, Copy, Debug, Default)]
struct MonthPaid {
    /// How many payments there were.
    count: usize,
    amount: Decimal,
    refunded: Decimal,
}

impl MonthPaid {
    fn and(self, other: &Self) -> Self {
        Self {
            count: self.count + other.count,
            amount: self.amount + other.amount,
            refunded: self.refunded + other.refunded,
        }
    }

    fn cells(&self) -> [Cell; 3] {
        [Cell::count(self.count), Cell::money(self.amount), Cell::money(self.refunded)]
    }
}
