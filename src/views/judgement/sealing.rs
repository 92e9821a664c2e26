//! What is asked of seals and signatures (S-SEAL): nothing of an office that has never sealed, and nothing where nothing has to be signed.

use crate::error::Result;
use crate::model::Kind;
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::reading::Reading;
use crate::views::judgement::{Matter, Why};
use crate::views::unsigned;

/// Whatever has to be signed is.
pub(super) fn signed(reading: &Reading) -> Result<Check> {
    let wanting = unsigned::unsigned(reading.archive)?;
    let mut check = Check::each(wanting, |act| {
        vec![Matter::new(act.id, act.at.date(), Why::NotSigned { by: act.by, what: act.what.to_string() })]
    });
    check.looked += usize::from(!reading.archive.settings().signatures.required.is_empty());
    Ok(check)
}

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
