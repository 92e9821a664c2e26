//! The translated texts of the help, laid over clap's commands.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};
use unicode_width::UnicodeWidthStr;

use crate::cli::deferred::OtherCommands;
use crate::cli::help::endings::{NEEDED, REPEATED};
use crate::cli::typed::commands;
use crate::cli::value_name::ValueName;
use crate::model::language::Language;
use crate::model::{Kind, steps};
use crate::output::phrases::{Phrases, in_simplified, say};

/// A command in a language, with everything below it that is wanted; of the other commands below it what lists say of them.
pub(super) fn translated(
    phrases: Phrases,
    command: Command,
    wanted: &dyn Fn(&Command) -> bool,
    others: OtherCommands,
) -> Command {
    below(phrases, command, &[], &|path, command| match (wanted(command), path, others) {
        (true, ..) => Translated::Whole,
        (false, [_], OtherCommands::Named) => Translated::Not,
        (false, ..) => Translated::Listed,
    })
}

/// How much of a command is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Translated {
    Whole,
    /// What lists say of it.
    Listed,
    Not,
}

fn below(
    phrases: Phrases,
    command: Command,
    path: &[String],
    how: &dyn Fn(&[String], &Command) -> Translated,
) -> Command {
    let mut command = texts(phrases, command, path);
    if command.has_subcommands() {
        let named = command.get_subcommand_value_name().unwrap_or("COMMAND").to_owned();
        command = command.subcommand_value_name(value_name(phrases, &named));
        if let Some(heading) = command.get_subcommand_help_heading().and_then(|english| heading(phrases, english)) {
            command = command.subcommand_help_heading(heading);
        }
    }
    command.mut_args(|arg| argument(phrases, arg, path)).mut_subcommands(|command| {
        let path = [path, &[command.get_name().to_owned()]].concat();
        match how(&path, &command) {
            Translated::Whole => below(phrases, command, &path, how),
            Translated::Listed => texts(phrases, command, &path),
            Translated::Not => command,
        }
    })
}

/// What a command says of itself.
fn texts(phrases: Phrases, command: Command, path: &[String]) -> Command {
    let key = command_key(path);
    let Some(about) = phrases.known(&key) else { return command };
    // The name that may be typed in its place stands beside it in every list.
    let about = match name(phrases, path) {
        Some(name) => say!(phrases, "common-named", name = name, about = about),
        None => about,
    };
    let has_more = command.get_long_about().is_some();
    let has_examples = command.get_after_help().is_some();
    let mut command = command.about(about.clone());
    if has_more && let Some(rest) = phrases.known(&format!("{key}--long")) {
        command = command.long_about(format!("{about}\n\n{rest}"));
    }
    if !has_examples {
        return command;
    }
    let steps = match path {
        [record, kind] if record == "record" => kind.parse::<Kind>().ok().and_then(|kind| steps(phrases, kind)),
        _ => None,
    };
    let examples = steps.or_else(|| phrases.known(&format!("{key}--examples"))).unwrap_or_else(|| {
        let english = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        match english.split_once(":\n") {
            Some((_, lines)) => format!("{}\n{lines}", say!(phrases, "help-examples")),
            None => english,
        }
    });
    command.after_help(examples)
}

/// What a command is called in a language.
fn name(phrases: Phrases, path: &[String]) -> Option<String> {
    let name = commands::usual_name(&path.join(" "))?;
    Some(if phrases.language() == Language::ZhHans { in_simplified(name) } else { name.to_owned() })
}

/// The steps of a kind of record: the codes to be typed, and beside them what they mean.
fn steps(phrases: Phrases, kind: Kind) -> Option<String> {
    let course = steps::course(kind)?;
    let meant = |code: &str| match phrases.known(&format!("code-{code}")) {
        Some(word) => format!("{code}（{word}）"),
        None => code.to_owned(),
    };
    let mut lines = vec![say!(phrases, "help-steps", start = meant(course.start.as_str()))];
    let width = course.steps.iter().map(|rule| meant(rule.action.as_str()).width()).max().unwrap_or(0) + 2;
    for rule in course.steps {
        let step = meant(rule.action.as_str());
        let gap = width - step.width();
        let from: Vec<String> = rule.from.iter().map(|status| meant(status.as_str())).collect();
        let duty =
            rule.duty.map(|duty| say!(phrases, "help-step-duty", duty = meant(duty.as_str()))).unwrap_or_default();
        let from = say!(phrases, "help-step-from", from = from.join("、"));
        lines.push(format!("  {step}{:gap$}{from}{duty}", ""));
    }
    Some(lines.join("\n"))
}

/// The key of a command's text.
pub(super) fn command_key(path: &[String]) -> String {
    if path.is_empty() { "help-deedbox".to_owned() } else { format!("help-{}", path.join("-")) }
}

