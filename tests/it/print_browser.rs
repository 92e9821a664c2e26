//! The forms of the filing room as a browser shows and prints them, and as a scanner reads their codes.

use std::path::Path;

use deedbox::inside::form::{self, ItemLine, SpineWidth, VolumePage, VolumeState};
use deedbox::inside::{Boxed, Catalogue, CatalogueEntry, Language, Level, Phrases, ScanCode, Settings, VolumeCode};

use crate::print::every_page;
use crate::support::{Estate, peer};

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
