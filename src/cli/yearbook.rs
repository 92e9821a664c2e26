//! The yearbook at a terminal and for programs.

use serde_json::{Map, Value, json};

use crate::cli::context::Context;
use crate::error::Result;
use crate::model::{Table, Year};
use crate::output::page::Section;
use crate::output::wording::Wording;
use crate::output::{self, Format};
use crate::views::report::yearbook::Yearbook;

/// The columns of a year's months that a person reads first.
const MONTHS_MONEY: [&str; 9] =
    ["month", "moved_in", "moved_out", "occupied", "charged", "paid", "refunded", "owed", "overdue"];

/// Those beneath them.
const MONTHS_CASES: [&str; 9] =
    ["month", "complaints", "repairs", "violations", "applications", "issues", "fit_outs", "visits", "losses"];

/// The yearbook: for people a section for each report; as JSON the months as rows, and the reports beneath them; as CSV the
/// months alone.
pub(super) fn print(
    ctx: &mut Context,
    yearbook: &Yearbook,
    for_people: fn(&str) -> Option<&'static [&'static str]>,
) -> Result<()> {
    match ctx.format() {
        Format::Csv => ctx.table(&yearbook.months),
        Format::Json => ctx.json(&object(yearbook)),
        Format::Table => {
            ctx.print(&format!("{}\n", heading(ctx, &yearbook.months)))?;
            ctx.table(&yearbook.months.only(&MONTHS_MONEY))?;
            ctx.section(&yearbook.months, &MONTHS_CASES)?;
            for table in yearbook.reports.iter().filter(|table| !table.rows.is_empty()) {
                ctx.print(&format!("\n{}\n", heading(ctx, table)))?;
                match for_people(table.name) {
                    Some(keys) => ctx.table(&table.only(keys))?,
                    None => ctx.table(table)?,
                }
            }
            Ok(())
        }
    }
}

/// The sections of a year's page: the months, and each report with what belongs to it.
pub(super) fn sections(yearbook: Yearbook) -> Vec<Section> {
    let Yearbook { months, reports, series } = yearbook;
    let with_series = |table: Table| -> Section {
        let belongs = |of: &&Table| of.name.strip_prefix(table.name).is_some_and(|rest| rest.starts_with('-'));
        let further: Vec<Table> = series.iter().filter(belongs).cloned().collect();
        [table].into_iter().chain(further).collect()
    };
    [vec![months]].into_iter().chain(reports.into_iter().map(with_series)).collect()
}

/// The heading of a section: of what it is, and of which year, or at the end of which day.
fn heading(ctx: &Context, table: &Table) -> String {
    let name = ctx.words.heading(table.name);
    match (table.year, table.as_of) {
        (Some(year), _) => format!("{name} {year}"),
        (None, Some(day)) => format!("{name} {day}"),
        (None, None) => name,
    }
}

fn object(yearbook: &Yearbook) -> Value {
    let months = &yearbook.months;
    let mut object = Map::new();
    object.insert("report".to_owned(), json!(months.name));
    object.insert("as_of".to_owned(), json!(months.as_of.map(|day| day.to_string())));
    object.insert("year".to_owned(), json!(months.year.map(Year::number)));
    object.insert("rows".to_owned(), output::rows(months));
    object.insert("totals".to_owned(), output::object(&months.totals));
    let report = |table: &Table| {
        let as_of = table.as_of.map(|day| day.to_string());
        let body = json!({ "as_of": as_of, "rows": output::rows(table), "totals": output::object(&table.totals) });
        (table.name.to_owned(), body)
    };
    object.insert("reports".to_owned(), Value::Object(yearbook.reports.iter().map(report).collect()));
    Value::Object(object)
}
