//! Volumes in boxes, until when each is kept, and what keeps one beyond that (S-RET).

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::file_parts;
use crate::archive::find;
use crate::archive::gone::GoneList;
use crate::archive::layout::{BundleId, MANIFESTS, UnitPlace, VolumeFolder};
use crate::archive::lookup::Lookup;
use crate::archive::papers;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::case::counted;
use crate::model::disposal::{DisposalLine, HoldOrder, KeptBy, WhyKept};
use crate::model::event::EventBody;
use crate::model::gates::{self, gates};
use crate::model::record::Boxed;
use crate::model::{
    AsOf, Body, Case, Date, EntryName, FileName, Gate, Kind, Line, Owner, RecordId, Register, Retention, Status,
    VolumeCode, case_state,
};

/// The first part of the ids of holds and destruction lists.
const OWNER: Owner = Owner::Register(Register::Disposals);

/// A part of a volume in its box: its own, or a supplement.
#[derive(Clone, Debug)]
pub struct BoxedPart {
    /// The register in which its box record lies.
    pub register: BundleId,
    pub case: Case,
    pub boxed: Boxed,
}

/// A departed client's volume in its boxes: its own part first, then its supplements.
#[derive(Clone, Debug)]
pub struct BoxedVolume {
    pub folder: VolumeFolder,
    pub first: BoxedPart,
    pub supplements: Vec<BoxedPart>,
    /// Supplements that were boxed later than the view: what lies there was a late paper then, as far as it was there.
    boxed_later: Vec<BundleId>,
}

impl BoxedVolume {
    pub fn parts(&self) -> impl Iterator<Item = &BoxedPart> {
        std::iter::once(&self.first).chain(&self.supplements)
    }

    /// The bundles in its boxes.
    pub fn boxes(&self) -> Vec<BundleId> {
        self.parts().map(|part| BundleId::Boxed(part.boxed.place(), self.folder.clone())).collect()
    }

    /// The bundle of what came afterwards.
    pub fn late(&self) -> BundleId {
        BundleId::Late(self.folder.clone())
    }

    /// The bundles of what was, in the view, in no box yet.
    fn unboxed(&self) -> impl Iterator<Item = BundleId> + '_ {
        self.boxed_later.iter().cloned().chain([self.late()])
    }

    /// Where it lay before it was boxed.
    fn home(&self) -> BundleId {
        let place = UnitPlace { floor: self.first.boxed.floor.clone(), unit: self.folder.unit.clone() };
        BundleId::Client(place, self.folder.client.clone())
    }

    /// What it is called wherever its parts lie.
    pub fn identity(&self) -> String {
        self.late().identity()
    }

    pub fn code(&self) -> &VolumeCode {
        &self.first.boxed.code
    }

    /// The client's file, by the name that it has since the departure.
    pub fn name(&self) -> FileName {
        FileName::Departed(self.folder.unit.clone(), self.first.boxed.move_out)
    }

    /// The client's name.
    pub fn title(&self) -> Option<&Line> {
        self.first.case.record.head.title.as_ref()
    }

    /// The longest term of its parts.
    pub fn retention(&self) -> Retention {
        self.parts().map(|part| part.boxed.retention).fold(self.first.boxed.retention, Retention::max)
    }

    /// The last day of its term; none where that never comes.
    pub fn ends(&self) -> Option<Date> {
        self.retention().ends(self.first.boxed.move_out)
    }

    /// Whether its term is over on a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.ends().is_some_and(|ends| ends < day)
    }
}

/// Every volume in boxes, by its code.
pub fn volumes(lookup: &mut impl Lookup, view: &AsOf) -> Result<Vec<BoxedVolume>, StorageError> {
    let mut parts: BTreeMap<VolumeFolder, Vec<BoxedPart>> = BTreeMap::new();
    let mut later: BTreeMap<VolumeFolder, Vec<BundleId>> = BTreeMap::new();
    for (register, _) in find::register_years(lookup, Register::Boxes)? {
        for case in lookup.bundle(&register)?.cases(lookup.archive().reader(), Kind::Box)? {
            let (in_view, now) = (case.seen(view), case.seen(&AsOf::NOW));
            let is_in_view = in_view.is_some();
            let Some(case) = in_view.or(now) else { continue };
            let Body::Box(boxed) = case.record.body.clone() else { continue };
            let Ok(folder) = boxed.volume.as_str().parse::<VolumeFolder>() else { continue };
            if is_in_view {
                parts.entry(folder).or_default().push(BoxedPart { register: register.clone(), case, boxed });
            } else {
                later.entry(folder.clone()).or_default().push(BundleId::Boxed(boxed.place(), folder));
            }
        }
    }
    let mut volumes = Vec::new();
    for (folder, mut parts) in parts {
        parts.sort_by_key(|part| (part.boxed.supplement_to.is_some(), part.boxed.year, part.case.stem));
        let mut parts = parts.into_iter();
        let boxed_later = later.remove(&folder).unwrap_or_default();
        volumes.extend(parts.next().map(|first| BoxedVolume {
            folder,
            first,
            supplements: parts.collect(),
            boxed_later,
        }));
    }
    volumes.sort_by(|a, b| a.code().cmp(b.code()));
    Ok(volumes)
}

