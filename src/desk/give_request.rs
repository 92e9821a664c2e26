//! Giving a person what a request gathered: a disclosure of exactly what the list includes (S-PI, P1-5b).

use crate::archive::{Transaction, tenancy};
use crate::desk::Desk;
use crate::desk::disclose::{self, CoverData, Disclose, DiscloseThen, DisclosedAs};
use crate::desk::shelf::named;
use crate::desk::update::{self, standing};
use crate::error::{Input, Result};
use crate::model::{Action, Body, Date, Kind, Line, RecordId, Reference};

/// What of a list is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Included {
    pub papers: Vec<Reference>,
    pub records: Vec<Reference>,
    /// Whether the data of the cover go along.
    pub cover: bool,
}

/// Giving a person what is included.
#[derive(Clone, Debug)]
pub struct GiveRequest {
    /// The request.
    pub reference: Reference,
    pub included: Included,
    pub date: Date,
    pub then: DiscloseThen,
}

/// What is given, once it is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestGiven {
    /// The disclosure.
    pub id: RecordId,
    /// Who gets it.
    pub to: Line,
    /// How many papers and records.
    pub count: usize,
}

/// The words by which a row says that it is given.
const YES: [&str; 8] = ["yes", "y", "1", "true", "x", "√", "✓", "是"];

/// Reads the list that a person filled in.
///
/// # Errors
/// It is no CSV of UTF-8 with the columns `include`, `id` and `what`, or includes nothing.
pub fn included(file: &str, bytes: &[u8]) -> Result<Included> {
    let wrong = |says: String| Input::Fields { file: file.to_owned(), says };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let headers = reader.headers().map_err(|e| wrong(e.to_string()))?.clone();
    let column = |name: &str| {
        let at = headers.iter().position(|header| header.trim() == name);
        at.ok_or_else(|| wrong(format!("it has no column `{name}`")))
    };
    let (include, id, what) = (column("include")?, column("id")?, column("what")?);
    let mut found = Included::default();
    for row in reader.records() {
        let row = row.map_err(|e| wrong(e.to_string()))?;
        let cell = |at: usize| row.get(at).unwrap_or_default().trim().to_lowercase();
        if !YES.contains(&cell(include).as_str()) {
            continue;
        }
        let reference: Reference = row.get(id).unwrap_or_default().trim().parse()?;
        match cell(what).as_str() {
            "paper" => found.papers.push(reference),
            "record" => found.records.push(reference),
            "cover" => found.cover = true,
            other => return Err(wrong(format!("`{other}` is none of record, paper, cover")).into()),
        }
    }
    if found == Included::default() {
        return Err(Input::NothingIncluded(file.to_owned()).into());
    }
    Ok(found)
}

/// Enters the disclosure of what is included, to the person who asked.
pub fn give(desk: &Desk, tx: &mut Transaction, ask: &GiveRequest) -> Result<RequestGiven> {
    desk.actor(tx)?;
    let named = named(tx, &ask.reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Body::Request(request) = case.record.body.clone() else {
        return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Request] }.into());
    };
    update::rule(&named, &standing(&named)?, Action::Released)?;
    let Included { papers, records, cover } = ask.included.clone();
    let count = papers.len() + records.len() + usize::from(cover);
    let disclosure = Disclose {
        file: tenancy::client_file_on(tx, &request.client, case.record.head.date())?.name,
        to: request.person.clone(),
        purpose: named.id.long().parse()?,
        papers,
        records,
        cover: if cover { CoverData::Given } else { CoverData::Kept },
        request: Some(named.case.stem),
        form: DisclosedAs::Copies,
        date: ask.date,
        then: ask.then,
    };
    let asked = disclose::disclose(desk, tx, &disclosure)?;
    Ok(RequestGiven { id: asked.id, to: request.person, count })
}
