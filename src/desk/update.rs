//! Taking a case a step further (P1-7, P3-8, P3-9): out of order is refused, with the step that is due.

use std::collections::BTreeSet;

use crate::archive::{Lookup, Transaction, people};
use crate::desk::attach::{self, HandedIn};
use crate::desk::charging::{self, Charging, StepCharge};
use crate::desk::measures::{self, Measures, WeakPoints};
use crate::desk::shelf::{NamedRecord, named};
use crate::desk::staff::Time;
use crate::desk::{Desk, check_addressee, in_past};
use crate::error::{Input, Result};
use crate::model::case_state::CaseState;
use crate::model::course::{Course, Needs, Status, StepRule};
use crate::model::event::{EventBody, StepDetails};
use crate::model::message::Code;
use crate::model::{
    Action, Body, Case, Category, DepartmentDuty, DueStep, Happened, Kind, Line, Member, RecordId, Reference, Refusal,
    StemText, case_state, document, reckoning, steps,
};

/// A step of a case.
#[derive(Debug)]
pub struct Update {
    /// The case.
    pub reference: Reference,
    /// The step; none hands the case on.
    pub action: Option<Action>,
    /// To which department or person it goes.
    pub to: Option<Line>,
    /// Which department handled it beside.
    pub with: Option<Line>,
    /// When; else now or today, as its kind is reckoned.
    pub when: Option<Happened>,
    /// A remark.
    pub note: Option<Line>,
    /// The numbers that came back, or do not (P2-3); none means all that are out.
    pub numbers: Vec<Line>,
    /// What is charged with it.
    pub charge: Option<Charging>,
    /// Papers that came with it.
    pub papers: Vec<HandedIn>,
    /// Of a survey that is closed, what is known of its measures.
    pub measures: Measures,
}

/// A case that was taken a step further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// The case.
    pub id: RecordId,
    /// Where it stands.
    pub status: Status,
    /// Who has it now.
    pub with: Option<Line>,
    /// The steps that are due next.
    pub due: Vec<DueStep>,
    /// The charge that was made with it.
    pub charge: Option<StepCharge>,
    /// What a survey showed that was closed (P1-6d).
    pub weak: WeakPoints,
}

/// A case as it stands, and the steps of its kind.
pub(in crate::desk) struct CaseStanding {
    /// The record as it counts now.
    pub(in crate::desk) case: Case,
    /// Where it stands.
    pub(in crate::desk) state: CaseState,
    /// The steps of its kind.
    pub(in crate::desk) course: &'static Course,
}

impl CaseStanding {
    /// The steps that are due.
    pub(in crate::desk) fn due(&self) -> Vec<DueStep> {
        DueStep::all(&self.case.record.body, self.course, self.state.status)
    }
}

/// Where a named case stands.
///
/// # Errors
/// Its kind has no steps, or it was voided.
pub(in crate::desk) fn standing(named: &NamedRecord) -> Result<CaseStanding> {
    let kind = named.case.stem.kind();
    let course = steps::course(kind).ok_or_else(|| Input::NoSteps { id: named.id.clone(), kind })?;
    let case = named.now()?;
    let state = case_state::fold(&case).ok_or_else(|| Input::NoSteps { id: named.id.clone(), kind })?;
    Ok(CaseStanding { case, state, course })
}

