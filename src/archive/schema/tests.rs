//! What can be written can be read back: every kind of record, every action and the settings, with values at both ends of what
//! each type may be. The values are made from the types' own schemas, so that a kind, a key or a type that comes is among them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use toml::{Table, Value};

use crate::archive::{entry_text, settings_file, text};
use crate::model::event::{EmbeddedEvent, EventBody, EventHead, EventVisitor};
use crate::model::form::Form;
use crate::model::record::{Body, FormVisitor, Head};
use crate::model::{Action, Kind, Settings};

/// An end of what a type may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Least,
    Greatest,
}

/// What a record is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// What must be there.
    Needed,
    /// Everything.
    All,
}

/// The two ends of every type that is text on disk.
fn ends(of: &str) -> Option<[String; 2]> {
    const STEM: &str = "2999-12-31-corrective-action-zzzz";
    let long = |c: char, bytes: usize| c.to_string().repeat(bytes / c.len_utf8());
    let (unit, floor) = (long('室', 64), long('z', 32));
    let path = format!("data/originals/{}.pdf", long('卷', 1000 - "data/originals/.pdf".len()));
    let (zeros, fs) = ("0".repeat(64), "f".repeat(64));
    let two = |least: &str, greatest: &str| Some([least.to_owned(), greatest.to_owned()]);
    match of {
        "Line" => two("\"", &long('\u{20000}', 4000)),
        "StaffId" | "Role" | "Category" => two("0", &long('z', 40)),
        "LakeCode" => two("0", &long('z', 40)),
        "UnitCode" => two("0", &unit),
        "FloorCode" => two("0", &floor),
        "FileName" => two("0", &format!("{unit}@2999-12-31")),
        "CommonPart" => two("estate", &format!("floor:{floor}")),
        "Audience" => two("all", &format!("unit:{unit}")),
        "Money" => two("0.00", "999999999999.99"),
        "Area" => two("0.01", "9999999.99"),
        "MeterValue" => two("0", "999999999999.999"),
        "Rate" => two("0.000001", "1000000"),
        "Hours" => two("0.01", "9999.99"),
        "Sha256" => two(&zeros, &fs),
        "BundlePath" => two("a", &path),
        "Place" => two("0", &[long('室', 48).as_str(); 8].join("/")),
        "SealFollowed" => two(&format!("{zeros}  2026-11-28-seal-0000"), &format!("{fs}  {STEM}")),
        "Listed" => two(&format!("{zeros}  a"), &format!("{fs}  {path}")),
        // Where a record lies: no form of its own, it is compared as it stands.
        "lies_in" => two("00000000/staff", &format!("zzzzzzzz/{unit}/2999-12-31_{}_zzzz", long('公', 120))),
        "StemText" => two("unit", STEM),
        "EntryText" => two("cover", &format!("{STEM}+999999-no-answer-needed-zzzz")),
        "PaperName" => two("1800-01-01-box-0000", &format!("{STEM}+999999-no-answer-needed-zzzz.{}", u32::MAX)),
        "Retention" => two("Y", "D999"),
        "VolumeCode" => two("0-0·1800·Y-0000", &format!("{0}-{0}·2999·D999-{1}", long('卷', 72), u32::MAX)),
        "EstateId" => two("00000000", "zzzzzzzz"),
        "AgeKey" => two(
            "age1xdhmcj9q3jdgtjj2qckwuekqy0e348qagc0cewwcfg8smpj94a3s7l7gqk",
            "age1yuuwfz4dnlzwya2rlht4mnzk7czul3sade3lxsyepfr4zwek24yspd6knm",
        ),
        "RemoteName" => two("a", &"z".repeat(40)),
        "Endpoint" => two("http://127.0.0.1", &format!("https://{}.example:65535", "z".repeat(60))),
        "BucketName" => two("000", &"z".repeat(63)),
        "CurrencyCode" => two("AAA", "ZZZ"),
        "OffsetText" => two("-14:59", "+14:59"),
        "CodePart" => two("0", &long('卷', 24)),
        _ => None,
    }
}

fn part<T: JsonSchema>() -> Map<String, Json> {
    match SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value() {
        Json::Object(schema) => schema,
        _ => panic!("a type that is no object"),
    }
}

/// Values of a schema, whose types it names.
struct Maker<'a> {
    types: &'a Map<String, Json>,
    end: End,
    fill: Fill,
    unknown: Vec<String>,
}

