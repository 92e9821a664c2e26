//! What is signed, and whether that counts.

use std::collections::BTreeMap;

use crate::archive::signatures::{ActHead, KeyRing, SignatureState, state_of};
use crate::archive::{Archive, Bundle, BundleId, Uncached, layout};
use crate::error::Result;
use crate::model::event::EventBody;
use crate::model::signing::SshKey;
use crate::model::{Action, Case, EntryName, Owner};
use crate::views::pending_place::places;

/// Whether anybody signs here: somebody has a key, or something has to be signed.
pub fn is_asked_about(archive: &Archive, ring: &KeyRing) -> bool {
    !ring.keys().is_empty() || !archive.settings().signatures.required.is_empty()
}

/// How a record and its events stand, each by its name.
pub fn of_case(
    archive: &Archive,
    ring: &KeyRing,
    bundles: &[BundleId],
    case: &Case,
) -> Result<BTreeMap<EntryName, SignatureState>> {
    let bundles = bundles.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let mut states = BTreeMap::new();
    let record = (EntryName::Record(case.stem), ActHead::of_record(&case.record), None);
    let events = case.events.iter().map(|named| {
        let adds: Option<SshKey> = match &named.event.deed {
            EventBody::KeyAdded(adding) => adding.signing(),
            _ => None,
        };
        (EntryName::Event(case.stem, named.step), ActHead::of_event(&named.event), adds)
    });
    for (name, head, adds) in std::iter::once(record).chain(events) {
        let path = layout::entry_path(name);
        let Some(bundle) = bundles.iter().find(|bundle| bundle.listing().files.contains_key(path.as_str())) else {
            continue;
        };
        states.insert(name, state_of(archive, ring, bundle, (name, head), adds)?);
    }
    Ok(states)
}

/// How every approval of the estate stands; none of an estate in which nobody signs.
pub fn approvals(archive: &Archive) -> Result<Option<BTreeMap<(Owner, EntryName), SignatureState>>> {
    let ring = KeyRing::read(&mut Uncached::new(archive))?;
    if !is_asked_about(archive, &ring) {
        return Ok(None);
    }
    let mut states = BTreeMap::new();
    for place in places(archive)? {
        for id in &place.bundles {
            let bundle = archive.bundle(id)?;
            for name in bundle.entries() {
                let EntryName::Event(stem, step) = name else { continue };
                if step.action != Action::Approved {
                    continue;
                }
                let events = bundle.events(archive.reader(), stem)?;
                let Some(named) = events.iter().find(|named| named.step == step) else { continue };
                let head = (name, ActHead::of_event(&named.event));
                states.insert((place.owner.clone(), name), state_of(archive, &ring, &bundle, head, None)?);
            }
        }
    }
    Ok(Some(states))
}
