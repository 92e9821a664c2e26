//! Until when the volumes in boxes are kept, and what keeps them beyond that (S-RET).

use crate::archive::retention::{self, BoxedVolume};
use crate::archive::{Archive, GoneList, Uncached};
use crate::error::Result;
use crate::model::disposal::{KeptBy, WhyKept};
use crate::model::table::{Cell, Table, text};
use crate::model::{AsOf, Gist, Retention};
use crate::views::estate::each;
use crate::views::report::AtDay;

/// Every volume in boxes with its term, the first and the last day of it, and what keeps it: those whose term ends first, first.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let view = AsOf { as_of: Some(asked.day), known_at: asked.known_at };
    let mut lookup = Uncached::new(archive);
    let mut volumes = retention::volumes(&mut lookup, &view)?;
    volumes.retain(|volume| asked.kept.has(&volume.name()));
    volumes.sort_by_cached_key(|volume| {
        let ends = volume.ends();
        (ends.is_none(), ends, volume.code().clone())
    });
    let keepers = retention::keepers(&mut lookup, &view)?;
    let rows = each(&volumes, |volume| {
        let lookup = &mut Uncached::new(archive);
        let destroyed = retention::destroyed(lookup, volume)?.filter(|list| list.on <= asked.day);
        let kept = match destroyed {
            Some(_) => Vec::new(),
            None => retention::kept_by(lookup, volume, &keepers, &view, asked.day)?,
        };
        Ok(row(volume, &kept, destroyed.as_ref()))
    })?;
    let columns = [
        "code",
        "unit",
        "company",
        "file",
        "move_out",
        "retention",
        "begins",
        "ends",
        "kept_by",
        "holds",
        "destroyed_under",
    ]
    .map(text);
    let mut table = asked.table("retention", &columns);
    table.rows = rows;
    Ok(table)
}

fn row(volume: &BoxedVolume, kept: &[KeptBy], destroyed: Option<&GoneList>) -> Vec<Cell> {
    let held = kept.iter().filter(|line| line.why == WhyKept::Held);
    let holds: Vec<String> = held.flat_map(|line| &line.by).map(ToString::to_string).collect();
    vec![
        Cell::text(volume.code()),
        Cell::text(&volume.folder.unit),
        Cell::maybe(volume.title(), Cell::text),
        Cell::text(volume.name()),
        Cell::Date(volume.first.boxed.move_out),
        Cell::text(volume.retention()),
        Cell::maybe(Retention::begins(volume.first.boxed.move_out), Cell::Date),
        Cell::maybe(volume.ends(), Cell::Date),
        Cell::maybe(Gist::joined(kept.iter().map(|line| Some(Gist::code("kept_by", line.why)))), Cell::Gist),
        Cell::List(holds),
        Cell::maybe(destroyed, |list| Cell::text(&list.id)),
    ]
}
