//! Keys that are nobody's doing who may have a lost one: by them alone something is signed again.

use crate::archive::signatures::keys::{KeyRing, StaffKey, Vouched};
use crate::model::signing::SshKey;
use crate::model::{EntryName, Moment, StaffId};

impl KeyRing {
    /// Whether a key that was in force is nobody's doing who may have a lost one: up to the first key of the estate, each was approved by one
    /// that was never lost, or whose approval `was_before` knows to be older than the loss. Else whoever has a lost key could enter another
    /// one with it, dated back, and sign with that what he forged with the first.
    pub fn is_sound(
        &self,
        person: &StaffId,
        key: &SshKey,
        at: Moment,
        was_before: &mut impl FnMut(EntryName, Moment) -> bool,
    ) -> bool {
        let of_key = |known: &&StaffKey| known.person == *person && known.key == *key && known.is_in_force(at);
        self.keys().iter().filter(of_key).any(|known| self.is_sound_entry(known, was_before))
    }

    /// The same of a key as it was entered once.
    fn is_sound_entry(&self, known: &StaffKey, was_before: &mut impl FnMut(EntryName, Moment) -> bool) -> bool {
        let Some(approved) = &known.approved else { return false };
        match (known.vouched, &approved.signer) {
            (Vouched::Itself { after: 0 }, _) => true,
            (Vouched::Signed, Some(signer)) => {
                let of_signer = |known: &&StaffKey| known.person == approved.by && known.key == *signer;
                let lost = self.keys().iter().filter(of_signer).find(|known| known.is_in_force(approved.at));
                let Some(StaffKey { lost, .. }) = lost else { return false };
                // Whoever approved it had their own key before, so that this ends.
                lost.is_none_or(|from| was_before(approved.event, from))
                    && self.is_sound(&approved.by, signer, approved.at, was_before)
            }
            (Vouched::Itself { .. } | Vouched::Not | Vouched::Rejected | Vouched::Signed, _) => false,
        }
    }

    /// Whether nothing rests on an approval by a lost key: what it brought into force is that key itself, each signature of which has to be proved
    /// by a seal, or one that is its person's by others too, who were never lost.
    pub fn approves_nothing_new(
        &self,
        signer: &SshKey,
        event: EntryName,
        was_before: &mut impl FnMut(EntryName, Moment) -> bool,
    ) -> bool {
        let is_by = |known: &&StaffKey| known.approved.as_ref().is_some_and(|approved| approved.event == event);
        let Some(brought) = self.keys().iter().find(is_by) else { return false };
        brought.key == *signer
            || self.keys().iter().any(|other| {
                let since = other.since.filter(|_| other.added != brought.added);
                let is_same = other.person == brought.person && other.key == brought.key && since.is_some();
                is_same && self.is_sound_entry(other, was_before)
            })
    }
}
