//! What views yield of small archives that are made through the desk.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "test code"
)]

use std::cell::Cell as Slot;
use std::time::Duration;

use deedbox::archive::{Archive, Chance, Disk, Means, Mode, Transaction};
use deedbox::desk::add_unit::{AddUnit, add_unit};
use deedbox::desk::approve::{Approve, approve, reject};
use deedbox::desk::box_year;
use deedbox::desk::enrol::{Enrol, enrol};
use deedbox::desk::file_paper::{Ahead, FilePapers, Into as Where, Paper, Repeats, file_papers};
use deedbox::desk::label::label;
use deedbox::desk::lend::{Lend, Then, lend};
use deedbox::desk::move_out::{MoveOut, move_out};
use deedbox::desk::open_file::{OpenFile, add_further, open_file};
use deedbox::desk::return_loan::{ReturnLoan, return_loan};
use deedbox::desk::{Desk, found};
use deedbox::error::Result;
use deedbox::model::document::{Level, Standing};
use deedbox::model::record::ReadingPlace;
use deedbox::model::table::{Cell, Table};
use deedbox::model::{Cover, Date, FileName, Kind, RecordId, Reference, Settings};
use deedbox::views::judgement::Bytes;
use deedbox::views::judgement::Why;
use deedbox::views::loans::Which;
use deedbox::views::report::{AtDay, InYear};
use deedbox::views::search::Search;
use deedbox::views::show::{Binding, FileSheet, Shown};
use deedbox::views::status::{Asking, Sort, Todo};
use deedbox::views::{history, loans, people, report, search, show, status, units};

