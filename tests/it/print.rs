//! `deedbox print`: the forms of the filing room (P2-3, P2-5, P2-6, P2-7), from outside.

use crate::support::{Estate, peer};

const LANGUAGES: [&str; 3] = ["en", "zh-Hant", "zh-Hans"];

/// A client who left, with three papers bound, one that came later, one of the room; one who is there, with a loan.
fn estate() -> Estate {
    Estate::new()
        .today("2025-06-30")
        .client("1203", "宏達貿易有限公司", "2021-03-01")
        .paper("1203", "租賃合同", "contracts", "2021-03-01")
        .paper("1203", "裝修申請", "fit-out", "2021-04-10")
        .paper("1203", "Notice of departure", "correspondence", "2025-05-02")
        .paper("1203", "消防平面圖", "engineering", "2021-03-01")
        .moved_out("1203", "2025-06-30")
        .today("2025-09-01")
        .paper("1203@2025-06-30", "押金退還通知", "payments", "2025-08-30")
        .client("1204", "<script>alert(1)</script> & \"Söhne\"", "2025-01-01")
}

/// What a reader sees of a page: its text without the style, a line for each line of the source that has some.
fn text_of(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let mut lines = String::new();
    for line in [head, body].concat().replace("</td>", " | ").replace("</th>", " | ").lines() {
        let mut text = String::new();
        for piece in line.split('<') {
            text.push_str(if line.starts_with(piece) && !line.contains('<') {
                piece
            } else {
                piece.split_once('>').map_or(piece, |(_, text)| text)
            });
        }
        if !text.trim().is_empty() {
            lines.push_str(text.trim());
            lines.push('\n');
        }
    }
    lines
}

fn printed(estate: &Estate, words: &[&str]) -> String {
    let run = estate.run_words(&[&["print"], words].concat());
    let page = run.out();
    run.succeeds().changes("").whatever_it_says();
    page
}

#[test]
fn a_loan_register_has_every_column_in_each_language() {
    let estate = estate().with(&["lend", "1204", "--to", "陳先生", "--department", "法務部", "--purpose", "查閱"]);
    let head = |language: &str| {
        let page = printed(&estate, &["loans", "--month", "2025-09", "--lang", language]);
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt; &amp; &quot;Söhne&quot;"), "{page}");
        assert!(!page.contains("<script") && !page.contains("http"), "{page}");
        text_of(&page).lines().find(|line| line.matches('|').count() == 14).unwrap().to_owned()
    };
    assert_eq!(
        head("zh-Hant"),
        "借閱日期 | 借閱人 | 部門／單位 | 聯絡方法 | 檔號 | 檔案名稱 | 密級 | 事由 | 審批人 | 應還日期 | 歸還日期 | \
         是否完好 | 經手人 | 備註 |"
    );
    assert_eq!(
        head("zh-Hans"),
        "借阅日期 | 借阅人 | 部门／单位 | 联系方式 | 档号 | 档案名称 | 密级 | 事由 | 审批人 | 应还日期 | 归还日期 | \
         是否完好 | 经手人 | 备注 |"
    );
    assert!(head("en").starts_with("Lent on 借閱日期 | Borrower 借閱人 | Department 部門／單位 | "));
    estate.run(["print", "loans", "--month", "2024-01"]).exits(1).stderr("There is nothing to print.");
    estate.run(["print", "loans", "--month", "2024-13"]).exits(2).whatever_it_says();
}

