//! The register of notices: to whom each went, who has it, who has acknowledged it (P3-5).

use crate::archive::{Archive, BundleId, Uncached, find};
use crate::error::{Input, Result};
use crate::model::mailing::{Addressee, Passage, passage};
use crate::model::relations::Notice;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{AsOf, Body, Case, Date, Happened, Kind, Line, RecordId, Reference, Refusal, Register, Year};
use crate::views::dossier::of_bundle;
use crate::views::estate::{Client, Estate, cover, each};
use crate::views::{When, newest_first};

/// A notice, and what became of it with each client whom it meant.
#[derive(Clone, Debug)]
pub struct NoticeLine {
    pub id: RecordId,
    /// The record as it is seen.
    pub case: Case,
    /// What it says.
    pub notice: Notice,
    /// The clients who were present on its date, in the order of their units.
    pub clients: Vec<(Addressee, Passage)>,
}

impl NoticeLine {
    pub fn sent_on(&self) -> Date {
        self.case.record.head.date()
    }

    /// The clients who have not acknowledged it.
    pub fn waiting(&self) -> impl Iterator<Item = &Addressee> {
        self.clients.iter().filter(|(_, passage)| passage.acknowledged.is_none()).map(|(client, _)| client)
    }
}

/// Which notices are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichNotices {
    /// Every one.
    All,
    /// Those that somebody has not acknowledged.
    Unacknowledged,
}

/// The clients whom an audience meant on a day, as the rooms tell, in the order of their first units.
fn meant(estate: &Estate, notice: &Notice, day: Date) -> Vec<Addressee> {
    let rooms = estate.rooms.iter().filter(|room| notice.to.reaches(&room.place.floor, &room.place.unit));
    let holders = rooms.flat_map(|room| &room.tenures).filter(|tenure| tenure.holds_on(day));
    let mut clients: Vec<Addressee> = holders.map(|tenure| estate.stay_of(tenure).addressee()).collect();
    clients.sort();
    clients.dedup();
    clients
}

fn line(estate: &Estate, id: RecordId, case: Case) -> Option<NoticeLine> {
    let Body::Notice(notice) = &case.record.body else { return None };
    let notice = notice.clone();
    let clients = meant(estate, &notice, case.record.head.date());
    let clients = clients.into_iter().map(|client| (client.clone(), passage(&case, &client))).collect();
    Some(NoticeLine { id, case, notice, clients })
}

/// The register of notices, of one year or of all, newest first.
pub fn register(archive: &Archive, year: Option<Year>, which: WhichNotices, view: &AsOf) -> Result<Vec<NoticeLine>> {
    let estate = Estate::read_in(archive, view)?;
    let mut lines = Vec::new();
    for (bundle, owner) in find::register_years(&Uncached::new(archive), Register::Notices)? {
        if matches!(bundle, BundleId::Register(_, of) if year.is_some_and(|year| year != of)) {
            continue;
        }
        for case in of_bundle(archive, &bundle, &[Kind::Notice], view)? {
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            lines.extend(line(&estate, id, case));
        }
    }
    lines.retain(|line| which == WhichNotices::All || line.waiting().next().is_some());
    newest_first(&mut lines, |line| When::entered(line.sent_on(), line.case.record.head.at, &line.id));
    Ok(lines)
}

/// The register as a table.
pub fn table(lines: &[NoticeLine]) -> Table {
    let columns = [
        text("id"),
        text("date"),
        text("ref_no"),
        text("to"),
        text("title"),
        figure("clients"),
        figure("delivered"),
        figure("acknowledged"),
        text("waiting"),
    ];
    let mut table = Table::new("notices", &columns);
    for line in lines {
        let count = |has: fn(&Passage) -> bool| Cell::count(line.clients.iter().filter(|(_, p)| has(p)).count());
        table.rows.push(vec![
            Cell::text(&line.id),
            Cell::Date(line.sent_on()),
            Cell::maybe(line.notice.ref_no.as_ref(), Cell::text),
            Cell::text(&line.notice.to),
            Cell::maybe(line.case.record.head.title.as_ref(), Cell::text),
            Cell::count(line.clients.len()),
            count(|passage| passage.delivered.is_some()),
            count(|passage| passage.acknowledged.is_some()),
            Cell::List(line.waiting().map(|client| client.name().to_string()).collect()),
        ]);
    }
    table
}

/// A notice laid open: what it says, and a row for each client.
#[derive(Clone, Debug)]
pub struct NoticeSheet {
    pub line: NoticeLine,
    /// The clients, by company.
    pub companies: Vec<Line>,
}

/// One notice.
///
/// # Errors
/// There is no such record, it is no notice, or it was voided.
pub fn show(archive: &Archive, reference: &Reference) -> Result<NoticeSheet> {
    let found = find::record(&mut Uncached::new(archive), reference)?;
    if found.id.stem.kind() != Kind::Notice {
        return Err(Input::WrongKind { kind: found.id.stem.kind(), id: found.id, wanted: &[Kind::Notice] }.into());
    }
    let case = archive.bundle(&found.bundle)?.case(archive.reader(), found.id.stem)?;
    let case = case.seen(&AsOf::NOW).ok_or_else(|| Refusal::unseen(&case, found.id.clone()))?;
    let estate = Estate::read(archive)?;
    let line = line(&estate, found.id.clone(), case).ok_or(Input::UnknownRecord(reference.clone()))?;
    let is_meant = |client: &Addressee| line.clients.iter().any(|(meant, _)| meant == client);
    let mut clients = estate.clients(|_| true)?;
    clients.retain(|client| is_meant(&client.stay.addressee()));
    clients.sort_by_key(|client: &Client| client.stay.addressee());
    let companies = each(&clients, |client| cover(archive, &client.file).map(|(cover, _)| cover.company))?;
    Ok(NoticeSheet { line, companies })
}

impl NoticeSheet {
    /// What it says.
    pub fn pairs(&self) -> Vec<(&'static str, Cell)> {
        let head = &self.line.case.record.head;
        let papers = self.line.notice.attachments.iter().map(|paper| paper.path.file_name().to_owned()).collect();
        vec![
            ("id", Cell::text(&self.line.id)),
            ("title", Cell::maybe(head.title.as_ref(), Cell::text)),
            ("date", Cell::Date(head.date())),
            ("ref_no", Cell::maybe(self.line.notice.ref_no.as_ref(), Cell::text)),
            ("to", Cell::text(&self.line.notice.to)),
            ("sent_by", Cell::text(&head.by)),
            ("papers", Cell::List(papers)),
        ]
    }

    /// A row for each client: when it was delivered, when and by whom it was acknowledged.
    pub fn clients(&self) -> Table {
        let columns = ["client", "company", "delivered", "delivered_to", "acknowledged", "acknowledged_by"].map(text);
        let mut table = Table::new("clients", &columns);
        let when = |when: Option<Happened>| Cell::maybe(when, |when| Cell::Date(when.date()));
        for (at, (client, passage)) in self.line.clients.iter().enumerate() {
            let person = |received: Option<&Line>| Cell::maybe(received, Cell::text);
            table.rows.push(vec![
                Cell::text(client.name()),
                Cell::maybe(self.companies.get(at), Cell::text),
                when(passage.delivered.as_ref().map(|received| received.when)),
                person(passage.delivered.as_ref().and_then(|received| received.person.as_ref())),
                when(passage.acknowledged.as_ref().map(|received| received.when)),
                person(passage.acknowledged.as_ref().and_then(|received| received.person.as_ref())),
            ]);
        }
        table
    }
}
