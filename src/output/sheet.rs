//! Sheets: one thing laid open for a person, a line for each of its keys.

use comfy_table::ContentArrangement;

use crate::model::table::Cell;
use crate::output::table;
use crate::output::wording::Wording;

/// The keys of a thing with what stands under them; a key under which nothing stands is left out.
pub fn render(pairs: &[(&'static str, Cell)], wording: &dyn Wording, width: Option<u16>) -> String {
    let mut shown = comfy_table::Table::new();
    shown.load_style(comfy_table::presets::NOTHING);
    match width {
        Some(width) => shown.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => shown.set_content_arrangement(ContentArrangement::Disabled),
    };
    for (key, cell) in pairs {
        let value = table::text(key, cell, wording);
        if !value.is_empty() {
            shown.add_row([wording.heading(key), value]);
        }
    }
    shown.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    shown.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
