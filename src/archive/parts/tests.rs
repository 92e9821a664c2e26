//! A part is whole, or none.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk itself")]

use std::fs;

use super::encoding::{self, PartHead, PartLine};
use super::gathered::{GatheredBundles, GatheredEntry, GatheredSort};
use super::opened::OpenedPart;
use super::place::PartsFolder;
use super::stamps::{Stamp, Stamps, Tick};
use super::{MOST_HELD, Parts};
use crate::archive::digest::digest;
use crate::model::{EntryName, Kind, Stem};

const BUNDLE: &str = "units/12/1203/2025-03-01-acme-x4p9";

fn tick(seconds: i64) -> Tick {
    Tick { seconds, nanos: 7 }
}

fn stamps(written: i64, changed: i64) -> Stamps {
    let stamp = Stamp { size: 9, written: tick(written), changed: tick(changed), inode: 3, device: 4 };
    Stamps(vec![("test.sha256".to_owned(), stamp)])
}

/// What a bundle of three records and a paper lists, with the texts of all records but one.
fn bytes() -> Vec<u8> {
    let line = |path: &'static str, text: Option<&'static str>| PartLine {
        path,
        sha256: digest(path.as_bytes()),
        text: text.map(str::as_bytes),
    };
    let head = PartHead {
        bundle: BUNDLE.to_owned(),
        made: tick(100),
        stamps: stamps(50, 60),
        listing: digest(b"manifests"),
        tails: vec![*b"a2b3", *b"x4p9", *b"x4pa"],
        list_digest: [0; encoding::SHORT_DIGEST],
        groups: Vec::new(),
    };
    let groups = [
        (None, vec![line("data/originals/payments/2026-01-02-a-x4p9.pdf", None)]),
        (Some(Kind::Cover), vec![line("data/cover.toml", Some("a cover"))]),
        (
            Some(Kind::Charge),
            vec![
                line("data/records/2026-01-02-charge-x4p9+01-voided-a2b3.toml", Some("an event")),
                line("data/records/2026-01-02-charge-x4p9.toml", Some("a charge")),
                line("data/records/2026-01-02-charge-x4pa.toml", None),
            ],
        ),
    ];
    encoding::encode(&head, &groups).unwrap()
}

/// What can be read of a part, in words; none where it is no part.
fn told(bytes: &[u8], bundle: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let parts = PartsFolder::of(&folder.path().join("cache"), &folder.path().join("tower")).unwrap();
    parts.write(BUNDLE, bytes).unwrap();
    let part = OpenedPart::read(parts.open(BUNDLE)?, bundle)?;
    let stems = part.stems(Kind::Charge);
    let tails = ["a2b3", "x4p9", "x4pa", "x4pb"].map(|tail| part.has_tail(tail.parse().unwrap()));
    assert_eq!(tails, [true, true, true, false]);
    let mut told = format!("{:?} {stems:?} {:?}", part.listing(), part.is_fresh(&stamps(50, 60)));
    let mut names = vec![EntryName::Record(Stem::Cover)];
    for stem in stems {
        names.push(EntryName::Record(stem));
        names.extend(part.steps(stem).into_iter().map(|step| EntryName::Event(stem, step)));
    }
    for name in names {
        told.push_str(&format!("\n{name} {} {:?}", part.has(name), part.text(name, None).map(String::from_utf8_lossy)));
    }
    Some(told)
}

#[test]
fn what_was_written_is_read() {
    let told = told(&bytes(), BUNDLE).unwrap();
    for word in ["a cover", "an event", "a charge", "x4pa true None", "originals/payments", "true"] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

#[test]
fn a_part_of_which_any_byte_was_changed_tells_nothing_else() {
    let whole = bytes();
    let right = told(&whole, BUNDLE).unwrap();
    for at in 0..whole.len() {
        for bit in [0, 3, 7] {
            let mut changed = whole.clone();
            changed[at] ^= 1 << bit;
            // A text that was changed is not there; all else is as it was, or there is no part.
            for line in told(&changed, BUNDLE).unwrap_or_default().lines() {
                let without = line.split_once(" true ").map_or(line, |(before, _)| before);
                assert!(right.contains(line) || (line.ends_with("None") && right.contains(without)), "{at}: {line}");
            }
        }
    }
    for cut in 0..whole.len() {
        for line in told(&whole[..cut], BUNDLE).unwrap_or_default().lines() {
            let without = line.split_once(" true ").map_or(line, |(before, _)| before);
            assert!(right.contains(line) || (line.ends_with("None") && right.contains(without)), "{cut}: {line}");
        }
    }
}

#[test]
fn a_part_of_another_bundle_or_another_form_is_none() {
    assert_eq!(told(&bytes(), "units/12/1204/room"), None);
    for form in [0, encoding::FORM + 1, u16::MAX] {
        let mut other = bytes();
        other[6..8].copy_from_slice(&form.to_le_bytes());
        let ends = encoding::PREAMBLE + encoding::lengths(&bytes()).unwrap().0;
        let ending = encoding::ending_of(&other[..ends]);
        other[ends..ends + encoding::SHORT_DIGEST].copy_from_slice(&ending);
        assert_eq!(told(&other, BUNDLE), None, "{form}");
    }
    // One that ends as the head alone would: by a program that knew other kinds.
    let mut other = bytes();
    let ends = encoding::PREAMBLE + encoding::lengths(&bytes()).unwrap().0;
    let ending = encoding::short_digest(&other[..ends]);
    other[ends..ends + encoding::SHORT_DIGEST].copy_from_slice(&ending);
    assert_eq!(told(&other, BUNDLE), None);
}

#[test]
fn manifests_that_were_not_left_alone_for_two_seconds_make_no_part_fresh() {
    assert!(stamps(50, 60).were_quiet_at(tick(100)));
    assert!(stamps(97, 97).were_quiet_at(tick(100)));
    for (written, changed) in [(98, 50), (50, 98), (100, 100), (150, 50), (i64::MAX, 1)] {
        assert!(!stamps(written, changed).were_quiet_at(tick(100)), "{written} {changed}");
    }
    assert!(!Stamps::default().were_quiet_at(tick(100)), "where nothing is known of them they are read");
}

#[test]
fn nothing_is_kept_in_an_archive_or_where_somebody_else_could_have_put_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    let tower = root.join("tower");
    fs::create_dir(&tower).unwrap();
    assert!(PartsFolder::of(&root.join("cache"), &tower).is_some());
    for place in [tower.clone(), tower.join("inbox"), "cache".into(), "../cache".into()] {
        assert!(PartsFolder::of(&place, &tower).is_none(), "{}", place.display());
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&tower, root.join("link")).unwrap();
        assert!(PartsFolder::of(&root.join("link/cache"), &tower).is_none());
    }
}

