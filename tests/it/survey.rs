//! `deedbox survey` and `deedbox report satisfaction`: the year's survey (P1-6).

use std::fs;

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").client("1204", "Beta", "2022-03-01")
}

/// A survey of 2026 that is open, and its id.
fn opened() -> (Estate, String) {
    let estate = estate();
    let id = estate.made(&["survey", "open", "--year", "2026", "--to", "all"]);
    (estate, id)
}

#[test]
fn a_survey_runs_from_the_questionnaires_to_the_report() {
    let (estate, id) = opened();
    estate.run(["survey", "open", "--year", "2026", "--to", "floor:12"]).refused(3).stderr(&format!(
        "
        error: 2026 has its survey already: {id}
          hint: `deedbox survey show --year 2026`; `deedbox amend {id} …` changes what it says"
    ));
    let text = estate.text_of(&["-survey-", "/records/"]);
    for line in [
        "clients = [\"1203\", \"1204\"]\n",
        "sent_to = [\"all\"]\n",
        "{ code = \"package-price\", text = \"套餐價格\" }",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let estate = estate.with(&[
        "survey",
        "respond",
        "1203",
        "--year",
        "2026",
        "--answer",
        "service-quality=5",
        "--answer",
        "package-price=3:太貴",
    ]);
    let publish = ["survey", "publish", "--year", "2026", "--to", "辦公室", "財務部", "-o", "report.html"];
    estate.run(publish).refused(3).stderr(&format!(
        "
        error: {id} stands at open, and cannot be published from there
          hint: due now: `deedbox close {id}`"
    ));
    let closed = estate.run(["survey", "close", "--year", "2026"]).succeeds();
    assert!(closed.err().contains("1 question is under target: surveys/"), "{}", closed.err());
    closed.whatever_it_says();
    let measure = estate.text_of(&["-corrective-action-"]);
    for line in ["year = 2026\n", "question = \"package-price\"\n", "title = \"套餐價格 0.0 % < 95 %\"\n"] {
        assert!(measure.contains(line), "{measure}");
    }
    estate.run(["survey", "respond", "1204", "--year", "2026", "--answer", "company=4"]).refused(3).stderr(&format!(
        "
        error: {id} is closed and takes no answers any more
          hint: `deedbox reopen {id}` while its report is not approved"
    ));
    estate.run(publish).refused(3).stderr(&format!(
        "
        error: {id} stands at closed, and cannot be published from there
          hint: due now: `deedbox approve {id}` or `deedbox reopen {id}`"
    ));
    estate.run(["approve", &id]).refused(3).stderr(
        "
        error: approving the report of a survey is reserved for the role general-manager, which chan does not hold
          hint: ho may: `--as ho`",
    );
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    estate
        .run(publish)
        .succeeds()
        .stdout(&id)
        .stderr(&format!("The report of {id} goes to 辦公室 and 財務部. It is in report.html."))
        .changes_around("+ desk/report.html");
    let page = fs::read_to_string(estate.desk().join("report.html")).unwrap();
    assert!(
        page.contains("sent to 2 clients, 1 answered (50.0 %)")
            && page.contains("太貴")
            && page.contains("Approved by ho 2026-11-23"),
        "{page}"
    );
}

#[test]
fn closing_again_opens_no_measure_twice() {
    let (estate, id) = opened();
    let estate = estate
        .with(&["survey", "respond", "1203", "--year", "2026", "--answer", "company=1"])
        .with(&["close", &id])
        .with(&["reopen", &id]);
    estate
        .run(["survey", "close", "--year", "2026"])
        .succeeds()
        .stdout(&id)
        .stderr(&format!(
            "{id} is closed; 1 question is under target, with a corrective action each already. Next: `deedbox approve {id}`."
        ));
    estate.text_of(&["-corrective-action-"]);
}

#[test]
fn an_answer_is_to_a_question_of_the_survey_and_given_once() {
    let (estate, _) = opened();
    let answer = |words: &str| estate.run(["survey", "respond", "1203", "--year", "2026", "--answer", words]);
    let first = answer("company=4");
    let response = first.out().trim().to_owned();
    first.succeeds().stdout(&response).stderr(&format!("{response}: 1 answer."));
    answer("company=5").refused(3).stderr(&format!(
        "
        error: company is answered already, in {response}
          hint: `deedbox amend {response} …` puts right what was entered wrongly"
    ));
    answer("parking=5").exits(2).stderr(
        "
        error: the survey has no question parking
          hint: it has service-quality, package-price and company",
    );
    estate.run(["survey", "respond", "1204", "--year", "2025", "--answer", "company=5"]).exits(2).stderr(
        "
            error: no survey of 2025 was opened
              hint: `deedbox survey open --year 2025 --to all`; `deedbox survey list` shows those that were",
    );
}

#[test]
fn satisfaction_is_told_question_by_question_beside_the_year_before() {
    let questions =
        "[[question]]\ncode = \"lifts\"\ntext = \"電梯\"\n[[question]]\ncode = \"price\"\ntext = \"價格\"\n";
    let open = |year, date| {
        [
            "survey",
            "open",
            "--year",
            year,
            "--to",
            "all",
            "--questions",
            "questions.toml",
            "--target",
            "60",
            "--date",
            date,
        ]
    };
    let answer =
        |unit, year, answer, date| ["survey", "respond", unit, "--year", year, "--answer", answer, "--date", date];
    let estate = estate()
        .on_desk("questions.toml", questions)
        .with(&open("2025", "2025-10-01"))
        .with(&open("2026", "2026-10-01"))
        .with(&answer("1203", "2025", "lifts=2", "2025-10-05"))
        .with(&answer("1203", "2026", "lifts=5:快了", "2026-10-05"))
        .with(&answer("1204", "2026", "lifts=2:太慢", "2026-10-06"))
        .moved_out("1204", "2026-10-31");
    let shown = estate.run(["report", "satisfaction", "--year", "2026", "--format", "json"]).succeeds();
    let report: serde_json::Value = serde_json::from_str(&shown.out()).unwrap();
    shown.whatever_it_says();
    let row = |at: usize, key: &str| report["rows"][at][key].to_string();
    assert_eq!(report["rows"].as_array().unwrap().len(), 2);
    let expected = [
        ("question", "\"lifts\""),
        ("n", "2"),
        ("mean", "3.5"),
        ("satisfied_percent", "50.0"),
        ("below_target", "true"),
        ("last_year_mean", "2.0"),
        ("score_2", "1"),
        ("satisfied_comments", "[\"快了\"]"),
        ("dissatisfied_comments", "[\"太慢\"]"),
    ];
    for (key, value) in expected {
        assert_eq!(row(0, key), value, "{key}");
    }
    for (key, value) in [("question", "\"price\""), ("n", "0"), ("mean", "null"), ("below_target", "false")] {
        assert_eq!(row(1, key), value, "{key}");
    }
    // What was entered later is not known then.
    let then = estate.today("2026-11-24").run_words(&[
        "report",
        "satisfaction",
        "--known-at",
        "2026-11-22",
        "--format",
        "csv",
    ]);
    assert_eq!(then.out().lines().count(), 1, "{}", then.out());
    then.succeeds().whatever_it_says();
}

#[test]
fn who_was_not_asked_answers_nothing_and_who_was_asked_and_left_still_may() {
    let estate = estate();
    let id = estate.made(&["survey", "open", "--year", "2026", "--to", "unit:1203", "--date", "2026-11-01"]);
    let estate = estate.client("1205", "Later", "2026-11-10");
    for unit in ["1204", "1205"] {
        estate.run(["survey", "respond", unit, "--year", "2026", "--answer", "company=4"]).refused(3).stderr(&format!(
            "
            error: {id} was not sent to {unit}
              hint: `deedbox survey show --year 2026` tells to whom it was sent; what somebody else says is an opinion: `deedbox record opinion`"
        ));
    }
    let estate = estate.moved_out("1203", "2026-11-20").client("1203", "Next", "2026-11-21");
    let answer = |unit: &str| estate.run(["survey", "respond", unit, "--year", "2026", "--answer", "company=4"]);
    answer("1203").refused(3).whatever_it_says();
    answer("1203@2026-11-20").succeeds().whatever_it_says();
}

/// A survey of 2026 with a weak point, closed with these words.
fn closed(words: &[&str]) -> (Estate, String) {
    let (estate, id) = opened();
    let answers = ["survey", "respond", "1203", "--year", "2026", "--answer", "company=1"];
    let close = [&["survey", "close", "--year", "2026"], words].concat();
    (estate.with(&answers).with(&close), id)
}

/// The cases of a clause in the audit, and the commands of `status`.
fn broken(estate: &Estate, clause: &str) -> (String, String) {
    let said = |words: &[&str]| {
        let done = estate.command(words).output();
        String::from_utf8(done.stdout).unwrap()
    };
    (said(&["--format", "json", "audit", "--clause", clause]), said(&["status"]))
}

#[test]
fn who_answers_for_a_measure_and_by_when_is_said_or_named_as_lacking() {
    let (bare, _) = closed(&[]);
    let measure = bare.text_of(&["-corrective-action-"]);
    assert!(!measure.contains("department") && !measure.contains("due"), "{measure}");
    let (audit, status) = broken(&bare, "P1-6d");
    assert!(audit.contains("department and due day are not said"), "{audit}");
    assert!(status.contains("department=DEPARTMENT due=DATE"), "{status}");
    let (said, _) = closed(&["--department", "operations", "--due", "2026-12-31"]);
    let measure = said.text_of(&["-corrective-action-"]);
    assert!(measure.contains("department = \"operations\"\n") && measure.contains("due = 2026-12-31\n"), "{measure}");
    let (audit, _) = broken(&said, "P1-6d");
    assert!(audit.contains("\"kept\""), "{audit}");
    let late = said.today("2027-01-02");
    let (audit, status) = broken(&late, "P1-6d");
    assert!(audit.contains("due on 2026-12-31, and not done"), "{audit}");
    assert!(status.contains("surveys/"), "{status}");
    let nothing = estate();
    assert!(broken(&nothing, "P1-6d").0.contains("not applicable"));
}

#[test]
fn a_measures_department_is_on_the_list_and_its_day_not_before_the_close() {
    let (estate, _) = opened();
    let close = |words: &[&str]| estate.run_words(&[&["survey", "close", "--year", "2026"], words].concat());
    let department = close(&["--department", "opperations"]).exits(2).whatever_it_says();
    assert!(department.err().contains("operations"), "{}", department.err());
    close(&["--due", "2026-11-01"]).exits(2).whatever_it_says();
    close(&[]).succeeds().whatever_it_says();
}

#[test]
fn a_survey_that_nobody_answered_says_so_when_it_is_closed() {
    let (estate, id) = opened();
    let closed = estate.run(["survey", "close", "--year", "2026"]).succeeds().stdout(&id);
    assert!(closed.err().contains("nobody has answered it"), "{}", closed.err());
    closed.whatever_it_says();
}

#[test]
fn a_report_goes_to_departments_on_the_list_and_says_to_which() {
    let (estate, id) = closed(&["--department", "operations", "--due", "2026-12-31"]);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    let refused = estate.run(["survey", "publish", "--year", "2026", "--to", "operatoins"]).exits(2).whatever_it_says();
    assert!(refused.err().contains("operations"), "{}", refused.err());
    // Within the policy's days it may still lie; later the audit names it, and `status` the command.
    assert!(broken(&estate, "P1-6c").0.contains("\"kept\""));
    let late = estate.today("2027-01-02");
    let (audit, status) = broken(&late, "P1-6c");
    assert!(audit.contains("went to nobody"), "{audit}");
    assert!(status.contains("survey publish --year 2026 --to DEPARTMENT"), "{status}");
    let sent = late.with(&["survey", "publish", "--year", "2026", "--to", "operations", "客務部"]);
    assert!(broken(&sent, "P1-6c").0.contains("\"kept\""));
    for words in
        [&["survey", "show", "--year", "2026"][..], &["show", &id], &["report", "satisfaction", "--year", "2026"]]
    {
        let shown = sent.run_words(words).succeeds().whatever_it_says();
        assert!(shown.out().contains("operations") && shown.out().contains("客務部"), "{words:?}: {}", shown.out());
    }
}
