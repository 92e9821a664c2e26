//! Checking the shelves against the book (S-CHK): what is said to stand at a place beside what was scanned there.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::place::{Place, ScanCode};
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// A place whose shelves were checked: files and volumes by the identities of their bundles, supplements by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stocktake {
    /// The place that was checked.
    pub place: Place,
    /// What stood there and belongs there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<Line>,
    /// What stood there and belongs elsewhere, or had no place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Line>,
    /// What belongs there and did not stand there, and is not lent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Line>,
    /// What belongs there or stood there, and is lent; what stood there is among `right` or `elsewhere` as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lent: Vec<Line>,
    /// What no label of the archive says, as it was scanned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<Line>,
}

codes! {
    /// How something that was scanned, or is looked for, stands with the book.
    ShelfState, Wanted::Choice, {
        /// It stands where it belongs.
        Right = "right",
        /// It stands here and belongs elsewhere, or has no place yet.
        Elsewhere = "elsewhere",
        /// It belongs here and does not stand here.
        Missing = "missing",
        /// It belongs here and is lent.
        Lent = "lent",
        /// It is lent by the book, and stands on the shelf.
        LentAndHere = "lent-and-here",
        /// No label of the archive says so.
        Unknown = "unknown",
    }
}

impl ShelfState {
    /// Whether somebody has to see to it.
    pub fn is_finding(self) -> bool {
        match self {
            Self::Right | Self::Lent => false,
            Self::Elsewhere | Self::Missing | Self::LentAndHere | Self::Unknown => true,
        }
    }
}

/// Something that can stand on a shelf, as the book has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// What it is called for life.
    pub identity: String,
    /// The code on its label.
    pub code: ScanCode,
    /// The code on the box that it lies in.
    pub box_code: Option<ScanCode>,
    /// Where it stands by the book.
    pub place: Option<Place>,
    /// Whether it is lent as a whole.
    pub lent: bool,
}

/// What was scanned, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// A code of labels.
    Code(ScanCode),
    /// Anything else.
    Text(Line),
}

/// A line of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountLine {
    /// Which of what is booked; none of what is unknown.
    pub booked: Option<usize>,
    pub state: ShelfState,
    /// The shelf on which it stood, where it stood on one.
    pub found: Option<Place>,
    /// What was scanned and is unknown.
    pub scanned: Option<Line>,
}

/// The code of a shelf was scanned that is not of the place that is counted: what stands there is counted by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherShelf(pub Place);

/// Compares what was scanned at a place with what stands there by the book. A shelf's code says where what follows stands, from
/// the wide place to the narrow one; a box's code stands for all that lies in it. What is scanned twice is counted once.
///
/// # Errors
/// The code of a shelf elsewhere was scanned.
pub fn count(
    at: &Place,
    booked: &[Booked],
    (shelves, scans): (&BTreeMap<ScanCode, Place>, &[Scan]),
) -> Result<Vec<CountLine>, OtherShelf> {
    let mut labels: BTreeMap<ScanCode, Vec<usize>> = BTreeMap::new();
    for (number, piece) in booked.iter().enumerate() {
        for code in [Some(piece.code), piece.box_code].into_iter().flatten() {
            labels.entry(code).or_default().push(number);
        }
    }
    let mut shelf = at.clone();
    let mut lines: Vec<CountLine> = Vec::new();
    let (mut found, mut unknown): (BTreeSet<usize>, BTreeSet<Line>) = Default::default();
    for scan in scans {
        let pieces = match scan {
            Scan::Code(code) => match (labels.get(code), shelves.get(code)) {
                (Some(pieces), _) => pieces.as_slice(),
                (None, Some(place)) if place.is_within(at) => {
                    shelf = place.clone();
                    continue;
                }
                (None, Some(place)) => return Err(OtherShelf(place.clone())),
                (None, None) => &[],
            },
            Scan::Text(_) => &[],
        };
        for number in pieces.iter().filter(|number| found.insert(**number)) {
            let Some(piece) = booked.get(*number) else { continue };
            let belongs = piece.place.as_ref().is_some_and(|place| place.agrees_with(&shelf));
            let state = match (piece.lent, belongs) {
                (true, _) => ShelfState::LentAndHere,
                (false, true) => ShelfState::Right,
                (false, false) => ShelfState::Elsewhere,
            };
            lines.push(CountLine { booked: Some(*number), state, found: Some(shelf.clone()), scanned: None });
        }
        if let (true, Some(text)) = (pieces.is_empty(), scan.text())
            && unknown.insert(text.clone())
        {
            let state = ShelfState::Unknown;
            lines.push(CountLine { booked: None, state, found: Some(shelf.clone()), scanned: Some(text) });
        }
    }
    let expected = booked.iter().enumerate().filter(|(number, piece)| {
        !found.contains(number) && piece.place.as_ref().is_some_and(|place| place.is_within(at))
    });
    lines.extend(expected.map(|(number, piece)| {
        let state = if piece.lent { ShelfState::Lent } else { ShelfState::Missing };
        CountLine { booked: Some(number), state, found: None, scanned: None }
    }));
    Ok(lines)
}

