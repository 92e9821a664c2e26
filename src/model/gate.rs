//! The gates of the move-out slip (docs/FORMS.md, 遷出登記單): what must be settled before a client leaves (P2-3).

use crate::model::invalid::Wanted;
use crate::model::kind::codes;

codes! {
    /// A gate of the move-out slip: what must be settled before a client leaves.
    Gate, Wanted::Gate, {
        /// Money owed on the day, due or not.
        Arrears = "arrears",
        /// Deposits held.
        Deposits = "deposits",
        /// Cases that are not settled.
        Cases = "cases",
        /// Papers on loan, and what is gone.
        Loans = "loans",
        /// Keys, cards and permits that were not given back.
        Keys = "keys",
        /// Rooms that were not put back as they were.
        Restoration = "restoration",
        /// The label on the directory that was not taken down.
        Label = "label",
    }
}

impl Gate {
    /// The gate that a remark about a code shuts until it is closed; none where it is about something else.
    pub fn of_note(about: &str) -> Option<Self> {
        [Self::Keys, Self::Restoration, Self::Label].into_iter().find(|gate| gate.as_str() == about)
    }
}
