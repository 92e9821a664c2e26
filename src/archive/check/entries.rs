//! What the records and events of a bundle say, held against its manifests and against each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check::cases;
use crate::archive::check::clocks::Clocks;
use crate::archive::check::lists::Wholeness;
use crate::archive::check::name::shown;
use crate::archive::check::page::{EntryPage, FileTold};
use crate::archive::{entry_text, layout};
use crate::model::clock::Clock;
use crate::model::event::{EventHead, NamedEvent};
use crate::model::path::LiesIn;
use crate::model::record::Head;
use crate::model::{
    Body, BundlePath, Case, EntryName, Finding, FindingCode, Kind, Listed, Moment, Record, Sha256, Stem,
};

/// What is kept of a bundle's records until all are read.
#[derive(Debug, Default)]
pub(in crate::archive) struct EntriesSoFar {
    /// Papers and files that records name and manifests do not: by whom, which, and whether a seal or approval covers it.
    absent: Vec<(BundlePath, BundlePath, FindingCode)>,
    /// Every record, by its name.
    records: BTreeMap<Stem, Record>,
    /// Every event.
    events: Vec<(Stem, NamedEvent)>,
    sealed: BTreeSet<Stem>,
    /// When each was entered.
    clocks: Clocks,
    /// Those that say that they lie elsewhere, or say nothing of that.
    elsewhere: Vec<(BundlePath, Option<LiesIn>)>,
    /// How many say that they lie here.
    here: usize,
}

impl EntriesSoFar {
    /// Adds what another thread kept.
    pub fn append(&mut self, mut other: Self) {
        self.absent.append(&mut other.absent);
        self.records.append(&mut other.records);
        self.events.append(&mut other.events);
        self.sealed.append(&mut other.sealed);
        self.clocks.append(other.clocks);
        self.elsewhere.append(&mut other.elsewhere);
        self.here += other.here;
    }

    /// Takes a record or an event whose bytes are those that were listed.
    pub fn take(
        &mut self,
        page: EntryPage,
        path: &BundlePath,
        name: Result<EntryName, ()>,
        text: &[u8],
        findings: &mut Vec<Finding>,
    ) {
        let full = format!("{}/{}", page.bundle, shown(path.as_str().as_ref()));
        let Ok(name) = name else {
            findings.push(Finding::new(FindingCode::BadRecord, full).with("its name is none that a record has"));
            return;
        };
        let read = match name {
            EntryName::Record(stem) => {
                entry_text::parse_record(text).map(|(record, unknown)| (self.record(page, path, stem, record), unknown))
            }
            EntryName::Event(stem, step) => entry_text::parse_event(text).map(|(event, unknown)| {
                let is_its = event.head.record.0 == stem && event.head.action == step.action;
                (self.event(page, path, stem, NamedEvent { step, event }, is_its), unknown)
            }),
        };
        match read {
            Ok((Fits::Yes, unknown)) => {
                findings.extend(
                    unknown
                        .iter()
                        .map(|key| Finding::new(FindingCode::UnknownKey, full.clone()).with(shown(key.as_ref()))),
                );
            }
            Ok((Fits::No, _)) => {
                findings.push(Finding::new(FindingCode::BadRecord, full).with("it is not what its name says"));
            }
            Err(fault) => {
                let line = fault.line.map(|line| format!("line {line}: ")).unwrap_or_default();
                findings.push(
                    Finding::new(FindingCode::BadRecord, full).with(format!("{line}{}", shown(fault.says.as_ref()))),
                );
            }
        }
    }

    fn record(&mut self, page: EntryPage, path: &BundlePath, stem: Stem, record: Record) -> Fits {
        if record.head.kind != stem.kind() {
            return Fits::No;
        }
        let Head { at, clock, lies_in, .. } = &record.head;
        self.enter(page, path, (*at, *clock), lies_in.as_ref());
        for paper in record.body.attachments() {
            self.hold(page, path, &paper.path, paper.sha256, FindingCode::AttachmentMissing);
        }
        if let Body::Sealed(sealed) = &record.body {
            sealed
                .covers
                .iter()
                .for_each(|line| self.hold(page, path, &line.path, line.sha256, FindingCode::CoveredMissing));
            self.sealed.insert(stem);
        }
        self.records.insert(stem, record);
        Fits::Yes
    }

    fn event(&mut self, page: EntryPage, path: &BundlePath, stem: Stem, named: NamedEvent, is_its: bool) -> Fits {
        if !is_its {
            return Fits::No;
        }
        let EventHead { at, clock, lies_in, .. } = &named.event.head;
        self.enter(page, path, (*at, *clock), lies_in.as_ref());
        // What happened after boxing lies apart from its record: then what it covers is found missing where it lay.
        let record = layout::entry_path(EntryName::Record(stem));
        if page.lists.find(&record).is_some() {
            let is_part = page.tells == FileTold::Part;
            // Papers that are covered beside records may lie in another part of the file, in its box; of what came late for one, so may
            // the records that are passed on.
            let is_own = |path: &BundlePath| match layout::entry_at(path.as_str()) {
                Some(Ok(EntryName::Record(of) | EntryName::Event(of, _))) => of == stem || !is_part,
                Some(Err(())) => true,
                None => false,
            };
            let here = |line: &&Listed| is_own(&line.path) || page.lists.find(line.path.as_str()).is_some();
            for Listed { sha256, path: covered } in named.event.deed.covers().iter().filter(here) {
                self.hold(page, path, covered, *sha256, FindingCode::CoveredMissing);
            }
        }
        for paper in named.event.deed.attachments() {
            self.hold(page, path, &paper.path, paper.sha256, FindingCode::AttachmentMissing);
        }
        self.events.push((stem, named));
        Fits::Yes
    }

