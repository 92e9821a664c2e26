//! Single papers that are to go, and on what ground: looked at when it is asked for, and again when it is carried out (S-RET).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::archive::{BundleId, Lookup, Transaction, find, hash, papers, tenancy};
use crate::desk::papers::check_not_out;
use crate::desk::shelf::{NamedRecord, Shelf};
use crate::error::Result;
use crate::model::attachment::Attachment;
use crate::model::disposal::{DisposalLine, Ground};
use crate::model::{
    AsOf, Body, BundlePath, Case, FileName, Kind, Owner, Paper, PaperId, RecordId, Refusal, Sha256, paper,
};

/// A paper whose bytes are to go, with the record that tells of it.
#[derive(Clone, Debug)]
pub(in crate::desk) struct GoingPaper {
    pub(in crate::desk) id: PaperId,
    pub(in crate::desk) line: DisposalLine,
    record: NamedRecord,
}

impl GoingPaper {
    pub(in crate::desk) fn new(id: PaperId, line: DisposalLine, record: &NamedRecord) -> Self {
        Self { id, line, record: record.clone() }
    }

    fn is_at(&self, identity: &str, path: &BundlePath) -> bool {
        self.line.identity == identity && self.line.path == *path
    }
}

/// The papers of a list, each with its record; the first line whose paper is not the one that was asked for.
pub(in crate::desk) fn of_lines(
    tx: &mut Transaction,
    lines: &[DisposalLine],
    parts: &BTreeMap<String, Vec<BundleId>>,
) -> Result<Result<Vec<GoingPaper>, DisposalLine>> {
    let mut going = Vec::new();
    for (identity, ids) in parts {
        let shelf = shelf_of(tx, ids)?;
        let cases = papers::cases(tx, ids)?;
        for line in lines.iter().filter(|line| line.identity == *identity) {
            let named = cases.iter().find_map(|case| Some((case, paper_at(case, &line.path)?)));
            let (Some(shelf), Some((case, paper))) = (&shelf, named) else { return Ok(Err(line.clone())) };
            let owner = shelf.owner.clone();
            let record = NamedRecord {
                id: RecordId { owner: owner.clone(), stem: case.stem },
                shelf: shelf.clone(),
                case: case.clone(),
                event: None,
                paper: Some(paper.name),
            };
            going.push(GoingPaper { id: PaperId { owner, name: paper.name }, line: line.clone(), record });
        }
    }
    Ok(Ok(going))
}

/// The paper at a path, as its record has it now.
fn paper_at(case: &Case, path: &BundlePath) -> Option<Paper> {
    let case = papers::named_by(case).any(|named| named == path).then(|| case.seen(&AsOf::NOW))??;
    paper::of_case(&case).into_iter().find(|paper| paper.attachment.path == *path)
}

/// The file of which some bundles are the parts.
fn shelf_of(tx: &mut Transaction, ids: &[BundleId]) -> Result<Option<Shelf>> {
    let unit = match ids.first() {
        Some(BundleId::Room(place)) => {
            let owner = Owner::File(FileName::Present(place.unit.clone()));
            return Ok(Some(Shelf::of_bundle(BundleId::Room(place.clone()), owner)));
        }
        Some(BundleId::Client(place, _)) => place.unit.clone(),
        Some(BundleId::Boxed(_, volume) | BundleId::Late(volume)) => volume.unit.clone(),
        Some(BundleId::Staff | BundleId::Policies | BundleId::Register(..)) | None => return Ok(None),
    };
    let place = tenancy::room_place(tx, &unit)?;
    let files = find::files_of_first_unit(tx, &place)?;
    let of_it = files.iter().find(|file| file.bundles().iter().any(|id| ids.contains(id)));
    Ok(of_it.map(Shelf::of_file))
}

/// Nobody has the papers, and they may go on this ground.
///
/// # Errors
/// One may not; it is named, and why.
pub(in crate::desk) fn check(tx: &mut Transaction, going: &[GoingPaper], ground: Ground) -> Result<()> {
    going.iter().try_for_each(|paper| check_not_out(tx, &paper.record))?;
    let copies = match ground {
        Ground::Duplicate => copies(tx, going)?,
        Ground::Term | Ground::Request | Ground::Secured => BTreeMap::new(),
    };
    for paper in going {
        match ground {
            Ground::Request => {}
            Ground::Term => return Err(Refusal::PresentPaper(paper.record.id.clone()).into()),
            Ground::Duplicate => {
                if !is_elsewhere(tx, paper, copies.get(&paper.line.sha256).map_or(&[], Vec::as_slice))? {
                    return Err(Refusal::NoDuplicate(paper.id.clone()).into());
                }
            }
            Ground::Secured => {
                if !is_secured(tx, paper, going)? {
                    return Err(Refusal::NotSecured(paper.id.clone()).into());
                }
            }
        }
    }
    Ok(())
}

