//! Which language deedbox speaks: known before the command line is parsed, because help and refusals speak it too.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::archive::{Archive, Disk};
use crate::cli::environment::Languages;
use crate::model::language::Language;

/// The language: `--lang`, `DEEDBOX_LANG`, the user's settings, the locale, the estate's setting; English else.
pub(super) fn of(args: &[OsString], languages: &Languages, here: &Path) -> Language {
    let told = value_of(args, &["--lang"]).and_then(|told| Language::told(told.to_str()?));
    told.or(languages.chosen).or(languages.locale).or_else(|| of_estate(args, languages, here)).unwrap_or(Language::En)
}

/// The setting of the estate that the command is about, where there is one that can be read.
fn of_estate(args: &[OsString], languages: &Languages, here: &Path) -> Option<Language> {
    let archive = archive_at(&root_of(args, languages, here)?)?;
    Some(archive.settings().language)
}

/// Where the archive of a command line lies that is not parsed yet.
pub(super) fn root_of(args: &[OsString], languages: &Languages, here: &Path) -> Option<PathBuf> {
    match value_of(args, &["-C"]).map(PathBuf::from).or_else(|| languages.archive.clone()) {
        Some(folder) => Some(here.join(folder)),
        None => Archive::find(here).ok(),
    }
}

/// The archive in a folder, where there is one that can be read; nothing of it is finished or changed.
pub(super) fn archive_at(root: &Path) -> Option<Archive> {
    Archive::open(root, Disk::new(None)).ok()
}

/// The value of an option, the last that is given, before `--`: `--lang en`, `--lang=en`, `-Cdir`.
fn value_of(args: &[OsString], names: &[&str]) -> Option<OsString> {
    let mut found = None;
    let mut words = args.iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let Some(shown) = word.to_str() else { continue };
        for name in names {
            match shown.strip_prefix(name) {
                Some("") => found = words.next().cloned().or(found.take()),
                Some(rest) if name.starts_with("--") => {
                    found = rest.strip_prefix('=').map(OsString::from).or(found.take());
                }
                Some(rest) => found = Some(OsString::from(rest.strip_prefix('=').unwrap_or(rest))),
                None => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_comes_first_then_the_user_then_the_locale() {
        let here = Path::new("/");
        let languages =
            Languages { chosen: Some(Language::ZhHans), locale: Some(Language::En), ..Languages::default() };
        assert_eq!(of(&args("deedbox --lang zh-Hant status"), &languages, here), Language::ZhHant);
        assert_eq!(of(&args("deedbox status --lang=en"), &languages, here), Language::En);
        assert_eq!(of(&args("deedbox status"), &languages, here), Language::ZhHans);
        assert_eq!(of(&args("deedbox file -- --lang=en"), &languages, here), Language::ZhHans);
        let languages = Languages { chosen: None, ..languages };
        assert_eq!(of(&args("deedbox status"), &languages, here), Language::En);
    }
}
