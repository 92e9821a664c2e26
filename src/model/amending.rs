//! New values as people type them, `key=value`, read against the record that they are for (P2-8, P1-4b).

use std::str::FromStr;

use toml::{Table, Value};

use crate::model::document::Level;
use crate::model::form::{self, Field, Need, native_dates};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::Kind;
use crate::model::message::messages;
use crate::model::paper::{self, Paper};
use crate::model::record::{Body, Record};
use crate::model::record_values::{HEAD_KEYS, values, with_values};
use crate::model::text::{Line, edits};
use crate::model::time::{Date, Moment, UtcOffset};

/// A key with its new value, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The key, as the record has it: `lease-end` and `lease_end` are one.
    pub key: String,
    /// The value; empty takes what is there away.
    pub value: String,
}

impl FromStr for Assignment {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Assignment, given, Fault::Shape("contact.phone='+852 2000 0001'"));
        let (key, value) = given.split_once('=').ok_or_else(wrong)?;
        let key = key.trim().replace('-', "_");
        if key.is_empty() { Err(wrong()) } else { Ok(Self { key, value: value.trim().to_owned() }) }
    }
}

messages! {
    "amends":
    /// Why new values cannot be taken.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("{self:?}")]
    pub enum AmendFault {
        UnknownKey { kind: Kind, key: String, keys: Vec<&'static str>, near: Option<&'static str> },
        Value { key: String, invalid: Invalid },
        /// What must be there is to be taken away.
        Needed { kind: Kind, key: String },
        /// A contact is meant that the list does not reach to.
        NoSuchContact { key: String, there: usize },
        Twice(key: String),
        /// The values do not make a record together with what stands in it.
        Unfit(keys: Vec<String>),
        Nothing,
    }
}

/// The keys of the record's own that a list of contacts is called by in `contact.phone`.
const LISTS: [(&str, &str); 2] = [("contact", "contacts"), ("emergency", "emergency")];

/// The parts of a contact.
const PARTS: [&str; 3] = ["name", "phone", "email"];

/// The keys of a kind that can be amended. Covers and units have the day of a tenancy or of their entry, which is none of their
/// own values.
pub fn keys(kind: Kind) -> Vec<&'static str> {
    let own = Body::fields(kind).iter().map(|field| field.key);
    let mut keys: Vec<&'static str> = own.collect();
    if kind == Kind::Cover {
        keys.extend(["contact.name", "contact.phone", "contact.email", "contact.2.phone", "emergency.phone"]);
    }
    keys.extend(head_keys(kind));
    keys
}

fn head_keys(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Cover | Kind::Unit => &["title"],
        Kind::Sealed | Kind::Box => &[],
        _ => &HEAD_KEYS,
    }
}

/// Reads new values for a record as it holds; each as the record would have it, an empty text where one is taken away.
///
/// # Errors
/// A key that cannot be amended, a value that is not what its key wants, values that make no record.
pub fn read(record: &Record, given: &[Assignment], offset: UtcOffset) -> Result<Table, AmendFault> {
    let kind = record.head.kind;
    let there = values(record);
    let mut new = Table::new();
    for Assignment { key, value } in given {
        if let Some((list, at, part)) = contact_part(kind, key) {
            let now = new.get(list).or_else(|| there.get(list)).cloned();
            let changed = with_part(now, (at, part), value, key)?;
            new.insert(list.to_owned(), changed);
            continue;
        }
        if head_keys(kind).contains(&key.as_str()) {
            let read = head_value(kind, key, value, offset)?;
            twice(new.insert(key.clone(), read), key)?;
            continue;
        }
        let Some(field) = Body::fields(kind).iter().find(|field| field.key == key) else {
            return Err(unknown(kind, key, keys(kind)));
        };
        let read = field_value(kind, field, value)?;
        match (field.need, new.get_mut(key.as_str()), read) {
            (Need::Many, Some(Value::Array(items)), Value::Array(more)) => items.extend(more),
            (_, None, read) => {
                new.insert(key.clone(), read);
            }
            (_, Some(_), _) => return Err(AmendFault::Twice(key.clone())),
        }
    }
    if with_values(record, &new).is_none() {
        return Err(AmendFault::Unfit(new.keys().cloned().collect()));
    }
    Ok(new)
}

/// Reads new values for a paper that came with a record or a step: its title, level and day.
///
/// # Errors
/// A key that cannot be amended, a value that is not what its key wants, nothing at all.
pub fn read_of_paper(given: &[Assignment]) -> Result<Table, AmendFault> {
    let (kind, mut new) = (Kind::Document, Table::new());
    for Assignment { key, value } in given {
        let wrong = |invalid| AmendFault::Value { key: key.clone(), invalid };
        let read = match (key.as_str(), value.as_str()) {
            ("title" | "level" | "date", "") => return Err(AmendFault::Needed { kind, key: key.clone() }),
            ("title", title) => form::read::<Line>(title).map_err(wrong)?,
            ("level", level) => form::read::<Level>(level).map_err(wrong)?,
            ("date", date) => form::read::<Date>(date).map_err(wrong)?,
            _ => return Err(unknown(kind, key, paper::KEYS.to_vec())),
        };
        twice(new.insert(key.clone(), read), key)?;
    }
    if new.is_empty() { Err(AmendFault::Nothing) } else { Ok(new) }
}

