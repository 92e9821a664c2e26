//! A person's own settings: who acts and which language is read, asked once and told where they are said.

use std::fs;
use std::path::PathBuf;

use crate::support::Estate;

fn file(estate: &Estate) -> PathBuf {
    estate.desk().join("../home/.config/deedbox/config.toml")
}

fn said(estate: &Estate, words: &[&str]) -> (Option<i32>, String) {
    let ended = estate.command(words).without("DEEDBOX_STAFF").output();
    let said = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (ended.status.code(), said)
}

#[test]
fn who_founds_an_archive_acts_from_then_on() {
    let estate = Estate::nothing();
    let (code, told) = said(&estate, &["init", "../tower", "--name", "Tower", "--owner", "Wong Ka Yan"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("You act as wong-ka-yan from now on (`staff` in "), "{told}");
    assert_eq!(fs::read_to_string(file(&estate)).unwrap(), "staff = \"wong-ka-yan\"\n");
    assert_eq!(said(&estate, &["unit", "add", "1203", "--floor", "12"]).0, Some(0));
    let (code, told) = said(&estate, &["whoami"]);
    assert!(code == Some(0) && told.contains("Wong Ka Yan") && told.contains("config.toml"), "{told}");
}

#[test]
fn who_acts_already_stays_and_a_dry_run_tells_this_machine_nothing() {
    let estate = Estate::nothing();
    let dry = ["init", "../tower", "--name", "Tower", "--owner", "Wong", "--dry-run"];
    assert_eq!(said(&estate, &dry).0, Some(0));
    assert!(!file(&estate).exists());
    assert_eq!(said(&estate, &["config", "set", "staff", "mak"]).0, Some(0));
    let (_, told) = said(&estate, &["init", "../tower", "--name", "Tower", "--owner", "Wong"]);
    assert!(!told.contains("You act as"), "{told}");
    assert_eq!(fs::read_to_string(file(&estate)).unwrap(), "staff = \"mak\"\n");
    // One owner alone, named by a variable, is known too.
    let other = Estate::nothing();
    other.run(["init", "../tower", "--name", "Tower", "--owner", "Wong"]).succeeds().whatever_it_says();
    assert!(!file(&other).exists());
}

#[test]
fn a_setting_is_set_and_taken_out_and_every_other_line_stays() {
    let estate = Estate::new();
    fs::create_dir_all(file(&estate).parent().unwrap()).unwrap();
    fs::write(file(&estate), "# mine\nlang = \"en\"\n").unwrap();
    assert_eq!(said(&estate, &["config", "set", "staff", "lee"]).0, Some(0));
    assert_eq!(said(&estate, &["config", "set", "lang", "zh-TW"]).0, Some(0));
    assert_eq!(fs::read_to_string(file(&estate)).unwrap(), "lang = \"zh-Hant\"\nstaff = \"lee\"\n# mine\n");
    assert_eq!(said(&estate, &["config", "set", "lang", ""]).0, Some(0));
    assert_eq!(fs::read_to_string(file(&estate)).unwrap(), "staff = \"lee\"\n# mine\n");
    assert_eq!(said(&estate, &["config", "set", "staff", "a b"]).0, Some(2));
    assert_eq!(said(&estate, &["config", "set", "colour", "red"]).0, Some(2));
    assert_eq!(fs::read_to_string(file(&estate)).unwrap(), "staff = \"lee\"\n# mine\n");
}

#[test]
fn what_is_in_force_is_listed_with_where_it_is_said() {
    let estate = Estate::new();
    let (_, told) = said(&estate, &["--as", "lee", "--format", "json", "config", "list", "--show-origin"]);
    assert!(told.contains("\"value\": \"lee\"") && told.contains("\"origin\": \"--as\""), "{told}");
    assert!(told.contains("\"origin\": \"DEEDBOX_ARCHIVE\""), "{told}");
    let (code, told) = said(&estate, &["whoami"]);
    assert!(code == Some(2) && told.contains("DEEDBOX_STAFF"), "{told}");
}

#[test]
fn settings_that_cannot_be_read_are_named_with_the_line_and_never_ignored() {
    let estate = Estate::new();
    fs::create_dir_all(file(&estate).parent().unwrap()).unwrap();
    for (text, part) in
        [("staff = \"lee\"\nlang = en\n", "line 2"), ("staf = \"lee\"\n", "staf"), ("lang = \"fr\"\n", "line 1")]
    {
        fs::write(file(&estate), text).unwrap();
        let (code, told) = said(&estate, &["status"]);
        assert!(code == Some(2) && told.contains("config.toml") && told.contains(part), "{text}: {told}");
    }
}

#[test]
fn a_language_is_known_by_its_locale_and_an_unknown_one_is_named() {
    let estate = Estate::new();
    for (told, part) in [("zh-TW", "單元"), ("zh_HK", "單元"), ("zh-CN", "单元"), ("en", "Unit")] {
        let shown = estate.command(&["unit", "list"]).set("DEEDBOX_LANG", told).output();
        assert!(String::from_utf8(shown.stdout).unwrap().contains(part), "{told}");
    }
    let shown = estate.command(&["unit", "list"]).set("DEEDBOX_LANG", "klingon").output();
    let says = String::from_utf8(shown.stderr).unwrap();
    assert!(shown.status.code() == Some(2) && says.contains("DEEDBOX_LANG") && says.contains("klingon"), "{says}");
}
