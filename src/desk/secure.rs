//! An encrypted copy takes the place of a confidential paper that lies in clear; the clear one goes onto a destruction list (P1-5b).

use std::path::Path;

use crate::archive::{Lookup, StorageError, Transaction, retention};
use crate::desk::Desk;
use crate::desk::dispose::ask::place_of;
use crate::desk::file_paper::{Ahead, FilePapers, PaperGoes, PaperHandedIn, Repeats, file_papers};
use crate::desk::shelf::{NamedRecord, named};
use crate::error::{Input, Result};
use crate::model::attachment::Attachment;
use crate::model::record::Document;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::{Body, Case, Kind, Level, Line, Owner, PaperId, PaperName, RecordId, Reference, Refusal, Register};

/// A paper that was encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecuredPaper {
    /// The one in clear.
    pub id: RecordId,
    /// The copy.
    pub copy: RecordId,
    /// The list on which the one in clear stands already.
    pub list: Option<RecordId>,
}

/// Files an encrypted copy of a confidential paper, which takes its place; where there is one already, that is it.
///
/// # Errors
/// It is no document, not confidential, or encrypted itself; confidential papers are not encrypted here.
pub fn secure(desk: &Desk, tx: &mut Transaction, reference: &Reference) -> Result<SecuredPaper> {
    desk.actor(tx)?;
    if !tx.archive().settings().secrecy.encrypt {
        return Err(SecrecyRefusal::Off.into());
    }
    let found = named(tx, reference)?;
    tx.lock([found.shelf.bundle.clone()])?;
    let record = named(tx, reference)?;
    if record.case.is_void() {
        return Err(Refusal::Voided(record.id).into());
    }
    let now = record.now()?;
    let Body::Document(document) = &now.record.body else {
        let kind = record.case.stem.kind();
        return Err(Input::WrongKind { id: record.id, kind, wanted: &[Kind::Document] }.into());
    };
    let paper = PaperId { owner: record.id.owner.clone(), name: PaperName::document(record.case.stem) };
    if document.encrypted.is_some() {
        return Err(SecrecyRefusal::EncryptedAlready { paper }.into());
    }
    if document.level != Level::Confidential {
        return Err(SecrecyRefusal::NotConfidential { paper }.into());
    }
    let Some(attachment) = document.attachments.first() else {
        return Err(Input::NothingThere(record.id.to_string()).into());
    };
    if let Some(copy) = copy_of(tx, &record)? {
        let line = place_of(tx, &record, attachment)?;
        let list = retention::listed_on(tx, &line)?;
        return Ok(SecuredPaper { id: record.id, copy, list });
    }
    let handed_in = handed_in(tx, &record, (&now, document, attachment))?;
    let ask = FilePapers {
        into: into(&record, &now),
        category: document.category.clone(),
        standing: document.standing,
        level: Level::Confidential,
        author: document.author.clone(),
        valid_until: document.valid_until,
        supersedes: Some(Reference::to(&record.id)),
        ahead: Ahead::Meant,
        came_with: document.came_with.map(|stem| stem.0),
        repeats: Repeats::Filed,
        papers: vec![handed_in],
    };
    let copy = file_papers(desk, tx, &ask)?.pop();
    let copy = copy.ok_or_else(|| Input::NothingThere(record.id.to_string()))?;
    Ok(SecuredPaper { id: record.id, copy, list: None })
}

/// The paper, encrypted on its way; its bytes must be those that were listed.
fn handed_in(
    tx: &mut Transaction,
    record: &NamedRecord,
    (now, document, attachment): (&Case, &Document, &Attachment),
) -> Result<PaperHandedIn> {
    let mut path = None;
    for id in &record.shelf.read {
        if tx.bundle(id)?.has(&attachment.path) {
            path = Some(format!("{id}/{}", attachment.path));
        }
    }
    let path = path.ok_or_else(|| StorageError::Missing(attachment.path.to_string()))?;
    let (file, _) = tx.archive().reader().open(&path)?;
    let staged = tx.seal(file, Path::new(&path))?;
    if staged.given != attachment.sha256 {
        return Err(StorageError::Altered(path).into());
    }
    let plain: Line = crate::model::secrecy::PLAIN_TITLE.parse()?;
    Ok(PaperHandedIn {
        staged,
        media_type: document.media_type.clone(),
        pages: attachment.pages,
        given_name: plain.clone(),
        title: now.record.head.title.clone().unwrap_or(plain),
        date: now.record.head.date(),
    })
}

/// Where the copy goes: where the paper lies.
fn into(record: &NamedRecord, now: &Case) -> PaperGoes {
    match (&record.id.owner, now.record.head.enquiry) {
        (Owner::File(name), _) => PaperGoes::File(name.clone()),
        (owner @ Owner::Register(Register::Enquiries), Some(enquiry)) => {
            PaperGoes::Enquiry(Reference::to(&RecordId { owner: owner.clone(), stem: enquiry.0 }))
        }
        (Owner::Register(_), _) => PaperGoes::Beside(Reference::to(&record.id)),
        (Owner::Staff | Owner::Policies, _) => PaperGoes::Policies,
    }
}

/// The encrypted copy that has taken the place of a paper already.
fn copy_of(tx: &mut Transaction, record: &NamedRecord) -> Result<Option<RecordId>> {
    let copies = record.shelf.cases(tx, Kind::Document)?;
    let is_copy = |case: &&Case| match &case.record.body {
        Body::Document(document) => {
            document.encrypted.is_some() && document.supersedes.is_some_and(|of| of.0 == record.case.stem)
        }
        _ => false,
    };
    Ok(copies.iter().find(is_copy).map(|case| RecordId { owner: record.id.owner.clone(), stem: case.stem }))
}
