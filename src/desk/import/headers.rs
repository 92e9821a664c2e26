//! Columns and their headers: told whatever their order, script, units in brackets and line breaks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::desk::import::raw_cell::{Grid, RawCell};
use crate::model::book::{Book, ColumnNeed, RegisterColumn, lists};
use crate::model::script::alike;

/// Among how many rows the header row is looked for.
const MOST_TITLES: usize = 15;

/// How many known headers make a row the header row.
const ENOUGH: usize = 3;

/// The longest header, in bytes: what is longer is a text.
const LONGEST: usize = 400;

/// Which column is meant by a header that no list has, as a person says it: `租戶=company`.
#[derive(Clone, Debug, Default)]
pub struct Mapping(BTreeMap<String, String>);

impl Mapping {
    /// Headers, each with the field that it is; `-` for none.
    pub fn of(pairs: &[(String, String)]) -> Self {
        Self(pairs.iter().map(|(header, field)| (plain(header), field.clone())).collect())
    }

    fn field_of(&self, header: &str) -> Option<&str> {
        self.0.get(&plain(header)).map(String::as_str)
    }

    /// Whether a header is one of those.
    pub fn names(&self, header: &str) -> bool {
        self.0.contains_key(&plain(header))
    }
}

/// A header without what people vary: script, case, width, spaces and marks.
pub(super) fn plain(header: &str) -> String {
    alike(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A header without what stands in brackets.
pub(super) fn outside_brackets(header: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for c in header.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// The headers of a register, each with its column.
#[derive(Debug)]
pub struct HeaderNames {
    columns: &'static [RegisterColumn],
    names: BTreeMap<String, usize>,
}

impl HeaderNames {
    /// All headers for these columns.
    pub fn of(columns: &'static [RegisterColumn]) -> Self {
        let mut names = BTreeMap::new();
        for (at, column) in columns.iter().enumerate() {
            for name in std::iter::once(&column.header).chain(column.also).chain(column.here) {
                names.entry(plain(name)).or_insert(at);
            }
        }
        Self { columns, names }
    }

    /// Whether a field has this name.
    pub fn has(&self, field: &str) -> bool {
        self.names.contains_key(&plain(field))
    }

    /// The column that a header names.
    pub fn column(&self, header: &str, mapping: &Mapping) -> Option<&'static RegisterColumn> {
        if LONGEST < header.len() {
            return None;
        }
        let at = match mapping.field_of(header) {
            Some("-") => None,
            Some(field) => self.names.get(&plain(field)).copied(),
            None => self.by_name(header),
        };
        self.columns.get(at?)
    }

    fn by_name(&self, header: &str) -> Option<usize> {
        let known = |text: &str| self.names.get(&plain(text)).copied();
        let found = known(header).or_else(|| known(&outside_brackets(header)));
        found.or_else(|| self.in_two_languages(header))
    }

    /// A header that says the same twice: `單元 Unit`, `公司名稱/Company`.
    fn in_two_languages(&self, header: &str) -> Option<usize> {
        let mut parts: Vec<String> = Vec::new();
        let mut script = None;
        for c in outside_brackets(header).chars() {
            let now = if c.is_alphanumeric() { Some(c.is_ascii()) } else { script };
            match parts.last_mut() {
                Some(part) if now == script && !matches!(c, '/' | '\n' | '|' | '／') => part.push(c),
                _ => parts.push(c.to_string()),
            }
            script = now;
        }
        let parts: Vec<String> = parts.iter().map(|part| plain(part)).filter(|part| !part.is_empty()).collect();
        let columns: Vec<Option<usize>> = parts.iter().map(|part| self.names.get(part).copied()).collect();
        match columns.split_first() {
            Some((first, rest)) if !rest.is_empty() && rest.iter().all(|other| other == first) => *first,
            _ => None,
        }
    }

    /// Where each column stands among headers, as often as it does.
    fn found(&self, headers: &[String], mapping: &Mapping) -> Vec<Option<&'static RegisterColumn>> {
        headers.iter().map(|header| self.column(header, mapping)).collect()
    }

    /// How many columns a row names.
    pub fn count(&self, cells: &[RawCell], mapping: &Mapping) -> usize {
        let named = cells.iter().filter_map(|cell| match cell {
            RawCell::Text(text) => self.column(text, mapping),
            _ => None,
        });
        let mut named: Vec<&str> = named.map(|column| column.header).collect();
        named.sort_unstable();
        named.dedup();
        named.len()
    }

    /// The headers of a grid: one row, or two where the second names what stands under the groups of the first.
    pub fn header(&self, grid: &Grid, mapping: &Mapping) -> HeaderRow {
        let heads: Vec<HeaderRow> =
            (0..grid.rows.len().min(MOST_TITLES)).map(|at| self.head_at(grid, at, mapping)).collect();
        let counts: Vec<usize> = heads.iter().map(|head| self.count_of(&head.names, mapping)).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        let first = counts.iter().position(|count| ENOUGH <= *count || *count == most).unwrap_or_default();
        heads.into_iter().nth(first).unwrap_or_default()
    }

    fn count_of(&self, headers: &[String], mapping: &Mapping) -> usize {
        let named: BTreeSet<&str> = self.found(headers, mapping).into_iter().flatten().map(|c| c.header).collect();
        named.len()
    }

    /// The headers that a row has, with those of the row beneath it where that is made of headers.
    fn head_at(&self, grid: &Grid, at: usize, mapping: &Mapping) -> HeaderRow {
        let cells = |at: usize| grid.rows.get(at).map(|row| row.cells.as_slice()).unwrap_or_default();
        let (above, below) = (cells(at), cells(at + 1));
        let one = HeaderRow { at, rows: 1, names: headers_of(above) };
        let known = |header: &str| self.column(header, mapping).is_some();
        if !one.names.iter().any(|header| known(header)) {
            return one;
        }
        let (mut names, mut group, mut new) = (Vec::new(), String::new(), 0);
        for place in 0..above.len().max(below.len()) {
            let upper = one.names.get(place).cloned().unwrap_or_default();
            if !upper.is_empty() {
                group.clone_from(&upper);
            }
            let lower = match below.get(place) {
                None | Some(RawCell::Empty) => {
                    names.push(upper);
                    continue;
                }
                Some(RawCell::Text(lower)) => lower.as_str(),
                // A number or a day is none of a header.
                Some(_) => return one,
            };
            let both = format!("{group}{lower}");
            if lower == upper {
                names.push(upper);
                continue;
            }
            if !known(lower) && known(&upper) && !known(&both) {
                return one;
            }
            new += usize::from(known(lower) || known(&both));
            names.push(if known(&both) { both } else { lower.to_owned() });
        }
        if new == 0 { one } else { HeaderRow { at, rows: 2, names } }
    }

    /// Whether every column is there that must be.
    pub fn fit(&self, headers: &[String], mapping: &Mapping) -> bool {
        let found = self.found(headers, mapping);
        let needed = self.columns.iter().filter(|column| column.need == ColumnNeed::Filled);
        needed.into_iter().all(|column| found.contains(&Some(column)))
    }

    /// The headers that none of the columns is.
    pub fn unread(&self, headers: &[String], mapping: &Mapping) -> Vec<String> {
        let unread = headers.iter().filter(|header| !header.is_empty() && self.column(header, mapping).is_none());
        unread.cloned().collect()
    }
}

/// The headers of every register, and of fee sheets.
pub(super) static NAMES: LazyLock<Vec<HeaderNames>> = LazyLock::new(|| {
    let registers = Book::ALL.iter().map(|book| book.columns());
    registers.chain([lists::fees::COLUMNS]).map(HeaderNames::of).collect()
});

/// Where the headers of a grid stand, and what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderRow {
    /// The first of their rows.
    pub at: usize,
    pub rows: usize,
    /// The header of each column.
    pub names: Vec<String>,
}

/// What stands in a row of headers.
fn headers_of(cells: &[RawCell]) -> Vec<String> {
    cells.iter().map(|cell| cell.shown().into_owned()).collect()
}
