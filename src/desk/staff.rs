//! Whether a person of the staff may be given something (P1-3): who left is given no file, no case, no loan, no role.

use crate::archive::{Lookup, people};
use crate::error::Result;
use crate::model::{Date, Member, Refusal, service};

/// As of when a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// Something is put into their hands, and stays there.
    Now,
    /// It is told that something was theirs, or that they did it, on a day that is past.
    On(Date),
}

/// The person of the staff who is meant; none where nobody is. Every act that names somebody asks here.
///
/// # Errors
/// Everybody who is meant had left by the time that is told of.
pub(super) fn meant(shelves: &mut impl Lookup, means: impl Fn(&Member) -> bool, time: Time) -> Result<Option<Member>> {
    let mut gone = None;
    for case in people::cases(shelves)? {
        let was_here = match time {
            Time::Now => None,
            Time::On(day) => Some(service::was_here(&case, day)),
        };
        let Some(member) = people::member(case).filter(&means) else { continue };
        if was_here.unwrap_or(member.left.is_none()) {
            return Ok(Some(member));
        }
        gone = Some(member.id);
    }
    gone.map_or(Ok(None), |id| Err(Refusal::HasLeft(id).into()))
}
