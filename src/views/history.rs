//! A room's story over its successive clients.

use crate::archive::{Archive, Bundle, BundleId, ClientFile, Fresh, UnitPlace, parts, tenancy};
use crate::error::Result;
use crate::model::event::Deed;
use crate::model::table::{Cell, Table, text};
use crate::model::{
    Action, Body, Case, Date, FileName, Happened, Kind, Line, Moment, Owner, RecordId, StaffId, UnitCode, View,
};
use crate::views::boxes::Boxes;
use crate::views::estate::{Room, by_first_unit, cover, read_room};
use crate::views::{When, newest_first};

/// What happened, in the order of a client's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// The unit was entered.
    UnitAdded,
    /// A client moved in.
    MovedIn,
    /// The file's label was printed.
    LabelPrinted,
    /// A paper was filed.
    Filed,
    /// A loan was asked for.
    Asked,
    /// A loan was approved, and went out.
    Lent,
    /// A loan was refused.
    Rejected,
    /// A loan was renewed.
    Renewed,
    /// A loan came back.
    Returned,
    /// The client's folder was bound.
    Bound,
    /// A client moved out.
    MovedOut,
    /// The volume was put into a box.
    Boxed,
    /// Something was remarked.
    Noted,
    /// Something else was recorded.
    Recorded(Kind),
    /// A step of its life was taken.
    Stepped(Action),
}

impl Happening {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnitAdded => "unit-added",
            Self::MovedIn => "moved-in",
            Self::LabelPrinted => "label-printed",
            Self::Filed => "filed",
            Self::Asked => "asked",
            Self::Lent => "lent",
            Self::Rejected => "rejected",
            Self::Renewed => "renewed",
            Self::Returned => "returned",
            Self::Bound => "bound",
            Self::MovedOut => "moved-out",
            Self::Boxed => "boxed",
            Self::Noted => "noted",
            Self::Recorded(kind) => kind.as_str(),
            Self::Stepped(action) => action.as_str(),
        }
    }

    /// What an action on a record is in a room's story; none where the record is not part of it.
    fn of(kind: Kind, action: Action) -> Option<Self> {
        match action {
            Action::Approved if kind == Kind::Loan => Some(Self::Lent),
            Action::Rejected => Some(Self::Rejected),
            Action::Renewed => Some(Self::Renewed),
            Action::Returned => Some(Self::Returned),
            Action::Ended => Some(Self::MovedOut),
            Action::LabelPrinted => Some(Self::LabelPrinted),
            Action::RoleGiven | Action::RoleEnded | Action::Left => None,
            other => Some(Self::Stepped(other)),
        }
    }
}

/// A line of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When it happened.
    pub date: Date,
    /// When it was entered; not known of a step that an import brought.
    pub at: Option<Moment>,
    /// Which step of its record it was.
    pub step: usize,
    /// What happened.
    pub happening: Happening,
    /// The client whom it concerned.
    pub company: Option<Line>,
    /// What more there is: a paper's title, a reader, a code.
    pub detail: Option<String>,
    /// Who did it, where that is known.
    pub by: Option<StaffId>,
    /// The record.
    pub id: RecordId,
}

/// Everything that happened in a unit, newest first.
///
/// # Errors
/// There is no such unit.
pub fn history(archive: &Archive, unit: &UnitCode) -> Result<Vec<HistoryLine>> {
    let place = tenancy::unit_place(&mut Fresh::new(archive), unit)?;
    let room = read_room(archive, &place)?;
    let mut lines = Vec::new();
    let mut boxes = None;
    let mut clients = Vec::new();
    for tenure in &room.tenures {
        let file = by_first_unit(archive, tenancy::file_of(&mut Fresh::new(archive), tenure)?)?;
        let company = cover(archive, &file)?.0.company;
        lines.extend(of_client(archive, &file, &company)?);
        if file.main.is_closed() {
            let boxes = match &boxes {
                Some(boxes) => boxes,
                None => boxes.insert(Boxes::read(archive)?),
            };
            lines.extend(boxed(boxes, &file, &company));
        }
        clients.push(company);
    }
    lines.extend(of_room(archive, &place, &room, &clients)?);
    // Of what was entered at once, what comes later in a client's life stands first.
    lines.sort_by_key(|line| std::cmp::Reverse((line.happening, line.step)));
    newest_first(&mut lines, |line| When { date: line.date, at: line.at, name: String::new() });
    Ok(lines)
}

/// What is recorded in the room: the unit, its papers and loans of them, and each client's coming and going.
fn of_room(archive: &Archive, place: &UnitPlace, room: &Room, clients: &[Line]) -> Result<Vec<HistoryLine>> {
    let bundle = archive.bundle(&BundleId::Room(place.clone()))?;
    let owner = Owner::File(FileName::Present(place.unit.clone()));
    let mut lines = Vec::new();
    for kind in [Kind::Unit, Kind::Document, Kind::Loan, Kind::Note] {
        for case in bundle.cases(archive.reader(), kind)? {
            lines.extend(of_case(&owner, None, &case));
        }
    }
    for case in bundle.cases(archive.reader(), Kind::Tenancy)? {
        let at = room.tenures.iter().position(|tenure| tenure.stem == case.stem);
        lines.extend(of_case(&owner, at.and_then(|at| clients.get(at)), &case));
    }
    Ok(lines)
}