    /// Notes when something was entered, and where it says that it lies.
    fn enter(
        &mut self,
        page: EntryPage,
        path: &BundlePath,
        (at, clock): (Moment, Option<Clock>),
        place: Option<&LiesIn>,
    ) {
        self.clocks.take(path, at, clock);
        if place == Some(page.place) {
            self.here += 1;
        } else {
            self.elsewhere.push((path.clone(), place.cloned()));
        }
    }

    fn hold(&mut self, page: EntryPage, from: &BundlePath, path: &BundlePath, sha256: Sha256, code: FindingCode) {
        if page.lists.whole == Wholeness::Whole && !page.lists.has(path, sha256) {
            self.absent.push((from.clone(), path.clone(), code));
        }
    }

    /// Says what is wrong, once all records are read; gives how many were entered by a clock that somebody set. What is told of a
    /// paper itself is not told again of its record.
    pub fn conclude(mut self, page: EntryPage, damaged: &BTreeSet<String>, findings: &mut Vec<Finding>) -> u64 {
        let full = |path: &BundlePath| format!("{}/{}", page.bundle, shown(path.as_str().as_ref()));
        let of = |stem: Stem| cases::path_of(page.bundle, stem);
        for (from, path, code) in &self.absent {
            if !damaged.contains(&full(path)) {
                findings.push(Finding::new(*code, full(from)).with(full(path)));
            }
        }
        self.tell_places(page, findings);
        let notes = self.records.values().filter_map(|record| match &record.body {
            Body::Note(note) => Some(note),
            _ => None,
        });
        let set_clocks = std::mem::take(&mut self.clocks).conclude(page, notes, findings);
        let counts = |stem: &&Stem| {
            let own = |of: &Stem| *of == **stem;
            let events = self.events.iter().filter(|(of, _)| own(of)).map(|(_, named)| named.clone()).collect();
            let mut case = Case { stem: **stem, record: self.records.get(stem)?.clone(), events };
            case.sort_events();
            (!case.is_void()).then_some(())
        };
        findings.extend(
            self.sealed
                .iter()
                .filter(|stem| counts(stem).is_some())
                .skip(1)
                .map(|stem| Finding::new(FindingCode::Contradiction, of(*stem)).with(Kind::Sealed)),
        );
        // The parts of a boxed client's file are held against each other together.
        if page.tells == FileTold::Whole {
            let mut events: BTreeMap<Stem, Vec<NamedEvent>> = BTreeMap::new();
            for (stem, named) in self.events {
                events.entry(stem).or_default().push(named);
            }
            // Nothing happened afterwards to most records.
            // A record is not held against an event of it that is damaged.
            let inside = |path: &String| Some(path.strip_prefix(page.bundle)?.strip_prefix('/')?.to_owned());
            let lost: BTreeSet<Stem> = damaged
                .iter()
                .filter_map(inside)
                .filter_map(|path| Some(layout::entry_at(&path)?.ok()?.record()))
                .collect();
            let sound = self.records.into_iter().filter(|(stem, _)| !lost.contains(stem));
            let told = sound.filter(|(stem, _)| events.contains_key(stem) || stem.kind() == Kind::Loan);
            let cases: Vec<_> = told
                .map(|(stem, record)| {
                    let mut case = Case { stem, record, events: events.get(&stem).cloned().unwrap_or_default() };
                    case.sort_events();
                    (of(stem), case)
                })
                .collect();
            findings.extend(cases::conclude(&cases));
        }
        set_clocks
    }

    /// Says of what does not lie where it says that it does. A bundle all of which belongs to one other place is told once.
    fn tell_places(&self, page: EntryPage, findings: &mut Vec<Finding>) {
        let tell = |path: String, place: Option<&LiesIn>| {
            let finding = Finding::new(FindingCode::NotItsPlace, path);
            match place {
                Some(place) => finding.with(shown(place.as_str().as_ref())),
                None => finding,
            }
        };
        let places: BTreeSet<Option<&LiesIn>> = self.elsewhere.iter().map(|(_, place)| place.as_ref()).collect();
        if let (0, 1, 2..) = (self.here, places.len(), self.elsewhere.len()) {
            findings.extend(places.into_iter().map(|place| tell(page.bundle.to_owned(), place)));
            return;
        }
        let full = |path: &BundlePath| format!("{}/{}", page.bundle, shown(path.as_str().as_ref()));
        findings.extend(self.elsewhere.iter().map(|(path, place)| tell(full(path), place.as_ref())));
    }
}

/// Whether a record is what its file's name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    Yes,
    No,
}
