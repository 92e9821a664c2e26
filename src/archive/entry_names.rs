//! What the files of a bundle are called, as they are looked up.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntryName, Kind, Stem, Step, Tail};

/// The names of a bundle's records and events, for looking up.
#[derive(Clone, Debug, Default)]
pub struct EntryNames {
    pub tails: BTreeSet<Tail>,
    pub stems: BTreeMap<Kind, BTreeSet<Stem>>,
}

impl EntryNames {
    pub fn note(&mut self, name: EntryName) {
        match name {
            EntryName::Record(stem) => {
                self.stems.entry(stem.kind()).or_default().insert(stem);
                if let Stem::Dated { tail, .. } = stem {
                    self.tails.insert(tail);
                }
            }
            EntryName::Event(_, Step { tail, .. }) => {
                self.tails.insert(tail);
            }
        }
    }
}
