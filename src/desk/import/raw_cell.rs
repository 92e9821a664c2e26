//! What stands in the cells of tables that are handed in, before it is known what it means.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RawCell {
    /// Nothing.
    #[default]
    Empty,
    /// A text; of a CSV file all there is.
    Text(String),
    /// A number, as a person sees it, and the time that it would be as a serial.
    Number(String, Option<Instant>),
    /// A day, or a day and hour.
    When(Instant),
    /// `#REF!` and its like.
    Broken(String),
    /// A formula whose value was not saved.
    NoValue(String),
}

/// A time as an office program has it: without an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Instant {
    pub year: i32,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        match (self.hour, self.minute, self.second) {
            (0, 0, 0) => Ok(()),
            (hour, minute, 0) => write!(f, " {hour:02}:{minute:02}"),
            (hour, minute, second) => write!(f, " {hour:02}:{minute:02}:{second:02}"),
        }
    }
}

impl RawCell {
    /// A text without the spaces around it; `#REF!` and its like are no text.
    pub fn text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
        if text.is_empty() {
            Self::Empty
        } else if is_broken(text) {
            Self::Broken(text.to_owned())
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As a person sees it.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Number(text, _) | Self::Broken(text) | Self::NoValue(text) => text.into(),
            Self::When(instant) => instant.to_string().into(),
        }
    }
}

/// Whether a text is what an office program shows in place of a value: an error word, or `####` where the column was too narrow.
fn is_broken(text: &str) -> bool {
    let number = text.strip_prefix("Err:").filter(|number| number.len() == 3);
    let is_narrow = 1 < text.len() && text.bytes().all(|b| b == b'#');
    BROKEN.contains(&text) || is_narrow || number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// What office programs show where a formula went wrong.
const BROKEN: &[&str] =
    &["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"];

/// A table as it was handed in: titles, headers, rows and totals all alike.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Grid {
    /// The name of its sheet; none of a file that is one table.
    pub sheet: Option<String>,
    /// The rows in which something stands.
    pub rows: Vec<GridRow>,
    /// The rows between them, or before them, in which nothing stands.
    pub blank: Vec<u64>,
    /// Further ones between two rows, too many to name: the last of them, and how many.
    pub many_blank: Vec<(u64, u64)>,
    /// The encoding that was made out, where it was not UTF-8.
    #[serde(skip)]
    pub read_as: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GridRow {
    /// Its line, or its row on the sheet, from 1.
    pub line: u64,
    pub cells: Vec<RawCell>,
    /// The places of those that were merged with one above, and say what that one says.
    pub merged: Vec<usize>,
}
