//! Volumes whose term is over are appraised, and a destruction is witnessed by both who saw it (S-RET).

use std::collections::BTreeSet;

use crate::archive::retention::{self, BoxedVolume};
use crate::archive::{Uncached, remains};
use crate::error::Result;
use crate::model::destruction::{self, Law, Unlawful};
use crate::model::disposal::Ground;
use crate::model::staff::Duty;
use crate::model::{AsOf, Body, Kind, RecordId, Status, case_state, erasure};
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::matter::{About, Matter};
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;
use crate::views::judgement::why::Why;

/// Each volume whose term is over by the day is destroyed, kept by the appraisers, on a list, or kept by something else; each list that
/// was carried out was allowed to be; each that was carried out more than `held_days` ago was witnessed by both.
pub(in crate::views) fn retained(reading: &Reading) -> Result<Check> {
    let view = AsOf::of_day(reading.day());
    let mut lookup = Uncached::new(reading.archive);
    let keepers = retention::keepers(&mut lookup, &view)?;
    let mut over = Vec::new();
    for volume in retention::volumes(&mut lookup, &view)? {
        if !volume.is_over(reading.day()) {
            continue;
        }
        let destroyed = retention::destroyed(&mut lookup, &volume)?.is_some_and(|list| list.on <= reading.day());
        let is_seen_to =
            destroyed || !retention::kept_by(&mut lookup, &volume, &keepers, &view, reading.day())?.is_empty();
        over.push((volume, is_seen_to));
    }
    let volumes = Check::weigh(over, |(volume, is_seen_to)| match is_seen_to {
        true => Weight::Kept,
        false => Weight::Broken(past_term(reading, &volume)),
    });
    let settings = reading.archive.settings();
    let last_copies = remains::last_copies(&mut lookup, &duplicates(reading))?;
    let lists = Check::weigh(reading.registered(Kind::Disposal), |seen| {
        let request = match &seen.case.record.body {
            Body::Disposal(disposal) => disposal.request.map(|stem| stem.0),
            _ => None,
        };
        let law = Law {
            wait_days: settings.disposal.wait_days,
            role: settings.role_for(Duty::Dispose),
            held: &|by, role, day| reading.held(by, role, day),
            asked_by_person: &|day| {
                let mut asked = reading.registered(Kind::Request).filter(|seen| Some(seen.id.stem) == request);
                asked.any(|seen| erasure::is_erasure_on(seen.whole, day))
            },
        };
        let Some(state) = case_state::fold(seen.case) else { return Weight::NotYet };
        if let Some(fault) = destruction::fault(seen.case, &law) {
            let why = match fault {
                Unlawful::NotTwo => Why::NotTwoWitnesses,
                Unlawful::HasPart(witness) => Why::WitnessHasPart(witness),
                Unlawful::NotEntitled { by, role } => Why::NotEntitled { by, role },
                Unlawful::TooEarly { on, from } => Why::DestroyedEarly { on, from },
            };
            return Weight::Broken(Matter::of(&seen, why));
        }
        if let Some(file) = last_copies.get(seen.id) {
            return Weight::Broken(Matter::of(&seen, Why::LastCopyGone { file: file.clone() }));
        }
        let since = state.since.map_or_else(|| seen.date(), crate::model::Happened::date);
        match state.status {
            Status::Witnessed => Weight::Kept,
            Status::CarriedOut | Status::HalfWitnessed if reading.is_longer_ago(since, reading.policy.held_days) => {
                Weight::Broken(Matter::of(&seen, Why::NotWitnessed(since)))
            }
            _ => Weight::NotYet,
        }
    });
    Ok(volumes.and(lists))
}

/// The lists of duplicates that were carried out.
fn duplicates(reading: &Reading) -> BTreeSet<RecordId> {
    let lists = reading.registered(Kind::Disposal).filter(|seen| destruction::carried_out(seen.case).is_some());
    let of_ground = |seen: &Seen| matches!(&seen.case.record.body, Body::Disposal(disposal) if disposal.ground == Ground::Duplicate);
    lists.filter(of_ground).map(|seen| seen.id.clone()).collect()
}

fn past_term(reading: &Reading, volume: &BoxedVolume) -> Matter {
    let ended = volume.ends().unwrap_or(reading.day());
    let about = About { file: Some(volume.name()), company: volume.title().cloned(), ..About::default() };
    let why = Why::PastTerm { code: volume.code().clone(), ended };
    Matter { id: volume.name().to_string(), why, about, since: ended }
}
