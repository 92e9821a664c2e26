//! What is gone of a file (P2-7): a case until it is found or replaced.

use crate::model::case::Case;
use crate::model::case_state;
use crate::model::cases::Loss;
use crate::model::record::Body;

/// What a record, as it is seen in a view, says to be gone and neither found nor replaced; none where it says no such thing.
pub fn open(case: &Case) -> Option<&Loss> {
    let Body::Loss(loss) = &case.record.body else { return None };
    case_state::fold(case).is_some_and(|state| !state.settled).then_some(loss)
}
