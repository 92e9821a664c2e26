//! The quick reader of the text that [`emit`](crate::archive::text::emit) writes: one `key = value` a line, then blocks. It knows no
//! other TOML and has no words for a fault: what it does not read, or what does not fit the type, `toml` reads and names.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::archive::text::TextKeys;

/// The most keys of a table: each is compared with each.
const MOST_KEYS: usize = 64;

/// How deep lists and inline tables may lie in each other; no record of ours is deeper.
const DEEPEST: usize = 4;

/// The name of the one key under which `toml` hands a date through serde.
const DATE_KEY: &str = "$__toml_private_datetime";

/// A text as it was written by us, of which parts can be taken by type.
#[derive(Debug)]
pub struct CanonicalText<'t> {
    pairs: Pairs<'t>,
}

/// The keys of a table with their values, in the order of the text.
type Pairs<'t> = Vec<(&'t str, CanonicalValue<'t>)>;

#[derive(Debug)]
enum CanonicalValue<'t> {
    Text(&'t str),
    /// A day, or a moment with its offset: there is such a one.
    Date(&'t str),
    Integer(i64),
    Boolean(bool),
    List(Vec<CanonicalValue<'t>>),
    Table(Pairs<'t>),
    /// The blocks of one name, one after the other.
    Blocks(Vec<CanonicalValue<'t>>),
}

/// What was read is not of the type. Nobody reads this: `toml` says it in its words.
#[derive(Debug, PartialEq, Eq)]
pub struct NotCanonical;

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not of the type")
    }
}

impl std::error::Error for NotCanonical {}

impl serde::de::Error for NotCanonical {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'t> CanonicalText<'t> {
    /// Reads a text of ours; none where it has anything that we do not write.
    pub fn new(bytes: &'t [u8]) -> Option<Self> {
        let mut cursor = Cursor { rest: std::str::from_utf8(bytes).ok()? };
        let mut pairs = cursor.pairs()?;
        while !cursor.rest.is_empty() {
            cursor.eat("\n")?;
            cursor.block(&mut pairs)?;
        }
        Some(Self { pairs })
    }
}

impl TextKeys for CanonicalText<'_> {
    type Fault = NotCanonical;

    fn check_one_of(&self, one: &str, other: &str) -> Result<(), NotCanonical> {
        if has(&self.pairs, one) == has(&self.pairs, other) { Err(NotCanonical) } else { Ok(()) }
    }

    fn take<T: DeserializeOwned>(&mut self, keys: &[&str]) -> Result<T, NotCanonical> {
        let mut part = Vec::with_capacity(keys.len());
        for key in keys {
            if let Some(at) = self.pairs.iter().position(|(known, _)| known == key) {
                part.push(self.pairs.remove(at));
            }
        }
        T::deserialize(CanonicalValue::Table(part))
    }

    fn unknown(&self) -> Vec<String> {
        self.pairs.iter().map(|(key, _)| (*key).to_owned()).collect()
    }
}

fn has(pairs: &Pairs<'_>, key: &str) -> bool {
    pairs.iter().any(|(known, _)| *known == key)
}

/// Adds a pair, unless there is one of its name, or there are too many.
fn add<'t>(pairs: &mut Pairs<'t>, key: &'t str, value: CanonicalValue<'t>) -> Option<()> {
    if MOST_KEYS <= pairs.len() || has(pairs, key) {
        return None;
    }
    pairs.push((key, value));
    Some(())
}

/// What is left of a text.
struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    fn eat(&mut self, start: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(start)?;
        Some(())
    }

    /// What stands before the first byte of some sort.
    fn before(&mut self, is_end: impl Fn(u8) -> bool) -> Option<&'t str> {
        let (found, rest) = self.rest.split_at_checked(self.rest.bytes().position(is_end)?)?;
        self.rest = rest;
        Some(found)
    }

    fn key(&mut self) -> Option<&'t str> {
        let is_bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        self.before(|b| !is_bare(b)).filter(|key| !key.is_empty())
    }

    /// Lines of keys with values, up to an empty line or the end.
    fn pairs(&mut self) -> Option<Pairs<'t>> {
        let mut pairs = Vec::with_capacity(16);
        while !self.rest.is_empty() && !self.rest.starts_with('\n') {
            let key = self.key()?;
            self.eat(" = ")?;
            let value = if self.eat("[\n").is_some() { self.long_list()? } else { self.value(DEEPEST)? };
            self.eat("\n")?;
            add(&mut pairs, key, value)?;
        }
        Some(pairs)
    }

    /// A block with its head.
    fn block(&mut self, pairs: &mut Pairs<'t>) -> Option<()> {
        if self.eat("[[").is_none() {
            self.eat("[")?;
            let key = self.key()?;
            self.eat("]\n")?;
            return add(pairs, key, CanonicalValue::Table(self.pairs()?));
        }
        let key = self.key()?;
        self.eat("]]\n")?;
        let table = CanonicalValue::Table(self.pairs()?);
        match pairs.last_mut() {
            Some((last, CanonicalValue::Blocks(blocks))) if *last == key => blocks.push(table),
            _ => add(pairs, key, CanonicalValue::Blocks(vec![table]))?,
        }
        Some(())
    }

    /// The rest of a list that has a line for each of its values.
    fn long_list(&mut self) -> Option<CanonicalValue<'t>> {
        let mut items = Vec::new();
        while self.eat("]").is_none() {
            self.eat("  ")?;
            items.push(self.value(DEEPEST)?);
            self.eat(",\n")?;
        }
        Some(CanonicalValue::List(items))
    }

    fn value(&mut self, deeper: usize) -> Option<CanonicalValue<'t>> {
        let deeper = deeper.checked_sub(1)?;
        match self.rest.as_bytes().first()? {
            b'"' => {
                self.eat("\"")?;
                let text = self.before(|b| matches!(b, b'"' | b'\\' | 0x7f) || b < 0x20)?;
                self.eat("\"")?;
                Some(CanonicalValue::Text(text))
            }
            b'[' => self.list(deeper),
            b'{' => self.inline_table(deeper),
            _ => scalar(self.before(|b| matches!(b, b',' | b' ' | b']' | b'}' | b'\n'))?),
        }
    }

    fn list(&mut self, deeper: usize) -> Option<CanonicalValue<'t>> {
        self.eat("[")?;
        let mut items = Vec::new();
        if self.eat("]").is_some() {
            return Some(CanonicalValue::List(items));
        }
        loop {
            items.push(self.value(deeper)?);
            if self.eat("]").is_some() {
                return Some(CanonicalValue::List(items));
            }
            self.eat(", ")?;
        }
    }

    fn inline_table(&mut self, deeper: usize) -> Option<CanonicalValue<'t>> {
        self.eat("{ ")?;
        let mut pairs = Vec::new();
        loop {
            let key = self.key()?;
            self.eat(" = ")?;
            add(&mut pairs, key, self.value(deeper)?)?;
            if self.eat(" }").is_some() {
                return Some(CanonicalValue::Table(pairs));
            }
            self.eat(", ")?;
        }
    }
}

