//! Records that nobody is to see (S-PI): they stay as they are, are listed by their ids and checked, and nothing of what they say is
//! shown, found, printed, lent, exported or counted.

use crate::model::kind::Kind;
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::{Date, Happened};

/// The kinds that can be restricted: what tells of somebody. What accounts, tenancies, approvals and volumes rest on cannot; words
/// on a cover are amended.
pub const RESTRICTED: &[Kind] = &[
    Kind::Document,
    Kind::Loan,
    Kind::Loss,
    Kind::Note,
    Kind::Transaction,
    Kind::CreditReview,
    Kind::Repair,
    Kind::Complaint,
    Kind::Violation,
    Kind::Application,
    Kind::Issue,
    Kind::FitOut,
    Kind::Letter,
    Kind::Visit,
    Kind::Opinion,
    Kind::Enquiry,
    Kind::QualityCheck,
    Kind::Disclosure,
    Kind::Breach,
    Kind::Request,
];

/// Why nobody is to see a record, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restricted {
    pub reason: Line,
    /// The day on which it is to be asked whether it is lifted.
    pub until: Option<Date>,
    pub when: Happened,
    pub by: StaffId,
}
