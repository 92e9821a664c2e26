//! People as tables name them, found among the staff: `陳大文`, for `chan`.

use crate::archive::{Transaction, people};
use crate::error::Result;
use crate::model::called::called;
use crate::model::{Fault, Member, StaffId};

/// The staff of an archive; who has left was here when a register was kept.
#[derive(Debug)]
pub struct KnownStaff(Vec<Member>);

impl KnownStaff {
    /// The staff of an archive.
    pub fn of(tx: &mut Transaction) -> Result<Self> {
        Ok(Self(people::members(tx)?.into_iter().map(|(_, member)| member).collect()))
    }

    /// The id of the one person of a name; none where the text is an id, of which its own check speaks.
    ///
    /// # Errors
    /// Several people have the name, or nobody.
    pub fn meant(&self, text: &str) -> Result<Option<String>, Fault> {
        let is_id = text.parse::<StaffId>().is_ok_and(|id| self.0.iter().any(|member| member.id == id));
        if is_id || text.is_empty() {
            return Ok(None);
        }
        // A table is read without anybody looking: a part of a name is not enough.
        let named = self.0.iter().map(|member| (member, people::names(member)));
        match called(named, text).exactly.as_slice() {
            [only] => Ok(Some(only.id.to_string())),
            [] if text.parse::<StaffId>().is_ok() => Ok(None),
            [] => Err(Fault::NoneCalled),
            several => {
                let shown = several.iter().map(|member| format!("{} {}", member.id, member.name));
                Err(Fault::Several(shown.collect()))
            }
        }
    }
}
