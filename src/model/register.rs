//! The registers: what concerns several clients at once.

use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// A register, a folder under `registers/` with one bundle a year; its name is the first part of its records' ids.
    Register, Wanted::Choice, {
        /// Volumes put into boxes (P2-6).
        Boxes = "boxes",
        /// Places whose shelves were checked against the book (S-CHK).
        Stocktakes = "stocktakes",
        /// What every manifest listed at one moment (S-SEAL).
        Seals = "seals",
        /// Notices to clients (P3-5).
        Notices = "notices",
        /// Who asked for space and is no client yet (P1-4.1).
        Enquiries = "enquiries",
        /// What is recorded of common parts of the estate: of a floor, or of none (P3-8).
        Premises = "premises",
        /// Satisfaction surveys (P1-6).
        Surveys = "surveys",
        /// Papers destroyed under an approved list.
        Disposals = "disposals",
        /// What persons ask about the data that is kept of them (S-PI).
        Requests = "requests",
        /// Files that custodians hand over to each other (S-HAND).
        Handovers = "handovers",
        /// Disclosures at large: breaches and exports (P1-5b).
        Disclosures = "disclosures",
        /// Who may consult files, and pass on what is in them (P1-5b).
        Authorities = "authorities",
    }
}
