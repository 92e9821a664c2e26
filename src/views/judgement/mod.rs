//! What is not as the policies want it, on a day: one judgement, which `audit` gives clause by clause and `status` by sorts of
//! things to do (CLAUSES.md).
//!
//! The estate is read once, with the kinds of record that the wanted clauses look at; each check is a function from that
//! reading to what it looked at and what is not as it should be. What needs judgement is never `kept`: somebody attests it.

mod apart;
mod approval;
mod asked;
mod attested;
mod cases;
mod check;
mod confidence;
mod custody;
mod files;
mod lending;
mod looked_at;
mod material;
mod matter;
mod papers;
mod persons;
mod reading;
mod relations;
mod retention;
mod room;
mod sealing;
mod seen;
mod settle;
mod shelves;
mod surveys;
mod why;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Clause, ClauseState};
use crate::views::{When, newest_first};
pub(in crate::views) use apart::FilesApart;
pub use asked::{Asked, BytesRead};
use check::Check;
pub(in crate::views) use material::Material;
pub use matter::{About, Matter, Next};
pub(in crate::views) use reading::{ClientOnDay, Reading};
pub(in crate::views) use seen::Seen;
pub use settle::{Command, command, file_from_inbox, step};
pub use why::{Share, Why};

/// What was found about one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub clause: Clause,
    /// How it stands.
    pub state: ClauseState,
    /// What is not as it should be, newest first.
    pub cases: Vec<Matter>,
    /// What else is to be known: response rates, scores, who attested it; newest first.
    pub remarks: Vec<Matter>,
}

/// The judgement of an estate on a day.
pub struct Judgement<'a> {
    reading: Reading<'a>,
}

impl<'a> Judgement<'a> {
    /// Reads what some clauses look at.
    pub fn read(archive: &'a Archive, clauses: &[Clause], asked: Asked, bytes: BytesRead) -> Result<Self> {
        Ok(Self { reading: Reading::read(archive, clauses, asked, bytes)? })
    }

    /// Judges a clause.
    pub fn of(&self, clause: Clause) -> Result<Verdict> {
        judge(&self.reading, clause)
    }

    /// How many papers there are, where their bytes are not read.
    pub fn unread(&self) -> Option<usize> {
        self.reading.unread
    }

    pub(in crate::views) fn reading(&self) -> &Reading<'a> {
        &self.reading
    }
}

fn judge(reading: &Reading, clause: Clause) -> Result<Verdict> {
    let mut check = check(reading, clause)?;
    check.remarks.extend(cases::told_approvals(reading, clause));
    let mut state = check.state();
    if let (Clause::Originals, Some(papers), ClauseState::Kept) = (clause, reading.unread, state) {
        // Whose bytes were not read is not said to be as it was.
        state = ClauseState::NotAttested;
        check.remarks.push(Matter::new("papers", reading.day(), Why::BytesNotRead(papers)));
    }
    if !clause.attested_by().is_empty() && state != ClauseState::Broken {
        let (said, remark) = attested::attested(reading, clause);
        state = said;
        check.remarks.extend(remark);
    }
    for list in [&mut check.faults, &mut check.remarks] {
        newest_first(list, |matter| When::day(matter.since, &matter.id));
    }
    Ok(Verdict { clause, state, cases: check.faults, remarks: check.remarks })
}

/// The check of each clause, as the last column of CLAUSES.md says.
fn check(reading: &Reading, clause: Clause) -> Result<Check> {
    Ok(match clause {
        Clause::Answers => relations::answered(reading),
        Clause::Scope => relations::quality(reading),
        Clause::Market => relations::enquired(reading),
        Clause::Departments => cases::departments(reading),
        Clause::ContactData => files::contact_data(reading),
        Clause::Custodian => files::kept_up(reading),
        Clause::Confirmation => files::confirmed(reading),
        Clause::Consultation => relations::consulted(reading),
        Clause::Confidence => confidence::confidence(reading),
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
        Clause::OneFile => room::one_file(reading).and(shelves::by_floor(reading)),
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
        | Clause::EngineeringPapers => material::of_clause(reading, clause),
        Clause::Stages => papers::collected(reading)?,
        Clause::PassedOn => relations::passed_on(reading),
        Clause::Tidied => files::tidied(reading),
        Clause::ComplaintsSettled => cases::complaints_settled(reading),
        Clause::Repairs => cases::repairs(reading),
        Clause::Coordination => cases::handed_on(reading),
        Clause::PlaceKnown => shelves::place_known(reading),
        Clause::ShelvesChecked => shelves::checked(reading),
        Clause::SealsKept => sealing::in_time(reading).and(sealing::signed(reading)?),
        Clause::Retention => retention::retained(reading)?,
        Clause::HandedOver => custody::handed_over(reading),
        Clause::PersonsRequests => persons::answered(reading),
    })
}
