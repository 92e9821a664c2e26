//! Manifests: the lists of a bundle's files with their digests, one for each writer.

use std::collections::BTreeMap;

use crate::archive::layout::{self, DATA, MANIFESTS};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::{BundlePath, Listed, Sha256};

/// The largest manifest that is read, in bytes: some two million lines.
pub const MAX_BYTES: u64 = 256 << 20;

/// One writer's manifest, as it lies on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its path inside the bundle.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// How many characters a tail has.
const TAIL: usize = 4;

/// About how many bytes a line has.
const TYPICAL_LINE: usize = 110;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestLine {
    /// A file of the bundle.
    File(Listed),
    /// What git writes where two sides of a merge differ.
    ConflictMark,
    /// It is the last one and does not end: what follows it was cut off, or part of itself.
    Torn,
    /// Nothing.
    Blank,
    /// It cannot be understood.
    Rubbish,
}

impl Manifest {
    /// Its lines with their numbers, from 1. A carriage return at the end of a line is not part of it.
    pub fn lines(&self) -> impl Iterator<Item = (usize, ManifestLine)> + '_ {
        let torn = self.torn_at();
        self.raw_lines().map(move |(number, line)| {
            (number, if torn == Some(number) { ManifestLine::Torn } else { parse_line(line) })
        })
    }

    /// The number of the last line where it does not end. deedbox ends every line, so a list that does not end was cut.
    pub fn torn_at(&self) -> Option<usize> {
        let is_torn = !self.bytes.is_empty() && !self.bytes.ends_with(b"\n");
        is_torn.then(|| self.bytes.iter().filter(|byte| **byte == b'\n').count() + 1)
    }

    /// Whether a file whose path ends so may be listed in it: one is, or some line is not of the plain form, and has to be read as it is.
    pub fn may_list(&self, ending: &str) -> bool {
        let is_meant = |line: &[u8]| line.ends_with(ending.as_bytes()) || !is_plain(line);
        !self.bytes.is_empty() && (!self.bytes.ends_with(b"\n") || self.plain_lines().any(is_meant))
    }

    /// The last characters of the names of its records, and of what has their ending; none where some line is not of the plain form. An event
    /// has a `+` in its name, and is not looked for by its tail.
    pub fn tails(&self) -> Option<Vec<[u8; TAIL]>> {
        if !self.bytes.is_empty() && !self.bytes.ends_with(b"\n") {
            return None;
        }
        let mut tails = Vec::new();
        for line in self.plain_lines() {
            if !is_plain(line) {
                return None;
            }
            let name = line.rsplit(|byte| *byte == b'/').next().filter(|name| !name.contains(&b'+'));
            let name = name.and_then(|name| name.strip_suffix(layout::RECORD_ENDING.as_bytes()));
            tails.extend(name.and_then(|name| name.last_chunk::<TAIL>()));
        }
        Some(tails)
    }

    /// Its lines as they lie there.
    fn plain_lines(&self) -> impl Iterator<Item = &[u8]> {
        let text = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let lines = if text.is_empty() { None } else { Some(text.split(|b| *b == b'\n')) };
        lines.into_iter().flatten()
    }

    /// Its lines as bytes, with their numbers, from 1.
    pub fn raw_lines(&self) -> impl Iterator<Item = (usize, &[u8])> + '_ {
        let text = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let lines = if text.is_empty() { None } else { Some(text.split(|b| *b == b'\n')) };
        lines.into_iter().flatten().enumerate().map(|(at, line)| (at + 1, line.strip_suffix(b"\r").unwrap_or(line)))
    }
}

/// Whether a line is written as deedbox writes one.
fn is_plain(line: &[u8]) -> bool {
    line.get(64..70) == Some(b"  data") && !line.ends_with(b"\r")
}

pub fn parse_line(line: &[u8]) -> ManifestLine {
    if line.is_empty() {
        return ManifestLine::Blank;
    }
    if [&b"<<<<<<<"[..], b"=======", b">>>>>>>", b"|||||||"].iter().any(|mark| line.starts_with(mark)) {
        return ManifestLine::ConflictMark;
    }
    let listed = std::str::from_utf8(line).ok().and_then(|line| line.parse::<Listed>().ok());
    match listed {
        Some(listed)
            if listed.path.as_str().starts_with(DATA)
                && listed.path.as_str().as_bytes().get(DATA.len()) == Some(&b'/') =>
        {
            ManifestLine::File(listed)
        }
        _ => ManifestLine::Rubbish,
    }
}

/// Reads every manifest of a bundle, in the order of their names. What is no manifest in the folder is left to `verify`.
pub fn read_all(reader: &Reader, bundle: &str) -> Result<Vec<Manifest>, StorageError> {
    let folder = format!("{bundle}/{MANIFESTS}");
    let mut found = Vec::new();
    for entry in reader.list(&folder)? {
        let Some(name) = entry.text().filter(|name| layout::is_manifest_name(name)) else {
            continue;
        };
        let path = format!("{folder}/{name}");
        if entry.kind != EntryKind::File {
            return Err(StorageError::NotPlain(path));
        }
        found.push(Manifest { path: format!("{MANIFESTS}/{name}"), bytes: reader.read(&path, MAX_BYTES)? });
    }
    Ok(found)
}