impl Maker<'_> {
    fn table(&mut self, schema: &Map<String, Json>) -> Table {
        let needed: Vec<&str> =
            schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
        let mut table = Table::new();
        for (key, of) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            let is_needed = needed.contains(&key.as_str());
            if !is_needed && self.fill == Fill::Needed {
                continue;
            }
            let value = self.value((key, key), of);
            // What is not so is left out.
            if is_needed || value != Value::Boolean(false) {
                table.insert(key.clone(), value);
            }
        }
        table
    }

    fn value(&mut self, (name, at): (&str, &str), schema: &Json) -> Value {
        let Some(schema) = schema.as_object() else { panic!("{at}: anything") };
        if let Some(of) = schema.get("$ref").and_then(Json::as_str) {
            let of = of.rsplit('/').next().unwrap();
            let types = self.types;
            return self.value((of, at), &types[of]);
        }
        for several in ["anyOf", "oneOf", "allOf"] {
            let Some(choices) = schema.get(several).and_then(Json::as_array) else { continue };
            let choices: Vec<&Json> = choices.iter().filter(|one| one["type"] != "null").collect();
            let chosen = if self.end == End::Least { choices.first() } else { choices.last() };
            return self.value((name, at), chosen.unwrap());
        }
        if let Some(word) = schema.get("const") {
            return Value::String(word.as_str().unwrap().to_owned());
        }
        if let Some(words) = schema.get("enum").and_then(Json::as_array) {
            let words: Vec<&str> = words.iter().filter_map(Json::as_str).collect();
            let word = if self.end == End::Least { words.first() } else { words.last() };
            return Value::String((*word.unwrap()).to_owned());
        }
        let plain = match &schema["type"] {
            Json::Array(types) => types.iter().filter_map(Json::as_str).find(|of| *of != "null"),
            other => other.as_str(),
        };
        match plain.unwrap() {
            "object" if schema.contains_key("properties") => Value::Table(self.table(schema)),
            "object" => self.map(at, schema),
            "array" => {
                let many = if self.end == End::Least { 1 } else { 3 };
                Value::Array((0..many).map(|_| self.value((name, at), &schema["items"])).collect())
            }
            "boolean" => Value::Boolean(self.end == End::Greatest),
            "integer" => Value::Integer(self.number(schema, name)),
            "string" => self.text((name, at), schema),
            other => panic!("{at}: {other}"),
        }
    }

    fn number(&self, schema: &Map<String, Json>, name: &str) -> i64 {
        let bound = |key| schema.get(key).and_then(Json::as_i64);
        let (least, greatest) = match name {
            "Year" | "year" => (1800, 2999),
            "format" => (1, 1),
            _ => (bound("minimum").unwrap(), bound("maximum").unwrap_or(i64::from(u32::MAX))),
        };
        if self.end == End::Least { least } else { greatest }
    }

    /// A table whose keys are anybody's own.
    fn map(&mut self, at: &str, schema: &Map<String, Json>) -> Value {
        let mut table = Table::new();
        let key = match at {
            "values" => return Value::Table(Table::from_iter([("title".to_owned(), Value::String("x".to_owned()))])),
            "roles" | "categories" | "retention" | "remote" => {
                if self.end == End::Least { "a" } else { "zz-9" }.to_owned()
            }
            _ => {
                if self.end == End::Least {
                    "a".to_owned()
                } else {
                    "部".repeat(10)
                }
            }
        };
        let of_pattern = schema.get("patternProperties").and_then(Json::as_object).and_then(|of| of.values().next());
        let value = self.value((at, at), of_pattern.unwrap_or(&schema["additionalProperties"]));
        table.insert(key, value);
        Value::Table(table)
    }

    fn text(&mut self, (name, at): (&str, &str), schema: &Map<String, Json>) -> Value {
        let pick = |[least, greatest]: [String; 2]| if self.end == End::Least { least } else { greatest };
        match schema.get("format").and_then(Json::as_str) {
            Some("date") => {
                let day = pick(["1800-01-01".to_owned(), "2999-12-31".to_owned()]);
                return Value::Datetime(day.parse().unwrap());
            }
            Some("date-time") => {
                let moment = pick(["1800-01-01T00:00:00-14:59".to_owned(), "2999-12-31T23:59:59+14:59".to_owned()]);
                return Value::Datetime(moment.parse().unwrap());
            }
            _ => {}
        }
        match ends(name) {
            Some(ends) => Value::String(pick(ends)),
            None => {
                self.unknown.push(format!("{name} ({at})"));
                Value::String(String::new())
            }
        }
    }
}

/// Values of several types, as one table.
fn made(parts: &[Map<String, Json>], end: End, fill: Fill, unknown: &mut Vec<String>) -> Table {
    let mut types = Map::new();
    for part in parts {
        types.extend(part.get("definitions").and_then(Json::as_object).cloned().unwrap_or_default());
    }
    let mut table = Table::new();
    for part in parts {
        let mut maker = Maker { types: &types, end, fill, unknown: Vec::new() };
        table.extend(maker.table(part));
        unknown.append(&mut maker.unknown);
    }
    table
}

struct OfForm;

impl FormVisitor for OfForm {
    type Out = Map<String, Json>;

    fn visit<F: Form + Into<Body>>(self) -> Self::Out {
        part::<F>()
    }
}

impl EventVisitor for OfForm {
    type Out = Map<String, Json>;

