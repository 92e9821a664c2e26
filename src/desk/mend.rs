//! Mending what can be mended without judgement, and listing a stray file where somebody gives the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::archive::check::{self, CheckScope, Depth, LateVolume, Unwatched, Writers};
use crate::archive::manifest::{self, Manifest, ManifestLine};
use crate::archive::seals::{self, SealedLines};
use crate::archive::{
    Archive, BundleId, EntryFile, EntryKind, Lookup, MAX_RECORD_BYTES, StorageError, Transaction, git, layout, reading,
    slashed,
};
use crate::desk::{Desk, fresh_stem, mend_sealed};
use crate::error::{Input, Result};
use crate::model::attachment::Attachment;
use crate::model::path::LiesIn;
use crate::model::record::Note;
use crate::model::{
    Body, BundlePath, Duty, Finding, FindingCode, Kind, Line, Listed, RecordId, Refusal, Register, Severity, Sha256,
    StaffId, Stem,
};

/// What was mended, and what is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// What was done, by path.
    pub done: Vec<Mending>,
    /// Damage that needs somebody's judgement, as a quick look finds it.
    pub left: Vec<Finding>,
}

/// One thing that was mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mending {
    /// What was wrong.
    pub code: FindingCode,
    pub path: String,
    /// What it was about: the file of a line that was taken out, or the place that a late paper was carried to.
    pub about: Option<String>,
}

impl Mending {
    fn new(code: FindingCode, path: impl Into<String>, about: Option<String>) -> Self {
        Self { code, path: path.into(), about }
    }

    /// The repair as a note tells of it.
    fn told(&self) -> String {
        let about = self.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
        format!("{}: {}{about}", self.code, self.path)
    }
}

/// Mends what can be mended without judgement: repeated lines, conflicts that git left in manifests, lines of files that
/// never came along, late papers of boxed volumes. Each bundle concerned gets a note.
pub fn mend(desk: &Desk, tx: &mut Transaction) -> Result<Mended> {
    tx.lock_archive()?;
    let report = check::check(tx.archive(), (&CheckScope::Whole, Depth::Quick), None, Writers::Nobody, &Unwatched);
    // Nothing is mended by what could not be read.
    report.note_unread(tx.archive().reader().faults());
    let found = report.findings;
    let bundles = check::bundles(tx.archive());
    let mut repairs: BTreeMap<BundleId, Vec<Mending>> = BTreeMap::new();
    let sealed = seals::sealed_lines(tx.archive().reader());
    for (bundle, lost) in concerned(tx, &bundles, &found) {
        let done = mend_lists(tx, &bundle, (&lost, &sealed))?;
        if !done.is_empty() {
            repairs.insert(bundle, done);
        }
    }
    let late: Vec<LateVolume> = check::late_volumes(tx.archive());
    let back = destroy_again(tx, &bundles, &found)?;
    if repairs.is_empty() && late.is_empty() && back.is_empty() {
        return Ok(Mended { done: Vec::new(), left: damage(found, &[]) });
    }
    // Only now: the staff's own manifests may have been what was mended.
    let by = desk.actor(tx)?.id;
    let mut kept: BTreeMap<BundleId, Vec<Attachment>> = BTreeMap::new();
    for volume in &late {
        carry(tx, volume, &mut repairs)?;
        mend_sealed::keep(desk, tx, volume, (&sealed, &mut kept))?;
    }
    for (register, done) in back {
        repairs.entry(register).or_default().extend(done);
    }
    let mut done = Vec::new();
    for (bundle, mut of_bundle) in repairs {
        of_bundle.sort();
        let copies = kept.remove(&bundle).unwrap_or_default();
        note(desk, tx, (&by, &bundle), (&of_bundle, copies))?;
        done.append(&mut of_bundle);
    }
    done.sort();
    let left = damage(found, &done);
    Ok(Mended { done, left })
}

