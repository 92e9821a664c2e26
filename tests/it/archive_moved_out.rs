//! `deedbox archive-moved-out`: the year's volumes go into boxes (P2-6).

use crate::support::Estate;

/// Three clients of 2025 on two floors, one with contracts.
fn estate() -> Estate {
    Estate::new()
        .client("1203", "宏達貿易", "2021-03-01")
        .paper("1203", "lease", "contracts", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "letter", "correspondence", "2021-04-01")
        .client("0301", "Gamma", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-09-30")
        .moved_out("0301", "2025-12-31")
}

#[test]
fn a_box_holds_one_floor_and_one_term() {
    let estate = estate();
    estate
        .run(["archive-moved-out", "--year", "2025"])
        .succeeds()
        .stdout("
            2025/3/box-01
            2025/12/box-01
            2025/12/box-02")
        .stderr("3 volumes of 2025 went into 3 boxes. Catalogue and labels: moved-out/2025/catalogue.html, moved-out/2025/labels.html.")
        .changes("
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/bag-info.txt
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/bagit.txt
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/data/cover.toml
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/data/originals/correspondence/2021-04-01-letter-7202.txt
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/data/originals/unit/2025-09-30-item-list-d1gb.csv
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/data/records/2021-04-01-document-7202.toml
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/data/records/2025-09-30-sealed-d1gb.toml
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/manifest-sha256.txt
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/manifests/test.sha256
            + moved-out/2025/12/box-01/1204_2021-03-01_beta_wrms/tagmanifest-sha256.txt
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/bag-info.txt
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/bagit.txt
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/data/cover.toml
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/data/originals/contracts/2021-03-01-lease-x4d2.txt
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/data/originals/unit/2025-10-31-item-list-4469.csv
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/data/records/2021-03-01-document-x4d2.toml
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/data/records/2025-10-31-sealed-4469.toml
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/manifest-sha256.txt
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/manifests/test.sha256
            + moved-out/2025/12/box-02/1203_2021-03-01_宏達貿易_k36p/tagmanifest-sha256.txt
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/bag-info.txt
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/bagit.txt
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/data/cover.toml
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/data/originals/unit/2025-12-31-item-list-t09p.csv
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/data/records/2025-12-31-sealed-t09p.toml
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/manifest-sha256.txt
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/manifests/test.sha256
            + moved-out/2025/3/box-01/0301_2021-03-01_gamma_ay65/tagmanifest-sha256.txt
            + moved-out/2025/catalogue.csv
            + moved-out/2025/catalogue.html
            + moved-out/2025/labels.html
            + registers/boxes/2026/data/records/2026-11-23-box-d1ps.toml
            + registers/boxes/2026/data/records/2026-11-23-box-nfzb.toml
            + registers/boxes/2026/data/records/2026-11-23-box-vh8x.toml
            + registers/boxes/2026/manifests/test.sha256
            - units/12/1203/2021-03-01_宏達貿易_k36p/data/cover.toml
            - units/12/1203/2021-03-01_宏達貿易_k36p/data/originals/contracts/2021-03-01-lease-x4d2.txt
            - units/12/1203/2021-03-01_宏達貿易_k36p/data/originals/unit/2025-10-31-item-list-4469.csv
            - units/12/1203/2021-03-01_宏達貿易_k36p/data/records/2021-03-01-document-x4d2.toml
            - units/12/1203/2021-03-01_宏達貿易_k36p/data/records/2025-10-31-sealed-4469.toml
            - units/12/1203/2021-03-01_宏達貿易_k36p/manifests/test.sha256
            - units/12/1204/2021-03-01_beta_wrms/data/cover.toml
            - units/12/1204/2021-03-01_beta_wrms/data/originals/correspondence/2021-04-01-letter-7202.txt
            - units/12/1204/2021-03-01_beta_wrms/data/originals/unit/2025-09-30-item-list-d1gb.csv
            - units/12/1204/2021-03-01_beta_wrms/data/records/2021-04-01-document-7202.toml
            - units/12/1204/2021-03-01_beta_wrms/data/records/2025-09-30-sealed-d1gb.toml
            - units/12/1204/2021-03-01_beta_wrms/manifests/test.sha256
            - units/3/0301/2021-03-01_gamma_ay65/data/cover.toml
            - units/3/0301/2021-03-01_gamma_ay65/data/originals/unit/2025-12-31-item-list-t09p.csv
            - units/3/0301/2021-03-01_gamma_ay65/data/records/2025-12-31-sealed-t09p.toml
            - units/3/0301/2021-03-01_gamma_ay65/manifests/test.sha256");
    estate.shows(
        &["2025/catalogue.csv"],
        "
        no,code,title,from,to,pages,retention,remarks,floor,unit,move_out,items,level,box,location
        1,DB-KH·2025·D10-0001,Gamma,2021-03-01,2025-12-31,0,D10,,3,0301,2025-12-31,0,ordinary,2025/3/box-01,
        2,DB-KH·2025·D10-0002,Beta,2021-03-01,2025-09-30,0,D10,,12,1204,2025-09-30,1,ordinary,2025/12/box-01,
        3,DB-KH·2025·D30-0001,宏達貿易,2021-03-01,2025-10-31,0,D30,,12,1203,2025-10-31,1,ordinary,2025/12/box-02,",
    );
    estate.shows(
        &["_宏達貿易_", "/bag-info.txt"],
        "
        Source-Organization: Harbour Tower
        External-Identifier: DB-KH·2025·D30-0001
        External-Description: 宏達貿易
        Bagging-Date: 2026-11-23
        Payload-Oxum: 1460.5",
    );
    estate.shows(&["_宏達貿易_", "/bagit.txt"], "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8");
    let page = estate.text_of(&["2025/catalogue.html"]);
    for word in ["宏達貿易", "DB-KH·2025·D30-0001", "Gamma"] {
        assert!(page.contains(word), "{word} is not in the catalogue");
    }
    assert!(estate.text_of(&["2025/labels.html"]).contains("D30"));
}

#[test]
fn a_second_run_does_nothing_and_says_so() {
    let estate = estate().with(&["archive-moved-out", "--year", "2025"]);
    estate
        .run(["archive-moved-out", "--year", "2025"])
        .succeeds()
        .stderr("Nothing of 2025 waits for a box; nothing was done.")
        .changes("");
    estate
        .run(["archive-moved-out", "--year", "2025", "--format", "json"])
        .succeeds()
        .stdout(
            r#"
            {
              "made": [],
              "records": []
            }"#,
        )
        .stderr("Nothing of 2025 waits for a box; nothing was done.");
}

#[test]
fn a_volume_that_comes_late_goes_into_a_further_box() {
    let estate = estate()
        .client("1205", "Delta", "2021-03-01")
        .with(&["archive-moved-out", "--year", "2025"])
        .moved_out("1205", "2025-11-30");
    estate
        .run(["archive-moved-out", "--year", "2025"])
        .succeeds()
        .stdout("2025/12/box-03")
        .stderr("1 volume of 2025 went into 1 box. Catalogue and labels: moved-out/2025/catalogue.html, moved-out/2025/labels.html.");
    estate.shows(
        &["2025/catalogue.csv"],
        "
        no,code,title,from,to,pages,retention,remarks,floor,unit,move_out,items,level,box,location
        1,DB-KH·2025·D10-0001,Gamma,2021-03-01,2025-12-31,0,D10,,3,0301,2025-12-31,0,ordinary,2025/3/box-01,
        2,DB-KH·2025·D10-0002,Beta,2021-03-01,2025-09-30,0,D10,,12,1204,2025-09-30,1,ordinary,2025/12/box-01,
        3,DB-KH·2025·D30-0001,宏達貿易,2021-03-01,2025-10-31,0,D30,,12,1203,2025-10-31,1,ordinary,2025/12/box-02,
        4,DB-KH·2025·D10-0003,Delta,2021-03-01,2025-11-30,0,D10,,12,1205,2025-11-30,0,ordinary,2025/12/box-03,",
    );
}

#[test]
fn a_box_takes_as_many_volumes_as_fit() {
    let estate = Estate::new()
        .client("1203", "A", "2021-03-01")
        .client("1204", "B", "2021-03-01")
        .client("1205", "C", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31")
        .moved_out("1205", "2025-10-31");
    estate
        .copy()
        .run(["archive-moved-out", "--year", "2025", "--box-capacity", "2"])
        .succeeds()
        .stdout("
            2025/12/box-01
            2025/12/box-02")
        .stderr("3 volumes of 2025 went into 2 boxes. Catalogue and labels: moved-out/2025/catalogue.html, moved-out/2025/labels.html.");
    let estate = estate.setting("capacity = 20", "capacity = 1");
    estate
        .run(["archive-moved-out", "--year", "2025"])
        .succeeds()
        .stdout("
            2025/12/box-01
            2025/12/box-02
            2025/12/box-03")
        .stderr("3 volumes of 2025 went into 3 boxes. Catalogue and labels: moved-out/2025/catalogue.html, moved-out/2025/labels.html.");
    estate.run(["archive-moved-out", "--year", "2025", "--box-capacity", "0"]).exits(2).stderr(
        "
            error: invalid value '0' for '--box-capacity <VOLUMES>': 0 is not in 1..=1000
            For more information, try '--help'.",
    );
}

#[test]
fn a_plan_is_carried_out_to_the_letter() {
    let estate = estate();
    estate
        .run(["archive-moved-out", "--year", "2025", "--plan", "-o", "plan.toml"])
        .succeeds()
        .stderr("plan.toml: 3 volumes for 3 boxes. Nothing was done; `--apply plan.toml` does exactly this.")
        .changes("")
        .changes_around("+ desk/plan.toml");
    let straight = estate.copy();
    straight.run(["archive-moved-out", "--year", "2025"]).succeeds().whatever_it_says();
    let run = estate.run(["archive-moved-out", "--year", "2025", "--apply", "plan.toml"]);
    run.succeeds().stdout("
        2025/3/box-01
        2025/12/box-01
        2025/12/box-02").stderr("3 volumes of 2025 went into 3 boxes. Catalogue and labels: moved-out/2025/catalogue.html, moved-out/2025/labels.html.");
    let paths =
        |estate: &Estate| estate.tree().into_keys().filter(|path| path.starts_with("moved-out")).collect::<Vec<_>>();
    assert_eq!(paths(&estate), paths(&straight));
    assert_eq!(estate.text_of(&["catalogue.csv"]), straight.text_of(&["catalogue.csv"]));
}

#[test]
fn a_plan_that_no_longer_fits_is_refused() {
    let plan = ["archive-moved-out", "--year", "2025", "--plan", "-o", "plan.toml"];
    let apply = ["archive-moved-out", "--year", "2025", "--apply", "plan.toml"];
    let more = estate().client("1205", "Delta", "2021-03-01").with(&plan).moved_out("1205", "2025-11-30");
    more.run(apply).refused(3).stderr(
        "
        error: plan.toml no longer fits the archive: units/12/1205/2021-03-01_delta_2gpa is waiting for a box too
          hint: make a new plan with `--plan FILE`, and have it looked at",
    );
    let changed = estate().with(&plan).on_desk("late.txt", "late");
    let changed = changed.with(&["file", "1203@2025-10-31", "late.txt", "--category", "payments"]);
    changed.run(apply).refused(3).stderr(
        "
        error: plan.toml no longer fits the archive: units/12/1203/2021-03-01_宏達貿易_k36p has changed
          hint: make a new plan with `--plan FILE`, and have it looked at",
    );
    let done = estate().with(&plan).with(&apply);
    done.run(apply).refused(3).stderr("
        error: plan.toml no longer fits the archive: units/12/1203/2021-03-01_宏達貿易_k36p is not waiting for a box any more
          hint: make a new plan with `--plan FILE`, and have it looked at");
    let year = estate().with(&plan);
    year.run(["archive-moved-out", "--year", "2024", "--apply", "plan.toml"]).refused(3).stderr(
        "
        error: plan.toml no longer fits the archive: it is a plan for 2025
          hint: make a new plan with `--plan FILE`, and have it looked at",
    );
}

#[test]
fn a_plan_that_cannot_be_read_is_named() {
    let estate = estate().on_desk("plan.toml", "year = 2025");
    estate.run(["archive-moved-out", "--year", "2025", "--apply", "plan.toml"]).exits(2).stderr(
        "
            error: …/desk/plan.toml is not a plan (missing field `capacity`)
              hint: write it anew with `--plan FILE`",
    );
    estate.run(["archive-moved-out", "--year", "2025", "--apply", "nothing.json"]).exits(2).stderr(
        "
            error: there is no …/desk/nothing.json
              hint: look whether the path is right",
    );
}

#[test]
fn a_year_that_has_not_begun_is_not_boxed() {
    estate().run(["archive-moved-out", "--year", "2027"]).refused(3).stderr(
        "
        error: the year 2027 has not begun
          hint: name a year that has",
    );
    estate().run(["archive-moved-out", "--year", "25"]).exits(2).stderr(
        "
        error: --year <YEAR>: `25` is not a year
          hint: write it like 2026",
    );
}

#[test]
fn what_came_after_the_box_was_closed_is_boxed_the_next_year_as_a_supplement() {
    let estate = estate().with(&["archive-moved-out", "--year", "2025"]).on_desk("refund.txt", "a refund");
    let estate = estate.with(&["file", "1203@2025-10-31", "refund.txt", "--category", "payments"]).today("2027-01-02");
    estate
        .run(["archive-moved-out", "--year", "2026"])
        .succeeds()
        .stdout("2026/12/box-01")
        .stderr("1 volume of 2026 went into 1 box. Catalogue and labels: moved-out/2026/catalogue.html, moved-out/2026/labels.html.")
        .changes("
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/bag-info.txt
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/bagit.txt
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/data/originals/payments/2026-11-23-refund-6dmj.txt
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/data/records/2026-11-23-document-6dmj.toml
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/manifest-sha256.txt
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/manifests/test.sha256
            + moved-out/2026/12/box-01/1203_2021-03-01_宏達貿易_k36p/tagmanifest-sha256.txt
            + moved-out/2026/catalogue.csv
            + moved-out/2026/catalogue.html
            + moved-out/2026/labels.html
            - moved-out/late/1203_2021-03-01_宏達貿易_k36p/data/originals/payments/2026-11-23-refund-6dmj.txt
            - moved-out/late/1203_2021-03-01_宏達貿易_k36p/data/records/2026-11-23-document-6dmj.toml
            - moved-out/late/1203_2021-03-01_宏達貿易_k36p/manifests/test.sha256
            + registers/boxes/2027/data/records/2027-01-02-box-d1ps.toml
            + registers/boxes/2027/manifests/test.sha256");
    estate.shows(&["2026/catalogue.csv"], "
        no,code,title,from,to,pages,retention,remarks,floor,unit,move_out,items,level,box,location
        1,DB-KH·2025·D10-0003,宏達貿易,2026-11-23,2026-11-23,0,D10,supplement to DB-KH·2025·D30-0001,12,1203,2025-10-31,1,ordinary,2026/12/box-01,");
}

#[test]
fn a_damaged_volume_is_not_boxed() {
    let estate = estate();
    let path = estate.tree().into_keys().find(|path| path.contains("originals/contracts")).unwrap();
    let path = estate.archive().join(path);
    let listed = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, "another lease").unwrap();
    let before = estate.tree();
    let done = estate.command(&["archive-moved-out", "--year", "2025"]).output();
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(3), "{says}");
    assert!(says.contains("is damaged") && says.contains("-lease-"), "{says}");
    assert_eq!(before, estate.tree());
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, listed).unwrap();
    estate.run(["archive-moved-out", "--year", "2025"]).succeeds().whatever_it_says();
}

#[test]
fn a_folder_with_a_stray_is_not_closed_for_good() {
    let estate = estate();
    let record = estate.tree().into_keys().find(|path| path.contains("-sealed-")).unwrap();
    let stray = estate.archive().join(record).with_file_name("stray.txt");
    std::fs::write(stray, "x").unwrap();
    let before = estate.tree();
    let done = estate.command(&["archive-moved-out", "--year", "2025"]).output();
    assert_eq!(done.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&done.stderr).contains("stray.txt"));
    assert!(estate.tree() == before);
}
