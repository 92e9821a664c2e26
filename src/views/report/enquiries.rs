//! Who asked for space in a year, how they came, and what came of it (P1-4.1).

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::course::Status;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind, case_state};
use crate::views::enquiries;
use crate::views::report::InYear;

const COUNTS: [&str; 6] = ["received", "open", "followed_up", "offered", "let", "lost"];

/// The enquiries of a year: a row for each month and each way by which some came.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns: Vec<_> = [text("month"), text("source")].into_iter().chain(COUNTS.map(figure)).collect();
    let mut table = asked.table("enquiries", &columns);
    let mut rows: BTreeMap<(String, String), [usize; 6]> = BTreeMap::new();
    for case in enquiries::in_register(archive, &[Kind::Enquiry], &asked.view())? {
        let Body::Enquiry(enquiry) = &case.record.body else { continue };
        let Some(state) = case_state::fold(&case).filter(|_| asked.has(case.record.head.date())) else { continue };
        let month = format!("{}-{:02}", asked.year, case.record.head.date().month());
        let source = enquiry.source.as_ref().map(ToString::to_string).unwrap_or_default();
        let is = |status: Status| state.status == status;
        let fits =
            [true, is(Status::Open), is(Status::FollowedUp), is(Status::Offered), is(Status::Let), is(Status::Lost)];
        let row = rows.entry((month, source)).or_default();
        row.iter_mut().zip(fits).for_each(|(sum, fits)| *sum += usize::from(fits));
    }
    let mut totals = [0; 6];
    for ((month, source), counts) in rows {
        totals.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        let source = if source.is_empty() { Cell::Empty } else { Cell::Text(source) };
        table.rows.push([Cell::Text(month), source].into_iter().chain(counts.map(Cell::count)).collect());
    }
    table.totals = COUNTS.into_iter().zip(totals.map(Cell::count)).collect();
    Ok(table)
}
