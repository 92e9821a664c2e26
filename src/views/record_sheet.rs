//! A record laid open: what it says and said before, its steps with times and persons, where it stands (P2-8, P1-4c).

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::archive::seals::{self, ProvedBy};
use crate::archive::signatures::{KeyRing, SignatureState};
use crate::archive::{Archive, BundleId, ClientFile, Lookup, Uncached, file_parts, find, layout, papers};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::paper::Meant;
use crate::model::proposal::{Fate, Proposal};
use crate::model::record_values::{values, with_values};
use crate::model::{
    Action, AsOf, Body, Case, CaseState, Date, DueStep, EntryName, EventId, Happened, Kind, Line, Paper, PaperId,
    PaperName, Record, RecordId, Reference, Refusal, Role, StaffId, Stem, Step, StepName, case_state, loan, paper,
};
use crate::views::{enquiries, signed};

/// A record laid open.
#[derive(Clone, Debug)]
pub struct RecordSheet {
    pub id: RecordId,
    /// Where it lies, relative to the archive.
    pub path: String,
    /// What it says: as it holds, or, where it counts for nothing, as it was entered.
    pub record: Record,
    /// That it counts for nothing: why, and where a misfiled paper lies now.
    pub voided: Option<(Line, Option<Line>)>,
    /// Where it stands, as a code.
    pub status: Option<&'static str>,
    /// Where a case stands.
    pub state: Option<CaseState>,
    /// The steps of a case that are due.
    pub due: Vec<DueStep>,
    /// Everything that was done, in the order in which it folds.
    pub steps: Vec<StepLine>,
    /// What was amended, or is to be.
    pub amendments: Vec<AmendmentLine>,
    /// The approvals that do not count.
    pub void_approvals: Vec<EventId>,
    /// Steps that contradict each other.
    pub contradictions: Vec<Action>,
    /// The papers that came with it and with its steps; of a document its own.
    pub papers: Vec<PaperAt>,
    pub named: Option<PaperName>,
    /// The lists that have destroyed papers of it.
    pub destroyed: Vec<RecordId>,
    /// Of an enquiry what was recorded and filed for it, newest first (P1-4.1).
    pub beside: Vec<Case>,
    /// The first seal that lists it: since then it is proved to be there.
    pub proved: Option<ProvedBy>,
    /// Whether the record is signed; none where nobody signs here.
    pub signed: Option<SignatureState>,
}

/// A paper that came with a record.
#[derive(Clone, Debug)]
pub struct PaperAt {
    pub paper: Paper,
    /// Where it lies, relative to the archive.
    pub path: Option<String>,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// The event; none of a step that an import brought.
    pub event: Option<EventId>,
    /// What was done.
    pub action: Action,
    /// When, where that is known.
    pub when: Option<Happened>,
    /// By whom, where a person is named.
    pub by: Option<StaffId>,
    /// By which role, where a register names nobody.
    pub role: Option<Role>,
    /// To whom it went: to all of a distribution list.
    pub to: Vec<String>,
    /// A remark, or the reason.
    pub note: Option<Line>,
    /// Whether it counts.
    pub effect: Effect,
    /// Whether it is signed; none where nobody signs here, and of a step that an import brought.
    pub signed: Option<SignatureState>,
}

/// Whether something that was done counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It does.
    Counts,
    /// It waits for approval.
    Waits,
    Rejected,
    /// It is an approval that does not count.
    Void,
}

impl Effect {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Waits => "waits",
            Self::Rejected => "rejected",
            Self::Void => "void",
        }
    }
}

/// A key with its former and its new value.
#[derive(Clone, Debug)]
pub struct AmendmentLine {
    pub event: EventId,
    /// The paper beside the record, where it is one's key.
    pub paper: Option<PaperId>,
    pub key: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
    pub from: Date,
    /// Who proposed it.
    pub by: StaffId,
    pub date: Date,
    /// Why.
    pub reason: Option<Line>,
    /// What became of it.
    pub fate: Fate,
}

