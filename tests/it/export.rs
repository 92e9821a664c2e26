//! `deedbox export`: registers leave the archive, are read by other programs, and come back (P1-5b).

use std::fs;

use crate::support::{Estate, peer};

const OUT: [&str; 4] = ["--to", "Audit <1>", "--purpose", "year's end"];

/// An estate with a record of every kind, a unit with two clients in turn, and names that would deceive.
fn estate() -> Estate {
    Estate::new()
        .with(&["add", "1204", "--company", "=cmd|'/c calc'!A1", "--move-in", "2020-01-01"])
        .with(&[
            "record",
            "charge",
            "1204",
            "--item",
            "'=x",
            "--due",
            "2020-03-15",
            "--amount",
            "10.5",
            "--date",
            "2020-03-01",
        ])
        .with(&["record", "payment", "1204", "--amount", "10.5", "--date", "2020-03-20"])
        .with(&["record", "visit", "1204", "--occasion", "regular", "--title", "<script>", "--date", "2020-04-01"])
        .with(&["move-out", "1204", "--date", "2021-02-01"])
        .with(&["record", "letter", "1204@2021-02-01", "--direction", "in", "--title", "late", "--date", "2021-03-01"])
        .with(&["add", "1204", "--company", "+Beta", "--move-in", "2021-03-01", "--contact", "陳;+852 2000 0001"])
        .with(&["add", "1205", "--with", "1204", "--move-in", "2022-05-01"])
        .client("1203", "宏達 \u{5d0}\u{5d1}", "2021-03-01")
        .paper("1203", "lease", "contracts", "2026-03-01")
        .paper("1203", "drawing", "engineering", "2026-03-02")
        .with_every_kind("1203")
}

/// Runs a command that must succeed, and gives what it printed.
fn done(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).seed(99).output();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{words:?}: {out}{err}");
    out.into_owned()
}

fn out(estate: &Estate, words: &[&str]) -> String {
    done(estate, &[&["--as", "ho", "export"], words, &OUT].concat())
}

#[test]
fn a_clerk_asks_the_general_manager_approves_and_only_then_it_leaves() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let ask = ["export", "-o", "estate.xlsx", "--register", "clients", "--to", "Audit", "--purpose", "year's end"];
    let asked = estate.run(ask).succeeds();
    let id = asked.out().trim().to_owned();
    asked.stdout(&id).stderr(&format!(
        "{id} waits for somebody who may take client data out (`deedbox approve {id}`); then `deedbox export --release {id} -o PATH`."
    ));
    assert!(!estate.desk().join("estate.xlsx").exists());
    let release = ["export", "--release", &id, "-o", "estate.xlsx"];
    estate.run(release).refused(3).stderr(&format!(
        "
        error: {id} stands at asked, and cannot be released from there
          hint: due now: `deedbox approve {id}` or `deedbox reject {id} --reason TEXT`"
    ));
    estate.run(["approve", &id]).refused(3).stderr(
        "
        error: taking client data out is reserved for the role general-manager, which chan does not hold
          hint: ho may: `--as ho`",
    );
    let approved = estate.run(["--as", "ho", "approve", &id]).succeeds().whatever_it_says();
    assert!(approved.err().contains(&format!("`deedbox export --release {id} -o PATH`")), "{}", approved.err());
    estate.run(release).succeeds().whatever_it_says().changes_around("+ desk/estate.xlsx");
    let event = estate.text_of(&["+02-released"]);
    let sum = peer::succeeds(&estate.desk(), "sha256sum", &["estate.xlsx"]);
    assert!(event.contains(sum.trim()), "{event}\n{sum}");
    let path = estate.tree().into_keys().find(|path| path.contains("-export-") && !path.contains('+')).unwrap();
    let record = fs::read_to_string(estate.archive().join(path)).unwrap();
    assert!(record.contains("kinds = [\"clients\"]") && record.contains("rows = 1"), "{record}");
    estate.run(["export", "--release", &id, "-o", "again.xlsx"]).refused(3).whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn nothing_is_written_over_nor_into_the_archive() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").on_desk("there.xlsx", "mine");
    let refused = |to: &str| {
        let words: Vec<&str> = ["--as", "ho", "export", "-o", to].into_iter().chain(OUT).collect();
        estate.run_words(&words).exits(2).whatever_it_says();
    };
    let inside = estate.archive().join("out").display().to_string();
    for to in ["there.xlsx", inside.as_str(), "estate.ods", "no/where.xlsx"] {
        refused(to);
    }
    estate.run(["export", "-o", "x", "--register", "wages", "--to", "A", "--purpose", "b"]).exits(2).whatever_it_says();
    assert_eq!(fs::read_to_string(estate.desk().join("there.xlsx")).unwrap(), "mine");
    let counts = done(
        &estate,
        &[
            "--as",
            "ho",
            "--dry-run",
            "export",
            "-o",
            "x",
            "--register",
            "clients",
            "events",
            "--to",
            "A",
            "--purpose",
            "b",
        ],
    );
    assert_eq!(counts, "clients 1\nevents 4\n");
}

