//! What a person asks to have erased goes without the days of waiting: by an open request to erase, of that client, and by nothing
//! else (S-RET, S-PI).

use crate::dispose::{asked_by_person, carry_out, estate};
use crate::support::Estate;

const VOLUME: &str = "1203@2025-10-31";

/// The first paper of a file.
fn paper_of(estate: &Estate, file: &str) -> String {
    let done = estate.command(&["--format", "json", "show", file]).output();
    let shown: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    shown["papers"][0]["id"].as_str().expect("a paper").to_owned()
}

fn request(estate: &Estate, client: &str, about: &str) -> String {
    estate.made(&["request", "open", client, "--about", about, "--person", "陳大文"])
}

/// What is said to asking for it by a request.
fn said(estate: &Estate, request: &str, code: i32) -> String {
    let paper = paper_of(estate, VOLUME);
    let ask = ["dispose", "ask", "--paper", &paper, "--ground", "request", "--request", request, "--appraisal", "x"];
    estate.run(ask).refused(code).whatever_it_says().err()
}

#[test]
fn a_request_to_erase_of_that_client_is_wanted() {
    let estate = estate();
    let unknown = said(&estate, "requests/zzzz", 2);
    assert!(unknown.contains("requests/zzzz"), "{unknown}");
    let other = said(&estate, &request(&estate, "1204@2025-10-31", "erasure"), 3);
    assert!(other.contains("is about 1204@2025-10-31") && other.contains("deedbox request open"), "{other}");
    let access = said(&estate, &request(&estate, VOLUME, "access"), 3);
    assert!(access.contains("asks for access, not for erasure"), "{access}");
    let hold = estate.made(&["--as", "lee", "hold", "0301", "--reason", "x"]);
    let kind = said(&estate, &hold, 2);
    assert!(kind.contains("is a hold, not a request"), "{kind}");
    let id = request(&estate, VOLUME, "erasure");
    let refused = estate.copy().with(&["request", "refuse", &id, "--reason", "身分未能核實"]);
    let settled = said(&refused, &id, 3);
    assert!(settled.contains("is refused") && settled.contains(&format!("deedbox reopen {id}")), "{settled}");
    let closed = refused.with(&["close", &id]);
    assert!(said(&closed, &id, 3).contains("is closed"));
    let voided = estate.copy().with(&["--as", "lee", "void", &id, "--reason", "x", "--approve"]);
    assert!(said(&voided, &id, 3).contains("void"));
    let paper = paper_of(&estate, VOLUME);
    estate.made(&["dispose", "ask", "--paper", &paper, "--ground", "request", "--request", &id, "--appraisal", "x"]);
}

#[test]
fn a_request_goes_with_its_ground_and_with_no_other() {
    let estate = estate();
    let id = request(&estate, VOLUME, "erasure");
    let paper = paper_of(&estate, VOLUME);
    let without = ["dispose", "ask", "--paper", &paper, "--ground", "request", "--appraisal", "x"];
    let said = estate.run(without).refused(2).whatever_it_says().err();
    assert!(said.contains("--ground request --request ID"), "{said}");
    for ground in ["duplicate", "secured", "term"] {
        let ask = ["dispose", "ask", "--paper", &paper, "--ground", ground, "--request", &id, "--appraisal", "x"];
        let said = estate.run(ask).refused(2).whatever_it_says().err();
        assert!(said.contains("--ground request --request ID"), "{said}");
    }
}

#[test]
fn a_request_that_was_refused_since_carries_nothing_out() {
    let estate = estate();
    let list = asked_by_person(&estate, VOLUME, &paper_of(&estate, VOLUME));
    let estate = estate.with(&["--as", "ho", "approve", &list]);
    let shown = estate.command(&["--format", "json", "request", "list"]).output();
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("JSON");
    let id = shown["rows"][0]["id"].as_str().expect("a request").to_owned();
    let refused = estate.copy().with(&["request", "refuse", &id, "--reason", "x"]);
    let before = refused.tree();
    let said = refused.run(carry_out(&list)).refused(3).whatever_it_says().err();
    assert!(said.contains("is refused"), "{said}");
    assert_eq!(refused.tree(), before);
    // It may be opened again, and what was gathered meanwhile is open still.
    refused.with(&["reopen", &id]).run(carry_out(&list)).succeeds().whatever_it_says();
    estate.made(&["request", "gather", &id, "-o", "found"]);
    estate.run(carry_out(&list)).succeeds().whatever_it_says();
}

/// A unit's code means who had it when the request was made.
#[test]
fn the_client_of_a_request_is_the_one_of_its_day() {
    let estate = estate();
    let id = request(&estate, "0301", "erasure");
    let paper = paper_of(&estate, "0301");
    let estate = estate
        .today("2036-02-10")
        .moved_out("0301", "2036-02-09")
        .client("0301", "Delta", "2036-02-10")
        .paper("0301", "next", "move-in", "2036-02-10");
    let next = paper_of(&estate, "0301");
    let ask = |paper: &str| {
        let all = ["dispose", "ask", "--paper", paper, "--ground", "request", "--request", &id, "--appraisal", "x"];
        all.map(str::to_owned)
    };
    estate.run_words(&ask(&next).each_ref().map(String::as_str)).refused(3).whatever_it_says();
    let of_then = paper.replace("0301/", "0301@2036-02-09/");
    estate.run_words(&ask(&of_then).each_ref().map(String::as_str)).succeeds().whatever_it_says();
}
