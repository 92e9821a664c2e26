//! What a journal that was found must be before it is carried out: this user's, unknown to git, and a change that deedbox
//! could have written down itself.

use crate::archive::destruction;
use crate::archive::git::{self, KeptByGit};
use crate::archive::journal::{Journal, JournalStep, holds};
use crate::archive::layout::{self, BundleId, SETTINGS, VolumeFolder};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::spot::Spot;
use crate::archive::staging_area::{JOURNAL_ENDING, staged_name};
use crate::archive::storage_error::{Foreign, StorageError};

/// Refuses a journal that another user made, or that git keeps.
///
/// # Errors
/// It is another's.
pub(super) fn obeyed(reader: &Reader, path: &str) -> Result<(), StorageError> {
    PrivateDir::check_owner(reader, path)?;
    let why = match git::keeps_private_dir(reader.root()) {
        KeptByGit::Nothing => return Ok(()),
        KeptByGit::Something(_) => Foreign::Kept,
        KeptByGit::Unasked => Foreign::Unasked,
    };
    Err(StorageError::ForeignJournal { path: path.to_owned(), why })
}

/// Refuses a journal with a step that is none of deedbox's, or with staged files that are not as it says.
pub(super) fn vet(reader: &Reader, id: &str, journal: &Journal) -> Result<(), StorageError> {
    let path = PrivateDir::path_of_staged(&format!("{id}{JOURNAL_ENDING}"));
    let refused = || StorageError::Journal(path.clone());
    for step in &journal.steps {
        let is_ours = match step {
            JournalStep::Place { to: Spot::Data(..), .. }
            | JournalStep::List { manifest: Spot::Manifest(..), .. }
            | JournalStep::Replace { to: Spot::Manifest(..) | Spot::Print(..), .. } => true,
            // What closes a volume goes into one that this change moves into its box.
            JournalStep::Place { to: Spot::Closing(bundle, _), .. } => moves(journal, bundle),
            JournalStep::Place { to: Spot::Beginning(_), .. } => begins(reader, journal)?,
            JournalStep::MoveFolder { from, to } => is_boxing(from, to),
            JournalStep::TakeAway { path, lies, .. } => is_elsewhere(path, lies.as_ref()),
            // Whether a list condemns it is asked when it is made, by what lies in the archive then.
            JournalStep::Destroy { path: Spot::Data(bundle, _), .. } => {
                !matches!(bundle, BundleId::Staff | BundleId::Register(..))
            }
            // As of what is destroyed: asked when it is made.
            JournalStep::LetGo { path: Spot::Data(BundleId::Boxed(..), inside), .. } => layout::is_paper(inside),
            // A volume of which something is destroyed is closed again.
            JournalStep::Replace { to: Spot::Closing(bundle, _), .. } => {
                destroys(journal, bundle) || !destruction::gone_of(reader, bundle)?.is_empty()
            }
            JournalStep::Place { .. }
            | JournalStep::List { .. }
            | JournalStep::Replace { .. }
            | JournalStep::Destroy { .. }
            | JournalStep::LetGo { .. } => false,
        };
        if !is_ours {
            return Err(refused());
        }
        if let JournalStep::Place { staged, sha256, .. } | JournalStep::Replace { staged, sha256, .. } = step {
            let staged = PrivateDir::path_of_staged(&staged_name(id, *staged));
            match reader.kind(&staged)? {
                None => {}
                Some(EntryKind::File) => {
                    PrivateDir::check_owner(reader, &staged)?;
                    if !holds(reader, &staged, *sha256)? {
                        return Err(refused());
                    }
                }
                Some(_) => return Err(StorageError::NotPlain(staged)),
            }
        }
    }
    Ok(())
}

/// Whether a change moves a volume into its box.
fn moves(journal: &Journal, bundle: &BundleId) -> bool {
    journal.steps.iter().any(|step| matches!(step, JournalStep::MoveFolder { from, .. } if from == bundle))
}

/// Whether a change destroys something of a volume.
fn destroys(journal: &Journal, bundle: &BundleId) -> bool {
    let of_it = |spot: &Spot| matches!(spot, Spot::Data(of, _) if of == bundle);
    journal.steps.iter().any(|step| matches!(step, JournalStep::Destroy { path, .. } if of_it(path)))
}

/// Whether a change is the founding of an archive, which has its settings from this change or has none yet.
fn begins(reader: &Reader, journal: &Journal) -> Result<bool, StorageError> {
    let settings = journal.steps.iter().find_map(|step| match step {
        JournalStep::Place { to: Spot::Beginning(name), sha256, .. } if name == SETTINGS => Some(*sha256),
        _ => None,
    });
    let Some(sha256) = settings else { return Ok(false) };
    Ok(reader.kind(SETTINGS)?.is_none() || holds(reader, SETTINGS, sha256)?)
}

/// Whether one bundle is a volume, or what came late for it, and the other the same volume in its box.
fn is_boxing(from: &BundleId, to: &BundleId) -> bool {
    matches!((from, to), (BundleId::Client(..) | BundleId::Late(_), BundleId::Boxed(..))) && volume(from) == volume(to)
}

/// Whether what is taken away lies in another part of the same volume, at the same place; manifests of a volume may go.
fn is_elsewhere(path: &Spot, lies: Option<&Spot>) -> bool {
    match (path, lies) {
        (Spot::Data(from, inside), Some(Spot::Data(to, there))) => {
            from != to && inside == there && volume(from).is_some() && volume(from) == volume(to)
        }
        (Spot::Manifest(bundle, _), None) => volume(bundle).is_some(),
        _ => false,
    }
}

/// The volume of which a bundle is a part.
fn volume(bundle: &BundleId) -> Option<VolumeFolder> {
    match bundle {
        BundleId::Client(place, client) => Some(VolumeFolder { unit: place.unit.clone(), client: client.clone() }),
        BundleId::Boxed(_, volume) | BundleId::Late(volume) => Some(volume.clone()),
        BundleId::Staff | BundleId::Policies | BundleId::Room(_) | BundleId::Register(..) => None,
    }
}
