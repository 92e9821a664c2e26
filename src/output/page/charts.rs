//! Which charts a report has.

use rust_decimal::Decimal;

use crate::model::Table;
use crate::model::table::Cell;
use crate::output::chart::{Benchmark, Chart, ChartForm, Stand, figure};
use crate::output::page::read::{added, column, label, labels, largest, months, number, numbers, total};
use crate::output::page::reader::PageReader;
use crate::output::phrases::say;

/// Rows of a chart that shows the largest alone.
const LARGEST: usize = 12;
/// Sorts that a stacked column tells apart; the others are one.
const SORTS: usize = 4;

const STACKED: ChartForm = ChartForm::Rows(Stand::Stacked);
const BESIDE: ChartForm = ChartForm::Rows(Stand::Beside);
const AGES: [&str; 4] = ["days_0_30", "days_31_60", "days_61_90", "over_90"];

/// The charts of a report.
pub(super) fn of(reader: &PageReader<'_>, table: &Table) -> Vec<Chart> {
    let here = Here { reader, table };
    match table.name {
        "occupancy" => here.occupancy(),
        "clients" => vec![here.sums("clients-floors", "floor", "headcount")],
        "arrears" => here.arrears(),
        "deposits" => vec![here.deposits()],
        "loans" => vec![here.largest("loans-late", ("unit", "borrower"), &["overdue_days"])],
        "completeness" => vec![here.missing()],
        "expiring" => vec![here.endings()],
        "payments" => vec![here.payments()],
        "complaints" => vec![
            here.rows("complaints-sorts", ("about", STACKED), &["closed", "open"]),
            here.rows("complaints-days", ("about", BESIDE), &["mean_days"]),
        ],
        "complaints-months" => vec![here.columns("complaints-months", &["mean_days"])],
        "complaints-kinds" => vec![here.pivot("complaints-kinds", "about")],
        "repairs" => vec![
            here.rows("repairs-sorts", ("category", STACKED), &["done", "open"]),
            here.rows("repairs-minutes", ("category", BESIDE), &["median_response_minutes"]),
            here.rows("repairs-late", ("category", BESIDE), &["late_response", "late_done"]),
        ],
        "repairs-months" => vec![here.columns("repairs-months", &["median_response_minutes"])],
        "repairs-kinds" => vec![here.pivot("repairs-kinds", "category")],
        "violations" => vec![here.rows("violations", ("kind", STACKED), &["rectified", "open"])],
        "applications" => vec![here.rows("applications", ("kind", STACKED), &["approved", "rejected", "pending"])],
        "fit-outs" => vec![here.counts("fit-outs", column(table, "status").map(|cell| label(reader, cell)))],
        "visits" => vec![here.largest("visits", ("unit", "company"), &["regular", "irregular"])],
        "moved-out" => vec![here.departures()],
        "satisfaction" => here.satisfaction(),
        "yearbook" => vec![
            here.columns("year-money", &["charged", "paid"]),
            Chart { form: ChartForm::Lines, ..here.columns("year-owed", &["owed", "overdue"]) },
            here.columns("year-occupied", &["occupied"]),
            here.columns("year-moves", &["moved_in", "moved_out"]),
        ],
        _ => Vec::new(),
    }
}

/// A report, and who reads it.
struct Here<'a> {
    reader: &'a PageReader<'a>,
    table: &'a Table,
}

