//! What a span did, as a table.

use crate::model::table::{Cell, Table, text};
use crate::model::{EntryName, Moment};
use crate::views::changes::act::{Act, unit_of};
use crate::views::changes::acts;
use crate::views::changes::other::{How, OtherSort};
use crate::views::changes::span_changes::Changes;
use crate::views::changes::wrong::Tampering;

/// Every change, a row each: first what nobody may do, then the acts, newest first, then all else.
pub fn table(changes: &Changes) -> Table {
    let columns =
        ["sort", "date", "unit", "person", "kind", "action", "clause", "id", "detail", "standing", "path", "at"];
    let mut table = Table::new("changes", &columns.map(text));
    let row = |sort, action, path: &str, detail: Option<String>| {
        let mut cells = vec![Cell::Empty; columns.len()];
        for (key, cell) in [
            ("sort", Cell::Code(sort)),
            ("action", Cell::Code(action)),
            ("path", Cell::text(path)),
            ("detail", Cell::maybe(detail, Cell::Text)),
        ] {
            if let Some(place) = columns.iter().position(|column| *column == key).and_then(|at| cells.get_mut(at)) {
                *place = cell;
            }
        }
        cells
    };
    for wrong in &changes.wrongs {
        let detail = if let Tampering::Renamed(to) = &wrong.what { Some(to.clone()) } else { None };
        table.rows.push(row("wrong", wrong.what.as_str(), &wrong.path, detail));
    }
    table.rows.extend(changes.acts.iter().map(of_act));
    for (from, to) in &changes.boxed {
        table.rows.push(row("boxed", "moved", &from.path(), Some(to.path())));
    }
    for key in &changes.settings {
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let detail = format!("{}: {} → {}", key.key, said(&key.before), said(&key.after));
        table.rows.push(row("settings", How::Changed.as_str(), crate::archive::layout::SETTINGS, Some(detail)));
    }
    for other in &changes.others {
        let sort = match other.what {
            OtherSort::Inbox => "inbox",
            OtherSort::File => "file",
        };
        table.rows.push(row(sort, other.how.as_str(), &other.path, None));
    }
    table
}

fn of_act(act: &Act) -> Vec<Cell> {
    let (action, at): (&'static str, Moment) = match act.entry {
        EntryName::Record(_) => ("recorded", act.at),
        EntryName::Event(_, step) => (step.action.as_str(), act.at),
    };
    let path = format!("{}/{}", act.bundle, crate::archive::layout::entry_path(act.entry));
    vec![
        Cell::Code("act"),
        Cell::Date(act.when.date()),
        Cell::maybe(unit_of(&act.bundle), Cell::text),
        Cell::text(&act.by),
        Cell::Code(act.entry.record().kind().as_str()),
        Cell::Code(action),
        Cell::Code(act.clause.as_str()),
        Cell::text(acts::id(act).map_or_else(|| act.id(), |id| id.long())),
        Cell::maybe(act.detail.clone(), Cell::Gist),
        Cell::maybe(act.standing.code(), Cell::Code),
        Cell::text(path),
        Cell::text(at),
    ]
}
