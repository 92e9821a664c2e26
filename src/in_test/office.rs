//! A small office whose staff act through `desk`, for views to look at.

use std::cell::Cell as Slot;
use std::time::Duration;

use crate::archive::secrecy::KeyMeans;
use crate::archive::signatures::{KeyAgent, KeyProgram, SigningMeans};
use crate::archive::{Archive, Chance, Disk, Means, Mode, Transaction};
use crate::desk::add_unit::add_unit;
use crate::desk::enrol::{Enrol, enrol};
use crate::desk::file_paper::{Ahead, FilePapers, PaperGoes as Where, PaperHandedIn, Repeats, file_papers};
use crate::desk::lend::{Lend, LendThen, lend};
use crate::desk::move_out::{MoveOut, move_out};
use crate::desk::open_file::{OpenFile, open_file};
use crate::desk::{Desk, EnteredFrom, box_year, create_archive};
use crate::error::Result;
use crate::model::Unit;
use crate::model::document::{Level, Standing};
use crate::model::record::ReadingPlace;
use crate::model::table::{Cell, Table};
use crate::model::{Cover, Date, RecordId, Reference, Settings};
use crate::views::judgement::BytesRead;
use crate::views::kept::ListingOf;
use crate::views::report::{AtDay, InYear};
use crate::views::search::Search;
use crate::views::show::{FileSheet, Shown};
use crate::views::status::{Asking, Todo};
use crate::views::{search, show, status};

/// An office with a manager who hands out files (`lee`), a general manager (`wong`) and a clerk (`chan`).
pub struct Office {
    pub archive: Archive,
    seed: Slot<u64>,
    _folder: tempfile::TempDir,
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn line(text: &str) -> crate::model::Line {
    text.parse().unwrap()
}

/// A cover that says what most covers say.
pub fn cover(company: &str, move_in: Date) -> Cover {
    Cover {
        label: line(company),
        company: line(company),
        english: None,
        nature: None,
        headcount: Some(12),
        move_in,
        lease_end: None,
        contacts: Vec::new(),
        emergency: Vec::new(),
        website: None,
        credit: None,
        custodian: Some("chan".parse().unwrap()),
        department: Some("client-service".parse().unwrap()),
        owner: None,
        sub_tenants: Vec::new(),
    }
}

pub fn reference(id: &RecordId) -> Reference {
    id.long().parse().unwrap()
}

impl Office {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("tower");
        let archive =
            Archive::found(&root, Disk::new(None), Settings::new("k7m2q3zd".parse().unwrap(), line("Tower"))).unwrap();
        let office = Self { archive, seed: Slot::new(1), _folder: folder };
        office.act("2020-01-01", "lee", |desk, tx| {
            create_archive::create_archive(desk, tx, None, &[])?;
            let people: [(&str, &str, &[&str]); 3] = [
                ("lee", "李美", &["manager", "supervisor"]),
                ("wong", "王家欣", &["general-manager"]),
                ("chan", "陳小明", &["clerk"]),
            ];
            for (id, name, roles) in people {
                let roles = roles.iter().map(|role| role.parse()).collect::<std::result::Result<_, _>>()?;
                enrol(
                    desk,
                    tx,
                    Enrol { id: Some(id.parse()?), name: line(name), department: None, roles, date: desk.today() },
                )?;
            }
            Ok(())
        });
        office
    }

    pub fn act<T>(&self, today: &str, who: &str, act: impl FnOnce(&Desk, &mut Transaction) -> Result<T>) -> T {
        self.try_to(today, who, act).unwrap()
    }

    /// The same where it may be refused: then nothing is made.
    pub fn try_to<T>(
        &self,
        today: &str,
        who: &str,
        act: impl FnOnce(&Desk, &mut Transaction) -> Result<T>,
    ) -> Result<T> {
        self.seed.set(self.seed.get() + 1);
        let chance = Chance::Seeded(Slot::new(self.seed.get() * 7919));
        let (named, limit) = (None, Duration::from_secs(5));
        let signing = SigningMeans { named, limit, program: KeyProgram::Unheard, agent: KeyAgent::NotThere };
        let means = Means {
            chance,
            wait: Duration::from_secs(5),
            writer: Some("test".parse().unwrap()),
            signing,
            keys: KeyMeans::default(),
        };
        let now = format!("{today}T10:00:{:02}+08:00", self.seed.get() % 60).parse().unwrap();
        let desk = Desk { actor: Some(who.parse().unwrap()), now, clock: None };
        let mut tx = Transaction::begin(&self.archive, &means, Mode::Make).unwrap();
        let made = act(&desk, &mut tx)?;
        tx.commit()?;
        Ok(made)
    }

    pub fn unit(&self, code: &str, floor: &str, area: &str) {
        let ask = Unit {
            code: code.parse().unwrap(),
            floor: floor.parse().unwrap(),
            area: Some(area.parse().unwrap()),
            use_: None,
            since: None,
            owner: None,
            sub_tenants: Vec::new(),
        };
        self.act("2020-01-01", "chan", |desk, tx| add_unit(desk, tx, ask));
    }

    pub fn client(&self, units: &[&str], company: &str, move_in: &str) {
        self.client_with(units, company, move_in, |_| {});
    }

