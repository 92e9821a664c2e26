//! What is wrong with a command line, in other languages than English, which clap speaks itself.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::words::Words;
use crate::output::phrases::say;

/// The error, what may have been meant, and how the command is used; a line each.
pub(super) fn usage(words: Words, e: &clap::Error) -> String {
    let mut lines = vec![say!(words, "common-error", what = what(words, e))];
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near: Vec<String> = near.into_iter().flat_map(|kind| texts(e, kind)).collect();
    let known: Vec<String> =
        [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter().flat_map(|kind| texts(e, kind)).collect();
    if !near.is_empty() {
        let near = say!(words, "usage-near", near = words.in_a_row(&quoted(&near)));
        lines.push(say!(words, "common-hint", mend = near));
    }
    if !known.is_empty() {
        let known = say!(words, "usage-known", known = words.in_a_row(&known));
        lines.push(say!(words, "common-hint", mend = known));
    }
    if let Some(usage) = e.get(ContextKind::Usage).map(ToString::to_string) {
        let usage = usage.trim().replace("[OPTIONS]", &say!(words, "help-any-options"));
        lines.push(say!(words, "usage-usage", line = usage.strip_prefix("Usage:").unwrap_or(&usage).trim()));
    }
    lines.push(say!(words, "usage-more"));
    lines.join("\n")
}

fn what(words: Words, e: &clap::Error) -> String {
    let one = |kind: ContextKind| e.get(kind).map(ToString::to_string).unwrap_or_default();
    let option = || format!("`{}`", one(ContextKind::InvalidArg));
    let given = one(ContextKind::InvalidValue);
    match e.kind() {
        ErrorKind::InvalidSubcommand => {
            say!(words, "usage-unknown-command", given = one(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => say!(words, "usage-unknown-option", given = one(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => {
            let lacking = words.in_a_row(&quoted(&texts(e, ContextKind::InvalidArg)));
            say!(words, "usage-missing", lacking = lacking)
        }
        ErrorKind::InvalidValue if given.is_empty() => say!(words, "usage-value-missing", option = option()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let what = say!(words, "usage-value-wrong", option = option(), given = given);
            match std::error::Error::source(e) {
                Some(says) => what + &say!(words, "common-because", because = says),
                None => what,
            }
        }
        ErrorKind::TooManyValues => say!(words, "usage-too-many", option = option(), given = given),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let wanted = match e.kind() {
                ErrorKind::TooFewValues => one(ContextKind::MinValues),
                _ => one(ContextKind::ExpectedNumValues),
            };
            let there = one(ContextKind::ActualNumValues);
            say!(words, "usage-values-wanted", option = option(), there = there, wanted = wanted)
        }
        ErrorKind::NoEquals => say!(words, "usage-equals-wanted", option = option()),
        ErrorKind::ArgumentConflict => conflict(words, e, &option()),
        ErrorKind::MissingSubcommand => say!(words, "usage-command-wanted"),
        ErrorKind::InvalidUtf8 => say!(words, "usage-not-unicode"),
        _ => say!(words, "usage-other"),
    }
}

fn conflict(words: Words, e: &clap::Error, option: &str) -> String {
    let others = quoted(&texts(e, ContextKind::PriorArg));
    match others.as_slice() {
        [] => say!(words, "usage-conflict-any", option = option),
        [only] if only == option => say!(words, "usage-conflict-twice", option = option),
        others => say!(words, "usage-conflict", option = option, other = words.in_a_row(others)),
    }
}

fn quoted(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| format!("`{text}`")).collect()
}

fn texts(e: &clap::Error, kind: ContextKind) -> Vec<String> {
    match e.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    }
}
