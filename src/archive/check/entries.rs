//! What the records and events of a bundle say, held against its manifests and against each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check::cases;
use crate::archive::check::clocks::Clocks;
use crate::archive::check::lists::Wholeness;
use crate::archive::check::name::shown;
use crate::archive::check::page::{EntryPage, FileTold};
use crate::archive::signatures::{ActHead, SignedEntry};
use crate::archive::{BundleId, entry_text, layout};
use crate::model::clock::Clock;
use crate::model::event::{EventBody, EventHead, NamedEvent};
use crate::model::path::LiesIn;
use crate::model::record::Head;
use crate::model::signing::{Signable, Signature, SignatureFit, SignatureRules};
use crate::model::{
    Action, Body, BundlePath, Case, EntryName, Finding, FindingCode, Kind, Listed, Moment, Record, Sha256, Stem,
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
    /// The signatures that lie here, each with its path and what it is of.
    signatures: Vec<(BundlePath, EntryName, Vec<u8>)>,
    /// The bytes of what is signed.
    signed: BTreeMap<EntryName, Vec<u8>>,
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
        self.signatures.append(&mut other.signatures);
        self.signed.append(&mut other.signed);
    }

    /// Takes a signature whose bytes are those that were listed.
    pub fn take_signature(&mut self, path: &BundlePath, name: EntryName, bytes: &[u8]) {
        self.signatures.push((path.clone(), name, bytes.to_vec()));
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
        if page.lists.find(&layout::signature_path(name)).is_some() {
            self.signed.insert(name, text.to_vec());
        }
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

    /// What is signed, once all is read, with what it is held against: signatures that do not fit, or are of nothing, and what has to be
    /// signed and is not, are told. What is told of a file itself is not told again of its signature.
    pub fn signed(
        &mut self,
        page: EntryPage,
        (bundle, rules): (&BundleId, &SignatureRules),
        damaged: &BTreeSet<String>,
        findings: &mut Vec<Finding>,
    ) -> SignaturesSeen {
        let full = |path: &str| format!("{}/{}", page.bundle, shown(path.as_ref()));
        let mut seen = SignaturesSeen::default();
        let adds_key = |(_, named): &(Stem, NamedEvent)| named.event.head.action == Action::KeyAdded;
        if self.signatures.is_empty() && rules.required.is_empty() && !self.events.iter().any(adds_key) {
            return seen;
        }
        let signatures = std::mem::take(&mut self.signatures);
        let events: BTreeMap<EntryName, &NamedEvent> =
            self.events.iter().map(|(stem, named)| (EntryName::Event(*stem, named.step), named)).collect();
        let act = |name: EntryName| match name {
            EntryName::Record(stem) => Some(ActHead::of_record(self.records.get(&stem)?)),
            EntryName::Event(..) => Some(ActHead::of_event(&events.get(&name)?.event)),
        };
        let adds = |name: &EntryName| match &events.get(name)?.event.deed {
            EventBody::KeyAdded(adding) => adding.signing(),
            _ => None,
        };
        for (signature, name, bytes) in signatures {
            let path = layout::entry_path(name);
            if damaged.contains(&full(&path)) {
                continue;
            }
            if page.lists.find(&path).is_none() {
                if page.lists.whole == Wholeness::Whole {
                    findings.push(Finding::new(FindingCode::Stray, full(signature.as_str())));
                }
                continue;
            }
            let (Some(text), Some(head)) = (self.signed.get(&name), act(name)) else { continue };
            let read = Signature::read(&bytes);
            let fit = read.as_ref().map_or(SignatureFit::No, |read| read.fit(text));
            match read.filter(|_| fit == SignatureFit::Yes) {
                None => {
                    let untouched = fit == SignatureFit::Untouched;
                    let code = if untouched { FindingCode::NotTouched } else { FindingCode::BadSignature };
                    findings.push(Finding::new(code, full(signature.as_str())));
                }
                Some(read) => {
                    let (bundle, key, adds) = (bundle.clone(), read.key().clone(), adds(&name));
                    seen.signed.push(SignedEntry { bundle, name, signature, head, key, adds });
                }
            }
        }
        // A signature that is listed and damaged is told by itself.
        let records = self.records.keys().map(|stem| EntryName::Record(*stem));
        let unsigned = records.chain(events.keys().copied());
        for name in unsigned.filter(|name| page.lists.find(&layout::signature_path(*name)).is_none()) {
            let Some(head) = act(name) else { continue };
            let is_approval = head.what == Signable::Action(Action::Approved);
            if head.has_to_be_signed(rules) {
                if page.lists.whole == Wholeness::Whole {
                    seen.wanting += u64::from(is_approval);
                    findings.push(Finding::new(FindingCode::Unsigned, full(&layout::entry_path(name))).with(&head.by));
                }
            } else if is_approval && rules.name(head.what) {
                seen.not_asked += 1;
            }
        }
        seen
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

/// What of a bundle is signed.
#[derive(Clone, Debug, Default)]
pub(in crate::archive) struct SignaturesSeen {
    /// What is signed by a signature that fits.
    pub signed: Vec<SignedEntry>,
    /// Approvals that have to be signed and are not.
    pub wanting: u64,
    /// Approvals that are not signed and were entered before that was asked for.
    pub not_asked: u64,
}

/// Whether a record is what its file's name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    Yes,
    No,
}
