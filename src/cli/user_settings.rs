//! A person's own settings: `config.toml` in the folder for settings (`~/.config/deedbox`), read once and written by `config` and `init`.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::archive::{Disk, short_text};
use crate::error::{Input, Result};
use crate::model::StaffId;
use crate::model::language::Language;

/// What a person's own settings say.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserSettings {
    /// Who acts.
    pub staff: Option<StaffId>,
    /// The language.
    pub lang: Option<Language>,
    /// The file of the public key by which they sign.
    pub signing_key: Option<String>,
    /// The folder with the keys of encrypted papers.
    pub key_box: Option<String>,
    /// The file with the secret half of the key by which they open papers.
    pub identity: Option<String>,
}

/// The settings, and what is wrong with the file, where it cannot be read.
#[derive(Clone, Debug, Default)]
pub struct UserFile {
    pub settings: UserSettings,
    pub path: Option<PathBuf>,
    fault: Option<String>,
}

impl UserFile {
    /// Reads it; a file that is not there says nothing.
    pub fn read() -> Self {
        let path =
            etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("deedbox").join("config.toml"));
        let text = path.as_deref().and_then(short_text);
        match text.map(|text| toml::from_str(&text)) {
            None => Self { path, ..Self::default() },
            Some(Ok(settings)) => Self { settings, path, fault: None },
            Some(Err(e)) => Self { path, fault: Some(one_line(&e.to_string())), ..Self::default() },
        }
    }

    /// The settings, once it is known that all of the file was understood.
    ///
    /// # Errors
    /// It was not: a setting that is not understood would act as if it were another.
    pub fn check(&self) -> Result<()> {
        match (&self.fault, &self.path) {
            (Some(says), Some(path)) => {
                Err(Input::UserSettings { file: path.display().to_string(), says: says.clone() }.into())
            }
            _ => Ok(()),
        }
    }
}

/// Sets a key in the file, and leaves every other line of it as it is; an empty value takes the key out.
///
/// # Errors
/// The file cannot be read or written.
pub fn set(disk: &Disk, path: &Path, key: &str, value: &str) -> Result<()> {
    let before = short_text(path).unwrap_or_default();
    let line = (!value.is_empty()).then(|| format!("{key} = {}", toml::Value::String(value.to_owned())));
    let is_of_key = |line: &&str| line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
    let kept = before.lines().filter(|line| !is_of_key(line)).map(str::to_owned);
    // A key of the top stands before every table.
    let text: String = line.into_iter().chain(kept).map(|line| line + "\n").collect();
    Ok(disk.write_settings(path, text.as_bytes())?)
}

/// What the reader of TOML says, without the picture of the line.
fn one_line(says: &str) -> String {
    let told: Vec<&str> = says.lines().filter(|line| !line.contains('|')).map(str::trim).collect();
    told.join(" ").trim().to_owned()
}
