//! What a void asks for and takes with it: what can be voided, and the tenancies that go with a client's cover.

use crate::archive::{BundleId, ClientFile, Lookup, Tenure, Transaction, file_parts, tenancy};
use crate::desk::Desk;
use crate::desk::papers::check_not_out;
use crate::desk::shelf::{NamedRecord, named, named_or_event};
use crate::error::Result;
use crate::model::event::{Approval, EventBody, SamePerson, Voiding};
use crate::model::loan::{self, LoanStatus};
use crate::model::proposal::{Fate, Proposal};
use crate::model::{
    Action, AsOf, Body, FileName, Happened, Kind, Line, Listed, Member, Owner, RecordId, Reference, Refusal, Status,
    Step, case_state,
};

/// What can be voided: not what stands for folders that lie somewhere, a loan that is out, a client or a unit with something in
/// it. Asked when it is proposed, and again when it is approved.
pub(in crate::desk) fn check(tx: &mut Transaction, named: &NamedRecord) -> Result<()> {
    let kind = named.case.stem.kind();
    let refused = || Err(Refusal::NotVoided { id: named.id.clone(), kind }.into());
    match &named.now()?.record.body {
        Body::Sealed(_) | Body::Box(_) | Body::Person(_) | Body::Authority(_) => refused(),
        // What a line on paper says is not made never to have been.
        Body::Seal(_) => Err(Refusal::SealNotVoided(named.id.clone()).into()),
        // The client's file lies under the first unit: it is voided as a whole, by its cover.
        Body::Tenancy(tenancy) if Owner::File(FileName::Present(tenancy.first_unit.clone())) == named.id.owner => {
            refused()
        }
        Body::Loan(loan) => match loan::fold(&named.now()?, loan, None).status {
            LoanStatus::Out => {
                let (id, status) = (named.id.clone(), LoanStatus::Out);
                Err(Refusal::LoanStep { id, action: Action::Voided, status }.into())
            }
            _ => Ok(()),
        },
        // What a reader has, and what somebody outside was given, is not made never to have been.
        Body::Document(_) => check_not_out(tx, named),
        // What is destroyed is not made never to have been.
        Body::Disposal(_)
            if case_state::fold(&named.now()?).is_some_and(|state| state.time(Action::CarriedOut).is_some()) =>
        {
            refused()
        }
        Body::Disclosure(_)
            if case_state::fold(&named.now()?).is_some_and(|state| state.status == Status::Released) =>
        {
            refused()
        }
        Body::Cover(_) => match file_of(tx, named)? {
            Some(file) if file.main.is_closed() => refused(),
            _ => {
                let holds = holds(tx, named, |kind| !matches!(kind, Kind::Cover | Kind::Sealed))?;
                empty(named, holds)
            }
        },
        Body::Unit(_) => {
            let holds = holds(tx, named, |kind| kind != Kind::Unit)?;
            empty(named, holds)
        }
        _ => check_not_out(tx, named),
    }
}

fn empty(named: &NamedRecord, holds: Vec<RecordId>) -> Result<()> {
    if holds.is_empty() { Ok(()) } else { Err(Refusal::NotEmpty { id: named.id.clone(), holds }.into()) }
}

/// The records beside a cover or a unit that count.
fn holds(tx: &mut Transaction, named: &NamedRecord, wanted: impl Fn(Kind) -> bool) -> Result<Vec<RecordId>> {
    let mut held = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| wanted(*kind)) {
        for case in named.shelf.cases(tx, kind)? {
            held.push(RecordId { owner: named.id.owner.clone(), stem: case.stem });
        }
    }
    Ok(held)
}

/// The client's file whose cover is named.
fn file_of(tx: &mut Transaction, named: &NamedRecord) -> Result<Option<ClientFile>> {
    match &named.id.owner {
        Owner::File(name) => Ok(Some(tenancy::client_file(tx, name)?)),
        _ => Ok(None),
    }
}