/// The damage among findings that was not mended.
fn damage(found: Vec<Finding>, done: &[Mending]) -> Vec<Finding> {
    let is_done = |finding: &Finding| {
        done.iter().any(|repair| {
            // A line of a missing file that was taken out, or its bytes that came back.
            let not_missed = matches!(repair.code, FindingCode::Missing | FindingCode::LatePaper)
                && finding.code == FindingCode::Missing
                && repair.about.as_ref() == Some(&finding.path);
            repair.code == finding.code && repair.path == finding.path || not_missed
        })
    };
    found.into_iter().filter(|finding| finding.severity == Severity::Damage && !is_done(finding)).collect()
}

/// The bundles whose manifests can be mended, each with the listed files that never came along. Boxes are closed.
fn concerned(tx: &Transaction, bundles: &[BundleId], found: &[Finding]) -> BTreeMap<BundleId, BTreeSet<BundlePath>> {
    let mut all: BTreeMap<BundleId, BTreeSet<BundlePath>> = BTreeMap::new();
    let at = |finding: &Finding| check::bundle_at(bundles, &finding.path).filter(|(id, _)| !id.is_closed());
    for finding in
        found.iter().filter(|finding| matches!(finding.code, FindingCode::RepeatedLine | FindingCode::ManifestConflict))
    {
        all.extend(at(finding).map(|(id, _)| (id, BTreeSet::new())));
    }
    let missing = found.iter().filter(|finding| finding.code == FindingCode::Missing);
    let missing: BTreeSet<String> =
        missing.filter(|finding| at(finding).is_some()).map(|finding| finding.path.clone()).collect();
    for path in git::never_held(tx.archive().root(), &missing) {
        let Some((id, inside)) = check::bundle_at(bundles, &path) else {
            continue;
        };
        all.entry(id).or_default().extend(inside.parse::<BundlePath>().ok());
    }
    all
}

/// Mends the manifests of a bundle: no line twice, no conflict, no line of a file that never came along.
///
/// What they list together afterwards must be certain; where it is not, they are left as they are.
fn mend_lists(
    tx: &mut Transaction,
    id: &BundleId,
    (lost, sealed): (&BTreeSet<BundlePath>, &SealedLines),
) -> Result<Vec<Mending>> {
    let as_read = manifest::read_all(tx.archive().reader(), &id.path())?;
    let own = tx.writer().map(|writer| layout::manifest_path(&writer));
    let listed_here: BTreeSet<BundlePath> =
        as_read.iter().flat_map(|manifest| listed_here(tx.archive(), id, manifest, own.as_ref(), lost)).collect();
    let lost: BTreeSet<&BundlePath> = lost.difference(&listed_here).collect();
    let mut done = Vec::new();
    let of_seals = |manifest: &Manifest| sealed.of(&format!("{id}/{}", manifest.path));
    let mended: Vec<Manifest> =
        as_read.iter().map(|manifest| mended(id, manifest, (&lost, of_seals(manifest)), &mut done)).collect();
    if done.is_empty() {
        return Ok(done);
    }
    match tx.mend_manifests(id, as_read, &mended) {
        Ok(()) => Ok(done),
        Err(StorageError::Manifest { .. }) => Ok(Vec::new()),
        Err(e) => Err(e.into()),
    }
}

/// Those of some lost files that a manifest lists as filed in this working copy, by whatever writer: files that were here, and
/// are missing. What came from elsewhere came by a commit, which has the line.
fn listed_here(
    archive: &Archive,
    id: &BundleId,
    manifest: &Manifest,
    own: Option<&String>,
    lost: &BTreeSet<BundlePath>,
) -> BTreeSet<BundlePath> {
    let lines = manifest.lines().zip(manifest.raw_lines());
    let lines: Vec<(BundlePath, &[u8])> = lines
        .filter_map(|((_, line), (_, raw))| match line {
            ManifestLine::File(listed) if lost.contains(&listed.path) => Some((listed.path, raw)),
            _ => None,
        })
        .collect();
    let came = if lines.is_empty() || own == Some(&manifest.path) {
        BTreeSet::new()
    } else {
        git::lines_held(archive.root(), &format!("{id}/{}", manifest.path))
    };
    lines.into_iter().filter(|(_, raw)| !came.contains(*raw)).map(|(path, _)| path).collect()
}

