//! The fit-out works that were applied for in a year (P2-3, P3-3.3): a row each.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::ledger::DepositKind;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Action, Body, Happened, Kind, reckoning};
use crate::views::dossier::{Dossier, WhichClients, each_client};
use crate::views::report::InYear;
use crate::views::{When, newest_first};

/// The kinds that the report reads.
pub(super) const KINDS: [Kind; 2] = [Kind::FitOut, Kind::Deposit];

/// The works applied for in a year, newest first, with the day of each step and what is held of the client's deposit for
/// fit-out works.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let files = each_client(archive, (WhichClients::All, asked.kept), (&KINDS, &asked.view()), |mut file| {
        // The deposit tells of works alone.
        let has_works = file.of(Kind::FitOut).any(|case| asked.has(case.record.head.date()));
        file.cases.retain(|_| has_works);
        file
    })?;
    Ok(table(&files, asked))
}

/// The report of files that are read already.
pub(super) fn table(dossiers: &[Dossier], asked: &InYear) -> Table {
    let columns = [
        text("id"),
        text("unit"),
        text("company"),
        text("contractor"),
        text("applied"),
        text("approved"),
        text("under_way"),
        text("finished"),
        text("inspected"),
        figure("deposit"),
        text("status"),
    ];
    let mut table = asked.table("fit-outs", &columns);
    let mut cases = asked.cases(dossiers, Kind::FitOut);
    newest_first(&mut cases, |(dossier, case, _)| {
        When::entered(case.record.head.date(), case.record.head.at, dossier.id(case))
    });
    for (dossier, case, state) in cases {
        let Body::FitOut(works) = &case.record.body else { continue };
        let day = |action| Cell::maybe(state.time(action).map(Happened::date), Cell::Date);
        table.rows.push(vec![
            Cell::text(dossier.id(case)),
            Cell::text(dossier.unit()),
            Cell::text(&dossier.cover.company),
            Cell::maybe(works.contractor.as_ref(), Cell::text),
            Cell::Date(case.record.head.date()),
            day(Action::Approved),
            day(Action::UnderWay),
            day(Action::Finished),
            day(Action::Inspected),
            Cell::money(reckoning::held(&dossier.list(Kind::Deposit), DepositKind::FitOut)),
            Cell::Code(state.status.as_str()),
        ]);
    }
    table
}
