//! Enquiries of who is no client yet, and what came in that wants an answer (P1-1, P1-2, P1-4.1).

use serde_json::Value;

use crate::support::Estate;

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.run_words(&[&["--format", "json"], words].concat()).succeeds();
    let value = serde_json::from_str(&done.out()).unwrap();
    done.whatever_it_says();
    value
}

fn column(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().unwrap();
    rows.iter().map(|row| row[key].as_str().map_or_else(|| row[key].to_string(), str::to_owned)).collect()
}

/// An enquiry with a visit, an opinion and a paper; gives its id.
fn asked(estate: &Estate) -> String {
    let id = estate.made(&[
        "record",
        "enquiry",
        "--who",
        "陳先生",
        "--space",
        "12 樓",
        "--source",
        "仲介",
        "--date",
        "2026-10-05",
    ]);
    estate.made(&["record", "visit", &id, "--occasion", "irregular", "--title", "看樓", "--opinion", "租金偏高"]);
    estate.made(&["record", "letter", &id, "--direction", "in", "--title", "查詢租金"]);
    std::fs::write(estate.desk().join("plan.txt"), "floor plan").unwrap();
    estate.made(&["file", &id, "plan.txt", "--category", "correspondence", "--date", "2026-10-06"]);
    id
}

#[test]
fn what_is_recorded_and_filed_for_an_enquiry_lies_beside_it_and_comes_along_with_the_client() {
    let estate = Estate::new();
    let id = asked(&estate);
    assert!(id.starts_with("enquiries/"), "{id}");
    let beside = json(&estate, &["show", &id]);
    assert_eq!(beside["status"], "open");
    let mut kinds = column(&beside["beside"], "kind");
    kinds.sort();
    assert_eq!(kinds, ["document", "letter", "visit"]);
    estate.run(["update", &id, "--status", "offered"]).succeeds().whatever_it_says();
    let before = estate.tree();
    let estate = estate.with(&["add", "1203", "--company", "宏達", "--move-in", "2026-11-01", "--from", &id]);
    // Nothing of it is rewritten or moved.
    let after = estate.tree();
    assert!(
        before
            .iter()
            .filter(|(path, _)| !path.contains("manifests/"))
            .all(|(path, file)| after.get(path) == Some(file))
    );
    let sheet = json(&estate, &["show", "1203"]);
    let mut kinds = column(&sheet["enquiry"], "kind");
    kinds.sort();
    assert_eq!(kinds, ["document", "enquiry", "letter", "visit"]);
    assert_eq!(json(&estate, &["show", &id])["status"], "let");
    assert_eq!(column(&sheet["enquiry_papers"], "title"), ["plan"]);
    let people = estate.run(["show", "1203"]).succeeds().whatever_it_says();
    assert!(people.out().contains("plan") && !people.err().contains("No papers"), "{}{}", people.out(), people.err());
    let story = estate.run(["history", "1203"]).succeeds();
    assert!(story.out().contains("看樓"), "{}", story.out());
    story.whatever_it_says();
    // A file that was opened without one shows none.
    let estate = estate.with(&["add", "1204", "--company", "Acme", "--move-in", "2026-11-01"]);
    assert_eq!(column(&json(&estate, &["show", "1204"])["enquiry"], "kind"), Vec::<String>::new());
    assert_eq!(column(&json(&estate, &["show", "1204"])["enquiry_papers"], "id"), Vec::<String>::new());
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn an_enquiry_runs_to_let_or_lost_and_one_that_is_lost_opens_no_file() {
    let estate = Estate::new();
    let id = asked(&estate);
    for status in ["followed-up", "offered", "followed-up", "lost"] {
        estate.run(["update", &id, "--status", status]).succeeds().whatever_it_says();
    }
    let add = ["add", "1203", "--company", "宏達", "--move-in", "2026-11-01", "--from", &id];
    estate.run(add).refused(3).stderr(&format!(
        "
        error: {id} stands at lost, and cannot be let from there
          hint: due now: `deedbox reopen {id}`"
    ));
    estate.run(["reopen", &id]).succeeds().whatever_it_says();
    estate.run(add).succeeds().whatever_it_says();
}

#[test]
fn what_is_of_clients_alone_is_not_recorded_for_an_enquiry_and_what_is_none_is_no_enquiry() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let id = asked(&estate);
    estate.run(["record", "charge", &id, "--item", "x", "--due", "2026-12-01", "--amount", "1"]).exits(2).stderr(
        "
        error: a charge is not recorded for an enquiry
          hint: for an enquiry there are visits, opinions, letters, notes and papers; `deedbox add UNIT --from ENQUIRY` opens a file",
    );
    let notice = estate.made(&["notice", "send", "--to", "all", "--title", "x"]);
    for words in [["record", "opinion", &notice, "--title", "x"], ["file", &notice, "plan.txt", "--category", "unit"]] {
        estate.run_words(&words).exits(2).whatever_it_says();
    }
    estate
        .run(["add", "1204", "--company", "x", "--move-in", "2026-11-01", "--from", &notice])
        .exits(2)
        .whatever_it_says();
    estate.run(["record", "opinion", "enquiries/zzzz", "--title", "x"]).exits(2).whatever_it_says();
    // The same bytes for another enquiry are no repeat.
    let other = estate.made(&["record", "enquiry", "--who", "林小姐"]);
    estate.run(["file", &other, "plan.txt", "--category", "unit"]).succeeds().whatever_it_says();
    estate.run(["file", &other, "plan.txt", "--category", "unit"]).refused(3).whatever_it_says();
}

