//! What becomes of a notice: it reaches a client, the client acknowledges it (P3-5). It is sent by entering it.

use crate::archive::{Transaction, audience, tenancy};
use crate::desk::shelf::named;
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::event::{EventBody, Receipt};
use crate::model::mailing::{Addressee, passage};
use crate::model::{Action, Audience, Body, Date, FileName, Happened, Kind, Line, RecordId, Reference, Refusal};

/// A notice reached a client, or was acknowledged.
#[derive(Clone, Debug)]
pub struct Reached {
    /// The notice.
    pub reference: Reference,
    /// Whom: a unit, or who left it on a day.
    pub client: FileName,
    /// Who took it, or acknowledged it.
    pub person: Option<Line>,
    /// Which of the two.
    pub what: Receiving,
    pub when: Happened,
    /// A remark.
    pub note: Option<Line>,
}

/// What is noted of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiving {
    Delivered,
    Acknowledged,
}

impl Receiving {
    pub fn action(self) -> Action {
        match self {
            Self::Delivered => Action::Delivered,
            Self::Acknowledged => Action::Acknowledged,
        }
    }
}

/// A notice that was delivered or acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The notice.
    pub id: RecordId,
    /// The client, by the first unit.
    pub client: FileName,
    /// How many of those whom it meant have not acknowledged it yet.
    pub waiting: usize,
}

/// Notes that a notice was delivered to a client, or acknowledged. Who was not meant, or has it already, is refused.
pub fn receive(desk: &Desk, tx: &mut Transaction, ask: &Reached) -> Result<Noted> {
    let by = desk.actor(tx)?.id;
    let named = named(tx, &ask.reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Body::Notice(notice) = &case.record.body else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Notice] }.into());
    };
    let sent = case.record.head.date();
    in_order((DateOf::Sent, sent), (DateOf::This, ask.when.date()))?;
    in_order((DateOf::This, ask.when.date()), (DateOf::Today, desk.today()))?;
    let file = tenancy::client_file(tx, &ask.client)?;
    let client = audience::addressee(tx, &file.tenure)?;
    let meant = audience::addressees(tx, &notice.to, sent)?;
    if !meant.contains(&client) {
        let (to, client) = (notice.to.clone(), client.name());
        return Err(Refusal::NotMeant { id: named.id, client, to, date: sent }.into());
    }
    let action = ask.what.action();
    if let Some(before) = passage(&case, &client).of(action) {
        let when = before.when.date();
        return Err(Refusal::ReceivedBefore { id: named.id, client: client.name(), action, when }.into());
    }
    let receipt = Receipt { client: client.name(), person: ask.person.clone(), note: ask.note.clone() };
    let deed = match ask.what {
        Receiving::Delivered => EventBody::Delivered(receipt),
        Receiving::Acknowledged => EventBody::Acknowledged(receipt),
    };
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.when, deed))?;
    let after = named.again(tx)?.now()?;
    let waits = |other: &&Addressee| passage(&after, other).acknowledged.is_none();
    Ok(Noted { id: named.id, client: client.name(), waiting: meant.iter().filter(waits).count() })
}

/// How many clients an audience means on a day.
pub fn reach(tx: &mut Transaction, to: &Audience, day: Date) -> Result<usize> {
    Ok(audience::addressees(tx, to, day)?.len())
}
