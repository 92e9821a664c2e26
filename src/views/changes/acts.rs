//! What people did, as the records and events tell that are new.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::git::{ManifestLists, Snapshots};
use crate::archive::layout::{self, BundleId};
use crate::archive::{parse_event, parse_record};
use crate::error::Result;
use crate::model::clause_of::falls_under;
use crate::model::event::NamedEvent;
use crate::model::gist::Gist;
use crate::model::hidden_titles;
use crate::model::{Action, Case, EntryName, FileName, Kind, Owner, Record, RecordId, Stem};
use crate::views::changes::act::{Act, unit_of};
use crate::views::changes::compared::Compared;
use crate::views::changes::other::{How, Other, OtherSort};
use crate::views::changes::span_changes::Changes;
use crate::views::history::{self, HistoryLine, LineStanding};

/// Tells the acts of the files that are new.
pub(super) fn acts(
    compared: &Compared,
    snapshots: &mut Snapshots,
    new: &BTreeSet<usize>,
    changes: &mut Changes,
) -> Result<()> {
    let mut records: BTreeMap<(&BundleId, Stem), BTreeSet<EntryName>> = BTreeMap::new();
    for file in new.iter().filter_map(|at| compared.files.get(*at)) {
        if let Some(Ok(entry)) = layout::entry_at(file.inside) {
            records.entry((&file.bundle, entry.record())).or_default().insert(entry);
        }
    }
    let nothing = ManifestLists::default();
    for ((bundle, stem), entries) in records {
        let lists = compared.new.get(bundle).unwrap_or(&nothing);
        let owner = owner(bundle, lists);
        let (case, unread) = case(compared, snapshots, (bundle, lists), stem)?;
        for path in unread {
            changes.others.push(Other { path, how: How::Added, what: OtherSort::File });
        }
        let id_owner = owner.clone().unwrap_or(Owner::Staff);
        for entry in entries {
            let act = match (&case, entry) {
                // Of what is restricted nobody is told more than that something was done (S-PI).
                (KnownCase::Whole(case), _) if case.restriction().is_some() => {
                    told(&id_owner, case, entry).map(|act| ActTold { detail: None, ..act })
                }
                (KnownCase::Whole(case), _) => told(&id_owner, case, entry),
                (KnownCase::Events(events), EntryName::Event(_, step)) => {
                    events.iter().find(|named| named.step == step).map(|named| ActTold {
                        by: named.event.head.by.clone(),
                        at: named.event.head.at,
                        when: named.event.head.when,
                        standing: LineStanding::Counts,
                        detail: named.event.deed.note().map(Gist::words),
                    })
                }
                (KnownCase::Events(_), EntryName::Record(_)) => None,
            };
            let record = if let KnownCase::Whole(case) = &case { Some(&case.record) } else { None };
            changes.acts.extend(act.map(|ActTold { by, at, when, standing, detail }| Act {
                owner: owner.clone(),
                bundle: bundle.clone(),
                entry,
                by,
                at,
                when,
                standing,
                detail,
                clause: falls_under(entry, record),
            }));
        }
    }
    Ok(())
}

/// A record with its events; or its events alone, where the record lies in another part of the volume.
enum KnownCase {
    Whole(Box<Case>),
    Events(Vec<NamedEvent>),
}

