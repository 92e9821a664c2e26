//! A paper that lies beside its record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Table;

use crate::model::digest::Sha256;
use crate::model::document::Level;
use crate::model::path::BundlePath;
use crate::model::secrecy::Cipher;
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// A paper that lies beside its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attachment {
    /// Where it lies in the bundle.
    pub path: BundlePath,
    /// The digest of its bytes.
    pub sha256: Sha256,
    /// How many pages it has, where the file tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// What it is about, where it came with a record of something else; a document's title is its record's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    /// How confidential it is, where it came with a record of something else and is not ordinary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Its own day, where it is another than that of the record or the step that it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// By what it lies encrypted, where it came with a record of something else; a document's own says it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<Cipher>,
    /// Whether it lies there; who reads it knows, no file says it.
    #[serde(skip)]
    pub lies: Lies,
}

/// Whether a paper lies where its record says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lies {
    /// It does, as far as is known.
    #[default]
    There,
    /// A list has destroyed it (S-RET).
    Destroyed {
        /// On which day.
        on: Date,
        /// When that was entered.
        at: Moment,
    },
}

impl Attachment {
    /// A paper whose title and level its record says.
    pub fn new(path: BundlePath, sha256: Sha256, pages: Option<u32>) -> Self {
        Self { path, sha256, pages, title: None, level: None, date: None, encrypted: None, lies: Lies::There }
    }
}

/// A paper beside a record with new values for some keys; none where they do not fit.
pub fn with_values(attachment: &Attachment, values: &Table) -> Option<Attachment> {
    let mut amended = attachment.clone();
    for (key, value) in values {
        match (key.as_str(), value.as_str()) {
            ("title", Some(title)) => amended.title = Some(title.parse().ok()?),
            ("level", Some(level)) => amended.level = Some(level.parse().ok()?),
            ("date", _) => amended.date = Some(value.clone().try_into().ok()?),
            _ => return None,
        }
    }
    Some(amended)
}
