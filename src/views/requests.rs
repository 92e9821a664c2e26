//! The register of requests of persons, and what a client's file holds of one (S-PI).

use crate::archive::layout::entry_path;
use crate::archive::{Archive, Bundle, Uncached, file_parts, find, tenancy};
use crate::error::{Input, Result};
use crate::model::case_state::{self, CaseState};
use crate::model::gist::Gist;
use crate::model::request::PersonRequest;
use crate::model::script::alike as fold;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    AsOf, Body, Case, Date, EntryName, Happened, Kind, Owner, PaperId, RecordId, Reference, Refusal, Register, Stem,
    paper,
};
use crate::views::{When, newest_first};

/// The columns that people see.
pub const KEYS: &[&str] = &["id", "date", "about", "unit", "person", "due", "days", "status"];

/// A request, as it counts now.
pub struct RequestLine {
    pub id: RecordId,
    pub case: Case,
    pub request: PersonRequest,
    pub state: CaseState,
}

/// Every request, newest first.
pub fn lines(archive: &Archive) -> Result<Vec<RequestLine>> {
    let mut lines = Vec::new();
    for (bundle, owner) in find::register_years(&Uncached::new(archive), Register::Requests)? {
        let bundle = archive.bundle(&bundle)?;
        for case in file_parts::cases_of(archive.reader(), &[&bundle], Kind::Request)? {
            let Some(case) = case.seen(&AsOf::NOW) else { continue };
            lines.extend(line(RecordId { owner: owner.clone(), stem: case.stem }, case));
        }
    }
    newest_first(&mut lines, |line| When::entered(line.case.record.head.date(), line.case.record.head.at, &line.id));
    Ok(lines)
}

/// One request.
///
/// # Errors
/// There is no such record, it is no request, it was entered by mistake or is restricted.
pub fn of_record(archive: &Archive, reference: &Reference) -> Result<RequestLine> {
    let mut lookup = Uncached::new(archive);
    let found = find::record(&mut lookup, reference)?;
    let (kind, id) = (found.id.stem.kind(), found.id);
    if kind != Kind::Request {
        return Err(Input::WrongKind { id, kind, wanted: &[Kind::Request] }.into());
    }
    let Some(case) = file_parts::case(&mut lookup, &[found.bundle], id.stem)? else {
        return Err(Input::UnknownRecord(reference.clone()).into());
    };
    let seen = case.seen(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, id.clone()))?;
    Ok(line(id.clone(), seen).ok_or(Refusal::Voided(id))?)
}

fn line(id: RecordId, case: Case) -> Option<RequestLine> {
    let Body::Request(request) = case.record.body.clone() else { return None };
    let state = case_state::fold(&case)?;
    Some(RequestLine { id, case, request, state })
}

/// The register as a table; `days` are those that are left, or by which it is late.
pub fn table(lines: &[RequestLine], today: Date) -> Table {
    let columns = [
        text("id"),
        text("date"),
        text("about"),
        text("unit"),
        text("person"),
        text("contact"),
        text("title"),
        text("due"),
        figure("days"),
        text("status"),
        text("since"),
    ];
    let row = |line: &RequestLine| {
        let head = &line.case.record.head;
        let days = (!line.state.settled).then(|| line.request.due.days_since(today));
        vec![
            Cell::text(&line.id),
            Cell::Date(head.date()),
            Cell::Code(line.request.about.as_str()),
            Cell::text(&line.request.client),
            Cell::text(&line.request.person),
            Cell::maybe(line.request.contact.as_ref(), Cell::text),
            Cell::maybe(head.title.as_ref(), Cell::text),
            Cell::Date(line.request.due),
            Cell::maybe(days, Cell::Count),
            Cell::Code(line.state.status.as_str()),
            Cell::maybe(line.state.since.map(Happened::date), Cell::Date),
        ]
    };
    Table { rows: lines.iter().map(row).collect(), ..Table::new("requests", &columns) }
}

