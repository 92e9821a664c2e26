//! The last act of a person, and how it is taken back while nothing rests on it.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Action, Date, FileName, Kind, Moment, Owner, RecordId, StaffId, UnitCode};
use crate::views::history::{HistoryEvent, HistoryLine, LineStanding};
use crate::views::log::{self, LogWanted};

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
}

/// What somebody entered last at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAct {
    pub at: Moment,
    /// What it did, as the log tells it.
    pub lines: Vec<HistoryLine>,
    pub back: TakenBackBy,
    /// What was done about it since, by whom: it rests on the act.
    pub rests: Option<(RecordId, StaffId)>,
}

/// The last act of a person that was not taken back; none where there is none.
pub fn last_act(archive: &Archive, by: &StaffId) -> Result<Option<LastAct>> {
    let all = log::log(archive, &LogWanted::default())?;
    let theirs: Vec<&HistoryLine> = all.iter().filter(|line| line.by.as_ref() == Some(by)).collect();
    let mut acts = theirs.chunk_by(|a, b| a.at == b.at);
    let act = acts.find(|act| !act.iter().any(|line| line.is_undo) && !act.iter().all(|line| is_gone(line, &all)));
    let Some((at, act)) = act.and_then(|act| Some((act.first()?.at, act))) else { return Ok(None) };
    let lines: Vec<HistoryLine> = act.iter().map(|line| (*line).clone()).collect();
    let touched: BTreeSet<&RecordId> = lines.iter().map(|line| &line.id).collect();
    let mut since = all.iter().filter(|line| at < line.at && !line.is_undo && touched.contains(&line.id));
    let rests = since.next_back().and_then(|line| Some((line.id.clone(), line.by.clone()?)));
    Ok(Some(LastAct { at, back: back(&lines), rests, lines }))
}

/// Whether what a line tells was taken back already.
fn is_gone(line: &HistoryLine, all: &[HistoryLine]) -> bool {
    let waits_or_counts = !matches!(line.standing, LineStanding::Voided | LineStanding::Rejected);
    let undone = all.iter().any(|other| other.is_undo && other.id == line.id && line.at < other.at);
    !waits_or_counts || undone
}

fn back(lines: &[HistoryLine]) -> TakenBackBy {
    let left = lines.iter().find(|line| line.happening == HistoryEvent::MovedOut && line.event.is_some());
    if let Some((line, Owner::File(name))) = left.map(|line| (line, &line.id.owner)) {
        return TakenBackBy::MoveIn(name.unit().clone(), line.when.date());
    }
    let entered: BTreeSet<&RecordId> =
        lines.iter().filter(|line| line.step == 0 && line.paper.is_none()).map(|line| &line.id).collect();
    // With a client's cover the tenancies go.
    let cover = entered.iter().find(|id| id.stem.kind() == Kind::Cover);
    if let Some(cover) = cover {
        return TakenBackBy::Void(vec![(*cover).clone()]);
    }
    if !entered.is_empty() {
        return TakenBackBy::Void(entered.into_iter().cloned().collect());
    }
    let stepped = lines.iter().find_map(|line| match line.happening {
        HistoryEvent::Stepped(_, Action::Closed) => Some(TakenBackBy::Reopen(line.id.clone())),
        _ => None,
    });
    let first = lines.first().map(|line| line.id.clone());
    stepped.or_else(|| first.map(TakenBackBy::Nothing)).unwrap_or(TakenBackBy::Void(Vec::new()))
}

/// The name under which a departure is known.
pub fn departed(unit: &UnitCode, date: Date) -> FileName {
    FileName::Departed(unit.clone(), date)
}
