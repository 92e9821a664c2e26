//! Where paper stands: places in words from wide to narrow, and the codes on labels, boxes and shelves (S-LOC).

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::model::digest::Sha256;
use crate::model::id::FileName;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::text::{self, as_text, natural_cmp};
use crate::model::volume::{BoxPlace, VolumeCode};

/// Where paper stands, in words from wide to narrow: room, cabinet, shelf, spot (`R1/02/B/3`).
///
/// Full-width forms are made narrow and letters capital, so that one place has one spelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Place(#[schemars(with = "String")] Vec<String>);

impl Place {
    /// The most words of a place.
    const MOST_WORDS: usize = 8;
    /// The longest word, in bytes.
    const WORD_BYTES: usize = 48;
    /// How many words name a cabinet: its room, and itself.
    const OF_A_CABINET: usize = 2;

    /// The cabinet in which it is, as far as its words say (P2-2).
    pub fn cabinet(&self) -> Self {
        Self(self.0.iter().take(Self::OF_A_CABINET).cloned().collect())
    }

    /// Whether it is another place, or a narrower one within it.
    pub fn is_within(&self, wide: &Self) -> bool {
        self.0.starts_with(&wide.0)
    }

    /// Whether something that is said to stand in one can be found in the other: one of the two is within the other.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.is_within(other) || other.is_within(self)
    }

    /// Itself and every wider place around it, the widest first.
    pub fn and_around(&self) -> impl Iterator<Item = Self> + '_ {
        (1..=self.0.len()).map(|words| Self(self.0.iter().take(words).cloned().collect()))
    }

    /// The code on its shelf.
    pub fn code(&self) -> ScanCode {
        ScanCode::of(&format!("places/{self}"))
    }
}

impl FromStr for Place {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Invalid::new(Wanted::Place, given, fault);
        let mut words = Vec::new();
        for word in folded(given).split('/') {
            let word = text::code(Wanted::Place, word.trim(), Self::WORD_BYTES).map_err(|e| wrong(e.fault))?;
            words.push(word);
        }
        if Self::MOST_WORDS < words.len() {
            return Err(wrong(Fault::Shape("R1/02/B/3")));
        }
        Ok(Self(words))
    }
}

as_text!(Place);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.join("/"))
    }
}

impl Ord for Place {
    /// As shelves stand: word by word, `9` before `10`.
    fn cmp(&self, other: &Self) -> Ordering {
        let words = self.0.iter().zip(&other.0).map(|(a, b)| natural_cmp(a, b));
        words.fold(Ordering::Equal, Ordering::then).then_with(|| self.0.len().cmp(&other.0.len()))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Narrow forms and capital letters; what a keyboard's layout or an input method makes of a code is the code again.
fn folded(given: &str) -> String {
    // Some letters come to rest only when they are folded twice.
    let once = |text: &str| text.nfkc().flat_map(char::to_uppercase).nfkc().collect::<String>();
    once(&once(given.trim()))
}

/// The code on a label, a spine, a box or a shelf: `D`, and eleven characters that stand for 55 bits of the SHA-256 of what it
/// marks is called. Nothing of it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct ScanCode(#[schemars(with = "String")] u64);

impl ScanCode {
    /// Digits and capital letters without I, L, O and U (Crockford's base 32).
    const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /// Characters behind the `D`, each five bits.
    const LETTERS: usize = 11;

    /// The code of what is called so: a bundle by its identity, a supplement by its volume code, a box by its folder, a shelf by
    /// `places/` and its words.
    pub fn of(name: &str) -> Self {
        Self(Sha256::of(name.as_bytes()).first_bits() >> 9)
    }
}

impl BoxPlace {
    /// The code on it.
    pub fn code(&self) -> ScanCode {
        ScanCode::of(&format!("moved-out/{self}"))
    }
}

impl FromStr for ScanCode {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let folded = folded(given);
        let wrong = |fault| Invalid::new(Wanted::ScanCode, given, fault);
        let letters = folded.strip_prefix('D').filter(|rest| rest.len() == Self::LETTERS);
        let letters = letters.ok_or_else(|| wrong(Fault::Shape("D4J7K2M9Q3ZX")))?;
        let mut bits = 0;
        for letter in letters.bytes() {
            // What a person copies by eye reads as Crockford's base 32 has it.
            let meant = match letter {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let digit = Self::ALPHABET.iter().position(|known| *known == meant);
            let digit = digit.and_then(|digit| u64::try_from(digit).ok());
            bits = bits << 5 | digit.ok_or_else(|| wrong(Fault::Character(char::from(letter))))?;
        }
        Ok(Self(bits))
    }
}

as_text!(ScanCode);

impl fmt::Display for ScanCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::from("D");
        for at in (0..Self::LETTERS).rev() {
            let digit = usize::try_from(self.0 >> (5 * at) & 31).unwrap_or_default();
            text.push(Self::ALPHABET.get(digit).copied().map_or('0', char::from));
        }
        f.pad(&text)
    }
}

