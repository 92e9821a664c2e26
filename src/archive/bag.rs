//! Closing a volume as a BagIt 1.0 bag (RFC 8493): beside its own manifests, the files that every validator knows.

use std::collections::BTreeSet;

use crate::archive::bundle::Bundle;
use crate::archive::digest::digest;
use crate::archive::elsewhere;
use crate::archive::layout::{BundleId, DATA};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::stage;
use crate::archive::storage_error::StorageError;
use crate::model::{BundlePath, Date, Line, Listed, RecordId, VolumeCode};

/// The declaration (RFC 8493 section 2.1.1).
pub const BAGIT: &str = "bagit.txt";
/// What the bag is (section 2.2.2).
pub use crate::archive::layout::BAG_INFO;
/// The payload's digests (section 2.1.3).
pub const PAYLOAD_MANIFEST: &str = "manifest-sha256.txt";
/// The digests of all other files (section 2.2.1).
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The files that make a bundle a bag.
pub const FILES: [&str; 4] = [BAGIT, BAG_INFO, PAYLOAD_MANIFEST, TAG_MANIFEST];

/// What `bag-info.txt` says of a volume.
#[derive(Clone, Debug)]
pub struct BagInfo {
    /// The estate.
    pub organisation: Line,
    /// The volume's code.
    pub code: VolumeCode,
    /// The client.
    pub title: Line,
    /// The day on which it is closed.
    pub date: Date,
}

/// The files that close a bundle as a bag, by name. The payload's bytes are read and checked first.
///
/// # Errors
/// A listed file that is missing or altered: what is closed for good must be whole.
pub fn closing_files(
    reader: &Reader,
    bundle: &Bundle,
    info: &BagInfo,
) -> Result<Vec<(&'static str, Vec<u8>)>, StorageError> {
    if let Some(stray) = unlisted(reader, bundle, DATA)? {
        return Err(StorageError::Unlisted(stray));
    }
    let mut bytes = 0u64;
    for (path, sha256) in &bundle.listing().files {
        let full = bundle.full(path.as_str());
        let (file, _) = match reader.open(&full) {
            Err(e) if e.is_not_found() => return Err(elsewhere::missing(reader, &full, *sha256)),
            other => other?,
        };
        let (found, size) = stage::hash(file, &full)?;
        if found != *sha256 {
            return Err(StorageError::Altered(full));
        }
        bytes += size;
    }
    let files = bundle.listing().files.len();
    let bagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
    let bag_info = format!(
        "Source-Organization: {}\nExternal-Identifier: {}\nExternal-Description: {}\nBagging-Date: {}\nPayload-Oxum: {bytes}.{files}\n",
        info.organisation, info.code, info.title, info.date
    );
    let payload: String = bundle.listing().lines().map(|line| format!("{line}\n")).collect();
    let mut tags: Vec<(String, Vec<u8>)> =
        vec![(BAGIT.to_owned(), bagit.clone().into_bytes()), (BAG_INFO.to_owned(), bag_info.clone().into_bytes())];
    tags.push((PAYLOAD_MANIFEST.to_owned(), payload.clone().into_bytes()));
    tags.extend(bundle.manifests.iter().map(|manifest| (manifest.path.clone(), manifest.bytes.clone())));
    tags.sort();
    let tag_manifest: String = tags.iter().map(|(path, bytes)| format!("{}  {path}\n", digest(bytes))).collect();
    Ok(vec![
        (BAGIT, bagit.into_bytes()),
        (BAG_INFO, bag_info.into_bytes()),
        (PAYLOAD_MANIFEST, payload.into_bytes()),
        (TAG_MANIFEST, tag_manifest.into_bytes()),
    ])
}

/// What a bag says of each list by which something of it was destroyed.
const DESTROYED_UNDER: &str = "Internal-Sender-Description: destroyed under ";

/// The files of a closed volume that change when something of it is destroyed: the payload's list without what is away, its size,
/// and the digests of both. What the volume's own manifests list stays as it is.
///
/// # Errors
/// What stays is not there.
pub fn closed_again(
    reader: &Reader,
    bundle: &Bundle,
    away: &BTreeSet<BundlePath>,
    list: &RecordId,
) -> Result<Vec<(&'static str, Vec<u8>)>, StorageError> {
    let mut bytes = 0u64;
    let left: Vec<Listed> = bundle.listing().lines().filter(|line| !away.contains(&line.path)).collect();
    for line in &left {
        let full = bundle.full(line.path.as_str());
        bytes += match reader.open(&full) {
            Err(e) if e.is_not_found() => return Err(elsewhere::missing(reader, &full, line.sha256)),
            other => other?.1,
        };
    }
    let small = |name: &str| reader.read(bundle.full(name), MAX_TAG_BYTES);
    let bagit = small(BAGIT)?;
    let was = String::from_utf8_lossy(&small(BAG_INFO)?).into_owned();
    let own = |line: &&str| !line.starts_with("Payload-Oxum: ") && !line.starts_with(DESTROYED_UNDER);
    let mut bag_info: String = was.lines().filter(own).map(|line| format!("{line}\n")).collect();
    bag_info.push_str(&format!("Payload-Oxum: {bytes}.{}\n", left.len()));
    let lists: BTreeSet<&RecordId> = bundle.destroyed.values().map(|line| &line.list.id).chain([list]).collect();
    lists.iter().for_each(|list| bag_info.push_str(&format!("{DESTROYED_UNDER}{list}\n")));
    let payload: String = left.iter().map(|line| format!("{line}\n")).collect();
    let mut tags: Vec<(&str, &[u8])> =
        vec![(BAGIT, &bagit), (BAG_INFO, bag_info.as_bytes()), (PAYLOAD_MANIFEST, payload.as_bytes())];
    tags.extend(bundle.manifests.iter().map(|manifest| (manifest.path.as_str(), manifest.bytes.as_slice())));
    tags.sort_unstable();
    let tag_manifest: String = tags.iter().map(|(path, bytes)| format!("{}  {path}\n", digest(bytes))).collect();
    Ok(vec![
        (BAG_INFO, bag_info.into_bytes()),
        (PAYLOAD_MANIFEST, payload.into_bytes()),
        (TAG_MANIFEST, tag_manifest.into_bytes()),
    ])
}

/// The folder of a bundle that lies outside boxes, as a bag's closing files are put into it before it moves.
pub fn path_in(bundle: &BundleId, name: &str) -> String {
    format!("{bundle}/{name}")
}

/// The largest of a bag's small files that is read, in bytes.
const MAX_TAG_BYTES: u64 = 1 << 20;

/// How deep a bundle's folders may lie; deeper ones are none of ours.
const DEEPEST: usize = 8;

/// The first thing in a folder of a bundle that no manifest lists, if there is one: a bag would list it for ever, or not at all.
fn unlisted(reader: &Reader, bundle: &Bundle, folder: &str) -> Result<Option<String>, StorageError> {
    for entry in reader.list(bundle.full(folder))? {
        let path = format!("{folder}/{}", entry.name.to_string_lossy());
        let known = path.parse().is_ok_and(|path| bundle.has(&path));
        let found = match entry.kind {
            EntryKind::File if known => None,
            EntryKind::Folder if folder.split('/').count() < DEEPEST => unlisted(reader, bundle, &path)?,
            EntryKind::File | EntryKind::Folder | EntryKind::Link | EntryKind::Special => Some(bundle.full(&path)),
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
