//! What is shown and told of a file.

use crate::desk::approve::{Approve, approve, reject};
use crate::desk::lend::LendThen;
use crate::desk::return_loan::{ReturnLoan, return_loan};
use crate::views::show::{Binding, FileSheet, Shown};
use crate::views::{history, show};

use super::office::{APPROVED, Office, column, line, reference};

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
fn a_rooms_history_goes_over_all_its_clients() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.paper("2023-03-05", "901", "contracts", "lease");
    let loan = office.loan("2023-04-01", "901", "陳先生", LendThen::Wait);
    office.act("2023-04-02", "wong", |desk, tx| {
        let handled_by = Some("lee".parse()?);
        approve(desk, tx, &Approve { reference: reference(&loan), handled_by, note: None, when: None })?;
        return_loan(
            desk,
            tx,
            &ReturnLoan { reference: reference(&loan), condition: None, missing: None, date: desk.today() },
        )
    });
    let refused = office.loan("2023-04-03", "901", "張先生", LendThen::Wait);
    office.act("2023-04-04", "wong", |desk, tx| reject(desk, tx, &reference(&refused), line("no reason given"), None));
    office.leaves("2024-02-01", "901");
    office.box_year("2025-01-05", "2024");
    office.client(&["901"], "Acme", "2025-03-01");
    let lines = history::history(&office.archive, &"901".parse().unwrap(), &history::HistoryWanted::default()).unwrap();
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
