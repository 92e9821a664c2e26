//! `deedbox init`.

use crate::support::{Estate, peer};

#[test]
fn an_archive_is_founded_with_a_description_of_itself() {
    let estate = Estate::nothing();
    estate
        .run(["init", "../tower", "--name", "Harbour Tower"])
        .succeeds()
        .stdout("../tower")
        .stderr("Harbour Tower is founded in ../tower. Next: `deedbox staff add ID --name NAME --role manager`.")
        .changes(
            "
            + .gitattributes
            + .gitignore
            + FORMAT.md
            + deedbox.toml
            + schema/application.json
            + schema/authority.json
            + schema/box.json
            + schema/breach.json
            + schema/charge.json
            + schema/complaint.json
            + schema/corrective-action.json
            + schema/cover.json
            + schema/credit-review.json
            + schema/deedbox.json
            + schema/deposit.json
            + schema/disclosure.json
            + schema/disposal.json
            + schema/document.json
            + schema/enquiry.json
            + schema/event.json
            + schema/export.json
            + schema/fit-out.json
            + schema/handover.json
            + schema/hold.json
            + schema/issue.json
            + schema/letter.json
            + schema/loan.json
            + schema/loss.json
            + schema/note.json
            + schema/notice.json
            + schema/opinion.json
            + schema/payment.json
            + schema/person.json
            + schema/quality-check.json
            + schema/reading.json
            + schema/refund.json
            + schema/repair.json
            + schema/request.json
            + schema/seal.json
            + schema/sealed.json
            + schema/stocktake.json
            + schema/survey-response.json
            + schema/survey.json
            + schema/tenancy.json
            + schema/transaction.json
            + schema/unit.json
            + schema/violation.json
            + schema/visit.json
            + tombi.toml",
        );
    let settings = estate.text_of(&["deedbox.toml"]);
    let lines: Vec<&str> = settings.lines().collect();
    assert_eq!((lines[0], lines[2]), ("format = 1", "name = \"Harbour Tower\""));
    assert!(lines[1].starts_with("id = \"") && lines[1].len() == "id = \"k7m2q3zd\"".len(), "{settings}");
}

#[test]
fn an_owner_holds_every_role() {
    let estate = Estate::nothing();
    estate
        .run(["init", "../tower", "--name", "Harbour Tower", "--owner", "Wong Ka Yan"])
        .succeeds()
        .stdout("../tower")
        .stderr("Harbour Tower is founded in ../tower; wong-ka-yan holds every role, in the department office. Next: `deedbox unit add CODE --floor F`.");
    for role in ["clerk", "supervisor", "manager", "sales-director", "general-manager"] {
        let given = estate.tree().into_keys().filter(|path| path.contains("role-given"));
        let texts: Vec<_> = given.map(|path| std::fs::read_to_string(estate.archive().join(path)).unwrap()).collect();
        assert!(texts.iter().any(|text| text.contains(&format!("role = \"{role}\""))), "{role}");
    }
}

#[test]
fn an_owner_without_latin_letters_is_the_first_of_the_numbered_ids() {
    let estate = Estate::nothing();
    let says = |id: &str| {
        format!(
            "海港大廈 is founded in ../tower; {id} holds every role, in the department office. Next: `deedbox unit add CODE --floor F`."
        )
    };
    let found = ["init", "../tower", "--name", "海港大廈", "--owner", "黃嘉欣"];
    estate.run(found).succeeds().stdout("../tower").stderr(&says("s1"));
    let estate = Estate::nothing();
    let with_id = [&found[..], &["--owner-id", "wong"]].concat();
    estate.run_words(&with_id).succeeds().stdout("../tower").stderr(&says("wong"));
}

#[test]
fn an_owner_is_of_the_department_that_answers_clients() {
    for (language, department) in [("en", "office"), ("zh-Hant", "辦公室"), ("zh-Hans", "办公室")] {
        let estate = Estate::nothing();
        estate
            .run(["init", "../tower", "--name", "T", "--owner", "Wong", "--language", language])
            .succeeds()
            .whatever_it_says();
        let shown = estate
            .run(["-C", "../tower", "staff", "show", "wong", "--format", "json"])
            .succeeds()
            .whatever_it_says()
            .out();
        assert!(shown.contains(&format!("\"department\": \"{department}\"")), "{shown}");
    }
    // Where nobody is the owner, nobody is put anywhere.
    let estate = Estate::nothing();
    estate.run(["init", "../tower", "--name", "T"]).succeeds().whatever_it_says();
    let listed =
        estate.run(["-C", "../tower", "staff", "list", "--format", "json"]).succeeds().whatever_it_says().out();
    assert!(!listed.contains("department"), "{listed}");
}

#[test]
fn what_the_estate_says_goes_into_its_settings() {
    let estate = Estate::nothing();
    estate
        .run([
            "init",
            "../tower",
            "--name",
            "Torre",
            "--currency",
            "MOP",
            "--utc-offset",
            "-03:30",
            "--language",
            "zh-Hant",
        ])
        .succeeds()
        .whatever_it_says();
    let settings = estate.text_of(&["deedbox.toml"]);
    for line in ["currency = \"MOP\"", "utc_offset = \"-03:30\"", "language = \"zh-Hant\""] {
        assert!(settings.contains(line), "{settings}");
    }
}

