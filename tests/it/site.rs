//! `deedbox site` and `deedbox browse`: the archive as linked pages, for who has no deedbox and for who works here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::{Estate, tree};

fn estate() -> Estate {
    let secret = ["file", "1203", "secret.txt", "--category", "contracts", "--date", "2026-03-02"];
    Estate::new()
        .client("1203", "宏達", "2026-03-01")
        .client("0301", "<b>Acme</b> & Co", "2025-01-01")
        .paper("1203", "lease", "contracts", "2026-03-01")
        .on_desk("secret.txt", "what nobody else reads")
        .with(&[&secret[..], &["--title", "私密協議", "--level", "confidential"]].concat())
        .with(&["record", "complaint", "1203", "--about", "service-quality", "--title", "冷氣過冷"])
        .with(&["record", "charge", "1203", "--item", "管理費", "--due", "2026-03-15", "--amount", "5200"])
        .moved_out("0301", "2026-09-30")
}

/// Every page of a folder, by its path there.
fn pages(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for path in tree::tree(folder).into_keys().filter(|path| path.ends_with(".html")) {
        let text = std::fs::read_to_string(folder.join(&path)).unwrap().replace("&#x2f;", "/");
        all.push((folder.join(path), text));
    }
    all
}

fn links(page: &str) -> BTreeSet<String> {
    page.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// The file that an address means, seen from a page.
fn target(page: &Path, address: &str) -> Option<PathBuf> {
    let address = address.replace("&#x2f;", "/");
    if address.starts_with('#') {
        return None;
    }
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    let path = String::from_utf8(bytes).unwrap();
    Some(match path.strip_prefix("file://") {
        Some(absolute) => PathBuf::from(absolute),
        None => page.parent().unwrap().join(path),
    })
}

fn every_link_leads_somewhere(folder: &Path) -> usize {
    let mut led = 0;
    for (path, page) in pages(folder) {
        assert!(!page.contains("<script") && !page.contains("<b>Acme"), "{}", path.display());
        for address in links(&page) {
            let Some(to) = target(&path, &address) else { continue };
            assert!(to.is_file(), "{}: {address}", path.display());
            led += 1;
        }
    }
    led
}

/// Writes something outside the archive, and must.
fn writes(estate: &Estate, words: &[&str]) {
    let done = estate.command(words).output();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

const ASK: [&str; 6] = ["site", "pages", "--to", "Owner", "--purpose", "audit"];

#[test]
fn who_may_take_data_out_writes_pages_that_link_to_each_other_and_are_registered() {
    let estate = estate();
    writes(&estate, &[&["--as", "ho"], &ASK[..], &["--papers"]].concat());
    let folder = estate.desk().join("pages");
    assert!(10 < every_link_leads_somewhere(&folder));
    let page = std::fs::read_to_string(folder.join("clients/1203.html")).unwrap();
    assert!(page.contains("5,200.00") && page.contains("冷氣過冷") && page.contains("papers&#x2f;"), "{page}");
    assert!(folder.join("clients/0301@2026-09-30.html").is_file() && folder.join("floors/12.html").is_file());
    // The register has the digest of the list, and the list that of every page.
    let register = estate.text_of(&["-export-", "released"]);
    let list = std::fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    assert!(register.contains(&tree::sha256(list.as_bytes())), "{register}");
    for (path, _) in pages(&folder) {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let sha256 = tree::sha256(&std::fs::read(&path).unwrap());
        assert!(list.contains(&format!("{sha256}  {name}\n")), "{name} is not listed:\n{list}");
    }
}

#[test]
fn what_is_confidential_is_on_no_page_unless_it_is_asked_for() {
    let estate = estate();
    writes(&estate, &[&["--as", "ho"], &ASK[..], &["--papers"]].concat());
    let everything =
        |folder: &str| pages(&estate.desk().join(folder)).into_iter().map(|(_, page)| page).collect::<String>();
    assert!(!everything("pages").contains("私密協議") && everything("pages").contains("lease"));
    let copies =
        |folder: &str| tree::tree(&estate.desk().join(folder)).into_keys().filter(|p| p.starts_with("papers/")).count();
    assert_eq!(copies("pages"), 1);
    let words =
        ["--as", "ho", "site", "all", "--to", "Owner", "--purpose", "audit", "--papers", "--level", "confidential"];
    writes(&estate, &words);
    assert!(everything("all").contains("私密協議"));
    assert_eq!(copies("all"), 2);
}

#[test]
fn of_anybody_else_it_waits_and_what_was_approved_is_handed_out() {
    let estate = estate();
    let id = estate.made(&ASK);
    assert!(!estate.desk().join("pages").exists());
    estate.run(["site", "pages", "--release", &id]).refused(3).whatever_it_says();
    assert!(!estate.desk().join("pages").exists());
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    // It is no export of registers, and an export of registers is no site.
    let other = estate.made(&["export", "-o", "tables", "--to", "Owner", "--purpose", "audit"]);
    let estate = estate.with(&["--as", "ho", "approve", &other]);
    estate.run(["site", "pages", "--release", &other]).refused(2).whatever_it_says();
    estate.run(["export", "-o", "tables", "--release", &id]).refused(2).whatever_it_says();
    writes(&estate, &["site", "pages", "--release", &id]);
    assert!(0 < every_link_leads_somewhere(&estate.desk().join("pages")));
}

#[test]
fn a_dry_run_writes_nothing_and_what_is_there_or_in_the_archive_is_no_place() {
    let estate = estate();
    estate
        .run_words(&[&["--as", "ho"], &ASK[..], &["--dry-run"]].concat())
        .succeeds()
        .changes("")
        .changes_around("")
        .whatever_it_says();
    estate
        .run_words(&["--as", "ho", "site", "../tower/pages", "--to", "O", "--purpose", "p"])
        .refused(2)
        .whatever_it_says();
    let estate = estate.on_desk("pages", "something");
    estate.run_words(&[&["--as", "ho"], &ASK[..]].concat()).refused(2).whatever_it_says();
}

#[test]
fn browse_makes_the_pages_for_who_works_here_in_a_folder_of_their_own() {
    let estate = estate().on_desk("show", "#!/bin/sh\necho \"$1\" > shown\n");
    let before = estate.tree();
    let browse = |words: &[&str]| {
        let command =
            estate.command(words).set("DEEDBOX_OPENER", format!("sh {}", estate.desk().join("show").display()));
        let done = command.set("XDG_CACHE_HOME", estate.desk().join("cache")).output();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        PathBuf::from(std::fs::read_to_string(estate.desk().join("shown")).unwrap().trim_end())
    };
    let index = browse(&["browse"]);
    assert!(index.ends_with("index.html") && !index.starts_with(estate.archive()));
    let folder = index.parent().unwrap();
    assert!(10 < every_link_leads_somewhere(folder));
    assert!(std::fs::read_to_string(&index).unwrap().contains("<code>"), "what wants doing stands on the first page");
    // A paper is a link to the file as it is filed; a confidential one is none.
    let page = std::fs::read_to_string(folder.join("clients/1203.html")).unwrap();
    let papers: Vec<PathBuf> =
        links(&page).iter().filter(|l| l.starts_with("file:")).filter_map(|l| target(&index, l)).collect();
    assert_eq!(papers.len(), 1, "{papers:?}");
    assert_eq!(std::fs::read_to_string(&papers[0]).unwrap(), "lease");
    assert!(page.contains("私密協議"));
    assert!(browse(&["browse", "1203"]).ends_with("clients/1203.html"));
    assert!(browse(&["browse", "0301"]).ends_with("units/0301.html"));
    assert_eq!(estate.tree(), before);
}

/// Confidential papers of every sort: filed, voided, raised to it later, beside a case, of the room, of an enquiry, of who left.
fn with_secrets() -> (Estate, Vec<&'static str>) {
    let secret = |estate: Estate, unit: &str, title: &str, category: &str| {
        let words = ["file", unit, "secret.txt", "--category", category, "--date", "2026-03-02", "--title", title];
        estate.with(&[&words[..], &["--level", "confidential"]].concat())
    };
    let estate = estate().on_desk("photo.txt", "a photo").on_desk("plan.txt", "a plan");
    let estate = secret(estate, "0301@2026-09-30", "離場密約", "contracts");
    let estate = secret(estate, "1203", "機房密圖", "engineering");
    let voided =
        ["file", "1203", "photo.txt", "--category", "contracts", "--date", "2026-03-02", "--title", "作廢密件"];
    let voided = estate.made(&[&voided[..], &["--level", "confidential"]].concat());
    let estate = estate.with(&["--as", "lee", "void", &voided, "--reason", "誤存", "--approve"]);
    let raised = estate.made(&[
        "file",
        "1203",
        "plan.txt",
        "--category",
        "contracts",
        "--date",
        "2026-03-03",
        "--title",
        "升級密函",
    ]);
    let estate = estate.with(&["--as", "lee", "amend", &raised, "level=confidential", "--approve"]);
    let case =
        ["record", "complaint", "1203", "--about", "service-quality", "--title", "噪音", "--attach", "photo.txt"];
    let case = estate.made(&case);
    let beside = format!("{case}.1");
    let estate = estate.with(&["--as", "lee", "amend", &beside, "title=附件密照", "level=confidential", "--approve"]);
    let asked = estate.made(&["record", "enquiry", "--who", "陳先生", "--attach", "plan.txt"]);
    let asked = format!("{asked}.1");
    let estate = estate.with(&["--as", "lee", "amend", &asked, "title=查詢密案", "level=confidential", "--approve"]);
    (estate, vec!["私密協議", "離場密約", "機房密圖", "作廢密件", "升級密函", "附件密照", "查詢密案"])
}

#[test]
fn no_confidential_title_is_anywhere_in_the_folder_in_any_language() {
    let (estate, secrets) = with_secrets();
    for language in ["en", "zh-Hant", "zh-Hans"] {
        let words =
            ["--as", "ho", "--lang", language, "site", language, "--to", "Owner", "--purpose", "audit", "--papers"];
        writes(&estate, &words);
        let folder = estate.desk().join(language);
        for path in tree::tree(&folder).into_keys() {
            let text = String::from_utf8_lossy(&std::fs::read(folder.join(&path)).unwrap()).into_owned();
            for secret in &secrets {
                let simple: String = secret.replace('協', "协").replace('議', "议");
                for told in [*secret, simple.as_str()] {
                    assert!(!text.contains(told) && !path.contains(told), "{language}: {secret} is in {path}");
                }
            }
            assert!(!text.contains("what nobody else reads"), "{path}");
        }
    }
}

#[test]
fn a_paper_of_a_room_that_two_clients_had_goes_along_once() {
    let estate = Estate::new()
        .client("1203", "宏達", "2021-03-01")
        .paper("1203", "drawing", "engineering", "2021-03-02")
        .moved_out("1203", "2024-09-30")
        .client("1203", "藍天", "2025-01-01");
    writes(&estate, &["--as", "ho", "site", "all", "--to", "Owner", "--purpose", "audit", "--papers"]);
    let papers = tree::tree(&estate.desk().join("all/papers"));
    assert_eq!(papers.into_keys().filter(|path| path.contains("drawing")).count(), 1);
}