/// Something of a client's file in which a person is named.
pub struct Gathered {
    /// The record, or the paper.
    pub id: String,
    pub what: GatheredWhat,
    pub kind: Kind,
    pub date: Date,
    pub title: Option<Gist>,
    /// The words by which it was found.
    pub found: Vec<String>,
    /// Its text, where it is a record.
    pub text: Option<String>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatheredWhat {
    Record,
    Paper,
    Cover,
}

impl GatheredWhat {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Paper => "paper",
            Self::Cover => "cover",
        }
    }
}

/// Everything of the client's file in which the person's name, or where to reach them, occurs: in the text of records and of their events, in
/// what is said of papers. What is within a paper no program reads here; what is restricted is left out.
pub fn gather(archive: &Archive, line: &RequestLine) -> Result<Vec<Gathered>> {
    let mut lookup = Uncached::new(archive);
    let request = &line.request;
    let file = tenancy::client_file_on(&mut lookup, &request.client, line.case.record.head.date())?;
    let ids = file.bundles();
    let bundles = ids.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let contact = request.contact.iter().flat_map(|contact| contact.as_str().split([';', ',', '；', '，']));
    let words: Vec<String> =
        [request.person.as_str()].into_iter().chain(contact).map(|word| word.trim().to_owned()).collect();
    let owner = Owner::File(file.name.clone());
    let mut texts: std::collections::BTreeMap<Stem, String> = std::collections::BTreeMap::new();
    for bundle in &bundles {
        for entry in bundle.entries() {
            let (EntryName::Record(stem) | EntryName::Event(stem, _)) = entry;
            let bytes = bundle.bytes(archive.reader(), &entry_path(entry))?;
            texts.entry(stem).or_default().push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    let mut gathered = Vec::new();
    for (stem, text) in texts {
        let haystack = fold(&text);
        let found: Vec<String> =
            words.iter().filter(|word| !word.is_empty() && haystack.contains(&fold(word))).cloned().collect();
        if found.is_empty() {
            continue;
        }
        let case = file_parts::case(&mut lookup, &ids, stem)?.and_then(|case| case.seen(&AsOf::NOW));
        let Some(case) = case else { continue };
        let (kind, date) = (stem.kind(), case.record.head.date());
        let what = match kind {
            Kind::Cover => Some(GatheredWhat::Cover),
            // A paper is told of by itself.
            Kind::Document => None,
            _ => Some(GatheredWhat::Record),
        };
        if let Some(what) = what {
            let id = RecordId { owner: owner.clone(), stem };
            gathered.push(Gathered {
                id: id.long(),
                what,
                kind,
                date,
                title: case.record.head.title.as_ref().map(Gist::words).or_else(|| case.record.summary()),
                found: found.clone(),
                text: Some(text.clone()),
            });
        }
        for paper in paper::of_case(&case) {
            gathered.push(Gathered {
                id: PaperId { owner: owner.clone(), name: paper.name }.to_string(),
                what: GatheredWhat::Paper,
                kind,
                date: paper.date,
                title: Some(Gist::words(&paper.title)),
                found: found.clone(),
                text: None,
            });
        }
    }
    newest_first(&mut gathered, |line| When::day(line.date, &line.id));
    Ok(gathered)
}

/// What was gathered, as a table in which a person fills in what is given: `include`.
pub fn list(gathered: &[Gathered]) -> Table {
    let columns = ["include", "id", "what", "kind", "date", "title", "found"].map(text);
    let row = |line: &Gathered| {
        vec![
            Cell::Empty,
            Cell::text(&line.id),
            Cell::Code(line.what.as_str()),
            Cell::Code(line.kind.as_str()),
            Cell::Date(line.date),
            Cell::maybe(line.title.clone(), Cell::Gist),
            Cell::List(line.found.clone()),
        ]
    };
    Table { rows: gathered.iter().map(row).collect(), ..Table::new("gather", &columns) }
}
