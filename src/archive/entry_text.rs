//! Records and events to text and back.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::Value;

use crate::archive::canonical::CanonicalText;
use crate::archive::layout;
use crate::archive::text::{self, EVENT, ParsedText, TextFault, TextKeys};
use crate::model::EntryName;
use crate::model::event::{EmbeddedEvent, Event, EventBody, EventHead, EventVisitor};
use crate::model::form::Form;
use crate::model::path::LiesIn;
use crate::model::record::{Body, FormVisitor, Head, Record};

/// The keys of [`Head`].
const HEAD: &[&str] = &["kind", "date", "time", "at", "clock", "by", "lies_in", "no", "title", "enquiry", "part"];

/// The keys of [`EventHead`].
const EVENT_HEAD: &[&str] = &["record", "action", "of", "date", "time", "at", "clock", "by", "lies_in"];

/// A record's text.
pub fn record_text(record: &Record) -> Result<String, TextFault> {
    let mut table = text::table(&record.head)?;
    table.extend(text::table(&record.body)?);
    if !record.events.is_empty() {
        let events =
            record.events.iter().map(|event| text::table(event).map(Value::Table)).collect::<Result<_, _>>()?;
        table.insert(EVENT.to_owned(), Value::Array(events));
    }
    Ok(text::emit(&table))
}

/// An event's text.
pub fn event_text(event: &Event) -> Result<String, TextFault> {
    let mut table = text::table(&event.head)?;
    table.extend(text::table(&event.deed)?);
    Ok(text::emit(&table))
}

/// A record read from its text, and the keys that this deedbox does not know.
pub fn parse_record(bytes: &[u8]) -> Result<(Record, Vec<String>), TextFault> {
    match CanonicalText::new(bytes).map(record_in) {
        Some(Ok(read)) => Ok(read),
        _ => record_in(ParsedText::new(bytes)?),
    }
}

fn record_in<K: TextKeys>(mut text: K) -> Result<(Record, Vec<String>), K::Fault> {
    text.check_one_of("date", "time")?;
    let head: Head = text.take(HEAD)?;
    let body = Body::visit(head.kind, Take(&mut text))?;
    let Embedded { event } = text.take(&[EVENT])?;
    Ok((Record { head, body, events: event }, text.unknown()))
}

/// Takes what a kind of record, or an action, says out of a text.
struct Take<'k, K>(&'k mut K);

impl<K: TextKeys> FormVisitor for Take<'_, K> {
    type Out = Result<Body, K::Fault>;

    fn visit<F: Form + Into<Body>>(self) -> Self::Out {
        self.0.take::<F>(F::KEYS).map(Into::into)
    }
}

impl<K: TextKeys> EventVisitor for Take<'_, K> {
    type Out = Result<EventBody, K::Fault>;

    fn visit<B: DeserializeOwned + JsonSchema>(self, keys: &[&str], of: impl FnOnce(B) -> EventBody) -> Self::Out {
        self.0.take(keys).map(of)
    }
}

/// The steps that an import brought.
#[derive(serde::Deserialize)]
struct Embedded {
    #[serde(default)]
    event: Vec<EmbeddedEvent>,
}

/// An event read from its text, and the keys that this deedbox does not know.
pub fn parse_event(bytes: &[u8]) -> Result<(Event, Vec<String>), TextFault> {
    match CanonicalText::new(bytes).map(event_in) {
        Some(Ok(read)) => Ok(read),
        _ => event_in(ParsedText::new(bytes)?),
    }
}

fn event_in<K: TextKeys>(mut text: K) -> Result<(Event, Vec<String>), K::Fault> {
    text.check_one_of("date", "time")?;
    let head: EventHead = text.take(EVENT_HEAD)?;
    let deed = EventBody::visit(head.action, Take(&mut text))?;
    Ok((Event { head, deed }, text.unknown()))
}

/// What `toml` alone reads of a record's text and an event's, and what the quick reader gives where it reads one.
#[cfg(any(test, fuzzing))]
pub fn agrees(bytes: &[u8]) {
    let toml = |bytes| ParsedText::new(bytes);
    if let Some(table) = crate::archive::canonical::whole(bytes) {
        let text = String::from_utf8_lossy(bytes);
        let parsed = text.parse::<toml::Table>();
        assert_eq!(parsed.as_ref(), Ok(&table), "{text}");
        assert_eq!(parsed.map(|parsed| text::emit(&parsed)), Ok(text::emit(&table)), "in the same order: {text}");
    }
    if let Some(Ok(read)) = CanonicalText::new(bytes).map(record_in) {
        assert_eq!(toml(bytes).and_then(record_in), Ok(read));
    }
    if let Some(Ok(read)) = CanonicalText::new(bytes).map(event_in) {
        assert_eq!(toml(bytes).and_then(event_in), Ok(read));
    }
}

