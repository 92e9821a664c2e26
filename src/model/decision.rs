//! What was decided about an application (P2-3).

use crate::model::case_state::CaseState;
use crate::model::kind::Action;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Pending,
    Approved,
    Rejected,
}

impl Decision {
    /// Its code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

/// What was answered since it was opened last. What was issued had been approved, though nobody wrote it down.
pub fn answer(state: &CaseState) -> Decision {
    if was(state, Action::Rejected) {
        Decision::Rejected
    } else if was(state, Action::Approved) || was(state, Action::Issued) {
        Decision::Approved
    } else {
        Decision::Pending
    }
}

/// Whether a step was taken since the case was opened last.
pub fn was(state: &CaseState, action: Action) -> bool {
    state.taken.rsplit(|taken| *taken == Action::Reopened).next().is_some_and(|taken| taken.contains(&action))
}