/// An office with a manager who hands out files (`lee`), a general manager (`wong`) and a clerk (`chan`).
struct Office {
    archive: Archive,
    seed: Slot<u64>,
    _folder: tempfile::TempDir,
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn line(text: &str) -> deedbox::model::Line {
    text.parse().unwrap()
}

fn reference(id: &RecordId) -> Reference {
    id.long().parse().unwrap()
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("tower");
        let archive =
            Archive::found(&root, Disk::new(None), Settings::new("k7m2q3zd".parse().unwrap(), line("Tower"))).unwrap();
        let office = Self { archive, seed: Slot::new(1), _folder: folder };
        office.act("2020-01-01", "lee", |desk, tx| {
            found::found(desk, tx, None, &[])?;
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
                    Enrol { id: id.parse()?, name: line(name), department: None, roles, date: desk.today() },
                )?;
            }
            Ok(())
        });
        office
    }

    fn act<T>(&self, today: &str, who: &str, act: impl FnOnce(&Desk, &mut Transaction) -> Result<T>) -> T {
        self.seed.set(self.seed.get() + 1);
        let chance = Chance::Seeded(Slot::new(self.seed.get() * 7919));
        let means = Means { chance, wait: Duration::from_secs(5), writer: Some("test".parse().unwrap()) };
        let now = format!("{today}T10:00:{:02}+08:00", self.seed.get() % 60).parse().unwrap();
        let desk = Desk { actor: Some(who.parse().unwrap()), now, clock: None };
        let mut tx = Transaction::begin(&self.archive, &means, Mode::Make).unwrap();
        let made = act(&desk, &mut tx).unwrap();
        tx.commit().unwrap();
        made
    }

    fn unit(&self, code: &str, floor: &str, area: &str) {
        let ask = AddUnit {
            code: code.parse().unwrap(),
            floor: floor.parse().unwrap(),
            area: Some(area.parse().unwrap()),
            use_: None,
            date: day("2020-01-01"),
        };
        self.act("2020-01-01", "chan", |desk, tx| add_unit(desk, tx, ask));
    }

    fn client(&self, units: &[&str], company: &str, move_in: &str) {
        self.client_with(units, company, move_in, |_| {});
    }

    fn client_with(&self, units: &[&str], company: &str, move_in: &str, amend: impl FnOnce(&mut Cover)) {
        let mut cover = Cover {
            label: line(company),
            company: line(company),
            english: None,
            nature: None,
            headcount: Some(12),
            move_in: day(move_in),
            lease_end: None,
            contacts: Vec::new(),
            emergency: Vec::new(),
            website: None,
            credit: None,
            custodian: Some("chan".parse().unwrap()),
        };
        amend(&mut cover);
        let units = units.iter().map(|unit| unit.parse().unwrap()).collect();
        self.act(move_in, "chan", |desk, tx| open_file(desk, tx, OpenFile { units, cover, enquiry: None }));
    }

    fn paper(&self, today: &str, file: &str, category: &str, title: &str) -> RecordId {
        self.paper_of(today, file, category, title, title, None)
    }

    fn paper_of(
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
            let paper = Paper {
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

    fn loan(&self, today: &str, file: &str, to: &str, then: Then) -> RecordId {
        self.loan_of(today, file, to, then, &[])
    }

    /// A reader from outside: the general manager approves, and the supervisor hands the file out.
    fn loan_of(&self, today: &str, file: &str, to: &str, then: Then, papers: &[&RecordId]) -> RecordId {
        let handed_by = || Some("lee".parse().unwrap());
        let (who, then) = match then {
            Then::Wait => ("lee", Then::Wait),
            Then::Approve { .. } => ("wong", Then::Approve { handled_by: handed_by() }),
            Then::Return { .. } => ("wong", Then::Return { handled_by: handed_by() }),
        };
        let ask = Lend {
            file: file.parse().unwrap(),
            to: line(to),
            purpose: line("contract"),
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

    fn leaves(&self, today: &str, unit: &str) {
        let ask = MoveOut { unit: unit.parse().unwrap(), date: day(today), waive: Vec::new(), reason: None };
        self.act(today, "lee", |desk, tx| move_out(desk, tx, &ask));
    }

    fn box_year(&self, today: &str, year: &str) {
        self.act(today, "lee", |desk, tx| {
            let plan = box_year::plan::plan(desk, tx, year.parse()?, None)?;
            box_year::carry_out(desk, tx, &plan, &|_| Ok(Vec::new()))
        });
    }

    fn show(&self, name: &str) -> FileSheet {
        match show::show(&self.archive, &name.parse().unwrap()).unwrap() {
            Shown::File(sheet) => *sheet,
            Shown::Vacant(_) | Shown::Record(_) => panic!("{name} is no file"),
        }
    }

    fn todos(&self, today: &str) -> Vec<Todo> {
        let now = format!("{today}T12:00:00+08:00").parse().unwrap();
        status::todos(&Asking { archive: &self.archive, now, actor: None }, Bytes::Read).unwrap()
    }

    fn found(&self, words: &[&str]) -> Vec<String> {
        let search = Search { words: words.iter().map(|word| (*word).to_owned()).collect(), ..Search::default() };
        search::search(&self.archive, &search).unwrap().iter().map(|hit| hit.id.to_string()).collect()
    }
}

const APPROVED: Then = Then::Approve { handled_by: None };

/// A report of a day's state.
fn at(day: Date) -> AtDay {
    AtDay { day, known_at: None }
}

/// A report of a year, as of the beginning of 2026.
fn in_year(year: &str) -> InYear {
    let now = "2026-01-01T12:00:00+08:00".parse().unwrap();
    InYear { year: year.parse().unwrap(), month: None, now, known_at: None }
}

/// A column of a table as text.
fn column(table: &Table, key: &str) -> Vec<String> {
    let at = table.columns.iter().position(|column| column.key == key).unwrap();
    table.rows.iter().map(|row| text(&row[at])).collect()
}

fn text(cell: &Cell) -> String {
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

#[test]
fn occupancy_counts_each_floor_as_on_the_lifts_panel() {
    let office = Office::new();
    for (unit, floor, area) in
        [("1001", "10", "100.50"), ("901", "9", "80"), ("902", "9", "20.5"), ("B101", "B1", "40")]
    {
        office.unit(unit, floor, area);
    }
    office.client(&["901", "1001"], "宏達貿易", "2025-03-01");
    let table = report::occupancy::report(&office.archive, &at(day("2025-03-01"))).unwrap();
    assert_eq!(column(&table, "floor"), ["B1", "9", "10"]);
    assert_eq!(column(&table, "occupied"), ["0", "1", "1"]);
    assert_eq!(column(&table, "occupied_area"), ["0", "80", "100.50"]);
    assert_eq!(
        table.totals.iter().map(|(key, cell)| (*key, text(cell))).collect::<Vec<_>>(),
        [
            ("units", "4".to_owned()),
            ("occupied", "2".to_owned()),
            ("vacant", "2".to_owned()),
            ("area", "241.00".to_owned()),
            ("occupied_area", "180.50".to_owned()),
        ]
    );
    let before = report::occupancy::report(&office.archive, &at(day("2025-02-28"))).unwrap();
    assert_eq!(column(&before, "occupied"), ["0", "0", "0"]);
}

#[test]
fn a_unit_is_occupied_until_the_day_before_moving_out() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2025-03-01");
    office.leaves("2025-06-30", "901");
    let occupied = |on: &str| column(&report::occupancy::report(&office.archive, &at(day(on))).unwrap(), "occupied");
    assert_eq!((occupied("2025-06-29"), occupied("2025-06-30")), (vec!["1".to_owned()], vec!["0".to_owned()]));
}

#[test]
fn a_client_of_several_units_has_one_row_under_the_first() {
    let office = Office::new();
    for unit in ["901", "902", "903"] {
        office.unit(unit, "9", "80");
    }
    office.client(&["901"], "宏達貿易", "2024-03-01");
    office.client(&["903"], "Acme", "2025-03-01");
    office.act("2025-01-01", "chan", |desk, tx| {
        add_further(desk, tx, &"902".parse()?, &"901".parse()?, day("2025-01-01"))
    });
    let table = report::clients::report(&office.archive, &at(day("2026-01-01"))).unwrap();
    assert_eq!(column(&table, "unit"), ["903", "901"], "newest first");
    assert_eq!(column(&table, "units"), ["903", "901,902"]);
    assert_eq!(table.totals, [("headcount", Cell::Count(24))]);
    let earlier = report::clients::report(&office.archive, &at(day("2024-12-31"))).unwrap();
    assert_eq!((column(&earlier, "unit"), column(&earlier, "units")), (vec!["901".to_owned()], vec!["901".to_owned()]));
}

#[test]
fn loans_of_a_day_are_those_that_were_out_at_its_end() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2025-03-01");
    let loan = office.loan("2025-04-01", "901", "陳先生", APPROVED);
    office.loan("2025-04-02", "901", "waits", Then::Wait);
    office.act("2025-04-20", "lee", |desk, tx| {
        return_loan(desk, tx, &ReturnLoan { reference: reference(&loan), condition: None, date: desk.today() })
    });
    let on = |on: &str| {
        let table = report::loans::report(&office.archive, &at(day(on))).unwrap();
        (column(&table, "borrower"), column(&table, "overdue_days"))
    };
    assert_eq!(on("2025-03-31"), (vec![], vec![]));
    assert_eq!(on("2025-04-01"), (vec!["陳先生".to_owned()], vec!["0".to_owned()]));
    assert_eq!(on("2025-04-10"), (vec!["陳先生".to_owned()], vec!["2".to_owned()]));
    assert_eq!(on("2025-04-20"), (vec![], vec![]));
}

#[test]
fn who_left_in_a_year_is_listed_with_code_and_box() {
    let office = Office::new();
    for unit in ["901", "902"] {
        office.unit(unit, "9", "80");
    }
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.client(&["902"], "Acme", "2023-03-01");
    office.leaves("2024-02-01", "901");
    office.leaves("2025-02-01", "902");
    office.box_year("2025-01-05", "2024");
    let table = report::moved_out::report(&office.archive, &in_year("2024")).unwrap();
    assert_eq!(column(&table, "file"), ["901@2024-02-01"]);
    assert_eq!(column(&table, "code"), ["DB-KH·2024·D10-0001"]);
    assert_eq!(column(&table, "box"), ["2024/9/box-01"]);
    let later = report::moved_out::report(&office.archive, &in_year("2025")).unwrap();
    assert_eq!((column(&later, "unit"), column(&later, "code")), (vec!["902".to_owned()], vec![String::new()]));
}

#[test]
fn a_file_shows_its_papers_newest_first_and_what_took_their_place() {
    let office = Office::new();
    for unit in ["901", "902"] {
        office.unit(unit, "9", "80");
    }
    office.client(&["901", "902"], "宏達貿易", "2025-03-01");
    let first = office.paper("2025-03-01", "901", "contracts", "租賃合同");
    let plan = office.paper("2025-03-02", "902", "engineering", "Plan");
    let second = office.paper_of("2025-04-01", "901", "contracts", "租賃合同 2", "second", Some(&first));
    office.loan_of("2025-04-02", "901", "陳先生", APPROVED, &[&second]);
    let sheet = office.show("902");
    assert_eq!(sheet.name.to_string(), "901", "the first unit gives the file its name");
    let shown: Vec<_> = sheet.papers.iter().map(|paper| paper.id.clone()).collect();
    assert_eq!(shown.iter().map(|id| id.name.stem()).collect::<Vec<_>>(), [second.stem, plan.stem, first.stem]);
    assert_eq!(sheet.papers[2].superseded_by.as_ref().unwrap().stem, second.stem);
    assert_eq!(sheet.papers[1].binding, Binding::Room);
    assert_eq!(sheet.units.iter().map(|held| held.unit.to_string()).collect::<Vec<_>>(), ["901", "902"]);
    assert_eq!(sheet.loans[0].titles, [line("租賃合同 2")]);
    assert_eq!(sheet.label_printed, None);
    assert!(sheet.folders[0].starts_with("units/9/901/2025-03-01_"), "{:?}", sheet.folders);
}

#[test]
fn papers_that_came_when_the_folder_was_bound_are_told_from_the_others() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.paper("2023-03-01", "901", "contracts", "lease");
    office.paper("2023-04-01", "901", "engineering", "wiring");
    office.leaves("2024-02-01", "901");
    office.paper("2024-02-10", "901@2024-02-01", "payments", "refund");
    let bindings = |sheet: &FileSheet| {
        sheet.papers.iter().map(|paper| (paper.paper.title.to_string(), paper.binding)).collect::<Vec<_>>()
    };
    let expected = [
        ("refund".to_owned(), Binding::Late),
        ("wiring".to_owned(), Binding::Room),
        ("lease".to_owned(), Binding::Bound),
    ];
    assert_eq!(bindings(&office.show("901@2024-02-01")), expected);
    office.box_year("2025-01-05", "2024");
    office.paper("2025-02-10", "901@2024-02-01", "payments", "letter");
    let boxed = office.show("901@2024-02-01");
    assert_eq!(bindings(&boxed)[0], ("letter".to_owned(), Binding::Late));
    assert_eq!(bindings(&boxed)[1..], expected);
    assert_eq!(boxed.folders.len(), 2);
    assert_eq!(boxed.boxes[0].boxed.code.to_string(), "DB-KH·2024·D30-0001");
    assert_eq!(boxed.sealed.unwrap().items, 1);
}

#[test]
fn a_vacant_unit_says_who_left_when() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2021-03-01");
    office.leaves("2022-02-01", "901");
    office.client(&["901"], "Acme", "2023-03-01");
    office.leaves("2024-02-01", "901");
    let Shown::Vacant(sheet) = show::show(&office.archive, &"901".parse().unwrap()).unwrap() else { panic!("let") };
    assert!(sheet.present.is_none());
    let left: Vec<_> = sheet.departed.iter().map(|sitting| sitting.company.to_string()).collect();
    assert_eq!(left, ["Acme", "宏達貿易"]);
    assert!(show::show(&office.archive, &"901@2020-01-01".parse().unwrap()).is_err());
    assert!(show::show(&office.archive, &"9999".parse().unwrap()).is_err());
}

