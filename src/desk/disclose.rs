//! Passing papers on to somebody outside (P1-5b): asked for, approved by the general manager, then handed over as copies.

use std::collections::BTreeSet;

use crate::archive::disclosed_copies::{self, OutgoingCopy};
use crate::archive::elsewhere;
use crate::archive::{BundleId, Lookup, Mode, Transaction, find};
use crate::desk::approve::{self, Approve};
use crate::desk::papers::{check_disclosed, check_papers, disclosed_records, lock_shelf, papers};
use crate::desk::shelf::{NamedRecord, Shelf, named};
use crate::desk::update::{self, check_time, standing};
use crate::desk::{Desk, fresh_stem, in_order};
use crate::error::{DateOf, Error, Input, Result};
use crate::model::event::{EventBody, Release};
use crate::model::relations::Disclosure;
use crate::model::{
    Action, Body, BundlePath, Case, CaseState, Date, FileName, Happened, Kind, Level, Line, Listed, Owner, RecordId,
    Reference, Refusal, Register, StaffId, Stem, StemText,
};

/// What somebody outside is to get.
#[derive(Clone, Debug)]
pub struct Disclose {
    pub file: FileName,
    /// Who gets it.
    pub to: Line,
    pub purpose: Line,
    pub papers: Vec<Reference>,
    /// The records whose text goes along.
    pub records: Vec<Reference>,
    pub cover: CoverData,
    /// The request of a person that it answers (S-PI).
    pub request: Option<Stem>,
    pub form: DisclosedAs,
    pub date: Date,
    /// What follows at once.
    pub then: DiscloseThen,
}

/// Whether the data of the cover are passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverData {
    Given,
    Kept,
}

/// As what it is to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisclosedAs {
    /// Copies with a list.
    Copies,
    /// Numbered exhibits, with what proves when they were there.
    Bundle,
}

/// What follows the asking at once, by the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiscloseThen {
    /// It waits for the general manager.
    Wait,
    Approve,
}

/// A disclosure that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureAsked {
    pub id: RecordId,
    pub papers: usize,
}

/// Enters a disclosure in the file that it concerns.
pub fn disclose(desk: &Desk, tx: &mut Transaction, ask: &Disclose) -> Result<DisclosureAsked> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let shelf = lock_shelf(tx, (&ask.file, &ask.papers), (DateOf::This, ask.date))?;
    let papers = papers(tx, (&Owner::File(ask.file.clone()), &ask.papers), &shelf)?;
    let records = records(tx, ask, &shelf)?;
    let cover = ask.cover == CoverData::Given;
    let count = papers.len() + records.len() + usize::from(cover);
    let (to, purpose, request) = (ask.to.clone(), ask.purpose.clone(), ask.request.map(StemText));
    let as_bundle = ask.form == DisclosedAs::Bundle;
    let body = Disclosure { to, purpose, request, papers, records, cover, as_bundle, attachments: Vec::new() };
    check_disclosed(tx, &shelf, &body)?;
    let stem = fresh_stem(tx, &shelf.bundle, ask.date, Kind::Disclosure)?;
    tx.add_record(&shelf.bundle, stem, &desk.record(&by, ask.date, None, Body::Disclosure(body)))?;
    let id = RecordId { owner: shelf.owner, stem };
    if ask.then == DiscloseThen::Approve {
        let reference = Reference::to(&id);
        approve::approve(desk, tx, &Approve { reference, handled_by: None, note: None, when: Some(ask.date.into()) })?;
    }
    Ok(DisclosureAsked { id, papers: count })
}

/// The records that were named, which lie on the shelf.
fn records(tx: &mut Transaction, ask: &Disclose, shelf: &Shelf) -> Result<Vec<StemText>> {
    let mut stems = BTreeSet::new();
    for record in &ask.records {
        let owner = record.owner.clone().or_else(|| Some(Owner::File(ask.file.clone())));
        let found = find::record(tx, &Reference { owner, ..record.clone() })?;
        if !shelf.read.contains(&found.bundle) {
            return Err(Input::UnknownRecord(record.clone()).into());
        }
        stems.insert(found.id.stem);
    }
    Ok(stems.into_iter().map(StemText).collect())
}

