//! New values for what was recorded, and next versions of working papers (P2-8, P1-4b): proposed here, in effect once they
//! are approved.

use toml::{Table, Value};

use crate::archive::{Lookup, Transaction};
use crate::desk::attach::{self, HandedIn};
use crate::desk::fields::check_days;
use crate::desk::in_clear::check_not_in_clear;
use crate::desk::loan::check_not_out;
use crate::desk::proposal::{Proposed, Then, follow};
use crate::desk::shelf::{NamedRecord, named_or_paper, target};
use crate::desk::spoken::{self, SpokenOf};
use crate::desk::staff::Time;
use crate::desk::{Desk, check_department, in_order, in_past, moved_in};
use crate::error::{DateOf, Input, Result};
use crate::model::amending::{self, AmendFault, Assignment};
use crate::model::attachment::Attachment;
use crate::model::event::{Amendment, EventBody, SamePerson, Values};
use crate::model::message::Given;
use crate::model::record_values::with_values;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::{
    AsOf, Body, Case, Date, EventId, Happened, Kind, Line, PaperId, PaperName, Reference, Refusal, Settings, StaffId,
    Standing, Stem, StepName, Target, paper,
};

/// An amendment.
#[derive(Debug)]
pub struct Amend {
    /// What is amended.
    pub target: Target,
    /// The new values.
    pub values: Vec<Assignment>,
    /// The day from which they hold; else the record's own, of covers the day of the amendment.
    pub from: Option<Date>,
    /// Why.
    pub reason: Option<Line>,
    /// The next version of a working paper.
    pub version: Option<Version>,
    /// When it is proposed.
    pub when: Happened,
    /// What follows at once.
    pub then: Then,
}

/// The next version of a working paper.
#[derive(Debug)]
pub struct Version {
    pub paper: HandedIn,
    /// What its bytes are.
    pub media_type: Line,
}

/// Proposes new values, or the next version of a working paper; approves it where that is wanted.
pub fn amend(desk: &Desk, tx: &mut Transaction, ask: Amend) -> Result<Proposed> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.when.date()), (DateOf::Today, desk.today()))?;
    let reference = target(tx, &ask.target)?;
    let named = named_or_paper(tx, &reference)?;
    let now = named.now()?;
    if named.case.stem.kind() == Kind::Disposal {
        return Err(Refusal::ListNotAmended(named.id).into());
    }
    if named.case.stem.kind() == Kind::Authority {
        return Err(Refusal::NotAmended(named.id).into());
    }
    if let Some(name) = named.paper.filter(|name| name.number.is_some()) {
        return amend_paper(desk, tx, (&by, &named, name), ask);
    }
    if named.event.is_some() {
        return Err(Input::EventNamed { id: named.id, named: reference }.into());
    }
    if ask.values.is_empty() && ask.version.is_none() {
        return Err(AmendFault::Nothing.into());
    }
    check_not_out(&named, &now)?;
    check_bytes(&named, &ask)?;
    let settings = tx.archive().settings();
    let offset = settings.utc_offset.offset()?;
    let told = spoken(desk, settings, now.record.head.kind, &ask.values)?;
    let mut values = amending::read(&now.record, &told, offset)?;
    let from = from(&named, &now.record.head.date(), &values, &ask);
    in_order((DateOf::From, from), (DateOf::Today, desk.today()))?;
    // What is compared with is what holds on the day from which the values are to hold.
    let then = named.case.seen(&AsOf::of_day(from)).unwrap_or_else(|| now.clone()).record;
    if then != now.record {
        values = amending::read(&then, &told, offset)?;
    }
    if let Some(key) = amending::unchanged(&then, &values).into_iter().next() {
        return Err(Refusal::SameValue { id: named.id.to_string(), key }.into());
    }
    check_day(desk, &named, &values, tx)?;
    let mut named = named;
    if let Some(day) = moved_in::told(&named, &values) {
        moved_in::followers(tx, &named, day)?;
        // The rooms were locked too: what is amended is read again under all locks.
        named = named_or_paper(tx, &reference)?;
    }
    let old_label = old_label(&now.record.body, &values);
    let attachments = match ask.version {
        Some(version) => next_version(tx, &named, &now.record.body, (ask.when.date(), version), &mut values)?,
        None => Vec::new(),
    };
    if with_values(&now.record, &values).is_none() {
        return Err(AmendFault::Unfit(values.keys().cloned().collect()).into());
    }
    let amendment = Amendment { from, paper: None, reason: ask.reason, attachments, values: Values(values) };
    let (event, effect) = propose(desk, tx, (&by, &named), amendment, (ask.when, ask.then))?;
    Ok(Proposed { id: named.id, paper: None, event, from, effect, old_label })
}

