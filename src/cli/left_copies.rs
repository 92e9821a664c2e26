//! Copies of a disclosure, or a pack of exhibits, that a stopped command has left beside their place: what is registered was promised to
//! somebody, what is not is made anew.

use std::path::Path;

use crate::archive::export_files::OutsidePlace;
use crate::archive::{Archive, Uncached, find};
use crate::error::Result;
use crate::model::{Kind, Listed, Reference, Refusal};
use crate::views::disclosures;

/// Clears the place for what is to be built there.
///
/// # Errors
/// What lies there is registered.
pub(super) fn clear(archive: &Archive, place: &OutsidePlace, folder: &Path) -> Result<()> {
    if !place.is_left() {
        return Ok(());
    }
    let registered = disclosures::handed_over(archive)?;
    if let Some((id, _)) = registered.into_iter().find(|(_, copies)| is_whole(place, copies)) {
        return Err(Refusal::LeftBeside { id, kind: Kind::Disclosure, path: folder.to_owned() }.into());
    }
    Ok(place.sweep(archive)?)
}

/// Puts what is registered of a disclosure in its place, where it was left beside it whole; gives whether it was.
///
/// # Errors
/// There is no such disclosure, or the disk failed.
pub(super) fn put(archive: &Archive, place: &OutsidePlace, reference: &Reference) -> Result<bool> {
    if !place.is_left() {
        return Ok(false);
    }
    let wanted = find::record(&mut Uncached::new(archive), reference)?.id;
    let registered = disclosures::handed_over(archive)?;
    if !registered.iter().any(|(id, copies)| *id == wanted && is_whole(place, copies)) {
        return Ok(false);
    }
    place.put_folder(archive)?;
    Ok(true)
}

fn is_whole(place: &OutsidePlace, copies: &[Listed]) -> bool {
    copies.iter().all(|copy| place.left(Some(copy.path.as_str())) == Some(copy.sha256))
}
