//! Volumes in boxes, until when each is kept, and what keeps one beyond that (S-RET).

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::file_parts;
use crate::archive::find;
use crate::archive::layout::{BundleId, MANIFESTS, UnitPlace, VolumeFolder};
use crate::archive::lookup::Lookup;
use crate::archive::papers;
use crate::archive::storage_error::StorageError;
use crate::model::disposal::{Hold, KeptBy, WhyKept};
use crate::model::gates::{self, gates};
use crate::model::record::Boxed;
use crate::model::{
    AsOf, Body, Case, Date, FileName, Gate, Kind, Line, Owner, RecordId, Register, Retention, VolumeCode, case_state,
};

/// The first part of the ids of holds and destruction lists.
const OWNER: Owner = Owner::Register(Register::Disposals);

/// A part of a volume in its box: its own, or a supplement.
#[derive(Clone, Debug)]
pub struct BoxedPart {
    pub case: Case,
    pub boxed: Boxed,
}

/// A departed client's volume in its boxes: its own part first, then its supplements.
#[derive(Clone, Debug)]
pub struct BoxedVolume {
    pub folder: VolumeFolder,
    pub first: BoxedPart,
    pub supplements: Vec<BoxedPart>,
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
    for (register, _) in find::register_years(lookup, Register::Boxes)? {
        for case in lookup.bundle(&register)?.cases(lookup.archive().reader(), Kind::Box)? {
            let Some(case) = case.seen(view) else { continue };
            let Body::Box(boxed) = case.record.body.clone() else { continue };
            let Ok(folder) = boxed.volume.as_str().parse::<VolumeFolder>() else { continue };
            parts.entry(folder).or_default().push(BoxedPart { case, boxed });
        }
    }
    let mut volumes = Vec::new();
    for (folder, mut parts) in parts {
        parts.sort_by_key(|part| (part.boxed.supplement_to.is_some(), part.boxed.year, part.case.stem));
        let mut parts = parts.into_iter();
        volumes.extend(parts.next().map(|first| BoxedVolume { folder, first, supplements: parts.collect() }));
    }
    volumes.sort_by(|a, b| a.code().cmp(b.code()));
    Ok(volumes)
}

/// A hold that is open.
#[derive(Clone, Debug)]
pub struct OpenHold {
    pub id: RecordId,
    pub hold: Hold,
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

/// The holds that are open in a view, the earliest first.
pub fn holds(lookup: &mut impl Lookup, view: &AsOf) -> Result<Vec<OpenHold>, StorageError> {
    let mut found = Vec::new();
    for (register, _) in find::register_years(lookup, Register::Disposals)? {
        for case in lookup.bundle(&register)?.cases(lookup.archive().reader(), Kind::Hold)? {
            let Some(case) = case.seen(view) else { continue };
            let open = case_state::fold(&case).is_some_and(|state| !state.settled);
            let since = case.record.head.date();
            if let (Body::Hold(hold), true) = (case.record.body, open) {
                found.push(OpenHold { id: RecordId { owner: OWNER, stem: case.stem }, hold, since });
            }
        }
    }
    found.sort_by_key(|hold| (hold.since, hold.id.stem));
    Ok(found)
}

/// What keeps a volume on a day, its term included; nothing where it may be destroyed.
pub fn kept_by(
    lookup: &mut impl Lookup,
    volume: &BoxedVolume,
    holds: &[OpenHold],
    view: &AsOf,
    day: Date,
) -> Result<Vec<KeptBy>, StorageError> {
    let mut kept = Vec::new();
    if !volume.is_over(day) {
        kept.push(KeptBy { why: WhyKept::Term, by: Vec::new() });
    }
    let on_it = holds.iter().filter(|hold| hold.holds(&volume.identity(), volume.parts().map(|part| &part.boxed.code)));
    push(&mut kept, WhyKept::Held, on_it.map(|hold| hold.id.clone()).collect());
    let mut bundles = Vec::new();
    for id in volume.boxes().into_iter().chain([volume.late()]) {
        bundles.push(lookup.bundle(&id)?);
    }
    let bundles: Vec<&Bundle> = bundles.iter().map(AsRef::as_ref).collect();
    let reader = lookup.archive().reader();
    let mut cases = Vec::new();
    for kind in gates::KINDS {
        cases.extend(file_parts::cases_of(reader, &bundles, kind)?.iter().filter_map(|case| case.seen(view)));
    }
    for state in gates(&Owner::File(volume.name()), &cases) {
        let why = match state.gate {
            Gate::Loans => WhyKept::Lent,
            Gate::Arrears | Gate::Deposits => WhyKept::MoneyOwed,
            Gate::Cases | Gate::Keys | Gate::Restoration | Gate::Label => WhyKept::CaseOpen,
        };
        push(&mut kept, why, state.shut_by);
    }
    let late = bundles.iter().any(|bundle| bundle.id == volume.late() && !bundle.is_empty());
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
