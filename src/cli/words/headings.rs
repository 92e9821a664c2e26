//! The headings of columns.

use crate::output::phrases::Phrases;

/// The heading of a column: its key in words, unless it has better ones.
pub(super) fn heading(phrases: Phrases, key: &str) -> String {
    phrases.known(&format!("heading-{key}")).unwrap_or_else(|| plain(key))
}

fn plain(key: &str) -> String {
    match key {
        "id" => "Id".to_owned(),
        "no" => "No.".to_owned(),
        "as_of" => "As of".to_owned(),
        "area" | "occupied_area" => format!("{} m²", capital(key)),
        "days_0_30" => "0–30 days".to_owned(),
        "days_31_60" => "31–60 days".to_owned(),
        "days_61_90" => "61–90 days".to_owned(),
        "over_90" => "Over 90".to_owned(),
        "median_response_minutes" => "Median minutes".to_owned(),
        "happening" => "What".to_owned(),
        "hour" => "Time".to_owned(),
        "move_in" => "Moved in".to_owned(),
        "move_out" => "Moved out".to_owned(),
        "total" => "Total".to_owned(),
        _ => capital(key),
    }
}

fn capital(key: &str) -> String {
    let mut words = key.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
