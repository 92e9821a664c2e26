//! What is published, and how clients are called there.

use crate::archive::ClientFolder;
use crate::model::Moment;
use crate::model::lake::LakeCode;
use crate::model::table::Cell;

/// What is published, of which estate and when.
#[derive(Clone, Debug)]
pub struct LakeAsk {
    pub code: LakeCode,
    pub now: Moment,
    /// The commit of the archive, where git keeps it.
    pub commit: Option<String>,
}

/// The key of a client by the identity of the file, without the label of its folder, which is a name.
pub(super) fn client_key(identity: &str) -> Cell {
    let parted = identity.split_once('/').and_then(|(unit, folder)| Some((unit, folder.parse::<ClientFolder>().ok()?)));
    Cell::maybe(parted, |(unit, folder)| Cell::Text(format!("{unit}/{}", folder.unnamed())))
}
