//! What lies in a lake beside the tables: the catalogue, which says what counts, and the publications that it names.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::digest::Sha256;
use crate::model::lake::{LakeCode, NO_YEAR};
use crate::model::settings::EstateId;
use crate::model::text::as_text_of;
use crate::model::time::Date;

/// The catalogue's file.
pub const CATALOGUE: &str = "catalogue.json";

/// What counts of a lake: one publication of each estate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LakeCatalogue {
    pub schema: u32,
    /// The estates by their codes.
    #[serde(deserialize_with = "each_once")]
    pub estates: BTreeMap<LakeCode, LakeEntry>,
}

/// What counts of an estate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LakeEntry {
    /// The archive's own id, by which two estates of one code are told apart.
    pub id: EstateId,
    /// The number of the publication.
    pub publication: u32,
    /// Where it lies.
    pub manifest: String,
    /// The digest of its bytes.
    pub sha256: Sha256,
}

/// What an estate published: every file with rows, and of what it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LakePublication {
    pub schema: u32,
    pub estate: LakeCode,
    pub id: EstateId,
    pub publication: u32,
    /// The program that made it.
    pub program: String,
    /// When, by the clock of the export.
    pub exported_at: String,
    /// The estate's day of it.
    pub day: DayText,
    /// The days of which the facts tell.
    pub days: Vec<DayText>,
    pub currency: String,
    pub utc_offset: String,
    /// Whether names, phones and free text went along.
    pub personal: bool,
    /// The commit of the archive, where git keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// The digest of the manifests and settings of which it was made.
    pub sources: Sha256,
    pub files: Vec<PublishedFile>,
}

/// A file of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PublishedFile {
    pub table: String,
    /// The year of its rows; `0000` of rows that are of no year.
    pub year: String,
    pub path: String,
    pub rows: u64,
    pub bytes: u64,
    pub sha256: Sha256,
    /// The first and the last day of its rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_day: Option<DayText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_day: Option<DayText>,
}

/// A day as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayText(pub Date);

as_text_of!(DayText);

impl LakeCatalogue {
    pub fn empty() -> Self {
        Self { schema: super::SCHEMA, estates: BTreeMap::new() }
    }
}

impl LakePublication {
    /// Where the publication of a number lies.
    pub fn path(estate: &LakeCode, number: u32) -> String {
        format!("publications/{estate}/{number:06}.json")
    }

    /// Its text: a line a file, so that two can be compared.
    pub fn text(&self) -> Option<String> {
        let mut text = serde_json::to_string_pretty(self).ok()?;
        text.push('\n');
        Some(text)
    }

    /// Whether another says the same of the same day, whenever it was made: then there is nothing new.
    pub fn says_as(&self, other: &Self) -> bool {
        // The table of the estate has the moment of the export in it.
        let of = |publication: &Self| -> Vec<PublishedFile> {
            publication.files.iter().filter(|file| file.table != ESTATES).cloned().collect()
        };
        let about = |of: &Self| {
            (
                of.schema,
                of.estate.clone(),
                of.id.clone(),
                of.personal,
                of.day,
                of.currency.clone(),
                of.utc_offset.clone(),
            )
        };
        about(self) == about(other) && of(self) == of(other)
    }
}

/// The table of the estate itself.
pub const ESTATES: &str = "estates";

impl PublishedFile {
    /// Where a file of a table lies: named by its content.
    pub fn path_of(estate: &LakeCode, (table, year): (&str, &str), sha256: Sha256) -> String {
        let hex = sha256.to_string();
        format!("{}/{}.parquet", Self::folder_of(estate, (table, year)), hex.get(..16).unwrap_or(&hex))
    }

    fn folder_of(estate: &LakeCode, (table, year): (&str, &str)) -> String {
        format!("data/{table}/estate={estate}/year={year}")
    }

    /// Whether it is named as files of an estate's tables are: then its path leads nowhere else.
    pub fn is_named_right(&self, estate: &LakeCode) -> bool {
        let plain = !self.table.is_empty() && self.table.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        plain && is_year(&self.year) && self.path == Self::path_of(estate, (&self.table, &self.year), self.sha256)
    }
}

fn is_year(text: &str) -> bool {
    text == NO_YEAR || text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a path of a lake is that of a file of a table.
pub fn is_table_file(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let [data, table, estate, year, name] = parts.as_slice() else { return false };
    let hex = name.strip_suffix(".parquet").unwrap_or_default();
    *data == "data"
        && !table.is_empty()
        && estate.strip_prefix("estate=").is_some_and(|code| code.parse::<LakeCode>().is_ok())
        && year.strip_prefix("year=").is_some_and(is_year)
        && hex.len() == 16
        && hex.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
}

/// Reads estates of which each stands once: of two of one name JSON would let the last one count.
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<LakeCode, LakeEntry>, D::Error> {
    struct Once;

    impl<'de> Visitor<'de> for Once {
        type Value = BTreeMap<LakeCode, LakeEntry>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("estates by their codes")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut estates = BTreeMap::new();
            while let Some((code, entry)) = map.next_entry::<LakeCode, LakeEntry>()? {
                if estates.contains_key(&code) {
                    return Err(serde::de::Error::custom(format!("`{code}` stands twice")));
                }
                estates.insert(code, entry);
            }
            Ok(estates)
        }
    }
    from.deserialize_map(Once)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estate_stands_once() {
        let entry =
            r#"{ "id": "k7m2q3zd", "publication": 1, "manifest": "publications/a/000001.json", "sha256": "HEX" }"#;
        let entry = entry.replace("HEX", &"0".repeat(64));
        let read = |estates: &str| {
            serde_json::from_str::<LakeCatalogue>(&format!(r#"{{"schema":1,"estates":{{{estates}}}}}"#))
        };
        assert_eq!(read(&format!(r#""a": {entry}"#)).unwrap().estates.len(), 1);
        assert_eq!(read("").unwrap(), LakeCatalogue::empty());
        let twice = read(&format!(r#""a": {entry}, "a": {entry}"#)).unwrap_err().to_string();
        assert!(twice.contains("stands twice"), "{twice}");
    }

    #[test]
    fn only_files_of_tables_are_taken_for_such() {
        assert!(is_table_file("data/charges/estate=tower-a/year=2025/0123456789abcdef.parquet"));
        for other in [
            "data/charges/estate=tower-a/year=2025/0123456789abcdef.csv",
            "data/charges/estate=tower-a/year=25/0123456789abcdef.parquet",
            "data/charges/estate=../year=2025/0123456789abcdef.parquet",
            "data/charges/0123456789abcdef.parquet",
            "catalogue.json",
        ] {
            assert!(!is_table_file(other), "{other}");
        }
    }
}
