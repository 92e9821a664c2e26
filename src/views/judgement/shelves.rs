//! Where paper stands, and whether it was seen there (P2-2, S-LOC, S-CHK): nothing is asked of an office that has never said where
//! anything stands, or never checked a shelf.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::pieces::is_out_whole;
use crate::model::stands::{self, StandsAt};
use crate::model::stocktake::{Sighting, Stocktake, sightings};
use crate::model::{AsOf, Body, BoxPlace, Date, FloorCode, Kind, Moment, Place};
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::{Matter, Why};

/// Something that stands on a shelf on the day.
struct OnShelf<'a> {
    file: &'a ClientOnDay,
    /// What it is called for life.
    identity: String,
    /// Where it stands, where anybody has said so.
    stands: Option<StandsAt>,
    /// The box in which it lies.
    in_box: Option<BoxPlace>,
    /// The name of a supplement.
    supplement: Option<String>,
    /// Since when it is there at all.
    since: Date,
}

impl OnShelf<'_> {
    fn matter(&self, reading: &Reading, why: Why) -> Matter {
        let matter = Matter::of_file(reading, self.file, why);
        match &self.supplement {
            Some(code) => Matter { id: code.clone(), ..matter },
            None => matter,
        }
    }

    fn place(&self) -> Option<&Place> {
        self.stands.as_ref().map(|stands| &stands.place)
    }
}

/// What stands on the shelves on the day: the file of each client, and once it is boxed the volume and its supplements.
fn on_shelves<'a>(reading: &'a Reading) -> Vec<OnShelf<'a>> {
    let view = AsOf::of_day(reading.day());
    let mut all = Vec::new();
    for file in &reading.files {
        let identity = file.client.file.main.identity();
        let boxed: Vec<_> = reading
            .boxes
            .of(&file.client.file)
            .iter()
            .filter(|line| line.case.record.head.date() <= reading.day())
            .collect();
        let mut volume = false;
        for line in &boxed {
            let is_supplement = line.boxed.supplement_to.is_some();
            // A volume that two clones boxed is one; `verify` tells of the two records.
            if !is_supplement && std::mem::replace(&mut volume, true) {
                continue;
            }
            let code = is_supplement.then(|| line.boxed.code.to_string());
            all.push(OnShelf {
                file,
                identity: code.clone().unwrap_or_else(|| identity.clone()),
                stands: stands::stands(&line.case, &view),
                in_box: Some(line.boxed.place()),
                supplement: code,
                since: line.case.record.head.date(),
            });
        }
        if boxed.is_empty() {
            let (stands, since) = (stands::stands(&file.cover_case, &view), file.since());
            all.push(OnShelf { file, identity, stands, in_box: None, supplement: None, since });
        }
    }
    all
}

/// Whether anybody has ever said where anything stands.
fn is_used(shelves: &[OnShelf]) -> bool {
    shelves.iter().any(|piece| piece.stands.is_some())
}

/// The paper of each present client's file has a place, in a cabinet of its floor: one that `deedbox.toml` names, else the one in
/// which most of the floor's files stand (P2-2).
pub(super) fn by_floor(reading: &Reading) -> Check {
    let shelves = on_shelves(reading);
    if !is_used(&shelves) {
        return Check::default();
    }
    let here: Vec<&OnShelf> =
        shelves.iter().filter(|piece| piece.file.client.file.tenure.holds_on(reading.day())).collect();
    let mut stand: BTreeMap<&FloorCode, BTreeMap<Place, usize>> = BTreeMap::new();
    for piece in &here {
        if let Some(place) = piece.place() {
            let cabinets = stand.entry(&piece.file.client.file.home.floor).or_default();
            *cabinets.entry(place.cabinet()).or_default() += 1;
        }
    }
    Check::each(here, |piece| {
        let floor = &piece.file.client.file.home.floor;
        let why = match piece.place() {
            None => Some(Why::NoPlace),
            Some(place) => {
                let cabinets = cabinets_of(reading, floor, stand.get(floor));
                let fits = cabinets.is_empty() || cabinets.iter().any(|cabinet| place.is_within(cabinet));
                (!fits).then(|| Why::OtherCabinet { place: place.clone(), cabinets })
            }
        };
        why.map(|why| piece.matter(reading, why)).into_iter().collect()
    })
}

