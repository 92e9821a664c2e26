//! What a chart is made of.

use unicode_width::UnicodeWidthStr;

use crate::output::safe;

/// How wide every chart is, in tenths; half a page of A4, or a phone.
pub(super) const WIDTH: i64 = 3800;
/// The height of letters.
pub(super) const LETTER: i64 = 120;

/// A chart that is ready to be drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What it is called within the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// All its figures in a sentence.
    pub says: String,
    /// How wide it is, in tenths.
    pub width: i64,
    /// How high it is, in tenths.
    pub height: i64,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
}

/// A thing that is drawn. Places are tenths from the upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Bar {
        x: i64,
        y: i64,
        w: i64,
        h: i64,
        fill: usize,
    },
    /// A line of text.
    Text {
        x: i64,
        y: i64,
        /// On which side of the anchor it stands: `start`, `middle`, `end`.
        anchor: &'static str,
        /// What it is: `label`, `tick`, `end`, `mark`.
        class: &'static str,
        text: String,
    },
    /// A straight line.
    Line {
        from: (i64, i64),
        to: (i64, i64),
        /// What it is: `grid`, `base`, `mark`.
        class: &'static str,
    },
    /// A line through points.
    Path {
        points: String,
        fill: usize,
    },
    /// A point of such a line.
    Dot {
        x: i64,
        y: i64,
        fill: usize,
    },
}

/// A line of text.
pub fn text((x, y): (i64, i64), anchor: &'static str, class: &'static str, text: impl Into<String>) -> Shape {
    Shape::Text { x, y, anchor, class, text: text.into() }
}

/// How wide a text is at most, in tenths: a Han character is as wide as it is high, a letter little more than half.
pub fn wide(text: &str) -> i64 {
    i64::try_from(text.width()).unwrap_or(i64::MAX / LETTER) * LETTER * 62 / 100
}

/// A text cut to a width.
pub fn cut(text: &str, most: i64) -> String {
    if wide(text) <= most {
        return text.to_owned();
    }
    let mut count = text.chars().count();
    loop {
        let shorter = safe::short(text, count);
        if wide(&shorter) <= most || count <= 1 {
            return shorter;
        }
        count -= 1;
    }
}
