//! What the audit says of the files and of the room in which they stand (P1-4, P2).

use crate::audit::{audited, of_clause, put};
use crate::support::Estate;

#[test]
fn a_cover_that_changes_is_unconfirmed_and_its_label_is_another() {
    let estate = Estate::new()
        .with(&["--as", "lee", "staff", "add", "tse", "--name", "Tse", "--role", "sales-director"])
        .client("1203", "Acme", "2026-05-01")
        .with(&["label", "1203", "-o", "-"])
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
        of_clause(&Estate::new().with(&words).with(&["label", "1203", "-o", "-"]), "P2-5").0
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

/// What somebody else's approval would look like: as the general manager's was, in a copy, under another name.
fn approved_by_hand(estate: &Estate, id: &str, by: &str) {
    let copy = estate.copy().with(&["--as", "ho", "approve", id]);
    let event = copy.tree().into_keys().find(|path| path.contains("+01-approved-")).unwrap();
    let text = copy.text_of(&[&event]).replace("by = \"ho\"", &format!("by = \"{by}\""));
    let (bundle, inside) = event.split_once("/data/").unwrap();
    put(estate, bundle, &format!("data/{inside}"), &text);
}

#[test]
fn what_leaves_is_passed_on_by_the_general_manager_and_by_nobody_else() {
    let disclosed = || {
        let estate = Estate::new().client("1203", "Acme", "2025-05-01").on_desk("lease.txt", "lease");
        let paper = estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-05-01"]);
        let id = estate.made(&["disclose", "1203", "--paper", &paper, "--to", "Bank", "--purpose", "loan"]);
        (estate, id)
    };
    let exported = || {
        let estate = Estate::new().client("1203", "Acme", "2025-05-01");
        let words = ["--register", "clients", "--to", "Audit", "--purpose", "year's end"];
        let id = estate.made(&[&["export", "-o", "estate.xlsx"][..], &words].concat());
        (estate, id)
    };
    let given = ["--as", "ho", "authority", "give", "--for", "pass-on", "--person", "lee", "--until", "2027-12-31"];
    for asked in [disclosed as fn() -> (Estate, String), exported] {
        let stand = |by: &str, given: &[&str]| {
            let (mut estate, id) = asked();
            if !given.is_empty() {
                estate = estate.with(given);
            }
            approved_by_hand(&estate, &id, by);
            of_clause(&estate, "P1-5b")
        };
        let (estate, id) = asked();
        assert_eq!(of_clause(&estate, "P1-5b").0, "not applicable", "{id} was only asked for");
        assert_eq!(stand("ho", &[]), ("kept".to_owned(), Vec::new()), "{id}");
        assert_eq!(stand("lee", &given), ("kept".to_owned(), Vec::new()), "{id}: with an authority");
        let (state, why) = stand("lee", &[]);
        assert_eq!(state, "broken", "{id}");
        assert_eq!(
            why,
            ["approved by lee, who was not the general manager and had no authority to pass on on 2026-11-23"],
            "{id}"
        );
    }
}

#[test]
fn each_fit_out_has_a_paper_of_its_own() {
    let once = Estate::new()
        .client("1203", "Acme", "2025-05-01")
        .with(&["record", "fit-out", "1203", "--title", "間隔", "--date", "2025-06-01"])
        .paper("1203", "plan", "fit-out", "2025-06-01");
    assert_eq!(of_clause(&once, "P3-3.3").0, "kept");
    let second = once.made(&["record", "fit-out", "1203", "--title", "地毯", "--date", "2026-06-01"]);
    let second = second.lines().next().unwrap_or_default().to_owned();
    let lacking = ("broken".to_owned(), vec![format!("{second} has no paper")]);
    assert_eq!(of_clause(&once, "P3-3.3"), lacking, "the paper of the first is not one of the second");
    let both = once.paper("1203", "carpet", "fit-out", "2026-06-01");
    assert_eq!(of_clause(&both, "P3-3.3").0, "kept");
}

#[test]
fn what_happened_since_a_file_was_gone_through_is_told_by_the_day_of_that() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").today("2026-11-23");
    let estate = estate.with(&["record", "transaction", "1203", "--title", "續租", "--date", "2026-04-09"]);
    let kept = |estate: &Estate| of_clause(estate, "P1-4b").1;
    let never = "something happened on 2026-04-09; the file was never gone through";
    assert!(kept(&estate).contains(&never.to_owned()), "{:?}", kept(&estate));
    let estate = estate.with(&["review", "1203", "--date", "2026-04-01"]);
    let before = "something happened on 2026-04-09; the file was gone through last on 2026-04-01";
    assert!(kept(&estate).contains(&before.to_owned()), "{:?}", kept(&estate));
    let estate = estate.with(&["review", "1203"]);
    assert_eq!(kept(&estate), ["nobody keeps the file"]);
}

