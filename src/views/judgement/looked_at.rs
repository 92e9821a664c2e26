//! What the clauses look at: kinds of record, registers, boxes.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::model::{Clause, Kind, Register, reckoning};

/// The kinds of record in clients' files and rooms that a clause looks at.
fn kinds(clause: Clause) -> &'static [Kind] {
    match clause {
        // Whatever happens to a client makes a file stale, and any record can contradict itself.
        // A paper comes with any kind of record; whoever entered anything held a role.
        Clause::Custodian | Clause::DataQuality | Clause::DateOrder | Clause::InCharge => Kind::ALL,
        // Any kind of record can be restricted.
        Clause::PersonsRequests => Kind::ALL,
        Clause::Answers => &[Kind::Letter, Kind::Opinion, Kind::Visit],
        Clause::Scope => &[Kind::QualityCheck],
        Clause::Confirmation => &[Kind::Document, Kind::Transaction, Kind::CreditReview],
        Clause::Binding => &[Kind::Sealed],
        Clause::ClientData => &reckoning::KINDS,
        Clause::Departments | Clause::Coordination => &crate::model::course::CASES,
        Clause::ContactData => &[Kind::CreditReview, Kind::Charge, Kind::Payment, Kind::Transaction],
        Clause::Consultation => &[Kind::Document, Kind::Loan],
        Clause::Confidence => &[Kind::Disclosure, Kind::Loan],
        Clause::Visits => &[Kind::Visit],
        Clause::YearlySurvey | Clause::WeakPoints => &[Kind::SurveyResponse],
        Clause::ComplaintsReceived | Clause::ServiceQuality | Clause::ServiceProcess | Clause::ComplaintsSettled => {
            &[Kind::Complaint]
        }
        Clause::ReadingRoom => &[Kind::Loan, Kind::Loss],
        Clause::ShelvesChecked => &[Kind::Loan],
        Clause::Repairs => &[Kind::Repair],
        Clause::PassedOn => &[Kind::Letter],
        Clause::Originals | Clause::Stages => &[Kind::Document],
        clause if clause.category().is_some() => Kind::ALL,
        _ => &[],
    }
}

/// The registers that a clause looks at.
pub(super) fn registers(clause: Clause) -> &'static [Register] {
    match clause {
        Clause::YearlySurvey | Clause::Questionnaire | Clause::SurveyReport | Clause::WeakPoints => {
            &[Register::Surveys]
        }
        Clause::Departments | Clause::Coordination => &[Register::Surveys, Register::Premises],
        Clause::Repairs => &[Register::Premises],
        Clause::Confidence => &[Register::Disclosures, Register::Enquiries],
        Clause::Consultation => &[Register::Enquiries],
        // A paper beside a record of any register can be gone.
        Clause::ReadingRoom => Register::ALL,
        Clause::Retention => &[Register::Disposals, Register::Requests],
        Clause::InCharge => Register::ALL,
        Clause::Answers | Clause::Market => &[Register::Enquiries],
        Clause::ShelvesChecked => &[Register::Stocktakes],
        Clause::SealsKept => &[Register::Seals],
        Clause::DateOrder => Register::ALL,
        Clause::HandedOver => &[Register::Handovers],
        Clause::PersonsRequests => Register::ALL,
        Clause::PassedOn | Clause::ViolationPapers | Clause::DataQuality => &[Register::Notices],
        _ => &[],
    }
}

/// Whether a clause looks at what lies in boxes.
pub(super) fn looks_at_boxes(clause: Clause) -> bool {
    matches!(clause, Clause::Boxes | Clause::OneFile | Clause::PlaceKnown | Clause::ShelvesChecked)
}

/// The kinds of record in clients' files that some clauses look at, beside the cover.
pub(super) fn kinds_in_files(archive: &Archive, clauses: &[Clause]) -> Vec<Kind> {
    kinds_wanted(archive, clauses).into_iter().filter(|kind| *kind != Kind::Cover).collect()
}

/// The kinds of record that some clauses look at.
pub(super) fn kinds_wanted(archive: &Archive, clauses: &[Clause]) -> BTreeSet<Kind> {
    let wanted = clauses.iter().flat_map(|clause| kinds(*clause));
    wanted.chain(if hides_papers(archive, clauses) { Kind::ALL } else { &[] }).copied().collect()
}

/// Whether it is asked which confidential papers lie in clear: one may come with any kind of record.
pub(super) fn hides_papers(archive: &Archive, clauses: &[Clause]) -> bool {
    archive.settings().secrecy.encrypt && clauses.contains(&Clause::Confidence)
}