/// What a bundle's manifests list together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Each file with its digest.
    pub files: BTreeMap<BundlePath, Sha256>,
}

impl Listing {
    /// The union of manifests, for readers that must be able to rely on it.
    ///
    /// # Errors
    /// A line that is none, or one path with two digests.
    pub fn union(bundle: &str, manifests: &[Manifest]) -> Result<Self, StorageError> {
        // Nearly always all is well; what is wrong, and where it is first, is told by going through line by line.
        union_of_whole(manifests).map_or_else(|| Self::union_by_line(bundle, manifests), Ok)
    }

    fn union_by_line(bundle: &str, manifests: &[Manifest]) -> Result<Self, StorageError> {
        let mut files: BTreeMap<BundlePath, Sha256> = BTreeMap::new();
        for manifest in manifests {
            let wrong =
                |line, text: String| StorageError::Manifest { path: format!("{bundle}/{}", manifest.path), line, text };
            for (number, line) in manifest.lines() {
                match line {
                    ManifestLine::Blank => {}
                    ManifestLine::File(listed) => match files.insert(listed.path.clone(), listed.sha256) {
                        Some(other) if other != listed.sha256 => return Err(wrong(None, listed.path.to_string())),
                        _ => {}
                    },
                    ManifestLine::ConflictMark | ManifestLine::Rubbish | ManifestLine::Torn => {
                        let raw =
                            manifest.raw_lines().find(|(n, _)| *n == number).map(|(_, raw)| raw).unwrap_or_default();
                        let text = String::from_utf8_lossy(raw).chars().take(60).collect();
                        return Err(wrong(Some(number), text));
                    }
                }
            }
        }
        Ok(Self { files })
    }

    /// Each file as a manifest line.
    pub fn lines(&self) -> impl Iterator<Item = Listed> + '_ {
        self.files.iter().map(|(path, sha256)| Listed { sha256: *sha256, path: path.clone() })
    }
}

