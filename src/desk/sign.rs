//! Signing one's own acts afterwards: a signature is a file of its own, so that later is possible.

use crate::archive::signatures::{
    ActHead, KeyRing, KeyStanding, OfKey, SignatureState, StaffKey, can_sign_again, signer_of, state_of,
};
use crate::archive::{BundleId, Lookup, Transaction, layout};
use crate::desk::Desk;
use crate::desk::shelf::{NamedRecord, named_or_event};
use crate::error::{Input, Result};
use crate::model::event::{EventBody, SigningAgain};
use crate::model::key_refusal::KeyRefusal;
use crate::model::signing::{Signable, SignatureRules};
use crate::model::{Action, EntryName, EntryText, Kind, Listed, Reference, StaffId};

/// What is worth a signature where an estate says nothing.
const USUAL: [Signable; 6] = [
    Signable::Action(Action::Approved),
    Signable::Action(Action::Rejected),
    Signable::Action(Action::Confirmed),
    Signable::Action(Action::KeyAdded),
    Signable::Action(Action::CarriedOut),
    Signable::Kind(Kind::Seal),
];

/// Signs the act that was named: of a record that was named whatever of it is one's own and is to be signed.
///
/// # Errors
/// It is somebody else's, or signed, or in a box.
pub fn sign(desk: &Desk, tx: &mut Transaction, reference: &Reference) -> Result<Vec<String>> {
    let actor = desk.known_actor(tx)?.id;
    let named = named_or_event(tx, reference)?;
    let rules = tx.archive().settings().signatures.clone();
    let all = acts(&named);
    let wanted: Vec<(EntryName, ActHead)> = match named.event {
        Some(step) => {
            let meant = |name: &EntryName| matches!(name, EntryName::Event(_, known) if step.fits(*known));
            all.into_iter().filter(|(name, _)| meant(name)).collect()
        }
        None => all.into_iter().filter(|(_, head)| head.by == actor && is_worth_it(&rules, head)).collect(),
    };
    let mut signed = Vec::new();
    let mut refused = None;
    for (name, head) in wanted {
        let id = format!("{}/{name}", named.id.owner);
        match check(tx, &named, (name, &head, &actor), &id)? {
            Ok(bundle) => {
                tx.sign_also(&bundle, name, (head, desk.now))?;
                signed.push(id);
            }
            Err(refusal) => refused = Some(refusal),
        }
    }
    match (signed.is_empty(), refused) {
        (true, Some(refusal)) => Err(refusal.into()),
        (true, None) => Err(Input::NothingToSign(named.id).into()),
        (false, _) => Ok(signed),
    }
}

/// Signs an act again whose signature was made by a key that was lost since, and no seal lists it from before: an event that covers the very
/// bytes of both, signed by the key that is in force now. Whoever has the lost key has not this one.
///
/// # Errors
/// It is somebody else's, not signed, counts as it is, or lies in a box.
pub fn sign_again(desk: &Desk, tx: &mut Transaction, reference: &Reference) -> Result<Vec<String>> {
    let actor = desk.known_actor(tx)?.id;
    let named = named_or_event(tx, reference)?;
    let stem = named.case.stem;
    let all = acts(&named);
    let meant = |(name, _): &(EntryName, ActHead)| match (named.event, name) {
        (Some(step), EntryName::Event(_, known)) => step.fits(*known),
        (None, EntryName::Record(_)) => true,
        _ => false,
    };
    let Some((name, head)) = all.into_iter().find(meant) else {
        return Err(Input::UnknownRecord(reference.clone()).into());
    };
    let id = format!("{}/{name}", named.id.owner);
    if head.by != actor {
        return Err(KeyRefusal::NotYours { id, by: head.by, actor }.into());
    }
    let (path, signature) = (layout::entry_path(name), layout::signature_path(name));
    let ring = KeyRing::read(tx)?;
    for part in named.shelf.read.clone() {
        let bundle = tx.bundle(&part)?;
        let line = |path: &str| {
            let (path, sha256) = bundle.listing().files.get_key_value(path)?;
            Some(Listed { sha256: *sha256, path: path.clone() })
        };
        let Some(entry) = line(&path) else { continue };
        let Some(signed) = line(&signature) else { return Err(KeyRefusal::NotSignedYet { id }.into()) };
        if part.is_closed() {
            return Err(KeyRefusal::InBox { id }.into());
        }
        let (of_key, at) = (head.of_key, head.at);
        let signer = signer_of(&bundle, tx.archive().reader(), name)?;
        let is_lost = signer.is_some_and(|key| matches!(ring.standing(&actor, &key, at), KeyStanding::Lost(_)));
        let state = state_of(tx.archive(), &ring, &bundle, (name, head), None)?;
        if !is_lost || of_key != OfKey::None || !matches!(state, SignatureState::Bad(_)) {
            return Err(KeyRefusal::NotToSignAgain { id }.into());
        }
        let can = |key: &&StaffKey| can_sign_again(tx.archive(), &ring, (&actor, &key.key), desk.now);
        if !ring.in_force(&actor, desk.now).iter().any(can) {
            return Err(KeyRefusal::NotSound { id, actor }.into());
        }
        let deed = EventBody::SignedAgain(SigningAgain { covers: vec![entry, signed], note: None });
        let mut event = desk.event(&actor, stem, desk.today(), deed);
        event.head.of = Some(EntryText(name));
        named.add_event(tx, &event)?;
        return Ok(vec![id]);
    }
    Err(Input::UnknownRecord(Reference::to(&named.id)).into())
}

fn is_worth_it(rules: &SignatureRules, head: &ActHead) -> bool {
    if rules.required.is_empty() { USUAL.contains(&head.what) } else { rules.name(head.what) }
}

/// The record and its events.
fn acts(named: &NamedRecord) -> Vec<(EntryName, ActHead)> {
    let stem = named.case.stem;
    let record = (EntryName::Record(stem), ActHead::of_record(&named.case.record));
    let events = named.case.events.iter();
    let events = events.map(|event| (EntryName::Event(stem, event.step), ActHead::of_event(&event.event)));
    std::iter::once(record).chain(events).collect()
}

/// The bundle in which an act can be signed, or why it cannot.
fn check(
    tx: &mut Transaction,
    named: &NamedRecord,
    (name, head, actor): (EntryName, &ActHead, &StaffId),
    id: &str,
) -> Result<std::result::Result<BundleId, KeyRefusal>> {
    let id = id.to_owned();
    if head.by != *actor {
        return Ok(Err(KeyRefusal::NotYours { id, by: head.by.clone(), actor: actor.clone() }));
    }
    for part in &named.shelf.read {
        let bundle = tx.bundle(part)?;
        if !bundle.listing().files.contains_key(layout::entry_path(name).as_str()) {
            continue;
        }
        if bundle.listing().files.contains_key(layout::signature_path(name).as_str()) {
            return Ok(Err(KeyRefusal::SignedAlready { id }));
        }
        if part.is_closed() {
            return Ok(Err(KeyRefusal::InBox { id }));
        }
        tx.lock([part.clone()])?;
        return Ok(Ok(part.clone()));
    }
    Err(Input::UnknownRecord(Reference::to(&named.id)).into())
}
