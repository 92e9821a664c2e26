//! `deedbox record`: every kind of record is entered with its form.

use crate::support::Estate;

/// What is typed, and what the record says.
const ENTERED: &[(&[&str], &[&str])] = &[
    (
        &["charge", "1203", "--item", "管理費", "--period", "2026-03", "--due", "2026-12-15", "--amount", "5200"],
        &["item = \"管理費\"", "due = 2026-12-15", "amount = \"5200.00\"", "period = \"2026-03\""],
    ),
    (
        &["payment", "1203", "--amount", "100.5", "--method", "轉數快", "--handled-by", "chan"],
        &["amount = \"100.50\"", "handled_by = \"chan\""],
    ),
    (
        &["deposit", "1203", "--about", "tenancy", "--movement", "received", "--amount", "9000"],
        &["about = \"tenancy\"", "movement = \"received\""],
    ),
    (
        &["transaction", "1203", "--title", "續約", "--amount", "1.25", "--ref-no", "C-7"],
        &["title = \"續約\"", "ref_no = \"C-7\""],
    ),
    (&["credit-review", "1203", "--credit", "A", "--next", "2027-01-01"], &["credit = \"A\"", "next = 2027-01-01"]),
    (
        &["repair", "1203", "--category", "空調", "--title", "滴水", "--urgent"],
        &["time = 2026-11-23T10:00:00+08:00", "urgent = true"],
    ),
    (
        &["complaint", "1203", "--about", "service-process", "--title", "x", "--department", "客務部"],
        &["about = \"service-process\"", "department = \"客務部\""],
    ),
    (&["violation", "1203", "--category", "雜物", "--title", "x"], &["category = \"雜物\""]),
    (&["application", "1203", "--about", "parking", "--begins", "2026-12-01"], &["begins = 2026-12-01"]),
    (&["fit-out", "1203", "--contractor", "大成"], &["contractor = \"大成\""]),
    (&["letter", "1203", "--direction", "in", "--title", "x", "--ref-no", "7"], &["direction = \"in\""]),
    (&["visit", "1203", "--occasion", "regular", "--visitor", "chan", "--opinion", "滿意"], &["visitor = \"chan\""]),
    (&["opinion", "1203", "--title", "電梯慢", "--about", "lifts"], &["about = \"lifts\""]),
    (
        &["enquiry", "--who", "陳先生", "--space", "12 樓", "--source", "仲介"],
        &["who = \"陳先生\"", "source = \"仲介\""],
    ),
    (&["quality-check", "1203", "--item", "清潔", "--result", "fail"], &["result = \"fail\""]),
    (&["corrective-action", "--title", "x", "--department", "工程部", "--due", "2026-12-31"], &["due = 2026-12-31"]),
    (&["breach", "1203", "--title", "x", "--caused-by", "visitor"], &["client = \"1203\"", "caused_by = \"visitor\""]),
    (&["note", "1203", "--about", "keys", "--note", "兩把未還"], &["about = \"keys\""]),
];

