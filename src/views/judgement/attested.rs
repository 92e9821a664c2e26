//! What a program cannot judge: somebody entitled has said so, within the policy's days, or nobody has (P1-8, P3-9).

use crate::model::clause::ATTESTED;
use crate::model::{Body, Clause, ClauseState, Kind};
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::{Matter, Why};

/// How many policies P1-8 names: market information, confidentiality.
const POLICIES: usize = 2;

/// The two policies are filed, as far as that can be counted (P1-8). Which they are, no program can tell by their titles.
pub(in crate::views) fn policies(reading: &Reading) -> Check {
    let superseded: Vec<_> = reading
        .policy_records(Kind::Document)
        .filter_map(|seen| match &seen.case.record.body {
            Body::Document(document) => document.supersedes.map(|paper| paper.0),
            _ => None,
        })
        .collect();
    let papers = reading.policy_records(Kind::Document).filter(|seen| !superseded.contains(&seen.case.stem));
    let there = papers.count();
    let mut check = Check { looked: there, ..Check::default() };
    if there < POLICIES {
        check.faults.push(Matter::new("policies", reading.day(), Why::Policies { there }));
    }
    check
}

/// What was said last of a clause; an attestation holds for the policy's days.
pub(in crate::views) fn attested(reading: &Reading, clause: Clause) -> (ClauseState, Option<Matter>) {
    let notes = reading.policy_records(Kind::Note).filter_map(|seen| match &seen.case.record.body {
        Body::Note(note) => {
            let of_clause = note.clause.as_ref().is_some_and(|code| code.as_str() == clause.as_str());
            (note.about.as_str() == ATTESTED && of_clause).then_some((seen, note))
        }
        _ => None,
    });
    let Some((seen, note)) = notes.max_by_key(|(seen, _)| (seen.date(), seen.case.record.head.at, seen.case.stem))
    else {
        return (ClauseState::NotAttested, None);
    };
    let (by, date) = (seen.case.record.head.by.clone(), seen.date());
    let state = if reading.is_longer_ago(date, reading.policy.attest_days) {
        ClauseState::NotAttested
    } else {
        ClauseState::Attested
    };
    (state, Some(Matter::new(seen.id, date, Why::Attested { by, date, note: note.note.clone() })))
}
