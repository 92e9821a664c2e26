//! Complaints and repairs month by month: what the charts of a page show beside the reports, reckoned by the reports themselves.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::settings::PolicyFigures;
use crate::model::table::{Cell, Column, Table, text};
use crate::model::{Case, Kind};
use crate::views::dossier::Dossier;
use crate::views::report::{InYear, complaints, repairs};

/// What two reports say, month by month: the sums of each month, and each sort in each month.
type OfMonths = Vec<Table>;

/// The complaints of a year by month, and by month and sort.
pub fn of_complaints(archive: &Archive, asked: &InYear) -> Result<OfMonths> {
    Ok(complaints(&asked.dossiers_of_year(archive, &[Kind::Complaint])?, asked, &archive.settings().policy))
}

/// The repair calls of a year by month, and by month and category.
pub fn of_repairs(archive: &Archive, asked: &InYear) -> Result<OfMonths> {
    let kinds = [Kind::Repair];
    let (dossiers, premises) = (asked.dossiers_of_year(archive, &kinds)?, asked.premises(archive, &kinds)?);
    Ok(repairs((&dossiers, &premises), asked, &archive.settings().policy))
}

/// The same of files that are read already.
pub(super) fn complaints(dossiers: &[Dossier], asked: &InYear, policy: &PolicyFigures) -> OfMonths {
    by_month(("complaints-months", "complaints-kinds"), asked, |month| complaints::table(dossiers, month, policy))
}

/// The same of files that are read already.
pub(super) fn repairs(told: (&[Dossier], &[Case]), asked: &InYear, policy: &PolicyFigures) -> OfMonths {
    by_month(("repairs-months", "repairs-kinds"), asked, |month| repairs::table(told, month, policy))
}

/// A report of each month that has begun: its sums as rows of one table, its rows as rows of another.
fn by_month(
    (of_sums, of_rows): (&'static str, &'static str),
    asked: &InYear,
    report: impl Fn(&InYear) -> Table,
) -> OfMonths {
    let whole = report(asked);
    let month = text("month");
    let summed = |column: &&Column| whole.totals.iter().any(|(key, _)| *key == column.key);
    let sum_columns: Vec<Column> = [month].into_iter().chain(whole.columns.iter().filter(summed).copied()).collect();
    let row_columns: Vec<Column> = [month].into_iter().chain(whole.columns.iter().copied()).collect();
    let (mut sums, mut rows) = (asked.table(of_sums, &sum_columns), asked.table(of_rows, &row_columns));
    for (number, _) in asked.months() {
        let report = report(&asked.in_month(number));
        let month = Cell::text(format!("{}-{number:02}", asked.year));
        let total =
            |column: &Column| report.totals.iter().find(|(key, _)| *key == column.key).map(|(_, cell)| cell.clone());
        let totals = sum_columns.iter().skip(1).map(|column| total(column).unwrap_or(Cell::Empty));
        sums.rows.push([month.clone()].into_iter().chain(totals).collect());
        rows.rows.extend(report.rows.into_iter().map(|row| [month.clone()].into_iter().chain(row).collect()));
    }
    sums.totals = whole.totals;
    vec![sums, rows]
}
