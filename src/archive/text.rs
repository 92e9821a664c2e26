//! TOML as deedbox writes it: TOML 1.0, one key a line, in the order of the types, native dates; and its reading.

use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::de::{DeTable, Deserializer};
use toml::{Spanned, Table, Value};

use crate::model::form::native_dates;
use crate::model::text::{is_control, is_deceptive};

/// The key whose list of tables is written as blocks: the steps that an import brought.
pub const EVENT: &str = "event";

/// The key of a plan's volumes.
pub const VOLUME: &str = "volume";

/// The key of the volumes that stay, whatever is planned.
pub const STAYING: &str = "staying";

/// The keys whose lists of tables are written as blocks.
const BLOCKS: [&str; 3] = [EVENT, VOLUME, STAYING];

/// A list that would make a longer line than this has a line for each of its items.
const LONGEST_LINE: usize = 110;

/// How deep keys may nest; deeper is not a record but an attack on the parser.
const DEEPEST: usize = 8;

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// The line, from 1, where it can be told.
    pub line: Option<usize>,
    /// What the parser says.
    pub says: String,
}

/// Turns a value into a table, in the order of its fields.
pub fn table(value: &impl Serialize) -> Result<Table, TextFault> {
    let mut table = Table::try_from(value).map_err(|e| TextFault { line: None, says: e.to_string() })?;
    table.iter_mut().for_each(|(_, value)| native_dates(value));
    Ok(table)
}

/// Writes a table: keys with values first, then tables, then lists of tables, each in a block of its own.
pub fn emit(table: &Table) -> String {
    let mut out = String::new();
    let mut blocks = String::new();
    for (key, value) in table {
        match value {
            Value::Table(inner) => block(&mut blocks, &format!("[{}]", quoted_key(key)), inner),
            Value::Array(items) if BLOCKS.contains(&key.as_str()) => {
                items
                    .iter()
                    .filter_map(Value::as_table)
                    .for_each(|inner| block(&mut blocks, &format!("[[{key}]]"), inner));
            }
            _ => line(&mut out, key, value),
        }
    }
    out + &blocks
}

fn block(out: &mut String, head: &str, table: &Table) {
    out.push_str(&format!("\n{head}\n"));
    table.iter().for_each(|(key, value)| line(out, key, value));
}

