//! What keeps somebody from signing, or a key from being taken.

use crate::model::message::{Given, messages};
use crate::model::signing::{Fingerprint, Signable};
use crate::model::staff::StaffId;
use crate::model::time::Moment;

messages! {
    "refusal-key":
    /// A refusal about keys and signatures (exit 3): nothing was changed.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("refused: {self:?}")]
    pub enum KeyRefusal {
        /// Something is signed here, and whoever acts has no key in force.
        NoneInForce { actor: StaffId, what: Signable },
        /// They have one, and no setting says in which file it is.
        NotNamed { actor: StaffId, what: Signable, key: Fingerprint },
        /// The file that is named holds no public key.
        NoFile { actor: StaffId, what: Signable, file: Given },
        /// The key that is named is none of theirs in force.
        Other { actor: StaffId, what: Signable, key: Fingerprint, file: Given },
        /// No agent, no token and no file answers for it.
        NoAnswer { actor: StaffId, what: Signable, file: Given, says: Option<Given> },
        /// What the program gave is no signature of it by that key.
        NoSignature { what: Signable, file: Given },
        /// A token signed that nobody touched: its key was made so that none is asked for.
        Untouched { what: Signable, file: Given },
        /// `ssh-keygen` is not installed.
        NoProgram,
        /// Nobody touched the key.
        NotTouched { seconds: u64 },
        /// The key is somebody's already.
        Taken { person: StaffId, key: Fingerprint },
        /// The person has no such key.
        NotTheirs { person: StaffId, key: Fingerprint },
        /// It has ended already.
        Ended { person: StaffId, key: Fingerprint, from: Moment },
        /// It would end before it began.
        EndsBefore { person: StaffId, key: Fingerprint, began: Moment },
        /// Who enters a key for somebody else holds the role for it.
        ForOthers { actor: StaffId, person: StaffId },
        /// Somebody else entered it.
        NotYours { id: String, by: StaffId, actor: StaffId },
        /// A signature lies beside it.
        SignedAlready { id: String },
        /// No signature lies beside it.
        NotSignedYet { id: String },
        /// No key of theirs can do it: each came into force by one that was lost, or by none.
        NotSound { id: String, actor: StaffId },
        /// Another one of theirs can, and not this one.
        ThisOneNotSound { actor: StaffId, key: Fingerprint },
        /// Its signature counts, or what is wrong with it no other one mends.
        NotToSignAgain { id: String },
        /// Nothing comes into a box any more.
        InBox { id: String },
        /// The key was not in force when it was entered.
        NotThen { id: String, key: Fingerprint, at: Moment },
    }
}
