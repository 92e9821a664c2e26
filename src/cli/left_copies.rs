//! Copies of a disclosure, or a pack of exhibits, that a stopped command has left beside their place: what is registered was promised to
//! somebody, what is not is made anew. What lies clear that is encrypted in the archive is taken away by whatever command comes next to it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::archive::export_files::OutsidePlace;
use crate::archive::{Archive, Mode, Uncached, clear_copies, find, secrecy};
use crate::cli::context::Context;
use crate::cli::secrecy_done::SecrecyDone;
use crate::error::Result;
use crate::model::message::Given;
use crate::model::{Kind, Listed, Reference, Refusal, Sha256};
use crate::views::disclosures;
use crate::views::export::left;

/// Clears the place for what is to be built there.
///
/// # Errors
/// What lies there is registered.
pub(super) fn clear(archive: &Archive, place: &OutsidePlace, folder: &Path) -> Result<()> {
    if !place.is_left() {
        return Ok(());
    }
    let (registered, encrypted) = (disclosures::handed_over(archive)?, encrypted(archive)?);
    if let Some((id, _)) = registered.into_iter().find(|(_, copies)| is_whole(place, copies, &encrypted)) {
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
    let (registered, encrypted) = (disclosures::handed_over(archive)?, encrypted(archive)?);
    if !registered.iter().any(|(id, copies)| *id == wanted && is_whole(place, copies, &encrypted)) {
        return Ok(false);
    }
    place.put_folder(archive)?;
    Ok(true)
}

/// The digests of what lies encrypted in the archive: of a copy of it that was opened none is known.
pub(super) fn encrypted(archive: &Archive) -> Result<BTreeSet<Sha256>> {
    Ok(secrecy::papers(archive)?.into_iter().map(|paper| paper.sha256).collect())
}

/// Whether a copy that was registered lies in a place that a stopped command left.
pub(super) fn is_left(place: &OutsidePlace, (name, sha256): (&str, Sha256), encrypted: &BTreeSet<Sha256>) -> bool {
    place.left(Some(name)).is_some_and(|found| found == sha256 || encrypted.contains(&sha256))
}

fn is_whole(place: &OutsidePlace, copies: &[Listed], encrypted: &BTreeSet<Sha256>) -> bool {
    copies.iter().all(|copy| is_left(place, (copy.path.as_str(), copy.sha256), encrypted))
}

/// Takes away what stopped commands left in clear outside the archive, and says so. What is registered stays, for it was promised to somebody:
/// it is named, with the command that puts it in its place.
///
/// # Errors
/// The disk failed.
pub(super) fn sweep_clear(ctx: &mut Context, archive: &Archive) -> Result<()> {
    if ctx.mode() == Mode::Preview {
        return Ok(());
    }
    // The registers are read where something is left; the notes of what is gone are struck all the same.
    let is_left = !clear_copies::left(archive)?.is_empty();
    let promised = if is_left { Promised::read(archive)? } else { Promised::default() };
    let (gone, stayed) = clear_copies::sweep(archive, |path| promised.has(archive, path))?;
    for path in gone {
        ctx.say(&SecrecyDone::ClearTaken { path: Given(path.display().to_string()) })?;
    }
    for path in stayed {
        ctx.say(&SecrecyDone::ClearPromised { path: Given(path.display().to_string()) })?;
    }
    Ok(())
}

/// What is registered as handed out, whichever way.
#[derive(Default)]
struct Promised {
    copies: Vec<Vec<Listed>>,
    encrypted: BTreeSet<Sha256>,
}

impl Promised {
    fn read(archive: &Archive) -> Result<Self> {
        let disclosed = disclosures::handed_over(archive)?.into_iter().map(|(_, copies)| copies);
        let exported = left::handed_out(archive, None)?.into_iter().map(|(_, copies)| copies);
        Ok(Self { copies: disclosed.chain(exported).collect(), encrypted: encrypted(archive)? })
    }

    /// Whether a folder that was left holds all that was registered of something: in a folder of papers beside a file, all that was of papers.
    fn has(&self, archive: &Archive, half_made: &Path) -> Result<bool> {
        let Some(place) = OutsidePlace::of_half_made(archive, half_made)? else { return Ok(false) };
        let name = format!("{}/", place.name());
        let is_there = |copies: &Vec<Listed>| {
            let beside: Vec<_> =
                copies.iter().filter_map(|it| Some((it.path.as_str().strip_prefix(&name)?, it.sha256))).collect();
            let inside = || copies.iter().map(|it| (it.path.as_str(), it.sha256)).collect();
            let all = if beside.is_empty() { inside() } else { beside };
            all.into_iter().all(|copy| is_left(&place, copy, &self.encrypted))
        };
        Ok(self.copies.iter().any(is_there))
    }
}