/// Lays a record open.
///
/// # Errors
/// Nothing fits, or several records do.
pub fn record(archive: &Archive, reference: &Reference) -> Result<RecordSheet> {
    let mut lookup = Uncached::new(archive);
    let found = find::record(&mut lookup, reference)?;
    let read: Vec<BundleId> = found.file.as_ref().map_or_else(|| vec![found.bundle.clone()], ClientFile::bundles);
    let case = file_parts::case(&mut lookup, &read, found.id.stem)?;
    let case = case.ok_or_else(|| Input::UnknownRecord(reference.clone()))?;
    if case.restriction().is_some() {
        return Err(Refusal::Restricted(found.id).into());
    }
    let path = format!("{}/{}", found.bundle, layout::entry_path(EntryName::Record(case.stem)));
    let named = match (reference.paper, paper::meant(&case, reference)) {
        (Some(_), Meant::One(name)) => Some(name),
        (Some(_), Meant::None | Meant::Record) => return Err(Input::no_such_paper(&found.id, &case, reference).into()),
        (None, _) => None,
    };
    let mut sheet = RecordSheet { named, ..of_case(found.id, path, &case) };
    let mut destroyed = BTreeSet::new();
    for part in &read {
        let bundle = lookup.bundle(part)?;
        destroyed
            .extend(papers::named_by(&case).filter_map(|path| bundle.gone(path.as_str())).map(|list| list.id.clone()));
    }
    sheet.destroyed = destroyed.into_iter().collect();
    if case.stem.kind() != Kind::Document {
        sheet.papers.extend(came_with(&mut lookup, &read, case.stem)?);
    }
    for paper in &mut sheet.papers {
        for part in &read {
            if lookup.bundle(part)?.has(&paper.paper.attachment.path) {
                paper.path = Some(format!("{part}/{}", paper.paper.attachment.path));
            }
        }
    }
    let path = layout::entry_path(EntryName::Record(case.stem));
    sheet.proved = seals::proved_by(archive, &found.bundle).remove(path.as_str());
    let ring = KeyRing::read(&mut lookup)?;
    if signed::is_asked_about(archive, &ring) {
        let mut states = signed::of_case(archive, &ring, &read, &case)?;
        sheet.signed = states.remove(&EntryName::Record(case.stem));
        for line in &mut sheet.steps {
            let named = case.events.iter().find(|named| line.event.as_ref().is_some_and(|id| id.step.fits(named.step)));
            line.signed = named.and_then(|named| states.remove(&EntryName::Event(case.stem, named.step)));
        }
    }
    if case.stem.kind() == Kind::Enquiry {
        sheet.beside = enquiries::of_enquiry(archive, case.stem)?;
        sheet.beside.retain(|other| other.stem != case.stem);
    }
    Ok(sheet)
}

/// The papers that came with a record and have records of their own: those that a register of papers brought in.
fn came_with(lookup: &mut Uncached, bundles: &[BundleId], stem: Stem) -> Result<Vec<PaperAt>> {
    let is_with = |case: &Case| matches!(&case.record.body, Body::Document(document) if document.came_with.is_some_and(|with| with.0 == stem));
    let documents = seen(file_parts::cases(lookup, bundles, Kind::Document)?, &AsOf::NOW);
    let papers = documents.iter().filter(|case| is_with(case)).flat_map(paper::of_case);
    Ok(papers.map(|paper| PaperAt { paper, path: None }).collect())
}

fn of_case(id: RecordId, path: String, case: &Case) -> RecordSheet {
    let seen = case.seen(&AsOf::NOW);
    let proposals = case.proposals(&AsOf::NOW);
    let void = case.void_approvals(&AsOf::NOW);
    let state = seen.as_ref().and_then(case_state::fold);
    let loan = seen.as_ref().and_then(|seen| loan::of(seen).map(|loan| loan::fold(seen, loan, None)));
    let due = match (&seen, &state) {
        (Some(seen), Some(state)) => case_state::course_of(&seen.record.body)
            .map_or_else(Vec::new, |course| DueStep::all(&seen.record.body, course, state.status)),
        _ => Vec::new(),
    };
    let voided = proposals.iter().find(|proposal| proposal.holds() && proposal.voiding().is_some());
    let voided = voided.and_then(Proposal::voiding).map(|void| (void.reason.clone(), void.refiled_to.clone()));
    let status = match (&voided, &loan, &state) {
        (Some(_), ..) => Some(Action::Voided.as_str()),
        (None, Some(loan), _) => Some(loan.status.as_str()),
        (None, None, Some(state)) => Some(state.status.as_str()),
        (None, None, None) => None,
    };
    let event = |step: Step| EventId { record: id.clone(), step: StepName::from(step) };
    let contradictions = match (loan, &state) {
        (Some(loan), _) => loan.contradictions,
        (None, Some(state)) => state.contradictions.clone(),
        (None, None) => Vec::new(),
    };
    RecordSheet {
        path,
        papers: paper::of_case(seen.as_ref().unwrap_or(case))
            .into_iter()
            .map(|paper| PaperAt { paper, path: None })
            .collect(),
        named: None,
        destroyed: Vec::new(),
        steps: steps(&id, case, &proposals, &void),
        amendments: amendments(&id, case, &proposals),
        void_approvals: void.iter().map(|step| event(*step)).collect(),
        record: seen.map_or_else(|| case.record.clone(), |seen| seen.record),
        voided,
        status,
        state,
        due,
        contradictions,
        beside: Vec::new(),
        proved: None,
        signed: None,
        id,
    }
}

