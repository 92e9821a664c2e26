//! What a cell means: the type of its column decides, not the cell. Every way of writing that leaves no doubt is read; what leaves one is
//! refused with the reason.

mod amounts;
mod days;
pub mod letters;
pub mod measures;
pub mod unit;

use std::borrow::Cow;

use crate::desk::import::raw_cell::{Instant, RawCell};
pub(super) use crate::desk::import::values::days::{MonthSaid, month_said};
use crate::desk::import::values::letters::narrow;
use crate::desk::import::values::measures::Basis;
use crate::model::book::Holds;
use crate::model::invalid::Wanted;
use crate::model::{CellFault, Fault, Invalid, UnitCode};

/// What stands between units beside `;`.
const BETWEEN_UNITS: &[char] = &['\n', ',', '、'];

impl Holds {
    /// What its value is to be, in an error.
    pub(super) fn wanted(self) -> Wanted {
        match self {
            Self::Text | Self::Prose | Self::No | Self::List | Self::Period => Wanted::Line,
            Self::Staff => Wanted::StaffId,
            Self::Unit | Self::Units => Wanted::UnitCode,
            Self::Floor => Wanted::FloorCode,
            Self::Day => Wanted::Date,
            Self::Time => Wanted::Moment,
            Self::Money => Wanted::Money,
            Self::Area => Wanted::Area,
            Self::Count => Wanted::Count,
            Self::Year => Wanted::Year,
        }
    }

    /// A cell in the form in which the desk takes such values; what no form fits is left as it is, for the value's own check to refuse.
    ///
    /// # Errors
    /// The cell can be read in two ways, or in none.
    pub fn read<'g>(self, given: &'g RawCell, basis: &Basis) -> Result<Cow<'g, str>, Invalid> {
        let wrong = |fault| Invalid::new(self.wanted(), given.shown(), fault);
        match given {
            RawCell::Empty => Ok("".into()),
            RawCell::Broken(_) => Err(wrong(Fault::Cell(CellFault::Broken))),
            RawCell::NoValue(_) => Err(wrong(Fault::Cell(CellFault::NoValue))),
            RawCell::When(instant) => self.of_instant(*instant).map_err(wrong),
            RawCell::Number(_, Some(instant)) if self.is_of_time() && is_likely(*instant) => {
                self.of_instant(*instant).map_err(wrong)
            }
            // A cell keeps fifteen digits of a number; what it held of a longer one is gone.
            RawCell::Number(text, _) if self.is_words() && MOST_DIGITS < digits(text) => {
                Err(wrong(Fault::Cell(CellFault::DigitsLost)))
            }
            RawCell::Number(text, _) if !self.is_words() => self.of_text(without_zeros(text), basis).map_err(wrong),
            RawCell::Text(text) if is_power_of_ten(text) => Err(wrong(Fault::Cell(CellFault::DigitsLost))),
            RawCell::Text(text) if self.is_words() && self != Self::Prose => {
                self.of_text(without_point_zero(text), basis).map_err(wrong)
            }
            RawCell::Number(text, _) | RawCell::Text(text) => self.of_text(text, basis).map_err(wrong),
        }
    }

    /// Whether it is written in words, or in digits that count nothing.
    fn is_words(self) -> bool {
        match self {
            Self::Text | Self::Prose | Self::No | Self::List | Self::Staff | Self::Unit | Self::Units | Self::Floor => {
                true
            }
            Self::Day | Self::Time | Self::Period | Self::Money | Self::Area | Self::Count | Self::Year => false,
        }
    }

    /// Whether a merged cell says the same of every row that it covers. An amount, an area, a number are said once.
    pub fn is_said_of_all(self) -> bool {
        match self {
            Self::No | Self::Money | Self::Area | Self::Count => false,
            Self::Text
            | Self::Prose
            | Self::List
            | Self::Staff
            | Self::Unit
            | Self::Units
            | Self::Floor
            | Self::Day
            | Self::Time
            | Self::Period
            | Self::Year => true,
        }
    }

    fn is_of_time(self) -> bool {
        matches!(self, Self::Day | Self::Time | Self::Period)
    }

    fn of_instant(self, instant: Instant) -> Result<Cow<'static, str>, Fault> {
        let day = Instant { hour: 0, minute: 0, second: 0, ..instant };
        match self {
            Self::Day => Ok(day.to_string().into()),
            Self::Period => Ok(format!("{:04}-{:02}", instant.year, instant.month).into()),
            Self::Time | Self::Prose => Ok(instant.to_string().into()),
            _ => Err(Fault::Cell(CellFault::DateInstead)),
        }
    }

    fn of_text<'t>(self, text: &'t str, basis: &Basis) -> Result<Cow<'t, str>, Fault> {
        match self {
            Self::Text | Self::No | Self::Staff => Ok(text.into()),
            Self::Prose => Ok(on_one_line(text)),
            Self::List => Ok(listed(text, &['\n'])),
            Self::Unit => {
                let narrowed = narrow(text);
                let is_unit = |part: &str| part.trim().parse::<UnitCode>().is_ok();
                let several = |c: char| c == ';' || BETWEEN_UNITS.contains(&c);
                match narrowed.contains(several) && narrowed.split(several).all(is_unit) {
                    true => Err(Fault::Cell(CellFault::SeveralUnits)),
                    false => Ok(narrowed),
                }
            }
            Self::Units => Ok(match narrow(text) {
                Cow::Borrowed(text) => listed(text, BETWEEN_UNITS),
                Cow::Owned(text) => listed(&text, BETWEEN_UNITS).into_owned().into(),
            }),
            Self::Floor => Ok(amounts::floor(text)),
            Self::Day => days::day(text),
            Self::Time => days::time(text),
            Self::Period => Ok(days::period(text)),
            Self::Money => amounts::money(text, basis),
            Self::Area => amounts::area(text, basis),
            Self::Count => amounts::count(text),
            Self::Year => Ok(days::year(text)),
        }
    }
}

