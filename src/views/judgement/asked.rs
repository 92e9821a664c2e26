//! What is asked of a judgement: of which day, at what time, and how many bytes of papers are read for it.

use crate::model::{Date, Happened};

/// The day of an audit, and the time at which it asks what is late: now; of an earlier day, its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day whose state is judged.
    pub day: Date,
    /// The time.
    pub now: Happened,
}

/// How many bytes of papers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesRead {
    /// All of them.
    Read,
    /// All of them where there are no more papers than so many; else names, places and sizes alone.
    OfFew(usize),
    /// None of them: names, places and sizes alone.
    Left,
}
