//! `deedbox help`: the help of a command, or of something that is no command.

use std::ffi::{OsStr, OsString};
use std::io::Write;

use clap::builder::PossibleValue;
use clap::{Args, Command};
use serde_json::{Value, json};

use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::deferred::OtherCommands;
use crate::cli::exit::Outcome;
use crate::cli::help::groups::GROUPS;
use crate::cli::typed::commands;
use crate::cli::words::Words;
use crate::cli::{help, typed, value_name};
use crate::error::{Input, Result};
use crate::output;
use crate::output::phrases::{Phrases, say};
use crate::output::safe;

/// What help tells of beside the commands, in the order in which somebody new would read it.
pub(in crate::cli) const TOPICS: [&str; 12] = [
    "getting-started",
    "daily",
    "year-end",
    "dates",
    "ids",
    "files",
    "roles",
    "excel",
    "git",
    "proof",
    "languages",
    "exit-codes",
];

/// The word that lists the topics.
pub(in crate::cli) const LIST: &str = "topics";

/// Names that are this near to what was typed are offered (Jaro-Winkler).
const NEAR: f64 = 0.8;

/// How many near names are offered at most.
const OFFERED: usize = 3;

/// Show the help of a command, or of a topic such as `dates`
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox help lend
  deedbox help report occupancy
  deedbox help dates
  deedbox help topics")]
pub(in crate::cli) struct HelpArgs {
    /// A command or a topic; `topics` lists the topics
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
}

impl HelpArgs {
    /// The words that may name a command.
    pub(in crate::cli) fn typed(&self) -> Vec<OsString> {
        self.words.iter().map(OsString::from).collect()
    }

    /// The word that names a command, or something else.
    pub(in crate::cli) fn first(&self) -> Option<&OsStr> {
        self.words.first().map(OsStr::new)
    }

    /// What is said of the other commands: without a word the help lists them all.
    pub(in crate::cli) fn others(&self) -> OtherCommands {
        if self.words.is_empty() { OtherCommands::Listed } else { OtherCommands::Named }
    }
}

/// What is neither a command nor a topic, and what is near to it.
#[derive(Debug)]
struct Unknown {
    named: String,
    near: Vec<String>,
}

/// Prints the help that is asked for; gives the exit code. It needs nothing but the words, so that it is there when all else fails.
pub(in crate::cli) fn run(
    (words, line): (Words, Command),
    (args, format): (&HelpArgs, OutputFormat),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let told = match format {
        OutputFormat::Json => object(words, line, args).map(|object| output::json_text(&object)),
        OutputFormat::Table | OutputFormat::Csv | OutputFormat::Html => text(words, line, args),
    };
    match told {
        Ok(text) => {
            let _ = write!(out, "{text}");
            0
        }
        Err(unknown) => {
            let _ = writeln!(err, "{}", refusal(words, &unknown));
            2
        }
    }
}

/// The same among other commands.
pub(in crate::cli) fn shown(ctx: &mut Context, line: Command, args: &HelpArgs) -> Result<Outcome> {
    let text = text(ctx.words, line, args).map_err(|unknown| Input::NothingThere(unknown.named))?;
    ctx.print(&text)?;
    Ok(Outcome::Done)
}

fn text(words: Words, line: Command, args: &HelpArgs) -> std::result::Result<String, Unknown> {
    let phrases = words.phrases();
    let typed = args.typed();
    let mut root = help::command_where(words, line, &|command| commands::is_typed(&typed, command), args.others());
    let Some(first) = args.words.first() else {
        let help = help::laid_out(words, &root.render_long_help().to_string());
        return Ok(format!("{help}\n{}", listed(phrases)));
    };
    if let (topic, []) = (first.as_str(), args.words.get(1..).unwrap_or_default()) {
        let topic = called(topic);
        let topic = topic.as_str();
        if topic == LIST {
            return Ok(listed(phrases));
        }
        if TOPICS.contains(&topic) {
            return Ok(say!(phrases, &format!("topic-{topic}")) + "\n");
        }
    }
    let found = named(&mut root, args)?;
    Ok(help::laid_out(words, &found.render_long_help().to_string()))
}

/// The topic that a word means, or the list of them.
fn called(word: &str) -> String {
    let known: Vec<&str> = TOPICS.into_iter().chain([LIST]).collect();
    typed::called(&known, word)
}

