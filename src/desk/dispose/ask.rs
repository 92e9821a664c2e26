//! Asking for a destruction: a list of volumes whose term is over, or of single papers on a ground of their own (S-RET).

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::retention::{self, BoxedVolume};
use crate::archive::{BundleId, Lookup, Transaction, find};
use crate::desk::dispose::erasure::Erasure;
use crate::desk::dispose::grounds::{self, GoingPaper};
use crate::desk::dispose::listed::{CsvRow, ListedVolume, csv, lines_text};
use crate::desk::dispose::plan::{AppraisedVolume, DisposalPlan, lines_of, state};
use crate::desk::shelf::{NamedRecord, lock_register, named_or_paper};
use crate::desk::{Desk, fresh_stem};
use crate::error::{Input, Result};
use crate::model::attachment::Attachment;
use crate::model::disposal::{Appraisal, Disposal, DisposalLine, Ground};
use crate::model::event::{EventBody, Keeping};
use crate::model::{
    AsOf, Body, Date, Kind, Line, Listed, PaperId, RecordId, Reference, Refusal, Register, StaffId, Stem, StemText,
    VolumeCode, paper,
};

/// What is to be destroyed, and why.
#[derive(Clone, Debug)]
pub struct AskDestruction {
    pub what: ToDestroy,
    /// What the appraisers say.
    pub reason: Line,
}

#[derive(Clone, Debug)]
pub enum ToDestroy {
    /// The volumes of a plan, as the appraisers decided.
    Plan(DisposalPlan),
    Papers {
        papers: Vec<Reference>,
        ground: Ground,
        /// The request of a person on which it rests.
        request: Option<Reference>,
    },
}

/// What became of what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionAsked {
    /// The list; none where every volume of the plan is kept.
    pub id: Option<RecordId>,
    pub files: usize,
    /// Volumes that the appraisers keep.
    pub kept: Vec<VolumeCode>,
}

/// Enters the list, and what the appraisers keep; everything is looked at again under the lock.
pub fn ask(desk: &Desk, tx: &mut Transaction, ask: &AskDestruction) -> Result<DestructionAsked> {
    let by = desk.actor(tx)?.id;
    tx.lock_archive()?;
    match &ask.what {
        ToDestroy::Plan(plan) => ask_plan(desk, tx, &by, (plan, &ask.reason)),
        ToDestroy::Papers { papers, ground, request } => {
            let erasure = match (*ground, request) {
                (Ground::Request, Some(request)) => Some(Erasure::of(tx, request)?),
                (Ground::Request, None) | (Ground::Term | Ground::Duplicate | Ground::Secured, Some(_)) => {
                    return Err(Input::RequestAndGround(*ground).into());
                }
                (Ground::Term | Ground::Duplicate | Ground::Secured, None) => None,
            };
            let (rows, lines) = of_papers(tx, papers, *ground)?;
            erasure.iter().try_for_each(|erasure| erasure.check(&lines))?;
            let request = erasure.map(|erasure| StemText(erasure.id.stem));
            let disposal = (*ground, ask.reason.clone(), request, Vec::new());
            let id = enter(desk, tx, &by, disposal, (&rows, &lines))?;
            Ok(DestructionAsked { id: Some(id), files: lines.len(), kept: Vec::new() })
        }
    }
}

