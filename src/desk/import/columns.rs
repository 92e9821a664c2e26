//! The columns of each register.

use std::sync::LazyLock;

use crate::desk::import::book::Book;
use crate::desk::import::headers::{HeaderNames, RegisterColumn};
use crate::desk::import::{clients, loans, moveouts, papers, staff, survey, units};

impl Book {
    /// The columns that it has.
    pub fn columns(self) -> &'static [RegisterColumn] {
        match self {
            Self::Staff => staff::COLUMNS,
            Self::Units => units::COLUMNS,
            Self::Clients => clients::COLUMNS,
            Self::Papers => papers::COLUMNS,
            Self::Loans => loans::COLUMNS,
            Self::Moveouts => moveouts::COLUMNS,
            Self::SurveyQuestions => survey::QUESTIONS,
            Self::SurveyResponses => survey::RESPONSES,
            _ => self.ledger().map_or(&[], |ledger| ledger.columns),
        }
    }
}

/// The headers of every register.
pub(super) static NAMES: LazyLock<Vec<HeaderNames>> =
    LazyLock::new(|| Book::ALL.iter().map(|book| HeaderNames::of(book.columns())).collect());
