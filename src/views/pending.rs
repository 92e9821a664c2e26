//! What waits for a decision across the estate: loans asked for, cases at a step that is reserved for a role, amendments and
//! voids (P1-4c, P1-5b, P1-6c, P1-7, P2-7, P2-8).

use std::collections::BTreeSet;

use crate::archive::signatures::KeyRing;
use crate::archive::{Archive, Bundle, ClientFile, Uncached, authorities, file_parts, people};
use crate::error::Result;
use crate::model::confidence::{Confidence, On, StaffAsOf};
use crate::model::gist::Gist;
use crate::model::loan::{self, LoanStatus};
use crate::model::proposal::{Fate, Proposal};
use crate::model::signing::KeyUse;
use crate::model::steps::COURSES;
use crate::model::{
    Action, AsOf, Body, Case, Date, DueStep, Duty, EntryName, EventId, Happened, Kind, Line, Member, Moment, Owner,
    RecordId, Role, StaffId, Stem, StepName, case_state, reserved, steps,
};
use crate::views::estate::each;
use crate::views::judgement::{Command, Reading, step};
use crate::views::pending_place::around;
pub(in crate::views) use crate::views::pending_place::{PendingPlace, places};
use crate::views::{When, enquiries, history, newest_first};

/// Something that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub record: RecordId,
    /// The event that waits, where it is not the record itself.
    pub event: Option<EventId>,
    pub what: Waits,
    /// The client whose file it lies in, or who enquired; none for a room, another register, the staff.
    pub company: Option<Line>,
    /// What the record is about.
    pub about: Option<Gist>,
    /// What is asked for: values before and after, the purpose of a loan, and why.
    pub asks: Option<Gist>,
    /// Since when it waits.
    pub since: Date,
    /// When it was entered.
    pub at: Moment,
    /// Who asked.
    pub by: StaffId,
    /// For what the decision is reserved.
    pub duty: Duty,
    /// The role that may decide.
    pub role: Role,
    /// Who may decide now.
    pub may: Vec<StaffId>,
    /// The day on which a hold is to be looked at again; none of anything else.
    pub until: Option<Date>,
    /// Of an amendment the reason: that of a hand-over's is the hand-over.
    reason: Option<Line>,
}

/// What a hand-over changes in covers is decided with it, and is no line beside it.
fn without_parts(mut all: Vec<Pending>) -> Vec<Pending> {
    let handovers = all.iter().filter(|line| line.what == Waits::Case(Kind::Handover));
    let handovers: BTreeSet<String> = handovers.map(|line| line.record.long()).collect();
    let of_handover = |line: &Pending| line.reason.as_ref().is_some_and(|reason| handovers.contains(reason.as_str()));
    all.retain(|line| line.what != Waits::Amendment(Kind::Cover) || !of_handover(line));
    all
}

impl Pending {
    /// What `approve` and `reject` take: the event's id where there is one, else the record's.
    pub fn id(&self) -> String {
        self.event.as_ref().map_or_else(|| self.record.to_string(), ToString::to_string)
    }

    /// The command that decides it: a hold is closed, anything else approved.
    pub fn command(&self) -> Command {
        let action = if self.what == Waits::Case(Kind::Hold) { Action::Closed } else { Action::Approved };
        step(&self.id(), DueStep::by_action(action))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Loan,
    /// A case of a kind, at a step that is reserved.
    Case(Kind),
    /// New values for a record of a kind.
    Amendment(Kind),
    /// That a record of a kind counts for nothing.
    Void(Kind),
    /// The key of a person, and for what.
    Key(KeyUse),
}

impl Waits {
    /// The code of its sort.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loan => Kind::Loan.as_str(),
            Self::Case(kind) => kind.as_str(),
            Self::Amendment(_) => "amendment",
            Self::Void(_) => "void",
            Self::Key(KeyUse::Sign) => "signing-key",
            Self::Key(KeyUse::Open) => "opening-key",
        }
    }
}

