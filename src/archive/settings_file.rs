//! The settings of an archive as a file: read, and written for a new one.

use crate::archive::layout::SETTINGS;
use crate::archive::storage_error::StorageError;
use crate::archive::text::{self, ParsedText, TextFault, TextKeys};
use crate::model::invalid::Invalid;
use crate::model::settings::FORMAT;
use crate::model::signing::SignatureRules;
use crate::model::{Date, Settings};

/// The largest settings that are read, in bytes.
pub(in crate::archive) const MAX_SETTINGS_BYTES: u64 = 1 << 20;

/// The keys of [`Settings`].
pub const SETTINGS_KEYS: &[&str] = &[
    "format",
    "id",
    "name",
    "currency",
    "utc_offset",
    "language",
    "fonds",
    "class",
    "loans",
    "boxes",
    "policy",
    "tariffs",
    "departments",
    "cabinets",
    "git",
    "approvals",
    "disposal",
    "seals",
    "lake",
    "remote",
    "signatures",
    "secrecy",
    "retention",
    "categories",
    "roles",
];

/// Reads settings; the format is looked at before the rest is blamed.
pub(in crate::archive) fn parse_settings(bytes: &[u8]) -> Result<(Settings, Vec<String>), StorageError> {
    let broken = |fault: TextFault| match Invalid::said_as(&fault.says) {
        Some(wrong) => StorageError::BadSetting { line: fault.line, wrong: Box::new(wrong) },
        None => StorageError::Text { path: SETTINGS.to_owned(), line: fault.line, says: fault.says },
    };
    let mut parsed = ParsedText::new(bytes).map_err(broken)?;
    match parsed.integer_of("format") {
        Some(found) if i64::from(FORMAT) < found => return Err(StorageError::NewerFormat { found, known: FORMAT }),
        Some(found) if i64::from(FORMAT) == found && !parsed.has("id") => return Err(StorageError::Draft),
        _ => {}
    }
    let settings: Settings = parsed.take(SETTINGS_KEYS).map_err(broken)?;
    if settings.format != FORMAT {
        let says = format!("format {} is none that was ever written", settings.format);
        return Err(StorageError::Text { path: SETTINGS.to_owned(), line: None, says });
    }
    let mut unknown = parsed.unknown();
    unknown.extend(unknown_rules(bytes, &settings).map_err(broken)?);
    Ok((settings, unknown))
}

/// The keys of the rules' tables that are no rules: a misspelt figure must not pass for the default.
fn unknown_rules(bytes: &[u8], settings: &Settings) -> Result<Vec<String>, TextFault> {
    let known = [
        ("loans", text::table(&settings.loans)?),
        ("boxes", text::table(&settings.boxes)?),
        ("policy", text::table(&settings.policy)?),
        ("git", text::table(&settings.git)?),
        ("approvals", text::table(&settings.approvals)?),
        ("disposal", text::table(&settings.disposal)?),
        ("seals", text::table(&settings.seals)?),
        ("lake", text::table(&settings.lake)?),
        ("secrecy", text::table(&settings.secrecy)?),
        // A rule that is not there has a key all the same.
        ("signatures", text::table(&SignatureRules { since: Some(Date::FIRST), ..SignatureRules::default() })?),
    ];
    let written: toml::Table = std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).unwrap_or_default();
    let mut unknown = Vec::new();
    for (name, rules) in known {
        let keys = written.get(name).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
        unknown.extend(keys.filter(|key| !rules.contains_key(*key)).map(|key| format!("{name}.{key}")));
    }
    Ok(unknown)
}

/// The text of a new archive's settings.
pub fn settings_text(settings: &Settings) -> Result<String, StorageError> {
    let wrong = |fault: TextFault| StorageError::Text { path: SETTINGS.to_owned(), line: fault.line, says: fault.says };
    let mut table = text::table(settings).map_err(wrong)?;
    table.retain(|_, value| !matches!(value, toml::Value::Table(inner) if inner.is_empty()));
    Ok(text::emit(&table))
}
