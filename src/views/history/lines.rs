//! A record and what happened to it as lines of the story.

use toml::{Table, Value};

use crate::model::event::{EventBody, NamedEvent};
use crate::model::gist::{Gist, GistPart};
use crate::model::proposal::Fate;
use crate::model::{
    AsOf, Body, Case, EntryName, Happened, Kind, Line, Moment, Owner, PaperName, Record, RecordId, StaffId, Step, paper,
};
use crate::views::history::happening::HistoryEvent;
use crate::views::record_sheet::{paper_values, told_of};

/// A line of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When it happened; of a step of which that is not known, when the one before it did.
    pub when: Happened,
    /// When it was entered.
    pub at: Moment,
    /// Which step of its record it was.
    pub step: usize,
    pub happening: HistoryEvent,
    /// The kind of record that it happened to.
    pub kind: Kind,
    /// Whether it counts.
    pub standing: LineStanding,
    /// The client whom it concerned.
    pub company: Option<Line>,
    /// What more there is: a paper's title, a reader, a value before and after.
    pub detail: Option<Gist>,
    /// Who did it, where that is known.
    pub by: Option<StaffId>,
    pub id: RecordId,
    /// The step's event, where it was one of its own.
    pub event: Option<Step>,
    /// Whether it takes an act back that was a slip.
    pub is_undo: bool,
    /// The paper that came with it, where the line is about one.
    pub paper: Option<PaperName>,
}

/// Whether a line of the story counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStanding {
    Counts,
    /// It waits for approval.
    Waits,
    /// It was approved, and took effect.
    Approved,
    /// It was refused.
    Rejected,
    /// An approval that did not see what it should have seen.
    Void,
    /// The record was entered by mistake, and counts for nothing.
    Voided,
}

impl LineStanding {
    /// The code; what counts needs none.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Counts => None,
            Self::Waits => Some("waits"),
            Self::Approved => Some("approved"),
            Self::Rejected => Some("rejected"),
            Self::Void => Some("void"),
            Self::Voided => Some("voided"),
        }
    }
}

/// A record and its steps, in their order.
pub(in crate::views) fn of_case(owner: &Owner, company: Option<&Line>, case: &Case) -> Vec<HistoryLine> {
    let head = &case.record.head;
    let kind = case.stem.kind();
    let voided = case.is_void();
    let now = case.seen(&AsOf::NOW);
    // What it says is told as it holds; what was done about it is told step by step.
    let when = now.as_ref().unwrap_or(case).record.head.when;
    let about = detail(&now.as_ref().unwrap_or(case).record);
    let line = |when, at, step, happening| HistoryLine {
        when,
        at,
        step,
        happening,
        kind,
        standing: if voided { LineStanding::Voided } else { LineStanding::Counts },
        company: company.cloned(),
        detail: about.clone(),
        by: None,
        id: RecordId { owner: owner.clone(), stem: case.stem },
        event: None,
        is_undo: false,
        paper: None,
    };
    let mut lines = Vec::new();
    if let Some(happening) = HistoryEvent::of_record(&case.record.body) {
        lines.push(HistoryLine { by: Some(head.by.clone()), ..line(when, head.at, 0, happening) });
    }
    let mut last = when;
    for (at, step) in case.record.events.iter().enumerate() {
        last = step.when().unwrap_or(last);
        let told = line(last, head.at, at + 1, HistoryEvent::of_action(kind, step.action));
        let to = step.to.as_ref().map(|to| Gist::words(format!("→ {to}")));
        lines.push(HistoryLine { by: step.by.clone(), detail: Gist::joined([about.clone(), to]), ..told });
    }
    let embedded = case.record.events.len();
    for (at, named) in case.events.iter().enumerate() {
        let head = &named.event.head;
        let happening = if decides_on_event(case, named) {
            HistoryEvent::Stepped(kind, head.action)
        } else {
            HistoryEvent::of_action(kind, head.action)
        };
        let told = line(head.when, head.at, embedded + at + 1, happening);
        let standing = match standing(case, named.step) {
            LineStanding::Counts => told.standing,
            other => other,
        };
        let said = Gist::joined([about.clone(), said(case, at, named)]);
        let is_undo = named.event.deed.is_undo();
        let event = Some(named.step);
        lines.push(HistoryLine { by: Some(head.by.clone()), detail: said, standing, event, is_undo, ..told });
    }
    // A document's line is its paper's.
    let papers = paper::of_case(now.as_ref().unwrap_or(case)).into_iter();
    for paper in papers.filter(|paper| paper.name.number.is_some()) {
        let (step, by) = came_with(case, paper.name);
        let about = Gist::joined([Some(Gist::words(&paper.title)), Some(Gist::code("category", &paper.category))]);
        let told = line(Happened::On(paper.date), paper.at, step, HistoryEvent::Filed);
        lines.push(HistoryLine { by: Some(by.clone()), detail: about, paper: Some(paper.name), ..told });
    }
    lines
}

/// With which step of a record a paper came, and who entered that.
fn came_with(case: &Case, name: PaperName) -> (usize, &StaffId) {
    let at = case.events.iter().position(|named| EntryName::Event(case.stem, named.step) == name.entry);
    match at.and_then(|at| Some((at, case.events.get(at)?))) {
        Some((at, named)) => (case.record.events.len() + at + 1, &named.event.head.by),
        None => (0, &case.record.head.by),
    }
}