/// A truth, a number or a date, as we write them.
fn scalar(text: &str) -> Option<CanonicalValue<'_>> {
    match text {
        "true" => return Some(CanonicalValue::Boolean(true)),
        "false" => return Some(CanonicalValue::Boolean(false)),
        _ if is_date(text.as_bytes()) => return Some(CanonicalValue::Date(text)),
        _ => {}
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0') || text == "0";
    if is_number { text.parse().ok().map(CanonicalValue::Integer) } else { None }
}

/// Whether it is a day that every calendar has, or a moment of one with its offset: `2026-03-01T09:30:00+08:00`. The last days of a
/// month are checked by `toml` where they are not in each.
fn is_date(text: &[u8]) -> bool {
    let (day, time) = text.split_at_checked(10).unwrap_or((text, &[]));
    let is_day = match day {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            is_below([*y1, *y2], 100)
                && is_below([*y3, *y4], 100)
                && number([*m1, *m2]).is_some_and(|month| {
                    let days = match month {
                        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
                        4 | 6 | 9 | 11 => 30,
                        2 => 28,
                        _ => 0,
                    };
                    number([*d1, *d2]).is_some_and(|day| 0 < day && day <= days)
                })
        }
        _ => false,
    };
    let is_time = match time {
        [] => true,
        [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'+' | b'-', o1, o2, b':', p1, p2] => {
            is_below([*h1, *h2], 24)
                && is_below([*m1, *m2], 60)
                && is_below([*s1, *s2], 60)
                && is_below([*o1, *o2], 24)
                && is_below([*p1, *p2], 60)
        }
        _ => false,
    };
    is_day && is_time
}

