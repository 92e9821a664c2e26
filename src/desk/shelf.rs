//! Where a record lies, and what is read to judge it; a record that somebody named, read under the lock.

use crate::archive::{BundleId, ClientFile, Found, Lookup, Transaction, file_parts, find, tenancy};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::event::Event;
use crate::model::loan::Holding;
use crate::model::paper::Meant;
use crate::model::{
    AsOf, Case, Date, FileName, Kind, Owner, PaperName, RecordId, Reference, ReferenceName, Refusal, Register, Stem,
    StepName, Target, paper,
};

/// Where something is entered, and what is read to judge it.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Shelf {
    /// The bundle that new records and events go to.
    pub(in crate::desk) bundle: BundleId,
    /// The bundles that belong together: of a client's file the volume, its supplements, and what came late.
    pub(in crate::desk) read: Vec<BundleId>,
    /// The first part of ids.
    pub(in crate::desk) owner: Owner,
    /// The enquiry for which something is entered beside it (P1-4.1): of its year of the register it alone is meant, with what
    /// lies beside it.
    pub(in crate::desk) enquiry: Option<Stem>,
}

impl Shelf {
    /// The shelf of a client's file.
    pub(in crate::desk) fn of_file(file: &ClientFile) -> Self {
        Self {
            bundle: file.write_to.clone(),
            read: file.bundles(),
            owner: Owner::File(file.name.clone()),
            enquiry: None,
        }
    }

    /// The shelf of a bundle that is never boxed: a room, a year of a register, the staff.
    pub(in crate::desk) fn of_bundle(bundle: BundleId, owner: Owner) -> Self {
        Self { read: vec![bundle.clone()], bundle, owner, enquiry: None }
    }

    /// The shelf of an enquiry, in the year of the register in which it was entered.
    pub(in crate::desk) fn of_enquiry(bundle: BundleId, enquiry: Stem) -> Self {
        Self { enquiry: Some(enquiry), ..Self::of_bundle(bundle, Owner::Register(Register::Enquiries)) }
    }

    /// The records of a kind, as they count now.
    pub(in crate::desk) fn cases(&self, tx: &mut Transaction, kind: Kind) -> Result<Vec<Case>> {
        Ok(seen(file_parts::cases(tx, &self.read, kind)?, &AsOf::NOW))
    }

    /// Whether a record that lies here belongs to it: in a year of enquiries what belongs to the one that is meant.
    pub(in crate::desk) fn holds(&self, case: &Case) -> bool {
        self.enquiry.is_none_or(|enquiry| enquiry_of(case) == Some(enquiry))
    }

    /// What somebody has who has all of it.
    pub(in crate::desk) fn holding(&self) -> Holding {
        match self.enquiry {
            Some(stem) => Holding::Enquiry(RecordId { owner: self.owner.clone(), stem }),
            None => Holding::File(self.owner.clone()),
        }
    }

    fn of_found(found: &Found) -> Self {
        match &found.file {
            Some(file) => Self::of_file(file),
            None => Self::of_bundle(found.bundle.clone(), found.id.owner.clone()),
        }
    }
}

/// The enquiry to which a record of the register belongs: itself, or the one beside which it lies.
fn enquiry_of(case: &Case) -> Option<Stem> {
    match case.stem.kind() {
        Kind::Enquiry => Some(case.stem),
        _ => case.enquiry(),
    }
}

/// A record that somebody named: its file is locked, and it is read with its events.
#[derive(Clone, Debug)]
pub(in crate::desk) struct NamedRecord {
    pub(in crate::desk) id: RecordId,
    /// Where it lies.
    pub(in crate::desk) shelf: Shelf,
    /// The record and every event of it.
    pub(in crate::desk) case: Case,
    /// The event that was named, where one was.
    pub(in crate::desk) event: Option<StepName>,
    /// The paper that was named, where one was.
    pub(in crate::desk) paper: Option<PaperName>,
}

