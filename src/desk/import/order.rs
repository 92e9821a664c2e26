//! Clients who held one unit one after the other, in registers that were handed in together: the first is brought in with what was
//! recorded of them and moved out before the next one moves in; what came after a client had left comes last.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{LookupError, Transaction, tenancy};
use crate::desk::import::known_units::side_by_side;
use crate::desk::import::sheet::Sheet;
use crate::error::Result;
use crate::model::book::lists::{clients, moveouts};
use crate::model::book::{Book, Holds, RegisterColumn, UNIT};
use crate::model::{Date, FileName, UnitCode, Year};

/// A client of the registers: the units with the day on which each was taken.
struct Tenant {
    units: Vec<(UnitCode, Date)>,
}

/// Who held what, in which round each client is brought in, and who leaves.
struct Rounds {
    of_tenant: Vec<usize>,
    /// Of each unit its clients by the day on which they took it.
    held: BTreeMap<UnitCode, Vec<(Date, usize)>>,
    leaving: BTreeSet<FileName>,
}

/// Puts tables that were handed in together in the order in which they can be brought in. Where no unit has several clients and no row
/// names one who leaves, they stay as they are.
pub(super) fn in_rounds(sheets: Vec<(Book, Sheet)>) -> Vec<(Book, Sheet)> {
    let rounds = Rounds::of(&sheets);
    let names_leaving = |(book, sheet): &(Book, Sheet)| {
        named_by(*book).is_some_and(|unit| {
            sheet
                .rows(book.columns())
                .any(|cells| name(cells.text(unit)).is_some_and(|name| rounds.leaving.contains(&name)))
        })
    };
    if rounds.held.values().all(|tenants| tenants.len() < 2) && !sheets.iter().any(names_leaving) {
        return sheets;
    }
    let mut staged: BTreeMap<usize, Vec<(Book, Sheet)>> = BTreeMap::new();
    for (book, sheet) in sheets {
        let parts: Vec<usize> = rounds.parts(book, &sheet);
        for (stage, mut part) in sheet.parted(&parts) {
            part.leaving.clone_from(&rounds.leaving);
            staged.entry(stage).or_default().push((book, part));
        }
    }
    staged.into_values().flatten().collect()
}

/// A table whose rows call clients who have not left yet by their units.
pub(super) fn called_now(tx: &mut Transaction, (book, sheet): (Book, &Sheet)) -> Result<Option<Sheet>> {
    let Some(unit) = named_by(book).filter(|_| !sheet.leaving.is_empty()) else { return Ok(None) };
    let mut now: BTreeMap<String, String> = BTreeMap::new();
    for cells in sheet.rows(book.columns()) {
        let text = cells.text(unit);
        let Some(called) = name(text).filter(|called| sheet.leaving.contains(called)) else { continue };
        if !now.contains_key(text)
            && let Err(LookupError::NobodyLeft { unit, .. }) = tenancy::client_file(tx, &called)
        {
            now.insert(text.to_owned(), unit.to_string());
        }
    }
    Ok((!now.is_empty()).then(|| sheet.with_cells(unit, &now)))
}

fn name(text: &str) -> Option<FileName> {
    text.parse().ok()
}

/// The column in which a register names clients; none where it names none, or them by themselves.
fn named_by(book: Book) -> Option<&'static RegisterColumn> {
    let names_others = !matches!(book, Book::Clients | Book::Moveouts | Book::UnitChanges);
    book.columns().iter().find(|column| names_others && **column == UNIT)
}

/// The column in which a register says when something was: the first one of days.
fn dated_by(book: Book) -> Option<&'static RegisterColumn> {
    book.columns().iter().find(|column| matches!(column.holds, Holds::Day | Holds::Time | Holds::Year))
}

/// The day that a cell names; of a year its first.
fn day(text: &str) -> Option<Date> {
    let of_year = || text.parse::<Year>().ok().and_then(|year| Date::new(year.number(), 1, 1));
    text.get(..10).unwrap_or(text).parse().ok().or_else(of_year)
}

