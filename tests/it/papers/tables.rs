//! Papers in tables: what is exported comes back with the record that it came with.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{estate, shown};
use crate::support::Estate;

#[test]
fn papers_come_back_with_the_record_that_they_came_with_and_at_their_level() {
    let (estate, complaint) = estate();
    let enquiry = estate.made(&["record", "enquiry", "--who", "Bee", "--title", "x", "--no", "E-1"]);
    let estate = estate
        .on_desk("plan.txt", "a plan")
        .on_desk("fire.txt", "a drill")
        .on_desk("brochure.txt", "a brochure")
        .with(&["record", "visit", &enquiry, "--occasion", "irregular", "--title", "tour", "--attach", "plan.txt"])
        .with(&["notice", "send", "--to", "all", "--title", "drill", "fire.txt"])
        .with(&["file", &enquiry, "brochure.txt", "--category", "correspondence"]);
    let export = ["--as", "ho", "export", "-o", "out", "--papers", "--to", "Bank", "--purpose", "loan"];
    assert!(estate.command(&export).output().status.success());
    let table = std::fs::read_to_string(estate.desk().join("out/papers.csv")).unwrap();
    assert!(table.starts_with("unit,category,date,title,author,pages,level,record,file\n"), "{table}");
    assert_eq!(table.lines().filter(|line| line.contains(",confidential,complaints/1203/")).count(), 2, "{table}");
    assert!(table.contains("enquiries/E-1,correspondence,2026-11-23,brochure,,,ordinary,,"), "{table}");
    assert!(table.contains("\nenquiries/E-1,") && table.contains("\nnotices/"), "{table}");
    // In another archive the papers have records of their own, which say with which record they came.
    let other = Estate::founded();
    copy(&estate.desk().join("out"), &other.desk().join("out"));
    other.run(["--as", "lee", "import", "out"]).succeeds().whatever_it_says();
    let again = other.run(["--as", "lee", "import", "out"]).succeeds().whatever_it_says();
    assert!(again.out().contains("papers 0 new, 7 as before"), "{}", again.out());
    let found = shown(&other, &["search", "noise"])["rows"][0]["id"].as_str().unwrap().to_owned();
    let came: Vec<Value> = shown(&other, &["show", &found])["papers"].as_array().unwrap().clone();
    let titles: BTreeSet<&str> = came.iter().filter_map(|paper| paper["title"].as_str()).collect();
    assert_eq!(titles, BTreeSet::from(["photo A", "statement", "answer"]), "{complaint}: {came:?}");
    assert_eq!(came.iter().filter(|paper| paper["level"] == "confidential").count(), 2, "{came:?}");
    other.run(["verify"]).succeeds().whatever_it_says();
    let back = ["--as", "ho", "export", "-o", "back", "--papers", "--to", "Bank", "--purpose", "loan"];
    assert!(other.command(&back).output().status.success());
    let told = |table: &str| -> BTreeSet<String> {
        table.lines().filter_map(|line| line.rsplit_once(',')).map(|(told, _)| told.to_owned()).collect()
    };
    let back = std::fs::read_to_string(other.desk().join("back/papers.csv")).unwrap();
    assert_eq!(told(&table), told(&back));
}

#[test]
fn a_row_whose_record_is_not_there_is_refused_by_its_cell() {
    let (estate, _) = estate();
    let row = |record: &str| {
        let text = format!(
            "unit,category,date,title,level,record,file\n1203,complaints,2026-05-01,x,保密,{record},with.csv\n"
        );
        text
    };
    let estate = estate.on_desk("with.csv", "a,b\n");
    for (record, says) in [("complaints/C-9", "C-9"), ("nonsense", "complaints/C-12")] {
        let other = estate.desk().join("papers.csv");
        std::fs::write(&other, row(record)).unwrap();
        let refused = estate.run(["--as", "lee", "import", "papers.csv"]).exits(2).whatever_it_says();
        assert!(refused.err().contains("papers.csv:2, record") && refused.err().contains(says), "{}", refused.err());
    }
}

#[test]
fn a_paper_of_a_table_dated_later_than_tomorrow_is_refused_unless_it_is_meant() {
    let (estate, _) = estate();
    let table = "unit,category,date,title,file\n1203,contracts,2026-11-24,near,near.txt\n1203,contracts,2062-11-24,far,far.txt\n";
    let estate = estate.on_desk("near.txt", "near").on_desk("far.txt", "far").on_desk("papers.csv", table);
    let refused = estate.run(["--as", "lee", "import", "papers.csv"]).exits(2).whatever_it_says();
    let says = refused.err();
    assert!(says.contains("papers.csv:3, date") && says.contains("later than tomorrow"), "{says}");
    assert!(!says.contains("papers.csv:2"), "{says}");
    estate.run(["--as", "lee", "import", "papers.csv", "--date-ahead"]).succeeds().whatever_it_says();
}

#[test]
fn a_column_that_says_who_has_left_is_asked_about_and_left_out_where_that_is_meant() {
    let estate = Estate::new().on_desk("clients.csv", "unit,company,move_in,狀態\n1204,B,2026-03-01,已退租\n");
    let import = |more: &[&str]| estate.run_words(&[&["--as", "lee", "import", "clients.csv"], more].concat());
    let refused = import(&[]).exits(2).whatever_it_says();
    assert!(refused.err().contains("clients.csv:2") && refused.err().contains("--map '狀態=-'"), "{}", refused.err());
    import(&["--map", "狀態=-"]).succeeds().whatever_it_says();
}

/// Copies a folder.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
