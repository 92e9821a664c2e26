//! The general manager's authority to consult clients' files, or to pass on what is in them (P1-5b): for whom, until when.

use crate::model::form::form;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::Date;

codes! {
    /// What an authority lets people do (P1-5b).
    Permission, Wanted::Choice, {
        /// Read clients' files.
        Consult = "consult",
        /// Pass on what is in them.
        PassOn = "pass-on",
    }
}

form! {
    /// The general manager lets people of the office consult clients' files, or pass on what is in them, until a day (P1-5b).
    Authority {
        must {
            /// What it lets them do: consult or pass-on
            lets: Permission,
            /// Last day on which it holds, if it is not ended before
            until: Date,
        }
        may {}
        many {
            /// Role whose holders it is for
            roles: Role,
            /// Department whose people it is for
            departments: Line,
            /// Person whom it is for
            people: StaffId,
        }
        flags {}
    }
}