impl Rounds {
    fn of(sheets: &[(Book, Sheet)]) -> Self {
        let mut tenants = Vec::new();
        let mut leaving = BTreeSet::new();
        for (book, sheet) in sheets {
            for cells in sheet.rows(book.columns()) {
                match book {
                    Book::Clients => tenants.push(tenant(
                        cells.text(&UNIT),
                        cells.text(&clients::MOVE_IN),
                        cells.text(&clients::ALSO),
                    )),
                    Book::Moveouts => {
                        let (unit, date) = (cells.text(&UNIT).parse(), day(cells.text(&moveouts::DATE)));
                        leaving.extend(unit.ok().zip(date).map(|(unit, date)| FileName::Departed(unit, date)));
                    }
                    _ => {}
                }
            }
        }
        let mut held: BTreeMap<UnitCode, Vec<(Date, usize)>> = BTreeMap::new();
        for (at, tenant) in tenants.iter().enumerate() {
            for (unit, from) in &tenant.units {
                held.entry(unit.clone()).or_default().push((*from, at));
            }
        }
        held.values_mut().for_each(|tenants| tenants.sort_unstable());
        let mut of_tenant = vec![0; tenants.len()];
        // Who comes after somebody in any unit comes a round later; so often that every chain of them has been followed.
        for _ in 0..tenants.len().min(64) {
            let mut changed = false;
            for (before, after) in held.values().flat_map(|tenants| tenants.iter().zip(tenants.iter().skip(1))) {
                let earliest = of_tenant.get(before.1).map_or(0, |round| round + 1);
                if let Some(round) = of_tenant.get_mut(after.1).filter(|round| **round < earliest) {
                    *round = earliest;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        Self { of_tenant, held, leaving }
    }

    /// In which round each row of a table comes.
    fn parts(&self, book: Book, sheet: &Sheet) -> Vec<usize> {
        let last = self.of_tenant.iter().max().map_or(0, |round| round + 1);
        let rows = sheet.rows(book.columns());
        match book {
            Book::Clients => rows
                .map(|cells| {
                    let unit = side_by_side(cells.text(&UNIT)).next().and_then(|unit| unit.parse().ok());
                    let from = day(cells.text(&clients::MOVE_IN));
                    unit.zip(from).and_then(|(unit, from)| self.who_took(&unit, from)).unwrap_or_default()
                })
                .collect(),
            Book::Moveouts => rows
                .map(|cells| {
                    let unit = cells.text(&UNIT).parse().ok();
                    let left = day(cells.text(&moveouts::DATE));
                    unit.zip(left).and_then(|(unit, left)| self.who_left(&unit, left)).unwrap_or_default()
                })
                .collect(),
            // A unit ends when who held it has gone.
            Book::UnitChanges => vec![last; sheet.len()],
            // They name clients in lists, whoever of them has left.
            Book::Handovers | Book::Holds | Book::Stocktakes => vec![last; sheet.len()],
            _ => {
                let Some(unit) = named_by(book) else { return vec![0; sheet.len()] };
                let dated = dated_by(book);
                rows.map(|cells| match name(cells.text(unit)) {
                    Some(FileName::Present(unit)) => self.who_came_last(&unit).unwrap_or_default(),
                    Some(called @ FileName::Departed(..)) if !self.leaving.contains(&called) => last,
                    Some(FileName::Departed(unit, left)) => {
                        let after = dated.and_then(|dated| day(cells.text(dated))).is_some_and(|day| left < day);
                        if after { last } else { self.who_left(&unit, left).unwrap_or(last) }
                    }
                    None => 0,
                })
                .collect()
            }
        }
    }

    fn round(&self, tenant: Option<&(Date, usize)>) -> Option<usize> {
        self.of_tenant.get(tenant?.1).copied()
    }

    fn who_took(&self, unit: &UnitCode, from: Date) -> Option<usize> {
        self.round(self.held.get(unit)?.iter().find(|(day, _)| *day == from))
    }

    fn who_came_last(&self, unit: &UnitCode) -> Option<usize> {
        self.round(self.held.get(unit)?.last())
    }

    /// Who left on a day: whoever took the unit last before it.
    fn who_left(&self, unit: &UnitCode, left: Date) -> Option<usize> {
        let tenants = self.held.get(unit)?;
        let before = tenants.iter().rfind(|(from, _)| *from < left);
        self.round(before.or_else(|| tenants.iter().rfind(|(from, _)| *from <= left)))
    }
}

/// A client's row: the first unit, and further ones, each from the same day unless it says another (`0204@2022-05-01`).
fn tenant(unit: &str, from: &str, also: &str) -> Tenant {
    let Some(from) = day(from) else { return Tenant { units: Vec::new() } };
    let taken = side_by_side(unit).filter_map(|unit| Some((unit.parse().ok()?, from)));
    let further = also.split([';', '；', '、']).filter_map(|part| match name(part.trim())? {
        FileName::Present(unit) => Some((unit, from)),
        FileName::Departed(unit, taken) => Some((unit, taken)),
    });
    Tenant { units: taken.chain(further).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_of_a_unit_leaves_before_the_next_one_comes() {
        let sheets = vec![
            (
                Book::Clients,
                Sheet::of_text(
                    "單元,公司名稱,入住日期,其他單元\n01,乙,2022-01-01,\n01,甲,2020-01-01,02\n02,丙,2021-06-01,\n03,丁,2020-01-01,\n",
                ),
            ),
            (
                Book::Visits,
                Sheet::of_text(
                    "編號,單元,日期,類別\nV1,01,2023-01-01,定期\nV2,01@2021-05-01,2020-02-01,定期\nV3,01@2021-05-01,2021-06-01,定期\nV4,03,2020-03-01,定期\n",
                ),
            ),
            (Book::Moveouts, Sheet::of_text("單元,遷出日期\n02,2021-05-01\n01,2021-05-01\n")),
        ];
        let staged = in_rounds(sheets);
        let told = |(book, sheet): &(Book, Sheet)| {
            let first = sheet.rows(book.columns()).map(|cells| cells.text(&book.columns()[1]).to_owned());
            format!("{book}: {}", first.collect::<Vec<_>>().join(" "))
        };
        let told: Vec<String> = staged.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "clients: 甲 丁",
                "visits: 01@2021-05-01 03",
                "moveouts: 2021-05-01 2021-05-01",
                "clients: 乙 丙",
                "visits: 01",
                "visits: 01@2021-05-01"
            ]
        );
    }

    #[test]
    fn tables_without_a_change_of_clients_stay_whole() {
        let sheets = vec![
            (Book::Clients, Sheet::of_text("單元,公司名稱,入住日期\n01,甲,2020-01-01\n")),
            (Book::Visits, Sheet::of_text("編號,單元,日期,類別\nV1,01@2019-01-01,2023-01-01,定期\n")),
        ];
        let staged = in_rounds(sheets);
        assert_eq!(staged.iter().map(|(book, _)| *book).collect::<Vec<_>>(), [Book::Clients, Book::Visits]);
        assert!(staged.iter().all(|(_, sheet)| sheet.leaving.is_empty()));
    }
}
