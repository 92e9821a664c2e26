//! What an archive holds, as it is handed over to another company (移交清冊): the volumes with where they stand, every paper, and what is
//! open still (S-HAND). The same words of an archive make the same lists, whoever makes them.

use crate::archive::{Archive, BundleId, Lookup, Uncached, file_parts, find, papers, pieces};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::steps::COURSES;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{
    AsOf, Case, Date, FileName, Kind, Line, Owner, Paper, RecordId, Register, case_state, paper, reckoning,
};
use crate::views::dossier::{Dossier, WhichClients, each_client};
use crate::views::kept::ListingOf;
use crate::views::loans::{self, WhichLoans};

/// What an archive holds.
#[derive(Clone, Debug)]
pub struct Holdings {
    /// A row a file, volume and supplement.
    pub volumes: Table,
    /// A row a paper.
    pub papers: Table,
    /// A row each of what is open: loans, cases, holds, requests, and the deposits that are held.
    pub open: Table,
}

impl Holdings {
    /// How many papers lie encrypted.
    pub fn encrypted(&self) -> usize {
        self.papers.rows.iter().filter(|row| row.last().is_some_and(|cell| !matches!(cell, Cell::Empty))).count()
    }

    /// The lists by their names.
    pub fn lists(&self) -> [(&'static str, &Table); 3] {
        [("volumes", &self.volumes), ("papers", &self.papers), ("open", &self.open)]
    }
}

/// Looks at all of it, as it is on a day.
pub fn holdings(archive: &Archive, day: Date) -> Result<Holdings> {
    let pieces = pieces::all(&mut Uncached::new(archive))?;
    let mut volumes = Table::new(
        "volumes",
        &[
            text("what"),
            text("company"),
            text("volume"),
            text("box"),
            text("location"),
            text("scan_code"),
            figure("papers"),
            figure("pages"),
        ],
    );
    let mut listed = Table::new("papers", &PAPER_COLUMNS.map(text));
    for piece in &pieces {
        let is_supplement = piece.boxed.as_ref().is_some_and(|boxed| boxed.supplement_to.is_some());
        // The papers of a supplement are counted with its volume, whose file they are.
        let papers = if is_supplement { Vec::new() } else { papers_of(archive, &piece.file.bundles())? };
        let pages: u64 = papers.iter().filter_map(|paper| paper.attachment.pages).map(u64::from).sum();
        let counted = |count: Cell| if is_supplement { Cell::Empty } else { count };
        volumes.rows.push(vec![
            Cell::text(piece.name()),
            Cell::maybe(piece.company(), Cell::text),
            Cell::maybe(piece.boxed.as_ref(), |boxed| Cell::text(&boxed.code)),
            Cell::maybe(piece.in_box(), Cell::text),
            Cell::maybe(piece.stands(&AsOf::NOW), |stands| Cell::text(stands.place)),
            Cell::text(piece.code()),
            counted(Cell::count(papers.len())),
            counted(Cell::count(usize::try_from(pages).unwrap_or(usize::MAX))),
        ]);
        let owner = Owner::File(piece.file.name.clone());
        listed.rows.extend(papers.iter().map(|paper| row(&owner, paper)));
    }
    for place in Uncached::new(archive).units()?.iter() {
        let owner = Owner::File(FileName::Present(place.unit.clone()));
        let of_room = papers_of(archive, &[BundleId::Room(place.clone())])?;
        listed.rows.extend(of_room.iter().map(|paper| row(&owner, paper)));
    }
    let of_office = papers_of(archive, &[BundleId::Policies])?;
    listed.rows.extend(of_office.iter().map(|paper| row(&Owner::Policies, paper)));
    for register in Register::ALL.iter().copied() {
        for (bundle, owner) in find::register_years(&Uncached::new(archive), register)? {
            // A list that is made for a hand-over is none of what it lists, and the seals prove themselves.
            if !matches!(register, Register::Handovers | Register::Seals) {
                listed.rows.extend(papers_of(archive, &[bundle])?.iter().map(|paper| row(&owner, paper)));
            }
        }
    }
    Ok(Holdings { volumes, papers: listed, open: open(archive, day)? })
}

const PAPER_COLUMNS: [&str; 7] = ["id", "title", "date", "level", "pages", "sha256", "encrypted"];

fn row(owner: &Owner, paper: &Paper) -> Vec<Cell> {
    vec![
        Cell::text(format!("{owner}/{}", paper.name)),
        Cell::text(&paper.title),
        Cell::Date(paper.date),
        Cell::Code(paper.level.as_str()),
        Cell::maybe(paper.attachment.pages, |pages| Cell::Count(pages.into())),
        Cell::text(paper.attachment.sha256),
        Cell::maybe(paper.encrypted, |cipher| Cell::Code(cipher.as_str())),
    ]
}

/// The papers in some bundles, as they are now, in their order.
fn papers_of(archive: &Archive, bundles: &[BundleId]) -> Result<Vec<Paper>> {
    let cases = seen(papers::cases(&mut Uncached::new(archive), bundles)?, &AsOf::NOW);
    let mut found: Vec<Paper> = cases.iter().flat_map(paper::of_case).collect();
    found.sort_by_key(|paper| (paper.date, paper.name));
    Ok(found)
}

/// What is no matter that another company takes over: what was passed on, asked about and boxed is history once it is decided, and a
/// hand-over tells of itself.
const STAND_ASIDE: [Kind; 1] = [Kind::Handover];

/// What is open: loans that are out or asked for, cases that are not settled, and deposits that are held.
fn open(archive: &Archive, day: Date) -> Result<Table> {
    let columns = ["id", "kind", "company", "title", "date", "status"].map(text);
    let mut rows = Vec::new();
    for line in loans::register(archive, WhichLoans::Open, day)? {
        let titles: Vec<String> = line.titles.iter().map(ToString::to_string).collect();
        let borrower = line.loan.borrower.to_string();
        let what = if titles.is_empty() { borrower } else { format!("{borrower}: {}", titles.join(", ")) };
        rows.push(vec![
            Cell::text(&line.id),
            Cell::Code(Kind::Loan.as_str()),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::text(what),
            Cell::Date(line.lent_on()),
            Cell::Code(line.state.status.as_str()),
        ]);
    }
    let kinds: Vec<Kind> =
        COURSES.iter().map(|course| course.kind).filter(|kind| !STAND_ASIDE.contains(kind)).collect();
    let of_files: Vec<Kind> = kinds.iter().copied().chain([Kind::Deposit]).collect();
    let whose = (WhichClients::All, &ListingOf::ByAll);
    for of_client in each_client(archive, whose, (&of_files, &AsOf::NOW), |dossier| of_client(&dossier))? {
        rows.extend(of_client);
    }
    for register in Register::ALL.iter().copied() {
        for (bundle, owner) in find::register_years(&Uncached::new(archive), register)? {
            let bundle = archive.bundle(&bundle)?;
            for kind in &kinds {
                for case in seen(file_parts::cases_of(archive.reader(), &[&bundle], *kind)?, &AsOf::NOW) {
                    rows.extend(open_case(&RecordId { owner: owner.clone(), stem: case.stem }, None, &case));
                }
            }
        }
    }
    for place in Uncached::new(archive).units()?.iter() {
        let owner = Owner::File(FileName::Present(place.unit.clone()));
        let bundle = archive.bundle(&BundleId::Room(place.clone()))?;
        for kind in &kinds {
            for case in seen(file_parts::cases_of(archive.reader(), &[&bundle], *kind)?, &AsOf::NOW) {
                rows.extend(open_case(&RecordId { owner: owner.clone(), stem: case.stem }, None, &case));
            }
        }
    }
    Ok(Table { rows, ..Table::new("open", &columns) })
}

fn of_client(dossier: &Dossier) -> Vec<Vec<Cell>> {
    let company = &dossier.cover.company;
    let cases = dossier.cases.iter().filter(|case| case.stem.kind() != Kind::Deposit);
    let mut rows: Vec<Vec<Cell>> = cases.filter_map(|case| open_case(&dossier.id(case), Some(company), case)).collect();
    for (about, held) in reckoning::balances(&dossier.list(Kind::Deposit)) {
        if !held.is_zero() {
            rows.push(vec![
                Cell::text(Owner::File(dossier.client.file.name.clone())),
                Cell::Code(Kind::Deposit.as_str()),
                Cell::text(company),
                Cell::text(format!("{} {held}", about.as_str())),
                Cell::Empty,
                Cell::Empty,
            ]);
        }
    }
    rows
}

/// A row of a case that is not settled.
fn open_case(id: &RecordId, company: Option<&Line>, case: &Case) -> Option<Vec<Cell>> {
    let state = case_state::fold(case).filter(|state| !state.settled)?;
    let head = &case.record.head;
    Some(vec![
        Cell::text(id),
        Cell::Code(id.stem.kind().as_str()),
        Cell::maybe(company, Cell::text),
        Cell::maybe(head.title.as_ref(), Cell::text),
        Cell::Date(head.date()),
        Cell::Code(state.status.as_str()),
    ])
}
