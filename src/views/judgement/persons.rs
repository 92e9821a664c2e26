//! What is asked of the requests of persons about their data, and of what is restricted for them (S-PI).

use crate::model::{Body, Kind, case_state};
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::{Matter, Why};

/// No request is open past the day by which it is answered, and no restriction stands past the day on which it was to be looked at again
/// (S-PI).
pub(in crate::views) fn answered(reading: &Reading) -> Check {
    let requests = Check::each(reading.registered(Kind::Request), |seen| {
        let Body::Request(request) = &seen.case.record.body else { return Vec::new() };
        let open = case_state::fold(seen.case).is_some_and(|state| !state.settled);
        let late = open && request.due < reading.day();
        late.then(|| Matter::of(&seen, Why::RequestLate { due: request.due })).into_iter().collect()
    });
    let restricted = reading.every_case().filter_map(|(id, case)| Some((id, case.restriction()?)));
    // Of a restricted record nothing but its id is said.
    requests.and(Check::each(restricted, |(id, restricted)| {
        let over = restricted.until.filter(|until| *until < reading.day());
        over.map(|until| Matter::new(id, restricted.when.date(), Why::RestrictionOver { until })).into_iter().collect()
    }))
}
