//! The stock-takes of a year: which places were checked, and what was found (S-CHK).

use crate::archive::{Archive, Bundle, Uncached, find};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind, Line, Owner, RecordId, Register};
use crate::views::report::InYear;
use crate::views::{When, newest_first};

const COUNTS: [&str; 5] = ["right", "elsewhere", "missing", "lent", "unknown"];

/// The stock-takes of a year, newest first, with how much was right, stood elsewhere, was missing, lent, unknown.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns = [text("id"), text("date"), text("location")].into_iter();
    let columns: Vec<_> = columns.chain(COUNTS.map(figure)).chain([text("by")]).collect();
    let mut table = asked.table("stocktakes", &columns);
    let mut found = Vec::new();
    for (id, _) in find::register_years(&Uncached::new(archive), Register::Stocktakes)? {
        let bundle: Bundle = archive.bundle(&id)?;
        let cases = bundle.cases(archive.reader(), Kind::Stocktake)?;
        found.extend(cases.iter().filter_map(|case| case.seen(&asked.view())));
    }
    found.retain(|case| asked.has(case.record.head.date()));
    newest_first(&mut found, |case| When::entered(case.record.head.date(), case.record.head.at, case.stem));
    let mut totals = [0; 5];
    for case in &found {
        let Body::Stocktake(stocktake) = &case.record.body else { continue };
        let lists: [&[Line]; 5] =
            [&stocktake.right, &stocktake.elsewhere, &stocktake.missing, &stocktake.lent, &stocktake.unknown];
        totals.iter_mut().zip(lists).for_each(|(sum, list)| *sum += list.len());
        let id = RecordId { owner: Owner::Register(Register::Stocktakes), stem: case.stem };
        let head = [Cell::text(id), Cell::Date(case.record.head.date()), Cell::text(&stocktake.place)].into_iter();
        let counts = lists.map(|list| Cell::count(list.len()));
        table.rows.push(head.chain(counts).chain([Cell::text(&case.record.head.by)]).collect());
    }
    table.totals = COUNTS.into_iter().zip(totals.map(Cell::count)).collect();
    Ok(table)
}
