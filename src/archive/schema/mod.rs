//! JSON Schemas of every TOML file, generated from the Rust types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::model::event::{EmbeddedEvent, EventBody, EventHead, EventVisitor};
use crate::model::form::Form;
use crate::model::record::{Body, FormVisitor, Head};
use crate::model::{Action, Kind, Settings};

/// Every schema by its name: `deedbox` for the settings, one for each kind of record, `event` for events.
pub fn all() -> Vec<(String, String)> {
    let mut schemas = vec![("deedbox".to_owned(), text(settings()))];
    schemas.extend(Kind::ALL.iter().map(|kind| (kind.to_string(), text(record(*kind)))));
    schemas.push(("event".to_owned(), text(event())));
    schemas
}

fn text(schema: Value) -> String {
    format!("{schema:#}\n")
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true).into_generator()
}

/// The schema of a type as an object, without its title.
fn part<T: JsonSchema>() -> Map<String, Value> {
    match generator().into_root_schema_for::<T>().to_value() {
        Value::Object(mut schema) => {
            schema.remove("$schema");
            schema.remove("title");
            schema
        }
        _ => Map::new(),
    }
}

fn settings() -> Value {
    let mut schema = part::<Settings>();
    schema.insert("additionalProperties".to_owned(), json!(false));
    headed("deedbox.toml: the estate, its policy figures and who approves what", schema)
}

fn headed(title: &str, rest: Map<String, Value>) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    schema.extend(rest);
    Value::Object(schema)
}

/// The keys of one part and of another, as one object.
fn merged(parts: &[Map<String, Value>]) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for part in parts {
        if let Some(Value::Object(more)) = part.get("properties") {
            properties.extend(more.clone());
        }
        if let Some(Value::Array(more)) = part.get("required") {
            required.extend(more.clone());
        }
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("required".to_owned(), Value::Array(required));
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

/// Takes the schema of what a kind of record, or an action, says.
struct BodySchema;

impl FormVisitor for BodySchema {
    type Out = Map<String, Value>;

    fn visit<F: Form + Into<Body>>(self) -> Self::Out {
        part::<F>()
    }
}

impl EventVisitor for BodySchema {
    type Out = Map<String, Value>;

    fn visit<B: DeserializeOwned + JsonSchema>(self, _: &[&str], _: impl FnOnce(B) -> EventBody) -> Self::Out {
        part::<B>()
    }
}

fn record(kind: Kind) -> Value {
    let body = Body::visit(kind, BodySchema);
    let title = body.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut schema = merged(&[part::<Head>(), body]);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert("kind".to_owned(), json!({ "const": kind.as_str() }));
        let event = Value::Object(part::<EmbeddedEvent>());
        properties.insert(
            "event".to_owned(),
            json!({ "description": "The steps that an import brought", "type": "array", "items": event }),
        );
    }
    dated(&mut schema);
    headed(&title, schema)
}

/// Of `date` and `time` one is there.
fn dated(schema: &mut Map<String, Value>) {
    schema.insert("anyOf".to_owned(), json!([{ "required": ["date"] }, { "required": ["time"] }]));
}

/// One schema for all events: which keys there are depends on the action.
fn event() -> Value {
    let variants: Vec<Value> = Action::ALL
        .iter()
        .map(|action| {
            let mut schema = merged(&[part::<EventHead>(), EventBody::visit(*action, BodySchema)]);
            if let Some(Value::Object(properties)) = schema.get_mut("properties") {
                properties.insert("action".to_owned(), json!({ "const": action.as_str() }));
            }
            dated(&mut schema);
            Value::Object(schema)
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("oneOf".to_owned(), Value::Array(variants));
    headed("An event: what happened to a record afterwards", schema)
}

#[cfg(test)]
mod tests;
