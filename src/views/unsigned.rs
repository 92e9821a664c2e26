//! What has to be signed and is not.

use crate::archive::signatures::ActHead;
use crate::archive::{Archive, Bundle, layout};
use crate::error::Result;
use crate::model::signing::{Signable, SignatureRules};
use crate::model::{Action, EntryName, EventId, Moment, RecordId, Reference, StaffId, StepName};
use crate::views::pending_place::places;

/// An act that has to be signed and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedAct {
    /// The record, or the event.
    pub reference: Reference,
    /// What `sign` takes.
    pub id: String,
    pub what: Signable,
    pub at: Moment,
    pub by: StaffId,
}

/// Everything that has to be signed and is not, in the order of the bundles; what lies in a box is left to `verify`, for nothing comes in
/// there any more.
pub fn unsigned(archive: &Archive) -> Result<Vec<UnsignedAct>> {
    let rules = &archive.settings().signatures;
    if rules.required.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for place in places(archive)? {
        for id in place.bundles.iter().filter(|id| !id.is_closed()) {
            let bundle = archive.bundle(id)?;
            for name in bundle.entries().filter(|name| may_be_wanted(rules, &bundle, *name)) {
                let Some(head) = head(archive, &bundle, name)?.filter(|head| head.has_to_be_signed(rules)) else {
                    continue;
                };
                let record = RecordId { owner: place.owner.clone(), stem: name.record() };
                let reference = Reference::to(&record);
                let (reference, id) = match name {
                    EntryName::Record(_) => (reference, record.to_string()),
                    EntryName::Event(_, step) => {
                        let step = StepName::from(step);
                        let id = EventId { record, step }.to_string();
                        (Reference { event: Some(step), ..reference }, id)
                    }
                };
                found.push(UnsignedAct { reference, id, what: head.what, at: head.at, by: head.by });
            }
        }
    }
    Ok(found)
}

/// Whether it is of what is signed, by its name alone, and no signature is listed.
fn may_be_wanted(rules: &SignatureRules, bundle: &Bundle, name: EntryName) -> bool {
    let what = match name {
        EntryName::Record(stem) => Signable::Kind(stem.kind()),
        EntryName::Event(_, step) => Signable::Action(step.action),
    };
    let is_key = what == Signable::Action(Action::KeyAdded);
    (is_key || rules.name(what)) && !bundle.listing().files.contains_key(layout::signature_path(name).as_str())
}

fn head(archive: &Archive, bundle: &Bundle, name: EntryName) -> Result<Option<ActHead>> {
    let reader = archive.reader();
    Ok(match name {
        EntryName::Record(stem) => Some(ActHead::of_record(&bundle.case(reader, stem)?.record)),
        EntryName::Event(stem, step) => {
            let events = bundle.events(reader, stem)?;
            events.iter().find(|named| named.step == step).map(|named| ActHead::of_event(&named.event))
        }
    })
}
