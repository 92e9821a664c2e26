//! A client's file laid open: the cover as amended, where the folder lies, what is out, and the papers (P2-4, P3-1).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::archive::{
    Archive, Bundle, BundleId, ClientFile, GoneList, Lookup, LookupError, Tenure, Uncached, file_parts, layout, papers,
    retention, tenancy,
};
use crate::error::{Error, Input, Result};
use crate::model::case::seen;
use crate::model::case_state::CaseState;
use crate::model::confirmation::{self, Confirmed};
use crate::model::event::EventBody;
use crate::model::loan::LoanStatus;
use crate::model::{
    AsOf, Body, BundlePath, Case, Cover, Date, EntryName, FileName, FloorCode, Kind, Line, Moment, Owner, Paper,
    PaperId, Place, RecordId, ScanCode, StaffId, Stem, Target, Unit, UnitCode, case_state, course, paper, reckoning,
    stands,
};
use crate::views::boxes::{BoxLine, Boxes};
use crate::views::estate::{cover, held_units, read_room};
use crate::views::loans::{self, LoanLine};
use crate::views::pending::{self, Pending};
use crate::views::record_sheet::{self, RecordSheet};
use crate::views::units::{self, UnitSheet};
use crate::views::{When, enquiries, newest_first};

/// What stands under a unit's name.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A client's file.
    File(Box<FileSheet>),
    /// A unit that nobody holds at present.
    Vacant(Box<UnitSheet>),
    Record(Box<RecordSheet>),
}

/// A client's file laid open.
#[derive(Clone, Debug)]
pub struct FileSheet {
    /// By what name it is called.
    pub name: FileName,
    /// The unit under which it goes, as its record has it.
    pub unit: Unit,
    /// The floor of that unit.
    pub floor: FloorCode,
    pub cover: Cover,
    /// When the label was printed last, and with which name.
    pub label_printed: Option<(Date, Line)>,
    /// The units with their tenancies, the one first under which the file goes.
    pub units: Vec<HeldUnit>,
    /// The folders in which it lies, relative to the archive.
    pub folders: Vec<String>,
    /// Who is to have the unit next, where the file is open already.
    pub coming: Option<FileName>,
    /// Where its paper stands, where anybody has said so.
    pub location: Option<Place>,
    /// The code on its label or spine.
    pub scan_code: ScanCode,
    /// The volumes before of a client who came back, the last one first.
    pub before: Vec<FileName>,
    /// The files of the client who left, and came back.
    pub after: Vec<FileName>,
    /// The box records of a boxed volume: its own, then those of supplements.
    pub boxes: Vec<BoxLine>,
    /// When the folder was bound, where it was.
    pub sealed: Option<SealedOn>,
    /// The loans that are out, or wait for approval, and those whose steps contradict each other; newest first.
    pub loans: Vec<LoanLine>,
    /// The papers, newest first.
    pub papers: Vec<PaperLine>,
    /// When the cover was confirmed last, and what changed since (P1-4c).
    pub confirmed: Option<Confirmed>,
    /// When the file was gone through last, by whom, with which remark (P1-4b).
    pub reviewed: Option<(Date, StaffId, Option<Line>)>,
    /// What waits for a decision, loans aside; newest first.
    pub waiting: Vec<Pending>,
    /// The cases that are not settled, and what waits for an answer, newest first.
    pub cases: Vec<OpenCase>,
    /// The enquiry from which the client came, and what was recorded and filed for it, newest first (P1-4.1).
    pub enquiry: Vec<Case>,
    /// What is owed, and what was paid beyond it; none where nothing was ever charged or paid.
    pub account: Option<(Decimal, Decimal)>,
    /// What is held of deposits; none where there never was one.
    pub deposits: Option<Decimal>,
    /// The holds that keep it from being destroyed (S-RET).
    pub holds: Vec<RecordId>,
    /// The lists by which something of it was destroyed, with how many files, the earliest first.
    pub destroyed: Vec<(GoneList, usize)>,
}

/// A case that is not settled.
#[derive(Clone, Debug)]
pub struct OpenCase {
    /// The case.
    pub id: RecordId,
    /// What it is about.
    pub title: Option<Line>,
    /// When it came.
    pub date: Date,
    /// When it was entered.
    pub at: Moment,
    /// Where it stands, and who has it.
    pub state: CaseState,
}

/// A unit that a client holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldUnit {
    pub unit: UnitCode,
    pub from: Date,
    /// The day of departure, where there was one.
    pub to: Option<Date>,
}

