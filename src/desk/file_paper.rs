//! Filing papers: originals that never change, and the department's own (P2-3, P2-8).

use crate::archive::{BundleId, Lookup, Staged, StorageError, Transaction, file_parts, papers, tenancy};
use crate::desk::in_clear::check_not_in_clear;
use crate::desk::{Desk, attach, enquiry, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::attachment::Attachment;
use crate::model::document::{self, Level, Standing};
use crate::model::record::{Body, Document};
use crate::model::secrecy::Cipher;
use crate::model::{
    Category, Date, FileName, Kind, Line, Owner, RecordId, Reference, Refusal, Register, Sha256, Stem, StemText,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperGoes {
    /// A client's file; engineering papers into the unit's room.
    File(FileName),
    /// The company's policies.
    Policies,
    /// An enquiry (P1-4.1).
    Enquiry(Reference),
    /// Beside a record of a register: a notice.
    Beside(Reference),
}

/// Whether the same bytes may be filed again for a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    Refused,
    Filed,
}

/// Whether a paper may be dated later than tomorrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// It is a slip of the keyboard, and refused.
    Refused,
    /// Somebody has said that it is meant.
    Meant,
}

/// Papers to file, all in one category.
#[derive(Debug)]
pub struct FilePapers {
    /// Where they go.
    pub into: PaperGoes,
    /// Which kind of paper.
    pub category: Category,
    /// Whether they stay as they are.
    pub standing: Standing,
    /// How confidential they are.
    pub level: Level,
    /// Who wrote them.
    pub author: Option<Line>,
    /// The last day on which they hold.
    pub valid_until: Option<Date>,
    /// The paper whose place this one takes.
    pub supersedes: Option<Reference>,
    /// Whether a day later than tomorrow is meant.
    pub ahead: Ahead,
    /// The record with which they came, where they are brought in apart from it.
    pub came_with: Option<Stem>,
    /// Whether the same bytes may be filed again.
    pub repeats: Repeats,
    pub papers: Vec<PaperHandedIn>,
}

#[derive(Debug)]
pub struct PaperHandedIn {
    /// Its bytes, copied and hashed.
    pub staged: Staged,
    /// What the bytes are.
    pub media_type: Line,
    /// How many pages it has, as told or as read from it.
    pub pages: Option<u32>,
    /// The name that it had.
    pub given_name: Line,
    pub title: Line,
    pub date: Date,
}

/// Files papers, one record each. Gives their ids in the order in which they were handed in.
pub fn file_papers(desk: &Desk, tx: &mut Transaction, ask: &FilePapers) -> Result<Vec<RecordId>> {
    let by = desk.actor(tx)?.id;
    if ask.into != PaperGoes::Policies || ask.category != Category::policies() {
        tx.archive().settings().check_category(&ask.category)?;
    }
    if let Some(empty) = ask.papers.iter().find(|paper| paper.staged.size == 0) {
        return Err(Input::EmptyPaper(empty.given_name.to_string()).into());
    }
    if let Some(clear) = ask.papers.iter().find(|paper| paper.staged.encrypted().is_none()) {
        check_not_in_clear(tx, ask.level, &clear.given_name)?;
    }
    if let Some(until) = ask.valid_until {
        for paper in &ask.papers {
            in_order((DateOf::This, paper.date), (DateOf::Ends, until))?;
        }
    }
    // Somewhere it is tomorrow already.
    if let (Ahead::Refused, Some(late)) = (ask.ahead, ask.papers.iter().find(|p| 1 < p.date.days_since(desk.today()))) {
        return Err(Input::PaperAhead(late.date).into());
    }
    let place = lock_place(tx, &ask.into, &ask.category)?;
    let supersedes = ask.supersedes.as_ref().map(|reference| superseded(tx, &place, reference)).transpose()?;
    if ask.repeats == Repeats::Refused {
        check_each_once(&ask.papers)?;
    }
    let mut ids = Vec::new();
    for paper in &ask.papers {
        if ask.repeats == Repeats::Refused {
            check_new(tx, &place, paper)?;
        }
        let stem = fresh_stem(tx, &place.bundle, paper.date, Kind::Document)?;
        let path = free_name(tx, &place.bundle, ask, paper, stem)?;
        let listed = tx.add_paper(&place.bundle, &path, &paper.staged)?;
        let document = Document {
            category: ask.category.clone(),
            standing: ask.standing,
            author: ask.author.clone(),
            level: ask.level,
            valid_until: ask.valid_until,
            supersedes: supersedes.map(StemText),
            media_type: paper.media_type.clone(),
            encrypted: paper.staged.encrypted(),
            given_name: Some(paper.given_name.clone()).filter(|_| paper.staged.encrypted().is_none()),
            refiled_from: None,
            came_with: ask.came_with.map(StemText),
            attachments: vec![Attachment::new(listed.path, listed.sha256, paper.pages)],
        };
        let mut record = desk.record(&by, paper.date, Some(paper.title.clone()), Body::Document(document));
        record.head.enquiry = place.enquiry.map(StemText);
        tx.add_record(&place.bundle, stem, &record)?;
        ids.push(RecordId { owner: place.owner.clone(), stem });
    }
    Ok(ids)
}

/// The bundle that papers go into, and those in which the same bytes would be a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct PaperPlace {
    pub(in crate::desk) bundle: BundleId,
    pub(in crate::desk) looked_through: Vec<BundleId>,
    pub(in crate::desk) owner: Owner,
    /// The enquiry that it is filed for.
    pub(in crate::desk) enquiry: Option<Stem>,
}

fn lock_place(tx: &mut Transaction, into: &PaperGoes, category: &Category) -> Result<PaperPlace> {
    loop {
        let place = place_of(tx, into, category)?;
        tx.lock([place.bundle.clone()])?;
        // Somebody may have moved the client out, or boxed the volume, before the lock was ours.
        if place_of(tx, into, category)? == place {
            return Ok(place);
        }
    }
}

