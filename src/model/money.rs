//! Money: a decimal in the estate's currency, never a float.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::text::as_text;

/// An amount that was charged, paid, received or refunded: not below zero, at most two decimals, written with both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[0-9]+(\.[0-9]{1,2})?$"))]
pub struct Money(#[schemars(with = "String")] Decimal);

impl Money {
    pub fn amount(self) -> Decimal {
        self.0
    }
}

impl FromStr for Money {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Err(Invalid::new(Wanted::Money, given, fault));
        let (whole, part) = given.split_once('.').unwrap_or((given, "00"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || 2 < part.len() {
            return wrong(if given.is_empty() { Fault::Empty } else { Fault::Shape("5200.00") });
        }
        match given.parse::<Decimal>() {
            Ok(amount) if amount < Decimal::from(1_000_000_000_000_u64) => Ok(Self(amount)),
            _ => wrong(Fault::OutOfRange),
        }
    }
}

as_text!(Money);

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

impl Sum<Money> for Decimal {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Self {
        amounts.map(Money::amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_a_plain_decimal_with_two_places() {
        assert_eq!("5200".parse::<Money>().unwrap().to_string(), "5200.00");
        assert_eq!("0.5".parse::<Money>().unwrap().to_string(), "0.50");
        for wrong in ["", "-1", "1.005", "1,000", "1e3", "HKD 5", ".5", "5.", "٣", "9".repeat(400).as_str()] {
            assert!(wrong.parse::<Money>().is_err(), "{wrong}");
        }
    }
}