fn line(out: &mut String, key: &str, value: &Value) {
    let one_line = format!("{} = {}\n", quoted_key(key), inline(value));
    match value {
        Value::Array(items)
            if LONGEST_LINE < one_line.len() && (1 < items.len() || items.iter().all(Value::is_str)) =>
        {
            out.push_str(&format!("{} = [\n", quoted_key(key)));
            items.iter().for_each(|item| out.push_str(&format!("  {},\n", inline(item))));
            out.push_str("]\n");
        }
        _ => out.push_str(&one_line),
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Datetime(time) => time.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let pairs: Vec<String> =
                table.iter().map(|(key, value)| format!("{} = {}", quoted_key(key), inline(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

fn quoted_key(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { key.to_owned() } else { quoted(key) }
}

/// A basic string on one line; what would steer a terminal or deceive a reader is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_control(c) || is_deceptive(c) => {
                let code = u32::from(c);
                out.push_str(&if code <= 0xffff { format!("\\u{code:04X}") } else { format!("\\U{code:08X}") });
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text of which parts can be taken by type; what nobody took is unknown.
pub trait TextKeys {
    /// Why it does not fit.
    type Fault;

    /// Checks that one of two keys is there, and not both.
    fn check_one_of(&self, one: &str, other: &str) -> Result<(), Self::Fault>;

    /// Takes the keys that a type has out of the text, as that type.
    fn take<T: DeserializeOwned>(&mut self, keys: &[&str]) -> Result<T, Self::Fault>;

    /// The keys that nobody took.
    fn unknown(&self) -> Vec<String>;
}

/// A text as `toml` parses it.
pub struct ParsedText<'t> {
    text: &'t str,
    table: Spanned<DeTable<'t>>,
}

impl<'t> ParsedText<'t> {
    /// Parses a text of bounded depth.
    pub fn new(bytes: &'t [u8]) -> Result<Self, TextFault> {
        let text = std::str::from_utf8(bytes).map_err(|e| {
            let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
            TextFault {
                line: Some(1 + before.iter().filter(|b| **b == b'\n').count()),
                says: "it is not UTF-8".to_owned(),
            }
        })?;
        if let Some((at, _)) = text.lines().enumerate().find(|(_, line)| nests_too_deep(line)) {
            return Err(TextFault { line: Some(at + 1), says: "it is nested too deep".to_owned() });
        }
        let table = DeTable::parse(text).map_err(|e| fault(text, &e))?;
        Ok(Self { text, table })
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.get_ref().contains_key(key)
    }

    pub fn integer_of(&self, key: &str) -> Option<i64> {
        let number = self.table.get_ref().get(key)?.get_ref().as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    }
}

impl TextKeys for ParsedText<'_> {
    type Fault = TextFault;

    fn check_one_of(&self, one: &str, other: &str) -> Result<(), TextFault> {
        let table = self.table.get_ref();
        match (table.get(one), table.get(other)) {
            (Some(_), Some(_)) => {
                Err(TextFault { line: None, says: format!("`{one}` and `{other}` do not stand side by side") })
            }
            (None, None) => Err(TextFault { line: None, says: format!("missing field `{one}` (or `{other}`)") }),
            _ => Ok(()),
        }
    }

    fn take<T: DeserializeOwned>(&mut self, keys: &[&str]) -> Result<T, TextFault> {
        let span = self.table.span();
        let mut part = DeTable::new();
        for key in keys {
            if let Some((key, value)) = self.table.get_mut().remove_entry(*key) {
                part.insert(key, value);
            }
        }
        T::deserialize(Deserializer::from(Spanned::new(span, part))).map_err(|e| fault(self.text, &e))
    }

    fn unknown(&self) -> Vec<String> {
        self.table.get_ref().keys().map(|key| key.get_ref().to_string()).collect()
    }
}

/// Whether a key on the line is dotted deeper than any that deedbox writes.
fn nests_too_deep(line: &str) -> bool {
    let key = line.split(['=', '"']).next().unwrap_or_default();
    DEEPEST < key.bytes().filter(|b| *b == b'.').count()
}

/// Where and why, without the parser's picture of the place.
fn fault(text: &str, e: &toml::de::Error) -> TextFault {
    let line = e.span().map(|span| 1 + text.bytes().take(span.start).filter(|b| *b == b'\n').count());
    let says: String = e.message().chars().take(200).map(|c| if is_control(c) { ' ' } else { c }).collect();
    TextFault { line, says }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<String>().prop_map(Value::String),
            any::<i64>().prop_map(Value::Integer),
            any::<bool>().prop_map(Value::Boolean),
            Just(Value::Datetime("2026-03-01".parse().unwrap())),
            Just(Value::Datetime("2026-03-01T09:30:00+08:00".parse().unwrap())),
        ];
        leaf.prop_recursive(2, 12, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Value::Array))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(pairs in prop::collection::vec(("[a-z_]{1,12}", value()), 0..8)) {
            let mut table = Table::new();
            for (key, value) in pairs {
                if !BLOCKS.contains(&key.as_str()) {
                    table.insert(key, value);
                }
            }
            let text = emit(&table);
            prop_assert_eq!(&text.parse::<Table>().unwrap(), &table);
            prop_assert_eq!(emit(&text.parse::<Table>().unwrap()), text);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = ParsedText::new(&bytes);
        }
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let dotted = format!("{} = 1\n", vec!["a"; 10_000].join("."));
        assert!(ParsedText::new(dotted.as_bytes()).is_err());
        let arrays = format!("x = {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
        assert!(ParsedText::new(arrays.as_bytes()).is_err());
    }
}
