//! An enquiry lent as a file is: what is known of who is no client yet is consulted before a first lease (P1-5a).

use serde_json::Value;

use crate::support::Estate;

/// An office whose manager lets clerks consult, with two enquiries, the first with a number and a paper; gives the estate and
/// both ids.
fn estate() -> (Estate, String, String) {
    let estate = Estate::new().with(
        &["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk"]
            .iter()
            .chain(&["--until", "2027-12-31", "--date", "2026-01-01"])
            .collect::<Vec<_>>(),
    );
    let first = ["record", "enquiry", "--who", "陳先生", "--no", "E-12", "--date", "2026-10-05"];
    let first = estate.made(&first);
    let second = estate.made(&["record", "enquiry", "--who", "林小姐", "--date", "2026-10-05"]);
    (estate, first, second)
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    serde_json::from_str(&estate.made(&[&["--format", "json"], words].concat())).unwrap()
}

fn column(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().unwrap();
    rows.iter().map(|row| row[key].as_str().map_or_else(|| row[key].to_string(), str::to_owned)).collect()
}

fn tail(id: &str) -> &str {
    id.rsplit('/').next().unwrap()
}

#[test]
fn a_loan_of_an_enquiry_lies_beside_it() {
    let (estate, id, _) = estate();
    let done = estate.run(["lend", &id, "--to", "me", "--purpose", "contract"]).succeeds();
    let loan = done.out().trim().to_owned();
    assert!(loan.starts_with("enquiries/"), "{loan}");
    done.stdout(&loan)
        .stderr(&format!(
            "chan asks for {id}. It waits for the manager: `deedbox approve {loan}`. It rests on {}.",
            estate.made(&["--format", "csv", "authority", "list"]).lines().nth(1).unwrap().split(',').next().unwrap()
        ))
        .changes(&format!(
            "
        + registers/enquiries/2026/data/records/2026-11-23-loan-{}.toml
        ~ registers/enquiries/2026/manifests/test.sha256",
            tail(&loan)
        ));
    let record = json(&estate, &["show", &loan]);
    assert_eq!((&record["enquiry"], &record["status"]), (&Value::from(id.as_str()), &Value::from("asked")));
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_dry_run_lends_no_enquiry() {
    let (estate, id, _) = estate();
    let before = estate.tree();
    estate.run(["--dry-run", "lend", &id, "--to", "me", "--purpose", "contract"]).succeeds().whatever_it_says();
    assert!(before == estate.tree());
    assert_eq!(column(&json(&estate, &["loans"])["rows"], "id"), [""; 0]);
}

#[test]
fn every_listing_knows_the_loan_of_an_enquiry() {
    let (estate, id, _) = estate();
    let loan = estate.made(&["lend", &id, "--to", "chan", "--purpose", "contract"]);
    let waits = json(&estate, &["pending"]);
    assert_eq!(column(&waits["rows"], "id"), [loan.as_str()]);
    assert_eq!(column(&waits["rows"], "company"), ["陳先生"]);
    let estate = estate.with(&["--as", "lee", "approve", &loan]).today("2026-12-10");
    for (words, key) in [(&["loans", "--overdue"][..], "enquiry"), (&["report", "loans"], "enquiry")] {
        let rows = json(&estate, words);
        assert_eq!(column(&rows["rows"], "id"), [loan.as_str()], "{words:?}");
        assert_eq!(column(&rows["rows"], key), [id.as_str()], "{words:?}");
        assert_eq!(column(&rows["rows"], "unit"), ["null"], "{words:?}");
    }
    assert_eq!(column(&json(&estate, &["loans"])["rows"], "title"), ["陳先生"]);
    assert_eq!(column(&json(&estate, &["report", "loans"])["rows"], "company"), ["陳先生"]);
    assert_eq!(column(&json(&estate, &["search", "contract", "--kind", "loan"])["rows"], "id"), [loan.as_str()]);
    let beside = json(&estate, &["show", &id]);
    assert_eq!(column(&beside["beside"], "id"), [loan.as_str()]);
    assert_eq!(column(&beside["beside"], "status"), ["out"]);
    let slip = estate.made(&["print", "loan", &loan, "-o", "-"]);
    assert!(slip.contains("陳先生") && slip.contains(tail(&id)), "{slip}");
    let register = estate.made(&["print", "loans", "-o", "-"]);
    assert!(register.contains("陳先生"), "{register}");
    let status = estate.run(["status"]).succeeds().whatever_it_says();
    let late = format!("deedbox return {loan}");
    assert!(status.out().contains(&late), "{}", status.out());
    let audit = estate.run(["audit", "--clause", "P2-7"]).exits(1).whatever_it_says();
    assert!(audit.out().contains(&loan) && audit.out().contains("10 days late"), "{}", audit.out());
    // It is told of the client who came of it.
    let estate = estate.with(&["return", &loan, "--condition", "完整"]).with(&[
        "add",
        "1203",
        "--company",
        "陳氏",
        "--move-in",
        "2026-12-10",
        "--from",
        &id,
    ]);
    assert!(column(&json(&estate, &["show", "1203"])["enquiry"], "id").contains(&loan));
    let story = json(&estate, &["history", "1203", "--kind", "loan"]);
    let told: Vec<String> = column(&story["rows"], "happening");
    assert_eq!(told, ["returned", "lent", "asked"]);
    estate.run(["audit", "--clause", "P2-7"]).succeeds().whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn an_enquiry_is_returned_renewed_rejected_amended_and_voided_as_a_file_is() {
    let (estate, id, _) = estate();
    let lend = ["--as", "lee", "lend", &id, "--to", "chan", "--purpose", "contract"];
    let out = estate.made(&[&lend[..], &["--approve"]].concat());
    let again = estate.made(&lend);
    // One at a time, and not voided while it is out.
    estate.run(["--as", "lee", "approve", &again]).refused(3).stderr(&format!(
        "
        error: {id} is out: chan has had it since 2026-11-23
          hint: `deedbox return {out}` when it is back"
    ));
    estate.run(["--as", "lee", "void", &id, "--reason", "twice", "--approve"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "renew", &out]);
    assert_eq!(json(&estate, &["loans", "--open"])["rows"][0]["enquiry"], Value::from(id.as_str()));
    let estate = estate.with(&["return", &out]).with(&["--as", "lee", "reject", &again, "--reason", "nicht"]);
    let third = estate.made(&lend);
    let estate = estate.with(&["amend", &third, "purpose=audit", "--reason", "slip"]).with(&[
        "--as",
        "lee",
        "void",
        &third,
        "--reason",
        "typed twice",
        "--approve",
    ]);
    let mut states = column(&json(&estate, &["loans"])["rows"], "status");
    states.sort();
    assert_eq!(states, ["rejected", "returned"]);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn enquiries_of_one_year_do_not_stand_against_each_other() {
    let (estate, first, second) = estate();
    for id in [&first, &second] {
        estate.made(&["--as", "lee", "lend", id, "--to", "chan", "--purpose", "contract", "--approve"]);
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
    estate.run(["audit", "--clause", "P2-7"]).succeeds().whatever_it_says();
}

#[test]
fn clones_that_lend_one_enquiry_twice_are_found_out() {
    let (estate, id, _) = estate();
    let other = "kind = \"loan\"\ndate = 2026-11-20\nat = 2026-11-20T10:00:00+08:00\nby = \"chan\"\nenquiry = \"STEM\"\n\
                 borrower = \"chan\"\nlevel = \"ordinary\"\npurpose = \"audit\"\ndue = 2026-11-30\nplace = \"office\"\n\n\
                 [[event]]\naction = \"approved\"\ndate = 2026-11-20\nby = \"lee\"\n";
    let stem = json(&estate, &["show", &id])["path"].as_str().unwrap().rsplit('/').next().unwrap().replace(".toml", "");
    estate.made(&["--as", "lee", "lend", &id, "--to", "chan", "--purpose", "contract", "--approve"]);
    let text = other.replace("STEM", &stem);
    crate::audit::put(&estate, "registers/enquiries/2026", "data/records/2026-11-20-loan-bbbb.toml", &text);
    let found = estate.run(["verify"]).exits(1).whatever_it_says();
    assert!(found.out().contains("lent"), "{}{}", found.out(), found.err());
    let audit = estate.run(["audit", "--clause", "P2-7"]).exits(1).whatever_it_says();
    assert!(audit.out().contains("enquiries/bbbb"), "{}", audit.out());
}

#[test]
fn papers_of_an_enquiry_are_lent_by_themselves_and_those_of_another_are_not() {
    let (estate, first, second) = estate();
    let file = |name: &str, id: &str, level: &str| {
        std::fs::write(estate.desk().join(name), name).unwrap();
        estate.made(&["file", id, name, "--category", "credit", "--date", "2026-10-06", "--level", level])
    };
    let plain = file("plan.txt", &first, "ordinary");
    let secret = file("accounts.txt", &first, "confidential");
    let strange = file("other.txt", &second, "confidential");
    let lend = |of: &str, paper: &str| {
        let words = ["--as", "lee", "lend", of, "--to", "chan", "--purpose", "contract", "--approve", "--paper", paper];
        estate.run_words(&words)
    };
    estate.run(["--as", "lee", "lend", &first, "--to", "chan", "--purpose", "x", "--paper", &strange]).exits(2).stderr(
        "
        error: a paper of another enquiry, or of none, is not lent with this one
          hint: `deedbox show ENQUIRY` lists its papers",
    );
    // The level is that of what is lent: the other enquiry's confidential paper does not count.
    lend(&first, &secret).refused(3).whatever_it_says();
    lend(&first, tail(&plain)).succeeds().whatever_it_says();
    estate
        .run(["--as", "lee", "lend", &first, "--to", "chan", "--purpose", "x", "--approve"])
        .refused(3)
        .whatever_it_says();
    let third = estate.made(&["record", "enquiry", "--who", "C"]);
    estate
        .run(["--as", "lee", "lend", &third, "--to", "chan", "--purpose", "x", "--approve"])
        .succeeds()
        .whatever_it_says();
    assert_eq!(column(&json(&estate, &["loans", "--open"])["rows"], "level"), ["ordinary", "ordinary"]);
    // The paper that is out stays where it is; its neighbour can be voided.
    estate.run(["--as", "lee", "void", &plain, "--reason", "x"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "void", &strange, "--reason", "x"]).succeeds().whatever_it_says();
}

#[test]
fn a_short_end_of_a_name_is_enough_and_a_unit_comes_first() {
    let (estate, id, _) = estate();
    estate.run(["lend", tail(&id), "--to", "me", "--purpose", "contract"]).succeeds().whatever_it_says();
    let visit = ["record", "visit", tail(&id), "--occasion", "irregular", "--title", "看樓"];
    estate.run_words(&visit).succeeds().whatever_it_says();
    std::fs::write(estate.desk().join("plan.txt"), "plan").unwrap();
    estate.run(["file", tail(&id), "plan.txt", "--category", "unit"]).succeeds().whatever_it_says();
    let mut kinds = column(&json(&estate, &["show", &id])["beside"], "kind");
    kinds.sort();
    assert_eq!(kinds, ["document", "loan", "visit"]);
    // Neither a unit nor an enquiry.
    let unknown = estate.run(["lend", "zzzz", "--to", "me", "--purpose", "x"]).exits(2).whatever_it_says();
    assert!(unknown.err().contains("zzzz"), "{}", unknown.err());
    // A unit that is called so is meant; the enquiry is named in full then.
    let estate = estate.with(&["unit", "add", tail(&id), "--floor", "9"]);
    let vacant = estate.run(["lend", tail(&id), "--to", "me", "--purpose", "x"]).refused(3).whatever_it_says();
    assert!(!vacant.err().contains("enquiries/"), "{}", vacant.err());
    estate.run(["lend", &id, "--to", "me", "--purpose", "x"]).succeeds().whatever_it_says();
}

#[test]
fn an_end_that_several_names_have_is_refused_with_them() {
    let (estate, id, _) = estate();
    let twin = "kind = \"enquiry\"\ndate = 2025-10-05\nat = 2025-10-05T10:00:00+08:00\nby = \"chan\"\nwho = \"A\"\n";
    let path = format!("data/records/2025-10-05-enquiry-{}.toml", tail(&id));
    crate::audit::put(&estate, "registers/enquiries/2025", &path, twin);
    let both = estate.run(["lend", tail(&id), "--to", "me", "--purpose", "x"]).exits(2).whatever_it_says();
    assert!(both.err().contains("2025-10-05-enquiry") && both.err().contains("2026-10-05-enquiry"), "{}", both.err());
}

#[test]
fn what_is_no_enquiry_is_voided_or_was_not_there_yet_is_not_lent() {
    let (estate, id, other) = estate();
    let notice = estate.made(&["notice", "send", "--to", "all", "--title", "x"]);
    for (of, exit) in [(notice.as_str(), 2), ("enquiries/zzzz", 2)] {
        estate.run(["lend", of, "--to", "me", "--purpose", "x"]).exits(exit).whatever_it_says();
    }
    estate.run(["lend", &id, "--to", "me", "--purpose", "x", "--date", "2026-10-04"]).exits(2).stderr(
        "
        error: the loan of 2026-10-04 comes before the enquiry of 2026-10-05
          hint: look for a slip of the keyboard in the dates",
    );
    let estate = estate.with(&["--as", "lee", "void", &other, "--reason", "typed twice", "--approve"]);
    estate.run(["lend", &other, "--to", "me", "--purpose", "x"]).refused(3).whatever_it_says();
    // What lies there of who went elsewhere is confidential still: who reads it is entered.
    let estate = estate.with(&["update", &id, "--status", "lost", "--note", "太貴"]);
    estate.run(["lend", &id, "--to", "me", "--purpose", "contract"]).succeeds().whatever_it_says();
}

#[test]
fn who_may_let_an_enquiry_be_read_is_asked_as_for_a_file() {
    let (estate, id, _) = estate();
    let lend = |who: &str, to: &str| {
        estate.run(["--as", who, "lend", &id, "--to", to, "--purpose", "x", "--returned", "--handled-by", "lee"])
    };
    lend("chan", "chan").refused(3).whatever_it_says();
    // A reader who is not of the office is the general manager's.
    lend("lee", "李律師").refused(3).whatever_it_says();
    lend("ho", "李律師").succeeds().whatever_it_says();
    lend("lee", "chan").succeeds().whatever_it_says();
    let states = |estate: &Estate, code: &str| crate::audit::of_clause(estate, code).0;
    assert_eq!(states(&estate, "P1-5b"), "kept");
    assert_eq!(states(&estate, "P2-7"), "kept");
    let bad = "kind = \"loan\"\ndate = 2026-11-20\nat = 2026-11-20T10:00:00+08:00\nby = \"chan\"\nenquiry = \"STEM\"\n\
               borrower = \"stranger\"\nlevel = \"ordinary\"\npurpose = \"audit\"\ndue = 2026-11-30\nplace = \"office\"\n\n\
               [[event]]\naction = \"approved\"\ndate = 2026-11-20\nby = \"chan\"\n\n[[event]]\naction = \"returned\"\ndate = 2026-11-20\n";
    let stem = json(&estate, &["show", &id])["path"].as_str().unwrap().rsplit('/').next().unwrap().replace(".toml", "");
    let text = bad.replace("STEM", &stem);
    crate::audit::put(&estate, "registers/enquiries/2026", "data/records/2026-11-20-loan-bbbb.toml", &text);
    assert_eq!(states(&estate, "P1-5b"), "broken");
    assert_eq!(states(&estate, "P2-7"), "broken");
}

#[test]
fn loans_of_enquiries_come_back_from_an_export() {
    let (estate, first, second) = estate();
    for (id, more) in [(&first, "--returned"), (&second, "--approve")] {
        let words = ["--as", "lee", "lend", id, "--to", "chan", "--purpose", "contract", more];
        estate.made(&words);
    }
    estate.made(&["lend", &first, "--to", "chan", "--purpose", "audit"]);
    let estate = estate.with(&["--as", "ho", "export", "-o", "out", "--to", "A", "--purpose", "b"]);
    let loans = std::fs::read_to_string(estate.desk().join("out/loans.csv")).unwrap();
    assert_eq!(loans.matches(",enquiries/E-12,").count(), 1, "what is only asked for is no loan yet\n{loans}");
    assert_eq!(loans.lines().count(), 3, "{loans}");
    let estate = estate.with(&["init", "again", "--name", "Again"]);
    let import = ["--as", "lee", "-C", "again", "import", "out"];
    for counts in ["loans 2 new, 0 as before", "loans 0 new, 2 as before"] {
        let brought = estate.made(&import);
        assert!(brought.contains(counts), "{brought}");
    }
    let here = json(&estate, &["loans"]);
    let there = json(&estate, &["-C", "again", "loans"]);
    for key in ["status", "lent_on", "title", "due"] {
        let mut before = column(&here["rows"], key);
        before.remove(column(&here["rows"], "status").iter().position(|status| status == "asked").unwrap());
        let (mut before, mut after) = (before, column(&there["rows"], key));
        before.sort();
        after.sort();
        assert_eq!(before, after, "{key}");
    }
    estate
        .run(["-C", "again", "verify"])
        .succeeds()
        .changes_around("+ desk/again/.deedbox/verified")
        .whatever_it_says();
    // A row of the same number that tells of another enquiry differs; one of an enquiry that nobody knows is wrong.
    let moved = loans.replace("enquiries/E-12", "enquiries/E-99");
    std::fs::write(estate.desk().join("loans.csv"), moved).unwrap();
    let wrong = estate.run(["--as", "lee", "-C", "again", "import", "loans.csv"]).exits(2).whatever_it_says();
    assert!(wrong.err().contains("E-99"), "{}", wrong.err());
    let unit = loans.replace("enquiries/E-12", "1203");
    std::fs::write(estate.desk().join("loans.csv"), unit).unwrap();
    estate.run(["--as", "lee", "-C", "again", "import", "loans.csv"]).refused(3).whatever_it_says();
}

/// What P1-5a says of a first lease of the day of moving in, 2026-11-01, after a loan.
fn first_lease(to: &str, purpose: &str, day: &str, from: usize) -> String {
    let (estate, first, second) = estate();
    let of = [&first, &second][from];
    let who = if to == "chan" { "lee" } else { "ho" };
    let words = ["--as", who, "lend", of, "--to", to, "--purpose", purpose, "--date", day];
    let estate = estate.with(&[&words[..], &["--returned", "--handled-by", "lee"]].concat());
    let estate = estate.with(&["add", "1203", "--company", "陳氏", "--move-in", "2026-11-01", "--from", &first]);
    std::fs::write(estate.desk().join("lease.txt"), "lease").unwrap();
    estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-11-01"]);
    crate::audit::of_clause(&estate, "P1-5a").0
}

#[test]
fn before_a_first_lease_the_enquiry_from_which_the_client_came_was_consulted() {
    assert_eq!(first_lease("chan", "contract", "2026-10-20", 0), "kept");
    assert_eq!(first_lease("chan", "contract", "2026-11-01", 0), "kept", "on the day");
    assert_eq!(first_lease("chan", "contract", "2026-11-02", 0), "broken", "too late");
    assert_eq!(first_lease("chan", "audit", "2026-10-20", 0), "broken", "for something else");
    assert_eq!(first_lease("李律師", "contract", "2026-10-20", 0), "broken", "by a stranger");
    assert_eq!(first_lease("chan", "contract", "2026-10-20", 1), "broken", "another enquiry");
    let (estate, id, _) = estate();
    let estate = estate.with(&["--as", "lee", "lend", &id, "--to", "chan", "--purpose", "contract", "--returned"]);
    assert_eq!(crate::audit::of_clause(&estate, "P1-5a").0, "not applicable", "no contract");
}

#[test]
fn once_there_is_a_file_that_is_consulted_and_the_enquiry_no_more() {
    let (estate, id, _) = estate();
    let estate = estate.with(&["add", "1203", "--company", "陳氏", "--move-in", "2026-11-01", "--from", &id]);
    let lend = |of: &str| {
        let words = ["--as", "lee", "lend", of, "--to", "chan", "--purpose", "contract", "--returned"];
        estate.made(&[&words[..], &["--date", "2026-11-10"]].concat());
    };
    std::fs::write(estate.desk().join("lease.txt"), "lease").unwrap();
    estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-11-20"]);
    lend(&id);
    assert_eq!(crate::audit::of_clause(&estate, "P1-5a").0, "broken");
    lend("1203");
    assert_eq!(crate::audit::of_clause(&estate, "P1-5a").0, "kept");
}
