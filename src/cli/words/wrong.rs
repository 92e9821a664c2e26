//! What is wrong with a value.

use crate::cli::words::vocabulary::near_first;
use crate::cli::words::{ErrorText, Words};
use crate::model::{Fault, Invalid, Wanted};
use crate::output::phrases::say;
use crate::output::safe;

pub(super) fn invalid(words: Words, invalid: &Invalid) -> ErrorText {
    let Invalid { wanted, given, fault } = invalid;
    let shown = safe::short(given, 80);
    let noun = say!(words, noun(*wanted));
    let what = match fault {
        Fault::Empty => say!(words, "wrong-empty", noun = noun),
        Fault::TooLong(bytes) => say!(words, "wrong-too-long", noun = noun, given = shown, bytes => *bytes),
        Fault::Start(c) => say!(words, "wrong-start", noun = noun, given = shown, c = c),
        Fault::End(c) => say!(words, "wrong-end", noun = noun, given = shown, c = c),
        Fault::Character(c) => say!(words, "wrong-character", noun = noun, given = shown, c = character(*c)),
        Fault::Reserved => say!(words, "wrong-reserved", noun = noun, given = shown),
        Fault::NoSuchDay => say!(words, "wrong-no-such-day", noun = noun, given = shown),
        Fault::Shape(_) => say!(words, "wrong-shape", noun = noun, given = shown),
        Fault::NotOneOf(_) => say!(words, "wrong-not-one-of", noun = noun, given = shown),
        Fault::OutOfRange => say!(words, "wrong-out-of-range", noun = noun, given = shown),
        // Said where the cell is named (`tables`).
        Fault::Cell(_) => String::new(),
    };
    ErrorText { what, because: None, mend: mend(words, (*wanted, given), fault) }
}

/// The same with the place where the value stands.
pub(super) fn at(words: Words, place: &str, told: ErrorText) -> ErrorText {
    ErrorText { what: say!(words, "wrong-of", place = place, what = told.what), ..told }
}

fn mend(words: Words, (wanted, given): (Wanted, &str), fault: &Fault) -> Option<String> {
    let example = |example: &str| say!(words, "wrong-mend-shape", example = example);
    Some(match fault {
        Fault::Shape(_) if wanted == Wanted::Digest => example(&say!(words, "wrong-mend-digest")),
        Fault::Shape(shape) => example(shape),
        Fault::NotOneOf(known) => {
            let shown = words.in_a_row(known);
            let shown = match wanted {
                Wanted::Category => say!(words, "wrong-mend-category", known = shown),
                Wanted::Role => say!(words, "wrong-mend-role", known = shown),
                _ => say!(words, "wrong-mend-known", known = shown),
            };
            near_first(words, (given, known), shown)
        }
        Fault::NoSuchDay | Fault::OutOfRange | Fault::Empty if wanted == Wanted::Date => example("2026-03-01"),
        Fault::Start(_) | Fault::End(_) | Fault::Character(_) | Fault::Reserved => match wanted {
            Wanted::Line | Wanted::PaperName | Wanted::Contact => say!(words, "wrong-mend-controls"),
            Wanted::StaffId => say!(words, "wrong-mend-latin"),
            _ => say!(words, "wrong-mend-letters"),
        },
        Fault::TooLong(_) => say!(words, "wrong-mend-shorter"),
        Fault::Empty => say!(words, "wrong-mend-value"),
        Fault::OutOfRange if wanted == Wanted::Area => say!(words, "wrong-mend-area"),
        Fault::OutOfRange => say!(words, "wrong-mend-slip"),
        Fault::NoSuchDay | Fault::Cell(_) => return None,
    })
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
        Wanted::UnitCode => "wrong-noun-unit-code",
        Wanted::FloorCode => "wrong-noun-floor-code",
        Wanted::FileName => "wrong-noun-file-name",
        Wanted::Date => "wrong-noun-date",
        Wanted::Moment => "wrong-noun-moment",
        Wanted::Offset => "wrong-noun-offset",
        Wanted::Estate => "wrong-noun-estate",
        Wanted::Year => "wrong-noun-year",
        Wanted::StaffId => "wrong-noun-staff-id",
        Wanted::Role => "wrong-noun-role",
        Wanted::Category => "wrong-noun-category",
        Wanted::Reference => "wrong-noun-reference",
        Wanted::Line => "wrong-noun-line",
        Wanted::Digest => "wrong-noun-digest",
        Wanted::Area => "wrong-noun-area",
        Wanted::Level => "wrong-noun-level",
        Wanted::Retention => "wrong-noun-retention",
        Wanted::Contact => "wrong-noun-contact",
        Wanted::PaperName => "wrong-noun-paper-name",
        Wanted::Writer => "wrong-noun-writer",
        Wanted::BundlePath => "wrong-noun-bundle-path",
        Wanted::Kind => "wrong-noun-kind",
        Wanted::Action => "wrong-noun-action",
        Wanted::Gate => "wrong-noun-gate",
        Wanted::Currency => "wrong-noun-currency",
        Wanted::Language => "wrong-noun-language",
        Wanted::Count => "wrong-noun-count",
        Wanted::Book => "wrong-noun-book",
        Wanted::Money => "wrong-noun-money",
        Wanted::Choice => "wrong-noun-choice",
        Wanted::Score => "wrong-noun-score",
        Wanted::Audience => "wrong-noun-audience",
        Wanted::Assignment => "wrong-noun-assignment",
        Wanted::Clause => "wrong-noun-clause",
    }
}
