//! Whose key is whose, from when and until when, from the events of the staff.

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, BundleId};
use crate::archive::lookup::Lookup;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::event::EventBody;
use crate::model::signing::{Fingerprint, KeyEndReason, Signature, SshKey, allowed_signer};
use crate::model::staff::Duty;
use crate::model::{Action, Body, Case, Date, EntryName, Kind, Listed, Moment, Role, StaffId, Stem, Step, UtcOffset};

/// A key by which a person signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffKey {
    pub person: StaffId,
    pub key: SshKey,
    /// The event that added it.
    pub added: (Stem, Step),
    /// When it was entered.
    pub entered: Moment,
    /// Since when it is in force; none where nobody who counts has approved it.
    pub since: Option<Moment>,
    /// From when on it counts no more, and why.
    pub ended: Option<(Moment, KeyEndReason)>,
    /// Since when somebody else may have it: then what an earlier seal lists alone stays good.
    pub lost: Option<Moment>,
}

impl StaffKey {
    /// Whether it is in force at a moment.
    pub fn is_in_force(&self, at: Moment) -> bool {
        self.since.is_some_and(|since| since <= at) && self.ended.is_none_or(|(from, _)| at < from)
    }
}

/// The keys of an estate by which people sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRing {
    keys: Vec<StaffKey>,
    /// Who held the role that approves keys, from when to when.
    approvers: Vec<(StaffId, Moment, Option<Moment>)>,
}

/// What a key is to who is said to have signed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyStanding {
    /// Theirs, and in force then.
    Good,
    /// The same, and since this moment it may be somebody else's.
    Lost(Moment),
    /// Theirs, and not in force then.
    NotInForce,
    /// Somebody else's.
    Others(StaffId),
    /// Nobody's.
    Unknown,
}

/// A key as the staff's events tell of it, before it is known who counts.
struct ToldKey {
    key: StaffKey,
    approvals: Vec<ToldApproval>,
}

/// An approval of a key.
struct ToldApproval {
    at: Moment,
    by: StaffId,
    /// The key whose signature lies beside it and fits.
    signer: Option<SshKey>,
}

impl KeyRing {
    /// Reads it.
    ///
    /// # Errors
    /// Something of the staff cannot be read, or is damaged.
    pub fn read(lookup: &mut impl Lookup) -> Result<Self, StorageError> {
        let bundle = lookup.bundle(&BundleId::Staff)?;
        let is_added = |entry: EntryName| matches!(entry, EntryName::Event(_, step) if step.action == Action::KeyAdded);
        if !bundle.entries().any(is_added) {
            return Ok(Self::default());
        }
        let settings = lookup.archive().settings();
        let (role, offset) = (settings.role_for(Duty::Staff).clone(), settings.utc_offset.offset().ok());
        let reader = lookup.archive().reader();
        let mut ring = Self::default();
        let mut told = Vec::new();
        for case in bundle.cases(reader, Kind::Person)? {
            let Body::Person(person) = &case.record.body else { continue };
            if case.is_void() {
                continue;
            }
            ring.approvers.extend(terms(&case, &role).into_iter().map(|(from, to)| (person.id.clone(), from, to)));
            told.extend(keys_of(&bundle, reader, &case, &person.id, offset)?);
        }
        ring.vouch(told);
        ring.keys.sort_by(|a, b| (&a.person, a.entered, a.added).cmp(&(&b.person, b.entered, b.added)));
        Ok(ring)
    }

    /// Takes in which keys count: those that somebody approved whose own key was in force then, or, where nobody who may approve had
    /// one, whoever approved it. Whoever could add a key without either could sign as anybody.
    fn vouch(&mut self, mut told: Vec<ToldKey>) {
        told.sort_by_key(|told| (told.approvals.iter().map(|approval| approval.at).min(), told.key.added));
        loop {
            let counts = |told: &ToldKey| told.approvals.iter().any(|approval| self.counts(approval));
            let Some(at) = told.iter().position(counts) else { break };
            let ToldKey { key, approvals } = told.remove(at);
            let since = approvals.iter().map(|approval| approval.at).min();
            self.keys.push(StaffKey { since, ..key });
        }
        self.keys.extend(told.into_iter().map(|told| told.key));
    }