#[test]
fn a_search_finds_all_words_in_any_case_and_in_every_bundle() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    let lease = office.paper("2023-03-01", "901", "contracts", "Lease \"Agreement\" 租賃合同");
    office.leaves("2024-02-01", "901");
    office.box_year("2025-01-05", "2024");
    let late = office.paper("2025-02-10", "901@2024-02-01", "payments", "refund of the lease deposit");
    let boxed = |id: &RecordId| format!("901@2024-02-01/{}", id.stem.short());
    let leases = office.found(&["LEASE"]);
    assert_eq!(
        (&leases[0], &leases[2], leases.len()),
        (&boxed(&late), &boxed(&lease), 3),
        "newest first; the seal names it too"
    );
    assert_eq!(office.found(&["\"agreement\"", "租賃"]), [boxed(&lease)]);
    assert_eq!(office.found(&["ＬＥＡＳＥ", "宏達"]).len(), 3, "of several words one may be the client's name");
    assert_eq!(office.found(&["lease", "nowhere"]), Vec::<String>::new());
    assert_eq!(office.found(&["李美"]).len(), 1, "the staff");
    assert!(office.found(&["DB-KH"]).iter().any(|id| id.starts_with("boxes/")), "the registers");
}

#[test]
fn a_search_is_narrowed_by_kind_place_time_and_status() {
    let office = Office::new();
    for (unit, floor) in [("901", "9"), ("1001", "10")] {
        office.unit(unit, floor, "80");
        office.client(&[unit], "宏達貿易", "2023-03-01");
        office.paper("2023-03-05", unit, "contracts", &format!("contract of {unit}"));
    }
    let out = office.loan("2025-01-01", "901", "陳先生", APPROVED);
    office.loan("2025-01-02", "1001", "李先生", Then::Wait);
    let found = |search: Search| search::search(&office.archive, &search).unwrap();
    let words = vec!["contract".to_owned()];
    let all = || Search { words: words.clone(), ..Search::default() };
    assert_eq!(found(all()).len(), 4);
    assert_eq!(found(Search { kind: Some(Kind::Loan), ..all() }).len(), 2);
    assert_eq!(found(Search { floor: Some("10".parse().unwrap()), ..all() }).len(), 2);
    assert_eq!(found(Search { unit: Some("901".parse().unwrap()), kind: Some(Kind::Loan), ..all() })[0].id, out);
    assert_eq!(found(Search { since: Some(day("2025-01-02")), ..all() }).len(), 1);
    assert_eq!(found(Search { until: Some(day("2023-12-31")), ..all() }).len(), 2);
    let status = Some("out".parse().unwrap());
    assert_eq!(found(Search { status, ..Search::default() })[0].id, out);
}

