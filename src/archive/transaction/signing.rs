//! The signatures of a change: decided on under the locks, made without them, for a key may be waited for; then the locks are taken
//! again, and where a manifest that was read has changed meanwhile, it is decided anew.

use crate::archive::layout::{self, BundleId};
use crate::archive::lookup::{Lookup, read_units};
use crate::archive::signatures::{ActHead, GivenKey, KeyRing, KeyStanding, OfKey, SignFault, can_sign_again};
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{Add, BytesFrom, LocksHeld, Mode, ToSign, Transaction};
use crate::archive::{entry_text, manifest};
use crate::model::key_refusal::KeyRefusal;
use crate::model::message::Given;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::signing::Signable;
use crate::model::{Action, EntryName, Moment, StaffId};

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The disk, or the archive on it.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// It has to be signed, and is not.
    #[error("not signed")]
    Unsigned(Box<KeyRefusal>),
    /// A key of an encrypted paper cannot be put into the key box.
    #[error("not encrypted")]
    Keys(Box<SecrecyRefusal>),
    /// Somebody changed what was decided on, while a key was waited for.
    #[error("{0} changed while it was signed")]
    Overtaken(String),
}

impl Transaction<'_> {
    /// Has everything that this change signs signed by one key: whoever enters a key signs by that one.
    pub fn sign_by(&mut self, key: GivenKey) {
        self.signed_by = Some(key);
    }

    /// Says what is about to be done: where that has to be signed, the program that signs starts while it is decided.
    pub fn expect_signature(&mut self, action: Action) {
        let is_signed = self.archive.settings().signatures.name(Signable::Action(action));
        if is_signed && self.mode == Mode::Make && self.ready.is_none() {
            self.ready = self.means.signing.get_ready();
        }
    }

    /// Has something signed that lies there already, by a key that is in force now and was then.
    ///
    /// # Errors
    /// Its bytes are not those that are listed.
    pub fn sign_also(
        &mut self,
        bundle: &BundleId,
        name: EntryName,
        (head, now): (ActHead, Moment),
    ) -> Result<(), StorageError> {
        let path = layout::entry_path(name);
        let there = self.bundle(bundle)?;
        let bytes = there.bytes(&self.archive.reader, &path)?;
        let listed = there.listing().files.get_key_value(path.as_str()).map(|(path, _)| path.clone());
        let path = listed.ok_or(StorageError::Missing(path))?;
        self.sign_also.push(ToSign { bundle: bundle.clone(), path, bytes, head, now });
        Ok(())
    }

    /// Signs what has to be signed; a preview says where the signature would lie.
    ///
    /// # Errors
    /// No key answers; nothing was changed then.
    pub(super) fn sign(&mut self) -> Result<(), CommitError> {
        let wanted = self.wanting()?;
        let Some(first) = wanted.first() else { return Ok(()) };
        let (by, now, what) = (first.head.by.clone(), first.now, first.head.what);
        let key = match self.signed_by.clone() {
            Some(key) => key,
            None => self.own_key(&by, now, what)?,
        };
        if self.signed_by.is_none() {
            self.check_in_force(&key, &wanted)?;
        }
        self.check_sound(&key, &wanted)?;
        let mut signatures = Vec::new();
        match self.mode {
            Mode::Preview => signatures.resize(wanted.len(), Vec::new()),
            Mode::Make => {
                let units = self.units.clone();
                let held = self.let_go();
                let mut ready = self.ready.take();
                for one in &wanted {
                    let signed = self.means.signing.sign(&key, &one.bytes, ready.take());
                    signatures.push(signed.map_err(|fault| unsigned(fault, &by, what, &key))?);
                }
                self.take_again(held)?;
                if let Some(units) = units {
                    let mut now = read_units(&self.archive.reader)?;
                    now.extend(self.new_units.iter().cloned());
                    now.sort();
                    if *units != now {
                        return Err(CommitError::Overtaken(layout::UNITS.to_owned()));
                    }
                }
            }
        }
        for (one, signature) in wanted.iter().zip(signatures) {
            let path = format!("{}{}", one.path, layout::SIGNATURE_ENDING);
            self.add_made(&one.bundle, &path, signature)?;
        }
        Ok(())
    }

    /// What of the change has to be signed.
    fn wanting(&mut self) -> Result<Vec<ToSign>, StorageError> {
        let mut wanted = Vec::new();
        let mut approves_key = false;
        for add in &self.adds {
            let Add::File { bundle, path, source: BytesFrom::Bytes(bytes), .. } = add else { continue };
            let Some(Ok(name)) = layout::entry_at(path.as_str()) else { continue };
            let head = match name {
                EntryName::Record(_) => entry_text::parse_record(bytes).ok().map(|read| ActHead::of_record(&read.0)),
                EntryName::Event(..) => entry_text::parse_event(bytes).ok().map(|read| ActHead::of_event(&read.0)),
            };
            let Some(head) = head else { continue };
            approves_key |= head.of_key == OfKey::Approves;
            let (bundle, path, bytes, now) = (bundle.clone(), path.clone(), bytes.clone(), head.at);
            wanted.push(ToSign { bundle, path, bytes, head, now });
        }
        // A key is approved by somebody who has one, once anybody has who may; the very first one signs its own approval.
        let now = wanted.iter().map(|one| one.head.at).max().filter(|_| approves_key);
        let signs_approval = match now {
            None => false,
            Some(_) if self.signed_by.is_some() => true,
            Some(now) => KeyRing::read(self)?.has_approver(now),
        };
        let rules = self.archive.settings().signatures.clone();
        wanted.retain(|one| one.head.has_to_be_signed(&rules) || signs_approval && one.head.of_key == OfKey::Approves);
        wanted.append(&mut self.sign_also);
        Ok(wanted)
    }

    /// Checks that a key was in force when each thing was entered.
    fn check_in_force(&mut self, key: &GivenKey, wanted: &[ToSign]) -> Result<(), CommitError> {
        let ring = KeyRing::read(self)?;
        for ToSign { bundle, path, head, .. } in wanted {
            let counts = matches!(ring.standing(&head.by, &key.key, head.at), KeyStanding::Good);
            if !counts && head.of_key != OfKey::Adds {
                let (id, key, at) = (format!("{bundle}/{path}"), key.key.fingerprint(), head.at);
                return Err(CommitError::Unsigned(Box::new(KeyRefusal::NotThen { id, key, at })));
            }
        }
        Ok(())
    }

    /// Checks that a key is nobody's doing who may have a lost one, where it signs again what a lost one signed.
    fn check_sound(&mut self, key: &GivenKey, wanted: &[ToSign]) -> Result<(), CommitError> {
        let again = wanted.iter().filter(|one| one.head.what == Signable::Action(Action::SignedAgain));
        for ToSign { head, now, .. } in again {
            let ring = KeyRing::read(self)?;
            if !can_sign_again(self.archive, &ring, (&head.by, &key.key), *now) {
                let (actor, key) = (head.by.clone(), key.key.fingerprint());
                return Err(CommitError::Unsigned(Box::new(KeyRefusal::ThisOneNotSound { actor, key })));
            }
        }
        Ok(())
    }

    /// The key of whoever acts.
    fn own_key(&mut self, by: &StaffId, at: Moment, what: Signable) -> Result<GivenKey, CommitError> {
        let refused = |refusal| CommitError::Unsigned(Box::new(refusal));
        let ring = KeyRing::read(self)?;
        let known = ring.in_force(by, at);
        let Some(first) = known.first() else {
            return Err(refused(KeyRefusal::NoneInForce { actor: by.clone(), what }));
        };
        let Some(named) = self.means.signing.key(self.archive.root()) else {
            let key = first.key.fingerprint();
            return Err(refused(KeyRefusal::NotNamed { actor: by.clone(), what, key }));
        };
        let shown = Given(named.to_string());
        match GivenKey::read(named) {
            None => Err(refused(KeyRefusal::NoFile { actor: by.clone(), what, file: shown })),
            Some(given) if known.iter().any(|key| key.key == given.key) => Ok(given),
            Some(given) => {
                let key = given.key.fingerprint();
                Err(refused(KeyRefusal::Other { actor: by.clone(), what, key, file: shown }))
            }
        }
    }

    /// Lets go of all locks; says which.
    fn let_go(&mut self) -> Vec<BundleId> {
        match std::mem::replace(&mut self.held, LocksHeld::None) {
            LocksHeld::Bundles { bundles, .. } => bundles.into_keys().collect(),
            LocksHeld::Archive(_) => {
                self.held = LocksHeld::Archive(None);
                Vec::new()
            }
            LocksHeld::None => Vec::new(),
        }
    }

    /// Takes the locks again, and makes sure that what was read is as it was.
    fn take_again(&mut self, held: Vec<BundleId>) -> Result<(), CommitError> {
        let read: Vec<(BundleId, Vec<manifest::Manifest>)> =
            self.bundles.iter().map(|(id, bundle)| (id.clone(), bundle.manifests.clone())).collect();
        let kept = self.bundles.clone();
        match self.held {
            LocksHeld::Archive(_) => {
                self.held = LocksHeld::None;
                self.lock_archive()?;
            }
            _ if held.is_empty() => {}
            _ => self.lock(held)?,
        }
        for (id, then) in read {
            if manifest::read_all(&self.archive.reader, &id.path())? != then {
                return Err(CommitError::Overtaken(id.path()));
            }
        }
        // Nothing changed: what was read of them need not be read again.
        self.bundles = kept;
        Ok(())
    }
}

fn unsigned(fault: SignFault, by: &StaffId, what: Signable, key: &GivenKey) -> CommitError {
    let (actor, file) = (by.clone(), Given(key.named.private()));
    CommitError::Unsigned(Box::new(match fault {
        SignFault::NoProgram => KeyRefusal::NoProgram,
        SignFault::NoAnswer(says) => {
            KeyRefusal::NoAnswer { actor, what, file, says: Some(says).filter(|says| !says.is_empty()).map(Given) }
        }
        SignFault::Waited(seconds) => KeyRefusal::NotTouched { seconds },
        SignFault::Wrong => KeyRefusal::NoSignature { what, file },
        SignFault::Untouched => KeyRefusal::Untouched { what, file },
    }))
}