impl NamedRecord {
    /// Adds what happened to it: beside it, or, where it lies in a box, to what came late for that volume.
    pub(in crate::desk) fn add_event(&self, tx: &mut Transaction, event: &Event) -> Result<()> {
        tx.add_event_in_parts(&self.shelf.bundle, &self.shelf.read, self.case.stem, event)?;
        Ok(())
    }

    /// The record as it counts now.
    ///
    /// # Errors
    /// It was voided, or is restricted.
    pub(in crate::desk) fn now(&self) -> Result<Case> {
        self.case.readable(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&self.case, self.id.clone()).into())
    }

    /// The same record with the events that this change has added by now.
    pub(in crate::desk) fn again(&self, tx: &mut Transaction) -> Result<Self> {
        let case = file_parts::case(tx, &self.shelf.read, self.case.stem)?;
        let case = case.ok_or_else(|| Input::UnknownRecord(Reference::to(&self.id)))?;
        Ok(Self { case, ..self.clone() })
    }
}

/// Finds a record, locks its file, and reads it under the lock. What is done to it is done to all of it: one of its events
/// is not taken for it.
pub(in crate::desk) fn named(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let named = named_or_event(tx, reference)?;
    match named.event {
        Some(_) => Err(Input::EventNamed { id: named.id, named: reference.clone() }.into()),
        None => Ok(named),
    }
}

/// The same where one event of a record can be meant: what waits is approved or rejected.
pub(in crate::desk) fn named_or_event(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let named = named_or_paper(tx, reference)?;
    // What is done to a record is not done to a paper beside it.
    if named.paper.is_some_and(|name| name.number.is_some()) {
        return Err(Input::PaperNamed { id: named.id, named: reference.clone() }.into());
    }
    Ok(named)
}

/// The same where a paper beside it can be meant as well.
///
/// # Errors
/// It has no such paper.
pub(in crate::desk) fn named_or_paper(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    loop {
        let found = find::record(tx, reference)?;
        let mut shelf = Shelf::of_found(&found);
        tx.lock([shelf.bundle.clone()])?;
        // Somebody may have boxed the volume before the lock was ours.
        if find::record(tx, reference)? != found {
            continue;
        }
        if found.id.stem == Stem::Cover
            && let Some(list) = tx.bundle(&found.bundle)?.lost_cover()
        {
            return Err(Refusal::FileDestroyed { id: found.id, list: list.id.clone() }.into());
        }
        let case = file_parts::case(tx, &shelf.read, found.id.stem)?;
        let case = case.ok_or_else(|| Input::UnknownRecord(reference.clone()))?;
        if matches!(shelf.bundle, BundleId::Register(Register::Enquiries, _)) {
            shelf.enquiry = enquiry_of(&case);
        }
        let paper = match reference.paper {
            Some(_) => match paper::meant(&case, reference) {
                Meant::One(name) => Some(name),
                Meant::None | Meant::Record => return Err(Input::no_such_paper(&found.id, &case, reference).into()),
            },
            None => None,
        };
        return Ok(NamedRecord { id: found.id, shelf, case, event: reference.event, paper });
    }
}

/// The year of a register, locked.
pub(in crate::desk) fn lock_register(tx: &mut Transaction, register: Register, date: Date) -> Result<Shelf> {
    let bundle = BundleId::Register(register, date.year());
    tx.lock([bundle.clone()])?;
    Ok(Shelf::of_bundle(bundle, Owner::Register(register)))
}

/// The cover of a client's file.
pub(in crate::desk) fn cover_of(name: &FileName) -> Reference {
    Reference {
        owner: Some(Owner::File(name.clone())),
        name: ReferenceName::Stem(Stem::Cover),
        event: None,
        paper: None,
    }
}

/// What a target means: a unit its present client's cover, `UNIT@DATE` that of who left, else the record.
pub(in crate::desk) fn target(tx: &mut Transaction, target: &Target) -> Result<Reference> {
    match target {
        Target::File(name) => Ok(cover_of(name)),
        Target::Record(reference) => Ok(reference.clone()),
        Target::Either(name, reference) => match tenancy::unit_place(tx, name.unit()) {
            Ok(_) => Ok(cover_of(name)),
            Err(_) => Ok(reference.clone()),
        },
    }
}