#[test]
fn what_a_file_is_not_full_of_is_named_with_the_command_that_fills_it() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").with(&[
        "--as",
        "lee",
        "amend",
        "1203",
        "website=acme.example",
        "nature=trade",
        "headcount=3",
        "credit=good",
        "custodian=chan",
        "contact.name=Chan",
        "contact.phone=2000 0001",
        "emergency.phone=2000 0002",
        "--approve",
    ]);
    let says = |estate: &Estate, words: &[&str]| {
        let words = [words, &["audit", "--clause", "P3-2"]].concat();
        String::from_utf8_lossy(&estate.command(&words).output().stdout).into_owned()
    };
    let told = says(&estate, &[]);
    assert!(told.contains("; missing: lease end\n"), "{told}");
    let next = says(&estate, &["--format", "csv"]);
    assert!(next.contains("deedbox amend 1203 lease_end=DATE"), "{next}");
    let estate = estate.with(&["--as", "lee", "amend", "1203", "lease_end=2028-01-01", "--approve"]);
    let told = says(&estate, &[]);
    assert!(told.contains("complete 11/14, ") && !told.contains("missing"), "{told}");
}

#[test]
fn a_paper_that_a_register_brought_in_with_a_record_is_material_of_its_own_category() {
    let estate = Estate::new()
        .client("1203", "Acme", "2025-05-01")
        .on_desk("in/letters.csv", "編號,單元,日期,方向\nL1,1203,2025-05-02,來函\n")
        .on_desk("in/fit_outs.csv", "編號,單元,申請日期\nF1,1203,2025-06-01\nF2,1203,2026-06-01\n")
        .on_desk("in/form.txt", "a form")
        .on_desk("in/plan.txt", "a plan")
        .on_desk(
            "in/papers.csv",
            "單元,類別,日期,題名,隨附記錄,檔案\n1203,move-in,2025-05-02,入住表,letters/L1,form.txt\n\
             1203,fit-out,2025-06-01,圖則,fit_outs/F1,plan.txt\n",
        )
        .with(&["--as", "lee", "import", "in"]);
    assert_eq!(of_clause(&estate, "P3-3.4").0, "kept", "a form that came with a letter");
    let (state, why) = of_clause(&estate, "P3-3.3");
    assert_eq!((state.as_str(), why.len()), ("broken", 1), "the plan came with the first fit-out alone: {why:?}");
}

#[test]
fn the_paper_of_a_floor_stands_in_its_cabinet_once_anybody_has_said_where() {
    let estate = ["1203", "1204", "1205"]
        .into_iter()
        .fold(Estate::new(), |estate, unit| estate.client(unit, &format!("Client {unit}"), "2025-05-01"));
    let at = |estate: &Estate| of_clause(estate, "P2-2");
    assert_eq!(at(&estate), ("kept".to_owned(), Vec::new()), "nobody has said where anything stands");
    assert_eq!(of_clause(&estate, "S-LOC").0, "not applicable");
    let estate = estate.with(&["place", "1203", "R1/12/A"]).with(&["place", "1204", "R1/12/B"]);
    assert_eq!(at(&estate), ("broken".to_owned(), vec!["it is not known where the paper stands".to_owned()]));
    assert_eq!(of_clause(&estate, "S-LOC").1, ["it is not known where the paper stands"]);
    let elsewhere = estate.copy().with(&["place", "1205", "R1/13/A"]);
    assert_eq!(at(&elsewhere).1, ["it stands at R1/13/A, and its floor's cabinet is R1/12"]);
    assert_eq!(of_clause(&elsewhere, "S-LOC").0, "kept", "it has a place");
    // The office says which cabinets are the floor's.
    let named = elsewhere.copy().setting("[boxes]", "[cabinets]\n12 = [\"R1/12\", \"R1/13\"]\n\n[boxes]");
    assert_eq!(at(&named).0, "kept");
    let moved = named.copy().with(&["place", "1203", "R2/01"]);
    assert_eq!(at(&moved).1, ["it stands at R2/01, and its floor's cabinet is R1/12 and R1/13"]);
    // Where as many stand in one as in another, nothing says which of them is the floor's.
    let even = Estate::new()
        .client("1203", "Acme", "2025-05-01")
        .client("1204", "Beta", "2025-05-01")
        .with(&["place", "1203", "R1/12"])
        .with(&["place", "1204", "R1/13"]);
    assert_eq!(at(&even).0, "kept");
}

#[test]
fn a_box_without_a_place_is_named_once_with_the_command_that_puts_all_of_it_somewhere() {
    let estate = Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .client("1205", "Gamma", "2021-03-01")
        .with(&["place", "1205", "R1/12"])
        .with(&["place", "1203", "R1/12"])
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31");
    // A volume that waits for its box stands where its file stood.
    assert_eq!(of_clause(&estate, "S-LOC").1.len(), 1, "1204");
    let estate = estate.with(&["archive-moved-out", "--year", "2025"]);
    let (rows, _) = audited(&estate, &["--clause", "S-LOC"]);
    let unknown = "it is not known where the paper stands".to_owned();
    assert_eq!(rows["S-LOC"].1, [("2025/12/box-01".to_owned(), unknown)], "the box is a new place");
    let status = String::from_utf8(estate.command(&["status", "--all"]).output().stdout).unwrap();
    assert!(status.contains("deedbox place 2025/12/box-01 PLACE"), "{status}");
    let estate = estate.with(&["place", "2025/12/box-01", "R2/05"]);
    assert_eq!(of_clause(&estate, "S-LOC").0, "kept");
    assert_eq!(of_clause(&estate, "P2-2").0, "kept", "boxes stand where there is room");
}
