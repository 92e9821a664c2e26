//! What a chart shows: its figures by label and series, and how they are drawn.

use rust_decimal::Decimal;

/// A chart of figures.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it is called within the page.
    pub name: String,
    /// What it shows, in words.
    pub title: String,
    /// How it is drawn.
    pub form: ChartForm,
    /// What stands beside each row, or beneath each column.
    pub labels: Vec<String>,
    /// The figures, one for each label in each series.
    pub series: Vec<Series>,
    /// What stands at the end of each row instead of its sum.
    pub ends: Option<Vec<String>>,
    /// A figure that the others are held against.
    pub mark: Option<Benchmark>,
    /// Whether its figures stand in a table of the report.
    pub figures: Figures,
}

/// Where the figures of a chart can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// In the report's table beneath it.
    Beneath,
    /// In a table of its own.
    Own,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// Bars from left to right, a row for each label.
    Rows(Stand),
    /// Bars that stand, for months.
    Columns(Stand),
    /// Lines from label to label.
    Lines,
}

/// How the bars of several series stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// One at the end of the other.
    Stacked,
    /// One beside the other.
    Beside,
}

/// The figures of one sort.
#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    /// Its colour and pattern, from 1 to 5.
    pub fill: usize,
    /// A figure for each label; none where it is not known.
    pub values: Vec<Option<Decimal>>,
}

/// A figure that the others are held against.
#[derive(Clone, Debug)]
pub struct Benchmark {
    /// The figure.
    pub at: Decimal,
    pub label: String,
}

impl Chart {
    /// A chart whose figures stand in the report's table.
    pub fn new(name: &str, title: String, form: ChartForm, labels: Vec<String>) -> Self {
        let figures = Figures::Beneath;
        Self { name: name.to_owned(), title, form, labels, series: Vec::new(), ends: None, mark: None, figures }
    }

    /// With figures of one more sort.
    #[must_use]
    pub fn series(mut self, name: String, values: Vec<Option<Decimal>>) -> Self {
        let fill = self.series.len() + 1;
        self.series.push(Series { name, fill, values });
        self
    }

    /// With a table of its own.
    #[must_use]
    pub fn with_figures(self) -> Self {
        Self { figures: Figures::Own, ..self }
    }

    /// Whether it shows anything.
    pub fn has_something(&self) -> bool {
        self.series.iter().flat_map(|series| &series.values).flatten().any(|value| !value.is_zero())
    }

    /// What stands at the end of a row, or over a column: the sum of its figures.
    pub(super) fn end(&self, at: usize) -> String {
        if let Some(end) = self.ends.as_ref().and_then(|ends| ends.get(at)) {
            return end.clone();
        }
        let values: Vec<Decimal> =
            self.series.iter().filter_map(|series| series.values.get(at).copied().flatten()).collect();
        if values.is_empty() { "–".to_owned() } else { figure(values.iter().sum()) }
    }
}

/// A figure as a person reads it: `-1,234,567.50`.
pub fn figure(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let digits = whole.chars().count();
    let mut out = if value.is_sign_negative() && !value.is_zero() { "-".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if 0 < at && (digits - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}
