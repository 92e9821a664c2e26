//! Requests of persons about their data (S-PI): entered with the day by which they are answered, gathered, refused with a reason.

use toml::{Table, Value};

use crate::archive::{Lookup, Transaction, tenancy};
use crate::desk::attach::HandedIn;
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::update::{self, Update, Updated};
use crate::desk::{Desk, in_order, measures, record};
use crate::error::{DateOf, Result};
use crate::model::request::RequestKind;
use crate::model::{Action, Date, FileName, Happened, Kind, Line, RecordId, Reference, form};

/// A request that came in.
#[derive(Debug)]
pub struct OpenRequest {
    pub about: RequestKind,
    /// In whose file the data lie.
    pub client: FileName,
    /// Who asks.
    pub person: Line,
    /// Where to reach the person.
    pub contact: Option<Line>,
    /// The day by which it is answered; else after the policy's days.
    pub due: Option<Date>,
    /// What is asked, in a line.
    pub title: Option<Line>,
    pub when: Happened,
    pub papers: Vec<HandedIn>,
}

/// A request that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestOpened {
    pub id: RecordId,
    pub due: Date,
}

/// Enters a request in the register.
pub fn open(desk: &Desk, tx: &mut Transaction, ask: OpenRequest) -> Result<RequestOpened> {
    tenancy::client_file(tx, &ask.client)?;
    let days = tx.archive().settings().policy.access_days;
    let due = match ask.due {
        Some(due) => due,
        None => ask.when.date().later_by(days)?,
    };
    in_order((DateOf::This, ask.when.date()), (DateOf::Due, due))?;
    let text = |text: String| Value::String(text);
    let mut values = Table::from_iter([
        ("about".to_owned(), text(ask.about.to_string())),
        ("client".to_owned(), text(ask.client.to_string())),
        ("person".to_owned(), text(ask.person.to_string())),
        ("due".to_owned(), form::read::<Date>(&due.to_string())?),
    ]);
    values.extend(ask.contact.map(|contact| ("contact".to_owned(), text(contact.to_string()))));
    let happening = Happening {
        kind: Kind::Request,
        into: RecordGoes::Register,
        when: ask.when,
        title: ask.title,
        no: None,
        values,
        events: Vec::new(),
        papers: ask.papers,
        category: None,
    };
    Ok(RequestOpened { id: record::record(desk, tx, &happening)?, due })
}

/// Takes a request a step further, with a remark.
pub fn step(
    desk: &Desk,
    tx: &mut Transaction,
    (reference, action): (&Reference, Action),
    (note, when): (Option<Line>, Option<Happened>),
) -> Result<Updated> {
    let ask = Update {
        reference: reference.clone(),
        action: Some(action),
        to: None,
        with: None,
        when,
        note,
        numbers: Vec::new(),
        charge: None,
        papers: Vec::new(),
        measures: measures::Measures::default(),
    };
    update::update(desk, tx, &ask)
}
