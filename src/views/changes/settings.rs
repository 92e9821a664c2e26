//! The keys of `deedbox.toml` that people changed.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use crate::archive::git::{Side, Snapshots, Span};
use crate::archive::layout::SETTINGS;
use crate::error::Result;

/// A key that has another value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyChange {
    /// The key, with its table: `loans.days`.
    pub key: String,
    /// What it said, where it stood there.
    pub before: Option<String>,
    /// What it says, where it stands there.
    pub after: Option<String>,
}

/// Whether a change makes the settings those of another archive, or of another format.
pub(super) fn is_identity(change: &KeyChange) -> bool {
    change.before.is_some() && matches!(change.key.as_str(), "format" | "id")
}

/// The keys that differ; one without a name where the text cannot be understood.
pub(super) fn changed(snapshots: &mut Snapshots, span: &Span) -> Result<Vec<KeyChange>> {
    let before = snapshots.text(&Side::Commit(span.from.clone()), SETTINGS)?;
    let after = snapshots.text(&span.to, SETTINGS)?;
    let (before, after) = (keys(before.as_deref()), keys(after.as_deref()));
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = all.into_iter().filter(|key| before.get(*key) != after.get(*key));
    let change =
        |key: &String| KeyChange { key: key.clone(), before: before.get(key).cloned(), after: after.get(key).cloned() };
    Ok(differs.map(change).collect())
}

fn keys(text: Option<&[u8]>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let Some(text) = text else { return all };
    match std::str::from_utf8(text).ok().and_then(|text| text.parse::<toml::Table>().ok()) {
        Some(table) => flatten("", &table, &mut all),
        None => {
            all.insert("?".to_owned(), String::from_utf8_lossy(text).chars().take(40).collect());
        }
    }
    all
}

fn flatten(above: &str, table: &toml::Table, all: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let name = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Value::Table(below) => flatten(&name, below, all),
            other => {
                all.insert(name, other.to_string());
            }
        }
    }
}
