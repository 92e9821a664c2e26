//! Days, hours and months, as offices write them.

use std::borrow::Cow;

use crate::desk::import::raw_cell::Instant;
use crate::desk::import::values::letters::{is_nothing, narrow};
use crate::model::{CellFault, Date, Fault};

const DAY: Fault = Fault::Shape("2026-03-01");
const TIME: Fault = Fault::Shape("2026-03-01 09:30");

/// Years of the Republic are counted from the one after this.
const BEFORE_REPUBLIC: i32 = 1911;

/// A day; an hour after it is left out.
pub(super) fn day(text: &str) -> Result<Cow<'_, str>, Fault> {
    if is_iso(text) {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let whole = narrowed.trim();
    if is_nothing(whole) {
        return Ok("".into());
    }
    let (found, rest) = split_day(whole)?;
    if !rest.is_empty() && clock(rest).is_none() {
        return Err(DAY);
    }
    Ok(found.to_string().into())
}

/// A day and hour, or a day alone.
pub(super) fn time(text: &str) -> Result<Cow<'_, str>, Fault> {
    // What the archive itself writes is left to the archive to read.
    if is_iso(text) || text.get(..10).is_some_and(|day| is_iso(day) && text.get(10..11) == Some("T")) {
        return Ok(text.into());
    }
    let narrowed = narrow(text);
    let whole = narrowed.trim();
    if is_nothing(whole) {
        return Ok("".into());
    }
    let (found, rest) = split_day(whole).map_err(|fault| if fault == DAY { TIME } else { fault })?;
    if rest.is_empty() {
        return Ok(found.to_string().into());
    }
    let (hour, minute, second) = clock(rest).ok_or(TIME)?;
    if 23 < hour || 59 < minute || 59 < second {
        return Err(Fault::NoSuchDay);
    }
    // Midnight that somebody wrote is an hour.
    let day = found.to_string();
    Ok(match second {
        0 => format!("{day} {hour:02}:{minute:02}").into(),
        _ => format!("{day} {hour:02}:{minute:02}:{second:02}").into(),
    })
}

/// A month as `2026-03`; another period as it stands.
pub(super) fn period(text: &str) -> Cow<'_, str> {
    let narrowed = narrow(text);
    let (whole, roc) = era(narrowed.trim());
    let (numbers, marks) = pieces(whole);
    let year_of = |number: &Number| Some(year_of(*number, roc)).filter(|_| number.digits == 4 || roc);
    let month = match (numbers.as_slice(), marks.as_slice()) {
        ([year, month], ["", "年", "月" | "月份"] | ["", "-" | "/" | ".", ""]) => {
            year_of(year).zip(Some(month.value))
        }
        ([both], ["", ""]) if both.digits == 6 => {
            Some((i32::try_from(both.value / 100).unwrap_or_default(), both.value % 100))
        }
        _ => None,
    };
    match month {
        Some((year, month)) if Date::new(year, month, 1).is_some() => format!("{year:04}-{month:02}").into(),
        _ => text.into(),
    }
}

/// The month that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthSaid {
    /// The year and the month of it.
    Of(i32, u32),
    /// A month, of no year that is told.
    OfNoYear(u32),
}

/// The month that a text names, as over the columns of arrears: `2026-09`, `2026年9月`, `Sep 2026`, `9月`; also its first day, which
/// office programs make of it.
pub fn month_said(text: &str) -> Option<MonthSaid> {
    let said = period(text);
    let split = said.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
    if let Some((year, month)) = split.and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?))) {
        return (1..=12).contains(&month).then_some(MonthSaid::Of(year, month));
    }
    let narrowed = narrow(text);
    let whole = narrowed.trim();
    if let Ok((first, "")) = split_day(whole) {
        return (first.day == 1).then_some(MonthSaid::Of(first.year, first.month));
    }
    let (numbers, marks) = pieces(whole);
    match (numbers.as_slice(), marks.as_slice()) {
        ([only], ["", "月" | "月份"]) if (1..=12).contains(&only.value) => Some(MonthSaid::OfNoYear(only.value)),
        ([year], [named, ""]) if year.digits == 4 => {
            Some(MonthSaid::Of(i32::try_from(year.value).ok()?, month(named)?))
        }
        ([], [named]) => month(named).or_else(|| chinese_month(named)).map(MonthSaid::OfNoYear),
        _ => None,
    }
}

/// A month whose number is written in Chinese.
fn chinese_month(text: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let number = text.strip_suffix("月份").or_else(|| text.strip_suffix("月"))?;
    let at = NUMBERS.iter().position(|known| *known == number)?;
    u32::try_from(at + 1).ok()
}