fn steps(id: &RecordId, case: &Case, proposals: &[Proposal], void: &[Step]) -> Vec<StepLine> {
    let embedded = case.record.events.iter().map(|step| StepLine {
        event: None,
        action: step.action,
        when: step.when(),
        by: step.by.clone(),
        role: step.role.clone(),
        to: step.to.iter().map(ToString::to_string).collect(),
        note: step.note.clone(),
        effect: Effect::Counts,
        signed: None,
    });
    let entered = case.events.iter().map(|named| {
        let NamedEvent { step, event } = named;
        let to = match &event.deed {
            EventBody::Stepped(_, stride) => stride.to.iter().map(ToString::to_string).collect(),
            // A report goes to all those of its list (P1-6c).
            EventBody::Published(publication) => publication.sent_to.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let fate = proposals.iter().find(|proposal| proposal.step == *step).map(|proposal| &proposal.fate);
        let effect = match fate {
            _ if void.contains(step) => Effect::Void,
            Some(Fate::Waits) => Effect::Waits,
            Some(Fate::Rejected { .. }) => Effect::Rejected,
            Some(Fate::Approved { .. }) | None => Effect::Counts,
        };
        StepLine {
            event: Some(EventId { record: id.clone(), step: StepName::from(*step) }),
            action: event.head.action,
            when: Some(event.head.when),
            by: Some(event.head.by.clone()),
            role: None,
            to,
            note: event.deed.note().cloned(),
            effect,
            signed: None,
        }
    });
    embedded.chain(entered).collect()
}

/// Each amended key with what it was: by those that are in effect from an earlier day, or were proposed before from that day.
fn amendments(id: &RecordId, case: &Case, proposals: &[Proposal]) -> Vec<AmendmentLine> {
    let mut lines = Vec::new();
    for (at, proposal) in proposals.iter().enumerate() {
        let Some(amendment) = proposal.amendment() else { continue };
        let mut earlier: Vec<(Date, usize, &Table)> = proposals
            .iter()
            .enumerate()
            .filter(|(_, other)| other.holds())
            .filter_map(|(other_at, other)| Some((other_at, other.amendment()?)))
            .filter(|(_, other)| other.paper == amendment.paper)
            .map(|(other_at, other)| (other.from, other_at, &other.values.0))
            .filter(|(from, other_at, _)| (*from, *other_at) < (amendment.from, at))
            .collect();
        earlier.sort_by_key(|(from, other_at, _)| (*from, *other_at));
        let before = match amendment.paper {
            Some(name) => paper_values(case, name, earlier.iter().map(|(_, _, new)| *new)),
            None => {
                let mut record = case.record.clone();
                for (_, _, new) in earlier {
                    record = with_values(&record, new).unwrap_or(record);
                }
                told_of(&record)
            }
        };
        let head = &proposal.event.event.head;
        let versions = amendment.attachments.first().map(|paper| Value::String(paper.path.to_string()));
        let version = versions.map(|path| ("attachments".to_owned(), path));
        for (key, value) in amendment.values.0.clone().into_iter().chain(version) {
            let after = Some(value).filter(|value| value.as_str() != Some(""));
            lines.push(AmendmentLine {
                event: EventId { record: id.clone(), step: StepName::from(proposal.step) },
                paper: amendment.paper.map(|name| PaperId { owner: id.owner.clone(), name }),
                before: before.get(&key).cloned(),
                key,
                after,
                from: amendment.from,
                by: head.by.clone(),
                date: head.date(),
                reason: amendment.reason.clone(),
                fate: proposal.fate.clone(),
            });
        }
    }
    lines
}

/// What was said of a paper beside a record after some amendments.
pub(in crate::views) fn paper_values<'a>(
    case: &Case,
    name: PaperName,
    earlier: impl Iterator<Item = &'a Table>,
) -> Table {
    let mut case = case.clone();
    for values in earlier {
        crate::model::case::amend(&mut case, name, values);
    }
    let mut told = Table::new();
    if let Some(paper) = paper::of_case(&case).into_iter().find(|paper| paper.name == name) {
        told.insert("title".to_owned(), Value::String(paper.title.to_string()));
        told.insert("level".to_owned(), Value::String(paper.level.to_string()));
        told.insert("date".to_owned(), Value::String(paper.date.to_string()));
    }
    told
}

/// The values of a record that can be amended, its head's as they are told.
pub(in crate::views) fn told_of(record: &Record) -> Table {
    let mut told = values(record);
    told.extend(head_values(record));
    told
}

/// The values of a record's head that can be amended, as they are told.
fn head_values(record: &Record) -> Table {
    let head = &record.head;
    let mut told = Table::new();
    if let Some(title) = &head.title {
        told.insert("title".to_owned(), Value::String(title.to_string()));
    }
    // One of the two is there, and one may take the place of the other.
    for key in ["date", "time"] {
        told.insert(key.to_owned(), Value::String(head.when.to_string()));
    }
    told
}
