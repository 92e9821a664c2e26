//! Sealing the archive: every manifest is listed with the digest of its lines, and the list by the record (S-SEAL).

use std::collections::BTreeMap;

use crate::archive::seals::{EstateManifest, FoundSeal, Seals, estate_manifests};
use crate::archive::signatures::KeyRing;
use crate::archive::{BundleId, Lookup, Transaction, digest, find, layout};
use crate::desk::{Desk, fresh_stem};
use crate::error::Result;
use crate::model::attachment::Attachment;
use crate::model::seal::{self, Seal, SealCheck, SealReach, SealedManifest};
use crate::model::{Body, Kind, Line, Owner, RecordId, Register, Sha256, StaffId, Stem};

/// The largest `deedbox.toml`, in bytes.
const MAX_SETTINGS_BYTES: u64 = 1 << 20;

/// How the archive is sealed.
#[derive(Clone, Debug)]
pub struct SealArchive {
    pub title: Option<Line>,
    /// Whether every manifest is listed, though some have not grown.
    pub reach: SealReach,
    /// What was verified just before.
    pub checked: SealCheck,
    /// Why it is sealed although there were so many findings.
    pub despite: Option<(Line, u64)>,
}

/// A seal that was made.
#[derive(Clone, Debug)]
pub struct SealMade {
    pub id: RecordId,
    /// The digest of its file: the line to keep.
    pub sha256: Sha256,
    pub seal: Seal,
}

/// Seals what every manifest lists now. Nobody waits for it but who seals as well: each manifest is read as it stood at some moment.
pub fn seal(desk: &Desk, tx: &mut Transaction, ask: &SealArchive) -> Result<SealMade> {
    let by = sealer(desk, tx)?;
    let today = desk.today();
    let register = BundleId::Register(Register::Seals, today.year());
    let years = find::register_years(tx, Register::Seals)?;
    let is_first = !years.iter().any(|(bundle, _)| *bundle == register);
    tx.lock(years.into_iter().map(|(bundle, _)| bundle).chain([register.clone()]))?;
    let seals = Seals::read(tx.archive().reader());
    let heads = seals.heads();
    // What a list that is away had listed is not known: then everything is listed anew. So it is once a year.
    let is_known = seals.all.iter().all(|found| found.list.is_some());
    let reach = if is_first || !is_known { SealReach::Whole } else { ask.reach };
    let manifests = estate_manifests(tx.archive().reader())?;
    let mut list: Vec<SealedManifest> = match reach {
        SealReach::Whole => manifests.iter().filter_map(EstateManifest::sealed).collect(),
        SealReach::Grown => grown(&manifests, &seals.closure(&heads)),
    };
    list.sort_by_cached_key(ToString::to_string);
    let stem = fresh_stem(tx, &register, today, Kind::Seal)?;
    let Stem::Dated { tail, .. } = stem else { return Err(crate::error::Input::NothingThere(stem.to_string()).into()) };
    let path = format!("{}supplement/{today}-seal-list-{tail}.txt", layout::ORIGINALS);
    let listed = tx.add_made(&register, &path, seal::list_text(&list).into_bytes())?;
    let mut attachments = vec![Attachment::new(listed.path, listed.sha256, None)];
    let signers = KeyRing::read(tx)?.allowed_signers();
    if !signers.is_empty() {
        let path = format!("{}supplement/{today}-allowed-signers-{tail}.txt", layout::ORIGINALS);
        let listed = tx.add_made(&register, &path, signers.into_bytes())?;
        attachments.push(Attachment::new(listed.path, listed.sha256, None));
    }
    let settings = digest(&tx.archive().reader().read(layout::SETTINGS, MAX_SETTINGS_BYTES)?);
    let (despite, findings) = ask.despite.clone().unzip();
    let seal = Seal {
        whole: reach,
        follows: heads.iter().map(|found| found.followed()).collect(),
        lists: u64::try_from(list.len()).unwrap_or(u64::MAX),
        files: list.iter().map(|line| line.lines).sum(),
        leaves: seal::leaves(&list),
        settings,
        signed: tx.archive().settings().signatures.required.clone(),
        checked: ask.checked,
        despite,
        findings,
        attachments,
    };
    let record = desk.record(&by, today, ask.title.clone(), Body::Seal(seal.clone()));
    let listed = tx.add_record(&register, stem, &record)?;
    let id = RecordId { owner: Owner::Register(Register::Seals), stem };
    Ok(SealMade { id, sha256: listed.sha256, seal })
}

/// Who seals: somebody with a role, or an unattended machine that has a key of its own and no role.
fn sealer(desk: &Desk, tx: &mut Transaction) -> Result<StaffId> {
    let known = desk.known_actor(tx)?.id;
    if !KeyRing::read(tx)?.in_force(&known, desk.now).is_empty() {
        return Ok(known);
    }
    Ok(desk.actor(tx)?.id)
}

/// The manifests that are not as some seals list them: those that grew, and those that are new.
fn grown(manifests: &[EstateManifest], seals: &[&FoundSeal]) -> Vec<SealedManifest> {
    let mut known: BTreeMap<Sha256, u64> = BTreeMap::new();
    for line in seals.iter().filter_map(|found| found.list.as_ref()).flatten() {
        known.insert(line.digest, line.lines);
    }
    let sealed = manifests.iter().filter_map(EstateManifest::sealed);
    // A digest of lines is of these lines alone, wherever their manifest lies now.
    sealed.filter(|line| known.get(&line.digest) != Some(&line.lines)).collect()
}
