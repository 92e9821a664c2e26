//! What a lake can do without: files that no publication of the last days lists.

use std::collections::BTreeSet;

use crate::archive::disk::Disk;
use crate::archive::lake::LakeFolder;
use crate::archive::outside::{given_entries, given_folder};
use crate::archive::storage_error::StorageError;
use crate::model::lake::LakeCode;
use crate::model::lake::catalogue::{LakeCatalogue, LakePublication, is_table_file};
use crate::model::time::Date;

/// The files of tables that neither what counts lists, nor a publication of a day or later.
pub fn unlisted(lake: &LakeFolder, catalogue: &LakeCatalogue, since: Date) -> Result<Vec<String>, StorageError> {
    let mut listed = BTreeSet::new();
    for (code, entry) in &catalogue.estates {
        listed.extend(lake.published(code, entry)?.files.into_iter().map(|file| file.path));
    }
    for code in given_entries(&lake.full("publications"))?.into_iter().filter(|name| name.parse::<LakeCode>().is_ok()) {
        for name in given_entries(&lake.full(&format!("publications/{code}")))? {
            let path = format!("publications/{code}/{name}");
            if !name.ends_with(".json") {
                continue;
            }
            let Some((LakePublication { day, files, .. }, _)) = lake.publication(&path)? else { continue };
            if since <= day.0 {
                listed.extend(files.into_iter().map(|file| file.path));
            }
        }
    }
    Ok(table_files(lake)?.into_iter().filter(|path| !listed.contains(path)).collect())
}

/// Takes files of tables away. Nothing else is: somebody's own files stay.
pub fn remove(lake: &LakeFolder, disk: &Disk, paths: &[String]) -> Result<(), StorageError> {
    for path in paths.iter().filter(|path| is_table_file(path)) {
        let full = lake.full(path);
        disk.remove(&full)?;
        if let Some(folder) = full.parent() {
            disk.remove_empty(folder, lake.root());
        }
    }
    Ok(())
}

/// Every file of a table that lies in the lake.
fn table_files(lake: &LakeFolder) -> Result<Vec<String>, StorageError> {
    let mut folders = vec!["data".to_owned()];
    for _ in 0..3 {
        let mut below = Vec::new();
        for folder in folders {
            let names = given_entries(&lake.full(&folder))?.into_iter().map(|name| format!("{folder}/{name}"));
            below.extend(names.filter(|path| given_folder(&lake.full(path))));
        }
        folders = below;
    }
    let mut files = Vec::new();
    for folder in folders {
        files.extend(given_entries(&lake.full(&folder))?.into_iter().map(|name| format!("{folder}/{name}")));
    }
    files.retain(|path| is_table_file(path));
    Ok(files)
}
