//! A content on its way to a store: the digest is made while it is read, and its last bytes do not leave before it is right.

use std::cell::Cell;
use std::io::{self, Read};

use base64::Engine as _;
use sha2::Digest as _;

use crate::model::Sha256;
use crate::model::remote::{LockMode, key_of};
use crate::model::time::Date;
use crate::remote::calling::{Tried, code_of};
use crate::remote::{ObjectSeen, Store, StoreFault};

/// A content that is to be put.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing {
    pub sha256: Sha256,
    pub size: u64,
    /// How, and until when, it is locked.
    pub lock: Option<(LockMode, Date)>,
}

/// What came of putting it.
#[derive(Debug)]
pub enum PutEnd {
    New,
    /// Something lies there already.
    There,
    /// What was to be sent has not the bytes that were listed; nothing lies there of it.
    AlteredHere,
    /// The store says that what came has not the digest that came with it.
    Refused,
    /// It could not be read here.
    Unread(io::Error),
}

/// Why reading stopped.
enum Stopped {
    Altered,
    Failed(io::Error),
}

/// Reads exactly what was announced, and gives the end of it only where all of it is what was listed.
struct Checked<'c> {
    from: &'c mut dyn Read,
    hasher: sha2::Sha256,
    left: u64,
    wanted: Sha256,
    stopped: &'c Cell<Option<Stopped>>,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let Some(part) = buffer.get_mut(..most).filter(|part| !part.is_empty()) else { return Ok(0) };
        let stop = |stopped| {
            self.stopped.set(Some(stopped));
            Err(io::Error::other("what was to be sent cannot be"))
        };
        let n = match self.from.read(part) {
            Ok(0) => return stop(Stopped::Altered),
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => return Err(e),
            Err(e) => return stop(Stopped::Failed(e)),
        };
        self.hasher.update(part.get(..n).unwrap_or_default());
        self.left -= u64::try_from(n).unwrap_or_default();
        if self.left == 0 && Sha256::from_bytes(self.hasher.clone().finalize().into()) != self.wanted {
            return stop(Stopped::Altered);
        }
        Ok(n)
    }
}

/// A digest as stores write it.
pub(super) fn in_base64(sha256: Sha256) -> String {
    base64::engine::general_purpose::STANDARD.encode(sha256.as_bytes())
}

/// The moment at which a lock ends: by noon in Greenwich the day has begun everywhere.
pub(super) fn lock_moment(until: Date) -> String {
    format!("{until}T12:00:00Z")
}

impl Store {
    /// Puts a content where nothing lies yet. It is opened anew for each try.
    ///
    /// # Errors
    /// The store cannot be reached, or refuses.
    pub fn put<R: Read>(&self, out: &Outgoing, mut open: impl FnMut() -> io::Result<R>) -> Result<PutEnd, StoreFault> {
        let mut headers = vec![("if-none-match", "*".to_owned()), ("x-amz-checksum-sha256", in_base64(out.sha256))];
        if let Some((mode, until)) = out.lock {
            headers.push(("x-amz-object-lock-mode", mode.header().to_owned()));
            headers.push(("x-amz-object-lock-retain-until-date", lock_moment(until)));
        }
        let key = key_of(out.sha256);
        if out.size == 0 && out.sha256 != Sha256::of(b"") {
            return Ok(PutEnd::AlteredHere);
        }
        self.patiently(|| {
            let stopped = Cell::new(None);
            let mut file = match open() {
                Ok(file) => file,
                Err(e) => return Ok(Tried::Done(PutEnd::Unread(e))),
            };
            let mut checked = Checked {
                from: &mut file,
                hasher: sha2::Sha256::new(),
                left: out.size,
                wanted: out.sha256,
                stopped: &stopped,
            };
            let called = self.send((&key, None), &headers, (&mut checked, out.size));
            match stopped.take() {
                Some(Stopped::Altered) => return Ok(Tried::Done(PutEnd::AlteredHere)),
                Some(Stopped::Failed(e)) => return Ok(Tried::Done(PutEnd::Unread(e))),
                None => {}
            }
            let mut answer = match self.settled(called)? {
                Tried::Done(answer) => answer,
                Tried::Again(fault) => return Ok(Tried::Again(fault)),
            };
            match answer.status().as_u16() {
                200..=204 => Ok(Tried::Done(PutEnd::New)),
                412 => Ok(Tried::Done(PutEnd::There)),
                404 => Err(self.no_bucket()),
                400 if is_of_digest(&code_of(&mut answer)) => Ok(Tried::Done(PutEnd::Refused)),
                _ => Err(self.odd(&mut answer)),
            }
        })
    }

    /// Makes the lock of an object end later, or stronger.
    ///
    /// # Errors
    /// As of [`Store::put`]; a lock is never made shorter.
    pub fn lengthen(
        &self,
        sha256: Sha256,
        seen: &ObjectSeen,
        (mode, until): (LockMode, Date),
    ) -> Result<(), StoreFault> {
        // The mode of a lock is changed by who could lift it, and by nobody else. That right would make it shorter too, where somebody has made
        // it longer since it was looked at: so it is looked at once more.
        let is_raised = seen.mode == Some(LockMode::Governance) && seen.is_weaker_than(mode);
        let now = if is_raised { self.look(sha256)? } else { None };
        let until = now.as_ref().and_then(|now| now.locked_until).map_or(until, |locked| locked.max(until));
        let is_raised = now.is_some_and(|now| now.mode == Some(LockMode::Governance));
        let body = format!(
            "<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>{}</Mode><RetainUntilDate>{}</RetainUntilDate></Retention>",
            mode.header(),
            lock_moment(until)
        );
        let mut headers = vec![("x-amz-checksum-sha256", in_base64(Sha256::of(body.as_bytes())))];
        if is_raised {
            headers.push(("x-amz-bypass-governance-retention", "true".to_owned()));
        }
        let size = u64::try_from(body.len()).unwrap_or_default();
        let key = key_of(sha256);
        self.patiently(|| {
            let called = self.send((&key, Some("retention")), &headers, (&mut body.as_bytes(), size));
            match self.settled(called)? {
                Tried::Done(mut answer) if !answer.status().is_success() => Err(self.odd(&mut answer)),
                Tried::Done(_) => Ok(Tried::Done(())),
                Tried::Again(fault) => Ok(Tried::Again(fault)),
            }
        })
    }
}

/// Whether a code says that bytes and digest do not fit together.
fn is_of_digest(code: &str) -> bool {
    ["BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "InvalidDigest"].contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bytes_of_other_bytes_are_never_given() {
        for (bytes, size, whole) in
            [(&b"abcdef"[..], 6, true), (b"abcdeX", 6, false), (b"abc", 6, false), (b"abcdefgh", 6, true)]
        {
            let stopped = Cell::new(None);
            let mut from = bytes;
            let (hasher, wanted) = (sha2::Sha256::new(), Sha256::of(b"abcdef"));
            let mut checked = Checked { from: &mut from, hasher, left: size, wanted, stopped: &stopped };
            let mut out = Vec::new();
            let read = checked.read_to_end(&mut out);
            assert_eq!(read.is_ok(), whole, "{bytes:?}");
            assert_eq!(out == b"abcdef", whole);
            assert_eq!(matches!(stopped.take(), Some(Stopped::Altered)), !whole);
        }
    }
}
