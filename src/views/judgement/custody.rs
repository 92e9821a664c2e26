//! What is asked of the hand-over of files from one custodian to another (S-HAND).

use crate::model::{Happened, Kind, Status, case_state};
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::{Matter, Why};

/// Who left keeps no file of a present client, and what was handed over was accepted in time (S-HAND). While nobody has left and nothing was
/// handed over there is nothing to keep it by.
pub(in crate::views) fn handed_over(reading: &Reading) -> Check {
    let left = Check::each(reading.departed(), |person| {
        let theirs = reading.present().filter(|file| file.cover.custodian.as_ref() == Some(&person.id));
        theirs.map(|file| Matter::of_file(reading, file, Why::KeptByWhoLeft(person.id.clone()))).collect()
    });
    left.and(Check::each(reading.registered(Kind::Handover), |seen| {
        let approved = case_state::fold(seen.case).filter(|state| state.status == Status::Approved);
        let since = approved.and_then(|state| state.since).map(Happened::date);
        let late = since.filter(|since| reading.is_longer_ago(*since, reading.policy.held_days));
        late.map(|since| Matter::of(&seen, Why::NotAccepted { since })).into_iter().collect()
    }))
}