#[test]
fn status_says_what_wants_doing_and_nothing_else() {
    let office = Office::new();
    for unit in ["901", "902", "903"] {
        office.unit(unit, "9", "80");
    }
    office.client(&["901"], "宏達貿易", "2024-03-01");
    office.client_with(&["902"], "Acme", "2024-04-01", |cover| {
        cover.custodian = None;
        cover.lease_end = Some(day("2025-03-31"));
    });
    for unit in ["901", "902"] {
        office.act("2024-05-01", "chan", |desk, tx| label(desk, tx, &unit.parse()?));
    }
    office.client(&["903"], "Gone", "2023-04-01");
    office.leaves("2024-02-01", "903");
    let overdue = office.loan("2025-04-01", "901", "陳先生", APPROVED);
    let waiting = office.loan("2025-05-01", "902", "李先生", Then::Wait);
    office.paper_of("2025-05-01", "901", "correspondence", "Rules", "house rules", None);
    office.paper_of("2025-05-01", "902", "correspondence", "House rules", "house rules", None);
    let inbox = office.archive.root().join("inbox");
    std::fs::create_dir_all(inbox.join("scans")).unwrap();
    for name in ["2025-05-02 letter.pdf", "scans/2025-04-02.pdf", ".DS_Store"] {
        std::fs::write(inbox.join(name), "x").unwrap();
    }
    let todos = office.todos("2025-05-09");
    let late_loan = Why::Overdue { due: day("2025-04-08"), days: 31 };
    let mut inbox = Vec::new();
    for todo in &todos {
        match todo {
            Todo::Broken(broken) => match broken.sort {
                Sort::LoanOverdue => {
                    assert_eq!((&broken.id, &broken.why), (&overdue.to_string(), &vec![late_loan.clone()]));
                }
                Sort::LeaseEnded => assert_eq!(broken.id, "902"),
                Sort::NoCustodian => assert_eq!((broken.id.as_str(), broken.clauses.len()), ("902", 1)),
                Sort::InInbox => inbox.push(broken.id.trim_start_matches("inbox/")),
                Sort::NotBoxed => {
                    assert_eq!(broken.id, "903@2024-02-01");
                    assert_eq!(broken.command.to_string(), "deedbox archive-moved-out --year 2024");
                }
                _ => {}
            },
            Todo::WaitsForOthers(line) => {
                assert_eq!((&line.record, line.role.as_str()), (&waiting, "general-manager"));
                assert_eq!(line.may.iter().map(deedbox::model::StaffId::as_str).collect::<Vec<_>>(), ["wong"]);
            }
            Todo::InInbox { name, .. } => inbox.push(name.as_str()),
            Todo::SameBytes { papers, .. } => assert_eq!(papers.len(), 2),
            _ => {}
        }
    }
    assert_eq!(inbox, ["scans/2025-04-02.pdf", "2025-05-02 letter.pdf"]);
    let sorts: std::collections::BTreeSet<&str> = todos.iter().map(Todo::sort).collect();
    for sort in
        ["loan-overdue", "waits-for-others", "lease-ended", "no-custodian", "in-inbox", "not-boxed", "same-bytes"]
    {
        assert!(sorts.contains(sort), "{sort} is not among {sorts:?}");
    }
}