fn number([tens, ones]: [u8; 2]) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

fn is_below(digits: [u8; 2], limit: u8) -> bool {
    number(digits).is_some_and(|number| number < limit)
}

impl<'t> Deserializer<'t> for CanonicalValue<'t> {
    type Error = NotCanonical;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotCanonical> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Date(text) => visitor.visit_map(DateAccess(Some(text))),
            Self::Integer(number) => visitor.visit_i64(number),
            Self::Boolean(yes) => visitor.visit_bool(yes),
            Self::List(items) | Self::Blocks(items) => {
                visitor.visit_seq(serde::de::value::SeqDeserializer::new(items.into_iter()))
            }
            Self::Table(pairs) => visitor.visit_map(PairAccess { pairs: pairs.into_iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotCanonical> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, NotCanonical> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotCanonical> {
        match self {
            Self::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            _ => Err(NotCanonical),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool u8 u16 u32 u64 i8 i16 i32 i64 u128 i128 f32 f64 char str string seq bytes byte_buf map unit
        struct ignored_any unit_struct tuple_struct tuple identifier
    }
}

impl<'t> IntoDeserializer<'t, NotCanonical> for CanonicalValue<'t> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// A table, pair by pair.
struct PairAccess<'t> {
    pairs: std::vec::IntoIter<(&'t str, CanonicalValue<'t>)>,
    value: Option<CanonicalValue<'t>>,
}

impl<'t> MapAccess<'t> for PairAccess<'t> {
    type Error = NotCanonical;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, NotCanonical> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, NotCanonical> {
        seed.deserialize(self.value.take().ok_or(NotCanonical)?)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.pairs.len())
    }
}

/// A date, as `toml` hands one through serde: a table of one key of its own.
struct DateAccess<'t>(Option<&'t str>);

