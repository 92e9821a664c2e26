//! Remotes: stores beyond this disk in which originals lie by their digests, and nothing else: no names, no estate.
#![cfg_attr(not(feature = "remote"), expect(dead_code, reason = "every build reads what is said of stores"))]

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::digest::Sha256;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::message::texts;
use crate::model::relations::Export;
use crate::model::text::{Line, as_text, short_name};
use crate::model::time::{Date, Year};
use crate::model::volume::Retention;

/// The largest paper that a store takes in one piece (S3): one that is put in parts has no digest of its own.
pub const LARGEST: u64 = 5 << 30;

/// The years for which what is kept for ever is locked; each `push` makes it longer.
const FOR_EVER: i32 = 90;

short_name! {
    /// What a remote is called.
    RemoteName, "vault"
}

texts!(RemoteName, Endpoint, BucketName);

/// Where a store is: `https`, or `http` to this machine alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^https?://[^/?#@]+$"))]
pub struct Endpoint(String);

impl Endpoint {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The machine that an address names, without its port.
    fn host(rest: &str) -> &str {
        match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, _)) => host,
            None => rest.split_once(':').map_or(rest, |(host, _)| host),
        }
    }
}

impl FromStr for Endpoint {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Invalid::new(Wanted::Endpoint, given, fault);
        let trimmed = given.strip_suffix('/').unwrap_or(given);
        let (is_plain, rest) = match (trimmed.strip_prefix("https://"), trimmed.strip_prefix("http://")) {
            (Some(rest), _) => (false, rest),
            (None, Some(rest)) => (true, rest),
            (None, None) => return Err(wrong(Fault::Shape("https://s3.example.com"))),
        };
        // A key, a path or a query has no place here: it would be written in the archive.
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if Self::host(rest).is_empty() || !rest.chars().all(fits) {
            return Err(wrong(Fault::Shape("https://s3.example.com")));
        }
        if is_plain && !matches!(Self::host(rest), "localhost" | "127.0.0.1" | "::1") {
            return Err(wrong(Fault::PlainHttp));
        }
        Ok(Self(trimmed.to_owned()))
    }
}

as_text!(Endpoint);

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A bucket's name (S3): lower-case letters, digits, dots and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"))]
pub struct BucketName(String);

impl BucketName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BucketName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
        let fits = given.bytes().all(|c| plain(c) || matches!(c, b'.' | b'-'));
        let ends = [given.bytes().next(), given.bytes().last()].into_iter().all(|end| end.is_some_and(plain));
        if (3..=63).contains(&given.len()) && fits && ends && !given.contains("..") {
            Ok(Self(given.to_owned()))
        } else {
            Err(Invalid::new(Wanted::Bucket, given, Fault::Shape("tower-originals")))
        }
    }
}

as_text!(BucketName);

impl fmt::Display for BucketName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How a store keeps an object from being deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LockMode {
    /// Who has the right for that may still delete it.
    #[default]
    Governance,
    /// Nobody may, whoever asks.
    Compliance,
}

impl LockMode {
    /// As the store writes it.
    pub fn header(self) -> &'static str {
        match self {
            Self::Governance => "GOVERNANCE",
            Self::Compliance => "COMPLIANCE",
        }
    }

    /// As `deedbox.toml` writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Governance => "governance",
            Self::Compliance => "compliance",
        }
    }
}

/// What `deedbox.toml` says of a remote. Its keys stand elsewhere: nothing in the archive opens a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RemoteRules {
    /// Where the store is.
    pub endpoint: Endpoint,
    pub bucket: BucketName,
    /// The region, where the store has such; else `us-east-1`, which most take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Line>,
    /// How what lies in boxes is locked until its term is over.
    #[serde(default)]
    pub lock: LockMode,
    /// For how many days the papers of present clients are locked at each push; not at all where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_days: Option<u16>,
    /// Whether `sync` pushes papers there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_sync: bool,
}

impl RemoteRules {
    /// What tells this store from every other one, whatever it is called here: where it is, and its bucket.
    pub fn mark(&self) -> StoreMark {
        let of = format!("{}/{}", self.endpoint, self.bucket);
        StoreMark(Sha256::of(of.as_bytes()).to_string().get(..16).unwrap_or_default().to_owned())
    }
}

/// What tells a store from every other one: 16 digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoreMark(String);

impl StoreMark {
    /// A mark as it was noted; none where it is none.
    pub fn noted(given: &str) -> Option<Self> {
        let is_digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        (given.len() == 16 && given.bytes().all(is_digit)).then(|| Self(given.to_owned()))
    }
}

