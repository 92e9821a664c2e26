//! No confidential paper comes to lie in clear where the estate encrypts them (P1-5b).

use crate::archive::{Lookup, Transaction};
use crate::error::Result;
use crate::model::message::Given;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::{Level, Line};

/// Where the estate encrypts confidential papers, none is filed in clear, whichever way it comes.
pub(in crate::desk) fn check_not_in_clear(tx: &Transaction, level: Level, given: &Line) -> Result<()> {
    if level == Level::Confidential && tx.archive().settings().secrecy.encrypt {
        return Err(SecrecyRefusal::InClear { given: Given(given.to_string()) }.into());
    }
    Ok(())
}
