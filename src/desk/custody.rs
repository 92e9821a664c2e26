//! Who keeps which files, and the amendments by which a hand-over changes that (P1-4b, S-HAND).

use std::collections::BTreeSet;

use crate::archive::{BundleId, Lookup, Transaction, file_parts, tenancy};
use crate::desk::shelf::{NamedRecord, cover_of, named};
use crate::desk::{Desk, lock_file};
use crate::error::Result;
use crate::model::event::{Approval, EventBody, Rejection, SamePerson};
use crate::model::handover::Handover;
use crate::model::proposal::{Fate, Proposal};
use crate::model::{AsOf, Body, Date, FileName, Happened, Line, RecordId, StaffId};

/// The files of present clients on a day, by their first units, that a person keeps.
pub(in crate::desk) fn kept_by(tx: &mut Transaction, person: &StaffId, day: Date) -> Result<Vec<FileName>> {
    let mut kept = Vec::new();
    for place in tx.units()?.to_vec() {
        for tenure in tenancy::tenures(tx, &place)?.into_iter().filter(|tenure| tenure.holds_on(day)) {
            if tenure.first_unit != tenure.room.unit {
                continue;
            }
            let file = tenancy::file_of(tx, &tenure)?;
            if custodian(tx, &file.bundles())?.as_ref() == Some(person) {
                kept.push(file.name);
            }
        }
    }
    Ok(kept)
}

/// Who keeps a file, by its cover.
fn custodian(tx: &mut Transaction, bundles: &[BundleId]) -> Result<Option<StaffId>> {
    let case = file_parts::case(tx, bundles, crate::model::Stem::Cover)?.and_then(|case| case.seen(&AsOf::NOW));
    Ok(case.and_then(|case| if let Body::Cover(cover) = case.record.body { cover.custodian } else { None }))
}

/// Locks the files of some clients, with a further bundle; gives where each of them is written to.
pub(in crate::desk) fn lock_files(tx: &mut Transaction, files: &[FileName], beside: &BundleId) -> Result<()> {
    let mut bundles: BTreeSet<BundleId> = BTreeSet::from([beside.clone()]);
    for file in files {
        bundles.insert(tenancy::client_file(tx, file)?.write_to);
    }
    tx.lock(bundles)?;
    for file in files {
        // Somebody may have moved the client out before the lock was ours.
        lock_file(tx, file, |file| vec![file.write_to.clone()])?;
    }
    Ok(())
}

/// By what an amendment of a cover says that it belongs to a hand-over.
pub(in crate::desk) fn reason(id: &RecordId) -> Result<Line> {
    Ok(id.long().parse()?)
}

/// The client's cover and the amendment of it that a hand-over made, where it waits still. Of who has left since, nothing is changed.
fn waiting(
    tx: &mut Transaction,
    (handover, day): (&RecordId, Date),
    file: &FileName,
) -> Result<Option<(NamedRecord, Proposal)>> {
    let found = tenancy::client_file(tx, file);
    let Ok(found) = found else { return Ok(None) };
    if day < found.tenure.from {
        return Ok(None);
    }
    let cover = named(tx, &cover_of(&found.name))?;
    let reason = reason(handover)?;
    let of_it = |proposal: &Proposal| {
        let amendment = proposal.amendment();
        proposal.fate == Fate::Waits && amendment.and_then(|amendment| amendment.reason.as_ref()) == Some(&reason)
    };
    let proposal = cover.case.proposals(&AsOf::NOW).into_iter().find(of_it);
    Ok(proposal.map(|proposal| (cover, proposal)))
}

/// What of a hand-over is decided with it.
pub(in crate::desk) struct HandedFiles<'a> {
    pub(in crate::desk) id: &'a RecordId,
    pub(in crate::desk) date: Date,
    pub(in crate::desk) handover: &'a Handover,
}

/// Locks what a hand-over changes.
pub(in crate::desk) fn lock(tx: &mut Transaction, files: &HandedFiles, beside: &BundleId) -> Result<()> {
    let mut bundles: BTreeSet<BundleId> = BTreeSet::from([beside.clone()]);
    for file in &files.handover.clients {
        if let Ok(found) = tenancy::client_file(tx, file) {
            bundles.insert(found.write_to);
        }
    }
    Ok(tx.lock(bundles)?)
}

/// Approves the amendments of a hand-over, which was approved as a whole.
pub(in crate::desk) fn approve(
    desk: &Desk,
    tx: &mut Transaction,
    files: &HandedFiles,
    (by, same_person, when): (&StaffId, SamePerson, Happened),
) -> Result<()> {
    for file in &files.handover.clients {
        let Some((cover, proposal)) = waiting(tx, (files.id, files.date), file)? else { continue };
        let covers = file_parts::lines_of(tx, &cover.shelf.read, &cover.case)?;
        let deed = EventBody::Approved(Approval { handled_by: None, authority: None, same_person, covers, note: None });
        cover.add_event(tx, &desk.decision(by, (cover.case.stem, proposal.step), when, deed))?;
    }
    Ok(())
}

/// Rejects them, as the hand-over was.
pub(in crate::desk) fn reject(
    desk: &Desk,
    tx: &mut Transaction,
    files: &HandedFiles,
    (by, reason, when): (&StaffId, &Line, Happened),
) -> Result<()> {
    for file in &files.handover.clients {
        let Some((cover, proposal)) = waiting(tx, (files.id, files.date), file)? else { continue };
        let deed = EventBody::Rejected(Rejection { reason: reason.clone() });
        cover.add_event(tx, &desk.decision(by, (cover.case.stem, proposal.step), when, deed))?;
    }
    Ok(())
}
