//! `deedbox print`: the forms of the filing room (P2-3, P2-5, P2-6, P2-7), from outside and in a browser.

use std::path::Path;

use deedbox::inside::form::{self, ItemLine, SpineWidth, VolumePage, VolumeState};
use deedbox::inside::{Boxed, Catalogue, CatalogueEntry, Language, Level, Phrases, ScanCode, Settings, VolumeCode};

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
        "借閱日期 | 借閱人 | 部門／單位 | 聯繫方式 | 檔號 | 檔案名稱 | 密級 | 事由 | 審批人 | 應還日期 | 歸還日期 | \
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
fn every_page(language: &str) -> Estate {
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

/// Prints a page to a PDF beside it, and gives its sizes, page by page, and its text.
fn pdf(folder: &Path, name: &str) -> (Vec<String>, String) {
    let html = format!("file://{}/{name}.html", folder.display());
    let print = format!("--print-to-pdf={}/{name}.pdf", folder.display());
    browse(folder, &["--no-pdf-header-footer", &print, &html]);
    let pdf = format!("{name}.pdf");
    let info = peer::succeeds(folder, "pdfinfo", &["-l", "999", &pdf]);
    let sizes = info.lines().filter(|line| line.starts_with("Page ") && line.contains("size:"));
    let fonts = peer::succeeds(folder, "pdffonts", &[&pdf]);
    for font in fonts.lines().skip(2) {
        let cells: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!(cells[4], "yes", "not embedded: {font}");
    }
    let sizes = sizes.map(|line| line.rsplit_once('(').map_or("?", |(_, size)| size.trim_end_matches(')')).to_owned());
    (sizes.collect(), peer::succeeds(folder, "pdftotext", &["-raw", &pdf, "-"]))
}

fn browse(folder: &Path, words: &[&str]) -> String {
    let profile = format!("--user-data-dir={}/profile", folder.display());
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    peer::succeeds(folder, "chromium", &[&quiet[..], &[&profile], words].concat())
}

/// Without white space: a line may be broken anywhere.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn has_a_browser(what: &str) -> bool {
    peer::is_there("chromium", what) && peer::is_there("pdftotext", what)
}

