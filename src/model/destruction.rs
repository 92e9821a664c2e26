//! What makes a destruction one that was allowed: who approved it and when, before whom it was carried out, who of them said so
//! (S-RET). The desk refuses what is not; here it is judged by what lies on disk, which two clones or a hand may have put there.

use std::collections::BTreeSet;

use crate::model::case::Case;
use crate::model::event::{CarryingOut, Event, EventBody};
use crate::model::record::Body;
use crate::model::staff::{Role, StaffId};
use crate::model::time::Date;

/// The carrying out of a list, with the approval on which it rests.
#[derive(Clone, Copy, Debug)]
pub struct CarriedOut<'c> {
    pub approval: &'c Event,
    pub event: &'c Event,
    pub deed: &'c CarryingOut,
}

/// How a list was carried out: the first time after it was approved. What two clones did at once besides counts for nothing.
pub fn carried_out(case: &Case) -> Option<CarriedOut<'_>> {
    let mut approval = None;
    for named in &case.events {
        match (&named.event.deed, approval) {
            (EventBody::Approved(_), None) => approval = Some(&named.event),
            (EventBody::CarriedOut(deed), Some(approval)) => {
                return Some(CarriedOut { approval, event: &named.event, deed });
            }
            _ => {}
        }
    }
    None
}

/// The first day on which a list may be carried out that was approved by an event: the days are counted from the entry of the
/// approval, whatever day was told for it.
pub fn may_go_from(approval: &Event, wait_days: u32) -> Date {
    approved_on(approval).plus_days(wait_days)
}

/// The day on which an approval was given, and not earlier than it was entered.
pub fn approved_on(approval: &Event) -> Date {
    approval.head.date().max(approval.head.at.date())
}

/// Why a list that was carried out was not to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlawful {
    /// It was not carried out before two different people.
    NotTwo,
    /// A witness asked for it, approved it or carried it out.
    HasPart(StaffId),
    /// Who approved it did not hold the role for that.
    NotEntitled { by: StaffId, role: Role },
    /// The days after its approval were not over, and no person's request lifts them.
    TooEarly { on: Date, from: Date },
}

/// The witnesses that a destruction takes. A list that says that fewer were wanted is judged by this.
pub const WITNESSES_WANTED: u32 = 2;

/// What is wrong with the witnesses of a list that was carried out.
pub fn fault_of_witnesses(case: &Case) -> Option<Unlawful> {
    let carried = carried_out(case)?;
    let two: BTreeSet<&StaffId> = carried.deed.witnesses.iter().collect();
    let wanted = carried.deed.witnesses_wanted.unwrap_or(WITNESSES_WANTED).max(WITNESSES_WANTED);
    if [two.len(), carried.deed.witnesses.len()].iter().any(|told| u32::try_from(*told) != Ok(wanted)) {
        return Some(Unlawful::NotTwo);
    }
    let parts = parts(case);
    two.into_iter().find(|witness| parts.contains(witness)).map(|witness| Unlawful::HasPart(witness.clone()))
}

/// What the office's rules say about a list. Those that were in force when it was carried out stand in it, and go before these: a rule
/// that is changed later says nothing about the past. Lists of an earlier deedbox do not tell them.
pub struct Law<'a> {
    /// The days after its approval.
    pub wait_days: u32,
    /// The role that approving it takes.
    pub role: &'a Role,
    /// Whether somebody held a role on a day.
    pub held: &'a dyn Fn(&StaffId, &Role, Date) -> bool,
    /// Whether a person's request to erase stood on the day on which it was carried out.
    pub asked_by_person: &'a dyn Fn(Date) -> bool,
}

/// What is wrong with a list that was carried out: with its witnesses, its approval, its day.
pub fn fault(case: &Case, law: &Law) -> Option<Unlawful> {
    if let Some(fault) = fault_of_witnesses(case) {
        return Some(fault);
    }
    let Body::Disposal(disposal) = &case.record.body else { return None };
    let CarriedOut { approval, event, deed } = carried_out(case)?;
    let days = [approval.head.date(), approval.head.at.date()];
    let (by, role) = (&approval.head.by, deed.approval_role.as_ref().unwrap_or(law.role));
    if !days.iter().any(|day| (law.held)(by, role, *day)) {
        return Some(Unlawful::NotEntitled { by: by.clone(), role: role.clone() });
    }
    let (on, from) = (event.head.date(), may_go_from(approval, deed.wait_days.unwrap_or(law.wait_days)));
    let waits = on < from && !(disposal.is_asked_by_person() && (law.asked_by_person)(on));
    waits.then_some(Unlawful::TooEarly { on, from })
}

/// Who has another part in a list than to witness it.
fn parts(case: &Case) -> BTreeSet<&StaffId> {
    let approved = case.events.iter().filter(|named| matches!(named.event.deed, EventBody::Approved(_)));
    let carried = carried_out(case).map(|carried| &carried.event.head.by);
    approved.map(|named| &named.event.head.by).chain(carried).chain([&case.record.head.by]).collect()
}

/// Who has said of a list that they witnessed it.
#[derive(Debug)]
pub struct Witnesses<'c> {
    wanted: BTreeSet<&'c StaffId>,
    said: BTreeSet<&'c StaffId>,
}

/// What it counts for that somebody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Testimony {
    Counts,
    /// The same person has said so: two clones entered it.
    Again,
    /// They are no witness of it.
    NoWitness,
}

impl<'c> Witnesses<'c> {
    /// The witnesses of a list that have no other part in it; none where it was not carried out.
    pub fn of(case: &'c Case) -> Self {
        let parts = parts(case);
        let wanted = carried_out(case).into_iter().flat_map(|carried| &carried.deed.witnesses);
        Self { wanted: wanted.filter(|witness| !parts.contains(witness)).collect(), said: BTreeSet::new() }
    }

    pub fn hear(&mut self, by: &'c StaffId) -> Testimony {
        match (self.wanted.contains(by), self.said.insert(by)) {
            (false, _) => Testimony::NoWitness,
            (true, true) => Testimony::Counts,
            (true, false) => Testimony::Again,
        }
    }
}
