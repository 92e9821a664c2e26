//! What `mend` carries out of a list that a seal covers stays provable: the list is kept as it was.

use std::collections::BTreeMap;

use crate::archive::check::LateVolume;
use crate::archive::manifest::{self, Manifest};
use crate::archive::seals::{self, SealedLines};
use crate::archive::{BundleId, Lookup, Transaction, layout};
use crate::desk::Desk;
use crate::error::Result;
use crate::model::attachment::Attachment;

/// Keeps a manifest as it was where late papers are carried out of it and a seal lists more of its lines than stay: the copy shows
/// that it began as was sealed, and its lines are listed where the papers are now.
pub(in crate::desk) fn keep(
    desk: &Desk,
    tx: &mut Transaction,
    late: &LateVolume,
    (sealed, kept): (&SealedLines, &mut BTreeMap<BundleId, Vec<Attachment>>),
) -> Result<()> {
    let Some(volume) = &late.volume else { return Ok(()) };
    let to = BundleId::Late(volume.clone());
    let grown = late.restore.iter().map(|(path, bytes)| (path, bytes.clone().unwrap_or_default()));
    let left = late.take_away.iter().filter(|(.., lies)| lies.is_none()).map(|(path, ..)| (path, Vec::new()));
    let changed: Vec<(&String, Vec<u8>)> = grown.chain(left).collect();
    for (path, stays) in changed {
        let stays = Manifest { path: path.clone(), bytes: stays };
        if sealed.of(path) <= seals::distinct(&stays).len() {
            continue;
        }
        let was = tx.archive().reader().read(path, manifest::MAX_BYTES)?;
        let tail = tx.fresh_tail(&to)?;
        let name = format!("{}-{}-{tail}.txt", desk.today(), seals::copy_title(&seals::writer_of(path)));
        let listed = tx.add_made(&to, &format!("{}supplement/{name}", layout::ORIGINALS), was)?;
        kept.entry(to.clone()).or_default().push(Attachment::new(listed.path, listed.sha256, None));
    }
    Ok(())
}
