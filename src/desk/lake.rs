//! What goes to a lake (P1-5b): approved once a year, registered each time that there is something new.

use crate::archive::{Lookup as _, Transaction, find};
use crate::desk::Desk;
use crate::desk::export::{self, Work};
use crate::desk::shelf::named;
use crate::error::{Input, Result};
use crate::model::course::Status;
use crate::model::export_scope::ExportWritten;
use crate::model::lake::Personal;
use crate::model::relations::Export;
use crate::model::{AsOf, Body, Duty, Kind, Line, RecordId, Reference, Refusal, Register, case_state};

/// What is to be published, and for whom: told where nothing is approved yet this year.
#[derive(Clone, Debug)]
pub struct Publish {
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

/// Publishes under this year's approval; where there is none asks for it, and who may take client data out approves it at once.
pub fn publish(desk: &Desk, tx: &mut Transaction, ask: &Publish, write: &mut LakeWriter) -> Result<LakePublished> {
    let by = desk.actor(tx)?;
    // What goes out is the state of one moment.
    tx.lock_archive()?;
    let standing = standing(desk, tx, ask)?;
    let id = match standing {
        Some((id, Status::Approved | Status::Released)) => id,
        Some((id, _)) => return Ok(LakePublished::Waits(id)),
        None => {
            let (Some(to), Some(purpose)) = (ask.to.clone(), ask.purpose.clone()) else {
                return Err(Input::LakeNotApproved(desk.today().year()).into());
            };
            let settings = tx.archive().settings();
            let may = by.holds(settings.role_for(Duty::Export)) && settings.approvals.same_person;
            let written = if may { write(export::work(tx))? } else { None };
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
            let named = export::enter(desk, tx, &by.id, body)?;
            if !may {
                return Ok(LakePublished::Waits(named.id));
            }
            export::approve_at_once(desk, tx, &named)?;
            let Some(written) = written else { return Ok(LakePublished::Unchanged) };
            let named = named.again(tx)?;
            export::hand_out(desk, tx, (&named, &by.id), &written)?;
            return Ok(LakePublished::Out { id: named.id, written });
        }
    };
    let Some(written) = write(export::work(tx))? else { return Ok(LakePublished::Unchanged) };
    let named = named(tx, &Reference::to(&id))?;
    export::hand_out(desk, tx, (&named, &by.id), &written)?;
    Ok(LakePublished::Out { id, written })
}

/// What was asked for this year and stands, or waits: the last of them; of whom it is for alone, where that is told.
fn standing(desk: &Desk, tx: &mut Transaction, ask: &Publish) -> Result<Option<(RecordId, Status)>> {
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

/// The refusal to give an estate a code that another has, or a second one.
pub fn check_code(
    catalogue: &crate::model::lake::catalogue::Catalogue,
    code: &crate::model::lake::LakeCode,
    id: &crate::model::settings::EstateId,
) -> Result<()> {
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
