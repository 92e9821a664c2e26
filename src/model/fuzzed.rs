//! What must hold of names and values, whatever is typed.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use crate::model::document::{date_in_name, given_name, paper_name, title_in_name};
use crate::model::money::Money;
use crate::model::path::Listed;
use crate::model::seal::{self, SealDigits};
use crate::model::survey::{Percent, Score};
use crate::model::text::{self, Count};
use crate::model::{
    Area, Audience, BoxPlace, BundlePath, Category, Contact, Date, EntryName, FileName, FloorCode, Level, Line, Moment,
    Owner, PaperName, PieceName, Place, Reference, Register, Retention, Role, ScanCode, Sha256, StaffId, Stem, Step,
    Tail, Target, UnitCode, UtcOffset, VolumeCode, WhoseWord, Year, script,
};

/// The longest name of a file on the systems that we know, in bytes.
const LONGEST_NAME: usize = 255;

/// Dates in the names of papers that are handed in, and the names that papers get.
pub fn dates(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let title = title_in_name(&given);
    assert!(title.chars().count() <= given.chars().count(), "{given:?}: {title:?}");
    let found = date_in_name(&given);
    if let Some(day) = found {
        assert!(given.contains(&day.year().to_string()), "{given:?}: {day}");
        assert_eq!(date_in_name(&format!("{day} {given}")), Some(day), "the same day twice is one");
    }
    if given_name(&given).is_err() {
        return;
    }
    let day = found.unwrap_or(Date::FIRST);
    if let Ok(tail) = "x4p9".parse::<Tail>() {
        let name = paper_name(day, &title, tail, 2, &given);
        assert!(name.parse::<BundlePath>().is_ok() && !name.contains('/'), "{given:?}: {name:?}");
        assert!(name.len() <= LONGEST_NAME, "{given:?}: {name:?}");
        assert!(!text::is_reserved(&name) && !name.ends_with(['.', ' ']), "{given:?}: {name:?}");
        assert!(name.starts_with(&day.to_string()), "{given:?}: {name:?}");
    }
}

/// What is typed as a unit, a file, an id, a day, an amount: it is refused, or what is shown of it is read as the same.
pub fn typed(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let given = given.as_ref();
    is_steady::<UnitCode>(given);
    is_steady::<FloorCode>(given);
    is_steady::<Area>(given);
    is_steady::<Money>(given);
    is_steady::<Line>(given);
    is_steady::<Date>(given);
    is_steady::<Moment>(given);
    is_steady::<Year>(given);
    is_steady::<UtcOffset>(given);
    is_steady::<StaffId>(given);
    is_steady::<Role>(given);
    is_steady::<Category>(given);
    is_steady::<Level>(given);
    is_steady::<FileName>(given);
    is_steady::<Owner>(given);
    is_steady::<Reference>(given);
    is_steady::<Tail>(given);
    is_steady::<Stem>(given);
    is_steady::<Step>(given);
    is_steady::<EntryName>(given);
    is_steady::<PaperName>(given);
    is_steady::<Audience>(given);
    is_steady::<Retention>(given);
    is_steady::<VolumeCode>(given);
    is_steady::<BundlePath>(given);
    is_steady::<Listed>(given);
    is_steady::<Sha256>(given);
    is_steady::<Place>(given);
    is_steady::<ScanCode>(given);
    is_steady::<BoxPlace>(given);
    is_steady::<PieceName>(given);
    // What is shown of these is for people.
    let _ = (given.parse::<Target>(), given.parse::<WhoseWord>(), given.parse::<Contact>(), given.parse::<Register>());
    let _ = (given.parse::<Count>(), given.parse::<Score>(), given.parse::<Percent>());
    let _ = "+08:00".parse::<UtcOffset>().map(|offset| Moment::parse_at(given, offset));
    let (left, right) = given.split_once(' ').unwrap_or((given, ""));
    assert_eq!(text::natural_cmp(left, right), text::natural_cmp(right, left).reverse(), "{left:?}, {right:?}");
    assert_eq!(script::alike(&script::alike(given)), script::alike(given), "{given:?}");
    let slug = text::slug(given, 80);
    assert!(slug.len() <= 80 && !slug.contains(['/', '\\', '\0']) && !slug.starts_with('.'), "{given:?}: {slug:?}");
    if let Ok(code) = given.parse::<UnitCode>() {
        assert!(!code.as_str().contains(['/', '\\', '@', '+']) && code.as_str() != "..", "{given:?}");
    }
}

/// The line of a seal as somebody types it, and the list beside a seal.
pub fn seal(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    if let Ok(digits) = SealDigits::read(&given) {
        let shown = digits.to_string();
        assert_eq!(SealDigits::read(&shown).as_ref(), Ok(&digits), "{given:?} is shown as {shown:?}");
        let count = shown.chars().filter(char::is_ascii_hexdigit).count();
        assert!(
            (SealDigits::LEAST..=64).contains(&count) && !shown.contains(|c: char| c.is_ascii_uppercase()),
            "{shown:?}"
        );
        // What they are the beginning of fits them, and no other digest does.
        let whole: String = shown.replace(' ', "").chars().chain(std::iter::repeat_n('0', 64)).take(64).collect();
        let other = whole.replacen(|c: char| c.is_ascii_hexdigit(), if whole.starts_with('0') { "1" } else { "0" }, 1);
        if let (Ok(whole), Ok(other)) = (whole.parse::<Sha256>(), other.parse::<Sha256>()) {
            assert!(digits.fit(whole) && !digits.fit(other), "{given:?}");
            assert_eq!((digits.difference(whole).0, digits.difference(other).0), (0, 1), "{given:?}");
        }
    }
    if let Some(list) = seal::read_list(&given) {
        assert_eq!(seal::list_text(&list), given, "a list has one form");
        assert!(list.iter().all(|line| 0 < line.lines), "{given:?}");
        let mut turned = list.clone();
        turned.reverse();
        assert_eq!(seal::leaves(&turned), seal::leaves(&list), "the order of a list is none of its lines'");
    }
}

/// What is shown of a value is read as the same value, and shown in the same way.
fn is_steady<T: FromStr + Display + PartialEq + Debug>(given: &str) {
    if let Ok(value) = given.parse::<T>() {
        let shown = value.to_string();
        let again = shown.parse::<T>().ok();
        assert_eq!(again.as_ref(), Some(&value), "{given:?} is shown as {shown:?}");
        assert_eq!(again.map(|again| again.to_string()), Some(shown), "{given:?}");
    }
}
