//! On what consultations and disclosures rest (P1-5b): the authorities that were given, and who holds them.

use crate::model::authority::{Authority, Permission};
use crate::model::case::Case;
use crate::model::departments::Departments;
use crate::model::document::Level;
use crate::model::event::EventBody;
use crate::model::id::RecordId;
use crate::model::message::{messages, said};
use crate::model::record::{Body, Person};
use crate::model::script::alike;
use crate::model::service;
use crate::model::staff::{Duty, Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// An authority that the general manager gave, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAuthority {
    pub id: RecordId,
    pub says: Authority,
    /// The first day on which it holds.
    pub from: Date,
    /// Who gave it.
    pub by: StaffId,
    /// When it was entered.
    pub at: Moment,
    /// What it was given for.
    pub title: Option<Line>,
    /// The day on which it was ended before its last, and when that was entered.
    pub ended: Option<(Date, Moment)>,
}

impl GivenAuthority {
    /// An authority as its record and the events that ended it say. New values and voids have no part in it: whoever may make them
    /// need not be who gives authorities.
    pub fn of(id: RecordId, case: &Case) -> Option<Self> {
        let Body::Authority(says) = &case.record.body else { return None };
        let ends = case.events.iter().filter(|named| matches!(named.event.deed, EventBody::Ended(_)));
        let ended = ends.map(|named| (named.event.head.date(), named.event.head.at)).min();
        let head = &case.record.head;
        Some(Self {
            id,
            says: says.clone(),
            from: head.date(),
            by: head.by.clone(),
            at: head.at,
            title: head.title.clone(),
            ended,
        })
    }

    /// The last day on which it holds.
    pub fn until(&self) -> Date {
        self.ended.map_or(self.says.until, |(ended, _)| ended.min(self.says.until))
    }

    /// Whether it holds at a time. On the day on which it is ended it holds until then: what was decided in the second in which it was
    /// ended came before, for nothing is decided on it afterwards.
    pub fn holds(&self, on: On) -> bool {
        let is_over = |at| if on.staff == StaffAsOf::Now { at <= on.at } else { at < on.at };
        let is_ended = self.ended.is_some_and(|(ended, at)| ended < on.day || ended == on.day && is_over(at));
        self.from <= on.day && on.day <= self.says.until && !is_ended
    }
}

/// When something is done: on which day, and when it is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On {
    pub day: Date,
    /// The moment of entry.
    pub at: Moment,
    /// Whose state of the staff counts.
    pub staff: StaffAsOf,
}

/// As of when the staff is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffAsOf {
    /// As it is: something is decided now.
    Now,
    /// As it was on the day, or on that of the entry, when deedbox asked for it.
    Then,
}

impl On {
    fn held(self, person: &Case, role: &Role) -> bool {
        match self.staff {
            StaffAsOf::Now => service::roles(person, Date::LAST).contains(role),
            StaffAsOf::Then => [self.day, self.at.date()].into_iter().any(|day| service::held(person, role, day)),
        }
    }

    fn is_here(self, person: &Case) -> bool {
        service::is_here(person, if self.staff == StaffAsOf::Now { Date::LAST } else { self.day })
    }
}

messages! {
    "done-rests":
    /// On what a consultation rests, beside the approval (P1-5b, P2-7).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Rests {
        /// On an authority of the general manager.
        Authority(authority: RecordId),
        /// The reader is the general manager.
        Reader,
        /// On nothing: the general manager approves it himself, or nobody does.
        Nothing(lacks: Lacks),
    }
}

impl Rests {
    /// What is reserved for whom: a consultation that rests on an authority, for who lends (P2-7); any other for the general manager.
    pub fn duty(&self) -> Duty {
        match self {
            Self::Authority(_) | Self::Reader => Duty::Lend,
            Self::Nothing(_) => Duty::LendConfidential,
        }
    }

    pub fn authority(&self) -> Option<&RecordId> {
        if let Self::Authority(id) = self { Some(id) } else { None }
    }
}

