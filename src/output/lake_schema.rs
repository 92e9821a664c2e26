//! The tables of a lake as a schema: what each column is, for who reads the files with a program of their own.

use serde_json::{Map, Value, json};

use crate::model::lake::{LakeTable, SCHEMA, sort_word};

/// The schema as JSON.
pub fn text(tables: &[LakeTable]) -> String {
    let table = |table: &LakeTable| -> (String, Value) {
        let columns = table.columns.iter().map(|column| {
            let mut of = Map::new();
            of.insert("name".to_owned(), json!(column.key));
            of.insert("type".to_owned(), json!(sort_word(column.sort)));
            if column.personal {
                of.insert("personal".to_owned(), json!(true));
            }
            Value::Object(of)
        });
        (table.name.to_owned(), Value::Array(columns.collect()))
    };
    let tables: Map<String, Value> = tables.iter().map(table).collect();
    let schema = json!({
        "title": "The tables of a deedbox lake",
        "schema": SCHEMA,
        "types": {
            "text": "UTF-8",
            "code": "UTF-8, a word of a closed list",
            "date": "DATE",
            "time": "TIMESTAMP in microseconds, UTC",
            "money": "DECIMAL(18,2)",
            "decimal": "DECIMAL(18,2)",
            "count": "INT64",
            "flag": "BOOLEAN",
        },
        "tables": tables,
    });
    super::json_text(&schema)
}
