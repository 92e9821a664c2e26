//! Where the paper of a file or a volume stands, as the events of its record say (P2-2, S-LOC).

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::event::EventBody;
use crate::model::place::Place;
use crate::model::time::{Date, Moment};

/// Where something was put, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandsAt {
    pub place: Place,
    pub since: Date,
    /// When it was entered.
    pub at: Moment,
}

/// Every day on which it was put somewhere, with the place, in the order in which events fold.
pub fn placings(case: &Case) -> impl Iterator<Item = (Date, Place)> {
    case.events.iter().filter_map(|named| match &named.event.deed {
        EventBody::Located(locating) => Some((named.event.head.date(), locating.place.clone())),
        _ => None,
    })
}

/// Where the paper of a file or a volume stands, as its `located` events say: that of the latest day counts; of one day the last
/// in the order in which events fold.
pub fn stands(case: &Case, view: &AsOf) -> Option<StandsAt> {
    let mut last: Option<StandsAt> = None;
    for named in &case.events {
        let head = &named.event.head;
        let EventBody::Located(locating) = &named.event.deed else { continue };
        if !view.reaches(head.date()) || !view.knows(head.at) {
            continue;
        }
        if last.as_ref().is_none_or(|last| last.since <= head.date()) {
            last = Some(StandsAt { place: locating.place.clone(), since: head.date(), at: head.at });
        }
    }
    last
}
