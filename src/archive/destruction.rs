//! Lists of what is destroyed (S-RET). A list that was approved as it stands and carried out is the one thing by which a filed
//! file may be removed; nothing but this module makes one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::digest::digest;
use crate::archive::entry_text;
use crate::archive::gone::{Gone, GoneLine, GoneLines, GoneList, RegisterState};
use crate::archive::layout::{self, BundleId, REGISTERS, ROOM};
use crate::archive::manifest::{self, Listing};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::destruction::{CarriedOut, carried_out, fault_of_witnesses};
use crate::model::disposal::{Disposal, DisposalLine};
use crate::model::event::{EventBody, NamedEvent};
use crate::model::{
    Action, Body, BundlePath, Case, EntryName, Kind, Listed, Owner, RecordId, Register, Sha256, Status, Stem, Year,
    case_state,
};

/// The largest record, and the largest list, that is read, in bytes.
const MAX_BYTES: u64 = 32 << 20;

/// A list that was approved as it stands, and carried out.
#[derive(Clone, Debug)]
pub struct DestructionList {
    about: GoneList,
    lines: Vec<DisposalLine>,
}

impl DestructionList {
    /// The list of a record with its events; none unless it was approved with exactly these bytes and these lines, and then
    /// carried out before two people who had no other part in it. What was proposed about the record later undoes nothing: what is destroyed stays destroyed.
    pub(in crate::archive) fn of(case: &Case, record: &Listed, lines: &[u8]) -> Option<Self> {
        let Body::Disposal(disposal) = &case.record.body else { return None };
        let state = case_state::fold(case)?;
        if !matches!(state.status, Status::CarriedOut | Status::HalfWitnessed | Status::Witnessed) {
            return None;
        }
        let attached = disposal.attachments.iter().map(|paper| (paper.sha256, &paper.path));
        let wanted: Vec<(Sha256, &BundlePath)> =
            std::iter::once((record.sha256, &record.path)).chain(attached).collect();
        let CarriedOut { approval, event, deed } = carried_out(case)?;
        let EventBody::Approved(approved) = &approval.deed else { return None };
        let covers =
            |sha256, path: &BundlePath| approved.covers.iter().any(|line| line.sha256 == sha256 && line.path == *path);
        let is_approved = wanted.iter().all(|(sha256, path)| covers(*sha256, path));
        let is_listed = disposal.lines().is_some_and(|paper| paper.sha256 == digest(lines));
        if !is_approved || !is_listed || fault_of_witnesses(case).is_some() {
            return None;
        }
        let parsed = std::str::from_utf8(lines).ok()?.lines();
        let parsed = parsed.map(|line| line.parse().ok().filter(|line| may_go(disposal, line)));
        let about = GoneList {
            id: RecordId { owner: Owner::Register(Register::Disposals), stem: case.stem },
            on: event.head.date(),
            at: event.head.at,
            by: event.head.by.clone(),
            witnesses: deed.witnesses.clone(),
        };
        Some(Self { about, lines: parsed.collect::<Option<Vec<DisposalLine>>>()? })
    }

    /// What it has destroyed.
    pub fn lines(&self) -> &[DisposalLine] {
        &self.lines
    }
}

/// Whether a list may name a file at all: of volumes everything in them, of other files papers alone; nothing of a register, of the staff,
/// of the policies, of units and who was in them. A list that somebody wrote by hand and that names more counts for nothing.
fn may_go(disposal: &Disposal, line: &DisposalLine) -> bool {
    let Some((owner, folder)) = line.identity.split_once('/') else { return false };
    let of_register =
        folder.parse::<Year>().is_ok() && Register::ALL.iter().any(|register| register.to_string() == owner);
    let of_volume = !disposal.volumes.is_empty() && folder != ROOM;
    !of_register && (of_volume || layout::is_paper(&line.path))
}

