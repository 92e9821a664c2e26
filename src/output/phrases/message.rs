//! Messages in words: the phrase of a message with its arguments.
//!
//! Of an argument `holders` a phrase may name `$holders`; of a list also `$holders_first`, `$holders_row` (`a, b`), `$holders_or`
//! (`a or b`) and `$holders_count`; of a code `$role_code`, which stays as it is typed, of a kind of record
//! `$kind_noun`, of an id `$id_owner`. A message of which an argument is empty, or
//! zero, is said by the phrase `…-no-holders` where there is one; one with a code, or a message within it,
//! by `…-<the code>`, and where it has several codes by `…-<argument>-<the code>`.

use fluent_bundle::FluentValue;

use super::{Phrases, number, text};
use crate::model::message::{Arguments, Message, Value};

/// What is said, and the mend where the phrase has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWords {
    /// The sentence, or the fragment.
    pub what: String,
    /// What to do.
    pub mend: Option<String>,
}

impl Phrases {
    pub fn say(self, message: &impl Message) -> InWords {
        self.say_with(&message.key(), &message.arguments(), Vec::new())
    }

    /// The same by its key and arguments, with more of them, in words already.
    pub fn say_with(self, key: &str, arguments: &Arguments, more: Vec<(String, FluentValue<'_>)>) -> InWords {
        let key = self.most_particular(key, arguments);
        let mut names: Vec<(String, FluentValue<'_>)> = Vec::new();
        for (name, value) in arguments {
            self.put(name, value, arguments, &mut names);
        }
        names.extend(more);
        let mend = self.part_with_names(&key, "mend", names.clone());
        InWords { what: self.with_names(&key, names), mend }
    }

    /// The phrase of a message that says most of its arguments. Of several codes the phrase names the argument (`…-status-out`), so that
    /// none is taken for another.
    fn most_particular(self, key: &str, arguments: &Arguments) -> String {
        let only = |value: &Value| match value {
            Value::List(items) if items.len() == 1 => items.first().cloned(),
            other => Some(other.clone()),
        };
        let code = |value: &Value| match only(value) {
            Some(Value::Code(code)) => Some(code),
            _ => None,
        };
        let is_only_code = arguments.iter().filter(|(_, value)| code(value).is_some()).count() == 1;
        let forms = arguments.iter().flat_map(|(name, value)| {
            let name = name.replace('_', "-");
            match (value, only(value)) {
                (Value::Number(0), _) | (_, None) => vec![format!("{key}-no-{name}")],
                (_, Some(Value::Said { code, .. })) => vec![format!("{key}-{code}")],
                (_, Some(Value::Code(code))) => {
                    let short = is_only_code.then(|| format!("{key}-{code}"));
                    [format!("{key}-{name}-{code}")].into_iter().chain(short).collect()
                }
                (Value::List(items), _) if items.is_empty() => vec![format!("{key}-no-{name}")],
                (_, Some(_)) => Vec::new(),
            }
        });
        forms.into_iter().find(|key| self.has(key)).unwrap_or_else(|| key.to_owned())
    }

    fn put(self, name: &str, value: &Value, beside: &Arguments, names: &mut Vec<(String, FluentValue<'_>)>) {
        match value {
            Value::Number(n) => names.push((name.to_owned(), number(*n))),
            Value::Text(_) | Value::Id { .. } | Value::Code(_) | Value::Said { .. } => {
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
                names.push((format!("{name}_row"), text(self.in_a_row(&words))));
                names.push((format!("{name}_or"), text(words.join(&self.phrase(or, Vec::new())))));
                names.push((format!("{name}_count"), number(items.len())));
            }
        }
    }

    /// What else may be named of one value.
    fn put_parts(self, name: &str, value: &Value, beside: &Arguments, names: &mut Vec<(String, FluentValue<'_>)>) {
        match value {
            Value::Code(code) => {
                names.push((format!("{name}_code"), text(code)));
                if let Some(noun) = self.known(&format!("error-kind-{code}")) {
                    names.push((format!("{name}_noun"), text(noun)));
                }
            }
            Value::Id { owner, .. } => names.push((format!("{name}_owner"), text(owner))),
            Value::Said { code, arguments, .. } => {
                names.push((format!("{name}_code"), text(code)));
                arguments.iter().for_each(|(name, value)| self.put(name, value, beside, names));
            }
            Value::Text(_) | Value::Number(_) | Value::List(_) => {}
        }
    }

    /// A value in words; a message within another may name what stands beside it.
    fn word(self, name: &str, value: &Value, beside: &Arguments) -> String {
        match value {
            Value::Text(text) | Value::Id { id: text, .. } => text.clone(),
            Value::Number(n) => n.to_string(),
            Value::Code(code) => self.code_under(name, code),
            Value::Said { topic, code, arguments } => {
                let around = beside.iter().filter(|(_, value)| !matches!(value, Value::Said { .. } | Value::List(_)));
                let arguments: Arguments = arguments.iter().chain(around).cloned().collect();
                self.say_with(&format!("{topic}-{code}"), &arguments, Vec::new()).what
            }
            Value::List(items) => {
                self.listed(&items.iter().map(|item| self.word(name, item, beside)).collect::<Vec<_>>())
            }
        }
    }
}
