//! The records and events of a bundle, as far as their bytes are those that were listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::check::lists::{Keep, Lists};
use crate::archive::layout::{self, BundleId};
use crate::archive::read::Reader;
use crate::archive::{destruction, digest, entry_text};
use crate::model::event::{Event, NamedEvent};
use crate::model::{Case, EntryName, Kind, Listed, Record, Stem};

/// A record or an event of a bundle.
pub(super) enum BundleEntry {
    Record(Stem, Box<Record>),
    /// An event of a record, which may lie in another bundle.
    Event(Stem, Box<NamedEvent>),
}

/// Whether all that was looked for in a bundle could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soundness {
    /// All.
    Whole,
    /// Not all: what the rest says is not held against others.
    Lost,
}

/// The records of some kinds with their events, as far as their bytes are those that were listed.
pub(super) fn cases(reader: &Reader, id: &BundleId, kinds: &[Kind]) -> (Vec<Case>, Soundness) {
    let mut cases: BTreeMap<Stem, Record> = BTreeMap::new();
    let mut events: Vec<(Stem, NamedEvent)> = Vec::new();
    let found = entries(reader, id, |stem| kinds.contains(&stem.kind()));
    for entry in found.entries {
        match entry {
            BundleEntry::Record(stem, record) => {
                cases.insert(stem, *record);
            }
            BundleEntry::Event(stem, named) => events.push((stem, *named)),
        }
    }
    let events_of = |stem: Stem| events.iter().filter(|(of, _)| *of == stem).map(|(_, named)| named.clone()).collect();
    let case = |(stem, record)| {
        let mut case = Case { stem, record, events: events_of(stem) };
        case.sort_events();
        case
    };
    let soundness = if found.lost.is_empty() { Soundness::Whole } else { Soundness::Lost };
    (cases.into_iter().map(case).collect(), soundness)
}

/// What the records and events of a bundle are called.
pub(super) fn names(reader: &Reader, id: &BundleId) -> Vec<EntryName> {
    let lists = Lists::read(reader, &id.path(), Keep::Lines);
    lists.lines.iter().filter_map(|line| layout::entry_at(line.path.as_str())?.ok()).collect()
}

/// What was read of a bundle.
#[derive(Default)]
pub(super) struct Entries {
    /// Records and events whose bytes are those that were listed.
    pub entries: Vec<BundleEntry>,
    /// Records of which something is listed that could not be read, or is not what was listed.
    pub lost: BTreeSet<Stem>,
}

/// Some records of a bundle with their events.
pub(super) fn entries(reader: &Reader, id: &BundleId, wanted: impl Fn(Stem) -> bool) -> Entries {
    let path = id.path();
    let lists = Lists::read(reader, &path, Keep::Lines);
    let mut found = Entries::default();
    let gone = destruction::gone_of(reader, id).unwrap_or_default();
    for line in lists.lines.iter().filter(|line| !gone.contains_key(&line.path)) {
        let Some(Ok(name)) = layout::entry_at(line.path.as_str()) else {
            continue;
        };
        if !wanted(name.record()) {
            continue;
        }
        match name {
            EntryName::Record(stem) => {
                let record = read(reader, &path, line, entry_text::parse_record);
                match record {
                    Some(record) => found.entries.push(BundleEntry::Record(stem, Box::new(record))),
                    None => {
                        found.lost.insert(stem);
                    }
                }
            }
            EntryName::Event(stem, step) => {
                let event: Option<Event> = read(reader, &path, line, entry_text::parse_event);
                match event {
                    Some(event) => found.entries.push(BundleEntry::Event(stem, Box::new(NamedEvent { step, event }))),
                    None => {
                        found.lost.insert(stem);
                    }
                }
            }
        }
    }
    found
}

type ParseBundleEntry<T> = fn(&[u8]) -> Result<(T, Vec<String>), crate::archive::text::TextFault>;

fn read<T>(reader: &Reader, bundle: &str, line: &Listed, parse: ParseBundleEntry<T>) -> Option<T> {
    let bytes = reader.read(format!("{bundle}/{}", line.path), MAX_RECORD_BYTES).ok()?;
    if digest(&bytes) != line.sha256 {
        return None;
    }
    parse(&bytes).ok().map(|(value, _)| value)
}
