//! Which pages there are, and how one is reached from another.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::cli::site::facts::SiteFact;
use crate::output::page::reader::Links;

/// The pages of a site, and the papers that go along, by the names under which cells tell of them.
#[derive(Debug, Default)]
pub(super) struct SiteLinks {
    /// Clients' files by each of their names.
    pub(super) clients: BTreeMap<String, String>,
    /// Units by their codes.
    pub(super) units: BTreeMap<String, String>,
    /// Cases and papers by their ids.
    pub(super) ids: BTreeMap<String, String>,
}

impl SiteLinks {
    /// Where the page of a client's file, or of a unit, lies.
    pub(super) fn of_name(&self, name: &str) -> Option<&String> {
        self.clients.get(name).or_else(|| self.units.get(name))
    }
}

/// Whose cases and papers a page leads to.
#[derive(Clone, Copy)]
pub(super) enum IdsOf<'a> {
    /// Those of one client, who is told of beside.
    One(&'a BTreeMap<String, String>),
    /// Those of all.
    All,
}

/// The same, from a page that lies so many folders deep; what was asked for is noted.
pub(super) struct LinksFrom<'a> {
    pub(super) links: &'a SiteLinks,
    pub(super) ids: IdsOf<'a>,
    pub(super) up: &'static str,
    pub(super) asked: &'a RefCell<BTreeSet<SiteFact>>,
}

impl LinksFrom<'_> {
    fn by_id(&self, text: &str) -> Option<&String> {
        match self.ids {
            IdsOf::One(ids) => ids.get(text),
            IdsOf::All => {
                self.asked.borrow_mut().insert(SiteFact::Ids);
                self.links.ids.get(text)
            }
        }
    }

    fn by_name(&self, text: &str) -> Option<&String> {
        self.asked.borrow_mut().insert(SiteFact::Name(text.to_owned()));
        self.links.of_name(text)
    }
}

impl Links for LinksFrom<'_> {
    fn to(&self, key: &str, text: &str) -> Option<String> {
        let address = match key {
            "id" | "record" => self.by_id(text)?,
            "file" | "unit" | "units" | "first_unit" | "volumes_before" | "came_back_as" | "coming" => {
                self.by_name(text)?
            }
            _ => return None,
        };
        // What stands under a scheme of its own is reached from everywhere.
        Some(if address.starts_with("file:") { address.clone() } else { format!("{}{address}", self.up) })
    }
}

/// A path as it stands in an address: what means something there is written as its bytes.
pub(super) fn address(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b'@' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_of_every_name_where_it_is() {
        assert_eq!(address("clients/1203@2023-06-30.html"), "clients/1203@2023-06-30.html");
        assert_eq!(address("a b#c?/宏"), "a%20b%23c%3F/%E5%AE%8F");
    }
}
