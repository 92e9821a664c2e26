//! Working copies of which nothing was heard for long: a clone that nobody has merged is in no seal.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::manifest::{self, Manifest};
use crate::archive::seals::early::entered;
use crate::archive::seals::estate::{distinct, read_what_can_be};
use crate::archive::seals::tree::Seals;
use crate::model::{Date, Moment};

/// After so many days of silence nobody waits for a working copy any more: it was given up, or its branch was.
const GIVEN_UP_DAYS: u32 = 366;

/// How many lines of a manifest are looked at for the time of its last entry, from its end: papers stand beside their records.
const LOOKED_AT: usize = 16;

/// The writers that have entered something within a year, and nothing for longer than some days; each with the day of its last entry.
pub fn silent(archive: &Archive, now: Moment, days: u32) -> Vec<(String, Date)> {
    let mut heard: BTreeMap<String, Moment> = BTreeMap::new();
    for found in read_what_can_be(archive.reader()) {
        let Ok(bytes) = archive.reader().read(found.path(), manifest::MAX_BYTES) else { continue };
        let lines = distinct(&Manifest { path: found.path(), bytes });
        let last = lines.iter().rev().take(LOOKED_AT);
        let Some(at) = last.filter_map(|line| entered(archive, &found.bundle, &line.path)).map(|(at, ..)| at).max()
        else {
            continue;
        };
        let known = heard.entry(found.writer).or_insert(at);
        *known = (*known).max(at);
    }
    // Who seals is heard of.
    for found in Seals::read(archive.reader()).all {
        if let Some(writer) = found.writer {
            let known = heard.entry(writer).or_insert(found.head.at);
            *known = (*known).max(found.head.at);
        }
    }
    let of_days = |days: u32| i64::from(days) * 86_400;
    let is_silent = |at: &Moment| {
        let silence = now.seconds_since(*at);
        of_days(days) < silence && silence < of_days(GIVEN_UP_DAYS)
    };
    heard.into_iter().filter(|(_, at)| is_silent(at)).map(|(writer, at)| (writer, at.date())).collect()
}
