//! What is wrong with a value.

use crate::cli::words::Told;
use crate::model::{Fault, Invalid, Wanted};
use crate::output::safe;

pub(super) fn invalid(invalid: &Invalid) -> Told {
    let Invalid { wanted, given, fault } = invalid;
    let given = safe::short(given, 80);
    let noun = noun(*wanted);
    let what = match fault {
        Fault::Empty => format!("{noun} is empty"),
        Fault::TooLong(bytes) => format!("{noun} `{given}` is longer than {bytes} bytes"),
        Fault::Start(c) => format!("{noun} `{given}` begins with `{c}`"),
        Fault::End(c) => format!("{noun} `{given}` ends with `{c}`"),
        Fault::Character(c) => format!("{noun} `{given}` has the character {} in it", character(*c)),
        Fault::Reserved => format!("{noun} `{given}` is a name that Windows or deedbox keeps for itself"),
        Fault::NoSuchDay => format!("{noun} `{given}` is not in the calendar"),
        Fault::Shape(_) => format!("`{given}` is not {noun}"),
        Fault::NotOneOf(_) => format!("`{given}` is not {noun} that is known here"),
        Fault::OutOfRange => format!("{noun} `{given}` is out of range"),
        Fault::Cell(_) => String::new(),
    };
    Told { what, because: None, mend: mend(*wanted, fault) }
}

fn mend(wanted: Wanted, fault: &Fault) -> Option<String> {
    match fault {
        Fault::Shape(example) => Some(format!("write it like {example}")),
        Fault::NotOneOf(known) => Some(match wanted {
            Wanted::Category => {
                format!("known: {}; further ones go under [categories] in deedbox.toml", known.join(", "))
            }
            Wanted::Role => format!("known: {}; further ones go under [roles] in deedbox.toml", known.join(", ")),
            _ => format!("known: {}", known.join(", ")),
        }),
        Fault::NoSuchDay | Fault::OutOfRange | Fault::Empty if wanted == Wanted::Date => {
            Some("write it like 2026-03-01".to_owned())
        }
        Fault::Start(_) | Fault::End(_) | Fault::Character(_) | Fault::Reserved => Some(match wanted {
            Wanted::Line | Wanted::PaperName | Wanted::Contact => {
                "leave out line breaks and control characters".to_owned()
            }
            Wanted::StaffId => "Latin letters, digits, `-`, `_` and `.`, beginning with a letter or digit".to_owned(),
            _ => "letters and digits of any script, `-`, `_` and `.`, beginning with a letter or digit".to_owned(),
        }),
        Fault::TooLong(_) => Some("make it shorter".to_owned()),
        Fault::Empty => Some("give it a value".to_owned()),
        Fault::OutOfRange => match wanted {
            Wanted::Area => Some("square metres above 0, such as 85.5".to_owned()),
            _ => Some("look for a slip of the keyboard".to_owned()),
        },
        Fault::NoSuchDay | Fault::Cell(_) => None,
    }
}

fn character(c: char) -> String {
    if c.is_control() || crate::model::text::is_control(c) || crate::model::text::is_deceptive(c) || c.is_whitespace() {
        format!("U+{:04X}", u32::from(c))
    } else {
        format!("`{c}`")
    }
}

fn noun(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::UnitCode => "a unit's code",
        Wanted::FloorCode => "a floor's code",
        Wanted::FileName => "a unit",
        Wanted::Date => "a day",
        Wanted::Moment => "a time",
        Wanted::Offset => "an offset from UTC",
        Wanted::Year => "a year",
        Wanted::StaffId => "a staff id",
        Wanted::Role => "a role",
        Wanted::Category => "a category",
        Wanted::Reference => "a record's id",
        Wanted::Line => "the text",
        Wanted::Digest => "a SHA-256 digest",
        Wanted::Area => "an area",
        Wanted::Level => "a level",
        Wanted::Retention => "a retention term",
        Wanted::Contact => "a contact",
        Wanted::PaperName => "the paper's name",
        Wanted::Writer => "a writer's id",
        Wanted::BundlePath => "a path in a bundle",
        Wanted::Kind => "a kind",
        Wanted::Action => "a step",
        Wanted::Gate => "a gate",
        Wanted::Currency => "a currency's code",
        Wanted::Language => "a language",
        Wanted::Count => "a whole number",
        Wanted::Book => "a register",
        Wanted::Money => "an amount of money",
        Wanted::Choice => "a choice",
        Wanted::Score => "a score",
        Wanted::Audience => "whom it is for",
        Wanted::Assignment => "a field with its new value",
        Wanted::Clause => "a clause",
    }
}
