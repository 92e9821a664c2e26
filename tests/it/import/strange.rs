//! Files that are no tables, are broken, or are made to break whoever reads them.

use encoding_rs::{BIG5, GB18030, WINDOWS_1252};

use super::office::Office;

const HEADERS: &str = "編號,單元,時間,類別,受理部門,內容\n";
const COMPLAINTS: &str = "T1,0203,2026-03-01 09:00,服務質量,客務部,冷氣過冷\n";

/// What is refused leaves nothing, as often as it is tried.
fn refused(office: &Office, file: &str, says: &[&str]) {
    let before = office.tree();
    for words in
        [&["import", file, "--register", "complaints"][..], &["import", file, "--register", "complaints", "--dry-run"]]
    {
        office.run(words).refused(2).says(says);
    }
    assert_eq!(crate::support::tree::changes(&before, &office.tree()), "");
}

#[test]
fn a_file_that_is_no_table_is_told_what_it_is() {
    let office = Office::let_out();
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
               <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>";
    for (file, bytes, says) in [
        ("web.xls", &b"\r\n<html><body><table><tr><td>1</table>"[..], &["HTML page", "save it as .xlsx"]),
        ("saved.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", &["web archive", ".xlsx"]),
        ("old.xls", xml.as_bytes(), &["XML of Excel 2003", ".xlsx"]),
        ("other.csv", b"<?xml version='1.0'?><rows/>", &["other.csv is XML", "CSV"]),
        ("list.xlsx", b"%PDF-1.7\n%\xe2\xe3\n", &["list.xlsx is a PDF", "deedbox file"]),
        ("ancient.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", &["before 97", ".xlsx"]),
        ("scan.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &["no table (image/png)", "CSV"]),
    ] {
        office.put(file, bytes);
        refused(&office, file, says);
    }
    // The same words within a table are none of that.
    office.put("complaints.csv", format!("{HEADERS}{}", COMPLAINTS.replace("冷氣過冷", "<html> %PDF-1.7")));
    office.run(&["import", "complaints.csv"]).done();
}

#[test]
fn a_quotation_mark_that_swallows_rows_is_refused_with_its_line() {
    let office = Office::let_out();
    let row = |no: u8, text: &str| format!("T{no},0203,2026-03-0{no} 09:00,服務質量,客務部,{text}\n");
    let table = |texts: [&str; 4]| -> String {
        let rows = (1..).zip(texts).map(|(no, text)| row(no, text));
        std::iter::once(HEADERS.to_owned()).chain(rows).collect()
    };
    office.put("a.csv", table(["冷", "\"有異味", "電梯慢", "燈壞"]));
    refused(&office, "a.csv", &["a.csv:3: ", "never closed", "hint: close it in its own row"]);
    office.put("a.csv", table(["冷", "\"有異味", "電梯慢", "\"燈壞\""]));
    refused(&office, "a.csv", &["a.csv:3: ", "closed in line 5, and text follows it"]);
    office.put("a.csv", table(["冷", "\"有異味", "電梯慢\"", "燈壞"]));
    refused(&office, "a.csv", &["a.csv:3: ", "closed in line 4, and whole rows are in between"]);
    office.put("a.csv", table(["\"冷氣過冷，\n請調整, 謝謝\"", "\"說\"\"太冷\"\"\"", "5\" 喉管", "燈壞"]));
    office.run(&["import", "a.csv", "--register", "complaints"]).done();
    assert_eq!(office.texts("-complaint-").len(), 4);
}

#[test]
fn bytes_that_are_no_character_are_told_with_their_line() {
    let office = Office::let_out();
    let table = format!("{HEADERS}{COMPLAINTS}");
    let at = table.find('過').unwrap();
    let mut cut = table.clone().into_bytes();
    cut.remove(at);
    office.put("a.csv", &cut);
    for words in [
        &["import", "a.csv", "--register", "complaints"][..],
        &["import", "a.csv", "--register", "complaints", "--encoding", "utf-8"],
    ] {
        office.run(words).refused(2).says(&[
            "a.csv:2: the bytes 81 after `,服務質量,客務部,冷氣` are no character",
            "and at 1 further place",
            "hint: ",
        ]);
    }
    // Where most of it is no character of that encoding, it is another.
    office.put("a.csv", BIG5.encode(&table).0);
    office
        .run(&["import", "a.csv", "--register", "complaints", "--encoding", "utf-8"])
        .refused(2)
        .says(&["a.csv is not utf-8"]);
    office.run(&["import", "a.csv", "--register", "complaints"]).done().says(&["read as Big5"]);
    assert_eq!(office.texts("-complaint-").len(), 1);
    let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    office.put("b.csv", wide);
    office.run(&["import", "b.csv", "--register", "complaints"]).done().says(&["read as UTF-16LE"]);
}

#[test]
fn an_encoding_that_nothing_bears_out_is_asked_for() {
    let office = Office::peopled();
    let table = "unit,company,move in,contact\n0203,Müller Trading Ltd,2026-01-01,Jörg Kälin\n";
    office.put("clients.csv", WINDOWS_1252.encode(table).0);
    office.run(&["import", "clients.csv"]).refused(2).says(&[
        "several encodings",
        "windows-1252 Müller Trading Ltd",
        "--encoding windows-1252",
    ]);
    assert_eq!(office.texts("cover").len(), 0);
    office.run(&["import", "clients.csv", "--encoding", "windows-1252"]).done();
    assert!(office.texts("cover").concat().contains("Müller Trading Ltd"));
    // Headers that a register knows bear one out.
    let office = Office::peopled();
    office.put("clients.csv", GB18030.encode("单元,公司名称,入住日期\n0203,宏达,2026-01-01\n").0);
    office.run(&["import", "clients.csv"]).done().says(&["read as gb18030"]);
}

#[test]
fn more_than_any_register_has_is_refused_at_once() {
    let office = Office::let_out();
    let say = |file: &str, table: String, says: &[&str]| {
        office.put(file, table);
        let began = std::time::Instant::now();
        refused(&office, file, says);
        assert!(began.elapsed().as_secs() < 60, "{file}: {:?}", began.elapsed());
    };
    say("open.csv", format!("{HEADERS}T1,0203,\"{}", "x,y\n".repeat(1 << 20)), &["open.csv:2: ", "never closed"]);
    say("wide.csv", format!("{}\n", "header,".repeat(300_000)), &["wide.csv:1 has more cells", "at most 1024"]);
    say(
        "long.csv",
        format!("{HEADERS}T1,0203,{}\n", "x".repeat(6 << 20)),
        &["long.csv:2 has a cell", "32767 characters"],
    );
    say("rows.csv", format!("{HEADERS}{}", "x\n".repeat((1 << 20) + 1)), &["rows.csv has more rows", "divide it"]);
    say(
        "blank.csv",
        format!("{HEADERS}{}{COMPLAINTS}", "\n".repeat(3 << 20)),
        &["blank.csv has more rows", "delete empty rows"],
    );
    // Rubbish of which every two bytes are some character.
    let byte = |from: u32, n: u32, of: u32| u8::try_from(from + n % of).unwrap();
    let rubbish: Vec<u8> = (0..1_000_000).flat_map(|n| [byte(0xa4, n, 0x40), byte(0x40, n * 7, 0x3e)]).collect();
    office.put("rubbish.csv", rubbish);
    office.run(&["import", "rubbish.csv", "--register", "complaints"]).refused(2).says(&["rubbish.csv", "hint: "]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_small_file_that_asks_for_all_memory_is_refused_within_little() {
    let office = Office::let_out();
    // A file of old Office that says it has 4,294,967,295 tables of sectors.
    let mut claims = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    claims.resize(24, 0);
    claims.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    claims.resize(44, 0);
    claims.extend([0xff; 4]);
    claims.resize(56, 0);
    claims.extend([0, 0x10, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
    claims.resize(612, 0xff);
    office.put("claims.xls", claims);
    let limited = [
        "-c",
        "ulimit -v 900000; exec \"$0\" \"$@\"",
        crate::support::program(),
        "import",
        "claims.xls",
        "--as",
        "lee",
    ];
    let mut command = std::process::Command::new("bash");
    let command =
        command.args(limited).arg("-C").arg(office.archive()).current_dir(office.desk()).env("DEEDBOX_LANG", "en");
    let done = command.output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: claims.xls c") && said.contains("save it as"), "{said}");
}
