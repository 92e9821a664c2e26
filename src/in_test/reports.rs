//! What reports say of a day and a year.

use crate::desk::lend::LendThen;
use crate::desk::open_file::add_further;
use crate::desk::return_loan::{ReturnLoan, return_loan};
use crate::model::FileName;
use crate::model::table::Cell;
use crate::views::kept::ListingOf;
use crate::views::loans::WhichLoans;
use crate::views::{loans, people, report, units};

use super::office::{APPROVED, Office, at, column, day, in_year, reference, text};

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
    office.loan("2025-04-02", "901", "waits", LendThen::Wait);
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
fn the_loan_register_has_the_columns_of_the_form() {
    let office = Office::new();
    office.unit("901", "9", "80");
    office.client(&["901"], "宏達貿易", "2023-03-01");
    office.loan("2023-04-01", "901", "陳先生", LendThen::Return { handled_by: None });
    office.loan("2023-04-02", "901", "李先生", LendThen::Wait);
    let register =
        |which| loans::table(&loans::register(&office.archive, which, day("2023-05-01")).unwrap(), day("2023-05-01"));
    let all = register(WhichLoans::All);
    assert_eq!(column(&all, "status"), ["asked", "returned"]);
    assert_eq!(column(&all, "title"), ["宏達貿易", "宏達貿易"]);
    assert_eq!(column(&register(WhichLoans::Open), "borrower"), ["李先生"]);
    assert_eq!(register(WhichLoans::Overdue).rows.len(), 0);
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
    let table = units::list(&office.archive, &ListingOf::ByAll, day("2026-11-23")).unwrap();
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