impl<'t> MapAccess<'t> for DateAccess<'t> {
    type Error = NotCanonical;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, NotCanonical> {
        if self.0.is_none() {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(DATE_KEY)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, NotCanonical> {
        seed.deserialize(BorrowedStrDeserializer::new(self.0.take().ok_or(NotCanonical)?))
    }
}

/// The whole text as a table, however `toml` would give it.
#[cfg(any(test, fuzzing))]
pub fn whole(bytes: &[u8]) -> Option<toml::Table> {
    let text = CanonicalText::new(bytes)?;
    <toml::Table as serde::Deserialize>::deserialize(CanonicalValue::Table(text.pairs)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::{Table, Value};

    use super::*;
    use crate::archive::entry_text::agrees;
    use crate::archive::text::{EVENT, emit};

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<String>().prop_map(Value::String),
            "[ -~]{0,40}".prop_map(Value::String),
            any::<i64>().prop_map(Value::Integer),
            (-9i64..10).prop_map(Value::Integer),
            any::<bool>().prop_map(Value::Boolean),
            (0u8..14, 0u8..33).prop_filter_map("no day", |(month, day)| {
                format!("2024-{month:02}-{day:02}").parse().ok().map(Value::Datetime)
            }),
            (0u8..24, -1500i16..1500).prop_filter_map("no moment", |(hour, offset)| {
                let sign = if offset < 0 { '-' } else { '+' };
                let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
                format!("2026-03-01T{hour:02}:30:59{sign}{hours:02}:{minutes:02}").parse().ok().map(Value::Datetime)
            }),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::vec(("[a-z_]{1,6}", inner), 1..4)
                    .prop_map(|pairs| Value::Array(vec![Value::Table(pairs.into_iter().collect())])),
            ]
        })
    }

    fn table() -> impl Strategy<Value = Table> {
        prop::collection::vec(("[a-z_]{1,12}", value()), 0..6).prop_map(|pairs| pairs.into_iter().collect())
    }

    proptest! {
        /// Whatever the emitter writes, and the same with a byte altered, put in or taken out: it is left to `toml`, or read as `toml` reads it.
        #[test]
        fn it_reads_as_toml_or_not_at_all(
            mut whole in table(), blocks in prop::collection::vec(table(), 0..3), at in 0..4000usize, byte in any::<u8>(),
        ) {
            whole.remove(EVENT);
            if !blocks.is_empty() {
                whole.insert(EVENT.to_owned(), Value::Array(blocks.into_iter().map(Value::Table).collect()));
            }
            let text = emit(&whole).into_bytes();
            agrees(&text);
            let at = at % (text.len() + 1);
            let (before, after) = text.split_at(at);
            agrees(before);
            for put in [byte, b'\n', b'"', b' ', b'[', b'0'] {
                agrees(&[before, &[put], after].concat());
                agrees(&[before, &[put], after.get(1..).unwrap_or_default()].concat());
            }
            agrees(&[before, after.get(1..).unwrap_or_default()].concat());
        }
    }

    const PAYMENT: &str = "kind = \"payment\"\ndate = 2026-03-01\nat = 2026-03-01T09:00:00+08:00\nby = \"chan\"\n\
        lies_in = \"k7m2q3zd/0301/2024-02-01_harbour_x4p9\"\namount = \"10.50\"\n\
        attachments = [{ path = \"data/originals/x.pdf\", sha256 = \"00\", pages = 3 }]\nlong = [\n  \"a\",\n  \"b\",\n]\n\n\
        [[event]]\naction = \"approved\"\ndate = 2026-03-02\n\n[[event]]\naction = \"done\"\ndate = 2026-03-03\n";

    #[test]
    fn what_we_write_is_read_without_toml() {
        let read = whole(PAYMENT.as_bytes());
        assert_eq!(read, PAYMENT.parse().ok());
        assert!(read.is_some());
    }

    #[test]
    fn a_record_of_ours_needs_no_toml() {
        let event = "record = \"2026-11-23-complaint-x4p9\"\naction = \"amended\"\ndate = 2026-11-24\n\
            at = 2026-11-24T09:01:00+08:00\nby = \"wong\"\nreason = \"x\"\nvalues = { title = \"y\", due = 2026-01-02, days = [1, 2] }\n";
        let text = CanonicalText::new(event.as_bytes());
        assert!(text.is_some_and(|mut text| {
            text.take::<crate::model::event::EventHead>(&["record", "action", "date", "at", "by"]).is_ok()
        }));
        agrees(event.as_bytes());
    }

    #[test]
    fn what_others_write_is_left_to_toml() {
        let wrongs = [
            "x='a'\n",
            "x = 'a'\n",
            "x = \"a\\n\"\n",
            "x = \"a\" # b\n",
            "x = 1_000\n",
            "x = +1\n",
            "x = -0\n",
            "x = 01\n",
            "x = 1.5\n",
            "x = 9223372036854775808\n",
            "x = 2026-02-29\n",
            "x = 2026-03-01 09:30:00\n",
            "x = 2026-03-01T09:30:60+08:00\n",
            "x = 1\nx = 2\n",
            "x = 1",
            "x.y = 1\n",
            "\"x\" = 1\n",
            "x = {}\n",
            "x = [1,2]\n",
            "x = [ 1 ]\n",
            "x = 1\r\n",
            "x = \"a\tb\"\n",
            "\n[x]\n\n[x]\n",
            "x = [{ a = 1 }]\n\n[[x]]\n",
            "\n[[x]]\n\n[y]\n\n[[x]]\n",
            "\u{feff}x = 1\n",
            "x = [[[[[1]]]]]\n",
            "x = inf\n",
            "x = \n",
        ];
        for wrong in wrongs {
            assert!(CanonicalText::new(wrong.as_bytes()).is_none(), "{wrong:?}");
        }
        let many: String = (0..=MOST_KEYS).map(|number| format!("x{number} = 1\n")).collect();
        assert!(CanonicalText::new(many.as_bytes()).is_none());
    }
}
