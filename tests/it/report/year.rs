//! What files lack, what ends soon, and a year in figures.

use crate::report::money::estate;
use crate::support::Estate;

fn with_papers() -> Estate {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let estate = estate()
        .on_desk("drawing.txt", "drawing")
        .on_desk("card.txt", "card")
        .on_desk("new card.txt", "new card")
        .with(&words("file 1203 drawing.txt --category engineering --date 2026-02-01 --valid-until 2026-11-20"));
    let card = estate.made(&words("file 1203 card.txt --category contacts --date 2026-02-01 --valid-until 2026-10-01"));
    let mut newer = words("file 1203 --category contacts --date 2026-10-01 --valid-until 2027-01-10 --supersedes");
    newer.extend([card, "new card.txt".to_owned()]);
    estate.with(&newer)
}

#[test]
fn completeness_names_what_a_file_lacks() {
    // 2 of 12 kinds of paper and 6 of 9 fields: 8 of 21.
    with_papers().run(["--format", "json", "report", "completeness"]).succeeds().stdout(
        r#"
        {
          "report": "completeness",
          "as_of": "2026-11-23",
          "rows": [
            {
              "unit": "1203",
              "company": "Acme",
              "kinds_present": 2,
              "kinds_missing": [
                "unit",
                "payments",
                "fit-out",
                "move-in",
                "supplement",
                "emergency",
                "correspondence",
                "violations",
                "repairs",
                "complaints"
              ],
              "fields_missing": [
                "website",
                "emergency",
                "credit"
              ],
              "score": 38.1,
              "lacking": [
                "unit",
                "move-in",
                "emergency",
                "violations"
              ],
              "not_applicable": [
                "fit-out",
                "supplement",
                "correspondence",
                "repairs",
                "complaints"
              ]
            }
          ],
          "totals": {
            "score": 38.1
          }
        }
        "#,
    );
}

#[test]
fn what_ends_soon_or_has_ended_is_listed_without_what_was_superseded() {
    let estate = with_papers();
    let lines = |words: &[&str]| {
        let words: Vec<&str> = ["--format", "csv", "report", "expiring"].iter().chain(words).copied().collect();
        let text = String::from_utf8_lossy(&estate.command(&words).output().stdout).into_owned();
        let cut = |line: &str| {
            let cells: Vec<&str> = line.split(',').collect();
            [cells[0], cells[1], cells[2], cells[4], cells[6], cells[7]].join(" ")
        };
        text.lines().skip(1).map(cut).collect::<Vec<_>>()
    };
    let (drawing, lease) = ("paper 1203 Acme drawing 2026-11-20 -3", "lease 1203 Acme  2026-12-31 38");
    assert_eq!(lines(&[]), [drawing, lease, "paper 1203 Acme new card 2027-01-10 48"]);
    assert_eq!(lines(&["--days", "38"]), [drawing, lease]);
    assert_eq!(lines(&["--days", "0"]), [drawing]);
}

#[test]
fn a_yearbook_has_the_months_and_every_report_of_the_year() {
    let estate = estate();
    estate.run(["--format", "csv", "report", "yearbook"]).succeeds().stdout(
        "
        month,moved_in,moved_out,occupied,charged,paid,refunded,owed,overdue,complaints,repairs,violations,applications,issues,fit_outs,visits,losses
        2026-01,2,0,2,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-02,0,0,2,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-03,0,0,2,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-04,0,0,2,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-05,0,1,1,200.00,250.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-06,0,0,1,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-07,0,0,1,0.00,0.00,0.00,50.00,50.00,0,0,0,0,0,0,0,0
        2026-08,0,0,1,1000.00,0.00,0.00,1050.00,1050.00,0,0,0,0,0,0,0,0
        2026-09,0,0,1,1000.00,600.00,0.00,1450.00,1450.00,0,0,0,0,0,0,0,0
        2026-10,0,0,1,1000.00,0.00,0.00,2450.00,1450.00,0,0,0,0,0,0,0,0
        2026-11,0,0,1,500.50,300.00,0.00,2650.50,2150.00,0,0,0,0,0,0,0,0
        ",
    );
    let run = estate.run(["--format", "json", "report", "yearbook", "--year", "2024"]).succeeds().whatever_it_says();
    let book: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(book["report"], "yearbook");
    assert_eq!((&book["year"], book["rows"].as_array().unwrap().len()), (&2024.into(), 12));
    let reports = &book["reports"];
    assert_eq!(reports["moved-out"]["rows"][0]["company"], "Gone");
    assert_eq!(reports["arrears"]["as_of"], "2024-12-31");
    assert_eq!(reports["arrears"]["totals"]["overdue"], "50.00");
    assert_eq!(reports["payments"]["totals"]["amount"], "30.00");
    let shown = estate.run(["report", "yearbook", "--year", "2024"]).succeeds().whatever_it_says().out();
    let headings: Vec<&str> = shown.lines().filter(|line| line.contains(" 2024") && !line.contains("  ")).collect();
    assert_eq!(
        headings,
        [
            "Yearbook 2024",
            "Compared with the year before 2024",
            "Occupancy 2024-12-31",
            "Moved-out 2024",
            "Arrears 2024-12-31",
            "Payments 2024",
            "Complaints 2024"
        ]
    );
}