/// Whether an approval or a rejection is about one event of the record, not about the record.
fn decides_on_event(case: &Case, named: &NamedEvent) -> bool {
    let of = named.event.head.of.map(|of| of.0);
    matches!(of, Some(EntryName::Event(stem, _)) if stem == case.stem)
}

/// What became of a proposal; whether an approval is void.
fn standing(case: &Case, step: Step) -> LineStanding {
    if case.void_approvals(&AsOf::NOW).contains(&step) {
        return LineStanding::Void;
    }
    let proposal = case.proposals(&AsOf::NOW).into_iter().find(|proposal| proposal.step == step);
    match proposal.map(|proposal| proposal.fate) {
        None => LineStanding::Counts,
        Some(Fate::Waits) => LineStanding::Waits,
        Some(Fate::Approved { .. }) => LineStanding::Approved,
        Some(Fate::Rejected { .. }) => LineStanding::Rejected,
    }
}

/// What a record is about.
fn detail(record: &Record) -> Option<Gist> {
    let joined = |parts: &[&str]| Gist::of(parts.iter().map(|part| GistPart::Words((*part).to_owned())));
    match &record.body {
        Body::Unit(unit) => unit.use_.as_ref().map(Gist::words),
        Body::Document(document) => {
            let title = record.head.title.as_ref().or(document.given_name.as_ref());
            Gist::joined([title.map(Gist::words), Some(Gist::code("category", &document.category))])
        }
        Body::Loan(loan) => joined(&[loan.borrower.as_str(), loan.purpose.as_str()]),
        Body::Sealed(sealed) => sealed.reason.as_ref().map(Gist::words),
        Body::Note(note) => joined(&[note.about.as_str(), note.note.as_str()]),
        Body::Tenancy(_) | Body::Cover(_) | Body::Person(_) => None,
        Body::Box(boxed) => Some(Gist::words(format!("{} {}", boxed.code, boxed.place()))),
        _ => record.summary(),
    }
}

/// What a step of a record says beside it: what it changes, from what to what, and why.
pub(in crate::views) fn said_by(case: &Case, step: Step) -> Option<Gist> {
    let at = case.events.iter().position(|named| named.step == step)?;
    said(case, at, case.events.get(at)?)
}

/// What an event says beside its record.
fn said(case: &Case, at: usize, named: &NamedEvent) -> Option<Gist> {
    let deed = &named.event.deed;
    let note = deed.note().map(Gist::words);
    let more = match deed {
        EventBody::Renewed(renewal) => Some(Gist::words(renewal.due)),
        EventBody::LabelPrinted(labelling) => Some(Gist::words(&labelling.label)),
        EventBody::Located(locating) => Some(Gist::words(&locating.place)),
        EventBody::Stepped(_, stride) => {
            let to = stride.to.iter().chain(&stride.with).map(ToString::to_string).collect::<Vec<_>>().join(" + ");
            let to = (!to.is_empty()).then(|| Gist::words(format!("→ {to}")));
            Gist::joined([to].into_iter().chain(stride.numbers.iter().map(|number| Some(Gist::words(number)))))
        }
        EventBody::Amended(amendment) => {
            let earlier = Case { events: case.events.get(..at).unwrap_or_default().to_vec(), ..case.clone() };
            let before = earlier.seen(&AsOf::NOW).unwrap_or_else(|| case.clone());
            let told = match amendment.paper {
                Some(name) => paper_values(&before, name, std::iter::empty()),
                None => told_of(&before.record),
            };
            let paper = amendment.paper.map(|name| GistPart::Words(name.ending()));
            let changes = amendment.values.0.iter().map(|(key, after)| change(&told, key, after));
            let papers = amendment.attachments.iter().map(|paper| GistPart::Words(paper.path.file_name().to_owned()));
            Gist::of(paper.into_iter().chain(changes).chain(papers))
        }
        EventBody::KeyAdded(adding) => match adding.signing() {
            Some(key) => Some(Gist::words(key.fingerprint())),
            None => Some(Gist::words(&adding.key)),
        },
        EventBody::SignedAgain(_) => named.event.head.of.map(|of| Gist::words(of.0)),
        EventBody::KeyEnded(ending) => Some(Gist::words(&ending.key)),
        EventBody::Voided(voiding) => voiding.refiled_to.as_ref().map(|to| Gist::words(format!("→ {to}"))),
        EventBody::Delivered(receipt) | EventBody::Acknowledged(receipt) => receipt.person.as_ref().map(Gist::words),
        EventBody::Released(release) => Some(Gist::words(release.copies.len())),
        EventBody::Published(publication) => {
            Gist::of(publication.sent_to.iter().map(|to| GistPart::Words(to.to_string())))
        }
        EventBody::Approved(_) | EventBody::Rejected(_) if decides_on_event(case, named) => {
            named.event.head.of.map(|of| match of.0 {
                EntryName::Event(_, step) => Gist::words(format!("+{step}")),
                EntryName::Record(stem) => Gist::words(stem.short()),
            })
        }
        _ => None,
    };
    Gist::joined([more, note])
}

/// A value before and after, in a short form.
fn change(before: &Table, key: &str, after: &Value) -> GistPart {
    let earlier = before.get(key).map(shown);
    let (before, after) = (short(&earlier.unwrap_or_default()), short(&shown(after)));
    GistPart::Change { key: key.to_owned(), before, after }
}

/// Characters of a value that are shown.
const LONGEST: usize = 60;

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None if text.is_empty() => "—".to_owned(),
        None => text.to_owned(),
    }
}

/// A value as people write it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Table(table) => table.values().map(shown).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