/// What stands on a shelf, as somebody names it: a file by its unit, a volume by its code, a box, or by the code on its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceName {
    File(FileName),
    Volume(VolumeCode),
    /// All that lies in a box.
    Box(BoxPlace),
    /// What was read off a label.
    Code(ScanCode),
    /// Twelve characters that are a unit's code, or where there is no such unit one on a label.
    Either(FileName, ScanCode),
}

impl FromStr for PieceName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let given = given.trim();
        if given.contains('·') {
            return given.parse().map(Self::Volume);
        }
        if given.contains('/') {
            return given.parse().map(Self::Box);
        }
        match (given.parse::<FileName>(), given.parse::<ScanCode>()) {
            (Ok(file), Ok(code)) => Ok(Self::Either(file, code)),
            (Err(_), Ok(code)) => Ok(Self::Code(code)),
            (file, Err(_)) => file.map(Self::File),
        }
    }
}

impl fmt::Display for PieceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) | Self::Either(file, _) => file.fmt(f),
            Self::Volume(code) => code.fmt(f),
            Self::Box(place) => place.fmt(f),
            Self::Code(code) => code.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_has_one_spelling_and_knows_what_is_around_it() {
        let place: Place = " r1/０２ /b/3 ".parse().unwrap();
        assert_eq!((place.to_string().as_str(), place.cabinet().to_string().as_str()), ("R1/02/B/3", "R1/02"));
        let wide: Vec<String> = place.and_around().map(|place| place.to_string()).collect();
        assert_eq!(wide, ["R1", "R1/02", "R1/02/B", "R1/02/B/3"]);
        assert!(!"R10/02".parse::<Place>().unwrap().is_within(&"R1".parse().unwrap()));
        assert_eq!("檔案室／A櫃".parse::<Place>().unwrap().to_string(), "檔案室/A櫃");
        for wrong in ["", "/", "R1/", "a b", "..", "R1/../x", "a\nb", "a:b", "1/2/3/4/5/6/7/8/9"] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn shelves_stand_as_they_are_numbered() {
        let mut places: Vec<Place> = ["R1/10", "R1/9/B", "R1/9", "R2"].map(|place| place.parse().unwrap()).into();
        places.sort();
        assert_eq!(places.iter().map(ToString::to_string).collect::<Vec<_>>(), ["R1/9", "R1/9/B", "R1/10", "R2"]);
    }

    #[test]
    fn a_code_is_that_of_the_digest_and_stays_the_same_for_ever() {
        // The first 55 bits of `sha256sum`, five at a time.
        // `printf abc | sha256sum`, from FIPS 180-4.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let bits: String = digest.chars().map(|digit| format!("{:04b}", digit.to_digit(16).unwrap())).collect();
        let five = |at: usize| usize::from_str_radix(bits.get(5 * at..5 * at + 5).unwrap(), 2).unwrap();
        let letters: String = (0..11).map(|at| char::from(ScanCode::ALPHABET[five(at)])).collect();
        assert_eq!(ScanCode::of("abc").to_string(), format!("D{letters}"));
        assert_eq!(letters, "Q9W1DFWF077");
    }

    #[test]
    fn what_stands_on_a_shelf_is_named_in_four_ways() {
        assert!(matches!("1203@2023-06-30".parse(), Ok(PieceName::File(_))));
        assert!(matches!("HC-KH·2026·D10-0003".parse(), Ok(PieceName::Volume(_))));
        assert!(matches!("2025/12/box-01".parse(), Ok(PieceName::Box(_))));
        assert!(matches!("D00000000000".parse(), Ok(PieceName::Either(..))));
        assert!("2025/12/box-1".parse::<PieceName>().is_err());
        assert!("../x".parse::<PieceName>().is_err());
    }

    proptest! {
        #[test]
        fn a_code_is_read_back_however_it_is_typed(bits in 0_u64..1 << 55, wide in any::<bool>(), small in any::<bool>()) {
            let code = ScanCode(bits);
            let mut typed = code.to_string();
            prop_assert!(typed.starts_with('D') && typed.len() == 12 && !typed.contains(['I', 'L', 'O', 'U']));
            if small {
                typed = typed.to_lowercase();
            }
            if wide {
                typed = typed.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
            }
            prop_assert_eq!(format!(" {typed}\r").parse::<ScanCode>().unwrap(), code);
        }

        #[test]
        fn a_place_is_read_back_as_it_is_printed(given in any::<String>()) {
            if let Ok(place) = given.parse::<Place>() {
                prop_assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
            }
        }

        #[test]
        fn the_order_of_places_is_a_total_order(a in "[0-9A-C]{1,2}(/[0-9A-C]{1,2}){0,2}", b in "[0-9A-C]{1,2}(/[0-9A-C]{1,2}){0,2}") {
            let (a, b): (Place, Place) = (a.parse().unwrap(), b.parse().unwrap());
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        }
    }
}