#[test]
fn what_came_late_for_a_boxed_volume_waits_for_the_next_years_box() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.leaves("2024-02-01", "901");
    office.box_year("2025-01-05", "2024");
    let boxing = |today: &str| {
        let mut todos = office.todos(today);
        todos.retain(|todo| todo.kind() == Sort::NotBoxed);
        todos.iter().map(|todo| todo.command().to_string()).collect::<Vec<_>>()
    };
    assert!(boxing("2025-01-06").is_empty());
    office.paper("2025-02-10", "901@2024-02-01", "payments", "refund");
    assert!(boxing("2025-12-31").is_empty());
    assert_eq!(boxing("2026-01-01"), ["deedbox archive-moved-out --year 2025"]);
    office.box_year("2026-01-05", "2025");
    assert!(boxing("2026-01-06").is_empty());
}

#[test]
fn a_label_is_due_until_it_was_printed_with_the_covers_name() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2024-03-01");
    let due = |today: &str| office.todos(today).iter().any(|todo| todo.kind() == Sort::LabelDue);
    assert!(due("2024-03-02"));
    office.act("2024-05-01", "chan", |desk, tx| label(desk, tx, &"901".parse()?));
    assert!(!due("2024-05-02"));
}

#[test]
fn a_rooms_history_goes_over_all_its_clients() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.paper("2023-03-05", "901", "contracts", "lease");
    let loan = office.loan("2023-04-01", "901", "陳先生", Then::Wait);
    office.act("2023-04-02", "wong", |desk, tx| {
        let handled_by = Some("lee".parse()?);
        approve(desk, tx, &Approve { reference: reference(&loan), handled_by, note: None, when: None })?;
        return_loan(desk, tx, &ReturnLoan { reference: reference(&loan), condition: None, date: desk.today() })
    });
    let refused = office.loan("2023-04-03", "901", "張先生", Then::Wait);
    office.act("2023-04-04", "wong", |desk, tx| reject(desk, tx, &reference(&refused), line("no reason given"), None));
    office.leaves("2024-02-01", "901");
    office.box_year("2025-01-05", "2024");
    office.client(&["901"], "Acme", "2025-03-01");
    let lines = history::history(&office.archive, &"901".parse().unwrap(), &history::Wanted::default()).unwrap();
    let table = history::table(&lines);
    assert_eq!(
        column(&table, "happening"),
        [
            "moved-in",
            "boxed",
            "moved-out",
            "bound",
            "rejected",
            "asked",
            "returned",
            "lent",
            "asked",
            "filed",
            "moved-in",
            "unit-added",
        ]
        .map(str::to_owned)
        .into_iter()
        .collect::<Vec<_>>()
    );
    assert_eq!(column(&table, "company")[0], "Acme");
    assert_eq!(column(&table, "detail")[4], "張先生 · contract · no reason given");
}

