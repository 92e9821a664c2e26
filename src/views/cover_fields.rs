//! The fields of a client's cover that the policies want filled (P3-2), for what judges files and what counts them.

use crate::model::Cover;

/// A field of a cover by its key, and whether a cover has it filled.
type CoverField = (&'static str, fn(&Cover) -> bool);

/// The fields that a cover should have filled.
pub(super) const FIELDS: [CoverField; 9] = [
    ("contact", |cover| cover.contacts.iter().any(|contact| contact.name.is_some())),
    ("phone", |cover| cover.contacts.iter().any(|contact| contact.phone.is_some())),
    ("website", |cover| cover.website.is_some()),
    ("emergency", |cover| !cover.emergency.is_empty()),
    ("nature", |cover| cover.nature.is_some()),
    ("headcount", |cover| cover.headcount.is_some()),
    ("credit", |cover| cover.credit.is_some()),
    ("lease_end", |cover| cover.lease_end.is_some()),
    ("custodian", |cover| cover.custodian.is_some()),
];