/// Whether a text is a number with its currency or unit, as in a row of totals.
pub(super) fn is_a_number(text: &str) -> bool {
    let is_plain = |read: Result<Cow<'_, str>, Fault>| match read {
        Ok(number) => !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.'),
        Err(Fault::Cell(
            CellFault::Negative | CellFault::ThirdDecimal | CellFault::OtherCurrency(_) | CellFault::OtherUnit,
        )) => true,
        Err(_) => false,
    };
    let own = Basis::own("");
    is_plain(amounts::money(text, &own)) || is_plain(amounts::area(text, &own)) || is_plain(amounts::count(text))
}

/// The most digits of a number that an office program keeps.
const MOST_DIGITS: usize = 15;

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a text is what is left of a long number: `8.52E+11`.
fn is_power_of_ten(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_number = match number.strip_prefix('-').unwrap_or(number).split_once('.') {
        Some((whole, part)) => are_digits(whole) && are_digits(part),
        None => are_digits(number),
    };
    is_number && power.strip_prefix(['+', '-']).is_some_and(are_digits)
}

/// `28001234.0` is what programs make of a whole number.
fn without_point_zero(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// A number without the zeros that its format shows before it.
fn without_zeros(text: &str) -> &str {
    let bare = text.trim_start_matches('0');
    match (bare.starts_with(|c: char| c.is_ascii_digit()), text.len().checked_sub(bare.len() + 1)) {
        (true, _) | (_, None) => bare,
        (false, Some(last)) => text.get(last..).unwrap_or(text),
    }
}

/// Whether a plain number is a serial of a day that an office may have meant.
fn is_likely(instant: Instant) -> bool {
    (1950..2100).contains(&instant.year)
}

/// Lines made one.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
    }
}

fn listed<'t>(text: &'t str, between: &[char]) -> Cow<'t, str> {
    if text.contains(between) { text.replace(between, ";").replace('\r', "").into() } else { text.into() }
}

#[cfg(test)]
mod tests;
