//! Handing files over from one custodian to another, or the archive to another company: asked for with a list, approved as a whole,
//! accepted by who takes them (S-HAND).

use toml::{Table, Value};

use crate::archive::{BundleId, Lookup, StorageError, Transaction, file_parts, papers, people, tenancy};
use crate::desk::approve::{self, Approve};
use crate::desk::attach::{self, HandedIn};
use crate::desk::proposal::Then;
use crate::desk::shelf::{NamedRecord, cover_of, lock_register, named};
use crate::desk::staff::Time;
use crate::desk::update::{self, check_time, standing};
use crate::desk::{Desk, custody, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::attachment::Attachment;
use crate::model::case::seen;
use crate::model::document::Standing;
use crate::model::event::{Acceptance, Amendment, EventBody, SamePerson, Values};
use crate::model::handover::{Handover, HandoverKind, OpensFor};
use crate::model::proposal::Fate;
use crate::model::{
    Action, AsOf, Body, Date, Duty, EventId, FileName, Happened, Kind, Line, Member, Paper, RecordId, Reference,
    Refusal, Register, Sha256, StaffId, Stem, StepName, UnitCode, paper, service, text,
};

/// Files that go from one custodian to another.
#[derive(Clone, Debug)]
pub struct HandCustody {
    pub from: StaffId,
    pub to: StaffId,
    /// Which; none means all that the one keeps.
    pub units: Vec<UnitCode>,
    /// A remark.
    pub note: Option<Line>,
    /// The day from which the other keeps them.
    pub date: Date,
    pub then: Then,
}

/// A hand-over that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    pub id: RecordId,
    pub files: Vec<FileName>,
    /// Whether it is approved, and by one person.
    pub effect: Option<SamePerson>,
}

/// Enters a hand-over, with the change of each cover that comes of it; approves it where that is wanted.
pub fn hand_custody(desk: &Desk, tx: &mut Transaction, ask: &HandCustody) -> Result<HandedOver> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    if ask.from == ask.to {
        return Err(Input::HandsToSelf(ask.to.clone()).into());
    }
    desk.known_person(tx, &ask.from)?;
    desk.person(tx, &ask.to, Time::Now)?;
    let register = BundleId::Register(Register::Handovers, ask.date.year());
    let files = loop {
        let files = wanted(tx, ask)?;
        custody::lock_files(tx, &files, &register)?;
        // Somebody may have changed who keeps them before the locks were ours.
        if wanted(tx, ask)? == files {
            break files;
        }
    };
    let shelf = lock_register(tx, Register::Handovers, ask.date)?;
    let stem = fresh_stem(tx, &shelf.bundle, ask.date, Kind::Handover)?;
    let (about, from, to) = (HandoverKind::Custody, ask.from.clone(), ask.to.as_str().parse()?);
    let path = format!("data/originals/unit/{}-handover-list-{}.csv", ask.date, tail(stem));
    let listed = list(tx, &files)?;
    let listed = tx.add_made(&shelf.bundle, &path, listed)?;
    let attachments = vec![Attachment::new(listed.path, listed.sha256, None)];
    let body = Handover {
        about,
        from,
        to,
        seal: None,
        despite: None,
        to_key: None,
        clients: files.clone(),
        in_clear: false,
        attachments,
    };
    tx.add_record(&shelf.bundle, stem, &desk.record(&by, ask.date, ask.note.clone(), Body::Handover(body)))?;
    let id = RecordId { owner: shelf.owner.clone(), stem };
    for file in &files {
        amend_cover(desk, tx, (&by, &id), (file, ask))?;
    }
    let effect = match ask.then {
        Then::Wait => None,
        Then::Approve => {
            let when = Some(ask.date.into());
            let approve = Approve { reference: Reference::to(&id), handled_by: None, note: None, when };
            Some(approve::approve(desk, tx, &approve)?.same_person)
        }
    };
    Ok(HandedOver { id, files, effect })
}

/// What tells the files of a record from those of another.
fn tail(stem: Stem) -> String {
    match stem {
        Stem::Dated { tail, .. } => tail.to_string(),
        Stem::Cover | Stem::Unit => String::new(),
    }
}

/// The columns of the list.
const COLUMNS: [&str; 5] = ["unit", "label", "company", "papers", "pages"];

