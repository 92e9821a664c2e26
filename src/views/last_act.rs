//! The last act of a person, and how it is taken back while nothing rests on it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, acts, event_text, record_text};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::{
    Action, AsOf, Case, Date, EntryName, FileName, Kind, Moment, Owner, RecordId, StaffId, Stem, UnitCode, reckoning,
};
use crate::views::estate::each;
use crate::views::history::{HistoryEvent, HistoryLine, LineStanding};
use crate::views::log::{self, LoggedLine};
use crate::views::pending::PendingPlace;

/// How an act is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBackBy {
    /// What was entered counts for nothing.
    Void(Vec<RecordId>),
    /// A case that was closed, or went a step, goes a step back.
    Reopen(RecordId),
    /// A client who moved out is there again.
    MoveIn(UnitCode, Date),
    /// It cannot be taken back by a step of its own.
    Nothing(RecordId),
    /// It was entered elsewhere, with others in one second: which of them were one act is not known here.
    Unknown(Vec<RecordId>),
}

/// What was done about an act since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// Somebody went on with a record of it.
    Step(RecordId, StaffId),
    /// Somebody entered a record that rests on one of it: a payment on a charge, a loan or a list on a paper.
    Record { of: RecordId, by: StaffId, record: RecordId },
}

/// What somebody entered last, by one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAct {
    pub at: Moment,
    /// What it did, as the log tells it.
    pub lines: Vec<HistoryLine>,
    pub back: TakenBackBy,
    /// What was done about it since, by whom: it rests on the act.
    pub rests: Option<RestsOn>,
}

/// Which change made an entry: the number that the notes of this working copy have, none of what was made elsewhere.
struct NotedActs(BTreeMap<String, usize>);

impl NotedActs {
    fn of(&self, key: Option<&String>) -> Option<usize> {
        self.0.get(key?).copied()
    }
}

/// A change by one person: when it was entered, and its number. What was made elsewhere stands before what was made here in that second.
type ActMoment = (Moment, Option<usize>);

/// The last act of a person that was not taken back; none where there is none.
pub fn last_act(archive: &Archive, by: &StaffId) -> Result<Option<LastAct>> {
    let changes = NotedActs(acts::noted(archive.reader())?);
    let all = log::logged(archive)?;
    // A step that an import tells of was somebody's long ago; what was entered is the record.
    let entered = |line: &HistoryLine| line.by.as_ref() == Some(by) && !(line.step != 0 && line.event.is_none());
    let mut theirs: BTreeMap<Reverse<ActMoment>, Vec<&LoggedLine>> = BTreeMap::new();
    for logged in all.iter().filter(|logged| entered(&logged.line)) {
        theirs.entry(Reverse((logged.line.at, changes.of(logged.key.as_ref())))).or_default().push(logged);
    }
    let is_over = |act: &[&LoggedLine]| {
        act.iter().any(|logged| logged.line.is_undo) || act.iter().all(|logged| is_gone(&logged.line, &all))
    };
    let Some((Reverse(change), act)) = theirs.into_iter().find(|(_, act)| !is_over(act)) else { return Ok(None) };
    let lines: Vec<HistoryLine> = act.iter().map(|logged| logged.line.clone()).collect();
    let touched: BTreeSet<&RecordId> = lines.iter().map(|line| &line.id).collect();
    let mut since = all.iter().filter(|logged| {
        let LoggedLine { line, key } = logged;
        change < (line.at, changes.of(key.as_ref())) && !line.is_undo && touched.contains(&line.id)
    });
    let step = since
        .next_back()
        .and_then(|LoggedLine { line, .. }| line.by.clone().map(|by| RestsOn::Step(line.id.clone(), by)));
    let rests = match step {
        Some(step) => Some(step),
        None => resting(archive, (change, &changes), &lines)?,
    };
    let back = match back(&lines) {
        TakenBackBy::Void(ids) if change.1.is_none() && 1 < ids.len() => TakenBackBy::Unknown(ids),
        other => other,
    };
    Ok(Some(LastAct { at: change.0, back, rests, lines }))
}

/// Whether what a line tells was taken back already.
fn is_gone(line: &HistoryLine, all: &[LoggedLine]) -> bool {
    let waits_or_counts = !matches!(line.standing, LineStanding::Voided | LineStanding::Rejected);
    let undone = all.iter().any(|LoggedLine { line: other, .. }| {
        other.is_undo && other.standing != LineStanding::Rejected && other.id == line.id && line.at <= other.at
    });
    !waits_or_counts || undone
}

fn back(lines: &[HistoryLine]) -> TakenBackBy {
    let left = lines.iter().find(|line| line.happening == HistoryEvent::MovedOut && line.event.is_some());
    if let Some((line, Owner::File(name))) = left.map(|line| (line, &line.id.owner)) {
        return TakenBackBy::MoveIn(name.unit().clone(), line.when.date());
    }
    let entered: BTreeSet<&RecordId> =
        lines.iter().filter(|line| line.step == 0 && line.paper.is_none()).map(|line| &line.id).collect();
    if !entered.is_empty() {
        return TakenBackBy::Void(in_order(&entered));
    }
    let stepped = lines.iter().find_map(|line| match line.happening {
        HistoryEvent::Stepped(_, Action::Closed) => Some(TakenBackBy::Reopen(line.id.clone())),
        _ => None,
    });
    let first = lines.first().map(|line| line.id.clone());
    stepped.or_else(|| first.map(TakenBackBy::Nothing)).unwrap_or(TakenBackBy::Void(Vec::new()))
}

