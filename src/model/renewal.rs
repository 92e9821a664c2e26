//! Renewals of a lease: what the cover said of its last day, one after the other (P2-3, P1-4b).

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::proposal::{Fate, Proposal};
use crate::model::record::Body;
use crate::model::time::Date;

/// A renewal that was approved, or that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaseRenewal {
    /// The last day of the lease without it.
    pub ends: Date,
    /// The last day of the lease with it.
    pub until: Date,
    pub state: RenewalState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalState {
    Waits,
    Approved,
}

/// The renewals of a client's lease by their cover, in the order of the days from which they hold; those that wait come last. Another
/// last day that is not a later one is no renewal.
pub fn renewals(cover: &Case, view: &AsOf) -> Vec<LeaseRenewal> {
    let Body::Cover(first) = &cover.record.body else { return Vec::new() };
    let proposals = cover.proposals(view);
    let told = |proposal: &Proposal| {
        let amendment = proposal.amendment()?;
        let until: Date = amendment.values.0.get("lease_end")?.clone().try_into().ok()?;
        Some((amendment.from, until))
    };
    let mut held: Vec<(Date, Date)> = proposals.iter().filter(|proposal| proposal.holds()).filter_map(told).collect();
    held.sort_by_key(|(from, _)| *from);
    let waiting = proposals.iter().filter(|proposal| proposal.fate == Fate::Waits).filter_map(told);
    let mut ends = first.lease_end;
    let mut found = Vec::new();
    for (_, until) in held {
        found.extend(ends.map(|ends| LeaseRenewal { ends, until, state: RenewalState::Approved }));
        ends = Some(until);
    }
    found
        .extend(waiting.filter_map(|(_, until)| Some(LeaseRenewal { ends: ends?, until, state: RenewalState::Waits })));
    found.retain(|renewal| renewal.ends < renewal.until);
    found
}

/// The last day that waits for approval; the one that was proposed last.
pub fn waiting(cover: &Case, view: &AsOf) -> Option<Date> {
    renewals(cover, view).into_iter().rfind(|renewal| renewal.state == RenewalState::Waits).map(|renewal| renewal.until)
}
