//! The fields of records: read by their forms, and held against each other.

use toml::Table;

use crate::desk::in_order;
use crate::error::{DateOf, Input, Result};
use crate::model::form::Need;
use crate::model::record_values::FromTable;
use crate::model::{Body, Date, Kind};

/// What a kind of record says, from its fields.
///
/// # Errors
/// A field that must be filled is not, or one that the form does not have is.
pub fn body(kind: Kind, values: Table) -> Result<Body> {
    let fields = Body::fields(kind);
    if let Some(missing) = fields.iter().find(|field| field.need == Need::Must && !values.contains_key(field.key)) {
        return Err(Input::FieldMissing { kind, key: missing.key }.into());
    }
    let known = |key: &str| Body::keys(kind).contains(&key);
    if let Some(key) = values.keys().find(|key| !known(key)) {
        return Err(Input::FieldUnknown { kind, given: key.clone() }.into());
    }
    Body::visit(kind, FromTable(values.clone())).ok_or_else(|| Input::FieldWrong(values.to_string()).into())
}

/// A value of a field, from TOML that somebody wrote: text is read as if it had been typed.
///
/// # Errors
/// It is not what the field wants, or there is no such field.
pub fn value(kind: Kind, key: &str, given: toml::Value) -> Result<toml::Value> {
    let Some(field) = Body::fields(kind).iter().find(|field| field.key == key) else {
        return Err(Input::FieldUnknown { kind, given: key.to_owned() }.into());
    };
    let one = |given: toml::Value| match given {
        toml::Value::String(text) => (field.read)(&text),
        table @ toml::Value::Table(_) => Ok(table),
        other => (field.read)(&other.to_string()),
    };
    match (field.need, given) {
        (Need::Many, toml::Value::Array(items)) => {
            Ok(toml::Value::Array(items.into_iter().map(one).collect::<std::result::Result<_, _>>()?))
        }
        (Need::Many, only) => Ok(toml::Value::Array(vec![one(only)?])),
        (_, given) => Ok(one(given)?),
    }
}

/// The days of a record that stand in an order: the last one does not come before the first.
const PAIRS: [(&str, DateOf, &str, DateOf); 3] = [
    ("begins", DateOf::Begins, "ends", DateOf::Ends),
    ("since", DateOf::Begins, "until", DateOf::Ends),
    ("move_in", DateOf::MoveIn, "lease_end", DateOf::LeaseEnd),
];

/// Checks that the last day of something does not come before its first.
pub(in crate::desk) fn check_days(values: &Table) -> Result<()> {
    let day = |key: &str| values.get(key).and_then(|value| value.to_string().parse::<Date>().ok());
    for (first, of_first, last, of_last) in PAIRS {
        if let (Some(first), Some(last)) = (day(first), day(last)) {
            in_order((of_first, first), (of_last, last))?;
        }
    }
    Ok(())
}
