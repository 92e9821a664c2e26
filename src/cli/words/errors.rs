//! What was asked for and does not fit.

use std::collections::BTreeSet;

use crate::cli::words::vocabulary::step_command;
use crate::cli::words::{ErrorText, Words, refusals, storage, tables, told};
use crate::error::{Error, Input, RowFault, SeveralFailed, WrongRows};
use crate::model::language::Language;
use crate::model::message::{Argument, Arguments};
use crate::model::record::Body;
use crate::model::{Action, Category, Clause, DueStep, Kind, RecordId, Refusal};
use crate::output::phrases::say;
use crate::output::safe;
use crate::output::wording::Wording;
use crate::views::judgement::Command;

/// How many people are named; that there are more is said.
const NAMED: usize = 8;

/// How many of many things that cannot be done are named; the others are counted.
const FAILURES_NAMED: usize = 50;

impl Words {
    /// An error in words.
    pub fn error(self, error: &Error) -> ErrorText {
        match error {
            Error::Invalid(invalid) => self.message(invalid),
            Error::Input(input) => self.message_with(input, beside(self, input)),
            Error::Amend(fault) => self.message(fault),
            Error::Table(fault) => self.message_with(fault, tables::beside(self, fault)),
            Error::Rows(wrong) => rows(self, wrong),
            Error::Several(several) => several_failed(self, several),
            Error::Refused(refusal) => self.message_with(refusal, refusals::beside(self, refusal)),
            Error::Storage(storage) => storage::storage(self, storage),
            Error::Git(fault) => self.message(fault),
            Error::Key(refusal) => self.message(refusal),
            Error::Secrecy(refusal) => self.message(refusal),
            #[cfg(feature = "remote")]
            Error::Store(fault) => self.message(fault),
        }
    }
}

/// What is said beside the values of what was asked for, or in their place.
fn beside(words: Words, input: &Input) -> Arguments {
    match input {
        Input::Ambiguous { fitting, .. } => vec![("fitting", told_apart(fitting).value())],
        Input::WrongKind { wanted, .. } => {
            let wanted: Vec<String> = wanted.iter().map(|kind| words.kind(*kind)).collect();
            vec![("wanted", wanted.value())]
        }
        Input::UnknownActor { known, .. } | Input::UnknownStaff { known, .. } => {
            let mut shown = words.in_a_row(known.get(..NAMED).unwrap_or(known));
            if NAMED < known.len() {
                shown.push_str(&say!(words, "error-or-more"));
            }
            vec![("shown", shown.value())]
        }
        Input::CategoryNeeded => vec![("known", Category::BUILT_IN.map(|(code, _)| code).as_slice().value())],
        Input::FieldMissing { kind, key } => {
            vec![("field", field(words, *kind, key).value()), ("option", key.replace('_', "-").value())]
        }
        Input::FieldUnknown { kind, .. } => {
            vec![("known", Body::fields(*kind).iter().map(|field| field.key).collect::<Vec<_>>().value())]
        }
        Input::SeveralWait { changes, .. } => {
            let commands: Vec<String> = changes.iter().map(|change| say!(words, "error-decide", id = change)).collect();
            vec![("commands", commands.join(&say!(words, "error-between-commands")).value())]
        }
        Input::NotAttestable(_) => vec![("clauses", Clause::attestable().value())],
        Input::OwnVerb { id, step, .. } => vec![("command", own_verb(words, &id.to_string(), *step).value())],
        Input::HelperNotSaid(id) => {
            vec![("command", typed(words, "update {} --status handled --with DEPARTMENT", &id.to_string()).value())]
        }
        Input::StepNeedsReason { id, action } => {
            vec![("command", step_command(words, &id.to_string(), DueStep::by_action(*action)).value())]
        }
        _ => Vec::new(),
    }
}

/// A command about a record, as a mend.
fn typed(words: Words, form: &'static str, id: &str) -> String {
    format!("`{}`", words.command(&Command::of(form, &[id])))
}