/// The binding of a departed client's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedOn {
    pub id: RecordId,
    pub date: Date,
    /// The papers that were bound.
    pub items: u32,
    /// Their pages, as far as known.
    pub pages: u32,
}

/// A paper of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    pub id: PaperId,
    pub paper: Paper,
    /// The paper that took its place.
    pub superseded_by: Option<RecordId>,
    /// Where it lies, relative to the archive.
    pub path: Option<String>,
    /// Whether it was bound.
    pub binding: Binding,
    /// Whether it counts for nothing.
    pub voided: bool,
}

/// Whether a paper was bound with the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// The folder is not bound.
    Open,
    Bound,
    /// It came when the folder had been bound.
    Late,
    /// It belongs to the unit, and stays in its room.
    Room,
}

impl Binding {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Bound => "bound",
            Self::Late => "late",
            Self::Room => "room",
        }
    }
}

/// Lays open what a target means: a client's file, a vacant unit, a record.
pub fn target(archive: &Archive, target: &Target) -> Result<Shown> {
    let laid_open = |reference| record_sheet::record(archive, reference).map(|sheet| Shown::Record(Box::new(sheet)));
    match target {
        Target::File(name) => show(archive, name),
        Target::Record(reference) => laid_open(reference),
        Target::Either(name, reference) => {
            let mut lookup = Uncached::new(archive);
            if lookup.unit(name.unit())?.is_some() {
                tenancy::unit_place(&mut lookup, name.unit())?;
                return show(archive, name);
            }
            match laid_open(reference) {
                // Where there is no such record either, a slip in the unit's code is likelier.
                Err(unknown @ Error::Input(Input::UnknownRecord(_))) => {
                    tenancy::unit_place(&mut lookup, name.unit())?;
                    Err(unknown)
                }
                other => other,
            }
        }
    }
}

/// Lays open the file of a unit's present client, or of one who left; of a vacant unit, what there is to say.
pub fn show(archive: &Archive, name: &FileName) -> Result<Shown> {
    let mut lookup = Uncached::new(archive);
    match tenancy::client_file(&mut lookup, name) {
        Ok(file) => sheet(archive, file).map(|sheet| Shown::File(Box::new(sheet))),
        Err(LookupError::Vacant { unit, .. }) => {
            units::sheet(archive, &unit).map(|sheet| Shown::Vacant(Box::new(sheet)))
        }
        Err(e) => Err(e.into()),
    }
}

fn sheet(archive: &Archive, file: ClientFile) -> Result<FileSheet> {
    let (cover, cover_case) = cover(archive, &file)?;
    let room = read_room(archive, &file.lead)?;
    let (units, others) = held_units(archive, &file)?;
    let (before, after) = volumes_beside(archive, &file, &cover, (&units, &others))?;
    let coming = room.tenures.iter().find(|tenure| tenure.is_coming()).map(Tenure::name);
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let owner = Owner::File(file.name.clone());
    let seal = BoundVolume::read(archive, &bundles, &owner)?;
    let binding = |bundle: &Bundle, entry| seal.as_ref().map_or(Binding::Open, |seal| seal.binding(bundle, entry));
    let mut papers = papers(archive, &bundles, &owner, binding)?;
    papers.extend(room_papers(archive, &units, seal.as_ref())?);
    newest_first(&mut papers, |line| When::entered(line.paper.date, line.paper.at, &line.id));
    let boxes = if file.main.is_closed() { Boxes::read(archive)?.of(&file).to_vec() } else { Vec::new() };
    let own = boxes.iter().find(|line| line.boxed.supplement_to.is_none()).map_or(&cover_case, |line| &line.case);
    let location = stands::stands(own, &AsOf::NOW).map(|stands| stands.place);
    let mut loans = loans::of_file(archive, &file)?;
    let wanted = |line: &LoanLine| matches!(line.state.status, LoanStatus::Asked | LoanStatus::Out);
    loans.retain(|line| wanted(line) || !line.state.contradictions.is_empty());
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let of_kind = |kind| file_parts::cases_of(archive.reader(), &parts, kind).map(|cases| seen(cases, &AsOf::NOW));
    let deposits = of_kind(Kind::Deposit)?;
    let money = reckoning::KINDS.into_iter().map(of_kind).collect::<Result<Vec<_>, _>>()?.concat();
    let account = reckoning::account(&money);
    let mut cases = Vec::new();
    for kind in course::CASES.into_iter().chain(course::FOLLOWED) {
        cases.extend(of_kind(kind)?.iter().filter_map(|case| open_case(&owner, case)));
    }
    newest_first(&mut cases, |case| When::entered(case.date, case.at, &case.id));
    let waiting = pending::of_file(archive, &file, &cover.company)?;
    let codes: Vec<_> = boxes.iter().map(|line| &line.boxed.code).collect();
    let mut holds = retention::keepers(&mut Uncached::new(archive), &AsOf::NOW)?.holds;
    holds.retain(|hold| hold.holds(&file.main.identity(), codes.iter().copied()));
    Ok(FileSheet {
        holds: holds.into_iter().map(|hold| hold.id).collect(),
        destroyed: destroyed(&bundles),
        confirmed: confirmation::confirmed(&cover_case, &AsOf::NOW),
        reviewed: confirmation::reviewed(&cover_case, &AsOf::NOW),
        waiting,
        cases,
        enquiry: match cover_case.record.head.enquiry {
            Some(enquiry) => enquiries::of_enquiry(archive, enquiry.0)?,
            None => Vec::new(),
        },
        account: (!money.is_empty()).then(|| (account.owed(), account.credit)),
        deposits: (!deposits.is_empty()).then(|| reckoning::balances(&deposits).values().sum()),
        unit: room.unit,
        floor: file.lead.floor.clone(),
        cover,
        label_printed: label_printed(&cover_case),
        units: units
            .into_iter()
            .map(|tenure| HeldUnit { unit: tenure.room.unit, from: tenure.from, to: tenure.to })
            .collect(),
        location,
        scan_code: ScanCode::of(&file.main.identity()),
        folders: bundles.iter().filter(|bundle| !bundle.is_empty()).map(|bundle| bundle.id.path()).collect(),
        boxes,
        before,
        after,
        coming: coming.filter(|coming| *coming != file.name),
        sealed: seal.map(|seal| seal.on),
        loans,
        papers,
        name: file.name,
    })
}

