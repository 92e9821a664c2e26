//! What goes out for a store to hold (P1-5b), each approved and registered as an export: copies of boxed papers that lie there alone from now
//! on, and bags whose papers are fetched from it.

use crate::archive::{BundleId, Lookup as _, Mode, Transaction, find};
use crate::desk::Desk;
use crate::desk::export;
use crate::desk::shelf::named;
use crate::error::Result;
use crate::model::course::Status;
use crate::model::export_scope::ExportWritten;
use crate::model::relations::Export;
use crate::model::remote::{HOLEY_BAG, KEPT_ELSEWHERE, RemoteName, year_kept_elsewhere};
use crate::model::text::Count;
use crate::model::{
    AsOf, Body, BundlePath, Date, Duty, Kind, Line, Listed, RecordId, Reference, Register, Sha256, VolumeCode, Year,
    case_state,
};

/// What is to lie in a store alone.
#[derive(Clone, Debug)]
pub struct LetGo {
    pub remote: RemoteName,
    pub year: Year,
    /// How many papers.
    pub papers: usize,
}

/// How it stands with an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreApproval {
    Given(RecordId),
    Waits(RecordId),
}

/// The papers of a volume whose copies go.
#[derive(Clone, Debug)]
pub struct GoingPapers {
    pub bundle: BundleId,
    pub papers: Vec<(BundlePath, Sha256)>,
    /// The list of the volume's papers, as it is registered.
    pub list: Listed,
}

/// A boxed volume that goes out as a bag whose papers are fetched.
#[derive(Clone, Debug)]
pub struct HoleyBag {
    pub volume: VolumeCode,
    pub to: Line,
    pub purpose: Line,
    /// How many papers.
    pub papers: usize,
}

/// The approval of a year, asked for where nobody did; who may take client data out gives it by asking.
pub fn approval(desk: &Desk, tx: &mut Transaction, ask: &LetGo) -> Result<StoreApproval> {
    let year = ask.year.number();
    let body = Export {
        to: ask.remote.as_str().parse()?,
        purpose: format!("boxed originals of {} kept there alone", ask.year).parse()?,
        since: Date::new(year, 1, 1),
        until: Date::new(year, 12, 31),
        rows: Some(count(ask.papers)),
        kinds: vec![KEPT_ELSEWHERE.parse()?],
        units: Vec::new(),
        papers: true,
        attachments: Vec::new(),
    };
    let is_it =
        |export: &Export| year_kept_elsewhere(export) == Some(ask.year) && export.to.as_str() == ask.remote.as_str();
    approved(desk, tx, body, &is_it)
}

/// The approval of a bag with holes, as of [`approval`].
pub fn bag_approval(desk: &Desk, tx: &mut Transaction, ask: &HoleyBag) -> Result<StoreApproval> {
    let body = Export {
        to: ask.to.clone(),
        purpose: ask.purpose.clone(),
        since: None,
        until: None,
        rows: Some(count(ask.papers)),
        kinds: vec![HOLEY_BAG.parse()?, ask.volume.to_string().parse()?],
        units: Vec::new(),
        papers: true,
        attachments: Vec::new(),
    };
    let wanted = body.clone();
    let is_it = move |export: &Export| {
        export.kinds == wanted.kinds && export.to == wanted.to && export.purpose == wanted.purpose
    };
    approved(desk, tx, body, &is_it)
}

/// Registers that a bag goes out, by the list of its payload.
pub fn bag_out(desk: &Desk, tx: &mut Transaction, id: &RecordId, list: &Listed) -> Result<()> {
    tx.lock_archive()?;
    hand_out(desk, tx, id, ExportWritten { rows: Vec::new(), papers: 0, copies: vec![list.clone()] })
}

fn count(papers: usize) -> Count {
    Count(u32::try_from(papers).unwrap_or(u32::MAX))
}

/// Whether it is approved that something goes out; it is asked for where nobody did.
fn approved(desk: &Desk, tx: &mut Transaction, body: Export, is_it: &dyn Fn(&Export) -> bool) -> Result<StoreApproval> {
    let by = desk.actor(tx)?;
    match standing(tx, is_it)? {
        Some((id, Status::Approved | Status::Released)) => return Ok(StoreApproval::Given(id)),
        Some((id, _)) => return Ok(StoreApproval::Waits(id)),
        None => {}
    }
    let settings = tx.archive().settings();
    let may = by.holds(settings.role_for(Duty::Export)) && settings.approvals.same_person;
    let named = export::enter(desk, tx, &by.id, body)?;
    if !may {
        return Ok(StoreApproval::Waits(named.id));
    }
    export::approve_at_once(desk, tx, &named)?;
    Ok(StoreApproval::Given(named.id))
}

/// What was asked for and stands, or waits: what is approved goes before what waits.
fn standing(tx: &mut Transaction, is_it: &dyn Fn(&Export) -> bool) -> Result<Option<(RecordId, Status)>> {
    let mut found: Option<(RecordId, Status)> = None;
    for (bundle, owner) in find::register_years(tx, Register::Disclosures)? {
        for raw in tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::Export)? {
            let Some(case) = raw.readable(&AsOf::NOW) else { continue };
            let (Body::Export(export), Some(state)) = (&case.record.body, case_state::fold(&case)) else { continue };
            let stands = matches!(state.status, Status::Asked | Status::Approved | Status::Released);
            let is_first = found.as_ref().is_none_or(|(_, status)| *status == Status::Asked);
            if is_it(export) && stands && is_first {
                found = Some((RecordId { owner: owner.clone(), stem: case.stem }, state.status));
            }
        }
    }
    Ok(found)
}

fn hand_out(desk: &Desk, tx: &mut Transaction, id: &RecordId, written: ExportWritten) -> Result<()> {
    let by = desk.actor(tx)?;
    // In a preview the approval may be one that nobody entered.
    if tx.mode() == Mode::Preview {
        return Ok(());
    }
    let named = named(tx, &Reference::to(id))?;
    // The approval stands for what comes later too, and it is registered once that it was made use of.
    if case_state::fold(&named.now()?).is_some_and(|state| state.status == Status::Released) {
        return Ok(());
    }
    export::hand_out(desk, tx, (&named, &by.id), &written)
}

/// Registers that copies go, and lets them go: each was read back by now, and noted.
pub fn let_go(desk: &Desk, tx: &mut Transaction, id: &RecordId, going: &[GoingPapers]) -> Result<()> {
    tx.lock_archive()?;
    let papers = going.iter().map(|volume| volume.papers.len()).sum();
    let copies = going.iter().map(|volume| volume.list.clone()).collect();
    hand_out(desk, tx, id, ExportWritten { rows: Vec::new(), papers, copies })?;
    for volume in going {
        tx.leave_elsewhere(&volume.bundle, &volume.papers, id)?;
    }
    Ok(())
}
