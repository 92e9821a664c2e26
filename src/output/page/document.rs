//! A page made for what it shows: things laid open, listings, cards of things to do, reports; with links where it is one of several.

use minijinja::{Value, context};

use crate::model::Table;
use crate::model::table::Cell;
use crate::output::html::PageFault;
use crate::output::page::read::{filled, is_filled};
use crate::output::page::reader::PageReader;
use crate::output::page::{Ids, Section, cells, fill, of_section, of_table};
use crate::output::safe;

/// A page of its own.
#[derive(Clone, Debug, Default)]
pub struct PageDocument {
    /// What it is called; else as the first thing on it.
    pub title: Option<String>,
    /// Of which day or year it is.
    pub when: Option<String>,
    /// The pages above it: their names and addresses, the topmost first.
    pub way: Vec<(String, String)>,
    /// What is said of the page as a whole.
    pub note: Option<String>,
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Part {
    /// A report with its charts.
    Report(Section),
    /// A listing, with those columns alone in which something stands.
    Listing(Table),
    /// A thing laid open: its keys with what is known.
    Sheet(Vec<(&'static str, Cell)>),
    /// How many there are of each sort: a name, a code and the number.
    Figures(Vec<(String, &'static str, usize)>),
    /// Things to do, by their sorts.
    Cards(Vec<CardGroup>),
    /// Other pages: a heading, and their names with what is said of each and their addresses.
    Pages(String, Vec<PageLink>),
}

/// Things to do of one sort.
#[derive(Clone, Debug)]
pub struct CardGroup {
    /// The sort's code.
    pub code: &'static str,
    pub title: String,
    pub cards: Vec<Card>,
}

/// A thing to do: a sentence, and the command that does it.
#[derive(Clone, Debug)]
pub struct Card {
    pub says: String,
    pub command: String,
}

/// A link to another page.
#[derive(Clone, Debug)]
pub struct PageLink {
    pub name: String,
    pub says: Option<String>,
    pub address: String,
}

pub fn render(reader: &PageReader<'_>, document: &PageDocument) -> Result<String, PageFault> {
    let ids = Ids::default();
    let parts: Vec<Value> = document.parts.iter().filter_map(|part| of_part(reader, part, &ids)).collect();
    let way: Vec<Value> = document
        .way
        .iter()
        .map(|(name, address)| context! { name => safe::terminal(name), address => address.as_str() })
        .collect();
    let values = context! {
        title => title(reader, document),
        when => document.when.as_deref(),
        note => document.note.as_deref(),
        way,
        sections => parts,
        contents => 3 < document.parts.len(),
        listing => true,
        // A page among others says itself when it was made.
        beside => reader.links.is_some(),
    };
    fill(reader, values)
}

fn title(reader: &PageReader<'_>, document: &PageDocument) -> Option<String> {
    if let Some(title) = &document.title {
        return Some(safe::terminal(title));
    }
    document.parts.iter().find_map(|part| match part {
        Part::Report(section) => section.first().map(|table| reader.title(table.name)),
        Part::Listing(table) => Some(reader.title(table.name)),
        Part::Sheet(_) | Part::Figures(_) | Part::Cards(_) | Part::Pages(..) => None,
    })
}

fn of_part(reader: &PageReader<'_>, part: &Part, ids: &Ids) -> Option<Value> {
    match part {
        Part::Report(section) => of_section(reader, section, ids),
        Part::Listing(table) => {
            let title = reader.title(table.name);
            let table = of_table(reader, &filled(table), ids);
            Some(context! { id => ids.of("part"), title, bare => true, tables => vec![table] })
        }
        Part::Sheet(pairs) => {
            let known = pairs.iter().filter(|(_, cell)| is_filled(cell));
            let pair = |(key, cell): &(&'static str, Cell)| {
                context! {
                    key => *key,
                    heading => reader.wording.heading(key),
                    cell => cells::value(reader, key, cell),
                }
            };
            let pairs: Vec<Value> = known.map(pair).collect();
            Some(context! { id => ids.of("part"), pairs })
        }
        Part::Figures(figures) => {
            let figure = |(name, code, number): &(String, &'static str, usize)| {
                context! { name => name.as_str(), key => *code, raw => *number, text => number.to_string() }
            };
            Some(context! { id => ids.of("part"), figures => figures.iter().map(figure).collect::<Vec<_>>() })
        }
        Part::Cards(groups) => {
            let card = |card: &Card| {
                let command: Vec<String> = card.command.split(' ').map(safe::terminal).collect();
                context! { says => cells::pieces(&card.says), command }
            };
            let group = |group: &CardGroup| {
                context! {
                    code => group.code,
                    title => group.title.as_str(),
                    count => group.cards.len(),
                    cards => group.cards.iter().map(card).collect::<Vec<_>>(),
                }
            };
            let groups: Vec<Value> = groups.iter().map(group).collect();
            Some(context! { id => ids.of("part"), groups })
        }
        Part::Pages(title, links) => {
            let link = |link: &PageLink| {
                context! {
                    name => safe::terminal(&link.name),
                    says => link.says.as_deref().map(safe::terminal),
                    address => link.address.as_str(),
                }
            };
            let links: Vec<Value> = links.iter().map(link).collect();
            Some(context! { id => ids.of("part"), title, links })
        }
    }
}
