//! Signatures: who can sign, how a signature is made, and whether one counts (PROOF.md section 3).

mod judge;
mod keys;
mod sound;
mod ssh_keygen;

pub use judge::{SignatureState, SignaturesJudged, SignedEntry, can_sign_again, judge, state_of};
pub use keys::{KeyRing, KeyStanding, StaffKey, signer_of};
pub use ssh_keygen::{GivenKey, KeyAgent, KeyProgram, NamedKey, ReadyProgram, SignFault, SigningMeans};

use crate::model::event::{Event, EventBody};
use crate::model::signing::{KeyUse, Signable, SignatureRules};
use crate::model::{Action, EntryName, Moment, Record, StaffId};

/// What of a record or an event decides whether it is signed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActHead {
    pub what: Signable,
    pub at: Moment,
    pub by: StaffId,
    /// Whether it is about a key itself.
    pub of_key: OfKey,
}

/// What something has to do with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfKey {
    /// Nothing.
    None,
    /// It adds one by which somebody signs: it is signed by that very one.
    Adds,
    /// It approves one.
    Approves,
}

impl ActHead {
    pub fn of_record(record: &Record) -> Self {
        let head = &record.head;
        Self { what: Signable::Kind(head.kind), at: head.at, by: head.by.clone(), of_key: OfKey::None }
    }

    pub fn of_event(event: &Event) -> Self {
        let head = &event.head;
        let of = head.of.map(|of| of.0);
        let is_of_key = matches!(of, Some(EntryName::Event(_, step)) if step.action == Action::KeyAdded);
        let of_key = match &event.deed {
            EventBody::KeyAdded(adding) if adding.used_to == KeyUse::Sign => OfKey::Adds,
            EventBody::Approved(_) if is_of_key => OfKey::Approves,
            _ => OfKey::None,
        };
        Self { what: Signable::Action(head.action), at: head.at, by: head.by.clone(), of_key }
    }

    /// Whether no other signature than one that is there will do: as the estate asks, and of a key always.
    pub fn has_to_be_signed(&self, rules: &SignatureRules) -> bool {
        let is_signature = self.what == Signable::Action(Action::SignedAgain);
        self.of_key == OfKey::Adds || is_signature || rules.ask(self.what, self.at)
    }
}