#[test]
fn the_loan_register_has_the_columns_of_the_form() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.loan("2023-04-01", "901", "陳先生", Then::Return { handled_by: None });
    office.loan("2023-04-02", "901", "李先生", Then::Wait);
    let register =
        |which| loans::table(&loans::register(&office.archive, which, day("2023-05-01")).unwrap(), day("2023-05-01"));
    let all = register(Which::All);
    assert_eq!(column(&all, "status"), ["asked", "returned"]);
    assert_eq!(column(&all, "title"), ["宏達貿易", "宏達貿易"]);
    assert_eq!(column(&register(Which::Open), "borrower"), ["李先生"]);
    assert_eq!(register(Which::Overdue).rows.len(), 0);
    let form = [
        "lent_on",
        "borrower",
        "department",
        "phone",
        "code",
        "title",
        "level",
        "purpose",
        "approved_by",
        "due",
        "returned_on",
        "condition",
        "handled_by",
        "remarks",
    ];
    let keys: Vec<&str> = all.columns.iter().map(|column| column.key).filter(|key| form.contains(key)).collect();
    assert_eq!(keys, form);
}

#[test]
fn staff_and_units_are_listed_with_what_holds_now() {
    let office = Office::new();
    for unit in ["1001", "901"] {
        office.unit(unit, if unit == "901" { "9" } else { "10" }, "80");
    }
    office.client(&["1001"], "宏達貿易", "2023-03-01");
    let table = units::list(&office.archive).unwrap();
    assert_eq!(column(&table, "unit"), ["901", "1001"]);
    assert_eq!(column(&table, "client"), ["", "宏達貿易"]);
    let staff = people::list(&office.archive).unwrap();
    assert_eq!(column(&staff, "id"), ["chan", "lee", "wong"]);
    let lee = people::sheet(&office.archive, &"lee".parse().unwrap()).unwrap();
    assert_eq!((lee.member.name.as_str(), lee.changes.len()), ("李美", 2));
    assert!(people::sheet(&office.archive, &"nobody".parse().unwrap()).is_err());
}

#[test]
fn what_an_altered_record_says_is_not_counted() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    let unit = office.archive.root().join("units/9/901/room/data/unit.toml");
    let text = std::fs::read_to_string(&unit).unwrap();
    let mut permissions = std::fs::metadata(&unit).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "the test damages a file on purpose")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&unit, permissions).unwrap();
    std::fs::write(&unit, text.replace("80", "90")).unwrap();
    let error = report::occupancy::report(&office.archive, &at(day("2025-01-01"))).unwrap_err();
    assert_eq!(error.exit_code(), 4);
    let _: FileName = "901".parse().unwrap();
}
