//! What is gone of a file (P2-7): a case until it is found or replaced.

use crate::model::case::Case;
use crate::model::case_state;
use crate::model::form::form;
use crate::model::id::StemText;
use crate::model::paper_name::PaperName;
use crate::model::record::Body;
use crate::model::text::Line;

form! {
    /// What is gone: a file, papers, or pages of them (P2-7); its title says what. It is a case until it is found or replaced.
    Loss {
        must {}
        may {
            /// Loan with which it went
            loan: StemText,
            /// Who had it last
            person: Line,
            /// Pages that are gone, where the rest is there
            pages: Line,
        }
        many {
            /// Paper that is gone, or of which pages are; none means the whole file
            papers: PaperName,
        }
        flags {}
    }
}

impl Loss {
    /// Whether it leaves nothing to read of some papers; of a whole file, where none are named. Pages that are gone leave the rest, and
    /// a file of which one paper is gone can be read without it.
    pub fn takes(&self, wanted: &[PaperName]) -> bool {
        self.pages.is_none() && (self.papers.is_empty() || wanted.iter().any(|paper| self.papers.contains(paper)))
    }
}

/// What a record, as it is seen in a view, says to be gone and neither found nor replaced; none where it says no such thing.
pub fn open(case: &Case) -> Option<&Loss> {
    let Body::Loss(loss) = &case.record.body else { return None };
    case_state::fold(case).is_some_and(|state| !state.settled).then_some(loss)
}