    fn visit<B: DeserializeOwned + JsonSchema>(self, _: &[&str], _: impl FnOnce(B) -> EventBody) -> Self::Out {
        part::<B>()
    }
}

const FILLS: [(End, Fill); 3] = [(End::Least, Fill::All), (End::Greatest, Fill::All), (End::Least, Fill::Needed)];

/// Of `date` and `time` a record has one.
fn dated(table: &mut Table, end: End) {
    table.remove(if end == End::Least { "time" } else { "date" });
    if !table.contains_key("time") && !table.contains_key("date") {
        table.insert("date".to_owned(), Value::Datetime("1800-01-01".parse().unwrap()));
    }
}

#[test]
fn every_kind_of_record_is_read_back_as_it_was_written() {
    let mut unknown = Vec::new();
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for kind in Kind::ALL {
        for (end, fill) in FILLS {
            let parts = [part::<Head>(), Body::visit(*kind, OfForm)];
            let mut table = made(&parts, end, fill, &mut unknown);
            dated(&mut table, end);
            table.insert("kind".to_owned(), Value::String(kind.to_string()));
            if fill == Fill::All {
                let mut step = made(&[part::<EmbeddedEvent>()], end, fill, &mut unknown);
                dated(&mut step, end);
                table
                    .insert(text::EVENT.to_owned(), Value::Array(vec![Value::Table(step.clone()), Value::Table(step)]));
            }
            let written = text::emit(&table);
            let read = entry_text::parse_record(written.as_bytes());
            let said = match &read {
                Err(e) => format!("{e:?}\n{written}"),
                Ok((_, unknown)) if !unknown.is_empty() => format!("{unknown:?}"),
                Ok((record, _)) => {
                    let again = entry_text::record_text(record).unwrap();
                    let back = entry_text::parse_record(again.as_bytes()).unwrap().0;
                    let same = again.parse::<Table>().unwrap() == written.parse::<Table>().unwrap();
                    if back == *record && same { continue } else { format!("{written}\nbecame\n{again}") }
                }
            };
            wrong.insert(format!("{kind} {end:?} {fill:?}"), said);
        }
    }
    unknown.sort();
    unknown.dedup();
    assert!(unknown.is_empty(), "types whose ends nobody has said: {unknown:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_event_is_read_back_as_it_was_written() {
    let mut unknown = Vec::new();
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for action in Action::ALL {
        for (end, fill) in FILLS {
            let mut table = made(&[part::<EventHead>(), EventBody::visit(*action, OfForm)], end, fill, &mut unknown);
            dated(&mut table, end);
            table.insert("action".to_owned(), Value::String(action.to_string()));
            let written = text::emit(&table);
            let read = entry_text::parse_event(written.as_bytes());
            let said = match &read {
                Err(e) => format!("{e:?}\n{written}"),
                Ok((_, unknown)) if !unknown.is_empty() => format!("{unknown:?}"),
                Ok((event, _)) => {
                    let again = entry_text::event_text(event).unwrap();
                    let back = entry_text::parse_event(again.as_bytes()).unwrap().0;
                    let same = again.parse::<Table>().unwrap() == written.parse::<Table>().unwrap();
                    if back == *event && same { continue } else { format!("{written}\nbecame\n{again}") }
                }
            };
            wrong.insert(format!("{action} {end:?} {fill:?}"), said);
        }
    }
    unknown.sort();
    unknown.dedup();
    assert!(unknown.is_empty(), "types whose ends nobody has said: {unknown:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn settings_are_read_back_as_they_were_written() {
    let mut unknown = Vec::new();
    for (end, fill) in FILLS {
        let table = made(&[part::<Settings>()], end, fill, &mut unknown);
        let written = text::emit(&table);
        let (settings, more) =
            settings_file::parse_settings(written.as_bytes()).unwrap_or_else(|e| panic!("{e:?}\n{written}"));
        assert_eq!(more, Vec::<String>::new());
        let again = settings_file::settings_text(&settings).unwrap();
        assert_eq!(settings_file::parse_settings(again.as_bytes()).unwrap().0, settings, "{again}");
    }
    unknown.sort();
    unknown.dedup();
    assert!(unknown.is_empty(), "types whose ends nobody has said: {unknown:?}");
}

#[test]
fn what_is_typed_at_the_ends_of_a_field_is_what_the_record_says() {
    let mut texts = 0;
    for kind in Kind::ALL {
        for field in Body::fields(*kind) {
            let name = field.of.rsplit("::").next().unwrap().trim();
            for typed in ends(name).into_iter().flatten() {
                let value = (field.read)(&typed).unwrap_or_else(|e| panic!("{kind} {}: {typed:?}: {e}", field.key));
                assert_eq!(value, Value::String(typed), "{kind} {}", field.key);
                texts += 1;
            }
        }
    }
    assert!(100 < texts, "{texts}");
}