pub(super) fn year(text: &str) -> Cow<'_, str> {
    let narrowed = narrow(text);
    let (whole, roc) = era(narrowed.trim());
    let bare = whole.trim_end_matches("度").trim_end_matches("年").trim();
    match bare.parse::<i32>() {
        Ok(number) if roc => (number + BEFORE_REPUBLIC).to_string().into(),
        Ok(_) if bare.len() == 4 => bare.to_owned().into(),
        _ => text.into(),
    }
}

/// Whether a text has the shape of a day as the archive writes it.
fn is_iso(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// A number, and with how many digits it was written.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: u32,
    digits: usize,
}

/// The numbers of a text, and what stands before, between and after them, without spaces.
fn pieces(text: &str) -> (Vec<Number>, Vec<&str>) {
    let (mut numbers, mut marks) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let digits_at = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (mark, after) = rest.split_at(digits_at);
        marks.push(mark.trim());
        if after.is_empty() {
            return (numbers, marks);
        }
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (digits, after) = after.split_at(end);
        numbers.push(Number { value: digits.parse().unwrap_or(u32::MAX), digits: digits.len() });
        rest = after;
    }
}

/// A text without the name of its era; whether its years are the Republic's.
fn era(text: &str) -> (&str, bool) {
    for roc in ["中華民國", "中华民国", "民國", "民国"] {
        if let Some(rest) = text.strip_prefix(roc) {
            return (rest.trim_start(), true);
        }
    }
    let common = ["公元", "西元"].iter().find_map(|era| text.strip_prefix(era));
    (common.unwrap_or(text).trim_start(), false)
}

fn year_of(number: Number, roc: bool) -> i32 {
    let year = i32::try_from(number.value).unwrap_or(i32::MAX);
    if roc { year.saturating_add(BEFORE_REPUBLIC) } else { year }
}

/// The day with which a text begins, and what follows it.
fn split_day(text: &str) -> Result<(Instant, &str), Fault> {
    let (whole, roc) = era(text);
    let (front, rest) = cut(whole);
    let (numbers, marks) = pieces(front);
    let month_named = marks.iter().find_map(|mark| month(mark));
    let dated = match (numbers.as_slice(), marks.as_slice(), month_named) {
        ([year, month, day], ["", "年", "月", "日" | "號" | "号"], None) => ordered(*year, *month, *day, roc),
        ([a, b, c], ["", first, second, ""], None) if first == second && matches!(*first, "-" | "/" | "." | "") => {
            match (a.digits, c.digits) {
                (4, _) => ordered(*a, *b, *c, roc),
                (_, _) if roc => ordered(*a, *b, *c, roc),
                (1 | 2, 4) => either(*a, *b, *c),
                (1 | 2, 1 | 2) => Err(Fault::Cell(CellFault::TwoDigitYear)),
                _ => Err(DAY),
            }
        }
        ([all], ["", ""], None) if all.digits == 8 => {
            calendar(all.value / 10000, all.value / 100 % 100, all.value % 100)
        }
        ([all], ["", ""], None) if roc && all.digits == 7 => {
            calendar(all.value / 10000 + 1911, all.value / 100 % 100, all.value % 100)
        }
        ([day, year], ["", _, ""], Some(month)) | ([day, year], [_, "" | ",", ""], Some(month)) => match year.digits {
            4 => calendar(year.value, month, day.value),
            _ => Err(Fault::Cell(CellFault::TwoDigitYear)),
        },
        ([_, _], ["", "月", "日" | "號" | "号"] | ["", "/", ""], None) => Err(Fault::Cell(CellFault::NoYear)),
        ([_], ["", _], Some(_)) => Err(Fault::Cell(CellFault::NoYear)),
        _ => Err(DAY),
    }?;
    Ok((dated, rest))
}

/// A text's day and what follows it: an hour, the name of the day of the week.
fn cut(text: &str) -> (&str, &str) {
    let ends_day = |at: usize| text.split_at(at).0.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let marked = text.char_indices().find(|(at, c)| matches!(c, '日' | '號' | '号') && ends_day(*at));
    let end = match marked {
        Some((at, mark)) => at + mark.len_utf8(),
        None => {
            text.match_indices([' ', 'T', '(']).map(|(at, _)| at).find(|at| is_day_end(text, *at)).unwrap_or(text.len())
        }
    };
    let (front, rest) = text.split_at(end);
    (front, without_weekday(rest))
}

