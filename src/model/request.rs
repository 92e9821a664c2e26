//! What persons ask about the data that is kept of them (S-PI): to see it, to have it put right, erased, or restricted.

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::case_state;
use crate::model::form::form;
use crate::model::id::FileName;
use crate::model::invalid::Wanted;
use crate::model::kind::{Action, codes};
use crate::model::record::Body;
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

/// Whether a request was one to erase, and open on a day: what settled it on that very day was not its refusal.
pub fn is_erasure_on(case: &Case, day: Date) -> bool {
    let Some(case) = case.seen(&AsOf::of_day(day)) else { return false };
    let Body::Request(request) = &case.record.body else { return false };
    let Some(state) = case_state::fold(&case) else { return false };
    let of_the_day = state.since.is_some_and(|since| since.date() == day);
    let settled_by = state.taken.iter().rev().find(|action| **action != Action::Closed);
    request.about == RequestKind::Erasure && (!state.settled || of_the_day && settled_by != Some(&Action::Refused))
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
