//! Whether a signature that fits its bytes counts: whose key it is, and whether that was in force.

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, BundleId};
use crate::archive::lookup::Uncached;
use crate::archive::signatures::keys::{KeyRing, KeyStanding, Vouched};
use crate::archive::signatures::{ActHead, OfKey};
use crate::archive::storage_error::StorageError;
use crate::archive::{Archive, seals};
use crate::model::signing::{Fingerprint, Signable, Signature, SshKey};
use crate::model::{BundlePath, EntryName, Finding, FindingCode, Kind, Moment};

/// A record or an event beside which a signature lies that fits its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedEntry {
    pub bundle: BundleId,
    /// What it is.
    pub name: EntryName,
    /// Its signature, in its bundle.
    pub signature: BundlePath,
    pub head: ActHead,
    /// The key by which it was made.
    pub key: SshKey,
    /// Of what adds a key, that key.
    pub adds: Option<SshKey>,
}

impl SignedEntry {
    /// The path of the signature in the archive.
    pub fn path(&self) -> String {
        format!("{}/{}", self.bundle, self.signature)
    }
}

/// What is wrong with signatures that fit, each with whose it is; the keys are those of the staff as it lies on disk. Where the staff
/// cannot be read, that was told, and of keys nothing is known.
pub fn judge(archive: &Archive, signed: &[SignedEntry]) -> Vec<Finding> {
    if signed.is_empty() {
        return Vec::new();
    }
    let Ok(ring) = KeyRing::read(&mut Uncached::new(archive)) else { return Vec::new() };
    let mut sealed = SealedWhen { archive, known: BTreeMap::new() };
    let faults = signed.iter().filter_map(|entry| fault(&ring, entry, &mut sealed));
    faults.chain(signed.iter().filter_map(|entry| not_vouched(&ring, entry))).collect()
}

/// That a key came into force by no other one, although others had been in force before: whoever ended them, or the role of who had them,
/// needs no key for that.
fn not_vouched(ring: &KeyRing, entry: &SignedEntry) -> Option<Finding> {
    let key = ring.added_by(entry.name).filter(|_| entry.bundle == BundleId::Staff)?;
    match (key.vouched, key.since) {
        (Vouched::Itself { after: after @ 1.. }, Some(since)) => {
            let path = format!("{}/{}", entry.bundle, layout::entry_path(entry.name));
            let told = format!("{} {} {} {after}", key.key.fingerprint(), key.person, since.date());
            Some(Finding::new(FindingCode::KeyNotVouched, path).with(told))
        }
        _ => None,
    }
}

fn fault(ring: &KeyRing, entry: &SignedEntry, sealed: &mut SealedWhen) -> Option<Finding> {
    let SignedEntry { bundle, signature, head, key, adds, .. } = entry;
    let told = |code| Finding::new(code, entry.path()).with(key.fingerprint());
    if head.of_key == OfKey::Adds {
        return (adds.as_ref() != Some(key)).then(|| told(FindingCode::OtherSigner));
    }
    match ring.standing(&head.by, key, head.at) {
        KeyStanding::Good => None,
        KeyStanding::Lost(from) => {
            // A seal is its own proof: it was made before, or it is no good to anybody.
            let is_seal = head.what == Signable::Kind(Kind::Seal);
            let is_proved = is_seal && head.at < from || sealed.of(bundle, signature).is_some_and(|at| at < from);
            (!is_proved).then(|| told(FindingCode::KeyNotInForce))
        }
        // What a key says of itself is no claim of anybody's once somebody else has approved it.
        KeyStanding::NotInForce => {
            let is_spent = head.of_key == OfKey::Approves && ring.is_spent(key, entry.name);
            (!is_spent).then(|| told(FindingCode::KeyNotInForce))
        }
        KeyStanding::Others(who) => Some(Finding::new(FindingCode::OtherSigner, entry.path()).with(who)),
        KeyStanding::Unknown => Some(told(FindingCode::UnknownSigner)),
    }
}

/// When files were first sealed.
struct SealedWhen<'a> {
    archive: &'a Archive,
    known: BTreeMap<BundleId, BTreeMap<BundlePath, seals::ProvedBy>>,
}

impl SealedWhen<'_> {
    fn of(&mut self, bundle: &BundleId, path: &BundlePath) -> Option<Moment> {
        let archive = self.archive;
        let files = self.known.entry(bundle.clone()).or_insert_with(|| seals::proved_by(archive, bundle));
        files.get(path).map(|proved| proved.at)
    }
}

/// Whether something is signed, and whether that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureState {
    /// No signature lies beside it.
    Unsigned,
    /// It is signed by this key, and that counts.
    Signed(Fingerprint),
    /// A signature lies beside it and does not count, for this reason.
    Bad(FindingCode),
}

impl SignatureState {
    /// The code of it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Signed(_) => "signed",
            Self::Bad(code) => code.as_str(),
        }
    }

    /// The key by which it was signed, where that counts.
    pub fn key(&self) -> Option<&Fingerprint> {
        if let Self::Signed(key) = self { Some(key) } else { None }
    }
}

/// Whether a record or an event of a bundle is signed, and whether that counts.
///
/// # Errors
/// Its bytes, or those of the signature, are not those that are listed.
pub fn state_of(
    archive: &Archive,
    ring: &KeyRing,
    bundle: &Bundle,
    (name, head): (EntryName, ActHead),
    adds: Option<SshKey>,
) -> Result<SignatureState, StorageError> {
    let path = layout::signature_path(name);
    let Some((signature, _)) = bundle.listing().files.get_key_value(path.as_str()) else {
        return Ok(SignatureState::Unsigned);
    };
    let read = Signature::read(&bundle.bytes(archive.reader(), &path)?);
    let bytes = bundle.bytes(archive.reader(), &layout::entry_path(name))?;
    let Some(read) = read.filter(|read| read.fits(&bytes)) else {
        return Ok(SignatureState::Bad(FindingCode::BadSignature));
    };
    let (key, signature) = (read.key().clone(), signature.clone());
    let entry = SignedEntry { bundle: bundle.id.clone(), name, signature, head, key, adds };
    let mut sealed = SealedWhen { archive, known: BTreeMap::new() };
    Ok(match fault(ring, &entry, &mut sealed) {
        Some(finding) => SignatureState::Bad(finding.code),
        None => SignatureState::Signed(entry.key.fingerprint()),
    })
}
