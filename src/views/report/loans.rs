//! What is out with readers, and how late it is (P2-7).

use crate::archive::Archive;
use crate::error::Result;
use crate::model::Date;
use crate::model::loan::LoanStatus;
use crate::model::table::{Cell, Table, figure, text};
use crate::views::loans::{self, LoanLine};
use crate::views::report::AtDay;

/// The loans of present clients, of rooms and of enquiries, that are out at the end of a day, the last one lent first.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let mut lines = loans::of_present(archive, asked.day, &asked.view())?;
    lines.retain(|line| asked.kept.has_of(&line.id.owner));
    let columns = [
        text("id"),
        text("unit"),
        text("enquiry"),
        text("company"),
        text("borrower"),
        text("department"),
        text("purpose"),
        text("lent_on"),
        text("due"),
        figure("overdue_days"),
        text("approved_by"),
    ];
    let mut table = asked.table("loans", &columns);
    table.rows =
        lines.iter().filter(|line| line.state.status == LoanStatus::Out).map(|line| row(line, asked.day)).collect();
    Ok(table)
}

fn row(line: &LoanLine, as_of: Date) -> Vec<Cell> {
    vec![
        Cell::text(&line.id),
        Cell::maybe(line.unit.as_ref(), Cell::text),
        Cell::maybe(line.enquiry(), Cell::text),
        Cell::maybe(line.company.as_ref(), Cell::text),
        Cell::text(&line.loan.borrower),
        Cell::maybe(line.loan.department.as_ref(), Cell::text),
        Cell::text(&line.loan.purpose),
        Cell::Date(line.lent_on()),
        Cell::Date(line.state.due),
        Cell::Count(line.state.overdue_days(as_of)),
        Cell::maybe(line.state.approved_by.as_ref(), Cell::text),
    ]
}
