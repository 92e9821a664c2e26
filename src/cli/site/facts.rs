//! On what a page of a site depends.

use serde::{Deserialize, Serialize};

use crate::archive::LookedAt;

/// Something on which a page depends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum SiteFact {
    /// What lies in the archive.
    Archive(LookedAt),
    /// Where a client's file or a unit of this name has its page.
    Name(String),
    /// Where cases and papers have theirs, of all clients.
    Ids,
    /// The moment: it would be another page later on the same day.
    Moment,
}
