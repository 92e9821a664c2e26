//! Entering what happened: a record of any kind, with the fields of its form and the papers that came with it.

use toml::Table;

use crate::archive::{BundleId, Lookup, Transaction};
use crate::desk::attach::{self, Handed};
use crate::desk::shelf::Shelf;
use crate::desk::staff::Time;
use crate::desk::{Desk, Entry, enquiry, fresh_stem, in_order, in_past, lock_file, rules};
use crate::error::{DateOf, Input, RelationsFault, Result};
use crate::model::document::Standing;
use crate::model::event::EmbeddedEvent;
use crate::model::form::Need;
use crate::model::record_values::FromTable;
use crate::model::{
    Body, Category, Date, FileName, Happened, Kind, Line, Owner, RecordId, Reference, Register, StaffId, Stem, StemText,
};

/// Where a record goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Into {
    /// A client's file.
    File(FileName),
    /// The register of its kind, under the year of its date.
    Register,
    /// Beside an enquiry (P1-4.1).
    Enquiry(Reference),
}

/// Something that happened.
#[derive(Debug)]
pub struct Happening {
    /// The kind of record.
    pub kind: Kind,
    /// Where it goes.
    pub into: Into,
    /// When it was.
    pub when: Happened,
    /// What it is about, in a line.
    pub title: Option<Line>,
    /// The office's own number.
    pub no: Option<Line>,
    /// The fields of its form, by key.
    pub values: Table,
    /// The steps that a register knows.
    pub events: Vec<EmbeddedEvent>,
    /// Papers that came with it.
    pub papers: Vec<Handed>,
    /// The category under which they are filed; else that of the kind.
    pub category: Option<Category>,
}

/// The register in which a kind of record is kept; none for those that lie in a client's file.
pub fn register_of(kind: Kind) -> Option<Register> {
    match kind {
        Kind::Notice => Some(Register::Notices),
        Kind::Enquiry => Some(Register::Enquiries),
        Kind::Survey | Kind::CorrectiveAction => Some(Register::Surveys),
        Kind::Breach | Kind::Export => Some(Register::Disclosures),
        Kind::Authority => Some(Register::Authorities),
        Kind::Disposal => Some(Register::Disposals),
        Kind::Box => Some(Register::Boxes),
        _ => None,
    }
}

/// The kinds that `record` enters; the others have commands of their own.
pub const RECORDED: &[Kind] = &[
    Kind::Charge,
    Kind::Payment,
    Kind::Deposit,
    Kind::Transaction,
    Kind::CreditReview,
    Kind::Repair,
    Kind::Complaint,
    Kind::Violation,
    Kind::Application,
    Kind::FitOut,
    Kind::Letter,
    Kind::Notice,
    Kind::Visit,
    Kind::Opinion,
    Kind::Enquiry,
    Kind::QualityCheck,
    Kind::SurveyResponse,
    Kind::CorrectiveAction,
    Kind::Disclosure,
    Kind::Breach,
    Kind::Export,
    Kind::Disposal,
    Kind::Note,
];

/// Enters what happened; gives its id.
pub fn record(desk: &Desk, tx: &mut Transaction, ask: &Happening) -> Result<RecordId> {
    enter(desk, tx, ask, Entry::Fresh)
}

/// The same as it happens, or from a register of before: what that says was done is kept as it says.
pub(in crate::desk) fn enter(desk: &Desk, tx: &mut Transaction, ask: &Happening, entry: Entry) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    in_past(desk, ask.when)?;
    check_people(desk, tx, ask)?;
    if entry == Entry::Fresh {
        rules::lock_beside(tx, ask)?;
    }
    let shelf = lock_shelf(tx, ask)?;
    if entry == Entry::Fresh {
        rules::check(tx, &shelf, ask)?;
    }
    enter_on(desk, tx, (&by, &shelf), ask)
}

/// Enters a record on a shelf that is locked.
pub(in crate::desk) fn enter_on(
    desk: &Desk,
    tx: &mut Transaction,
    (by, shelf): (&StaffId, &Shelf),
    ask: &Happening,
) -> Result<RecordId> {
    check_days(&ask.values)?;
    let date = ask.when.date();
    let stem = fresh_stem(tx, &shelf.bundle, date, ask.kind)?;
    let mut values = ask.values.clone();
    if let (Stem::Dated { tail, .. }, false) = (stem, ask.papers.is_empty()) {
        let category = match &ask.category {
            Some(category) => category.clone(),
            None => attach::category_of(ask.kind)?,
        };
        tx.archive().settings().check_category(&category)?;
        let taken = attach::attach(tx, &shelf.bundle, (&category, Standing::Original), (date, tail), &ask.papers)?;
        let listed = toml::Value::try_from(taken).map_err(|e| Input::FieldWrong(e.to_string()))?;
        values.insert("attachments".to_owned(), listed);
    }
    let mut record = desk.record(by, ask.when, ask.title.clone(), body(ask.kind, values)?);
    record.head.no.clone_from(&ask.no);
    record.head.enquiry = shelf.enquiry.map(StemText);
    record.events.clone_from(&ask.events);
    tx.add_record(&shelf.bundle, stem, &record)?;
    Ok(RecordId { owner: shelf.owner.clone(), stem })
}

