//! People as tables name them, found among the staff: `陳大文`, for `chan`.

use crate::archive::{Transaction, people};
use crate::error::Result;
use crate::model::{Fault, Line, Member, StaffId};

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
        let Some(name) = text.parse::<Line>().ok().filter(|_| !is_id) else { return Ok(None) };
        let called: Vec<&Member> = self.0.iter().filter(|member| people::called(member, &name)).collect();
        match called.as_slice() {
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
