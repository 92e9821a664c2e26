//! The department that keeps a file (P1-3): entered, amended, asked for in every listing, judged, brought in and given out.

use serde_json::Value;

use crate::support::Estate;

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr)))
}

/// Two clients, whose files two departments keep, a third whose file none keeps, and something of everything with each.
fn estate() -> Estate {
    let mut estate = Estate::new()
        .with(&["add", "1203", "--company", "Acme", "--move-in", "2025-03-01", "--department", "sales"])
        .with(&["add", "1204", "--company", "Beta", "--move-in", "2025-03-01", "--department", "client-service"])
        .with(&["add", "1205", "--with", "1203", "--move-in", "2025-04-01"])
        .client("0301", "Gamma", "2025-03-01");
    for unit in ["1203", "1204", "0301"] {
        estate = estate
            .paper(unit, &format!("lease-{unit}"), "contracts", "2026-03-01")
            .with(&[
                "record",
                "charge",
                unit,
                "--item",
                "x",
                "--due",
                "2026-01-15",
                "--amount",
                "10",
                "--date",
                "2026-01-01",
            ])
            .with(&["record", "complaint", unit, "--about", "service-process", "--title", "x", "--date", "2026-11-01"])
            .with(&["lend", unit, "--to", "chan", "--purpose", "x"]);
    }
    estate
}

