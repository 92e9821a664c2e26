//! Days and moments, as the archive writes them: TOML local dates, and times with an offset.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, SecondsFormat, Timelike};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::value::{Date as TomlDate, Datetime, Offset, Time};

use crate::model::invalid::{Fault, Invalid, Wanted};

/// A day in the estate's calendar: `2026-03-01`, a TOML local date, without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

impl Date {
    /// The earliest year that a date may name; before it, somebody mistyped.
    pub const FIRST_YEAR: i32 = 1800;
    /// The latest year that a date may name.
    pub const LAST_YEAR: i32 = 2999;

    /// The day, if it is in the calendar and in a year that makes sense.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|d| (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&d.year()))
            .map(Self)
    }

    pub fn year(self) -> Year {
        Year(self.0.year())
    }

    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The last day that can be written.
    pub const LAST: Self = Self(match NaiveDate::from_ymd_opt(Self::LAST_YEAR, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    });
    pub const FIRST: Self = Self(match NaiveDate::from_ymd_opt(Self::FIRST_YEAR, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });

    /// The day so many days later; the last one where there is none, for comparing. What is written comes of `later_by`.
    pub fn plus_days(self, days: u32) -> Self {
        self.0.checked_add_days(Days::new(days.into())).map_or(Self::LAST, |day| Self(day).min(Self::LAST))
    }

    /// The day so many days later, to be written.
    ///
    /// # Errors
    /// It is after the last day that can be read back.
    pub fn later_by(self, days: u32) -> Result<Self, Invalid> {
        let day = self.0.checked_add_days(Days::new(days.into())).map(Self).filter(|day| *day <= Self::LAST);
        day.ok_or_else(|| Invalid::new(Wanted::Date, format!("{self} + {days}"), Fault::OutOfRange))
    }

    /// The day so many days earlier; the first one where there is none.
    pub fn minus_days(self, days: u32) -> Self {
        self.0.checked_sub_days(Days::new(days.into())).map_or(Self::FIRST, |day| Self(day).max(Self::FIRST))
    }

    /// How many days lie between an earlier day and this one; below 0 where it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl FromStr for Date {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Err(Invalid::new(Wanted::Date, given, fault));
        let bytes = given.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return wrong(if given.is_empty() { Fault::Empty } else { Fault::Shape("2026-03-01") });
        }
        match NaiveDate::parse_from_str(given, "%Y-%m-%d") {
            Ok(day) if (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&day.year()) => Ok(Self(day)),
            Ok(_) => wrong(Fault::OutOfRange),
            Err(_) => wrong(Fault::NoSuchDay),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every name on disk has a day in it: it is written without a format to be read first.
        match (self.0.year(), f.width(), f.precision()) {
            (year @ 0..=9999, None, None) => write!(f, "{year:04}-{:02}-{:02}", self.0.month(), self.0.day()),
            _ => f.pad(&self.0.format("%Y-%m-%d").to_string()),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = toml_date(self.0).map_err(serde::ser::Error::custom)?;
        Datetime { date: Some(date), time: None, offset: None }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Datetime::deserialize(deserializer)?;
        let (Some(day), None, None) = (found.date, found.time, found.offset) else {
            return Err(D::Error::custom("expected a day alone, without quotes, such as 2026-03-01"));
        };
        Self::new(day.year.into(), day.month.into(), day.day.into())
            .ok_or_else(|| D::Error::custom("there is no such day in the calendar"))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A moment with the offset of the place where it was: `2026-11-23T10:12:00+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// The moment of a clock, cut to the second, as seen at an offset.
    pub fn from_clock(clock: DateTime<FixedOffset>, offset: UtcOffset) -> Self {
        let there = clock.with_timezone(&offset.0);
        Self(there.with_nanosecond(0).unwrap_or(there))
    }

    /// The same time a year earlier; of a leap day, the day before it.
    pub fn a_year_earlier(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(12)).map(Self).filter(|moment| moment.is_in_range())
    }

    /// Whether its day is one that can be written and read back.
    pub fn is_in_range(self) -> bool {
        (Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&self.0.year())
    }

    /// The day on which it was, where it was.
    pub fn date(self) -> Date {
        Date(self.0.date_naive())
    }

    /// How many whole seconds lie between an earlier moment and this one; below 0 where it is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_seconds()
    }

    /// The day and the minute by its own clock, as an office writes them: `2026-10-23 09:00`.
    pub fn to_minute(self) -> String {
        self.0.format("%Y-%m-%d %H:%M").to_string()
    }

    /// The second of its day at which it was.
    pub fn second_of_day(self) -> i64 {
        self.0.num_seconds_from_midnight().into()
    }

    /// A day and an hour of an office's register (`2025-03-01 09:30`), or a moment with its offset.
    ///
    /// # Errors
    /// It is neither, or there is no such hour.
    pub fn parse_at(given: &str, offset: UtcOffset) -> Result<Self, Invalid> {
        let wrong = |fault| Invalid::new(Wanted::Moment, given, fault);
        let plain = given.replace('T', " ");
        let naive = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|shape| chrono::NaiveDateTime::parse_from_str(&plain, shape).ok());
        match naive {
            // A day is one of the estate's calendar, whatever offset somebody wrote.
            None => {
                let moment: Self = given.parse().map_err(|_| wrong(Fault::Shape("2026-03-01T09:30")))?;
                let there = Self(moment.0.with_timezone(&offset.0));
                if there.is_in_range() { Ok(there) } else { Err(wrong(Fault::OutOfRange)) }
            }
            Some(naive) if !(Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&naive.year()) => {
                Err(wrong(Fault::OutOfRange))
            }
            Some(naive) => {
                let there = naive.and_local_timezone(offset.0).single().ok_or_else(|| wrong(Fault::NoSuchDay))?;
                Ok(Self(there))
            }
        }
    }
}

impl FromStr for Moment {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let parsed = DateTime::parse_from_rfc3339(given)
            .map_err(|_| Invalid::new(Wanted::Moment, given, Fault::Shape("2026-03-01T09:30:00+08:00")))?;
        if (Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&parsed.year()) {
            Ok(Self(parsed))
        } else {
            Err(Invalid::new(Wanted::Moment, given, Fault::OutOfRange))
        }
    }
}

impl From<Moment> for DateTime<FixedOffset> {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_rfc3339_opts(SecondsFormat::Secs, false))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let local = self.0.naive_local();
        let narrow = |n: u32| u8::try_from(n).map_err(serde::ser::Error::custom);
        let time = Time {
            hour: narrow(local.hour())?,
            minute: narrow(local.minute())?,
            second: Some(narrow(local.second())?),
            nanosecond: None,
        };
        let minutes = i16::try_from(self.0.offset().local_minus_utc() / 60).map_err(serde::ser::Error::custom)?;
        let date = toml_date(local.date()).map_err(serde::ser::Error::custom)?;
        Datetime { date: Some(date), time: Some(time), offset: Some(Offset::Custom { minutes }) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Datetime::deserialize(deserializer)?;
        if found.offset.is_none() || found.date.is_none() || found.time.is_none() {
            return Err(D::Error::custom(
                "expected a time with its offset, without quotes, such as 2026-03-01T09:30:00+08:00",
            ));
        }
        if let Some(moment) = plain_moment(&found) {
            return Ok(Self(moment));
        }
        DateTime::parse_from_rfc3339(&found.to_string())
            .map(Self)
            .map_err(|_| D::Error::custom("there is no such time"))
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

/// A moment of whole seconds with its offset in numbers, as we write it: it need not be written out and parsed again.
fn plain_moment(found: &Datetime) -> Option<DateTime<FixedOffset>> {
    let (date, time) = (found.date?, found.time?);
    let Offset::Custom { minutes } = found.offset? else { return None };
    if time.nanosecond.is_some() {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let local = day.and_hms_opt(time.hour.into(), time.minute.into(), time.second?.into())?;
    local.and_local_timezone(FixedOffset::east_opt(i32::from(minutes) * 60)?).single()
}

fn toml_date(day: NaiveDate) -> Result<TomlDate, std::num::TryFromIntError> {
    Ok(TomlDate { year: day.year().try_into()?, month: day.month().try_into()?, day: day.day().try_into()? })
}

/// When something happened: on a day, or, where the hour matters, at a moment. A file has the key `date` or the key `time`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    #[serde(rename = "date")]
    On(Date),
    /// At a moment, with the offset of the place.
    #[serde(rename = "time")]
    At(Moment),
}

impl Happened {
    pub fn date(self) -> Date {
        match self {
            Self::On(date) => date,
            Self::At(moment) => moment.date(),
        }
    }

    /// The moment, where it is known.
    pub fn moment(self) -> Option<Moment> {
        match self {
            Self::On(_) => None,
            Self::At(moment) => Some(moment),
        }
    }

    /// The second of its day at which it was; of a day without an hour, the first one that it can have been.
    pub fn first_second(self) -> i64 {
        self.moment().map_or(0, Moment::second_of_day)
    }

    /// The same; of a day without an hour, the last one.
    pub fn last_second(self) -> i64 {
        self.moment().map_or(86_399, Moment::second_of_day)
    }

    /// Whether it certainly was before something else: two of one day of which one has no hour are not.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::At(one), Self::At(two)) => one < two,
            _ => self.date() < other.date(),
        }
    }
}

impl From<Date> for Happened {
    fn from(date: Date) -> Self {
        Self::On(date)
    }
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::At(moment) => moment.fmt(f),
        }
    }
}

impl JsonSchema for Happened {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Happened".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (date, time) = (Date::json_schema(generator), Moment::json_schema(generator));
        json_schema!({ "type": "object", "properties": { "date": date, "time": time } })
    }
}

/// A calendar year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Year(i32);

impl Year {
    /// The year after it.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The year before it; none before the first that is told of.
    pub fn previous(self) -> Option<Self> {
        let before = self.0 - 1;
        (Date::FIRST_YEAR <= before).then_some(Self(before))
    }

    pub fn number(self) -> i32 {
        self.0
    }
}

impl FromStr for Year {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let shaped = given.len() == 4 && given.bytes().all(|b| b.is_ascii_digit());
        match given.parse() {
            Ok(year) if shaped && (Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&year) => Ok(Self(year)),
            _ => Err(Invalid::new(Wanted::Year, given, Fault::Shape("2026"))),
        }
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// An offset from UTC: `+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcOffset(FixedOffset);

impl FromStr for UtcOffset {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Offset, given, Fault::Shape("+08:00"));
        let (sign, rest) = given.split_at_checked(1).ok_or_else(wrong)?;
        let (hours, minutes) = rest.split_once(':').ok_or_else(wrong)?;
        let number = |text: &str, limit: i32| {
            text.parse::<i32>()
                .ok()
                .filter(|n| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && *n < limit)
        };
        let (Some(hours), Some(minutes)) = (number(hours, 15), number(minutes, 60)) else {
            return Err(wrong());
        };
        let east = match sign {
            "+" => 1,
            "-" => -1,
            _ => return Err(wrong()),
        };
        FixedOffset::east_opt(east * (hours * 3600 + minutes * 60)).map(Self).ok_or_else(wrong)
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for wrong in [
            "2026-02-30",
            "2026-1-1",
            "01/02/2026",
            "0000-01-01",
            "9999-12-31",
            "20260101",
            "２０２６-01-01",
            "2026-01-01 ",
            "",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        assert_eq!("2024-02-29".parse::<Date>().unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn an_offset_is_a_sign_hours_and_minutes() {
        assert_eq!("+08:00".parse::<UtcOffset>().unwrap().to_string(), "+08:00");
        for wrong in ["8", "+8:00", "+08", "08:00", "+15:00", "", "+08:60", "＋08:00"] {
            assert!(wrong.parse::<UtcOffset>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_time_at_another_offset_is_of_the_day_that_it_was_here() {
        let offset: UtcOffset = "+08:00".parse().unwrap();
        let there = Moment::parse_at("2026-01-01T01:00:00+14:00", offset).unwrap();
        assert_eq!(there.to_string(), "2025-12-31T19:00:00+08:00");
        assert_eq!(there.date().to_string(), "2025-12-31");
        assert!(Moment::parse_at("1800-01-01T01:00:00+14:00", offset).is_err());
    }
}
