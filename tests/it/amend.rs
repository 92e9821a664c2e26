//! `deedbox amend`: what was recorded is put right, once it is approved (P2-8, P1-4b).

use crate::support::{Estate, tree};

fn estate() -> Estate {
    Estate::new().with(&[
        "add",
        "1203",
        "--company",
        "Acme",
        "--move-in",
        "2026-03-01",
        "--contact",
        "Chan;2000 0001;chan@example.com",
    ])
}

/// What `show` prints of a target, as JSON.
fn sheet(estate: &Estate, target: &str) -> serde_json::Value {
    serde_json::from_str(&estate.made(&["--format", "json", "show", target])).unwrap()
}

#[test]
fn an_amount_of_which_a_shell_took_a_part_is_told_with_the_quotation_marks_that_it_wants() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let charge = ["record", "charge", "1203", "--item", "fee", "--due", "2026-03-15", "--amount", "5200"];
    let id = estate.made(&charge);
    let before = estate.tree();
    estate.run(["amend", &id, "amount=HK,420", "--reason", "misread"]).refused(2).stderr(
        "
        error: amount: `HK,420` is what a shell leaves of an amount with a `$` in it: `$` and the digit behind it are gone
          hint: put the amount in single quotes: `'HK$4,420'`; or leave the sign out: `4420`",
    );
    assert_eq!(tree::changes(&before, &estate.tree()), "");
    estate.run(["amend", &id, "amount=HK$4,420", "--reason", "misread"]).succeeds().whatever_it_says();
}

