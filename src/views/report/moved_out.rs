//! Who left in a year, and where their volumes lie (P2-6).

use crate::archive::{Archive, ClientFile, GoneList};
use crate::error::Result;
use crate::model::AsOf;
use crate::model::table::{Cell, Table, text};
use crate::views::boxes::Boxes;
use crate::views::estate::{Estate, cover_seen, each};
use crate::views::report::InYear;
use crate::views::{When, newest_first};

/// The clients who left in a year, the last one to leave first. A client of several units stands under the first.
pub fn report(archive: &Archive, asked: &InYear) -> Result<Table> {
    let view = asked.view();
    let estate = Estate::read_in(archive, &view)?;
    let mut clients =
        estate.clients(|tenure| tenure.to.is_some_and(|to| asked.has(to)) && asked.kept.has_tenure(tenure))?;
    newest_first(&mut clients, |client| {
        When::day(client.file.tenure.to.unwrap_or(client.file.tenure.from), &client.file.tenure.room.unit)
    });
    let companies = each(&clients, |client| cover_seen(archive, &client.file, &view).map(|(cover, _)| cover.company))?;
    let boxes = if clients.is_empty() { Boxes::default() } else { Boxes::read(archive)? };
    let columns =
        ["unit", "floor", "company", "move_in", "move_out", "file", "code", "box", "destroyed_under", "destroyed_on"]
            .map(text);
    let mut table = asked.table("moved-out", &columns);
    for (client, company) in clients.iter().zip(&companies) {
        let file = &client.file;
        let boxed = boxes.volume(file).filter(|line| view.knows(line.case.record.head.at)).map(|line| &line.boxed);
        let destroyed = destroyed(archive, file, &view)?;
        table.rows.push(vec![
            Cell::text(&file.tenure.room.unit),
            Cell::text(&file.tenure.room.floor),
            Cell::text(company),
            Cell::Date(file.tenure.from),
            Cell::maybe(file.tenure.to, Cell::Date),
            Cell::text(&file.name),
            Cell::maybe(boxed, |boxed| Cell::text(&boxed.code)),
            Cell::maybe(boxed, |boxed| Cell::text(boxed.place())),
            Cell::maybe(destroyed.as_ref(), |list| Cell::text(&list.id)),
            Cell::maybe(destroyed.as_ref(), |list| Cell::Date(list.on)),
        ]);
    }
    Ok(table)
}

/// The list by which a client's volume was destroyed, as far as that had happened and was known.
fn destroyed(archive: &Archive, file: &ClientFile, view: &AsOf) -> Result<Option<GoneList>> {
    if !file.main.is_closed() {
        return Ok(None);
    }
    let main = archive.bundle(&file.main)?;
    Ok(main.lost_cover().filter(|list| view.reaches(list.on) && view.knows(list.at)).cloned())
}