/// Where the bytes of papers are listed as papers that do not go with them, by their digests: the parts of a file, the path.
type Copies = BTreeMap<Sha256, Vec<(BundleId, Vec<BundleId>, BundlePath)>>;

fn copies(tx: &mut Transaction, going: &[GoingPaper]) -> Result<Copies> {
    let wanted: BTreeSet<Sha256> = going.iter().map(|paper| paper.line.sha256).collect();
    let all = find::all_bundles(tx)?;
    let mut copies = Copies::new();
    for id in &all {
        let identity = id.identity();
        let listed = tx.bundle(id)?.listing().files.clone();
        for (path, sha256) in
            listed.into_iter().filter(|(path, sha256)| wanted.contains(sha256) && papers::is_paper(path))
        {
            if !going.iter().any(|paper| paper.is_at(&identity, &path)) {
                let parts = all.iter().filter(|other| other.identity() == identity).cloned().collect();
                copies.entry(sha256).or_default().push((id.clone(), parts, path));
            }
        }
    }
    Ok(copies)
}

/// Whether the bytes of a paper are filed at another place, lie there as they are listed, and are a paper that can be found: not one
/// that was voided.
fn is_elsewhere(
    tx: &mut Transaction,
    paper: &GoingPaper,
    copies: &[(BundleId, Vec<BundleId>, BundlePath)],
) -> Result<bool> {
    for (id, parts, path) in copies {
        let is_found = papers::cases(tx, parts)?.iter().any(|case| paper_at(case, path).is_some());
        if is_found && lies_there(tx, id, path, paper.line.sha256)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a listed file is there with its bytes.
fn lies_there(tx: &Transaction, id: &BundleId, path: &BundlePath, sha256: Sha256) -> Result<bool> {
    let full = format!("{id}/{path}");
    match tx.archive().reader().open(&full) {
        Err(e) if e.is_not_found() => Ok(false),
        other => Ok(hash(other?.0, &full)?.0 == sha256),
    }
}

/// Whether an encrypted copy has taken a paper's place and stays: a document that says so, whose file is there and one of age's.
fn is_secured(tx: &mut Transaction, paper: &GoingPaper, going: &[GoingPaper]) -> Result<bool> {
    for case in paper.record.shelf.cases(tx, Kind::Document)? {
        let Body::Document(document) = &case.record.body else { continue };
        if document.supersedes.is_none_or(|old| old.0 != paper.record.case.stem) {
            continue;
        }
        for copy in &document.attachments {
            let stays = !going.iter().any(|other| other.is_at(&paper.line.identity, &copy.path));
            if stays && is_of_age(tx, &paper.record.shelf, copy)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What files of age begin with: as bytes, and as text.
const AGE_HEADS: [&[u8]; 2] = [b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----"];

/// Whether a paper of a file is there with its bytes, called as age's files are, and one of them.
fn is_of_age(tx: &mut Transaction, shelf: &Shelf, copy: &Attachment) -> Result<bool> {
    if copy.path.as_str().rsplit_once('.').is_none_or(|(_, end)| end != "age") {
        return Ok(false);
    }
    for id in &shelf.read {
        let is_listed = tx.bundle(id)?.listing().files.get(&copy.path) == Some(&copy.sha256);
        if !is_listed || !lies_there(tx, id, &copy.path, copy.sha256)? {
            continue;
        }
        let (file, _) = tx.archive().reader().open(format!("{id}/{}", copy.path))?;
        let mut head = Vec::new();
        let longest = AGE_HEADS.iter().map(|head| head.len()).max().unwrap_or_default();
        let read = file.take(u64::try_from(longest).unwrap_or(u64::MAX)).read_to_end(&mut head);
        if read.is_ok() && AGE_HEADS.iter().any(|wanted| head.starts_with(wanted)) {
            return Ok(true);
        }
    }
    Ok(false)
}
