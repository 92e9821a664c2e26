//! What text may be: lines that people type, slugs for names of files, the order in which people sort doors.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::invalid::{Fault, Invalid, Wanted};

/// A type that is written as the text that it prints, and read back by its parser.
macro_rules! as_text {
    ($type:ty) => {
        impl TryFrom<String> for $type {
            type Error = $crate::model::invalid::Invalid;

            fn try_from(given: String) -> Result<Self, Self::Error> {
                given.parse().map_err(|wrong: $crate::model::invalid::Invalid| wrong.noted())
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}
pub(crate) use as_text;

/// A name of lower-case letters, digits and hyphens, 40 at most.
macro_rules! short_name {
    ($(#[$doc:meta])* $type:ident, $example:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            /// The longest, in characters.
            const MAX: usize = 40;

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::model::invalid::Invalid;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                use $crate::model::invalid::{Fault, Invalid, Wanted};
                let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                let fault = if given.is_empty() {
                    Fault::Empty
                } else if Self::MAX < given.len() {
                    Fault::TooLong(Self::MAX)
                } else if !given.chars().all(fits) || given.starts_with('-') || given.ends_with('-') {
                    Fault::Shape($example)
                } else {
                    return Ok(Self(given.to_owned()));
                };
                Err(Invalid::new(Wanted::$type, given, fault))
            }
        }

        $crate::model::text::as_text!($type);

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": Self::MAX
                })
            }
        }
    };
}
pub(crate) use short_name;

/// A value that is written and read as the text of what it wraps.
macro_rules! as_text_of {
    ($type:ident) => {
        impl std::str::FromStr for $type {
            type Err = $crate::model::invalid::Invalid;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                given.parse().map(Self)
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::model::invalid::Invalid;

            fn try_from(given: String) -> Result<Self, Self::Error> {
                given.parse().map_err(|wrong: $crate::model::invalid::Invalid| wrong.noted())
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0.to_string()
            }
        }
    };
}
pub(crate) use as_text_of;

/// One line of text: a name, a title, a purpose. NFC, trimmed, without control characters, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("minLength" = 1))]
pub struct Line(String);

impl Line {
    /// The longest line, in bytes.
    pub const MAX_BYTES: usize = 4000;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Line {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let text = composed(given.trim());
        let fault = if text.is_empty() {
            Fault::Empty
        } else if Self::MAX_BYTES < text.len() {
            Fault::TooLong(Self::MAX_BYTES)
        } else if let Some(odd) = text.chars().find(|c| is_control(*c)) {
            Fault::Character(odd)
        } else {
            return Ok(Self(text));
        };
        Err(Invalid::new(Wanted::Line, given, fault))
    }
}

as_text!(Line);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The NFC form. Nearly every text has it already, which is seen sooner than it is made: whatever is read was written so.
fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// Whether a character steers a terminal or breaks a line instead of showing something.
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character changes the direction of text, or has no width, so that what is read is not what is there.
pub fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a code (of a unit, a floor, a person) may hold the character.
pub fn is_code_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// Checks what the codes of units, floors and categories have in common, and gives the NFC form.
pub fn code(wanted: Wanted, given: &str, max_bytes: usize) -> Result<String, Invalid> {
    let text = composed(given);
    let fault = match (text.chars().next(), text.chars().next_back()) {
        (None, _) | (_, None) => Fault::Empty,
        (Some(c @ ('.' | '-')), _) => Fault::Start(c),
        (_, Some('.')) => Fault::End('.'),
        _ if max_bytes < text.len() => Fault::TooLong(max_bytes),
        _ => match text.chars().find(|c| !is_code_char(*c)) {
            Some(odd) => Fault::Character(odd),
            None if is_reserved(&text) => Fault::Reserved,
            None => return Ok(text),
        },
    };
    Err(Invalid::new(wanted, given, fault))
}

/// Whether Windows keeps a name for itself (`con`, `nul.txt`, `COM1`).
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']) || matches!(rest, "¹" | "²" | "³"))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" | "clock$")
        || device("com")
        || device("lpt")
}

/// A whole number as people write it: digits alone.
pub fn count(given: &str) -> Result<u32, Invalid> {
    let plain = !given.is_empty() && given.bytes().all(|b| b.is_ascii_digit());
    let fault = if given.is_empty() { Fault::Empty } else { Fault::Shape("12") };
    match given.parse() {
        Ok(number) if plain => Ok(number),
        Err(_) if plain => Err(Invalid::new(Wanted::Count, given, Fault::OutOfRange)),
        _ => Err(Invalid::new(Wanted::Count, given, fault)),
    }
}

/// A whole number as people write it, not below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Count(pub u32);

impl FromStr for Count {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        count(given).map(Self)
    }
}

/// A cell that a spreadsheet would take for a formula, made plain text by an apostrophe before it (OWASP, CSV injection).
pub fn not_a_formula(cell: &str) -> String {
    let signed_number = cell
        .strip_prefix(['+', '-'])
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    if is_like_a_formula(cell) && !signed_number { format!("'{cell}") } else { cell.to_owned() }
}

