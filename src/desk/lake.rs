//! What goes to a lake (P1-5b): approved once a year, registered each time that there is something new.

use crate::archive::{Lookup as _, Transaction, find};
use crate::desk::Desk;
use crate::desk::export::{self, Work};
use crate::desk::shelf::named;
use crate::error::{Input, Result};
use crate::model::course::Status;
use crate::model::export_scope::ExportWritten;
use crate::model::lake::catalogue::LakeCatalogue;
use crate::model::lake::{LakeCode, Personal};
use crate::model::relations::Export;
use crate::model::settings::EstateId;
use crate::model::{AsOf, Body, Duty, Kind, Line, RecordId, Reference, Refusal, Register, case_state};

/// What is to be published, and for whom: told where nothing is approved yet this year.
#[derive(Clone, Debug)]
pub struct LakePublish {
    pub to: Option<Line>,
    pub purpose: Option<Line>,
    pub personal: Personal,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LakePublished {
    /// It waits for approval, under this id.
    Waits(RecordId),
    /// There was nothing new.
    Unchanged,
    /// It goes out, and is registered.
    Out { id: RecordId, written: ExportWritten },
}

/// Writes a publication, or counts what would stand in it; none where there is nothing new.
pub type LakeWriter<'a> = dyn FnMut(Work) -> Result<Option<ExportWritten>> + 'a;

/// How this year's approval stands.
enum LakeApproval {
    /// It was given before, under this id.
    Before(RecordId),
    /// Who asks may give it.
    ByAsking(Export),
    /// It waits, under this id.
    Waits(RecordId),
}

/// Whether anything may go out: that is asked before anything is made. What has to be asked for is entered; gives where it waits.
///
/// # Errors
/// Nothing is approved this year, and nobody said to whom it goes.
pub fn waits(desk: &Desk, tx: &mut Transaction, ask: &LakePublish) -> Result<Option<RecordId>> {
    match approved(desk, tx, ask)? {
        LakeApproval::Waits(id) => Ok(Some(id)),
        LakeApproval::Before(_) | LakeApproval::ByAsking(_) => Ok(None),
    }
}

/// Publishes under this year's approval; who may take client data out gives it by asking.
pub fn publish(desk: &Desk, tx: &mut Transaction, ask: &LakePublish, write: &mut LakeWriter) -> Result<LakePublished> {
    // What goes out is the state of one moment.
    tx.lock_archive()?;
    let approved = approved(desk, tx, ask)?;
    if let LakeApproval::Waits(id) = approved {
        return Ok(LakePublished::Waits(id));
    }
    let Some(written) = write(export::work(tx))? else { return Ok(LakePublished::Unchanged) };
    let by = desk.actor(tx)?;
    let named = match approved {
        LakeApproval::ByAsking(body) => {
            let named = export::enter(desk, tx, &by.id, body)?;
            export::approve_at_once(desk, tx, &named)?;
            named.again(tx)?
        }
        LakeApproval::Before(id) | LakeApproval::Waits(id) => named(tx, &Reference::to(&id))?,
    };
    export::hand_out(desk, tx, (&named, &by.id), &written)?;
    Ok(LakePublished::Out { id: named.id, written })
}

fn approved(desk: &Desk, tx: &mut Transaction, ask: &LakePublish) -> Result<LakeApproval> {
    let by = desk.actor(tx)?;
    match standing(desk, tx, ask)? {
        Some((id, Status::Approved | Status::Released)) => return Ok(LakeApproval::Before(id)),
        Some((id, _)) => return Ok(LakeApproval::Waits(id)),
        None => {}
    }
    let (Some(to), Some(purpose)) = (ask.to.clone(), ask.purpose.clone()) else {
        return Err(Input::LakeNotApproved(desk.today().year()).into());
    };
    let body = Export {
        to,
        purpose,
        since: None,
        until: None,
        rows: None,
        kinds: vec![ask.personal.name().parse()?],
        units: Vec::new(),
        papers: false,
        attachments: Vec::new(),
    };
    let settings = tx.archive().settings();
    if by.holds(settings.role_for(Duty::Export)) && settings.approvals.same_person {
        return Ok(LakeApproval::ByAsking(body));
    }
    Ok(LakeApproval::Waits(export::enter(desk, tx, &by.id, body)?.id))
}

/// What was asked for this year and stands, or waits: the last of them; of whom it is for alone, where that is told.
fn standing(desk: &Desk, tx: &mut Transaction, ask: &LakePublish) -> Result<Option<(RecordId, Status)>> {
    let mut found: Option<(RecordId, Status)> = None;
    for (bundle, owner) in find::register_years(tx, Register::Disclosures)? {
        for raw in tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::Export)? {
            let Some(case) = raw.readable(&AsOf::NOW) else { continue };
            let (Body::Export(export), Some(state)) = (&case.record.body, case_state::fold(&case)) else { continue };
            let is_lake = export.kinds.iter().map(Line::as_str).eq([ask.personal.name()]);
            let is_theirs = ask.to.as_ref().is_none_or(|to| *to == export.to)
                && ask.purpose.as_ref().is_none_or(|purpose| *purpose == export.purpose);
            let stands = matches!(state.status, Status::Asked | Status::Approved | Status::Released);
            if is_lake && is_theirs && stands && case.record.head.date().year() == desk.today().year() {
                let id = RecordId { owner: owner.clone(), stem: case.stem };
                // What is approved goes before what waits.
                let waits = found.as_ref().is_none_or(|(_, status)| *status == Status::Asked);
                if waits || state.status != Status::Asked {
                    found = Some((id, state.status));
                }
            }
        }
    }
    Ok(found)
}

/// Refuses to give an estate a code that another has, or a second one.
pub fn check_code(catalogue: &LakeCatalogue, code: &LakeCode, id: &EstateId) -> Result<()> {
    if let Some(entry) = catalogue.estates.get(code)
        && entry.id != *id
    {
        return Err(Refusal::LakeCodeTaken { code: code.clone(), id: entry.id.as_str().to_owned() }.into());
    }
    match catalogue.estates.iter().find(|(other, entry)| entry.id == *id && *other != code) {
        Some((other, _)) => Err(Refusal::LakeOtherCode { code: code.clone(), other: other.clone() }.into()),
        None => Ok(()),
    }
}
