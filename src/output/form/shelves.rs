//! The codes of shelves, to be cut out and stuck on them, or scanned from the list (S-LOC).

use minijinja::{Value, context};

use crate::model::Place;
use crate::model::settings::Settings;
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::mark::mark;
use crate::output::phrases::{Phrases, say};

const SHELVES: &str = include_str!("../../../templates/form/shelves.html");

/// A card for each place, two beside each other.
pub fn shelves(phrases: Phrases, settings: &Settings, places: &[Place]) -> Result<String, PageFault> {
    let card = |place: &Place| {
        let picture = Value::from_safe_string(mark(place.code()));
        context! { place => place.to_string(), code => place.code().to_string(), picture }
    };
    let shelves: Vec<Value> = places.iter().map(card).collect();
    let form = PageForm { name: "shelves", body: SHELVES, css: String::new() };
    fill(form, phrases, &[&say!(phrases, "form-shelves"), settings.name.as_str()], context! { shelves })
}
