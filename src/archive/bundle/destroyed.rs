//! What lists have destroyed of a bundle, and what stands in its place.

use std::collections::BTreeMap;

use crate::archive::bundle::{Bundle, MAX_RECORD_BYTES};
use crate::archive::gone::GoneList;
use crate::archive::layout::{self, BAG_INFO, BundleId};
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::attachment::{Attachment, Lies};
use crate::model::record::Head;
use crate::model::{Body, Cover, EntryName, Kind, Line, Record, RecordId, Stem};

impl Bundle {
    /// The list that has destroyed its cover, and so all of the volume.
    pub fn lost_cover(&self) -> Option<&GoneList> {
        self.gone(&layout::entry_path(EntryName::Record(Stem::Cover)))
    }

    /// The list that has destroyed a file of it.
    pub fn gone(&self, path: &str) -> Option<&GoneList> {
        self.destroyed.get(path).map(|line| &*line.list)
    }

    /// The list that has destroyed the last of it, where nothing is left.
    pub fn wholly_destroyed(&self) -> Option<RecordId> {
        if !self.listing().files.is_empty() {
            return None;
        }
        self.destroyed.values().map(|line| &line.list.id).max().cloned()
    }

    /// The lists that have destroyed something of it, with how many files each.
    pub fn destroyed_by(&self) -> BTreeMap<RecordId, (&GoneList, usize)> {
        let mut lists: BTreeMap<RecordId, (&GoneList, usize)> = BTreeMap::new();
        for line in self.destroyed.values() {
            lists.entry(line.list.id.clone()).or_insert((&line.list, 0)).1 += 1;
        }
        lists
    }

    /// Marks the papers of a record that were destroyed.
    pub(super) fn mark(&self, attachments: &mut [Attachment]) {
        if self.destroyed.is_empty() {
            return;
        }
        for paper in attachments {
            if let Some(line) = self.destroyed.get(&paper.path) {
                paper.lies = Lies::Destroyed { on: line.list.on, at: line.list.at };
            }
        }
    }

    /// What stands in the place of a cover that was destroyed: the client's name, which the box keeps, and the day of moving in.
    pub(super) fn cover_of_old(&self, reader: &Reader, list: &GoneList) -> Result<Record, StorageError> {
        let folder = match &self.id {
            BundleId::Client(_, folder) => folder,
            BundleId::Boxed(_, volume) | BundleId::Late(volume) => &volume.client,
            BundleId::Staff | BundleId::Policies | BundleId::Room(_) | BundleId::Register(..) => {
                return Err(StorageError::Missing(self.full("data/cover.toml")));
            }
        };
        let info = reader.read(self.full(BAG_INFO), MAX_RECORD_BYTES)?;
        let info = String::from_utf8_lossy(&info).into_owned();
        let title = info.lines().find_map(|line| line.strip_prefix("External-Description: "));
        let company: Line = title
            .and_then(|title| title.parse().ok())
            .map_or_else(|| folder.to_string().parse(), Ok)
            .map_err(|_| StorageError::Missing(self.full("data/cover.toml")))?;
        let head = Head {
            kind: Kind::Cover,
            when: folder.move_in.into(),
            at: list.at,
            clock: None,
            by: list.by.clone(),
            lies_in: None,
            no: None,
            title: None,
            enquiry: None,
            part: None,
        };
        Ok(Record { head, body: Body::Cover(Cover::named(company, folder.move_in)), events: Vec::new() })
    }
}
