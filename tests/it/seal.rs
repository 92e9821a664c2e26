//! `deedbox seal`, and `deedbox verify --against` a line that was kept outside (S-SEAL).

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::tree::sha256;
use crate::support::{Estate, peer};

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2026-05-01").paper("1203", "lease", "contracts", "2026-05-01")
}

/// Seals it; gives the path of the seal and its line.
fn sealed(estate: &Estate) -> (String, String) {
    let id = estate.made(&["seal"]);
    let tail = format!("-seal-{}.toml", id.rsplit('/').next().unwrap());
    let path = estate.tree().into_keys().find(|path| path.ends_with(&tail)).unwrap();
    let line = sha256(&fs::read(estate.archive().join(&path)).unwrap());
    (path, line)
}

fn against(estate: &Estate, line: &str) -> (Value, Option<i32>) {
    let done = estate.command(&["--format", "json", "verify", "--against", line]).output();
    let told = serde_json::from_slice(&done.stdout);
    (told.unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr))), done.status.code())
}

fn codes(told: &Value) -> Vec<&str> {
    told["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn a_seal_gives_its_id_and_the_line_to_keep_and_the_archive_fits_it_however_it_is_typed() {
    let estate = estate();
    let (path, line) = sealed(&estate);
    let groups: Vec<&str> = (0..16).map(|at| &line[at * 4..at * 4 + 4]).collect();
    fs::write(estate.desk().join("line.txt"), groups[..10].join(" ")).unwrap();
    fs::copy(estate.archive().join(&path), estate.desk().join("seal.toml")).unwrap();
    let id = fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap();
    let id = id.lines().find_map(|line| line.strip_prefix("id = ")).unwrap().trim_matches('"').to_owned();
    let code = format!("DEEDBOX1 {id} 2026-11-23 {line}").to_uppercase();
    let wide: String = line.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    let typed = [
        &line,
        &line[..40],
        &groups.join("-").to_uppercase(),
        &code,
        &wide,
        "line.txt",
        "seal.toml",
        &line.replace('0', "o").replace('1', "l"),
    ];
    for typed in typed {
        let (told, exit) = against(&estate, typed);
        assert_eq!((codes(&told), exit), (Vec::new(), Some(0)), "{typed}");
        assert_eq!(told["against"]["sha256"], line.as_str());
    }
    let done = estate.command(&["verify", "--against", "-"]).input(code.as_bytes()).output();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("by chan") && said.contains("are listed still and are as they were"), "{said}");
    assert!(said.contains("2 files came later"), "{said}");
    // Of what was not read it is not said.
    let quick = estate.command(&["verify", "--quick", "--against", &line]).output();
    assert!(String::from_utf8(quick.stdout).unwrap().contains("not everything was read"));
    let unit = estate.command(&["verify", "1203", "--against", &line]).output();
    assert!(String::from_utf8(unit.stdout).unwrap().contains("not everything was read"));
}

#[test]
fn what_is_no_line_of_a_seal_is_refused_and_a_slip_is_named() {
    let estate = estate();
    let (_, line) = sealed(&estate);
    for typed in [&line[..28], "", &format!("{line}00"), "no-such-file", "xyzzy"] {
        estate.run(["verify", "--against", typed]).refused(2).whatever_it_says();
    }
    let few = estate.command(&["verify", "--against", &line[..28]]).output();
    let few = String::from_utf8(few.stderr).unwrap();
    assert!(few.contains("ten groups of four are needed to tell two archives apart; these are 7"), "{few}");
    let other = if &line[8..9] == "a" { "b" } else { "a" };
    let slip = format!("{}{other}{}", &line[..8], &line[9..]);
    let (told, exit) = against(&estate, &slip);
    assert_eq!((codes(&told), exit), (vec!["seal-unknown"], Some(1)));
    assert!(
        told["findings"][0]["detail"].as_str().unwrap().contains(&format!(" 3 {} {}", &slip[8..12], &line[8..12])),
        "{told}"
    );
    assert_eq!(told["against"], Value::Null);
    // Nothing is near to a line of somewhere else.
    let (told, _) = against(&estate, &"0123456789abcdef".repeat(4));
    assert_eq!((codes(&told), &told["findings"][0]["detail"]), (vec!["seal-unknown"], &Value::Null));
}

