//! What persons ask about the data that is kept of them (S-PI): to see it, to have it put right, erased, or restricted.

use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::text::Line;
use crate::model::time::Date;

codes! {
    /// What a person asks for.
    RequestKind, Wanted::Choice, {
        /// To see what is kept.
        Access = "access",
        /// To have it put right.
        Correction = "correction",
        /// To have it erased.
        Erasure = "erasure",
        /// To have it kept, and not used.
        Restriction = "restriction",
    }
}

form! {
    /// What a person asks about the data that is kept of them (S-PI).
    PersonRequest {
        must {
            /// access, correction, erasure or restriction
            about: RequestKind,
            /// Client in whose file it lies: a unit, or UNIT@DATE
            client: FileName,
            /// Who asks
            person: Line,
            /// Day by which it is answered
            due: Date,
        }
        may {
            /// Where to reach the person: telephone, mail
            contact: Line,
        }
        many {}
        flags {}
    }
}
