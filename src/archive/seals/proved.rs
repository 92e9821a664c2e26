//! By which seal a file is proved to have been there: the first that lists it.

use std::collections::BTreeMap;

use crate::archive::looking::LookedAt;
use crate::archive::manifest;
use crate::archive::seals::estate::{digests_of, distinct, key_of, writer_of};
use crate::archive::seals::tree::Seals;
use crate::archive::{Archive, BundleId};
use crate::model::seal::LineDigests;
use crate::model::{BundlePath, Date, Moment, Sha256, Stem};

/// The first seal that lists a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvedBy {
    pub stem: Stem,
    /// When it was made, as it says.
    pub at: Moment,
}

impl ProvedBy {
    /// The day of the seal.
    pub fn date(&self) -> Date {
        self.at.date()
    }
}

/// By which seal each file of a bundle is proved; nothing of what no seal lists yet.
pub fn proved_by(archive: &Archive, bundle: &BundleId) -> BTreeMap<BundlePath, ProvedBy> {
    let seals = Seals::read(archive.reader());
    archive.reader().looking().note(|| LookedAt::Bundle(bundle.path()));
    if seals.all.is_empty() { BTreeMap::new() } else { first_seals(archive, &seals, bundle) }
}

pub(super) fn first_seals(archive: &Archive, seals: &Seals, bundle: &BundleId) -> BTreeMap<BundlePath, ProvedBy> {
    let mut proved = BTreeMap::new();
    for read in manifest::read_all(archive.reader(), &bundle.path()).unwrap_or_default() {
        let key = (bundle.identity(), writer_of(&read.path));
        let files = distinct(&read);
        let lines = digests_of(&files);
        let mut digests = LineDigests::default();
        let beginnings: Vec<Sha256> = lines
            .iter()
            .map(|line| {
                digests.add(*line);
                digests.digest()
            })
            .collect();
        let mut done = 0;
        for found in &seals.all {
            for line in found.list.iter().flatten().filter(|line| key_of(&line.path).as_ref() == Some(&key)) {
                let Ok(count) = usize::try_from(line.lines) else { continue };
                let is_it = count.checked_sub(1).and_then(|last| beginnings.get(last)) == Some(&line.digest);
                if is_it && done < count {
                    let by = ProvedBy { stem: found.stem, at: found.head.at };
                    let newly = files.iter().take(count).skip(done);
                    proved.extend(newly.map(|listed| (listed.path.clone(), by.clone())));
                    done = count;
                }
            }
        }
    }
    proved
}
