//! Who answers a complaint (P1-7): somebody of the department whose duty that is, and nobody else.

use crate::support::Estate;

/// A complaint that waits for its answer.
fn approved(estate: &Estate, about: &str) -> String {
    let id = estate.made(&["record", "complaint", "1203", "--about", about, "--title", "冷", "--department", "works"]);
    let steps: [&[&str]; 3] = [
        &["update", &id, "--status", "assigned", "--to", "works"],
        &["update", &id, "--status", "handled", "--with", "operations"],
        &["--as", "ho", "approve", &id],
    ];
    for step in steps {
        estate.made(step);
    }
    id
}

#[test]
fn a_complaint_is_answered_by_the_office_and_others_are_sent_to_it() {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01");
    for about in ["service-quality", "service-process"] {
        let id = approved(&estate, about);
        estate
            .run(["update", &id, "--status", "answered"])
            .refused(3)
            .stderr("error: the step answered is taken by somebody of office; chan is not\n  hint: ho may: `--as ho`");
        estate.run(["--as", "ho", "update", &id, "--status", "answered"]).succeeds().whatever_it_says();
    }
}

#[test]
fn where_nobody_is_of_the_office_the_refusal_says_how_somebody_is_entered() {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01");
    let id = approved(&estate, "service-process");
    let estate = estate.with(&["--as", "lee", "staff", "leave", "ho"]);
    estate.run(["update", &id, "--status", "answered"]).refused(3).stderr(
        "
        error: the step answered is taken by somebody of office; chan is not, and nobody is
          hint: `deedbox staff add ID --name NAME --role clerk --department office`",
    );
}

#[test]
fn who_helped_is_a_department_or_a_person_that_is_known() {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01");
    let id = estate.made(&["record", "complaint", "1203", "--about", "service-quality", "--title", "冷"]);
    let estate = estate.with(&["update", &id, "--status", "assigned", "--to", "works"]);
    estate.run(["update", &id, "--status", "handled", "--with", "月球部"]).exits(2).whatever_it_says();
    estate.run(["update", &id, "--status", "handled", "--with", "營運部"]).succeeds().whatever_it_says();
}
