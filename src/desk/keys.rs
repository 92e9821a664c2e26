//! The keys by which people sign and open papers: entering one, and ending it (S-SEAL, P1-5b).

use crate::archive::secrecy::open_keys;
use crate::archive::signatures::{GivenKey, KeyRing, StaffKey};
use crate::archive::{BundleId, Lookup, Transaction, file_parts, people};
use crate::desk::Desk;
use crate::desk::staff::Time;
use crate::error::{Input, Result};
use crate::model::event::{Approval, EventBody, SamePerson};
use crate::model::key_refusal::KeyRefusal;
use crate::model::secrecy::AgeKey;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::signing::{Fingerprint, KeyAdding, KeyEndReason, KeyEnding, KeyUse};
use crate::model::{Duty, EventId, Happened, Moment, Owner, RecordId, StaffId, Stem, StepName};

/// A key to enter.
#[derive(Clone, Debug)]
pub struct AddKey {
    /// Whose.
    pub person: StaffId,
    pub given: GivenKey,
}

/// A key that was entered.
#[derive(Clone, Debug)]
pub struct AddedKey {
    pub event: EventId,
    pub key: Fingerprint,
    /// Whether it is in force by its own approval: the first one of those who approve keys.
    pub approval: FirstKey,
}

/// Whether a key approved itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstKey {
    /// It did, for nobody had one who could have.
    Approved,
    /// It waits for somebody.
    Waits,
}

/// Enters a key, signed by itself. It counts once approved; where nobody has one who approves keys, that of somebody who may is approved
/// with it, and marked as one person's.
pub fn add(desk: &Desk, tx: &mut Transaction, ask: &AddKey) -> Result<AddedKey> {
    tx.lock([BundleId::Staff])?;
    let AddKey { person, given } = ask;
    let actor = desk.known_actor(tx)?;
    desk.person(tx, person, Time::Now)?;
    let role = tx.archive().settings().role_for(Duty::Staff).clone();
    if actor.id != *person && !actor.holds(&role) {
        return Err(KeyRefusal::ForOthers { actor: actor.id, person: person.clone() }.into());
    }
    let ring = KeyRing::read(tx)?;
    let key = given.key.fingerprint();
    for known in ring.of_fingerprint(&key) {
        check_free(known, person, &key)?;
    }
    tx.sign_by(given.clone());
    let stem = stem_of(tx, person)?;
    let line = given.key.to_string().parse()?;
    let deed = EventBody::KeyAdded(KeyAdding { used_to: KeyUse::Sign, key: line });
    let step = tx.add_event(&BundleId::Staff, stem, &desk.event(&actor.id, stem, desk.today(), deed))?;
    let may_alone = tx.archive().settings().approvals.same_person;
    let is_first = actor.id == *person && actor.holds(&role) && may_alone && !ring.has_approver(desk.now);
    if is_first {
        let parts = [BundleId::Staff];
        let case = file_parts::case(tx, &parts, stem)?;
        let case = case.ok_or_else(|| Input::UnknownStaff { given: person.clone(), known: Vec::new() })?;
        let covers = file_parts::lines_of(tx, &parts, &case)?;
        let (handled_by, authority, note) = (None, None, None);
        let deed = EventBody::Approved(Approval { handled_by, authority, same_person: SamePerson::Yes, covers, note });
        tx.add_event(&BundleId::Staff, stem, &desk.decision(&actor.id, (stem, step), desk.today(), deed))?;
    }
    let record = RecordId { owner: Owner::Staff, stem };
    let approval = if is_first { FirstKey::Approved } else { FirstKey::Waits };
    Ok(AddedKey { event: EventId { record, step: StepName::from(step) }, key, approval })
}

/// A key is one person's, and what may be somebody else's is nobody's any more.
fn check_free(known: &StaffKey, person: &StaffId, key: &Fingerprint) -> Result<()> {
    let key = key.clone();
    match (known.ended, known.lost) {
        (Some((from, _)), Some(_)) => Err(KeyRefusal::Ended { person: known.person.clone(), key, from }.into()),
        (Some(_), None) if known.person == *person => Ok(()),
        _ => Err(KeyRefusal::Taken { person: known.person.clone(), key }.into()),
    }
}

/// A key to end.
#[derive(Clone, Debug)]
pub struct EndKey {
    pub person: StaffId,
    pub key: Fingerprint,
    pub why: KeyEndReason,
    /// From when on it counts no more; else now.
    pub from: Option<Moment>,
}