/// What [`not_a_formula`] was given: the apostrophe that it put before a cell is taken off again.
pub fn without_apostrophe(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_like_a_formula(rest)).unwrap_or(cell)
}

/// Whether a cell begins as a formula does, or as one that was made text: so that what was put before it can be told.
fn is_like_a_formula(cell: &str) -> bool {
    // Spreadsheets of East Asia take full-width marks for the narrow ones.
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Text in the form in which names are compared: NFC, full-width forms made narrow, lower case.
pub fn fold(text: &str) -> String {
    // ASCII is its own compatibility form; codes are compared often.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// A name as it is compared where case, or the Unicode form, makes no difference: NFC, lower case.
pub fn same_name(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// A part of a file's name made from a title: letters and digits of any script, `-` between words, lower case,
/// at most `max_bytes`.
///
/// Empty where nothing in the title can stand in a name.
///
/// ```
/// # use deedbox::inside::slug;
/// assert_eq!(slug("Lease Agreement (signed)", 80), "lease-agreement-signed");
/// assert_eq!(slug("租賃合同 1", 80), "租賃合同-1");
/// assert_eq!(slug("../../etc", 80), "etc");
/// ```
pub fn slug(title: &str, max_bytes: usize) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in title.nfkc().flat_map(char::to_lowercase).nfc() {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        let dash = usize::from(gap && !out.is_empty());
        if max_bytes < out.len() + dash + c.len_utf8() {
            break;
        }
        if dash == 1 {
            out.push('-');
        }
        gap = false;
        out.push(c);
    }
    if is_reserved(&out) {
        out.push('-');
    }
    out
}

/// Compares as a person sorts doors: runs of digits by their number, the rest by character.
///
/// Equal only where the texts are equal, so `07` and `7` differ.
pub fn natural_cmp(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left, right);
    loop {
        let (run_a, rest_a, digits_a) = run(a);
        let (run_b, rest_b, digits_b) = run(b);
        if run_a.is_empty() || run_b.is_empty() {
            return run_a.len().cmp(&run_b.len()).then_with(|| left.cmp(right));
        }
        let ordering = if digits_a && digits_b {
            let (x, y) = (run_a.trim_start_matches('0'), run_b.trim_start_matches('0'));
            x.len().cmp(&y.len()).then_with(|| x.cmp(y))
        } else {
            run_a.cmp(run_b)
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
        (a, b) = (rest_a, rest_b);
    }
}

/// The first run of digits, or of other characters, what follows it, and whether it is of digits.
fn run(text: &str) -> (&str, &str, bool) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    (first, rest, digits)
}

/// The number of single edits, or swaps of neighbours, between two texts (optimal string alignment).
pub fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn doors_sort_as_people_sort_them() {
        let mut doors = ["10", "9", "2-10", "2-9", "12-a", "07", "7"];
        doors.sort_by(|a, b| natural_cmp(a, b));
        assert_eq!(doors, ["2-9", "2-10", "07", "7", "9", "10", "12-a"]);
    }

    proptest::proptest! {
        #[test]
        fn what_has_the_form_already_is_as_it_would_be_made(text in "(?s).{0,12}|[a-z\u{300}-\u{30f}\u{1100}-\u{11ff}가-힣冷]{0,12}") {
            proptest::prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn a_line_has_no_control_characters_and_is_nfc() {
        assert_eq!("  cafe\u{301} ".parse::<Line>().unwrap().as_str(), "caf\u{e9}");
        assert!("a\nb".parse::<Line>().is_err());
        assert!("\u{1b}[31m".parse::<Line>().is_err());
        assert!("  ".parse::<Line>().is_err());
    }

    #[test]
    fn windows_keeps_some_names() {
        for name in ["CON", "nul.txt", "com1", "LPT9.pdf", "aux"] {
            assert!(is_reserved(name), "{name}");
        }
        assert!(!is_reserved("console") && !is_reserved("com10") && !is_reserved("12"));
    }

    proptest! {
        #[test]
        fn a_slug_is_a_safe_name_on_every_system(title in any::<String>(), max in 1usize..90) {
            let slug = slug(&title, max);
            prop_assert!(slug.len() <= max + 1);
            prop_assert!(slug.chars().all(|c| c.is_alphanumeric() || c == '-'));
            prop_assert!(!slug.starts_with('-') && !is_reserved(&slug));
        }

        #[test]
        fn the_order_of_doors_is_a_total_order(a in "[0-9a-c]{0,5}", b in "[0-9a-c]{0,5}", c in "[0-9a-c]{0,5}") {
            prop_assert_eq!(natural_cmp(&a, &b), natural_cmp(&b, &a).reverse());
            prop_assert_eq!(natural_cmp(&a, &b) == Ordering::Equal, a == b);
            if natural_cmp(&a, &b).is_le() && natural_cmp(&b, &c).is_le() {
                prop_assert!(natural_cmp(&a, &c).is_le());
            }
        }
    }
}