/// What is voided, in the order in which it can be: what lies in a file before its cover, a unit last. With covers the tenancies go.
fn in_order(entered: &BTreeSet<&RecordId>) -> Vec<RecordId> {
    let has_cover = entered.iter().any(|id| id.stem.kind() == Kind::Cover);
    let mut ids: Vec<RecordId> = entered.iter().map(|id| (*id).clone()).collect();
    ids.retain(|id| !(has_cover && id.stem.kind() == Kind::Tenancy));
    ids.sort_by_key(|id| match id.stem.kind() {
        Kind::Unit => 2,
        Kind::Cover => 1,
        _ => 0,
    });
    ids
}

/// What was entered since and names something of the act, or settles a charge of it.
fn resting(archive: &Archive, since: (ActMoment, &NotedActs), lines: &[HistoryLine]) -> Result<Option<RestsOn>> {
    let entered = lines.iter().filter(|line| line.step == 0 && line.paper.is_none());
    let ids: Vec<&RecordId> =
        entered.map(|line| &line.id).filter(|id| !matches!(id.stem, Stem::Cover | Stem::Unit)).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let places = log::places(archive)?;
    let found = each(&places, |place| rests_in(archive, place, since, &ids))?;
    Ok(found.into_iter().flatten().next())
}

fn rests_in(
    archive: &Archive,
    place: &PendingPlace,
    (change, changes): (ActMoment, &NotedActs),
    ids: &[&RecordId],
) -> Result<Option<RestsOn>> {
    let cases = log::cases(archive, place)?;
    let is_since = |case: &Case, entry, at: Moment, lies_in: Option<_>| {
        let entry: EntryName = entry;
        let key = lies_in.map(|lies_in| acts::entry_key(lies_in, entry));
        let is_one_of_them = ids.iter().any(|id| id.owner == place.owner && id.stem == case.stem);
        change < (at, changes.of(key.as_ref())) && !is_one_of_them
    };
    for case in cases.iter().filter(|case| !case.is_void()) {
        let head = &case.record.head;
        let record = is_since(case, EntryName::Record(case.stem), head.at, head.lies_in.as_ref());
        let texts = record.then(|| (record_text(&case.record).unwrap_or_default(), &head.by)).into_iter();
        let events = case.events.iter().filter(|named| {
            let head = &named.event.head;
            is_since(case, EntryName::Event(case.stem, named.step), head.at, head.lies_in.as_ref())
        });
        let told = events.map(|named| (event_text(&named.event).unwrap_or_default(), &named.event.head.by));
        for (text, by) in texts.chain(told) {
            if let Some(of) = ids.iter().find(|id| names(&text, id)) {
                let record = RecordId { owner: place.owner.clone(), stem: case.stem };
                return Ok(Some(RestsOn::Record { of: (*of).clone(), by: by.clone(), record }));
            }
        }
    }
    Ok(settled(place, &cases, (change, changes), ids))
}

/// Whether a record's text names another one: by its name, or by its short id.
fn names(text: &str, id: &RecordId) -> bool {
    text.contains(&id.stem.to_string()) || text.contains(&format!("{id}\"")) || text.contains(&format!("{id}."))
}

/// A payment that was entered since and settled some of a charge.
fn settled(
    place: &PendingPlace,
    cases: &[Case],
    (change, changes): (ActMoment, &NotedActs),
    ids: &[&RecordId],
) -> Option<RestsOn> {
    let charges: Vec<&&RecordId> =
        ids.iter().filter(|id| id.owner == place.owner && id.stem.kind() == Kind::Charge).collect();
    if charges.is_empty() {
        return None;
    }
    let money = cases.iter().filter(|case| reckoning::KINDS.contains(&case.stem.kind())).cloned().collect();
    let account = reckoning::account(&seen(money, &AsOf::NOW));
    let of = charges.into_iter().find(|id| {
        let open = account.charges.iter().find(|owed| owed.stem == id.stem);
        open.is_some_and(|owed| owed.left < owed.amount)
    })?;
    let paid = cases.iter().filter(|case| case.stem.kind() == Kind::Payment && !case.is_void()).find(|case| {
        let head = &case.record.head;
        let key = head.lies_in.as_ref().map(|lies_in| acts::entry_key(lies_in, EntryName::Record(case.stem)));
        change < (head.at, changes.of(key.as_ref()))
    })?;
    let record = RecordId { owner: place.owner.clone(), stem: paid.stem };
    Some(RestsOn::Record { of: (**of).clone(), by: paid.record.head.by.clone(), record })
}

/// The name under which a departure is known.
pub fn departed(unit: &UnitCode, date: Date) -> FileName {
    FileName::Departed(unit.clone(), date)
}