/// Ends a key: the person does it, or who keeps the staff.
pub fn end(desk: &Desk, tx: &mut Transaction, ask: &EndKey) -> Result<EventId> {
    tx.lock([BundleId::Staff])?;
    let EndKey { person, key, why, from } = ask;
    let actor = desk.known_actor(tx)?;
    if actor.id != *person {
        desk.entitled(tx, Duty::Staff)?;
    }
    let from = from.unwrap_or(desk.now);
    if desk.now < from {
        return Err(Input::InFuture(Happened::At(from)).into());
    }
    let ring = KeyRing::read(tx)?;
    let of_theirs: Vec<&StaffKey> =
        ring.of_fingerprint(key).into_iter().filter(|known| known.person == *person).collect();
    let Some(last) = of_theirs.last() else {
        return Err(KeyRefusal::NotTheirs { person: person.clone(), key: key.clone() }.into());
    };
    let began = last.since.unwrap_or(last.entered);
    if from < began {
        return Err(KeyRefusal::EndsBefore { person: person.clone(), key: key.clone(), began }.into());
    }
    // What was replaced can turn out to be lost.
    let turns_out_lost = *why == KeyEndReason::Lost && last.lost.is_none();
    if let (Some((from, _)), false) = (last.ended, turns_out_lost) {
        return Err(KeyRefusal::Ended { person: person.clone(), key: key.clone(), from }.into());
    }
    let stem = stem_of(tx, person)?;
    let deed = EventBody::KeyEnded(KeyEnding { key: key.as_str().parse()?, why: *why, from });
    let step = tx.add_event(&BundleId::Staff, stem, &desk.event(&actor.id, stem, desk.today(), deed))?;
    Ok(EventId { record: RecordId { owner: Owner::Staff, stem }, step: StepName::from(step) })
}

/// Enters a key by which a person opens papers. It counts once approved by who keeps the staff.
pub fn add_open(desk: &Desk, tx: &mut Transaction, (person, key): (&StaffId, &AgeKey)) -> Result<EventId> {
    tx.lock([BundleId::Staff])?;
    let actor = desk.known_actor(tx)?;
    desk.person(tx, person, Time::Now)?;
    let role = tx.archive().settings().role_for(Duty::Staff).clone();
    if actor.id != *person && !actor.holds(&role) {
        return Err(KeyRefusal::ForOthers { actor: actor.id, person: person.clone() }.into());
    }
    let known = open_keys(tx)?.into_iter().find(|known| known.key == *key && !known.rejected && known.ended.is_none());
    if let Some(known) = known {
        return Err(SecrecyRefusal::Taken { person: known.person, key: known.key }.into());
    }
    let stem = stem_of(tx, person)?;
    let deed = EventBody::KeyAdded(KeyAdding { used_to: KeyUse::Open, key: key.as_str().parse()? });
    let step = tx.add_event(&BundleId::Staff, stem, &desk.event(&actor.id, stem, desk.today(), deed))?;
    Ok(EventId { record: RecordId { owner: Owner::Staff, stem }, step: StepName::from(step) })
}

/// Ends a key by which a person opens papers: nothing is wrapped to it any more.
pub fn end_open(
    desk: &Desk,
    tx: &mut Transaction,
    (person, key, why): (&StaffId, &AgeKey, KeyEndReason),
) -> Result<EventId> {
    tx.lock([BundleId::Staff])?;
    let actor = desk.known_actor(tx)?;
    if actor.id != *person {
        desk.entitled(tx, Duty::Staff)?;
    }
    let has = open_keys(tx)?.iter().any(|known| known.person == *person && known.key == *key && known.ended.is_none());
    if !has {
        return Err(SecrecyRefusal::NotTheirs { person: person.clone(), key: key.clone() }.into());
    }
    let stem = stem_of(tx, person)?;
    let deed = EventBody::KeyEnded(KeyEnding { key: key.as_str().parse()?, why, from: desk.now });
    let step = tx.add_event(&BundleId::Staff, stem, &desk.event(&actor.id, stem, desk.today(), deed))?;
    Ok(EventId { record: RecordId { owner: Owner::Staff, stem }, step: StepName::from(step) })
}

/// The record of a person.
fn stem_of(tx: &mut Transaction, person: &StaffId) -> Result<Stem> {
    let members = people::members(tx)?;
    let found = members.iter().find(|(_, member)| member.id == *person).map(|(stem, _)| *stem);
    let known = || members.iter().map(|(_, member)| member.id.clone()).collect();
    Ok(found.ok_or_else(|| Input::UnknownStaff { given: person.clone(), known: known() })?)
}