/// The help as programs read it: the commands by their groups and the topics; a command with its arguments; a topic.
fn object(words: Words, line: Command, args: &HelpArgs) -> std::result::Result<Value, Unknown> {
    let phrases = words.phrases();
    let told = |topic: &str| json!({ "name": topic, "about": say!(phrases, &format!("topic-{topic}--about")) });
    let all_topics = || TOPICS.iter().map(|topic| told(topic)).collect::<Vec<_>>();
    let mut root = help::command(words, line);
    if let [only] = args.words.as_slice() {
        let topic = called(only);
        if topic == LIST {
            return Ok(json!({ "topics": all_topics() }));
        }
        if TOPICS.contains(&topic.as_str()) {
            return Ok(json!({ "topic": topic, "text": say!(phrases, &format!("topic-{topic}")) }));
        }
    }
    let group = |name: &str| GROUPS.iter().find(|(_, names)| names.contains(&name)).map(|(group, _)| *group);
    if args.words.is_empty() {
        let commands = root.get_subcommands().filter(|command| !command.is_hide_set());
        let commands = commands.map(|command| {
            json!({ "name": command.get_name(), "group": group(command.get_name()), "about": about(command) })
        });
        return Ok(json!({ "commands": commands.collect::<Vec<_>>(), "topics": all_topics() }));
    }
    let command = named(&mut root, args)?;
    let arguments = command.get_arguments().filter(|argument| !argument.is_hide_set()).map(|argument| {
        let values = argument.get_possible_values();
        json!({
            "name": argument.get_id().as_str(),
            "long": argument.get_long().map(|long| format!("--{long}")),
            "short": argument.get_short().map(|short| format!("-{short}")),
            "value": value_name::of(argument).filter(|_| argument.get_num_args().is_some_and(|count| count.takes_values())),
            "required": argument.is_required_set(),
            "about": argument.get_help().map(ToString::to_string),
            "values": values.iter().map(PossibleValue::get_name).collect::<Vec<_>>(),
        })
    });
    let arguments: Vec<Value> = arguments.collect();
    let below = command.get_subcommands().filter(|command| !command.is_hide_set());
    let below: Vec<Value> =
        below.map(|command| json!({ "name": command.get_name(), "about": about(command) })).collect();
    Ok(json!({ "name": args.words.join(" "), "about": about(command), "arguments": arguments, "commands": below }))
}

fn about(command: &Command) -> Option<String> {
    command.get_about().map(ToString::to_string)
}

/// The command that is named.
fn named<'c>(root: &'c mut Command, args: &HelpArgs) -> std::result::Result<&'c mut Command, Unknown> {
    let mut found = root;
    for (count, word) in args.words.iter().enumerate() {
        let above = args.words.get(..count).unwrap_or_default().join(" ");
        let names = names(found, &above);
        found = match found.find_subcommand_mut(word) {
            Some(command) => command,
            None => return Err(unknown(&args.words.join(" "), word, names)),
        };
    }
    Ok(found)
}

/// The topics, each with what it is about.
fn listed(phrases: Phrases) -> String {
    let mut lines = vec![say!(phrases, "topic-list")];
    for topic in TOPICS {
        lines.push(format!("  {topic:<15}  {}", say!(phrases, &format!("topic-{topic}--about"))));
    }
    lines.join("\n") + "\n"
}

/// What may have been meant below a command: its subcommands; at the top the topics as well.
fn names(command: &Command, above: &str) -> Vec<(String, String)> {
    let whole = |name: &str| if above.is_empty() { name.to_owned() } else { format!("{above} {name}") };
    let commands = command.get_subcommands().map(|command| (command.get_name().to_owned(), whole(command.get_name())));
    let topics = TOPICS.iter().filter(|_| above.is_empty()).map(|topic| ((*topic).to_owned(), (*topic).to_owned()));
    commands.chain(topics).collect()
}

fn unknown(named: &str, word: &str, names: Vec<(String, String)>) -> Unknown {
    let mut near: Vec<(f64, String)> =
        names.into_iter().map(|(name, whole)| (strsim::jaro_winkler(word, &name), whole)).collect();
    near.retain(|(likeness, _)| NEAR <= *likeness);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    Unknown { named: named.to_owned(), near: near.into_iter().take(OFFERED).map(|(_, name)| name).collect() }
}

fn refusal(words: Words, unknown: &Unknown) -> String {
    let named = safe::short(&safe::terminal(&unknown.named), 100);
    let what = say!(words, "topic-unknown", named = named);
    let near: Vec<String> = unknown.near.iter().map(|name| format!("`deedbox help {name}`")).collect();
    let mend = match near.as_slice() {
        [] => say!(words, "topic-all"),
        near => say!(words, "topic-near", near = near.join(&say!(words, "topic-or"))),
    };
    format!("{}\n{}", say!(words, "common-error", what = what), say!(words, "common-hint", mend = mend))
}
