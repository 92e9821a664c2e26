//! Filing a misfiled paper again in its right place (P2-8): the same bytes there with a record of their own, the record in the
//! wrong place voided, a reference each way.

use std::path::Path;

use crate::archive::{BundleId, Lookup, Staged, Transaction};
use crate::desk::attach::name_on_disk;
use crate::desk::file_paper::{PaperGoes, PaperPlace, check_new_bytes, place_of};
use crate::desk::papers::check_not_out;
use crate::desk::shelf::{NamedRecord, named};
use crate::desk::voiding::approve_now;
use crate::desk::{Desk, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::attachment::Attachment;
use crate::model::document::{encrypted_name, paper_name};
use crate::model::event::{EventBody, Voiding};
use crate::model::record::Document;
use crate::model::secrecy::{Cipher, PLAIN_TITLE};
use crate::model::{
    Body, Category, Date, Duty, FileName, Kind, Line, Owner, RecordId, Reference, Refusal, Register, Stem, StemText,
};

/// A paper to file again.
#[derive(Clone, Debug)]
pub struct Refile {
    /// The paper where it was filed.
    pub reference: Reference,
    /// The right category; else the one that it has.
    pub category: Option<Category>,
    /// The right file; else the one that it lies in.
    pub file: Option<FileName>,
    /// Why.
    pub reason: Line,
    pub date: Date,
}

/// A paper that was filed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refiled {
    pub from: RecordId,
    pub to: RecordId,
    pub category: Category,
}

/// Files a paper again in its right place.
pub fn refile(desk: &Desk, tx: &mut Transaction, ask: &Refile) -> Result<Refiled> {
    let member = desk.entitled(tx, Duty::Refile)?;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    if ask.category.is_none() && ask.file.is_none() {
        return Err(Input::RefileWhere.into());
    }
    if let Some(category) = &ask.category {
        tx.archive().settings().check_category(category)?;
    }
    let (wrong, right) = lock(tx, ask)?;
    let now = wrong.now()?;
    let Body::Document(document) = &now.record.body else { return Err(not_a_paper(&wrong)) };
    let category = ask.category.clone().unwrap_or_else(|| document.category.clone());
    if right.owner == wrong.id.owner
        && right.looked_through.contains(&wrong.shelf.bundle)
        && category == document.category
    {
        return Err(Refusal::LiesThere(wrong.id).into());
    }
    check_not_out(tx, &wrong)?;
    let stem = fresh_stem(tx, &right.bundle, now.record.head.date(), Kind::Document)?;
    let mut attachments = Vec::new();
    for paper in &document.attachments {
        let staged = copy(tx, &wrong, paper)?;
        if right.looked_through.iter().all(|id| !wrong.shelf.read.contains(id)) {
            let given = document.given_name.as_ref().map_or(PLAIN_TITLE, Line::as_str);
            check_new_bytes(tx, &right, (given, staged.sha256))?;
        }
        attachments.push(add(
            tx,
            (&right.bundle, stem),
            (document, &now.record.head.title, &category),
            (paper, staged),
        )?);
    }
    let to = RecordId { owner: right.owner.clone(), stem };
    let same_file = right.looked_through.iter().any(|id| wrong.shelf.read.contains(id));
    let again = Document {
        category: category.clone(),
        supersedes: document.supersedes.filter(|_| same_file),
        came_with: document.came_with.filter(|_| same_file),
        refiled_from: Some(wrong.id.long().parse()?),
        attachments,
        ..document.clone()
    };
    let mut record =
        desk.record(&member.id, now.record.head.when, now.record.head.title.clone(), Body::Document(again));
    record.head.enquiry = right.enquiry.map(StemText);
    tx.add_record(&right.bundle, stem, &record)?;
    let deed = EventBody::Voided(Voiding { reason: ask.reason.clone(), refiled_to: Some(to.long().parse()?) });
    let event = desk.event(&member.id, wrong.case.stem, ask.date, deed);
    let step = tx.add_event_in_parts(&wrong.shelf.bundle, &wrong.shelf.read, wrong.case.stem, &event)?;
    approve_now(desk, tx, (&member, &wrong), step, ask.date.into())?;
    Ok(Refiled { from: wrong.id, to, category })
}

