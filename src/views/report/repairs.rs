//! The repair calls of a year: how soon somebody came, and how soon they were done (P3-8).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::settings::PolicyFigures;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Case, Kind, lateness};
use crate::views::dossier::Dossier;
use crate::views::report::{ColumnTally, InYear};

const COUNTS: [&str; 5] = ["received", "done", "open", "late_response", "late_done"];

/// The repair calls received in a year, of clients, vacant units and common parts: a row a category, in the office's words.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let dossiers = asked.dossiers_of_year(archive, &[Kind::Repair])?;
    Ok(table((&dossiers, &asked.premises(archive, &[Kind::Repair])?), asked, &archive.settings().policy))
}

/// The report of files that are read already.
pub(super) fn table((dossiers, premises): (&[Dossier], &[Case]), asked: &InYear, policy: &PolicyFigures) -> Table {
    let rules = asked.lateness(policy);
    let mut tally = ColumnTally::new();
    let mut waits: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let of_clients = asked.cases(dossiers, Kind::Repair).into_iter().map(|(_, case, state)| (case, state));
    for (case, state) in of_clients.chain(asked.cases_of_premises(premises, Kind::Repair)) {
        let Body::Repair(repair) = &case.record.body else { continue };
        let category = repair.category.as_str();
        let late = (rules.response_is_late(case, &state), rules.repair_is_late(case, &state));
        tally.add(category, [true, state.settled, !state.settled, late.0, late.1]);
        waits.entry(category.to_owned()).or_default().extend(lateness::response_seconds(case, &state));
    }
    let median_column = figure("median_response_minutes");
    let columns: Vec<_> = [text("category")].into_iter().chain(COUNTS.map(figure)).chain([median_column]).collect();
    let mut table = asked.table("repairs", &columns);
    for (category, counts) in &tally.rows {
        let wait = waits.get(category).map_or(&[][..], Vec::as_slice);
        let cells = counts.map(Cell::count).into_iter().chain([median_minutes(wait)]);
        table.rows.push([Cell::text(category)].into_iter().chain(cells).collect());
    }
    table.totals = tally.totals(COUNTS);
    let all: Vec<i64> = waits.into_values().flatten().collect();
    table.totals.push(("median_response_minutes", median_minutes(&all)));
    table
}

/// The median of some seconds in minutes, to one decimal; nothing where there are none.
fn median_minutes(seconds: &[i64]) -> Cell {
    let mut sorted = seconds.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let above = sorted.get(middle);
    // Of an even number of them it is the mean of the two in the middle.
    let below =
        if sorted.len().is_multiple_of(2) { middle.checked_sub(1).and_then(|at| sorted.get(at)) } else { above };
    match (below, above) {
        (Some(below), Some(above)) => Cell::rounded(Decimal::from(below + above) / Decimal::from(120), 1),
        _ => Cell::Empty,
    }
}
