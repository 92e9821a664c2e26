//! Carrying a destruction out, before witnesses: the one act that takes files away (S-RET).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::archive::retention;
use crate::archive::{BundleId, Lookup, Mode, StorageError, Transaction, elsewhere, git, hash, remains};
use crate::desk::Desk;
use crate::desk::box_year::{self, Print};
use crate::desk::dispose::ask::{check_free, parts_of};
use crate::desk::dispose::erasure::Erasure;
use crate::desk::dispose::grounds;
use crate::desk::dispose::plan::lines_of;
use crate::desk::shelf::{NamedRecord, named};
use crate::desk::staff::Time;
use crate::desk::update::{self, CaseStanding, check_time, standing};
use crate::error::{Input, Result};
use crate::model::destruction::{Unlawful, WITNESSES_WANTED, approved_on, carried_out};
use crate::model::disposal::{Disposal, DisposalLine};
use crate::model::event::{CarryingOut, EventBody};
use crate::model::staff::Duty;
use crate::model::{Action, AsOf, Body, Happened, Kind, RecordId, Reference, Refusal, StaffId, Year};

/// How long somebody else may have git's index.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is carried out, before whom.
#[derive(Clone, Debug)]
pub struct CarryListOut {
    /// The list.
    pub reference: Reference,
    pub witnesses: Vec<StaffId>,
}

/// What was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOutList {
    pub id: RecordId,
    pub files: u32,
    pub bytes: u64,
    /// How many copies are known to remain.
    pub remains: usize,
}

/// Destroys what an approved list names, and nothing else.
///
/// # Errors
/// Everything that was looked at when it was asked for is looked at again; whatever does not fit any more stops it, and nothing
/// is destroyed.
pub fn carry_out(desk: &Desk, tx: &mut Transaction, ask: &CarryListOut, print: &Print) -> Result<CarriedOutList> {
    let by = desk.actor(tx)?.id;
    tx.lock_archive()?;
    let named = list_of(tx, &ask.reference)?;
    let now = standing(&named)?;
    update::rule(&named, &now, Action::CarriedOut)?;
    check_time(desk, &now.state, Happened::On(desk.today()))?;
    let Body::Disposal(disposal) = now.case.record.body.clone() else {
        return Err(Input::WrongKind { id: named.id.clone(), kind: Kind::Disposal, wanted: &[Kind::Disposal] }.into());
    };
    check_witnesses(desk, tx, (&named, &now), &by, &ask.witnesses)?;
    check_wait(desk, tx, (&named, &now), &disposal)?;
    let erasure = disposal.request.map(|stem| Erasure::of_stem(tx, stem.0)).transpose()?;
    if tx.mode() == Mode::Make {
        elsewhere::look_at_what_is_here(tx.archive().reader(), PATIENCE)?;
    }
    if let Some(path) = git::not_saved(tx.archive().root())? {
        return Err(Refusal::TreeNotSaved { id: named.id, path }.into());
    }
    let lines = lines_on(tx, &named, &disposal)?;
    erasure.iter().try_for_each(|erasure| erasure.check(&lines))?;
    check_holds(tx, &named, &disposal, &lines)?;
    check_volumes(desk, tx, &named, (&disposal, &lines))?;
    let parts = parts_of(tx, &lines)?;
    check_here(tx, (&lines, &parts))?;
    check_papers(tx, &named, &disposal, (&lines, &parts))?;
    let bytes = check_lines(tx, &named, (&lines, &parts))?;
    let left = remains::of(tx, &lines, &parts)?;
    let (files, remains) = (u32::try_from(lines.len()).unwrap_or(u32::MAX), left.len());
    let settings = tx.archive().settings();
    let deed = CarryingOut {
        witnesses: ask.witnesses.clone(),
        files,
        bytes,
        remains: left,
        approval_role: Some(settings.role_for(Duty::Dispose).clone()),
        wait_days: Some(settings.disposal.wait_days),
        witnesses_wanted: Some(WITNESSES_WANTED),
    };
    named.add_event(tx, &desk.event(&by, named.case.stem, desk.today(), EventBody::CarriedOut(deed)))?;
    check_law(tx, &named)?;
    tx.destroy(&named.shelf.bundle, named.case.stem, &parts)?;
    let gone: BTreeSet<String> = disposal.volumes.iter().map(ToString::to_string).collect();
    for year in years(tx, &gone)? {
        box_year::print_again(tx, year, (&gone, &named.id), print)?;
    }
    Ok(CarriedOutList { id: named.id, files, bytes, remains })
}

