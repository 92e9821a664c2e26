//! What a text says as the cell of a table: the one reader of the command line and of import.

use std::borrow::Cow;

use crate::desk::import::raw_cell::RawCell;
use crate::desk::import::values::measures::Basis;
use crate::model::Invalid;
use crate::model::book::Holds;

/// What a cell of that sort says: the one reader of the command line and of import.
pub(super) fn as_in_a_cell(holds: Holds, text: &str, currency: &str) -> Result<String, Invalid> {
    holds.read(&RawCell::Text(text.to_owned()), &Basis::own(currency)).map(Cow::into_owned)
}