/// A key of which the new value is the one that a paper has.
pub fn unchanged_of_paper(paper: &Paper, new: &Table) -> Option<String> {
    let same = |key: &String, value: &Value| match key.as_str() {
        "title" => value.as_str() == Some(paper.title.as_str()),
        "level" => value.as_str() == Some(paper.level.as_str()),
        _ => value.to_string() == paper.date.to_string(),
    };
    new.iter().find(|(key, value)| same(key, value)).map(|(key, _)| key.clone())
}

fn twice(before: Option<Value>, key: &str) -> Result<(), AmendFault> {
    if before.is_some() { Err(AmendFault::Twice(key.to_owned())) } else { Ok(()) }
}

fn unknown(kind: Kind, key: &str, keys: Vec<&'static str>) -> AmendFault {
    AmendFault::UnknownKey { kind, key: key.to_owned(), near: near(&keys, key), keys }
}

/// The key that may have been meant: the one with the fewest slips of the keyboard between.
fn near<'k>(keys: &[&'k str], key: &str) -> Option<&'k str> {
    let far = keys.iter().map(|known| (edits(known, key), *known));
    far.filter(|(far, known)| *far <= 3 && *far < known.len()).min().map(|(_, known)| known)
}

fn field_value(kind: Kind, field: &Field, value: &str) -> Result<Value, AmendFault> {
    let wrong = |invalid| AmendFault::Value { key: field.key.to_owned(), invalid };
    match (field.need, value) {
        (Need::Must, "") => Err(AmendFault::Needed { kind, key: field.key.to_owned() }),
        (_, "") => Ok(Value::String(String::new())),
        (Need::Many, value) => Ok(Value::Array(vec![(field.read)(value).map_err(wrong)?])),
        (_, value) => (field.read)(value).map_err(wrong),
    }
}

fn head_value(kind: Kind, key: &str, value: &str, offset: UtcOffset) -> Result<Value, AmendFault> {
    let wrong = |invalid| AmendFault::Value { key: key.to_owned(), invalid };
    match (key, value) {
        ("title", "") => Ok(Value::String(String::new())),
        (_, "") => Err(AmendFault::Needed { kind, key: key.to_owned() }),
        ("title", title) => Ok(Value::String(title.parse::<Line>().map_err(wrong)?.to_string())),
        ("date", date) => form::read::<Date>(date).map_err(wrong),
        (_, time) => {
            let moment = Moment::parse_at(time, offset).map_err(wrong)?;
            let mut value = Value::try_from(moment)
                .map_err(|_| wrong(Invalid::new(Wanted::Moment, time, Fault::Shape("2026-03-01T09:30"))))?;
            native_dates(&mut value);
            Ok(value)
        }
    }
}

/// Which contact of which list a key means, and which part of it: `contact.phone`, `contact.2.phone`, `emergency.name`.
fn contact_part(kind: Kind, key: &str) -> Option<(&'static str, usize, &'static str)> {
    if kind != Kind::Cover {
        return None;
    }
    let (list, rest) = key.split_once('.')?;
    let list = LISTS.iter().find(|(one, all)| *one == list || *all == list)?.1;
    let (at, part) = match rest.split_once('.') {
        Some((at, part)) => (at.parse::<usize>().ok().filter(|at| 0 < *at)? - 1, part),
        None => (0, rest),
    };
    let part = PARTS.into_iter().find(|known| *known == part)?;
    Some((list, at, part))
}

/// A list of contacts with one part of one contact changed; one of whom nothing is known any more is out.
fn with_part(list: Option<Value>, (at, part): (usize, &str), value: &str, key: &str) -> Result<Value, AmendFault> {
    let mut people = match list {
        Some(Value::Array(people)) => people,
        _ => Vec::new(),
    };
    if at == people.len() {
        people.push(Value::Table(Table::new()));
    }
    let there = people.len();
    let Some(Value::Table(person)) = people.get_mut(at) else {
        return Err(AmendFault::NoSuchContact { key: key.to_owned(), there });
    };
    if value.is_empty() {
        person.remove(part);
    } else {
        let line = value.parse::<Line>().map_err(|invalid| AmendFault::Value { key: key.to_owned(), invalid })?;
        person.insert(part.to_owned(), Value::String(line.to_string()));
    }
    people.retain(|person| person.as_table().is_none_or(|person| !person.is_empty()));
    Ok(if people.is_empty() { Value::String(String::new()) } else { Value::Array(people) })
}

/// The keys of which the new value is the one that holds.
pub fn unchanged(record: &Record, new: &Table) -> Vec<String> {
    let same = |key: &String, value: &Value| {
        let alone = Table::from_iter([(key.clone(), value.clone())]);
        with_values(record, &alone).is_some_and(|changed| changed == *record)
    };
    new.iter().filter(|(key, value)| same(key, value)).map(|(key, _)| key.clone()).collect()
}