#[test]
fn a_yearbook_stands_beside_the_year_before_and_where_there_was_none_alone() {
    let compared = |year: &str| {
        let out = estate().command(&["--format", "json", "report", "yearbook", "--year", year]).output().stdout;
        let book: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let rows = book["reports"]["compared"]["rows"].as_array().unwrap().clone();
        rows.iter()
            .map(|row| format!("{} {} {}", row["figure"], row["this_year"], row["year_before"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    // A year that is over stands beside the whole of the one before; the year that goes on beside the same days of it.
    for year in ["2025", "2026"] {
        let book = |year: &str| {
            let estate = if year == "2025" { estate().today("2025-11-23") } else { estate() };
            let out = estate.command(&["--format", "json", "report", "yearbook", "--year", year]).output().stdout;
            serde_json::from_slice::<serde_json::Value>(&out).unwrap()
        };
        let (now, before) = (book(year), compared("2026"));
        if year == "2025" {
            let paid = now["totals"]["paid"].as_str().unwrap();
            let row = before.iter().find(|row| row.starts_with("paid ")).unwrap();
            assert!(row.ends_with(&format!(" {paid}")), "{row}: {paid}");
        } else {
            let charged = now["totals"]["charged"].as_str().unwrap();
            assert!(before.contains(&format!("charged {charged} {}", before_of(&before, "charged"))), "{before:?}");
        }
    }
    assert_eq!(compared("2000"), [""; 0]);
}

fn before_of(rows: &[String], figure: &str) -> String {
    let row = rows.iter().find(|row| row.starts_with(figure)).expect("a figure");
    row.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// What a yearbook says was done around the files, and what stands at the end of its last month.
fn keeping(estate: &Estate, year: &str) -> serde_json::Value {
    let out = estate.command(&["--format", "json", "report", "yearbook", "--year", year]).output().stdout;
    let book: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    book["reports"]["file-keeping"].clone()
}

#[test]
fn a_yearbook_tells_what_was_done_around_the_files_and_stays_as_it_was() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    // A year in which nothing was done has no rows.
    assert_eq!(keeping(&estate, "2026")["rows"].as_array().map(Vec::len), Some(0));
    let open = |person: &str, date: &str, due: &str| {
        let words = ["request", "open", "1203", "--about", "access", "--person", person, "--date", date, "--due", due];
        estate.made(&words)
    };
    let refused = open("A", "2026-10-01", "2026-11-10");
    let late = open("B", "2026-10-02", "2026-11-11");
    let open_still = open("C", "2026-11-20", "2026-12-30");
    estate.made(&["request", "refuse", &refused, "--reason", "x", "--date", "2026-11-10"]);
    estate.made(&["update", &late, "--status", "done", "--note", "x", "--date", "2026-11-12"]);
    estate.made(&["--as", "lee", "hold", "1203", "--reason", "x", "--date", "2026-11-01"]);
    let key = ["record", "issue", "1203", "--about", "key", "--person", "x", "--numbers", "K1", "--date", "2026-11-02"];
    let key = estate.made(&key);
    estate.made(&["lost", "1203", "--date", "2026-11-03"]);
    estate.made(&["stocktake", "R1", "--record", "--date", "2026-11-04"]);
    let told = keeping(&estate, "2026");
    let totals = &told["totals"];
    let of = |key: &str| totals[key].as_u64().expect("a count");
    let counts = ["requests", "in_time", "late", "refused", "handovers", "stocktakes", "files_seen", "holds"].map(of);
    assert_eq!(counts, [3, 1, 1, 1, 0, 1, 0, 1], "{told}");
    assert_eq!(["volumes_destroyed", "destroyed_files"].map(of), [0, 0]);
    let month = |told: &serde_json::Value, at: usize, key: &str| told["rows"][at][key].clone();
    assert_eq!((month(&told, 9, "requests"), month(&told, 10, "requests")), (2.into(), 1.into()));
    assert_eq!((month(&told, 10, "in_time"), month(&told, 10, "late")), (1.into(), 1.into()));
    for key in ["held", "keys_out", "lost_still"] {
        assert_eq!((month(&told, 9, key), month(&told, 10, key)), (0.into(), 1.into()), "{key}");
    }
    // A year later everything has come to its end: the book of the year is what it was when that was over.
    let over = estate.today("2027-01-01");
    let at_its_end = keeping(&over, "2026");
    assert_eq!(at_its_end["totals"]["late"], 2, "{at_its_end}");
    let later = over.today("2027-02-01");
    later.made(&["update", &key, "--status", "handed-in"]);
    later.made(&["update", &open_still, "--status", "done", "--note", "x"]);
    later.made(&["update", &refused, "--status", "open", "--note", "x"]);
    assert_eq!(keeping(&later, "2026")["rows"], at_its_end["rows"]);
    assert_eq!(keeping(&later, "2026")["totals"], at_its_end["totals"]);
    assert_eq!(keeping(&later, "2025")["rows"].as_array().map(Vec::len), Some(0));
}
