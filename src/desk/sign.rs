//! Signing one's own acts afterwards: a signature is a file of its own, so that later is possible.

use crate::archive::signatures::ActHead;
use crate::archive::{BundleId, Lookup, Transaction, layout};
use crate::desk::Desk;
use crate::desk::shelf::{NamedRecord, named_or_event};
use crate::error::{Input, Result};
use crate::model::key_refusal::KeyRefusal;
use crate::model::signing::{Signable, SignatureRules};
use crate::model::{Action, EntryName, Kind, Reference, StaffId};

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