/// What a kind of record says, from its fields.
///
/// # Errors
/// A field that must be filled is not, or one that the form does not have is.
pub fn body(kind: Kind, values: Table) -> Result<Body> {
    let fields = Body::fields(kind);
    if let Some(missing) = fields.iter().find(|field| field.need == Need::Must && !values.contains_key(field.key)) {
        return Err(Input::FieldMissing { kind, key: missing.key }.into());
    }
    let known = |key: &str| Body::keys(kind).contains(&key);
    if let Some(key) = values.keys().find(|key| !known(key)) {
        return Err(Input::FieldUnknown { kind, key: key.clone() }.into());
    }
    Body::visit(kind, FromTable(values.clone())).ok_or_else(|| Input::FieldWrong(values.to_string()).into())
}

/// The days of a record that stand in an order: the last one does not come before the first.
const PAIRS: [(&str, DateOf, &str, DateOf); 3] = [
    ("begins", DateOf::Begins, "ends", DateOf::Ends),
    ("since", DateOf::Begins, "until", DateOf::Ends),
    ("move_in", DateOf::MoveIn, "lease_end", DateOf::LeaseEnd),
];

/// Checks that the last day of something does not come before its first.
pub(in crate::desk) fn check_days(values: &Table) -> Result<()> {
    let day = |key: &str| values.get(key).and_then(|value| value.to_string().parse::<Date>().ok());
    for (first, of_first, last, of_last) in PAIRS {
        if let (Some(first), Some(last)) = (day(first), day(last)) {
            in_order((of_first, first), (of_last, last))?;
        }
    }
    Ok(())
}

/// A value of a field, from TOML that somebody wrote: text is read as if it had been typed.
///
/// # Errors
/// It is not what the field wants, or there is no such field.
pub fn value(kind: Kind, key: &str, given: toml::Value) -> Result<toml::Value> {
    let Some(field) = Body::fields(kind).iter().find(|field| field.key == key) else {
        return Err(Input::FieldUnknown { kind, key: key.to_owned() }.into());
    };
    let one = |given: toml::Value| match given {
        toml::Value::String(text) => (field.read)(&text),
        table @ toml::Value::Table(_) => Ok(table),
        other => (field.read)(&other.to_string()),
    };
    match (field.need, given) {
        (Need::Many, toml::Value::Array(items)) => {
            Ok(toml::Value::Array(items.into_iter().map(one).collect::<std::result::Result<_, _>>()?))
        }
        (Need::Many, only) => Ok(toml::Value::Array(vec![one(only)?])),
        (_, given) => Ok(one(given)?),
    }
}

/// The fields that name a person of the staff.
pub(crate) const PEOPLE: [&str; 4] = ["handled_by", "visitor", "inspector", "custodian"];

fn check_people(desk: &Desk, tx: &mut Transaction, ask: &Happening) -> Result<()> {
    for key in PEOPLE {
        if let Some(named) = ask.values.get(key).and_then(toml::Value::as_str) {
            desk.person(tx, &named.parse()?, Time::On(ask.when.date()))?;
        }
    }
    for step in &ask.events {
        if let Some(by) = &step.by {
            let when = step.when().unwrap_or(ask.when);
            desk.person(tx, by, Time::On(when.date()))?;
        }
    }
    Ok(())
}

fn lock_shelf(tx: &mut Transaction, ask: &Happening) -> Result<Shelf> {
    match (&ask.into, register_of(ask.kind)) {
        (Into::Enquiry(reference), None) => {
            enquiry::check_kind(ask.kind)?;
            let (bundle, stem) = enquiry::place(tx, reference)?;
            Ok(Shelf::of_enquiry(bundle, stem))
        }
        (Into::Enquiry(_), Some(_)) => Err(RelationsFault::NotForEnquiries(ask.kind).into()),
        (Into::Register, Some(register)) => Ok(lock_register(tx, register, ask.when.date())?),
        (Into::Register, None) => Err(Input::WhoseRecord(ask.kind).into()),
        (Into::File(name), None) => {
            let file = lock_file(tx, name, |file| vec![file.write_to.clone()])?;
            Ok(Shelf::of_file(&file))
        }
        (Into::File(_), Some(_)) => Err(Input::NobodysRecord(ask.kind).into()),
    }
}

/// The year of a register, locked.
pub(in crate::desk) fn lock_register(tx: &mut Transaction, register: Register, date: Date) -> Result<Shelf> {
    let bundle = BundleId::Register(register, date.year());
    tx.lock([bundle.clone()])?;
    Ok(Shelf::of_bundle(bundle, Owner::Register(register)))
}
