//! Units and currencies: those of a cell, and those that a header names in its brackets.

use rust_decimal::Decimal;

use crate::desk::import::values::{Holds, narrow};

/// On what the numbers of a column rest: the estate's currency, and the unit that its header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis<'a> {
    /// The estate's currency.
    pub currency: &'a str,
    /// What a number of the column is multiplied by, where its header names another unit.
    pub factor: Option<Decimal>,
}

impl<'a> Basis<'a> {
    /// The estate's own currency and units.
    pub fn own(currency: &'a str) -> Self {
        Self { currency, factor: None }
    }
}

/// What a header says of the unit of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing, or the unit that is kept.
    Own,
    /// Another one, of which it is certain what it makes.
    Times(Decimal),
    /// Another one, which is not reckoned.
    Other(String),
}

impl Unit {
    /// The unit that a header names in its brackets.
    pub fn of(header: &str, holds: Holds, currency: &str) -> Self {
        let of_one = |inside: &String| match holds {
            Holds::Money => of_money(inside, currency),
            Holds::Area => of_area(inside),
            _ => Self::Own,
        };
        let units = inside_brackets(header);
        units.iter().map(of_one).find(|unit| *unit != Self::Own).unwrap_or(Self::Own)
    }
}

/// What stands in the brackets of a header.
fn inside_brackets(header: &str) -> Vec<String> {
    let header = narrow(header);
    let parts = header.split(['(', '[', '【', '〔']).skip(1);
    parts
        .filter_map(|part| part.split([')', ']', '】', '〕']).next())
        .map(|inside| inside.trim().to_lowercase())
        .collect()
}

/// Words for a multiple of a currency, the longer ones first.
const MULTIPLES: &[(&str, i64)] = &[
    ("億", 100_000_000),
    ("亿", 100_000_000),
    ("千萬", 10_000_000),
    ("千万", 10_000_000),
    ("百萬", 1_000_000),
    ("百万", 1_000_000),
    ("millions", 1_000_000),
    ("million", 1_000_000),
    ("十萬", 100_000),
    ("十万", 100_000),
    ("萬", 10_000),
    ("万", 10_000),
    ("thousands", 1000),
    ("thousand", 1000),
    ("'000", 1000),
    ("’000", 1000),
    ("千", 1000),
];

fn of_money(inside: &str, currency: &str) -> Unit {
    let multiple = MULTIPLES.iter().find(|(word, _)| inside.contains(word));
    let without = multiple.map_or_else(|| inside.to_owned(), |(word, _)| inside.replacen(word, "", 1));
    let without = without.trim_start_matches("單位").trim_start_matches("单位").trim_start_matches([':', ' ']);
    let (rest, signs) = without_signs(without);
    let is_all = !rest.chars().any(char::is_alphanumeric) || rest.trim() == "in";
    match (signs.iter().find(|sign| !sign.is_of(currency)), multiple) {
        (Some(_), _) if is_all => Unit::Other(inside.to_owned()),
        (_, Some((_, times))) if is_all => Unit::Times(Decimal::from(*times)),
        (_, Some(_)) => Unit::Other(inside.to_owned()),
        // `(含稅)`, `(HK$, net)`: what else is said of an amount.
        _ => Unit::Own,
    }
}

/// Square feet, as they are written.
pub(super) const FEET: &[&str] = &[
    "平方呎",
    "方呎",
    "呎",
    "square feet",
    "square foot",
    "sq.ft.",
    "sq.ft",
    "sq. ft.",
    "sq. ft",
    "sq ft",
    "sqft",
    "ft2",
    "ft²",
];

/// Square metres, as they are written.
pub(super) const METRES: &[&str] =
    &["㎡", "m²", "m2", "平方米", "平方公尺", "平米", "square metres", "square meters", "sqm", "sq.m.", "sq.m", "sq m"];

/// Other measures of land and rooms; a 尺 of the mainland is not one of Hong Kong.
const LAND: &[&str] =
    &["坪", "畝", "亩", "公頃", "公顷", "尺", "碼", "码", "里", "acre", "hectare", "yd", "yard", "km"];

fn of_area(inside: &str) -> Unit {
    let has = |words: &[&str]| words.iter().any(|word| inside.contains(word));
    if has(METRES) {
        return Unit::Own;
    }
    if has(FEET) || matches!(inside, "sf" | "ft") {
        return Unit::Times(square_foot());
    }
    if has(LAND) { Unit::Other(inside.to_owned()) } else { Unit::Own }
}

/// A square foot in square metres, exactly.
pub(super) fn square_foot() -> Decimal {
    Decimal::new(9_290_304, 8)
}

/// A sign of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Of one currency.
    Of(&'static str),
    /// Of whichever dollar is the estate's.
    Dollar,
    /// Of any.
    Any,
}

impl Sign {
    /// Whether it may stand for a currency.
    pub(super) fn is_of(self, currency: &str) -> bool {
        match self {
            Self::Of(code) => code == currency,
            Self::Dollar => matches!(currency, "HKD" | "USD" | "TWD" | "MOP" | "SGD" | "AUD" | "CAD" | "NZD"),
            Self::Any => true,
        }
    }

    /// Its currency's code, or the sign.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Of(code) => code,
            Self::Dollar => "$",
            Self::Any => "",
        }
    }
}

