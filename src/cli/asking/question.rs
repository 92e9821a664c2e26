//! One question: what is asked, what may be picked, and whether an answer is read.

use std::rc::Rc;

use clap::error::ContextKind;
use clap::{Arg, Command};
use inquire::autocompletion::Replacement;
use inquire::validator::Validation;
use inquire::{Autocomplete, CustomUserError, Text};

use crate::cli::asking::choices::{self, Choice, Choices, ListIs};
use crate::cli::help::endings;
use crate::cli::typed::around;
use crate::cli::words::Words;
use crate::cli::{typed, value_name};
use crate::model::{Fault, Invalid};
use crate::output::phrases::say;
use crate::output::safe;

/// How many choices are shown at a time: beside them a question, an error and the help fit a screen of 24 rows.
const SHOWN: usize = 8;

/// A question for the value of an argument.
#[derive(Clone)]
pub(super) struct ValueQuestion {
    pub(super) arg: Arg,
    /// The last word of its command: what values mean may hang on it.
    command: String,
    text: String,
    choices: Choices,
    default: Option<String>,
    words: Words,
}

impl ValueQuestion {
    /// The question for an argument of a command, told by the words that lead there.
    pub(super) fn of(words: Words, path: &str, arg: &Arg, help: &str) -> Self {
        let help = [endings::NEEDED.to_owned(), endings::REPEATED.to_owned()]
            .into_iter()
            .chain([say!(words, "help-needed"), say!(words, "help-repeated")])
            .fold(help.to_owned(), |help, ending| help.strip_suffix(&ending).map_or(help.clone(), str::to_owned));
        let name = arg.get_long().map(|long| format!(" (--{long})")).unwrap_or_default();
        let command = path.rsplit(' ').next().unwrap_or(path).to_owned();
        let is_day = value_name::of(arg) == Some("DATE");
        let mut question = Self {
            arg: arg.clone(),
            command,
            text: format!("{help}{name}"),
            choices: Choices::default(),
            default: if is_day { around::today().map(|day| day.to_string()) } else { None },
            words,
        };
        question.choices = choices::of(words, path, arg).unwrap_or_else(|| question.codes());
        question
    }

    /// The question for one of a command's own commands.
    pub(super) fn of_subcommand(words: Words, command: &Command) -> Option<Self> {
        let below = command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help");
        let about = |below: &Command| below.get_about().map(ToString::to_string).unwrap_or_default();
        let all: Vec<Choice> = below.map(|below| Choice::new(below.get_name(), &about(below))).collect();
        let codes: Vec<String> = all.iter().map(|choice| choice.word.clone()).collect();
        let arg = Arg::new("command").value_parser(clap::builder::PossibleValuesParser::new(codes));
        let text = command.get_subcommand_value_name().unwrap_or_default().to_owned();
        let command = command.get_name().to_owned();
        let choices = Choices { all, are: ListIs::Whole };
        (!choices.all.is_empty()).then_some(Self { arg, command, text, choices, default: None, words })
    }

    /// The codes that alone will do, as the argument's own reader says them.
    fn codes(&self) -> Choices {
        let known = self.arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
        let known: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
        let told = || match self.read("?") {
            Err(WrongAnswer { invalid: Some(Invalid { fault: Fault::NotOneOf(codes), .. }), .. }) => codes,
            Ok(()) | Err(_) => Vec::new(),
        };
        let codes = if known.is_empty() { told() } else { known };
        let phrases = self.words.phrases();
        let all = codes.into_iter().map(|code| {
            let word = phrases.code(&code);
            Choice::new(&code, if word == code { "" } else { &word })
        });
        Choices { all: all.collect(), are: ListIs::Open }
    }

    /// Asks until as many values are given as the argument needs; none where who was asked left.
    pub(super) fn ask(&self) -> Option<Vec<String>> {
        let least = self.arg.get_num_args().map_or(1, |count| count.min_values().max(1));
        (0..least).map(|_| self.ask_once()).collect()
    }

    fn ask_once(&self) -> Option<String> {
        let shared = Rc::new(self.clone());
        let (text, help) = (safe::terminal(&self.text), self.help());
        let checked = Rc::clone(&shared);
        let validator = move |typed: &str| {
            Ok(match checked.answer(typed) {
                Ok(_) => Validation::Valid,
                Err(why) => Validation::Invalid(why.into()),
            })
        };
        let formatted = |typed: &str| self.answer(typed).unwrap_or_else(|_| typed.to_owned());
        let mut asked = Text::new(&text).with_help_message(&help).with_validator(validator).with_page_size(SHOWN);
        if let Some(default) = &self.default {
            asked = asked.with_default(default);
        }
        asked = asked.with_autocomplete(Suggesting(shared));
        asked.formatter = &formatted;
        let typed = asked.prompt().ok()?;
        self.answer(&typed).ok()
    }

    fn help(&self) -> String {
        if self.choices.all.is_empty() {
            say!(self.words, "usage-ask-leave")
        } else {
            say!(self.words, "usage-ask-pick")
        }
    }

    /// What is meant by what was typed or picked; else why it will not do.
    fn answer(&self, typed: &str) -> Result<String, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(say!(self.words, "usage-ask-empty"));
        }
        if let Some(picked) = self.choices.exactly(typed) {
            return Ok(picked);
        }
        let fitting = self.choices.fitting(typed);
        match (self.choices.are, fitting.as_slice()) {
            (ListIs::Whole, [only]) => return Ok(only.word.clone()),
            (ListIs::Whole, [_, _, ..]) => {
                return Err(say!(self.words, "usage-ask-several", typed = safe::short(typed, 40)));
            }
            (ListIs::Whole, []) | (ListIs::Open, _) => {}
        }
        match (self.read(typed), fitting.as_slice()) {
            (Ok(()), _) => Ok(typed.to_owned()),
            (Err(_), [only]) => Ok(only.word.clone()),
            (Err(wrong), _) => Err(wrong.text),
        }
    }

    /// Reads an answer as the command line will.
    fn read(&self, answer: &str) -> Result<(), WrongAnswer> {
        let Some(mistake) = typed::mistake(&self.command, &self.arg, answer) else { return Ok(()) };
        let invalid = std::error::Error::source(&mistake).and_then(|source| source.downcast_ref::<Invalid>());
        let text = match invalid {
            Some(invalid) => self.words.argument_text("", invalid),
            None => {
                let given = mistake.get(ContextKind::InvalidValue).map(ToString::to_string).unwrap_or_default();
                say!(self.words, "usage-ask-wrong", given = safe::short(&given, 40))
            }
        };
        Err(WrongAnswer { text: safe::terminal_lines(&text), invalid: invalid.cloned() })
    }
}

/// Why an answer will not do.
struct WrongAnswer {
    text: String,
    invalid: Option<Invalid>,
}

/// What is offered while somebody types.
#[derive(Clone)]
struct Suggesting(Rc<ValueQuestion>);

impl Autocomplete for Suggesting {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        Ok(self.0.choices.fitting(typed).into_iter().map(Choice::shown).collect())
    }

    fn get_completion(&mut self, typed: &str, picked: Option<String>) -> Result<Replacement, CustomUserError> {
        let picked = picked.and_then(|shown| self.0.choices.exactly(&shown));
        let only = || match self.0.choices.fitting(typed).as_slice() {
            [only] => Some(only.word.clone()),
            _ => None,
        };
        Ok(picked.or_else(only))
    }
}