/// The list that is approved with the hand-over: each file with what lies in it on the day on which it is entered.
fn list(tx: &mut Transaction, files: &[FileName]) -> Result<Vec<u8>> {
    let wrong = |says: String| StorageError::Text { path: "handover-list.csv".to_owned(), line: None, says };
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(|e| wrong(e.to_string()))?;
    for file in files {
        let parts = tenancy::client_file(tx, file)?.bundles();
        let cover = file_parts::case(tx, &parts, Stem::Cover)?.and_then(|case| case.seen(&AsOf::NOW));
        let (label, company) = match cover.map(|case| case.record.body) {
            Some(Body::Cover(cover)) => (cover.label.to_string(), cover.company.to_string()),
            _ => (String::new(), String::new()),
        };
        let papers = seen(papers::cases(tx, &parts)?, &AsOf::NOW);
        let papers: Vec<Paper> = papers.iter().flat_map(paper::of_case).collect();
        let pages: u64 = papers.iter().filter_map(|paper| paper.attachment.pages).map(u64::from).sum();
        let cells = [file.to_string(), label, company, papers.len().to_string(), pages.to_string()];
        let cells = cells.map(|cell| text::not_a_formula(&cell));
        out.write_record(&cells).map_err(|e| wrong(e.to_string()))?;
    }
    Ok(out.into_inner().map_err(|e| wrong(e.to_string()))?)
}

/// The files that are handed over: those that were named, or all that the one keeps.
fn wanted(tx: &mut Transaction, ask: &HandCustody) -> Result<Vec<FileName>> {
    let kept = custody::kept_by(tx, &ask.from, ask.date)?;
    if let Some(unit) = ask.units.iter().find(|unit| !kept.contains(&FileName::Present((*unit).clone()))) {
        return Err(Refusal::NotKeeper { unit: unit.clone(), person: ask.from.clone(), kept }.into());
    }
    if kept.is_empty() {
        return Err(Refusal::KeepsNothing(ask.from.clone()).into());
    }
    let of_them = |file: &FileName| ask.units.is_empty() || ask.units.contains(file.unit());
    Ok(kept.into_iter().filter(of_them).collect())
}

/// Proposes the new custodian of a file.
fn amend_cover(
    desk: &Desk,
    tx: &mut Transaction,
    (by, id): (&StaffId, &RecordId),
    (file, ask): (&FileName, &HandCustody),
) -> Result<()> {
    let cover = named(tx, &cover_of(file))?;
    for proposal in cover.case.proposals(&AsOf::NOW).iter().filter(|proposal| proposal.fate == Fate::Waits) {
        if proposal.amendment().is_some_and(|amendment| amendment.values.0.contains_key("custodian")) {
            let waits = EventId { record: cover.id.clone(), step: StepName::from(proposal.step) };
            return Err(Refusal::CustodianWaits { unit: file.unit().clone(), waits }.into());
        }
    }
    let values = Table::from_iter([("custodian".to_owned(), Value::String(ask.to.to_string()))]);
    let amendment = Amendment {
        from: ask.date,
        paper: None,
        reason: Some(custody::reason(id)?),
        attachments: Vec::new(),
        values: Values(values),
    };
    cover.add_event(tx, &desk.event(by, cover.case.stem, ask.date, EventBody::Amended(amendment)))
}

/// The archive as a whole, which another company goes on with.
#[derive(Clone, Debug)]
pub struct HandCompany {
    /// The company.
    pub to: Line,
    /// The digest of the seal that was made for it.
    pub seal: Sha256,
    /// What is handed over, as a table.
    pub list: Vec<u8>,
    /// Why it is handed over although there were findings.
    pub despite: Option<Line>,
    /// How the company opens papers that lie encrypted.
    pub opening: Option<OpensFor>,
    /// A remark.
    pub note: Option<Line>,
}

/// Enters that the archive is handed over; who may approve that approves it by asking, of anybody else it waits.
pub fn hand_company(desk: &Desk, tx: &mut Transaction, ask: &HandCompany) -> Result<HandedOver> {
    let by = desk.actor(tx)?;
    let today = desk.today();
    let may = may_hand(tx, &by, ask.opening.as_ref());
    let shelf = lock_register(tx, Register::Handovers, today)?;
    let stem = fresh_stem(tx, &shelf.bundle, today, Kind::Handover)?;
    let path = format!("data/originals/unit/{today}-handover-list-{}.csv", tail(stem));
    let listed = tx.add_made(&shelf.bundle, &path, ask.list.clone())?;
    let body = Handover {
        about: HandoverKind::Company,
        from: by.id.clone(),
        to: ask.to.clone(),
        seal: Some(ask.seal),
        despite: ask.despite.clone(),
        to_key: match &ask.opening {
            Some(OpensFor::Key(key)) => Some(key.clone()),
            Some(OpensFor::Clear) | None => None,
        },
        clients: Vec::new(),
        in_clear: ask.opening == Some(OpensFor::Clear),
        attachments: vec![Attachment::new(listed.path, listed.sha256, None)],
    };
    tx.add_record(&shelf.bundle, stem, &desk.record(&by.id, today, ask.note.clone(), Body::Handover(body)))?;
    let id = RecordId { owner: shelf.owner.clone(), stem };
    let mut effect = None;
    if may {
        // The register's year may be new in this change, so that nothing on disk leads to the record yet.
        let case = tx.bundle(&shelf.bundle)?.case(tx.archive().reader(), stem)?;
        let named = NamedRecord { id: id.clone(), shelf, case, event: None, paper: None };
        let when = Happened::On(today);
        let approval = Approve { reference: Reference::to(&id), handled_by: None, note: None, when: Some(when) };
        effect = Some(approve::approve_case(desk, tx, &named, (&approval, when))?.same_person);
    }
    Ok(HandedOver { id, files: Vec::new(), effect })
}

