//! The general manager's authorities (P1-5b): given until a day, ended before it, and on which of them a consultation rests.

use crate::archive::people::{self, called};
use crate::archive::{Lookup, Transaction, authorities};
use crate::desk::shelf::{lock_register, named};
use crate::desk::staff::{self, Time};
use crate::desk::{Desk, check_department, fresh_stem, in_order, in_past};
use crate::error::{DateOf, Input, Result};
use crate::model::authority::{Authority, Permission};
use crate::model::confidence::{GivenAuthority, Lacks, On, Rests, StaffAsOf};
use crate::model::event::{End, EventBody};
use crate::model::message::{messages, said};
use crate::model::record::Loan;
use crate::model::{
    Body, Date, Duty, Happened, Kind, Level, Line, Member, RecordId, Reference, Refusal, Register, Role, StaffId,
};

/// An authority to give.
#[derive(Clone, Debug)]
pub struct Give {
    /// What it lets people do.
    pub lets: Permission,
    /// The roles whose holders it is for.
    pub roles: Vec<Role>,
    /// The departments whose people it is for.
    pub departments: Vec<Line>,
    pub people: Vec<StaffId>,
    /// The first day on which it holds.
    pub from: Date,
    /// The last.
    pub until: Date,
    /// What is remarked with it.
    pub title: Option<Line>,
}

/// Gives an authority; who may not is refused.
pub fn give(desk: &Desk, tx: &mut Transaction, ask: &Give) -> Result<RecordId> {
    let by = desk.entitled(tx, Duty::Authority)?.id;
    if ask.roles.is_empty() && ask.departments.is_empty() && ask.people.is_empty() {
        return Err(Input::AuthorityForNobody.into());
    }
    in_past(desk, Happened::On(ask.from))?;
    in_order((DateOf::Begins, ask.from), (DateOf::Ends, ask.until))?;
    for role in &ask.roles {
        tx.archive().settings().check_role(role)?;
    }
    for department in &ask.departments {
        check_department(tx, department)?;
    }
    for person in &ask.people {
        desk.person(tx, person, Time::Now)?;
    }
    enter(desk, tx, &by, ask)
}

/// Enters an authority, once it is known that who gives it may.
pub(in crate::desk) fn enter(desk: &Desk, tx: &mut Transaction, by: &StaffId, ask: &Give) -> Result<RecordId> {
    let shelf = lock_register(tx, Register::Authorities, ask.from)?;
    let stem = fresh_stem(tx, &shelf.bundle, ask.from, Kind::Authority)?;
    let body = Authority {
        lets: ask.lets,
        until: ask.until,
        roles: once(&ask.roles),
        departments: once(&ask.departments),
        people: once(&ask.people),
        attachments: Vec::new(),
    };
    tx.add_record(&shelf.bundle, stem, &desk.record(by, ask.from, ask.title.clone(), Body::Authority(body)))?;
    Ok(RecordId { owner: shelf.owner, stem })
}

/// What was named, in its order, each once.
fn once<T: Clone + PartialEq>(named: &[T]) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for one in named {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
    all
}

/// Ends an authority before its last day; who may not is refused.
pub fn end(
    desk: &Desk,
    tx: &mut Transaction,
    reference: &Reference,
    (date, note): (Date, Option<Line>),
) -> Result<(RecordId, Date)> {
    let by = desk.entitled(tx, Duty::Authority)?.id;
    let named = named(tx, reference)?;
    let kind = named.case.stem.kind();
    let Some(given) = GivenAuthority::of(named.id.clone(), &named.case) else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Authority] }.into());
    };
    if given.ended.is_some() || given.says.until < date {
        return Err(Refusal::AuthorityOver { id: named.id, until: given.until() }.into());
    }
    in_order((DateOf::Begins, given.from), (DateOf::This, date))?;
    in_order((DateOf::This, date), (DateOf::Today, desk.today()))?;
    named.add_event(tx, &desk.event(&by, named.case.stem, date, EventBody::Ended(End { note, ..End::default() })))?;
    Ok((named.id, date))
}

