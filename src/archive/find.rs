//! Finding a record by its reference: in its unit where one is named, else through the estate.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::archive::layout::{BundleId, LATE, MOVED_OUT, RECORD_ENDING, ROOM, UnitPlace};
use crate::archive::lookup::{Lookup, spelt};
use crate::archive::manifest::{self, Manifest};
use crate::archive::parts::GatheredSort;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::StorageError;
use crate::archive::tenancy::{self, ClientFile, LookupError};
use crate::model::{
    BoxPlace, FileName, FloorCode, Owner, RecordId, Reference, ReferenceName, Register, Stem, Tail, UnitCode, Whose,
    WhoseWord,
};

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bundle that holds it.
    pub bundle: BundleId,
    pub id: RecordId,
    /// The client's file that it lies in, where it lies in one.
    pub file: Option<ClientFile>,
}

/// Why a record was not found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The unit, the client, the disk.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// Nothing fits.
    #[error("unknown record {0}")]
    Unknown(Reference),
    /// Several fit.
    #[error("{reference} is ambiguous")]
    Ambiguous { reference: Reference, fitting: Vec<RecordId> },
}

impl From<StorageError> for FindError {
    fn from(e: StorageError) -> Self {
        Self::Lookup(e.into())
    }
}

/// Finds the record that a reference means.
pub fn record(lookup: &mut impl Lookup, reference: &Reference) -> Result<Found, FindError> {
    let mut found = match &reference.owner {
        Some(Owner::File(name)) => in_file(lookup, name, reference)?,
        Some(Owner::Register(register)) => in_bundles(lookup, register_years(lookup, *register)?, reference)?,
        Some(Owner::Staff) => in_bundles(lookup, vec![(BundleId::Staff, Owner::Staff)], reference)?,
        Some(Owner::Policies) => in_bundles(lookup, vec![(BundleId::Policies, Owner::Policies)], reference)?,
        None => everywhere(lookup, reference)?,
    };
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            let fitting = found.into_iter().chain([last]).map(|found| found.id).collect();
            Err(FindError::Ambiguous { reference: reference.clone(), fitting })
        }
        (None, _) => Err(FindError::Unknown(reference.clone())),
    }
}

/// What a word means for whom something is entered: a unit comes before an enquiry.
///
/// # Errors
/// Several enquiries' names end so; or it is none, and no unit.
pub fn whose(lookup: &mut impl Lookup, word: &WhoseWord) -> Result<Whose, FindError> {
    let (name, reference) = match word {
        WhoseWord::Sure(whose) => return Ok(whose.clone()),
        WhoseWord::Either(name, reference) => (name, reference),
    };
    let unknown = match tenancy::room_place(lookup, name.unit()) {
        Ok(_) => return Ok(Whose::File(name.clone())),
        Err(unknown @ LookupError::UnknownUnit { .. }) => unknown,
        Err(e) => return Err(e.into()),
    };
    match record(lookup, reference) {
        Ok(_) => Ok(Whose::Enquiry(reference.clone())),
        Err(FindError::Unknown(_)) => Err(unknown.into()),
        Err(e) => Err(e),
    }
}

/// In a unit's room and the named client's file.
fn in_file(lookup: &mut impl Lookup, name: &FileName, reference: &Reference) -> Result<Vec<Found>, FindError> {
    let room = tenancy::room_place(lookup, name.unit())?;
    let mut found = in_bundles(
        lookup,
        vec![(BundleId::Room(room), Owner::File(FileName::Present(name.unit().clone())))],
        reference,
    )?;
    match tenancy::client_file(lookup, name) {
        Ok(file) => found.extend(in_client(lookup, &file, reference)?),
        Err(LookupError::Vacant { .. } | LookupError::VoidUnit(_)) => {}
        Err(e) => return Err(e.into()),
    }
    Ok(found)
}

fn in_client(lookup: &mut impl Lookup, file: &ClientFile, reference: &Reference) -> Result<Vec<Found>, FindError> {
    let owner = Owner::File(file.name.clone());
    let bundles = file.bundles().into_iter().map(|bundle| (bundle, owner.clone())).collect();
    let mut found = in_bundles(lookup, bundles, reference)?;
    found.iter_mut().for_each(|found| found.file = Some(file.clone()));
    Ok(found)
}

fn in_bundles(
    lookup: &mut impl Lookup,
    bundles: Vec<(BundleId, Owner)>,
    reference: &Reference,
) -> Result<Vec<Found>, FindError> {
    let mut found = Vec::new();
    for (bundle, owner) in bundles {
        for stem in lookup.bundle(&bundle)?.fitting(reference.name) {
            found.push(Found { bundle: bundle.clone(), id: RecordId { owner: owner.clone(), stem }, file: None });
        }
    }
    Ok(found)
}

/// Through the whole estate: manifests alone are read.
fn everywhere(lookup: &mut impl Lookup, reference: &Reference) -> Result<Vec<Found>, FindError> {
    let wanted = that_may_list(lookup, reference)?;
    let is_wanted = |id: &BundleId| wanted.as_ref().is_none_or(|wanted| wanted.bundles.contains(id));
    let mut of_office = vec![(BundleId::Staff, Owner::Staff), (BundleId::Policies, Owner::Policies)];
    for register in Register::ALL {
        of_office.extend(register_years(lookup, *register)?);
    }
    of_office.retain(|(id, _)| is_wanted(id));
    let mut found = in_bundles(lookup, of_office, reference)?;
    for place in lookup.units()?.iter() {
        if wanted.as_ref().is_some_and(|wanted| !wanted.units.contains(&place.unit)) {
            continue;
        }
        let room = Owner::File(FileName::Present(place.unit.clone()));
        found.extend(in_bundles(lookup, vec![(BundleId::Room(place.clone()), room)], reference)?);
        for file in files_of_first_unit(lookup, place)? {
            found.extend(in_client(lookup, &file, reference)?);
        }
    }
    Ok(found)
}

