//! Taking a departure back that was entered by mistake: the tenancy goes on as if it had never been ended, and a volume that was
//! bound is bound no longer. Nothing is rewritten: the end is taken back by an event, the seal is voided (DESIGN 3, P2-3).

use crate::archive::{BundleId, ClientFile, Transaction, file_parts, tenancy};
use crate::desk::open_file::check_counts;
use crate::desk::shelf::named;
use crate::desk::{Desk, lock_file, voiding};
use crate::error::{Input, Result};
use crate::model::event::{EventBody, StepDetails, Voiding};
use crate::model::{
    Action, Case, Date, Duty, FileName, Happened, Kind, Line, Member, Owner, RecordId, Reference, Refusal, UnitCode,
};

/// A departure that is taken back.
#[derive(Clone, Debug)]
pub struct TakeBack {
    pub unit: UnitCode,
    /// The day of departure, as it was entered.
    pub date: Date,
    /// Why.
    pub reason: Option<Line>,
}

/// Takes a departure back.
///
/// # Errors
/// Who acts may not; somebody has held the unit since; the volume lies in a box; the client left another unit afterwards.
pub fn take_back(desk: &Desk, tx: &mut Transaction, ask: &TakeBack) -> Result<FileName> {
    let reason = ask.reason.clone().ok_or(Input::TakeBackNeedsNote)?;
    let member = desk.entitled(tx, Duty::Reopen)?;
    let name = FileName::Departed(ask.unit.clone(), ask.date);
    let file = lock_file(tx, &name, |file| {
        let rooms = [&file.home, &file.lead, &file.tenure.room].map(|place| BundleId::Room(place.clone()));
        rooms.into_iter().chain([file.main.clone()]).collect()
    })?;
    if file.tenure.left != Some(ask.date) {
        return Err(Input::NobodyLeft { unit: ask.unit.clone(), date: ask.date, departed: Vec::new() }.into());
    }
    if file.main.is_closed() {
        return Err(Refusal::BoxedAlready(file.name).into());
    }
    // A file that is bound is called by its last unit: that one is taken back first.
    if file.left.is_some() && file.name != name {
        return Err(Refusal::TakeBackFirst { name, last: file.name }.into());
    }
    check_empty_since(tx, &file, ask.date)?;
    check_counts(tx, &file.tenure.room, (file.tenure.from, None))?;
    if file.left.is_some() {
        unseal(desk, tx, (&member, &reason), &file)?;
    }
    let note = Some(reason);
    let deed = EventBody::Stepped(Action::Reopened, StepDetails { note, ..StepDetails::default() });
    let stem = file.tenure.stem;
    let room = BundleId::Room(file.tenure.room.clone());
    tx.add_event(&room, stem, &desk.event(&member.id, stem, desk.today(), deed))?;
    let again = tenancy::tenures(tx, &file.tenure.room)?.into_iter().find(|tenure| tenure.stem == stem);
    Ok(tenancy::file_of(tx, &again.unwrap_or(file.tenure))?.name)
}

/// Refuses where somebody has held the unit since the day, or is to.
fn check_empty_since(tx: &mut Transaction, file: &ClientFile, date: Date) -> Result<()> {
    let tenures = tenancy::tenures(tx, &file.tenure.room)?;
    let since = tenures.iter().filter(|tenure| tenure.stem != file.tenure.stem);
    let Some(next) = since.filter(|tenure| tenure.to.is_none_or(|to| date < to)).min_by_key(|tenure| tenure.from)
    else {
        return Ok(());
    };
    let other = tenancy::file_of(tx, next)?;
    let company = tenancy::company(tx, &other)?;
    Err(Refusal::HeldSince { name: FileName::Departed(file.tenure.room.unit.clone(), date), company, since: next.from }
        .into())
}

/// Voids what bound the volume: proposed and approved at once by who takes the departure back.
fn unseal(desk: &Desk, tx: &mut Transaction, (member, reason): (&Member, &Line), file: &ClientFile) -> Result<()> {
    let sealed = file_parts::cases(tx, &file.bundles(), Kind::Sealed)?;
    for case in sealed.into_iter().filter(|case: &Case| !case.is_void()) {
        let id = RecordId { owner: Owner::File(file.name.clone()), stem: case.stem };
        let sealed = named(tx, &Reference::to(&id))?;
        let when = Happened::On(desk.today());
        let deed = EventBody::Voided(Voiding { reason: reason.clone(), refiled_to: None });
        let step = voiding::add(desk, tx, (&member.id, &sealed), when, deed)?;
        voiding::approve_now(desk, tx, (member, &sealed), step, when)?;
    }
    Ok(())
}
