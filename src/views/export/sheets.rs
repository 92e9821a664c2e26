//! The sheets of an export: which there are, what they are called, and where each stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::book::Book;
use crate::model::export_scope::Scope;
use crate::model::record::KindSheet;
use crate::model::sheet::{ClientNames, SheetForm, SheetLinks};
use crate::model::table::Cell;
use crate::model::{AsOf, Case, Date, Kind, Moment};
use crate::views::export::{beside_forms, flat, registers};

/// How the records that `import` does not read are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherRecords {
    /// A sheet for each kind that no register holds: to be read by people.
    Kinds,
    /// One sheet of all records, each field a column: to be reckoned with.
    Records,
    /// None: what is worked out stands beside the registers, as figures count it at the end of the day of the export.
    Facts,
}

/// The sheets of an export, and where each stands.
#[derive(Debug)]
pub struct Sheets {
    /// The sheets, in their order.
    pub forms: Vec<SheetForm>,
    places: BTreeMap<&'static str, usize>,
    pub(super) scope: Scope,
    pub(super) papers: Papers,
    /// The moment of the export, where programs get what stands beside.
    pub(super) beside: Option<Moment>,
    /// Whether rows are what figures count.
    counts: bool,
    pub(super) names: ClientNames,
}

/// Whether copies of the papers go along, and beneath which folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Papers {
    /// They stay here.
    Left,
    /// They are copied into a folder beside the sheets.
    Beside(String),
    /// They lie there already.
    Named(String),
}

/// A row: the place of its sheet, and its cells.
pub(super) type SheetRow = (usize, Vec<Cell>);

/// Every name that an export can be narrowed to: the registers, the other kinds, the events.
pub fn names() -> Vec<&'static str> {
    Book::ALL
        .iter()
        .map(|book| book.as_str())
        .chain(flat::others().map(|(_, name)| name))
        .chain([flat::EVENTS])
        .chain(beside_forms::NAMES)
        .collect()
}

/// The name under which a kind of record is exported.
pub fn name_of(kind: Kind) -> &'static str {
    match kind.facts().sheet {
        KindSheet::In(book) => book.as_str(),
        KindSheet::Alone(name) => name,
    }
}

impl Sheets {
    /// The sheets of an export, as they are laid out at a moment.
    pub fn of(scope: &Scope, (others, now): (OtherRecords, Moment), (papers, names): (Papers, ClientNames)) -> Self {
        let books = Book::ALL.iter().filter(|book| scope.wants(book.as_str()));
        let mut forms: Vec<SheetForm> = books.map(|book| registers::form(*book, names)).collect();
        match others {
            OtherRecords::Kinds => {
                forms.extend(flat::others().filter(|(_, name)| scope.wants(name)).map(flat::form_of));
            }
            OtherRecords::Records => forms.push(flat::records_form()),
            OtherRecords::Facts => {}
        }
        if scope.wants(flat::EVENTS) {
            forms.push(flat::events_form());
        }
        if others != OtherRecords::Kinds {
            let always = |name: &str| name == beside_forms::ESTATE;
            forms.extend(beside_forms::forms().into_iter().filter(|form| always(form.name) || scope.wants(form.name)));
            forms.iter_mut().for_each(beside_forms::widen);
        }
        let places = forms.iter().enumerate().map(|(at, form)| (form.name, at)).collect();
        let beside = (others != OtherRecords::Kinds).then_some(now);
        let counts = others == OtherRecords::Facts;
        Self { forms, places, scope: scope.clone(), papers, beside, counts, names }
    }

    /// Whether every row that another names is among its rows.
    pub fn links(&self) -> SheetLinks {
        let Scope { names, since, until, units } = &self.scope;
        let whole = names.is_empty() && units.is_empty() && since.is_none() && until.is_none();
        if whole { SheetLinks::Whole } else { SheetLinks::Narrowed }
    }

    /// The record as its row has it: as it holds now; where rows are what figures count, as they count it at the end of the day.
    pub(super) fn sees(&self, raw: &Case, today: Option<Date>) -> Option<Case> {
        match today.filter(|_| self.counts) {
            Some(today) => self.on_day(raw, today),
            None => raw.seen(&AsOf::NOW),
        }
    }

    /// The record as accounts have it at the end of a day.
    pub(super) fn on_day(&self, raw: &Case, day: Date) -> Option<Case> {
        let view = AsOf::of_day(day);
        if self.counts { raw.counted(&view).map(Cow::into_owned) } else { raw.seen(&view) }
    }

    /// Where the sheet of a name stands.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}
