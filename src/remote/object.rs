//! An object of a store: what it says of one, and its bytes.

use std::io::Read;

use base64::Engine as _;
use ureq::Body;
use ureq::http::Response;

use crate::model::Sha256;
use crate::model::remote::{LockMode, key_of};
use crate::model::time::Date;
use crate::remote::answer::{MOST_BYTES, texts_of};
use crate::remote::{Store, StoreFault};

/// What a store says of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectSeen {
    pub size: u64,
    /// The digest of its bytes, which the store made when it came; none where it keeps none.
    pub sha256: Option<Sha256>,
    /// The last day that it is locked; none where it is not.
    pub locked_until: Option<Date>,
    /// How it is locked; none where it is not, or by a word that nobody knows.
    pub mode: Option<LockMode>,
}

/// Why nothing lies under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing ever did, or it is gone.
    Nothing,
    /// Somebody deleted it, and its versions are there still.
    Deleted,
}

/// One of the versions of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectVersion(String);

/// The bytes of an object as they come.
pub struct Arriving {
    /// From which byte on they come: the store may send all of it although a part was asked for.
    pub from: u64,
    pub bytes: Box<dyn Read>,
}

impl ObjectSeen {
    /// Whether who has a special right may delete it, although nobody is to.
    pub fn is_weaker_than(&self, wanted: LockMode) -> bool {
        wanted == LockMode::Compliance && self.mode != Some(LockMode::Compliance)
    }
}

impl Store {
    /// What lies under the key of a content; nothing where nothing does.
    ///
    /// # Errors
    /// The store cannot be reached, or refuses.
    pub fn look(&self, sha256: Sha256) -> Result<Option<ObjectSeen>, StoreFault> {
        let mut answer = self.head(&key_of(sha256))?;
        match answer.status().as_u16() {
            200 => {}
            404 | 405 => return Ok(None),
            _ => return Err(self.odd(&mut answer)),
        }
        let size = header(&answer, "content-length").and_then(|size| size.parse().ok());
        let Some(size) = size else { return Err(self.odd(&mut answer)) };
        // A digest of digests, as an object in parts has, is none of the bytes.
        let sha256 = header(&answer, "x-amz-checksum-sha256")
            .filter(|_| header(&answer, "x-amz-checksum-type").is_none_or(|sort| sort == "FULL_OBJECT"));
        let until = header(&answer, "x-amz-object-lock-retain-until-date").and_then(|until| until.get(..10));
        let locked = header(&answer, "x-amz-object-lock-mode");
        let mode = [LockMode::Governance, LockMode::Compliance]
            .into_iter()
            .find(|mode| locked.is_some_and(|said| said.eq_ignore_ascii_case(mode.header())));
        Ok(Some(ObjectSeen {
            size,
            sha256: sha256.and_then(out_of_base64),
            locked_until: until.filter(|_| locked.is_some()).and_then(|until| until.parse().ok()),
            mode,
        }))
    }

    /// Why nothing lies under the key of a content: not every store says that with the head of what is not there.
    ///
    /// # Errors
    /// As of [`Store::look`].
    pub fn why_absent(&self, sha256: Sha256) -> Result<Absence, StoreFault> {
        // A mark that something was deleted has no size.
        let has_versions = !texts_of(&self.listed(sha256)?, "Size").is_empty();
        Ok(if has_versions { Absence::Deleted } else { Absence::Nothing })
    }

    /// The bytes of an object, or of one version of it, from some byte on.
    ///
    /// # Errors
    /// As of [`Store::look`].
    pub fn read(
        &self,
        sha256: Sha256,
        version: Option<&ObjectVersion>,
        (from, size): (u64, u64),
    ) -> Result<Option<Arriving>, StoreFault> {
        let version = version.map(|version| version.0.as_str());
        let mut answer = self.get(&key_of(sha256), version, from, size)?;
        let from = match answer.status().as_u16() {
            200 => 0,
            206 => from,
            // What is here is as long as what lies there, or longer: from the beginning, then.
            416 => return self.read(sha256, version.map(|id| ObjectVersion(id.to_owned())).as_ref(), (0, size)),
            404 | 405 => return Ok(None),
            _ => return Err(self.odd(&mut answer)),
        };
        let bytes = answer.into_body().into_with_config().limit(u64::MAX).reader();
        Ok(Some(Arriving { from, bytes: Box::new(bytes) }))
    }

    /// The versions of an object, the newest first.
    ///
    /// # Errors
    /// As of [`Store::look`].
    pub fn versions(&self, sha256: Sha256) -> Result<Vec<ObjectVersion>, StoreFault> {
        Ok(texts_of(&self.listed(sha256)?, "VersionId").into_iter().map(ObjectVersion).collect())
    }

    /// The list of the versions of an object.
    fn listed(&self, sha256: Sha256) -> Result<String, StoreFault> {
        let query = [("prefix", key_of(sha256)), ("versions", String::new())];
        let (status, text) = self.ask(&query, MOST_BYTES)?;
        if status.is_success() {
            return Ok(text);
        }
        Err(StoreFault::Odd { remote: self.name.clone(), says: status.as_u16().to_string() })
    }
}

fn header<'a>(answer: &'a Response<Body>, name: &str) -> Option<&'a str> {
    answer.headers().get(name).and_then(|value| value.to_str().ok())
}

fn out_of_base64(text: &str) -> Option<Sha256> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).ok()?;
    bytes.try_into().ok().map(Sha256::from_bytes)
}
