//! Boxed volumes by their folders: the code that each has for life, and its box (P2-6).

use std::collections::BTreeMap;

use crate::archive::{Archive, ClientFile, Lookup, Uncached, VolumeFolder, find};
use crate::error::Result;
use crate::model::record::Boxed;
use crate::model::{Body, Case, Kind, Register};

/// A box record.
#[derive(Clone, Debug)]
pub struct BoxLine {
    /// The record.
    pub case: Case,
    /// What it says.
    pub boxed: Boxed,
}

/// The box records of an archive, by the volume's folder; the volume itself stands before its supplements.
#[derive(Debug, Default)]
pub struct Boxes(BTreeMap<String, Vec<BoxLine>>);

impl Boxes {
    /// Reads every box record.
    pub fn read(archive: &Archive) -> Result<Self> {
        let mut lookup = Uncached::new(archive);
        let mut boxes: BTreeMap<String, Vec<BoxLine>> = BTreeMap::new();
        for (bundle, _) in find::register_years(&lookup, Register::Boxes)? {
            for case in lookup.bundle(&bundle)?.cases(archive.reader(), Kind::Box)? {
                let Body::Box(boxed) = case.record.body.clone() else {
                    continue;
                };
                boxes.entry(boxed.volume.to_string()).or_default().push(BoxLine { case, boxed });
            }
        }
        for lines in boxes.values_mut() {
            lines.sort_by_key(|line| (line.boxed.supplement_to.is_some(), line.boxed.year, line.case.stem));
        }
        Ok(Self(boxes))
    }

    /// The box records of a client's volume.
    pub fn of(&self, file: &ClientFile) -> &[BoxLine] {
        let folder = VolumeFolder { unit: file.home.unit.clone(), client: file.tenure.client.clone() };
        self.0.get(&folder.to_string()).map_or(&[], Vec::as_slice)
    }

    /// The box record of a client's volume itself.
    pub fn volume(&self, file: &ClientFile) -> Option<&BoxLine> {
        self.of(file).iter().find(|line| line.boxed.supplement_to.is_none())
    }
}