/// The command that takes a step which has a verb of its own.
fn own_verb(words: Words, id: &str, step: DueStep) -> Option<String> {
    match step.action {
        Action::Delivered => Some(typed(words, "notice deliver {} --client UNIT", id)),
        Action::Acknowledged => Some(typed(words, "notice acknowledge {} --client UNIT --person NAME", id)),
        Action::Approved | Action::Rejected | Action::Released | Action::Published => {
            Some(step_command(words, id, step))
        }
        _ => None,
    }
}

/// Ids by which records are told from each other: short ones, or where two end alike whole ones.
fn told_apart(ids: &[RecordId]) -> Vec<String> {
    let short: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
    let are_short = short.len() == ids.len();
    ids.iter().map(|id| if are_short { id.to_string() } else { id.long() }).collect()
}

/// A field as a sentence names it.
fn field(words: Words, kind: Kind, key: &str) -> String {
    match words.phrases().language() {
        Language::En => key.replace('_', " "),
        Language::ZhHant | Language::ZhHans => words.heading_in(kind.as_str(), key),
    }
}

/// What is wrong with the rows that are named, a line for each cell: file, line, column, value, what is wrong and the mend.
fn rows(words: Words, wrong: &WrongRows) -> ErrorText {
    let told = told!(words, "error-rows", rows => wrong.rows);
    let mut lines = vec![told.what];
    lines.extend(wrong.named.iter().map(|fault| row(words, fault)));
    if wrong.rows_named < wrong.rows {
        lines.push(say!(words, "error-rows-more", more => wrong.rows - wrong.rows_named));
    }
    ErrorText { what: lines.join("\n"), ..told }
}

/// What of many things cannot be done, a line for each of the first, and why.
fn several_failed(words: Words, several: &SeveralFailed) -> ErrorText {
    let (failed, all) = (several.failed.len(), several.all);
    let mut lines = vec![match several.made {
        0 => say!(words, "error-several", failed => failed, all => all),
        _ => say!(words, "error-several-others-done", failed => failed, all => all),
    }];
    for (named, error) in several.failed.iter().take(FAILURES_NAMED) {
        let told = words.error(error);
        let place = safe::terminal(&safe::short(named, 100));
        let what = safe::terminal(&safe::short(&told.what, 300));
        lines.push(match told.mend.map(|mend| safe::terminal(&safe::short(&mend, 300))) {
            Some(mend) => say!(words, "error-row-with-mend", place = place, what = what, mend = mend),
            None => say!(words, "error-row", place = place, what = what),
        });
    }
    if FAILURES_NAMED < failed {
        lines.push(say!(words, "error-several-more", more => failed - FAILURES_NAMED));
    }
    let mend = (several.made == 0 && failed < all).then(|| say!(words, "error-several-mend"));
    ErrorText { what: lines.join("\n"), because: None, mend }
}

fn row(words: Words, fault: &RowFault) -> String {
    let told = row_error(words, &fault.error);
    let mut place = format!("{}:{}", fault.file, fault.line);
    if let Some(column) = &fault.column {
        place = say!(words, "error-row-column", place = place, column = column);
    }
    if !fault.value.is_empty() {
        let value = safe::terminal(&safe::short(&fault.value, 60));
        place = say!(words, "error-row-value", place = place, value = value);
    }
    let what = safe::terminal(&safe::short(&told.what, 300));
    match told.mend.map(|mend| safe::terminal(&safe::short(&mend, 300))) {
        Some(mend) => say!(words, "error-row-with-mend", place = place, what = what, mend = mend),
        None => say!(words, "error-row", place = place, what = what),
    }
}

/// What is wrong with a row; where it differs from what was imported, the place has been named already.
pub(super) fn row_error(words: Words, error: &Error) -> ErrorText {
    let mend = match error {
        Error::Refused(Refusal::RowDiffers { first, now, id, .. }) => {
            return told!(words, "error-row-differs", first = first, now = now, id = id);
        }
        Error::Refused(Refusal::Vacant { unit, .. }) => say!(words, "error-row-vacant", unit = unit),
        Error::Refused(Refusal::GatesShut { .. }) => say!(words, "error-row-gates"),
        Error::Input(Input::StepBefore { .. }) => say!(words, "error-row-times"),
        Error::Input(Input::FolderGiven(_)) => say!(words, "error-row-folder"),
        other => return words.error(other),
    };
    ErrorText { mend: Some(mend), ..words.error(error) }
}
