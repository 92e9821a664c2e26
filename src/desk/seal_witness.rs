//! Noting who else has the line of a seal, and where: what makes it worth something (S-SEAL).

use crate::archive::Transaction;
use crate::desk::Desk;
use crate::desk::attach::{self, HandedIn};
use crate::desk::shelf::named;
use crate::error::{Input, Result};
use crate::model::document::Standing;
use crate::model::event::{EventBody, WitnessHow, Witnessing};
use crate::model::{Kind, Line, RecordId, Reference};

/// A witness of a seal.
#[derive(Debug)]
pub struct WitnessSeal {
    pub reference: Reference,
    pub how: WitnessHow,
    /// Who it is.
    pub whom: Option<Line>,
    /// What came back: the signed sheet, the mail, the answer of a time-stamp authority.
    pub papers: Vec<HandedIn>,
}

/// Enters it.
///
/// # Errors
/// It is no seal.
pub fn witness(desk: &Desk, tx: &mut Transaction, ask: &WitnessSeal) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    let named = named(tx, &ask.reference)?;
    let kind = named.id.stem.kind();
    if kind != Kind::Seal {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Seal] }.into());
    }
    let mut attachments = Vec::new();
    if !ask.papers.is_empty() {
        let category = attach::category_of(kind)?;
        let place = (&category, Standing::Original);
        attachments = attach::attach_to_event(tx, &named, place, desk.today(), &ask.papers)?;
    }
    let deed = EventBody::Witnessed(Witnessing { how: Some(ask.how), whom: ask.whom.clone(), attachments });
    named.add_event(tx, &desk.event(&by, named.case.stem, desk.today(), deed))?;
    Ok(named.id)
}