/// The keys under which an argument's text may stand: its own, that of a command above it, that of all commands.
pub(super) fn argument_keys(path: &[String], id: &str) -> Vec<String> {
    (0..=path.len())
        .rev()
        .map(|length| {
            let above: Vec<&str> = path.iter().take(length).map(String::as_str).chain(["arg", id]).collect();
            format!("help-{}", above.join("-"))
        })
        .collect()
}

/// An argument of a command.
fn argument(phrases: Phrases, arg: Arg, path: &[String]) -> Arg {
    let keys = argument_keys(path, arg.get_id().as_str());
    let Some((key, text)) = keys.iter().find_map(|key| Some((key, phrases.known(key)?))) else { return arg };
    let arg = named(phrases, arg);
    let arg = values(phrases, arg, key);
    if arg.get_id() == "help" {
        let known = |what: &str| phrases.known(&format!("{key}--{what}")).unwrap_or_else(|| text.clone());
        let (more, less) = match arg.get_long_help() {
            Some(_) => (known("more"), known("less")),
            None => (text.clone(), text.clone()),
        };
        return arg.help(more).long_help(less);
    }
    let english = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let text = match english {
        english if english.ends_with(NEEDED) => format!("{text}{}", say!(phrases, "help-needed")),
        english if english.ends_with(REPEATED) => format!("{text}{}", say!(phrases, "help-repeated")),
        _ => text,
    };
    let rest = arg.get_long_help().and_then(|_| phrases.known(&format!("{key}--long")));
    match rest {
        Some(rest) => arg.help(text.clone()).long_help(format!("{text}\n\n{rest}")),
        None => arg.help(text),
    }
}

/// Its heading and the names of its values.
fn named(phrases: Phrases, arg: Arg) -> Arg {
    let arg = match arg.get_help_heading().and_then(|english| heading(phrases, english)) {
        Some(heading) => arg.help_heading(heading),
        None => arg,
    };
    let takes = arg.get_num_args().is_some_and(|count| count.takes_values());
    match arg.get_value_names() {
        Some(names) if takes => {
            let translated: Vec<String> = names.iter().map(|name| value_name(phrases, name)).collect();
            let english = ValueName(names.first().map(ToString::to_string).unwrap_or_default());
            arg.value_names(translated).add(english)
        }
        _ => arg,
    }
}

/// What its values mean, where the English help says so.
fn values(phrases: Phrases, arg: Arg, key: &str) -> Arg {
    let values = arg.get_possible_values();
    if values.iter().all(|value| value.get_help().is_none()) {
        return arg;
    }
    let told = values.into_iter().map(|value| {
        let text = phrases.known(&format!("{key}-is-{}", value.get_name()));
        match text {
            Some(text) => PossibleValue::new(value.get_name().to_owned()).help(text),
            None => value,
        }
    });
    arg.value_parser(PossibleValuesParser::new(told.collect::<Vec<_>>()))
}

pub(super) fn value_name(phrases: Phrases, english: &str) -> String {
    phrases.known(&format!("help-value-{}", words_of(english))).unwrap_or_else(|| english.to_owned())
}

pub(super) fn heading(phrases: Phrases, english: &str) -> Option<String> {
    phrases.known(&format!("help-head-{}", words_of(english)))
}

/// The words of a text as a key has them.
pub(super) fn words_of(english: &str) -> String {
    let words = english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// clap's own words in a help that it has rendered.
pub(super) fn fixed(phrases: Phrases, text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let line = line.trim_end();
        let line = match line.strip_suffix(':').filter(|head| !head.starts_with(' ')) {
            Some(head) => format!("{}：", heading(phrases, head).unwrap_or_else(|| head.to_owned())),
            None => line.to_owned(),
        };
        let line = match line.strip_prefix("Usage: ") {
            Some(usage) => {
                format!(
                    "{}{}",
                    say!(phrases, "help-usage"),
                    usage.replace("[OPTIONS]", &say!(phrases, "help-any-options"))
                )
            }
            None => line,
        };
        let line = line.replace("[default: ", &format!("[{}：", say!(phrases, "help-default")));
        let line = line.replace("[possible values: ", &format!("[{}：", say!(phrases, "help-possible")));
        lines.push(line.replace("Possible values:", &format!("{}：", say!(phrases, "help-possible"))));
    }
    lines.join("\n") + "\n"
}

/// The headings of a page of the manual.
pub(super) fn manual(phrases: Phrases, page: &str) -> String {
    let lines = page.lines().map(|line| match line.strip_prefix(".SH ") {
        Some(english) => {
            let heading = heading(phrases, english.trim_matches('"'));
            heading.map_or_else(|| line.to_owned(), |heading| format!(".SH {heading}"))
        }
        None => line.replace("Possible values:", &format!("{}：", say!(phrases, "help-possible"))),
    });
    lines.map(|line| line + "\n").collect()
}