/// The tenancies of the client whose cover is named, in whatever rooms.
fn tenures(tx: &mut Transaction, named: &NamedRecord) -> Result<Vec<Tenure>> {
    let Some(file) = file_of(tx, named)? else { return Ok(Vec::new()) };
    let mut theirs = Vec::new();
    for place in tx.units()?.iter() {
        let of_room = tenancy::tenures(tx, place)?;
        theirs.extend(
            of_room
                .into_iter()
                .filter(|tenure| tenure.client == file.tenure.client && tenure.first_unit == file.home.unit),
        );
    }
    Ok(theirs)
}

/// Finds what is to be decided, with the rooms locked as well where a client is to count for nothing: their tenancies go with
/// the cover.
pub(in crate::desk) fn named_with_rooms(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let cover = named_or_event(tx, reference)?;
    if cover.case.stem.kind() != Kind::Cover {
        return Ok(cover);
    }
    // Another day of moving in takes the tenancies along too.
    let moves = |proposal: &Proposal| {
        let amendment = proposal.amendment();
        proposal.voiding().is_some() || amendment.is_some_and(|amendment| amendment.values.0.contains_key("move_in"))
    };
    let proposals = cover.case.proposals(&AsOf::NOW).into_iter();
    if proposals.filter(moves).all(|proposal| proposal.fate != Fate::Waits) {
        return Ok(cover);
    }
    let rooms = tenures(tx, &cover)?.into_iter().map(|tenure| BundleId::Room(tenure.room));
    tx.lock(rooms.chain([cover.shelf.bundle.clone()]))?;
    named_or_event(tx, reference)
}

/// The tenancies that go with a cover.
pub(in crate::desk) fn tenancies_of(tx: &mut Transaction, cover: &NamedRecord) -> Result<Vec<Tenure>> {
    if cover.case.stem.kind() == Kind::Cover { tenures(tx, cover) } else { Ok(Vec::new()) }
}

/// Voids the tenancies of a client whose cover has come to count for nothing: proposed and approved at once, so that the rooms
/// are vacant again.
pub(in crate::desk) fn void_tenancies(
    desk: &Desk,
    tx: &mut Transaction,
    member: &Member,
    tenures: Vec<Tenure>,
    (reason, when): (&Line, Happened),
) -> Result<()> {
    for tenure in tenures {
        let id = RecordId { owner: Owner::File(FileName::Present(tenure.room.unit.clone())), stem: tenure.stem };
        let tenancy = named(tx, &Reference::to(&id))?;
        let deed = EventBody::Voided(Voiding { reason: reason.clone(), refiled_to: None });
        let step = add(desk, tx, (&member.id, &tenancy), when, deed)?;
        approve_now(desk, tx, (member, &tenancy), step, when)?;
    }
    Ok(())
}

/// Adds a void beside its record.
pub(in crate::desk) fn add(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named): (&crate::model::StaffId, &NamedRecord),
    when: Happened,
    deed: EventBody,
) -> Result<Step> {
    let event = desk.event(by, named.case.stem, when, deed);
    Ok(tx.add_event_in_parts(&named.shelf.bundle, &named.shelf.read, named.case.stem, &event)?)
}

/// Approves an event of this very change.
pub(in crate::desk) fn approve_now(
    desk: &Desk,
    tx: &mut Transaction,
    (member, named): (&Member, &NamedRecord),
    step: Step,
    when: Happened,
) -> Result<()> {
    let again = named.again(tx)?;
    let covers: Vec<Listed> = file_parts::lines_of(tx, &again.shelf.read, &again.case)?;
    let deed = EventBody::Approved(Approval {
        handled_by: None,
        authority: None,
        same_person: SamePerson::Yes,
        covers,
        note: None,
    });
    again.add_event(tx, &desk.decision(&member.id, (again.case.stem, step), when, deed))
}