#[test]
fn every_kind_is_entered_with_its_form() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for (words, says) in ENTERED {
        let done = estate.run_words(&[&["record"], *words].concat()).succeeds();
        let id = done.out().trim().to_owned();
        assert!(done.err().starts_with(&id), "{words:?}: {}", done.err());
        done.whatever_it_says();
        let tail = id.rsplit('/').next().unwrap().to_owned();
        let text = estate.text_of(&[&format!("-{}-{tail}", words[0])]);
        for line in *says {
            assert!(text.contains(&format!("\n{line}\n")) || text.ends_with(line), "{words:?} lacks {line}:\n{text}");
        }
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_record_takes_papers_a_file_of_fields_and_a_time() {
    let estate = Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .on_desk("photo.jpg", "photo")
        .on_desk("repair.toml", "category = \"空調\"\ntitle = \"滴水\"\nurgent = true\ntime = \"2026-11-20T09:10\"\n");
    let done = estate.run([
        "record",
        "repair",
        "1203",
        "--from",
        "repair.toml",
        "--title",
        "冷氣滴水",
        "--attach",
        "photo.jpg",
        "--format",
        "json",
    ]);
    let made: serde_json::Value = serde_json::from_str(&done.out()).unwrap();
    assert!(made["made"][0].as_str().unwrap().starts_with("1203/"), "{made}");
    done.succeeds().whatever_it_says();
    let text = estate.text_of(&["-repair-", "/records/"]);
    for line in
        ["time = 2026-11-20T09:10:00+08:00\n", "title = \"冷氣滴水\"\n", "data/originals/repairs/2026-11-20-photo-"]
    {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn what_does_not_fit_the_form_is_told() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").on_desk("x.toml", "colour = \"red\"\n");
    estate.run(["record", "charge", "1203", "--item", "x", "--due", "2026-12-15"]).exits(2).whatever_it_says();
    estate.run(["record", "visit", "1203", "--occasion", "regular", "--from", "x.toml"]).exits(2).whatever_it_says();
    estate.run(["record", "visit", "1203", "--occasion", "regular", "--visitor", "nobody"]).exits(2).whatever_it_says();
    estate.run(["record", "repair", "1203", "--category", "x", "--when", "2026-11-23T11:00"]).exits(2).stderr(
        "
        error: 2026-11-23T11:00:00+08:00 has not come yet
          hint: look for a slip of the keyboard",
    );
    estate.run(["record", "breach", "9999", "--title", "x"]).exits(2).stderr(
        "
        error: unit 9999 is unknown
          hint: `deedbox unit list` shows the units; `deedbox unit add 9999 --floor F` adds it",
    );
}

#[test]
fn no_more_of_a_deposit_is_given_back_than_is_held_and_a_number_is_of_one_record() {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01");
    let deposit = |movement: &'static str, amount: &'static str| {
        ["record", "deposit", "1203", "--about", "tenancy", "--movement", movement, "--amount", amount]
    };
    let estate = estate.with(&deposit("received", "100"));
    estate.run(deposit("refunded", "100.01")).refused(3).stderr(
        "
        error: 100.00 is held of the tenancy deposit of 1203, and no more than that is deducted or given back
          hint: `deedbox report deposits` shows what is held",
    );
    let charge = ["record", "charge", "1203", "--item", "管理費", "--due", "2026-03-15", "--amount", "5", "--no", "C1"];
    let first = estate.made(&charge);
    estate.run(charge).refused(3).stderr(&format!(
        "
        error: the number C1 is that of {first} already
          hint: look at `deedbox show {first}`; leave out `--no`, or give another number"
    ));
}

#[test]
fn a_paper_that_is_out_and_what_was_handed_over_are_not_voided() {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01").on_desk("a.txt", "a").on_desk("b.txt", "b");
    let paper = |name: &str| estate.made(&["file", "1203", name, "--category", "contracts"]);
    let (lent, given) = (paper("a.txt"), paper("b.txt"));
    let void = |id: &str| estate.run(["--as", "lee", "void", id, "--reason", "slip"]).refused(3).whatever_it_says();
    estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &lent, "--approve"]);
    void(&lent);
    let words = ["--as", "ho", "disclose", "1203", "--to", "銀行", "--purpose", "貸款", "--paper", &given, "--approve"];
    let disclosure = estate.made(&words);
    estate.made(&["disclose", "--release", &disclosure, "-o", "copies"]);
    void(&disclosure);
}

#[test]
fn the_last_day_of_something_does_not_come_before_its_first() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for kind in [&["application", "1203", "--about", "overtime"][..], &["fit-out", "1203"]] {
        let ask = |begins: &str, ends: &str| {
            let days = ["--begins", begins, "--ends", ends];
            estate.run_words(&[&["record"], kind, &days].concat())
        };
        ask("2026-12-02", "2026-12-01").exits(2).stderr(
            "
            error: the last day, 2026-12-01 comes before the first day, 2026-12-02
              hint: look for a slip of the keyboard in the dates",
        );
        let done = ask("2026-12-01", "2026-12-01").succeeds();
        let id = done.out().trim().to_owned();
        done.whatever_it_says();
        estate.run(["amend", &id, "ends=2026-11-01", "--reason", "x"]).exits(2).whatever_it_says();
    }
}

#[test]
fn a_receipt_is_of_one_payment_of_a_file() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").client("1204", "Beta", "2021-03-01");
    let pay =
        |unit: &str, receipt: &str| estate.run(["record", "payment", unit, "--amount", "1", "--receipt", receipt]);
    let first = pay("1203", "R1").succeeds();
    let id = first.out().trim().to_owned();
    first.whatever_it_says();
    pay("1203", "R1").refused(3).stderr(&format!(
        "
        error: the receipt R1 is that of {id} already
          hint: look at `deedbox show {id}`; leave out `--receipt`, or give another number"
    ));
    pay("1203", "R2").succeeds().whatever_it_says();
    pay("1204", "R1").succeeds().whatever_it_says();
    // What was entered by mistake has no receipt any more.
    let estate = estate.with(&["--as", "lee", "void", &id, "--reason", "x", "--approve"]);
    estate.run(["record", "payment", "1203", "--amount", "1", "--receipt", "R1"]).succeeds().whatever_it_says();
}

#[test]
fn an_amount_out_of_which_a_shell_took_the_dollars_is_refused_with_that_reason() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for left in ["HK,420", "HK420", "HK", ",420", "US,420.50", "MOP,420"] {
        let words = ["record", "payment", "1203", "--amount", left];
        let said = estate.run(words).refused(2).whatever_it_says().err();
        assert!(said.contains("single quotes") && said.contains("'HK$4,420'"), "{left}: {said}");
    }
    let whole = estate.made(&["record", "payment", "1203", "--amount", "HK$4,420"]);
    assert!(estate.run(["show", &whole]).succeeds().whatever_it_says().out().contains("4420.00"));
    // What is plainly something else keeps its own reason.
    let said = estate.run(["record", "payment", "1203", "--amount", "ten"]).refused(2).whatever_it_says().err();
    assert!(!said.contains("single quotes"), "{said}");
}
