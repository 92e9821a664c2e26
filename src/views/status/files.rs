//! What wants doing about each client's file beyond what the audit calls broken: old debts, a lease that ended lately, remarks.

use crate::model::gates::note_gate;
use crate::model::{AsOf, Body, Case, Date, Kind, case_state, issue, renewal};
use crate::views::judgement::{ClientOnDay, Reading, Seen};
use crate::views::status::asking::Asking;
use crate::views::status::todo::Todo;

/// Days after which what was due is a thing for the morning page: the last column of the arrears report.
const LONG_DUE: i64 = 90;

/// What wants doing about a client's file; of who left, money and keys alone.
pub(super) fn of_file(asking: &Asking, (reading, file): (&Reading, &ClientOnDay)) -> Vec<Todo> {
    let mut todos: Vec<Todo> = account(asking, file).into_iter().collect();
    todos.extend(issued(asking, file));
    if file.client.file.tenure.is_present() {
        todos.extend(lease(asking, file));
    }
    todos.extend(next(asking, reading, file));
    todos
}

/// That the day of a client who waits for the room has come.
fn next(asking: &Asking, reading: &Reading, file: &ClientOnDay) -> Option<Todo> {
    let tenure = &file.client.file.tenure;
    if !tenure.is_coming() || asking.today() < tenure.from {
        return None;
    }
    let is_there = |other: &&ClientOnDay| other.client.tenures().any(|own| own.room == tenure.room && own.is_present());
    let present = reading.files.iter().find(is_there)?.cover.company.clone();
    let unit = tenure.room.unit.clone();
    Some(Todo::NextClient { unit, company: file.cover.company.clone(), present, since: tenure.from })
}

/// What was due more than ninety days ago and is owed.
fn account(asking: &Asking, file: &ClientOnDay) -> Option<Todo> {
    let today = asking.today();
    let is_old = |due: Date| LONG_DUE < today.days_since(due);
    let is_charge = |case: &Case| matches!(&case.record.body, Body::Charge(charge) if is_old(charge.due));
    if !file.of(Kind::Charge).any(|seen| is_charge(seen.case)) {
        return None;
    }
    let account = file.account();
    let old: Vec<_> = account.charges.iter().filter(|owed| !owed.left.is_zero() && is_old(owed.due)).collect();
    let due = old.iter().map(|owed| owed.due).min()?;
    Some(Todo::Overdue {
        file: file.client.file.name.clone(),
        company: file.cover.company.clone(),
        amount: old.iter().map(|owed| owed.left).sum(),
        due,
        days: today.days_since(due),
    })
}

/// Keys, cards and permits that are out: those that end within the policy's days, or have; all, where the lease does so or the
/// client has left.
fn issued(asking: &Asking, file: &ClientOnDay) -> Vec<Todo> {
    let soon = asking.today().plus_days(asking.policy().lease_days);
    let leaves = file.client.file.tenure.to.or(file.cover.lease_end);
    let todo = |seen: Seen| {
        let Body::Issue(issued) = &seen.case.record.body else { return None };
        let numbers = issue::out(seen.case);
        let ends = issued.until.into_iter().chain(leaves).min().filter(|ends| *ends <= soon && !numbers.is_empty())?;
        let (id, company) = (seen.id.clone(), file.cover.company.clone());
        Some(Todo::IssueEnds { id, what: issued.about, numbers, company, ends })
    };
    file.of(Kind::Issue).filter_map(todo).collect()
}

/// A lease that ended within the policy's days; remarks that shut gates, where it has ended or ends soon.
fn lease(asking: &Asking, file: &ClientOnDay) -> Vec<Todo> {
    let today = asking.today();
    let days = asking.policy().lease_days;
    let Some(lease_end) = file.cover.lease_end else { return Vec::new() };
    let renewal = renewal::waiting(&file.cover_case, &AsOf::NOW);
    let mut todos = Vec::new();
    if today <= lease_end && lease_end <= today.plus_days(days) {
        todos.push(Todo::LeaseEnds {
            unit: file.client.lead_on(today).unit.clone(),
            company: file.cover.company.clone(),
            lease_end,
            renewal,
        });
    }
    if lease_end < today && today <= lease_end.plus_days(days) {
        todos.push(Todo::LeaseEnded {
            unit: file.client.lead_on(today).unit.clone(),
            company: file.cover.company.clone(),
            lease_end,
            renewal,
        });
    }
    if lease_end <= today.plus_days(days) {
        for seen in file.of(Kind::Note) {
            let open = case_state::fold(seen.case).is_some_and(|state| !state.settled);
            if let (Some(gate), Body::Note(note), true) = (note_gate(seen.case), &seen.case.record.body, open) {
                todos.push(Todo::GateNoted {
                    id: seen.id.clone(),
                    gate,
                    note: note.note.clone(),
                    company: file.cover.company.clone(),
                    lease_end,
                });
            }
        }
    }
    todos
}