    fn counts(&self, approval: &ToldApproval) -> bool {
        let at = approval.at;
        let mut in_force = self.keys.iter().filter(|key| key.is_in_force(at));
        let signed = approval.signer.as_ref().is_some_and(|signer| {
            self.keys.iter().any(|key| key.key == *signer && key.person == approval.by && key.is_in_force(at))
        });
        signed || !in_force.any(|key| self.approves(&key.person, at))
    }

    /// Whether a person held the role that approves keys.
    fn approves(&self, person: &StaffId, at: Moment) -> bool {
        let held = |(who, from, to): &(StaffId, Moment, Option<Moment>)| {
            who == person && *from <= at && to.is_none_or(|to| at < to)
        };
        self.approvers.iter().any(held)
    }

    /// Whether anybody who approves keys has one in force: then an approval of one is signed.
    pub fn has_approver(&self, at: Moment) -> bool {
        self.keys.iter().any(|key| key.is_in_force(at) && self.approves(&key.person, at))
    }

    /// Every key, by person and in the order of entry.
    pub fn keys(&self) -> &[StaffKey] {
        &self.keys
    }

    /// The keys of a person that are in force.
    pub fn in_force(&self, person: &StaffId, at: Moment) -> Vec<&StaffKey> {
        self.keys.iter().filter(|key| key.person == *person && key.is_in_force(at)).collect()
    }

    /// What a key is to who is said to have signed with it.
    pub fn standing(&self, person: &StaffId, key: &SshKey, at: Moment) -> KeyStanding {
        let same = || self.keys.iter().filter(|known| known.key == *key);
        let own = || same().filter(|known| known.person == *person);
        if let Some(known) = own().find(|known| known.is_in_force(at)) {
            return known.lost.map_or(KeyStanding::Good, KeyStanding::Lost);
        }
        match (own().next(), same().next()) {
            (Some(_), _) => KeyStanding::NotInForce,
            (None, Some(other)) => KeyStanding::Others(other.person.clone()),
            (None, None) => KeyStanding::Unknown,
        }
    }

    /// When a key of a person ended whose older signatures stay good: it was replaced, or the person left.
    pub fn ended(&self, person: &StaffId, key: &SshKey) -> Option<Moment> {
        let own = self.keys.iter().filter(|known| known.person == *person && known.key == *key && known.lost.is_none());
        own.filter_map(|known| known.ended.map(|(from, _)| from)).max()
    }

    /// The keys of a fingerprint.
    pub fn of_fingerprint(&self, fingerprint: &Fingerprint) -> Vec<&StaffKey> {
        self.keys.iter().filter(|key| key.key.fingerprint() == *fingerprint).collect()
    }

    /// The file by which OpenSSH knows who may sign: every key that was ever in force, in order.
    pub fn allowed_signers(&self) -> String {
        let mut lines: BTreeMap<(StaffId, Moment, SshKey), String> = BTreeMap::new();
        for key in &self.keys {
            let Some(since) = key.since else { continue };
            let until = key.ended.map(|(from, _)| from.date());
            let line = allowed_signer(&key.person, &key.key, since.date(), until);
            lines.insert((key.person.clone(), since, key.key.clone()), line);
        }
        lines.into_values().collect()
    }
}

/// From when to when a person held a role.
fn terms(case: &Case, role: &Role) -> Vec<(Moment, Option<Moment>)> {
    let mut terms: Vec<(Moment, Option<Moment>)> = Vec::new();
    let brought =
        case.record.events.iter().any(|step| step.action == Action::RoleGiven && step.role.as_ref() == Some(role));
    if brought {
        terms.push((case.record.head.at, None));
    }
    for named in &case.events {
        let at = named.event.head.at;
        let open = terms.last_mut().filter(|(_, to)| to.is_none());
        match (&named.event.deed, open) {
            (EventBody::RoleGiven(change), None) if change.role == *role => terms.push((at, None)),
            (EventBody::RoleEnded(change), Some((_, to))) if change.role == *role => *to = Some(at),
            (EventBody::Left(_), Some((_, to))) => *to = Some(at),
            _ => {}
        }
    }
    terms
}

