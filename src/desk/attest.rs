//! Saying of a clause that it is kept, where no program can judge it (P1-8, P3-9): a note among the company's policies.

use crate::archive::{BundleId, Transaction, people};
use crate::desk::{Desk, fresh_stem, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::clause::ATTESTED;
use crate::model::record::Note;
use crate::model::{Body, Clause, Date, Kind, Line, Owner, RecordId, Refusal, Role};

/// What is said of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attest {
    pub clause: Clause,
    /// How it is kept.
    pub note: Line,
    /// The day on which it was seen to be so.
    pub date: Date,
}

/// Notes that a clause is kept; gives the note's id.
pub fn attest(desk: &Desk, tx: &mut Transaction, ask: &Attest) -> Result<RecordId> {
    let roles = ask.clause.attested_by();
    if roles.is_empty() {
        return Err(Input::NotAttestable(ask.clause).into());
    }
    let member = desk.actor(tx)?;
    let entitled = |member: &crate::model::Member| roles.iter().any(|role: &Role| member.holds(role));
    if !entitled(&member) {
        let members = people::members(tx)?;
        let holders = members.into_iter().map(|(_, known)| known).filter(entitled).map(|known| known.id).collect();
        return Err(Refusal::MayNotAttest { clause: ask.clause, actor: member.id, roles, holders }.into());
    }
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    tx.lock([BundleId::Policies])?;
    let stem = fresh_stem(tx, &BundleId::Policies, ask.date, Kind::Note)?;
    let note = Note {
        about: ATTESTED.parse()?,
        note: ask.note.clone(),
        clause: Some(ask.clause.as_str().parse()?),
        attachments: Vec::new(),
    };
    tx.add_record(&BundleId::Policies, stem, &desk.record(&member.id, ask.date, None, Body::Note(note)))?;
    Ok(RecordId { owner: Owner::Policies, stem })
}