#[test]
fn a_folder_of_tables_comes_back_as_the_same_estate() {
    let estate = estate();
    out(&estate, &["-o", "out", "--papers", "--bom"]);
    let clients = fs::read_to_string(estate.desk().join("out/clients.csv")).unwrap();
    assert!(clients.starts_with("\u{feff}unit,company,") && clients.contains("'=cmd|'/c calc'!A1,"), "{clients}");
    assert!(clients.contains(",'+852 2000 0001,") && clients.contains(",1205@2022-05-01"), "{clients}");
    let papers = fs::read_to_string(estate.desk().join("out/papers.csv")).unwrap();
    let path = papers.lines().find_map(|line| line.rsplit(',').next().filter(|path| path.contains("lease"))).unwrap();
    assert_eq!(fs::read_to_string(estate.desk().join("out").join(path)).unwrap(), "lease");

    done(&estate, &["init", "again", "--name", "Again"]);
    let brought = done(&estate, &["--as", "lee", "-C", "again", "import", "out"]);
    assert!(
        brought.contains("clients 3 new, 0 as before") && brought.contains("papers 3 new, 0 as before"),
        "{brought}"
    );
    for line in done(&estate, &["--as", "lee", "-C", "again", "import", "out"]).lines() {
        assert!(line.contains(" 0 new, "), "{line}");
    }
    done(&estate, &["-C", "again", "verify"]);
    let reports: [&[&str]; 9] = [
        &["clients"],
        &["occupancy"],
        &["occupancy", "--as-of", "2020-06-30"],
        &["arrears"],
        &["deposits"],
        &["moved-out", "--year", "2021"],
        &["complaints", "--year", "2026"],
        &["repairs", "--year", "2026"],
        &["completeness"],
    ];
    for report in reports {
        let words = [&["--format", "json", "report"], report].concat();
        let here = done(&estate, &words);
        assert_eq!(here, done(&estate, &[&["-C", "again"], words.as_slice()].concat()), "{report:?}");
    }
    let visits = done(&estate, &["-C", "again", "--format", "csv", "history", "1204@2021-02-01"]);
    assert!(visits.contains("<script>") && visits.contains("late"), "{visits}");
}

#[test]
fn a_register_without_its_papers_says_so_and_the_rest_comes_in() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").paper("1203", "lease", "contracts", "2026-03-01");
    out(&estate, &["-o", "out"]);
    done(&estate, &["init", "again", "--name", "Again"]);
    let brought = estate.command(&["--as", "lee", "-C", "again", "import", "out"]).seed(5).output();
    let says = String::from_utf8_lossy(&brought.stderr).into_owned();
    assert!(brought.status.success() && says.contains("one paper without a file, left out"), "{says}");
}

#[test]
fn the_same_archive_and_clock_give_the_same_bytes() {
    let estate = estate();
    let other = estate.copy();
    for one in [&estate, &other] {
        out(one, &["-o", "f.xlsx"]);
        #[cfg(feature = "sqlite")]
        out(one, &["-o", "f.sqlite"]);
        #[cfg(feature = "parquet")]
        out(one, &["-o", "f", "--as-files", "jsonl,parquet"]);
    }
    let files = |estate: &Estate| {
        let tree = estate.around();
        tree.into_iter().filter(|(path, _)| path.starts_with("desk/f")).collect::<Vec<_>>()
    };
    assert!(files(&estate).len() > 2);
    assert_eq!(files(&estate), files(&other));
}

