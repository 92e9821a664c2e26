//! `deedbox update`, `close`, `reopen`: cases run through their steps, in order, by the right persons (P1-7, P3-8, P3-9).

use crate::support::Estate;

/// A kind of case: how it is entered, and its steps, each with who takes it.
struct Life {
    record: &'static [&'static str],
    steps: &'static [(&'static str, &'static [&'static str])],
}

const LIVES: &[Life] = &[
    Life {
        record: &["complaint", "1203", "--about", "service-quality", "--title", "x"],
        steps: &[
            ("chan", &["update", "ID", "--status", "assigned", "--to", "工程部"]),
            ("chan", &["update", "ID", "--status", "handled", "--with", "工程部"]),
            ("ho", &["approve", "ID"]),
            ("ho", &["update", "ID", "--status", "answered"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life {
        record: &["repair", "1203", "--category", "空調"],
        steps: &[
            ("chan", &["update", "ID", "--status", "assigned", "--to", "works"]),
            ("chan", &["update", "ID", "--status", "attended"]),
            ("chan", &["update", "ID", "--status", "done"]),
            ("chan", &["update", "ID", "--status", "followed-up"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life {
        record: &["violation", "1203", "--category", "雜物"],
        steps: &[
            ("chan", &["update", "ID", "--status", "notified"]),
            ("chan", &["update", "ID", "--status", "rectified"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life {
        record: &["application", "1203", "--about", "parking"],
        steps: &[
            ("lee", &["approve", "ID"]),
            ("chan", &["update", "ID", "--status", "issued"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life {
        record: &["corrective-action", "--title", "x"],
        steps: &[
            ("chan", &["update", "ID", "--status", "planned"]),
            ("chan", &["update", "ID", "--status", "done"]),
            ("chan", &["update", "ID", "--status", "verified"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life {
        record: &["breach", "1203", "--title", "x"],
        steps: &[("chan", &["update", "ID", "--status", "followed-up"]), ("chan", &["close", "ID"])],
    },
    Life {
        record: &["quality-check", "1203", "--item", "清潔", "--result", "fail"],
        steps: &[
            ("chan", &["update", "ID", "--status", "assigned", "--to", "工程部"]),
            ("chan", &["update", "ID", "--status", "rectified"]),
            ("chan", &["update", "ID", "--status", "followed-up"]),
            ("chan", &["close", "ID"]),
        ],
    },
    Life { record: &["note", "1203", "--about", "keys", "--note", "x"], steps: &[("chan", &["close", "ID"])] },
];

#[test]
fn every_kind_of_case_runs_to_its_end_and_no_step_is_left_out() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for life in LIVES {
        let id = estate.made(&[&["record"], life.record].concat());
        let words = |words: &[&'static str]| -> Vec<String> {
            words.iter().map(|word| if *word == "ID" { id.clone() } else { (*word).to_owned() }).collect()
        };
        for (at, (who, step)) in life.steps.iter().enumerate() {
            if let Some((later, skipped)) = life.steps.get(at + 1) {
                let early = estate.run_words(&[vec!["--as".to_owned(), (*later).to_owned()], words(skipped)].concat());
                assert!(early.err().contains("hint: due now: `deedbox "), "{}: {}", life.record[0], early.err());
                early.refused(3).whatever_it_says();
            }
            if *who != "chan" {
                estate.run_words(&words(step)).refused(3).whatever_it_says();
            }
            let taken = [vec!["--as".to_owned(), (*who).to_owned()], words(step)].concat();
            estate.run_words(&taken).succeeds().whatever_it_says();
        }
        estate.run(["close", &id]).refused(3).whatever_it_says();
        estate.run(["reopen", &id]).succeeds().whatever_it_says();
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn fit_out_works_need_their_papers_and_their_deposit() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let id = estate.made(&["record", "fit-out", "1203", "--contractor", "大成"]);
    let update = |status: &str| estate.run(["update", &id, "--status", status]);
    estate.run(["--as", "lee", "approve", &id]).refused(3).stderr(&format!(
        "
        error: {id} cannot be approved without a paper of category fit-out
          hint: `deedbox file 1203 PATH --category fit-out`, or `--attach PATH` with the step"
    ));
    let estate_with = |words: &[&str]| estate.made(words);
    std::fs::write(estate.desk().join("plan.txt"), "plan").unwrap();
    estate_with(&["file", "1203", "plan.txt", "--category", "fit-out", "--date", "2026-11-01"]);
    estate_with(&["--as", "lee", "approve", &id]);
    update("deposit-held").refused(3).whatever_it_says();
    let deposit = |movement: &str| {
        estate_with(&["record", "deposit", "1203", "--about", "fit-out", "--movement", movement, "--amount", "5000"])
    };
    deposit("received");
    for status in ["deposit-held", "under-way", "finished", "inspected"] {
        update(status).succeeds().whatever_it_says();
    }
    update("deposit-refunded").refused(3).whatever_it_says();
    deposit("refunded");
    update("deposit-refunded").succeeds().whatever_it_says();
    estate.run(["close", &id]).succeeds().whatever_it_says();
}

#[test]
fn a_letter_is_passed_on_from_department_to_department() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let id = estate.made(&["record", "letter", "1203", "--direction", "in", "--title", "x"]);
    for department in ["工程部", "保安部"] {
        estate
            .run(["update", &id, "--to", department])
            .succeeds()
            .stdout(&id)
            .stderr(&format!("{id} stands at open, with {department}. Next: `deedbox update {id} --status answered`."));
    }
    // A case that is settled stays where it is.
    let note = estate.made(&["record", "note", "1203", "--about", "keys", "--note", "x"]);
    estate.run(["close", &note]).succeeds().whatever_it_says();
    estate.run(["update", &note, "--to", "工程部"]).refused(3).whatever_it_says();
}

#[test]
fn a_step_may_be_entered_late_with_its_papers_and_not_before_the_one_before_it() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").on_desk("slip.txt", "slip");
    let id = estate.made(&["record", "repair", "1203", "--category", "空調", "--when", "2026-11-20T09:00"]);
    let estate = estate.with(&["update", &id, "--status", "assigned", "--to", "works", "--when", "2026-11-20T09:10"]);
    estate.run(["update", &id, "--status", "attended", "--when", "2026-11-20T09:05"]).exits(2).stderr(
        "
        error: the step cannot have been at 2026-11-20T09:05:00+08:00: the one before it was at 2026-11-20T09:10:00+08:00
          hint: `--date DAY` or `--when TIME` says when it was",
    );
    estate
        .run([
            "update",
            &id,
            "--status",
            "attended",
            "--when",
            "2026-11-20T09:30",
            "--attach",
            "slip.txt",
            "--note",
            "濾網",
        ])
        .succeeds()
        .whatever_it_says();
    let text = estate.text_of(&["+02-attended"]);
    assert!(
        text.contains("time = 2026-11-20T09:30:00+08:00\n") && text.contains("/repairs/2026-11-20-slip-"),
        "{text}"
    );
}

#[test]
fn a_step_with_a_verb_of_its_own_is_not_taken_by_update() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let survey = estate.made(&["survey", "open", "--year", "2026", "--to", "all"]);
    estate.run(["update", &survey, "--status", "published"]).exits(2).stderr(&format!(
        "
        error: {survey} is not published by `update`
          hint: `deedbox survey publish --year YEAR --to DEPARTMENT`"
    ));
}

#[test]
fn who_helped_with_a_complaint_about_the_quality_of_the_service_is_said_and_nobody_fills_it_in() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for (about, needs) in [("service-quality", true), ("service-process", false)] {
        let id = estate.made(&["record", "complaint", "1203", "--about", about, "--title", "x"]);
        let estate = estate.copy().with(&["update", &id, "--status", "assigned", "--to", "工程部"]);
        let handled = estate.run(["update", &id, "--status", "handled"]);
        if needs {
            handled.exits(2).stderr(&format!(
                "
                error: {id} is about the quality of the service, which is handled together with another department: which, is not said
                  hint: `deedbox update {id} --status handled --with DEPARTMENT`"
            ));
            estate.run(["update", &id, "--status", "handled", "--with", "工程部"]).succeeds().whatever_it_says();
        } else {
            handled.succeeds().whatever_it_says();
            assert!(!estate.text_of(&["+02-handled"]).contains("with ="));
        }
    }
}
