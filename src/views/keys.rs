//! The keys by which people sign and open papers.

use crate::archive::signatures::{KeyRing, StaffKey};
use crate::archive::{Archive, Uncached, secrecy};
use crate::error::Result;
use crate::model::table::{Cell, Table, text};
use crate::model::{EventId, Moment, Owner, RecordId, StepName};

/// The columns that a person reads.
pub const SHOWN: &[&str] = &["id", "fingerprint", "kind", "status", "since", "until", "why"];

/// How a key stands.
fn status(key: &StaffKey, now: Moment) -> &'static str {
    match (key.since, key.ended) {
        (_, Some((from, _))) if from <= now => "ended",
        (None, _) if key.is_rejected() => "rejected",
        (None, _) => "waits",
        (Some(_), _) => "in-force",
    }
}

/// Every key, by person and in the order of entry.
pub fn table(archive: &Archive, now: Moment) -> Result<Table> {
    let columns = ["id", "fingerprint", "kind", "status", "since", "until", "why", "event"].map(text);
    let mut table = Table::new("keys", &columns);
    for key in KeyRing::read(&mut Uncached::new(archive))?.keys() {
        let (stem, step) = key.added;
        let event = EventId { record: RecordId { owner: Owner::Staff, stem }, step: StepName::from(step) };
        let line = key.key.to_string();
        table.rows.push(vec![
            Cell::text(&key.person),
            Cell::text(key.key.fingerprint()),
            Cell::text(line.split(' ').next().unwrap_or_default()),
            Cell::Code(status(key, now)),
            Cell::maybe(key.since, Cell::text),
            Cell::maybe(key.ended, |(from, _)| Cell::text(from)),
            Cell::maybe(key.ended, |(_, why)| Cell::Code(why.as_str())),
            Cell::text(event),
        ]);
    }
    for key in secrecy::open_keys(&mut Uncached::new(archive))? {
        let (stem, step) = key.added;
        let event = EventId { record: RecordId { owner: Owner::Staff, stem }, step: StepName::from(step) };
        let status = match (key.since, key.ended) {
            (_, Some(_)) => "ended",
            (None, None) if key.rejected => "rejected",
            (None, None) => "waits",
            (Some(_), None) => "in-force",
        };
        table.rows.push(vec![
            Cell::text(&key.person),
            Cell::text(&key.key),
            Cell::text("age"),
            Cell::Code(status),
            Cell::maybe(key.since, Cell::text),
            Cell::maybe(key.ended, |(from, _)| Cell::text(from)),
            Cell::maybe(key.ended, |(_, why)| Cell::Code(why.as_str())),
            Cell::text(event),
        ]);
    }
    Ok(table)
}
