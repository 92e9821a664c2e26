//! Failures of the machine, and damage.

use crate::archive::{GivenFault, StorageError, Verb};
use crate::cli::words::Told;

pub(super) fn storage(error: &StorageError) -> Told {
    match error {
        StorageError::Io { verb, path, source } => io(*verb, &path.display().to_string(), source),
        StorageError::NoArchive(path) => Told::new(
            format!("there is no archive at {} or above it", path.display()),
            "`deedbox init DIR --name NAME` makes one; `-C DIR` names one",
        ),
        StorageError::Outside(name) => {
            Told::new(format!("{name} leads out of its folder"), "put it beside the file that names it")
        }
        StorageError::NewerFormat { found, known } => Told::new(
            format!("this archive is of format {found}, and this deedbox knows formats up to {known}"),
            "a newer deedbox reads it",
        ),
        StorageError::Text { path, line, says } if path == crate::archive::layout::SETTINGS => {
            let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
            Told::new(
                format!("{place} cannot be understood"),
                "correct that line; `git diff deedbox.toml` shows what changed",
            )
            .because(says.clone())
        }
        StorageError::Text { path, line, says } => {
            let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
            Told::new(
                format!("{place} cannot be understood"),
                "`deedbox verify` says whether it was altered; git has what it was",
            )
            .because(says.clone())
        }
        StorageError::Altered(path) => Told::new(
            format!("{path} is not as it was listed"),
            "`deedbox verify` tells what is wrong; bring it back from git or a backup",
        ),
        StorageError::Missing(path) => Told::new(
            format!("{path} is listed and not there"),
            "`deedbox verify` tells what is wrong; bring it back from git or a backup",
        ),
        StorageError::Unlisted(path) => Told::new(
            format!("{path} is listed by no manifest"),
            "`deedbox mend --adopt PATH --reason TEXT` lists it; or move it out of the archive",
        ),
        StorageError::Manifest { path, line: Some(line), text } => Told::new(
            format!("{path}:{line} is not a manifest's line: `{text}`"),
            "`deedbox mend` unites what git left as a conflict; else bring it back from git",
        ),
        StorageError::Manifest { path, line: None, text } => Told::new(
            format!("{path} lists {text} with another digest than a manifest beside it"),
            "`deedbox verify` tells which of them fits",
        ),
        StorageError::Given { path, fault } => given(path, *fault),
        StorageError::NotPlain(path) => Told::new(
            format!("{path} is a link, or neither file nor folder"),
            "put the real file or folder in its place; deedbox follows no links",
        ),
        StorageError::TooLarge(path) => {
            Told::new(format!("{path} is larger than such a file can be"), "bring it back from git or a backup")
        }
        StorageError::UnknownKey { path, key } if path == crate::archive::layout::SETTINGS => Told::new(
            format!("{path} has the key `{key}`, which is none of its rules, so nothing is written"),
            "correct it; `deedbox schema deedbox` lists the keys",
        ),
        StorageError::UnknownKey { path, key } => Told::new(
            format!("{path} has the key `{key}`, which this deedbox does not know, so nothing is written beside it"),
            "a newer deedbox knows it; or it was edited by hand: `deedbox verify`",
        ),
        StorageError::Busy { what, waited } => {
            let what = if what.is_empty() { "the archive".to_owned() } else { format!("{what}/") };
            Told::new(
                format!("another deedbox has been writing {what} for {} s", waited.as_secs()),
                "`--wait SECONDS` waits longer",
            )
        }
        StorageError::Occupied(path) => Told::new(
            format!("{path} is there already, with other bytes than those that belong there"),
            "move it out of the archive, and run the command again",
        ),
        StorageError::Journal(path) => Told::new(
            format!("{path} cannot be understood: it should say what a stopped command was about to do"),
            "`deedbox verify` tells what is there; then move that file out of the archive",
        ),
        StorageError::CannotFinish { path, source } => Told::new(
            format!("a stopped command's change waits to be finished, and this archive cannot be written: {path}"),
            "run any deedbox command where the archive can be written",
        )
        .because(source.to_string()),
        StorageError::Unsettled(path) => Told::new(
            format!("the manifests of {path} keep changing"),
            "wait until git is done, and run the command again",
        ),
        StorageError::NoChance(says) => Told::new("the system gave no random bytes", "try again").because(says.clone()),
    }
}

fn given(path: &str, fault: GivenFault) -> Told {
    match fault {
        GivenFault::Missing => Told::new(format!("there is no {path}"), "look whether the path is right"),
        GivenFault::NotPlain => {
            Told::new(format!("{path} is neither a file nor a folder that can be read"), "name a plain file")
        }
        GivenFault::Taken => Told::new(format!("{path} is there already"), "name another file, or take that one away"),
        GivenFault::InArchive => Told::new(
            format!("{path} lies in the archive, among what deedbox alone writes"),
            "name a place outside the archive, or in its `inbox`",
        ),
    }
}

fn io(verb: Verb, path: &str, source: &std::io::Error) -> Told {
    let doing = match verb {
        Verb::Read => "read",
        Verb::Write => "write",
        Verb::Make => "make the folder",
        Verb::Place => "put in place",
        Verb::Sync => "make sure of",
        Verb::Lock => "lock",
        Verb::Remove => "clear away",
    };
    let mend = match source.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            "make room on the disk, and run the command again"
        }
        std::io::ErrorKind::PermissionDenied => "ask who keeps the machine for the right to it",
        std::io::ErrorKind::NotFound => "look whether the path is right",
        std::io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only here",
        _ => "look after the disk; what was acknowledged before is safe",
    };
    Told::new(format!("cannot {doing} {path}"), mend).because(source.to_string())
}
