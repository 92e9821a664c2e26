//! Renewal of a lease: another last day of it on the cover, with the paper that says so (P2-3, P1-4b).

use crate::archive::{Transaction, tenancy};
use crate::desk::amend::{Amend, amend};
use crate::desk::file_paper::{FilePapers, file_papers};
use crate::desk::proposal::{Proposed, Then};
use crate::desk::shelf::{cover_of, named};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::amending::Assignment;
use crate::model::{Body, Date, FileName, Happened, Line, RecordId, Target};

/// A renewal.
#[derive(Debug)]
pub struct RenewLease {
    pub file: FileName,
    /// The new last day of the lease.
    pub until: Date,
    /// Why, where it is not plain.
    pub reason: Option<Line>,
    /// The paper that says so.
    pub paper: Option<FilePapers>,
    pub then: Then,
}

/// What a renewal did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaseRenewed {
    pub proposed: Proposed,
    /// The paper, where one came with it.
    pub paper: Option<RecordId>,
    /// The last day until now.
    pub until_now: Option<Date>,
}

/// Renews the lease of a client: the new last day waits for approval, or holds from today on.
///
/// # Errors
/// The new day does not come after the one until now, or after moving in.
pub fn renew_lease(desk: &Desk, tx: &mut Transaction, ask: RenewLease) -> Result<LeaseRenewed> {
    // A vacant unit has no lease.
    tenancy::client_file(tx, &ask.file)?;
    let cover = named(tx, &cover_of(&ask.file))?;
    let Body::Cover(now) = cover.now()?.record.body else {
        return Err(Input::UnknownRecord(cover_of(&ask.file)).into());
    };
    in_order((DateOf::MoveIn, now.move_in), (DateOf::LeaseEnd, ask.until))?;
    if let Some(end) = now.lease_end {
        in_order((DateOf::LeaseEnd, end.plus_days(1)), (DateOf::This, ask.until))?;
    }
    let paper = match &ask.paper {
        Some(papers) => file_papers(desk, tx, papers)?.pop(),
        None => None,
    };
    let value = Assignment { key: "lease_end".to_owned(), value: ask.until.to_string() };
    let proposed = amend(
        desk,
        tx,
        Amend {
            target: Target::File(ask.file),
            values: vec![value],
            from: None,
            reason: ask.reason,
            version: None,
            when: Happened::On(desk.today()),
            then: ask.then,
        },
    )?;
    Ok(LeaseRenewed { proposed, paper, until_now: now.lease_end })
}