fn not_a_paper(named: &NamedRecord) -> crate::error::Error {
    Input::WrongKind { kind: named.case.stem.kind(), id: named.id.clone(), wanted: &[Kind::Document] }.into()
}

/// Locks the wrong place and the right one together.
fn lock(tx: &mut Transaction, ask: &Refile) -> Result<(NamedRecord, PaperPlace)> {
    let find_right = |tx: &mut Transaction, wrong: &NamedRecord| {
        let now = wrong.now()?;
        let Body::Document(document) = &now.record.body else { return Err(not_a_paper(wrong)) };
        let category = ask.category.as_ref().unwrap_or(&document.category);
        let into = match (&ask.file, &wrong.id.owner) {
            (Some(file), _) => PaperGoes::File(file.clone()),
            (None, Owner::File(name)) => PaperGoes::File(name.clone()),
            (None, Owner::Register(Register::Enquiries)) => match now.record.head.enquiry {
                Some(enquiry) => {
                    PaperGoes::Enquiry(Reference::to(&RecordId { owner: wrong.id.owner.clone(), stem: enquiry.0 }))
                }
                None => PaperGoes::Policies,
            },
            (None, _) => PaperGoes::Policies,
        };
        place_of(tx, &into, category)
    };
    let found = named(tx, &ask.reference)?;
    let right = find_right(tx, &found)?;
    tx.lock([found.shelf.bundle.clone(), right.bundle.clone()])?;
    // Somebody may have boxed a volume, or moved a client out, before both locks were held: then it is looked up again.
    let wrong = named(tx, &ask.reference)?;
    let again = find_right(tx, &wrong)?;
    if again.bundle == right.bundle { Ok((wrong, right)) } else { lock(tx, ask) }
}

/// Copies a paper out of its bundle, held against its digest.
fn copy(tx: &mut Transaction, wrong: &NamedRecord, paper: &Attachment) -> Result<Staged> {
    let mut path = None;
    for id in &wrong.shelf.read {
        if tx.bundle(id)?.has(&paper.path) {
            path = Some(format!("{id}/{}", paper.path));
        }
    }
    let path = path.ok_or_else(|| crate::archive::StorageError::Missing(paper.path.to_string()))?;
    let (file, _) = tx.archive().reader().open(&path)?;
    let staged = tx.stage(file, Path::new(&path))?;
    if staged.sha256 == paper.sha256 { Ok(staged) } else { Err(crate::archive::StorageError::Altered(path).into()) }
}

fn add(
    tx: &mut Transaction,
    (bundle, stem): (&BundleId, Stem),
    (document, title, category): (&Document, &Option<Line>, &Category),
    (paper, staged): (&Attachment, Staged),
) -> Result<Attachment> {
    let Stem::Dated { date, tail, .. } = stem else {
        return Err(Input::NothingThere(stem.to_string()).into());
    };
    let given = document.given_name.as_ref().map_or(PLAIN_TITLE, Line::as_str);
    let title = title.as_ref().map_or(given, Line::as_str);
    for n in 1..=999 {
        let name = match document.encrypted {
            Some(Cipher::Age) => encrypted_name(date, tail, n),
            None => paper_name(date, name_on_disk(tx, document.level, title), tail, n, given),
        };
        let path = format!("data/{}/{category}/{name}", document.standing.folder());
        if !tx.bundle(bundle)?.has(&path.parse()?) {
            let listed = tx.add_paper(bundle, &path, &staged)?;
            return Ok(Attachment::new(listed.path, listed.sha256, paper.pages));
        }
    }
    Err(crate::archive::StorageError::Occupied(title.to_owned()).into())
}
