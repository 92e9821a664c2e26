//! What of the archive is handed to somebody outside, and which copies of papers go along (P1-5b).

use std::collections::BTreeSet;

use crate::model::digest::Sha256;
use crate::model::document::Level;
use crate::model::path::Listed;
use crate::model::secrecy::Cipher;
use crate::model::time::Date;
use crate::model::unit::UnitCode;

/// What a site is called among the registers of an export.
const SITE: &str = "site";
/// The same with what is confidential.
const SITE_CONFIDENTIAL: &str = "site-confidential";

/// The name under which a site is approved, among the registers of an export.
pub fn site_name(level: Level) -> &'static str {
    match level {
        Level::Ordinary => SITE,
        Level::Confidential => SITE_CONFIDENTIAL,
    }
}

/// What a site of this name may show; none where it names no site.
pub fn site_level(name: &str) -> Option<Level> {
    match name {
        SITE => Some(Level::Ordinary),
        SITE_CONFIDENTIAL => Some(Level::Confidential),
        _ => None,
    }
}

/// What of the archive is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The registers and kinds, by their names; none means all of them.
    pub names: BTreeSet<String>,
    /// What happened on this day or later.
    pub since: Option<Date>,
    /// What happened on this day or earlier.
    pub until: Option<Date>,
    /// The units whose clients and rooms are told of; none means all, and what concerns nobody alone.
    pub units: BTreeSet<UnitCode>,
}

impl Scope {
    /// Whether a register, or a kind of record, is wanted.
    pub fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.contains(name)
    }

    /// What the site that is wanted may show; none where it is no site.
    pub fn site(&self) -> Option<Level> {
        self.names.iter().find_map(|name| site_level(name))
    }

    /// Whether what concerns a unit is wanted.
    pub fn has_unit(&self, unit: &UnitCode) -> bool {
        self.units.is_empty() || self.units.contains(unit)
    }

    /// Whether what happened on a day is wanted.
    pub fn has(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A paper of which a copy goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingPaper {
    /// Where it lies, relative to the archive.
    pub from: String,
    /// What its bytes must be.
    pub sha256: Sha256,
    /// Where the copy lies, beneath the folder of the papers: `1203/2026-03-01-lease-x4p9.pdf`.
    pub to: String,
    /// By what it lies encrypted: its copy is opened on the way.
    pub encrypted: Option<Cipher>,
}

/// What was written, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWritten {
    /// How many rows each sheet has, in the order of the sheets.
    pub rows: Vec<(String, u64)>,
    /// How many papers went along.
    pub papers: usize,
    /// The files: digest and name of each.
    pub copies: Vec<Listed>,
}

impl ExportWritten {
    pub fn all_rows(&self) -> u64 {
        self.rows.iter().map(|(_, rows)| rows).sum()
    }
}
