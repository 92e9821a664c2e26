//! The sheet of the key for recovery: its secret half, for an envelope (P1-5b).

use minijinja::{Value, context};

use crate::model::Date;
use crate::model::secrecy::AgeKey;
use crate::model::settings::Settings;
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::mark::text_mark;
use crate::output::phrases::{Phrases, say};

const SHEET: &str = include_str!("../../../templates/form/recovery.html");

/// The page: A5, one sheet.
const CSS: &str = "@page { size: A5; margin: 10mm 12mm 12mm; } dl.head { margin: 0 0 4mm; } \
    .line { display: flex; gap: 5mm; align-items: center; border: .4mm solid #111; padding: 4mm; break-inside: avoid; } \
    .line .secret { font-family: monospace; font-size: 12pt; line-height: 1.7; margin: 0; flex: 1; overflow-wrap: anywhere; } \
    .line .mark { width: 34mm; height: 34mm; flex: none; } .keep { font-weight: 600; } .key { font-size: 8pt; word-break: break-all; }";

/// What stands on the sheet.
#[derive(Clone, Copy, Debug)]
pub struct RecoverySheet<'a> {
    pub secret: &'a str,
    pub key: &'a AgeKey,
    pub on: Date,
}

/// The sheet; it is printed twice.
pub fn recovery_sheet(phrases: Phrases, settings: &Settings, sheet: &RecoverySheet) -> Result<String, PageFault> {
    let values = context! {
        estate => settings.name.as_str(),
        on => sheet.on.to_string(),
        secret => sheet.secret,
        key => sheet.key.as_str(),
        picture => Value::from_safe_string(text_mark(sheet.secret)),
    };
    let form = PageForm { name: "sheet of a key for recovery", body: SHEET, css: CSS.to_owned() };
    fill(form, phrases, &[&say!(phrases, "form-recovery"), settings.name.as_str()], values)
}
