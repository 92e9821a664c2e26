//! Units and floors, and what they may be called.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::register::Register;
use crate::model::text::as_text;
use crate::model::text::{self, Line, natural_cmp};
use crate::model::time::Date;

/// The code on a unit's door, such as `1203` or `12-A`.
///
/// Letters and digits of any script, `-`, `_` and `.`. It becomes a folder's name on every file system, so it does not begin
/// with a dot or a dash and is not a name that Windows or the archive keeps for itself. Two codes that differ in case only
/// are one code.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct UnitCode(String);

/// A floor as the lift's panel names it: `B2`, `G`, `M`, `12`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct FloorCode(String);

/// Names that mean something else where a unit's or floor's code could stand.
fn is_taken(code: &str) -> bool {
    let folded = text::fold(code);
    matches!(
        folded.as_str(),
        "room" | "data" | "manifests" | "policies" | "staff" | "late" | "units" | "registers" | "inbox"
    ) || Register::ALL.iter().any(|register| register.as_str() == folded)
}

/// What both kinds of code do alike: text in, text out, one code whatever the case.
macro_rules! code {
    ($name:ident, $wanted:expr, $max:expr) => {
        impl $name {
            /// The longest code, in bytes.
            pub const MAX_BYTES: usize = $max;

            /// The code as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The code in the form in which two codes are compared.
            pub fn folded(&self) -> String {
                text::fold(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(given: &str) -> Result<Self, Invalid> {
                let code = text::code($wanted, given, Self::MAX_BYTES)?;
                if is_taken(&code) {
                    return Err(Invalid::new($wanted, given, Fault::Reserved));
                }
                Ok(Self(code))
            }
        }

        as_text!($name);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                // Nearly every code is ASCII, and codes are compared wherever rooms are gone through.
                if self.0.is_ascii() && other.0.is_ascii() {
                    self.0.eq_ignore_ascii_case(&other.0)
                } else {
                    self.folded() == other.folded()
                }
            }
        }

        impl Eq for $name {}
    };
}

code!(UnitCode, Wanted::UnitCode, 64);
code!(FloorCode, Wanted::FloorCode, 32);

impl Ord for UnitCode {
    /// As a person sorts doors: `9` before `10`, `12-a` beside `12-B`.
    fn cmp(&self, other: &Self) -> Ordering {
        natural_cmp(&self.folded(), &other.folded())
    }
}

impl Ord for FloorCode {
    /// As a lift's panel does: B2, B1, G, M, 1 … 9, 10, then other names.
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.folded(), other.folded());
        panel(&a).cmp(&panel(&b)).then_with(|| natural_cmp(&a, &b))
    }
}

/// Where a floor stands on the panel: the group, then the height in it.
fn panel(floor: &str) -> (u8, i64) {
    let digits = |text: &str| text.parse::<i64>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    match floor {
        "lg" => (1, 0),
        "g" => (2, 0),
        "ug" => (3, 0),
        "m" => (4, 0),
        _ => match (floor.strip_prefix('b').and_then(digits), digits(floor)) {
            (Some(depth), _) => (0, -depth),
            (_, Some(height)) => (5, height),
            _ => (6, 0),
        },
    }
}

/// An area in square metres, at most two decimals, above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[0-9]+(\.[0-9]{1,2})?$"))]
pub struct Area(#[schemars(with = "String")] Decimal);

impl Area {
    pub fn square_metres(self) -> Decimal {
        self.0
    }
}

impl FromStr for Area {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Err(Invalid::new(Wanted::Area, given, fault));
        let (whole, part) = given.split_once('.').unwrap_or((given, "0"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || 2 < part.len() {
            return wrong(if given.is_empty() { Fault::Empty } else { Fault::Shape("85.5") });
        }
        match given.parse::<Decimal>() {
            Ok(area) if !area.is_zero() && area < Decimal::from(10_000_000) => Ok(Self(area)),
            _ => wrong(Fault::OutOfRange),
        }
    }
}

as_text!(Area);

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A unit that others become, with its area where it is told: `1501-A:50`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPart {
    pub code: UnitCode,
    pub area: Option<Area>,
}

impl FromStr for UnitPart {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let given = given.replace('：', ":");
        match given.split_once(':') {
            Some((code, area)) => Ok(Self { code: code.trim().parse()?, area: Some(area.trim().parse()?) }),
            None => Ok(Self { code: given.trim().parse()?, area: None }),
        }
    }
}

/// A unit as its room's `unit.toml` has it (P2-9: the use of each unit is entered).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unit {
    /// The code on the door.
    pub code: UnitCode,
    /// The floor on which it lies.
    pub floor: FloorCode,
    /// Its area in square metres, a decimal string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// What it is used for, in the office's own words.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub use_: Option<Line>,
    /// The first day on which it counts; none where it has been there for as long as the estate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Who owns it, where that is somebody else than the estate's owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Line>,
    /// Who sits in it beside who holds it, or under them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_tenants: Vec<Line>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_differ_in_case_are_one_and_none_leads_elsewhere() {
        assert_eq!("12-a".parse::<UnitCode>().unwrap(), "12-A".parse::<UnitCode>().unwrap());
        assert!("../1203".parse::<UnitCode>().is_err());
    }

    #[test]
    fn floors_stand_as_on_a_lift_panel() {
        let mut floors: Vec<FloorCode> =
            ["10", "9", "M", "G", "B1", "B2", "1", "Roof", "LG"].map(|f| f.parse().unwrap()).into();
        floors.sort();
        let names: Vec<_> = floors.iter().map(FloorCode::as_str).collect();
        assert_eq!(names, ["B2", "B1", "LG", "G", "M", "1", "9", "10", "Roof"]);
    }

    #[test]
    fn codes_are_safe_names() {
        for wrong in [
            "",
            ".x",
            "-x",
            "../x",
            "a/b",
            "CON",
            "nul.txt",
            "room",
            "Data",
            "late",
            "boxes",
            "a b",
            "a\nb",
            "x.",
            "a:b",
            "%2e",
            "a\u{202e}b",
        ] {
            assert!(wrong.parse::<UnitCode>().is_err(), "{wrong}");
        }
        assert_eq!("cafe\u{301}".parse::<UnitCode>().unwrap().as_str(), "caf\u{e9}");
        assert_eq!("十二樓A".parse::<UnitCode>().unwrap().as_str(), "十二樓A");
    }

    #[test]
    fn an_area_is_a_plain_decimal() {
        for wrong in ["", "0", "-1", "1e3", "1,000", ".5", "5.", "0.001", "٣", "9".repeat(400).as_str()] {
            assert!(wrong.parse::<Area>().is_err(), "{wrong}");
        }
        assert_eq!("85.50".parse::<Area>().unwrap().to_string(), "85.50");
    }
}
