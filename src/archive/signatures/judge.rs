//! Whether a signature that fits its bytes counts: whose key it is, and whether that was in force.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, BundleId};
use crate::archive::lookup::Uncached;
use crate::archive::signatures::keys::{KeyRing, KeyStanding, Vouched, signer_of};
use crate::archive::signatures::{ActHead, OfKey};
use crate::archive::storage_error::StorageError;
use crate::archive::{Archive, seals};
use crate::model::event::EventBody;
use crate::model::signing::{Fingerprint, Signable, Signature, SignatureFit, SshKey};
use crate::model::{Action, BundlePath, EntryName, Finding, FindingCode, Kind, Moment, Sha256, StaffId};

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

/// What is found of signatures that fit.
#[derive(Clone, Debug, Default)]
pub struct SignaturesJudged {
    /// What is wrong with them.
    pub faults: Vec<Finding>,
    /// The paths of those by a lost key that count because whoever signed did so again.
    pub again: BTreeSet<String>,
}

/// Judges signatures that fit, each with whose it is; the keys are those of the staff as it lies on disk. Where the staff cannot be read,
/// that was told, and of keys nothing is known.
pub fn judge(archive: &Archive, signed: &[SignedEntry]) -> SignaturesJudged {
    let mut judged = SignaturesJudged::default();
    if signed.is_empty() {
        return judged;
    }
    let Ok(ring) = KeyRing::read(&mut Uncached::new(archive)) else { return judged };
    let mut sealed = SealedWhen { archive, known: BTreeMap::new() };
    for entry in signed {
        match standing(&ring, entry, &mut sealed) {
            Judged::Counts => {}
            Judged::Again(_) => drop(judged.again.insert(entry.path())),
            Judged::Bad(finding) => judged.faults.push(finding),
        }
    }
    judged.faults.extend(signed.iter().filter_map(|entry| not_vouched(&ring, entry)));
    judged
}

/// Whether a signature that fits counts.
enum Judged {
    Counts,
    /// By this key, with which whoever had signed by a lost one signed again.
    Again(SshKey),
    Bad(Finding),
}

/// Whether a signature that fits counts, by itself or because it was made again.
fn standing(ring: &KeyRing, entry: &SignedEntry, sealed: &mut SealedWhen) -> Judged {
    match fault(ring, entry, sealed) {
        None => Judged::Counts,
        Some(finding) => match again(ring, entry, sealed) {
            Some(key) => Judged::Again(key),
            None => Judged::Bad(finding),
        },
    }
}

/// The key by which an act was signed again, by whoever had signed it with one that was lost since: its very bytes and those of the
/// signature, by another key that counts and is nobody's who has a lost one. What is about keys is signed once: else a lost key could bring
/// in the one that vouches for it. Where the event of it cannot be read, that was told.
fn again(ring: &KeyRing, entry: &SignedEntry, sealed: &mut SealedWhen) -> Option<SshKey> {
    let SignedEntry { bundle: id, name, signature, head, key, .. } = entry;
    let is_lost = matches!(ring.standing(&head.by, key, head.at), KeyStanding::Lost(_));
    if !is_lost || head.of_key != OfKey::None || head.what == Signable::Action(Action::SignedAgain) {
        return None;
    }
    let (archive, stem) = (sealed.archive, name.record());
    let bundle = archive.bundle(id).ok()?;
    let path = layout::entry_path(*name);
    let files = &bundle.listing().files;
    let lines = [path.as_str(), signature.as_str()].map(|path| files.get_key_value(path));
    let events = bundle.events(archive.reader(), stem).ok()?;
    events.iter().find_map(|named| {
        let EventBody::SignedAgain(deed) = &named.event.deed else { return None };
        let made = &named.event.head;
        let covers = |line: &Option<(&BundlePath, &Sha256)>| {
            line.is_some_and(|(path, sha256)| deed.covers.iter().any(|of| of.path == *path && of.sha256 == *sha256))
        };
        if made.by != head.by || made.of.map(|of| of.0) != Some(*name) || !lines.iter().all(covers) {
            return None;
        }
        let event = EntryName::Event(stem, named.step);
        let signer = signer_of(&bundle, archive.reader(), event).ok()??;
        let by_that = SignedEntry {
            bundle: id.clone(),
            name: event,
            signature: layout::signature_path(event).parse().ok()?,
            head: ActHead::of_event(&named.event),
            key: signer.clone(),
            adds: None,
        };
        let counts = signer != *key && fault(ring, &by_that, sealed).is_none();
        let mut was_before = |approval, lost| sealed.was_before(approval, lost);
        (counts && ring.is_sound(&made.by, &signer, made.at, &mut was_before)).then_some(signer)
    })
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
            // Of an approval of a key nothing is claimed that who has the lost key could forge, where the key is the very one, or is its
            // owner's by others as well.
            let mut is_idle = || {
                let mut was_before = |approval, lost| sealed.was_before(approval, lost);
                head.of_key == OfKey::Approves && ring.approves_nothing_new(key, entry.name, &mut was_before)
            };
            (!is_proved && !is_idle()).then(|| told(FindingCode::KeyNotInForce))
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

/// Whether a person's key can sign again at a moment what a lost one signed.
pub fn can_sign_again(archive: &Archive, ring: &KeyRing, (person, key): (&StaffId, &SshKey), at: Moment) -> bool {
    let mut sealed = SealedWhen { archive, known: BTreeMap::new() };
    let mut was_before = |approval, lost| sealed.was_before(approval, lost);
    ring.is_sound(person, key, at, &mut was_before)
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

    /// Whether a seal from before a loss lists the signature of an approval of a key.
    fn was_before(&mut self, approval: EntryName, lost: Moment) -> bool {
        let path = layout::signature_path(approval).parse().ok();
        path.and_then(|path: BundlePath| self.of(&BundleId::Staff, &path)).is_some_and(|at| at < lost)
    }
}

/// Whether something is signed, and whether that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureState {
    /// No signature lies beside it.
    Unsigned,
    /// It is signed by this key, and that counts.
    Signed(Fingerprint),
    /// It was signed by a key that was lost since, and again by this one, which counts.
    SignedAgain(Fingerprint),
    /// A signature lies beside it and does not count, for this reason.
    Bad(FindingCode),
}

impl SignatureState {
    /// The code of it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Signed(_) => "signed",
            Self::SignedAgain(_) => "signed-again",
            Self::Bad(code) => code.as_str(),
        }
    }

    /// The key by which it was signed, where that counts.
    pub fn key(&self) -> Option<&Fingerprint> {
        match self {
            Self::Signed(key) | Self::SignedAgain(key) => Some(key),
            Self::Unsigned | Self::Bad(_) => None,
        }
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
    let read = match read.map(|read| (read.fit(&bytes), read)) {
        Some((SignatureFit::Yes, read)) => read,
        Some((SignatureFit::Untouched, _)) => return Ok(SignatureState::Bad(FindingCode::NotTouched)),
        Some((SignatureFit::No, _)) | None => return Ok(SignatureState::Bad(FindingCode::BadSignature)),
    };
    let (key, signature) = (read.key().clone(), signature.clone());
    let entry = SignedEntry { bundle: bundle.id.clone(), name, signature, head, key, adds };
    let mut sealed = SealedWhen { archive, known: BTreeMap::new() };
    Ok(match standing(ring, &entry, &mut sealed) {
        Judged::Bad(finding) => SignatureState::Bad(finding.code),
        Judged::Counts => SignatureState::Signed(entry.key.fingerprint()),
        Judged::Again(key) => SignatureState::SignedAgain(key.fingerprint()),
    })
}
