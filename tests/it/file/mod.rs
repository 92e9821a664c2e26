//! `deedbox file`: papers (P2-3, P2-8).

mod place;

use crate::support::{Estate, tree};

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01").on_desk("lease.txt", "the lease")
}

#[test]
fn a_paper_is_copied_hashed_and_listed() {
    let estate = estate();
    estate
        .run([
            "file",
            "1203",
            "lease.txt",
            "--category",
            "contracts",
            "--date",
            "2026-03-01",
            "--title",
            "租賃合同",
            "--author",
            "Lee & Co",
            "--pages",
            "3",
            "--level",
            "confidential",
            "--valid-until",
            "2029-02-28",
        ])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("1203/d1ps: 租賃合同, dated 2026-03-01, 3 pages.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/contracts/2026-03-01-租賃合同-d1ps.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-03-01-document-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.shows(&["-document-"], r#"
        kind = "document"
        date = 2026-03-01
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        title = "租賃合同"
        category = "contracts"
        standing = "original"
        author = "Lee & Co"
        level = "confidential"
        valid_until = 2029-02-28
        media_type = "text/plain"
        given_name = "lease.txt"
        attachments = [{ path = "data/originals/contracts/2026-03-01-租賃合同-d1ps.txt", sha256 = "6416ae629da4209db265b2a395331439cf9d0d4899577ca922dcba9bd91d1839", pages = 3 }]"#);
}

#[cfg(unix)]
#[test]
fn an_original_becomes_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let estate = estate();
    estate.run(["file", "1203", "lease.txt", "--category", "contracts"]).succeeds().whatever_it_says();
    let path = estate.tree().into_keys().find(|path| path.contains("data/originals/")).unwrap();
    let mode = std::fs::metadata(estate.archive().join(path)).unwrap().permissions().mode();
    assert_eq!(mode & 0o222, 0, "{mode:o}");
}