/// Whether who acts approves a hand-over to a company by asking for it.
///
/// # Errors
/// Who acts is not known.
pub fn approves_by_asking(desk: &Desk, tx: &mut Transaction, opening: Option<&OpensFor>) -> Result<bool> {
    let by = desk.actor(tx)?;
    Ok(may_hand(tx, &by, opening))
}

fn may_hand(tx: &Transaction, by: &Member, opening: Option<&OpensFor>) -> bool {
    let settings = tx.archive().settings();
    by.holds(settings.role_for(OpensFor::duty(opening))) && settings.approvals.same_person
}

/// The company's hand-over that was approved; one by which papers that lie encrypted can be opened by who lets them be read.
///
/// # Errors
/// There is no such record, it is another one, or it is not approved.
pub fn approved_company(desk: &Desk, tx: &mut Transaction, reference: &Reference) -> Result<(RecordId, Handover)> {
    let named = named(tx, reference)?;
    let kind = named.case.stem.kind();
    let Body::Handover(handover) = named.now()?.record.body else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Handover] }.into());
    };
    if handover.about != HandoverKind::Company {
        return Err(Input::NotOfCompany(named.id).into());
    }
    // What was approved may go out as often as it is asked for, until it was accepted.
    update::rule(&named, &standing(&named)?, Action::Accepted)?;
    if handover.opening().is_some() && !was_let_be_read(tx, &named)? {
        desk.entitled(tx, Duty::LendConfidential)?;
    }
    Ok((named.id, handover))
}

/// Whether somebody approved it who let confidential papers be read on that day.
fn was_let_be_read(tx: &mut Transaction, named: &NamedRecord) -> Result<bool> {
    let role = tx.archive().settings().role_for(Duty::LendConfidential).clone();
    let staff = people::cases(tx)?;
    let held = |by: &StaffId, day: Date| {
        staff.iter().any(|case| {
            matches!(&case.record.body, Body::Person(person) if person.id == *by) && service::held(case, &role, day)
        })
    };
    let events = named.now()?.events;
    let mut approvals = events.iter().map(|step| &step.event).filter(|event| event.deed.action() == Action::Approved);
    Ok(approvals.any(|event| held(&event.head.by, event.head.date())))
}

/// Accepting what was handed over.
#[derive(Debug)]
pub struct AcceptHandover {
    /// The hand-over.
    pub reference: Reference,
    /// Who takes it for the company that goes on; of a custodian's hand-over it is who acts.
    pub person: Option<Line>,
    /// What was not there.
    pub except: Option<Line>,
    /// The signed list, scanned.
    pub form: Vec<HandedIn>,
    pub when: Happened,
}

/// A hand-over that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverAccepted {
    pub id: RecordId,
    pub about: HandoverKind,
    /// Who took it.
    pub person: Line,
    pub files: usize,
    pub except: Option<Line>,
}

/// Notes that who takes the files has them: said by that person alone; of a company that has the archive, by who gave it.
pub fn accept(desk: &Desk, tx: &mut Transaction, ask: &AcceptHandover) -> Result<HandoverAccepted> {
    let by = desk.actor(tx)?.id;
    let named = named(tx, &ask.reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Body::Handover(handover) = &case.record.body else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Handover] }.into());
    };
    let now = standing(&named)?;
    update::rule(&named, &now, Action::Accepted)?;
    check_time(desk, &now.state, ask.when)?;
    let person = match (handover.about, &ask.person) {
        (HandoverKind::Company, Some(person)) => person.clone(),
        (HandoverKind::Company, None) => return Err(Input::WhoAccepts(named.id).into()),
        (HandoverKind::Custody, _) if handover.to.as_str() != by.as_str() => {
            return Err(Refusal::NotTheirs { id: named.id, actor: by, person: handover.to.clone() }.into());
        }
        (HandoverKind::Custody, _) => by.as_str().parse()?,
    };
    let mut attachments = Vec::new();
    if !ask.form.is_empty() {
        let category = attach::category_of(kind)?;
        attachments = attach::attach_to_event(tx, &named, (&category, Standing::Original), desk.today(), &ask.form)?;
    }
    let deed = EventBody::Accepted(Acceptance { person: person.clone(), except: ask.except.clone(), attachments });
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.when, deed))?;
    let (about, files, except) = (handover.about, handover.clients.len(), ask.except.clone());
    Ok(HandoverAccepted { id: named.id, about, person, files, except })
}