messages! {
    "authority-lacks":
    /// Why a consultation rests on nothing.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Lacks {
        /// The papers are confidential: the general manager approves each time.
        Ordinary,
        /// The reader is nobody of the staff, or nobody who is still here.
        Staff(reader: Line),
        /// No authority for the reader is in force.
        Authority { reader: Line, person: StaffId },
    }
}
said!(Rests, Lacks);

/// What is known of who may consult files and pass them on: the staff, and the authorities that were given.
#[derive(Clone, Debug)]
pub struct Confidence {
    /// Everybody who is or was on the staff.
    people: Vec<Case>,
    /// Every authority, the latest first.
    given: Vec<GivenAuthority>,
    departments: Departments,
    /// The role that gives authorities.
    giver: Role,
}

impl Confidence {
    /// What is known. An authority that was entered by somebody who did not hold the role is none.
    pub fn new(people: Vec<Case>, given: Vec<GivenAuthority>, departments: Departments, giver: Role) -> Self {
        let by_whom = |given: &GivenAuthority| {
            let on = On { day: given.from, at: given.at, staff: StaffAsOf::Then };
            people.iter().any(|case| is(case, &given.by) && on.held(case, &giver))
        };
        let mut given: Vec<GivenAuthority> = given.into_iter().filter(by_whom).collect();
        given.sort_by(|a, b| (b.from, b.at, &b.id).cmp(&(a.from, a.at, &a.id)));
        Self { people, given, departments, giver }
    }

    /// Every authority that was given by who may, the latest first.
    pub fn given(&self) -> &[GivenAuthority] {
        &self.given
    }

    /// On what it rests that somebody reads papers of a level.
    pub fn consultation(&self, reader: &Line, level: Level, on: On) -> Rests {
        if level == Level::Confidential {
            return Rests::Nothing(Lacks::Ordinary);
        }
        let mut lacks = Lacks::Staff(reader.clone());
        for case in self.called(reader, on) {
            if on.held(case, &self.giver) {
                return Rests::Reader;
            }
            if let Some(id) = self.in_force(case, Permission::Consult, on) {
                return Rests::Authority(id);
            }
            if let Body::Person(person) = &case.record.body {
                lacks = Lacks::Authority { reader: reader.clone(), person: person.id.clone() };
            }
        }
        Rests::Nothing(lacks)
    }

    /// The authority on which a person passes something on.
    pub fn passing_on(&self, who: &StaffId, on: On) -> Option<RecordId> {
        self.people.iter().find(|case| is(case, who)).and_then(|case| self.in_force(case, Permission::PassOn, on))
    }

    /// The people of the staff, here then, whom a name means: by the id, or by the name.
    fn called(&self, name: &Line, on: On) -> impl Iterator<Item = &Case> {
        let wanted = alike(name.as_str());
        self.people.iter().filter(move |case| {
            person(case)
                .is_some_and(|person| alike(person.id.as_str()) == wanted || alike(person.name.as_str()) == wanted)
                && on.is_here(case)
        })
    }

    fn in_force(&self, case: &Case, lets: Permission, on: On) -> Option<RecordId> {
        let person = person(case)?;
        let of_department = |given: &GivenAuthority| {
            let own = person.department.as_ref();
            own.is_some_and(|own| given.says.departments.iter().any(|named| self.departments.are_one(named, own)))
        };
        let is_for = |given: &&GivenAuthority| {
            given.says.people.contains(&person.id)
                || given.says.roles.iter().any(|role| on.held(case, role))
                || of_department(given)
        };
        let mut fits = self.given.iter().filter(|given| given.says.lets == lets && given.holds(on)).filter(is_for);
        fits.next().map(|given| given.id.clone())
    }
}

fn person(case: &Case) -> Option<&Person> {
    if let Body::Person(person) = &case.record.body { Some(person) } else { None }
}

fn is(case: &Case, id: &StaffId) -> bool {
    person(case).is_some_and(|person| person.id == *id)
}
