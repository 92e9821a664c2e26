//! The registers that an office keeps as tables: one description for those that are brought in and those that are exported.

mod column;
pub mod ledger;
mod ledgers;
pub mod lists;

pub use column::{ColumnNeed, Holds, RegisterColumn, UNIT};

use crate::model::book::ledger::RegisterLedger;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// A register that can be brought in, in the order in which a folder's are taken.
    Book, Wanted::Book, {
        /// The staff.
        Staff = "staff",
        /// The units.
        Units = "units",
        /// Enquiries of who is no client yet.
        Enquiries = "enquiries",
        /// The clients and their tenancies.
        Clients = "clients",
        /// Amounts owed.
        Charges = "charges",
        /// Amounts paid.
        Payments = "payments",
        /// Deposits received, deducted from, refunded.
        Deposits = "deposits",
        /// Credits that were paid back.
        Refunds = "refunds",
        /// Readings of meters.
        Readings = "readings",
        /// Repair calls.
        Repairs = "repairs",
        /// Complaints.
        Complaints = "complaints",
        /// Breaches of the house rules.
        Violations = "violations",
        /// What clients applied for.
        Applications = "applications",
        /// Keys, cards and permits that were issued.
        Issued = "issued",
        /// Fit-out works.
        FitOuts = "fit_outs",
        /// Letters.
        Letters = "letters",
        /// Visits.
        Visits = "visits",
        /// What clients think of the service.
        Opinions = "opinions",
        /// Checks of the quality of the service.
        Quality = "quality",
        /// The questions of surveys.
        SurveyQuestions = "survey_questions",
        /// The answers to surveys.
        SurveyResponses = "survey_responses",
        /// Notices.
        Notices = "notices",
        /// The papers.
        Papers = "papers",
        /// The loans.
        Loans = "loans",
        /// What is gone.
        Losses = "losses",
        /// The departures.
        Moveouts = "moveouts",
        /// Where the paper of files was put, and when.
        Places = "places",
        /// What became of units: other values, ends, merges, splits.
        UnitChanges = "unit_changes",
        /// What persons asked about their data.
        Requests = "requests",
        /// Files handed over from one custodian to another.
        Handovers = "handovers",
        /// What may not be destroyed.
        Holds = "holds",
        /// Places whose shelves were checked.
        Stocktakes = "stocktakes",
    }
}

impl Book {
    /// The columns that it has.
    pub fn columns(self) -> &'static [RegisterColumn] {
        match self.form() {
            BookForm::Ledger(ledger) => ledger.columns,
            BookForm::List(columns) => columns,
        }
    }

    /// What its columns mean, where each row is a record with the office's number.
    pub fn ledger(self) -> Option<&'static RegisterLedger> {
        match self.form() {
            BookForm::Ledger(ledger) => Some(ledger),
            BookForm::List(_) => None,
        }
    }

    fn form(self) -> BookForm {
        use BookForm::{Ledger, List};
        match self {
            Self::Staff => List(lists::staff::COLUMNS),
            Self::Units => List(lists::units::COLUMNS),
            Self::Enquiries => Ledger(&ledgers::ENQUIRIES),
            Self::Clients => List(lists::clients::COLUMNS),
            Self::Charges => Ledger(&ledgers::CHARGES),
            Self::Payments => Ledger(&ledgers::PAYMENTS),
            Self::Deposits => Ledger(&ledgers::DEPOSITS),
            Self::Refunds => Ledger(&ledgers::REFUNDS),
            Self::Readings => Ledger(&ledgers::READINGS),
            Self::Repairs => Ledger(&ledgers::REPAIRS),
            Self::Complaints => Ledger(&ledgers::COMPLAINTS),
            Self::Violations => Ledger(&ledgers::VIOLATIONS),
            Self::Applications => Ledger(&ledgers::APPLICATIONS),
            Self::Issued => Ledger(&ledgers::ISSUED),
            Self::FitOuts => Ledger(&ledgers::FIT_OUTS),
            Self::Letters => Ledger(&ledgers::LETTERS),
            Self::Visits => Ledger(&ledgers::VISITS),
            Self::Opinions => Ledger(&ledgers::OPINIONS),
            Self::Quality => Ledger(&ledgers::QUALITY),
            Self::SurveyQuestions => List(lists::survey::QUESTIONS),
            Self::SurveyResponses => List(lists::survey::RESPONSES),
            Self::Notices => Ledger(&ledgers::NOTICES),
            Self::Papers => List(lists::papers::COLUMNS),
            Self::Loans => List(lists::loans::COLUMNS),
            Self::Losses => Ledger(&ledgers::LOSSES),
            Self::Moveouts => List(lists::moveouts::COLUMNS),
            Self::Places => List(lists::places::COLUMNS),
            Self::UnitChanges => List(lists::unit_changes::COLUMNS),
            Self::Requests => Ledger(&ledgers::REQUESTS),
            Self::Handovers => Ledger(&ledgers::HANDOVERS),
            Self::Holds => Ledger(&ledgers::HOLDS),
            Self::Stocktakes => Ledger(&ledgers::STOCKTAKES),
        }
    }
}

enum BookForm {
    /// Each row is a record with the office's number.
    Ledger(&'static RegisterLedger),
    List(&'static [RegisterColumn]),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::book::ledger::CellMeans;
    use crate::model::{Body, Kind};

    #[test]
    fn a_column_that_names_staff_takes_their_names() {
        let mut named = 0;
        for ledger in Book::ALL.iter().filter_map(|book| book.ledger()) {
            for (column, means) in ledger.places() {
                let is_of_staff = match means {
                    // Files are handed over to one of the staff; only an archive goes to somebody else.
                    CellMeans::Value("to") if ledger.kind == Kind::Handover => true,
                    CellMeans::By(_) => true,
                    CellMeans::Value(key) => Body::people(ledger.kind).any(|person| person == key),
                    _ => false,
                };
                assert_eq!(column.holds == Holds::Staff, is_of_staff, "{:?} {}", ledger.kind, column.header);
                named += usize::from(is_of_staff);
            }
        }
        assert!(8 < named, "{named}");
    }
}
