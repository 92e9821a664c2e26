//! `deedbox inbox`: papers that are not filed yet (P3-4).

use crate::support::Estate;

fn lying(papers: &[&str]) -> Estate {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    for name in papers {
        let path = estate.archive().join("inbox").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, format!("this is {name}")).unwrap();
    }
    estate
}

#[test]
fn what_lies_there_is_listed_with_what_its_name_suggests() {
    let estate = lying(&["2026-11-19 1203 租約.pdf", "scans/2026-11-20_letter.txt", ".DS_Store"]);
    estate.run(["inbox"]).succeeds().stdout(
        "
        File                         Date        Size  Days  Unit  Category        Title
        scans/2026-11-20_letter.txt  2026-11-20    35     3        correspondence  letter
        2026-11-19 1203 租約.pdf     2026-11-19    34     4  1203  contracts       1203 租約",
    );
    let listed = estate.run(["inbox", "list", "--format", "csv"]).succeeds().whatever_it_says();
    assert!(listed.out().starts_with("name,date,size,days,unit,category,title\n"), "{}", listed.out());
    lying(&[]).run(["inbox"]).succeeds().stderr("The inbox is empty.");
}

#[test]
fn a_paper_is_filed_and_taken_out_of_the_inbox() {
    let estate = lying(&["2026-11-19 租約.pdf", "scans/b.txt"]);
    estate
        .run(["inbox", "file", "2026-11-19 租約.pdf", "--unit", "1203", "--category", "contracts", "--title", "Lease"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("1203/d1ps: Lease, dated 2026-11-19 (from its name), pages unknown.")
        .changes(
            "
            - inbox/2026-11-19 租約.pdf
            + units/12/1203/2026-03-01_acme_k36p/data/originals/contracts/2026-11-19-lease-d1ps.pdf
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-19-document-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate
        .run(["inbox", "file", "b.txt", "--unit", "1203", "--category", "correspondence", "--date", "2026-11-01"])
        .succeeds()
        .whatever_it_says();
    estate.run(["inbox"]).succeeds().stderr("The inbox is empty.");
}

#[test]
fn what_cannot_be_filed_stays() {
    let estate = lying(&["2026-11-19 lease.pdf", "a/x.txt", "b/x.txt"]);
    estate.run(["inbox", "file", "lease", "--unit", "1203", "--category", "contracts"]).exits(2).stderr(
        "
        error: no paper lease lies in the inbox
          hint: did you mean 2026-11-19 lease.pdf?",
    );
    estate.run(["inbox", "file", "x.txt", "--unit", "1203", "--category", "contracts"]).exits(2).stderr(
        "
        error: no paper x.txt lies in the inbox
          hint: did you mean a/x.txt and b/x.txt?",
    );
    let out = ["inbox", "file", "../deedbox.toml", "--unit", "1203", "--category", "contracts"];
    estate.run(out).exits(2).whatever_it_says();
    estate
        .run(["inbox", "file", "a/x.txt", "--unit", "1204", "--category", "contracts"])
        .refused(3)
        .whatever_it_says()
        .changes("");
}
