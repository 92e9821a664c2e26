//! What wants doing about each client's file: its cases, its account, its cover, the end of its lease.

use crate::archive::{Bundle, parts};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::confirmation::{confirmed, reviewed};
use crate::model::course::{self, CASES};
use crate::model::gate::note_gate;
use crate::model::lateness::{Lag, Lateness};
use crate::model::{Body, Case, Cover, Date, EntryName, Happened, Kind, Line, Owner, RecordId, Stem, View, reckoning};
use crate::views::estate::{Client, cover};
use crate::views::show;
use crate::views::status::Asking;
use crate::views::status::todo::{SlowCase, Todo};

/// Days after which what was due is a thing for the morning page: the last column of the arrears report.
const LONG_DUE: i64 = 90;

/// A client's file as it is read for this.
struct File<'a> {
    asking: &'a Asking<'a>,
    client: &'a Client,
    owner: Owner,
    bundles: Vec<&'a Bundle>,
    cover: Cover,
    case: Case,
}

/// What wants doing about a client's file; of who left, cases and money alone.
pub(super) fn of_file(asking: &Asking, client: &Client) -> Result<Vec<Todo>> {
    let archive = asking.archive;
    let bundles = client.file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let (cover, case) = cover(archive, &client.file)?;
    let owner = Owner::File(client.file.name.clone());
    let file = File { asking, client, owner, bundles: bundles.iter().collect(), cover, case };
    let mut todos = file.cases()?;
    todos.extend(file.account()?);
    if client.file.tenure.to.is_none() {
        todos.extend(file.lease()?);
        todos.extend(file.confirmation());
        todos.extend(file.review());
        todos.extend(file.custodian_and_label());
    }
    Ok(todos)
}

impl File<'_> {
    fn read(&self, kind: Kind) -> Result<Vec<Case>> {
        Ok(seen(parts::cases_of(self.asking.archive.reader(), &self.bundles, kind)?, &View::NOW))
    }

    fn id(&self, stem: Stem) -> RecordId {
        RecordId { owner: self.owner.clone(), stem }
    }

    fn since(&self) -> Date {
        self.client.file.tenure.from
    }

    fn cases(&self) -> Result<Vec<Todo>> {
        let mut todos = Vec::new();
        for kind in CASES {
            for case in self.read(kind)? {
                todos.extend(slow(self.asking, &self.id(case.stem), Some(&self.cover.company), &case));
            }
        }
        Ok(todos)
    }

    /// What was due more than ninety days ago and is owed.
    fn account(&self) -> Result<Option<Todo>> {
        let today = self.asking.today();
        let charges = self.read(Kind::Charge)?;
        let is_old = |due: Date| LONG_DUE < today.days_since(due);
        let is_charge = |case: &Case| matches!(&case.record.body, Body::Charge(charge) if is_old(charge.due));
        if !charges.iter().any(is_charge) {
            return Ok(None);
        }
        let account = reckoning::account(&charges, &self.read(Kind::Payment)?);
        let old: Vec<_> =
            account.charges.iter().filter(|owed| !owed.left.is_zero() && is_old(owed.charge.due)).collect();
        Ok(old.iter().map(|owed| owed.charge.due).min().map(|due| Todo::Overdue {
            file: self.client.file.name.clone(),
            company: self.cover.company.clone(),
            amount: old.iter().map(|owed| owed.left).sum(),
            due,
            days: today.days_since(due),
        }))
    }

    /// A lease that ended; remarks that shut gates, where it has ended or ends soon.
    fn lease(&self) -> Result<Vec<Todo>> {
        let today = self.asking.today();
        let Some(lease_end) = self.cover.lease_end else { return Ok(Vec::new()) };
        let mut todos = Vec::new();
        if lease_end < today {
            todos.push(Todo::LeaseEnded {
                unit: self.client.file.home.unit.clone(),
                company: self.cover.company.clone(),
                lease_end,
                days: today.days_since(lease_end),
            });
        }
        if lease_end <= today.plus_days(self.asking.policy().lease_days) {
            for case in self.read(Kind::Note)? {
                let open = course::fold(&case).is_some_and(|state| !state.settled);
                if let (Some(gate), Body::Note(note), true) = (note_gate(&case), &case.record.body, open) {
                    todos.push(Todo::GateNoted {
                        id: self.id(case.stem),
                        gate,
                        note: note.note.clone(),
                        company: self.cover.company.clone(),
                        lease_end,
                    });
                }
            }
        }
        Ok(todos)
    }

    /// A file is to be confirmed some days after moving in, and again as soon as a confirmation lapsed.
    fn confirmation(&self) -> Option<Todo> {
        let (since, changed) = match confirmed(&self.case, &View::NOW) {
            None => {
                let due = self.since().plus_days(self.asking.policy().confirm_days);
                (due < self.asking.today()).then_some((self.since(), None))?
            }
            Some(confirmed) => {
                (confirmed.lapsed?, Some(confirmed.changes.into_iter().map(|changed| changed.key).collect()))
            }
        };
        Some(Todo::Unconfirmed {
            unit: self.client.file.home.unit.clone(),
            company: self.cover.company.clone(),
            since,
            changed,
        })
    }

    /// The latest record is told by the names alone.
    fn review(&self) -> Option<Todo> {
        let dates = self.bundles.iter().flat_map(|bundle| bundle.entries()).filter_map(|entry| match entry {
            EntryName::Record(Stem::Dated { date, .. }) => Some(date),
            EntryName::Record(Stem::Cover | Stem::Unit) | EntryName::Event(..) => None,
        });
        let latest = dates.max()?;
        let reviewed = reviewed(&self.case, &View::NOW).map(|(date, ..)| date);
        let late = latest.days_since(reviewed.unwrap_or(self.since()));
        (i64::from(self.asking.policy().review_days) < late).then(|| Todo::Stale {
            unit: self.client.file.home.unit.clone(),
            company: self.cover.company.clone(),
            reviewed,
            latest,
        })
    }

    fn custodian_and_label(&self) -> Vec<Todo> {
        let unit = || self.client.file.home.unit.clone();
        let mut todos = Vec::new();
        if self.cover.custodian.is_none() {
            let company = self.cover.company.clone();
            todos.push(Todo::NoCustodian { unit: unit(), company, since: self.since() });
        }
        let printed = show::label_printed(&self.case).map(|(_, label)| label);
        if printed.as_ref() != Some(&self.cover.label) {
            todos.push(Todo::LabelDue { unit: unit(), label: self.cover.label.clone(), printed, since: self.since() });
        }
        todos
    }
}

/// A case that is not settled, and late, or too long with somebody.
pub(super) fn slow(asking: &Asking, id: &RecordId, company: Option<&Line>, case: &Case) -> Option<Todo> {
    let state = course::fold(case).filter(|state| !state.settled)?;
    let lags = Lateness { policy: asking.policy(), now: Happened::At(asking.now) }.lags(case, &state);
    if lags.is_empty() {
        return None;
    }
    let due = course::course(case.stem.kind()).map(|course| course.due(state.status)).unwrap_or_default();
    let since = case.record.head.date();
    let slow = SlowCase {
        id: id.clone(),
        kind: case.stem.kind(),
        title: case.record.head.title.clone(),
        company: company.cloned(),
        since,
        days: asking.today().days_since(since),
        with: state.with.map(|with| (with, state.with_since.map(Happened::date))),
        due: due.first().map(|rule| rule.action),
        lags,
    };
    Some(if slow.lags == [Lag::Held] { Todo::CaseHeld(slow) } else { Todo::CaseLate(slow) })
}
