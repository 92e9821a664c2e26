//! What stands between the cells of a text: made out by the headers that registers have.

use crate::desk::import::headers::{HeaderNames, Mapping};
use crate::desk::import::raw_cell::RawCell;

/// How many rows are looked at to make out the encoding and the separator.
const LOOKED_AT: usize = 20;

/// How many bytes of them.
const HEAD: usize = 1 << 16;

/// How many cells of a row are looked at for that.
const CELLS_LOOKED_AT: usize = 200;

/// What stands between the cells: a comma, where nothing else shows more headers.
pub(super) fn separator(text: &str, known: &[HeaderNames]) -> u8 {
    let first: String = head(text).lines().take(LOOKED_AT).flat_map(str::chars).collect();
    let others = [b'\t', b';'].into_iter().filter(|mark| first.contains(char::from(*mark)));
    let commas = known_headers(text, b',', known);
    others
        .map(|mark| (known_headers(text, mark, known), mark))
        .filter(|(known, _)| commas < *known)
        .max()
        .map_or(b',', |best| best.1)
}

/// How many headers of one register a text has in its first rows, with this separator.
pub(super) fn known_headers(text: &str, separator: u8, known: &[HeaderNames]) -> usize {
    let records = reader(head(text), separator).into_records().take(LOOKED_AT).flatten();
    let rows = records.map(|record| record.iter().take(CELLS_LOOKED_AT).map(RawCell::text).collect::<Vec<_>>());
    let most = |cells: Vec<RawCell>| known.iter().map(|names| names.count(&cells, &Mapping::default())).max();
    rows.filter_map(most).max().unwrap_or_default()
}

/// Its beginning, as far as it is looked at before it is known what it is.
fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}

/// The records of a text.
pub(super) fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}
