//! The rows of clients' files and of rooms: who they are, their papers, loans and answers, what was recorded, when they left.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Bundle, BundleId, Tenure, file_parts};
use crate::error::Result;
use crate::model::attachment::Attachment;
use crate::model::book::Book;
use crate::model::case::seen;
use crate::model::export_scope::OutgoingPaper;
use crate::model::loan::{self, LoanStatus};
use crate::model::premises::{self, Premises};
use crate::model::sheet::ClientNames;
use crate::model::table::Cell;
use crate::model::{
    AsOf, Body, Case, Contact, Cover, Date, FileName, Gate, Kind, Line, Owner, Paper, RecordId, Stem, gates, paper,
    reckoning, stands,
};
use crate::views::boxes::Boxes;
use crate::views::estate::{Client, Room, cover_seen, each};
use crate::views::export::enquiry_no::enquiry_no;
use crate::views::export::registers::book_of;
use crate::views::export::rows::{self, ExportReading, RowClient};
use crate::views::export::sheets::{Papers, SheetRow};
use crate::views::export::told::{RecordOf, joined, lines};

/// The rows of a file, and the papers that go along.
pub(super) type FileRows = (Vec<SheetRow>, Vec<OutgoingPaper>);

/// Everything of a client's file.
pub(super) fn client(reading: &ExportReading, client: &Client) -> Result<FileRows> {
    let archive = reading.archive;
    let (cover, cover_case) = cover_seen(archive, &client.file, &AsOf::NOW)?;
    let name = row_name(client);
    let owner = Owner::File(name.clone());
    let bundles = client.file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let mut given = FileRows::default();
    if let Some(at) = reading.sheets.place("clients") {
        let enquiry = cover_case.record.head.enquiry.map(|stem| enquiry_no(archive, stem.0)).transpose()?;
        let mut cells = cover_row(client, &cover);
        cells.push(Cell::maybe(enquiry, Cell::Text));
        // Of what lies in a box the box record says where it stands.
        let stands = stands::stands(&cover_case, &AsOf::NOW).filter(|_| !client.file.main.is_closed());
        cells.push(Cell::maybe(stands, |stands| Cell::text(stands.place)));
        cells.extend([Cell::maybe(cover.owner.as_ref(), Cell::text), lines(&cover.sub_tenants)]);
        if reading.beside.is_some() {
            cells.push(Cell::maybe(client.file.left, Cell::Date));
        }
        given.0.push((at, cells));
    }
    given.0.extend(rows::places(reading.sheets, name, &cover_case));
    let all: Vec<&Bundle> = bundles.iter().collect();
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        for raw in file_parts::cases_of(archive.reader(), &all, *kind)? {
            if let Some(case) = reading.sees(&raw) {
                cases.push((raw, case));
            }
        }
    }
    if let Some(beside) = &reading.beside {
        let of_account = cases.iter().map(|(raw, _)| raw).filter(|raw| reckoning::KINDS.contains(&raw.stem.kind()));
        let account: Vec<Case> = of_account.filter_map(|raw| reading.sheets.on_day(raw, beside.today())).collect();
        given.0.extend(beside.account(reading.sheets, &owner, &account));
    }
    let papers = cases.iter().flat_map(|(_, case)| paper::of_case(case));
    let called = papers.map(|paper| (paper.name.to_string(), paper.called())).collect();
    let whose = RecordOf {
        owner: &owner,
        name: Some(name),
        company: Some(&cover.company),
        enquiry: None,
        premises: None,
        called: &called,
    };
    let with_numbers = charges_by_number(&owner, &cases);
    let numbers = cases.iter().filter_map(|(_, case)| Some((case.stem, numbered(&owner, case)?))).collect();
    for (raw, case) in &mut cases {
        if let Body::Payment(payment) = &mut case.record.body {
            for word in &mut payment.charges {
                if let Some(no) = with_numbers.get(word.as_str().rsplit('/').next().unwrap_or_default()) {
                    *word = no.parse()?;
                }
            }
        }
        of_case(reading, (&whose, name), (raw, case, &bundles), (&numbers, &mut given));
    }
    let key = client.file.main.identity();
    reading.complete(&mut given.0, Some(RowClient { key: &key, company: Some(&cover.company) }));
    Ok(given)
}

/// What registers call what stands on shelves: a file or a volume by the client's name, whether it is named by its identity or
/// by the code of its volume.
pub(super) fn pieces(archive: &Archive, clients: &[Client]) -> Result<BTreeMap<String, String>> {
    let boxes = Boxes::read(archive)?;
    let mut called = BTreeMap::new();
    for client in clients {
        let name = row_name(client).to_string();
        called.extend(boxes.volume(&client.file).map(|line| (line.boxed.code.to_string(), name.clone())));
        called.insert(client.file.main.identity(), name);
    }
    Ok(called)
}

