//! `list` and `show` of staff and units; and what holds for every listing.

use unicode_width::UnicodeWidthStr;

use crate::support::Estate;

#[test]
fn the_staff_is_listed_by_id_with_the_roles_held_now() {
    let estate = Estate::new()
        .with(&["--as", "lee", "staff", "role", "chan", "--give", "supervisor", "--end", "clerk"])
        .with(&["--as", "lee", "staff", "leave", "ho"]);
    estate.run(["staff", "list"]).succeeds().stdout(
        "
        Id    Name           Department  Roles                Since       Left
        chan  Chan Siu Ming              supervisor           2026-11-23
        ho    何小姐         office                           2026-11-23  2026-11-23
        lee   李美                       manager, supervisor  2026-11-23
        ",
    );
    estate.run(["staff", "show", "chan"]).succeeds().stdout(
        "
        Id          chan
        Name        Chan Siu Ming
        Roles       supervisor
        Since       2026-11-23
        Entered by  lee

        Date        Action      Role        By
        2026-11-23  role-ended  clerk       lee
        2026-11-23  role-given  supervisor  lee
        2026-11-23  role-given  clerk       lee
        ",
    );
    estate.run(["staff", "show", "nobody"]).refused(2).stderr(
        "
        error: the staff does not know nobody
          hint: known: chan, ho, lee; `deedbox staff add` enters people
        ",
    );
}

#[test]
fn units_are_listed_as_floors_and_doors_stand() {
    let estate = Estate::new().client("1204", "宏達貿易有限公司", "2025-03-01");
    estate.run(["unit", "list"]).succeeds().stdout(
        "
        Unit  Floor  Area m²  Use  Client            Since
        0301  3
        1203  12
        1204  12                   宏達貿易有限公司  2025-03-01
        1205  12
        ",
    );
    estate.run(["unit", "show", "1204"]).succeeds().stdout(
        "
        Unit        1204
        Floor       12
        State       let
        Client      宏達貿易有限公司
        Since       2025-03-01
        First unit  1204
        ",
    );
}

/// Where the columns of a table begin: after two blanks, or after the edge.
fn starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut blanks = 2;
    for c in line.chars() {
        if c == ' ' {
            blanks += 1;
        } else {
            if 2 <= blanks {
                starts.push(at);
            }
            blanks = 0;
        }
        at += c.to_string().width();
    }
    starts
}

#[test]
fn tables_line_up_with_chinese_text_and_fit_the_width() {
    let estate = Estate::new()
        .with(&[
            "add",
            "1203",
            "--company",
            "宏達貿易有限公司及其附屬公司香港代表處",
            "--move-in",
            "2025-03-01",
            "--also",
            "1204",
        ])
        .client("0301", "Acme (HK) Limited", "2025-03-02")
        .paper("1203", "租賃合同 lease agreement, signed by both parties", "contracts", "2025-03-01")
        .paper("0301", "House rules", "correspondence", "2025-03-01")
        .with(
            &["--as", "ho", "lend", "1203", "--to", "李大文律師事務所", "--purpose", "合同審閱", "--approve"]
                .into_iter()
                .chain(["--handled-by", "lee"])
                .collect::<Vec<_>>(),
        );
    let tables: [&[&str]; 7] = [
        &["report", "clients"],
        &["report", "occupancy"],
        &["report", "loans"],
        &["loans"],
        &["search", "rules", "lease", "--kind", "document"],
        &["search", "--kind", "document"],
        &["unit", "list"],
    ];
    for words in tables {
        for width in ["80", "100", "120"] {
            let done = estate.command(words).set("COLUMNS", width).output();
            let shown = String::from_utf8(done.stdout).unwrap();
            let Some(heading) = shown.lines().next() else { continue };
            let columns = starts(heading);
            for line in shown.lines() {
                assert!(line.width() <= width.parse().unwrap(), "{words:?} at {width}:\n{shown}");
                // Figures stand at the right of their column: there a cell may begin later than its heading.
                for start in
                    starts(line).iter().filter(|_| words != ["report", "occupancy"] && words != ["unit", "list"])
                {
                    let right = words == ["report", "loans"] || words == ["report", "clients"];
                    assert!(columns.contains(start) || right, "{words:?} at {width}, {start}:\n{shown}");
                }
            }
        }
    }
}

/// Every command that lists, and every form of it: whatever files and clients are called, nothing steers the terminal that shows it, and no
/// spreadsheet takes it for a formula.
#[test]
fn nothing_that_a_stranger_named_steers_what_shows_it() {
    let hostile = "a\u{1b}[31m\u{7}\r\u{9b}2J\u{85}.pdf";
    let estate = Estate::new().with(&["unit", "add", "1299", "--floor", "12"]);
    let estate = estate.with(&["add", "1299", "--company", "＝1+1", "--move-in", "2026-01-01"]);
    let inbox = estate.archive().join("inbox");
    std::fs::create_dir_all(&inbox).unwrap();
    std::fs::write(inbox.join(hostile), "x").unwrap();
    std::fs::write(inbox.join("＠SUM(1)"), "y").unwrap();
    let room = std::fs::read_dir(estate.archive().join("units/12/1299")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(room.join(hostile), "z").unwrap();
    let steers = |c: char| c.is_control() && c != '\n';
    let mut shown_as_codes = 0;
    for words in [
        &["status"][..],
        &["inbox"],
        &["verify"],
        &["audit"],
        &["pending"],
        &["loans"],
        &["unit", "list"],
        &["staff", "list"],
        &["notice", "list"],
        &["survey", "list"],
        &["search", "1+1"],
        &["show", "1299"],
        &["history", "1299"],
        &["report", "occupancy"],
        &["report", "clients"],
        &["report", "completeness"],
        &["changes"],
    ] {
        for format in ["table", "csv", "json", "html"] {
            let words: Vec<&str> = words.iter().copied().chain(["--format", format]).collect();
            let done = estate.command(&words).output();
            for said in [done.stdout, done.stderr] {
                let said = String::from_utf8(said).unwrap();
                assert!(!said.contains(steers), "{words:?}: {said:?}");
                shown_as_codes += usize::from(said.contains("u{9b}") || said.contains("\\u009b"));
                if format == "csv" {
                    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(said.as_bytes());
                    let cells: Vec<String> = reader
                        .records()
                        .flatten()
                        .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
                        .collect();
                    assert!(!cells.iter().any(|cell| cell.starts_with(['＝', '＠', '=', '@'])), "{words:?}: {said}");
                }
            }
        }
    }
    // The names did reach those that tell of files.
    assert!(4 <= shown_as_codes, "{shown_as_codes}");
}
