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
    /// A bar.
    Bar {
        /// Its left side.
        x: i64,
        /// Its upper side.
        y: i64,
        /// Its width.
        w: i64,
        /// Its height.
        h: i64,
        /// Its colour and pattern.
        fill: usize,
    },
    /// A line of text.
    Text {
        /// Where it is anchored.
        x: i64,
        /// Its base line.
        y: i64,
        /// On which side of the anchor it stands: `start`, `middle`, `end`.
        anchor: &'static str,
        /// What it is: `label`, `tick`, `end`, `mark`.
        class: &'static str,
        /// The text.
        text: String,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        from: (i64, i64),
        /// Where it ends.
        to: (i64, i64),
        /// What it is: `grid`, `base`, `mark`.
        class: &'static str,
    },
    /// A line through points.
    Path {
        /// The points.
        points: String,
        /// Its colour and dashes.
        fill: usize,
    },
    /// A point of such a line.
    Dot {
        /// Its middle.
        x: i64,
        /// Its middle.
        y: i64,
        /// Its colour and form.
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
