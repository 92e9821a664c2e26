//! Enquiries of who is no client yet: what is recorded and filed for one lies beside it, and the client's file refers to it
//! once there is one (P1-4.1).

use crate::archive::{BundleId, Transaction, find};
use crate::desk::Desk;
use crate::desk::shelf::{NamedRecord, Shelf, named};
use crate::desk::update::{rule, standing};
use crate::error::{Input, Result};
use crate::model::event::{EventBody, StepDetails};
use crate::model::{Action, Date, Kind, Reference, Refusal, Status, Stem, StemText};

/// The kinds that are recorded for an enquiry.
pub const FOR_ENQUIRIES: &[Kind] = &[Kind::Visit, Kind::Opinion, Kind::Letter, Kind::Note];

/// The enquiry that is named, locked, and as it counts now.
///
/// # Errors
/// It is none, or it counts for nothing.
pub(in crate::desk) fn enquiry(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let named = named(tx, reference)?;
    if named.case.stem.kind() != Kind::Enquiry {
        let kind = named.case.stem.kind();
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Enquiry] }.into());
    }
    if named.case.is_void() {
        return Err(Refusal::Voided(named.id).into());
    }
    Ok(named)
}

/// Where what is entered for an enquiry goes.
pub(in crate::desk) fn place(tx: &mut Transaction, reference: &Reference) -> Result<(BundleId, Stem)> {
    let named = enquiry(tx, reference)?;
    Ok((named.shelf.bundle, named.case.stem))
}

/// The shelf of an enquiry, with the day on which somebody asked: nobody read of it before.
pub(in crate::desk) fn shelf(tx: &mut Transaction, reference: &Reference) -> Result<(Shelf, Date)> {
    let named = enquiry(tx, reference)?;
    let asked = named.now()?.record.head.date();
    Ok((named.shelf, asked))
}

/// Refuses a kind that is of clients alone.
pub(in crate::desk) fn check_kind(kind: Kind) -> Result<()> {
    if FOR_ENQUIRIES.contains(&kind) { Ok(()) } else { Err(Input::NotForEnquiries(kind).into()) }
}

/// Which bundle has to be locked for the file of who enquired to be opened.
///
/// # Errors
/// There is no such enquiry.
pub(in crate::desk) fn bundle_of(tx: &mut Transaction, reference: &Reference) -> Result<BundleId> {
    Ok(find::record(tx, reference)?.bundle)
}

/// Takes an enquiry along into the file that is opened for who asked: it is let, unless it was said to be already; one that is
/// lost is opened again first. Gives its name, to which the cover refers.
pub(in crate::desk) fn take_along(desk: &Desk, tx: &mut Transaction, reference: &Reference) -> Result<StemText> {
    let by = desk.actor(tx)?.id;
    let named = enquiry(tx, reference)?;
    let now = standing(&named)?;
    if now.state.status != Status::Let {
        rule(&named, &now, Action::Let)?;
        let deed = EventBody::Stepped(Action::Let, StepDetails::default());
        named.add_event(tx, &desk.event(&by, named.case.stem, desk.today(), deed))?;
    }
    Ok(StemText(named.case.stem))
}
