//! A bundle as views read it: what its part has is not read again.

use std::sync::Arc;

use crate::archive::bundle::Bundle;
use crate::archive::destruction;
use crate::archive::layout::{self, BundleId};
use crate::archive::looking::LookedAt;
use crate::archive::manifest::{self, Listing};
use crate::archive::parts::{self, KeptText, OpenedPart, PartLists, Parts, UsedPart};
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::EntryName;

impl Bundle {
    /// Reads a bundle for a view: what its part has need not be read again. Where lists destroyed something of it, there is no part.
    pub(in crate::archive) fn read_from(
        parts: Option<&Arc<Parts>>,
        reader: &Reader,
        id: &BundleId,
    ) -> Result<Self, StorageError> {
        let path = id.path();
        let Some(parts) = parts else { return Self::read(reader, id) };
        if !destruction::gone_of(reader, id).is_ok_and(|gone| gone.is_empty()) {
            parts.forget(&path);
            return Self::read(reader, id);
        }
        let stamps = parts::stamps_of(reader, &path);
        let opened = parts.open(&path);
        let opened = match (&stamps, opened) {
            (Some(stamps), Some(opened)) if parts.takes_stamps() && opened.is_fresh(stamps) => {
                let of_then = (stamps.clone(), opened.head.listing);
                let part = UsedPart::new(parts, path, of_then, Some(opened), PartLists::Fresh);
                return Ok(Self { part: Some(Arc::new(part)), ..Self::of(reader, id, None, Vec::new()) });
            }
            (_, opened) => opened,
        };
        let manifests = manifest::read_all(reader, &path)?;
        if manifests.is_empty() {
            return Ok(Self::of(reader, id, Some(Arc::default()), manifests));
        }
        let of_now = (stamps.unwrap_or_default(), parts::digest_of(&manifests));
        if opened.as_ref().is_some_and(|opened| opened.head.listing == of_now.1) {
            // Where what the system says holds as well, nothing of it is to be written anew.
            let is_fresh = opened.as_ref().is_some_and(|opened| opened.is_fresh(&of_now.0));
            let lists = if is_fresh { PartLists::Fresh } else { PartLists::Same };
            let part = UsedPart::new(parts, path, of_now, opened, lists);
            return Ok(Self { part: Some(Arc::new(part)), ..Self::of(reader, id, None, manifests) });
        }
        let listing = Arc::new(Listing::union(&path, &manifests)?);
        let part = UsedPart::new(parts, path, of_now, opened, PartLists::AsRead(Arc::clone(&listing)));
        Ok(Self { part: Some(Arc::new(part)), ..Self::of(reader, id, Some(listing), manifests) })
    }

    /// Reads a bundle's manifests for who goes through its records once: nothing of them is kept.
    pub(in crate::archive) fn read_in_passing(
        parts: Option<&Arc<Parts>>,
        reader: &Reader,
        id: &BundleId,
    ) -> Result<Self, StorageError> {
        Ok(Self { kept: None, ..Self::read_from(parts, reader, id)? })
    }

    /// What was known of it, where that is all that its manifests list.
    pub(super) fn whole_part(&self) -> Option<&OpenedPart> {
        self.part.as_ref().and_then(|part| part.whole())
    }

    /// Every record and event of it, with what it says where that is kept; none where not all that is listed is known.
    pub fn kept_texts(&self) -> Option<Vec<KeptText<'_>>> {
        self.looking.note(|| LookedAt::Bundle(self.id.path()));
        self.whole_part().map(OpenedPart::all_texts)
    }

    /// What a record or event says, where that is known.
    pub(super) fn known(&self, name: EntryName) -> Option<&[u8]> {
        let part = self.part.as_ref()?;
        if part.whole().is_some() {
            return part.text(name, None);
        }
        let sha256 = self.listed().files.get(layout::entry_path(name).as_str())?;
        part.text(name, Some(*sha256))
    }

    /// Something in it is not as it was listed, or not understood: there shall be no part of it.
    pub(super) fn spoil(&self) {
        if let Some(part) = &self.part {
            part.spoil();
        }
    }
}
