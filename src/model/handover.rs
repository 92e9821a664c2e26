//! Files that one custodian hands over to another (P1-4b, S-HAND).

use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::staff::StaffId;

codes! {
    /// What is handed over.
    HandoverKind, Wanted::Choice, {
        /// Files, from one custodian to another.
        Custody = "custody",
    }
}

form! {
    /// Files that one custodian hands over to another: the list that both sign (S-HAND).
    Handover {
        must {
            /// custody: files, from one custodian to another
            about: HandoverKind,
            /// Who kept the files
            from: StaffId,
            /// Who keeps them from then on
            to: StaffId,
        }
        may {}
        many {
            /// Client whose file it is: a unit, on the day of the hand-over
            clients: FileName,
        }
        flags {}
    }
}