#[test]
fn the_date_is_taken_from_the_name_or_it_is_todays_and_said() {
    let estate = estate().on_desk("2026-03-05 minutes.txt", "minutes").on_desk("函件2026年4月1日.txt", "letter");
    estate
        .run([
            "file",
            "1203",
            "2026-03-05 minutes.txt",
            "函件2026年4月1日.txt",
            "lease.txt",
            "--category",
            "correspondence",
        ])
        .succeeds()
        .stdout(
            "
            1203/d1ps
            1203/nfzb
            1203/vh8x",
        )
        .stderr(
            "
            1203/d1ps: minutes, dated 2026-03-05 (from its name), pages unknown.
            1203/nfzb: 函件, dated 2026-04-01 (from its name), pages unknown.
            1203/vh8x: lease, dated 2026-11-23 (today's: its name has none; `--date D` says it), pages unknown.",
        )
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/correspondence/2026-03-05-minutes-d1ps.txt
            + units/12/1203/2026-03-01_acme_k36p/data/originals/correspondence/2026-04-01-函件-nfzb.txt
            + units/12/1203/2026-03-01_acme_k36p/data/originals/correspondence/2026-11-23-lease-vh8x.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-03-05-document-d1ps.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-04-01-document-nfzb.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-document-vh8x.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn pages_are_read_from_the_file_that_tells_them() {
    let papers = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/papers");
    let estate = estate();
    let path = |name: &str| format!("{papers}/{name}");
    estate
        .run([
            "file", "1203", &path("tenancy-agreement.pdf"), &path("key-receipt-scan.tif"), &path("corridor-obstruction.jpg"),
            "--category", "contracts",
        ])
        .succeeds()
        .stdout("
            1203/d1ps
            1203/nfzb
            1203/vh8x")
        .stderr("
            1203/d1ps: tenancy-agreement, dated 2026-11-23 (today's: its name has none; `--date D` says it), 3 pages.
            1203/nfzb: key-receipt-scan, dated 2026-11-23 (today's: its name has none; `--date D` says it), 2 pages.
            1203/vh8x: corridor-obstruction, dated 2026-11-23 (today's: its name has none; `--date D` says it), 1 page.");
}

#[test]
fn the_same_bytes_are_refused_with_the_id_of_the_earlier_paper() {
    let estate = estate().on_desk("again.txt", "the lease");
    let estate = estate.with(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-03-01"]);
    estate.run(["file", "1203", "again.txt", "--category", "correspondence"]).refused(3).stderr(
        "
            error: again.txt is filed already, as 1203/x4d2
              hint: `--duplicate-ok` files the same bytes again",
    );
    estate
        .run(["file", "1203", "again.txt", "--category", "correspondence", "--duplicate-ok", "--date", "2026-04-01"])
        .succeeds()
        .stdout("1203/284k")
        .stderr("1203/284k: again, dated 2026-04-01, pages unknown.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/correspondence/2026-04-01-again-284k.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-04-01-document-284k.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn several_papers_are_one_change() {
    let estate = estate().on_desk("empty.txt", "");
    estate
        .run(["file", "1203", "lease.txt", "empty.txt", "--category", "contracts"])
        .exits(2)
        .stderr(
            "
            error: empty.txt is empty
              hint: scan or save it again; an empty file is no paper",
        )
        .changes("");
    estate
        .run(["file", "1203", "lease.txt", "lease.txt", "--category", "contracts"])
        .refused(3)
        .stderr(
            "
            error: lease.txt has the same bytes as lease.txt
              hint: leave one of them out; `--duplicate-ok` files both",
        )
        .changes("");
}

#[test]
fn a_file_of_the_archive_is_not_taken_away() {
    let estate = estate().with(&["file", "1203", "lease.txt", "--category", "contracts"]);
    let estate = estate.client("1204", "Beta", "2026-03-01");
    let original = estate.tree().into_keys().find(|path| path.contains("originals/contracts")).unwrap();
    let original = estate.archive().join(original);
    let run = estate.run_words(&["file", "1204", original.to_str().unwrap(), "--category", "contracts", "--move"]);
    assert!(run.err().contains("is a file of the archive, and none of those is taken away"), "{}", run.err());
    run.exits(2).whatever_it_says().changes("");
}

#[test]
fn an_empty_file_is_no_paper() {
    let estate = estate().on_desk("empty.txt", "");
    estate.run(["file", "1203", "empty.txt", "--category", "contracts"]).exits(2).stderr(
        "
            error: empty.txt is empty
              hint: scan or save it again; an empty file is no paper",
    );
    estate
        .run_with_input("", ["file", "1203", "-", "--name", "letter.txt", "--category", "contracts"])
        .exits(2)
        .stderr(
            "
            error: letter.txt is empty
              hint: scan or save it again; an empty file is no paper",
        );
}

#[test]
fn a_folder_is_filed_whole_or_not_at_all() {
    let estate = estate().on_desk("scans/b.txt", "b").on_desk("scans/deep/a.txt", "a").on_desk("scans/.hidden", "h");
    estate.run(["file", "1203", "scans", "--category", "contracts"]).exits(2).stderr(
        "
        error: …/desk/scans is a folder
          hint: `--recursive` files every paper in it",
    );
    estate
        .run(["file", "1203", "scans", "--recursive", "--category", "contracts", "--date", "2026-03-01"])
        .succeeds()
        .stdout(
            "
            1203/284k
            1203/8f5z",
        )
        .stderr(
            "
            1203/284k: b, dated 2026-03-01, pages unknown.
            1203/8f5z: a, dated 2026-03-01, pages unknown.",
        )
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/contracts/2026-03-01-a-8f5z.txt
            + units/12/1203/2026-03-01_acme_k36p/data/originals/contracts/2026-03-01-b-284k.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-03-01-document-284k.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-03-01-document-8f5z.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn standard_input_needs_a_name() {
    let estate = estate();
    estate.run_with_input("a letter", ["file", "1203", "-", "--category", "correspondence"]).exits(2).stderr(
        "
            error: what comes on standard input has no name
              hint: `--name NAME.pdf` gives it one",
    );
    estate
        .run_with_input(
            "a letter",
            ["file", "1203", "-", "--name", "2026-05-01 letter.txt", "--category", "correspondence"],
        )
        .succeeds()
        .stdout("1203/284k")
        .stderr("1203/284k: letter, dated 2026-05-01 (from its name), pages unknown.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/correspondence/2026-05-01-letter-284k.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-05-01-document-284k.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn a_later_paper_takes_the_place_of_an_earlier_one() {
    let estate = estate().on_desk("lease2.txt", "the lease, amended");
    let earlier = estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-03-01"]);
    estate
        .run([
            "file",
            "1203",
            "lease2.txt",
            "--category",
            "contracts",
            "--date",
            "2026-05-01",
            "--supersedes",
            &earlier,
        ])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("1203/d1ps: lease2, dated 2026-05-01, pages unknown.");
    assert!(estate.text_of(&["2026-05-01-document-"]).contains("supersedes = \"2026-03-01-document-"));
    estate
        .run(["file", "1203", "lease2.txt", "--category", "contracts", "--duplicate-ok", "--supersedes", "zzzz"])
        .exits(2)
        .stderr(
            "
            error: there is no record 1203/zzzz
              hint: `deedbox show UNIT` and `deedbox search WORDS` print the ids",
        );
}

#[test]
fn given_files_are_taken_away_once_they_are_filed() {
    let estate = estate().on_desk("letter.txt", "a letter");
    estate
        .run(["file", "1203", "letter.txt", "--category", "correspondence", "--move"])
        .succeeds()
        .whatever_it_says()
        .changes_around("- desk/letter.txt");
    estate
        .run_with_input("x", ["file", "1203", "-", "--name", "x", "--category", "correspondence", "--move"])
        .exits(2)
        .stderr(
            "
            error: `--move` cannot take standard input away
              hint: leave it out",
        );
}

#[test]
fn a_paper_that_is_refused_is_not_taken_away() {
    let estate = estate().with(&["file", "1203", "lease.txt", "--category", "contracts"]);
    estate.run(["file", "1203", "lease.txt", "--category", "contracts", "--move"]).refused(3).stderr(
        "
            error: lease.txt is filed already, as 1203/x4d2
              hint: `--duplicate-ok` files the same bytes again",
    );
    assert!(estate.desk().join("lease.txt").exists());
}

#[test]
fn an_unknown_category_is_named_with_those_that_are_known() {
    estate().run(["file", "1203", "lease.txt", "--category", "odds"]).exits(2).stderr("
        error: `odds` is not a category that is known here
          hint: known: unit, payments, fit-out, move-in, supplement, contacts, emergency, correspondence, violations, repairs, complaints, engineering, applications, relations, credit, contracts; further ones go under [categories] in deedbox.toml");
}

#[test]
fn a_paper_that_is_not_there_is_named() {
    estate().run(["file", "1203", "nothing.pdf", "--category", "contracts"]).exits(2).stderr(
        "
        error: there is no …/desk/nothing.pdf
          hint: look whether the path is right",
    );
}

#[test]
fn one_title_is_for_one_paper() {
    let estate = estate().on_desk("b.txt", "b");
    estate.run(["file", "1203", "lease.txt", "b.txt", "--category", "contracts", "--title", "Both"]).exits(2).stderr(
        "
            error: `--title` and `--supersedes` are for one paper at a time
              hint: file the papers one by one, or leave them out",
    );
    estate.run(["file", "1203", "lease.txt", "b.txt", "--category", "contracts", "--pages", "2"]).exits(2).stderr(
        "
            error: `--pages` is for one paper at a time
              hint: file the papers one by one, or leave it out",
    );
}

#[test]
fn what_was_filed_can_be_printed_for_a_program() {
    estate()
        .run(["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-03-01", "--format", "json"])
        .succeeds()
        .stdout(
            r#"
            {
              "made": [
                "1203/d1ps"
              ],
              "records": [
                {
                  "id": "1203/d1ps",
                  "kind": "document",
                  "status": null,
                  "next": null
                }
              ]
            }"#,
        )
        .stderr("1203/d1ps: lease, dated 2026-03-01, pages unknown.");
}

#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_is_no_paper() {
    let estate = estate();
    std::os::unix::fs::symlink("/dev/zero", estate.desk().join("zero.txt")).unwrap();
    estate.run(["file", "1203", "zero.txt", "--category", "contracts"]).exits(2).stderr(
        "
            error: …/desk/zero.txt is neither a file nor a folder that can be read
              hint: name a plain file",
    );
}

#[test]
fn a_paper_that_is_dated_later_than_tomorrow_is_asked_about() {
    let estate =
        Estate::new().client("1203", "Acme", "2021-03-01").on_desk("a.txt", "a").on_desk("2027-01-31 b.txt", "b");
    let filed = |name: &str, more: &[&str]| {
        estate.run_words(&[&["file", "1203", name, "--category", "contracts"], more].concat())
    };
    for (name, date) in [("a.txt", &["--date", "2026-11-25"][..]), ("2027-01-31 b.txt", &[])] {
        let refused = filed(name, date).exits(2);
        assert!(refused.err().contains("hint: look for a slip of the keyboard; `--date-ahead` files it all the same"));
        refused.whatever_it_says();
        filed(name, &[date, &["--date-ahead"]].concat()).succeeds().whatever_it_says();
    }
    let tomorrow = estate.copy().on_desk("c.txt", "c");
    tomorrow.run(["file", "1203", "c.txt", "--category", "unit", "--date", "2026-11-24"]).succeeds().whatever_it_says();
    let until = ["--date", "2026-11-20", "--valid-until", "2026-11-19"];
    tomorrow
        .run_words(&[&["file", "1203", "c.txt", "--category", "unit", "--duplicate-ok"][..], &until].concat())
        .exits(2)
        .whatever_it_says();
}

#[test]
fn more_papers_than_a_process_may_hold_open_are_filed() {
    let mut estate = Estate::new().client("1203", "Acme", "2021-03-01");
    for n in 0..150 {
        estate = estate.on_desk(&format!("scans/{n}.txt"), &format!("paper {n}"));
    }
    let words = ["file", "1203", "--recursive", "scans", "--category", "correspondence", "--date", "2026-03-01"];
    let before = estate.tree();
    // Beneath what any command needs: refused with what mends it, and nothing is there.
    let refused = estate.command(&words).seed(5).beneath("ulimit -n 7").output();
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(4), "{says}");
    assert!(says.contains("ulimit -n 4096") && !says.contains("look after the disk"), "{says}");
    let done = estate.command(&words).seed(5).beneath("ulimit -n 40").output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stdout).lines().count(), 150);
    assert_ne!(tree::changes(&before, &estate.tree()), "");
    estate.run(["verify"]).succeeds().whatever_it_says();
}
