//! Papers: where they are filed, how confidential they are, what their files are called.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::id::Tail;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::secrecy;
use crate::model::text;
use crate::model::text::as_text;
use crate::model::time::Date;

/// A category of papers, a folder under `originals/` and `working/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Category(String);

impl Category {
    /// The built-in categories with the clause that each comes from.
    pub const BUILT_IN: [(&'static str, &'static str); 16] = [
        ("unit", "P3-3.1"),
        ("payments", "P3-3.2"),
        ("fit-out", "P3-3.3"),
        ("move-in", "P3-3.4"),
        ("supplement", "P3-3.5"),
        ("contacts", "P3-3.6"),
        ("emergency", "P3-3.7"),
        ("correspondence", "P3-3.8"),
        ("violations", "P3-3.9"),
        ("repairs", "P3-3.10"),
        ("complaints", "P3-3.11"),
        ("engineering", "P3-3.12"),
        ("applications", "P2-3"),
        ("relations", "P1-5c"),
        ("credit", "P1-4a"),
        ("contracts", "P1-5a"),
    ];

    /// The company's own policy papers (P1-8), which lie in a bundle of their own.
    pub fn policies() -> Self {
        Self("policies".to_owned())
    }

    /// Papers of the unit itself, such as its item list.
    pub fn unit() -> Self {
        Self("unit".to_owned())
    }

    /// Whether its papers belong to the unit and stay when the client leaves (P3-3.12).
    pub fn stays_with_the_unit(&self) -> bool {
        self.0 == "engineering"
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Category {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        text::code(Wanted::Category, given, 40).map(|code| Self(code.to_lowercase()))
    }
}

as_text!(Category);

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

codes! {
    /// How confidential a paper is (P1-5b).
    Level, Wanted::Level, {
        /// Read with the manager's approval.
        Ordinary = "ordinary",
        /// Read with the general manager's approval alone.
        Confidential = "confidential",
    }
}

codes! {
    /// Whether a paper stays as it is (P2-8).
    Standing, Wanted::Kind, {
        /// It stays as it is for ever.
        Original = "original",
        /// The department's own: it can get a next version, with approval.
        Working = "working",
    }
}

impl Standing {
    /// The folder under `data/` for papers of this standing.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Original => "originals",
            Self::Working => "working",
        }
    }
}

/// The longest slug of a title in a paper's name, in bytes, so that paths stay under Windows' 260 characters.
pub const MAX_SLUG_BYTES: usize = 80;

/// The name of a filed paper: `<date>-<title-slug>-<tail>[-<n>].<ext>`.
///
/// `n` tells papers of one record and one title apart, from 2.
pub fn paper_name(date: Date, title: &str, tail: Tail, n: u32, given_name: &str) -> String {
    let slug = text::slug(title, MAX_SLUG_BYTES);
    let title = if slug.is_empty() { "paper" } else { slug.as_str() };
    let number = if n < 2 { String::new() } else { format!("-{n}") };
    let ending = ending(given_name).map_or_else(String::new, |ending| format!(".{ending}"));
    format!("{date}-{title}-{tail}{number}{ending}")
}

/// The name of a filed paper that lies encrypted: it tells neither its title nor the name that it had.
pub fn encrypted_name(date: Date, tail: Tail, n: u32) -> String {
    paper_name(date, secrecy::PLAIN_TITLE, tail, n, &format!("{}.{}", secrecy::PLAIN_TITLE, secrecy::ENDING))
}

