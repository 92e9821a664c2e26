//! What waits for its box (P2-6).

use std::collections::BTreeMap;

use crate::archive::{Archive, ClientFile};
use crate::error::Result;
use crate::model::{Date, FileName, Kind, Year};
use crate::views::boxes::Boxes;
use crate::views::estate::{Client, each};
use crate::views::status::todo::Todo;

/// Sealed volumes, and what came late for boxed ones, that a year which is over left without a box; the last year first.
pub(super) fn not_boxed(archive: &Archive, departed: &[Client], today: Date) -> Result<Vec<Todo>> {
    let boxes = Boxes::read(archive)?;
    let due = each(departed, |client| year_of_boxing(archive, &client.file, &boxes))?;
    let mut years: BTreeMap<Year, Vec<FileName>> = BTreeMap::new();
    for (client, year) in departed.iter().zip(due) {
        if let Some(year) = year.filter(|year| *year < today.year()) {
            years.entry(year).or_default().push(client.file.name.clone());
        }
    }
    Ok(years.into_iter().rev().map(|(year, volumes)| Todo::NotBoxed { year, volumes }).collect())
}

/// The year with which a volume goes into its box, or what came late for it; none where nothing waits for one.
fn year_of_boxing(archive: &Archive, file: &ClientFile, boxes: &Boxes) -> Result<Option<Year>> {
    if !file.main.is_closed() {
        let sealed = !archive.bundle(&file.main)?.stems(Kind::Sealed).is_empty();
        return Ok(file.tenure.to.map(Date::year).filter(|_| sealed));
    }
    let late = archive.bundle(&file.write_to)?;
    let Some(volume) = boxes.volume(file).filter(|_| !late.is_empty()) else {
        return Ok(None);
    };
    // Late papers are boxed with the year in which the last of them came, but not with the volume's own.
    let mut year = volume.boxed.year.next();
    for kind in Kind::ALL {
        for case in late.cases(archive.reader(), *kind)? {
            let events = case.events.iter().map(|named| named.event.head.at);
            let entered = events.chain([case.record.head.at]).map(|at| at.date().year());
            year = entered.max().unwrap_or(year).max(year);
        }
    }
    Ok(Some(year))
}
