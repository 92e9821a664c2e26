//! Charts as shapes: what a template draws as SVG. Whole numbers alone: a tenth of a pixel is 1.
//!
//! A chart never rests on colour: each series has a pattern of its own, figures stand beside bars, and a sentence says them all.

mod columns;
mod rows;
mod scale;
mod shapes;

use rust_decimal::Decimal;

use crate::output::phrases::{Phrases, say};

pub use shapes::{Drawing, Shape};

/// How wide every chart is, in tenths; half a page of A4, or a phone.
pub(super) const WIDTH: i64 = 3800;
/// The height of letters.
pub(super) const LETTER: i64 = 120;
/// Rows of bars that one drawing has at most: they fit on a page.
const MOST_ROWS: usize = 30;

/// A chart of figures.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it is called within the page.
    pub name: String,
    /// What it shows, in words.
    pub title: String,
    /// How it is drawn.
    pub form: Form,
    /// What stands beside each row, or beneath each column.
    pub labels: Vec<String>,
    /// The figures, one for each label in each series.
    pub series: Vec<Series>,
    /// What stands at the end of each row instead of its sum.
    pub ends: Option<Vec<String>>,
    /// A figure that the others are held against.
    pub mark: Option<Mark>,
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
pub enum Form {
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
    /// Its name.
    pub name: String,
    /// Its colour and pattern, from 1 to 5.
    pub fill: usize,
    /// A figure for each label; none where it is not known.
    pub values: Vec<Option<Decimal>>,
}

/// A figure that the others are held against.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The figure.
    pub at: Decimal,
    /// What it is.
    pub label: String,
}

impl Chart {
    /// A chart whose figures stand in the report's table.
    pub fn new(name: &str, title: String, form: Form, labels: Vec<String>) -> Self {
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

    /// What is drawn: one drawing, or several where there are more rows than fit on a page.
    pub fn drawings(&self, phrases: Phrases) -> Vec<Drawing> {
        if !self.has_something() {
            return Vec::new();
        }
        match self.form {
            Form::Columns(_) | Form::Lines => vec![self.told(columns::draw(self), (0, 1), phrases)],
            Form::Rows(stand) => {
                let scale = rows::scale(self, stand);
                let most = if stand == Stand::Beside { MOST_ROWS / self.series.len().max(1) } else { MOST_ROWS }.max(1);
                let parts: Vec<Self> = (0..self.labels.len()).step_by(most).map(|from| self.part(from, most)).collect();
                let count = parts.len();
                let drawn =
                    |(at, part): (usize, &Self)| part.told(rows::draw(part, stand, &scale), (at, count), phrases);
                parts.iter().enumerate().map(drawn).collect()
            }
        }
    }

    /// Some of its rows.
    fn part(&self, from: usize, most: usize) -> Self {
        let mut part = self.clone();
        part.labels = self.labels.iter().skip(from).take(most).cloned().collect();
        part.ends = self.ends.as_ref().map(|ends| ends.iter().skip(from).take(most).cloned().collect());
        for series in &mut part.series {
            series.values = series.values.iter().skip(from).take(most).copied().collect();
        }
        part
    }

    /// A drawing with its title and the figures in a sentence.
    fn told(&self, (height, shapes): (i64, Vec<Shape>), (at, count): (usize, usize), phrases: Phrases) -> Drawing {
        let title = match count {
            1 => self.title.clone(),
            _ => say!(phrases, "chart-part", title = self.title, part => at + 1, parts => count),
        };
        let id = if at == 0 { self.name.clone() } else { format!("{}-{}", self.name, at + 1) };
        Drawing { id, title, says: self.sentence(phrases), width: WIDTH, height, shapes }
    }

    /// The figures in a sentence.
    fn sentence(&self, phrases: Phrases) -> String {
        let between = say!(phrases, "chart-between");
        let of_label = |(at, label): (usize, &String)| {
            let values = self.series.iter().filter_map(|series| Some((series, (*series.values.get(at)?)?)));
            let said: Vec<String> = values
                .map(|(series, value)| match self.series.len() {
                    1 => figure(value),
                    _ => say!(phrases, "chart-of-series", name = series.name, value = figure(value)),
                })
                .collect();
            let figures = if said.is_empty() { say!(phrases, "chart-unknown") } else { said.join(&between) };
            say!(phrases, "chart-of-label", label = label, figures = figures)
        };
        let all: Vec<String> = self.labels.iter().enumerate().map(of_label).collect();
        let mut sentence = say!(phrases, "chart-says", figures = all.join(&say!(phrases, "chart-next")));
        if let Some(mark) = &self.mark {
            sentence += &say!(phrases, "chart-mark", mark = mark.label);
        }
        sentence
    }

    /// What stands at the end of a row, or over a column: the sum of its figures.
    fn end(&self, at: usize) -> String {
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

#[cfg(test)]
mod tests;