/// The charges without a number of the office's, by the names that a payment has for them, each with the one that it is
/// exported under.
fn charges_by_number(owner: &Owner, cases: &[(Case, Case)]) -> BTreeMap<String, String> {
    let charges = cases.iter().map(|(_, case)| case).filter(|case| case.stem.kind() == Kind::Charge);
    let without = charges.filter(|case| case.record.head.no.is_none());
    let named = |case: &Case| {
        let no = RecordId { owner: owner.clone(), stem: case.stem }.long();
        [(case.stem.to_string(), no.clone()), (case.stem.short(), no)]
    };
    without.flat_map(named).collect()
}

/// Everything of a room that stays there, each under the client of its day.
pub(super) fn room(reading: &ExportReading, (room, clients): (&Room, &[Client])) -> Result<FileRows> {
    let archive = reading.archive;
    let owner = Owner::File(FileName::Present(room.place.unit.clone()));
    let bundles = [archive.bundle(&BundleId::Room(room.place.clone()))?];
    let mut given = FileRows::default();
    let cases = bundles.iter().flat_map(|bundle| Kind::ALL.iter().map(|kind| bundle.cases(archive.reader(), *kind)));
    for raw in cases.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        let Some(case) = reading.sees(&raw) else { continue };
        let from = given.0.len();
        if case.stem == Stem::Unit {
            given.0.extend(rows::unit(reading.sheets, &raw));
        }
        // What was recorded of a unit that nobody held is nobody's who came before or after.
        let of_room = premises::KINDS.contains(&case.stem.kind());
        let held = held_on(room, clients, case.record.head.date()).filter(|_| !of_room);
        let (name, client) = held.unzip();
        let premises = of_room.then(|| Premises::Room(room.place.unit.clone()));
        let called = BTreeMap::new();
        let company = client.map(|client| company(reading, client)).transpose()?.flatten();
        let whose = RecordOf {
            owner: &owner,
            name: name.as_ref(),
            company: company.as_ref(),
            enquiry: None,
            premises,
            called: &called,
        };
        match &name {
            Some(name) => {
                of_case(reading, (&whose, name), (&raw, &case, &bundles), (&BTreeMap::new(), &mut given));
            }
            None => {
                reading.record(&whose, (&raw, &case), &mut given.0);
                papers_beside(reading, &owner, (&case, &bundles), &mut given);
            }
        }
        let key = client.map(|client| client.file.main.identity());
        let client = key.as_deref().map(|key| RowClient { key, company: company.as_ref() });
        reading.complete(given.0.get_mut(from..).unwrap_or_default(), client);
    }
    Ok(given)
}

/// What a client is called, where it stands beside the unit.
fn company(reading: &ExportReading, client: &Client) -> Result<Option<Line>> {
    if reading.sheets.names == ClientNames::Left {
        return Ok(None);
    }
    Ok(Some(cover_seen(reading.archive, &client.file, &AsOf::NOW)?.0.company))
}

/// The papers that came with a record of what no client holds, under the number of theirs.
pub(super) fn papers_beside(
    reading: &ExportReading,
    owner: &Owner,
    (case, bundles): (&Case, &[Bundle]),
    given: &mut FileRows,
) {
    let at = reading.sheets.place("papers").filter(|_| reading.sheets.scope.has(case.record.head.date()));
    let Some((at, no)) = at.zip(numbered(owner, case)) else { return };
    for paper in paper::of_case(case) {
        of_paper(reading, (at, &no, Some(no.clone())), (&paper, bundles), given);
    }
}

/// The record with which papers came, as registers of papers name it: of a document the one that it says, else the record itself.
pub(super) fn record_of_papers(whose: &RecordOf, case: &Case, numbers: &BTreeMap<Stem, String>) -> Option<String> {
    match &case.record.body {
        Body::Document(document) => numbers.get(&document.came_with?.0).cloned(),
        _ => numbered(whose.owner, case),
    }
}

/// A record as registers of papers name it: its register, and its number there; none of a kind that no register holds.
pub(super) fn numbered(owner: &Owner, case: &Case) -> Option<String> {
    // What comes in after the papers cannot be named by them.
    let book = book_of(case.stem.kind()).filter(|book| book.ledger().is_some() && *book < Book::Papers)?;
    let id = RecordId { owner: owner.clone(), stem: case.stem };
    let no = case.record.head.no.as_ref().map_or_else(|| id.long(), ToString::to_string);
    let before = format!("{book}/");
    Some(if no.starts_with(&before) { no } else { before + &no })
}

