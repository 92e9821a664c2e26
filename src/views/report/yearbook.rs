//! A year in figures: month by month, and every report of the year in one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, Body, Case, Date, Kind, reckoning};
use crate::views::dossier::{Dossier, WhichClients, each_unseen};
use crate::views::estate::{Estate, Room};
use crate::views::report::arrears::ArrearsRow;
use crate::views::report::deposits::DepositRow;
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
    let before = compared::before(asked);
    let whose = (WhichClients::All, asked.kept);
    let of_file = |file: Dossier| {
        // Who came later was not there yet.
        let there = before.as_ref().filter(|before| file.client.file.tenure.from <= end_of_year(before));
        (FileInYear::of(&file, asked), there.map(|before| FileInYear::of(&file, before)), kept_by(file))
    };
    let mut year = YearOfFiles::default();
    let (mut year_before, mut files) = (YearOfFiles::default(), Vec::new());
    for (this, earlier, file) in each_unseen(archive, whose, (&kinds, &asked.view()), of_file)? {
        year.add(this);
        earlier.into_iter().for_each(|earlier| year_before.add(earlier));
        files.push(file);
    }
    let end = at_end(asked);
    let rooms = asked.kept.rooms(Estate::read_in(archive, &end.view())?.rooms);
    let policy = &archive.settings().policy;
    let premises = asked.premises(archive, &[Kind::Repair, Kind::Violation])?;
    let months = months((&year, &premises), &rooms, asked);
    let now = &year.now;
    let mut reports = vec![
        occupancy::table(rooms, &end),
        moved_out::report(archive, asked)?,
        arrears::of_rows(year.arrears, &end),
        payments::table(now, asked),
        deposits::of_rows(year.deposits, &end),
        complaints::table(now, asked, policy),
        repairs::table((now, &premises), asked, policy),
        violations::table((now, &premises), asked),
        applications::table(now, asked),
        fit_outs::table(now, asked),
        visits::table(now, asked),
        satisfaction::report(archive, asked, Floors::Together)?,
        file_keeping::table(archive, &files, asked)?,
    ];
    let first: Vec<&Table> = [&months].into_iter().chain(&reports).collect();
    let compared = match &before {
        Some(before) => Some(compared::table(asked, &first, &figures(archive, year_before, before)?)),
        None => None,
    };
    reports.splice(0..0, compared);
    let series = [series::complaints(now, asked, policy), series::repairs((now, &premises), asked, policy)].concat();
    Ok(Yearbook { months, reports, series })
}

/// What the figures of a year take of a client's file, which is let go then.
struct FileInYear {
    /// The records that began in the year, as they are seen now, and every deposit.
    now: Dossier,
    arrears: Option<ArrearsRow>,
    deposits: Vec<DepositRow>,
    /// What was owed at the end of each month, and what of it was due.
    owed: Vec<(Decimal, Decimal)>,
}

impl FileInYear {
    fn of(file: &Dossier, asked: &InYear) -> Self {
        let end = at_end(asked);
        let at_end = file.seen(&end.view());
        let money: Vec<Case> = reckoning::KINDS.into_iter().flat_map(|kind| file.list(kind)).collect();
        let mut now = file.seen(&asked.view());
        let is_of_year = |case: &Case| case.record.head.date().year() == asked.year;
        now.cases.retain(|case| case.stem.kind() == Kind::Deposit || is_of_year(case));
        Self {
            now,
            arrears: arrears::row(&at_end, &end),
            deposits: deposits::rows(&at_end, &end),
            owed: asked.months().map(|(_, day)| owed_on(&money, day, asked)).collect(),
        }
    }
}

/// The same of all files, in their order.
#[derive(Default)]
struct YearOfFiles {
    now: Vec<Dossier>,
    arrears: Vec<Option<ArrearsRow>>,
    deposits: Vec<Vec<DepositRow>>,
    /// The sums of what was owed.
    owed: Vec<(Decimal, Decimal)>,
}

impl YearOfFiles {
    fn add(&mut self, file: FileInYear) {
        self.now.push(file.now);
        self.arrears.push(file.arrears);
        self.deposits.push(file.deposits);
        self.owed.resize(file.owed.len(), (Decimal::ZERO, Decimal::ZERO));
        for (sum, (owed, overdue)) in self.owed.iter_mut().zip(file.owed) {
            *sum = (sum.0 + owed, sum.1 + overdue);
        }
    }
}

/// A file with those records alone that tell, on any day, of its keys and of what was lost.
fn kept_by(mut file: Dossier) -> Dossier {
    file.cases.retain(|case| matches!(case.stem.kind(), Kind::Issue | Kind::Loss));
    file
}

/// The state at the end of the year.
fn at_end<'a>(asked: &InYear<'a>) -> AtDay<'a> {
    AtDay { day: end_of_year(asked), known_at: asked.known_at, kept: asked.kept }
}

/// The figures of another year that it is compared with, from the same files.
fn figures(archive: &Archive, year: YearOfFiles, asked: &InYear) -> Result<Vec<Table>> {
    let end = at_end(asked);
    let rooms = asked.kept.rooms(Estate::read_in(archive, &end.view())?.rooms);
    let policy = &archive.settings().policy;
    let premises = asked.premises(archive, &[Kind::Repair, Kind::Violation])?;
    Ok(vec![
        months((&year, &premises), &rooms, asked),
        arrears::of_rows(year.arrears, &end),
        deposits::of_rows(year.deposits, &end),
        complaints::table(&year.now, asked, policy),
        repairs::table((&year.now, &premises), asked, policy),
    ])
}

/// The last day of the year; of a year that is not over, today.
fn end_of_year(asked: &InYear) -> Date {
    let last = Date::new(asked.year.number(), 12, 31);
    last.unwrap_or(asked.today()).min(asked.today())
}

fn months((year, premises): (&YearOfFiles, &[Case]), rooms: &[Room], asked: &InYear) -> Table {
    let now = year.now.as_slice();
    let ends: Vec<Date> = asked.months().map(|(_, end)| end).collect();
    // Where there is no file at all nothing is owed.
    let owed = year.owed.iter().copied().chain(std::iter::repeat((Decimal::ZERO, Decimal::ZERO)));
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
    table
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

fn owed_on(money: &[Case], day: Date, asked: &InYear) -> (Decimal, Decimal) {
    let view = AsOf { as_of: Some(day), known_at: asked.known_at };
    let account = reckoning::account(&money.iter().filter_map(|case| case.seen(&view)).collect::<Vec<_>>());
    (account.owed(), account.overdue(day))
}
