//! The year's catalogue of boxed volumes (docs/FORMS.md, 案卷目錄) and what stands on the boxes.

use std::collections::BTreeMap;

use crate::model::digest::Sha256;
use crate::model::id::RecordId;
use crate::model::place::Place;
use crate::model::record::Boxed;
use crate::model::settings::EstateId;
use crate::model::text::Line;
use crate::model::time::{Date, Year};
use crate::model::volume::{BoxPlace, VolumeCode};

/// A boxed volume with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The client's name.
    pub title: Line,
    /// What the box record says.
    pub boxed: Boxed,
    /// Where it stands, where anybody has said so.
    pub location: Option<Place>,
    /// The list by which it was destroyed.
    pub destroyed: Option<RecordId>,
}

/// The volumes that were boxed for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    pub estate: Line,
    pub fonds: String,
    pub year: Year,
    /// The volumes, by floor, box and code: as they stand on the shelf.
    pub entries: Vec<CatalogueEntry>,
    /// The newest seal of the archive, where it is printed for paper.
    pub seal: Option<CatalogueSeal>,
}

/// The newest seal, as it stands on a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueSeal {
    pub estate: EstateId,
    pub date: Date,
    pub sha256: Sha256,
}

impl Catalogue {
    /// A catalogue of a year's volumes, put in order.
    pub fn new(estate: Line, fonds: String, year: Year, mut entries: Vec<CatalogueEntry>) -> Self {
        entries.sort_by(|a, b| {
            (a.boxed.place(), &a.boxed.code, &a.boxed.volume).cmp(&(b.boxed.place(), &b.boxed.code, &b.boxed.volume))
        });
        Self { estate, fonds, year, entries, seal: None }
    }

    /// The boxes, each with the first and last code in it.
    pub fn boxes(&self) -> Vec<BoxSummary> {
        let mut boxes: BTreeMap<BoxPlace, BoxSummary> = BTreeMap::new();
        for entry in &self.entries {
            let code = entry.boxed.code.clone();
            let summary = boxes.entry(entry.boxed.place()).or_insert_with(|| BoxSummary {
                place: entry.boxed.place(),
                retention: entry.boxed.retention,
                first: code.clone(),
                last: code.clone(),
                volumes: 0,
            });
            summary.first = summary.first.clone().min(code.clone());
            summary.last = summary.last.clone().max(code);
            summary.volumes += 1;
        }
        boxes.into_values().collect()
    }
}

/// What stands on a box's spine (盒脊).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxSummary {
    pub place: BoxPlace,
    /// Its term.
    pub retention: crate::model::volume::Retention,
    pub first: VolumeCode,
    pub last: VolumeCode,
    pub volumes: usize,
}
