//! What programs get beside the columns that `import` reads: keys by which tables are joined, the estate, the day of each moment
//! there, and tables of what deedbox has worked out: where cases stand, what settled what, and what is owed.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::decision;
use crate::model::lateness::{self, Lateness};
use crate::model::reckoning::{self, Account, Allocation};
use crate::model::sheet::CellSort;
use crate::model::table::Cell;
use crate::model::{Action, Case, Date, Happened, Kind, Moment, Owner, RecordId, Stem, UtcOffset};
use crate::views::export::beside_forms::{ACCOUNTS, ALLOCATIONS, CASES, ESTATE};
use crate::views::export::sheets::{SheetRow, Sheets};
use crate::views::export::told::{RecordTold, of_value};

/// The version of these tables: columns are only ever added.
const SCHEMA: i64 = 1;

/// What stands in the columns beside, but for what only who makes the row knows.
#[derive(Clone, Debug)]
pub(super) struct ColumnsBeside {
    estate: String,
    offset: UtcOffset,
    now: Moment,
}

impl ColumnsBeside {
    /// What stands beside the rows of an archive, at the moment of an export.
    pub(super) fn of(archive: &Archive, now: Moment) -> Result<Self> {
        let settings = archive.settings();
        Ok(Self { estate: settings.id.as_str().to_owned(), offset: settings.utc_offset.offset()?, now })
    }

    /// The day of the export.
    pub(super) fn today(&self) -> Date {
        self.day(self.now)
    }

    /// The estate's day of a moment, wherever it was written down.
    fn day(&self, moment: Moment) -> Date {
        Moment::from_clock(moment.into(), self.offset).date()
    }

    /// Completes rows of a client, or of nobody.
    pub(super) fn complete(&self, sheets: &Sheets, rows: &mut [SheetRow], client: Option<&str>) {
        for (at, cells) in rows {
            let Some(form) = sheets.forms.get(*at) else { continue };
            if form.name != ESTATE {
                cells.push(Cell::maybe(client, Cell::text));
            }
            cells.push(Cell::text(&self.estate));
            let days: Vec<Cell> = (form.columns.iter().zip(cells.iter()))
                .filter(|(column, _)| column.sort == CellSort::Time)
                .map(|(_, cell)| match cell {
                    Cell::Time(moment) => Cell::Date(self.day(*moment)),
                    Cell::Date(date) => Cell::Date(*date),
                    _ => Cell::Empty,
                })
                .collect();
            cells.extend(days);
        }
    }

    /// The row of the estate itself.
    pub(super) fn estate(&self, archive: &Archive, sheets: &Sheets) -> Vec<SheetRow> {
        let settings = archive.settings();
        let row = |at| {
            let cells = vec![
                Cell::text(&settings.name),
                Cell::text(settings.currency.as_str()),
                Cell::text(settings.utc_offset.as_str()),
                Cell::Count(settings.format.into()),
                Cell::Count(SCHEMA),
                Cell::Time(self.now),
            ];
            (at, cells)
        };
        sheets.place(ESTATE).map(row).into_iter().collect()
    }

