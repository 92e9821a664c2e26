//! What the audit says of the files and of the room in which they stand (P1-4, P2).

use crate::audit::{audited, of_clause};
use crate::support::Estate;

#[test]
fn a_cover_that_changes_is_unconfirmed_and_its_label_is_another() {
    let estate = Estate::new()
        .with(&["--as", "lee", "staff", "add", "tse", "--name", "Tse", "--role", "sales-director"])
        .client("1203", "Acme", "2026-05-01")
        .with(&["label", "1203"])
        .with(&["--as", "tse", "confirm", "1203"]);
    // The last day on which a change may wait for its confirmation is two weeks later.
    let rows = || audited(&estate, &["--clause", "P1-4c", "--clause", "P2-5", "--as-of", "2026-12-08"]).0;
    assert_eq!([&rows()["P1-4c"].0, &rows()["P2-5"].0], ["kept", "kept"]);
    estate.made(&["--as", "lee", "amend", "1203", "label=Acme Trading"]);
    let waits = rows();
    assert_eq!([&waits["P1-4c"].0, &waits["P2-5"].0], ["kept", "kept"], "it waits for approval");
    estate.made(&["--as", "lee", "approve", "1203/cover"]);
    let case = |why: &str| vec![("1203".to_owned(), why.to_owned())];
    assert_eq!(rows()["P1-4c"].1, case("confirmed on 2026-11-23; changed since: Label"));
    assert_eq!(rows()["P2-5"].1, case("the label says Acme"));
}

#[test]
fn papers_are_bound_in_time_by_the_day_of_the_act() {
    let left = |day: &str| Estate::new().client("1203", "Acme", "2025-05-01").moved_out("1203", day);
    assert_eq!(of_clause(&left("2026-11-20"), "P2-3").0, "kept");
    let late = "left on 2026-09-30, bound on 2026-11-23".to_owned();
    assert_eq!(of_clause(&left("2026-09-30"), "P2-3"), ("broken".to_owned(), vec![late]));
}

#[test]
fn a_label_is_the_companys_name_and_a_visit_is_a_regular_one() {
    let label = |label: &str| {
        let words = ["add", "1203", "--company", "宏達貿易有限公司", "--move-in", "2025-05-01", "--label", label];
        of_clause(&Estate::new().with(&words).with(&["label", "1203"]), "P2-5").0
    };
    assert_eq!([label("宏达贸易"), label("宏達貿易有限公司")], ["kept", "kept"]);
    assert_eq!(label("Somebody"), "broken");
    let visit = |occasion: &str| {
        let estate = Estate::new().client("1203", "Acme", "2025-05-01");
        of_clause(&estate.with(&["record", "visit", "1203", "--occasion", occasion]), "P1-5c").0
    };
    assert_eq!([visit("regular"), visit("irregular")], ["kept", "broken"]);
}

#[test]
fn who_hands_a_loan_out_does_not_read_it() {
    let lent = |to: &str| {
        let words = ["--as", "lee", "lend", "1203", "--to", to, "--purpose", "audit", "--approve"];
        of_clause(&lendable().client("1203", "Acme", "2025-05-01").with(&words), "P2-7")
    };
    assert_eq!(lent("chan").0, "kept");
    assert_eq!(lent("lee").1, ["lee handed it out, and read it"]);
    assert_eq!(lent("李美").1, ["lee handed it out, and read it"], "by the name as well");
    assert_eq!(of_clause(&Estate::new(), "P2-7").0, "not applicable");
}

/// An estate whose clerks and managers may consult files.
fn lendable() -> Estate {
    let give = ["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk", "--role", "manager"];
    Estate::new().with(&[&give[..], &["--until", "2027-12-31"]].concat())
}

#[test]
fn what_was_decided_in_the_second_in_which_an_authority_was_ended_rests_on_it() {
    let give = ["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk", "--until", "2027-12-31"];
    let estate = Estate::new().client("1203", "Acme", "2025-05-01");
    let id = estate.made(&give);
    let lend = ["--as", "lee", "lend", "1203", "--to", "chan", "--purpose", "audit", "--approve"];
    let estate = estate.with(&lend);
    assert_eq!(of_clause(&estate, "P1-5b").0, "kept");
    let estate = estate.with(&["--as", "ho", "authority", "end", &id]);
    assert_eq!(of_clause(&estate, "P1-5b").0, "kept", "the clock stands still: it was ended in the same second");
    let later = estate.copy().client("1204", "Beta", "2025-05-01");
    later
        .run(["--as", "lee", "lend", "1204", "--to", "chan", "--purpose", "audit", "--approve"])
        .refused(3)
        .whatever_it_says();
}

#[test]
fn who_asks_for_themselves_is_entered_by_the_id() {
    let estate = lendable().client("1203", "Acme", "2025-05-01");
    for me in ["me", "我"] {
        let loan = estate.made(&["lend", "1203", "--to", me, "--purpose", "audit"]);
        assert!(estate.text_of(&["-loan-", &loan["1203/".len()..]]).contains("borrower = \"chan\"\n"), "{me}");
    }
}