/// A manifest mended. No line is taken out of what a seal covers: of its distinct lines the first so many.
fn mended(
    id: &BundleId,
    manifest: &Manifest,
    (lost, sealed): (&BTreeSet<&BundlePath>, usize),
    done: &mut Vec<Mending>,
) -> Manifest {
    let path = format!("{id}/{}", manifest.path);
    let before = done.len();
    let mut seen: BTreeSet<Listed> = BTreeSet::new();
    let mut bytes = Vec::new();
    let mut in_conflict = false;
    for ((_, line), (_, raw)) in manifest.lines().zip(manifest.raw_lines()) {
        match line {
            ManifestLine::ConflictMark => {
                if !in_conflict {
                    done.push(Mending::new(FindingCode::ManifestConflict, path.clone(), None));
                }
                in_conflict = true;
                continue;
            }
            ManifestLine::File(listed)
                if lost.contains(&listed.path) && sealed <= seen.len() && !seen.contains(&listed) =>
            {
                done.push(Mending::new(FindingCode::Missing, path.clone(), Some(format!("{id}/{}", listed.path))));
                continue;
            }
            ManifestLine::File(listed) if !seen.insert(listed.clone()) => {
                // Both sides of a conflict have most lines alike.
                if !in_conflict {
                    done.push(Mending::new(
                        FindingCode::RepeatedLine,
                        path.clone(),
                        Some(format!("{id}/{}", listed.path)),
                    ));
                }
                continue;
            }
            ManifestLine::File(_) | ManifestLine::Blank | ManifestLine::Rubbish => {}
            // It stays torn: a line's end would make a path of what is left of one.
            ManifestLine::Torn => {
                bytes.extend_from_slice(raw);
                continue;
            }
        }
        bytes.extend_from_slice(raw);
        bytes.push(b'\n');
    }
    // A manifest with nothing to mend keeps every byte.
    if done.len() == before { manifest.clone() } else { Manifest { path: manifest.path.clone(), bytes } }
}

/// What becomes of one late paper.
enum LateFate {
    /// It goes to the bundle of what came late, and is listed there.
    Carried,
    /// It is listed there, but its bytes are not there: they go where they are missed.
    Returned(Vec<u8>),
    /// The same bytes are there already, or will be by this change.
    Held,
}

/// What becomes of each late paper of a volume; none where one of them would be lost, or stands against what is there.
fn fates(tx: &mut Transaction, to: &BundleId, papers: &[(String, Listed)]) -> Result<Option<Vec<LateFate>>> {
    let known = tx.bundle(to)?.listing().files.clone();
    let reader = tx.archive().reader();
    let mut placed: BTreeMap<&BundlePath, Sha256> = BTreeMap::new();
    let mut fates = Vec::new();
    for (from, Listed { sha256, path }) in papers {
        let full = format!("{to}/{path}");
        let there = reader.kind(&full)?;
        let fate = match (placed.get(path), known.get(path)) {
            (Some(other), _) | (None, Some(other)) if other != sha256 => return Ok(None),
            (Some(_), _) => LateFate::Held,
            (None, None) if there.is_none() => LateFate::Carried,
            (None, Some(_)) if there.is_none() => match reader.read(from, manifest::MAX_BYTES) {
                Ok(bytes) if crate::archive::digest(&bytes) == *sha256 => LateFate::Returned(bytes),
                _ => return Ok(None),
            },
            (None, Some(_)) if there == Some(EntryKind::File) => {
                let held = reader.open(&full).and_then(|(file, _)| crate::archive::hash(file, &full));
                if held.is_ok_and(|(held, _)| held == *sha256) { LateFate::Held } else { return Ok(None) }
            }
            _ => return Ok(None),
        };
        placed.insert(path, *sha256);
        fates.push(fate);
    }
    Ok(Some(fates))
}

