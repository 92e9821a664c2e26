//! What is wrong in dealings with clients, in words: notices, surveys, disclosures.

use crate::cli::words::vocabulary::step_command;
use crate::cli::words::{ErrorText, Words};
use crate::error::RelationsFault;
use crate::model::Action;
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::views::judgement::Command;

pub(super) fn fault(words: Words, fault: &RelationsFault) -> ErrorText {
    match fault {
        RelationsFault::UnknownFloor { floor, known } => {
            let mend = if known.is_empty() {
                say!(words, "dealing-no-floor-mend")
            } else {
                say!(words, "dealing-there-are", known = words.listed(known))
            };
            ErrorText::new(say!(words, "dealing-no-floor", floor = floor), mend)
        }
        RelationsFault::NoSurvey(year) => ErrorText::new(
            say!(words, "dealing-no-survey", year = year),
            say!(words, "dealing-no-survey-mend", year = year),
        ),
        RelationsFault::SeveralSurveys { year, ids } => ErrorText::new(
            say!(words, "dealing-several-surveys", year = year, ids = words.listed(ids)),
            say!(words, "dealing-several-surveys-mend"),
        ),
        RelationsFault::UnknownQuestion { question, known } => ErrorText::new(
            say!(words, "dealing-no-question", question = question),
            say!(words, "dealing-it-has", known = words.listed(known)),
        ),
        RelationsFault::QuestionTwice(question) => ErrorText::new(
            say!(words, "dealing-question-twice", question = question),
            say!(words, "dealing-question-twice-mend"),
        ),
        RelationsFault::NoAnswer => {
            ErrorText::new(say!(words, "dealing-no-answer"), say!(words, "dealing-no-answer-mend"))
        }
        RelationsFault::NoPaper => {
            ErrorText::new(say!(words, "dealing-no-paper"), say!(words, "dealing-no-paper-mend"))
        }
        RelationsFault::OwnVerb { id, action } => ErrorText::new(
            say!(words, "dealing-own-verb", id = id, action = words.code(action.as_str())),
            own_verb(words, &id.to_string(), *action),
        ),
        RelationsFault::NotForEnquiries(kind) => ErrorText::new(
            say!(words, "dealing-not-for-enquiries", kind = words.kind(*kind)),
            say!(words, "dealing-not-for-enquiries-mend"),
        ),
        RelationsFault::HelperNotSaid(id) => ErrorText::new(
            say!(words, "dealing-helper", id = id),
            typed(words, "update {} --status handled --with DEPARTMENT", id),
        ),
        RelationsFault::NoEnquiry(no) => {
            ErrorText::new(say!(words, "dealing-no-enquiry", no = no), say!(words, "dealing-no-enquiry-mend"))
        }
        RelationsFault::StepNeedsReason { id, action } => ErrorText::new(
            say!(words, "dealing-needs-reason", id = id, action = words.code(action.as_str())),
            step_command(words, &id.to_string(), *action),
        ),
        RelationsFault::ReportEnding(name) => {
            ErrorText::new(say!(words, "dealing-report-ending", name = name), say!(words, "dealing-report-ending-mend"))
        }
    }
}

/// A command about a record, as a mend.
fn typed(words: Words, form: &'static str, id: impl ToString) -> String {
    format!("`{}`", words.command(&Command::of(form, &[&id.to_string()])))
}

/// The command that takes a step which has a verb of its own.
fn own_verb(words: Words, id: &str, action: Action) -> String {
    match action {
        Action::Delivered => typed(words, "notice deliver {} --client UNIT", id),
        Action::Acknowledged => typed(words, "notice acknowledge {} --client UNIT --person NAME", id),
        Action::Approved | Action::Rejected | Action::Released | Action::Published => step_command(words, id, action),
        _ => say!(words, "dealing-own-verb-mend"),
    }
}