#[test]
fn nothing_is_sealed_that_is_not_as_it_should_be_unless_somebody_says_why() {
    let estate = estate();
    let paper = estate.tree().into_keys().find(|path| path.contains("lease-") && path.ends_with(".txt")).unwrap();
    fs::remove_file(estate.archive().join(&paper)).unwrap();
    let before = estate.tree();
    assert_eq!(estate.command(&["seal"]).output().status.code(), Some(1));
    assert_eq!(estate.tree(), before);
    let (path, _) = {
        let id = estate.made(&["seal", "--despite", "water damage"]);
        let tail = id.rsplit('/').next().unwrap().to_owned();
        (estate.tree().into_keys().find(|path| path.ends_with(&format!("-seal-{tail}.toml"))).unwrap(), id)
    };
    let text = fs::read_to_string(estate.archive().join(path)).unwrap();
    assert!(text.contains("despite = \"water damage\"") && text.contains("findings = 1"), "{text}");
}

#[test]
fn a_further_seal_lists_what_grew_and_follows_the_one_before() {
    let estate = estate();
    let (first, line) = sealed(&estate);
    let estate = estate.with(&["record", "note", "1203", "--about", "x", "--note", "y"]);
    let (second, _) = sealed(&estate);
    let text = fs::read_to_string(estate.archive().join(&second)).unwrap();
    let stem = first.rsplit('/').next().unwrap().trim_end_matches(".toml");
    assert!(text.contains("whole = false") && text.contains(&format!("{line}  {stem}")), "{text}");
    // The client's file and the seals themselves.
    assert!(text.contains("lists = 2\n"), "{text}");
    let (told, exit) = against(&estate, &line);
    assert_eq!((codes(&told), exit), (Vec::new(), Some(0)));
    let whole = estate.made(&["seal", "--whole"]);
    let shown = String::from_utf8(estate.command(&["seal", "show", &whole]).output().stdout).unwrap();
    assert!(shown.contains("whole"), "{shown}");
    // Three of them, newest first.
    let listed = estate.command(&["--format", "csv", "seal", "list"]).output().stdout;
    assert_eq!(String::from_utf8(listed).unwrap().lines().count(), 4);
}

#[test]
fn a_seal_is_never_void_and_not_restricted() {
    let estate = estate();
    let id = estate.made(&["seal"]);
    for words in
        [&["--as", "lee", "void", &id, "--reason", "x"][..], &["--as", "lee", "restrict", &id, "--reason", "x"]]
    {
        let done = estate.command(words).output();
        assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
    }
    estate.run(["undo"]).refused(3).whatever_it_says();
}

#[test]
fn what_says_it_was_entered_before_the_seal_is_told_and_is_damage_in_the_list_of_who_sealed() {
    let note = |estate: &Estate, writer: &str| {
        let bundle = estate.tree().into_keys().find(|path| path.ends_with("/data/cover.toml")).unwrap();
        let bundle = bundle.strip_suffix("/data/cover.toml").unwrap().to_owned();
        let cover = fs::read_to_string(estate.archive().join(format!("{bundle}/data/cover.toml"))).unwrap();
        let place = cover.lines().find(|line| line.starts_with("lies_in")).unwrap();
        let text = format!(
            "kind = \"note\"\ndate = 2026-11-20\nat = 2026-11-20T09:00:00+08:00\nby = \"chan\"\n{place}\nabout = \"x\"\nnote = \"y\"\n"
        );
        let inside = "data/records/2026-11-20-note-zzzz.toml";
        fs::write(estate.archive().join(format!("{bundle}/{inside}")), &text).unwrap();
        let manifest = estate.archive().join(format!("{bundle}/manifests/{writer}.sha256"));
        let before = fs::read_to_string(&manifest).unwrap_or_default();
        fs::write(manifest, format!("{before}{}  {inside}\n", sha256(text.as_bytes()))).unwrap();
    };
    let own = estate();
    let (_, line) = sealed(&own);
    note(&own, "test");
    let (told, exit) = against(&own, &line);
    assert_eq!(
        (codes(&told), exit, &told["findings"][0]["severity"]),
        (vec!["entered-before-seal"], Some(1), &Value::from("damage"))
    );
    // Another clone, merged later, explains it.
    let other = estate();
    let (_, line) = sealed(&other);
    note(&other, "zzzz");
    let (told, exit) = against(&other, &line);
    assert_eq!(
        (codes(&told), exit, &told["findings"][0]["severity"]),
        (vec!["entered-before-seal"], Some(0), &Value::from("note"))
    );
    assert_eq!(told["against"]["early"][0]["writer"], "zzzz");
}