/// What is known of two rooms, as a file has it.
fn gathered(sort: GatheredSort) -> Vec<u8> {
    let mut all = GatheredBundles::default();
    for (bundle, known) in [("units/12/1203/room", &b"1203/acme\n"[..]), ("units/12/1204/room", b"")] {
        all.keep(bundle, GatheredEntry { made: tick(100), stamps: stamps(50, 60), known: known.to_vec() });
    }
    all.anew(sort).unwrap()
}

/// What such a file tells of both, and of a third.
fn gathered_of(sort: GatheredSort, bytes: &[u8]) -> Vec<Option<Vec<u8>>> {
    let mut all = GatheredBundles::read(sort, bytes);
    let bundles = ["units/12/1203/room", "units/12/1204/room", "units/12/1205/room"];
    bundles.map(|bundle| all.of(bundle, &stamps(50, 60)).map(<[u8]>::to_vec)).to_vec()
}

#[test]
fn what_is_known_of_many_bundles_is_read_as_it_was_written_or_not_at_all() {
    let right = vec![Some(b"1203/acme\n".to_vec()), Some(Vec::new()), None];
    for sort in GatheredSort::ALL {
        let whole = gathered(sort);
        assert_eq!(gathered_of(sort, &whole), right);
        for at in 0..whole.len() {
            for bit in [0, 3, 7] {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                assert_eq!(gathered_of(sort, &changed), [None, None, None], "{at}");
            }
            assert_eq!(gathered_of(sort, &whole[..at]), [None, None, None], "{at}");
        }
    }
    // Another sort's file, and one of another form whose digest is right.
    assert_eq!(gathered_of(GatheredSort::Tails, &gathered(GatheredSort::Rooms)), [None, None, None]);
    let mut other = gathered(GatheredSort::Rooms);
    other[6..8].copy_from_slice(&(encoding::FORM + 1).to_le_bytes());
    let ends = other.len() - encoding::SHORT_DIGEST;
    let ending = encoding::ending_of(&other[..ends]);
    other[ends..].copy_from_slice(&ending);
    assert_eq!(gathered_of(GatheredSort::Rooms, &other), [None, None, None]);
}

#[test]
fn of_many_bundles_nothing_is_known_once_their_manifests_look_otherwise() {
    let bytes = gathered(GatheredSort::Rooms);
    let room = "units/12/1203/room";
    let of = |stamps: &Stamps| GatheredBundles::read(GatheredSort::Rooms, &bytes).of(room, stamps).is_some();
    assert!(of(&stamps(50, 60)));
    for other in [stamps(51, 60), stamps(50, 61), Stamps::default()] {
        assert!(!of(&other), "{other:?}");
    }
    // What was written a moment before is not kept, and what is there no more is dropped where something is new.
    let mut all = GatheredBundles::read(GatheredSort::Rooms, &bytes);
    let entry = |made, stamps| GatheredEntry { made: tick(made), stamps, known: Vec::new() };
    all.keep("units/12/1204/room", entry(61, stamps(50, 60)));
    assert_eq!(GatheredBundles::read(GatheredSort::Rooms, &bytes).anew(GatheredSort::Rooms), None);
    assert!(all.of(room, &stamps(50, 60)).is_some());
    all.keep("units/12/1206/room", entry(200, stamps(70, 70)));
    let anew = all.anew(GatheredSort::Rooms).unwrap();
    let has = |bundle: &str| anew.windows(bundle.len()).any(|window| window == bundle.as_bytes());
    assert!(has(room) && has("1206/room") && !has("1204/room"));
}

#[test]
fn what_is_held_for_one_command_says_the_same_and_lies_nowhere() {
    let parts = Parts::of_command(tick(100));
    assert!(parts.open(BUNDLE).is_none() && parts.told().is_none());
    parts.keep(BUNDLE, bytes());
    parts.write();
    let part = parts.open(BUNDLE).unwrap();
    assert_eq!(part.text(EntryName::Record(Stem::Cover), None), Some(&b"a cover"[..]));
    assert!(parts.open("units/12/1204/room").is_none());
    // Beyond a limit nothing more is held, and what is there stays.
    parts.keep("units/12/1204/room", vec![0; MOST_HELD]);
    assert!(parts.file("units/12/1204/room").is_none() && parts.open(BUNDLE).is_some());
    parts.forget(BUNDLE);
    assert!(parts.open(BUNDLE).is_none());
}