impl fmt::Display for StoreMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The key of a content in a store.
pub fn key_of(sha256: Sha256) -> String {
    let hex = sha256.to_string();
    format!("sha256/{}/{hex}", hex.get(..2).unwrap_or_default())
}

/// Until when what lies in a box is locked: the 1 January after its term; of what is kept for ever as long as stores lock.
pub fn locked_until(retention: Retention, move_out: Date) -> Option<Date> {
    match retention.ends(move_out) {
        Some(ends) => Date::new(ends.year().number() + 1, 1, 1),
        None => Date::new(move_out.year().number() + FOR_EVER, 1, 1),
    }
}

/// One part of so many, by the digest: `3/30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentPart {
    number: u64,
    of: u64,
}

impl ContentPart {
    /// Whether a content belongs to the part.
    pub fn has(self, sha256: Sha256) -> bool {
        sha256.first_bits() % self.of == self.number - 1
    }
}

impl FromStr for ContentPart {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let read = given.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match read {
            Some((number, of)) if 1 <= number && number <= of && of <= 366 => Ok(Self { number, of }),
            _ => Err(Invalid::new(Wanted::ContentPart, given, Fault::Shape("3/30"))),
        }
    }
}

/// The name under which it is approved, among the registers of an export, that copies of a year's originals are kept in a store alone.
pub const KEPT_ELSEWHERE: &str = "originals-elsewhere";

/// The same of a volume that goes out as a bag whose papers are fetched from a store; its code stands beside it.
pub const HOLEY_BAG: &str = "holey-bag";

/// Whether an export is a bag whose papers are fetched from a store.
pub fn is_holey_bag(export: &Export) -> bool {
    export.kinds.first().is_some_and(|kind| kind.as_str() == HOLEY_BAG)
}

/// The year whose boxed originals an export lets be kept in a store alone; none of any other export.
pub fn year_kept_elsewhere(export: &Export) -> Option<Year> {
    let is_one = export.kinds.iter().map(Line::as_str).eq([KEPT_ELSEWHERE]);
    let (since, until) = (export.since?, export.until?);
    let year = since.year();
    let is_whole = Date::new(year.number(), 1, 1) == Some(since) && Date::new(year.number(), 12, 31) == Some(until);
    (is_one && is_whole).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_goes_to_this_machine_alone() {
        for good in [
            "https://s3.example.com",
            "https://s3.example.com:9000/",
            "http://localhost:8333",
            "http://127.0.0.1",
            "http://[::1]:8333",
        ] {
            assert!(good.parse::<Endpoint>().is_ok(), "{good}");
        }
        for bad in [
            "http://s3.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "ftp://x",
            "https://",
            "https://key@host",
            "https://host/path",
            "https://host?x=y",
            "s3.example.com",
            "http://127.0.0.1@evil.example",
            "https://ho st",
        ] {
            assert!(bad.parse::<Endpoint>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_key_tells_of_a_digest_and_of_nothing_else() {
        let sha256 = Sha256::of(b"");
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(key_of(sha256), format!("sha256/e3/{hex}"));
    }

    #[test]
    fn a_lock_ends_with_the_year_after_the_term() {
        let left: Date = "2026-11-30".parse().unwrap();
        assert_eq!(locked_until(Retention::Years(10), left), "2037-01-01".parse().ok());
        assert_eq!(locked_until(Retention::Permanent, left), "2116-01-01".parse().ok());
    }

    #[test]
    fn the_parts_of_a_month_are_all_of_it_once() {
        let parts: Vec<ContentPart> = (1..=30).map(|n| format!("{n}/30").parse().unwrap()).collect();
        for n in 0..200_u32 {
            let sha256 = Sha256::of(&n.to_le_bytes());
            assert_eq!(parts.iter().filter(|part| part.has(sha256)).count(), 1);
        }
        for wrong in ["0/30", "31/30", "3", "3/0", "3/367", "/", "a/b"] {
            assert!(wrong.parse::<ContentPart>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn buckets_and_remotes_are_named_as_stores_and_people_name_them() {
        for (name, good) in [
            ("tower-originals", true),
            ("ab", false),
            ("Tower", false),
            ("a..b", false),
            ("-ab", false),
            ("a/b", false),
        ] {
            assert_eq!(name.parse::<BucketName>().is_ok(), good, "{name}");
        }
        for (name, good) in
            [("vault", true), ("", false), ("Vault", false), ("a b", false), ("塔", false), ("-a", false)]
        {
            assert_eq!(name.parse::<RemoteName>().is_ok(), good, "{name}");
        }
    }
}
