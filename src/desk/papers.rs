//! Papers that somebody named: where they lie, which they are, how confidential, and whether a reader has them.

use std::collections::BTreeSet;

use crate::archive::{BundleId, Transaction, file_parts, find, papers, tenancy};
use crate::desk::loan::loans_of;
use crate::desk::shelf::{NamedRecord, Shelf};
use crate::desk::{in_order, lock_file};
use crate::error::{DateOf, Input, Result};
use crate::model::document::Level;
use crate::model::loan::LoanStatus;
use crate::model::paper::Meant;
use crate::model::relations::Disclosure;
use crate::model::{
    AsOf, Case, Date, FileName, Kind, Listed, Owner, Paper, PaperName, RecordId, Reference, Refusal, Stem, case, paper,
};

/// The file that the papers lie in: the client's, or the room, where all of them are engineering papers.
pub(in crate::desk) fn lock_shelf(
    tx: &mut Transaction,
    (file, papers): (&FileName, &[Reference]),
    day: (DateOf, Date),
) -> Result<Shelf> {
    let room = BundleId::Room(tenancy::unit_place(tx, file.unit())?);
    let mut in_room = 0;
    for paper in papers {
        let found = find::record(tx, &in_file(&Owner::File(file.clone()), paper))?;
        in_room += usize::from(found.bundle == room);
    }
    if in_room == 0 {
        let file = lock_file(tx, file, |file| vec![file.write_to.clone()])?;
        in_order((DateOf::MoveIn, file.since), day)?;
        return Ok(Shelf::of_file(&file));
    }
    if in_room != papers.len() {
        return Err(Input::PapersOfOneFile.into());
    }
    tx.lock([room.clone()])?;
    Ok(Shelf::of_bundle(room, Owner::File(FileName::Present(file.unit().clone()))))
}

/// A paper that was named without its unit or register is one of the file's, or of the register's.
fn in_file(owner: &Owner, paper: &Reference) -> Reference {
    Reference { owner: paper.owner.clone().or_else(|| Some(owner.clone())), ..paper.clone() }
}

/// The papers that were named, which lie on a shelf.
pub(in crate::desk) fn papers(
    tx: &mut Transaction,
    (owner, papers): (&Owner, &[Reference]),
    shelf: &Shelf,
) -> Result<Vec<PaperName>> {
    let mut names = BTreeSet::new();
    for paper in papers {
        let found = find::record(tx, &in_file(owner, paper))?;
        let unknown = || Input::UnknownRecord(paper.clone());
        if !shelf.read.contains(&found.bundle) {
            return Err(unknown().into());
        }
        let case = file_parts::case(tx, &shelf.read, found.id.stem)?.ok_or_else(unknown)?;
        if !shelf.holds(&case) {
            return Err(Input::PapersOfOneEnquiry.into());
        }
        let case = case.readable(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, found.id.clone()))?;
        match paper::meant(&case, paper) {
            Meant::One(name) => names.insert(name),
            Meant::None => return Err(Input::no_such_paper(&found.id, &case, paper).into()),
            Meant::Record => {
                let (kind, id) = (found.id.stem.kind(), found.id);
                return Err(Input::WrongKind { kind, id, wanted: &[Kind::Document] }.into());
            }
        };
    }
    Ok(names.into_iter().collect())
}

/// The highest level among papers; of a whole file, or an enquiry, the highest in it.
pub(in crate::desk) fn level_of(tx: &mut Transaction, shelf: &Shelf, wanted: &[PaperName]) -> Result<Level> {
    let cases = case::counted(&papers::cases(tx, &shelf.read)?, &AsOf::NOW);
    let papers = cases.iter().filter(|case| shelf.holds(case)).flat_map(paper::of_case);
    let meant = papers.filter(|paper| wanted.is_empty() || wanted.contains(&paper.name));
    Ok(meant.map(|paper| paper.level).max().unwrap_or(Level::Ordinary))
}