    pub fn client_with(&self, units: &[&str], company: &str, move_in: &str, amend: impl FnOnce(&mut Cover)) {
        let mut cover = cover(company, day(move_in));
        amend(&mut cover);
        let units = units.iter().map(|unit| unit.parse().unwrap()).collect();
        self.act(move_in, "chan", |desk, tx| {
            open_file(desk, tx, OpenFile { units, cover, enquiry: None, returns: None, entry: EnteredFrom::Fresh })
        });
    }

    pub fn paper(&self, today: &str, file: &str, category: &str, title: &str) -> RecordId {
        self.paper_of(today, file, category, title, title, None)
    }

    pub fn paper_of(
        &self,
        today: &str,
        file: &str,
        category: &str,
        title: &str,
        bytes: &str,
        earlier: Option<&RecordId>,
    ) -> RecordId {
        let made = self.act(today, "chan", |desk, tx| {
            let staged = tx.stage(bytes.as_bytes(), "paper.txt".as_ref())?;
            let paper = PaperHandedIn {
                staged,
                media_type: line("text/plain"),
                pages: Some(3),
                given_name: line("paper.txt"),
                title: line(title),
                date: desk.today(),
            };
            let ask = FilePapers {
                into: Where::File(file.parse()?),
                category: category.parse()?,
                standing: Standing::Original,
                level: Level::Ordinary,
                author: None,
                valid_until: None,
                supersedes: earlier.map(reference),
                ahead: Ahead::Refused,
                came_with: None,
                repeats: Repeats::Refused,
                papers: vec![paper],
            };
            file_papers(desk, tx, &ask)
        });
        made[0].clone()
    }

    pub fn loan(&self, today: &str, file: &str, to: &str, then: LendThen) -> RecordId {
        self.loan_of(today, file, to, then, &[])
    }

    /// A reader from outside: the general manager approves, and the supervisor hands the file out.
    pub fn loan_of(&self, today: &str, file: &str, to: &str, then: LendThen, papers: &[&RecordId]) -> RecordId {
        let handed_by = || Some("lee".parse().unwrap());
        let (who, then) = match then {
            LendThen::Wait => ("lee", LendThen::Wait),
            LendThen::Approve { .. } => ("wong", LendThen::Approve { handled_by: handed_by() }),
            LendThen::Return { .. } => ("wong", LendThen::Return { handled_by: handed_by() }),
        };
        let ask = Lend {
            of: crate::model::Whose::File(file.parse().unwrap()),
            to: line(to),
            purpose: line("contract"),
            urgent: None,
            due: None,
            papers: papers.iter().map(|id| reference(id)).collect(),
            place: ReadingPlace::Office,
            department: None,
            phone: None,
            date: day(today),
            then,
        };
        self.act(today, who, |desk, tx| lend(desk, tx, &ask)).id
    }

    pub fn leaves(&self, today: &str, unit: &str) {
        let ask = MoveOut { unit: unit.parse().unwrap(), date: day(today), waive: Vec::new(), reason: None };
        self.act(today, "lee", |desk, tx| move_out(desk, tx, &ask));
    }

    pub fn box_year(&self, today: &str, year: &str) {
        self.act(today, "lee", |desk, tx| {
            let plan = box_year::plan::plan(desk, tx, year.parse()?, None)?;
            box_year::carry_out(desk, tx, &plan, &|_| Ok(Vec::new()))
        });
    }

    pub fn show(&self, name: &str) -> FileSheet {
        match show::show(&self.archive, &name.parse().unwrap()).unwrap() {
            Shown::File(sheet) => *sheet,
            Shown::Vacant(_) | Shown::Record(_) => panic!("{name} is no file"),
        }
    }

    pub fn todos(&self, today: &str) -> Vec<Todo> {
        let now = format!("{today}T12:00:00+08:00").parse().unwrap();
        status::todos(&Asking { archive: &self.archive, now, actor: None }, BytesRead::Read).unwrap()
    }

    pub fn found(&self, words: &[&str]) -> Vec<String> {
        let search = Search { words: words.iter().map(|word| (*word).to_owned()).collect(), ..Search::default() };
        search::search(&self.archive, &search).unwrap().iter().map(|hit| hit.id.to_string()).collect()
    }
}

pub const APPROVED: LendThen = LendThen::Approve { handled_by: None };

/// A report of a day's state.
pub fn at(day: Date) -> AtDay<'static> {
    AtDay { day, known_at: None, kept: &ListingOf::ByAll }
}

/// A report of a year, as of the beginning of 2026.
pub fn in_year(year: &str) -> InYear<'static> {
    let now = "2026-01-01T12:00:00+08:00".parse().unwrap();
    InYear { year: year.parse().unwrap(), month: None, now, known_at: None, kept: &ListingOf::ByAll }
}

pub fn column(table: &Table, key: &str) -> Vec<String> {
    let at = table.columns.iter().position(|column| column.key == key).unwrap();
    table.rows.iter().map(|row| text(&row[at])).collect()
}

pub fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Code(code) => (*code).to_owned(),
        Cell::Date(date) => date.to_string(),
        Cell::Time(moment) => moment.to_string(),
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Number(number) => number.to_string(),
        Cell::Flag(yes) => yes.to_string(),
        Cell::List(items) => items.join(","),
        Cell::Gist(gist) => gist.to_string(),
    }
}
