//! The line of a seal, however it is handed over, and what is said of an archive that is held against it.

use std::io::Read;
use std::path::PathBuf;

use serde_json::json;

use crate::archive::check::{CheckReport, CheckScope, Depth};
use crate::archive::git::NotLaidOut;
use crate::archive::seals::AgainstSeal;
use crate::archive::signatures::SignatureState;
use crate::archive::{Archive, StorageError, Verb, digest, given_kind, parse_record, read_given};
use crate::cli::context::Context;
use crate::cli::words::Words;
use crate::error::{Input, Result};
use crate::model::finding::{FindingCode, Severity};
use crate::model::seal::{NoSealDigits, SealDigits};
use crate::model::{Body, Refusal};
use crate::output::phrases::say;
use crate::output::safe;
use crate::output::wording::Wording;

/// The most that is read of a file or of stdin, in bytes: a seal follows few others.
const MAX_BYTES: u64 = 1 << 20;

/// What is sealed, or held against a seal, is the whole estate.
///
/// # Errors
/// git has laid out a part of it here.
pub(super) fn check_whole(archive: &Archive) -> Result<()> {
    let NotLaidOut { files, here, floors } = archive.left_out();
    match files.len() {
        0 => Ok(()),
        files => Err(Refusal::PartOfEstate { files, here: *here, floors: *floors }.into()),
    }
}

/// Reads the line of a seal: digits or the text of a code as they were typed, `-` for stdin, else a file.
pub(super) fn read(ctx: &Context, typed: &str) -> Result<SealDigits> {
    if typed == "-" {
        return of_bytes(&stdin(ctx)?, typed);
    }
    let path = ctx.path(typed.as_ref());
    match SealDigits::read(typed) {
        Ok(digits) => Ok(digits),
        Err(_) if given_kind(&path).is_some() => of_bytes(&read_given(&path, MAX_BYTES)?, typed),
        Err(fault) => Err(refused(fault, typed).into()),
    }
}

fn stdin(ctx: &Context) -> Result<Vec<u8>> {
    if let Some(given) = &ctx.environment.given {
        return Ok(given.clone().into());
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MAX_BYTES).read_to_end(&mut bytes);
    read.map_err(|source| StorageError::Io { verb: Verb::Read, path: PathBuf::from("standard input"), source })?;
    Ok(bytes)
}

/// What a file says: a seal by its own digest, else digits or the text of a code.
fn of_bytes(bytes: &[u8], name: &str) -> Result<SealDigits> {
    if let Ok((record, _)) = parse_record(bytes)
        && matches!(record.body, Body::Seal(_))
    {
        return Ok(SealDigits::of(digest(bytes)));
    }
    let text = String::from_utf8_lossy(bytes);
    SealDigits::read(&text).map_err(|fault| refused(fault, name).into())
}

fn refused(fault: NoSealDigits, given: &str) -> Input {
    match fault {
        NoSealDigits::TooFew { groups, digits } => Input::SealDigitsTooFew { groups, digits },
        NoSealDigits::TooMany(digits) => Input::SealDigitsTooMany(digits),
        NoSealDigits::NoDigit(_) => Input::NoSealLine(given.to_owned()),
    }
}

/// What is said of an archive and a seal. That all is as it was is said where nothing is wrong, and of what was read.
pub(super) fn as_text(
    words: Words,
    told: &AgainstSeal,
    (report, depth, scope): (&CheckReport, Depth, &CheckScope),
) -> String {
    let seal = &told.seal;
    let head = &seal.head;
    let signed = match &told.signature {
        SignatureState::Unsigned => String::new(),
        SignatureState::Signed(key) | SignatureState::SignedAgain(key) => say!(words, "finding-seal-signed", key = key),
        SignatureState::Bad(code) => say!(words, "finding-seal-badly-signed", code = words.code(code.as_str())),
    };
    let of = say!(words, "finding-seal-of", at = head.at, by = head.by, id = seal.stem, signed = signed);
    let mut lines = vec![of];
    // What is wrong beside it, a folder that is nobody's say, is no reason to be sure of the rest.
    let key = match (report.has_damage(), depth, scope) {
        (true, ..) => "finding-seal-broken",
        (false, Depth::Full, CheckScope::Whole) => "finding-seal-whole",
        (false, ..) => "finding-seal-listed",
    };
    lines.push(say!(words, key, files => told.files));
    for gone in &told.destroyed {
        lines.push(say!(words, "finding-seal-destroyed", files => gone.files, list = gone.list));
    }
    if !told.settings_are_same {
        lines.push(say!(words, "finding-seal-settings"));
    }
    if !report.has_damage() {
        lines.push(say!(words, "finding-seal-later", files => told.later));
    }
    if !told.early.is_empty() {
        lines.push(say!(words, "finding-seal-early", files => told.early.len()));
    }
    for (entry, proved) in &told.early {
        let (path, at, by, writer) = (&entry.path, entry.at, &entry.by, &entry.writer);
        let line = match proved {
            Some(first) => {
                say!(
                    words,
                    "finding-seal-entered",
                    path = path,
                    at = at,
                    by = by,
                    writer = writer,
                    first = first.date()
                )
            }
            None => say!(words, "finding-seal-entered-unsealed", path = path, at = at, by = by, writer = writer),
        };
        lines.push(format!("  {line}"));
    }
    lines.iter().map(|line| safe::terminal(line) + "\n").collect()
}

/// The same for programs.
pub(super) fn as_json(told: Option<&AgainstSeal>) -> serde_json::Value {
    let Some(told) = told else { return serde_json::Value::Null };
    let early = told.early.iter().map(|(entry, proved)| {
        let severity = entry.finding().severity;
        json!({
            "path": entry.path,
            "at": entry.at.to_string(),
            "by": entry.by.to_string(),
            "writer": entry.writer,
            "proved_by": proved.as_ref().map(|first| first.stem.to_string()),
            "severity": severity,
        })
    });
    let gone = told.destroyed.iter().map(|gone| json!({ "list": gone.list.to_string(), "files": gone.files }));
    json!({
        "seal": told.seal.stem.to_string(),
        "sha256": told.seal.sha256.to_string(),
        "at": told.seal.head.at.to_string(),
        "by": told.seal.head.by.to_string(),
        "signed": told.signature.as_str(),
        "key": told.signature.key().map(ToString::to_string),
        "files": told.files,
        "later": told.later,
        "early": early.collect::<Vec<_>>(),
        "destroyed": gone.collect::<Vec<_>>(),
        "settings": if told.settings_are_same { "same" } else { "changed" },
    })
}

/// How many findings of a report are damage.
pub(super) fn damage(report: &CheckReport) -> usize {
    let told = |code| matches!(code, FindingCode::Busy);
    report.findings.iter().filter(|finding| finding.severity == Severity::Damage || told(finding.code)).count()
}