/// The ending of a given name, where it is one: a few ASCII letters and digits, in lower case.
fn ending(given_name: &str) -> Option<String> {
    let (stem, ending) = given_name.rsplit_once('.')?;
    let plain =
        !stem.is_empty() && (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then(|| ending.to_ascii_lowercase())
}

/// The date that stands in a file's name: `2026-03-01 lease.pdf`, `20260301_scan.pdf`, `函件2026年3月1日.pdf`.
///
/// None where there is none, or where there are two that differ.
pub fn date_in_name(given_name: &str) -> Option<Date> {
    let chars: Vec<char> = given_name.chars().collect();
    let found = dates_in(&chars);
    let first = found.first()?.day;
    found.iter().all(|other| other.day == first).then_some(first)
}

/// A date that stands in a name, and where.
struct InName {
    day: Date,
    at: usize,
    length: usize,
}

/// Every date of a name, from the left. Digits that follow others are part of a number.
fn dates_in(chars: &[char]) -> Vec<InName> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = at == 0 || !chars.get(at.wrapping_sub(1)).is_some_and(char::is_ascii_digit);
        match chars.get(at..).filter(|_| starts).and_then(date_at) {
            Some((day, length)) => {
                found.push(InName { day, at, length });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A date at the beginning of the characters, and how many it takes.
fn date_at(chars: &[char]) -> Option<(Date, usize)> {
    let digits = |from: usize| chars.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let number =
        |from: usize, length: usize| chars.get(from..from + length)?.iter().collect::<String>().parse::<u32>().ok();
    let checked = |year: u32, month, day, length| Some((Date::new(i32::try_from(year).ok()?, month, day)?, length));
    match digits(0) {
        8 => checked(number(0, 4)?, number(4, 2)?, number(6, 2)?, 8),
        // A scanner's name goes on with the time of day.
        14 if number(8, 2)? < 24 && number(10, 2)? < 60 && number(12, 2)? < 60 => {
            checked(number(0, 4)?, number(4, 2)?, number(6, 2)?, 14)
        }
        4 => {
            let months = digits(5);
            let days = digits(6 + months);
            let separators = (*chars.get(4)?, *chars.get(5 + months)?);
            let plain = matches!(separators, ('-', '-') | ('.', '.') | ('_', '_')) && months == 2 && days == 2;
            let chinese = separators == ('年', '月') && (1..=2).contains(&months) && (1..=2).contains(&days);
            if !plain && !chinese {
                return None;
            }
            let end = 6 + months + days;
            let with_day = usize::from(chinese && matches!(chars.get(end), Some('日' | '号' | '號')));
            checked(number(0, 4)?, number(5, months)?, number(6 + months, days)?, end + with_day)
        }
        _ => None,
    }
}

/// The title that a file's name suggests: without its ending and its date.
pub fn title_in_name(given_name: &str) -> String {
    let stem = match given_name.rsplit_once('.') {
        Some((stem, _)) if ending(given_name).is_some() => stem,
        _ => given_name,
    };
    let chars: Vec<char> = stem.chars().collect();
    let dates = dates_in(&chars);
    // Two days are what the paper is about, a term or a correspondence: neither is its date.
    let is_its_date = |at: &usize| {
        date_in_name(stem).is_some() && dates.iter().any(|date| (date.at..date.at + date.length).contains(at))
    };
    let kept = chars.iter().enumerate().filter(|(at, _)| !is_its_date(at));
    let title: String = kept.map(|(_, c)| if *c == '_' { ' ' } else { *c }).collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    let trimmed = title.trim_matches(|c: char| c == '-' || c == '.' || c.is_whitespace());
    if trimmed.is_empty() { stem.to_owned() } else { trimmed.to_owned() }
}

/// Checks a given file name: what it says is kept in the record, so it is one line of text.
pub fn given_name(given: &str) -> Result<text::Line, Invalid> {
    given.parse().map_err(|e: Invalid| Invalid { wanted: Wanted::PaperName, ..e }).and_then(|line: text::Line| {
        if line.as_str().len() <= 1024 {
            Ok(line)
        } else {
            Err(Invalid::new(Wanted::PaperName, given, Fault::TooLong(1024)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_taken_from_a_name_where_one_stands() {
        let day = |text: &str| date_in_name(text).map(|date| date.to_string());
        for name in [
            "2026-03-01 lease.pdf",
            "20260301_scan.pdf",
            "lease 2026.03.01.pdf",
            "函件2026年3月1日.pdf",
            "scan_2026_03_01.tif",
            "20260301093015_scan.pdf",
        ] {
            assert_eq!(day(name).as_deref(), Some("2026-03-01"), "{name}");
        }
        for name in [
            "lease.pdf",
            "120260301.pdf",
            "2026-02-30.pdf",
            "2026-03-01 to 2026-04-01.pdf",
            "2026-3-1.pdf",
            "378014596.pdf",
            "20260301993015.pdf",
        ] {
            assert_eq!(day(name), None, "{name}");
        }
    }

    #[test]
    fn a_title_is_the_name_without_date_and_ending() {
        assert_eq!(title_in_name("2026-03-01-hand-over-form.pdf"), "hand-over-form");
        assert_eq!(title_in_name("租賃合同 20260301.pdf"), "租賃合同");
        assert_eq!(title_in_name("20260301.pdf"), "20260301");
        assert_eq!(title_in_name("合同2026年3月1日.pdf"), "合同");
        assert_eq!(title_in_name("2026年03月01日租約.pdf"), "租約");
        assert_eq!(title_in_name("tel 85220260301.pdf"), "tel 85220260301");
        assert_eq!(title_in_name("2025-01-01_to_2026-01-01 lease.pdf"), "2025-01-01 to 2026-01-01 lease");
        assert_eq!(title_in_name("20260301093015_scan.pdf"), "scan");
        assert_eq!(title_in_name("20260301 lease 20260301.pdf"), "lease");
        assert_eq!(title_in_name("no ending"), "no ending");
    }

    #[test]
    fn a_paper_is_named_by_date_title_and_tail() {
        let (date, tail) = ("2026-03-01".parse().unwrap(), "m3v8".parse().unwrap());
        assert_eq!(paper_name(date, "Lease Agreement", tail, 1, "X.PDF"), "2026-03-01-lease-agreement-m3v8.pdf");
        assert_eq!(paper_name(date, "???", tail, 2, "x"), "2026-03-01-paper-m3v8-2");
        assert_eq!(paper_name(date, "a", tail, 1, "x.p%f"), "2026-03-01-a-m3v8");
    }
}
