//! Tables for a terminal: columns line up whatever the script, and fit the width.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};
use unicode_width::UnicodeWidthStr;

use crate::model::Table;
use crate::model::gist::{self, Gist, GistPart};
use crate::model::table::{Align, Cell};
use crate::output::safe;
use crate::output::wording::Wording;

pub(super) fn render(table: &Table, wording: &dyn Wording, width: Option<u16>) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let mut shown = comfy_table::Table::new();
    shown.load_style(comfy_table::presets::NOTHING);
    match width {
        Some(width) => shown.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => shown.set_content_arrangement(ContentArrangement::Disabled),
    };
    let heading = |key| comfy_table::Cell::new(safe::terminal(&wording.heading_in(table.name, key)));
    let columns = || table.columns.iter();
    shown.set_header(columns().map(|column| heading(column.key).set_alignment(alignment(column.align))));
    for row in &table.rows {
        let cells = row.iter().zip(columns());
        shown.add_row(cells.map(|(cell, column)| {
            comfy_table::Cell::new(text(column.key, cell, wording)).set_alignment(alignment(column.align))
        }));
    }
    if !table.totals.is_empty() {
        shown.add_row(columns().enumerate().map(|(at, column)| {
            let total = table
                .totals
                .iter()
                .find(|(key, _)| *key == column.key)
                .map(|(_, cell)| text(column.key, cell, wording));
            let said = if at == 0 { wording.heading("total") } else { String::new() };
            comfy_table::Cell::new(total.unwrap_or(said)).set_alignment(alignment(column.align))
        }));
    }
    // The first column stands at the edge; two blanks divide the others, one where it is tight.
    let (widths, gap) = widths(table, wording, width);
    if let Some(widths) = &widths {
        shown.set_width(widths.iter().map(|width| width + gap).sum());
    }
    shown.column_iter_mut().enumerate().for_each(|(at, column)| {
        column.set_padding((0, gap));
        if let Some(width) = widths.as_ref().and_then(|widths| widths.get(at)) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + gap)));
        }
    });
    let lines: Vec<String> = shown.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// A word that is longer than this may be broken, such as a path.
const LONGEST_WORD: u16 = 20;
/// Han characters need no blanks to break at; fewer in a line than these four are hard to read.
const FOUR_HAN: u16 = 8;

/// The width of each column where the table is wider than the terminal, and how many blanks divide them. No column is
/// narrower than its longest word, and dates, figures and ids stay in one piece, even where the table then stands over.
fn widths(table: &Table, wording: &dyn Wording, width: Option<u16>) -> (Option<Vec<u16>>, u16) {
    let Some(width) = width else { return (None, 2) };
    let columns = || table.columns.iter().enumerate();
    let natural: Vec<u16> = columns().map(|(at, _)| widest(table, at, wording, CellPart::Line)).collect();
    let between = |gap: u16| gap * u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let sum = |widths: &[u16]| widths.iter().fold(0_u16, |sum, width| sum.saturating_add(*width));
    if sum(&natural).saturating_add(between(2)) <= width {
        return (None, 2);
    }
    let mut now: Vec<u16> = columns().map(|(at, _)| widest(table, at, wording, CellPart::Word)).collect();
    let gap = if sum(&now).saturating_add(between(2)) <= width { 2 } else { 1 };
    // What is left goes, blank by blank, to the narrowest column that wants more: one wide column is broken, not many.
    for _ in sum(&now).saturating_add(between(gap))..width {
        let wanting = now.iter_mut().zip(&natural).filter(|(now, natural)| **now < **natural);
        if let Some((now, _)) = wanting.min_by_key(|(now, _)| **now) {
            *now += 1;
        }
    }
    (Some(now), gap)
}

/// What of a cell has to fit into its column.
#[derive(Clone, Copy)]
enum CellPart {
    /// All of it.
    Line,
    /// Its longest word.
    Word,
}

/// The width of the widest cell of a column, with its heading and total.
fn widest(table: &Table, at: usize, wording: &dyn Wording, of: CellPart) -> u16 {
    let Some(column) = table.columns.get(at) else { return 0 };
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let totals = table.totals.iter().filter(|(key, _)| *key == column.key).map(|(_, cell)| cell);
    let whole = |cell: &Cell| match (of, cell) {
        (CellPart::Word, Cell::Text(_) | Cell::List(_) | Cell::Gist(_)) if column.key != "id" => CellPart::Word,
        _ => CellPart::Line,
    };
    let cells = cells.chain(totals).map(|cell| measured(&text(column.key, cell, wording), whole(cell)));
    let heading = measured(&safe::terminal(&wording.heading_in(table.name, column.key)), of);
    let total = if at == 0 && !table.totals.is_empty() { measured(&wording.heading("total"), of) } else { 0 };
    cells.chain([heading, total]).max().unwrap_or(0)
}

fn measured(text: &str, of: CellPart) -> u16 {
    let wide = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
    match of {
        CellPart::Line => wide(text),
        CellPart::Word => {
            let least = |word: &str| wide(word).min(if word.is_ascii() { LONGEST_WORD } else { FOUR_HAN });
            text.split_whitespace().map(least).max().unwrap_or(0)
        }
    }
}

fn alignment(align: Align) -> CellAlignment {
    match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    }
}

/// Keys under which texts are codes, of the estate's own as well, such as categories and roles.
const CODED: [&str; 15] = [
    "about",
    "category",
    "direction",
    "fields_missing",
    "kinds_missing",
    "lacking",
    "level",
    "movement",
    "not_applicable",
    "occasion",
    "place",
    "result",
    "role",
    "roles",
    "standing",
];

/// A cell as a person reads it, under its key.
pub(in crate::output) fn text(key: &str, cell: &Cell, wording: &dyn Wording) -> String {
    let word = |text: &String| if CODED.contains(&key) { wording.code_under(key, text) } else { text.clone() };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe::terminal(&word(text)),
        Cell::Code(code) => wording.code_under(key, code),
        Cell::Date(date) => date.to_string(),
        Cell::Time(moment) => moment.to_string(),
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Number(number) => number.to_string(),
        Cell::Flag(yes) => wording.code_under(key, if *yes { "yes" } else { "no" }),
        Cell::List(items) => safe::terminal(&wording.in_a_row(&items.iter().map(word).collect::<Vec<_>>())),
        Cell::Gist(gist) => safe::terminal(&gist_text(gist, wording)),
    }
}

/// What something is about, as a person reads it.
pub(super) fn gist_text(gist: &Gist, wording: &dyn Wording) -> String {
    let part = |part: &GistPart| match part {
        GistPart::Words(words) => words.clone(),
        GistPart::Code { under, code } => wording.code_under(under, code),
        GistPart::Change { key, before, after } => format!("{} {before} → {after}", wording.heading(key)),
    };
    gist.parts().iter().map(part).collect::<Vec<_>>().join(gist::BETWEEN)
}
