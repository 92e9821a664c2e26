//! Messages in words: the phrase of a message with its arguments.
//!
//! Of an argument `holders` a phrase may name `$holders`; of a list also `$holders_first`, `$holders_row` (`a, b`), `$holders_or`
//! (`a or b`) and `$holders_count`, and where something was `given` what of the list is near to it, `$known_near` (`did you mean a? `);
//! of a code `$role_code`, which stays as it is typed, of a kind of record `$kind_noun`, of an id `$id_owner`, of a character
//! `$c_named`. A message of which an argument is empty, or zero, is said by the phrase `…-no-holders` where there is one; one with a
//! code, or a message within it, by `…-<the code>`, and where it has several codes by `…-<argument>-<the code>`.
//! What the system `says` stands behind it in brackets; a phrase without a mend has that of the message within.

use fluent_bundle::FluentValue;

use super::{Phrases, number, text};
use crate::model::language::Language;
use crate::model::message::{Arguments, Message, Value};
use crate::model::script::nearest;
use crate::model::text::{is_control, is_deceptive};
use crate::output::safe;

/// Characters of what somebody gave.
const GIVEN: usize = 80;

/// A message in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// What is said, or is wrong, and where: a sentence, or a fragment.
    pub what: String,
    /// What the system or a parser said.
    pub because: Option<String>,
    /// What to do, where something can be done.
    pub mend: Option<String>,
}

impl Phrases {
    pub fn say(self, message: &impl Message) -> ErrorText {
        self.say_with(&message.key(), &message.arguments())
    }

