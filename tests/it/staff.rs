//! `deedbox staff`.

use crate::support::Estate;

#[test]
fn while_nobody_is_manager_anybody_enters_people() {
    Estate::founded()
        .run(["staff", "add", "lee", "--name", "李美", "--role", "manager", "--department", "客務部"])
        .succeeds()
        .stdout("lee")
        .stderr("李美 is entered as lee: manager.")
        .changes(
            "
            + staff/data/records/2026-11-23-person-d1ps+01-role-given-nfzb.toml
            + staff/data/records/2026-11-23-person-d1ps.toml
            + staff/manifests/test.sha256",
        );
}

#[test]
fn a_manager_enters_people_and_a_clerk_does_not() {
    let estate = Estate::new();
    estate
        .run(["--as", "lee", "staff", "add", "wong", "--name", "Wong Ka Yan"])
        .succeeds()
        .stdout("wong")
        .stderr("Wong Ka Yan is entered as wong, without a role.");
    estate.run(["staff", "add", "mak", "--name", "Mak"]).refused(3).stderr(
        "
            error: entering people and giving roles is reserved for the role manager, which chan does not hold
              hint: lee may: `--as lee`",
    );
}

#[test]
fn nobody_is_entered_twice() {
    let estate = Estate::new();
    estate.run(["--as", "lee", "staff", "add", "chan", "--name", "Another Chan"]).refused(3).stderr(
        "
            error: chan is entered already
              hint: `deedbox staff show chan`, `deedbox staff role chan --give ROLE`",
    );
}

#[test]
fn a_role_that_the_estate_does_not_know_is_named_with_those_it_knows() {
    let estate = Estate::new();
    estate
        .run(["--as", "lee", "staff", "add", "wong", "--name", "Wong", "--role", "king"])
        .exits(2)
        .stderr("
            error: `king` is not a role that is known here
              hint: known: clerk, supervisor, manager, sales-director, general-manager; further ones go under [roles] in deedbox.toml");
}

#[test]
fn the_estate_can_name_further_roles() {
    let text = Estate::new();
    let path = text.archive().join("deedbox.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, settings + "\n[roles]\nreceptionist = \"sits at the door\"\n").unwrap();
    text.run(["--as", "lee", "staff", "add", "wong", "--name", "Wong", "--role", "receptionist"])
        .succeeds()
        .stdout("wong")
        .stderr("Wong is entered as wong: receptionist.");
}

#[test]
fn roles_are_given_and_ended() {
    let estate = Estate::new();
    estate
        .run(["--as", "lee", "staff", "role", "chan", "--give", "manager", "--end", "clerk"])
        .succeeds()
        .stdout("chan")
        .stderr("chan is now manager and is no longer clerk.")
        .changes(
            "
            + staff/data/records/2026-11-23-person-es7v+02-role-given-d1ps.toml
            + staff/data/records/2026-11-23-person-es7v+03-role-ended-nfzb.toml
            ~ staff/manifests/test.sha256",
        );
    estate.run(["--as", "chan", "staff", "add", "mak", "--name", "Mak"]).succeeds().whatever_it_says();
}

#[test]
fn a_role_that_is_not_held_cannot_be_ended() {
    Estate::new().run(["--as", "lee", "staff", "role", "chan", "--end", "manager"]).refused(3).stderr(
        "
            error: chan does not hold the role manager
              hint: `deedbox staff show chan`",
    );
}

#[test]
fn the_last_manager_stays_one() {
    let estate = Estate::new();
    estate.run(["--as", "lee", "staff", "role", "lee", "--end", "manager"]).refused(3).stderr(
        "
            error: lee is the last who may enter people and give roles
              hint: give the role to somebody else first: `deedbox staff role ID --give manager`",
    );
    estate.run(["--as", "lee", "staff", "leave", "lee"]).refused(3).stderr(
        "
            error: lee is the last who may enter people and give roles
              hint: give the role to somebody else first: `deedbox staff role ID --give manager`",
    );
}

#[test]
fn who_has_left_acts_no_more() {
    let estate = Estate::new();
    estate
        .run(["--as", "lee", "staff", "leave", "chan", "--date", "2026-11-22"])
        .succeeds()
        .stdout("chan")
        .stderr("chan left on 2026-11-22; their roles ended.");
    estate.run(["unit", "add", "1301", "--floor", "13"]).refused(3).stderr(
        "
            error: chan has left
              hint: name somebody who is here; `deedbox staff return chan` when they come back",
    );
}

#[test]
fn somebody_whom_the_staff_does_not_know_does_not_act() {
    let estate = Estate::new();
    estate.run(["--as", "stranger", "unit", "add", "1301", "--floor", "13"]).exits(2).stderr(
        "
            error: stranger acts, and the staff does not know them
              hint: known: chan, ho, lee; `deedbox staff add` enters people",
    );
}

#[test]
fn an_id_is_plain_latin() {
    let estate = Estate::new();
    for id in ["李美", "-x", "a b", "../x", ""] {
        let run = estate.run_words(&["--as", "lee", "staff", "add", id, "--name", "N"]).exits(2);
        assert!(run.err().starts_with("error: "), "{}", run.err());
        drop(run.whatever_it_says());
    }
}
