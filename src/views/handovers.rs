//! The register of hand-overs, and the list of one to sign (S-HAND).

use crate::archive::{Archive, Uncached, file_parts, find, tenancy};
use crate::error::{Input, Result};
use crate::model::case_state::{self, CaseState};
use crate::model::event::EventBody;
use crate::model::handover::Handover;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    Action, AsOf, Body, Case, FileName, Happened, Kind, Line, RecordId, Reference, Refusal, Register, paper,
};
use crate::views::estate::cover;
use crate::views::{When, newest_first};

/// The columns that people see.
pub const KEYS: &[&str] = &["id", "date", "from", "to", "files", "status"];

/// A line of the register.
pub struct HandoverLine {
    pub id: RecordId,
    pub case: Case,
    pub handover: Handover,
    pub state: CaseState,
}

impl HandoverLine {
    /// What was not there, as who took the files said.
    fn except(&self) -> Option<&Line> {
        let events = self.case.events.iter().rev();
        events.into_iter().find_map(|named| match &named.event.deed {
            EventBody::Accepted(acceptance) => acceptance.except.as_ref(),
            _ => None,
        })
    }
}

/// Every hand-over, newest first.
pub fn lines(archive: &Archive) -> Result<Vec<HandoverLine>> {
    let mut lines = Vec::new();
    for (bundle, owner) in find::register_years(&Uncached::new(archive), Register::Handovers)? {
        let bundle = archive.bundle(&bundle)?;
        for case in file_parts::cases_of(archive.reader(), &[&bundle], Kind::Handover)? {
            let Some(case) = case.seen(&AsOf::NOW) else { continue };
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            lines.extend(line(id, case));
        }
    }
    newest_first(&mut lines, |line| When::entered(line.case.record.head.date(), line.case.record.head.at, &line.id));
    Ok(lines)
}

fn line(id: RecordId, case: Case) -> Option<HandoverLine> {
    let Body::Handover(handover) = case.record.body.clone() else { return None };
    let state = case_state::fold(&case)?;
    Some(HandoverLine { id, case, handover, state })
}

/// The register as a table.
pub fn table(lines: &[HandoverLine]) -> Table {
    let columns = [
        text("id"),
        text("date"),
        text("from"),
        text("to"),
        figure("files"),
        text("status"),
        text("approved_by"),
        text("accepted_on"),
        text("except"),
        text("note"),
        text("units"),
    ];
    let row = |line: &HandoverLine| {
        let head = &line.case.record.head;
        vec![
            Cell::text(&line.id),
            Cell::Date(head.date()),
            Cell::text(&line.handover.from),
            Cell::text(&line.handover.to),
            Cell::count(line.handover.clients.len()),
            Cell::Code(line.state.status.as_str()),
            Cell::maybe(line.state.approved_by.as_ref(), Cell::text),
            Cell::maybe(line.state.time(Action::Accepted).map(Happened::date), Cell::Date),
            Cell::maybe(line.except(), Cell::text),
            Cell::maybe(head.title.as_ref(), Cell::text),
            Cell::List(line.handover.clients.iter().map(ToString::to_string).collect()),
        ]
    };
    Table { rows: lines.iter().map(row).collect(), ..Table::new("handovers", &columns) }
}

/// A file on the list to sign.
pub struct HandedFile {
    pub client: FileName,
    /// What stands on its label; none where the client has left since.
    pub label: Option<Line>,
    /// How many papers it has.
    pub papers: usize,
    /// How many pages they have, as far as known.
    pub pages: u64,
}

/// The list of a hand-over to sign: each file with what lies in it now.
///
/// # Errors
/// There is no such record, it is no hand-over, or it was entered by mistake.
pub fn list(archive: &Archive, reference: &Reference) -> Result<(HandoverLine, Vec<HandedFile>)> {
    let mut lookup = Uncached::new(archive);
    let found = find::record(&mut lookup, reference)?;
    let (kind, id) = (found.id.stem.kind(), found.id);
    if kind != Kind::Handover {
        return Err(Input::WrongKind { id, kind, wanted: &[Kind::Handover] }.into());
    }
    let case = file_parts::case(&mut lookup, &[found.bundle], id.stem)?.and_then(|case| case.seen(&AsOf::NOW));
    let voided = || Refusal::Voided(id.clone());
    let line = line(id.clone(), case.ok_or_else(voided)?).ok_or_else(voided)?;
    let mut files = Vec::new();
    for client in &line.handover.clients {
        files.push(match tenancy::client_file(&mut lookup, client) {
            Ok(file) => {
                let papers: Vec<_> = crate::archive::papers::cases(&mut lookup, &file.bundles())?
                    .iter()
                    .filter_map(|case| case.seen(&AsOf::NOW))
                    .flat_map(|case| paper::of_case(&case))
                    .collect();
                HandedFile {
                    client: client.clone(),
                    label: Some(cover(archive, &file)?.0.label),
                    papers: papers.len(),
                    pages: papers.iter().filter_map(|paper| paper.attachment.pages).map(u64::from).sum(),
                }
            }
            Err(_) => HandedFile { client: client.clone(), label: None, papers: 0, pages: 0 },
        });
    }
    Ok((line, files))
}
