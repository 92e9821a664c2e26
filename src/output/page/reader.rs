//! Whose page it is, and how it names what is on it.

use crate::model::settings::Settings;
use crate::model::{Date, Table};
use crate::output::phrases::{Phrases, say};
use crate::output::wording::Wording;

/// Where a cell leads, on a page that is one of several.
pub trait Links {
    /// The address of what stands under a key; none where there is no page of it.
    fn to(&self, key: &str, text: &str) -> Option<String>;
}

/// Whose page it is, in which language, and made on which day.
#[derive(Clone, Copy)]
pub struct PageReader<'a> {
    /// The estate.
    pub settings: &'a Settings,
    /// The phrases of its language.
    pub phrases: Phrases,
    /// Headings and words of closed lists in the same language.
    pub wording: &'a dyn Wording,
    /// The day on which it is made.
    pub today: Date,
    /// The pages beside it, where there are any.
    pub links: Option<&'a dyn Links>,
}

impl PageReader<'_> {
    /// Where a cell leads.
    pub(super) fn href(&self, key: &str, text: &str) -> Option<String> {
        self.links?.to(key, text)
    }

    /// What a table is called.
    pub(super) fn title(&self, name: &str) -> String {
        self.phrases.known(&format!("page-title-{name}")).unwrap_or_else(|| self.wording.heading(name))
    }

    /// Of which day or year a table is.
    pub(super) fn when(&self, table: &Table) -> String {
        match (table.year, table.as_of) {
            (Some(year), _) => say!(self.phrases, "page-of-year", year = year),
            (None, Some(day)) => say!(self.phrases, "page-as-of", day = day),
            (None, None) => String::new(),
        }
    }
}