/// No word of a PDF stands outside the middle of its page.
#[expect(clippy::float_arithmetic, reason = "pdftotext measures in points with decimals")]
fn nothing_overflows(folder: &Path, name: &str, margin: f64) {
    let words = peer::succeeds(folder, "pdftotext", &["-bbox", &format!("{name}.pdf"), "-"]);
    let number = |line: &str, key: &str| -> f64 {
        let rest = line.split(&format!("{key}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let (mut wide, mut high) = (0.0, 0.0);
    for line in words.lines().map(str::trim_start) {
        if line.starts_with("<page ") {
            (wide, high) = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            let within = margin <= number(line, "xMin") && number(line, "xMax") <= wide - margin;
            assert!(within && number(line, "yMax") <= high && 0.0 <= number(line, "yMin"), "{name}: {line}");
        }
    }
}

/// What a browser finds of a page: a script that is the test's alone writes it into the page.
fn measured(folder: &Path, name: &str, script: &str) -> String {
    let page = std::fs::read_to_string(folder.join(format!("{name}.html"))).unwrap();
    let script =
        format!("<pre id=\"found\"></pre><script>document.getElementById('found').textContent = {script};</script>");
    std::fs::write(folder.join("measured.html"), page.replace("</body>", &format!("{script}</body>"))).unwrap();
    let html = format!("file://{}/measured.html", folder.display());
    let dom = browse(folder, &["--window-size=1600,1200", "--dump-dom", &html]);
    let found = dom.split("<pre id=\"found\">").nth(1).unwrap();
    found.split("</pre>").next().unwrap().to_owned()
}

/// Elements whose text is wider than they are.
const TOO_WIDE: &str = "[...document.querySelectorAll('td,th,dd,dt,h1,h2,p,.label,.label span,.label strong,.spine')]\
    .filter(e => e.scrollWidth > e.clientWidth + 1 || (e.matches('.label,.label span,.spine,dd.upright') && e.scrollHeight > e.clientHeight + 1))\
    .map(e => e.outerHTML).join('\\n')";

fn code(number: u32) -> VolumeCode {
    format!("HC-KH·2026·D10-{number:04}").parse().unwrap()
}

/// A year of 120 volumes on four floors, some with names that no column was made for.
fn large_year() -> Catalogue {
    let entries = (1..=120).map(|n| {
        let title = match n % 10 {
            0 => "香港特別行政區國際貿易及物業顧問集團（亞太區）控股有限公司".repeat(2),
            5 => format!("{}GmbH {n}", "Donaudampfschifffahrtsgesellschaft".repeat(3)),
            7 => "<script>alert(1)</script>".to_owned(),
            _ => format!("第{n}號公司"),
        };
        let floor = 9 + n / 30;
        let boxed = Boxed {
            volume: format!("{n}_2021-01-01_x_0000").parse().unwrap(),
            code: code(n),
            unit: format!("{floor}{n:03}").parse().unwrap(),
            move_out: "2026-06-30".parse().unwrap(),
            year: "2026".parse().unwrap(),
            floor: floor.to_string().parse().unwrap(),
            box_number: 1 + (n % 30) / 10,
            retention: "D10".parse().unwrap(),
            from: "2021-03-01".parse().unwrap(),
            to: "2026-06-30".parse().unwrap(),
            items: n,
            pages: n * 7,
            level: Level::Ordinary,
            supplement_to: (n == 50).then(|| code(3)),
        };
        CatalogueEntry { title: title.parse().unwrap(), boxed, location: None, destroyed: None }
    });
    Catalogue::new(
        "海港中心 Harbour Tower".parse().unwrap(),
        "HC".to_owned(),
        "2026".parse().unwrap(),
        entries.collect(),
    )
}

#[test]
fn a_browser_prints_a_year_of_120_volumes_and_their_boxes() {
    if !has_a_browser("a browser prints a year of 120 volumes") {
        return;
    }
    let estate = Estate::nothing();
    let folder = estate.desk();
    let phrases = Phrases::of(Language::ZhHant);
    let year = large_year();
    std::fs::write(folder.join("catalogue.html"), form::catalogue(phrases, &year).unwrap()).unwrap();
    let (sizes, text) = pdf(&folder, "catalogue");
    assert!((6..=12).contains(&sizes.len()) && sizes.iter().all(|size| size == "A4"), "{sizes:?}");
    let text = plain(&text);
    for n in 1..=120 {
        let times = text.matches(&plain(&code(n).to_string())).count();
        assert_eq!(times, if n == 3 { 2 } else { 1 }, "volume {n}");
    }
    assert!(text.contains(&format!("第2頁共{}頁", sizes.len())), "{text}");
    assert!(sizes.len() <= text.matches("案卷題名").count(), "the heads are not repeated");
    assert!(text.contains("2021-03-01") && text.contains("<script>alert(1)</script>"));
    nothing_overflows(&folder, "catalogue", 40.0);
    for width in [SpineWidth::Mm20, SpineWidth::Mm50] {
        std::fs::write(folder.join("boxes.html"), form::box_spines(phrases, &year, width).unwrap()).unwrap();
        let (sizes, text) = pdf(&folder, "boxes");
        assert!(sizes.iter().all(|size| size == "A3"), "{sizes:?}");
        assert_eq!(plain(&text).matches("盒號").count(), year.boxes().len());
        nothing_overflows(&folder, "boxes", 20.0);
    }
    let script = "[...document.querySelectorAll('.spine')].map(e => e.getBoundingClientRect())\
        .map(r => `${(r.width * 25.4 / 96).toFixed(2)} ${(r.height * 25.4 / 96).toFixed(2)}`).join('\\n')";
    let found = measured(&folder, "boxes", script);
    assert!(found.lines().all(|line| line == "50.00 310.00") && found.lines().count() == year.boxes().len(), "{found}");
    assert_eq!(measured(&folder, "boxes", TOO_WIDE), "");
}

#[test]
fn a_browser_prints_a_volume_with_every_row_in_its_columns() {
    if !has_a_browser("a browser prints a volume") {
        return;
    }
    let estate = Estate::nothing();
    let folder = estate.desk();
    let item = |n: u32| ItemLine {
        no: None,
        ref_no: n.is_multiple_of(3).then(|| format!("HC/2026/{n:05}/INCOMING-CORRESPONDENCE").parse().unwrap()),
        author: n.is_multiple_of(2).then(|| "客務部 Customer-service".parse().unwrap()),
        title: match n % 4 {
            0 => format!("關於十二樓公共走廊及消防通道不得堆放雜物之通知及整改要求的覆函（第 {n} 號）"),
            1 => format!("Paper{n}-{}", "x".repeat(90)),
            _ => format!("Paper {n}"),
        }
        .parse()
        .unwrap(),
        date: "2026-03-01".parse().unwrap(),
        level: if n == 7 { Level::Confidential } else { Level::Ordinary },
        pages: (!n.is_multiple_of(5)).then_some(n),
        superseded_by: (n == 9).then(|| "1203/x4p9".to_owned()),
        voided: false,
    };
    let settings = Settings::new("k7m2q3zd".parse().unwrap(), "海港中心 Harbour Tower".parse().unwrap());
    let volume = VolumePage {
        title: "香港特別行政區國際貿易及物業顧問集團（亞太區）控股有限公司 Hong Kong International Trading"
            .parse()
            .unwrap(),
        units: vec!["1203".parse().unwrap(), "1204".parse().unwrap()],
        floor: "12".parse().unwrap(),
        scan_code: ScanCode::of("1203"),
        dates: ("2021-03-01".parse().unwrap(), None),
        retention: "D30".parse().unwrap(),
        state: VolumeState::Open,
        items: (1..=60).rev().map(item).collect(),
        late: Vec::new(),
        room: Vec::new(),
        supplements: Vec::new(),
    };
    for language in [Language::En, Language::ZhHans] {
        let page = form::volume(Phrases::of(language), &settings, &volume, SpineWidth::Mm20).unwrap();
        std::fs::write(folder.join("volume.html"), page).unwrap();
        let (sizes, text) = pdf(&folder, "volume");
        let (last, before) = sizes.split_last().unwrap();
        assert!(last == "A3" && before.iter().all(|size| size == "A4"), "{sizes:?}");
        let text = plain(&text);
        for n in 1..=60 {
            let title = match n % 4 {
                0 => format!("第{n}號"),
                1 => format!("Paper{n}-x"),
                _ => format!("Paper{n}2026"),
            };
            assert_eq!(text.matches(&title).count(), 1, "{title} in\n{text}");
        }
        // On the cover, and on the spine, character by character.
        assert!(2 <= text.matches("控股有限公司").count(), "{text}");
        nothing_overflows(&folder, "volume", 20.0);
        assert_eq!(measured(&folder, "volume", TOO_WIDE), "");
    }
}

#[test]
fn a_browser_prints_labels_to_the_tenth_of_a_millimetre() {
    if !has_a_browser("a browser prints labels") {
        return;
    }
    let estate = Estate::nothing();
    let folder = estate.desk();
    let label = |n: usize| form::FileLabel {
        unit: format!("12{n:02}"),
        label: match n {
            3 => "香港特別行政區國際貿易及物業顧問集團（亞太區）控股有限公司".repeat(2),
            4 => "Donaudampfschifffahrtsgesellschaftskapitän & Söhne Handelsgesellschaft mbH & Co. KG".to_owned(),
            5 => "宏".repeat(500),
            _ => format!("第{n}號公司"),
        },
        year: "2026".to_owned(),
        code: ScanCode::of(&format!("label {n}")),
    };
    let labels: Vec<form::FileLabel> = (1..=30).map(label).collect();
    let settings = Settings::new("k7m2q3zd".parse().unwrap(), "海港中心 Harbour Tower".parse().unwrap());
    let sheet = form::LabelSheet { skip: 5, ..form::LabelSheet::USUAL };
    let page = form::file_labels(Phrases::of(Language::ZhHant), &settings, &labels, sheet).unwrap();
    std::fs::write(folder.join("labels.html"), page).unwrap();
    let (sizes, text) = pdf(&folder, "labels");
    assert_eq!(sizes, ["A4", "A4"], "30 labels and 5 used places are more than 24");
    for n in (1..=30).filter(|n| !(3..=5).contains(n)) {
        assert_eq!(plain(&text).matches(&format!("12{n:02}第{n}號公司")).count(), 1, "label {n} in\n{text}");
    }
    let script = "[...document.querySelectorAll('.label')].map(e => e.getBoundingClientRect())\
        .map(r => `${(r.width * 25.4 / 96).toFixed(1)} ${(r.height * 25.4 / 96).toFixed(1)}`).join('\\n')";
    let found = measured(&folder, "labels", script);
    assert!(found.lines().all(|line| line == "70.0 37.0") && found.lines().count() == 35, "{found}");
    assert_eq!(measured(&folder, "labels", TOO_WIDE), "");
}

/// The same of the sheet of a seal: what is read is a line that the archive fits; and the sheet is one page of A5.
#[test]
fn a_scanner_reads_the_code_of_a_seal_and_the_archive_fits_it() {
    if !has_a_browser("a scanner reads the code of a seal")
        || !peer::is_there("zbarimg", "a scanner reads the code of a seal")
    {
        return;
    }
    let estate = Estate::new().client("1203", "Acme", "2026-05-01").with(&["seal", "--print", "seal.html"]);
    let folder = estate.desk();
    assert_eq!(pdf(&folder, "seal").0, ["A5"]);
    let picture = format!("--screenshot={}/seal.png", folder.display());
    let html = format!("file://{}/seal.html", folder.display());
    browse(&folder, &[&picture, "--force-device-scale-factor=2", "--window-size=900,1200", "--hide-scrollbars", &html]);
    let read = peer::succeeds(&folder, "zbarimg", &["-q", "--raw", "seal.png"]);
    assert!(read.starts_with("DEEDBOX1 ") && read.trim().len() == 93, "{read}");
    estate.run(["verify", "--against", read.trim()]).succeeds().whatever_it_says();
}

/// A reader that is not ours (zbar) reads every code off a rendered page, and each leads to what it is on.
#[test]
fn a_scanner_reads_the_codes_of_labels_spines_boxes_and_shelves() {
    if !has_a_browser("a scanner reads the codes") || !peer::is_there("zbarimg", "a scanner reads the codes") {
        return;
    }
    let estate = every_page("en");
    let folder = estate.desk();
    let scanned = |name: &str| -> Vec<String> {
        let picture = format!("--screenshot={}/{name}.png", folder.display());
        let html = format!("file://{}/{name}.html", folder.display());
        browse(
            &folder,
            &[&picture, "--force-device-scale-factor=2", "--window-size=1300,5000", "--hide-scrollbars", &html],
        );
        let read = peer::succeeds(&folder, "zbarimg", &["-q", "--raw", &format!("{name}.png")]);
        let mut codes: Vec<String> = read.lines().map(str::to_owned).collect();
        codes.sort();
        codes
    };
    let told = |words: &[&str]| -> Vec<String> {
        let all: Vec<&str> = ["--format", "csv"].into_iter().chain(words.iter().copied()).collect();
        let text = String::from_utf8(estate.command(&all).output().stdout).unwrap();
        let mut codes: Vec<String> =
            text.lines().skip(1).filter_map(|line| line.rsplit(',').next()).map(str::to_owned).collect();
        codes.sort();
        codes
    };
    assert_eq!(scanned("labels"), told(&["where", "1204"]));
    assert_eq!(scanned("shelves"), told(&["place", "shelves"]));
    assert_eq!(scanned("open"), told(&["where", "1204"]));
    assert_eq!(scanned("volume"), told(&["where", "1203@2025-06-30"]));
    // What was read off a box means all that lies in it.
    let boxes = scanned("boxes");
    let [on_box] = boxes.as_slice() else { panic!("{boxes:?}") };
    assert_eq!(told(&["where", on_box]), told(&["where", "2025/12/box-01"]));
}

#[test]
fn no_form_is_wider_than_a_phone() {
    if !has_a_browser("a browser shows the forms at the width of a phone") {
        return;
    }
    // A browser's window has a least width; a frame has none.
    let measure = "const d = contentDocument, wide = [...d.querySelectorAll('td,th,dd,dt,p,h1,h2,li')].filter(e => \
        e.clientWidth && e.scrollWidth > e.clientWidth + 1); \
        document.title = d.documentElement.scrollWidth + ' ' + wide.map(e => e.outerHTML.slice(0, 60)).join()";
    let estate = every_page("zh-Hant");
    let folder = estate.desk();
    for name in ["volume", "open", "catalogue", "boxes", "labels", "loan", "loans", "move-out", "shelves"] {
        let frame = format!(
            "<!DOCTYPE html><title>none</title><iframe width=360 height=800 style=border:0 src={name}.html onload=\"{measure}\"></iframe>"
        );
        std::fs::write(folder.join("frame.html"), frame).unwrap();
        let file = format!("file://{}", folder.join("frame.html").display());
        let shown = browse(&folder, &["--hide-scrollbars", "--allow-file-access-from-files", "--dump-dom", &file]);
        assert!(shown.contains("<title>360 </title>"), "{name}: {}", shown.get(..600).unwrap_or(&shown));
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