fn case(
    compared: &Compared,
    snapshots: &mut Snapshots,
    (bundle, lists): (&BundleId, &ManifestLists),
    stem: Stem,
) -> Result<(KnownCase, Vec<String>)> {
    let mut unread = Vec::new();
    let to = &compared.span.to;
    let path = |entry| format!("{bundle}/{}", layout::entry_path(entry));
    let text = snapshots.text(to, &path(EntryName::Record(stem)))?;
    let record: Option<Record> = match text.map(|text| parse_record(&text)) {
        Some(Ok((record, _))) => Some(record),
        Some(Err(_)) => {
            unread.push(path(EntryName::Record(stem)));
            None
        }
        None => None,
    };
    let mut events = Vec::new();
    let start = layout::entry_path(EntryName::Record(stem));
    let start = format!("{}+", start.strip_suffix(layout::RECORD_ENDING).unwrap_or(&start));
    for (inside, _) in lists.files.range(start.clone()..).take_while(|(inside, _)| inside.starts_with(&start)) {
        let Some(Ok(EntryName::Event(_, step))) = layout::entry_at(inside) else { continue };
        let full = format!("{bundle}/{inside}");
        match snapshots.text(to, &full)?.map(|text| parse_event(&text)) {
            Some(Ok((event, _))) => events.push(NamedEvent { step, event }),
            Some(Err(_)) => unread.push(full),
            None => {}
        }
    }
    let known = match record {
        Some(record) => {
            let mut case = Case { stem, record, events };
            case.sort_events();
            if compared.hides_titles {
                hidden_titles::hide(&mut case);
            }
            KnownCase::Whole(Box::new(case))
        }
        None => KnownCase::Events(events),
    };
    Ok((known, unread))
}

/// What a line of the story says of an entry.
struct ActTold {
    by: crate::model::StaffId,
    at: crate::model::Moment,
    when: crate::model::Happened,
    standing: LineStanding,
    detail: Option<Gist>,
}

fn told(owner: &Owner, case: &Case, entry: EntryName) -> Option<ActTold> {
    let lines = history::told(owner, case);
    let head = &case.record.head;
    let line = |wanted: usize| lines.iter().find(|line| line.step == wanted);
    match entry {
        EntryName::Record(_) => {
            let line = line(0);
            let standing = line.map_or(LineStanding::Counts, |line| line.standing);
            let detail = line.map_or_else(|| case.record.summary(), |line| line.detail.clone());
            Some(ActTold { by: head.by.clone(), at: head.at, when: head.when, standing, detail })
        }
        EntryName::Event(_, step) => {
            let at = case.events.iter().position(|named| named.step == step)?;
            let named = case.events.get(at)?;
            let HistoryLine { standing, detail, .. } = line(case.record.events.len() + at + 1)?.clone();
            let head = &named.event.head;
            Some(ActTold { by: head.by.clone(), at: head.at, when: head.when, standing, detail })
        }
    }
}

/// Whose records lie in a bundle. A client who left is named by the day of the seal; of late things that is not known here.
fn owner(bundle: &BundleId, lists: &ManifestLists) -> Option<Owner> {
    let sealed = || {
        let names: Vec<EntryName> = lists.files.keys().filter_map(|path| layout::entry_at(path)?.ok()).collect();
        // What was bound by mistake was taken back: its seal is voided.
        let is_void = |sealed: &Stem| {
            let voids = |name: &EntryName| matches!(name, EntryName::Event(stem, step) if stem == sealed && step.action == Action::Voided);
            names.iter().any(voids)
        };
        let sealed = names.iter().filter_map(|name| match name {
            EntryName::Record(stem @ Stem::Dated { date, kind: Kind::Sealed, .. }) => Some((*stem, *date)),
            _ => None,
        });
        sealed.filter(|(stem, _)| !is_void(stem)).map(|(_, date)| date).max()
    };
    match bundle {
        BundleId::Staff => Some(Owner::Staff),
        BundleId::Policies => Some(Owner::Policies),
        BundleId::Register(register, _) => Some(Owner::Register(*register)),
        BundleId::Room(place) => Some(Owner::File(FileName::Present(place.unit.clone()))),
        BundleId::Client(place, _) => Some(Owner::File(match sealed() {
            Some(day) => FileName::Departed(place.unit.clone(), day),
            None => FileName::Present(place.unit.clone()),
        })),
        BundleId::Boxed(..) | BundleId::Late(_) => {
            sealed().zip(unit_of(bundle)).map(|(day, unit)| Owner::File(FileName::Departed(unit.clone(), day)))
        }
    }
}

/// The id of an act's record, where its owner is known.
pub(super) fn id(act: &Act) -> Option<RecordId> {
    act.owner.clone().map(|owner| RecordId { owner, stem: act.entry.record() })
}