/// Where papers of a category go, as far as it can be told before it is locked.
pub(in crate::desk) fn place_of(tx: &mut Transaction, into: &PaperGoes, category: &Category) -> Result<PaperPlace> {
    let name = match into {
        PaperGoes::Policies => {
            return Ok(PaperPlace {
                bundle: BundleId::Policies,
                looked_through: vec![BundleId::Policies],
                owner: Owner::Policies,
                enquiry: None,
            });
        }
        PaperGoes::Enquiry(reference) => {
            let (bundle, stem) = enquiry::place(tx, reference)?;
            return Ok(PaperPlace {
                looked_through: vec![bundle.clone()],
                bundle,
                owner: Owner::Register(Register::Enquiries),
                enquiry: Some(stem),
            });
        }
        PaperGoes::Beside(reference) => {
            let found = crate::archive::find::record(tx, reference)?;
            return Ok(PaperPlace {
                looked_through: vec![found.bundle.clone()],
                bundle: found.bundle,
                owner: found.id.owner,
                enquiry: None,
            });
        }
        PaperGoes::File(name) => name,
    };
    if category.stays_with_the_unit() {
        let room = BundleId::Room(tenancy::unit_place(tx, name.unit())?);
        let owner = Owner::File(FileName::Present(name.unit().clone()));
        return Ok(PaperPlace { bundle: room.clone(), looked_through: vec![room], owner, enquiry: None });
    }
    let file = tenancy::client_file(tx, name)?;
    let owner = Owner::File(file.name.clone());
    Ok(PaperPlace { bundle: file.write_to.clone(), looked_through: file.bundles(), owner, enquiry: None })
}

/// Refuses the same bytes twice in one call: the earlier paper has no id yet that could be named.
fn check_each_once(papers: &[PaperHandedIn]) -> Result<()> {
    for (at, paper) in papers.iter().enumerate() {
        if let Some(first) = papers.iter().take(at).find(|first| first.staged.given == paper.staged.given) {
            let (first, again) = (first.given_name.to_string(), paper.given_name.to_string());
            return Err(Refusal::SamePaper { first, again }.into());
        }
    }
    Ok(())
}

/// Refuses bytes that are filed for the client already, with the id of the earlier paper.
fn check_new(tx: &mut Transaction, place: &PaperPlace, paper: &PaperHandedIn) -> Result<()> {
    check_new_bytes(tx, place, (paper.given_name.as_str(), paper.staged.sha256))
}

/// The same for bytes that go by a name. What was voided does not count; former versions of a working paper do.
pub(in crate::desk) fn check_new_bytes(
    tx: &mut Transaction,
    place: &PaperPlace,
    (given, sha256): (&str, Sha256),
) -> Result<()> {
    let mut same = std::collections::BTreeSet::new();
    let mut bundles = Vec::new();
    for id in &place.looked_through {
        let bundle = tx.bundle(id)?;
        let files = bundle.listing().files.iter().filter(|(_, listed)| **listed == sha256);
        same.extend(files.map(|(path, _)| path.clone()));
        bundles.push(bundle);
    }
    if same.is_empty() {
        return Ok(());
    }
    let bundles: Vec<_> = bundles.iter().map(AsRef::as_ref).collect();
    // The earlier paper's record ends in the characters that end the paper's name; its attachments say so for certain.
    for case in papers::cases_of(tx.archive().reader(), &bundles)? {
        let is_it = papers::named_by(&case).any(|path| same.contains(path));
        let enquiry = case.enquiry();
        if is_it && enquiry == place.enquiry && !case.is_void() {
            let earlier = RecordId { owner: place.owner.clone(), stem: case.stem };
            return Err(Refusal::AlreadyFiled { given: given.to_owned(), earlier }.into());
        }
    }
    Ok(())
}

/// The paper that is superseded: in the same file.
fn superseded(tx: &mut Transaction, place: &PaperPlace, reference: &Reference) -> Result<Stem> {
    let reference =
        Reference { owner: reference.owner.clone().or_else(|| Some(place.owner.clone())), ..reference.clone() };
    let found = crate::archive::find::record(tx, &reference)?;
    if found.id.stem.kind() != Kind::Document {
        return Err(
            Input::WrongKind { id: found.id.clone(), kind: found.id.stem.kind(), wanted: &[Kind::Document] }.into()
        );
    }
    if place.looked_through.contains(&found.bundle) {
        if file_parts::case(tx, &place.looked_through, found.id.stem)?.is_some_and(|case| case.is_void()) {
            return Err(Refusal::Voided(found.id).into());
        }
        Ok(found.id.stem)
    } else {
        Err(Input::UnknownRecord(reference).into())
    }
}

/// A name that nothing in the bundle has.
fn free_name(
    tx: &mut Transaction,
    bundle: &BundleId,
    ask: &FilePapers,
    paper: &PaperHandedIn,
    stem: Stem,
) -> Result<String> {
    let Stem::Dated { date, tail, .. } = stem else {
        return Err(StorageError::Occupied(stem.to_string()).into());
    };
    let name = match paper.staged.encrypted() {
        Some(Cipher::Age) => document::encrypted_name(date, tail, 1),
        None => {
            let title = attach::name_on_disk(tx, ask.level, paper.title.as_str());
            document::paper_name(date, title, tail, 1, paper.given_name.as_str())
        }
    };
    let path = format!("data/{}/{}/{name}", ask.standing.folder(), ask.category);
    if tx.bundle(bundle)?.has(&path.parse()?) { Err(StorageError::Occupied(path).into()) } else { Ok(path) }
}