/// Handing over what was approved.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The disclosure.
    pub reference: Reference,
    pub when: Happened,
    /// A remark.
    pub note: Option<Line>,
}

/// A paper of which a copy is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosedPaper {
    pub title: Option<Line>,
    pub date: Date,
    /// How confidential it is.
    pub level: Level,
    /// How many pages it has, where that is known.
    pub pages: Option<u32>,
    /// Where it lies, and the copy's name.
    pub copy: OutgoingCopy,
}

/// Who gets what leaves, and who let it go: as copies or as a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOn {
    /// Who gets it.
    pub to: Line,
    pub purpose: Line,
    /// Who approved it, where a person is named.
    pub approved_by: Option<StaffId>,
    pub approved_on: Option<Date>,
    /// Who hands it over.
    pub released_by: StaffId,
    /// When it is handed over.
    pub released_on: Date,
}

impl PassedOn {
    /// That of a disclosure, as it stands.
    pub(in crate::desk) fn of(disclosure: &Disclosure, state: &CaseState, (by, on): (&StaffId, Date)) -> Self {
        Self {
            to: disclosure.to.clone(),
            purpose: disclosure.purpose.clone(),
            approved_by: state.approved_by.clone(),
            approved_on: state.time(Action::Approved).map(Happened::date),
            released_by: by.clone(),
            released_on: on,
        }
    }
}

/// What is handed over: the copies, and what the list beside them says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The disclosure.
    pub id: RecordId,
    pub passed_on: PassedOn,
    pub papers: Vec<DisclosedPaper>,
}

impl Parcel {
    pub fn copies(&self) -> Vec<OutgoingCopy> {
        self.papers.iter().map(|paper| paper.copy.clone()).collect()
    }
}

/// Hands over the copies of an approved disclosure: the approval is looked at first, then `write` makes the copies beside their place. Who
/// calls puts them there once it is registered that they were handed over. A preview writes nothing.
pub fn release(
    desk: &Desk,
    tx: &mut Transaction,
    ask: &HandOver,
    write: &mut dyn FnMut(&Parcel) -> Result<()>,
) -> Result<Parcel> {
    let by = desk.actor(tx)?.id;
    let named = with_request(tx, &ask.reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Body::Disclosure(disclosure) = &case.record.body else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Disclosure] }.into());
    };
    let now = standing(&named)?;
    update::rule(&named, &now, Action::Released)?;
    check_time(desk, &now.state, ask.when)?;
    let parcel = Parcel {
        id: named.id.clone(),
        passed_on: PassedOn::of(disclosure, &now.state, (&by, ask.when.date())),
        papers: outgoing(tx, (&named, approved_lines(&case)), disclosure)?,
    };
    let papers = parcel.papers.iter().map(|paper| (paper.copy.from.as_str(), paper.copy.sha256));
    elsewhere::all_here(tx.archive().reader(), papers)?;
    let mut copies = Vec::new();
    for paper in &parcel.papers {
        disclosed_copies::check(tx.archive(), &paper.copy)?;
        copies.push(Listed { sha256: paper.copy.sha256, path: paper.copy.name.parse()? });
    }
    if tx.mode() == Mode::Make {
        write(&parcel)?;
    }
    hand_out(desk, tx, (&by, &named, disclosure), (copies, ask.note.clone(), ask.when))?;
    Ok(parcel)
}

/// Registers that the copies of a disclosure were handed over; with that the request that it answers is answered.
pub(in crate::desk) fn hand_out(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named, disclosure): (&StaffId, &NamedRecord, &Disclosure),
    (copies, note, when): (Vec<Listed>, Option<Line>, Happened),
) -> Result<()> {
    let deed = EventBody::Released(Release { copies, note });
    named.add_event(tx, &desk.event(by, named.case.stem, when, deed.clone()))?;
    match &disclosure.request {
        Some(request) => answer(desk, tx, (by, request.0), (deed, when)),
        None => Ok(()),
    }
}

