//! The sheet of a seal (檔案封存憑單): the line that is kept where the office cannot get at it alone (S-SEAL).

use minijinja::{Value, context};

use crate::model::seal::{self, QR_WORD, SealDigits};
use crate::model::settings::{EstateId, Settings};
use crate::model::{Date, Line, Moment, RecordId, Sha256};
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::mark::text_mark;
use crate::output::phrases::{Phrases, say};

const SHEET: &str = include_str!("../../../templates/form/seal.html");

/// The page: A5, one sheet.
const CSS: &str = "@page { size: A5; margin: 10mm 12mm 12mm; } dl.head { margin: 0 0 4mm; } \
    .line { display: flex; gap: 5mm; align-items: center; border: .4mm solid #111; padding: 4mm; break-inside: avoid; } \
    .line .digits { font-family: monospace; font-size: 11.5pt; line-height: 1.6; margin: 0; flex: 1; } \
    .line strong { font-size: 13pt; } .line strong, .line span { white-space: nowrap; margin-right: .35em; } \
    .line .mark { width: 30mm; height: 30mm; flex: none; } .keep { font-weight: 600; } .keys { font-size: 8pt; word-break: break-all; } \
    .signatures { margin-top: 14mm; } .signatures span { width: 44%; }";

/// What stands on the sheet.
#[derive(Clone, Debug)]
pub struct SealSheet {
    pub id: RecordId,
    pub at: Moment,
    /// Who sealed, by name.
    pub by: String,
    pub title: Option<Line>,
    pub lists: u64,
    pub files: u64,
    pub despite: Option<Line>,
    /// The keys in force then, each with whose it is.
    pub keys: Vec<String>,
    pub sha256: Sha256,
}

/// How many groups are enough to tell two archives apart.
const ENOUGH: usize = SealDigits::LEAST / SealDigits::GROUP;

/// The sheet, with lines for two signatures.
pub fn seal_sheet(phrases: Phrases, settings: &Settings, sheet: &SealSheet) -> Result<String, PageFault> {
    let groups = seal::grouped(sheet.sha256);
    let (first, rest) = groups.split_at_checked(ENOUGH).unwrap_or((&groups, &[]));
    let values = context! {
        estate => settings.name.as_str(),
        id => sheet.id.to_string(),
        at => sheet.at.to_the_minute(),
        by => sheet.by.as_str(),
        note => sheet.title.as_ref().map(ToString::to_string).unwrap_or_default(),
        despite => sheet.despite.as_ref().map(ToString::to_string).unwrap_or_default(),
        keys => sheet.keys.clone(),
        lists => sheet.lists,
        files => sheet.files,
        first => first.to_vec(),
        rest => rest.to_vec(),
        picture => picture(&settings.id, sheet.at.date(), sheet.sha256),
    };
    let form = PageForm { name: "sheet of a seal", body: SHEET, css: CSS.to_owned() };
    let title = format!("{} {}", say!(phrases, "form-seal"), sheet.id);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// The digits that are enough to tell two archives apart.
pub(super) fn first_groups(sha256: Sha256) -> String {
    seal::grouped(sha256).into_iter().take(ENOUGH).collect::<Vec<_>>().join(" ")
}

/// The code of a seal as a picture: estate, day and digest, in upper case, so that it stays small.
pub(super) fn picture(estate: &EstateId, day: Date, sha256: Sha256) -> Value {
    let text = format!("{QR_WORD} {} {day} {sha256}", estate.as_str()).to_uppercase();
    Value::from_safe_string(text_mark(&text))
}
