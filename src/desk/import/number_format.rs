//! What a person sees of a number: the zeros before it, the currency or unit beside it, the marks within. The cell holds the number alone.

use crate::desk::import::raw_cell::RawCell;

/// A number format that shows more of a number than its digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberFormat(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Text as it is shown.
    Text(String),
    /// A digit that is shown as zero where there is none.
    Zero,
    /// A digit that is shown where there is one.
    Digit,
    /// The number as it is.
    General,
}

impl NumberFormat {
    /// The format of a code, such as `0000` or `"HK$"#,##0.00`; none where a person sees the number as it is, or in a form that is not
    /// followed here (fractions, powers of ten, per cent, days).
    pub fn of(code: &str) -> Option<Self> {
        let code = code.split(';').next()?;
        let mut pieces: Vec<Piece> = Vec::new();
        let text = |pieces: &mut Vec<Piece>, more: &str| match pieces.last_mut() {
            Some(Piece::Text(text)) => text.push_str(more),
            _ => pieces.push(Piece::Text(more.to_owned())),
        };
        let (mut rest, mut decimals) = (code, false);
        while let Some(c) = rest.chars().next() {
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            if let Some(after) = rest.strip_prefix("General") {
                pieces.push(Piece::General);
                rest = after;
                continue;
            }
            rest = after;
            match c {
                '"' => {
                    let (quoted, after) = rest.split_once('"')?;
                    text(&mut pieces, quoted);
                    rest = after;
                }
                // `[$US$-409]` is a currency, `[Red]` a colour.
                '[' => {
                    let (inside, after) = rest.split_once(']')?;
                    if let Some(sign) = inside.strip_prefix('$') {
                        text(&mut pieces, sign.split('-').next().unwrap_or_default());
                    }
                    rest = after;
                }
                '\\' => {
                    let c = rest.chars().next()?;
                    text(&mut pieces, rest.get(..c.len_utf8())?);
                    rest = rest.get(c.len_utf8()..)?;
                }
                // A blank as wide as a character, and one repeated up to the edge.
                '_' | '*' => rest = rest.get(rest.chars().next()?.len_utf8()..)?,
                '0' | '#' | '?' if decimals => {}
                '0' => pieces.push(Piece::Zero),
                '#' => pieces.push(Piece::Digit),
                '.' => decimals = true,
                ',' => {}
                '?' | '/' | '%' | 'E' | 'e' | '@' => return None,
                c if c.is_ascii_alphabetic() => return None,
                c => text(&mut pieces, c.encode_utf8(&mut [0; 4])),
            }
        }
        let zeros = pieces.iter().filter(|piece| **piece == Piece::Zero).count();
        let has_text = pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if !text.trim().is_empty()));
        let within = decimals && has_marks_within(&pieces);
        ((1 < zeros || has_text) && !within && pieces.iter().any(|piece| !matches!(piece, Piece::Text(_))))
            .then_some(Self(pieces))
    }

    /// The format by which a number was shown as a text; none where a person sees the number as it is, or another one: rounded, as a
    /// fraction, with the marks of another country.
    pub fn of_shown(number: &str, shown: &str) -> Option<Self> {
        let whole = number.split('.').next()?;
        let (mut code, mut digits, mut is_whole) = (String::new(), String::new(), true);
        for c in shown.trim().chars() {
            match c {
                '0'..='9' if is_whole => {
                    code.push('0');
                    digits.push(c);
                }
                '0'..='9' | ',' => {}
                '.' => is_whole = false,
                c => code.extend(['\\', c]),
            }
        }
        let is_the_same = digits.trim_start_matches('0') == whole.trim_start_matches('0');
        Self::of(&code).filter(|_| is_the_same && !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()))
    }

    /// A cell as a person sees it: of a number a text, of anything else what it was.
    pub fn shown(&self, given: RawCell) -> RawCell {
        let RawCell::Number(number, serial) = &given else { return given };
        let (whole, part) = number.split_once('.').map_or((number.as_str(), None), |(whole, part)| (whole, Some(part)));
        if !whole.bytes().all(|b| b.is_ascii_digit()) || (part.is_some() && has_marks_within(&self.0)) {
            return given;
        }
        let mut digits: Vec<char> = whole.chars().filter(|_| whole != "0").collect();
        let mut shown: Vec<String> = Vec::new();
        let first = self.0.iter().position(|piece| !matches!(piece, Piece::Text(_)));
        let last = self.0.iter().rposition(|piece| !matches!(piece, Piece::Text(_)));
        for (at, piece) in self.0.iter().enumerate().rev() {
            let mut now = match piece {
                Piece::Text(text) => text.clone(),
                Piece::General => digits.drain(..).collect(),
                Piece::Zero => digits.pop().unwrap_or('0').to_string(),
                Piece::Digit => digits.pop().map(String::from).unwrap_or_default(),
            };
            // The first place takes all digits that are left; the last is followed by the decimals.
            if Some(at) == first {
                now.insert_str(0, &digits.drain(..).collect::<String>());
            }
            if let (true, Some(part)) = (Some(at) == last, part) {
                now = format!("{}.{part}", if now.is_empty() { "0" } else { &now });
            }
            shown.push(now);
        }
        let shown: String = shown.into_iter().rev().collect();
        let shown = shown.trim();
        match (shown.bytes().all(|b| b.is_ascii_digit() || b == b'.'), shown.is_empty()) {
            (_, true) => given,
            (true, _) => RawCell::Number(shown.to_owned(), *serial),
            (false, _) => RawCell::text(shown),
        }
    }
}

