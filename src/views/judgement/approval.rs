//! The approval that something rests on: whose it is, and what is wrong with it.

use crate::model::event::EventBody;
use crate::model::{Action, Case, Date, Happened, Moment, Role, StaffId};
use crate::views::judgement::Why;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;

/// Who approved something, and when.
pub(super) struct Signed {
    pub(super) by: StaffId,
    pub(super) date: Date,
    /// When it was entered; of what a register tells, when the record was.
    pub(super) at: Moment,
    /// The day of entry, when deedbox asked for the role; of what a register tells, its own day.
    entered: Date,
}

/// Who approved something last, and when; of what a register tells, by its step.
pub(super) fn signed(case: &Case) -> Option<Signed> {
    let approved = case.events.iter().rev().find(|named| matches!(named.event.deed, EventBody::Approved(_)));
    if let Some(named) = approved {
        let head = &named.event.head;
        return Some(Signed { by: head.by.clone(), date: head.date(), at: head.at, entered: head.at.date() });
    }
    let step = case.record.events.iter().rev().find(|step| step.action == Action::Approved)?;
    let date = step.when().map_or(case.record.head.date(), Happened::date);
    // A step without a name carries the role that it takes.
    Some(Signed { by: step.by.clone()?, date, at: case.record.head.at, entered: date })
}

/// What is wrong with the approval of something: it is void, or who gave it did not hold the role, neither on its day nor on
/// the day of its entry, when deedbox asked for it.
pub(super) fn approval_fault(reading: &Reading, seen: &Seen, role: &Role) -> Option<Why> {
    approval_fault_of(reading, seen, &[role])
}

/// The same where several roles may approve it; the first is the one that is asked for.
pub(super) fn approval_fault_of(reading: &Reading, seen: &Seen, roles: &[&Role]) -> Option<Why> {
    if approval_is_void(reading, seen) {
        return Some(Why::ApprovalVoid);
    }
    let signed = signed(seen.case)?;
    let days = [signed.date, signed.entered];
    let entitled = roles.iter().any(|role| days.iter().any(|day| reading.held(&signed.by, role, *day)));
    let role = roles.first().filter(|_| !entitled)?;
    Some(Why::NotEntitled { by: signed.by, role: (*role).clone() })
}

/// Whether something was approved, and no approval of it counts.
pub(super) fn approval_is_void(reading: &Reading, seen: &Seen) -> bool {
    !seen.whole.void_approvals(&crate::model::AsOf::of_day(reading.day())).is_empty() && signed(seen.case).is_none()
}