impl Here<'_> {
    fn chart(&self, name: &'static str, form: ChartForm, labels: Vec<String>) -> Chart {
        Chart::new(name, self.reader.phrases.phrase(&format!("chart-title-{name}"), Vec::new()), form, labels)
    }

    /// The heading of a column, as its table has it.
    fn heading(&self, key: &str) -> String {
        self.reader.wording.heading_in(self.table.name, key)
    }

    fn with(&self, chart: Chart, key: &str) -> Chart {
        chart.series(self.heading(key), numbers(self.table, key))
    }

    /// A row for each row of the report.
    fn rows(&self, name: &'static str, (by, form): (&str, ChartForm), keys: &[&str]) -> Chart {
        let chart = self.chart(name, form, labels(self.reader, self.table, by));
        keys.iter().fold(chart, |chart, key| self.with(chart, key))
    }

    /// A column for each month of the report.
    fn columns(&self, name: &'static str, keys: &[&str]) -> Chart {
        let stand = if keys.len() < 2 { Stand::Stacked } else { Stand::Beside };
        let chart = self.chart(name, ChartForm::Columns(stand), months(self.reader, self.table));
        keys.iter().fold(chart, |chart, key| self.with(chart, key))
    }

    /// The months of the report's year that have begun.
    fn begun(&self) -> impl Iterator<Item = u32> + use<> {
        let running = self.table.as_of.filter(|day| self.table.year == Some(day.year()));
        1..=running.map_or(12, crate::model::Date::month)
    }

    fn month(&self, month: u32) -> String {
        say!(self.reader.phrases, "page-month", month => month)
    }

    /// What was paid in each month; in a month without a row nothing was.
    fn payments(&self) -> Chart {
        let names: Vec<String> = self.begun().map(|month| self.month(month)).collect();
        let paid: Vec<(String, Option<Decimal>)> =
            months(self.reader, self.table).into_iter().zip(numbers(self.table, "amount")).collect();
        let of_month = |name: &String| {
            let found = paid.iter().find(|(month, _)| month == name).and_then(|(_, amount)| *amount);
            Some(found.unwrap_or_default())
        };
        let amounts = names.iter().map(of_month).collect();
        let amount = self.heading("amount");
        self.chart("payments-months", ChartForm::Columns(Stand::Stacked), names).series(amount, amounts)
    }

    /// The rows with the largest figures, by two words of each.
    fn largest(&self, name: &'static str, (one, two): (&str, &str), keys: &[&str]) -> Chart {
        let sum = |row: &[Cell]| -> Decimal {
            let cells = self.table.columns.iter().zip(row).filter(|(column, _)| keys.contains(&column.key));
            cells.filter_map(|(_, cell)| number(cell)).sum()
        };
        let mut rows: Vec<Vec<Cell>> = self.table.rows.iter().filter(|row| Decimal::ZERO < sum(row)).cloned().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(sum(row)));
        rows.truncate(LARGEST);
        let table = Table { rows, ..self.table.clone() };
        let here = Here { reader: self.reader, table: &table };
        let names = labels(self.reader, &table, one).into_iter().zip(labels(self.reader, &table, two));
        let chart = here.chart(name, STACKED, names.map(|(one, two)| format!("{one} {two}")).collect());
        keys.iter().fold(chart, |chart, key| here.with(chart, key))
    }

    /// The sum of a column by another.
    fn sums(&self, name: &'static str, by: &str, key: &str) -> Chart {
        let pairs = labels(self.reader, self.table, by).into_iter().zip(numbers(self.table, key));
        let (names, sums) = added(pairs.map(|(name, value)| (name, value.unwrap_or_default())));
        self.added(name, (names, sums)).with_figures()
    }

    /// How many there are of each sort.
    fn counts(&self, name: &'static str, of: impl Iterator<Item = String>) -> Chart {
        self.added(name, added(of.map(|name| (name, Decimal::ONE)))).with_figures()
    }

    fn added(&self, name: &'static str, (names, sums): (Vec<String>, Vec<Decimal>)) -> Chart {
        let count = say!(self.reader.phrases, "chart-count");
        self.chart(name, STACKED, names).series(count, sums.into_iter().map(Some).collect())
    }

    fn occupancy(&self) -> Vec<Chart> {
        let pair = |(part, whole): (&Option<Decimal>, &Option<Decimal>)| match (part, whole) {
            (Some(part), Some(whole)) => format!("{} / {}", figure(*part), figure(*whole)),
            _ => String::new(),
        };
        let mut units = self.rows("occupancy-units", ("floor", STACKED), &["occupied", "vacant"]);
        units.ends =
            Some(numbers(self.table, "occupied").iter().zip(&numbers(self.table, "units")).map(pair).collect());
        let (areas, let_areas) = (numbers(self.table, "area"), numbers(self.table, "occupied_area"));
        let vacant = areas.iter().zip(&let_areas).map(|(area, occupied)| Some((*area)? - (*occupied)?)).collect();
        let mut area = self.rows("occupancy-area", ("floor", STACKED), &["occupied_area"]);
        area = area.series(self.heading("vacant"), vacant);
        area.ends = Some(let_areas.iter().zip(&areas).map(pair).collect());
        // What is let stands out; what is not is grey.
        for chart in [&mut units, &mut area] {
            chart.series.iter_mut().skip(1).for_each(|series| series.fill = 5);
        }
        vec![units, area]
    }

    fn arrears(&self) -> Vec<Chart> {
        let keys: Vec<&str> = ["not_due"].into_iter().chain(AGES).chain(["credit"]).collect();
        let names = keys.iter().map(|key| self.heading(key)).collect();
        let sums = keys.iter().map(|key| total(self.table, key)).collect();
        let amount = say!(self.reader.phrases, "chart-amount");
        let ages = self.chart("arrears-ages", STACKED, names).series(amount, sums);
        let table = largest(self.table, "overdue", LARGEST);
        let here = Here { reader: self.reader, table: &table };
        vec![ages, here.largest("arrears-clients", ("unit", "company"), &AGES)]
    }

    fn deposits(&self) -> Chart {
        let kinds = labels(self.reader, self.table, "kind");
        let held = numbers(self.table, "held");
        let gone: Vec<bool> = column(self.table, "departed").map(|cell| *cell == Cell::Flag(true)).collect();
        let of = |wanted: bool| {
            let lines = kinds.iter().zip(&held).zip(&gone);
            // Every sort has a place among both, though nothing is held of it.
            let value = move |((kind, held), gone): ((&String, &Option<Decimal>), &bool)| {
                (kind.clone(), if *gone == wanted { held.unwrap_or_default() } else { Decimal::ZERO })
            };
            added(lines.map(value))
        };
        let ((names, present), (_, departed)) = (of(false), of(true));
        let phrases = self.reader.phrases;
        self.chart("deposits-sorts", STACKED, names)
            .series(say!(phrases, "chart-present"), present.into_iter().map(Some).collect())
            .series(say!(phrases, "chart-departed"), departed.into_iter().map(Some).collect())
            .with_figures()
    }

    /// How many files lack each kind of paper, the most lacking first.
    fn missing(&self) -> Chart {
        let lists = column(self.table, "kinds_missing").filter_map(|cell| match cell {
            Cell::List(items) => Some(items),
            _ => None,
        });
        let (names, sums) = added(lists.flatten().map(|kind| (self.reader.wording.code(kind), Decimal::ONE)));
        let mut pairs: Vec<(String, Decimal)> = names.into_iter().zip(sums).collect();
        pairs.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        self.added("completeness-missing", pairs.into_iter().unzip()).with_figures()
    }

    /// How many have ended, and how many end within a month, two, three, later.
    fn endings(&self) -> Chart {
        let phrases = self.reader.phrases;
        let days = || numbers(self.table, "days").into_iter().flatten();
        let between = |from: i64, to: i64| {
            let count = days().filter(|days| Decimal::from(from) <= *days && *days <= Decimal::from(to)).count();
            Some(Decimal::from(count))
        };
        let names = vec![
            say!(phrases, "chart-ended"),
            say!(phrases, "chart-days", from = 0, to = 30),
            say!(phrases, "chart-days", from = 31, to = 60),
            say!(phrases, "chart-days", from = 61, to = 90),
            say!(phrases, "chart-days-more", days = 90),
        ];
        let spans = [(i64::MIN, -1), (0, 30), (31, 60), (61, 90), (91, i64::MAX)];
        let counts = spans.into_iter().map(|(from, to)| between(from, to)).collect();
        self.chart("expiring-when", STACKED, names).series(say!(phrases, "chart-count"), counts).with_figures()
    }

    /// What was received in each month of each sort; where there are many sorts, the most frequent, and the others as one.
    fn pivot(&self, name: &'static str, by: &str) -> Chart {
        let months = months(self.reader, self.table);
        let lines = || months.iter().zip(labels(self.reader, self.table, by)).zip(numbers(self.table, "received"));
        let (sorts, sums) = added(lines().map(|((_, sort), count)| (sort, count.unwrap_or_default())));
        let mut ranked: Vec<(String, Decimal)> = sorts.into_iter().zip(sums).collect();
        ranked.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        let known = if ranked.len() <= SORTS + 1 { ranked.len() } else { SORTS };
        let apart: Vec<String> = ranked.into_iter().take(known).map(|(sort, _)| sort).collect();
        let names: Vec<String> = self.begun().map(|month| self.month(month)).collect();
        let counts = |fits: &dyn Fn(&String) -> bool| -> Vec<Option<Decimal>> {
            let of_month = |month: &String| {
                let here = lines().filter(|((of, sort), _)| *of == month && fits(sort));
                Some(here.filter_map(|(_, count)| count).sum())
            };
            names.iter().map(of_month).collect()
        };
        let mut chart = self.chart(name, ChartForm::Columns(Stand::Stacked), names.clone());
        for sort in &apart {
            chart = chart.series(sort.clone(), counts(&|other| other == sort));
        }
        let others = counts(&|sort| !apart.contains(sort));
        if others.iter().flatten().any(|count| !count.is_zero()) {
            chart = chart.series(say!(self.reader.phrases, "chart-others"), others);
        }
        chart.with_figures()
    }

    /// How many left in each month.
    fn departures(&self) -> Chart {
        let month = |cell: &Cell| match cell {
            Cell::Date(day) => Some(day.month()),
            _ => None,
        };
        let left: Vec<u32> = column(self.table, "move_out").filter_map(month).collect();
        let count = |month: u32| Some(Decimal::from(left.iter().filter(|of| **of == month).count()));
        let names = self.begun().map(|month| self.month(month)).collect();
        self.chart("moved-out", ChartForm::Columns(Stand::Stacked), names)
            .series(say!(self.reader.phrases, "chart-count"), self.begun().map(count).collect())
            .with_figures()
    }

    fn satisfaction(&self) -> Vec<Chart> {
        let at = self.table.columns.iter().position(|column| column.key == "floor");
        let is_whole = |row: &&Vec<Cell>| at.and_then(|at| row.get(at)).is_none_or(|cell| *cell == Cell::Empty);
        let table = Table { rows: self.table.rows.iter().filter(is_whole).cloned().collect(), ..self.table.clone() };
        let here = Here { reader: self.reader, table: &table };
        let keys = ["satisfied_percent", "last_year_satisfied_percent"];
        let mut shares = here.rows("satisfaction-shares", ("text", BESIDE), &keys);
        shares.mark = numbers(&table, "target").into_iter().flatten().next().map(|at| {
            let label = say!(self.reader.phrases, "chart-target", percent = figure(at));
            Benchmark { at, label }
        });
        let scores = ["score_1", "score_2", "score_3", "score_4", "score_5"];
        vec![shares, here.rows("satisfaction-scores", ("text", STACKED), &scores)]
    }
}
