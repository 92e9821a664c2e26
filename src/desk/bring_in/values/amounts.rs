//! Money, areas, whole numbers, floors, as offices write them.

use std::borrow::Cow;

use crate::desk::bring_in::values::{is_nothing, narrow};
use crate::model::{CellFault, Fault};

/// What may stand before an amount, or after it.
const CURRENCIES: &[&str] = &[
    "HK$",
    "NT$",
    "US$",
    "MOP$",
    "RMB",
    "CNY",
    "HKD",
    "TWD",
    "NTD",
    "USD",
    "MOP",
    "港幣",
    "港币",
    "人民幣",
    "人民币",
    "新台幣",
    "新臺幣",
    "新台币",
    "台幣",
    "臺幣",
    "澳門元",
    "¥",
    "$",
    "元正",
    "元整",
    "圓整",
    "元",
    "圓",
    "圆",
    "正",
    "整",
];

/// What may stand after an area.
const AREAS: &[&str] = &["㎡", "m²", "m2", "M2", "平方米", "平方公尺", "平米", "sqm", "sq.m.", "sq.m", "sq m"];

/// What may stand after a whole number.
const COUNTS: &[&str] = &["人", "名", "位", "頁", "页", "張", "张", "戶", "户", "分", "pages", "p"];

/// An amount of money.
pub(super) fn money(text: &str) -> Result<Cow<'_, str>, Fault> {
    if is_plain(text) {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let mut amount = narrowed.trim();
    if is_nothing(amount) {
        return Ok("".into());
    }
    let mut negative = false;
    if let Some(inner) = amount.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (amount, negative) = (inner.trim(), true);
    }
    // A sign may stand before the currency or after it.
    for _ in 0..2 {
        for currency in CURRENCIES {
            amount = without(amount, currency);
        }
        if let Some(rest) = amount.strip_prefix(['-', '−']).or_else(|| amount.strip_suffix(['-', '−'])) {
            (amount, negative) = (rest.trim(), true);
        }
    }
    let amount = number(amount)?;
    if negative && !amount.bytes().all(|b| matches!(b, b'0' | b'.')) {
        return Err(Fault::Cell(CellFault::Negative));
    }
    two_decimals(&amount, "5200.00")?;
    Ok(amount.into())
}

/// An area in square metres.
pub(super) fn area(text: &str) -> Result<Cow<'_, str>, Fault> {
    if is_plain(text) {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let mut area = narrowed.trim();
    if is_nothing(area) {
        return Ok("".into());
    }
    for unit in AREAS {
        area = area.strip_suffix(unit).unwrap_or(area).trim();
    }
    let area = number(area)?;
    two_decimals(&area, "85.5")?;
    Ok(area.into())
}

/// A whole number.
pub(super) fn count(text: &str) -> Result<Cow<'_, str>, Fault> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let mut count = narrowed.trim();
    if is_nothing(count) {
        return Ok("".into());
    }
    for noun in COUNTS {
        count = count.strip_suffix(noun).unwrap_or(count).trim();
    }
    Ok(number(count)?.into())
}

/// A floor: `9樓`, `9/F` and `9` are one.
pub(super) fn floor(text: &str) -> Cow<'_, str> {
    let narrowed = narrow(text);
    let floor = narrowed.trim();
    let bare = floor.strip_suffix(['樓', '楼', '層', '层']).or_else(|| floor.strip_suffix("/F")).or_else(|| {
        let number = floor.strip_suffix(['F', 'f'])?;
        number.bytes().all(|b| b.is_ascii_digit()).then_some(number)
    });
    let bare = bare.unwrap_or(floor).trim();
    let bare = bare.strip_prefix('第').unwrap_or(bare);
    if bare.is_empty() || bare == text { text.into() } else { bare.to_owned().into() }
}

/// A currency's sign taken away, in any case, before or after.
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

/// A number without its thousands separators, where they stand at thousands.
fn number(text: &str) -> Result<String, Fault> {
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (text, None),
    };
    // Only what is else a number has a separator that is misplaced.
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    if is_number && text.contains(',') {
        let groups: Vec<&str> = whole.split(',').collect();
        let right = groups.iter().enumerate().all(|(at, group)| match at {
            0 => (1..=3).contains(&group.len()),
            _ => group.len() == 3,
        });
        if !right || part.is_some_and(|part| part.contains([',', '.'])) {
            return Err(Fault::Cell(CellFault::Separator));
        }
        return Ok(text.replace(',', ""));
    }
    Ok(text.to_owned())
}

fn two_decimals(amount: &str, example: &'static str) -> Result<(), Fault> {
    match amount.split_once('.') {
        Some((whole, part))
            if 2 < part.len()
                && part.bytes().all(|b| b.is_ascii_digit())
                && whole.bytes().all(|b| b.is_ascii_digit()) =>
        {
            Err(Fault::Cell(CellFault::ThirdDecimal))
        }
        _ if amount.is_empty() => Err(Fault::Shape(example)),
        _ => Ok(()),
    }
}

fn is_plain(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part) && part.len() <= 2
}