/// The papers and records of a disclosure, as they are now: at least one, each of the file, none voided or restricted.
pub(in crate::desk) fn check_disclosed(tx: &mut Transaction, shelf: &Shelf, disclosure: &Disclosure) -> Result<()> {
    if disclosure.papers.is_empty() && disclosure.records.is_empty() && !disclosure.cover {
        return Err(Input::NoPaper.into());
    }
    check_papers(tx, shelf, &disclosure.papers)?;
    disclosed_records(tx, shelf, disclosure).map(|_| ())
}

/// The records whose text a disclosure passes on, the cover among them, each with its lines.
pub(in crate::desk) fn disclosed_records(
    tx: &mut Transaction,
    shelf: &Shelf,
    disclosure: &Disclosure,
) -> Result<Vec<(Case, Vec<Listed>)>> {
    let cover = disclosure.cover.then_some(Stem::Cover);
    let mut found = Vec::new();
    for stem in cover.into_iter().chain(disclosure.records.iter().map(|stem| stem.0)) {
        let id = RecordId { owner: shelf.owner.clone(), stem };
        let unknown = || Input::UnknownRecord(Reference::to(&id));
        let case = file_parts::case(tx, &shelf.read, stem)?.ok_or_else(unknown)?;
        let seen = case.readable(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, id.clone()))?;
        let lines = file_parts::lines_of(tx, &shelf.read, &case)?;
        found.push((seen, lines));
    }
    Ok(found)
}

/// The papers of a disclosure, as they are now: each of the file, none voided.
pub(in crate::desk) fn check_papers(tx: &mut Transaction, shelf: &Shelf, papers: &[PaperName]) -> Result<Vec<Paper>> {
    let mut found = Vec::new();
    for name in papers {
        let id = RecordId { owner: shelf.owner.clone(), stem: name.stem() };
        let unknown = || Input::UnknownRecord(Reference::to(&id));
        let case = file_parts::case(tx, &shelf.read, name.stem())?.ok_or_else(unknown)?;
        let case = case.readable(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, id.clone()))?;
        let paper = paper::of_case(&case).into_iter().find(|paper| paper.name == *name);
        found.push(paper.ok_or_else(unknown)?);
    }
    Ok(found)
}

/// The manifest lines of the papers and records of a disclosure as they are now: their bytes are what is approved to leave (P1-5b).
pub(in crate::desk) fn lines_of_papers(
    tx: &mut Transaction,
    shelf: &Shelf,
    disclosure: &Disclosure,
) -> Result<Vec<Listed>> {
    let papers = check_papers(tx, shelf, &disclosure.papers)?;
    let attached = papers.into_iter().map(|paper| paper.attachment);
    let mut lines: Vec<Listed> = attached.map(|paper| Listed { sha256: paper.sha256, path: paper.path }).collect();
    lines.extend(disclosed_records(tx, shelf, disclosure)?.into_iter().flat_map(|(_, lines)| lines));
    Ok(lines)
}

/// A paper that a reader has stays where it is, and so does an enquiry.
pub(in crate::desk) fn check_not_out(tx: &mut Transaction, wrong: &NamedRecord) -> Result<()> {
    for (case, loan, state) in loans_of(tx, &wrong.shelf)? {
        // A whole file is its documents, an enquiry what is known of it; a paper beside a record is out where it is named.
        let whole = loan.papers.is_empty() && matches!(wrong.case.stem.kind(), Kind::Document | Kind::Enquiry);
        let named = whole || loan.papers.iter().any(|paper| paper.stem() == wrong.case.stem);
        if state.status == LoanStatus::Out && named {
            return Err(Refusal::OnLoan {
                file: wrong.shelf.holding(),
                borrower: loan.borrower,
                since: state.lent_on.unwrap_or(case.record.head.date()),
                loan: RecordId { owner: wrong.id.owner.clone(), stem: case.stem },
            }
            .into());
        }
    }
    Ok(())
}
