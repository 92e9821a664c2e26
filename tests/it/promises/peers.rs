//! Other people's programs read our archives: sha256sum, bagit.py, a browser, a JSON Schema checker.

use std::path::{Path, PathBuf};

use crate::support::{Estate, peer};

/// An archive with something of every kind in it.
fn full() -> Estate {
    let estate = Estate::new()
        .with(&[
            "add",
            "1203",
            "--company",
            "宏達貿易有限公司",
            "--move-in",
            "2021-03-01",
            "--english",
            "Grand Trading",
            "--headcount",
            "12",
            "--contact",
            "陳小姐;+852 2000 0001;chan@example.com",
            "--emergency",
            "李先生;2000 0002",
            "--credit",
            "good",
            "--custodian",
            "chan",
            "--lease-end",
            "2025-10-31",
            "--nature",
            "trade",
            "--website",
            "https://example.com",
        ])
        .client("1204", "Acme \"Quoted\" & Söhne", "2021-03-01")
        .client("0301", "Gamma", "2021-03-01")
        .paper("1203", "lease", "contracts", "2021-03-01")
        .paper("1203", "drawing", "engineering", "2021-03-02")
        .paper("1204", "letter", "correspondence", "2021-04-01")
        .on_desk("policy.txt", "a policy")
        .with(&[
            "file",
            "policies",
            "policy.txt",
            "--category",
            "contracts",
            "--author",
            "A",
            "--valid-until",
            "2029-01-01",
        ])
        .with(&[
            "--as",
            "lee",
            "lend",
            "0301",
            "--to",
            "Ho",
            "--purpose",
            "audit",
            "--returned",
            "--phone",
            "1",
            "--department",
            "D",
        ]);
    let loan = estate.made(&["--as", "lee", "lend", "0301", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let refused = estate.made(&["lend", "0301", "--to", "Ho", "--purpose", "audit"]);
    estate
        .with(&["--as", "lee", "renew", &loan])
        .with(&["--as", "lee", "reject", &refused, "--reason", "no"])
        .with(&["return", &loan, "--condition", "完好"])
        .with(&["label", "1203", "1204", "-o", "-"])
        .with(&["add", "1205", "--with", "1204", "--move-in", "2022-01-01"])
        .moved_out("1205", "2025-08-31")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-09-30")
        .with(&["archive-moved-out", "--year", "2025"])
        .on_desk("refund.txt", "a refund")
        .with(&["file", "1203@2025-10-31", "refund.txt", "--category", "payments"])
        .with(&["--as", "lee", "staff", "role", "chan", "--give", "supervisor", "--end", "clerk"])
        .client("1203", "Delta", "2025-11-01")
        .with_every_kind("1203")
        .with(&[
            "--as",
            "lee",
            "hold",
            "1203",
            "--reason",
            "保險索償",
            "--mandate",
            "LDCS 1/2026",
            "--until",
            "2027-01-31",
        ])
        .with(&["lost", "1203", "--note", "x"])
        .with(&["--as", "lee", "amend", "1203", "custodian=chan", "--approve"])
        .with(&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"])
        .with(&["request", "open", "1203", "--about", "access", "--person", "陳大文"])
        .with(&["--as", "lee", "staff", "leave", "ho"])
        .moved_out("0301", "2026-11-01")
        .with(&["--as", "lee", "seal"])
}

/// The folders of the archive that hold a file of this name.
fn folders_with(archive: &Path, name: &str) -> Vec<PathBuf> {
    walkdir::WalkDir::new(archive)
        .into_iter()
        .map(|entry| entry.expect("a folder that can be read"))
        .filter(|entry| entry.file_name() == name)
        .map(|entry| entry.path().parent().expect("a folder").to_owned())
        .collect()
}

#[test]
fn sha256sum_agrees_with_every_manifest() {
    if !peer::is_there("sha256sum", "sha256sum agrees with every manifest") {
        return;
    }
    let estate = full();
    let mut bundles = 0;
    for bundle in folders_with(&estate.archive(), "manifests") {
        peer::succeeds(&bundle, "sh", &["-c", "cat manifests/*.sha256 | sha256sum --check --strict --quiet"]);
        bundles += 1;
    }
    assert!(bundles > 10, "{bundles} bundles");
}

/// The commands of `schema/FORMAT.md` that check an archive, each as it stands there.
fn lines_of_the_format() -> Vec<&'static str> {
    let format = include_str!("../../../schema/FORMAT.md");
    let blocks = format.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.flat_map(str::lines).collect()
}

#[test]
fn the_lines_of_the_format_find_what_is_altered_or_missing_and_nothing_else() {
    if !peer::is_there("sha256sum", "the lines of the format") {
        return;
    }
    let estate = full();
    let [one, all, thinned, ref of_seals @ ..] = lines_of_the_format()[..] else {
        panic!("three lines and those of seals")
    };
    assert_eq!(of_seals.len(), 6, "`tests/it/seal.rs`, `signatures` and `secrecy` run them: {of_seals:?}");
    assert!(thinned.contains("destruction-lines"), "`tests/it/dispose.rs` runs it: {thinned}");
    let run = |line: &str| peer::run(&estate.archive(), "sh", &["-c", line]);
    let said = |line: &str| String::from_utf8(run(line).stdout).expect("text");
    assert!(run(one).status.success());
    assert_eq!((said(one), said(all)), (String::new(), String::new()));
    let room = estate.archive().join("units/12/1203/room");
    let unit = room.join("data/unit.toml");
    let bytes = std::fs::read(&unit).expect("a unit");
    let altered = [&bytes[..], b"# x"].concat();
    // It is read-only: taken away, and made anew.
    std::fs::remove_file(&unit).expect("a file");
    for now in [None, Some(&altered)] {
        if let Some(altered) = now {
            std::fs::write(&unit, altered).expect("a folder that can be written");
        }
        assert!(!run(one).status.success());
        let named = said(all);
        let named: Vec<&str> = named.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(named, [room.canonicalize().expect("a folder").to_str().expect("text")]);
    }
    // What is there and not listed is not found by it, as the document says.
    std::fs::write(&unit, &bytes).expect("a file that can be written");
    std::fs::write(room.join("data/stray.txt"), "x").expect("a file that can be written");
    assert_eq!((said(one), said(all)), (String::new(), String::new()));
}

#[test]
fn bagit_agrees_with_every_boxed_volume() {
    if !peer::is_there("bagit.py", "bagit.py agrees with every boxed volume") {
        return;
    }
    let estate = full().today("2027-01-02").with(&["archive-moved-out", "--year", "2026"]);
    let bags = folders_with(&estate.archive(), "bagit.txt");
    assert_eq!(bags.len(), 4, "{bags:?}");
    for bag in bags {
        let bag = bag.display().to_string();
        peer::succeeds(&estate.desk(), "bagit.py", &["--validate", "--quiet", &bag]);
    }
}

#[test]
fn a_browser_prints_the_catalogue() {
    if !peer::is_there("chromium", "a browser prints the catalogue") || !peer::is_there("pdftotext", "the same") {
        return;
    }
    let estate = full();
    let profile = format!("--user-data-dir={}", estate.desk().join("profile").display());
    for (page, words) in [
        (
            "catalogue",
            &["宏達貿易有限公司", "Acme \"Quoted\" & Söhne", "DB-KH·2025·D30-0001", "DB-KH·2025·D10-0001"][..],
        ),
        ("labels", &["2025", "D30", "D10"]),
    ] {
        let html = format!("file://{}/moved-out/2025/{page}.html", estate.archive().display());
        let print = format!("--print-to-pdf={}", estate.desk().join("page.pdf").display());
        let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
        let words_of = [&quiet[..], &["--no-pdf-header-footer", &profile, &print, &html]].concat();
        peer::succeeds(&estate.desk(), "chromium", &words_of);
        let text = peer::succeeds(&estate.desk(), "pdftotext", &["-raw", "page.pdf", "-"]);
        // A line may be broken anywhere, and a font may give a character's twin of an older block.
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for word in words {
            assert!(plain(&text).contains(&plain(word)), "{word} is not on the page:\n{text}");
        }
    }
}

#[test]
fn a_schema_checker_agrees_with_every_text() {
    if !peer::is_there("check-jsonschema", "a schema checker agrees with every text") {
        return;
    }
    let estate = full();
    let schemas = estate.archive().join("schema");
    let mut left: Vec<PathBuf> =
        estate.tree().into_keys().filter(|path| path.ends_with(".toml")).map(PathBuf::from).collect();
    left.retain(|path| path != Path::new("tombi.toml"));
    let mut names: Vec<String> = std::fs::read_dir(&schemas)
        .expect("the schemas")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    for name in names {
        let kind = name.strip_suffix(".json").expect("a schema").to_owned();
        let (of_kind, rest): (Vec<PathBuf>, Vec<PathBuf>) = left.into_iter().partition(|path| kind_of(path) == kind);
        left = rest;
        if of_kind.is_empty() {
            panic!("nothing here is a {kind}");
        }
        let schema = schemas.join(&name).display().to_string();
        let paths: Vec<String> = of_kind.iter().map(|path| path.display().to_string()).collect();
        let mut words = vec!["--schemafile", &schema];
        words.extend(paths.iter().map(String::as_str));
        peer::succeeds(&estate.archive(), "check-jsonschema", &words);
    }
    assert_eq!(left, Vec::<PathBuf>::new(), "texts without a schema");
}

/// Which schema a text is of, by its name.
fn kind_of(path: &Path) -> String {
    let stem = path.file_stem().expect("a name").to_str().expect("Unicode");
    if stem.contains('+') {
        return "event".to_owned();
    }
    match stem.get(11..stem.len().saturating_sub(5)) {
        Some(kind) if stem.starts_with("20") => kind.to_owned(),
        _ => stem.to_owned(),
    }
}