/// A list that somebody named.
pub(in crate::desk) fn list_of(tx: &mut Transaction, reference: &Reference) -> Result<NamedRecord> {
    let named = named(tx, reference)?;
    match named.case.stem.kind() {
        Kind::Disposal => Ok(named),
        kind => Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Disposal] }.into()),
    }
}

/// Two witnesses, of the staff, who have no other part in it.
fn check_witnesses(
    desk: &Desk,
    tx: &mut Transaction,
    (named, now): (&NamedRecord, &CaseStanding),
    by: &StaffId,
    witnesses: &[StaffId],
) -> Result<()> {
    let two: BTreeSet<&StaffId> = witnesses.iter().collect();
    if two.len() != 2 || witnesses.len() != 2 {
        return Err(Refusal::TwoWitnesses(named.id.clone()).into());
    }
    let asked = &now.case.record.head.by;
    let approved = now.state.approved_by.as_ref();
    for witness in two {
        desk.person(tx, witness, Time::Now)?;
        if witness == by || witness == asked || Some(witness) == approved {
            return Err(Refusal::WitnessHasPart { id: named.id.clone(), witness: witness.clone() }.into());
        }
    }
    Ok(())
}

/// The days after the approval are over; what a person asked for does not wait. What rests on no request is none of a person's.
fn check_wait(
    desk: &Desk,
    tx: &Transaction,
    (named, now): (&NamedRecord, &CaseStanding),
    disposal: &Disposal,
) -> Result<()> {
    let wait_days = tx.archive().settings().disposal.wait_days;
    let approval = now.case.events.iter().find(|named| matches!(named.event.deed, EventBody::Approved(_)));
    let approved = approval.map_or(desk.today(), |named| approved_on(&named.event));
    let from = approved.plus_days(wait_days);
    if !disposal.is_asked_by_person() && desk.today() < from {
        return Err(Refusal::DestructionWaits { id: named.id.clone(), approved, from }.into());
    }
    Ok(())
}

/// The list as this change carries it out is one that may be carried out: by what lies on disk, not by what was looked at when it was
/// approved.
fn check_law(tx: &mut Transaction, named: &NamedRecord) -> Result<()> {
    let case = named.again(tx)?.case;
    let id = named.id.clone();
    let refusal = match tx.fault_of_list(&case)? {
        None => return Ok(()),
        Some(Unlawful::NotTwo) => Refusal::TwoWitnesses(id),
        Some(Unlawful::HasPart(witness)) => Refusal::WitnessHasPart { id, witness },
        Some(Unlawful::NotEntitled { by, role }) => Refusal::ApprovedByOther { id, by, role },
        Some(Unlawful::TooEarly { from, .. }) => {
            let approved = carried_out(&case).map_or(from, |carried| approved_on(carried.approval));
            Refusal::DestructionWaits { id, approved, from }
        }
    };
    Err(refusal.into())
}

/// The lines of a list.
pub(in crate::desk) fn lines_on(
    tx: &mut Transaction,
    named: &NamedRecord,
    disposal: &Disposal,
) -> Result<Vec<DisposalLine>> {
    let bundle = tx.bundle(&named.shelf.bundle)?;
    let none = || StorageError::Missing(format!("{}/{}", named.shelf.bundle, named.case.stem));
    let paper = disposal.lines().ok_or_else(none)?;
    let bytes = bundle.bytes(tx.archive().reader(), paper.path.as_str())?;
    let text = String::from_utf8(bytes).map_err(|_| none())?;
    Ok(text.lines().map(str::parse).collect::<Result<_, _>>()?)
}

/// Nothing on the list is held.
fn check_holds(tx: &mut Transaction, named: &NamedRecord, disposal: &Disposal, lines: &[DisposalLine]) -> Result<()> {
    let keepers = retention::keepers(tx, &AsOf::NOW)?;
    let identities: BTreeSet<&str> = lines.iter().map(|line| line.identity.as_str()).collect();
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let held = identities.into_iter().find_map(|identity| {
        let codes = retention::codes(&volumes, identity).into_iter().chain(&disposal.volumes);
        keepers.holding(identity, codes)
    });
    match held {
        Some(held) => Err(Refusal::ListHeld {
            id: named.id.clone(),
            hold: held.id.clone(),
            since: held.since,
            reason: held.hold.reason.clone(),
        }
        .into()),
        None => Ok(()),
    }
}

