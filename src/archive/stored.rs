//! What is known of papers in a store, and what proves it: the words of `.deedbox/elsewhere`, bytes that came back, the leave to let the
//! copy of a paper go that lies here.
#![cfg_attr(not(feature = "remote"), expect(dead_code, reason = "every build reads it, and finishes what was begun"))]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;

use sha2::Digest as _;

use crate::archive::layout;
use crate::archive::manifest::Listing;
use crate::model::remote::{RemoteName, StoreMark};
use crate::model::{BundlePath, Date, Sha256};

/// How much is read at a time, in bytes.
const BLOCK: usize = 64 << 10;

/// How it is known that a store has a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// It was sent there, or found there by a push: it may be there still. It is no ground for missing nothing here.
    Sending,
    /// It said so.
    Word,
    /// Every byte was read back.
    Bytes,
}

/// A content in a store, as it was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCopy {
    pub size: u64,
    pub remote: RemoteName,
    /// Which store was called so.
    pub mark: StoreMark,
    /// The day on which it was found there.
    pub on: Date,
    /// The last day that it is locked; none where it is not.
    pub locked_until: Option<Date>,
    pub known_by: KnownBy,
}

/// That a store gave back every byte of a content. There is no way to one but to read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBack {
    size: u64,
}

impl ReadBack {
    /// Reads what comes to its end; none where it is not the content.
    ///
    /// # Errors
    /// It does not come to its end.
    pub fn of(wanted: Sha256, mut bytes: impl Read) -> std::io::Result<Option<Self>> {
        let mut hasher = sha2::Sha256::new();
        let (mut block, mut size) = (vec![0u8; BLOCK], 0u64);
        loop {
            let n = match bytes.read(&mut block) {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if n == 0 {
                break;
            }
            hasher.update(block.get(..n).unwrap_or_default());
            size += u64::try_from(n).unwrap_or_default();
        }
        let sha256 = Sha256::from_bytes(hasher.finalize().into());
        Ok((sha256 == wanted).then_some(Self { size }))
    }

    /// What is known of it from now on.
    pub fn known(&self, (remote, mark): (&RemoteName, StoreMark), on: Date, locked_until: Option<Date>) -> StoredCopy {
        StoredCopy { size: self.size, remote: remote.clone(), mark, on, locked_until, known_by: KnownBy::Bytes }
    }
}

/// What is known of the papers of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ElsewhereNotes(BTreeMap<(Sha256, RemoteName), StoredCopy>);

impl ElsewhereNotes {
    /// Those alone of stores that are called today what they were called when it was noted: another store under that name has nothing.
    #[must_use]
    pub(super) fn of_stores(mut self, stores: &BTreeMap<RemoteName, StoreMark>) -> Self {
        self.0.retain(|(_, remote), copy| stores.get(remote) == Some(&copy.mark));
        self
    }

    /// Whether nothing is noted.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a content lies, the store by name first; none where that is not known.
    pub fn of(&self, sha256: Sha256) -> Option<&StoredCopy> {
        let is_of = |known: &Sha256, copy: &StoredCopy| *known == sha256 && copy.known_by != KnownBy::Sending;
        self.0.iter().find(|((known, _), copy)| is_of(known, copy)).map(|(_, copy)| copy)
    }

    /// Every store in which a content is known to lie, or to which it was sent.
    pub fn stores_of(&self, sha256: Sha256) -> impl Iterator<Item = &RemoteName> {
        self.0.keys().filter(move |(known, _)| *known == sha256).map(|(_, remote)| remote)
    }

    /// The size of a content, where any store was found to have it.
    pub fn size_of(&self, sha256: Sha256) -> Option<u64> {
        self.0.iter().find(|((known, _), _)| *known == sha256).map(|(_, copy)| copy.size)
    }

    /// What is known of a content in one store.
    pub fn in_store(&self, sha256: Sha256, remote: &RemoteName) -> Option<&StoredCopy> {
        self.0.get(&(sha256, remote.clone()))
    }

    /// Notes what was found of a content.
    pub(super) fn enter(&mut self, sha256: Sha256, copy: &StoredCopy) {
        let key = (sha256, copy.remote.clone());
        let mut copy = copy.clone();
        // That the bytes were read back once is not forgotten because the store was asked again.
        let of_it = |known: &&StoredCopy| known.size == copy.size && known.mark == copy.mark;
        if let Some(known) = self.0.get(&key).filter(of_it) {
            // A push that comes after tells nothing new.
            if copy.known_by == KnownBy::Sending {
                return;
            }
            copy.known_by = copy.known_by.max(known.known_by);
        }
        self.0.insert(key, copy);
    }

    /// Strikes what was known of a content in one store.
    pub(super) fn strike(&mut self, sha256: Sha256, remote: &RemoteName) {
        self.0.remove(&(sha256, remote.clone()));
    }

