//! What is printed of a year's boxes, by its path.

use crate::archive::layout::MOVED_OUT;
use crate::desk::box_year;
use crate::model::Year;

/// The year of a catalogue or of its labels.
pub(super) fn year_of_print(path: &str) -> Option<Year> {
    let (year, name) = path.strip_prefix(MOVED_OUT)?.strip_prefix('/')?.split_once('/')?;
    if box_year::PRINTS.contains(&name) { year.parse().ok() } else { None }
}
