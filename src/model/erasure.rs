//! Whether a person's request to erase stood on a day (S-RET, S-PI).

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::case_state;
use crate::model::kind::Action;
use crate::model::record::Body;
use crate::model::request::RequestKind;
use crate::model::time::Date;

/// Whether a request was one to erase, and open on a day: what settled it on that very day was not its refusal.
pub fn is_erasure_on(case: &Case, day: Date) -> bool {
    let Some(case) = case.counted(&AsOf::of_day(day)) else { return false };
    let Body::Request(request) = &case.record.body else { return false };
    let Some(state) = case_state::fold(&case) else { return false };
    let of_the_day = state.since.is_some_and(|since| since.date() == day);
    let settled_by = state.taken.iter().rev().find(|action| **action != Action::Closed);
    request.about == RequestKind::Erasure && (!state.settled || of_the_day && settled_by != Some(&Action::Refused))
}