fn ask_plan(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    (plan, reason): (&DisposalPlan, &Line),
) -> Result<DestructionAsked> {
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let (mut rows, mut lines, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    let mut decided = BTreeSet::new();
    if let Some(twice) = plan.volumes.iter().find(|planned| !decided.insert(&planned.code)) {
        return Err(Input::VolumeTwice(twice.code.clone()).into());
    }
    for planned in &plan.volumes {
        let known = volumes.iter().find(|volume| *volume.code() == planned.code);
        let volume = known.ok_or_else(|| Input::UnknownVolume(planned.code.clone()))?;
        match planned.decision {
            Appraisal::Destroy => {
                lines.extend(of_volume(desk, tx, volume, planned)?);
                rows.push(CsvRow::Volume(ListedVolume::of(volume, desk.today())));
            }
            Appraisal::Keep => keep(desk, tx, by, (volume, reason), None)?,
            Appraisal::KeepUntil(day) => keep(desk, tx, by, (volume, reason), Some(day))?,
        }
        if planned.decision != Appraisal::Destroy {
            kept.push(planned.code.clone());
        }
    }
    if lines.is_empty() {
        return if kept.is_empty() {
            Err(Input::NothingToDestroy.into())
        } else {
            Ok(DestructionAsked { id: None, files: 0, kept })
        };
    }
    let codes = plan.volumes.iter().filter(|planned| planned.decision == Appraisal::Destroy);
    let codes = codes.map(|planned| planned.code.clone()).collect();
    let id = enter(desk, tx, by, (Ground::Term, reason.clone(), None, codes), (&rows, &lines))?;
    Ok(DestructionAsked { id: Some(id), files: lines.len(), kept })
}

/// What is destroyed of a volume: all that lies in its boxes, which is what was planned, and may go today.
fn of_volume(
    desk: &Desk,
    tx: &mut Transaction,
    volume: &BoxedVolume,
    planned: &AppraisedVolume,
) -> Result<Vec<DisposalLine>> {
    if let Some(list) = retention::destroyed(tx, volume)?.map(|list| list.id) {
        return Err(Refusal::DestroyedAlready { code: planned.code.clone(), list }.into());
    }
    let keepers = retention::keepers(tx, &AsOf::NOW)?;
    check_free(tx, volume, &keepers, desk.today())?;
    let lines = lines_of(tx, volume)?;
    if state(&lines) != planned.state {
        return Err(Refusal::PlanOutdated(planned.code.clone()).into());
    }
    let identity = volume.identity();
    let line = |Listed { sha256, path }| DisposalLine { sha256, identity: identity.clone(), path };
    Ok(lines.into_iter().map(line).collect())
}

/// Nothing keeps a volume on a day.
///
/// # Errors
/// Something does; it is named.
pub(in crate::desk) fn check_free(
    tx: &mut Transaction,
    volume: &BoxedVolume,
    keepers: &retention::KeepingBack,
    today: Date,
) -> Result<()> {
    let kept = retention::kept_by(tx, volume, keepers, &AsOf::NOW, today)?;
    match kept.into_iter().next() {
        Some(first) => Err(Refusal::VolumeKept { code: volume.code().clone(), why: first.why, by: first.by }.into()),
        None => Ok(()),
    }
}

/// Notes in the box record of a volume that the appraisers keep it.
fn keep(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    (volume, reason): (&BoxedVolume, &Line),
    until: Option<Date>,
) -> Result<()> {
    let deed = EventBody::Kept(Keeping { until, reason: reason.clone() });
    let stem = volume.first.case.stem;
    tx.add_event(&volume.first.register, stem, &desk.event(by, stem, desk.today(), deed))?;
    Ok(())
}

/// Single papers, each with what there is to say of it: their bytes go, their records stay.
fn of_papers(tx: &mut Transaction, named: &[Reference], ground: Ground) -> Result<(Vec<CsvRow>, Vec<DisposalLine>)> {
    let (mut rows, mut going): (Vec<CsvRow>, Vec<GoingPaper>) = (Vec::new(), Vec::new());
    let keepers = retention::keepers(tx, &AsOf::NOW)?;
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    for reference in named {
        let record = named_or_paper(tx, reference)?;
        let case = record.now()?;
        let all = paper::of_case(&case);
        let wanted = all.into_iter().filter(|paper| record.paper.is_none_or(|name| paper.name == name));
        let wanted: Vec<_> = wanted.filter(|paper| record.paper.is_some() || paper.name.number.is_none()).collect();
        if wanted.is_empty() {
            let kind = record.case.stem.kind();
            return Err(Input::WrongKind { id: record.id, kind, wanted: &[Kind::Document] }.into());
        }
        for paper in wanted {
            let id = PaperId { owner: record.id.owner.clone(), name: paper.name };
            let line = place_of(tx, &record, &paper.attachment)?;
            if going.iter().any(|known| known.line == line) {
                continue;
            }
            if let Some(hold) = keepers.holding(&line.identity, retention::codes(&volumes, &line.identity)) {
                return Err(Refusal::PaperHeld { paper: id, hold: hold.id.clone() }.into());
            }
            rows.push(CsvRow::paper(&id, &paper, &tx.archive().settings().secrecy));
            going.push(GoingPaper::new(id, line, &record));
        }
    }
    grounds::check(tx, &going, ground)?;
    // What keeps it is said before that it was asked for already.
    for paper in &going {
        if let Some(list) = retention::listed_on(tx, &paper.line)? {
            return Err(Refusal::PaperOnList { paper: paper.id.clone(), list }.into());
        }
    }
    let mut lines: Vec<DisposalLine> = going.into_iter().map(|paper| paper.line).collect();
    lines.sort();
    Ok((rows, lines))
}

/// The line of a paper: the bundle of its file that lists it.
pub(in crate::desk) fn place_of(tx: &mut Transaction, named: &NamedRecord, paper: &Attachment) -> Result<DisposalLine> {
    for id in &named.shelf.read {
        if tx.bundle(id)?.listing().files.get(&paper.path) == Some(&paper.sha256) {
            return match id {
                BundleId::Register(..) | BundleId::Staff => Err(Refusal::NeverDestroyed(named.id.clone()).into()),
                _ => Ok(DisposalLine { sha256: paper.sha256, identity: id.identity(), path: paper.path.clone() }),
            };
        }
    }
    Err(Input::UnknownRecord(Reference::to(&named.id)).into())
}

/// What a list says of itself: ground, reason, request, codes of volumes.
type ListHead = (Ground, Line, Option<StemText>, Vec<VolumeCode>);

/// Enters a list with its two attachments: for people, and the lines of what is destroyed.
fn enter(
    desk: &Desk,
    tx: &mut Transaction,
    by: &StaffId,
    (ground, reason, request, volumes): ListHead,
    (rows, lines): (&[CsvRow], &[DisposalLine]),
) -> Result<RecordId> {
    let shelf = lock_register(tx, Register::Disposals, desk.today())?;
    let stem = fresh_stem(tx, &shelf.bundle, desk.today(), Kind::Disposal)?;
    let mut attachments = Vec::new();
    for (name, ending, bytes) in [("disposal-list", "csv", csv(rows)?), ("destruction-lines", "txt", lines_text(lines))]
    {
        let path = format!("data/originals/supplement/{}", file_name(desk.today(), name, stem, ending));
        let listed = tx.add_made(&shelf.bundle, &path, bytes)?;
        attachments.push(Attachment::new(listed.path, listed.sha256, None));
    }
    let body = Disposal { ground, reason, request, volumes, attachments };
    tx.add_record(&shelf.bundle, stem, &desk.record(by, desk.today(), None, Body::Disposal(body)))?;
    Ok(RecordId { owner: shelf.owner, stem })
}

/// A list's file is called by the day, what it is, and the tail of its record.
fn file_name(day: Date, what: &str, stem: Stem, ending: &str) -> String {
    let tail = match stem {
        Stem::Dated { tail, .. } => tail.to_string(),
        Stem::Cover | Stem::Unit => String::new(),
    };
    format!("{day}-{what}-{tail}.{ending}")
}

/// The parts of the archive in which the lines of a list lie, by identity.
pub(in crate::desk) fn parts_of(
    tx: &mut Transaction,
    lines: &[DisposalLine],
) -> Result<BTreeMap<String, Vec<BundleId>>> {
    let mut parts: BTreeMap<String, Vec<BundleId>> =
        lines.iter().map(|line| (line.identity.clone(), Vec::new())).collect();
    for id in find::all_bundles(tx)? {
        if let Some(of) = parts.get_mut(&id.identity()) {
            of.push(id);
        }
    }
    Ok(parts)
}
