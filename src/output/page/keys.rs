//! The key figures at the top of a page.

use minijinja::{Value, context};
use rust_decimal::Decimal;

use crate::model::Table;
use crate::model::table::Cell;
use crate::output::chart::figure;
use crate::output::page::read::{column, total};
use crate::output::page::reader::PageReader;
use crate::output::phrases::say;

/// The figures beneath a report that stand at the top of its page.
const OF_REPORT: [(&str, &[&str]); 10] = [
    ("occupancy", &["units", "occupied", "vacant"]),
    ("arrears", &["not_due", "overdue", "over_90", "credit"]),
    ("deposits", &["held"]),
    ("payments", &["count", "amount"]),
    ("complaints", &["received", "open", "late", "mean_days"]),
    ("repairs", &["received", "open", "late_response", "late_done", "median_response_minutes"]),
    ("violations", &["found", "rectified", "open"]),
    ("applications", &["received", "approved", "rejected", "pending"]),
    ("visits", &["regular", "irregular"]),
    ("completeness", &["score"]),
];

/// Those of a year: of which report, which figure, and its name.
const OF_YEAR: [(&str, &str, &str); 8] = [
    ("yearbook", "moved_in", "page-key-moved-in"),
    ("yearbook", "moved_out", "page-key-moved-out"),
    ("yearbook", "charged", "page-key-charged"),
    ("yearbook", "paid", "page-key-paid"),
    ("arrears", "overdue", "page-key-overdue"),
    ("deposits", "held", "page-key-held"),
    ("complaints", "received", "page-key-complaints"),
    ("repairs", "received", "page-key-repairs"),
];

/// The key figures of a page.
pub(super) fn of(reader: &PageReader<'_>, tables: &[&Table]) -> Vec<Value> {
    let named = |name: &str| tables.iter().find(|table| table.name == name);
    let mut keys: Vec<Value> = Vec::new();
    keys.extend(named("occupancy").and_then(|table| let_share(reader, table)));
    if named("yearbook").is_some() {
        for (name, key, phrase) in OF_YEAR {
            let value = named(name).and_then(|table| total(table, key));
            keys.extend(value.map(|value| key_figure(say!(reader.phrases, phrase), key, value)));
        }
    } else if let Some((table, (_, wanted))) =
        tables.first().and_then(|table| Some((table, OF_REPORT.iter().find(|(name, _)| *name == table.name)?)))
    {
        for key in *wanted {
            keys.extend(total(table, key).map(|value| key_figure(reader.wording.heading(key), key, value)));
        }
    } else if let Some(table) = tables.first().filter(|table| table.name != "satisfaction") {
        keys.push(key_figure(say!(reader.phrases, "page-key-rows"), "rows", Decimal::from(table.rows.len())));
    }
    keys.extend(named("satisfaction").into_iter().flat_map(|table| answers(reader, table)));
    keys
}

fn key_figure(name: String, key: &str, value: Decimal) -> Value {
    context! { name, key, raw => value.to_string(), text => figure(value) }
}

/// The share of units that are let, to a tenth of a percent.
fn let_share(reader: &PageReader<'_>, table: &Table) -> Option<Value> {
    let (occupied, units) = (total(table, "occupied")?, total(table, "units")?);
    let Cell::Number(share) = Cell::rounded((occupied * Decimal::ONE_HUNDRED).checked_div(units)?, 1) else {
        return None;
    };
    let said = figure(share);
    Some(context! {
        name => say!(reader.phrases, "page-key-let"),
        key => "let_percent",
        raw => share.to_string(),
        text => format!("{said} %"),
        note => say!(reader.phrases, "page-key-let-of", occupied = figure(occupied), units = figure(units)),
    })
}

/// How many answered the survey, and how many questions miss the target.
fn answers(reader: &PageReader<'_>, table: &Table) -> Vec<Value> {
    let Some(n) = total(table, "n").filter(|n| !n.is_zero()) else { return Vec::new() };
    let pairs = column(table, "below_target").zip(column(table, "floor"));
    let below = pairs.filter(|(below, floor)| **below == Cell::Flag(true) && **floor == Cell::Empty).count();
    vec![
        key_figure(say!(reader.phrases, "page-key-answers"), "answers", n),
        key_figure(say!(reader.phrases, "page-key-below"), "below_target", Decimal::from(below)),
    ]
}