/// The cabinets of a floor: those that are named for it, else the one in which most of its files stand; where as many stand in
/// another, nothing says which of them it is.
fn cabinets_of(reading: &Reading, floor: &FloorCode, stand: Option<&BTreeMap<Place, usize>>) -> Vec<Place> {
    if let Some(named) = reading.archive.settings().cabinets.get(floor) {
        return named.clone();
    }
    let most = stand.into_iter().flat_map(BTreeMap::values).max();
    let fullest = stand.into_iter().flatten().filter(|(_, files)| Some(*files) == most);
    fullest.map(|(cabinet, _)| cabinet.clone()).collect()
}

/// It is known where each file, each bound volume and each box stands (S-LOC).
pub(super) fn place_known(reading: &Reading) -> Check {
    let shelves = on_shelves(reading);
    if !is_used(&shelves) {
        return Check::default();
    }
    let without = |piece: &&OnShelf| piece.stands.is_none();
    let files = shelves.iter().filter(|piece| piece.in_box.is_none());
    let files =
        Check::each(files, |piece| without(&piece).then(|| piece.matter(reading, Why::NoPlace)).into_iter().collect());
    // What lies in one box is put somewhere by one command.
    let boxes: BTreeSet<&BoxPlace> = shelves.iter().filter_map(|piece| piece.in_box.as_ref()).collect();
    let boxes = Check::each(boxes, |in_box| {
        let there = shelves.iter().filter(|piece| piece.in_box.as_ref() == Some(in_box));
        let since = there.filter(without).map(|piece| piece.since).max();
        since.map(|since| Matter::new(in_box, since, Why::NoPlace)).into_iter().collect()
    });
    files.and(boxes)
}

/// Each file and volume was seen on its shelf within the policy's days, counted from the day on which it was put there where no
/// stock-take has come by yet; what a stock-take found elsewhere, or not at all, was put right (S-CHK).
pub(super) fn checked(reading: &Reading) -> Check {
    let stocktakes: Vec<(Date, Moment, &Stocktake)> = reading
        .registered(Kind::Stocktake)
        .filter_map(|seen| match &seen.case.record.body {
            Body::Stocktake(stocktake) => Some((seen.date(), seen.case.record.head.at, stocktake)),
            _ => None,
        })
        .collect();
    if stocktakes.is_empty() {
        return Check::default();
    }
    let found = sightings(stocktakes);
    let shelves = on_shelves(reading);
    Check::weigh(&shelves, |piece| {
        // What is read somewhere is not on its shelf; whether it comes back in time is P2-7's.
        if piece.file.of(Kind::Loan).any(|seen| is_out_whole(seen.case)) {
            return Weight::NotYet;
        }
        let broken = |why| Weight::Broken(piece.matter(reading, why));
        let last = found.get(piece.identity.as_str());
        let put = piece.stands.as_ref().map(|stands| (stands.since, stands.at));
        if let Some(last) = last {
            let when = Some((last.on, last.at));
            match &last.found {
                // A stock-take that puts what it found where it found it does both in one second.
                Sighting::SeenAt(place) if put < when => {
                    return broken(Why::SeenElsewhere { place: place.clone(), on: last.on });
                }
                Sighting::NotFound if put <= when => {
                    return broken(Why::NotFound { on: last.on, place: piece.place().cloned() });
                }
                Sighting::Seen | Sighting::SeenAt(_) | Sighting::NotFound => {}
            }
        }
        let since = [Some(piece.since), put.map(|(since, _)| since), last.and_then(|last| last.seen)];
        let since = since.into_iter().flatten().max().unwrap_or(piece.since);
        if reading.is_longer_ago(since, reading.policy.stocktake_days) {
            return broken(Why::NotSeen { since, place: piece.place().cloned() });
        }
        if last.is_some_and(|last| last.seen.is_some()) { Weight::Kept } else { Weight::NotYet }
    })
}
