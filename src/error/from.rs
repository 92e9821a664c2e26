//! What the layers below answer, as the one error.

use crate::archive::git::{InstallError, SnapshotError};
use crate::archive::pieces::CountError;
use crate::archive::secrecy::SecrecyError;
use crate::archive::{BeginError, CommitError, FindError, LookupError, StorageError};
use crate::error::{Error, Input};
use crate::model::{FileName, Owner, RecordId, Refusal, Stem};

impl From<SnapshotError> for Error {
    fn from(e: SnapshotError) -> Self {
        match e {
            SnapshotError::Git(fault) => fault.into(),
            SnapshotError::Storage(e) => e.into(),
        }
    }
}

impl From<InstallError> for Error {
    fn from(e: InstallError) -> Self {
        match e {
            InstallError::Git(fault) => fault.into(),
            InstallError::Storage(e) => e.into(),
        }
    }
}

impl From<LookupError> for Error {
    fn from(e: LookupError) -> Self {
        match e {
            LookupError::Storage(e) => e.into(),
            LookupError::UnknownUnit { unit, near } => Input::UnknownUnit { unit, near }.into(),
            LookupError::NobodyLeft { unit, date, departed } => Input::NobodyLeft { unit, date, departed }.into(),
            LookupError::Vacant { unit, departed } => Refusal::Vacant { unit, departed }.into(),
            LookupError::VoidUnit(unit) => {
                Refusal::Voided(RecordId { owner: Owner::File(FileName::Present(unit)), stem: Stem::Unit }).into()
            }
        }
    }
}

impl From<CountError> for Error {
    fn from(e: CountError) -> Self {
        match e {
            CountError::Lookup(e) => e.into(),
            CountError::OtherShelf(place) => Input::OtherShelf(place).into(),
        }
    }
}

impl From<crate::output::html::PageFault> for Error {
    fn from(e: crate::output::html::PageFault) -> Self {
        Input::Page(e.to_string()).into()
    }
}

impl From<FindError> for Error {
    fn from(e: FindError) -> Self {
        match e {
            FindError::Lookup(e) => e.into(),
            FindError::Unknown(reference) => Input::UnknownRecord(reference).into(),
            FindError::Ambiguous { reference, fitting } => Input::Ambiguous { reference, fitting }.into(),
        }
    }
}

impl From<CommitError> for Error {
    fn from(e: CommitError) -> Self {
        match e {
            CommitError::Storage(e) => e.into(),
            CommitError::Unsigned(refusal) => (*refusal).into(),
            CommitError::Keys(refusal) => (*refusal).into(),
            CommitError::Overtaken(path) => StorageError::Unsettled(path).into(),
        }
    }
}

impl From<SecrecyError> for Error {
    fn from(e: SecrecyError) -> Self {
        match e {
            SecrecyError::Storage(e) => e.into(),
            SecrecyError::Refused(refusal) => refusal.into(),
        }
    }
}

impl From<BeginError> for Error {
    fn from(e: BeginError) -> Self {
        match e {
            BeginError::Storage(e) => e.into(),
            BeginError::Git(operation) => Refusal::GitBusy(operation).into(),
        }
    }
}
