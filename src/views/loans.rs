//! The loan register, a view over the loans that lie in the files they concern (P2-7, docs/FORMS.md 借閱登記表).

use std::collections::BTreeMap;

use crate::archive::{Archive, Bundle, BundleId, ClientFile, Uncached, UnitPlace, file_parts, find};
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::event::EventBody;
use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::record::{Loan, ReadingPlace};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    AsOf, Case, Date, FileName, Kind, Line, Owner, Place, RecordId, Reference, Refusal, Register, StaffId, UnitCode,
    VolumeCode, paper, stands,
};
use crate::views::boxes::Boxes;
use crate::views::estate::{Estate, cover_seen, each};
use crate::views::{When, enquiries, newest_first};

/// A line of the loan register.
#[derive(Clone, Debug)]
pub struct LoanLine {
    /// The loan.
    pub id: RecordId,
    /// The unit: the client's first, or the room's; none of an enquiry.
    pub unit: Option<UnitCode>,
    /// The client whose file it is, or who enquired; none where papers of the room were lent.
    pub company: Option<Line>,
    /// The volume's code, where it has been boxed.
    pub code: Option<VolumeCode>,
    /// Where the paper of the file stands when it is on its shelf, where anybody has said so.
    pub location: Option<Place>,
    /// The titles of the papers that were lent; none where the whole file was.
    pub titles: Vec<Line>,
    /// The record with its events.
    pub case: Case,
    /// What was asked for.
    pub loan: Loan,
    /// Where it stands.
    pub state: LoanState,
}

impl LoanLine {
    /// The day on which it went out; the day on which it was asked for, where it has not.
    pub fn lent_on(&self) -> Date {
        self.state.lent_on.unwrap_or(self.case.record.head.date())
    }

    /// The enquiry that was lent, or papers of it.
    pub fn enquiry(&self) -> Option<RecordId> {
        self.case.enquiry().map(|stem| RecordId { owner: enquiries::OWNER, stem })
    }

    pub fn asked_by(&self) -> &StaffId {
        &self.case.record.head.by
    }

    /// What the events remark: notes of approval, reasons of refusal.
    pub fn remarks(&self) -> Vec<&Line> {
        let mut remarks = Vec::new();
        for named in &self.case.events {
            match &named.event.deed {
                EventBody::Approved(approval) => remarks.extend(&approval.note),
                EventBody::Rejected(rejection) => remarks.push(&rejection.reason),
                _ => {}
            }
        }
        remarks
    }
}

/// Which loans are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichLoans {
    /// Every one.
    All,
    /// Those that are not settled: out, or waiting for approval.
    Open,
    /// Those that are out past the day on which they are due.
    Overdue,
}

impl WhichLoans {
    fn wants(self, state: &LoanState, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Open => matches!(state.status, LoanStatus::Asked | LoanStatus::Out),
            Self::Overdue => 0 < state.overdue_days(today),
        }
    }
}

