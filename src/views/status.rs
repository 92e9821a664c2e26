//! What wants doing today.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Bundle, ClientFile, Fresh, people};
use crate::error::Result;
use crate::model::loan::{self, LoanStatus};
use crate::model::{
    Cover, Date, FileName, Kind, Line, Owner, RecordId, ReferenceName, Role, Sha256, StaffId, Stem, UnitCode, Year,
};
use crate::views::boxes::Boxes;
use crate::views::estate::{Client, Estate, cover, each};
use crate::views::inbox::{self, InboxPaper};
use crate::views::loans::{self, LoanLine};
use crate::views::{When, newest_first, show};

/// Something that wants doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// A loan is out past its day (P2-7).
    LoanOverdue {
        /// The loan.
        id: RecordId,
        /// Who has it.
        borrower: Line,
        /// Whose file; none for papers of a room.
        company: Option<Line>,
        /// When it was due.
        due: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// A loan waits for approval (P2-7, P1-5b).
    LoanWaiting {
        /// The loan.
        id: RecordId,
        /// Who wants it.
        borrower: Line,
        /// Whose file; none for papers of a room.
        company: Option<Line>,
        /// Since when it waits.
        since: Date,
        /// The role that may approve it.
        role: Role,
        /// Who holds the role now.
        approvers: Vec<StaffId>,
    },
    /// A lease ended, and nobody moved out.
    LeaseEnded {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
    },
    /// A paper waits in the inbox (P2-8).
    InInbox {
        /// Its name there.
        name: String,
        /// The day in its name, or the day on which the file was written.
        date: Date,
    },
    /// Volumes of a year that is over wait for their boxes (P2-6).
    NotBoxed {
        /// The year.
        year: Year,
        /// The volumes.
        volumes: Vec<FileName>,
    },
    /// A file has nobody who keeps it (P1-4b).
    NoCustodian {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// Since when the client is here.
        since: Date,
    },
    /// A file's label was never printed, or says something else than the cover (P2-5).
    LabelDue {
        /// The client's first unit.
        unit: UnitCode,
        /// What the cover says.
        label: Line,
        /// What was printed last.
        printed: Option<Line>,
        /// Since when the client is here.
        since: Date,
    },
    /// The same bytes are filed in several clients' files.
    SameBytes {
        /// The papers.
        papers: Vec<RecordId>,
        /// The title of the first of them.
        title: Option<Line>,
    },
}

/// What wants doing on a day: by sort, newest first; what waits in the inbox, oldest first.
pub fn todos(archive: &Archive, today: Date) -> Result<Vec<Todo>> {
    let estate = Estate::read(archive)?;
    let all = estate.clients(|_| true)?;
    let (present, departed): (Vec<Client>, Vec<Client>) =
        all.into_iter().partition(|client| client.file.tenure.to.is_none());
    let covers = each(&present, |client| labelled(archive, &client.file))?;
    let mut todos = of_loans(archive, today)?;
    todos.extend(of_covers(&present, &covers, today));
    todos.extend(in_inbox(inbox::papers(archive, today)?));
    todos.extend(not_boxed(archive, &departed, today)?);
    todos.extend(same_bytes(archive, present.iter().chain(&departed))?);
    Ok(todos)
}

fn of_loans(archive: &Archive, today: Date) -> Result<Vec<Todo>> {
    let lines = loans::register(archive, loans::Which::Open, today)?;
    let members = people::members(&mut Fresh::new(archive))?;
    let holders = |role: &Role| members.iter().filter(|(_, m)| m.holds(role)).map(|(_, m)| m.id.clone()).collect();
    let (out, waiting): (Vec<LoanLine>, Vec<LoanLine>) =
        lines.into_iter().partition(|line| line.state.status == LoanStatus::Out);
    let mut late: Vec<LoanLine> = out.into_iter().filter(|line| 0 < line.state.overdue_days(today)).collect();
    newest_first(&mut late, |line| When::day(line.state.due, &line.id));
    let overdue = late.into_iter().map(|line| Todo::LoanOverdue {
        days: line.state.overdue_days(today),
        due: line.state.due,
        borrower: line.loan.borrower,
        company: line.company,
        id: line.id,
    });
    let waiting = waiting.into_iter().map(|line| {
        let role = archive.settings().role_for(loan::duty(line.loan.level)).clone();
        Todo::LoanWaiting {
            since: line.lent_on(),
            approvers: holders(&role),
            role,
            borrower: line.loan.borrower,
            company: line.company,
            id: line.id,
        }
    });
    Ok(overdue.chain(waiting).collect())
}

