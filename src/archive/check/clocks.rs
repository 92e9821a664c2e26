//! Times of entry, manifest by manifest: a manifest only grows at its end, so they do not go back in it.

use std::collections::BTreeMap;

use crate::archive::check::name::shown;
use crate::archive::check::page::EntryPage;
use crate::model::clock::Clock;
use crate::model::record::Note;
use crate::model::{BundlePath, Finding, FindingCode, Moment};

/// By how many seconds clocks may differ: a machine's that is set right again, or two machines'.
const LEEWAY: i64 = 600;

/// When the records and events of a bundle were entered.
#[derive(Debug, Default)]
pub(in crate::archive) struct Clocks {
    /// By the machine's clock.
    told: BTreeMap<BundlePath, Moment>,
    /// How many somebody set.
    set: u64,
}

impl Clocks {
    /// Notes when something was entered.
    pub fn take(&mut self, path: &BundlePath, at: Moment, clock: Option<Clock>) {
        match clock {
            Some(Clock::Set) => self.set += 1,
            None => {
                self.told.insert(path.clone(), at);
            }
        }
    }

    /// Adds what another thread noted.
    pub fn append(&mut self, mut other: Self) {
        self.told.append(&mut other.told);
        self.set += other.set;
    }

    /// Says where the time of entry goes back, and what has a time that has not come yet; gives how many times were set.
    ///
    /// What `mend` listed anew, with a note of it, stands at the end of its list although it was entered before.
    pub fn conclude<'n>(
        self,
        page: EntryPage,
        notes: impl Iterator<Item = &'n Note> + Clone,
        findings: &mut Vec<Finding>,
    ) -> u64 {
        let full = |path: &BundlePath| format!("{}/{}", page.bundle, shown(path.as_str().as_ref()));
        let mended = |path: &BundlePath| {
            notes.clone().any(|note| match note.about.as_str() {
                "mend" => note.note.as_str().contains(&format!("/{path})")),
                "adopted" => note.attachments.iter().any(|listed| listed.path == *path),
                _ => false,
            })
        };
        for order in &page.lists.orders {
            let mut latest: Option<Moment> = None;
            for (path, at) in order.iter().filter_map(|path| self.told.get_key_value(path)) {
                match latest {
                    Some(before) if LEEWAY < before.seconds_since(*at) => {
                        if !mended(path) {
                            let finding = Finding::new(FindingCode::ClockBack, full(path));
                            findings.push(finding.with(format!("{at} < {before}")));
                            latest = Some(*at);
                        }
                    }
                    Some(before) if 0 < before.seconds_since(*at) => {}
                    _ => latest = Some(*at),
                }
            }
        }
        let is_ahead = |at: Moment| page.now.is_some_and(|now| LEEWAY < at.seconds_since(now));
        let ahead = self.told.iter().filter(|(_, at)| is_ahead(**at));
        findings.extend(ahead.map(|(path, at)| Finding::new(FindingCode::ClockAhead, full(path)).with(at)));
        self.set
    }
}
