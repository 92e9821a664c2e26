//! What a row names in an office's words, as the archive has it: papers by day and title, what stands on shelves by whose it is.

use std::collections::BTreeMap;

use toml::Value;

use crate::archive::{Transaction, file_parts, retention, tenancy};
use crate::desk::import::registers::row::{RegisterRow, RowTold};
use crate::error::{Input, Result};
use crate::model::book::ledger::{CellMeans, RegisterLedger};
use crate::model::case::seen;
use crate::model::disposal::Holdable;
use crate::model::{AsOf, FileName, Kind, Line, PaperName, VolumeCode, paper};

/// Where the words for papers stand that are not filed.
const PAGES: &str = "pages";

/// Finds what a row names. Beside what was imported first under its number, it is read as it was then.
///
/// # Errors
/// There is no such unit, client or volume.
pub(super) fn settle(
    tx: &mut Transaction,
    ledger: &RegisterLedger,
    row: &mut RegisterRow,
    first: Option<&RowTold>,
) -> Result<()> {
    for (_, means) in ledger.places() {
        match means {
            CellMeans::Papers(key) => papers(tx, row, (key, first))?,
            CellMeans::Pieces(key) => pieces(tx, ledger.kind, row, key)?,
            _ => {}
        }
    }
    match ledger.kind {
        Kind::Request => check_units(tx, &strings(row, "client")),
        Kind::Handover => check_units(tx, &strings(row, "clients")),
        _ => Ok(()),
    }
}

/// The words of a field, whether it has one value or several.
fn strings(row: &RegisterRow, key: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match row.told.values.get(key) {
        Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Who is named may have left since, and another may be there: the unit is what there is for ever.
fn check_units(tx: &mut Transaction, names: &[String]) -> Result<()> {
    for name in names {
        tenancy::unit_place(tx, name.parse::<FileName>()?.unit())?;
    }
    Ok(())
}

/// Papers that are filed are named; of others the words stay, as what is gone.
fn papers(tx: &mut Transaction, row: &mut RegisterRow, (key, first): (&str, Option<&RowTold>)) -> Result<()> {
    let words = strings(row, key);
    if row.told.values.remove(key).is_none() || words.is_empty() {
        return Ok(());
    }
    let in_words = first.is_some_and(|first| !first.values.contains_key(key));
    let known = match &row.file {
        Some(name) if !in_words => called(tx, name)?,
        _ => BTreeMap::new(),
    };
    let found: Option<Vec<PaperName>> = words.iter().map(|words| known.get(words).copied()).collect();
    if let Some(found) = found {
        let named = found.iter().map(|name| Value::String(name.to_string())).collect();
        row.told.values.insert(key.to_owned(), Value::Array(named));
        return Ok(());
    }
    let mut told = words.join("; ");
    if let Some(pages) = row.told.values.get(PAGES).and_then(Value::as_str) {
        told = format!("{told}: {pages}");
    }
    let told: Line = told.parse()?;
    row.told.values.insert(PAGES.to_owned(), Value::String(told.into()));
    Ok(())
}

/// The papers of a client by what registers call them; of two that are called alike the first.
fn called(tx: &mut Transaction, name: &FileName) -> Result<BTreeMap<String, PaperName>> {
    let parts = tenancy::client_file(tx, name)?.bundles();
    let mut known = BTreeMap::new();
    for kind in Kind::ALL {
        for case in seen(file_parts::cases(tx, &parts, *kind)?, &AsOf::NOW) {
            for paper in paper::of_case(&case) {
                known.entry(paper.called()).or_insert(paper.name);
            }
        }
    }
    Ok(known)
}

/// What stands on shelves, by what it is called for life.
fn pieces(tx: &mut Transaction, kind: Kind, row: &mut RegisterRow, key: &str) -> Result<()> {
    let mut identities = Vec::new();
    for name in strings(row, key) {
        identities.push(match name.parse::<Holdable>()? {
            Holdable::File(name) => tenancy::client_file(tx, &name)?.main.identity(),
            Holdable::Volume(code) if kind == Kind::Hold => volume(tx, &code)?,
            Holdable::Volume(code) => code.to_string(),
        });
    }
    identities.sort();
    identities.dedup();
    if !identities.is_empty() {
        let values = identities.into_iter().map(Value::String).collect();
        row.told.values.insert(key.to_owned(), Value::Array(values));
    }
    Ok(())
}

fn volume(tx: &mut Transaction, code: &VolumeCode) -> Result<String> {
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let of_code = volumes.iter().find(|volume| volume.parts().any(|part| part.boxed.code == *code));
    Ok(of_code.ok_or_else(|| Input::UnknownVolume(code.clone()))?.identity())
}
