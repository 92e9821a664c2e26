//! Files that one custodian hands over to another, and the archive that one company hands over to the next (P1-4b, S-HAND).

use crate::model::digest::Sha256;
use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::staff::StaffId;
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
        }
        many {
            /// Client whose file it is: a unit, on the day of the hand-over
            clients: FileName,
        }
        flags {}
    }
}
