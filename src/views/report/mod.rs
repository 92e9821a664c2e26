//! The reports, each a table with its totals; `data/README.md` of the trial data says how the figures are reckoned.

pub mod answers;
pub mod applications;
pub mod arrears;
pub mod clients;
mod compared;
pub mod complaints;
pub mod completeness;
pub mod contacts;
pub mod deposits;
pub mod enquiries;
pub mod expiring;
mod file_keeping;
pub mod fit_outs;
pub mod issued;
pub mod late_entries;
pub mod loans;
pub mod meters;
pub mod moved_out;
pub mod occupancy;
pub mod payments;
pub mod quality;
pub mod repairs;
pub mod retention;
pub mod satisfaction;
pub mod series;
pub mod stocktakes;
pub mod violations;
pub mod visits;
pub mod yearbook;

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::case_state::CaseState;
use crate::model::lateness::Lateness;
use crate::model::settings::PolicyFigures;
use crate::model::table::{Cell, Column, Table};
use crate::model::{AsOf, Case, Date, Happened, Kind, Known, Moment, Year, case_state};
use crate::views::dossier::{Dossier, WhichClients, dossiers, each_client};
use crate::views::kept::ListingOf;
use crate::views::premises;

/// What is asked of a report of a state: the state at the end of a day.
#[derive(Clone, Copy, Debug)]
pub struct AtDay<'a> {
    /// The day, by when things happened.
    pub day: Date,
    /// By when they had been entered, where that is asked.
    pub known_at: Option<Known>,
    /// Whose files are told of.
    pub kept: &'a ListingOf,
}

impl AtDay<'_> {
    /// The view that is taken of the archive.
    pub fn view(&self) -> AsOf {
        AsOf { as_of: Some(self.day), known_at: self.known_at }
    }

    /// The records of clients of some kinds, as they are seen.
    fn dossiers(&self, archive: &Archive, whose: WhichClients, kinds: &[Kind]) -> Result<Vec<Dossier>> {
        dossiers(archive, (whose, self.kept), kinds, &self.view())
    }

    /// What a report takes of each client, present and gone, whose records are let go at once.
    fn of_each<T: Send>(
        &self,
        archive: &Archive,
        kinds: &[Kind],
        take: impl Fn(&Dossier) -> T + Sync,
    ) -> Result<Vec<T>> {
        let whose = (WhichClients::All, self.kept);
        each_client(archive, whose, (kinds, &self.view()), |dossier| take(&dossier))
    }

    fn table(&self, name: &'static str, columns: &[Column]) -> Table {
        Table { as_of: Some(self.day), ..Table::new(name, columns) }
    }
}

/// What is asked of a report of a year: what began in it, in the state of today.
#[derive(Clone, Copy, Debug)]
pub struct InYear<'a> {
    pub year: Year,
    /// The one month of it that is asked for, from 1; else all of them.
    pub month: Option<u32>,
    pub now: Moment,
    /// By when things had been entered, where that is asked.
    pub known_at: Option<Known>,
    /// Whose files are told of.
    pub kept: &'a ListingOf,
}

impl InYear<'_> {
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The view that is taken of the archive.
    pub fn view(&self) -> AsOf {
        AsOf { as_of: Some(self.today()), known_at: self.known_at }
    }

    /// The same for one month of the year.
    #[must_use]
    pub fn in_month(&self, month: u32) -> Self {
        Self { month: Some(month), ..*self }
    }

    /// Whether something is of the year, or of its month where one is asked for.
    pub fn has(&self, date: Date) -> bool {
        date.year() == self.year && self.month.is_none_or(|month| date.month() == month)
    }

    /// The months of the year that have begun, with the last day of each that has come.
    fn months(&self) -> impl Iterator<Item = (u32, Date)> {
        let (year, today) = (self.year.number(), self.today());
        let first_of_next =
            move |month: u32| if month < 12 { Date::new(year, month + 1, 1) } else { Date::new(year + 1, 1, 1) };
        let begun = (1..=12).filter(move |month| Date::new(year, *month, 1).is_some_and(|first| first <= today));
        begun.filter_map(move |month| Some((month, first_of_next(month)?.minus_days(1).min(today))))
    }

    /// The records of every client of some kinds that began in the year, whichever month is asked for, as they are seen.
    fn dossiers_of_year(&self, archive: &Archive, kinds: &[Kind]) -> Result<Vec<Dossier>> {
        each_client(archive, (WhichClients::All, self.kept), (kinds, &self.view()), |mut dossier| {
            dossier.cases.retain(|case| case.record.head.date().year() == self.year);
            dossier
        })
    }

    /// The rules by which cases are late now.
    fn lateness<'p>(&self, policy: &'p PolicyFigures) -> Lateness<'p> {
        Lateness { policy, now: Happened::At(self.now) }
    }

    /// The records of a kind that began in the year.
    fn records<'d>(&self, dossiers: &'d [Dossier], kind: Kind) -> impl Iterator<Item = (&'d Dossier, &'d Case)> {
        let asked = *self;
        let of_one = move |dossier: &'d Dossier| dossier.of(kind).map(move |case| (dossier, case));
        dossiers.iter().flat_map(of_one).filter(move |(_, case)| asked.has(case.record.head.date()))
    }

    /// The cases of a kind that began in the year, with where they stand.
    fn cases<'d>(&self, dossiers: &'d [Dossier], kind: Kind) -> Vec<(&'d Dossier, &'d Case, CaseState)> {
        let folded = |(dossier, case)| Some((dossier, case, case_state::fold(case)?));
        self.records(dossiers, kind).filter_map(folded).collect()
    }

    /// What some kinds tell of vacant units and of common parts, as it is seen.
    fn premises(&self, archive: &Archive, kinds: &[Kind]) -> Result<Vec<Case>> {
        premises::cases(archive, self.kept, kinds, &self.view())
    }

    /// Those of a kind that began in the year, with where they stand.
    fn cases_of_premises<'c>(&self, premises: &'c [Case], kind: Kind) -> impl Iterator<Item = (&'c Case, CaseState)> {
        let asked = *self;
        let of_kind = premises.iter().filter(move |case| case.stem.kind() == kind);
        let begun = of_kind.filter(move |case| asked.has(case.record.head.date()));
        begun.filter_map(|case| Some((case, case_state::fold(case)?)))
    }

    fn table(&self, name: &'static str, columns: &[Column]) -> Table {
        Table { as_of: Some(self.today()), year: Some(self.year), ..Table::new(name, columns) }
    }
}

/// How many there are of each sort, under the columns of a report.
struct ColumnTally<const N: usize> {
    rows: BTreeMap<String, [usize; N]>,
}

impl<const N: usize> ColumnTally<N> {
    fn new() -> Self {
        Self { rows: BTreeMap::new() }
    }

    /// Counts one thing of a sort under the columns that it fits.
    fn add(&mut self, sort: &str, fits: [bool; N]) {
        let row = self.rows.entry(sort.to_owned()).or_insert([0; N]);
        row.iter_mut().zip(fits).for_each(|(sum, fits)| *sum += usize::from(fits));
    }

    /// The sums of all sorts, by column.
    fn totals(&self, keys: [&'static str; N]) -> Vec<(&'static str, Cell)> {
        let mut sums = [0; N];
        for row in self.rows.values() {
            sums.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        keys.into_iter().zip(sums.map(Cell::count)).collect()
    }
}
