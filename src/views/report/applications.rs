//! What clients applied for in a year, and what became of it (P2-3).

use crate::archive::Archive;
use crate::error::Result;
use crate::model::cases::ApplicationKind;
use crate::model::decision::{Decision, answer, was};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Action, Body, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::{ColumnTally, InYear};

const COUNTS: [&str; 5] = ["received", "approved", "rejected", "pending", "issued"];

/// The applications received in a year: a row for each sort of which there were any.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    Ok(table(&asked.dossiers_of_year(archive, &[Kind::Application])?, asked))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear) -> Table {
    let mut tally = ColumnTally::new();
    for (_, case, state) in asked.cases(dossiers, Kind::Application) {
        let Body::Application(application) = &case.record.body else { continue };
        let (answer, issued) = (answer(&state), was(&state, Action::Issued));
        let is = |wanted| answer == wanted;
        let fits = [true, is(Decision::Approved), is(Decision::Rejected), is(Decision::Pending), issued];
        tally.add(application.about.as_str(), fits);
    }
    let columns: Vec<_> = [text("kind")].into_iter().chain(COUNTS.map(figure)).collect();
    let mut table = asked.table("applications", &columns);
    for about in ApplicationKind::ALL {
        if let Some(counts) = tally.rows.get(about.as_str()) {
            table.rows.push([Cell::Code(about.as_str())].into_iter().chain(counts.map(Cell::count)).collect());
        }
    }
    table.totals = tally.totals(COUNTS);
    table
}