/// Whether a mark ends the day, and does not stand within it (`5 Mar 2021`).
fn is_day_end(text: &str, at: usize) -> bool {
    let (numbers, marks) = pieces(text.split_at(at).0);
    match numbers.as_slice() {
        [_, _, _] => true,
        [_, year] => year.digits == 4 && marks.iter().any(|mark| month(mark).is_some()),
        [all] => all.digits == 8 || all.digits == 7,
        _ => false,
    }
}

fn without_weekday(rest: &str) -> &str {
    let rest = rest.trim();
    let rest = rest.strip_prefix('T').unwrap_or(rest);
    let bare = rest.strip_prefix('(').unwrap_or(rest);
    let Some(named) = ["星期", "週", "周", "礼拜", "禮拜"].iter().find_map(|name| bare.strip_prefix(name))
    else {
        let day = bare.strip_prefix(['一', '二', '三', '四', '五', '六', '日']).filter(|_| bare.len() < rest.len());
        return day.and_then(|after| after.strip_prefix(')')).unwrap_or(rest).trim();
    };
    let after = named.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']).unwrap_or(named);
    after.strip_prefix(')').unwrap_or(after).trim()
}

fn ordered(year: Number, month: Number, day: Number, roc: bool) -> Result<Instant, Fault> {
    if year.digits == 2 && !roc {
        return Err(Fault::Cell(CellFault::TwoDigitYear));
    }
    let year = year_of(year, roc);
    calendar(u32::try_from(year).unwrap_or_default(), month.value, day.value)
}

/// A day and a month in an order that has to be told by their size.
fn either(a: Number, b: Number, year: Number) -> Result<Instant, Fault> {
    match (a.value, b.value) {
        (a, b) if a == b => calendar(year.value, a, b),
        (day, month) if 12 < day => calendar(year.value, month, day),
        (month, day) if 12 < day => calendar(year.value, month, day),
        _ => Err(Fault::Cell(CellFault::DayOrMonthFirst)),
    }
}

fn calendar(year: u32, month: u32, day: u32) -> Result<Instant, Fault> {
    let year = i32::try_from(year).map_err(|_| Fault::OutOfRange)?;
    if !(Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&year) {
        return Err(Fault::OutOfRange);
    }
    Date::new(year, month, day).ok_or(Fault::NoSuchDay)?;
    Ok(Instant { year, month, day, hour: 0, minute: 0, second: 0 })
}

/// A month by its English name.
fn month(mark: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = mark.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let is = |full: &&str| name.len() >= 3 && (full.starts_with(&name) || (name == "sept" && **full == *"september"));
    let at = MONTHS.iter().position(is)?;
    u32::try_from(at + 1).ok()
}

/// An hour: `9:05`, `上午9:05`, `9時5分`, `9:05 PM`.
fn clock(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim();
    let (mut half, mut bare) = (None, text);
    for (word, is) in [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("凌晨", Half::Morning),
        ("中午", Half::Noon),
        ("下午", Half::Evening),
        ("晚上", Half::Evening),
    ] {
        if let Some(rest) = bare.strip_prefix(word) {
            (half, bare) = (Some(is), rest.trim_start());
        }
    }
    let lower = bare.to_lowercase();
    let mut bare = lower.as_str();
    for (word, is) in [("a.m.", Half::Morning), ("am", Half::Morning), ("p.m.", Half::Evening), ("pm", Half::Evening)] {
        if let Some(rest) = bare.strip_suffix(word) {
            (half, bare) = (Some(is), rest.trim_end());
        }
    }
    let (numbers, marks) = pieces(bare);
    let (hour, minute, second) = match (numbers.as_slice(), marks.as_slice()) {
        ([h], ["", "時" | "时" | "點" | "点" | "時正" | "点整" | "點正"]) => (h.value, 0, 0),
        ([h], ["", "點半" | "点半" | "時半"]) => (h.value, 30, 0),
        ([h], ["", ""]) if half.is_some() => (h.value, 0, 0),
        ([h, m], ["", ":", ""] | ["", "時" | "时" | "點" | "点", "分" | ""]) => (h.value, m.value, 0),
        ([h, m, s], ["", ":", ":", ""] | ["", "時" | "时" | "點" | "点", "分", "秒"]) => {
            (h.value, m.value, s.value)
        }
        ([h, m, s, _], ["", ":", ":", ".", ""]) => (h.value, m.value, s.value),
        _ => return None,
    };
    let hour = match half {
        Some(_) if 12 < hour => return None,
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Evening | Half::Noon) if hour < 12 && (half != Some(Half::Noon) || hour < 3) => hour + 12,
        _ => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Evening,
}
