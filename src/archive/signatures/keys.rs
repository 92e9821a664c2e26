//! Whose key is whose, from when and until when, from the events of the staff.

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, BundleId};
use crate::archive::lookup::Lookup;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::event::EventBody;
use crate::model::proposal::Proposal;
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
    /// How it came into force.
    pub vouched: Vouched,
    /// The approval by which it did.
    pub(super) approved: Option<KeyApproved>,
}

/// The approval by which a key came into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyApproved {
    pub(super) event: EntryName,
    pub(super) by: StaffId,
    pub(super) at: Moment,
    pub(super) signer: Option<SshKey>,
}

/// How a key came into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouched {
    /// It is not: it waits.
    Not,
    /// It is not, for somebody has rejected it.
    Rejected,
    /// By the signature of somebody who approves keys.
    Signed,
    /// By an approval of which no signature was asked, for nobody who approves keys had one in force; so many others had been before.
    Itself { after: usize },
}

impl StaffKey {
    /// Whether it waits for somebody to approve it.
    pub fn waits(&self) -> bool {
        self.vouched == Vouched::Not && self.ended.is_none()
    }

    /// Whether somebody has rejected it, and nobody approved it.
    pub fn is_rejected(&self) -> bool {
        self.vouched == Vouched::Rejected
    }

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
    /// Approvals that do not count, signed by the very key that they approve: two clones each had a first key.
    own_approvals: Vec<EntryName>,
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
    /// What may end it.
    ends: Vec<ToldEnd>,
}

/// What ends keys.
struct ToldEnd {
    entered: (Moment, u32),
    from: Moment,
    why: KeyEndReason,
}

impl ToldKey {
    /// The key as it stands by an approval that counts, or by none; what ended it was entered after that, of one second by its number.
    fn approved(mut self, approval: Option<(&ToldApproval, Vouched)>) -> StaffKey {
        let mut begins = (self.key.entered, self.key.added.1.number);
        if let Some((approval, vouched)) = approval {
            begins = begins.max((approval.at, approval.name.1.number));
            (self.key.since, self.key.vouched) = (Some(approval.at), vouched);
            self.key.approved = Some(KeyApproved {
                event: EntryName::Event(approval.name.0, approval.name.1),
                by: approval.by.clone(),
                at: approval.at,
                signer: approval.signer.clone(),
            });
        }
        for end in self.ends.iter().filter(|end| begins <= end.entered) {
            if self.key.ended.is_none_or(|(earlier, _)| end.from < earlier) {
                self.key.ended = Some((end.from, end.why));
            }
            if end.why == KeyEndReason::Lost && self.key.lost.is_none_or(|earlier| end.from < earlier) {
                self.key.lost = Some(end.from);
            }
        }
        self.key
    }
}

/// An approval of a key.
#[derive(Clone)]
struct ToldApproval {
    name: (Stem, Step),
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

    /// Takes in which keys count, by their approvals in the order of time: those that somebody approved who held the role for it and whose own
    /// key was in force then; or, where nobody who may approve had one, whoever approved it. Whoever could add a key without either could
    /// sign as anybody.
    fn vouch(&mut self, mut told: Vec<ToldKey>) {
        loop {
            let counting = told.iter().enumerate().flat_map(|(at, told)| {
                // Of one second those first that rest on no other key.
                let is_own = |approval: &ToldApproval| approval.signer.as_ref() == Some(&told.key.key);
                let order = move |approval: &ToldApproval| (approval.at, !is_own(approval), told.key.added);
                told.approvals.iter().map(move |approval| (order(approval), at, approval))
            });
            let counting =
                counting.filter_map(|(order, at, approval)| Some((order, at, approval, self.counts(approval)?)));
            let Some((_, at, approval, vouched)) = counting.min_by_key(|(order, ..)| *order) else { break };
            let approval = approval.clone();
            let key = told.remove(at);
            self.note_own(&key, Some(&approval));
            self.keys.push(key.approved(Some((&approval, vouched))));
        }
        for key in told {
            self.note_own(&key, None);
            self.keys.push(key.approved(None));
        }
    }

    /// Notes the approvals of a key that are signed by it alone, and do not count.
    fn note_own(&mut self, told: &ToldKey, counts: Option<&ToldApproval>) {
        let own = told.approvals.iter().filter(|approval| approval.signer.as_ref() == Some(&told.key.key));
        let own = own.filter(|approval| counts.is_none_or(|counts| counts.name != approval.name));
        self.own_approvals.extend(own.map(|approval| EntryName::Event(approval.name.0, approval.name.1)));
    }

