//! What opens the papers of an archive that was handed over, where they lie encrypted: the keys that go along, or copies in clear (S-HAND).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::archive::Archive;
use crate::archive::carried_keys;
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::secrecy::{self, KeyMeans, OpeningKeys, SecrecyError};
use crate::cli::context::Context;
use crate::error::Result;

/// Whether a paper that lies encrypted opens.
pub(super) enum PaperOpens {
    /// Its key goes along, and opened it to its last byte.
    Tried,
    /// Its key goes along; nobody said with what it is to be tried.
    KeyGiven,
    /// It goes along in clear, there.
    GivenClear(String),
    /// Its key goes along, and does not open it.
    Not(SecrecyError),
    /// Keys go along, and none for it.
    KeyLacks,
    /// Nothing went along for it, or it does not lie encrypted.
    NothingGiven,
}

/// What lies beside the archive that opens papers.
pub(super) struct GivenKeys<'a> {
    folder: &'a Path,
    papers: BTreeMap<String, OutgoingCopy>,
    /// What they are tried with.
    keys: Option<OpeningKeys>,
}

impl<'a> GivenKeys<'a> {
    /// Looks for it, in a folder that was handed over.
    ///
    /// # Errors
    /// There is no such file with the secret half of a key, or no program that opens anything.
    pub(super) fn of(
        ctx: &Context,
        (folder, archive): (&'a Path, &Archive),
        identity: Option<PathBuf>,
    ) -> Result<Self> {
        let papers = secrecy::papers(archive)?.into_iter().map(|paper| (paper.from.clone(), paper)).collect();
        let key_box = carried_keys::box_in(folder);
        let keys = match (identity, key_box) {
            (Some(file), Some(key_box)) => {
                let identity = Some(ctx.path(&file));
                let programs = ctx.environment.programs.clone();
                Some(OpeningKeys::begin(archive, &KeyMeans { key_box: Some(key_box), identity, programs })?)
            }
            (Some(_) | None, _) => None,
        };
        Ok(Self { folder, papers, keys })
    }

    /// Whether a paper opens, by its path in the archive.
    pub(super) fn opens(&self, archive: &Archive, path: &str) -> PaperOpens {
        let Some(paper) = self.papers.get(path) else { return PaperOpens::NothingGiven };
        let clear = carried_keys::clear_path(paper);
        if carried_keys::lies_in(self.folder, &clear) {
            return PaperOpens::GivenClear(clear);
        }
        if carried_keys::box_in(self.folder).is_none() {
            return PaperOpens::NothingGiven;
        }
        if !carried_keys::lies_in(self.folder, &carried_keys::key_path(paper)) {
            return PaperOpens::KeyLacks;
        }
        match self.keys.as_ref().map(|keys| secrecy::opens(keys, archive, paper)) {
            None => PaperOpens::KeyGiven,
            Some(Ok(())) => PaperOpens::Tried,
            Some(Err(e)) => PaperOpens::Not(e),
        }
    }
}