/// Everything that is gone by the lists that lie in the archive now.
///
/// # Errors
/// A list that was carried out cannot be read, or is not what was listed.
pub(in crate::archive) fn known(reader: &Reader) -> Result<Arc<Gone>, StorageError> {
    let folder = format!("{REGISTERS}/{}", Register::Disposals);
    if reader.kind(&folder)? != Some(EntryKind::Folder) {
        return Ok(Arc::default());
    }
    let mut bundles = Vec::new();
    let mut state: RegisterState = Vec::new();
    for entry in reader.list(&folder)? {
        let name = entry.text().filter(|_| entry.kind == EntryKind::Folder);
        let Some(year) = name.and_then(|name| name.parse::<Year>().ok().filter(|year| year.to_string() == name)) else {
            continue;
        };
        let id = BundleId::Register(Register::Disposals, year);
        let manifests = manifest::read_all(reader, &id.path())?;
        state.extend(manifests.iter().map(|manifest| (format!("{id}/{}", manifest.path), manifest.bytes.clone())));
        bundles.push((id, manifests));
    }
    if let Some(gone) = reader.gone().of(&state) {
        return Ok(gone);
    }
    let mut lists: BTreeMap<String, GoneLines> = BTreeMap::new();
    for (id, manifests) in bundles {
        let listing = Listing::union(&id.path(), &manifests)?;
        for list in of_register(&id, &listing, &mut |path| reader.read(path, MAX_BYTES))? {
            let about = Arc::new(list.about);
            for line in list.lines {
                let gone = GoneLine { sha256: line.sha256, list: Arc::clone(&about) };
                lists.entry(line.identity).or_default().insert(line.path, gone);
            }
        }
    }
    let gone = Arc::new(Gone::of_lists(lists));
    reader.gone().keep(state, &gone);
    Ok(gone)
}

/// What is gone of a bundle; nothing of a register or of the staff, of which nothing is ever destroyed.
///
/// # Errors
/// As of [`known`].
pub(in crate::archive) fn gone_of(reader: &Reader, id: &BundleId) -> Result<Arc<GoneLines>, StorageError> {
    match id {
        BundleId::Staff | BundleId::Register(..) => Ok(Arc::default()),
        BundleId::Policies | BundleId::Room(_) | BundleId::Client(..) | BundleId::Boxed(..) | BundleId::Late(_) => {
            Ok(known(reader)?.of(&id.identity()))
        }
    }
}

/// Reads a file of the register, by its path in the archive.
type ReadFile<'r> = &'r mut dyn FnMut(&str) -> Result<Vec<u8>, StorageError>;

/// The lists of a year that were approved and carried out.
pub(in crate::archive) fn of_register(
    id: &BundleId,
    listing: &Listing,
    file: ReadFile,
) -> Result<Vec<DestructionList>, StorageError> {
    let mut entries: BTreeMap<Stem, Vec<EntryName>> = BTreeMap::new();
    for name in listing.files.keys().filter_map(|path| layout::entry_at(path.as_str())?.ok()) {
        if name.record().kind() == Kind::Disposal {
            entries.entry(name.record()).or_default().push(name);
        }
    }
    let is_carried_out =
        |name: &EntryName| matches!(name, EntryName::Event(_, step) if step.action == Action::CarriedOut);
    let mut lists = Vec::new();
    for (stem, names) in entries {
        if names.iter().any(is_carried_out) {
            lists.extend(of_record((id, listing), file, stem, &names)?);
        }
    }
    Ok(lists)
}

fn of_record(
    (id, listing): (&BundleId, &Listing),
    file: ReadFile,
    stem: Stem,
    names: &[EntryName],
) -> Result<Option<DestructionList>, StorageError> {
    let mut record = None;
    let mut events = Vec::new();
    for name in names {
        let path = layout::entry_path(*name);
        let (listed, bytes) = read((id, listing), file, &path)?;
        let wrong = |fault: crate::archive::text::TextFault| StorageError::Text {
            path: format!("{id}/{path}"),
            line: fault.line,
            says: fault.says,
        };
        match name {
            EntryName::Record(_) => record = Some((listed, entry_text::parse_record(&bytes).map_err(wrong)?.0)),
            EntryName::Event(_, step) => {
                let event = entry_text::parse_event(&bytes).map_err(wrong)?.0;
                events.push(NamedEvent { step: *step, event });
            }
        }
    }
    let Some((listed, record)) = record else { return Ok(None) };
    let mut case = Case { stem, record, events };
    case.sort_events();
    let Body::Disposal(disposal) = &case.record.body else { return Ok(None) };
    let Some(paper) = disposal.lines() else { return Ok(None) };
    let (_, lines) = read((id, listing), file, paper.path.as_str())?;
    Ok(DestructionList::of(&case, &listed, &lines))
}

/// A listed file of the register, checked against its line.
fn read((id, listing): (&BundleId, &Listing), file: ReadFile, path: &str) -> Result<(Listed, Vec<u8>), StorageError> {
    let full = format!("{id}/{path}");
    let listed = listing.files.get_key_value(path);
    let Some((path, sha256)) = listed else { return Err(StorageError::Missing(full)) };
    let bytes = match file(&full) {
        Err(e) if e.is_not_found() => return Err(StorageError::Missing(full)),
        other => other?,
    };
    if digest(&bytes) != *sha256 {
        return Err(StorageError::Altered(full));
    }
    Ok((Listed { sha256: *sha256, path: path.clone() }, bytes))
}
