//! Under which clause of the policies an act falls.

use crate::model::cases::ComplaintKind;
use crate::model::clause::{ATTESTED, Clause};
use crate::model::{Action, Body, EntryName, Kind, Record};

/// The clause under which an entry falls: what was recorded, or the step that was taken; with the record, where it is known.
pub fn falls_under(entry: EntryName, record: Option<&Record>) -> Clause {
    match entry {
        EntryName::Record(stem) => of_record(stem.kind(), record),
        EntryName::Event(stem, step) => of_step(stem.kind(), step.action, record),
    }
}

fn of_record(kind: Kind, record: Option<&Record>) -> Clause {
    match record.map(|record| &record.body) {
        Some(Body::Document(document)) => {
            let code = document.category.as_str();
            let built_in = Clause::ALL.iter().copied().find(|clause| clause.category() == Some(code));
            let other = crate::model::Category::BUILT_IN.iter().find(|(category, _)| *category == code);
            let other = other.and_then(|(_, clause)| clause.parse().ok());
            built_in.or(other).unwrap_or(Clause::Stages)
        }
        Some(Body::Complaint(complaint)) => match complaint.about {
            ComplaintKind::ServiceQuality => Clause::ServiceQuality,
            ComplaintKind::ServiceProcess => Clause::ServiceProcess,
        },
        Some(Body::Note(note)) if note.about.as_str() == ATTESTED => {
            note.clause.as_ref().and_then(|clause| clause.as_str().parse().ok()).unwrap_or(Clause::Custodian)
        }
        Some(Body::Loan(loan)) if loan.purpose.as_str() == "contract" => Clause::Consultation,
        _ => kind.facts().clause,
    }
}

fn of_step(kind: Kind, action: Action, record: Option<&Record>) -> Clause {
    match (kind, action) {
        (_, Action::Amended | Action::Voided) => Clause::Originals,
        (_, Action::HandedOn) => Clause::Coordination,
        (_, Action::LabelPrinted) => Clause::Labels,
        (_, Action::SignedAgain) => Clause::SealsKept,
        (_, Action::Located) => Clause::PlaceKnown,
        (_, Action::Confirmed) => Clause::Confirmation,
        (_, Action::Reviewed) => Clause::Tidied,
        (_, Action::Restricted | Action::Unrestricted) | (Kind::Request, _) => Clause::PersonsRequests,
        (Kind::Handover, _) => Clause::HandedOver,
        (Kind::Tenancy, Action::Ended) => Clause::Binding,
        (Kind::Complaint, Action::Assigned) => Clause::ComplaintsReceived,
        (Kind::Complaint, Action::Closed) => Clause::ComplaintsSettled,
        (Kind::Survey, _) => Clause::SurveyReport,
        // A cover or paper is approved where a new value or a void of it was: nothing else of it waits.
        (Kind::Cover | Kind::Document | Kind::Unit | Kind::Tenancy, Action::Approved | Action::Rejected) => {
            Clause::Originals
        }
        _ => of_record(kind, record),
    }
}
