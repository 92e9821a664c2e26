//! How often clients were visited in a year (P1-5c).

use crate::archive::Archive;
use crate::error::Result;
use crate::model::relations::Occasion;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::InYear;

/// The visits of a year: a row for each client who had any, with the last of them in that year.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    Ok(table(&asked.dossiers_of_year(archive, &[Kind::Visit])?, asked))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear) -> Table {
    let columns = [text("unit"), text("company"), figure("regular"), figure("irregular"), text("last")];
    let mut table = asked.table("visits", &columns);
    let mut totals = (0, 0);
    for dossier in dossiers {
        let (mut regular, mut irregular, mut last) = (0, 0, None);
        for (_, case) in asked.records(std::slice::from_ref(dossier), Kind::Visit) {
            let Body::Visit(visit) = &case.record.body else { continue };
            match visit.occasion {
                Occasion::Regular => regular += 1,
                Occasion::Irregular => irregular += 1,
            }
            last = last.max(Some(case.record.head.date()));
        }
        let Some(last) = last else { continue };
        totals = (totals.0 + regular, totals.1 + irregular);
        table.rows.push(vec![
            Cell::text(dossier.unit()),
            Cell::text(&dossier.cover.company),
            Cell::Count(regular),
            Cell::Count(irregular),
            Cell::Date(last),
        ]);
    }
    table.totals = vec![("regular", Cell::Count(totals.0)), ("irregular", Cell::Count(totals.1))];
    table
}
