//! Days and hours as somebody types them: what import reads in a cell, and besides what rests on today.

use crate::desk::import::values::letters::narrow;
use crate::desk::spoken::cell::as_in_a_cell;
use crate::model::book::Holds;
use crate::model::{Date, Invalid};

/// A day as the archive writes it; what is none is left to its own check.
///
/// # Errors
/// It can be read in two ways, or says what is not in the calendar.
pub(super) fn day(text: &str, today: &dyn Fn() -> Option<Date>) -> Result<String, Invalid> {
    let narrowed = narrow(text);
    let plain = narrowed.trim().to_lowercase();
    if let Some(day) = relative(&plain).and_then(|days| moved(today()?, days)) {
        return Ok(day.to_string());
    }
    if let Some(day) = end_of(&plain, today) {
        return Ok(day.to_string());
    }
    if let Some(day) = of_this_year(&plain, today) {
        return Ok(day.to_string());
    }
    as_in_a_cell(Holds::Day, text, "")
}

/// A day, an hour of today, or both, as `2026-11-30T10:30`.
///
/// # Errors
/// As [`day`].
pub fn time(text: &str, today: &dyn Fn() -> Option<Date>) -> Result<String, Invalid> {
    let as_written = as_in_a_cell(Holds::Time, text, "");
    let Err(fault) = as_written else { return as_written };
    let narrowed = narrow(text);
    let plain = narrowed.trim();
    let first = plain.split_whitespace().next().unwrap_or_default();
    let hour = plain.get(first.len()..).unwrap_or_default().trim();
    if let Ok(day) = day(first, today) {
        return if hour.is_empty() { Ok(day) } else { as_in_a_cell(Holds::Time, &format!("{day} {hour}"), "") };
    }
    // An hour alone is one of today.
    let Some(today) = today().filter(|_| plain.contains([':', '時', '时', '點', '点'])) else { return Err(fault) };
    as_in_a_cell(Holds::Time, &format!("{today} {plain}"), "").map_err(|_| fault)
}

/// How many days from today a word is: 今天, yesterday, `+7d`, `3天後`.
fn relative(plain: &str) -> Option<i64> {
    let named = match plain {
        "today" | "今天" | "今日" | "本日" => 0,
        "yesterday" | "昨天" | "昨日" | "尋日" | "寻日" => -1,
        "tomorrow" | "明天" | "明日" | "聽日" | "听日" => 1,
        "前天" | "前日" => -2,
        "後天" | "後日" | "后天" | "后日" => 2,
        _ => return counted(plain),
    };
    Some(named)
}

/// `+7d`, `-2w`, `7天後`, `2週前`.
fn counted(plain: &str) -> Option<i64> {
    let (sign, rest) = if let Some(rest) = plain.strip_prefix('+') {
        (1, rest)
    } else if let Some(rest) = plain.strip_prefix('-') {
        (-1, rest)
    } else if let Some(rest) = plain.strip_suffix(['後', '后']) {
        (1, rest.strip_suffix('之').unwrap_or(rest))
    } else {
        let rest = plain.strip_suffix('前')?;
        (-1, rest.strip_suffix('之').unwrap_or(rest))
    };
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let each = match unit.trim() {
        "d" | "day" | "days" | "天" | "日" => 1,
        "w" | "week" | "weeks" | "週" | "周" | "星期" => 7,
        _ => return None,
    };
    let number: i64 = digits.parse().ok().filter(|number| *number <= 36_600)?;
    Some(sign * number * each)
}

fn moved(today: Date, days: i64) -> Option<Date> {
    let far = u32::try_from(days.unsigned_abs()).ok()?;
    Some(if days < 0 { today.minus_days(far) } else { today.plus_days(far) })
}

/// 月底, 下月底, 年底: the last day of this month, of the next one, of this year.
fn end_of(plain: &str, today: &dyn Fn() -> Option<Date>) -> Option<Date> {
    let words: String = plain.chars().filter(|c| !matches!(c, ' ' | '-' | '個' | '个')).collect();
    let words = words.strip_suffix(['底', '末']).unwrap_or(&words);
    let further = match words {
        "endofmonth" | "monthend" | "eom" => 0,
        "月" | "本月" | "這月" | "这月" | "今月" | "當月" | "当月" if words.len() < plain.len() => 0,
        "下月" if words.len() < plain.len() => 1,
        "年" | "本年" | "今年" if words.len() < plain.len() => {
            return Date::new(today()?.year().number(), 12, 31);
        }
        _ => return None,
    };
    let today = today()?;
    let months = today.month() + further;
    let (year, month) =
        if 12 < months { (today.year().number() + 1, months - 12) } else { (today.year().number(), months) };
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

/// `3月1日`: of this year. `3/1` is not: it may be a day in January.
fn of_this_year(plain: &str, today: &dyn Fn() -> Option<Date>) -> Option<Date> {
    let (month, rest) = plain.split_once('月')?;
    let day = rest.strip_suffix(['日', '號', '号']).unwrap_or(rest);
    let number = |text: &str| {
        let text = text.trim();
        text.parse::<u32>().ok().filter(|_| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
    };
    let (month, day) = (number(month)?, number(day)?);
    Date::new(today()?.year().number(), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Option<Date> {
        Date::new(2026, 11, 30)
    }

    #[test]
    fn a_day_is_read_as_an_office_writes_it() {
        for (given, meant) in [
            ("2026年3月1日", "2026-03-01"),
            ("3月1日", "2026-03-01"),
            ("３月１日", "2026-03-01"),
            ("3月1號", "2026-03-01"),
            ("20260301", "2026-03-01"),
            ("民國115年3月1日", "2026-03-01"),
            ("今天", "2026-11-30"),
            ("Today", "2026-11-30"),
            ("yesterday", "2026-11-29"),
            ("明日", "2026-12-01"),
            ("+7d", "2026-12-07"),
            ("-1w", "2026-11-23"),
            ("7天後", "2026-12-07"),
            ("月底", "2026-11-30"),
            ("本月末", "2026-11-30"),
            ("下個月底", "2026-12-31"),
            ("年底", "2026-12-31"),
            ("end of month", "2026-11-30"),
            ("3日前", "2026-11-27"),
            ("1 Mar 2026", "2026-03-01"),
        ] {
            assert_eq!(day(given, &today).as_deref(), Ok(meant), "{given}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused() {
        for given in ["3/1", "3/4/2026", "1-2-26", "26年3月1日"] {
            assert!(day(given, &today).is_err(), "{given}: {:?}", day(given, &today));
        }
        // What is no day stays what it is, for the day's own check.
        assert_eq!(day("13月1日", &today).ok().and_then(|text| text.parse::<Date>().ok()), None);
    }

    #[test]
    fn an_hour_alone_is_one_of_today() {
        for (given, meant) in [
            ("10:30", "2026-11-30 10:30"),
            ("9:05", "2026-11-30 09:05"),
            ("今天 10:30", "2026-11-30 10:30"),
            ("昨天 下午3:05", "2026-11-29 15:05"),
            ("2026-11-23T09:10", "2026-11-23T09:10"),
            ("下午3點", "2026-11-30 15:00"),
            ("2026年11月23日 9:10", "2026-11-23 09:10"),
        ] {
            assert_eq!(time(given, &today).as_deref(), Ok(meant), "{given}");
        }
        assert!(time("25:00", &today).is_err());
    }
}