#[test]
fn a_wrong_currency_offset_or_language_is_named() {
    let estate = Estate::nothing();
    let founded = ["init", "../tower", "--name", "T"];
    let with = |option: &'static str, value: &'static str| [&founded[..], &[option, value]].concat();
    estate.run_words(&with("--currency", "hk$")).exits(2).stderr(
        "
        error: --currency <CODE>: `hk$` is not a currency's code
          hint: write it like HKD",
    );
    estate.run_words(&with("--utc-offset", "8")).exits(2).stderr(
        "
        error: --utc-offset <±HH:MM>: `8` is not an offset from UTC
          hint: write it like +08:00",
    );
    estate.run_words(&with("--language", "fr")).exits(2).stderr(
        "
        error: --language <LANGUAGE>: `fr` is not a language that is known here
          hint: known: en, zh-Hans, zh-Hant",
    );
    estate.run(["init", "../tower", "--name", "a\nb"]).exits(2).stderr(
        "
        error: --name <NAME>: the text `a
        b` has the character U+000A in it
          hint: leave out line breaks and control characters",
    );
}

#[test]
fn an_archive_is_not_founded_where_something_lies() {
    let estate = Estate::founded();
    estate.run(["init", "../tower", "--name", "Another"]).refused(3).stderr(
        "
            error: there is an archive in …/desk/../tower already
              hint: name another folder",
    );
    let desk = Estate::nothing().on_desk("full/letter.txt", "a letter");
    desk.run(["init", "full", "--name", "Another"]).refused(3).stderr(
        "
            error: …/desk/full is not empty
              hint: name a new or an empty folder",
    );
}

#[test]
fn git_gets_a_first_commit() {
    if !peer::is_there("git", "git gets a first commit") {
        return;
    }
    let estate = Estate::nothing();
    estate.run(["init", "../tower", "--name", "Harbour Tower", "--git"]).succeeds().stdout("../tower").stderr(
        "
            Harbour Tower is founded in ../tower. Next: `deedbox staff add ID --name NAME --role manager`.
            git has the first commit.",
    );
    let archive = estate.archive();
    assert_eq!(peer::git_succeeds(&archive, &["status", "--porcelain"]), "");
    assert_eq!(peer::git_succeeds(&archive, &["log", "--format=%s"]), "Found the archive\n");
    assert_eq!(peer::git_succeeds(&archive, &["config", "--local", "merge.directoryRenames"]), "false\n");
    assert_eq!(std::fs::read_to_string(archive.join(".gitignore")).unwrap(), "/.deedbox/\n/inbox/\n");
}

#[test]
fn without_an_archive_a_command_says_how_to_make_one() {
    let estate = Estate::nothing();
    estate.run(["unit", "add", "1203", "--floor", "12"]).exits(2).stderr(
        "
            error: there is no archive at …/tower or above it
              hint: `deedbox init DIR --name NAME` makes one; `-C DIR` names one",
    );
}

#[test]
fn a_newer_format_is_not_touched() {
    let estate = Estate::founded().setting("format = 1", "format = 2");
    estate.run(["unit", "add", "1203", "--floor", "12"]).exits(2).stderr(
        "
            error: this archive is of format 2, and this deedbox knows formats up to 1
              hint: a newer deedbox reads it",
    );
}

#[test]
fn broken_settings_are_named_with_their_line() {
    let estate = Estate::founded().setting("currency = \"HKD\"", "currency = HKD");
    estate.run(["unit", "add", "1203", "--floor", "12"]).exits(4).stderr(
        "
            error: deedbox.toml:4 cannot be understood (string values must be quoted, expected literal string)
              hint: correct that line; `git diff deedbox.toml` shows what changed",
    );
}

#[test]
fn a_misspelt_rule_is_named_and_nothing_is_done_under_it() {
    let estate = Estate::founded().setting("off_site_days = 0", "off_site_dayz = 0");
    estate.run(["unit", "add", "1203", "--floor", "12"]).exits(4).stderr(
        "
            error: deedbox.toml has the key `loans.off_site_dayz`, which is none of its rules, so nothing is written
              hint: correct it; `deedbox schema deedbox` lists the keys",
    );
}

#[test]
fn an_owner_may_be_given_with_the_id() {
    let estate = Estate::nothing();
    estate.run(["init", "../tower", "--name", "T", "--owner", "ho=Ho Wing"]).succeeds().whatever_it_says();
    let staff = estate.run(["staff", "list"]).succeeds().whatever_it_says().out();
    assert!(staff.contains("ho ") && staff.contains("Ho Wing") && !staff.contains('='), "{staff}");
    let wrong = Estate::nothing();
    wrong.run(["init", "../tower", "--name", "T", "--owner", "何=Ho"]).refused(2).whatever_it_says();
}