/// The codes of what lies in boxes of something, by its identity.
pub fn codes<'v>(volumes: &'v [BoxedVolume], identity: &str) -> Vec<&'v VolumeCode> {
    let of_it = volumes.iter().filter(|volume| volume.identity() == identity);
    of_it.flat_map(BoxedVolume::parts).map(|part| &part.boxed.code).collect()
}

/// A hold that is open.
#[derive(Clone, Debug)]
pub struct OpenHold {
    pub id: RecordId,
    pub hold: HoldOrder,
    /// Since when.
    pub since: Date,
}

impl OpenHold {
    /// Whether it holds something of an identity, or a volume with one of some codes.
    pub fn holds<'c>(&self, identity: &str, codes: impl IntoIterator<Item = &'c VolumeCode>) -> bool {
        self.hold.clients.iter().any(|client| client.as_str() == identity)
            || codes.into_iter().any(|code| self.hold.volumes.contains(code))
    }
}

/// What keeps volumes from being destroyed across the estate: holds that are open, lists that wait.
#[derive(Clone, Debug, Default)]
pub struct KeepingBack {
    /// The earliest first.
    pub holds: Vec<OpenHold>,
    /// The lists that are asked for or approved, and not carried out, with their volumes.
    lists: Vec<(RecordId, Vec<VolumeCode>)>,
}

impl KeepingBack {
    /// The first hold on something of an identity, or a volume with one of some codes.
    pub fn holding<'c>(&self, identity: &str, codes: impl IntoIterator<Item = &'c VolumeCode>) -> Option<&OpenHold> {
        let codes: Vec<&VolumeCode> = codes.into_iter().collect();
        self.holds.iter().find(|hold| hold.holds(identity, codes.iter().copied()))
    }

    /// The same but for one list: the one that is being carried out.
    #[must_use]
    pub fn beside(mut self, list: &RecordId) -> Self {
        self.lists.retain(|(id, _)| id != list);
        self
    }
}

/// What keeps volumes in a view.
pub fn keepers(lookup: &mut impl Lookup, view: &AsOf) -> Result<KeepingBack, StorageError> {
    let mut keepers = KeepingBack::default();
    for (register, _) in find::register_years(lookup, Register::Disposals)? {
        let bundle = lookup.bundle(&register)?;
        for kind in [Kind::Hold, Kind::Disposal] {
            for case in bundle.cases(lookup.archive().reader(), kind)? {
                let Some(case) = case.seen(view) else { continue };
                let Some(state) = case_state::fold(&case) else { continue };
                let id = RecordId { owner: OWNER, stem: case.stem };
                let since = case.record.head.date();
                match case.record.body {
                    Body::Hold(hold) if !state.settled => keepers.holds.push(OpenHold { id, hold, since }),
                    Body::Disposal(list) if matches!(state.status, Status::Asked | Status::Approved) => {
                        keepers.lists.push((id, list.volumes));
                    }
                    _ => {}
                }
            }
        }
    }
    keepers.holds.sort_by_key(|hold| (hold.since, hold.id.stem));
    Ok(keepers)
}

/// The list, asked for or approved and not carried out, on which a single file stands already.
///
/// # Errors
/// The register or a list cannot be read.
pub fn listed_on(lookup: &mut impl Lookup, file: &DisposalLine) -> Result<Option<RecordId>, StorageError> {
    let line = file.to_string();
    for (register, _) in find::register_years(lookup, Register::Disposals)? {
        let bundle = lookup.bundle(&register)?;
        for case in bundle.cases(lookup.archive().reader(), Kind::Disposal)? {
            let Some(case) = case.seen(&AsOf::NOW) else { continue };
            let waits =
                case_state::fold(&case).is_some_and(|state| matches!(state.status, Status::Asked | Status::Approved));
            let Body::Disposal(list) = &case.record.body else { continue };
            let Some(lines) = list.lines().filter(|_| waits) else { continue };
            let bytes = bundle.bytes(lookup.archive().reader(), lines.path.as_str())?;
            if String::from_utf8_lossy(&bytes).lines().any(|listed| listed == line) {
                return Ok(Some(RecordId { owner: OWNER, stem: case.stem }));
            }
        }
    }
    Ok(None)
}