/// Takes a case a step further.
pub fn update(desk: &Desk, tx: &mut Transaction, ask: &Update) -> Result<Updated> {
    let actor = desk.actor(tx)?;
    let by = actor.id.clone();
    let (named, when) = lock_named(desk, tx, ask)?;
    let now = standing(&named)?;
    check_time(desk, &now.state, when)?;
    let action = match ask.action {
        Some(action) => action,
        None if now.course.rule(Action::Assigned, now.state.status).is_some() => Action::Assigned,
        None => Action::HandedOn,
    };
    if !Action::STEPS.contains(&action) {
        let step = DueStep::of(&now.case.record.body, action);
        return Err(Input::OwnVerb { id: named.id, action, step }.into());
    }
    if action == Action::HandedOn {
        hand_on(tx, (&named, &now), ask)?;
    } else {
        let rule = rule(&named, &now, action)?;
        if let Some(duty) = rule.duty {
            desk.entitled(tx, duty)?;
        }
        if let Some(department) = rule.department {
            of_department(tx, &actor, action, department)?;
        }
        check_needs(tx, &named, rule, (ask.to.as_ref(), ask.note.as_ref(), &ask.papers))?;
    }
    check_numbers(&named, &now, action, &ask.numbers)?;
    let mut stride = stride(tx, &named, &now, (action, ask, when))?;
    let charge = match &ask.charge {
        Some(charge) => {
            let gone = if ask.numbers.is_empty() { &now.state.out } else { &ask.numbers };
            Some(charging::charge(desk, tx, (&by, &named, &now.case), (action, gone, charge, when))?)
        }
        None => None,
    };
    stride.charge = charge.as_ref().map(|charge| StemText(charge.id.stem));
    named.add_event(tx, &desk.event(&by, named.case.stem, when, EventBody::Stepped(action, stride)))?;
    let after = standing(&named.again(tx)?)?;
    let due = after.due();
    let weak = match closes_survey(&named, ask) {
        true => measures::open_measures(desk, tx, (&after.case, &ask.measures), when.date())?,
        false => WeakPoints::default(),
    };
    Ok(Updated { id: named.id, status: after.state.status, with: after.state.with, due, charge, weak })
}

/// Whoever takes the step is of a department with a duty.
fn of_department(tx: &mut Transaction, actor: &Member, action: Action, duty: DepartmentDuty) -> Result<()> {
    let departments = &tx.archive().settings().departments;
    if departments.has_duty(actor.department.as_ref(), duty) {
        return Ok(());
    }
    let names = departments.with_duty(duty).cloned().collect();
    let departments = departments.clone();
    let here = people::members(tx)?.into_iter().map(|(_, member)| member).filter(|member| {
        member.left.is_none() && !member.roles.is_empty() && departments.has_duty(member.department.as_ref(), duty)
    });
    let people = here.map(|member| member.id).collect();
    Err(Refusal::OfDepartment { action, actor: actor.id.clone(), departments: names, people }.into())
}

/// Finds the case and locks its file; of a survey that is closed, what its measures go to as well. Gives when the step is taken.
fn lock_named(desk: &Desk, tx: &mut Transaction, ask: &Update) -> Result<(NamedRecord, Happened)> {
    let found = named(tx, &ask.reference)?;
    let when = ask.when.unwrap_or_else(|| desk.usual_time(found.case.stem.kind()));
    if !closes_survey(&found, ask) {
        return Ok((found, when));
    }
    measures::lock_measures(tx, when.date())?;
    Ok((named(tx, &ask.reference)?, when))
}

fn closes_survey(named: &NamedRecord, ask: &Update) -> bool {
    named.case.stem.kind() == Kind::Survey && ask.action == Some(Action::Closed)
}

/// The rule of a step from where a case stands.
///
/// # Errors
/// The step is not due; the refusal says which are.
pub(in crate::desk) fn rule(named: &NamedRecord, now: &CaseStanding, action: Action) -> Result<&'static StepRule> {
    now.course.rule(action, now.state.status).ok_or_else(|| not_due(named, now, action).into())
}

/// The refusal of a step that is not due.
pub(in crate::desk) fn not_due(named: &NamedRecord, now: &CaseStanding, action: Action) -> Refusal {
    Refusal::CaseStep { id: named.id.clone(), action, status: now.state.status, due: now.due() }
}

/// A case that is settled is not handed on, but for letters and opinions.
fn hand_on(tx: &mut Transaction, (named, now): (&NamedRecord, &CaseStanding), ask: &Update) -> Result<()> {
    let Some(to) = &ask.to else { return Err(Input::StepNeedsAddressee.into()) };
    if !now.course.is_handed_on(now.state.status) {
        return Err(not_due(named, now, Action::HandedOn).into());
    }
    check_addressee(tx, to, Time::Now)
}

/// A step is not before the one before it, nor in the future.
pub(in crate::desk) fn check_time(desk: &Desk, state: &CaseState, when: Happened) -> Result<()> {
    in_past(desk, when)?;
    match state.since {
        Some(since) if when.is_before(since) => Err(Input::StepBefore { when, since }.into()),
        _ => Ok(()),
    }
}