    /// The row of a case, where its kind has steps; by the rules of the day of the export.
    pub(super) fn case(&self, archive: &Archive, sheets: &Sheets, told: &RecordTold) -> Option<SheetRow> {
        let (at, state) = (sheets.place(CASES)?, told.state?);
        let (case, head) = (told.case, &told.case.record.head);
        let lateness = Lateness { policy: &archive.settings().policy, now: Happened::At(self.now) };
        let value = |key: &str| told.values.get(key).map(|value| of_value(value, CellSort::Text));
        let moment = |when: Happened| when.moment().map_or(Cell::Date(when.date()), Cell::Time);
        let response = match head.kind {
            Kind::Repair => state.time(Action::Attended),
            Kind::Complaint => state.time(Action::Handled),
            _ => state.times.values().copied().reduce(|one, other| if other.is_before(one) { other } else { one }),
        };
        let settled_on = state.since.filter(|_| state.settled).map(Happened::date);
        let until = if state.settled { settled_on } else { Some(self.today()) };
        let days = match head.kind {
            Kind::Complaint => lateness.complaint_days(case, state),
            _ => until.map(|until| until.days_since(head.date())),
        };
        let answer = (head.kind == Kind::Application).then(|| decision::answer(state));
        let late = lateness.complaint_is_late(case, state) || lateness.repair_is_late(case, state);
        let cells = vec![
            Cell::text(told.id().long()),
            Cell::Code(head.kind.as_str()),
            Cell::maybe(told.whose.name, |name| Cell::text(name.unit())),
            value("about").or_else(|| value("category")).unwrap_or(Cell::Empty),
            value("department").unwrap_or(Cell::Empty),
            Cell::Date(head.date()),
            Cell::maybe(head.when.moment(), Cell::Time),
            Cell::maybe(response, moment),
            Cell::maybe(lateness::response_seconds(case, state), Cell::Count),
            Cell::Flag(state.settled),
            Cell::maybe(settled_on, Cell::Date),
            Cell::maybe(days, Cell::Count),
            Cell::Flag(late),
            Cell::Flag(lateness.response_is_late(case, state)),
            Cell::Flag(lateness.is_held_too_long(case, state)),
            Cell::maybe(state.with.as_ref(), Cell::text),
            Cell::Code(state.status.as_str()),
            Cell::maybe(answer, |answer| Cell::Code(answer.as_str())),
            Cell::maybe(answer.is_some().then(|| decision::was(state, Action::Issued)), Cell::Flag),
        ];
        Some((at, cells))
    }

    /// What a client owes at the end of the day of the export, and which payment has settled what.
    pub(super) fn account(&self, sheets: &Sheets, owner: &Owner, cases: &[Case]) -> Vec<SheetRow> {
        let (account, allocations) = reckoning::settle(cases);
        let id = |stem: Stem| RecordId { owner: owner.clone(), stem }.long();
        let days: BTreeMap<Stem, Date> = cases.iter().map(|case| (case.stem, case.record.head.date())).collect();
        let mut rows = Vec::new();
        if let Some(at) = sheets.place(ALLOCATIONS) {
            rows.extend(allocations.into_iter().map(|Allocation { payment, to, amount }| {
                let of = |kind| Cell::maybe(to.filter(|stem| stem.kind() == kind), |stem| Cell::text(id(stem)));
                let paid = Cell::maybe(days.get(&payment).copied(), Cell::Date);
                (at, vec![Cell::text(id(payment)), of(Kind::Charge), of(Kind::Refund), Cell::money(amount), paid])
            }));
        }
        rows.extend(sheets.place(ACCOUNTS).map(|at| (at, account_cells(&account, self.today()))));
        rows
    }
}

fn account_cells(account: &Account, day: Date) -> Vec<Cell> {
    let aged = account.aged(day);
    let sums = [
        aged.not_due,
        aged.days_0_30,
        aged.days_31_60,
        aged.days_61_90,
        aged.over_90,
        aged.overdue(),
        account.credit,
        account.owed(),
    ];
    std::iter::once(Cell::Date(day)).chain(sums.map(Cell::money)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::export_scope::Scope;
    use crate::model::sheet::ClientNames;
    use crate::views::export::sheets::{OtherRecords, Papers};
    use std::collections::BTreeSet;

    #[test]
    fn every_moment_has_its_day_and_no_table_a_column_twice() {
        let now = "2026-11-23T23:59:00+08:00".parse().unwrap();
        let sheets = Sheets::of(&Scope::default(), (OtherRecords::Records, now), (Papers::Left, ClientNames::Left));
        let mut moments = 0;
        for form in &sheets.forms {
            let keys: BTreeSet<&str> = form.columns.iter().map(|column| column.key).collect();
            assert_eq!(keys.len(), form.columns.len(), "{}", form.name);
            assert!(keys.contains("estate"), "{}", form.name);
            assert_eq!(keys.contains("client_key"), form.name != ESTATE, "{}", form.name);
            for column in form.columns.iter().filter(|column| column.sort == CellSort::Time) {
                assert!(keys.contains(format!("{}_day", column.key).as_str()), "{} {}", form.name, column.key);
                moments += 1;
            }
        }
        assert!(10 < moments);
    }
}
