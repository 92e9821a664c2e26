//! What is printed of a year: the catalogue as a table and as a page, the boxes' spines.

use crate::archive::layout::{CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML};
use crate::error::Result;
use crate::model::catalogue::Catalogue;
use crate::model::settings::Settings;
use crate::model::table::{self, Cell, Table};
use crate::output::form::{self, SpineWidth};
use crate::output::phrases::Phrases;
use crate::output::wording::Wording;
use crate::output::{self, Format};

/// The files of a year's catalogue, by name: in the estate's language, whoever has them made, so that they are the same bytes.
pub(in crate::cli) fn catalogue(
    settings: &Settings,
    catalogue: &Catalogue,
    words: &dyn Wording,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let csv = output::render(&as_table(catalogue), Format::Csv, words, None);
    let phrases = Phrases::of(settings.language);
    Ok(vec![
        (CATALOGUE_CSV, csv.into_bytes()),
        (CATALOGUE_HTML, form::catalogue(phrases, catalogue)?.into_bytes()),
        (LABELS_HTML, form::box_spines(phrases, catalogue, SpineWidth::Mm50)?.into_bytes()),
    ])
}

/// The catalogue with the columns of docs/FORMS.md (案卷目錄), and where each volume lies.
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
        "location",
    ];
    let mut shown = Table::new("catalogue", &columns.map(table::text));
    for (at, entry) in catalogue.entries.iter().enumerate() {
        let boxed = &entry.boxed;
        let supplement = boxed.supplement_to.as_ref().map(|code| format!("supplement to {code}"));
        let destroyed = entry.destroyed.as_ref().map(|list| format!("destroyed under {list}"));
        let remarks: Vec<String> = supplement.into_iter().chain(destroyed).collect();
        let remarks = Some(remarks.join("; ")).filter(|remarks| !remarks.is_empty());
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
            Cell::maybe(entry.location.as_ref(), Cell::text),
        ]);
    }
    shown
}
