//! What was entered long after it happened. Three times are kept apart: when it happened, when it was entered, as it says, and by which
//! seal it is proved to have been there (S-SEAL).

use crate::archive::layout::{entry_path, signature_path};
use crate::archive::signatures::{ActHead, KeyRing, signer_of};
use crate::archive::{Archive, Bundle, Uncached, file_parts, seals};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{EntryName, EventId, Kind, Moment, RecordId, StepName};
use crate::views::report::InYear;
use crate::views::{When, newest_first, pending};

/// Records that were entered in a year more than `[policy] entry_days` days after they happened, newest first. What has a number of the office's own, or
/// steps that came with it, is from a register: it is a group of its own; and so are signatures by a key that has ended which no seal of
/// before its end lists: nothing but the clock says that they are older.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns =
        [text("group"), text("id"), text("date"), text("entered_on"), figure("days"), text("by"), text("proved_on")];
    let mut table = asked.table("late-entries", &columns);
    let days = i64::from(archive.settings().policy.entry_days);
    let mut rows = Vec::new();
    let ring = KeyRing::read(&mut Uncached::new(archive))?;
    let ended = ring.keys().iter().any(|key| key.ended.is_some() && key.lost.is_none());
    for place in pending::places(archive)? {
        let bundles = place.bundles.iter().map(|id| archive.bundle_in_passing(id)).collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<&Bundle> = bundles.iter().collect();
        let mut cases = Vec::new();
        for kind in Kind::ALL {
            cases.extend(file_parts::cases_of(archive.reader(), &parts, *kind)?);
        }
        if ended {
            for bundle in &bundles {
                for (entry, at, row) in by_ended_keys(archive, &ring, bundle, asked)? {
                    let record = RecordId { owner: place.owner.clone(), stem: entry.record() };
                    let id = match entry {
                        EntryName::Record(_) => record.to_string(),
                        EntryName::Event(_, step) => {
                            EventId { record: record.clone(), step: StepName::from(step) }.to_string()
                        }
                    };
                    let row = [vec![Cell::Code("by-ended-key"), Cell::text(id)], row].concat();
                    rows.push((LateGroup::EndedKey, at, record, row));
                }
            }
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
            let group = if is_of_register { LateGroup::Register } else { LateGroup::Entered };
            rows.push((group, head.at, id, row));
        }
    }
    newest_first(&mut rows, |(_, at, id, _)| When::entered(at.date(), *at, id));
    rows.sort_by_key(|(group, ..)| *group);
    table.rows = rows.into_iter().map(|(_, _, _, row)| row).collect();
    Ok(table)
}

/// The groups, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LateGroup {
    Entered,
    Register,
    EndedKey,
}

/// What a bundle has signed by keys that have ended since, and no seal of before that lists: what it is, when it says that it was entered, and
/// the rest of its row.
fn by_ended_keys(
    archive: &Archive,
    ring: &KeyRing,
    bundle: &Bundle,
    asked: &InYear,
) -> Result<Vec<(EntryName, Moment, Vec<Cell>)>> {
    let reader = archive.reader();
    let signed = bundle.entries().filter(|name| bundle.listing().files.contains_key(signature_path(*name).as_str()));
    let (mut found, mut proved) = (Vec::new(), None);
    for name in signed {
        let Some(key) = signer_of(bundle, reader, name)? else { continue };
        let (head, date) = match name {
            EntryName::Record(stem) => {
                let record = bundle.case(reader, stem)?.record;
                (ActHead::of_record(&record), record.head.date())
            }
            EntryName::Event(stem, step) => {
                let events = bundle.events(reader, stem)?;
                let Some(named) = events.into_iter().find(|named| named.step == step) else { continue };
                (ActHead::of_event(&named.event), named.event.head.date())
            }
        };
        let Some(end) = ring.ended(&head.by, &key).filter(|_| asked.has(head.at.date())) else { continue };
        let proofs = proved.get_or_insert_with(|| seals::proved_by(archive, &bundle.id));
        let first = proofs.get(signature_path(name).as_str()).map(|proved| proved.at);
        if first.is_some_and(|first| first < end) {
            continue;
        }
        let days = head.at.date().days_since(date);
        let row = vec![
            Cell::Date(date),
            Cell::Date(head.at.date()),
            Cell::Count(days),
            Cell::text(&head.by),
            Cell::maybe(first, |first| Cell::Date(first.date())),
        ];
        found.push((name, head.at, row));
    }
    Ok(found)
}
