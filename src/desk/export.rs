//! Taking client data out of the archive (P1-5b): asked for, approved by who may, registered, and only then handed out.

use crate::archive::{Lookup, Mode, Transaction};
use crate::desk::approve::{self, Approve};
use crate::desk::shelf::{NamedRecord, lock_register, named};
use crate::desk::update::{self, check_time, standing};
use crate::desk::{Desk, fresh_stem};
use crate::error::{Input, Result};
use crate::model::event::{EventBody, Release};
use crate::model::export_scope::{ExportWritten, Scope};
use crate::model::lake;
use crate::model::relations::Export;
use crate::model::remote;
use crate::model::text::Count;
use crate::model::{Action, Body, Duty, Happened, Kind, Line, RecordId, Reference, Register, StaffId, Stem};

/// What is to be taken out.
#[derive(Clone, Debug)]
pub struct TakeOut {
    /// Who gets it.
    pub to: Line,
    pub purpose: Line,
    /// What of the archive.
    pub scope: Scope,
    /// Whether copies of the papers go along.
    pub papers: Along,
}

/// Whether copies of the papers go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    Stay,
    /// They go along.
    Go,
}

/// What is wanted of who writes the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Count,
    Write,
}

/// Writes the files of an export, or counts what would stand in them.
pub type Writer<'a> = dyn FnMut(&Scope, Along, Work) -> Result<ExportWritten> + 'a;

/// An export that was asked for, or handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub id: RecordId,
    /// Who gets it.
    pub to: Line,
    pub written: ExportWritten,
    /// Whether it goes out now.
    pub stage: Stage,
}

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It waits for approval.
    Waits,
    /// It goes out.
    Out,
}

/// Asks for an export. Who may take client data out approves it at once, and it is written; of anybody else it waits.
pub fn take_out(desk: &Desk, tx: &mut Transaction, ask: &TakeOut, write: &mut Writer) -> Result<TakenOut> {
    let by = desk.actor(tx)?;
    // What goes out is the state of one moment.
    tx.lock_archive()?;
    let settings = tx.archive().settings();
    let may = by.holds(settings.role_for(Duty::Export)) && settings.approvals.same_person;
    let written = write(&ask.scope, ask.papers, if may { work(tx) } else { Work::Count })?;
    let kinds = ask.scope.names.iter().map(|name| name.parse()).collect::<Result<Vec<Line>, _>>()?;
    let body = Export {
        to: ask.to.clone(),
        purpose: ask.purpose.clone(),
        since: ask.scope.since,
        until: ask.scope.until,
        rows: Some(Count(u32::try_from(written.all_rows()).unwrap_or(u32::MAX))),
        kinds,
        units: ask.scope.units.iter().cloned().collect(),
        papers: ask.papers == Along::Go,
        attachments: Vec::new(),
    };
    let named = enter(desk, tx, &by.id, body)?;
    let (to, stage) = (ask.to.clone(), if may { Stage::Out } else { Stage::Waits });
    if may {
        approve_at_once(desk, tx, &named)?;
        let approved = named.again(tx)?;
        hand_out(desk, tx, (&approved, &by.id), &written)?;
    }
    Ok(TakenOut { id: named.id, to, written, stage })
}

/// Enters an export that is asked for.
pub(super) fn enter(desk: &Desk, tx: &mut Transaction, by: &StaffId, body: Export) -> Result<NamedRecord> {
    let today = desk.today();
    let shelf = lock_register(tx, Register::Disclosures, today)?;
    let stem = fresh_stem(tx, &shelf.bundle, today, Kind::Export)?;
    tx.add_record(&shelf.bundle, stem, &desk.record(by, today, None, Body::Export(body)))?;
    let id = RecordId { owner: shelf.owner.clone(), stem };
    // The register's year may be new in this change, so that nothing on disk leads to the record yet.
    let case = tx.bundle(&shelf.bundle)?.case(tx.archive().reader(), stem)?;
    Ok(NamedRecord { id, shelf, case, event: None, paper: None })
}

/// Approves it, by who asked for it and may.
pub(super) fn approve_at_once(desk: &Desk, tx: &mut Transaction, named: &NamedRecord) -> Result<()> {
    let when = Happened::On(desk.today());
    let approval = Approve { reference: Reference::to(&named.id), handled_by: None, note: None, when: Some(when) };
    approve::approve_case(desk, tx, named, (&approval, when))?;
    Ok(())
}

/// Registers that it goes out, with the digest of each file.
pub(super) fn hand_out(
    desk: &Desk,
    tx: &mut Transaction,
    (named, by): (&NamedRecord, &StaffId),
    written: &ExportWritten,
) -> Result<()> {
    let when = Happened::On(desk.today());
    named.add_event(tx, &released(desk, by, (named.case.stem, when), written))
}

/// Hands an approved export out: exactly what was asked for, as it is today.
pub fn release(desk: &Desk, tx: &mut Transaction, reference: &Reference, write: &mut Writer) -> Result<TakenOut> {
    let by = desk.actor(tx)?.id;
    tx.lock_archive()?;
    let named = named(tx, reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Body::Export(export) = &case.record.body else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Export] }.into());
    };
    if lake::is_to_a_lake(export) {
        return Err(Input::IsALake.into());
    }
    if remote::year_kept_elsewhere(export).is_some() {
        return Err(Input::IsOfStore(export.to.clone()).into());
    }
    if remote::is_holey_bag(export) {
        return Err(Input::IsHoleyBag.into());
    }
    let now = standing(&named)?;
    update::rule(&named, &now, Action::Released)?;
    let when = Happened::On(desk.today());
    check_time(desk, &now.state, when)?;
    let names = export.kinds.iter().map(ToString::to_string).collect();
    let units = export.units.iter().cloned().collect();
    let scope = Scope { names, since: export.since, until: export.until, units };
    let papers = if export.papers { Along::Go } else { Along::Stay };
    let written = write(&scope, papers, work(tx))?;
    named.add_event(tx, &released(desk, &by, (named.case.stem, when), &written))?;
    Ok(TakenOut { id: named.id, to: export.to.clone(), written, stage: Stage::Out })
}

pub(super) fn work(tx: &Transaction) -> Work {
    if tx.mode() == Mode::Make { Work::Write } else { Work::Count }
}

fn released(
    desk: &Desk,
    by: &StaffId,
    (stem, when): (Stem, Happened),
    written: &ExportWritten,
) -> crate::model::event::Event {
    desk.event(by, stem, when, EventBody::Released(Release { copies: written.copies.clone(), note: None }))
}
