//! The audit: every clause of the policies held against what the archive says, on a day (CLAUSES.md).
//!
//! The estate is read once, with the kinds of record that the wanted clauses look at; each check is a function from that
//! reading to what it looked at and what is not as it should be. What needs judgement is never `kept`: somebody attests it.

mod attested;
mod cases;
mod files;
mod papers;
mod reading;
mod relations;
mod room;
mod surveys;
mod why;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Clause, ClauseState, Date, Happened};
use crate::views::{When, newest_first};
use reading::Reading;
pub use why::{Scores, Share, Why};

/// What the audit found about one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The clause.
    pub clause: Clause,
    /// How it stands.
    pub state: ClauseState,
    /// What is not as it should be, newest first.
    pub cases: Vec<Fault>,
    /// What else is to be known: response rates, scores, who attested it; newest first.
    pub remarks: Vec<Fault>,
}

/// One thing that is not as it should be, or is to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Whose: a record's id, a unit, `UNIT@DATE`, a role, a year, a path.
    pub id: String,
    /// Why.
    pub why: Why,
    /// The day by which it stands in the listing.
    date: Date,
}

impl Fault {
    fn new(id: impl ToString, date: Date, why: Why) -> Self {
        Self { id: id.to_string(), why, date }
    }
}

/// What a check looked at, and what came of it.
#[derive(Clone, Debug, Default)]
struct Check {
    /// How many things it looked at.
    looked: usize,
    /// What is not as it should be.
    faults: Vec<Fault>,
    /// What else is to be known.
    remarks: Vec<Fault>,
}

impl Check {
    /// Looks at each of some things.
    fn each<T>(things: impl IntoIterator<Item = T>, look: impl Fn(T) -> Vec<Fault>) -> Self {
        let mut check = Self::default();
        for thing in things {
            check.looked += 1;
            check.faults.extend(look(thing));
        }
        check
    }

    fn and(mut self, other: Self) -> Self {
        self.looked += other.looked;
        self.faults.extend(other.faults);
        self.remarks.extend(other.remarks);
        self
    }

    /// Broken where anything is wrong; kept where something was looked at; else there is nothing yet to keep it by.
    fn state(&self) -> ClauseState {
        match (self.faults.is_empty(), self.looked) {
            (false, _) => ClauseState::Broken,
            (true, 0) => ClauseState::NotApplicable,
            (true, _) => ClauseState::Kept,
        }
    }
}

/// The day of an audit, and the time at which it asks what is late: now; of an earlier day, its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day whose state is judged.
    pub day: Date,
    /// The time.
    pub now: Happened,
}

/// Judges clauses, in the order in which they are given.
pub fn audit(archive: &Archive, clauses: &[Clause], asked: Asked) -> Result<Vec<Verdict>> {
    let reading = Reading::read(archive, clauses, asked)?;
    clauses.iter().map(|clause| judge(&reading, *clause)).collect()
}

fn judge(reading: &Reading, clause: Clause) -> Result<Verdict> {
    let mut check = check(reading, clause)?;
    let mut state = check.state();
    if !clause.attested_by().is_empty() && state != ClauseState::Broken {
        let (said, remark) = attested::attested(reading, clause);
        state = said;
        check.remarks.extend(remark);
    }
    for list in [&mut check.faults, &mut check.remarks] {
        newest_first(list, |fault| When::day(fault.date, &fault.id));
    }
    Ok(Verdict { clause, state, cases: check.faults, remarks: check.remarks })
}

/// The check of each clause, as the last column of CLAUSES.md says.
fn check(reading: &Reading, clause: Clause) -> Result<Check> {
    Ok(match clause {
        Clause::Scope => files::owners(reading),
        Clause::Departments => cases::with_somebody(reading),
        Clause::ContactData => files::contact_data(reading),
        Clause::Custodian => files::kept_up(reading),
        Clause::Confirmation => files::confirmed(reading),
        Clause::Consultation => relations::consulted(reading),
        Clause::Confidence => relations::confidence(reading),
        Clause::Visits => relations::visited(reading),
        Clause::YearlySurvey => surveys::every_year(reading),
        Clause::Questionnaire => surveys::questionnaire(reading),
        Clause::SurveyReport => surveys::report(reading),
        Clause::WeakPoints => surveys::weak_points(reading),
        Clause::ComplaintsReceived => cases::complaints_received(reading),
        Clause::ServiceQuality => cases::service_quality(reading),
        Clause::ServiceProcess => cases::service_process(reading),
        Clause::SupportingPolicies => attested::policies(reading),
        Clause::InCharge => room::in_charge(reading),
        Clause::OneFile => room::one_file(reading),
        Clause::Binding => files::bound(reading),
        Clause::DateOrder => papers::dated(reading),
        Clause::Labels => files::labels(reading),
        Clause::Boxes => room::boxed(reading),
        Clause::ReadingRoom => room::lent(reading),
        Clause::Originals => room::originals(reading),
        Clause::UnitData => room::unit_data(reading),
        Clause::ClientData => files::client_data(reading),
        Clause::DataQuality => papers::quality(reading),
        Clause::UnitPapers
        | Clause::PaymentPapers
        | Clause::FitOutPapers
        | Clause::MoveInPapers
        | Clause::SupplementPapers
        | Clause::ContactPapers
        | Clause::EmergencyPapers
        | Clause::CorrespondencePapers
        | Clause::ViolationPapers
        | Clause::RepairPapers
        | Clause::ComplaintPapers
        | Clause::EngineeringPapers => papers::kind_of_paper(reading, clause),
        Clause::Stages => papers::collected(reading)?,
        Clause::PassedOn => relations::passed_on(reading),
        Clause::Tidied => files::tidied(reading),
        Clause::ComplaintsSettled => cases::complaints_settled(reading),
        Clause::Repairs => cases::repairs(reading),
        Clause::Coordination => cases::handed_on(reading),
    })
}