#[test]
fn enquiries_are_counted_by_month_source_and_what_came_of_them() {
    let estate = Estate::new();
    let won = asked(&estate);
    let lost = estate.made(&["record", "enquiry", "--who", "B", "--source", "仲介", "--date", "2026-10-20"]);
    let estate = estate
        .with(&["record", "enquiry", "--who", "C", "--date", "2026-11-02"])
        .with(&["update", &won, "--status", "let"])
        .with(&["update", &lost, "--status", "lost", "--note", "太貴"]);
    let report = json(&estate, &["report", "enquiries", "--year", "2026"]);
    let rows = &report["rows"];
    assert_eq!(column(rows, "month"), ["2026-10", "2026-11"]);
    for (key, counts) in [("received", ["2", "1"]), ("open", ["0", "1"]), ("let", ["1", "0"]), ("lost", ["1", "0"])] {
        assert_eq!(column(rows, key), counts, "{key}");
    }
    assert_eq!(json(&estate, &["report", "enquiries", "--year", "2025"])["rows"], serde_json::json!([]));
}

#[test]
fn what_came_in_wants_an_answer_and_what_went_out_wants_none() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let letter =
        estate.made(&["record", "letter", "1203", "--direction", "in", "--title", "加時冷氣", "--date", "2026-11-20"]);
    let sent = estate.made(&["record", "letter", "1203", "--direction", "out", "--title", "通知"]);
    let opinion = estate.made(&["record", "opinion", "1203", "--title", "電梯慢"]);
    let said = estate.made(&["record", "visit", "1203", "--occasion", "regular", "--opinion", "滿意"]);
    let silent = estate.made(&["record", "visit", "1203", "--occasion", "regular"]);
    let waiting = |estate: &Estate| {
        let mut ids = column(&json(estate, &["show", "1203"])["cases"], "id");
        ids.sort();
        ids
    };
    let mut all = vec![letter.clone(), opinion.clone(), said.clone()];
    all.sort();
    assert_eq!(waiting(&estate), all);
    for none in [&sent, &silent] {
        estate.run(["update", none, "--status", "answered"]).exits(2).whatever_it_says();
    }
    estate.run(["update", &said, "--status", "no-answer-needed"]).exits(2).stderr(&format!(
        "
        error: {said} is not no-answer-needed without a reason
          hint: `deedbox update {said} --status no-answer-needed --note TEXT`"
    ));
    let estate = estate
        .with(&["update", &said, "--status", "no-answer-needed", "--note", "沒有要求"])
        .with(&["update", &letter, "--status", "answered"]);
    estate.run(["update", &letter, "--status", "answered"]).refused(3).whatever_it_says();
    assert_eq!(waiting(&estate), std::slice::from_ref(&opinion));
    let letters = json(&estate, &["report", "letters", "--year", "2026"]);
    let of = |report: &Value, id: &str, key: &str| {
        let rows = report["rows"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == id).map(|row| row[key].clone()).unwrap()
    };
    assert_eq!(of(&letters, &letter, "status"), "answered");
    assert_eq!(of(&letters, &letter, "answered_by"), "chan");
    assert_eq!(of(&letters, &letter, "days"), 3);
    assert_eq!(of(&letters, &sent, "status"), Value::Null);
    assert_eq!(
        letters["totals"],
        serde_json::json!({
            "received": 1, "answered": 1, "no_answer_needed": 0, "waiting": 0, "sent": 1
        })
    );
    let opinions = json(&estate, &["report", "opinions", "--year", "2026"]);
    assert_eq!(of(&opinions, &said, "status"), "no-answer-needed");
    assert_eq!(
        opinions["totals"],
        serde_json::json!({
            "received": 2, "answered": 0, "no_answer_needed": 1, "waiting": 1
        })
    );
}

#[test]
fn a_check_that_failed_is_followed_up_and_one_that_was_passed_is_not() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let passed = estate.made(&["record", "quality-check", "1203", "--item", "清潔", "--result", "pass"]);
    let failed = estate.made(&["record", "quality-check", "1203", "--item", "清潔", "--result", "fail"]);
    let counts = |estate: &Estate| json(estate, &["report", "quality", "--year", "2026"])["totals"].clone();
    assert_eq!(
        counts(&estate),
        serde_json::json!({ "checks": 2, "passed_checks": 1, "failed": 1, "waiting": 1, "settled": 0 })
    );
    estate.run(["update", &passed, "--status", "rectified"]).exits(2).whatever_it_says();
    let estate = estate
        .with(&["update", &failed, "--status", "assigned", "--to", "工程部"])
        .with(&["update", &failed, "--status", "rectified"])
        .with(&["update", &failed, "--status", "followed-up"]);
    assert_eq!(counts(&estate)["settled"], 1);
    estate.run(["close", &failed]).succeeds().whatever_it_says();
}

