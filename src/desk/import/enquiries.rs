//! The enquiries that registers name.

use crate::archive::Transaction;
use crate::desk::import::earlier::{NumberedRecords, numbered_in_registers};
use crate::error::{Input, Result};
use crate::model::{Kind, Owner, RecordId, Register};

/// Enquiries by the numbers that registers have for them, looked for once one is named.
#[derive(Default)]
pub(super) struct Enquiries(Option<NumberedRecords>);

impl Enquiries {
    /// The enquiry of a number.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn of(&mut self, tx: &mut Transaction, no: &str) -> Result<RecordId> {
        let known = match &mut self.0 {
            Some(known) => known,
            none => none.insert(numbered_in_registers(tx, Kind::Enquiry)?),
        };
        let found = known.get(no).or_else(|| known.get(no.strip_prefix(ENQUIRY)?));
        match found {
            Some((_, stem)) => Ok(RecordId { owner: Owner::Register(Register::Enquiries), stem: *stem }),
            None => Err(Input::NoEnquiry(no.to_owned()).into()),
        }
    }
}

/// What stands before an enquiry's number in the column of units.
pub(super) const ENQUIRY: &str = "enquiries/";