/// The union of manifests in which nothing is wrong: sorted once, instead of looked up line by line.
fn union_of_whole(manifests: &[Manifest]) -> Option<Listing> {
    let mut lines = Vec::with_capacity(manifests.iter().map(|manifest| manifest.bytes.len() / TYPICAL_LINE).sum());
    for manifest in manifests {
        for (_, line) in manifest.lines() {
            match line {
                ManifestLine::File(Listed { sha256, path }) => lines.push((path, sha256)),
                ManifestLine::Blank => {}
                ManifestLine::ConflictMark | ManifestLine::Rubbish | ManifestLine::Torn => return None,
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    let is_one = lines.iter().zip(lines.iter().skip(1)).all(|((one, _), (next, _))| one != next);
    is_one.then(|| Listing { files: lines.into_iter().collect() })
}

/// A manifest's bytes with further lines at its end; lines that it has already are not repeated.
pub fn with_lines(bytes: &[u8], lines: &[Listed]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if !out.is_empty() && !out.ends_with(b"\n") {
        out.push(b'\n');
    }
    let old = Manifest { path: String::new(), bytes: bytes.to_vec() };
    let there: std::collections::BTreeSet<Listed> = old
        .lines()
        .filter_map(|(_, line)| if let ManifestLine::File(listed) = line { Some(listed) } else { None })
        .collect();
    for line in lines.iter().filter(|line| !there.contains(line)) {
        out.extend_from_slice(line.to_string().as_bytes());
        out.push(b'\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn listed(n: u8) -> Listed {
        Listed { sha256: Sha256::from_bytes([n; 32]), path: format!("data/records/x{n}.toml").parse().unwrap() }
    }

    proptest! {
        #[test]
        fn lines_are_only_ever_added_at_the_end(first in prop::collection::vec(0u8..20, 0..10), then in prop::collection::vec(0u8..20, 0..10)) {
            let lines = |numbers: &[u8]| numbers.iter().map(|n| listed(*n)).collect::<Vec<_>>();
            let before = with_lines(b"", &lines(&first));
            let after = with_lines(&before, &lines(&then));
            prop_assert!(after.starts_with(&before));
            prop_assert_eq!(with_lines(&after, &lines(&then)), after.clone());
            let union = Listing::union("b", &[Manifest { path: "m".into(), bytes: after }]).unwrap();
            for n in first.iter().chain(&then) {
                prop_assert!(union.files.contains_key(&listed(*n).path));
            }
        }

        #[test]
        fn any_bytes_are_a_manifest_or_named(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let manifest = Manifest { path: "manifests/x.sha256".into(), bytes };
            let read = Listing::union("b", std::slice::from_ref(&manifest));
            prop_assert_eq!(format!("{read:?}"), format!("{:?}", Listing::union_by_line("b", std::slice::from_ref(&manifest))));
            prop_assert!(manifest.lines().count() <= 301);
        }
    }

    proptest! {
        /// Sorted at once or line by line, several manifests list the same, and what is wrong is the same.
        #[test]
        fn the_quick_union_is_the_union(
            lists in prop::collection::vec(prop::collection::vec((0u8..8, 0u8..12), 0..8), 0..4), odd in 0..30usize,
        ) {
            let line = |(path, digest): &(u8, u8)| match odd {
                // Of one path two digests, here and there.
                0..10 => Listed { sha256: Sha256::from_bytes([*digest; 32]), ..listed(*path) }.to_string(),
                10..13 if *digest == 0 => "<<<<<<< ours".to_owned(),
                13..16 if *digest == 0 => "rubbish".to_owned(),
                16..19 if *digest == 0 => String::new(),
                _ => listed(*path).to_string(),
            };
            let manifests: Vec<Manifest> = lists
                .iter()
                .enumerate()
                .map(|(number, list)| {
                    let text: String = list.iter().map(|pair| line(pair) + "\n").collect();
                    let cut = usize::from(odd == 20 && number == 1 && !text.is_empty());
                    Manifest { path: format!("m{number}"), bytes: text.as_bytes().split_at(text.len() - cut).0.to_vec() }
                })
                .collect();
            let (quick, by_line) = (Listing::union("b", &manifests), Listing::union_by_line("b", &manifests));
            prop_assert_eq!(format!("{quick:?}"), format!("{by_line:?}"));
        }
    }

    #[test]
    fn a_manifest_may_list_what_it_lists_and_what_cannot_be_told() {
        let whole = with_lines(b"", &[listed(1), listed(2)]);
        let of = |bytes: &[u8]| Manifest { path: "m".into(), bytes: bytes.to_vec() };
        assert!(of(&whole).may_list("/x1.toml") && of(&whole).may_list("/x2.toml"));
        assert!(!of(&whole).may_list("/x3.toml") && !of(b"").may_list("/x3.toml"));
        for odd in ["<<<<<<< ours\n", "\n", "rubbish\n", &listed(7).to_string()] {
            assert!(of(&[&whole, odd.as_bytes()].concat()).may_list("/x3.toml"), "{odd:?}");
        }
    }

    #[test]
    fn the_tails_of_a_manifest_are_those_of_its_records() {
        let of = |text: &str| Manifest { path: "m".into(), bytes: text.as_bytes().to_vec() }.tails();
        let line = |path: &str| format!("{}  {path}\n", "0".repeat(64));
        let records = line("data/records/2026-01-02-charge-x4p9.toml")
            + &line("data/originals/unit/2026-01-02-a-q2fy.pdf")
            + &line("data/records/2026-01-02-charge-x4p9+01-voided-a2b3.toml");
        assert_eq!(of(&records), Some(vec![*b"x4p9"]), "an event is not looked for");
        assert_eq!(of(""), Some(Vec::new()));
        for odd in ["\n", "rubbish\n", "<<<<<<< ours\n", "no end", &records.replace('\n', "\r\n")] {
            assert_eq!(of(&(records.clone() + odd)), None, "{odd:?}: what cannot be told is not said not to be there");
        }
    }

    #[test]
    fn forms_that_other_tools_write_are_read() {
        let line = listed(7).to_string();
        for bytes in [
            format!("{line}\r\n"),
            line.replacen("  ", " *", 1) + "\n",
            line.replacen("  ", "  ./", 1) + "\n",
            line.replacen(&listed(7).sha256.to_string(), &listed(7).sha256.to_string().to_uppercase(), 1) + "\n",
        ] {
            let manifest = Manifest { path: "m".into(), bytes: bytes.into_bytes() };
            assert_eq!(manifest.lines().collect::<Vec<_>>(), [(1, ManifestLine::File(listed(7)))]);
        }
    }

    #[test]
    fn a_last_line_that_does_not_end_is_torn_wherever_it_was_cut() {
        let whole = with_lines(b"", &[listed(1), listed(2)]);
        for cut in 1..=listed(2).to_string().len() + 1 {
            let bytes = whole.get(..whole.len() - cut).unwrap().to_vec();
            let manifest = Manifest { path: "m".into(), bytes };
            let last = manifest.lines().last();
            if cut <= listed(2).to_string().len() {
                assert_eq!(last, Some((2, ManifestLine::Torn)), "{cut}");
                assert!(Listing::union("b", &[manifest]).is_err(), "{cut}");
            } else {
                assert_eq!(last, Some((1, ManifestLine::File(listed(1)))));
            }
        }
    }

    #[test]
    fn paths_that_lead_out_are_rubbish() {
        for path in ["../x", "/etc/passwd", "data/../../x", "manifests/x", "data"] {
            let bytes = format!("{}  {path}\n", "0".repeat(64)).into_bytes();
            assert_eq!(Manifest { path: "m".into(), bytes }.lines().next(), Some((1, ManifestLine::Rubbish)), "{path}");
        }
    }
}
