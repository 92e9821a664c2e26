//! Values as an office writes them, read once for the command line, for `amend` and for import: codes by their words, days and amounts in
//! every way that leaves no doubt.

mod cell;
mod days;

use crate::desk::spoken::cell::as_in_a_cell;
use crate::model::amending::{self, AmendFault, Assignment};
use crate::model::book::Holds;
use crate::model::invalid::Wanted;
use crate::model::language::Language;
use crate::model::spoken::{self, SpokenMeaning};
use crate::model::{Body, Date, Fault, Invalid, Kind};

pub use days::time;

/// On what a value rests that does not say all: today, and the estate's currency. Each is asked for when a word needs it.
#[derive(Clone, Copy)]
pub struct SpokenOf<'a> {
    pub today: &'a dyn Fn() -> Option<Date>,
    pub currency: &'a dyn Fn() -> String,
}

/// Reads a text: as it is, else as what was meant by it.
///
/// # Errors
/// It is neither; the fault is that of the text as it was typed, unless it says of what is meant why that will not do.
pub fn read<T>(text: &str, of: SpokenOf, strict: impl Fn(&str) -> Result<T, Invalid>) -> Result<T, Invalid> {
    let fault = match strict(text) {
        Ok(value) => return Ok(value),
        Err(fault) => fault,
    };
    match meant(text, &fault, of)? {
        Some(meant) if meant != text => strict(&meant),
        _ => Err(fault),
    }
}

/// What a text means that is not in the form of the archive, by what was wanted and why it will not do.
fn meant(text: &str, fault: &Invalid, of: SpokenOf) -> Result<Option<String>, Invalid> {
    if fault.wanted == Wanted::Language {
        return Ok(Language::told(text).map(|known| known.to_string()));
    }
    if let Fault::NotOneOf(known) = &fault.fault {
        return match spoken::code(known.iter().map(String::as_str), text) {
            SpokenMeaning::One(code) => Ok(Some(code.to_owned())),
            SpokenMeaning::Several(codes) => {
                let several = codes.into_iter().map(str::to_owned).collect();
                Err(Invalid::new(fault.wanted, text, Fault::Several(several)))
            }
            SpokenMeaning::Nothing => Ok(None),
        };
    }
    let in_a_cell = |holds: Holds| as_in_a_cell(holds, text, "").map(Some);
    match fault.wanted {
        Wanted::Date => days::day(text, of.today).map(Some),
        Wanted::Month => in_a_cell(Holds::Period),
        Wanted::Year => in_a_cell(Holds::Year),
        Wanted::Money if lost_its_dollars(text) => Err(Invalid::new(fault.wanted, text, Fault::DollarsLost)),
        Wanted::Money => as_in_a_cell(Holds::Money, text, &(of.currency)()).map(Some),
        Wanted::Area => in_a_cell(Holds::Area),
        Wanted::Count | Wanted::Hours | Wanted::MeterValue | Wanted::Rate | Wanted::Score => in_a_cell(Holds::Count),
        _ => Ok(None),
    }
}

/// Whether a shell has taken `$4` out of `HK$4,420`, which nobody put in quotes: what is left is no amount of its own.
fn lost_its_dollars(text: &str) -> bool {
    const BEFORE_THE_SIGN: [&str; 9] = ["HK", "NT", "US", "AU", "MOP", "A", "C", "S", ""];
    let upper = text.trim().to_ascii_uppercase();
    let of_dollars = |before: &&str| {
        let rest = upper.strip_prefix(*before)?;
        let is_digits =
            !before.is_empty() && *before != "MOP" && rest.bytes().all(|b| matches!(b, b'0'..=b'9' | b',' | b'.'));
        Some(is_digits || rest.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
    };
    BEFORE_THE_SIGN.iter().filter_map(of_dollars).any(|lost| lost)
}

/// A floor as offices write it: `13樓`, `13/F`, 地下.
pub fn floor(text: &str) -> String {
    let plain = as_in_a_cell(Holds::Floor, text, "").unwrap_or_else(|_| text.to_owned());
    match plain.as_str() {
        "地下" | "地面" | "地" => "G".to_owned(),
        "閣" | "閣樓" | "阁" | "阁楼" => "M".to_owned(),
        _ => plain,
    }
}

/// The floor that a text names as one: `12樓`, `12/F`; none where it may as well be a unit's code.
pub fn floor_named(text: &str) -> Option<String> {
    let says_so =
        text.ends_with(['樓', '楼', '層', '层']) || text.to_ascii_uppercase().ends_with("/F") || text == "地下";
    says_so.then(|| floor(text)).filter(|floor| floor != text)
}

/// New values for a record of a kind, with the keys and values that are meant by what was typed: `電話=…`, `到期日=2028年2月29日`.
/// What is not understood is left to the reading of the record, which says what is wrong with it.
///
/// # Errors
/// A shell took a part of an amount away, which only this reading knows.
pub fn assignments(kind: Kind, given: &[Assignment], of: SpokenOf) -> Result<Vec<Assignment>, AmendFault> {
    given.iter().map(|assignment| assigned(kind, assignment, of)).collect()
}

fn assigned(kind: Kind, given: &Assignment, of: SpokenOf) -> Result<Assignment, AmendFault> {
    let keys = amending::keys(kind);
    let key = match spoken::field(keys.iter().copied(), &given.key) {
        SpokenMeaning::One(key) if !keys.contains(&given.key.as_str()) => key.to_owned(),
        _ => given.key.clone(),
    };
    let field = Body::fields(kind).iter().find(|field| field.key == key);
    let value = match (field, key.as_str()) {
        _ if given.value.is_empty() => None,
        (Some(field), _) => match read(&given.value, of, |text| (field.read)(text).map(|_| text.to_owned())) {
            Err(invalid) if invalid.fault == Fault::DollarsLost => return Err(AmendFault::Value { key, invalid }),
            read => read.ok(),
        },
        (None, "date") => read(&given.value, of, |text| text.parse::<Date>().map(|day| day.to_string())).ok(),
        (None, "time") => time(&given.value, of.today).ok(),
        (None, _) => None,
    };
    Ok(Assignment { value: value.unwrap_or_else(|| given.value.clone()), key })
}