#[test]
fn nothing_takes_effect_before_it_is_approved() {
    let estate = estate();
    estate
        .run(["amend", "1203", "contact.phone=2000 0009", "company=Acme Holdings", "--reason", "renamed"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("1203/cover: contact.phone and company from 2026-11-23 on. It waits; nothing changes before it is approved: `deedbox approve 1203/cover+01-d1ps`. The label stays Acme: `deedbox amend 1203 label=…`.");
    let event = estate.text_of(&["+01-amended"]);
    assert!(event.contains("from = 2026-11-23\nreason = \"renamed\"\n"), "{event}");
    assert_eq!(sheet(&estate, "1203")["company"], "Acme");
    let waiting = sheet(&estate, "1203")["waiting"].clone();
    assert_eq!(waiting[0]["what"], "amendment");
    assert_eq!(waiting[0]["may"], serde_json::json!(["lee"]));
    estate.run(["approve", "1203/cover"]).refused(3).stderr(
        "
        error: letting an amendment take effect is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate
        .run(["--as", "lee", "approve", "1203/cover"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("1203/cover is amended.");
    let now = sheet(&estate, "1203");
    assert_eq!(now["company"], "Acme Holdings");
    assert_eq!(now["label"], "Acme");
    assert_eq!(now["contacts"][0]["phone"], "2000 0009");
    assert_eq!(now["contacts"][0]["name"], "Chan");
    assert_eq!(now["waiting"], serde_json::json!([]));
    // What it was stays readable, and words find it by either name.
    estate.run(["show", "1203/cover"]).succeeds().stdout(
        "
        Id          1203/cover
        Kind        cover
        Date        2026-03-01
        Label       Acme
        Company     Acme Holdings
        Moved in    2026-03-01
        Contacts    Chan, 2000 0009, chan@example.com
        Entered at  2026-11-23T10:00:00+08:00
        Entered by  chan
        Path        ../tower/units/12/1203/2026-03-01_acme_k36p/data/cover.toml

        Key       Before                    After                     From        By    Fate      Decided by
        company   Acme                      Acme Holdings             2026-11-23  chan  approved  lee
        contacts  Chan, 2000 0001,          Chan, 2000 0009,          2026-11-23  chan  approved  lee
                  chan@example.com          chan@example.com

        When        Step      By    To  Note
        2026-11-23  approved  lee
        2026-11-23  amended   chan      renamed",
    );
    estate.run(["search", "Holdings", "--kind", "cover"]).succeeds().whatever_it_says();
    estate.run(["search", "Acme", "--kind", "tenancy"]).succeeds().whatever_it_says();
}

#[test]
fn a_rejected_amendment_changes_nothing() {
    let estate = estate().with(&["amend", "1203", "headcount=12"]);
    estate
        .run(["--as", "lee", "reject", "1203/cover", "--reason", "ask them"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("The amendment of 1203/cover is rejected; nothing changes.");
    assert_eq!(sheet(&estate, "1203")["headcount"], serde_json::Value::Null);
    assert_eq!(sheet(&estate, "1203/cover")["amendments"][0]["fate"], "rejected");
    estate.run(["--as", "lee", "approve", "1203/cover"]).refused(3).stderr(
        "
        error: nothing of 1203/cover waits for a decision
          hint: `deedbox show 1203/cover` tells where it stands",
    );
}

#[test]
fn what_is_typed_wrong_is_said_with_the_fields_that_there_are() {
    let estate = estate();
    estate.run(["amend", "1203", "compnay=Beta"]).exits(2).stderr("
        error: a cover has no field compnay that can be amended
          hint: did you mean company? it has label, company, english, nature, headcount, move_in, lease_end, contacts, emergency, website, credit, custodian, department, owner, sub_tenants, contact.name, contact.phone, contact.email, contact.2.phone, emergency.phone and title");
    estate.run(["amend", "1203", "lease-end=soon"]).exits(2).stderr(
        "
        error: lease_end: `soon` is not a day
          hint: write it like 2026-03-01",
    );
    estate.run(["amend", "1203", "company="]).exits(2).stderr(
        "
        error: a cover needs its company
          hint: give it a value; it cannot be taken away",
    );
    estate.run(["amend", "1203", "contact.4.phone=1"]).exits(2).stderr(
        "
        error: contact.4.phone means nobody: 1 contact is there
          hint: the first is `contact.phone`, the second `contact.2.phone`",
    );
    estate.run(["amend", "1203", "company=Acme"]).refused(3).stderr(
        "
        error: company of 1203/cover is that already, so nothing would change
          hint: `deedbox show 1203/cover` shows what holds",
    );
    estate.run(["amend", "1203"]).exits(2).stderr(
        "
        error: nothing is said that is to change
          hint: `KEY=VALUE`, or `--with PATH`",
    );
    estate.run(["amend", "1203", "website=https://a.example", "--from", "2026-12-01"]).exits(2).stderr(
        "
        error: the day from which it holds, 2026-12-01 has not come yet: today is 2026-11-23
          hint: look for a slip of the keyboard in the date",
    );
}

#[test]
fn a_record_is_amended_from_its_own_day_and_reports_follow() {
    let estate = estate();
    let charge = estate.made(&[
        "record",
        "charge",
        "1203",
        "--item",
        "rent",
        "--period",
        "2026-04",
        "--due",
        "2026-04-15",
        "--amount",
        "5200.00",
        "--date",
        "2026-04-01",
    ]);
    estate
        .run(["--as", "lee", "amend", &charge, "amount=5400", "--reason", "misread", "--approve"])
        .succeeds()
        .stdout(&charge)
        .stderr("1203/x4d2 is amended from 2026-04-01 on: amount. Asked for and approved by one person, which the record says.");
    assert_eq!(sheet(&estate, "1203")["owed"].to_string().trim_matches('"'), "5400.00");
    let line = &sheet(&estate, &charge)["amendments"][0];
    assert_eq!((&line["before"], &line["after"]), (&"5200.00".into(), &"5400.00".into()));
    assert_eq!(line["from"], "2026-04-01");
    assert_eq!(line["decided_by"], "lee");
}

#[test]
fn a_unit_is_amended_and_the_estate_is_as_large() {
    let estate = estate().with(&["--as", "lee", "amend", "1205/unit", "area=120.5", "use=office", "--approve"]);
    assert_eq!(sheet(&estate, "1205")["area"].to_string().trim_matches('"'), "120.5");
}

#[test]
fn a_working_paper_gets_its_next_version_and_an_original_none() {
    let estate = estate()
        .paper("1203", "lease", "contracts", "2026-03-01")
        .on_desk("list.txt", "one")
        .on_desk("next/list.txt", "two");
    let working =
        estate.made(&["file", "1203", "list.txt", "--working", "--category", "move-in", "--date", "2026-03-02"]);
    let original = sheet(&estate, "1203")["papers"][1]["id"].as_str().unwrap().to_owned();
    estate.run(["amend", &original, "--with", "next/list.txt"]).refused(3).stderr(
        "
        error: 1203/x4d2 is an original, and its bytes stay as they are for ever
          hint: file the paper that takes its place: `deedbox file 1203 PATH --category C --supersedes 1203/x4d2`",
    );
    estate.run(["amend", &original, "attachments=x"]).refused(3).stderr(
        "
        error: 1203/x4d2 is an original, and its bytes stay as they are for ever
          hint: file the paper that takes its place: `deedbox file 1203 PATH --category C --supersedes 1203/x4d2`",
    );
    estate.run(["amend", &working, "--with", "list.txt"]).refused(3).stderr(
        "
        error: 1203/wrms has these very bytes already, so nothing would change
          hint: hand in the paper that is to take its place",
    );
    let estate = estate.with(&["--as", "lee", "amend", &working, "--with", "next/list.txt", "--approve"]);
    let path = sheet(&estate, "1203")["papers"][0]["path"].as_str().unwrap().to_owned();
    assert!(path.contains("/data/working/move-in/"), "{path}");
    assert_eq!(std::fs::read_to_string(estate.archive().join(path)).unwrap(), "two");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn one_event_is_not_taken_for_its_record() {
    let estate = estate();
    let repair = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    let estate = estate.with(&["amend", &repair, "title=漏水"]);
    let waiting = sheet(&estate, "1203")["waiting"][0]["id"].as_str().unwrap().to_owned();
    assert!(waiting.contains('+'), "{waiting}");
    let acts: [&[&str]; 5] = [
        &["--as", "lee", "void", &waiting, "--reason", "a slip", "--approve"],
        &["amend", &waiting, "title=x"],
        &["update", &waiting, "--status", "assigned", "--to", "工程部"],
        &["close", &waiting],
        &["return", &waiting],
    ];
    for act in acts {
        estate.run_words(act).exits(2).stderr(&format!(
            "
            error: {waiting} is one event of {repair}; this is done to the whole record
              hint: `deedbox reject {waiting} --reason TEXT` where it waits and is wrong; else name {repair}"
        ));
    }
    estate.run(["--as", "lee", "reject", &waiting, "--reason", "a slip"]).succeeds().whatever_it_says();
    assert_eq!(sheet(&estate, &repair)["status"], "open");
}

/// The two amendments of the file of 1203 that wait, the one that was proposed first first.
fn two_waiting(estate: &Estate) -> (String, String) {
    let waiting = sheet(estate, "1203")["waiting"].clone();
    let mut ids: Vec<String> =
        waiting.as_array().unwrap().iter().map(|line| line["id"].as_str().unwrap().into()).collect();
    ids.sort();
    (ids[0].clone(), ids[1].clone())
}

#[test]
fn what_waits_does_not_undo_what_took_effect_since() {
    let estate = estate().with(&["amend", "1203", "contact.phone=2000 0009"]).with(&[
        "amend",
        "1203",
        "contact.email=new@example.com",
    ]);
    let (first, second) = two_waiting(&estate);
    // Each says what the whole list is to be: with the second, the first one's number would be as it was.
    let estate = estate.with(&["--as", "lee", "approve", &first]);
    estate.run(["--as", "lee", "approve", &second]).refused(3).stderr(&format!(
        "
        error: {second} was overtaken by {first}, which took effect since and says another thing of the same key
          hint: `deedbox reject {second} --reason TEXT`, then `deedbox amend` anew"
    ));
    let estate = estate.with(&["--as", "lee", "reject", &second, "--reason", "overtaken"]).with(&[
        "--as",
        "lee",
        "amend",
        "1203",
        "contact.email=new@example.com",
        "--approve",
    ]);
    let now = sheet(&estate, "1203");
    assert_eq!(now["contacts"][0]["phone"], "2000 0009");
    assert_eq!(now["contacts"][0]["email"], "new@example.com");
    // Of one key from one day the value proposed last holds: the earlier one would change nothing.
    let estate = estate.with(&["amend", "1203", "website=a.example"]).with(&["amend", "1203", "website=b.example"]);
    let (first, second) = two_waiting(&estate);
    let estate = estate.with(&["--as", "lee", "approve", &second]);
    estate.run(["--as", "lee", "approve", &first]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "reject", &first, "--reason", "overtaken"]);
    // From another day both hold, each in its time.
    let estate = estate.with(&["amend", "1203", "website=c.example", "--from", "2026-06-01"]);
    estate.made(&["--as", "lee", "approve", sheet(&estate, "1203")["waiting"][0]["id"].as_str().unwrap()]);
    assert_eq!(sheet(&estate, "1203")["website"], "b.example");
}

#[test]
fn a_loan_that_is_out_is_not_amended() {
    let estate = estate();
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "contract"]);
    let estate = estate.with(&["amend", &loan, "purpose=audit"]);
    let waits = sheet(&estate, "1203")["waiting"].clone();
    let amendment =
        waits.as_array().unwrap().iter().map(|line| line["id"].as_str().unwrap()).find(|id| id.contains('+'));
    let amendment = amendment.unwrap().to_owned();
    let estate = estate.with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "visit", "--returned"]);
    // Approved all the same, it would void the approval, and the file that Wong has would count as lying here.
    let estate = estate.with(&["--as", "lee", "reject", &amendment, "--reason", "later"]);
    let estate = estate.with(&["--as", "lee", "approve", &loan]);
    let says = format!(
        "
        error: {loan} is out, so it cannot be amended
          hint: `deedbox return {loan}` or `deedbox renew {loan}` comes next"
    );
    estate.run(["amend", &loan, "purpose=audit"]).refused(3).stderr(&says);
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "visit", "--approve"])
        .refused(3)
        .whatever_it_says();
}

#[test]
fn an_amendment_undoes_no_step_that_was_taken_and_contradicts_nothing() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let words =
        ["record", "complaint", "1203", "--about", "service-process", "--title", "t", "--when", "2026-11-20T09:00"];
    let complaint = estate.made(&words);
    let step = |estate: Estate, status: &str| {
        estate.with(&["update", &complaint, "--status", status, "--to", "客務部", "--when", "2026-11-21"])
    };
    let answered = |estate: Estate| {
        let estate = estate.with(&["--as", "ho", "approve", &complaint, "--when", "2026-11-22"]);
        let estate = estate.with(&["--as", "ho", "update", &complaint, "--status", "answered", "--when", "2026-11-22"]);
        estate.with(&["close", &complaint, "--when", "2026-11-22"])
    };
    let estate = answered(step(step(estate, "assigned"), "handled"));
    let estate = estate.with(&["--as", "lee", "amend", &complaint, "title=lift", "--approve"]);
    // The client was answered, and that stays so; that the approval does not cover the new title is said.
    let now = sheet(&estate, &complaint);
    assert_eq!(now["status"], "closed");
    assert_eq!(now["void_approvals"].as_array().unwrap().len(), 1);
    estate.run(["verify"]).succeeds().whatever_it_says();
    // Where nothing rests on an approval yet, it is asked for again.
    let application = ["record", "application", "1203", "--about", "parking", "--title", "one", "--date", "2026-11-20"];
    let application = estate.made(&application);
    let estate = estate.with(&["--as", "lee", "approve", &application]).with(&[
        "--as",
        "lee",
        "amend",
        &application,
        "title=two",
        "--approve",
    ]);
    assert_eq!(sheet(&estate, &application)["status"], "open");
    estate.run(["update", &application, "--status", "issued"]).refused(3).whatever_it_says();
}