#[test]
fn three_times_are_kept_apart() {
    let estate = estate();
    let id = estate.made(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-11-01"]);
    let shown = |estate: &Estate| String::from_utf8(estate.command(&["show", &id]).output().stdout).unwrap();
    assert!(!shown(&estate).contains("Proved by"));
    sealed(&estate);
    assert!(shown(&estate).contains("Proved by"), "{}", shown(&estate));
    let told = estate.command(&["--format", "json", "report", "late-entries", "--year", "2026"]).output().stdout;
    let told: Value = serde_json::from_slice(&told).unwrap();
    let row = told["rows"].as_array().unwrap().iter().find(|row| row["id"] == id.as_str()).unwrap();
    assert_eq!(
        (&row["date"], &row["entered_on"], &row["days"], &row["proved_on"]),
        (&"2026-11-01".into(), &"2026-11-23".into(), &22.into(), &"2026-11-23".into())
    );
    // What was entered in time is not listed.
    let soon = estate.made(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-11-20"]);
    let told = estate.command(&["--format", "json", "report", "late-entries", "--year", "2026"]).output().stdout;
    assert!(!String::from_utf8(told).unwrap().contains(&soon));
}

#[test]
fn the_clause_asks_for_a_seal_once_there_was_one() {
    let state = |estate: &Estate, day: &str| {
        let done = estate.command(&["--format", "json", "audit", "--clause", "S-SEAL", "--as-of", day]).output();
        let told: Value = serde_json::from_slice(&done.stdout).unwrap();
        told["rows"][0]["state"].as_str().unwrap().to_owned()
    };
    let estate = estate();
    assert_eq!(state(&estate, "2026-11-23"), "not applicable");
    sealed(&estate);
    assert_eq!((state(&estate, "2026-12-24"), state(&estate, "2026-12-25")), ("kept".to_owned(), "broken".to_owned()));
}

#[test]
fn the_shell_lines_of_the_format_agree() {
    let estate = estate().with(&["record", "note", "1203", "--about", "x", "--note", "y"]);
    let (seal, line) = sealed(&estate);
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/FORMAT.md")).unwrap();
    let section = text.split("## 7b. Seals").nth(1).unwrap();
    let script = section.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let list = estate.tree().into_keys().find(|path| path.contains("-seal-list-")).unwrap();
    for text in fs::read_to_string(estate.archive().join(list)).unwrap().lines() {
        let parts: Vec<&str> = text.splitn(3, "  ").collect();
        let done = Command::new("sh")
            .args(["-euc", script])
            .env("SEAL", &seal)
            .env("MANIFEST", parts[2])
            .env("LINES", parts[1])
            .current_dir(estate.archive())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let said = String::from_utf8(done.stdout).unwrap();
        let digests: Vec<&str> = said.lines().filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(digests, [line.as_str(), parts[0]], "{said} {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn the_sheet_has_the_line_and_its_code_in_every_language() {
    let estate = estate();
    let id = estate.made(&["seal", "--title", "<b>2026</b>", "--print", "seal.html"]);
    let page = fs::read_to_string(estate.desk().join("seal.html")).unwrap();
    assert!(page.contains("&lt;b&gt;2026") && !page.contains("<b>2026"), "a title is text");
    for (language, words) in [
        ("en", "Keep it where the office cannot get at it alone."),
        ("zh-Hant", "檔案封存憑單"),
        ("zh-Hans", "档案封存凭单"),
    ] {
        let page =
            String::from_utf8(estate.command(&["--lang", language, "seal", "print", &id]).output().stdout).unwrap();
        assert!(page.contains(words) && page.contains("class=\"mark\""), "{language}");
        assert_eq!(page.matches("<strong>").count(), 10, "ten groups in bold");
    }
    estate.run(["seal", "print", "1203/cover"]).refused(2).whatever_it_says();
}

/// A time-stamp authority that is not ours: it answers what the first command asks for, and the second finds that the answer is for this line.
#[test]
fn openssl_asks_for_a_time_stamp_of_a_seal_and_checks_the_answer_by_the_commands_that_are_said() {
    if !peer::is_there("openssl", "openssl checks a time-stamp of a seal") {
        return;
    }
    let estate = estate();
    let id = estate.made(&["seal"]);
    let said =
        estate.run(["--dry-run", "seal", "witness", &id, "--how", "rfc3161"]).succeeds().whatever_it_says().err();
    let command = |start: &str| {
        let line = said.lines().find_map(|line| line.split_once(start)).unwrap_or_else(|| panic!("{said}"));
        format!("{start}{}", line.1)
    };
    let desk = estate.desk();
    fs::write(
        desk.join("tsa.cnf"),
        "[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n\
         [v3]\nextendedKeyUsage = critical,timeStamping\n",
    )
    .unwrap();
    for made in [
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=CA -days 2",
        "openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=TSA",
        "openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 2 -extfile tsa.cnf -extensions v3",
        &command("openssl ts -query"),
        "openssl ts -reply -queryfile seal.tsq -inkey tsa.key -signer tsa.pem -chain ca.pem -config tsa.cnf -out seal.tsr",
        &command("openssl ts -verify"),
    ] {
        peer::succeeds(&desk, "sh", &["-c", &format!("{made} 2>> openssl.txt")]);
    }
    let other = command("openssl ts -verify").replacen("-digest ", "-digest 0000", 1);
    let other = other.split_whitespace().map(|word| if word.starts_with("0000") { &word[..64] } else { word });
    let refused = peer::run(&desk, "sh", &["-c", &other.collect::<Vec<_>>().join(" ")]);
    assert!(!refused.status.success(), "the answer fits another line");
    let words = ["seal", "witness", &id, "--how", "rfc3161", "--file", "seal.tsr", "--file", "ca.pem"];
    estate.run(words).succeeds().whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

/// A clone that was not merged is in no seal: one of which nothing was heard for long is named, until it is plainly given up.
#[test]
fn a_working_copy_of_which_nothing_was_heard_is_named() {
    let said = |estate: &Estate| String::from_utf8(estate.command(&["seal"]).output().stderr).unwrap();
    let estate = estate().writer("othr").with(&["record", "visit", "1203", "--occasion", "regular"]).writer("test");
    assert!(!said(&estate.copy()).contains("Nothing was heard"), "of the same day");
    let later = estate.copy().today("2027-01-15");
    let told = said(&later);
    assert!(told.contains("Nothing was heard of the working copy othr since 2026-11-23"), "{told}");
    assert!(!told.contains("working copy test"), "{told}");
    assert!(!said(&estate.copy().today("2028-01-15")).contains("Nothing was heard"), "it was given up");
}

#[test]
fn the_sheet_says_its_time_as_an_office_writes_it() {
    let estate = estate();
    estate.made(&["seal", "--print", "sheet.html"]);
    let page = fs::read_to_string(estate.desk().join("sheet.html")).unwrap();
    assert!(page.contains("2026-11-23 10:00") && !page.contains("T10:00") && !page.contains('`'), "{page}");
}