/// The client who held a room on a day, and what the room is called then; else the first one after it, else the last one.
fn held_on<'c>(room: &Room, clients: &'c [Client], day: Date) -> Option<(FileName, &'c Client)> {
    let tenures = &room.tenures;
    let held = tenures.iter().find(|tenure| tenure.holds_on(day) || tenure.to == Some(day));
    let tenure = held.or_else(|| tenures.iter().find(|tenure| day < tenure.from)).or_else(|| tenures.last())?;
    // A further unit is called by itself: what stays in it is looked for there.
    let client = clients.iter().find(|client| client.file.tenure.client == tenure.client)?;
    Some((tenure.name(), client))
}

fn of_case(
    reading: &ExportReading,
    (whose, name): (&RecordOf, &FileName),
    (raw, case, bundles): (&Case, &Case, &[Bundle]),
    (numbers, given): (&BTreeMap<Stem, String>, &mut FileRows),
) {
    let rows = &mut given.0;
    reading.record(whose, (raw, case), rows);
    let (sheets, head) = (reading.sheets, &case.record.head);
    if !sheets.scope.has(head.date()) {
        return;
    }
    if let Some(at) = sheets.place("papers") {
        let record = record_of_papers(whose, case, numbers);
        for paper in paper::of_case(case) {
            of_paper(reading, (at, &name.to_string(), record.clone()), (&paper, bundles), given);
        }
    }
    let (rows, _) = given;
    match &case.record.body {
        Body::Loan(_) => rows.extend(of_loan(reading, whose.owner, (&name.to_string(), case))),
        Body::SurveyResponse(response) => {
            let Some(at) = sheets.place("survey_responses") else { return };
            rows.extend(response.answers.iter().map(|answer| {
                let cells = vec![
                    Cell::Count(response.year.number().into()),
                    Cell::text(name),
                    Cell::text(&answer.question),
                    Cell::Count(answer.score.number().into()),
                    Cell::maybe(answer.comment.as_ref(), Cell::text),
                ];
                (at, cells)
            }));
        }
        _ => {}
    }
}

/// A loan that went out, as the loan register has it: under the client or the enquiry whose it is.
pub(super) fn of_loan(reading: &ExportReading, owner: &Owner, (whose, case): (&str, &Case)) -> Option<SheetRow> {
    let (at, head) = (reading.sheets.place("loans")?, &case.record.head);
    let lent = loan::of(case)?;
    let state = loan::fold(case, lent, None);
    // What was asked for alone, or refused, has never been out.
    if !matches!(state.status, LoanStatus::Out | LoanStatus::Returned | LoanStatus::Gone) {
        return None;
    }
    let id = RecordId { owner: owner.clone(), stem: case.stem };
    let mut cells = vec![
        head.no.as_ref().map_or_else(|| Cell::text(id.long()), Cell::text),
        Cell::text(whose),
        Cell::Date(state.lent_on.unwrap_or(head.date())),
        Cell::text(&lent.borrower),
        Cell::maybe(lent.department.as_ref(), Cell::text),
        Cell::text(&lent.purpose),
        Cell::maybe(state.approved_by.as_ref(), Cell::text),
        Cell::Date(state.due),
        Cell::maybe(state.returned_on, Cell::Date),
        Cell::maybe(state.gone_on, Cell::Date),
        Cell::maybe(state.handed_out_by(case), Cell::text),
    ];
    if reading.beside.is_some() {
        cells.extend([Cell::text(id.long()), Cell::Code(state.status.as_str())]);
    }
    Some((at, cells))
}

/// A paper, however it came: its row, and its copy where copies go along.
pub(super) fn of_paper(
    reading: &ExportReading,
    (at, name, record): (usize, &str, Option<String>),
    (paper, bundles): (&Paper, &[Bundle]),
    (rows, papers): &mut FileRows,
) {
    let sheets = reading.sheets;
    let Attachment { path, sha256, pages, .. } = &paper.attachment;
    let holder = bundles.iter().find(|bundle| bundle.has(path));
    let copy = holder.and_then(|holder| {
        let (Papers::Beside(folder) | Papers::Named(folder)) = &sheets.papers else { return None };
        let folder_of = name.split('/').next().unwrap_or(name);
        let to = format!("{folder_of}/{}", paper.clear_name());
        let encrypted = paper.encrypted;
        let outgoing = OutgoingPaper { from: holder.full(path.as_str()), sha256: *sha256, to, encrypted };
        Some((format!("{folder}/{}", outgoing.to), outgoing))
    });
    rows.push((
        at,
        vec![
            Cell::text(name),
            Cell::text(&paper.category),
            Cell::Date(paper.date),
            Cell::text(&paper.title),
            Cell::maybe(paper.author.as_ref(), Cell::text),
            Cell::maybe(*pages, |pages| Cell::Count(pages.into())),
            Cell::Code(paper.level.as_str()),
            Cell::maybe(record, Cell::Text),
            Cell::maybe(copy.as_ref(), |(path, _)| Cell::text(path)),
        ],
    ));
    let goes = matches!(sheets.papers, Papers::Beside(_));
    papers.extend(copy.filter(|_| goes).map(|(_, outgoing)| outgoing));
}