/// Numbers are those of what was issued, and out.
fn check_numbers(named: &NamedRecord, now: &CaseStanding, action: Action, numbers: &[Line]) -> Result<()> {
    let Some(first) = numbers.first() else { return Ok(()) };
    if !matches!(action, Action::HandedIn | Action::WrittenOff) {
        return Err(Input::NumbersOfNothing { id: named.id.clone(), action }.into());
    }
    let distinct: BTreeSet<&Line> = numbers.iter().collect();
    if distinct.len() < numbers.len() {
        return Err(Input::NumberTwice(first.clone()).into());
    }
    match numbers.iter().find(|number| !now.state.out.contains(number)) {
        Some(number) => {
            let (id, number, out) = (named.id.clone(), number.clone(), now.state.out.clone());
            Err(Refusal::NumberNotOut { id, number, out }.into())
        }
        None => Ok(()),
    }
}

/// What must be there before a step: a paper filed for the client or attached, a deposit, to whom it goes.
pub(in crate::desk) fn check_needs(
    tx: &mut Transaction,
    named: &NamedRecord,
    rule: &StepRule,
    (to, note, papers): (Option<&Line>, Option<&Line>, &[HandedIn]),
) -> Result<()> {
    let lacking = || Refusal::StepNeeds { id: named.id.clone(), action: rule.action, needs: rule.needs }.into();
    if let Some(to) = to {
        check_addressee(tx, to, Time::Now)?;
    }
    match rule.needs {
        Needs::Nothing => Ok(()),
        Needs::Addressee if to.is_some() => Ok(()),
        Needs::Addressee => Err(Input::StepNeedsAddressee.into()),
        Needs::Reason if note.is_some() => Ok(()),
        Needs::Reason => Err(Input::StepNeedsReason { id: named.id.clone(), action: rule.action }.into()),
        Needs::Paper(Code(category)) => {
            let attached = !papers.is_empty()
                || !named.now()?.record.body.attachments().is_empty()
                || has_paper(tx, named, category)?;
            if attached { Ok(()) } else { Err(lacking()) }
        }
        Needs::DepositHeld | Needs::DepositReturned => {
            let held = !fit_out_deposit(tx, named)?.is_zero();
            if held == (rule.needs == Needs::DepositHeld) { Ok(()) } else { Err(lacking()) }
        }
    }
}

/// Whether the file holds a paper of a category.
fn has_paper(tx: &mut Transaction, named: &NamedRecord, category: &str) -> Result<bool> {
    let papers = named.shelf.cases(tx, Kind::Document)?;
    Ok(papers
        .iter()
        .any(|case| matches!(&case.record.body, Body::Document(paper) if paper.category.as_str() == category)))
}

fn fit_out_deposit(tx: &mut Transaction, named: &NamedRecord) -> Result<rust_decimal::Decimal> {
    let deposits = named.shelf.cases(tx, Kind::Deposit)?;
    Ok(reckoning::held(&deposits, crate::model::ledger::DepositKind::FitOut))
}

/// What the step says, with the papers that came with it.
fn stride(
    tx: &mut Transaction,
    named: &NamedRecord,
    now: &CaseStanding,
    (action, ask, when): (Action, &Update, Happened),
) -> Result<StepDetails> {
    // A complaint about the quality of the service is handled together with another department: which, nobody else can say (P1-7b).
    let is_of_quality = matches!(&now.case.record.body,
        Body::Complaint(complaint) if complaint.about == crate::model::cases::ComplaintKind::ServiceQuality);
    if is_of_quality && action == Action::Handled && ask.with.is_none() {
        return Err(Input::HelperNotSaid(named.id.clone()).into());
    }
    if let Some(with) = &ask.with {
        check_addressee(tx, with, Time::On(when.date()))?;
    }
    let mut attachments = Vec::new();
    if !ask.papers.is_empty() {
        let category: Category = attach::category_of(named.case.stem.kind())?;
        let place = (&category, document::Standing::Original);
        attachments = attach::attach_to_event(tx, named, place, when.date(), &ask.papers)?;
    }
    let (to, note, numbers) = (ask.to.clone(), ask.note.clone(), ask.numbers.clone());
    Ok(StepDetails { to, with: ask.with.clone(), numbers, charge: None, note, attachments })
}
