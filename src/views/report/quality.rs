//! The checks of the quality of the service in a year, and what was done about those that failed (P1-2).

use crate::archive::Archive;
use crate::error::Result;
use crate::model::relations::CheckResult;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind, case_state};
use crate::views::report::{ColumnTally, InYear};

const COUNTS: [&str; 5] = ["checks", "passed_checks", "failed", "waiting", "settled"];

/// The checks of a year: a row for each thing that was checked.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let dossiers = asked.dossiers_of_year(archive, &[Kind::QualityCheck])?;
    let columns: Vec<_> = [text("item")].into_iter().chain(COUNTS.map(figure)).collect();
    let mut table = asked.table("quality", &columns);
    let mut tally = ColumnTally::new();
    for (_, case) in asked.records(&dossiers, Kind::QualityCheck) {
        let Body::QualityCheck(check) = &case.record.body else { continue };
        let failed = check.result == CheckResult::Fail;
        let settled = case_state::fold(case).is_some_and(|state| state.settled);
        let fits = [true, !failed, failed, failed && !settled, failed && settled];
        tally.add(check.item.as_str(), fits);
    }
    for (item, counts) in &tally.rows {
        table.rows.push([Cell::text(item)].into_iter().chain(counts.map(Cell::count)).collect());
    }
    table.totals = tally.totals(COUNTS);
    Ok(table)
}