/// Who acts, being who may let a reader have papers of a level on a day, and on what that rests.
///
/// # Errors
/// They do not hold the role. The refusal says why it is that role, and what would make it another.
pub(in crate::desk) fn lender(
    desk: &Desk,
    tx: &mut Transaction,
    (reader, level): (&Line, Level),
    day: Date,
) -> Result<(Member, Rests)> {
    let rests = rests(desk, tx, (reader, level), day)?;
    let lacks = match &rests {
        Rests::Nothing(lacks @ (Lacks::Staff(_) | Lacks::Authority { .. })) => lacks,
        // What the role is for says why it is that role.
        Rests::Authority(_) | Rests::Reader | Rests::Nothing(Lacks::Ordinary) => {
            return Ok((desk.entitled(tx, rests.duty())?, rests));
        }
    };
    let actor = desk.known_actor(tx)?;
    let role = tx.archive().settings().role_for(rests.duty()).clone();
    if actor.holds(&role) {
        return Ok((actor, rests));
    }
    let holders = holders(tx, &role)?;
    let givers = holders_of(tx, Duty::Authority)?;
    let (lacks, actor) = (lacks.clone(), actor.id);
    Err(Refusal::NoAuthority { lacks, role, actor, holders, givers }.into())
}

/// On what it rests that a reader has papers of a level on a day.
pub(in crate::desk) fn rests(
    desk: &Desk,
    tx: &mut Transaction,
    (reader, level): (&Line, Level),
    day: Date,
) -> Result<Rests> {
    Ok(authorities::confidence(tx)?.consultation(reader, level, On { day, at: desk.now, staff: StaffAsOf::Now }))
}

fn holders_of(tx: &mut Transaction, duty: Duty) -> Result<Vec<StaffId>> {
    let role = tx.archive().settings().role_for(duty).clone();
    holders(tx, &role)
}

fn holders(tx: &mut Transaction, role: &Role) -> Result<Vec<StaffId>> {
    Ok(people::members(tx)?.into_iter().map(|(_, m)| m).filter(|m| m.holds(role)).map(|m| m.id).collect())
}

messages! {
    "done-handed":
    /// Who handed a loan out (P2-7).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum HandedOut {
        /// A supervisor, to somebody else.
        Over,
        /// The only supervisor there is, who reads it: nobody else could.
        ToSelf,
    }
}
said!(HandedOut);

/// Checks that who hands a loan out is a supervisor, and not the reader. Where the reader is the only supervisor, as in an office
/// of one, they take it themselves, and the audit says so.
///
/// # Errors
/// They are not, and somebody else is, or could be.
pub(in crate::desk) fn check_hander(tx: &mut Transaction, loan: &Loan, hander: &Member) -> Result<HandedOut> {
    let role = Role::supervisor();
    let members: Vec<Member> = people::members(tx)?.into_iter().map(|(_, member)| member).collect();
    let is_reader = |member: &Member| called(member, &loan.borrower);
    let others = members.iter().filter(|member| member.holds(&role) && !is_reader(member));
    let others: Vec<StaffId> = others.map(|member| member.id.clone()).collect();
    if !hander.holds(&role) {
        return Err(Refusal::NotSupervisor { hander: hander.id.clone(), role, others }.into());
    }
    match (is_reader(hander), others.is_empty()) {
        (false, _) => Ok(HandedOut::Over),
        (true, true) => Ok(HandedOut::ToSelf),
        (true, false) => Err(Refusal::HandsToSelf { hander: hander.id.clone(), others }.into()),
    }
}

/// The words by which somebody who asks for a file means themselves.
const MYSELF: [&str; 6] = ["me", "myself", "我", "自己", "本人", "I"];

/// Who reads: somebody of the office who is here, or was on the day where the file is back already; or somebody from outside. `me` is
/// who asks, by the id, which no other person has.
///
/// # Errors
/// It is the name of somebody who left (P1-3).
pub(in crate::desk) fn reader(tx: &mut Transaction, given: &Line, (asks, time): (&Member, Time)) -> Result<Line> {
    if MYSELF.contains(&given.as_str()) {
        return Ok(asks.id.as_str().parse()?);
    }
    staff::meant(tx, |member| called(member, given), time)?;
    Ok(given.clone())
}
