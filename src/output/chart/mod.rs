//! Charts as shapes: what a template draws as SVG. Whole numbers alone: a tenth of a pixel is 1.
//!
//! A chart never rests on colour: each series has a pattern of its own, figures stand beside bars, and a sentence says them all.

mod columns;
mod figures;
mod rows;
mod scale;
mod shapes;

use crate::output::chart::shapes::WIDTH;
use crate::output::phrases::{Phrases, say};

pub use figures::{Benchmark, Chart, ChartForm, Figures, Stand, figure};
pub use shapes::{Drawing, Shape};

/// Rows of bars that one drawing has at most: they fit on a page.
const MOST_ROWS: usize = 30;

impl Chart {
    /// What is drawn: one drawing, or several where there are more rows than fit on a page.
    pub fn drawings(&self, phrases: Phrases) -> Vec<Drawing> {
        if !self.has_something() {
            return Vec::new();
        }
        match self.form {
            ChartForm::Columns(_) | ChartForm::Lines => vec![self.told(columns::draw(self), (0, 1), phrases)],
            ChartForm::Rows(stand) => {
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
}

#[cfg(test)]
mod tests;
