//! The unit or multiple that a header names in its brackets.

use rust_decimal::Decimal;

use crate::desk::import::values::letters::narrow;
use crate::desk::import::values::measures::{FEET, METRES, square_foot, without_signs};
use crate::model::book::Holds;

/// What a header says of the unit of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderUnit {
    /// Nothing, or the unit that is kept.
    Own,
    /// Another one, of which it is certain what it makes.
    Times(Decimal),
    /// Another one, which is not reckoned.
    Other(String),
}

impl HeaderUnit {
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

fn of_money(inside: &str, currency: &str) -> HeaderUnit {
    let multiple = MULTIPLES.iter().find(|(word, _)| inside.contains(word));
    let without = multiple.map_or_else(|| inside.to_owned(), |(word, _)| inside.replacen(word, "", 1));
    let without = without.trim_start_matches("單位").trim_start_matches("单位").trim_start_matches([':', ' ']);
    let (rest, signs) = without_signs(without);
    let is_all = !rest.chars().any(char::is_alphanumeric) || rest.trim() == "in";
    match (signs.iter().find(|sign| !sign.is_of(currency)), multiple) {
        (Some(_), _) if is_all => HeaderUnit::Other(inside.to_owned()),
        (_, Some((_, times))) if is_all => HeaderUnit::Times(Decimal::from(*times)),
        (_, Some(_)) => HeaderUnit::Other(inside.to_owned()),
        // `(含稅)`, `(HK$, net)`: what else is said of an amount.
        _ => HeaderUnit::Own,
    }
}

/// Other measures of land and rooms; a 尺 of the mainland is not one of Hong Kong.
const LAND: &[&str] =
    &["坪", "畝", "亩", "公頃", "公顷", "尺", "碼", "码", "里", "acre", "hectare", "yd", "yard", "km"];

fn of_area(inside: &str) -> HeaderUnit {
    let has = |words: &[&str]| words.iter().any(|word| inside.contains(word));
    if has(METRES) {
        return HeaderUnit::Own;
    }
    if has(FEET) || matches!(inside, "sf" | "ft") {
        return HeaderUnit::Times(square_foot());
    }
    if has(LAND) { HeaderUnit::Other(inside.to_owned()) } else { HeaderUnit::Own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_in_a_header_is_read() {
        let area = |header| HeaderUnit::of(header, Holds::Area, "HKD");
        for own in ["面積", "面積(㎡)", "面積（平方米）", "Area [m2]", "面積（建築）"] {
            assert_eq!(area(own), HeaderUnit::Own, "{own}");
        }
        for feet in
            ["面積(平方呎)", "面積（呎）", "Area (sq ft)", "Area (SQ. FT.)", "面積（實用，平方呎）", "Area (ft²)"]
        {
            assert_eq!(area(feet), HeaderUnit::Times(square_foot()), "{feet}");
        }
        for other in ["面積（坪）", "面積(平方尺)", "Area (acres)"] {
            assert!(matches!(area(other), HeaderUnit::Other(_)), "{other}");
        }
        let money = |header| HeaderUnit::of(header, Holds::Money, "HKD");
        for own in
            ["金額", "金額(HK$)", "金額（元）", "金額（港幣：元）", "Amount ($)", "金額(含稅)", "金額（單位：元）"]
        {
            assert_eq!(money(own), HeaderUnit::Own, "{own}");
        }
        for (header, times) in [
            ("金額（萬元）", 10_000),
            ("金額(千元)", 1000),
            ("Amount (HK$'000)", 1000),
            ("金額（單位：百萬港元）", 1_000_000),
        ] {
            assert_eq!(money(header), HeaderUnit::Times(Decimal::from(times)), "{header}");
        }
        for other in ["金額(US$)", "金額（人民幣）", "Amount (RMB'000)", "金額（萬元，不含稅）"] {
            assert!(matches!(money(other), HeaderUnit::Other(_)), "{other}");
        }
        assert_eq!(HeaderUnit::of("金額（人民幣）", Holds::Money, "CNY"), HeaderUnit::Own);
        assert_eq!(HeaderUnit::of("日期（西曆）", Holds::Day, "HKD"), HeaderUnit::Own);
    }
}
