//! What lets the company that goes on open papers that lie encrypted: their keys, wrapped to its own, or the papers in clear (PROOF.md section 8).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::carried::LeftBehind;
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::open::Archive;
use crate::archive::outside::{given_folder, is_there};
use crate::archive::outside_bag::OutsideBag;
use crate::archive::secrecy::{self, Generation, KeyBox, KeyMeans, OpeningKeys, SecrecyError};
use crate::archive::systems::beneath;
use crate::model::Date;
use crate::model::handover::OpensFor;

/// Where in a bag the key box of the company lies.
const KEYS: &str = "data/keys";
/// Where in a bag papers lie in clear, each under the path that it has in the archive.
const CLEAR: &str = "data/clear";

/// The generation of a box that goes along.
const FIRST: u32 = 1;

/// The papers that lie encrypted and are carried, with what opens them here.
#[derive(Debug)]
pub struct CarriedKeys {
    opens: OpensFor,
    papers: Vec<OutgoingCopy>,
    keys: OpeningKeys,
}

/// What became of the papers that lie encrypted.
#[derive(Clone, Debug)]
pub struct KeysCarried {
    pub opens: OpensFor,
    /// How many the company can open.
    pub opened: usize,
    /// Those that nothing here opens, by their paths.
    pub closed: Vec<String>,
}

impl CarriedKeys {
    /// Looks that there is something that opens them; none where no paper lies encrypted.
    ///
    /// # Errors
    /// There is no program, no key box, or no file with the secret half of a key.
    pub fn begin(
        archive: &Archive,
        (opens, means): (OpensFor, &KeyMeans),
        behind: &BTreeSet<LeftBehind>,
    ) -> Result<Option<Self>, SecrecyError> {
        let mut papers = secrecy::papers(archive)?;
        papers.retain(|paper| !behind.iter().any(|sort| sort.has(&paper.from)));
        if papers.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { opens, papers, keys: OpeningKeys::begin(archive, means)? }))
    }

    /// Puts them into the bag. What does not open is told, whatever the reason is.
    ///
    /// # Errors
    /// The bag cannot be written.
    pub fn put(&self, archive: &Archive, bag: &mut OutsideBag, day: Date) -> Result<KeysCarried, SecrecyError> {
        let mut carried = KeysCarried { opens: self.opens.clone(), opened: 0, closed: Vec::new() };
        for paper in &self.papers {
            match self.put_one(archive, bag, paper)? {
                true => carried.opened += 1,
                false => carried.closed.push(paper.from.clone()),
            }
        }
        if let OpensFor::Key(key) = &self.opens {
            let only = Generation { number: FIRST, day, staff: Vec::new(), keys: vec![key.clone()] };
            let (name, text) = KeyBox::carried(&archive.settings().id, only)?;
            bag.add(&format!("{KEYS}/{name}"), text.as_bytes())?;
        }
        Ok(carried)
    }

    /// Whether the paper, or its key, lies in the bag now.
    fn put_one(&self, archive: &Archive, bag: &mut OutsideBag, paper: &OutgoingCopy) -> Result<bool, SecrecyError> {
        match &self.opens {
            OpensFor::Key(key) => {
                let Ok(wrapped) = self.keys.wrapped_for(archive, paper, key) else { return Ok(false) };
                bag.add(&key_path(paper), &wrapped)?;
            }
            OpensFor::Clear => {
                // Tried before, so that nothing half made lies there of what does not open.
                if secrecy::opens(&self.keys, archive, paper).is_err() {
                    return Ok(false);
                }
                let secret = self.keys.secret_of(paper.sha256)?;
                let name = clear_path(paper);
                self.keys.open(archive, (paper, &secret), |from| {
                    Ok(bag.stream(&name, from, Path::new(&paper.from)).map(drop)?)
                })?;
            }
        }
        Ok(true)
    }
}

/// Where in a bag a paper lies in clear.
pub fn clear_path(paper: &OutgoingCopy) -> String {
    let folder = paper.from.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{CLEAR}/{folder}/{}", paper.name)
}

/// Where in a bag the key of a paper lies.
pub fn key_path(paper: &OutgoingCopy) -> String {
    format!("{KEYS}/{}", KeyBox::name_of(paper.sha256, FIRST))
}

/// The key box in a bag, where there is one.
pub fn box_in(bag: &Path) -> Option<PathBuf> {
    Some(beneath(bag, KEYS)).filter(|folder| given_folder(folder))
}

/// Whether something lies in a bag.
pub fn lies_in(bag: &Path, name: &str) -> bool {
    is_there(&beneath(bag, name))
}
