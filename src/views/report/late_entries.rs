//! What was entered long after it happened. Three times are kept apart: when it happened, when it was entered, as it says, and by which
//! seal it is proved to have been there (S-SEAL).

use crate::archive::layout::entry_path;
use crate::archive::{Archive, Bundle, file_parts, seals};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{EntryName, Kind, RecordId};
use crate::views::report::InYear;
use crate::views::{When, newest_first, pending};

/// Records that were entered in a year more than `[policy] entry_days` days after they happened, newest first. What has a number of the office's own, or
/// steps that came with it, is from a register: it is a group of its own.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns =
        [text("group"), text("id"), text("date"), text("entered_on"), figure("days"), text("by"), text("proved_on")];
    let mut table = asked.table("late-entries", &columns);
    let days = i64::from(archive.settings().policy.entry_days);
    let mut rows = Vec::new();
    for place in pending::places(archive)? {
        let bundles = place.bundles.iter().map(|id| archive.bundle_in_passing(id)).collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<&Bundle> = bundles.iter().collect();
        let mut cases = Vec::new();
        for kind in Kind::ALL {
            cases.extend(file_parts::cases_of(archive.reader(), &parts, *kind)?);
        }
        let mut proved = None;
        for case in cases.iter().filter_map(|case| case.seen(&asked.view())) {
            let head = &case.record.head;
            let late = head.at.date().days_since(head.date());
            if !asked.has(head.at.date()) || late <= days {
                continue;
            }
            let proofs = proved.get_or_insert_with(|| {
                let of_parts = place.bundles.iter().map(|bundle| seals::proved_by(archive, bundle));
                of_parts.reduce(|mut all, mut more| {
                    all.append(&mut more);
                    all
                })
            });
            let path = entry_path(EntryName::Record(case.stem));
            let first = proofs.as_ref().and_then(|proofs| proofs.get(path.as_str())).map(seals::ProvedBy::date);
            let is_of_register = head.no.is_some() || !case.record.events.is_empty();
            let id = RecordId { owner: place.owner.clone(), stem: case.stem };
            let row = vec![
                Cell::Code(if is_of_register { "from-register" } else { "entered" }),
                Cell::text(&id),
                Cell::Date(head.date()),
                Cell::Date(head.at.date()),
                Cell::Count(late),
                Cell::text(&head.by),
                Cell::maybe(first, Cell::Date),
            ];
            rows.push((is_of_register, head.at, id, row));
        }
    }
    newest_first(&mut rows, |(_, at, id, _)| When::entered(at.date(), *at, id));
    rows.sort_by_key(|(is_of_register, ..)| *is_of_register);
    table.rows = rows.into_iter().map(|(_, _, _, row)| row).collect();
    Ok(table)
}
