//! What is said of keys and of papers that lie encrypted: sentences on stderr.

use crate::model::message::{Given, messages};
use crate::model::secrecy::AgeKey;
use crate::model::signing::KeyEndReason;
use crate::model::{EventId, Line, PaperId, RecordId, StaffId};

messages! {
    "secrecy-done":
    /// What happened, and what comes next.
    #[derive(Clone, Debug)]
    pub enum SecrecyDone {
        /// A key that opens was entered, and waits.
        KeyWaits { person: StaffId, key: AgeKey, event: EventId },
        KeyEnded { person: StaffId, key: AgeKey, why: KeyEndReason },
        /// A paper was filed encrypted: what of it everybody reads.
        Filed { id: RecordId, title: Line },
        /// A new key for recovery: what goes into the settings, and what becomes of the secret half.
        RecoveryMade { line: String },
        /// The page with the secret half lies somewhere.
        RecoveryPage { file: Given },
        /// The key box was begun.
        BoxBegun { folder: Given, staff: Vec<StaffId> },
        /// Nothing changed since keys were last wrapped.
        NotDue,
        /// Keys would be wrapped anew.
        WouldWrap { keys: usize, staff: Vec<StaffId> },
        /// Keys were wrapped anew; who opens papers no more.
        Wrapped { generation: u32, keys: usize, staff: Vec<StaffId>, no_more: Option<Vec<StaffId>> },
        /// Some keys could not be opened, which are listed: all that were there before are left.
        WrappedInPart { generation: u32, keys: usize, closed: usize },
        /// The settings name other keys for recovery than the box has.
        RecoveryNotTaken { keys: Option<Vec<Given>> },
        /// The same where nobody opens papers any more but who has the key for recovery.
        WouldWrapAlone { keys: usize },
        WrappedAlone { generation: u32, keys: usize },
        /// What of the papers that lie encrypted has a key.
        Checked { papers: usize, missing: usize },
        /// Each was opened.
        AllOpen { papers: usize },
        /// Keys for which there is no paper, in the box.
        Spare { keys: usize },
        /// They were taken away; what is young was left.
        Swept { keys: usize, young: usize },
        /// Keys are wrapped to others than who opens papers now.
        WrapDue,
        /// A copy lies where it was to.
        OpenedTo { id: PaperId, file: Given },
        /// Papers that lie encrypted go along so, and what opens them does not.
        EncryptedCarried { papers: usize },
        /// The same of exhibits.
        BundleEncrypted { exhibits: usize },
        /// What of the papers that were handed over can be read as it is, with a key, or not at all.
        HandedPapers { usable: usize, encrypted: usize, damaged: usize },
        /// What opens those that lie encrypted.
        HandedEncrypted,
        /// What a stopped command left in clear was taken away.
        ClearTaken { path: Given },
        /// What one left in clear is registered as handed out, and stays.
        ClearPromised { path: Given },
        /// It was opened before anybody let it be.
        Urgent { id: PaperId, loan: RecordId },
        /// An encrypted copy took the place of a clear one, which a list names.
        Secured { id: RecordId, copy: RecordId, list: RecordId },
        /// An archive goes to a company: nothing of it lies encrypted.
        NoneEncrypted,
        /// What opens papers there goes along: their keys, or they in clear; one that nothing here opens.
        KeysCarried { papers: usize, key: AgeKey },
        ClearCarried { papers: usize },
        NotOpened { path: String },
        /// A paper that became confidential lies in clear.
        LiesInClear { id: String },
    }
}
