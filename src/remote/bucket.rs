//! Whether a bucket is one that originals can be given to.

use crate::model::Sha256;
use crate::model::remote::BucketName;
use crate::remote::answer::{MOST_BYTES, code_in, texts_of};
use crate::remote::{Outgoing, PutEnd, Store, StoreFault};

/// What is put to see how the store does that. It is no paper, and tells of none.
const PROBE: &[u8] = b"deedbox: a store keeps what it was given first\n";

/// Bytes that come with the digest of others.
const WRONG: &[u8] = b"deedbox: a store takes no bytes but those of their digest\n";

impl Store {
    /// Checks that the bucket keeps versions, can lock objects, overwrites nothing that it was told to leave, and takes no bytes
    /// but those of the digest that comes with them.
    ///
    /// # Errors
    /// It does not; the store cannot be reached, or refuses.
    pub fn check_bucket(&self) -> Result<(), StoreFault> {
        let versioning = self.of_bucket("versioning")?;
        if texts_of(&versioning, "Status").first().map(String::as_str) != Some("Enabled") {
            return Err(StoreFault::NotVersioned(self.name.clone()));
        }
        let lock = self.of_bucket("object-lock")?;
        if texts_of(&lock, "ObjectLockEnabled").first().map(String::as_str) != Some("Enabled") {
            return Err(StoreFault::NotLockable(self.name.clone()));
        }
        let of = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or_default();
        let probe = Outgoing { sha256: Sha256::of(PROBE), size: of(PROBE), lock: None };
        // Another estate, or an earlier `add`, may have put it there: the second time counts.
        self.put(&probe, || Ok(PROBE))?;
        if !matches!(self.put(&probe, || Ok(PROBE))?, PutEnd::There) {
            return Err(StoreFault::Overwrites(self.name.clone()));
        }
        if self.takes_anything()? { Err(StoreFault::Unchecked(self.name.clone())) } else { Ok(()) }
    }

    /// Whether the store takes bytes that are not those of their digest.
    fn takes_anything(&self) -> Result<bool, StoreFault> {
        let headers = [("x-amz-checksum-sha256", super::sending::in_base64(Sha256::of(WRONG)))];
        let other: Vec<u8> = WRONG.iter().rev().copied().collect();
        let size = u64::try_from(other.len()).unwrap_or_default();
        let key = crate::model::remote::key_of(Sha256::of(WRONG));
        self.patiently(|| {
            let called = self.send((&key, None), &headers, (&mut other.as_slice(), size));
            Ok(match self.settled(called)? {
                super::calling::Tried::Done(answer) => super::calling::Tried::Done(answer.status().is_success()),
                super::calling::Tried::Again(fault) => super::calling::Tried::Again(fault),
            })
        })
    }

    /// How a bucket was made in some respect; nothing where the store has no word on it.
    fn of_bucket(&self, what: &'static str) -> Result<String, StoreFault> {
        let (status, text) = self.ask(&[(what, String::new())], MOST_BYTES)?;
        if status.is_success() {
            return Ok(text);
        }
        match code_in(&text).as_str() {
            "NoSuchBucket" => Err(self.no_bucket()),
            "ObjectLockConfigurationNotFoundError" | "NotImplemented" => Ok(String::new()),
            code => Err(StoreFault::Odd { remote: self.name.clone(), says: super::answer::told(status, code) }),
        }
    }

    pub(super) fn no_bucket(&self) -> StoreFault {
        let bucket = self.bucket.name().parse::<BucketName>();
        bucket.map_or_else(
            |_| StoreFault::Odd { remote: self.name.clone(), says: "404".to_owned() },
            |bucket| StoreFault::NoBucket { remote: self.name.clone(), bucket },
        )
    }
}