#[test]
fn a_volume_has_its_numbers_from_the_binding_on_and_its_code_from_the_box_on() {
    let estate = estate();
    let volume = |words: &[&str]| text_of(&printed(&estate, &[&["volume"], words].concat()));
    let sealed = volume(&["1203@2025-06-30", "--lang", "zh-Hant"]);
    for line in [
        "2025-06-30 立卷，尚未裝盒，未編檔號",
        "3 |  |  | Notice of departure | 2025-05-02 | 普通 | — |  |",
        "2 |  |  | 裝修申請 | 2021-04-10 | 普通 | — |  |",
        "1 |  |  | 租賃合同 | 2021-03-01 | 普通 | — |  |",
        "立卷後補入文件",
        "— |  |  | 押金退還通知 | 2025-08-30 | 普通 | — |  |",
        "— |  |  | 消防平面圖 | 2021-03-01 | 普通 | — |  |",
        "本卷共 3 件，頁數不詳。",
        "立卷人Chan Siu Ming",
        "立卷時間2025-06-30",
    ] {
        assert!(sealed.lines().any(|found| found == line), "{line} is not in\n{sealed}");
    }
    let open = volume(&["1204"]);
    assert!(open.contains("Not bound yet: the volume has no code") && open.contains("No papers are filed."), "{open}");
    // What happens later moves no number.
    let paper = estate.made(&["search", "裝修申請", "--format", "csv"]);
    let id = paper
        .lines()
        .find(|line| line.contains("document"))
        .and_then(|line| line.split(',').find(|cell| cell.contains('/')))
        .unwrap()
        .to_owned();
    let estate =
        estate.with(&["void", &id, "--reason", "誤存"]).with(&["--as", "lee", "approve", &id]).today("2026-01-05");
    let estate = estate.with(&["archive-moved-out", "--year", "2025"]);
    let boxed = text_of(&printed(&estate, &["volume", "1203@2025-06-30", "--lang", "zh-Hans", "--width", "20"]));
    for line in [
        "档号DB-KH·2025·D30-0001",
        "3 |  |  | Notice of departure DB-KH·2025·D30-0001-003 | 2025-05-02 | 普通 | — |  |",
        "2 |  |  | 裝修申請 DB-KH·2025·D30-0001-002 | 2021-04-10 | 普通 | — | 已作废 |",
        "保管期限D30（30 年）",
        "立卷后作废而仍存于卷内：第 2 号。",
    ] {
        assert!(boxed.contains(line), "{line} is not in\n{boxed}");
    }
}

#[test]
fn a_page_is_written_where_it_is_wanted_and_once() {
    let estate = estate();
    estate
        .run(["print", "labels", "1204", "--skip", "2", "-o", "labels.html"])
        .succeeds()
        .stderr(
            "
            Written: labels.html. Open it in a browser and print it at 100 %.
            Nothing is noted; `deedbox label UNIT -o FILE` prints and notes it.",
        )
        .changes("")
        .changes_around("+ desk/labels.html");
    estate.run(["print", "labels", "-o", "labels.html"]).exits(2).whatever_it_says();
    estate.run(["print", "labels", "1203"]).refused(3).whatever_it_says();
    estate.run(["print", "labels", "--size", "70"]).exits(2).whatever_it_says();
    estate.run(["print", "catalogue", "--year", "2025"]).exits(1).stderr("There is nothing to print.");
    estate.run(["print", "loan", "1204/cover"]).exits(2).whatever_it_says();
    let slip = printed(&estate, &["move-out", "1204", "--date", "2025-09-01", "-o", "-"]);
    estate
        .run(["print", "slip", "1204", "--date", "2025-09-01", "-o", "slip.html"])
        .succeeds()
        .whatever_it_says()
        .changes_around("+ desk/slip.html");
    assert_eq!(std::fs::read_to_string(estate.desk().join("slip.html")).unwrap(), slip);
}

#[test]
fn the_prints_of_a_year_are_in_the_estate_s_language_whoever_makes_them() {
    let boxed = |lang: &str| {
        let estate = estate().today("2026-01-05").setting("language = \"en\"", "language = \"zh-Hans\"");
        let estate = estate.with(&["--lang", lang, "archive-moved-out", "--year", "2025"]);
        (estate.text_of(&["2025/catalogue.html"]), estate.text_of(&["2025/labels.html"]))
    };
    let (catalogue, labels) = boxed("en");
    assert_eq!((catalogue.clone(), labels.clone()), boxed("zh-Hant"));
    assert!(catalogue.contains("案卷目录") && labels.contains("盒脊"), "{catalogue}");
}

/// Every page that the estate has, on the desk.
pub fn every_page(language: &str) -> Estate {
    let estate = estate().today("2026-01-05").with(&["archive-moved-out", "--year", "2025"]);
    let loan = estate.made(&["lend", "1204", "--to", "陳先生", "--purpose", "查閱"]);
    let estate = estate.with(&["place", "1204", "R1/02/A"]);
    let pages: [&[&str]; 9] = [
        &["volume", "1203@2025-06-30", "-o", "volume.html"],
        &["volume", "1204", "-o", "open.html"],
        &["catalogue", "--year", "2025", "-o", "catalogue.html"],
        &["boxes", "--year", "2025", "-o", "boxes.html"],
        &["labels", "-o", "labels.html"],
        &["loan", &loan, "-o", "loan.html"],
        &["loans", "-o", "loans.html"],
        &["move-out", "1204", "-o", "move-out.html"],
        &["shelves", "-o", "shelves.html"],
    ];
    pages.into_iter().fold(estate, |estate, words| estate.with(&[&["--lang", language, "print"], words].concat()))
}

