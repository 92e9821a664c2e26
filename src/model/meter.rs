//! Meters: what one reads on a day, and the tariffs of the estate.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::form;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::money::{Rate, plain_decimal};
use crate::model::text::{Line, as_text};

/// What a meter reads: not below zero, at most three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[0-9]+(\.[0-9]{1,3})?$"))]
pub struct MeterValue(#[schemars(with = "String")] Decimal);

impl MeterValue {
    pub fn amount(self) -> Decimal {
        self.0
    }
}

impl FromStr for MeterValue {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let value = plain_decimal(given, 3).map_err(|fault| Invalid::new(Wanted::MeterValue, given, fault))?;
        if Decimal::from(1_000_000_000_000_u64) <= value {
            return Err(Invalid::new(Wanted::MeterValue, given, Fault::OutOfRange));
        }
        Ok(Self(value))
    }
}

as_text!(MeterValue);

impl fmt::Display for MeterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

form! {
    /// What a meter of the client's units read (P3-1).
    MeterReading {
        must {
            /// Number of the meter
            meter: Line,
            /// What it reads
            value: MeterValue,
        }
        may {
            /// Tariff by which it is charged, as deedbox.toml calls it; else that of the reading before
            tariff: Line,
        }
        many {}
        flags {
            /// The meter is new, or was set back: what went through is counted from here
            replaced,
        }
    }
}

/// A tariff of the estate, as `deedbox.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tariff {
    /// The price of one unit.
    pub per_unit: Rate,
    /// What a unit is called, such as `m3` or `kWh`.
    pub unit: Line,
    /// What its charges are called, such as 水費.
    pub item: Line,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_a_plain_decimal() {
        for wrong in ["", "-1", "1.2345", "1e3", "1,000", ".5", "5.", "٣", "9".repeat(400).as_str()] {
            assert!(wrong.parse::<MeterValue>().is_err(), "{wrong}");
        }
        assert_eq!("120.125".parse::<MeterValue>().unwrap().to_string(), "120.125");
    }
}
