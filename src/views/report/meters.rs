//! The meters of clients (P3-1): what each read last, and what went through it since it was charged; and those of what no client
//! holds.

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::Kind;
use crate::model::metering::MeterHistory;
use crate::model::table::{Cell, Table, figure, text};
use crate::views::dossier::Dossier;
use crate::views::premises;
use crate::views::report::AtDay;

/// Every meter of clients, present and gone, at the end of a day; then those of vacant units and common parts, of which nobody is charged.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let columns = [
        text("unit"),
        text("company"),
        text("departed"),
        text("meter"),
        text("tariff"),
        figure("readings"),
        text("read_on"),
        figure("value"),
        text("charged_to"),
        figure("charged_value"),
        figure("uncharged"),
    ];
    let mut table = asked.table("meters", &columns);
    let (mut readings, tariffs) = (0, &archive.settings().tariffs);
    let of_client = |dossier: &Dossier| {
        let mut rows = Vec::new();
        for (meter, history) in MeterHistory::of(&dossier.cases) {
            let last = history.reads.last();
            let plain = |value: Decimal| Cell::Decimal(value.normalize());
            let open = history.uncharged().map_or(Decimal::ZERO, |open| open.used());
            // Where the estate has one tariff alone, it is every meter's.
            let only = || tariffs.keys().next().filter(|_| tariffs.len() == 1);
            let cells = vec![
                Cell::text(dossier.unit()),
                Cell::text(&dossier.cover.company),
                Cell::Flag(dossier.has_left(asked.day)),
                Cell::text(&meter),
                Cell::maybe(history.tariff.as_ref().or_else(only), Cell::text),
                Cell::count(history.reads.len()),
                Cell::maybe(last.map(|read| read.date), Cell::Date),
                Cell::maybe(last.map(|read| read.value), plain),
                Cell::maybe(history.charged.map(|charged| charged.date), Cell::Date),
                Cell::maybe(history.charged.map(|charged| charged.value), plain),
                plain(open),
            ];
            rows.push((cells, history.reads.len()));
        }
        rows
    };
    for (cells, reads) in asked.of_each(archive, &[Kind::Reading, Kind::Charge], of_client)?.into_iter().flatten() {
        readings += reads;
        table.rows.push(cells);
    }
    for (whose, cases) in premises::by_place(archive, asked.kept, &[Kind::Reading], &asked.view())? {
        for (meter, history) in MeterHistory::of(&cases) {
            let last = history.reads.last();
            readings += history.reads.len();
            table.rows.push(vec![
                Cell::text(&whose),
                Cell::Empty,
                Cell::Flag(false),
                Cell::text(&meter),
                Cell::maybe(history.tariff.as_ref(), Cell::text),
                Cell::count(history.reads.len()),
                Cell::maybe(last.map(|read| read.date), Cell::Date),
                Cell::maybe(last.map(|read| read.value.normalize()), Cell::Decimal),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]);
        }
    }
    table.totals = vec![("readings", Cell::count(readings))];
    Ok(table)
}