/// Whether text stands between places of digits: `0000-0000`.
fn has_marks_within(pieces: &[Piece]) -> bool {
    let is_text = |piece: &&Piece| matches!(piece, Piece::Text(_));
    let inner = pieces.iter().skip_while(is_text).collect::<Vec<_>>();
    let last = inner.iter().rposition(|piece| !is_text(piece)).unwrap_or_default();
    inner.iter().take(last).any(is_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(code: &str, number: &str) -> RawCell {
        let given = RawCell::Number(number.to_owned(), None);
        NumberFormat::of(code).map_or(given.clone(), |format| format.shown(given))
    }

    #[test]
    fn a_code_is_what_a_person_sees_of_it() {
        let number = |text: &str| RawCell::Number(text.to_owned(), None);
        assert_eq!(seen("0000", "305"), number("0305"));
        assert_eq!(seen("000000", "1234567"), number("1234567"));
        assert_eq!(seen("00000", "0"), number("00000"));
        assert_eq!(seen("\"R\"0000", "7"), RawCell::text("R0007"));
        assert_eq!(seen("0000-0000", "28001234"), RawCell::text("2800-1234"));
        assert_eq!(seen("00\\/00", "703"), RawCell::text("07/03"));
    }

    #[test]
    fn the_currency_and_the_unit_that_a_format_shows_are_read() {
        assert_eq!(seen("[$US$-409]#,##0.00", "1200"), RawCell::text("US$1200"));
        assert_eq!(seen("\"HK$\"#,##0.00;[Red]-0", "5200.5"), RawCell::text("HK$5200.5"));
        assert_eq!(seen("_($* #,##0.00_)", "0.5"), RawCell::text("$0.5"));
        assert_eq!(seen("0\"人\"", "12"), RawCell::text("12人"));
        assert_eq!(seen("General\"㎡\"", "80.5"), RawCell::text("80.5㎡"));
    }

    #[test]
    fn what_was_shown_of_a_number_tells_its_format() {
        let told = |number: &str, shown: &str| {
            let given = RawCell::Number(number.to_owned(), None);
            NumberFormat::of_shown(number, shown).map(|format| format.shown(given).shown().into_owned())
        };
        assert_eq!(told("305", "0305").as_deref(), Some("0305"));
        assert_eq!(told("7", "R0007").as_deref(), Some("R0007"));
        assert_eq!(told("28001234", "2800-1234").as_deref(), Some("2800-1234"));
        assert_eq!(told("1200.5", "US$1,200.50").as_deref(), Some("US$1200.5"));
        assert_eq!(told("80.5", "80.5㎡").as_deref(), Some("80.5㎡"));
        assert_eq!(told("0", "000").as_deref(), Some("000"));
        for (number, shown) in [("9.6", "10"), ("1.5", "1 1/2"), ("100000", "1E+05"), ("5200", "5.200,00"), ("7", "")] {
            assert_eq!(told(number, shown), None, "{shown}");
        }
    }

    #[test]
    fn a_number_that_is_shown_as_it_is_stays_one() {
        for code in
            ["General", "0", "0.00", "#,##0", "#,##0.00_ ", "0.00%", "# ?/?", "0.00E+00", "@", "yyyy-mm-dd", "", "\"x"]
        {
            assert_eq!(seen(code, "12.5"), RawCell::Number("12.5".to_owned(), None), "{code}");
        }
        assert_eq!(seen("0000", "-7"), RawCell::Number("-7".to_owned(), None));
    }
}