/// A cover, and the name with which its label was printed last.
fn labelled(archive: &Archive, file: &ClientFile) -> Result<(Cover, Option<Line>)> {
    let (cover, case) = cover(archive, file)?;
    Ok((cover, show::label_printed(&case).map(|(_, label)| label)))
}

/// Leases, custodians and labels of the present clients.
fn of_covers(present: &[Client], covers: &[(Cover, Option<Line>)], today: Date) -> Vec<Todo> {
    let mut files: Vec<(&Client, &(Cover, Option<Line>))> = present.iter().zip(covers).collect();
    newest_first(&mut files, |(client, _)| When::day(client.file.tenure.from, &client.file.home.unit));
    let mut leases: Vec<(Date, Todo)> = Vec::new();
    let (mut custodians, mut labels) = (Vec::new(), Vec::new());
    for (client, (cover, printed)) in files {
        let (unit, company, since) = (client.file.home.unit.clone(), cover.company.clone(), client.file.tenure.from);
        if let Some(lease_end) = cover.lease_end.filter(|end| *end < today) {
            leases.push((lease_end, Todo::LeaseEnded { unit: unit.clone(), company: company.clone(), lease_end }));
        }
        if cover.custodian.is_none() {
            custodians.push(Todo::NoCustodian { unit: unit.clone(), company, since });
        }
        if printed.as_ref() != Some(&cover.label) {
            labels.push(Todo::LabelDue { unit, label: cover.label.clone(), printed: printed.clone(), since });
        }
    }
    newest_first(&mut leases, |(end, _)| When::day(*end, ""));
    leases.into_iter().map(|(_, todo)| todo).chain(custodians).chain(labels).collect()
}

/// What waits in the inbox, oldest first.
fn in_inbox(mut papers: Vec<InboxPaper>) -> impl Iterator<Item = Todo> {
    papers.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    papers.into_iter().map(|paper| Todo::InInbox { name: paper.name, date: paper.date })
}

/// Sealed volumes, and what came late for boxed ones, that a year which is over left without a box; the last year first.
fn not_boxed(archive: &Archive, departed: &[Client], today: Date) -> Result<Vec<Todo>> {
    let boxes = Boxes::read(archive)?;
    let due = each(departed, |client| year_of_boxing(archive, &client.file, &boxes))?;
    let mut years: BTreeMap<Year, Vec<FileName>> = BTreeMap::new();
    for (client, year) in departed.iter().zip(due) {
        if let Some(year) = year.filter(|year| *year < today.year()) {
            years.entry(year).or_default().push(client.file.name.clone());
        }
    }
    Ok(years.into_iter().rev().map(|(year, volumes)| Todo::NotBoxed { year, volumes }).collect())
}

/// The year with which a volume goes into its box, or what came late for it; none where nothing waits for one.
fn year_of_boxing(archive: &Archive, file: &ClientFile, boxes: &Boxes) -> Result<Option<Year>> {
    if !file.main.is_closed() {
        let sealed = !archive.bundle(&file.main)?.stems(Kind::Sealed).is_empty();
        return Ok(file.tenure.to.map(Date::year).filter(|_| sealed));
    }
    let late = archive.bundle(&file.write_to)?;
    let Some(volume) = boxes.volume(file).filter(|_| !late.is_empty()) else {
        return Ok(None);
    };
    // Late papers are boxed with the year in which the last of them came, but not with the volume's own.
    let mut year = volume.boxed.year.next();
    for kind in Kind::ALL {
        for case in late.cases(archive.reader(), *kind)? {
            let events = case.events.iter().map(|named| named.event.head.at);
            let entered = events.chain([case.record.head.at]).map(|at| at.date().year());
            year = entered.max().unwrap_or(year).max(year);
        }
    }
    Ok(Some(year))
}

