//! The reports of a lake: sums of its facts, estate by estate and over all.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::lake::LakeCode;
use crate::model::lake::catalogue::LakePublication;
use crate::model::lake::reports::{Added, LakeReport, LakeRows, LakeSum, ReportOf, ReportPart, SumOf};
use crate::model::table::{Cell, Column, Table, figure, text};
use crate::model::{Date, Year};

/// Of which day or year figures are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichFigures {
    /// The state at the end of a day; of each estate at the end of the day of its export where none is named.
    Day(Option<Date>),
    Year(Year),
}

/// The sums of a report while rows come.
pub struct LakeSums {
    report: &'static LakeReport,
    wanted: WhichFigures,
    rows: BTreeMap<(LakeCode, String), Vec<Decimal>>,
    currencies: BTreeMap<LakeCode, String>,
}

impl LakeSums {
    pub fn new(report: &'static LakeReport, wanted: WhichFigures) -> Self {
        Self { report, wanted, rows: BTreeMap::new(), currencies: BTreeMap::new() }
    }

    /// Begins with an estate: it has a row, whether anything is told of it or not.
    pub fn begin(&mut self, estate: &LakePublication) {
        self.currencies.insert(estate.estate.clone(), estate.currency.clone());
        if self.report.by.is_none() {
            self.sums((&estate.estate, String::new()));
        }
    }

    /// The columns of a part that have to be read.
    pub fn columns(&self, part: &ReportPart) -> Vec<&'static str> {
        let mut columns = vec![self.time(), "estate"];
        columns.extend(self.report.by);
        match part.only {
            LakeRows::All => {}
            LakeRows::UpTo(column) | LakeRows::Are(column, _) => columns.push(column),
        }
        for (_, added) in part.adds {
            match *added {
                Added::One => {}
                Added::Value(one) | Added::If(one) | Added::IfNot(one) | Added::Is(one, _) | Added::AtLeast(one, _) => {
                    columns.push(one);
                }
                Added::ValueIf(one, other) => columns.extend([one, other]),
            }
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    fn time(&self) -> &'static str {
        match self.report.of {
            ReportOf::Day => "as_of",
            ReportOf::Year => "year",
        }
    }

    /// Takes a row of a part: the cells of its columns.
    pub fn add(&mut self, estate: &LakePublication, part: &ReportPart, columns: &[&str], cells: &[Cell]) {
        let cell = |key: &str| columns.iter().position(|column| *column == key).and_then(|at| cells.get(at));
        let is_wanted = match self.wanted {
            WhichFigures::Day(day) => cell("as_of") == Some(&Cell::Date(day.unwrap_or(estate.day.0))),
            WhichFigures::Year(year) => cell("year") == Some(&Cell::Count(year.number().into())),
        };
        let counts = match part.only {
            LakeRows::All => true,
            LakeRows::UpTo(column) => matches!(cell(column), Some(Cell::Date(day)) if *day <= estate.day.0),
            LakeRows::Are(column, word) => matches!(cell(column), Some(Cell::Text(text)) if text == word),
        };
        if !is_wanted || !counts {
            return;
        }
        let by = match self.report.by.and_then(cell) {
            Some(Cell::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let added: Vec<(&str, Decimal)> = part.adds.iter().map(|(key, added)| (*key, value(*added, &cell))).collect();
        let report = self.report;
        let sums = self.sums((&estate.estate, by));
        for (key, amount) in added {
            if let Some(sum) = report.sums.iter().position(|sum| sum.key == key).and_then(|at| sums.get_mut(at)) {
                *sum += amount;
            }
        }
    }

    fn sums(&mut self, (estate, by): (&LakeCode, String)) -> &mut Vec<Decimal> {
        let none = vec![Decimal::ZERO; self.report.sums.len()];
        self.rows.entry((estate.clone(), by)).or_insert(none)
    }

    /// The report: a row an estate, and, where rows are told apart by something, a row for each of that. Money is summed over all
    /// where it is of one currency.
    pub fn table(self) -> Table {
        let Self { report, wanted, rows, currencies } = self;
        let mut columns: Vec<Column> = vec![text("estate"), text("currency")];
        columns.extend(report.by.map(text));
        columns.extend(report.sums.iter().map(|sum| figure(sum.key)));
        let mut table = Table::new(report.name, &columns);
        match wanted {
            WhichFigures::Day(day) => table.as_of = day,
            WhichFigures::Year(year) => table.year = Some(year),
        }
        let mut totals = vec![Decimal::ZERO; report.sums.len()];
        for ((estate, by), sums) in rows {
            totals.iter_mut().zip(&sums).for_each(|(total, sum)| *total += sum);
            let mut cells = vec![Cell::text(&estate), Cell::maybe(currencies.get(&estate), Cell::text)];
            cells.extend(report.by.map(|_| Cell::Text(by)));
            cells.extend(report.sums.iter().zip(sums).map(|(of, sum)| shown(*of, sum)));
            table.rows.push(cells);
        }
        let mut one: Vec<&String> = currencies.values().collect();
        one.dedup();
        let adds_up = |sum: &LakeSum| sum.of != SumOf::Money || one.len() <= 1;
        let pairs = report.sums.iter().zip(totals).filter(|(sum, _)| adds_up(sum));
        table.totals = pairs.map(|(of, total)| (of.key, shown(*of, total))).collect();
        table
    }
}

fn shown(of: LakeSum, sum: Decimal) -> Cell {
    match of.of {
        SumOf::Money | SumOf::Area => Cell::money(sum),
        SumOf::Count => Cell::Count(sum.try_into().unwrap_or(i64::MAX)),
    }
}

/// What a row adds to a sum.
fn value<'c>(added: Added, cell: &impl Fn(&str) -> Option<&'c Cell>) -> Decimal {
    let one = |yes: bool| if yes { Decimal::ONE } else { Decimal::ZERO };
    let number = |key: &str| match cell(key) {
        Some(Cell::Decimal(amount)) => *amount,
        Some(Cell::Count(count)) => Decimal::from(*count),
        _ => Decimal::ZERO,
    };
    let says = |key: &str, yes: bool| cell(key) == Some(&Cell::Flag(yes));
    match added {
        Added::One => Decimal::ONE,
        Added::Value(key) => number(key),
        Added::If(key) => one(says(key, true)),
        Added::IfNot(key) => one(says(key, false)),
        Added::Is(key, word) => one(matches!(cell(key), Some(Cell::Text(text)) if text == word)),
        Added::AtLeast(key, least) => one(matches!(cell(key), Some(Cell::Count(count)) if least <= *count)),
        Added::ValueIf(key, flag) => {
            if says(flag, true) {
                number(key)
            } else {
                Decimal::ZERO
            }
        }
    }
}
