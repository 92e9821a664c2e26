//! What is asked of seals (S-SEAL): nothing of an office that has never sealed.

use crate::model::Kind;
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::reading::Reading;
use crate::views::judgement::{Matter, Why};

/// The last seal is not older than `[seals] days`.
pub(super) fn in_time(reading: &Reading) -> Check {
    let last = reading.registered(Kind::Seal).max_by_key(|seen| (seen.date(), seen.case.record.head.at));
    Check::weigh(last, |seen| {
        let since = seen.date();
        if reading.is_longer_ago(since, reading.archive.settings().seals.days) {
            Weight::Broken(Matter::of(&seen, Why::NotSealed { since }))
        } else {
            Weight::Kept
        }
    })
}
