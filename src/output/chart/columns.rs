//! Bars that stand, and lines: for months.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::output::chart::figures::{Chart, ChartForm, Series, Stand, figure};
use crate::output::chart::scale::Scale;
use crate::output::chart::shapes::{LETTER, Shape, WIDTH, cut, text, wide};

const TOP: i64 = 180;
const HEIGHT: i64 = 1500;
const GAP: i64 = 80;
/// The widest that figures beside the axis may be.
const WIDEST_TICK: i64 = 1300;

/// Where columns stand.
struct Frame {
    scale: Scale,
    left: i64,
    slot: i64,
}

impl Frame {
    fn y(&self, value: Decimal) -> i64 {
        TOP + HEIGHT - self.scale.at(value, HEIGHT)
    }

    /// The left side of a label's place.
    fn x(&self, at: usize) -> i64 {
        self.left + self.slot * i64::try_from(at).unwrap_or_default()
    }
}

/// The height, and what is drawn.
pub(super) fn draw(chart: &Chart) -> (i64, Vec<Shape>) {
    let scale = scale(chart);
    let ticks = scale.ticks();
    let tick = ticks.iter().map(|tick| wide(&figure(*tick))).max().unwrap_or_default().min(WIDEST_TICK);
    let left = tick + GAP;
    let count = i64::try_from(chart.labels.len()).unwrap_or(1).max(1);
    let frame = Frame { scale, left, slot: (WIDTH - left) / count };
    let right = left + frame.slot * count;
    let mut shapes = Vec::new();
    for tick in ticks {
        let y = frame.y(tick);
        shapes.push(Shape::Line { from: (left, y), to: (right, y), class: "grid" });
        shapes.push(text((tick_edge(left), y + LETTER / 3), "end", "tick", cut(&figure(tick), WIDEST_TICK)));
    }
    match chart.form {
        ChartForm::Lines => chart.series.iter().for_each(|series| line(&frame, series, &mut shapes)),
        ChartForm::Columns(Stand::Stacked) | ChartForm::Rows(_) => stacked(chart, &frame, &mut shapes),
        ChartForm::Columns(Stand::Beside) => beside(chart, &frame, &mut shapes),
    }
    shapes.push(Shape::Line {
        from: (left, frame.y(Decimal::ZERO)),
        to: (right, frame.y(Decimal::ZERO)),
        class: "base",
    });
    shapes.extend(labels(chart, &frame));
    (TOP + HEIGHT + 220, shapes)
}

fn tick_edge(left: i64) -> i64 {
    left - GAP / 2
}

fn scale(chart: &Chart) -> Scale {
    let values = chart.series.iter().flat_map(|series| series.values.iter().copied().flatten());
    if chart.form != ChartForm::Columns(Stand::Stacked) {
        return Scale::of(values, 5);
    }
    let sum = |at| chart.series.iter().filter_map(|series| series.values.get(at).copied().flatten()).sum::<Decimal>();
    Scale::of((0..chart.labels.len()).map(sum), 5)
}

/// The labels beneath, as many as have room: each, each second, …
fn labels(chart: &Chart, frame: &Frame) -> Vec<Shape> {
    let widest = chart.labels.iter().map(|label| wide(label)).max().unwrap_or_default() + 20;
    let each = widest.checked_div(frame.slot).map_or(1, |times| times + i64::from(widest % frame.slot != 0)).max(1);
    let each = usize::try_from(each).unwrap_or(1);
    let y = TOP + HEIGHT + LETTER + 40;
    let apart = frame.slot * i64::try_from(each).unwrap_or(1);
    let label = |(at, label): (usize, &String)| {
        let middle = frame.x(at) + frame.slot / 2;
        let within = 2 * middle.min(WIDTH - middle);
        text((middle, y), "middle", "label", cut(label, apart.min(within)))
    };
    chart.labels.iter().enumerate().step_by(each).map(label).collect()
}

fn stacked(chart: &Chart, frame: &Frame, shapes: &mut Vec<Shape>) {
    let inset = frame.slot / 6;
    let has_room = (0..chart.labels.len()).all(|at| wide(&chart.end(at)) <= frame.slot);
    for at in 0..chart.labels.len() {
        let mut sum = Decimal::ZERO;
        for series in &chart.series {
            let Some(value) = series.values.get(at).copied().flatten().filter(|value| !value.is_zero()) else {
                continue;
            };
            let from = frame.y(sum);
            sum += value;
            shapes.push(standing((frame.x(at) + inset, frame.slot - 2 * inset), (from, frame.y(sum)), series.fill));
        }
        let known = chart.series.iter().any(|series| series.values.get(at).copied().flatten().is_some());
        if has_room && known {
            let y = frame.y(sum.max(Decimal::ZERO)) - 40;
            shapes.push(text((frame.x(at) + frame.slot / 2, y), "middle", "end", chart.end(at)));
        }
    }
}

fn beside(chart: &Chart, frame: &Frame, shapes: &mut Vec<Shape>) {
    let inset = frame.slot / 10;
    let width = (frame.slot - 2 * inset) / i64::try_from(chart.series.len()).unwrap_or(1).max(1);
    for at in 0..chart.labels.len() {
        let mut x = frame.x(at) + inset;
        for series in &chart.series {
            if let Some(value) = series.values.get(at).copied().flatten() {
                shapes.push(standing((x, width - 10), (frame.y(Decimal::ZERO), frame.y(value)), series.fill));
            }
            x += width;
        }
    }
}

/// A bar between two heights, whichever is above.
fn standing((x, w): (i64, i64), (from, to): (i64, i64), fill: usize) -> Shape {
    Shape::Bar { x, y: from.min(to), w, h: (to - from).abs(), fill }
}

/// A line through the months that are known, with a point for each, and the last figure.
fn line(frame: &Frame, series: &Series, shapes: &mut Vec<Shape>) {
    let middle = |at| frame.x(at) + frame.slot / 2;
    let known = series.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?)));
    let points: Vec<(i64, i64)> = known.map(|(at, value)| (middle(at), frame.y(value))).collect();
    let mut path = String::new();
    for (x, y) in &points {
        // Writing to a string cannot fail.
        let _ = write!(path, "{x},{y} ");
    }
    shapes.push(Shape::Path { points: path.trim_end().to_owned(), fill: series.fill });
    shapes.extend(points.into_iter().map(|(x, y)| Shape::Dot { x, y, fill: series.fill }));
}