/// Carries late papers of a boxed volume to their own bundle, and gives the box back the manifests that it was closed with.
/// Nothing is taken away whose bytes are not elsewhere by then: where that is not certain, the volume is left as it is.
fn carry(tx: &mut Transaction, late: &LateVolume, repairs: &mut BTreeMap<BundleId, Vec<Mending>>) -> Result<()> {
    let Some(volume) = &late.volume else { return Ok(()) };
    let to = BundleId::Late(volume.clone());
    let Some(fates) = fates(tx, &to, &late.papers)? else { return Ok(()) };
    let done = repairs.entry(to.clone()).or_default();
    for ((from, listed), fate) in late.papers.iter().zip(fates) {
        match fate {
            LateFate::Carried => {
                let (file, _) = tx.archive().reader().open(from)?;
                let staged = tx.stage(file, Path::new(from))?;
                if staged.sha256 != listed.sha256 {
                    return Err(StorageError::Altered(from.clone()).into());
                }
                tx.add_paper(&to, listed.path.as_str(), &staged)?;
            }
            LateFate::Returned(bytes) => tx.add_plain(format!("{to}/{}", listed.path), bytes)?,
            LateFate::Held => {}
        }
        tx.take_away(from, listed.sha256, format!("{to}/{}", listed.path));
        done.push(Mending::new(FindingCode::LatePaper, from, Some(format!("{to}/{}", listed.path))));
    }
    for (path, sha256, lies) in &late.take_away {
        match lies {
            Some(lies) => tx.take_away(path, *sha256, lies),
            None => tx.take_manifest_away(path, *sha256),
        }
        done.push(Mending::new(FindingCode::LatePaper, path, None));
    }
    for (path, bytes) in &late.restore {
        match bytes {
            Some(bytes) => tx.write_whole(path, bytes.clone()),
            None => {
                let now = tx.archive().reader().read(path, manifest::MAX_BYTES)?;
                tx.take_manifest_away(path, crate::archive::digest(&now));
            }
        }
        done.push(Mending::new(FindingCode::LatePaper, path, None));
    }
    Ok(())
}

/// Takes away again what a list has destroyed and a backup or an old clone brought back, and closes the volumes again from which it
/// goes; the note of it lies with the list. What has other bytes is left.
fn destroy_again(
    tx: &mut Transaction,
    bundles: &[BundleId],
    found: &[Finding],
) -> Result<BTreeMap<BundleId, Vec<Mending>>> {
    let mut done: BTreeMap<BundleId, Vec<Mending>> = BTreeMap::new();
    let mut volumes = BTreeMap::new();
    for finding in found.iter().filter(|finding| finding.code == FindingCode::NotDestroyed) {
        let Some((id, inside)) = check::bundle_at(bundles, &finding.path) else { continue };
        let Ok(inside) = inside.parse::<BundlePath>() else { continue };
        let Some(list) = tx.destroy_again(&id, &inside)? else { continue };
        let Some(register) = list_register(&list) else { continue };
        let mending = Mending::new(FindingCode::NotDestroyed, &finding.path, Some(list.to_string()));
        done.entry(register).or_default().push(mending);
        volumes.insert(id, list);
    }
    // A bag that came back with its files says of itself what it was; a volume that was merged may be closed as it was.
    for finding in found.iter().filter(|finding| finding.code == FindingCode::BagBroken) {
        let Some((id, _)) = check::bundle_at(bundles, &finding.path) else { continue };
        let lists = tx.bundle(&id)?.destroyed_by().into_values().map(|(list, _)| list.clone()).collect::<Vec<_>>();
        let mut lawful = Vec::new();
        for list in lists {
            if tx.is_lawful(&list)? {
                lawful.push(list.id);
            }
        }
        if let Some(list) = lawful.pop() {
            if let Some(register) = list_register(&list) {
                let mending = Mending::new(FindingCode::BagBroken, &finding.path, Some(list.to_string()));
                done.entry(register).or_default().push(mending);
            }
            volumes.insert(id, list);
        }
    }
    for (id, list) in volumes {
        tx.close_again(&id, &BTreeSet::new(), &list)?;
    }
    Ok(done)
}

/// The year of the register in which a list lies.
fn list_register(list: &RecordId) -> Option<BundleId> {
    match list.stem {
        Stem::Dated { date, .. } => Some(BundleId::Register(Register::Disposals, date.year())),
        Stem::Cover | Stem::Unit => None,
    }
}

