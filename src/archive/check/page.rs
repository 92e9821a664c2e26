//! The bundle that a record is held against, and how much of a client's file it tells.

use crate::archive::check::lists::Lists;
use crate::model::Moment;
use crate::model::path::LiesIn;

/// The bundle that a record is held against.
#[derive(Clone, Copy)]
pub(in crate::archive) struct EntryPage<'p> {
    /// The bundle, relative to the archive.
    pub bundle: &'p str,
    /// What its records say that they lie in.
    pub place: &'p LiesIn,
    /// What its manifests list.
    pub lists: &'p Lists,
    /// How much of a loan it tells.
    pub tells: FileTold,
    /// The machine's clock; none where nobody asks what it says.
    pub now: Option<Moment>,
}

/// How much of a client's file a bundle tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum FileTold {
    /// All of it.
    Whole,
    /// A part: further ones lie in other bundles.
    Part,
}
