//! Files that one custodian hands over to another, and the archive that one company hands over to the next (P1-4b, S-HAND).

use crate::model::digest::Sha256;
use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::secrecy::AgeKey;
use crate::model::staff::{Duty, StaffId};
use crate::model::text::Line;

codes! {
    /// What is handed over.
    HandoverKind, Wanted::Choice, {
        /// Files, from one custodian to another.
        Custody = "custody",
        /// The whole archive, from one company to the next.
        Company = "company",
    }
}

form! {
    /// Files that one custodian hands over to another, or the archive that one company hands over to the next: the list that both sign
    /// (S-HAND).
    Handover {
        must {
            /// custody: files, from one custodian to another; company: the archive, to the company that goes on
            about: HandoverKind,
            /// Who kept the files
            from: StaffId,
            /// Who keeps them from then on: a person of the staff, or a company
            to: Line,
        }
        may {
            /// Digest of the seal that was made for it
            seal: Sha256,
            /// Why the archive is handed over although there were findings
            despite: Line,
            /// Key of age to which the keys of papers that lie encrypted are wrapped for the company
            to_key: AgeKey,
        }
        many {
            /// Client whose file it is: a unit, on the day of the hand-over
            clients: FileName,
        }
        flags {
            /// Papers that lie encrypted go along in clear
            in_clear,
        }
    }
}

impl Handover {
    /// How the company opens papers that lie encrypted; none where it is to open none.
    pub fn opening(&self) -> Option<OpensFor> {
        match &self.to_key {
            Some(key) => Some(OpensFor::Key(key.clone())),
            None => self.in_clear.then_some(OpensFor::Clear),
        }
    }
}

impl OpensFor {
    /// For whom it is reserved to approve a hand-over: where a company is to open confidential papers, for who lets them be read.
    pub fn duty(opening: Option<&Self>) -> Duty {
        if opening.is_some() { Duty::LendConfidential } else { Duty::Handover }
    }
}

/// How a company to which an archive goes opens papers that lie encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpensFor {
    /// Their keys are wrapped to its own.
    Key(AgeKey),
    /// They go along in clear.
    Clear,
}
