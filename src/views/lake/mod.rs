//! What an estate gives to a lake: facts that are worked out here, by the rules of `model`, so that engines only add up; registers
//! and dimensions, without names, phones and free text unless those are asked for.

mod asked;
pub mod check;
mod completeness;
mod facts;
pub mod forms;
pub mod report;
pub mod sources;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::Date;
use crate::model::export_scope::OutgoingPaper;
use crate::model::lake::LakeCode;
use crate::model::table::Cell;
use crate::views::export::{self, Taker};

pub use asked::LakeAsk;
use asked::client_key;
use forms::{LakeForms, Pick};

/// A row of a table, with the year and the day that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LakeRow {
    /// The place of the table among the forms.
    pub table: usize,
    pub year: Option<i32>,
    pub day: Option<Date>,
    pub cells: Vec<Cell>,
}

/// Takes the rows of a lake.
pub type LakeTaker<'a> = dyn FnMut(LakeRow) -> Result<()> + 'a;

/// Goes through the archive and gives every row of every table.
pub fn give(archive: &Archive, forms: &LakeForms, ask: &LakeAsk, take: &mut LakeTaker) -> Result<()> {
    let mut own = |table: &'static str, day: Option<Date>, rest: Vec<Cell>| -> Result<()> {
        let Some(at) = forms.place(table) else { return Ok(()) };
        let year = day.map(|day| day.year().number());
        let mut cells = vec![Cell::text(&ask.code), Cell::maybe(year, |year| Cell::Count(year.into()))];
        cells.extend(rest);
        take(LakeRow { table: at, year, day, cells })
    };
    own(crate::model::lake::catalogue::ESTATES, None, facts::estate(archive, ask)?)?;
    facts::give(archive, ask.now.date(), &mut own)?;
    let mut registers = LakeRegisters { forms, code: &ask.code, take };
    export::give(archive, &forms.sheets, &mut registers)
}

/// Takes the rows of an export, and gives those of the lake.
struct LakeRegisters<'a, 't> {
    forms: &'a LakeForms,
    code: &'a LakeCode,
    take: &'a mut LakeTaker<'t>,
}

impl Taker for LakeRegisters<'_, '_> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<()> {
        let Some(form) = self.forms.of_sheet(sheet) else { return Ok(()) };
        if form.is_left(cells) {
            return Ok(());
        }
        let cell = |at: usize| cells.get(at).cloned().unwrap_or(Cell::Empty);
        let day = form.day.and_then(|at| day_of(&cell(at)));
        let year = match form.year.map(cell) {
            Some(Cell::Count(year)) => i32::try_from(year).ok(),
            _ => day.map(|day| day.year().number()),
        };
        let picked = form.picks.iter().map(|pick| match *pick {
            Pick::Estate => Cell::text(self.code),
            Pick::Year => Cell::maybe(year, |year| Cell::Count(year.into())),
            Pick::Cell(at) => cell(at),
            Pick::Client(at) => {
                if let Cell::Text(identity) = cell(at) {
                    client_key(&identity)
                } else {
                    Cell::Empty
                }
            }
            Pick::About(at) => {
                if form.has_listed_about(cells) {
                    cell(at)
                } else {
                    Cell::Empty
                }
            }
        });
        (self.take)(LakeRow { table: form.table, year, day, cells: picked.collect() })
    }

    fn paper(&mut self, _: OutgoingPaper) -> Result<()> {
        Ok(())
    }
}

fn day_of(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Date(day) => Some(*day),
        _ => None,
    }
}