/// Proposes another title, level or day of a paper that came with a record or a step: the event lies beside its record.
fn amend_paper(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named, name): (&StaffId, &NamedRecord, PaperName),
    ask: Amend,
) -> Result<Proposed> {
    let id = PaperId { owner: named.id.owner.clone(), name };
    if ask.version.is_some() || ask.values.iter().any(|given| given.key == "attachments") {
        let (file, id) = (named.id.owner.clone(), named.id.clone());
        return Err(Refusal::Original { file, id, filed: Standing::Original }.into());
    }
    let now = named.now()?;
    let there = |case: &Case| paper::of_case(case).into_iter().find(|paper| paper.name == name);
    let paper = there(&now).ok_or_else(|| Input::UnknownRecord(Reference::to(&named.id)))?;
    let told = spoken(desk, tx.archive().settings(), Kind::Document, &ask.values)?;
    let values = amending::read_of_paper(&told)?;
    let first = ask.from.unwrap_or_else(|| now.record.head.date().min(named.case.record.head.date()));
    in_order((DateOf::From, first), (DateOf::Today, desk.today()))?;
    let then = named.case.seen(&AsOf::of_day(first)).as_ref().and_then(there).unwrap_or(paper);
    if let Some(key) = amending::unchanged_of_paper(&then, &values) {
        return Err(Refusal::SameValue { id: id.to_string(), key }.into());
    }
    if let Some(day) = values.get("date").and_then(|date| date.clone().try_into::<Date>().ok()) {
        in_order((DateOf::This, day), (DateOf::Today, desk.today()))?;
    }
    let amendment = Amendment {
        from: first,
        paper: Some(name),
        reason: ask.reason,
        attachments: Vec::new(),
        values: Values(values),
    };
    let (event, effect) = propose(desk, tx, (by, named), amendment, (ask.when, ask.then))?;
    Ok(Proposed { id: named.id.clone(), paper: Some(id), event, from: first, effect, old_label: None })
}

/// Adds an amendment beside its record, and approves it where that is wanted.
fn propose(
    desk: &Desk,
    tx: &mut Transaction,
    (by, named): (&StaffId, &NamedRecord),
    amendment: Amendment,
    (when, then): (Happened, Then),
) -> Result<(EventId, Option<SamePerson>)> {
    let event = desk.event(by, named.case.stem, when, EventBody::Amended(amendment));
    let step = tx.add_event_in_parts(&named.shelf.bundle, &named.shelf.read, named.case.stem, &event)?;
    let event = EventId { record: named.id.clone(), step: StepName::from(step) };
    let effect = follow(desk, tx, (&event, when), then)?;
    Ok((event, effect))
}

/// The day from which values hold: as told; of covers the day of the amendment; else the record's own, or the new one where
/// that is earlier, so that it is there from then on.
fn from(named: &NamedRecord, date: &Date, values: &Table, ask: &Amend) -> Date {
    if let Some(from) = ask.from {
        return from;
    }
    if named.case.stem.kind() == Kind::Cover {
        // Another day of moving in holds from the first day on.
        let moved_in = moved_in::told(named, values).map(|day| day.min(named.case.record.head.date()));
        return moved_in.unwrap_or(ask.when.date()).min(ask.when.date());
    }
    let changed = with_values(&named.case.record, values).map(|record| record.head.date());
    let first = named.case.record.head.date().min(*date);
    changed.map_or(first, |changed| first.min(changed))
}