    /// The file: a line a content and store.
    pub(super) fn text(&self, identity: &str) -> String {
        let mut text = format!("# {identity}\n");
        for ((sha256, remote), copy) in &self.0 {
            let until = copy.locked_until.map_or_else(|| "-".to_owned(), |until| until.to_string());
            let by = match copy.known_by {
                KnownBy::Sending => "sent",
                KnownBy::Word => "said",
                KnownBy::Bytes => "read",
            };
            let _ = writeln!(text, "{sha256} {} {remote} {} {until} {by} {}", copy.size, copy.on, copy.mark);
        }
        text
    }

    /// What the file says; a line that says nothing that is understood is none.
    pub(super) fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split(' ');
            let sha256: Sha256 = words.next()?.parse().ok()?;
            let size = words.next()?.parse().ok()?;
            let remote: RemoteName = words.next()?.parse().ok()?;
            let on = words.next()?.parse().ok()?;
            let locked_until = match words.next()? {
                "-" => None,
                day => Some(day.parse().ok()?),
            };
            let known_by = match words.next()? {
                "sent" => KnownBy::Sending,
                "said" => KnownBy::Word,
                "read" => KnownBy::Bytes,
                _ => return None,
            };
            let (mark, None) = (StoreMark::noted(words.next()?)?, words.next()) else { return None };
            let copy = StoredCopy { size, remote: remote.clone(), mark, on, locked_until, known_by };
            Some(((sha256, remote), copy))
        };
        Self(text.lines().filter_map(line).collect())
    }
}

/// The leave to take the copy of one paper away that lies here: a store has every byte of it, locked beyond its term, and it was
/// approved that it lies there alone. It is no leave to destroy anything.
#[derive(Debug)]
pub struct KeptElsewhere(());

/// For which papers of a volume there is such a leave.
#[derive(Debug)]
pub struct LeaveToLetGo {
    listing: Listing,
    notes: ElsewhereNotes,
    remote: RemoteName,
    /// The day on which nothing of it is kept any more.
    term_over: Date,
}

impl LeaveToLetGo {
    /// Who makes one has read what it rests on (`elsewhere`).
    pub(super) fn new(listing: Listing, notes: ElsewhereNotes, remote: RemoteName, term_over: Date) -> Self {
        Self { listing, notes, remote, term_over }
    }

    /// The leave for one paper.
    pub fn of(&self, path: &BundlePath, sha256: Sha256) -> Option<KeptElsewhere> {
        let copy = self.notes.in_store(sha256, &self.remote)?;
        let is_proved =
            copy.known_by == KnownBy::Bytes && copy.locked_until.is_some_and(|until| self.term_over <= until);
        let is_listed = self.listing.files.get(path) == Some(&sha256);
        (layout::is_paper(path) && is_listed && is_proved).then_some(KeptElsewhere(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again_and_rubbish_is_nothing() {
        let copy = |remote: &str, until: Option<&str>, known_by| StoredCopy {
            size: 7,
            remote: remote.parse().unwrap(),
            mark: StoreMark::noted("0123456789abcdef").unwrap(),
            on: "2026-11-23".parse().unwrap(),
            locked_until: until.map(|until| until.parse().unwrap()),
            known_by,
        };
        let one = Sha256::of(b"1");
        let all = [copy("vault", Some("2037-01-01"), KnownBy::Bytes), copy("attic", None, KnownBy::Word)];
        let notes = ElsewhereNotes(all.into_iter().map(|copy| ((one, copy.remote.clone()), copy)).collect());
        let text = notes.text("1203/x");
        assert_eq!(ElsewhereNotes::parse(&text), notes);
        assert_eq!(notes.of(one).map(|copy| copy.remote.as_str()), Some("attic"));
        assert_eq!(notes.of(Sha256::of(b"2")), None);
        for cut in 0..text.len() {
            let part = ElsewhereNotes::parse(text.get(..cut).unwrap());
            assert!(part.0.iter().all(|(key, copy)| notes.0.get(key) == Some(copy)), "{cut}");
        }
        let mark = "0123456789abcdef";
        let odd = format!(
            "{one} 7 vault 2026-11-23 2037-01-01 believed {mark}\n{one} -7 vault 2026-11-23 - read {mark}\n\
             {one} 7 vault 2026-11-23 - read\n{one} 7 vault 2026-11-23 - read {mark}0\n"
        );
        assert_eq!(ElsewhereNotes::parse(&odd), ElsewhereNotes::default());
    }

    #[test]
    fn other_bytes_are_no_proof() {
        let wanted = Sha256::of(b"paper");
        assert_eq!(ReadBack::of(wanted, &b"paper"[..]).unwrap().map(|read| read.size), Some(5));
        assert_eq!(ReadBack::of(wanted, &b"papeR"[..]).unwrap(), None);
        assert_eq!(ReadBack::of(wanted, &b"pape"[..]).unwrap(), None);
        assert_eq!(ReadBack::of(wanted, &b""[..]).unwrap(), None);
    }
}
