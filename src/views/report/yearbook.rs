//! A year in figures: month by month, and every report of the year in one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, Body, Case, Date, Kind, reckoning};
use crate::views::dossier::{Dossier, WhichClients, unseen};
use crate::views::estate::{Estate, Room, each};
use crate::views::report::satisfaction::Floors;
use crate::views::report::{
    AtDay, InYear, applications, arrears, compared, complaints, deposits, file_keeping, fit_outs, moved_out, occupancy,
    payments, repairs, satisfaction, series, violations, visits,
};

/// A year in figures.
#[derive(Clone, Debug)]
pub struct Yearbook {
    /// A row a month, with its sums beneath.
    pub months: Table,
    /// The reports of the year, and of the state at its end.
    pub reports: Vec<Table>,
    /// The year's cases month by month, for the charts of a page.
    pub series: Vec<Table>,
}

/// The kinds of which the months count the records that began in them.
const COUNTED: [(&str, Kind); 8] = [
    ("complaints", Kind::Complaint),
    ("repairs", Kind::Repair),
    ("violations", Kind::Violation),
    ("applications", Kind::Application),
    ("issues", Kind::Issue),
    ("fit_outs", Kind::FitOut),
    ("visits", Kind::Visit),
    ("losses", Kind::Loss),
];

/// The kinds whose amounts the months add up, and what is reckoned at their ends.
const MONEY: [Kind; 4] = [Kind::Charge, Kind::Payment, Kind::Refund, Kind::Deposit];

/// The year's figures: each file is read once, and looked at as it was at the end of each month.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Yearbook> {
    let kinds: Vec<Kind> = COUNTED.into_iter().map(|(_, kind)| kind).chain(MONEY).collect();
    let files = unseen(archive, (WhichClients::All, asked.kept), &kinds, &asked.view())?;
    let now = each(&files, |file| Ok(file.seen(&asked.view())))?;
    let end = AtDay { day: end_of_year(asked), known_at: asked.known_at, kept: asked.kept };
    let at_end = each(&files, |file| Ok(file.seen(&end.view())))?;
    let rooms = asked.kept.rooms(Estate::read_in(archive, &end.view())?.rooms);
    let policy = &archive.settings().policy;
    let premises = asked.premises(archive, &[Kind::Repair, Kind::Violation])?;
    let months = months(&files, (&now, &premises), &rooms, asked)?;
    let mut reports = vec![
        occupancy::table(rooms, &end),
        moved_out::report(archive, asked)?,
        arrears::table(&at_end, &end),
        payments::table(&now, asked),
        deposits::table(&at_end, &end),
        complaints::table(&now, asked, policy),
        repairs::table((&now, &premises), asked, policy),
        violations::table((&now, &premises), asked),
        applications::table(&now, asked),
        fit_outs::table(&now, asked),
        visits::table(&now, asked),
        satisfaction::report(archive, asked, Floors::Together)?,
        file_keeping::table(archive, &files, asked)?,
    ];
    let first: Vec<&Table> = [&months].into_iter().chain(&reports).collect();
    let compared = match compared::before(asked) {
        Some(before) => Some(compared::table(asked, &first, &figures(archive, &files, &before)?)),
        None => None,
    };
    reports.splice(0..0, compared);
    let series = [series::complaints(&now, asked, policy), series::repairs((&now, &premises), asked, policy)].concat();
    Ok(Yearbook { months, reports, series })
}

/// The figures of another year that it is compared with, from the same files.
fn figures(archive: &Archive, files: &[Dossier], asked: &InYear) -> Result<Vec<Table>> {
    let end = AtDay { day: end_of_year(asked), known_at: asked.known_at, kept: asked.kept };
    let (view, at_end) = (asked.view(), end.view());
    // Who came later was not there yet.
    let there: Vec<&Dossier> = files.iter().filter(|file| file.client.file.tenure.from <= end.day).collect();
    let now = each(&there, |file| Ok(file.seen(&view)))?;
    let at_end = each(&there, |file| Ok(file.seen(&at_end)))?;
    let rooms = asked.kept.rooms(Estate::read_in(archive, &end.view())?.rooms);
    let policy = &archive.settings().policy;
    let premises = asked.premises(archive, &[Kind::Repair, Kind::Violation])?;
    let there: Vec<Dossier> = there.into_iter().cloned().collect();
    Ok(vec![
        months(&there, (&now, &premises), &rooms, asked)?,
        arrears::table(&at_end, &end),
        deposits::table(&at_end, &end),
        complaints::table(&now, asked, policy),
        repairs::table((&now, &premises), asked, policy),
    ])
}

/// The last day of the year; of a year that is not over, today.
fn end_of_year(asked: &InYear) -> Date {
    let last = Date::new(asked.year.number(), 12, 31);
    last.unwrap_or(asked.today()).min(asked.today())
}

