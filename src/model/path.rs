//! Paths inside a bundle, and the lines by which manifests list them.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::digest::Sha256;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::settings::EstateId;
use crate::model::text;
use crate::model::text::as_text;

/// A path inside a bundle: relative, `/` between parts, without `.`, `..`, backslashes or control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct BundlePath(String);

impl BundlePath {
    /// The longest path, in bytes.
    pub const MAX_BYTES: usize = 1000;

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folder it lies in; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl Borrow<str> for BundlePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromStr for BundlePath {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let fault = if given.is_empty() {
            Fault::Empty
        } else if Self::MAX_BYTES < given.len() {
            Fault::TooLong(Self::MAX_BYTES)
        } else if let Some(odd) = given.chars().find(|c| *c == '\\' || text::is_control(*c)) {
            Fault::Character(odd)
        } else if given.split('/').any(|part| matches!(part, "" | "." | "..")) {
            Fault::Shape("data/originals/contracts/2026-03-01-lease-m3v8.pdf")
        } else {
            return Ok(Self(given.to_owned()));
        };
        Err(Invalid::new(Wanted::BundlePath, given, fault))
    }
}

/// Where a record or an event says that it lies: `<id of the estate>/<identity of the bundle>`. It is what a file says, compared
/// and never taken as a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LiesIn(String);

impl LiesIn {
    /// A bundle's place in an estate.
    pub fn new(estate: &EstateId, identity: &str) -> Self {
        Self(format!("{}/{identity}", estate.as_str()))
    }

    /// The place as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

as_text!(BundlePath);

impl fmt::Display for BundlePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A file of a bundle with its digest: a manifest's line, `<sha256>  <path>`, as `sha256sum` writes and checks it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Listed {
    /// The digest of the file's bytes.
    #[schemars(skip)]
    pub sha256: Sha256,
    /// Where it lies in the bundle.
    #[schemars(skip)]
    pub path: BundlePath,
}

impl FromStr for Listed {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::BundlePath, given, Fault::Shape("<sha256>  data/…"));
        let (digest, rest) = given.split_at_checked(64).ok_or_else(wrong)?;
        let path = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *")).ok_or_else(wrong)?;
        Ok(Self {
            sha256: digest.parse().map_err(|_| wrong())?,
            path: path.strip_prefix("./").unwrap_or(path).parse()?,
        })
    }
}

as_text!(Listed);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}", self.sha256, self.path)
    }
}
