//! The request of a person by which papers are destroyed before their time (S-RET, S-PI): it must be one to erase, of that client,
//! and open.

use std::collections::BTreeSet;

use crate::archive::{BundleId, Transaction, tenancy};
use crate::desk::shelf::{NamedRecord, named};
use crate::desk::update::standing;
use crate::error::{Input, Result};
use crate::model::disposal::DisposalLine;
use crate::model::request::RequestKind;
use crate::model::{Body, FileName, Kind, Owner, RecordId, Reference, Refusal, Register, Stem};

/// An open request of a person to have something erased.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Erasure {
    pub(in crate::desk) id: RecordId,
    client: FileName,
    /// What the parts of that client's file are called.
    identities: BTreeSet<String>,
}

impl Erasure {
    /// The request that somebody names.
    ///
    /// # Errors
    /// There is none, it is about something else, or it is settled.
    pub(in crate::desk) fn of(tx: &mut Transaction, reference: &Reference) -> Result<Self> {
        let named: NamedRecord = named(tx, reference)?;
        let kind = named.case.stem.kind();
        let now = standing(&named)?;
        let Body::Request(request) = &now.case.record.body else {
            return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Request] }.into());
        };
        if request.about != RequestKind::Erasure {
            return Err(Refusal::NoErasure { id: named.id, about: request.about }.into());
        }
        if now.state.settled {
            return Err(Refusal::RequestSettled { id: named.id, status: now.state.status }.into());
        }
        // A unit's code means the client who had it when the request was made.
        let file = tenancy::client_file_on(tx, &request.client, now.case.record.head.date())?;
        let identities = file.bundles().iter().map(BundleId::identity).collect();
        Ok(Self { id: named.id, client: request.client.clone(), identities })
    }

    /// The request on which a list rests.
    ///
    /// # Errors
    /// As of [`Erasure::of`].
    pub(in crate::desk) fn of_stem(tx: &mut Transaction, stem: Stem) -> Result<Self> {
        Self::of(tx, &Reference::to(&RecordId { owner: Owner::Register(Register::Requests), stem }))
    }

    /// Every file of a list is one of the person's client.
    ///
    /// # Errors
    /// One is another's.
    pub(in crate::desk) fn check(&self, lines: &[DisposalLine]) -> Result<()> {
        match lines.iter().find(|line| !self.identities.contains(&line.identity)) {
            Some(line) => {
                let path = format!("{}/{}", line.identity, line.path);
                Err(Refusal::RequestOfOther { id: self.id.clone(), client: self.client.clone(), path }.into())
            }
            None => Ok(()),
        }
    }
}
