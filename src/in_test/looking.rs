//! What is found, and what wants doing.

use crate::desk::label::label;
use crate::desk::lend::LendThen;
use crate::model::{Kind, RecordId};
use crate::views::judgement::Why;
use crate::views::search;
use crate::views::search::Search;
use crate::views::status::{Sort, Todo};

use super::office::{APPROVED, Office, day};

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
    office.loan("2025-01-02", "1001", "李先生", LendThen::Wait);
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
    let waiting = office.loan("2025-05-01", "902", "李先生", LendThen::Wait);
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
                assert_eq!(line.may.iter().map(crate::model::StaffId::as_str).collect::<Vec<_>>(), ["wong"]);
            }
            Todo::InInbox { name, .. } => inbox.push(name.as_str()),
            Todo::SameBytes { papers, .. } => assert_eq!(papers.len(), 2),
            _ => {}
        }
    }
    assert_eq!(inbox, ["scans/2025-04-02.pdf", "2025-05-02 letter.pdf"]);
    let sorts: std::collections::BTreeSet<&str> = todos.iter().map(Todo::sort).collect();
    // Beside what was arranged above, what any office lacks that holds files and did nothing else.
    let told = [
        "in-inbox",
        "lease-ended",
        "loan-overdue",
        "no-custodian",
        "not-boxed",
        "same-bytes",
        "waits-for-others",
        "incomplete",
        "not-visited",
        "past",
        "policies-missing",
        "role-empty",
        "stale",
        "survey-due",
        "unconfirmed",
    ];
    assert_eq!(sorts, told.into_iter().collect());
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
