//! Bars from left to right: a row for each label, its figure at the right edge, where no bar reaches.

use rust_decimal::Decimal;

use crate::output::chart::figures::{Chart, Stand, figure};
use crate::output::chart::scale::Scale;
use crate::output::chart::shapes::{LETTER, Shape, WIDTH, cut, text, wide};

/// The widest that labels and figures may be: the bars keep a third.
const WIDEST_LABEL: i64 = 1350;
const WIDEST_END: i64 = 1200;
const GAP: i64 = 80;
const BAR: i64 = 140;
const ROW: i64 = 220;
/// The height of a bar among several of one label, with its gap.
const THIN: i64 = 150;

/// The axis of all rows of a chart, though they are drawn in parts.
pub(super) fn scale(chart: &Chart, stand: Stand) -> Scale {
    let values = || chart.series.iter().flat_map(|series| series.values.iter().copied().flatten());
    let mark = chart.mark.iter().map(|mark| mark.at);
    match stand {
        Stand::Beside => Scale::of(values().chain(mark), 4),
        Stand::Stacked => {
            let sums = |is_of: fn(&Decimal) -> bool| {
                (0..chart.labels.len()).map(move |at| {
                    let here = chart.series.iter().filter_map(|series| series.values.get(at).copied().flatten());
                    here.filter(is_of).sum::<Decimal>()
                })
            };
            Scale::of(sums(Decimal::is_sign_positive).chain(sums(Decimal::is_sign_negative)).chain(mark), 4)
        }
    }
}

/// The height, and what is drawn.
pub(super) fn draw(chart: &Chart, stand: Stand, scale: &Scale) -> (i64, Vec<Shape>) {
    let count = i64::try_from(chart.labels.len()).unwrap_or_default();
    let bars = i64::try_from(chart.series.len()).unwrap_or(1);
    let row = if stand == Stand::Beside && 1 < bars { THIN * bars + GAP } else { ROW };
    let ends = Ends { chart, stand };
    let label = chart.labels.iter().map(|label| wide(label)).max().unwrap_or_default().min(WIDEST_LABEL);
    let end = ends.widest().min(WIDEST_END);
    let (left, right) = (label + GAP, WIDTH - end - GAP);
    let length = right - left;
    let top = if chart.mark.is_some() { ROW } else { GAP };
    let bottom = top + row * count;
    let mut shapes = grid(scale, (left, length), (top, bottom));
    let base = left + scale.at(Decimal::ZERO, length);
    for (at, label) in chart.labels.iter().enumerate() {
        let y = top + row * i64::try_from(at).unwrap_or_default();
        shapes.push(text((left - GAP, y + row / 2 + LETTER / 3), "end", "label", cut(label, WIDEST_LABEL)));
        match stand {
            Stand::Stacked => stacked(chart, at, (scale, left, length), y + (ROW - BAR) / 2, &mut shapes),
            Stand::Beside => {
                let mut upper = y + (row - THIN * bars) / 2;
                for series in &chart.series {
                    if let Some(value) = series.values.get(at).copied().flatten() {
                        let x = left + scale.at(value, length);
                        shapes.push(bar((base, x), (upper + 10, THIN - 20), series.fill));
                    }
                    upper += THIN;
                }
            }
        }
        for (nth, said) in ends.of(at).into_iter().enumerate() {
            let nth = i64::try_from(nth).unwrap_or_default();
            let middle =
                if stand == Stand::Beside { y + (row - THIN * bars) / 2 + THIN * nth + THIN / 2 } else { y + row / 2 };
            shapes.push(text((WIDTH, middle + LETTER / 3), "end", "end", cut(&said, WIDEST_END)));
        }
    }
    shapes.push(Shape::Line { from: (base, top), to: (base, bottom), class: "base" });
    if let Some(mark) = &chart.mark {
        let x = left + scale.at(mark.at, length);
        shapes.push(Shape::Line { from: (x, top - 30), to: (x, bottom), class: "mark" });
        // The text stands where there is room: it may not leave the drawing.
        let half = wide(&mark.label) / 2;
        let x = x.min(WIDTH - half).max(half);
        shapes.push(text((x, top - 60), "middle", "mark", &*mark.label));
    }
    (bottom + ROW, shapes)
}

/// What stands at the ends of rows.
struct Ends<'c> {
    chart: &'c Chart,
    stand: Stand,
}

impl Ends<'_> {
    fn of(&self, at: usize) -> Vec<String> {
        if self.stand == Stand::Stacked {
            return vec![self.chart.end(at)];
        }
        let value = |value: Option<Decimal>| value.map_or_else(|| "–".to_owned(), figure);
        self.chart.series.iter().map(|series| value(series.values.get(at).copied().flatten())).collect()
    }

    fn widest(&self) -> i64 {
        (0..self.chart.labels.len()).flat_map(|at| self.of(at)).map(|end| wide(&end)).max().unwrap_or_default()
    }
}

/// A bar between two places, whichever is on the left.
fn bar((from, to): (i64, i64), (y, h): (i64, i64), fill: usize) -> Shape {
    Shape::Bar { x: from.min(to), y, w: (to - from).abs(), h, fill }
}

/// The bars of one label, one at the end of the other: what is above nought to the right, what is below to the left.
fn stacked(chart: &Chart, at: usize, (scale, left, length): (&Scale, i64, i64), y: i64, shapes: &mut Vec<Shape>) {
    let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
    for series in &chart.series {
        let Some(value) = series.values.get(at).copied().flatten().filter(|value| !value.is_zero()) else { continue };
        let sum = if value.is_sign_negative() { &mut below } else { &mut above };
        let from = left + scale.at(*sum, length);
        *sum += value;
        shapes.push(bar((from, left + scale.at(*sum, length)), (y, BAR), series.fill));
    }
}

/// The lines of the axis, and as many of its figures as have room.
fn grid(scale: &Scale, (left, length): (i64, i64), (top, bottom): (i64, i64)) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut free_from = i64::MIN;
    for tick in scale.ticks() {
        let x = left + scale.at(tick, length);
        shapes.push(Shape::Line { from: (x, top), to: (x, bottom), class: "grid" });
        let said = figure(tick);
        let half = wide(&said) / 2;
        let middle = x.min(WIDTH - half).max(half);
        if free_from <= middle - half {
            shapes.push(text((middle, bottom + LETTER + 20), "middle", "tick", said));
            free_from = middle + half + GAP;
        }
    }
    shapes
}