/// The companies that a listing names.
fn companies(estate: &Estate, words: &[&str]) -> Vec<String> {
    let listed = json(estate, words);
    let rows = listed["rows"].as_array().unwrap().iter();
    // Of a whole file the register of loans says whose it is as the title.
    let key = if words[0] == "loans" { "title" } else { "company" };
    let mut all: Vec<String> =
        rows.filter_map(|row| row[key].as_str().or(row["client"].as_str()).map(str::to_owned)).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn a_department_of_the_list_keeps_a_file_and_no_other() {
    let estate = Estate::new();
    let add = ["add", "1203", "--company", "Acme", "--move-in", "2026-03-01", "--department"];
    estate.run_words(&[&add[..], &["sale"]].concat()).exits(2).stderr(
        "
            error: there is no department sale
              hint: did you mean sales? departments are: cleaning, client-service, finance, legal, office, operations, personnel, sales, security, works; more go under `[departments]` in deedbox.toml",
    );
    // By what offices call it otherwise, in either script; it stays as it was typed.
    estate.made(&[&add[..], &["銷售部"]].concat());
    let shown = json(&estate, &["show", "1203"]);
    assert_eq!(shown["department"], "銷售部");
    assert_eq!(json(&estate, &["report", "clients"])["rows"][0]["department"], "銷售部");
    let amend = ["--as", "lee", "amend", "1203", "department=moon", "--approve"];
    estate.run(amend).exits(2).whatever_it_says();
    estate.made(&["--as", "lee", "amend", "1203", "department=client-service", "--approve"]);
    assert_eq!(json(&estate, &["show", "1203"])["department"], "client-service");
    // Of a file without one nothing is filled in.
    estate.made(&["--as", "lee", "amend", "1203", "department=", "--approve"]);
    assert_eq!(json(&estate, &["show", "1203"])["department"], Value::Null);
    // A person is moved to a department of the list alone; a reader may be of any company.
    let person = json(&estate, &["search", "Chan", "--kind", "person"])["rows"][0]["id"].as_str().unwrap().to_owned();
    estate.run(["--as", "lee", "amend", &person, "department=moon", "--approve"]).exits(2).whatever_it_says();
    let loan = estate.made(&["lend", "1203", "--to", "何小姐", "--purpose", "x"]);
    estate.made(&["--as", "lee", "amend", &loan, "department=Moon & Co", "--approve"]);
}

#[test]
fn every_listing_of_files_cases_and_loans_can_be_asked_for_one_department() {
    let estate = estate();
    let listings: [&[&str]; 8] = [
        &["report", "clients"],
        &["report", "arrears"],
        &["report", "completeness"],
        &["loans"],
        &["pending"],
        &["search", "--kind", "complaint"],
        &["unit", "list"],
        &["status", "--all"],
    ];
    for words in listings {
        assert_eq!(companies(&estate, words), ["Acme", "Beta", "Gamma"], "{words:?}");
        let of = |department: &str| companies(&estate, &[words, &["--department", department]].concat());
        assert_eq!(of("sales"), ["Acme"], "{words:?}");
        assert_eq!(of("客務部"), ["Beta"], "{words:?}");
        assert!(of("legal").is_empty(), "{words:?}");
        let wrong = estate.command(&[words, &["--department", "moon"]].concat()).output();
        assert_eq!(wrong.status.code(), Some(2), "{words:?}");
    }
    // A further unit goes with its client's file, and sums are of what is told of.
    let units = json(&estate, &["unit", "list", "--department", "sales"]);
    assert_eq!(units["rows"].as_array().unwrap().len(), 2);
    let floors = json(&estate, &["report", "occupancy", "--department", "sales"]);
    assert_eq!((&floors["totals"]["units"], &floors["totals"]["occupied"]), (&Value::from(2), &Value::from(2)));
    let complaints = |more: &[&str]| {
        let told = json(&estate, &[&["report", "complaints", "--year", "2026"], more].concat());
        told["totals"]["received"].as_u64().unwrap()
    };
    assert_eq!((complaints(&[]), complaints(&["--department", "sales"])), (3, 1));
    let months = json(&estate, &["report", "yearbook", "--year", "2026", "--department", "sales"]);
    assert_eq!(months["totals"]["complaints"], 1);
    // A client who has left is still found with the department that kept the file.
    let gone = estate.moved_out_waived("1204");
    let left = companies(&gone, &["report", "moved-out", "--year", "2026", "--department", "client-service"]);
    assert_eq!(left, ["Beta"]);
    assert_eq!(companies(&gone, &["loans", "--department", "client-service"]), ["Beta"]);
    assert_eq!(companies(&gone, &["report", "clients", "--department", "client-service"]), Vec::<String>::new());
}

impl Estate {
    fn moved_out_waived(self, unit: &str) -> Self {
        let waive = ["--waive", "loans", "--waive", "arrears", "--waive", "cases", "--reason", "x"];
        self.with(&[&["--as", "lee", "move-out", unit, "--date", "2026-11-22"], &waive[..]].concat())
    }
}

#[test]
fn files_of_no_department_and_cases_of_none_on_the_list_break_the_clause() {
    let state = |estate: &Estate| {
        let told = json(estate, &["audit", "--clause", "P1-3"]);
        let cases = told["rows"][0]["cases"].as_array().unwrap().iter();
        let cases = cases.map(|case| format!("{}: {}", case["id"].as_str().unwrap(), case["why"].as_str().unwrap()));
        (told["rows"][0]["state"].as_str().unwrap().to_owned(), cases.collect::<Vec<_>>())
    };
    // Without a client there is no occasion.
    let estate = Estate::new();
    assert_eq!(state(&estate).0, "not applicable");
    let estate = estate.client("1203", "Acme", "2026-03-01");
    assert_eq!(state(&estate), ("broken".to_owned(), vec!["1203: no department keeps the file".to_owned()]));
    let todo = json(&estate, &["status", "--only", "no-department"]);
    assert_eq!(todo["rows"][0]["command"], "deedbox amend 1203 department=DEPARTMENT");
    estate.made(&["--as", "lee", "amend", "1203", "department=personnel", "--from", "2026-03-01", "--approve"]);
    assert_eq!(state(&estate).0, "kept");
    let repair = estate.made(&["record", "repair", "1203", "--category", "lift"]);
    estate.made(&["update", &repair, "--status", "assigned", "--to", "personnel"]);
    assert_eq!(state(&estate).0, "kept");
    // The list was changed since: what is on it no longer, neither keeps a file nor has a case.
    let estate = estate.setting("personnel = \"none\"\n", "");
    let (broken, cases) = state(&estate);
    assert_eq!(broken, "broken");
    let expected = [
        format!(
            "{repair}: with personnel, who is neither a department on the list of deedbox.toml nor anybody of the staff"
        ),
        "1203: personnel keeps the file, which is no department on the list of deedbox.toml".to_owned(),
    ];
    assert_eq!(cases, expected);
    let commands = json(&estate, &["status", "--all"]);
    let commands: Vec<&str> =
        commands["rows"].as_array().unwrap().iter().filter_map(|row| row["command"].as_str()).collect();
    assert!(commands.contains(&format!("deedbox update {repair} --to DEPARTMENT").as_str()), "{commands:?}");
    assert!(commands.contains(&"deedbox amend 1203 department=DEPARTMENT"), "{commands:?}");
    // It can still be asked for, as long as a file says it.
    assert_eq!(companies(&estate, &["report", "clients", "--department", "personnel"]), ["Acme"]);
}

#[test]
fn the_register_of_clients_has_the_department_and_takes_it_as_it_says() {
    let rows = "單元,公司名稱,入住日期,建檔部門\n1203,Acme,2026-03-01,銷售部\n1204,Beta,2026-03-01,聯營辦\n1205,Gamma,2026-03-01,\n";
    let estate = Estate::new().on_desk("clients.csv", rows).with(&["import", "clients.csv"]);
    let told = |estate: &Estate| {
        let told = json(estate, &["report", "clients"]);
        let rows = told["rows"].as_array().unwrap().iter();
        let mut rows: Vec<String> = rows.map(|row| format!("{} {}", row["unit"], row["department"])).collect();
        rows.sort();
        rows
    };
    let expected = ["\"1203\" \"銷售部\"", "\"1204\" \"聯營辦\"", "\"1205\" null"];
    assert_eq!(told(&estate), expected);
    // The same table once more changes nothing; another department is told.
    estate.run(["import", "clients.csv"]).exits(0).whatever_it_says().changes("");
    let other = rows.replace("銷售部", "客務部");
    let estate = estate.on_desk("other.csv", &other);
    assert_eq!(estate.command(&["import", "other.csv"]).output().status.code(), Some(3));
    // What is not on the list is taken, and the audit names it.
    let cases = json(&estate, &["audit", "--clause", "P1-3"]);
    let mut ids: Vec<&str> =
        cases["rows"][0]["cases"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["1204", "1205"]);
    let out = ["--as", "ho", "export", "-o", "out", "--to", "Audit", "--purpose", "x"];
    assert!(estate.command(&out).output().status.success());
    let again =
        Estate::new().on_desk("clients.csv", &std::fs::read_to_string(estate.desk().join("out/clients.csv")).unwrap());
    let again = again.with(&["import", "clients.csv"]);
    assert_eq!(told(&again), expected);
}