/// Bytes are changed by no key, and those of an original by nothing.
fn check_bytes(named: &NamedRecord, ask: &Amend) -> Result<()> {
    let original = |filed| {
        let id = named.id.clone();
        Err(Refusal::Original { file: id.owner.clone(), id, filed }.into())
    };
    let standing = match &named.case.record.body {
        Body::Document(document) => document.standing,
        _ => Standing::Working,
    };
    if ask.values.iter().any(|given| given.key == "attachments") {
        return original(standing);
    }
    match &named.case.record.body {
        _ if ask.version.is_none() => Ok(()),
        Body::Document(document) if document.standing == Standing::Original => original(Standing::Original),
        Body::Document(_) => Ok(()),
        _ => {
            let kind = named.case.stem.kind();
            Err(Input::WrongKind { id: named.id.clone(), kind, wanted: &[Kind::Document] }.into())
        }
    }
}

/// A record does not happen in the future, by whatever day it is given; a person who is named is known.
fn check_day(desk: &Desk, named: &NamedRecord, values: &Table, tx: &mut Transaction) -> Result<()> {
    let changed = with_values(&named.case.record, values);
    let happened = changed.as_ref().map_or(named.case.record.head.date(), |changed| changed.head.date());
    if let Some(changed) = changed {
        // The cover of a client who is to come has a day that has not come.
        if named.case.stem != Stem::Cover {
            in_past(desk, changed.head.when)?;
        }
        check_days(&crate::model::record_values::values(&changed))?;
    }
    for key in Body::people(named.case.stem.kind()) {
        if let Some(person) = values.get(key).and_then(Value::as_str).filter(|person| !person.is_empty()) {
            // Who keeps a file has it from now on; what a record tells of somebody is of its day.
            let time = if named.case.stem == Stem::Cover { Time::Now } else { Time::On(happened) };
            desk.person(tx, &person.parse()?, time)?;
        }
    }
    check_of_list(tx, named.case.stem.kind(), values)
}

/// A department that is named is on the list; of a reader it may be a company.
fn check_of_list(tx: &Transaction, kind: Kind, values: &Table) -> Result<()> {
    let given = values.get("department").and_then(Value::as_str).filter(|given| !given.is_empty());
    match given {
        Some(department) if kind != Kind::Loan => check_department(tx, &department.parse()?),
        _ => Ok(()),
    }
}

/// The label, where it is the company's former name: it is another value, and stays until it is amended too.
fn old_label(body: &Body, values: &Table) -> Option<Line> {
    let Body::Cover(cover) = body else { return None };
    let renamed = values.contains_key("company") && !values.contains_key("label");
    (renamed && cover.label == cover.company).then(|| cover.label.clone())
}

/// Takes the next version of a working paper in, under `data/working/<category>/`.
fn next_version(
    tx: &mut Transaction,
    named: &NamedRecord,
    body: &Body,
    (date, version): (Date, Version),
    values: &mut Table,
) -> Result<Vec<Attachment>> {
    let Body::Document(document) = body else { return Ok(Vec::new()) };
    if document.attachments.iter().any(|paper| paper.sha256 == version.paper.staged.sha256) {
        return Err(Refusal::SameVersion(named.id.clone()).into());
    }
    if document.encrypted.is_some() {
        return Err(SecrecyRefusal::InClear { given: Given(version.paper.given_name.to_string()) }.into());
    }
    check_not_in_clear(tx, document.level, &version.paper.given_name)?;
    let told = [
        ("given_name", &version.paper.given_name, document.given_name.as_ref()),
        ("media_type", &version.media_type, Some(&document.media_type)),
    ];
    for (key, new, _) in told.into_iter().filter(|(_, new, old)| Some(*new) != *old) {
        values.insert(key.to_owned(), Value::String(new.to_string()));
    }
    let place = (&document.category, Standing::Working);
    attach::attach_to_event(tx, named, place, date, &[version.paper])
}

/// What was typed, as the record has it.
fn spoken(desk: &Desk, settings: &Settings, kind: Kind, given: &[Assignment]) -> Result<Vec<Assignment>, AmendFault> {
    let (today, currency) = (|| Some(desk.today()), || settings.currency.as_str().to_owned());
    spoken::assignments(kind, given, SpokenOf { today: &today, currency: &currency })
}