/// Papers whose bytes lie in several clients' files: told by the manifests, then by the records of those papers alone.
fn same_bytes<'c>(archive: &Archive, clients: impl Iterator<Item = &'c Client>) -> Result<Vec<Todo>> {
    let files: Vec<&ClientFile> = clients.map(|client| &client.file).collect();
    let listed = each(&files, |file| listed_papers(archive, file))?;
    let mut holders: BTreeMap<Sha256, Vec<usize>> = BTreeMap::new();
    for (at, papers) in listed.iter().enumerate() {
        for digest in papers {
            holders.entry(*digest).or_default().push(at);
        }
    }
    let mut found: Vec<(Date, Todo)> = Vec::new();
    for (digest, at) in holders.into_iter().filter(|(_, at)| 1 < at.len()) {
        let theirs = at.into_iter().filter_map(|at| files.get(at));
        let papers = theirs.map(|file| paper_of(archive, file, digest)).collect::<Result<Vec<_>>>()?;
        let papers: Vec<FiledPaper> = papers.into_iter().flatten().collect();
        let Some(latest) = papers.iter().map(|paper| paper.date).max().filter(|_| 1 < papers.len()) else {
            continue;
        };
        let title = papers.first().and_then(|paper| paper.title.clone());
        found.push((latest, Todo::SameBytes { papers: papers.into_iter().map(|paper| paper.id).collect(), title }));
    }
    newest_first(&mut found, |(date, todo)| When::day(*date, format!("{todo:?}")));
    Ok(found.into_iter().map(|(_, todo)| todo).collect())
}

/// The digests of a client's papers, by the manifests.
fn listed_papers(archive: &Archive, file: &ClientFile) -> Result<BTreeSet<Sha256>> {
    let mut digests = BTreeSet::new();
    for id in file.bundles() {
        let bundle = archive.bundle(&id)?;
        let papers = bundle.listing.files.iter().filter(|(path, _)| is_paper(path.as_str()));
        digests.extend(papers.map(|(_, sha256)| *sha256));
    }
    Ok(digests)
}

fn is_paper(path: &str) -> bool {
    path.starts_with("data/originals/") || path.starts_with("data/working/")
}

/// A paper with the record that filed it.
struct FiledPaper {
    id: RecordId,
    title: Option<Line>,
    date: Date,
}

/// The record of a paper with some bytes in a client's file. A list that deedbox made itself has none.
fn paper_of(archive: &Archive, file: &ClientFile, digest: Sha256) -> Result<Option<FiledPaper>> {
    for id in file.bundles() {
        let bundle = archive.bundle(&id)?;
        let same = bundle.listing.files.iter().filter(|(path, sha256)| **sha256 == digest && is_paper(path.as_str()));
        for (path, _) in same {
            for stem in records_by_name(&bundle, path.file_name()) {
                let case = bundle.case(archive.reader(), stem)?;
                if case.record.body.attachments().iter().any(|paper| paper.path == *path) {
                    let id = RecordId { owner: Owner::File(file.name.clone()), stem };
                    return Ok(Some(FiledPaper { id, date: case.record.head.date(), title: case.record.head.title }));
                }
            }
        }
    }
    Ok(None)
}

/// The document records whose last four characters stand at the end of a paper's name.
fn records_by_name(bundle: &Bundle, name: &str) -> Vec<Stem> {
    let stem = name.split('.').next().unwrap_or_default();
    let tails = stem.rsplit('-').take(2).filter_map(|part| part.parse().ok());
    let fitting = tails.flat_map(|tail| bundle.fitting(ReferenceName::Tail(tail)));
    fitting.filter(|stem| stem.kind() == Kind::Document).collect()
}
