//! Enquiries of who is no client yet, with what was recorded and filed for each (P1-4.1).

use crate::archive::{Archive, Bundle, BundleId, Uncached, file_parts, find};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::table::{Cell, Table, text};
use crate::model::{AsOf, Body, Case, Kind, Line, Owner, PaperId, RecordId, Register, Stem, case_state, loan, paper};
use crate::views::{When, newest_first};

/// The kinds of which there may be records beside an enquiry.
pub const BESIDE: [Kind; 6] = [Kind::Visit, Kind::Opinion, Kind::Letter, Kind::Note, Kind::Document, Kind::Loan];

/// The first part of the ids of enquiries and of what lies beside them.
pub const OWNER: Owner = Owner::Register(Register::Enquiries);

/// The year of the register in which an enquiry lies; none of what is none.
pub fn bundle_of(enquiry: Stem) -> Option<BundleId> {
    match enquiry {
        Stem::Dated { date, kind: Kind::Enquiry, .. } => Some(BundleId::Register(Register::Enquiries, date.year())),
        Stem::Dated { .. } | Stem::Cover | Stem::Unit => None,
    }
}

/// Who asked for space: of an enquiry that counts for nothing as it was entered.
pub fn who_asked(archive: &Archive, parts: &[&Bundle], enquiry: Stem, view: &AsOf) -> Result<Option<Line>> {
    let Some(case) = file_parts::case_of(archive.reader(), parts, enquiry)? else { return Ok(None) };
    match case.seen(view).unwrap_or(case).record.body {
        Body::Enquiry(enquiry) => Ok(Some(enquiry.who)),
        _ => Ok(None),
    }
}

/// What was recorded and filed for an enquiry, and the enquiry itself, as they are on disk, in the order of kinds and names.
pub fn told_of(archive: &Archive, enquiry: Stem) -> Result<Vec<Case>> {
    let Some(id) = bundle_of(enquiry) else { return Ok(Vec::new()) };
    let bundle = archive.bundle(&id)?;
    let mut cases = Vec::new();
    for kind in [Kind::Enquiry].into_iter().chain(BESIDE) {
        for case in bundle.cases(archive.reader(), kind)? {
            if case.stem == enquiry || case.enquiry() == Some(enquiry) {
                cases.push(case);
            }
        }
    }
    Ok(cases)
}

/// The same as it counts now, newest first.
pub fn of_enquiry(archive: &Archive, enquiry: Stem) -> Result<Vec<Case>> {
    let mut cases = seen(told_of(archive, enquiry)?, &AsOf::NOW);
    newest_first(&mut cases, |case| {
        let id = RecordId { owner: OWNER, stem: case.stem };
        When::entered(case.record.head.date(), case.record.head.at, &id)
    });
    Ok(cases)
}

/// The records of some kinds in every year of the register, as they are seen.
pub fn in_register(archive: &Archive, kinds: &[Kind], view: &AsOf) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (id, _) in find::register_years(&Uncached::new(archive), Register::Enquiries)? {
        let bundle = archive.bundle(&id)?;
        for kind in kinds {
            cases.extend(seen(bundle.cases(archive.reader(), *kind)?, view));
        }
    }
    Ok(cases)
}

/// The papers that came with an enquiry and with what was recorded and filed for it, as a table.
pub fn papers(cases: &[Case]) -> Table {
    let mut table = Table::new("papers", &["date", "id", "title", "category", "level"].map(text));
    for paper in cases.iter().flat_map(paper::of_case) {
        table.rows.push(vec![
            Cell::Date(paper.date),
            Cell::text(PaperId { owner: OWNER, name: paper.name }),
            Cell::text(&paper.title),
            Cell::text(&paper.category),
            Cell::Code(paper.level.as_str()),
        ]);
    }
    table
}

/// What was recorded and filed for an enquiry, as a table.
pub fn table(cases: &[Case]) -> Table {
    let mut table = Table::new("enquiry", &["date", "id", "kind", "title", "status"].map(text));
    for case in cases {
        let lent = loan::of(case).map(|asked| loan::fold(case, asked, None).status.as_str());
        let status = lent.or_else(|| case_state::fold(case).map(|state| state.status.as_str()));
        table.rows.push(vec![
            Cell::Date(case.record.head.date()),
            Cell::text(RecordId { owner: OWNER, stem: case.stem }),
            Cell::Code(case.stem.kind().as_str()),
            Cell::maybe(case.record.summary(), Cell::Gist),
            Cell::maybe(status, Cell::Code),
        ]);
    }
    table
}