/// Who may decide on what.
struct Deciding<'a> {
    archive: &'a Archive,
    members: Vec<Member>,
    /// On what loans rest, and now; none where loans are not asked about.
    lending: Option<(Confidence, On)>,
}

impl<'a> Deciding<'a> {
    fn beside_loans(archive: &'a Archive) -> Result<Self> {
        let members = people::members(&mut Uncached::new(archive))?.into_iter().map(|(_, member)| member).collect();
        Ok(Self { archive, members, lending: None })
    }

    fn with_loans(archive: &'a Archive, now: Moment) -> Result<Self> {
        let confidence = authorities::confidence(&mut Uncached::new(archive))?;
        Ok(Self {
            lending: Some((confidence, On { day: now.date(), at: now, staff: StaffAsOf::Now })),
            ..Self::beside_loans(archive)?
        })
    }
}

/// Everything that waits for a decision now, newest first.
pub fn pending(archive: &Archive, now: Moment) -> Result<Vec<Pending>> {
    let deciding = Deciding::with_loans(archive, now)?;
    let places = places(archive)?;
    let all = each(&places, |place| in_place(&deciding, place))?.into_iter().flatten().collect();
    let mut all = without_parts(all);
    newest_first(&mut all, |line| When::entered(line.since, line.at, line.id()));
    Ok(all)
}

/// What waits in one client's file beside loans, newest first.
pub fn of_file(archive: &Archive, file: &ClientFile, company: &Line) -> Result<Vec<Pending>> {
    let (owner, company) = (Owner::File(file.name.clone()), Some(company.clone()));
    let place = PendingPlace { bundles: file.bundles(), owner, company };
    let mut all = in_place(&Deciding::beside_loans(archive)?, &place)?;
    newest_first(&mut all, |line| When::entered(line.since, line.at, line.id()));
    Ok(all)
}

/// The same as [`pending`] where clients' files were read already: nothing of them is read again.
pub(in crate::views) fn beside(archive: &Archive, reading: &Reading, now: Moment) -> Result<Vec<Pending>> {
    let deciding = Deciding::with_loans(archive, now)?;
    // In a client's file lies nobody's key.
    let keys = KeyRing::default();
    let of_files = reading.files.iter().map(|file| {
        let owner = Owner::File(file.client.file.name.clone());
        let place = PendingPlace { bundles: Vec::new(), owner, company: Some(file.cover.company.clone()) };
        let cases = file.records.iter().map(|read| &read.whole).chain([&file.cover_case]);
        cases.flat_map(|case| of_case(&deciding, &place, (case, &keys))).collect::<Vec<Pending>>()
    });
    let mut all: Vec<Pending> = of_files.flatten().collect();
    for place in around(archive)? {
        all.extend(in_place(&deciding, &place)?);
    }
    let mut all = without_parts(all);
    newest_first(&mut all, |line| When::entered(line.since, line.at, line.id()));
    Ok(all)
}

/// The kinds of which a step is reserved for a role.
fn reserved() -> impl Iterator<Item = Kind> {
    COURSES.iter().filter(|course| course.steps.iter().any(|rule| rule.duty.is_some())).map(|course| course.kind)
}

/// What waits in some bundles: by their manifests alone it is told which records have to be read.
fn in_place(deciding: &Deciding, place: &PendingPlace) -> Result<Vec<Pending>> {
    let archive = deciding.archive;
    let bundles = place.bundles.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let mut wanted: BTreeSet<Stem> = BTreeSet::new();
    for bundle in &bundles {
        for kind in reserved().chain([Kind::Loan]) {
            wanted.extend(bundle.stems(kind));
        }
        wanted.extend(bundle.entries().filter_map(|entry| match entry {
            EntryName::Event(stem, step)
                if matches!(step.action, Action::Amended | Action::Voided | Action::KeyAdded) =>
            {
                Some(stem)
            }
            EntryName::Event(..) | EntryName::Record(_) => None,
        }));
    }
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let keys = match place.owner {
        Owner::Staff => KeyRing::read(&mut Uncached::new(archive))?,
        _ => KeyRing::default(),
    };
    let mut found = Vec::new();
    for stem in wanted {
        let Some(case) = file_parts::case_of(archive.reader(), &parts, stem)? else { continue };
        let mut lines = of_case(deciding, place, (&case, &keys));
        if let Some(enquiry) = case.enquiry().filter(|_| !lines.is_empty() && place.owner == enquiries::OWNER) {
            let who = enquiries::who_asked(archive, &parts, enquiry, &AsOf::NOW)?;
            lines.iter_mut().for_each(|line| line.company.clone_from(&who));
        }
        found.extend(lines);
    }
    Ok(found)
}