impl Scan {
    /// It as text.
    pub fn text(&self) -> Option<Line> {
        match self {
            Self::Code(code) => code.to_string().parse().ok(),
            Self::Text(line) => Some(line.clone()),
        }
    }
}

/// What the last stock-take that looked for something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// It stood at the place, and belonged there.
    Seen,
    /// It stood at this place, and belonged elsewhere.
    SeenAt(Place),
    /// It did not stand where it belonged.
    NotFound,
}

/// When something was looked for last, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSighting {
    pub on: Date,
    /// When it was entered.
    pub at: Moment,
    pub found: Sighting,
    /// When it was seen last, wherever that was.
    pub seen: Option<Date>,
}

/// What stock-takes found of each thing, by its identity. They are given in any order: the latest counts, of one day the one
/// that was entered last; of two of one second a sighting counts before a search in vain.
pub fn sightings<'s>(
    stocktakes: impl IntoIterator<Item = (Date, Moment, &'s Stocktake)>,
) -> BTreeMap<&'s str, LastSighting> {
    let mut last: BTreeMap<&str, LastSighting> = BTreeMap::new();
    for (on, at, stocktake) in stocktakes {
        let of = |lines: &'s [Line], found: Sighting| lines.iter().map(move |line| (line.as_str(), found.clone()));
        let seen = of(&stocktake.right, Sighting::Seen);
        let elsewhere = of(&stocktake.elsewhere, Sighting::SeenAt(stocktake.place.clone()));
        for (identity, found) in seen.chain(elsewhere).chain(of(&stocktake.missing, Sighting::NotFound)) {
            let seen = (found != Sighting::NotFound).then_some(on);
            let new = LastSighting { on, at, found, seen };
            match last.get_mut(identity) {
                None => {
                    last.insert(identity, new);
                }
                Some(known) => {
                    let seen = known.seen.max(new.seen);
                    let rank = |one: &LastSighting| (one.on, one.at, one.found != Sighting::NotFound);
                    if rank(known) <= rank(&new) {
                        *known = new;
                    }
                    known.seen = seen;
                }
            }
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is wrong with one thing of a floor, before it is scanned.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Planted {
        Nothing,
        Misplaced,
        Unplaced,
        Away,
        Lent,
        LentAndLeft,
    }

    fn planted() -> impl Strategy<Value = Planted> {
        use Planted::{Away, Lent, LentAndLeft, Misplaced, Nothing, Unplaced};
        prop::sample::select(vec![Nothing, Nothing, Nothing, Misplaced, Unplaced, Away, Lent, LentAndLeft])
    }

    fn place(text: &str) -> Place {
        text.parse().unwrap()
    }

    fn code(number: usize) -> ScanCode {
        format!("D{number:011}").parse().unwrap()
    }

    proptest! {
        /// A floor of two shelves, with errors planted at random: the count gives exactly these.
        #[test]
        fn a_scanned_floor_gives_exactly_the_errors_that_were_planted(
            all in prop::collection::vec((planted(), any::<bool>()), 0..60),
            strangers in prop::collection::vec(100_000_usize..200_000, 0..4),
            again in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        ) {
            let (floor, shelves) = (place("R1/12"), [place("R1/12/A"), place("R1/12/B")]);
            let (mut booked, mut scanned, mut expected) = (Vec::new(), [Vec::new(), Vec::new()], Vec::new());
            for (number, (error, first)) in all.iter().enumerate() {
                let (own, other) = if *first { (0, 1) } else { (1, 0) };
                booked.push(Booked {
                    identity: format!("unit-{number}"),
                    code: code(number),
                    box_code: None,
                    place: (*error != Planted::Unplaced).then(|| shelves[own].clone()),
                    lent: matches!(error, Planted::Lent | Planted::LentAndLeft),
                });
                let (state, stood) = match error {
                    Planted::Nothing => (ShelfState::Right, Some(own)),
                    Planted::Misplaced => (ShelfState::Elsewhere, Some(other)),
                    Planted::Unplaced => (ShelfState::Elsewhere, Some(own)),
                    Planted::Away => (ShelfState::Missing, None),
                    Planted::Lent => (ShelfState::Lent, None),
                    Planted::LentAndLeft => (ShelfState::LentAndHere, Some(own)),
                };
                expected.push((Some(number), state, stood.map(|shelf| shelves[shelf].clone())));
                if let Some(shelf) = stood {
                    scanned[shelf].push(Scan::Code(code(number)));
                }
            }
            let mut strange: Vec<ScanCode> = strangers.iter().map(|number| code(*number)).collect();
            strange.sort();
            strange.dedup();
            scanned[1].extend(strange.iter().map(|code| Scan::Code(*code)));
            expected.extend(strange.iter().map(|_| (None, ShelfState::Unknown, Some(shelves[1].clone()))));
            // What is scanned twice is counted once.
            for index in again {
                if !scanned[0].is_empty() {
                    let twice = scanned[0][index.index(scanned[0].len())].clone();
                    scanned[0].push(twice);
                }
            }
            let marks: BTreeMap<ScanCode, Place> = shelves.iter().enumerate().map(|(at, shelf)| (code(900_000 + at), shelf.clone())).collect();
            let mut scans = vec![Scan::Code(code(900_000))];
            scans.extend(scanned[0].clone());
            scans.push(Scan::Code(code(900_001)));
            scans.extend(scanned[1].clone());
            let mut told: Vec<_> = count(&floor, &booked, (&marks, &scans)).unwrap().into_iter().map(|line| (line.booked, line.state, line.found)).collect();
            told.sort();
            expected.sort();
            prop_assert_eq!(told, expected);
        }
    }

    #[test]
    fn the_code_of_a_box_stands_for_all_in_it_and_another_rooms_shelf_stops_the_count() {
        let volume = |number| Booked {
            identity: format!("v{number}"),
            code: code(number),
            box_code: Some(code(50)),
            place: Some(place("R9/1")),
            lent: false,
        };
        let booked = [volume(1), volume(2)];
        let marks = BTreeMap::from([(code(60), place("R8"))]);
        let states = |scans: &[Scan]| {
            let lines = count(&place("R9"), &booked, (&marks, scans))?;
            Ok::<_, OtherShelf>(lines.into_iter().map(|line| line.state).collect::<Vec<_>>())
        };
        assert_eq!(states(&[Scan::Code(code(50))]), Ok(vec![ShelfState::Right, ShelfState::Right]));
        assert_eq!(states(&[Scan::Code(code(2))]), Ok(vec![ShelfState::Right, ShelfState::Missing]));
        assert_eq!(states(&[Scan::Code(code(60))]), Err(OtherShelf(place("R8"))));
    }

    #[test]
    fn the_latest_stocktake_counts_whatever_the_order() {
        let stocktake = |right: &[&str], missing: &[&str]| Stocktake {
            place: place("R1"),
            right: right.iter().map(|line| line.parse().unwrap()).collect(),
            elsewhere: Vec::new(),
            missing: missing.iter().map(|line| line.parse().unwrap()).collect(),
            lent: Vec::new(),
            unknown: Vec::new(),
        };
        let (seen, lost) = (stocktake(&["a"], &[]), stocktake(&[], &["a"]));
        let at: Moment = "2026-11-23T10:00:00+08:00".parse().unwrap();
        let (early, late): (Date, Date) = ("2026-01-01".parse().unwrap(), "2026-02-01".parse().unwrap());
        for order in [[(early, at, &seen), (late, at, &lost)], [(late, at, &lost), (early, at, &seen)]] {
            let told = sightings(order);
            assert_eq!((&told["a"].found, told["a"].seen), (&Sighting::NotFound, Some(early)));
        }
        for order in [[(late, at, &seen), (late, at, &lost)], [(late, at, &lost), (late, at, &seen)]] {
            assert_eq!(sightings(order)["a"].found, Sighting::Seen);
        }
    }
}