fn months(files: &[Dossier], (now, premises): (&[Dossier], &[Case]), rooms: &[Room], asked: &InYear) -> Result<Table> {
    let ends: Vec<Date> = asked.months().map(|(_, end)| end).collect();
    let owed = owed(files, &ends, asked)?;
    let mut columns = vec![text("month"), figure("moved_in"), figure("moved_out"), figure("occupied")];
    columns.extend([figure("charged"), figure("paid"), figure("refunded"), figure("owed"), figure("overdue")]);
    columns.extend(COUNTED.map(|(key, _)| figure(key)));
    let mut table = asked.table("yearbook", &columns);
    let counts: Vec<BTreeMap<u32, usize>> =
        COUNTED.into_iter().map(|(_, kind)| by_month((now, premises), kind, asked)).collect();
    let [charged, paid, refunded] = reckoning::KINDS.map(|kind| amounts(now, kind, asked));
    for (day, (owed, overdue)) in ends.iter().zip(owed) {
        let month = day.month();
        let here = |date: Date| asked.has(date) && date.month() == month;
        let tenures = || now.iter().map(|file| &file.client.file.tenure);
        let occupied = rooms.iter().filter(|room| room.tenures.iter().any(|tenure| tenure.holds_on(*day)));
        let sum = |sums: &BTreeMap<u32, Decimal>| Cell::money(sums.get(&month).copied().unwrap_or_default());
        let mut row = vec![
            Cell::text(format!("{}-{month:02}", asked.year)),
            Cell::count(tenures().filter(|tenure| here(tenure.from)).count()),
            Cell::count(tenures().filter(|tenure| tenure.to.is_some_and(here)).count()),
            Cell::count(occupied.count()),
            sum(&charged),
            sum(&paid),
            sum(&refunded),
            Cell::money(owed),
            Cell::money(overdue),
        ];
        row.extend(counts.iter().map(|count| Cell::count(count.get(&month).copied().unwrap_or_default())));
        table.rows.push(row);
    }
    table.totals = totals(&table);
    Ok(table)
}

/// The sums of the columns that can be added up: a state at the end of a month cannot.
fn totals(table: &Table) -> Vec<(&'static str, Cell)> {
    let added = |key: &str| !["month", "occupied", "owed", "overdue"].contains(&key);
    let columns = table.columns.iter().enumerate().filter(|(_, column)| added(column.key));
    let total = |at: usize| {
        let mut total = Cell::Count(0);
        for cell in table.rows.iter().filter_map(|row| row.get(at)) {
            total = match (total, cell) {
                (Cell::Count(sum), Cell::Count(count)) => Cell::Count(sum + count),
                (Cell::Decimal(sum), Cell::Decimal(amount)) => Cell::Decimal(sum + amount),
                (_, cell) => cell.clone(),
            };
        }
        total
    };
    columns.map(|(at, column)| (column.key, total(at))).collect()
}

/// How many records of a kind began in each month.
fn by_month((files, premises): (&[Dossier], &[Case]), kind: Kind, asked: &InYear) -> BTreeMap<u32, usize> {
    let mut months = BTreeMap::new();
    let of_clients = asked.records(files, kind).map(|(_, case)| case);
    for case in of_clients.chain(asked.cases_of_premises(premises, kind).map(|(case, _)| case)) {
        *months.entry(case.record.head.date().month()).or_default() += 1;
    }
    months
}

/// What was charged or paid in each month.
fn amounts(files: &[Dossier], kind: Kind, asked: &InYear) -> BTreeMap<u32, Decimal> {
    let mut months: BTreeMap<u32, Decimal> = BTreeMap::new();
    for (_, case) in asked.records(files, kind) {
        let amount = match &case.record.body {
            Body::Charge(charge) => charge.amount,
            Body::Payment(payment) => payment.amount,
            Body::Refund(refund) => refund.amount,
            _ => continue,
        };
        *months.entry(case.record.head.date().month()).or_default() += amount.amount();
    }
    months
}

/// What all clients owed at the end of each of some days, and what of it was due.
fn owed(files: &[Dossier], days: &[Date], asked: &InYear) -> Result<Vec<(Decimal, Decimal)>> {
    let of_file = each(files, |file| {
        let money: Vec<Case> = reckoning::KINDS.into_iter().flat_map(|kind| file.list(kind)).collect();
        Ok(days.iter().map(|day| owed_on(&money, *day, asked)).collect::<Vec<_>>())
    })?;
    let mut sums = vec![(Decimal::ZERO, Decimal::ZERO); days.len()];
    for days in of_file {
        sums.iter_mut().zip(days).for_each(|(sum, (owed, overdue))| *sum = (sum.0 + owed, sum.1 + overdue));
    }
    Ok(sums)
}

fn owed_on(money: &[Case], day: Date, asked: &InYear) -> (Decimal, Decimal) {
    let view = AsOf { as_of: Some(day), known_at: asked.known_at };
    let account = reckoning::account(&money.iter().filter_map(|case| case.seen(&view)).collect::<Vec<_>>());
    (account.owed(), account.overdue(day))
}