    /// The same by its key and arguments, of which a later one takes the place of an earlier one.
    pub fn say_with(self, key: &str, arguments: &Arguments) -> ErrorText {
        let key = self.most_particular(key, arguments);
        let mut names: Vec<(String, FluentValue<'_>)> = Vec::new();
        for (name, value) in arguments {
            self.put(name, value, arguments, &mut names);
        }
        let within = || {
            arguments.iter().find_map(|(_, value)| match value {
                Value::Said { topic, code, arguments } => self.say_with(&format!("{topic}-{code}"), arguments).mend,
                _ => None,
            })
        };
        let mend = self.part_with_names(&key, "mend", names.clone()).or_else(within).filter(|mend| !mend.is_empty());
        ErrorText { what: self.with_names(&key, names), because: because(arguments), mend }
    }

    /// The phrase of a message that says most of its arguments. Of several codes the phrase names the argument (`…-status-out`), so that
    /// none is taken for another.
    fn most_particular<'v>(self, key: &str, arguments: &'v Arguments) -> String {
        let code = |value: &'v Value| match only(value) {
            Value::Code(code) => Some(code),
            _ => None,
        };
        let is_only_code = arguments.iter().filter(|(_, value)| code(value).is_some()).count() == 1;
        let forms = arguments.iter().flat_map(|(name, value)| {
            let name = name.replace('_', "-");
            match only(value) {
                Value::Said { code, .. } => vec![format!("{key}-{code}")],
                Value::Code(code) => {
                    let short = is_only_code.then(|| format!("{key}-{code}"));
                    [format!("{key}-{name}-{code}")].into_iter().chain(short).collect()
                }
                // Of what may be lacking, a nought that is there is not lacking.
                _ if is_nothing(value) => vec![format!("{key}-no-{name}")],
                _ => Vec::new(),
            }
        });
        forms.into_iter().find(|key| self.has(key)).unwrap_or_else(|| key.to_owned())
    }

    fn put(self, name: &str, value: &Value, beside: &Arguments, names: &mut Vec<(String, FluentValue<'_>)>) {
        match value {
            Value::Number(n) => names.push((name.to_owned(), number(*n))),
            Value::Text(_)
            | Value::Given(_)
            | Value::Character(_)
            | Value::Id { .. }
            | Value::Code(_)
            | Value::Said { .. } => {
                names.push((name.to_owned(), text(self.word(name, value, beside))));
                self.put_parts(name, value, beside, names);
            }
            Value::List(items) => {
                let words: Vec<String> = items.iter().map(|item| self.word(name, item, beside)).collect();
                if let [Value::Number(n)] = items.as_slice() {
                    names.push((name.to_owned(), number(*n)));
                } else {
                    names.push((name.to_owned(), text(self.listed(&words))));
                }
                if let [only] = items.as_slice() {
                    self.put_parts(name, only, beside, names);
                }
                if let Some(Value::Code(code)) = items.first() {
                    names.push((format!("{name}_first_code"), text(code)));
                }
                // What is typed stands apart in Chinese as well; words do not.
                let or = if matches!(items.first(), Some(Value::Code(_))) { "common-or" } else { "error-or" };
                names.push((format!("{name}_first"), text(words.first().map_or("", String::as_str))));
                let told =
                    if name == "known" { words.iter().map(|code| self.beside(code)).collect() } else { words.clone() };
                names.push((format!("{name}_row"), text(self.in_a_row(&told))));
                names.push((format!("{name}_or"), text(words.join(&self.phrase(or, Vec::new())))));
                names.push((format!("{name}_count"), number(items.len())));
                if let Some((_, Value::Text(given) | Value::Given(given))) =
                    beside.iter().find(|(name, _)| *name == "given")
                {
                    names.push((format!("{name}_near"), text(self.did_you_mean(&nearest(given, &words)))));
                }
            }
        }
    }

    /// A code with the word that may be typed for it as well, for who reads another language than the codes'.
    fn beside(self, code: &str) -> String {
        let word = self.known(&format!("code-{code}")).filter(|word| word != code);
        match word.filter(|_| self.language() != Language::En) {
            Some(word) => self.phrase("error-code-beside", vec![("code", text(code)), ("word", text(word))]),
            None => code.to_owned(),
        }
    }

    fn did_you_mean(self, near: &[&str]) -> String {
        if near.is_empty() {
            return String::new();
        }
        let near = near.join(&self.phrase("error-or", Vec::new()));
        self.phrase("error-near", vec![("near", text(near))])
    }

    /// What else may be named of one value.
    fn put_parts(self, name: &str, value: &Value, beside: &Arguments, names: &mut Vec<(String, FluentValue<'_>)>) {
        match value {
            Value::Code(code) => {
                names.push((format!("{name}_code"), text(code)));
                let noun = self.phrase(&format!("error-kind-{code}"), Vec::new());
                names.push((format!("{name}_noun"), text(noun)));
            }
            Value::Id { owner, .. } => names.push((format!("{name}_owner"), text(owner))),
            Value::Said { code, arguments, .. } => {
                names.push((format!("{name}_code"), text(code)));
                arguments.iter().for_each(|(name, value)| self.put(name, value, beside, names));
            }
            Value::Character(c) => names.push((format!("{name}_named"), text(named(*c)))),
            Value::Text(_) | Value::Given(_) | Value::Number(_) | Value::List(_) => {}
        }
    }

    /// A value in words; a message within another may name what stands beside it.
    fn word(self, name: &str, value: &Value, beside: &Arguments) -> String {
        match value {
            Value::Text(text) | Value::Id { id: text, .. } => text.clone(),
            Value::Given(given) => safe::short(given, GIVEN),
            Value::Character(c) => c.to_string(),
            Value::Number(n) => n.to_string(),
            Value::Code(code) => self.code_under(name, code),
            Value::Said { topic, code, arguments } => {
                let around = beside.iter().filter(|(_, value)| !matches!(value, Value::Said { .. } | Value::List(_)));
                let arguments: Arguments = arguments.iter().chain(around).cloned().collect();
                self.say_with(&format!("{topic}-{code}"), &arguments).what
            }
            Value::List(items) => {
                self.listed(&items.iter().map(|item| self.word(name, item, beside)).collect::<Vec<_>>())
            }
        }
    }
}

/// The one value of a list of one; any other value as it is.
fn only(value: &Value) -> &Value {
    match value {
        Value::List(items) if items.len() == 1 => items.first().unwrap_or(value),
        _ => value,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Number(n) => *n == 0,
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Given(_) | Value::Character(_) | Value::Code(_) | Value::Id { .. } | Value::Said { .. } => false,
    }
}

fn because(arguments: &Arguments) -> Option<String> {
    arguments.iter().find_map(|(name, value)| match value {
        Value::Text(says) if matches!(*name, "says" | "source") => Some(says.clone()),
        Value::List(items) if *name == "says" => because(&items.iter().map(|says| (*name, says.clone())).collect()),
        Value::Said { arguments, .. } => because(arguments),
        _ => None,
    })
}

fn named(c: char) -> String {
    if c.is_control() || is_control(c) || is_deceptive(c) || c.is_whitespace() {
        format!("U+{:04X}", u32::from(c))
    } else {
        format!("`{c}`")
    }
}
