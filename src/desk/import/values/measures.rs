//! Units and currencies: how they are written, and on what the numbers of a column rest.

use rust_decimal::Decimal;

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
