//! What was done around the files in a year, month by month: requests of persons, hand-overs, stock-takes, destructions, holds, keys.

use crate::archive::{Archive, Lookup, Uncached, find};
use crate::error::Result;
use crate::model::case::counted;
use crate::model::case_state;
use crate::model::event::EventBody;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Action, AsOf, Body, Case, Date, Happened, Kind, Register, issue, loss};
use crate::views::dossier::Dossier;
use crate::views::kept::ListingOf;
use crate::views::report::InYear;

/// What is counted in the months, and can be added up over them.
const SUMS: [&str; 12] = [
    "requests",
    "in_time",
    "late",
    "refused",
    "handovers",
    "files_handed",
    "stocktakes",
    "files_seen",
    "files_missing",
    "holds",
    "volumes_destroyed",
    "destroyed_files",
];

/// What stands at the end of each month.
const STATES: [&str; 3] = ["held", "keys_out", "lost_still"];

/// A row a month; none in a year in which nothing of it was done. The registers are those of the whole estate: a yearbook of some
/// floors has none.
pub(super) fn table(archive: &Archive, files: &[Dossier], asked: &InYear) -> Result<Table> {
    let columns = std::iter::once(text("month")).chain(SUMS.map(figure)).chain(STATES.map(figure));
    let mut table = asked.table("file-keeping", &columns.collect::<Vec<_>>());
    if !matches!(asked.kept, ListingOf::ByAll) {
        return Ok(table);
    }
    let cases = Registers::read(archive)?;
    // The year as it was when it was over: what was done later moves none of its figures.
    let last = asked.months().map(|(_, end)| end).last().unwrap_or(asked.today());
    let mut totals = [0; SUMS.len()];
    for (month, end) in asked.months() {
        let here = |date: Date| asked.has(date) && date.month() == month;
        let sums = cases.sums(asked, last, here);
        let view = view(asked, end);
        let held = cases.holds.iter().filter_map(|case| case.counted(&view));
        let held = held.filter(|case| case_state::fold(case).is_some_and(|state| !state.settled)).count();
        let of_files =
            |kind: Kind| files.iter().flat_map(move |file| file.of(kind)).filter_map(|case| case.counted(&view));
        let keys: usize = of_files(Kind::Issue).map(|case| issue::out(&case).len()).sum();
        let gone = of_files(Kind::Loss).filter(|case| loss::open(case).is_some()).count();
        totals.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
        let month = Cell::text(format!("{}-{month:02}", asked.year));
        table
            .rows
            .push([month].into_iter().chain(sums.into_iter().chain([held, keys, gone]).map(Cell::count)).collect());
    }
    let is_zero = |cell: &Cell| matches!(cell, Cell::Count(0) | Cell::Text(_));
    if table.rows.iter().flatten().all(is_zero) {
        table.rows.clear();
        return Ok(table);
    }
    table.totals = SUMS.into_iter().zip(totals.map(Cell::count)).collect();
    Ok(table)
}

/// The archive at the end of a day, by what is asked to have been known.
fn view(asked: &InYear, day: Date) -> AsOf {
    AsOf { as_of: Some(day), known_at: asked.known_at }
}

/// The records of the registers that are counted, as they are on disk.
#[derive(Default)]
struct Registers {
    requests: Vec<Case>,
    handovers: Vec<Case>,
    stocktakes: Vec<Case>,
    holds: Vec<Case>,
    disposals: Vec<Case>,
}

impl Registers {
    fn read(archive: &Archive) -> Result<Self> {
        let of = |register: Register, kind: Kind| -> Result<Vec<Case>> {
            let mut lookup = Uncached::new(archive);
            let mut cases = Vec::new();
            for (bundle, _) in find::register_years(&lookup, register)? {
                cases.extend(lookup.bundle(&bundle)?.cases(archive.reader(), kind)?);
            }
            Ok(cases)
        };
        Ok(Self {
            requests: of(Register::Requests, Kind::Request)?,
            handovers: of(Register::Handovers, Kind::Handover)?,
            stocktakes: of(Register::Stocktakes, Kind::Stocktake)?,
            holds: of(Register::Disposals, Kind::Hold)?,
            disposals: of(Register::Disposals, Kind::Disposal)?,
        })
    }

    /// What was done in a month, in the order of [`SUMS`], as it stood on the last day of the year.
    fn sums(&self, asked: &InYear, last: Date, here: impl Fn(Date) -> bool) -> [usize; SUMS.len()] {
        let at_end = view(asked, last);
        let seen = |cases: &[Case]| counted(cases, &at_end);
        let [mut requests, mut in_time, mut late, mut refused] = [0; 4];
        for raw in &self.requests {
            let Some((state, case)) = raw.counted(&at_end).and_then(|case| Some((case_state::fold(&case)?, case)))
            else {
                continue;
            };
            let Body::Request(request) = &case.record.body else { continue };
            requests += usize::from(here(case.record.head.date()));
            let answered = state.since.map(Happened::date).filter(|_| state.settled);
            in_time += usize::from(answered.is_some_and(|day| day <= request.due && here(day)));
            let was_answered = || {
                let then = raw.counted(&view(asked, request.due)).and_then(|case| case_state::fold(&case));
                then.is_some_and(|state| state.settled)
            };
            late +=
                usize::from(here(request.due) && request.due < asked.today() && request.due <= last && !was_answered());
            refused += usize::from(state.time(Action::Refused).is_some_and(|when| here(when.date())));
        }
        let [mut handovers, mut files_handed] = [0; 2];
        for case in seen(&self.handovers) {
            let approved = case_state::fold(&case).and_then(|state| state.time(Action::Approved));
            if let (Body::Handover(handover), true) =
                (&case.record.body, approved.is_some_and(|when| here(when.date())))
            {
                handovers += 1;
                files_handed += handover.clients.len();
            }
        }
        let [mut stocktakes, mut files_seen, mut files_missing] = [0; 3];
        for case in seen(&self.stocktakes).iter().filter(|case| here(case.record.head.date())) {
            if let Body::Stocktake(stocktake) = &case.record.body {
                stocktakes += 1;
                files_seen += stocktake.right.len() + stocktake.elsewhere.len();
                files_missing += stocktake.missing.len();
            }
        }
        let holds = seen(&self.holds).iter().filter(|case| here(case.record.head.date())).count();
        let [mut volumes, mut destroyed] = [0; 2];
        for case in seen(&self.disposals) {
            let Body::Disposal(list) = &case.record.body else { continue };
            for named in case.events.iter().filter(|named| here(named.event.head.date())) {
                if let EventBody::CarriedOut(deed) = &named.event.deed {
                    volumes += list.volumes.len();
                    destroyed += usize::try_from(deed.files).unwrap_or(usize::MAX);
                }
            }
        }
        [
            requests,
            in_time,
            late,
            refused,
            handovers,
            files_handed,
            stocktakes,
            files_seen,
            files_missing,
            holds,
            volumes,
            destroyed,
        ]
    }
}
