//! The places of an archive at which a change may put something, or take something from. A journal names nothing else: what
//! lies outside the archive, in git's folder, among the settings or in the private folder has no name here.

use std::fmt;
use std::str::FromStr;

use crate::archive::bag;
use crate::archive::layout::{
    BundleId, CATALOGUE_CSV, CATALOGUE_HTML, DATA, FORMAT_TEXT, LABELS_HTML, MANIFESTS, MOVED_OUT, SCHEMA, SETTINGS,
    bundle_at, is_manifest_name,
};
use crate::model::{BundlePath, Year};

/// Beside the settings, the description of the format and the schemas: what a new archive begins with.
const BEGINNINGS: [&str; 5] = [SETTINGS, FORMAT_TEXT, "tombi.toml", ".gitattributes", ".gitignore"];

/// A place that the format knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Spot {
    /// A file of a bundle.
    Data(BundleId, BundlePath),
    Manifest(BundleId, BundlePath),
    /// A file that closes a volume.
    Closing(BundleId, BundlePath),
    /// A print of a year's boxes.
    Print(Year, String),
    /// What a new archive begins with, where there is none yet.
    Beginning(String),
}

/// What is no place of the format.
#[derive(Debug, thiserror::Error)]
#[error("no place of the format: {0}")]
pub struct NoSpot(pub String);

impl FromStr for Spot {
    type Err = NoSpot;

    fn from_str(given: &str) -> Result<Self, NoSpot> {
        let spot = parsed(given).filter(|spot| spot.to_string() == given);
        spot.ok_or_else(|| NoSpot(given.to_owned()))
    }
}

fn parsed(given: &str) -> Option<Spot> {
    if let Some((bundle, inside)) = bundle_at(given) {
        let path: BundlePath = inside.parse().ok()?;
        return match inside.split_once('/') {
            Some((DATA, _)) => Some(Spot::Data(bundle, path)),
            Some((MANIFESTS, name)) if is_manifest_name(name) => Some(Spot::Manifest(bundle, path)),
            None if bag::FILES.contains(&inside)
                && matches!(bundle, BundleId::Client(..) | BundleId::Boxed(..) | BundleId::Late(_)) =>
            {
                Some(Spot::Closing(bundle, path))
            }
            _ => None,
        };
    }
    if let Some((year, name)) = given.strip_prefix(MOVED_OUT).and_then(|below| below.strip_prefix('/')?.split_once('/'))
    {
        let is_print = [CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML].contains(&name);
        return is_print.then(|| year.parse().ok()).flatten().map(|year| Spot::Print(year, name.to_owned()));
    }
    let schema = given.strip_prefix(SCHEMA).and_then(|below| below.strip_prefix('/')).is_some_and(|name| {
        let stem = name.strip_suffix(".json").unwrap_or_default();
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    (schema || BEGINNINGS.contains(&given)).then(|| Spot::Beginning(given.to_owned()))
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(bundle, path) | Self::Manifest(bundle, path) | Self::Closing(bundle, path) => {
                write!(f, "{bundle}/{path}")
            }
            Self::Print(year, name) => write!(f, "{MOVED_OUT}/{year}/{name}"),
            Self::Beginning(name) => f.write_str(name),
        }
    }
}

impl TryFrom<String> for Spot {
    type Error = NoSpot;

    fn try_from(given: String) -> Result<Self, NoSpot> {
        given.parse()
    }
}

impl From<Spot> for String {
    fn from(spot: Spot) -> Self {
        spot.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_format_writes_has_a_name() {
        for path in [
            "staff/data/records/2026-03-01-person-x4p9.toml",
            "staff/manifests/q3zd.sha256",
            "units/12/1203/room/data/unit.toml",
            "units/12/1203/2021-03-01_宏達貿易_7k2m/data/originals/unit/x.pdf",
            "units/12/1203/2021-03-01_acme_7k2m/bagit.txt",
            "moved-out/2025/12/box-01/1203_2021-03-01_acme_7k2m/manifests/q3zd.sha256",
            "moved-out/late/1203_2021-03-01_acme_7k2m/data/cover.toml",
            "moved-out/2025/catalogue.csv",
            "registers/boxes/2025/data/records/x.toml",
            "deedbox.toml",
            "schema/loan.json",
        ] {
            assert_eq!(path.parse::<Spot>().map(|spot| spot.to_string()).ok().as_deref(), Some(path));
        }
    }

    #[test]
    fn what_it_does_not_write_has_none() {
        for path in [
            "",
            "/etc/cron.d/x",
            "/home/wong/.bashrc",
            "../x",
            "staff/../.git/hooks/post-checkout",
            "staff/data/../../x",
            "staff/data",
            "staff/data/",
            "staff//data/x",
            "staff/manifests/old/q3zd.sha256",
            "staff/manifests/q3zd.txt",
            "staff/bagit.txt",
            ".git/hooks/post-checkout",
            ".git/config",
            ".GIT/config",
            ".deedbox/writer",
            ".deedbox/staging/aaaabbbbcccc.journal",
            "inbox/key",
            "units/12/1203/.git/hooks/x",
            "units/12/1203/2021-03-01_acme_7k2m/hooks/x",
            "Units/12/1203/room/data/unit.toml",
            "moved-out/2025/x.html",
            "moved-out/2025/box-1/x",
            "schema/../x.json",
            "schema/.json",
            ".gitmodules",
            "x.toml",
        ] {
            assert!(path.parse::<Spot>().is_err(), "{path}");
        }
    }
}
