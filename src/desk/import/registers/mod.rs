//! The registers whose rows become records with the office's numbers: charges, cases, dealings (each in [`ledgers`]).
//!
//! One table says for each register what stands in its columns. From it a row is read, and from it the record that was imported
//! first is told again, column by column, so that both can be compared.

pub mod ledgers;
mod row;
pub mod survey;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::archive::{BundleId, Shelves, Transaction, people};
use crate::desk::happening::{Happening, Into};
use crate::desk::import::cells::Cells;
use crate::desk::import::headers::Column;
use crate::desk::import::{Became, Counts, Numbered, Rows, looked_through, numbered};
use crate::desk::record;
use crate::desk::shelf::{Shelf, lock_register};
use crate::desk::{Desk, enquiry, lock_file};
use crate::error::{Input, RelationsFault, Result};
use crate::model::settings::Settings;
use crate::model::{
    Action, Body, Case, Date, Duty, FileName, Kind, Moment, Owner, RecordId, Reference, Register, StaffId, Stem,
};
use row::{Row, Told, read};

/// A register: the kind of record that its rows become, and what stands in its columns.
#[derive(Debug)]
pub struct Ledger {
    /// The kind of record.
    pub kind: Kind,
    /// The columns.
    pub columns: &'static [Column],
    /// What stands in each.
    means: &'static [Means],
}

impl Ledger {
    /// The column that says when something was.
    pub(super) fn day(&self) -> Option<&'static Column> {
        self.places().find(|(_, means)| matches!(means, Means::Day | Means::Time)).map(|(column, _)| column)
    }

    fn places(&self) -> impl Iterator<Item = (&'static Column, Means)> {
        self.columns.iter().zip(self.means.iter().copied())
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Means {
    /// The office's number.
    No,
    /// Whose it is.
    Unit,
    /// The day on which it was.
    Day,
    /// The hour at which it was, or the day where that alone is known.
    Time,
    /// What it is about, in a line.
    Title,
    /// A field of the form.
    Value(&'static str),
    /// A field that can have several values.
    List(&'static str),
    /// A field whose value is a code: each code with the office's words for it.
    Code(&'static str, Words),
    /// A field that is set or not.
    Flag(&'static str),
    /// When a step was taken.
    Step(Action),
    /// To whom a step went.
    To(Action),
    /// Who took a step.
    By(Action),
    /// Why a step was taken.
    Note(Action),
    /// When it was approved or rejected.
    Decided,
    /// Whether it was approved or rejected, or waits.
    Outcome,
}

/// Codes, each with the words that offices have for it.
type Words = &'static [(&'static str, &'static [&'static str])];

/// What a row is read against.
struct Office {
    settings: Settings,
    staff: Vec<Case>,
    now: Moment,
}

impl Office {
    fn of(desk: &Desk, tx: &mut Transaction) -> Result<Self> {
        // Who has left by now was there when the register was kept.
        Ok(Self { settings: tx.archive().settings().clone(), staff: people::cases(tx)?, now: desk.now })
    }

    /// The people of the staff, by their ids.
    fn known(&self) -> Vec<StaffId> {
        let people = self.staff.iter().filter_map(|case| match &case.record.body {
            Body::Person(person) => Some(person.id.clone()),
            _ => None,
        });
        people.collect()
    }
}

/// Enters the rows whose numbers are not known yet.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows, ledger: &Ledger) -> Result<Counts> {
    let by = desk.actor(tx)?.id;
    let office = Office::of(desk, tx)?;
    let mut places = Places::default();
    let mut enquiries = Enquiries::default();
    let mut known = numbered(tx, ledger.kind)?;
    let began = people::began(tx)?;
    let mut keeper = None;
    rows.each(|cells| {
        let Some(row) = read(cells, ledger, &office).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        if let Some((bundle, stem)) = known.get(row.no.as_str()) {
            let first = First { id: name_of(bundle, row.file.as_ref(), *stem), told: first_told(tx, bundle, *stem)? };
            let places = places.looked_through(tx, row.file.as_ref())?;
            compare(cells, ledger, (&first, bundle), (&row, places));
            return Ok(Became::Same);
        }
        // What was approved before there was an archive is history; of what is later, only who keeps the staff may tell.
        let decided = row.told.events.iter().find(|step| matches!(step.action, Action::Approved | Action::Rejected));
        if let Some(step) = decided
            && keeper.is_none()
        {
            let day = step.date.or(step.time.map(Moment::date)).unwrap_or(row.told.when.date());
            if began.is_none_or(|began| began <= day) {
                keeper = Some(desk.entitled(tx, Duty::History)?);
            }
        }
        let shelf = match &row.enquiry {
            Some(no) => {
                let id = enquiries.of(tx, no)?;
                enquiry_shelf(tx, ledger.kind, &id)?
            }
            None => places.shelf(tx, ledger.kind, row.file.as_ref(), row.told.when.date())?,
        };
        let (no, ask) = (row.no.to_string(), happening(ledger.kind, row));
        let id = record::enter_on(desk, tx, (&by, &shelf), &ask)?;
        known.insert(no, (Rc::new(shelf.bundle), id.stem));
        Ok(Became::New)
    })
}

/// Enquiries by the numbers that registers have for them, looked for once one is named.
#[derive(Default)]
pub(super) struct Enquiries(Option<Numbered>);

impl Enquiries {
    /// The enquiry of a number.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn of(&mut self, tx: &mut Transaction, no: &str) -> Result<RecordId> {
        let known = match &mut self.0 {
            Some(known) => known,
            none => none.insert(numbered(tx, Kind::Enquiry)?),
        };
        let found = known.get(no).or_else(|| known.get(no.strip_prefix(ENQUIRY)?));
        match found {
            Some((_, stem)) => Ok(RecordId { owner: Owner::Register(Register::Enquiries), stem: *stem }),
            None => Err(RelationsFault::NoEnquiry(no.to_owned()).into()),
        }
    }
}