#[test]
fn every_page_is_html_without_a_mistake() {
    if !peer::python_has("html5lib", "html5lib reads every page") {
        return;
    }
    let check = "import html5lib, pathlib
for page in sorted(pathlib.Path('.').glob('*.html')):
    tree = html5lib.HTMLParser(strict=True).parse(page.read_text('utf-8'))
    h = '{http://www.w3.org/1999/xhtml}'
    assert tree.get('lang') and tree.find(f'.//{h}title').text.strip(), page
    assert all(th.get('scope') for th in tree.iter(f'{h}th')), page
    print(page)";
    for language in LANGUAGES {
        let estate = every_page(language);
        let read = peer::succeeds(&estate.desk(), "python3", &["-c", check]);
        assert_eq!(read.lines().count(), 9, "{read}");
    }
}

#[test]
fn the_slip_says_in_words_and_money_what_is_open() {
    let estate = Estate::new().client("1203", "宏達", "2026-03-01");
    let charge = [
        "record",
        "charge",
        "1203",
        "--item",
        "管理費",
        "--period",
        "2026-03",
        "--due",
        "2026-03-15",
        "--amount",
        "5200",
    ];
    let charge = estate.made(&charge);
    estate.made(&["record", "payment", "1203", "--amount", "1200"]);
    let repair = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    let slip = text_of(&printed(&estate, &["move-out", "1203", "--lang", "zh-Hant"]));
    let slip = slip.replace("&#x2f;", "/");
    for words in [format!("管理費 · 2026-03 · 4000.00 {charge}"), format!("報修 · 滴水 · 空調 {repair}")] {
        assert!(slip.contains(&words), "{words}: {slip}");
    }
    estate.made(&["record", "payment", "1203", "--amount", "4000"]);
    let slip = text_of(&printed(&estate, &["move-out", "1203", "--lang", "zh-Hant"]));
    assert!(!slip.contains("管理費 ·") && slip.contains("滴水"), "{slip}");
}

#[test]
fn what_stands_on_a_form_is_told_as_data() {
    let estate = estate().with(&["lend", "1204", "--to", "陳先生", "--department", "法務部", "--purpose", "查閱"]);
    let charge = ["record", "charge", "1204", "--item", "管理費", "--due", "2025-01-15", "--amount", "5200"];
    let estate = estate.with(&charge).today("2026-01-05");
    let paid = estate.made(&["record", "payment", "1204", "--amount", "10"]);
    let estate = estate.with(&["--as", "lee", "archive-moved-out", "--year", "2025"]);
    let estate = estate.with(&["--as", "lee", "place", "1204", "R1/02/A"]);
    let loan = estate.text_of(&["-loan-"]);
    assert!(loan.contains("陳先生"));
    let data = |words: &[&str]| -> serde_json::Value {
        let text = printed(&estate, &[words, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{words:?}: {e}: {text}"))
    };
    for (words, key, says) in [
        (&["volume", "1203@2025-06-30"][..], "title", "租賃合同"),
        (&["catalogue", "--year", "2025"], "company", "宏達貿易有限公司"),
        (&["boxes", "--year", "2025"], "volumes", "1"),
        (&["labels"], "unit", "1204"),
        (&["loans"], "borrower", "陳先生"),
        (&["statement", "1204"], "charged", "5200.00"),
        (&["demand", "1204"], "charged", "5200.00"),
        (&["receipt", &paid], "amount", "10.00"),
        (&["shelves", "R1/02/A"], "place", "R1/02/A"),
        (&["move-out", "1204"], "gate", "arrears"),
    ] {
        let told = data(words);
        let rows = told["rows"].as_array().unwrap_or_else(|| panic!("{words:?}: {told}"));
        let found = rows.iter().any(|row| row[key].to_string().trim_matches('"') == says);
        assert!(found, "{words:?}: {key} is {says} in no row of {told}");
        let csv = printed(&estate, &[words, &["--format", "csv"]].concat());
        assert!(1 < csv.lines().count() && !csv.contains("<html"), "{words:?}: {csv}");
    }
    // A page that goes to a file is a page, whatever the format of what is said.
    let done = estate.command(&["print", "labels", "-o", "l.html", "--format", "json"]).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read_to_string(estate.desk().join("l.html")).unwrap().starts_with("<!DOCTYPE html>"));
}
