//! What a change destroys: the files on a list that is approved and, with this change, carried out. There is no other way to
//! name a file for destruction.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::bag;
use crate::archive::destruction::{self, DestructionList};
use crate::archive::gone::GoneList;
use crate::archive::layout::BundleId;
use crate::archive::leave;
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{Add, Transaction};
use crate::model::destruction::Unlawful;
use crate::model::{Body, BundlePath, Case, Owner, RecordId, Register, Stem};

impl Transaction<'_> {
    /// Destroys what a list names, which this change carries out, and closes the volumes concerned again.
    ///
    /// # Errors
    /// The list is not approved as it stands, or not carried out; a file is not listed as it says.
    pub fn destroy(
        &mut self,
        register: &BundleId,
        stem: Stem,
        parts: &BTreeMap<String, Vec<BundleId>>,
    ) -> Result<(), StorageError> {
        let bundle = self.bundle(register)?;
        let reader = &self.archive.reader;
        let case = bundle.case(reader, stem)?;
        let none = || StorageError::Missing(format!("{register}/{stem}"));
        let record = bundle.lines_of(&case).into_iter().next().ok_or_else(none)?;
        let Body::Disposal(disposal) = &case.record.body else { return Err(none()) };
        let paper = disposal.lines().ok_or_else(none)?;
        let bytes = bundle.bytes(reader, paper.path.as_str())?;
        let list = DestructionList::of(&case, &record, &bytes).ok_or_else(none)?;
        let mut away: BTreeMap<BundleId, BTreeSet<BundlePath>> = BTreeMap::new();
        for line in list.lines() {
            let mut found = false;
            for id in parts.get(&line.identity).into_iter().flatten().filter(|id| id.identity() == line.identity) {
                if self.bundle(id)?.listing().files.get(&line.path) != Some(&line.sha256) {
                    continue;
                }
                found = true;
                away.entry(id.clone()).or_default().insert(line.path.clone());
                self.adds.push(Add::Destroy { bundle: id.clone(), path: line.path.clone(), sha256: line.sha256 });
            }
            if !found {
                return Err(StorageError::Missing(format!("{}/{}", line.identity, line.path)));
            }
        }
        let id = RecordId { owner: Owner::Register(Register::Disposals), stem };
        away.iter().try_for_each(|(bundle, away)| self.close_again(bundle, away, &id))
    }

    /// Takes a file away again that a list has destroyed and something brought back; gives the list. None where it has other bytes, or the list was
    /// not allowed to be carried out.
    pub fn destroy_again(&mut self, bundle: &BundleId, path: &BundlePath) -> Result<Option<RecordId>, StorageError> {
        // The commit compares the manifests with what was read here.
        self.bundle(bundle)?;
        let reader = &self.archive.reader;
        let gone = destruction::gone_of(reader, bundle)?;
        let Some(line) = gone.get(path) else { return Ok(None) };
        if leave::lawful(reader, &line.list)?.is_none() {
            return Ok(None);
        }
        let full = format!("{bundle}/{path}");
        let (file, _) = reader.open(&full)?;
        if crate::archive::stage::hash(file, &full)?.0 != line.sha256 {
            return Ok(None);
        }
        self.adds.push(Add::Destroy { bundle: bundle.clone(), path: path.clone(), sha256: line.sha256 });
        Ok(Some(line.list.id.clone()))
    }

    /// What is wrong with a list as this change carries it out.
    pub fn fault_of_list(&self, case: &Case) -> Result<Option<Unlawful>, StorageError> {
        leave::fault_of(&self.archive.reader, case)
    }

    /// Whether a list was allowed to be carried out.
    pub fn is_lawful(&self, list: &GoneList) -> Result<bool, StorageError> {
        Ok(leave::lawful(&self.archive.reader, list)?.is_some())
    }

    /// Closes a volume in its box again, without what is gone. What is no bag stays as it is.
    pub fn close_again(
        &mut self,
        bundle: &BundleId,
        away: &BTreeSet<BundlePath>,
        list: &RecordId,
    ) -> Result<(), StorageError> {
        if !bundle.is_closed() {
            return Ok(());
        }
        let read = self.bundle(bundle)?;
        for (name, bytes) in bag::closed_again(&self.archive.reader, &read, away, list)? {
            self.write_whole(bag::path_in(bundle, name), bytes);
        }
        Ok(())
    }
}