/// What stands before an enquiry's number in the column of units.
pub(super) const ENQUIRY: &str = "enquiries/";

/// Where what a row tells of an enquiry goes.
fn enquiry_shelf(tx: &mut Transaction, kind: Kind, id: &RecordId) -> Result<Shelf> {
    enquiry::check_kind(kind)?;
    let (bundle, stem) = enquiry::place(tx, &Reference::to(id))?;
    Ok(Shelf::of_enquiry(bundle, stem))
}

/// What was imported under a number.
struct First {
    id: RecordId,
    told: Told,
}

/// What a record tells, as it was entered first, whatever has become of it.
fn first_told(tx: &mut Transaction, bundle: &BundleId, stem: Stem) -> Result<Told> {
    Ok(Told::of(tx.bundle(bundle)?.case(tx.archive().reader(), stem)?.record))
}

/// A record's id, by the name that a row has for its client.
pub(super) fn name_of(bundle: &BundleId, file: Option<&FileName>, stem: Stem) -> RecordId {
    let owner = match (bundle, file) {
        (_, Some(name)) => Owner::File(name.clone()),
        (BundleId::Register(register, _), None) => Owner::Register(*register),
        (BundleId::Room(place) | BundleId::Client(place, _), None) => {
            Owner::File(FileName::Present(place.unit.clone()))
        }
        (BundleId::Boxed(_, volume) | BundleId::Late(volume), None) => {
            Owner::File(FileName::Present(volume.unit.clone()))
        }
        (BundleId::Staff, None) => Owner::Staff,
        (BundleId::Policies, None) => Owner::Policies,
    };
    RecordId { owner, stem }
}

fn happening(kind: Kind, row: Row) -> Happening {
    let Told { when, title, values, events } = row.told;
    Happening {
        kind,
        into: row.file.map_or(Into::Register, Into::File),
        when,
        title,
        no: Some(row.no),
        values,
        events,
        papers: Vec::new(),
        category: None,
    }
}

/// Compares a row with what was imported under its number: where it lies first, then column by column.
fn compare(
    cells: &mut Cells,
    ledger: &Ledger,
    (first, bundle): (&First, &BundleId),
    (row, places): (&Row, Option<&[BundleId]>),
) {
    if places.is_some_and(|places| !places.contains(bundle)) {
        if let Some((column, _)) = ledger.places().find(|(_, means)| *means == Means::Unit) {
            let now = row.file.as_ref().map(ToString::to_string);
            cells.compare(column, Some(&bundle.to_string()), now.as_ref(), bundle);
        }
        return;
    }
    for (column, means) in ledger.places() {
        cells.compare(column, first.told.says(means).as_ref(), row.told.says(means).as_ref(), &first.id);
    }
}

/// Where things are entered and looked for: the archive is locked, so each is found out once.
#[derive(Default)]
pub(super) struct Places {
    shelves: BTreeMap<FileName, (Shelf, Date)>,
    looked_through: BTreeMap<FileName, Vec<BundleId>>,
}

impl Places {
    /// Where something new goes.
    pub(super) fn shelf(
        &mut self,
        tx: &mut Transaction,
        kind: Kind,
        file: Option<&FileName>,
        date: Date,
    ) -> Result<Shelf> {
        let Some(name) = file else {
            let register = record::register_of(kind).ok_or(Input::WhoseRecord(kind))?;
            return lock_register(tx, register, date);
        };
        Ok(self.whose(tx, name)?.0)
    }

    /// The shelf of a client's file, and since when the unit has been theirs.
    fn whose(&mut self, tx: &mut Transaction, name: &FileName) -> Result<(Shelf, Date)> {
        if let Some(known) = self.shelves.get(name) {
            return Ok(known.clone());
        }
        let file = lock_file(tx, name, |file| vec![file.write_to.clone()])?;
        let found = (Shelf::of_file(&file), file.tenure.from);
        self.shelves.insert(name.clone(), found.clone());
        Ok(found)
    }

    /// Where what a row tells may have been entered before; none where it is nobody's.
    pub(super) fn looked_through(
        &mut self,
        tx: &mut Transaction,
        file: Option<&FileName>,
    ) -> Result<Option<&[BundleId]>> {
        let Some(name) = file else { return Ok(None) };
        if !self.looked_through.contains_key(name) {
            self.looked_through.insert(name.clone(), looked_through(tx, name)?);
        }
        Ok(self.looked_through.get(name).map(Vec::as_slice))
    }
}