/// What is recorded in a client's file.
fn of_client(archive: &Archive, file: &ClientFile, company: &Line) -> Result<Vec<HistoryLine>> {
    let owner = Owner::File(file.name.clone());
    let mut lines = Vec::new();
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    for kind in [Kind::Cover, Kind::Document, Kind::Loan, Kind::Sealed, Kind::Note] {
        for case in parts::cases_of(archive.reader(), &parts, kind)? {
            lines.extend(of_case(&owner, Some(company), &case));
        }
    }
    Ok(lines)
}

/// The box records of a client's volume.
fn boxed(boxes: &Boxes, file: &ClientFile, company: &Line) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    for line in boxes.of(file) {
        let head = &line.case.record.head;
        lines.push(HistoryLine {
            date: head.date(),
            at: Some(head.at),
            step: 0,
            happening: Happening::Boxed,
            company: Some(company.clone()),
            detail: Some(format!("{} {}", line.boxed.code, line.boxed.place())),
            by: Some(head.by.clone()),
            id: line.id.clone(),
        });
    }
    lines
}

/// A record and its steps as lines of the story.
fn of_case(owner: &Owner, company: Option<&Line>, case: &Case) -> Vec<HistoryLine> {
    // What it says is told as it holds; what was done about it is told step by step.
    let seen = case.seen(&View::NOW);
    let told = seen.as_ref().unwrap_or(case);
    let head = &told.record.head;
    let id = RecordId { owner: owner.clone(), stem: case.stem };
    let line = |date, at, step, happening, by, detail| HistoryLine {
        date,
        at,
        step,
        happening,
        company: company.cloned(),
        detail,
        by,
        id: id.clone(),
    };
    let detail = detail(told);
    let mut lines = Vec::new();
    if let Some(happening) = opening(&case.record.body) {
        lines.push(line(head.date(), Some(head.at), 0, happening, Some(head.by.clone()), detail.clone()));
    }
    for (at, step) in case.record.events.iter().enumerate() {
        if let Some(happening) = Happening::of(case.stem.kind(), step.action) {
            let date = step.when().map_or(head.date(), Happened::date);
            lines.push(line(date, Some(head.at), at + 1, happening, step.by.clone(), detail.clone()));
        }
    }
    let embedded = case.record.events.len();
    for (at, named) in case.events.iter().enumerate() {
        if let Some(happening) = Happening::of(case.stem.kind(), named.event.head.action) {
            let head = &named.event.head;
            let said = said(&named.event.deed).or_else(|| detail.clone());
            lines.push(line(head.date(), Some(head.at), embedded + at + 1, happening, Some(head.by.clone()), said));
        }
    }
    lines
}

/// What the record itself is in the story. Moving in is told by the tenancy, not by the cover.
fn opening(body: &Body) -> Option<Happening> {
    match body {
        Body::Unit(_) => Some(Happening::UnitAdded),
        Body::Tenancy(_) => Some(Happening::MovedIn),
        Body::Document(_) => Some(Happening::Filed),
        Body::Loan(_) => Some(Happening::Asked),
        Body::Sealed(_) => Some(Happening::Bound),
        Body::Note(_) => Some(Happening::Noted),
        Body::Box(_) => Some(Happening::Boxed),
        Body::Cover(_) | Body::Person(_) => None,
        other => Some(Happening::Recorded(other.kind())),
    }
}

fn detail(case: &Case) -> Option<String> {
    let joined = |parts: &[&str]| Some(parts.join(" · "));
    match &case.record.body {
        Body::Unit(unit) => unit.use_.as_ref().map(ToString::to_string),
        Body::Document(document) => {
            let title = case.record.head.title.as_ref().unwrap_or(&document.given_name);
            joined(&[title.as_str(), document.category.as_str()])
        }
        Body::Loan(loan) => joined(&[loan.borrower.as_str(), loan.purpose.as_str()]),
        Body::Sealed(sealed) => sealed.reason.as_ref().map(ToString::to_string),
        Body::Note(note) => joined(&[note.about.as_str(), note.note.as_str()]),
        Body::Tenancy(_) | Body::Cover(_) | Body::Person(_) | Body::Box(_) => None,
        _ => case.record.summary(),
    }
}

/// What an event says beside its record.
fn said(deed: &Deed) -> Option<String> {
    match deed {
        Deed::Renewed(renewal) => Some(renewal.due.to_string()),
        Deed::LabelPrinted(labelling) => Some(labelling.label.to_string()),
        other => other.note().map(ToString::to_string),
    }
}

/// The story as a table.
pub fn table(lines: &[HistoryLine]) -> Table {
    let columns = ["date", "happening", "company", "detail", "by", "id"].map(text);
    let mut table = Table::new("history", &columns);
    for line in lines {
        table.rows.push(vec![
            Cell::Date(line.date),
            Cell::Code(line.happening.as_str()),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::maybe(line.detail.as_ref(), Cell::text),
            Cell::maybe(line.by.as_ref(), Cell::text),
            Cell::text(&line.id),
        ]);
    }
    table
}