/// Leaves a note in a bundle of what was mended there, as many as its text needs.
fn note(
    desk: &Desk,
    tx: &mut Transaction,
    (by, bundle): (&StaffId, &BundleId),
    (done, mut copies): (&[Mending], Vec<Attachment>),
) -> Result<()> {
    let mut text = String::new();
    let mut texts = Vec::new();
    for told in done.iter().map(Mending::told) {
        if !text.is_empty() && Line::MAX_BYTES < text.len() + told.len() + 2 {
            texts.push(std::mem::take(&mut text));
        }
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&told);
    }
    texts.push(text);
    for text in texts {
        let body = Body::Note(Note {
            about: "mend".parse()?,
            note: text.parse()?,
            clause: None,
            attachments: std::mem::take(&mut copies),
        });
        let stem = fresh_stem(tx, bundle, desk.today(), Kind::Note)?;
        tx.add_record(bundle, stem, &desk.record(by, desk.today(), None, body))?;
    }
    Ok(())
}

/// Lists a file that lies in a bundle and that no manifest lists, with the reason: the one case in which deedbox vouches for
/// bytes that it did not write.
pub fn adopt(desk: &Desk, tx: &mut Transaction, path: &str, reason: Line) -> Result<String> {
    let by = desk.entitled(tx, Duty::Adopt)?.id;
    let refused = || Refusal::NothingToAdopt(path.to_owned());
    let bundles = check::bundles(tx.archive());
    let (bundle, inside) = check::bundle_at(&bundles, path).filter(|(id, _)| !id.is_closed()).ok_or_else(refused)?;
    let inside: BundlePath = inside.parse().map_err(|_| refused())?;
    tx.lock([bundle.clone()])?;
    let is_paper = inside.as_str().starts_with("data/") && tx.archive().reader().kind(path)? == Some(EntryKind::File);
    if !is_paper || tx.bundle(&bundle)?.has(&inside) {
        return Err(refused().into());
    }
    let (file, size) = tx.archive().reader().open(path)?;
    if size == 0 {
        return Err(Input::EmptyPaper(path.to_owned()).into());
    }
    // A record that nobody can read would stand in the way of every report, for life.
    if layout::entry_at(inside.as_str()).is_some() {
        let bytes = tx.archive().reader().read(path, MAX_RECORD_BYTES)?;
        let place = LiesIn::new(&tx.archive().settings().id, &bundle.identity());
        match reading(inside.as_str(), &bytes) {
            EntryFile::AsNamed(Some(says)) if says == place => {}
            EntryFile::AsNamed(_) => return Err(Input::LiesElsewhere(path.to_owned()).into()),
            EntryFile::Otherwise => return Err(Input::NoRecord(path.to_owned()).into()),
        }
    }
    let (sha256, _) = crate::archive::hash(file, path)?;
    tx.adopt(&bundle, &Listed { sha256, path: inside.clone() })?;
    let attachments = vec![Attachment::new(inside, sha256, None)];
    let body = Body::Note(Note { about: "adopted".parse()?, note: reason, clause: None, attachments });
    let stem = fresh_stem(tx, &bundle, desk.today(), Kind::Note)?;
    tx.add_record(&bundle, stem, &desk.record(&by, desk.today(), None, body))?;
    Ok(path.to_owned())
}

/// A path as somebody named it, from the archive's folder: as `verify` prints it, or as the shell sees it.
pub fn path_in(archive: &Archive, typed: &Path, full: &Path) -> Result<String> {
    let nothing = || Input::NothingThere(typed.display().to_string());
    let as_printed = typed.is_relative() && archive.reader().kind(typed).is_ok_and(|kind| kind.is_some());
    let found = if as_printed { slashed(typed) } else { full.strip_prefix(archive.root()).ok().and_then(slashed) };
    let found = found.ok_or_else(nothing)?;
    match archive.reader().kind(&found)? {
        Some(_) => Ok(found),
        None => Err(nothing().into()),
    }
}
