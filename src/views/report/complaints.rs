//! The complaints of a year, and how long they took (P1-7, P3-7).

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::cases::ComplaintKind;
use crate::model::settings::PolicyFigures;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::{ColumnTally, InYear};

const COUNTS: [&str; 4] = ["received", "closed", "open", "late"];

/// The complaints received in a year: a row for each of the two sorts, even where there are none.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let dossiers = asked.dossiers_of_year(archive, &[Kind::Complaint])?;
    Ok(table(&dossiers, asked, &archive.settings().policy))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear, policy: &PolicyFigures) -> Table {
    let lateness = asked.lateness(policy);
    let cases = asked.cases(dossiers, Kind::Complaint);
    let columns: Vec<_> = [text("about")].into_iter().chain(COUNTS.map(figure)).chain([figure("mean_days")]).collect();
    let mut table = asked.table("complaints", &columns);
    let mut tally = ColumnTally::new();
    let mut all_days = Vec::new();
    for about in ComplaintKind::ALL {
        let mut days = Vec::new();
        tally.add(about.as_str(), [false; 4]);
        for (_, case, state) in &cases {
            let Body::Complaint(complaint) = &case.record.body else { continue };
            if complaint.about != *about {
                continue;
            }
            let late = lateness.complaint_is_late(case, state);
            tally.add(about.as_str(), [true, state.settled, !state.settled, late]);
            days.extend(lateness.complaint_days(case, state).filter(|_| state.settled));
        }
        let counts = tally.rows.get(about.as_str()).copied().unwrap_or_default();
        let cells = counts.map(Cell::count).into_iter().chain([mean(&days)]);
        table.rows.push([Cell::Code(about.as_str())].into_iter().chain(cells).collect());
        all_days.append(&mut days);
    }
    table.totals = tally.totals(COUNTS);
    table.totals.push(("mean_days", mean(&all_days)));
    table
}

/// The mean of some days to one decimal; nothing where there are none.
fn mean(days: &[i64]) -> Cell {
    let sum = Decimal::from(days.iter().sum::<i64>());
    sum.checked_div(Decimal::from(days.len())).map_or(Cell::Empty, |mean| Cell::rounded(mean, 1))
}
