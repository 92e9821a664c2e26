//! What a change made, for programs: each record with where it stands, and the steps that are due.

use crate::archive::{Archive, ClientFile, Uncached, file_parts, find};
use crate::error::Result;
use crate::model::{AsOf, DueStep, Kind, RecordId, Reference, case_state, loan};

/// A record that a change made, or took further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordMade {
    pub id: RecordId,
    pub kind: Kind,
    /// The code of where it stands, where its kind has steps.
    pub status: Option<&'static str>,
    /// The steps that are due.
    pub due: Vec<DueStep>,
}

/// The records among the ids that a change gave; files, boxes and pages are none.
pub fn made(archive: &Archive, ids: &[String]) -> Result<Vec<RecordMade>> {
    let mut lookup = Uncached::new(archive);
    let mut all = Vec::new();
    for reference in ids.iter().filter(|id| id.contains('/')).filter_map(|id| id.parse::<Reference>().ok()) {
        let Ok(found) = find::record(&mut lookup, &reference) else { continue };
        let bundles = found.file.as_ref().map_or_else(|| vec![found.bundle.clone()], ClientFile::bundles);
        let case = file_parts::case(&mut lookup, &bundles, found.id.stem)?.and_then(|case| case.seen(&AsOf::NOW));
        let kind = found.id.stem.kind();
        let of_loan = case.as_ref().and_then(|case| Some(loan::fold(case, loan::of(case)?, None).status.as_str()));
        let state = case.as_ref().and_then(case_state::fold);
        let due = case.as_ref().zip(state.as_ref()).and_then(|(case, state)| {
            let body = &case.record.body;
            Some(DueStep::all(body, case_state::course_of(body)?, state.status))
        });
        all.push(RecordMade {
            id: found.id,
            kind,
            status: of_loan.or_else(|| state.as_ref().map(|state| state.status.as_str())),
            due: due.unwrap_or_default(),
        });
    }
    Ok(all)
}
