//! Names as ids: of a person, a client, the one case that can take the step; and words that only the estate's settings know.

use clap::Arg;

use crate::archive::{Archive, read_floors};
use crate::cli::typed::around::{AROUND, Around, place};
use crate::cli::value_name;
use crate::desk::spoken::floor as spoken_floor;
use crate::error::Result as Outcome;
use crate::model::invalid::Wanted;
use crate::model::spoken::{self, SpokenMeaning};
use crate::model::{Category, Fault, Invalid, Reference, Role, UnitCode};
use crate::views::names::{self, CaseFor};

/// What sort of word an argument takes, where a name may stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum NameSort {
    Staff,
    Category,
    Role,
    Floor,
    /// A unit, for the client who holds it.
    Unit,
    /// The same, or an enquiry, for who asked.
    UnitOrEnquiry,
    /// A case that is named by its unit, its client or who has it.
    Case(CaseFor),
}

impl NameSort {
    /// The sort of an argument, told by its command and the name of its value.
    pub(super) fn of(command: &str, arg: Option<&Arg>) -> Option<Self> {
        Some(match (command, value_name::of(arg?)?) {
            (_, "STAFF") => Self::Staff,
            (_, "CATEGORY") => Self::Category,
            (_, "ROLE") => Self::Role,
            (_, "FLOOR") => Self::Floor,
            (_, "UNIT" | "UNIT[@DATE]" | "UNIT@DATE" | "UNIT|ID" | "TARGET" | "VOLUME|UNIT") => Self::Unit,
            (_, "UNIT|ENQUIRY") => Self::UnitOrEnquiry,
            ("return" | "renew" | "lost", "ID") => Self::Case(CaseFor::Return),
            ("approve" | "reject", "ID") => Self::Case(CaseFor::Decision),
            ("update" | "close", "ID") => Self::Case(CaseFor::Step),
            _ => return None,
        })
    }

    fn wanted(self) -> Wanted {
        match self {
            Self::Staff => Wanted::StaffId,
            Self::Category => Wanted::Category,
            Self::Role => Wanted::Role,
            Self::Floor => Wanted::FloorCode,
            Self::Unit | Self::UnitOrEnquiry => Wanted::UnitCode,
            Self::Case(_) => Wanted::Reference,
        }
    }
}

/// The id or code that a name stands for; none where the text is to be taken as it is.
///
/// # Errors
/// Several are called so, or it names somebody of whom nothing can take the step.
pub(super) fn id(sort: NameSort, text: &str) -> Result<Option<String>, Invalid> {
    let archive = || AROUND.get().and_then(Around::archive);
    let one = |found: Outcome<Vec<String>>| {
        // An archive that cannot be read is told of by the command itself.
        let Ok(found) = found else { return Ok(None) };
        match found.as_slice() {
            [] if matches!(sort, NameSort::Staff) => Err(Invalid::new(sort.wanted(), text, Fault::NoneCalled)),
            [] => Ok(None),
            [only] => Ok(Some(only.split(' ').next().unwrap_or(only).to_owned())),
            _ => Err(Invalid::new(sort.wanted(), text, Fault::Several(found))),
        }
    };
    match sort {
        NameSort::Staff if is_id(text) => Ok(None),
        NameSort::Staff => match archive() {
            Some(archive) => one(staff(&archive, text)),
            None => Ok(None),
        },
        NameSort::Category => {
            Ok(code(Category::BUILT_IN.map(|(code, _)| code), text, || Some(archive()?.settings().known_categories())))
        }
        NameSort::Role => Ok(code(Role::BUILT_IN, text, || Some(archive()?.settings().known_roles()))),
        NameSort::Floor => Ok(floor(text, archive)),
        NameSort::Unit | NameSort::UnitOrEnquiry if is_id(text) && text.contains(|c: char| c.is_ascii_digit()) => {
            Ok(None)
        }
        NameSort::Unit | NameSort::UnitOrEnquiry if text.contains(['/', ':', '+', '@']) => Ok(None),
        NameSort::UnitOrEnquiry => match archive() {
            Some(archive) if !is_unit(&archive, text) => match one(clients(&archive, text))? {
                Some(client) => Ok(Some(client)),
                None => one(enquiries(&archive, text)),
            },
            Some(_) | None => Ok(None),
        },
        NameSort::Unit => match archive() {
            Some(archive) if !is_unit(&archive, text) => one(clients(&archive, text)),
            Some(_) | None => Ok(None),
        },
        NameSort::Case(_) if text.contains(['/', '+']) => Ok(None),
        NameSort::Case(wanted) => {
            let Some((archive, now)) = place() else { return Ok(None) };
            let of_unit = is_unit(&archive, text);
            if !of_unit && text.parse::<Reference>().is_ok() {
                return Ok(None);
            }
            let found = one(names::cases(&archive, wanted, text, now))?;
            match found {
                None if of_unit => Err(Invalid::new(Wanted::Reference, text, Fault::NoCase)),
                None if !text.is_ascii() => Err(Invalid::new(Wanted::Reference, text, Fault::NoneCalled)),
                found => Ok(found),
            }
        }
    }
}

/// Whether a text has the form of an id of the staff, or of a unit's code.
fn is_id(text: &str) -> bool {
    text.is_ascii() && !text.contains(|c: char| c.is_whitespace())
}

fn is_unit(archive: &Archive, text: &str) -> bool {
    text.parse::<UnitCode>().is_ok_and(|unit| names::is_unit(archive, &unit).unwrap_or_default())
}

/// People with their ids first, as they stand in an error.
fn staff(archive: &Archive, name: &str) -> Outcome<Vec<String>> {
    Ok(names::staff(archive, name)?.iter().map(|(id, name)| format!("{id} {name}")).collect())
}

/// Clients with their units first, as they stand in an error.
fn clients(archive: &Archive, name: &str) -> Outcome<Vec<String>> {
    Ok(names::clients(archive, name)?.iter().map(|(unit, company)| format!("{unit} {company}")).collect())
}

/// Enquiries with their ids first, as they stand in an error.
fn enquiries(archive: &Archive, name: &str) -> Outcome<Vec<String>> {
    Ok(names::enquiries(archive, name)?.iter().map(|(id, who)| format!("{id} {who}")).collect())
}

/// The code of an open list that a word stands for: the estate's own come first, and are asked only where a word is none of the list.
fn code<const N: usize>(
    built_in: [&'static str; N],
    text: &str,
    own: impl Fn() -> Option<Vec<String>>,
) -> Option<String> {
    if built_in.contains(&text) {
        return None;
    }
    let known = own().unwrap_or_else(|| built_in.map(str::to_owned).to_vec());
    if known.iter().any(|code| code == text) {
        return None;
    }
    match spoken::code(known.iter().map(String::as_str), text) {
        SpokenMeaning::One(code) => Some(code.to_owned()),
        SpokenMeaning::Several(_) | SpokenMeaning::Nothing => None,
    }
}

/// A floor as offices write it: `13樓`, `13/F`, 地下.
fn floor(text: &str, archive: impl Fn() -> Option<Archive>) -> Option<String> {
    let code = spoken_floor(text);
    if code == text {
        return None;
    }
    // A floor that the estate itself calls so is that floor.
    let is_there = |archive: Archive| {
        let floors = read_floors(archive.reader()).unwrap_or_default();
        floors.iter().any(|floor| floor.as_str() == text)
    };
    (!archive().is_some_and(is_there)).then_some(code)
}
