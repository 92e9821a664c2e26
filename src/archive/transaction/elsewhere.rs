//! Papers whose copy here goes to lie in a store alone, and those that come back. Neither changes the archive: no manifest gets a line.

use std::path::Path;

use crate::archive::elsewhere;
use crate::archive::layout::BundleId;
use crate::archive::lookup::Lookup as _;
use crate::archive::outside::open_given;
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{Add, Mode, Transaction};
use crate::model::{BundlePath, RecordId, Sha256};

impl Transaction<'_> {
    /// Lets the copies of a volume's papers go that lie here.
    ///
    /// # Errors
    /// What lies on disk gives no leave for one of them.
    pub fn leave_elsewhere(
        &mut self,
        bundle: &BundleId,
        papers: &[(BundlePath, Sha256)],
        approval: &RecordId,
    ) -> Result<(), StorageError> {
        self.bundle(bundle)?;
        // A preview notes nothing, so that nothing gives leave yet.
        let leave = match self.mode {
            Mode::Make => Some(elsewhere::leave_under(&self.archive.reader, bundle, approval)?),
            Mode::Preview => None,
        };
        for (path, sha256) in papers {
            if leave.as_ref().is_some_and(|leave| leave.as_ref().is_none_or(|leave| leave.of(path, *sha256).is_none()))
            {
                return Err(StorageError::NoLeave(format!("{bundle}/{path}")));
            }
            let (bundle, path, approval) = (bundle.clone(), path.clone(), approval.clone());
            self.adds.push(Add::LetGo { bundle, path, sha256: *sha256, approval });
        }
        Ok(())
    }

    /// Brings a listed paper back that is not here: a whole file of the private folder, whose digest was made when it was written.
    ///
    /// # Errors
    /// The disk failed.
    pub fn bring_back(
        &mut self,
        bundle: &BundleId,
        (path, sha256): (&BundlePath, Sha256),
        from: &Path,
    ) -> Result<(), StorageError> {
        if self.bundle(bundle)?.listing().files.get(path) != Some(&sha256) {
            return Err(StorageError::Unlisted(format!("{bundle}/{path}")));
        }
        let staged = self.staged;
        // What was fetched is whole by now, and its digest was made as it came.
        if let Some((private_dir, area, _)) = &self.private_dir {
            self.staged += 1;
            self.archive.disk.replace(from, &private_dir.staged(&area.staged_name(staged)))?;
        }
        self.adds.push(Add::BringBack { bundle: bundle.clone(), path: path.clone(), sha256, staged });
        Ok(())
    }

    /// The same of a paper that has just come back elsewhere.
    ///
    /// # Errors
    /// The disk failed, or what lies there has other bytes.
    pub fn bring_copy(
        &mut self,
        bundle: &BundleId,
        (path, sha256): (&BundlePath, Sha256),
        from: &Path,
    ) -> Result<(), StorageError> {
        self.bundle(bundle)?;
        let staged = self.stage(open_given(from)?.0, from)?;
        if staged.sha256 != sha256 {
            return Err(StorageError::Altered(from.display().to_string()));
        }
        let (bundle, path, number) = (bundle.clone(), path.clone(), staged.number.unwrap_or_default());
        self.adds.push(Add::BringBack { bundle, path, sha256, staged: number });
        Ok(())
    }
}