/// The keys of a person as the events tell of them.
fn keys_of(
    bundle: &Bundle,
    reader: &Reader,
    case: &Case,
    person: &StaffId,
    offset: Option<UtcOffset>,
) -> Result<Vec<ToldKey>, StorageError> {
    let mut told = Vec::new();
    for named in &case.events {
        let EventBody::KeyAdded(adding) = &named.event.deed else { continue };
        let Some(key) = adding.signing() else { continue };
        let name = EntryName::Event(case.stem, named.step);
        let entered = named.event.head.at;
        let mut staff_key = StaffKey {
            person: person.clone(),
            key: key.clone(),
            added: (case.stem, named.step),
            entered,
            since: None,
            ended: None,
            lost: None,
        };
        // Whoever enters a key has it.
        let approvals = match signer_of(bundle, reader, name)? {
            Some(signer) if signer == key => approvals_of(bundle, reader, case, named.step)?,
            _ => Vec::new(),
        };
        let since = approvals.iter().map(|approval| approval.at).min().unwrap_or(entered);
        for (from, why) in ends_of(case, &key, (entered, since), offset) {
            if staff_key.ended.is_none_or(|(earlier, _)| from < earlier) {
                staff_key.ended = Some((from, why));
            }
            if why == KeyEndReason::Lost && staff_key.lost.is_none_or(|earlier| from < earlier) {
                staff_key.lost = Some(from);
            }
        }
        told.push(ToldKey { key: staff_key, approvals });
    }
    Ok(told)
}

/// The approvals of a key that cover the very event that added it.
fn approvals_of(bundle: &Bundle, reader: &Reader, case: &Case, step: Step) -> Result<Vec<ToldApproval>, StorageError> {
    let added = EntryName::Event(case.stem, step);
    let path = layout::entry_path(added);
    let listed = bundle.listing().files.get_key_value(path.as_str());
    let Some(line) = listed.map(|(path, sha256)| Listed { sha256: *sha256, path: path.clone() }) else {
        return Ok(Vec::new());
    };
    let mut approvals = Vec::new();
    for named in &case.events {
        let EventBody::Approved(approval) = &named.event.deed else { continue };
        let head = &named.event.head;
        if head.of.map(|of| of.0) != Some(added) || !approval.covers.contains(&line) {
            continue;
        }
        let signer = signer_of(bundle, reader, EntryName::Event(case.stem, named.step))?;
        approvals.push(ToldApproval { at: head.at, by: head.by.clone(), signer });
    }
    Ok(approvals)
}

/// The key whose signature lies beside a record or an event, and fits its bytes.
///
/// # Errors
/// One of the two is not as it is listed.
pub fn signer_of(bundle: &Bundle, reader: &Reader, name: EntryName) -> Result<Option<SshKey>, StorageError> {
    let path = layout::signature_path(name);
    if !bundle.listing().files.contains_key(path.as_str()) {
        return Ok(None);
    }
    let signature = Signature::read(&bundle.bytes(reader, &path)?);
    let bytes = bundle.bytes(reader, &layout::entry_path(name))?;
    Ok(signature.filter(|signature| signature.fits(&bytes)).map(|signature| signature.key().clone()))
}

/// From when on a key counts no more, by every event that ends it: its own, and that the person left. A person who had left acts by
/// the day on which that was entered.
fn ends_of(
    case: &Case,
    key: &SshKey,
    (entered, since): (Moment, Moment),
    offset: Option<UtcOffset>,
) -> Vec<(Moment, KeyEndReason)> {
    let fingerprint = key.fingerprint();
    let later = case.events.iter().filter(|named| entered.max(since) <= named.event.head.at);
    let ends = later.filter_map(|named| match &named.event.deed {
        EventBody::KeyEnded(ending) if ending.key.as_str() == fingerprint.as_str() => Some((ending.from, ending.why)),
        EventBody::Left(_) => {
            let (day, at) = (named.event.head.date(), named.event.head.at);
            Some((
                offset.and_then(|offset| morning_after(day, offset)).map_or(at, |morning| morning.max(at)),
                KeyEndReason::Left,
            ))
        }
        _ => None,
    });
    ends.collect()
}

/// The first moment of the day after a day.
fn morning_after(day: Date, offset: UtcOffset) -> Option<Moment> {
    Moment::parse_at(&format!("{} 00:00", day.plus_days(1)), offset).ok()
}