/// Where something of a name may be listed.
#[derive(Debug, Default)]
struct MayList {
    /// In the rooms and clients' files of these units,
    units: BTreeSet<UnitCode>,
    /// and in these bundles of the office.
    bundles: BTreeSet<BundleId>,
}

/// Where something of that name may be listed, by the lines of manifests as they stand; none where an act may be about to add one.
fn that_may_list(lookup: &mut impl Lookup, reference: &Reference) -> Result<Option<MayList>, StorageError> {
    if !lookup.is_of_disk() {
        return Ok(None);
    }
    let ending = match reference.name {
        ReferenceName::Tail(tail) => format!("-{tail}{RECORD_ENDING}"),
        ReferenceName::Stem(stem) => format!("/{stem}{RECORD_ENDING}"),
    };
    let mut found = MayList::default();
    for id in all_bundles(lookup)? {
        // Where a volume was destroyed as a whole, its cover is there without a line.
        let is_meant = matches!(reference.name, ReferenceName::Stem(Stem::Cover))
            || bundle_may_list(lookup.archive(), &id, (reference.name.tail(), &ending));
        match id {
            _ if !is_meant => false,
            BundleId::Room(place) | BundleId::Client(place, _) => found.units.insert(place.unit),
            BundleId::Boxed(_, volume) | BundleId::Late(volume) => found.units.insert(volume.unit),
            BundleId::Staff | BundleId::Policies | BundleId::Register(..) => found.bundles.insert(id),
        };
    }
    Ok(Some(found))
}

/// Whether something whose name ends so may be listed in a bundle.
fn bundle_may_list(archive: &Archive, id: &BundleId, (tail, ending): (Option<Tail>, &str)) -> bool {
    // What cannot be read here is told where it is looked for, if it is the file of anybody.
    let read = || manifest::read_all(archive.reader(), &id.path()).ok();
    let by_tail = tail.and_then(|tail| {
        let has = |known: &[u8]| known.as_chunks().0.binary_search(tail.as_bytes()).is_ok();
        archive.gathered(GatheredSort::Tails, id, has, || {
            let tails: Option<Vec<_>> = read()?.iter().map(Manifest::tails).collect();
            Some(tails?.concat().into_iter().collect::<BTreeSet<_>>().into_iter().flatten().collect())
        })
    });
    by_tail.unwrap_or_else(|| read().is_none_or(|all| all.iter().any(|manifest| manifest.may_list(ending))))
}

/// The clients' files that lie, or lay, under a unit, the earliest first.
pub fn files_of_first_unit(lookup: &mut impl Lookup, place: &UnitPlace) -> Result<Vec<ClientFile>, LookupError> {
    let mut files: Vec<ClientFile> = Vec::new();
    for tenure in tenancy::tenures(lookup, place)? {
        // A client may have left the first unit and come back to it: the file is one.
        let is_known = files.iter().any(|file| file.tenure.client == tenure.client);
        if tenure.first_unit == place.unit && !is_known {
            files.push(tenancy::file_of(lookup, &tenure)?);
        }
    }
    Ok(files)
}

pub fn register_years(lookup: &impl Lookup, register: Register) -> Result<Vec<(BundleId, Owner)>, StorageError> {
    Ok(lookup
        .years(register)?
        .into_iter()
        .map(|year| (BundleId::Register(register, year), Owner::Register(register)))
        .collect())
}

/// Every bundle of the archive, by its place on disk; what has no place in the format is not among them.
pub fn all_bundles(lookup: &mut impl Lookup) -> Result<Vec<BundleId>, StorageError> {
    let units = lookup.units()?;
    bundles_beside(lookup, &units)
}

/// The same, without what lies beneath other units than these.
pub fn bundles_beside(lookup: &impl Lookup, units: &[UnitPlace]) -> Result<Vec<BundleId>, StorageError> {
    let mut all = vec![BundleId::Staff, BundleId::Policies];
    for register in Register::ALL {
        all.extend(register_years(lookup, *register)?.into_iter().map(|(bundle, _)| bundle));
    }
    let reader = lookup.archive().reader();
    for place in units {
        all.push(BundleId::Room(place.clone()));
        let folders = reader.list(place.path())?;
        let clients = folders.iter().filter(|entry| entry.kind == EntryKind::Folder && entry.text() != Some(ROOM));
        all.extend(
            clients
                .filter_map(|entry| entry.text()?.parse().ok())
                .map(|folder| BundleId::Client(place.clone(), folder)),
        );
    }
    for entry in reader.list(format!("{MOVED_OUT}/{LATE}"))? {
        all.extend(entry.text().and_then(|name| name.parse().ok()).map(BundleId::Late));
    }
    for year in tenancy::boxed_years(lookup)? {
        for floor in reader.list(format!("{MOVED_OUT}/{year}"))? {
            let Some(floor) = floor.text().filter(|_| floor.kind == EntryKind::Folder).and_then(spelt::<FloorCode>)
            else {
                continue;
            };
            for entry in reader.list(format!("{MOVED_OUT}/{year}/{floor}"))? {
                let Some(number) = entry.text().and_then(crate::archive::layout::box_number) else {
                    continue;
                };
                let place = BoxPlace { year, floor: floor.clone(), number };
                for volume in reader.list(format!("{MOVED_OUT}/{place}"))? {
                    all.extend(
                        volume
                            .text()
                            .and_then(|name| name.parse().ok())
                            .map(|volume| BundleId::Boxed(place.clone(), volume)),
                    );
                }
            }
        }
    }
    Ok(all)
}