fn cover_row(client: &Client, cover: &Cover) -> Vec<Cell> {
    let contact = cover.contacts.first();
    let emergency = cover.emergency.first();
    let of = |contact: Option<&Contact>, what: fn(&Contact) -> Option<&Line>| {
        Cell::maybe(contact.and_then(what), Cell::text)
    };
    let first = client.stay.first();
    let further = client.tenures().filter(|tenure| tenure.stem != first.stem).map(|tenure| {
        // What was taken later is said with its day.
        let unit = tenure.room.unit.to_string();
        if tenure.from == first.from { unit } else { format!("{unit}@{}", tenure.from) }
    });
    vec![
        Cell::text(&first.room.unit),
        Cell::text(&cover.company),
        Cell::maybe(cover.english.as_ref(), Cell::text),
        Cell::maybe(cover.nature.as_ref(), Cell::text),
        Cell::maybe(cover.headcount, |count| Cell::Count(count.into())),
        Cell::Date(first.from),
        Cell::maybe(cover.lease_end, Cell::Date),
        of(contact, |contact| contact.name.as_ref()),
        of(contact, |contact| contact.phone.as_ref()),
        of(contact, |contact| contact.email.as_ref()),
        Cell::maybe(cover.website.as_ref(), Cell::text),
        of(emergency, |contact| contact.name.as_ref()),
        of(emergency, |contact| contact.phone.as_ref()),
        Cell::maybe(cover.credit.as_ref(), Cell::text),
        Cell::maybe(cover.custodian.as_ref(), Cell::text),
        Cell::maybe(cover.department.as_ref(), Cell::text),
        joined(&further.collect::<Vec<_>>()),
    ]
}

/// The departures, in the order of their days; of one day the unit is given up last under which the file goes.
pub(super) fn departures(reading: &ExportReading, clients: &[Client]) -> Result<Vec<SheetRow>> {
    let Some(at) = reading.sheets.place("moveouts") else { return Ok(Vec::new()) };
    let left: Vec<(&Client, &Tenure)> = clients
        .iter()
        .flat_map(|client| client.tenures().map(move |tenure| (client, tenure)))
        .filter(|(_, tenure)| tenure.to.is_some())
        .collect();
    let mut rows = each(&left, |(client, tenure)| {
        let is_last = *tenure == client.stay.last();
        let waived = if is_last { waived(reading.archive, client)? } else { Vec::new() };
        let waived: Vec<String> = waived.iter().map(ToString::to_string).collect();
        let cells = vec![Cell::text(&tenure.room.unit), Cell::maybe(tenure.to, Cell::Date), joined(&waived)];
        let mut row = [(at, cells)];
        let (key, company) = (client.file.main.identity(), company(reading, client)?);
        reading.complete(&mut row, Some(RowClient { key: &key, company: company.as_ref() }));
        Ok(((tenure.to, is_last, tenure.room.unit.clone()), row))
    })?;
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(rows.into_iter().flat_map(|(_, row)| row).collect())
}

/// The gates that were waived when a client left, and those that what was entered later shuts: else the departure could not be
/// brought in again.
fn waived(archive: &Archive, client: &Client) -> Result<Vec<Gate>> {
    let bundles = client.file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let all: Vec<&Bundle> = bundles.iter().collect();
    let mut gates = BTreeSet::new();
    for case in seen(file_parts::cases_of(archive.reader(), &all, Kind::Sealed)?, &AsOf::NOW) {
        if let Body::Sealed(sealed) = &case.record.body {
            gates.extend(sealed.waived.iter().copied());
        }
    }
    if let Some(day) = client.file.tenure.to {
        let mut cases = Vec::new();
        for kind in gates::KINDS {
            cases.extend(gates::on_the_day(file_parts::cases_of(archive.reader(), &all, kind)?, day));
        }
        let owner = Owner::File(client.file.name.clone());
        gates.extend(gates::gates(&owner, &cases).into_iter().filter(|gate| !gate.is_open()).map(|gate| gate.gate));
    }
    Ok(gates.into_iter().collect())
}

/// A client by the name that rows have for them.
fn row_name(client: &Client) -> &FileName {
    &client.file.name
}