#[test]
fn a_workbook_is_typed_framed_and_harmless_to_a_spreadsheet() {
    if !peer::python_has("openpyxl", "a workbook read by openpyxl") {
        return;
    }
    let estate = estate();
    out(&estate, &["-o", "f.xlsx", "--lang", "zh-Hant"]);
    let told = peer::succeeds(
        &estate.desk(),
        "python3",
        &[
            "-c",
            r#"
import openpyxl
b = openpyxl.load_workbook("f.xlsx")
s = b["費用"]
print([c.value for c in s[1]])
print(s.freeze_panes, s.auto_filter.ref, s.print_title_rows, s.page_setup.orientation, s.page_setup.paperSize)
for row in s.iter_rows(min_row=2):
    print([(type(c.value).__name__, c.number_format) for c in row if c.column in (2, 6, 8)], row[3].value, row[3].data_type, row[7].value)
print(s.column_dimensions["A"].width > 10)
print(openpyxl.load_workbook("f.xlsx", data_only=True)["費用"].cell(s.max_row, 8).value)
for row in b["客戶"].iter_rows(min_row=2):
    print(row[0].value, row[1].value, row[1].data_type)
print([c.value for c in b["押金"][2]][4:7])
print(b.properties.created)
"#,
        ],
    );
    let wanted = "\
['編號', '單元', '客戶名稱', '項目', '所屬期間', '開單日期', '到期日', '金額', '計算方法', '錶號', '抄至日期', '抄至讀數', '收費單元']
A2 A1:M3 $1:$1 landscape 9
[('str', '@'), ('datetime', 'yyyy-mm-dd'), ('int', '#,##0.00')] 管理費 s 5200
[('str', '@'), ('datetime', 'yyyy-mm-dd'), ('float', '#,##0.00')] '=x s 10.5
[('NoneType', 'General'), ('NoneType', 'General'), ('str', '#,##0.00')] None n =SUBTOTAL(109,H2:H3)
True
5210.5
1203 宏達 \u{5d0}\u{5d1} s
1204 =cmd|'/c calc'!A1 s
1204 +Beta s
['裝修押金', '收取', 10000]
2026-11-23 10:00:00
";
    assert_eq!(told, wanted);
}

