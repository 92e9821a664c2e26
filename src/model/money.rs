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

    /// One of so many equal shares of an amount that need not be whole cents: rounded to the cent, halves up. None where it is
    /// too much to be an amount of money, or below zero.
    pub fn share(whole: Decimal, shares: u32) -> Option<Self> {
        let shares = Decimal::from(shares);
        let cents = whole.checked_mul(Decimal::ONE_HUNDRED)?;
        let floor = cents.checked_div(shares)?.floor();
        // Whether it is half a cent or more is asked of what is left over, which is exact: a quotient need not be.
        let left = cents.checked_sub(floor.checked_mul(shares)?)?;
        let rounded = if shares <= left.checked_mul(Decimal::TWO)? { floor.checked_add(Decimal::ONE)? } else { floor };
        let mut amount = rounded.checked_div(Decimal::ONE_HUNDRED)?;
        amount.rescale(2);
        (Decimal::ZERO <= amount && amount < LIMIT).then_some(Self(amount))
    }
}

/// What no amount reaches.
const LIMIT: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);

/// The price of one unit of measure, such as a square metre for a month: above zero, at most six decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[0-9]+(\.[0-9]{1,6})?$"))]
pub struct Rate(#[schemars(with = "String")] Decimal);

impl Rate {
    pub fn price(self) -> Decimal {
        self.0
    }
}

impl FromStr for Rate {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let price = plain_decimal(given, 6).map_err(|fault| Invalid::new(Wanted::Rate, given, fault))?;
        if price.is_zero() || Decimal::from(1_000_000) < price {
            return Err(Invalid::new(Wanted::Rate, given, Fault::OutOfRange));
        }
        Ok(Self(price))
    }
}

as_text!(Rate);

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Digits, with at most so many decimals behind a point, and nothing else.
pub fn plain_decimal(given: &str, most: usize) -> Result<Decimal, Fault> {
    let (whole, part) = given.split_once('.').unwrap_or((given, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(part) || most < part.len() {
        return Err(if given.is_empty() { Fault::Empty } else { Fault::Shape("16.5") });
    }
    given.parse().map_err(|_| Fault::OutOfRange)
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
            Ok(amount) if amount < LIMIT => Ok(Self(amount)),
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
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_share_is_rounded_halves_up_as_whole_numbers_reckon_it(
            millionths in 0..10_000_000_000_000_000_u64,
            shares in 1..400_u32,
        ) {
            let whole = Decimal::from_i128_with_scale(i128::from(millionths), 6);
            // Cents are ten thousand millionths.
            let parts = u128::from(shares) * 10_000;
            let cents = (2 * u128::from(millionths) + parts) / (2 * parts);
            let share = Money::share(whole, shares).unwrap().to_string();
            prop_assert_eq!(share, format!("{}.{:02}", cents / 100, cents % 100));
        }
    }

    #[test]
    fn what_is_too_much_is_no_share_and_a_price_is_a_plain_decimal() {
        assert_eq!(LIMIT, Decimal::from(1_000_000_000_000_u64));
        assert_eq!(Money::share(Decimal::MAX, 31), None);
        assert_eq!(Money::share(LIMIT, 1), None);
        assert_eq!(Money::share(Decimal::NEGATIVE_ONE, 3), None);
        assert_eq!(Money::share(Decimal::new(1, 2), 2).unwrap().to_string(), "0.01");
        assert_eq!(Money::share(Decimal::new(1, 2), 3).unwrap().to_string(), "0.00");
        assert_eq!("16.500001".parse::<Rate>().unwrap().to_string(), "16.500001");
        for wrong in ["", "0", "0.0", "-1", "1.0000001", "1e3", "1,5", ".5", "5.", "1000001", "9".repeat(400).as_str()]
        {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn money_is_a_plain_decimal_with_two_places() {
        assert_eq!("5200".parse::<Money>().unwrap().to_string(), "5200.00");
        assert_eq!("0.5".parse::<Money>().unwrap().to_string(), "0.50");
        for wrong in ["", "-1", "1.005", "1,000", "1e3", "HKD 5", ".5", "5.", "٣", "9".repeat(400).as_str()] {
            assert!(wrong.parse::<Money>().is_err(), "{wrong}");
        }
    }
}
