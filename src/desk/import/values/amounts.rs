//! Money, areas, whole numbers, floors, as offices write them.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::desk::import::values::letters::{is_nothing, narrow};
use crate::desk::import::values::measures::{Basis, FEET, METRES, square_foot, without_signs};
use crate::model::{CellFault, Fault};

/// What may stand after a whole number.
const COUNTS: &[&str] = &["人", "名", "位", "頁", "页", "張", "张", "戶", "户", "分", "pages", "p"];

/// An amount of money in the estate's currency.
pub(super) fn money<'t>(text: &'t str, basis: &Basis) -> Result<Cow<'t, str>, Fault> {
    if is_plain(text) && basis.factor.is_none() {
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
        let (rest, signs) = without_signs(amount);
        amount = rest;
        if let Some(other) = signs.iter().find(|sign| !sign.is_of(basis.currency)) {
            return Err(Fault::Cell(CellFault::OtherCurrency(other.name())));
        }
        if let Some(rest) = amount.strip_prefix(['-', '−']).or_else(|| amount.strip_suffix(['-', '−'])) {
            (amount, negative) = (rest.trim(), true);
        }
    }
    let amount = multiplied(number(amount)?, basis.factor);
    if negative && !amount.bytes().all(|b| matches!(b, b'0' | b'.')) {
        return Err(Fault::Cell(CellFault::Negative));
    }
    two_decimals(&amount, "5200.00")?;
    Ok(amount.into())
}

/// A number in the unit that is kept; what is none is left for its own check to refuse.
fn multiplied(number: String, factor: Option<Decimal>) -> String {
    let Some(factor) = factor else { return number };
    let product = number.parse::<Decimal>().ok().and_then(|number| number.checked_mul(factor));
    product.map_or(number, |product| product.normalize().to_string())
}

/// An area in square metres.
pub(super) fn area<'t>(text: &'t str, basis: &Basis) -> Result<Cow<'t, str>, Fault> {
    if is_plain(text) && basis.factor.is_none() {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let mut area = narrowed.trim();
    if is_nothing(area) {
        return Ok("".into());
    }
    let ends = |area: &str, words: &[&str]| {
        let lower = area.to_ascii_lowercase();
        words.iter().find_map(|word| area.get(..lower.strip_suffix(word)?.len())).map(|rest| rest.trim().to_owned())
    };
    let (metres, feet) = (ends(area, METRES), ends(area, FEET));
    match (&metres, &feet) {
        // Another unit than the header's.
        (Some(_), _) if basis.factor.is_some() => return Err(Fault::Cell(CellFault::OtherUnit)),
        (None, Some(_)) if basis.factor != Some(square_foot()) => return Err(Fault::Cell(CellFault::OtherUnit)),
        (Some(rest), _) | (None, Some(rest)) => area = rest,
        (None, None) => {}
    }
    let number = number(area)?;
    if basis.factor.is_some() {
        let metres = multiplied(number, basis.factor);
        let rounded = metres.parse::<Decimal>().map(|area| area.round_dp(2).normalize().to_string());
        return Ok(rounded.unwrap_or(metres).into());
    }
    two_decimals(&number, "85.5")?;
    Ok(number.into())
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

/// A floor: `9樓`, `9/F`, `第9樓層` and `9` are one.
pub(super) fn floor(text: &str) -> Cow<'_, str> {
    let narrowed = narrow(text);
    let mut bare = narrowed.trim();
    while let Some(barer) = without_floor_word(bare) {
        bare = barer;
    }
    if bare.is_empty() || bare == text { text.into() } else { bare.to_owned().into() }
}

/// A floor without one of the words that say it is a floor; none where there is none, or nothing else.
fn without_floor_word(floor: &str) -> Option<&str> {
    let bare = floor.strip_suffix(['樓', '楼', '層', '层']).or_else(|| floor.strip_suffix("/F")).or_else(|| {
        let number = floor.strip_suffix(['F', 'f'])?;
        number.bytes().all(|b| b.is_ascii_digit()).then_some(number)
    });
    let bare = bare.or_else(|| floor.strip_prefix('第'))?.trim();
    (!bare.is_empty()).then_some(bare)
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
