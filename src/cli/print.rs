//! What is printed of a year: the catalogue as a table and as a page, the boxes' labels.

use crate::archive::layout::{CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML};
use crate::error::Result;
use crate::model::catalogue::Catalogue;
use crate::model::table::{self, Cell, Table};
use crate::output::{self, Format, Wording, html};

/// The files of a year's catalogue, by name.
pub(super) fn catalogue(catalogue: &Catalogue, words: &dyn Wording) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let csv = output::render(&as_table(catalogue), Format::Csv, words, None);
    Ok(vec![
        (CATALOGUE_CSV, csv.into_bytes()),
        (CATALOGUE_HTML, html::catalogue(catalogue)?.into_bytes()),
        (LABELS_HTML, html::box_labels(catalogue)?.into_bytes()),
    ])
}

/// The catalogue with the columns of FORMS.md (案卷目錄), and where each volume lies.
fn as_table(catalogue: &Catalogue) -> Table {
    let columns = [
        "no",
        "code",
        "title",
        "from",
        "to",
        "pages",
        "retention",
        "remarks",
        "floor",
        "unit",
        "move_out",
        "items",
        "level",
        "box",
    ];
    let mut shown = Table::new("catalogue", &columns.map(table::text));
    for (at, entry) in catalogue.entries.iter().enumerate() {
        let boxed = &entry.boxed;
        let remarks = boxed.supplement_to.as_ref().map(|code| format!("supplement to {code}"));
        shown.rows.push(vec![
            Cell::count(at + 1),
            Cell::text(&boxed.code),
            Cell::text(&entry.title),
            Cell::Date(boxed.from),
            Cell::Date(boxed.to),
            Cell::Count(boxed.pages.into()),
            Cell::text(boxed.retention),
            Cell::maybe(remarks, Cell::Text),
            Cell::text(&boxed.floor),
            Cell::text(&boxed.unit),
            Cell::Date(boxed.move_out),
            Cell::Count(boxed.items.into()),
            Cell::Code(boxed.level.as_str()),
            Cell::text(boxed.place()),
        ]);
    }
    shown
}