/// The list by which a volume was destroyed.
pub fn destroyed(lookup: &mut impl Lookup, volume: &BoxedVolume) -> Result<Option<GoneList>, StorageError> {
    let first = BundleId::Boxed(volume.first.boxed.place(), volume.folder.clone());
    Ok(lookup.bundle(&first)?.lost_cover().cloned())
}

/// Whether the appraisers keep a volume on a day: what they said last counts.
fn is_kept(volume: &BoxedVolume, day: Date) -> bool {
    let deeds = volume.first.case.events.iter().rev().map(|named| &named.event.deed);
    let mut said =
        deeds.filter_map(|deed| if let EventBody::Kept(keeping) = deed { Some(keeping.until) } else { None });
    said.next().is_some_and(|until| until.is_none_or(|until| day <= until))
}

/// What keeps a volume on a day, its term included; nothing where it may be destroyed.
pub fn kept_by(
    lookup: &mut impl Lookup,
    volume: &BoxedVolume,
    keepers: &KeepingBack,
    view: &AsOf,
    day: Date,
) -> Result<Vec<KeptBy>, StorageError> {
    let mut kept = Vec::new();
    if !volume.is_over(day) {
        kept.push(KeptBy { why: WhyKept::Term, by: Vec::new() });
    }
    let codes: Vec<&VolumeCode> = volume.parts().map(|part| &part.boxed.code).collect();
    let on_it = keepers.holds.iter().filter(|hold| hold.holds(&volume.identity(), codes.iter().copied()));
    push(&mut kept, WhyKept::Held, on_it.map(|hold| hold.id.clone()).collect());
    let lists = keepers.lists.iter().filter(|(_, volumes)| codes.iter().any(|code| volumes.contains(code)));
    push(&mut kept, WhyKept::OnList, lists.map(|(id, _)| id.clone()).collect());
    if is_kept(volume, day) {
        kept.push(KeptBy { why: WhyKept::Kept, by: Vec::new() });
    }
    let mut bundles = Vec::new();
    for id in volume.boxes().into_iter().chain(volume.unboxed()) {
        bundles.push(lookup.bundle(&id)?);
    }
    let bundles: Vec<&Bundle> = bundles.iter().map(AsRef::as_ref).collect();
    let reader = lookup.archive().reader();
    let mut cases = Vec::new();
    for kind in gates::KINDS {
        cases.extend(counted(&file_parts::cases_of(reader, &bundles, kind)?, view));
    }
    for state in gates(&Owner::File(volume.name()), &cases) {
        let why = match state.gate {
            Gate::Loans => WhyKept::Lent,
            Gate::Arrears | Gate::Deposits => WhyKept::MoneyOwed,
            Gate::Cases | Gate::Keys | Gate::Restoration | Gate::Label => WhyKept::CaseOpen,
        };
        push(&mut kept, why, state.shut_by);
    }
    let mut late = false;
    for bundle in bundles.iter().filter(|bundle| volume.unboxed().any(|id| id == bundle.id)) {
        late = late || has_known(reader, bundle, view)?;
    }
    if late || reader.kind(format!("{}/{MANIFESTS}", volume.home()))?.is_some() {
        kept.push(KeptBy { why: WhyKept::LatePaper, by: Vec::new() });
    }
    let settings = lookup.archive().settings();
    let left = volume.first.boxed.move_out;
    let longer = papers::of(reader, &bundles, view)?.into_iter().filter(|paper| {
        let term = settings.retention_of(&paper.category);
        volume.retention() < term && term.ends(left).is_none_or(|ends| day <= ends)
    });
    let owner = Owner::File(volume.name());
    let mut longer: Vec<RecordId> =
        longer.map(|paper| RecordId { owner: owner.clone(), stem: paper.name.stem() }).collect();
    longer.dedup();
    push(&mut kept, WhyKept::LongerTerm, longer);
    Ok(kept)
}

/// Whether anything lies in a bundle that is there in a view.
fn has_known(reader: &Reader, bundle: &Bundle, view: &AsOf) -> Result<bool, StorageError> {
    let is_known = |at, date| view.knows(at) && view.reaches(date);
    for entry in bundle.entries() {
        let known = match entry {
            EntryName::Record(stem) => {
                let head = bundle.case(reader, stem)?.record.head;
                is_known(head.at, head.date())
            }
            EntryName::Event(stem, _) => {
                let events = bundle.events(reader, stem)?;
                events.iter().any(|named| is_known(named.event.head.at, named.event.head.date()))
            }
        };
        if known {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds what keeps a volume, where there is something; what is of one sort stands together.
fn push(kept: &mut Vec<KeptBy>, why: WhyKept, mut by: Vec<RecordId>) {
    if by.is_empty() {
        return;
    }
    match kept.iter_mut().find(|line| line.why == why) {
        Some(line) => line.by.append(&mut by),
        None => kept.push(KeptBy { why, by }),
    }
}
