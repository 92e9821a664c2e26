//! Who opens encrypted papers: the keys of the staff for that, and whose of them count today.

use crate::archive::layout::BundleId;
use crate::archive::lookup::Lookup;
use crate::archive::open::Archive;
use crate::archive::people;
use crate::archive::secrecy::{Generation, SecrecyError};
use crate::archive::signatures::{KeyRing, signer_of};
use crate::archive::storage_error::StorageError;
use crate::model::event::EventBody;
use crate::model::proposal::Fate;
use crate::model::secrecy::AgeKey;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::signing::{KeyEndReason, KeyUse};
use crate::model::{Action, AsOf, Body, EntryName, Kind, Moment, StaffId, Stem, Step};

/// A key of a person by which papers are opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenKey {
    pub person: StaffId,
    pub key: AgeKey,
    /// The event that added it.
    pub added: (Stem, Step),
    /// Since when it is in force; none where nobody who counts has approved it.
    pub since: Option<Moment>,
    /// Whether somebody has rejected it.
    pub rejected: bool,
    /// When it ended, and why.
    pub ended: Option<(Moment, KeyEndReason)>,
}

impl OpenKey {
    /// Whether papers are wrapped to it, where its person is of those who open them.
    pub fn is_in_force(&self) -> bool {
        self.since.is_some() && self.ended.is_none()
    }
}

/// The keys of the staff by which papers are opened, by person and in the order of entry.
///
/// # Errors
/// Something of the staff cannot be read, or is damaged.
pub fn open_keys(lookup: &mut impl Lookup) -> Result<Vec<OpenKey>, StorageError> {
    let bundle = lookup.bundle(&BundleId::Staff)?;
    let is_added = |entry: EntryName| matches!(entry, EntryName::Event(_, step) if step.action == Action::KeyAdded);
    if !bundle.entries().any(is_added) {
        return Ok(Vec::new());
    }
    let ring = KeyRing::read(lookup)?;
    let reader = lookup.archive().reader();
    let mut keys = Vec::new();
    for case in bundle.cases(reader, Kind::Person)? {
        let Body::Person(person) = &case.record.body else { continue };
        if case.is_void() {
            continue;
        }
        for proposal in case.proposals(&AsOf::NOW) {
            let Some(adding) = proposal.key().filter(|adding| adding.used_to == KeyUse::Open) else { continue };
            let Ok(key) = adding.key.as_str().parse::<AgeKey>() else { continue };
            let mut since = None;
            if let Fate::Approved { by, step, .. } = &proposal.fate {
                let approved = case.events.iter().find(|named| named.step == *step);
                let at = approved.map(|named| named.event.head.at);
                // Where keys are approved by signature, whoever can write a line in a clone opens nothing by that.
                let signer = signer_of(&bundle, reader, EntryName::Event(case.stem, *step))?;
                since = at.filter(|at| ring.vouches(by, *at, signer.as_ref()));
            }
            let added = (case.stem, proposal.step);
            let ended = case.events.iter().filter(|named| proposal.step.number < named.step.number);
            let ended = ended.filter_map(|named| match &named.event.deed {
                EventBody::KeyEnded(ending) if ending.key.as_str() == key.as_str() => Some((ending.from, ending.why)),
                EventBody::Left(_) => Some((named.event.head.at, KeyEndReason::Left)),
                _ => None,
            });
            let ended = ended.min_by_key(|(from, _)| *from);
            let rejected = matches!(proposal.fate, Fate::Rejected { .. });
            keys.push(OpenKey { person: person.id.clone(), key, added, since, rejected, ended });
        }
    }
    keys.sort_by(|a, b| (&a.person, a.added).cmp(&(&b.person, b.added)));
    Ok(keys)
}

/// To whom keys of papers are wrapped today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readers {
    /// Who opens papers, in the order of their ids.
    pub staff: Vec<StaffId>,
    /// Their keys, in order.
    pub keys: Vec<AgeKey>,
    /// Those for recovery.
    pub recovery: Vec<AgeKey>,
}

impl Readers {
    /// Reads them: the keys in force of those who hold a role that opens papers, and those for recovery. Where the last of them has left, it
    /// is the latter alone.
    ///
    /// Whoever edits `deedbox.toml` is not to read everything from then on: the keys for recovery are those of the box, once it has some,
    /// until they are taken up from the settings in so many words.
    ///
    /// # Errors
    /// There is no key for recovery.
    pub fn now(lookup: &mut impl Lookup, boxed: &[AgeKey], taken: RecoveryTaken) -> Result<Self, SecrecyError> {
        let rules = lookup.archive().settings().secrecy.clone();
        let members = people::members(lookup)?;
        let opens = |person: &StaffId| {
            members.iter().any(|(_, member)| {
                member.id == *person && member.left.is_none() && rules.readers.iter().any(|role| member.holds(role))
            })
        };
        let keys = open_keys(lookup)?;
        let keys: Vec<&OpenKey> = keys.iter().filter(|key| key.is_in_force() && opens(&key.person)).collect();
        let mut staff: Vec<StaffId> = keys.iter().map(|key| key.person.clone()).collect();
        staff.dedup();
        let mut keys: Vec<AgeKey> = keys.iter().map(|key| key.key.clone()).collect();
        keys.sort();
        keys.dedup();
        let recovery = match taken {
            RecoveryTaken::OfBox if !boxed.is_empty() => boxed.to_vec(),
            RecoveryTaken::OfBox | RecoveryTaken::OfSettings => named(lookup.archive()),
        };
        if recovery.is_empty() {
            return Err(SecrecyRefusal::NoRecovery.into());
        }
        Ok(Self { staff, keys, recovery })
    }

    /// The same, where somebody is there who opens what is encrypted from now on.
    ///
    /// # Errors
    /// As above, or there is nobody.
    pub fn somebody(lookup: &mut impl Lookup, boxed: &[AgeKey]) -> Result<Self, SecrecyError> {
        let readers = Self::now(lookup, boxed, RecoveryTaken::OfBox)?;
        if readers.keys.is_empty() {
            let roles = lookup.archive().settings().secrecy.readers.clone();
            return Err(SecrecyRefusal::NoReader { roles }.into());
        }
        Ok(readers)
    }

    /// Those of them alone to whom a box is wrapped already: neither a role that somebody names in the settings, nor a new key, opens anything
    /// before keys are wrapped anew.
    ///
    /// # Errors
    /// None of them is of those.
    pub fn of_generation(mut self, generation: &Generation) -> Result<Self, SecrecyError> {
        self.keys.retain(|key| generation.keys.contains(key));
        if self.keys.is_empty() {
            return Err(SecrecyRefusal::WrapFirst { staff: self.staff }.into());
        }
        Ok(self)
    }

    /// All to whom is wrapped.
    pub fn all(&self) -> Vec<AgeKey> {
        self.keys.iter().chain(&self.recovery).cloned().collect()
    }
}

/// Which keys for recovery count where box and settings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryTaken {
    /// Those of the box.
    OfBox,
    /// Those that the settings name: somebody has said so.
    OfSettings,
}

/// The keys for recovery that the settings name, in order.
pub fn named(archive: &Archive) -> Vec<AgeKey> {
    let mut recovery = archive.settings().secrecy.recovery.clone();
    recovery.sort();
    recovery.dedup();
    recovery
}