/// The lists by which something of a file was destroyed.
fn destroyed(bundles: &[Bundle]) -> Vec<(GoneList, usize)> {
    let mut lists: BTreeMap<RecordId, (GoneList, usize)> = BTreeMap::new();
    for (id, (list, files)) in bundles.iter().flat_map(Bundle::destroyed_by) {
        lists.entry(id).or_insert_with(|| (list.clone(), 0)).1 += files;
    }
    let mut lists: Vec<_> = lists.into_values().collect();
    lists.sort_by_key(|(list, _)| (list.on, list.id.clone()));
    lists
}

/// A case, where it is not settled.
fn open_case(owner: &Owner, case: &Case) -> Option<OpenCase> {
    let state = case_state::fold(case).filter(|state| !state.settled)?;
    let head = &case.record.head;
    let id = RecordId { owner: owner.clone(), stem: case.stem };
    Some(OpenCase { id, title: head.title.clone(), date: head.date(), at: head.at, state })
}

/// When the label was printed last, and with which name (P2-5).
pub fn label_printed(cover: &Case) -> Option<(Date, Line)> {
    cover.events.iter().rev().find_map(|named| match &named.event.deed {
        EventBody::LabelPrinted(labelling) => Some((named.event.head.date(), labelling.label.clone())),
        _ => None,
    })
}

/// The files of the same client before and after this one: those that say that they go on from it, and those of the same label
/// that are of the same company, one after the other.
fn volumes_beside(
    archive: &Archive,
    file: &ClientFile,
    own: &Cover,
    (units, others): (&[Tenure], &[Tenure]),
) -> Result<(Vec<FileName>, Vec<FileName>)> {
    let told: Vec<&str> = units.iter().filter_map(|tenure| tenure.returns.as_ref()).map(Line::as_str).collect();
    let identity = file.tenure.identity();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for tenure in others.iter().filter(|tenure| tenure.first_unit == tenure.room.unit) {
        let goes_on = tenure.returns.as_ref().is_some_and(|returns| returns.as_str() == identity);
        let is_told = goes_on || told.contains(&tenure.identity().as_str());
        if !is_told && !tenure.client.is_labelled_as(&file.tenure.client) {
            continue;
        }
        let other = tenancy::file_of(&mut Uncached::new(archive), tenure)?;
        if !is_told && cover(archive, &other)?.0.company != own.company {
            continue;
        }
        // Of one company with two files at a time neither is before the other.
        if other.left.is_some_and(|left| left <= file.since) {
            before.push((other.since, other.name));
        } else if file.left.is_some_and(|left| left <= other.since) {
            after.push((other.since, other.name));
        }
    }
    let names = |mut files: Vec<(Date, FileName)>| {
        files.sort_by(|a, b| b.cmp(a));
        files.dedup();
        files.into_iter().map(|(_, name)| name).collect()
    };
    Ok((names(before), names(after)))
}