/// Whose loans are read: a client's file, a room, or a year of enquiries.
enum Location<'a> {
    File(&'a ClientFile),
    Room(&'a UnitPlace),
    Enquiries(BundleId),
}

/// The loan register of the estate, of every client there was and of who is none yet, newest first.
pub fn register(archive: &Archive, which: WhichLoans, today: Date) -> Result<Vec<LoanLine>> {
    let estate = Estate::read(archive)?;
    let files: Vec<ClientFile> = estate.clients(|_| true)?.into_iter().map(|client| client.file).collect();
    let mut lines = read(archive, &estate, &files, &AsOf::NOW)?;
    lines.retain(|line| which.wants(&line.state, today));
    complete(archive, &files, &mut lines)?;
    Ok(lines)
}

/// The loans of clients who are present on a day, of rooms and of enquiries, as they are seen in a view; newest first.
pub fn of_present(archive: &Archive, day: Date, view: &AsOf) -> Result<Vec<LoanLine>> {
    let estate = Estate::read_in(archive, view)?;
    let clients = estate.clients(|tenure| tenure.holds_on(day))?;
    let files: Vec<ClientFile> = clients.into_iter().map(|client| client.file).collect();
    read(archive, &estate, &files, view)
}

/// The loans of one client's file, newest first.
pub fn of_file(archive: &Archive, file: &ClientFile) -> Result<Vec<LoanLine>> {
    let mut lines = read_location(archive, &Location::File(file), &AsOf::NOW)?;
    order(&mut lines);
    complete(archive, std::slice::from_ref(file), &mut lines)?;
    Ok(lines)
}

/// One loan.
///
/// # Errors
/// There is no such record, it is no loan, or it was entered by mistake.
pub fn of_record(archive: &Archive, reference: &Reference) -> Result<LoanLine> {
    let mut lookup = Uncached::new(archive);
    let found = find::record(&mut lookup, reference)?;
    let (kind, stem) = (found.id.stem.kind(), found.id.stem);
    if kind != Kind::Loan {
        return Err(Input::WrongKind { id: found.id, kind, wanted: &[Kind::Loan] }.into());
    }
    let lines = match (&found.file, &found.bundle) {
        (Some(file), _) => of_file(archive, file)?,
        (None, BundleId::Room(place)) => of_room(archive, place)?,
        (None, id @ BundleId::Register(Register::Enquiries, _)) => {
            read_location(archive, &Location::Enquiries(id.clone()), &AsOf::NOW)?
        }
        (None, _) => Vec::new(),
    };
    let line = lines.into_iter().find(|line| line.id.stem == stem);
    if let Some(line) = line {
        return Ok(line);
    }
    let parts = found.file.as_ref().map_or_else(|| vec![found.bundle.clone()], ClientFile::bundles);
    let case = file_parts::case(&mut lookup, &parts, stem)?;
    Err(case.map_or_else(|| Refusal::Voided(found.id.clone()), |case| Refusal::unseen(&case, found.id.clone())).into())
}

/// The loans of the papers of a room, newest first.
pub fn of_room(archive: &Archive, room: &UnitPlace) -> Result<Vec<LoanLine>> {
    let mut lines = read_location(archive, &Location::Room(room), &AsOf::NOW)?;
    order(&mut lines);
    Ok(lines)
}

fn read(archive: &Archive, estate: &Estate, files: &[ClientFile], view: &AsOf) -> Result<Vec<LoanLine>> {
    let rooms = estate.rooms.iter().map(|room| Location::Room(&room.place));
    let years = find::register_years(&Uncached::new(archive), Register::Enquiries)?;
    let enquiries = years.into_iter().map(|(id, _)| Location::Enquiries(id));
    let locations: Vec<Location> = files.iter().map(Location::File).chain(rooms).chain(enquiries).collect();
    let mut lines: Vec<LoanLine> =
        each(&locations, |location| read_location(archive, location, view))?.into_iter().flatten().collect();
    order(&mut lines);
    Ok(lines)
}

fn order(lines: &mut [LoanLine]) {
    newest_first(lines, |line| When::entered(line.lent_on(), line.case.record.head.at, &line.id));
}

/// Reads the loans of a file, a room, or a year of enquiries: loan records alone, and where there are any, what they are loans of.
fn read_location(archive: &Archive, location: &Location, view: &AsOf) -> Result<Vec<LoanLine>> {
    let (ids, owner, unit) = match location {
        Location::File(file) => (file.bundles(), Owner::File(file.name.clone()), Some(&file.lead.unit)),
        Location::Room(place) => {
            let owner = Owner::File(FileName::Present(place.unit.clone()));
            (vec![BundleId::Room((*place).clone())], owner, Some(&place.unit))
        }
        Location::Enquiries(id) => (vec![id.clone()], enquiries::OWNER, None),
    };
    let bundles = ids.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let mut lines = Vec::new();
    let parts: Vec<&Bundle> = bundles.iter().collect();
    for case in seen(file_parts::cases_of(archive.reader(), &parts, Kind::Loan)?, view) {
        let Some(loan) = loan::of(&case).cloned() else { continue };
        let state = loan::fold(&case, &loan, None);
        let id = RecordId { owner: owner.clone(), stem: case.stem };
        let titles = titles(archive, &bundles, &loan, view)?;
        let company = match case.enquiry() {
            Some(enquiry) => enquiries::who_asked(archive, &parts, enquiry, view)?,
            None => None,
        };
        lines.push(LoanLine {
            id,
            unit: unit.cloned(),
            company,
            code: None,
            location: None,
            titles,
            case,
            loan,
            state,
        });
    }
    if let (Location::File(file), false) = (location, lines.is_empty()) {
        let (cover, case) = cover_seen(archive, file, view)?;
        let location = stands::stands(&case, view).map(|stands| stands.place);
        for line in &mut lines {
            (line.company, line.location) = (Some(cover.company.clone()), location.clone());
        }
    }
    Ok(lines)
}

/// The titles of the papers that a loan names.
fn titles(archive: &Archive, bundles: &[Bundle], loan: &Loan, view: &AsOf) -> Result<Vec<Line>> {
    let mut titles = Vec::new();
    let parts: Vec<&Bundle> = bundles.iter().collect();
    for paper in &loan.papers {
        if let Some(case) = file_parts::case_of(archive.reader(), &parts, paper.stem())? {
            if case.restriction().is_some() {
                continue;
            }
            // A paper that was voided since is still what was lent.
            let papers = paper::of_case(&case.seen(view).unwrap_or(case));
            titles.extend(papers.into_iter().find(|known| known.name == *paper).map(|known| known.title));
        }
    }
    Ok(titles)
}

/// Gives the loans of boxed volumes their codes, and the places of their boxes.
fn complete(archive: &Archive, files: &[ClientFile], lines: &mut [LoanLine]) -> Result<()> {
    let boxed: BTreeMap<Owner, &ClientFile> =
        files.iter().filter(|file| file.main.is_closed()).map(|file| (Owner::File(file.name.clone()), file)).collect();
    if !lines.iter().any(|line| boxed.contains_key(&line.id.owner)) {
        return Ok(());
    }
    let boxes = Boxes::read(archive)?;
    for line in lines {
        let volume = boxed.get(&line.id.owner).and_then(|file| boxes.volume(file));
        line.code = volume.map(|volume| volume.boxed.code.clone());
        if let Some(volume) = volume {
            line.location = stands::stands(&volume.case, &AsOf::NOW).map(|stands| stands.place);
        }
    }
    Ok(())
}

/// The loan register as a table: the columns of the form, and what leads back to the record.
pub fn table(lines: &[LoanLine], today: Date) -> Table {
    let columns = [
        text("id"),
        text("unit"),
        text("enquiry"),
        text("status"),
        text("lent_on"),
        text("borrower"),
        text("department"),
        text("phone"),
        text("code"),
        text("title"),
        text("level"),
        text("purpose"),
        text("approved_by"),
        text("due"),
        text("returned_on"),
        text("condition"),
        text("handled_by"),
        text("remarks"),
        text("asked_on"),
        text("asked_by"),
        text("place"),
        figure("renewals"),
        figure("overdue_days"),
        text("contradictions"),
        text("location"),
    ];
    Table { rows: lines.iter().map(|line| row(line, today)).collect(), ..Table::new("loans", &columns) }
}

fn row(line: &LoanLine, today: Date) -> Vec<Cell> {
    let (loan, state) = (&line.loan, &line.state);
    let title = if line.titles.is_empty() {
        Cell::maybe(line.company.as_ref(), Cell::text)
    } else {
        Cell::List(line.titles.iter().map(Line::to_string).collect())
    };
    let place = match loan.place {
        ReadingPlace::Office => "office",
        ReadingPlace::OffSite => "off-site",
    };
    let remarks = line.remarks();
    vec![
        Cell::text(&line.id),
        Cell::maybe(line.unit.as_ref(), Cell::text),
        Cell::maybe(line.enquiry(), Cell::text),
        Cell::Code(state.status.as_str()),
        Cell::maybe(state.lent_on, Cell::Date),
        Cell::text(&loan.borrower),
        Cell::maybe(loan.department.as_ref(), Cell::text),
        Cell::maybe(loan.phone.as_ref(), Cell::text),
        Cell::maybe(line.code.as_ref(), Cell::text),
        title,
        Cell::Code(loan.level.as_str()),
        Cell::text(&loan.purpose),
        Cell::maybe(state.approved_by.as_ref(), Cell::text),
        Cell::Date(state.due),
        Cell::maybe(state.returned_on, Cell::Date),
        Cell::maybe(state.condition.as_ref(), Cell::text),
        Cell::maybe(state.handled_by.as_ref(), Cell::text),
        listed(&remarks),
        Cell::Date(line.case.record.head.date()),
        Cell::text(line.asked_by()),
        Cell::Code(place),
        Cell::Count(state.renewals.into()),
        Cell::Count(state.overdue_days(today)),
        listed(&state.contradictions),
        Cell::maybe(line.location.as_ref(), Cell::text),
    ]
}

/// Several words; nothing where there are none.
fn listed<T: ToString>(words: &[T]) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::List(words.iter().map(T::to_string).collect()) }
}