/// What a file at a path for records is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFile {
    /// The record or event that its name says, without a key that is not known; where it says that it lies.
    AsNamed(Option<LiesIn>),
    /// Something else.
    Otherwise,
}

/// Reads a file at a path for records.
pub fn reading(path: &str, bytes: &[u8]) -> EntryFile {
    let named = match layout::entry_at(path) {
        Some(Ok(EntryName::Record(stem))) => parse_record(bytes).ok().and_then(|(record, unknown)| {
            (record.head.kind == stem.kind() && unknown.is_empty()).then_some(record.head.lies_in)
        }),
        Some(Ok(EntryName::Event(stem, step))) => parse_event(bytes).ok().and_then(|(event, unknown)| {
            let head = event.head;
            (head.record.0 == stem && head.action == step.action && unknown.is_empty()).then_some(head.lies_in)
        }),
        Some(Err(())) | None => None,
    };
    named.map_or(EntryFile::Otherwise, EntryFile::AsNamed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Action, Kind};

    /// The keys that a schema, generated from the type, names.
    fn schema_keys(name: &str) -> Vec<BTreeSet<String>> {
        let text = crate::archive::schema::all().into_iter().find(|(known, _)| known == name).unwrap().1;
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        let one = |schema: &serde_json::Value| schema["properties"].as_object().unwrap().keys().cloned().collect();
        match schema["oneOf"].as_array() {
            Some(variants) => variants.iter().map(one).collect(),
            None => vec![one(&schema)],
        }
    }

    fn set(keys: &[&[&str]]) -> BTreeSet<String> {
        keys.iter().flat_map(|keys| keys.iter()).map(|key| (*key).to_owned()).collect()
    }

    /// The keys of an action's events, with those of every event.
    struct EventKeys;

    impl EventVisitor for EventKeys {
        type Out = BTreeSet<String>;

        fn visit<B: DeserializeOwned + JsonSchema>(self, keys: &[&str], _: impl FnOnce(B) -> EventBody) -> Self::Out {
            set(&[EVENT_HEAD, keys])
        }
    }

    #[test]
    fn the_keys_that_are_read_are_those_of_the_types() {
        for kind in Kind::ALL {
            assert_eq!(schema_keys(kind.as_str()), [set(&[HEAD, Body::keys(*kind), &[EVENT]])], "{kind}");
        }
        let events: Vec<_> = Action::ALL.iter().map(|action| EventBody::visit(*action, EventKeys)).collect();
        assert_eq!(schema_keys("event"), events);
        assert_eq!(schema_keys("deedbox"), [set(&[crate::archive::settings_file::SETTINGS_KEYS])]);
    }

    proptest::proptest! {
        /// Whatever bytes lie where a record, an event or the settings should: they are understood or refused, and what is
        /// understood can be written and understood again.
        #[test]
        fn any_bytes_are_understood_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            is_steady(&bytes);
        }

        /// The same of a text of ours with some bytes of it altered.
        #[test]
        fn an_altered_text_is_understood_or_refused(
            at in 0..1000usize, byte in proptest::prelude::any::<u8>(), cut in 0..1000usize,
        ) {
            for text in [RECORD, EVENT_TEXT] {
                let mut bytes = text.as_bytes().to_vec();
                let place = at % bytes.len();
                bytes.iter_mut().skip(place).take(1).for_each(|old| *old = byte);
                is_steady(&bytes);
                bytes.truncate(cut % (text.len() + 1));
                is_steady(&bytes);
            }
        }
    }

    const RECORD: &str = "kind = \"payment\"\ndate = 2026-03-01\nat = 2026-03-01T09:00:00+08:00\nby = \"chan\"\n\
        lies_in = \"k7m2q3zd/staff\"\namount = \"10.50\"\n\n[[event]]\naction = \"approved\"\ndate = 2026-03-02\n";
    const EVENT_TEXT: &str = "record = \"2026-11-23-complaint-x4p9\"\naction = \"amended\"\ndate = 2026-11-24\n\
        at = 2026-11-24T09:01:00+08:00\nby = \"wong\"\nreason = \"x\"\nvalues = { title = \"y\", days = [1, 2] }\n";

    fn is_steady(bytes: &[u8]) {
        if let Ok((record, _)) = parse_record(bytes) {
            let text = record_text(&record).unwrap();
            assert_eq!(parse_record(text.as_bytes()).unwrap().0, record, "{text}");
        }
        if let Ok((event, _)) = parse_event(bytes) {
            let text = event_text(&event).unwrap();
            assert_eq!(parse_event(text.as_bytes()).unwrap().0, event, "{text}");
        }
        let _ = crate::archive::settings_file::parse_settings(bytes);
        let _ = reading("data/records/2026-03-01-payment-x4p9.toml", bytes);
    }
}