#[test]
fn registers_of_enquiries_letters_opinions_and_checks_come_in_go_out_and_come_in_again_the_same() {
    let estate = Estate::new()
        .on_desk(
            "in/enquiries.csv",
            "編號,日期,查詢人,所需單元,來源,跟進日期,成交日期,流失日期,流失原因\n\
             E1,2026-01-05,陳先生,12 樓,仲介,2026-01-06,2026-02-01,,\nE2,2026-01-08,林小姐,,電話,,,2026-01-20,太貴\n",
        )
        .on_desk("in/clients.csv", "單元,公司名稱,入住日期,查詢編號\n1203,宏達,2026-03-01,E1\n")
        .on_desk(
            "in/letters.csv",
            "編號,單元,日期,方向,題名,轉交,答覆日期,答覆人,不需答覆日期,不需答覆原因\n\
             L1,1203,2026-03-05,來函,查詢,工程部,2026-03-06,chan,,\nL2,1203,2026-03-07,來函,賀卡,,,,2026-03-08,賀卡\n\
             L3,enquiries/E2,2026-01-09,來函,租金,,,,,\n",
        )
        .on_desk(
            "in/visits.csv",
            "編號,單元,日期,類別,意見,答覆日期\nV1,enquiries/E1,2026-01-07,不定期,租金偏高,2026-01-08\n",
        )
        .on_desk("in/opinions.csv", "編號,單元,日期,意見內容,關於,途徑\nO1,1203,2026-03-09,電梯慢,lifts,電話\n")
        .on_desk(
            "in/quality.csv",
            "編號,單元,日期,項目,結果,負責部門,整改日期\nQ1,1203,2026-03-10,清潔,不合格,工程部,2026-03-12\n",
        )
        .with(&["import", "in"]);
    estate.run(["import", "in"]).succeeds().whatever_it_says();
    let sheet = json(&estate, &["show", "1203"]);
    let mut kinds = column(&sheet["enquiry"], "kind");
    kinds.sort();
    assert_eq!(kinds, ["enquiry", "visit"]);
    let answers = json(&estate, &["report", "letters", "--year", "2026"]);
    assert_eq!(answers["totals"]["waiting"], 1);
    estate.run(["verify"]).succeeds().whatever_it_says();
    // What goes out comes in again, in another archive, and tells the same.
    estate.made(&["--as", "ho", "export", "-o", "out", "--to", "x", "--purpose", "y"]);
    let again = "../again";
    let estate = estate.with(&["init", again, "--name", "Again"]).with(&["--as", "lee", "-C", again, "import", "out"]);
    for report in ["enquiries", "letters", "opinions", "quality"] {
        let told = |at: &[&str]| {
            let mut report = json(&estate, &[at, &["report", report, "--year", "2026"]].concat());
            // Ids are drawn anew.
            for row in report["rows"].as_array_mut().unwrap() {
                row.as_object_mut().unwrap().remove("id");
            }
            report
        };
        assert_eq!(told(&["-C", again]), told(&[]), "{report}");
    }
    assert_eq!(column(&json(&estate, &["-C", again, "show", "1203"])["enquiry"], "kind").len(), 2);
    // An enquiry that nobody knows is named with its cell.
    let estate = estate.on_desk("v/visits.csv", "編號,單元,日期,類別\nV9,enquiries/E9,2026-01-07,不定期\n");
    let wrong = estate.run(["import", "v"]).exits(2);
    assert!(wrong.err().contains("there is no enquiry enquiries/E9"), "{}", wrong.err());
    wrong.whatever_it_says();
}

#[test]
fn a_unit_that_somebody_asks_about_is_the_space_and_help_offers_a_unit_only_where_one_is_taken() {
    let estate = Estate::new();
    let id = estate.made(&["record", "enquiry", "1203", "--who", "陳先生"]);
    assert_eq!(json(&estate, &["show", &id])["space"], "1203");
    let both = estate.made(&["record", "enquiry", "1203", "--who", "陳先生", "--space", "12 樓"]);
    assert_eq!(json(&estate, &["show", &both])["space"], "12 樓", "what is typed counts");
    let help = |kind: &str| estate.run(["record", kind, "--help"]).succeeds().whatever_it_says().out();
    for (kind, takes) in [("enquiry", true), ("breach", true), ("corrective-action", false)] {
        assert_eq!(help(kind).contains("[UNIT]"), takes, "{kind}");
    }
    let said = estate.run(["record", "corrective-action", "1203", "--title", "x"]).refused(2).whatever_it_says().err();
    assert!(said.contains("leave the unit out"), "{said}");
}
