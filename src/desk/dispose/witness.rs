//! A witness says, in their own name, that they saw it (S-RET).

use crate::archive::Transaction;
use crate::desk::Desk;
use crate::desk::attach::{self, HandedIn};
use crate::desk::dispose::carry_out::list_of;
use crate::desk::update::{self, check_time, standing};
use crate::error::Result;
use crate::model::destruction::carried_out;
use crate::model::document::Standing;
use crate::model::event::{EventBody, Witnessing};
use crate::model::{Action, Happened, RecordId, Reference, Refusal, StaffId};

/// What was witnessed.
#[derive(Debug)]
pub struct Witness {
    /// The list.
    pub reference: Reference,
    /// The signed form, scanned.
    pub form: Vec<HandedIn>,
}

/// Enters that who acts has witnessed it; the id, and the witnesses of whom that is still wanted.
pub fn witness(desk: &Desk, tx: &mut Transaction, ask: &Witness) -> Result<(RecordId, Vec<StaffId>)> {
    let by = desk.actor(tx)?.id;
    let named = list_of(tx, &ask.reference)?;
    let now = standing(&named)?;
    update::rule(&named, &now, Action::Witnessed)?;
    let when = Happened::On(desk.today());
    check_time(desk, &now.state, when)?;
    let wanted = carried_out(&now.case).map(|carried| carried.deed.witnesses.clone()).unwrap_or_default();
    if !wanted.contains(&by) {
        return Err(Refusal::NotAWitness { id: named.id, actor: by, witnesses: wanted }.into());
    }
    let said = now.case.events.iter().filter(|event| event.event.head.action == Action::Witnessed);
    let said: Vec<&StaffId> = said.map(|event| &event.event.head.by).collect();
    if said.contains(&&by) {
        return Err(Refusal::WitnessedAlready { id: named.id, witness: by }.into());
    }
    let left = wanted.iter().filter(|witness| **witness != by && !said.contains(witness)).cloned().collect();
    let mut attachments = Vec::new();
    if !ask.form.is_empty() {
        let category = attach::category_of(named.case.stem.kind())?;
        let place = (&category, Standing::Original);
        attachments = attach::attach_to_event(tx, &named, place, desk.today(), &ask.form)?;
    }
    let deed = EventBody::Witnessed(Witnessing { how: None, whom: None, attachments });
    named.add_event(tx, &desk.event(&by, named.case.stem, when, deed))?;
    Ok((named.id, left))
}