    /// Whether an approval counts, and by what.
    fn counts(&self, approval: &ToldApproval) -> Option<Vouched> {
        let at = approval.at;
        let signed = self.approves(&approval.by, at)
            && approval.signer.as_ref().is_some_and(|signer| {
                self.keys.iter().any(|key| key.key == *signer && key.person == approval.by && key.is_in_force(at))
            });
        if signed {
            return Some(Vouched::Signed);
        }
        let after = self.keys.iter().filter(|key| key.since.is_some_and(|since| since <= at)).count();
        (!self.has_approver(at)).then_some(Vouched::Itself { after })
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

    /// Whether an approval of another key counts: as of those here, signed by a key in force of somebody who approves keys; or by anybody
    /// where nobody who approves them had one.
    pub fn vouches(&self, by: &StaffId, at: Moment, signer: Option<&SshKey>) -> bool {
        !self.has_approver(at)
            || self.approves(by, at) && signer.is_some_and(|key| self.standing(by, key, at) == KeyStanding::Good)
    }

    /// The key that an event added.
    pub fn added_by(&self, event: EntryName) -> Option<&StaffKey> {
        self.keys.iter().find(|key| EntryName::Event(key.added.0, key.added.1) == event)
    }

    /// Whether something is an approval by the very key that it approves, which counts for nothing, of a key that somebody else has approved
    /// since: then nothing rests on it.
    pub fn is_spent(&self, key: &SshKey, event: EntryName) -> bool {
        self.own_approvals.contains(&event) && self.keys.iter().any(|known| known.key == *key && known.since.is_some())
    }

    /// Whether a key waits that was approved, by an approval that does not count.
    pub fn waits(&self, stem: Stem, proposal: &Proposal) -> bool {
        let added = EntryName::Event(stem, proposal.step);
        proposal.key().is_some() && proposal.holds() && self.added_by(added).is_some_and(StaffKey::waits)
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
        let staff_key = StaffKey {
            person: person.clone(),
            key: key.clone(),
            added: (case.stem, named.step),
            entered,
            since: None,
            ended: None,
            lost: None,
            vouched: if is_rejected(case, named.step) { Vouched::Rejected } else { Vouched::Not },
            approved: None,
        };
        // Whoever enters a key has it.
        let approvals = match signer_of(bundle, reader, name)? {
            Some(signer) if signer == key => approvals_of(bundle, reader, case, named.step)?,
            _ => Vec::new(),
        };
        told.push(ToldKey { key: staff_key, approvals, ends: ends_of(case, &key, offset) });
    }
    Ok(told)
}

/// Whether somebody has rejected a key.
fn is_rejected(case: &Case, added: Step) -> bool {
    let of = Some(EntryName::Event(case.stem, added));
    case.events.iter().any(|named| {
        matches!(named.event.deed, EventBody::Rejected(_)) && named.event.head.of.map(|decided| decided.0) == of
    })
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
        let name = (case.stem, named.step);
        approvals.push(ToldApproval { name, at: head.at, by: head.by.clone(), signer });
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

/// From when on a key counts no more, by every event that can end it: its own, and that the person left. A person who had left acts by
/// the day on which that was entered.
fn ends_of(case: &Case, key: &SshKey, offset: Option<UtcOffset>) -> Vec<ToldEnd> {
    let fingerprint = key.fingerprint();
    let ends = case.events.iter().filter_map(|named| {
        let (at, day) = (named.event.head.at, named.event.head.date());
        let (from, why) = match &named.event.deed {
            EventBody::KeyEnded(ending) if ending.key.as_str() == fingerprint.as_str() => (ending.from, ending.why),
            EventBody::Left(_) => {
                let morning = offset.and_then(|offset| morning_after(day, offset));
                (morning.map_or(at, |morning| morning.max(at)), KeyEndReason::Left)
            }
            _ => return None,
        };
        Some(ToldEnd { entered: (at, named.step.number), from, why })
    });
    ends.collect()
}

/// The first moment of the day after a day.
fn morning_after(day: Date, offset: UtcOffset) -> Option<Moment> {
    Moment::parse_at(&format!("{} 00:00", day.plus_days(1)), offset).ok()
}