/// The volumes are as they were when they were put on the list, and nothing keeps them.
fn check_volumes(
    desk: &Desk,
    tx: &mut Transaction,
    named: &NamedRecord,
    (disposal, lines): (&Disposal, &[DisposalLine]),
) -> Result<()> {
    if disposal.volumes.is_empty() {
        return Ok(());
    }
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let keepers = retention::keepers(tx, &AsOf::NOW)?.beside(&named.id);
    let mut identities = BTreeSet::new();
    for code in &disposal.volumes {
        let known = volumes.iter().find(|volume| volume.code() == code);
        let volume = known.ok_or_else(|| Input::UnknownVolume(code.clone()))?;
        check_free(tx, volume, &keepers, desk.today())?;
        let identity = volume.identity();
        let wanted: BTreeSet<_> =
            lines.iter().filter(|line| line.identity == identity).map(|line| (line.sha256, &line.path)).collect();
        identities.insert(identity.clone());
        let there = lines_of(tx, volume)?;
        let there: BTreeSet<_> = there.iter().map(|line| (line.sha256, &line.path)).collect();
        if let Some((_, path)) = there.symmetric_difference(&wanted).next() {
            let path = format!("{identity}/{path}");
            return Err(Refusal::LineDoesNotFit { id: named.id.clone(), path }.into());
        }
    }
    // A list of volumes names nothing else.
    match lines.iter().find(|line| !identities.contains(&line.identity)) {
        None => Ok(()),
        Some(line) => {
            let path = format!("{}/{}", line.identity, line.path);
            Err(Refusal::LineDoesNotFit { id: named.id.clone(), path }.into())
        }
    }
}

/// Every file lies here: what is in a store alone is fetched first, so that somebody sees what goes.
fn check_here(tx: &mut Transaction, (lines, parts): (&[DisposalLine], &BTreeMap<String, Vec<BundleId>>)) -> Result<()> {
    let mut papers = Vec::new();
    for line in lines {
        for id in parts.get(&line.identity).into_iter().flatten() {
            let bundle = tx.bundle(id)?;
            if bundle.listing().files.get(&line.path) == Some(&line.sha256) {
                papers.push((bundle.full(line.path.as_str()), line.sha256));
            }
        }
    }
    Ok(elsewhere::all_here(tx.archive().reader(), papers.iter().map(|(path, sha256)| (path.as_str(), *sha256)))?)
}

/// Single papers are what they were when they were asked for, nobody has them, and the ground on which they go holds still.
fn check_papers(
    tx: &mut Transaction,
    named: &NamedRecord,
    disposal: &Disposal,
    (lines, parts): (&[DisposalLine], &BTreeMap<String, Vec<BundleId>>),
) -> Result<()> {
    // Volumes were looked at as a whole.
    if !disposal.volumes.is_empty() {
        return Ok(());
    }
    match grounds::of_lines(tx, lines, parts)? {
        Ok(going) => grounds::check(tx, &going, disposal.ground),
        Err(line) => {
            let path = format!("{}/{}", line.identity, line.path);
            Err(Refusal::LineDoesNotFit { id: named.id.clone(), path }.into())
        }
    }
}

/// Every line is listed as it was, and its file has these bytes; gives how many bytes they are together.
fn check_lines(
    tx: &mut Transaction,
    named: &NamedRecord,
    (lines, parts): (&[DisposalLine], &BTreeMap<String, Vec<BundleId>>),
) -> Result<u64> {
    let mut bytes = 0;
    for line in lines {
        let full = format!("{}/{}", line.identity, line.path);
        let unfit = || Refusal::LineDoesNotFit { id: named.id.clone(), path: full.clone() };
        let mut found = false;
        for id in parts.get(&line.identity).into_iter().flatten() {
            let bundle = tx.bundle(id)?;
            if bundle.listing().files.get(&line.path) != Some(&line.sha256) {
                continue;
            }
            let path = bundle.full(line.path.as_str());
            let (file, size) = match tx.archive().reader().open(&path) {
                Err(e) if e.is_not_found() => return Err(unfit().into()),
                other => other?,
            };
            if hash(file, &path)?.0 != line.sha256 {
                return Err(unfit().into());
            }
            bytes += size;
            found = true;
        }
        if !found {
            return Err(unfit().into());
        }
    }
    Ok(bytes)
}

/// The years whose catalogues name a volume of the list.
fn years(tx: &mut Transaction, codes: &BTreeSet<String>) -> Result<BTreeSet<Year>> {
    let volumes = retention::volumes(tx, &AsOf::NOW)?;
    let on_list = volumes.iter().filter(|volume| codes.contains(&volume.code().to_string()));
    Ok(on_list.flat_map(retention::BoxedVolume::parts).map(|part| part.boxed.year).collect())
}
