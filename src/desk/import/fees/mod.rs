//! Fee sheets: what was charged and paid side by side in a row, or arrears with a month in each column. Each becomes a register of
//! charges and one of payments before it is brought in; what it does not say is made of what it says, and told, or asked for.

mod made;
mod months;
mod split;

use crate::desk::import::headers::{HeaderNames, Mapping};
use crate::desk::import::raw_cell::Grid;
use crate::desk::import::values::month_said;
use crate::model::book::UNIT;
use crate::model::book::lists::fees::{CHARGED, PAID};

pub(super) use split::split;

/// What the columns of a fee sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FeeForm {
    /// Amounts charged and amounts paid.
    Both,
    /// The one or the other.
    OneOfBoth,
    /// A month in each of several columns.
    Months,
}

/// How many columns have to be months.
const ENOUGH_MONTHS: usize = 2;

/// What a table is by its headers, were it a fee sheet; none where it is none.
pub(super) fn form(grid: &Grid, names: &HeaderNames, mapping: &Mapping) -> Option<FeeForm> {
    let headers = names.header(grid, mapping).names;
    let has = |wanted| headers.iter().any(|header| names.column(header, mapping) == Some(wanted));
    if !has(&UNIT) {
        return None;
    }
    if ENOUGH_MONTHS <= month_heads(&headers, names, mapping).count() {
        return Some(FeeForm::Months);
    }
    match (has(&CHARGED), has(&PAID)) {
        (true, true) => Some(FeeForm::Both),
        (false, false) => None,
        _ => Some(FeeForm::OneOfBoth),
    }
}

/// The places of the headers that are months.
fn month_heads<'h>(headers: &'h [String], names: &'h HeaderNames, mapping: &'h Mapping) -> impl Iterator<Item = usize> {
    let is_month = |header: &str| {
        names.column(header, mapping).is_none() && !mapping.names(header) && month_said(header).is_some()
    };
    headers.iter().enumerate().filter(move |(_, header)| is_month(header)).map(|(at, _)| at)
}
