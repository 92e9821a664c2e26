//! Bound volumes: how long they are kept, the code that each has for life, the box it lies in (P2-6, DA/T 13).

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::text::as_text;
use crate::model::time::{Date, Year};
use crate::model::unit::FloorCode;

/// How long papers are kept, from 1 January after the move-out (FORMS.md): `Y` for ever, `D10`, `D30`, `D<n>` years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^(Y|D[1-9][0-9]{0,2})$"))]
pub enum Retention {
    /// So many years.
    Years(u16),
    /// For ever.
    Permanent,
}

impl Retention {
    /// The first day of the term of what was left on a day: 1 January after it.
    pub fn begins(move_out: Date) -> Option<Date> {
        Date::new(move_out.year().number() + 1, 1, 1)
    }

    /// The last day of the term of what was left on a day; none where it never ends, or ends after the last day that can be
    /// written.
    pub fn ends(self, move_out: Date) -> Option<Date> {
        match self {
            Self::Years(years) => Date::new(move_out.year().number() + i32::from(years), 12, 31),
            Self::Permanent => None,
        }
    }
}

impl Ord for Retention {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Permanent, Self::Permanent) => Ordering::Equal,
            (Self::Permanent, Self::Years(_)) => Ordering::Greater,
            (Self::Years(_), Self::Permanent) => Ordering::Less,
            (Self::Years(a), Self::Years(b)) => a.cmp(b),
        }
    }
}

impl PartialOrd for Retention {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Retention {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let years =
            |text: &str| text.parse::<u16>().ok().filter(|n| (1..=999).contains(n) && !text.starts_with(['0', '+']));
        match given.strip_prefix('D').and_then(years) {
            Some(n) => Ok(Self::Years(n)),
            None if given == "Y" => Ok(Self::Permanent),
            None => Err(Invalid::new(Wanted::Retention, given, Fault::Shape("D10, D30, Y"))),
        }
    }
}

as_text!(Retention);

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Years(n) => f.pad(&format!("D{n}")),
            Self::Permanent => f.pad("Y"),
        }
    }
}

/// What a volume's code begins with: all but its number. Numbers run within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeSeries {
    /// The fonds, from `deedbox.toml`.
    pub fonds: String,
    /// The class, from `deedbox.toml`.
    pub class: String,
    /// The year of departure.
    pub year: Year,
    /// The retention term.
    pub retention: Retention,
}

/// A volume's code, given once, for life: `HC-KH·2026·D10-0003` (DA/T 13).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct VolumeCode {
    /// All but the number.
    #[schemars(skip)]
    pub series: CodeSeries,
    /// The number within the series, from 1.
    #[schemars(skip)]
    pub number: u32,
}

impl FromStr for VolumeCode {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Reference, given, Fault::Shape("HC-KH·2026·D10-0003"));
        let mut parts = given.split('·');
        let (Some(head), Some(year), Some(tail), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let (fonds, class) = head.split_once('-').ok_or_else(wrong)?;
        let (retention, number) = tail.split_once('-').ok_or_else(wrong)?;
        let series = CodeSeries {
            fonds: fonds.to_owned(),
            class: class.to_owned(),
            year: year.parse()?,
            retention: retention.parse()?,
        };
        Ok(Self { series, number: number.parse().map_err(|_| wrong())? })
    }
}

as_text!(VolumeCode);

impl fmt::Display for VolumeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CodeSeries { fonds, class, year, retention } = &self.series;
        f.pad(&format!("{fonds}-{class}·{year}·{retention}-{:04}", self.number))
    }
}

/// Where a box stands: one year, one floor; its number runs within them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BoxPlace {
    /// The year that was boxed.
    pub year: Year,
    pub floor: FloorCode,
    pub number: u32,
}

impl fmt::Display for BoxPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/box-{:02}", self.year, self.floor, self.number)
    }
}

impl FromStr for BoxPlace {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Box, given, Fault::Shape("2025/12/box-01"));
        let mut parts = given.split('/');
        let (Some(year), Some(floor), Some(number), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let number = number.strip_prefix("box-").and_then(|digits| digits.parse().ok());
        let place = Self {
            year: year.parse().map_err(|_| wrong())?,
            floor: floor.parse().map_err(|_| wrong())?,
            number: number.ok_or_else(wrong)?,
        };
        if place.number != 0 && place.to_string() == given { Ok(place) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_named_as_its_folder() {
        assert_eq!("2025/12/box-01".parse::<BoxPlace>().unwrap().to_string(), "2025/12/box-01");
        for wrong in ["2025/12/box-1", "2025/12/box-00", "2025/12/01", "2025/box-01", "/12/box-01", "2025/12/box-+1"] {
            assert!(wrong.parse::<BoxPlace>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_parses_and_prints_alike() {
        let code: VolumeCode = "HC-KH·2026·D10-0003".parse().unwrap();
        assert_eq!((code.to_string().as_str(), code.number), ("HC-KH·2026·D10-0003", 3));
        assert!("HC-KH·2026·D0-0003".parse::<VolumeCode>().is_err());
    }

    #[test]
    fn a_term_runs_from_the_year_after_the_departure() {
        let left = Date::new(2026, 11, 30).unwrap();
        let ten: Retention = "D10".parse().unwrap();
        assert_eq!(Retention::begins(left), Date::new(2027, 1, 1));
        assert_eq!(ten.ends(left), Date::new(2036, 12, 31));
        assert_eq!(Retention::Permanent.ends(left), None);
    }

    #[test]
    fn for_ever_is_the_longest_term() {
        let mut terms: Vec<Retention> = ["Y", "D30", "D10"].map(|t| t.parse().unwrap()).into();
        terms.sort();
        assert_eq!(terms.map_strings(), ["D10", "D30", "Y"]);
    }

    trait MapStrings {
        fn map_strings(&self) -> Vec<String>;
    }

    impl MapStrings for Vec<Retention> {
        fn map_strings(&self) -> Vec<String> {
            self.iter().map(Retention::to_string).collect()
        }
    }
}