#[cfg(all(feature = "sqlite", feature = "parquet"))]
#[test]
fn databases_and_tables_for_analysis_are_typed() {
    if !peer::python_has("duckdb, pyarrow", "Parquet read by DuckDB and Arrow") {
        return;
    }
    let estate = estate();
    out(&estate, &["-o", "t", "--as-files", "jsonl,parquet"]);
    out(&estate, &["-o", "f.sqlite"]);
    let told = peer::succeeds(
        &estate.desk(),
        "python3",
        &[
            "-c",
            r#"
import json, sqlite3, duckdb, pyarrow.parquet as pq
print([str(f.type) for f in pq.read_schema("t/charges.parquet")])
print(duckdb.sql("select sum(amount), max(issued) from 't/charges.parquet'").fetchall())
print(duckdb.sql("select of_company from 't/records.parquet' where record_kind = 'cover' order by 1").fetchall())
print(duckdb.sql("select count(*) from 't/records.parquet' where record_kind = 'repair' and at_time = timestamptz '2026-11-23 01:10:00+00'").fetchall())
c = sqlite3.connect("f.sqlite")
print(c.execute("select no, amount, issued, typeof(amount) from charges where no = 'C1'").fetchall())
print(c.execute("select company from clients order by 1").fetchall())
print(c.execute("pragma integrity_check").fetchall())
print([json.loads(line)["company"] for line in open("t/clients.jsonl", encoding="utf-8")])
"#,
        ],
    );
    let wanted = "\
['string', 'string', 'string', 'string', 'date32[day]', 'date32[day]', 'decimal128(18, 2)', 'string', 'string', 'date32[day]', 'string', 'string', 'string', 'string', 'string', 'string']
[(Decimal('5210.50'), datetime.date(2026, 11, 23))]
[('+Beta',), (\"=cmd|'/c calc'!A1\",), ('宏達 \u{5d0}\u{5d1}',)]
[(1,)]
[('C1', '5200.00', '2026-11-23', 'text')]
[('+Beta',), (\"=cmd|'/c calc'!A1\",), ('宏達 \u{5d0}\u{5d1}',)]
[('ok',)]
['宏達 \u{5d0}\u{5d1}', \"=cmd|'/c calc'!A1\", '+Beta']
";
    assert_eq!(told, wanted);
}

/// An estate in which everything was done around its files.
fn kept_around() -> Estate {
    let mut estate = estate()
        .client("0301", "Delta; 分店", "2022-01-01")
        .with(&["unit", "add", "0302", "--floor", "3"])
        .client("0302", "Epsilon", "2022-01-01")
        .with(&["--as", "lee", "amend", "0301", "custodian=chan", "--approve"])
        .with(&["place", "0301", "R1/03/A", "--date", "2026-11-01"])
        .with(&["place", "0302", "R1/03/A", "--date", "2026-11-01"])
        .with(&["archive-moved-out", "--year", "2021"])
        .on_desk("lease.txt", "renewed");
    let lease =
        ["file", "0301", "lease.txt", "--category", "contracts", "--date", "2026-03-05", "--title", "lease; 續約"];
    let lease = estate.made(&lease);
    let handover = estate.made(&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"]);
    estate.made(&["--as", "lee", "handover", "accept", &handover, "--except", "the lease"]);
    let open = |estate: &Estate, about: &str, person: &str| {
        estate.made(&["request", "open", "0301", "--about", about, "--person", person, "--contact", "2000 0001"])
    };
    let refused = open(&estate, "access", "陳大文");
    estate.made(&["request", "refuse", &refused, "--reason", "身份不明"]);
    let done = open(&estate, "correction", "李小姐");
    estate.made(&["request", "gather", &done, "-o", "found"]);
    estate.made(&["update", &done, "--status", "done", "--note", "已更正電話"]);
    open(&estate, "restriction", "黃先生");
    let hold = estate.made(&["--as", "lee", "hold", "0301", "--reason", "保險索償", "--mandate", "HC/9"]);
    estate.made(&["--as", "lee", "close", &hold, "--note", "已了結"]);
    let volume = estate.made(&["--format", "csv", "report", "moved-out", "--year", "2021"]);
    let volume = volume.lines().find_map(|line| line.split(',').find(|cell| cell.contains('·'))).expect("a volume");
    estate.made(&["--as", "lee", "hold", volume, "0302", "--reason", "土地審裁處", "--until", "2027-01-31"]);
    for (what, place, date) in
        [("0301", "R1/03/1", "2026-11-01"), ("0301", "R1/03/2", "2026-11-20"), (volume, "R2/1", "2026-11-23")]
    {
        estate.made(&["place", what, place, "--date", date]);
    }
    let gone = estate.made(&["lost", &lease, "--note", "不在夾內", "--date", "2026-11-10"]);
    estate.made(&["update", &gone, "--status", "replaced", "--note", "客戶補回"]);
    estate.made(&["lost", "0302", "--date", "2026-11-12"]);
    let code = estate.made(&["--format", "csv", "place", "list"]);
    let of_0301 = code.lines().find(|line| line.contains("0301")).expect("a code");
    let of_0301 = of_0301.split(',').find(|cell| cell.len() == 12 && cell.starts_with('D')).expect("a code").to_owned();
    let scanned = format!("{of_0301}\n一本舊帳\n");
    let counted = estate.command(&["stocktake", "R1/03", "--record"]).input(scanned.as_bytes()).output();
    assert!(counted.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&counted.stderr));
    let key =
        ["record", "issue", "0301", "--about", "card", "--person", "陳大文", "--numbers", "C7", "--date", "2026-11-02"];
    let key = estate.made(&key);
    estate.made(&["update", &key, "--status", "handed-in"]);
    estate = estate.with(&["record", "reading", "0301", "--meter", "W-0301", "--value", "77", "--date", "2026-11-03"]);
    estate
}

#[test]
fn what_is_kept_around_the_files_comes_back_as_it_was() {
    let estate = kept_around();
    out(&estate, &["-o", "out", "--papers"]);
    done(&estate, &["init", "again", "--name", "Again"]);
    let brought = done(&estate, &["--as", "lee", "-C", "again", "import", "out"]);
    let around =
        ["readings 2", "issued 2", "losses 2", "requests 4", "handovers 1", "holds 2", "stocktakes 2", "places 5"];
    for register in around {
        assert!(brought.contains(&format!("{register} new, 0 as before")), "{register}: {brought}");
    }
    for line in done(&estate, &["--as", "lee", "-C", "again", "import", "out"]).lines() {
        assert!(line.contains(" 0 new, "), "{line}");
    }
    done(&estate, &["-C", "again", "verify"]);
    // What the new archive writes is what was brought in, number by number and name by name.
    let words = ["--as", "ho", "-C", "again", "export", "-o", "back", "--papers"];
    done(&estate, &[&words[..], &OUT].concat());
    for register in around {
        let name = format!("{}.csv", register.split(' ').next().unwrap_or_default());
        let read = |folder: &str| fs::read_to_string(estate.desk().join(folder).join(&name)).expect("a register");
        let sorted = |text: String| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(read("out")), sorted(read("back")), "{name}");
    }
    // A hold holds there as well.
    let held = done(&estate, &["-C", "again", "show", "0302"]);
    assert!(held.contains("holds/") || held.contains("disposals/"), "{held}");
}

#[test]
fn what_was_destroyed_elsewhere_is_no_register() {
    let estate = estate().on_desk("disposals.csv", "no,date,volume\nD1,2020-01-01,1203\n");
    for words in [&["import", "disposals.csv"][..], &["import", "disposals.csv", "--register", "disposals"]] {
        estate.run_words(words).exits(2).stderr(
            "
            error: disposals.csv lists what was destroyed, and that is not imported: only `deedbox dispose carry-out` destroys, under a list that was approved here
              hint: record the list of before as a note with its scan: `deedbox record note UNIT --about destroyed --note TEXT --attach SCAN.pdf`",
        );
    }
}

/// Registers that are laid out in a way of their own name the client too, and hold the name against the unit when they come in again.
#[test]
fn registers_of_papers_loans_departures_and_places_name_the_client() {
    use calamine::Reader;
    let estate = Estate::new().client("1203", "宏達", "2021-03-01").client("1204", "恆隆科技", "2021-03-01");
    let estate = estate.paper("1203", "lease", "contracts", "2021-03-01");
    let lend =
        ["--as", "ho", "lend", "1203", "--to", "何律師", "--purpose", "查閱", "--approve", "--handled-by", "lee"];
    let estate = estate.with(&lend).with(&["--as", "lee", "place", "1203", "R1/02/A"]);
    let estate = estate.moved_out("1204", "2026-10-31");
    out(&estate, &["-o", "all.xlsx", "--lang", "en"]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(estate.desk().join("all.xlsx")).unwrap();
    for (sheet, company) in [("papers", "宏達"), ("loans", "宏達"), ("places", "宏達"), ("moveouts", "恆隆科技")]
    {
        let name = book.sheet_names().into_iter().find(|name| name.to_lowercase().replace([' ', '-'], "") == sheet);
        let name = name.unwrap_or_else(|| panic!("no {sheet} in {:?}", book.sheet_names()));
        let rows: Vec<Vec<String>> = book
            .worksheet_range(&name)
            .unwrap()
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        let at = rows[0].iter().position(|head| head == "unit").unwrap();
        assert_eq!(rows[0][at + 1], "client", "{sheet}");
        assert!(rows[1..].iter().all(|row| row[at + 1] == company) && 1 < rows.len(), "{sheet}: {rows:?}");
    }
    // Whose name is not that of the unit's client is a slip of one of the two; of nobody's nothing is said.
    let loans = |company: &str| {
        let row = format!("L-7,1203,{company},2026-11-01,李,查閱,2026-11-08,2026-11-05");
        format!("編號,單元,客戶名稱,借閱日期,借閱人,事由,應還日期,歸還日期\n{row}\n")
    };
    let moveouts = |company: &str| format!("單元,客戶名稱,遷出日期,豁免\n1203,{company},2026-11-20,loans\n");
    let places = |company: &str| format!("單元,客戶名稱,放置日期,放置位置\n1203,{company},2026-11-21,R2/01\n");
    for (register, text) in [("loans", loans as fn(&str) -> String), ("moveouts", moveouts), ("places", places)] {
        for (company, code) in [("新亞", 2), ("宏達貿易", 0), ("", 0)] {
            let name = format!("{register}.csv");
            let estate = estate.copy().on_desk(&name, &text(company));
            let done = estate.command(&["--as", "lee", "import", "--register", register, &name, "--dry-run"]).output();
            let says = String::from_utf8_lossy(&done.stderr).into_owned();
            assert_eq!(done.status.code(), Some(code), "{register} {company}: {says}");
            assert_eq!(says.contains("1203 is 宏達's"), code == 2, "{register} {company}: {says}");
        }
    }
}

#[test]
fn a_workbook_speaks_the_language_names_clients_and_comes_in_again_in_silence() {
    use calamine::Reader;
    let estate = Estate::new().client("1203", "宏達", "2021-03-01").paper("1203", "lease", "contracts", "2021-03-01");
    let charge = ["record", "charge", "1203", "--item", "管理費", "--due", "2026-03-15", "--amount", "5200"];
    let estate = estate.with(&charge).with(&["--as", "lee", "place", "1203", "R1/02/A"]);
    for language in ["en", "zh-Hant", "zh-Hans"] {
        let name = format!("{language}.xlsx");
        out(&estate, &["-o", &name, "--lang", language]);
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(estate.desk().join(&name)).unwrap();
        let mut names_client = false;
        for sheet in book.sheet_names() {
            let rows: Vec<Vec<String>> = book
                .worksheet_range(&sheet)
                .unwrap()
                .rows()
                .map(|row| row.iter().map(ToString::to_string).collect())
                .collect();
            let Some((heads, rows)) = rows.split_first() else { continue };
            let client = heads.iter().position(|head| ["client", "客戶名稱", "客户名称"].contains(&head.as_str()));
            names_client |= client.is_some_and(|at| rows.iter().any(|row| row[at] == "宏達"));
            if language == "en" {
                continue;
            }
            for head in heads.iter().filter(|head| !head.is_empty()) {
                assert!(!head.is_ascii(), "{language}: {sheet}: {head}");
            }
            for code in
                ["clerk", "manager", "general-manager", "contracts", "ordinary", "confidential", "charge", "document"]
            {
                // The register of the staff keeps the codes of roles, as `import` reads them.
                for row in rows.iter().filter(|_| !["員工", "员工"].contains(&sheet.as_str())) {
                    assert!(
                        !row.iter().any(|cell| cell.split(';').any(|one| one == code)),
                        "{language}: {sheet}: {row:?}"
                    );
                }
            }
        }
        assert!(names_client, "{language}");
        let again = estate.command(&["--as", "lee", "--lang", "en", "import", &name, "--dry-run"]).output();
        let says = String::from_utf8_lossy(&again.stderr).into_owned();
        let counts = String::from_utf8_lossy(&again.stdout).into_owned();
        assert!(again.status.success(), "{language}: {says}");
        // A charge without a number goes out under its id, which is the number of a record that comes in.
        let mut rest = counts.lines().filter(|line| !line.starts_with("charges"));
        assert!(rest.all(|line| line.contains(" 0 new")), "{language}: {counts}");
        let nothing = ["沒有記錄的登記冊", "registers without rows", "没有记录的登记册"];
        assert!(!nothing.iter().any(|name| says.contains(name)), "{language}: {says}");
        assert!(!says.contains("客戶名稱") && !says.contains("客户名称"), "{language}: {says}");
    }
}