fn of_case(deciding: &Deciding, place: &PendingPlace, (case, keys): (&Case, &KeyRing)) -> Vec<Pending> {
    let Deciding { archive, members, lending } = deciding;
    let Some(seen) = case.seen(&AsOf::NOW) else { return Vec::new() };
    let record = RecordId { owner: place.owner.clone(), stem: case.stem };
    let may = |role: &Role, by: &StaffId| -> Vec<StaffId> {
        let alone = archive.settings().approvals.same_person;
        members.iter().filter(|m| m.holds(role) && (alone || m.id != *by)).map(|m| m.id.clone()).collect()
    };
    let line = |what: Waits, duty: Duty, (since, at, by): (Date, Moment, &StaffId), event: Option<EventId>| {
        let role = archive.settings().role_for(duty).clone();
        Pending {
            record: record.clone(),
            event,
            what,
            company: place.company.clone(),
            about: seen.record.summary(),
            asks: None,
            since,
            at,
            by: by.clone(),
            may: may(&role, by),
            duty,
            role,
            reason: None,
            until: if let Body::Hold(hold) = &seen.record.body { hold.until } else { None },
        }
    };
    let kind = case.stem.kind();
    let head = &seen.record.head;
    let mut found = Vec::new();
    if let (Some(asked), Some((confidence, on))) = (loan::of(&seen), lending) {
        let state = loan::fold(&seen, asked, None);
        if state.status == LoanStatus::Asked {
            let duty = confidence.consultation(&asked.borrower, asked.level, *on).duty();
            // What was opened before anybody let it be says why.
            let asks = match &asked.urgent {
                Some(urgent) => Gist::words(format!("{} ({urgent})", asked.purpose)),
                None => Gist::words(&asked.purpose),
            };
            let asks = Some(asks);
            found.push(Pending { asks, ..line(Waits::Loan, duty, (head.date(), head.at, &head.by), None) });
        }
    }
    if let (Some(course), Some(state)) = (steps::course(kind), case_state::fold(&seen)) {
        // What is closed waits for nobody who could open it again.
        let due = course.due(state.status).into_iter().filter(|rule| rule.action != Action::Reopened);
        let duty = { due }.find_map(|rule| rule.duty);
        if let Some(duty) = duty {
            let last = seen.events.last().map_or(head.at, |named| named.event.head.at);
            let since = state.since.map_or(head.date(), Happened::date);
            found.push(line(Waits::Case(kind), duty, (since, last, &head.by), None));
        }
    }
    let waits = |proposal: &&Proposal| proposal.fate == Fate::Waits || keys.waits(case.stem, proposal);
    for proposal in case.proposals(&AsOf::NOW).iter().filter(waits) {
        let head = &proposal.event.event.head;
        let (what, duty) = (of_proposal(proposal, kind), reserved::duty(proposal, case));
        let event = EventId { record: record.clone(), step: StepName::from(proposal.step) };
        let reason = proposal.amendment().and_then(|amendment| amendment.reason.clone());
        let asks = history::said_by(case, proposal.step);
        found.push(Pending { reason, asks, ..line(what, duty, (head.date(), head.at, &head.by), Some(event)) });
    }
    found
}

fn of_proposal(proposal: &Proposal, kind: Kind) -> Waits {
    match (proposal.voiding(), proposal.key()) {
        (Some(_), _) => Waits::Void(kind),
        (None, Some(key)) => Waits::Key(key.used_to),
        (None, None) => Waits::Amendment(kind),
    }
}