/// The disclosure, with the register of the request that it answers locked as well.
pub(in crate::desk) fn with_request(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let found = named(tx, reference)?;
    let case = found.now()?;
    let Body::Disclosure(Disclosure { request: Some(StemText(Stem::Dated { date, .. })), .. }) = &case.record.body
    else {
        return Ok(found);
    };
    tx.lock([found.shelf.bundle.clone(), BundleId::Register(Register::Requests, date.year())])?;
    named(tx, reference)
}

/// With the copies the request is answered, where it is not by now.
fn answer(
    desk: &Desk,
    tx: &mut Transaction,
    (by, stem): (&StaffId, Stem),
    (deed, when): (EventBody, Happened),
) -> Result<()> {
    let id = RecordId { owner: Owner::Register(Register::Requests), stem };
    let request = named(tx, &Reference::to(&id))?;
    let now = standing(&request)?;
    if now.course.rule(Action::Released, now.state.status).is_none() {
        return Ok(());
    }
    request.add_event(tx, &desk.event(by, stem, when, deed))
}

/// What the approval of a disclosure covers.
pub(in crate::desk) fn approved_lines(case: &Case) -> &[Listed] {
    let approvals = case.events.iter().rev().map(|named| &named.event.deed);
    let mut covers =
        approvals.filter_map(|deed| if let EventBody::Approved(it) = deed { Some(&it.covers) } else { None });
    covers.next().map_or(&[], Vec::as_slice)
}

/// The papers of a disclosure as they are now, each with the name of its copy: a number, and the name that it has in the
/// archive, which is safe on every system.
///
/// # Errors
/// A paper has got another version since it was approved.
fn outgoing(
    tx: &mut Transaction,
    (named, covers): (&NamedRecord, &[Listed]),
    disclosure: &Disclosure,
) -> Result<Vec<DisclosedPaper>> {
    let mut papers = Vec::new();
    for paper in check_papers(tx, &named.shelf, &disclosure.papers)? {
        let attachment = &paper.attachment;
        if !covers.iter().any(|line| line.sha256 == attachment.sha256 && line.path == attachment.path) {
            let paper = RecordId { owner: named.id.owner.clone(), stem: paper.name.stem() };
            return Err(Refusal::NotCovered { id: named.id.clone(), paper }.into());
        }
        let (_, from) = place_of(tx, named, &attachment.path)?;
        let name = format!("{:02}-{}", papers.len() + 1, paper.clear_name());
        papers.push(DisclosedPaper {
            title: Some(paper.title),
            date: paper.date,
            level: paper.level,
            pages: attachment.pages,
            copy: OutgoingCopy { from, sha256: attachment.sha256, name, encrypted: paper.encrypted },
        });
    }
    for (record, lines) in disclosed_records(tx, &named.shelf, disclosure)? {
        for line in lines {
            if !covers.contains(&line) {
                let paper = RecordId { owner: named.id.owner.clone(), stem: record.stem };
                return Err(Refusal::NotCovered { id: named.id.clone(), paper }.into());
            }
            let (_, from) = place_of(tx, named, &line.path)?;
            let name = format!("{:02}-{}", papers.len() + 1, line.path.file_name());
            papers.push(DisclosedPaper {
                title: record.record.head.title.clone(),
                date: record.record.head.date(),
                level: Level::Ordinary,
                pages: None,
                copy: OutgoingCopy { from, sha256: line.sha256, name, encrypted: None },
            });
        }
    }
    Ok(papers)
}

/// Where a paper lies: in the part of the file that lists it.
pub(in crate::desk) fn place_of(
    tx: &mut Transaction,
    named: &NamedRecord,
    path: &BundlePath,
) -> Result<(BundleId, String)> {
    for id in &named.shelf.read {
        let bundle = tx.bundle(id)?;
        if bundle.has(path) {
            return Ok((id.clone(), bundle.full(path.as_str())));
        }
    }
    let missing = format!("{}/{path}", named.shelf.bundle);
    Err(Error::Storage(crate::archive::StorageError::Missing(missing)))
}