/// What may stand before an amount or after it; what is a part of another one comes after it.
const SIGNS: &[(&str, Sign)] = &[
    ("MOP$", Sign::Of("MOP")),
    ("HK$", Sign::Of("HKD")),
    ("NT$", Sign::Of("TWD")),
    ("US$", Sign::Of("USD")),
    ("AU$", Sign::Of("AUD")),
    ("A$", Sign::Of("AUD")),
    ("C$", Sign::Of("CAD")),
    ("S$", Sign::Of("SGD")),
    ("CN¥", Sign::Of("CNY")),
    ("RMB", Sign::Of("CNY")),
    ("CNY", Sign::Of("CNY")),
    ("HKD", Sign::Of("HKD")),
    ("TWD", Sign::Of("TWD")),
    ("NTD", Sign::Of("TWD")),
    ("USD", Sign::Of("USD")),
    ("MOP", Sign::Of("MOP")),
    ("SGD", Sign::Of("SGD")),
    ("AUD", Sign::Of("AUD")),
    ("CAD", Sign::Of("CAD")),
    ("EUR", Sign::Of("EUR")),
    ("GBP", Sign::Of("GBP")),
    ("JPY", Sign::Of("JPY")),
    ("€", Sign::Of("EUR")),
    ("£", Sign::Of("GBP")),
    ("港幣", Sign::Of("HKD")),
    ("港币", Sign::Of("HKD")),
    ("港元", Sign::Of("HKD")),
    ("人民幣", Sign::Of("CNY")),
    ("人民币", Sign::Of("CNY")),
    ("新台幣", Sign::Of("TWD")),
    ("新臺幣", Sign::Of("TWD")),
    ("新台币", Sign::Of("TWD")),
    ("台幣", Sign::Of("TWD")),
    ("臺幣", Sign::Of("TWD")),
    ("台币", Sign::Of("TWD")),
    ("澳門元", Sign::Of("MOP")),
    ("澳门元", Sign::Of("MOP")),
    ("澳門幣", Sign::Of("MOP")),
    ("葡幣", Sign::Of("MOP")),
    ("美元", Sign::Of("USD")),
    ("美金", Sign::Of("USD")),
    ("歐元", Sign::Of("EUR")),
    ("欧元", Sign::Of("EUR")),
    ("英鎊", Sign::Of("GBP")),
    ("英镑", Sign::Of("GBP")),
    ("日圓", Sign::Of("JPY")),
    ("日元", Sign::Of("JPY")),
    ("円", Sign::Of("JPY")),
    // Offices of the mainland write it before whatever money it is.
    ("¥", Sign::Any),
    ("$", Sign::Dollar),
    ("元正", Sign::Any),
    ("元整", Sign::Any),
    ("圓正", Sign::Any),
    ("圓整", Sign::Any),
    ("元", Sign::Any),
    ("圓", Sign::Any),
    ("圆", Sign::Any),
    ("正", Sign::Any),
    ("整", Sign::Any),
];

/// A text without the signs of money before and after it, and those signs.
pub(super) fn without_signs(text: &str) -> (&str, Vec<Sign>) {
    let (mut rest, mut found) = (text.trim(), Vec::new());
    for (written, sign) in SIGNS {
        let without = without(rest, written);
        if without.len() < rest.len() {
            found.push(*sign);
            rest = without;
        }
    }
    (rest, found)
}

/// A sign taken away, in any case, before or after.
fn without<'t>(amount: &'t str, sign: &str) -> &'t str {
    let is_sign = |part: &str| part.eq_ignore_ascii_case(sign);
    if let Some((before, rest)) = amount.split_at_checked(sign.len())
        && is_sign(before)
    {
        return rest.trim_start();
    }
    match amount.len().checked_sub(sign.len()).and_then(|at| amount.split_at_checked(at)) {
        Some((rest, after)) if is_sign(after) => rest.trim_end(),
        _ => amount,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_in_a_header_is_read() {
        let area = |header| Unit::of(header, Holds::Area, "HKD");
        for own in ["面積", "面積(㎡)", "面積（平方米）", "Area [m2]", "面積（建築）"] {
            assert_eq!(area(own), Unit::Own, "{own}");
        }
        for feet in
            ["面積(平方呎)", "面積（呎）", "Area (sq ft)", "Area (SQ. FT.)", "面積（實用，平方呎）", "Area (ft²)"]
        {
            assert_eq!(area(feet), Unit::Times(square_foot()), "{feet}");
        }
        for other in ["面積（坪）", "面積(平方尺)", "Area (acres)"] {
            assert!(matches!(area(other), Unit::Other(_)), "{other}");
        }
        let money = |header| Unit::of(header, Holds::Money, "HKD");
        for own in
            ["金額", "金額(HK$)", "金額（元）", "金額（港幣：元）", "Amount ($)", "金額(含稅)", "金額（單位：元）"]
        {
            assert_eq!(money(own), Unit::Own, "{own}");
        }
        for (header, times) in [
            ("金額（萬元）", 10_000),
            ("金額(千元)", 1000),
            ("Amount (HK$'000)", 1000),
            ("金額（單位：百萬港元）", 1_000_000),
        ] {
            assert_eq!(money(header), Unit::Times(Decimal::from(times)), "{header}");
        }
        for other in ["金額(US$)", "金額（人民幣）", "Amount (RMB'000)", "金額（萬元，不含稅）"] {
            assert!(matches!(money(other), Unit::Other(_)), "{other}");
        }
        assert_eq!(Unit::of("金額（人民幣）", Holds::Money, "CNY"), Unit::Own);
        assert_eq!(Unit::of("日期（西曆）", Holds::Day, "HKD"), Unit::Own);
    }
}
