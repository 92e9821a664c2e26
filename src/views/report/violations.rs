//! The breaches of the house rules that were found in a year (P3-3.9).

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Case, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::{ColumnTally, InYear};

const COUNTS: [&str; 3] = ["found", "rectified", "open"];

/// The violations found in a year: a row a category, in the office's words.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let kinds = [Kind::Violation];
    Ok(table((&asked.dossiers_of_year(archive, &kinds)?, &asked.premises(archive, &kinds)?), asked))
}

/// The report of files that are read already.
pub(super) fn table((dossiers, premises): (&[Dossier], &[Case]), asked: &InYear) -> Table {
    let mut tally = ColumnTally::new();
    let of_clients = asked.cases(dossiers, Kind::Violation).into_iter().map(|(_, case, state)| (case, state));
    for (case, state) in of_clients.chain(asked.cases_of_premises(premises, Kind::Violation)) {
        let Body::Violation(violation) = &case.record.body else { continue };
        tally.add(violation.category.as_str(), [true, state.settled, !state.settled]);
    }
    let columns: Vec<_> = [text("kind")].into_iter().chain(COUNTS.map(figure)).collect();
    let mut table = asked.table("violations", &columns);
    let row = |(kind, counts): (&String, &[usize; 3])| {
        [Cell::text(kind)].into_iter().chain(counts.map(Cell::count)).collect()
    };
    table.rows = tally.rows.iter().map(row).collect();
    table.totals = tally.totals(COUNTS);
    table
}
