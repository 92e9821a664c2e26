//! A year beside the year before it: the figures that a manager looks at first.

use crate::model::Table;
use crate::model::table::{Cell, figure, text};
use crate::views::report::InYear;

/// The figures, each by its report and its key there: a sum of the year, or what stood at its end.
const FIGURES: [(&str, &str); 9] = [
    ("yearbook", "moved_in"),
    ("yearbook", "moved_out"),
    ("yearbook", "occupied"),
    ("yearbook", "charged"),
    ("yearbook", "paid"),
    ("arrears", "overdue"),
    ("deposits", "held"),
    ("complaints", "received"),
    ("repairs", "received"),
];

/// The year that is compared with one: of a year that is not over, the same days of the year before; none before the first that
/// is told of.
pub(super) fn before<'a>(asked: &InYear<'a>) -> Option<InYear<'a>> {
    let year = asked.year.previous()?;
    let now = if asked.year == asked.today().year() { asked.now.a_year_earlier()? } else { asked.now };
    Some(InYear { year, now, ..*asked })
}

/// A row for each figure of the two years; none where the year before has nothing to tell.
pub(super) fn table(asked: &InYear, now: &[&Table], before: &[Table]) -> Table {
    let before: Vec<&Table> = before.iter().collect();
    let mut table = asked.table("compared", &[text("figure"), figure("this_year"), figure("year_before")]);
    let rows: Vec<[Cell; 3]> = FIGURES
        .iter()
        .filter_map(|(report, key)| {
            let name = if *key == "received" { report } else { key };
            Some([Cell::Code(name), value(now, report, key)?, value(&before, report, key)?])
        })
        .collect();
    let tells = |cell: &Cell| match cell {
        Cell::Count(count) => *count != 0,
        Cell::Decimal(amount) => !amount.is_zero(),
        _ => false,
    };
    if rows.iter().any(|[_, _, before]| tells(before)) {
        table.rows = rows.into_iter().map(Vec::from).collect();
    }
    table
}

/// The sum beneath a column of a report, or, where it cannot be added up, what stands in its last row.
fn value(tables: &[&Table], report: &str, key: &str) -> Option<Cell> {
    let table = tables.iter().find(|table| table.name == report)?;
    let total = table.totals.iter().find(|(of, _)| *of == key).map(|(_, cell)| cell.clone());
    total.or_else(|| {
        let at = table.columns.iter().position(|column| column.key == key)?;
        table.rows.last()?.get(at).cloned()
    })
}
