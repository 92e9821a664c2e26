//! Tables as a page to read and to print: key figures, charts, and every figure in a table beneath them. One file, no script.

mod cells;
mod charts;
pub mod document;
mod keys;
mod read;
pub mod reader;

use std::cell::RefCell;
use std::collections::BTreeSet;

use minijinja::{Value, context};

use crate::model::Table;
use crate::model::table::Align;
use crate::output::chart::{Chart, ChartForm, Drawing, Figures, Shape};
use crate::output::html::{PageFault, page};
use crate::output::page::reader::PageReader;
use crate::output::safe;

const REPORT: &str = include_str!("../../../templates/report.html");
const STYLE: &str = include_str!("../../../templates/report.css");

/// A section of a page: a report, and what belongs to it.
pub type Section = Vec<Table>;

/// A page of some sections; the first gives its name.
pub fn render(reader: &PageReader<'_>, sections: &[Section]) -> Result<String, PageFault> {
    let first = sections.iter().flatten().next();
    let known = sections.iter().flatten().collect::<Vec<_>>();
    let ids = Ids::default();
    let shown: Vec<Value> = sections.iter().filter_map(|section| of_section(reader, section, &ids)).collect();
    let values = context! {
        title => first.map(|table| reader.title(table.name)),
        when => first.map(|table| reader.when(table)),
        known_on => first.and_then(|table| table.year.and(table.as_of)).map(|day| day.to_string()),
        currency => reader.settings.currency.as_str(),
        keys => keys::of(reader, &known),
        contents => 1 < shown.len(),
        sections => shown,
    };
    fill(reader, values)
}

/// The page itself, with what every page has.
fn fill(reader: &PageReader<'_>, values: Value) -> Result<String, PageFault> {
    let values = context! {
        css => Value::from_safe_string(STYLE.to_owned()),
        estate => safe::terminal(reader.settings.name.as_str()),
        made_on => reader.today.to_string(),
        ..values
    };
    page(("report", REPORT), reader.phrases, values)
}

/// The ids that are given on a page: each once.
#[derive(Default)]
struct Ids(RefCell<BTreeSet<String>>);

impl Ids {
    fn of(&self, wanted: &str) -> String {
        let mut given = self.0.borrow_mut();
        let mut id = wanted.to_owned();
        let mut nth = 1;
        while !given.insert(id.clone()) {
            nth += 1;
            id = format!("{wanted}-{nth}");
        }
        id
    }
}

fn of_section(reader: &PageReader<'_>, section: &Section, ids: &Ids) -> Option<Value> {
    let first = section.first()?;
    let charts: Vec<Value> = section
        .iter()
        .flat_map(|table| charts::of(reader, table))
        .filter_map(|chart| of_chart(reader, &chart, ids))
        .collect();
    let tables: Vec<Value> = section.iter().flat_map(read::shown).map(|table| of_table(reader, &table, ids)).collect();
    Some(context! {
        id => ids.of(first.name),
        title => reader.title(first.name),
        when => reader.when(first),
        empty => first.rows.is_empty(),
        charts,
        tables,
    })
}

fn of_table(reader: &PageReader<'_>, table: &Table, ids: &Ids) -> Value {
    let columns = table.columns.len();
    let figures = table.columns.iter().filter(|column| column.align == Align::Right).count();
    context! {
        id => ids.of(&format!("table-{}", table.name)),
        title => reader.title(table.name),
        empty => table.rows.is_empty(),
        columns => cells::columns(reader, table),
        rows => cells::rows(reader, table),
        totals => cells::totals(reader, table),
        quiet => read::quiet(table),
        wide => 8 < columns,
        // Words are read as cards on a phone, and so is who has many figures; a table of figures is looked along.
        cards => 3 < columns && (figures * 2 < columns || 6 < columns && figures + 2 < columns),
    }
}

fn of_chart(reader: &PageReader<'_>, chart: &Chart, ids: &Ids) -> Option<Value> {
    let drawings = chart.drawings(reader.phrases);
    if drawings.is_empty() {
        return None;
    }
    let legend: Vec<Value> =
        chart.series.iter().map(|series| context! { name => series.name.as_str(), fill => series.fill }).collect();
    Some(context! {
        id => ids.of(&format!("chart-{}", chart.name)),
        title => chart.title.as_str(),
        legend => if legend.len() < 2 { Vec::new() } else { legend },
        tall => 1 < drawings.len(),
        lines => chart.form == ChartForm::Lines,
        figures => (chart.figures == Figures::Own).then(|| cells::of_chart(chart)),
        drawings => drawings.iter().map(of_drawing).collect::<Vec<_>>(),
    })
}

fn of_drawing(drawing: &Drawing) -> Value {
    context! {
        id => drawing.id.as_str(),
        title => drawing.title.as_str(),
        says => drawing.says.as_str(),
        width => drawing.width,
        height => drawing.height,
        shapes => drawing.shapes.iter().map(of_shape).collect::<Vec<_>>(),
    }
}

fn of_shape(shape: &Shape) -> Value {
    match shape {
        Shape::Bar { x, y, w, h, fill } => context! { shape => "bar", x, y, w, h, fill },
        Shape::Text { x, y, anchor, class, text } => {
            context! { shape => "text", x, y, anchor => *anchor, class => *class, text => text.as_str() }
        }
        Shape::Line { from, to, class } => {
            context! { shape => "line", from => vec![from.0, from.1], to => vec![to.0, to.1], class => *class }
        }
        Shape::Path { points, fill } => context! { shape => "path", points => points.as_str(), fill },
        Shape::Dot { x, y, fill } => context! { shape => "dot", x, y, fill },
    }
}