/// What was bound, and when.
struct BoundVolume {
    on: SealedOn,
    volume: BundleId,
    covered: BTreeSet<BundlePath>,
    room_papers: BTreeSet<BundlePath>,
}

impl BoundVolume {
    /// Reads the `sealed` record of a file; the volume itself is the first of its bundles.
    fn read(archive: &Archive, bundles: &[Bundle], owner: &Owner) -> Result<Option<Self>> {
        let Some(volume) = bundles.first() else { return Ok(None) };
        for case in seen(volume.cases(archive.reader(), Kind::Sealed)?, &AsOf::NOW) {
            let Body::Sealed(sealed) = case.record.body else {
                continue;
            };
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            return Ok(Some(Self {
                on: SealedOn { id, date: case.record.head.date(), items: sealed.items, pages: sealed.pages },
                volume: volume.id.clone(),
                covered: sealed.covers.into_iter().map(|line| line.path).collect(),
                room_papers: sealed.room_papers.into_iter().map(|line| line.path).collect(),
            }));
        }
        Ok(None)
    }

    /// What came late is what the seal does not cover.
    fn binding(&self, bundle: &Bundle, entry: EntryName) -> Binding {
        let path = layout::entry_path(entry);
        let covered = bundle.id == self.volume && self.covered.contains(path.as_str());
        if covered { Binding::Bound } else { Binding::Late }
    }
}

/// The papers that belong to the units: those that lie in the rooms of a present client; of one who left, those that the
/// seal names.
fn room_papers(archive: &Archive, units: &[Tenure], seal: Option<&BoundVolume>) -> Result<Vec<PaperLine>> {
    let mut lines = Vec::new();
    for (at, tenure) in units.iter().enumerate() {
        if tenure.to.is_some() && (seal.is_none() || 0 < at) {
            continue;
        }
        let room = archive.bundle(&BundleId::Room(tenure.room.clone()))?;
        let owner = Owner::File(FileName::Present(tenure.room.unit.clone()));
        let mut of_room = papers(archive, std::slice::from_ref(&room), &owner, |_, _| Binding::Room)?;
        if let Some(seal) = seal {
            let named: BTreeSet<String> = seal.room_papers.iter().map(|path| room.full(path.as_str())).collect();
            of_room.retain(|paper| paper.path.as_ref().is_some_and(|path| named.contains(path)));
        }
        lines.extend(of_room);
    }
    Ok(lines)
}

/// The papers of a client's bundles; `binding` says of each whether it was bound.
fn papers(
    archive: &Archive,
    bundles: &[Bundle],
    owner: &Owner,
    binding: impl Fn(&Bundle, EntryName) -> Binding,
) -> Result<Vec<PaperLine>> {
    let mut lines = Vec::new();
    let mut successors: BTreeMap<Stem, Stem> = BTreeMap::new();
    let parts: Vec<&Bundle> = bundles.iter().collect();
    for raw in papers::cases_of(archive.reader(), &parts)? {
        if raw.restriction().is_some() {
            continue;
        }
        let seen = raw.seen(&AsOf::NOW);
        let voided = seen.is_none();
        for paper in paper::of_case(&seen.unwrap_or(raw)) {
            if let Some(earlier) = paper.supersedes.filter(|_| !voided) {
                successors.insert(earlier, paper.name.stem());
            }
            let entry: Option<BundlePath> = layout::entry_path(paper.name.entry).parse().ok();
            let home = parts.iter().find(|part| entry.as_ref().is_some_and(|entry| part.has(entry)));
            // The next version of a working paper may have come once the volume was in its box.
            let holder = parts.iter().find(|part| part.has(&paper.attachment.path)).or(home);
            let binding = home.map_or(Binding::Open, |bundle| binding(bundle, paper.name.entry));
            let path = holder.map(|bundle| bundle.full(paper.attachment.path.as_str()));
            let id = PaperId { owner: owner.clone(), name: paper.name };
            lines.push(PaperLine { id, paper, superseded_by: None, path, binding, voided });
        }
    }
    for line in &mut lines {
        let successor = successors.get(&line.id.name.stem());
        line.superseded_by = successor.map(|stem| RecordId { owner: owner.clone(), stem: *stem });
    }
    Ok(lines)
}
