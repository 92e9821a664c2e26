//! Reports and listings as pages: valid, of the same figures as JSON, safe, and within the width of a phone.

use std::path::Path;

use crate::support::{Estate, peer};

/// Reads a page as strictly as HTML can be read, and compares its tables with the same report in JSON.
const COMPARE: &str = r#"
import json, re, sys
from decimal import Decimal
import html5lib

page = open(sys.argv[1], encoding="utf8").read()
said = json.load(open(sys.argv[2], encoding="utf8"), parse_float=Decimal)
doc = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
assert doc.find(".//script") is None and "http" not in page.replace("http://www.w3.org", ""), "something is fetched or run"
ids = [e.get("id") for e in doc.iter() if e.get("id")]
assert len(ids) == len(set(ids)), "an id stands twice"
for svg in doc.iter("svg"):
    if svg.get("role") == "img":
        named = svg.get("aria-labelledby").split()
        texts = {e.get("id"): e.text for e in svg if e.tag in ("title", "desc")}
        assert len(named) == 2 and all(texts.get(name) for name in named), named
    else:
        assert svg.get("aria-hidden") == "true"
for link in doc.iter("a"):
    assert link.get("href")[1:] in ids, link.get("href")

def value(cell):
    data, time, text = cell.find("data"), cell.find("time"), cell.find("bdi")
    if data is not None: return data.get("value")
    if time is not None: return time.get("datetime")
    return None if text is None else "".join(text.itertext())

def same(want, got):
    if want is None or got is None: return want is None and got is None
    if isinstance(want, bool): return got == str(want).lower()
    if isinstance(want, list): return got == ", ".join(want)
    if isinstance(want, (int, Decimal)): return Decimal(got) == want
    return got == want.replace("\u202e", "\\u{202e}")

def totals(report, keys, table):
    foot = table.find("tfoot")
    if foot is None: return
    for key, cell in zip(keys, foot.find("tr")):
        want = report["totals"].get(key)
        assert same(want, value(cell)) or (want is None and cell.tag == "th"), (key, want, value(cell))

reports = {said["report"]: said, **said.get("reports", {})}
covered = {name: set() for name in reports}
for table in doc.iter("table"):
    name = re.sub(r"-\d+$", "", re.sub(r"^table-", "", table.get("id")))
    if table.get("id") in ("figures-chart-complaints-kinds", "figures-chart-repairs-kinds"):
        of = table.get("id").split("-")[2]
        cells = [Decimal(value(cell)) for row in table.find("tbody") for cell in row[1:]]
        assert sum(cells) == reports[of]["totals"]["received"], (of, cells)
    head = table.find("thead").find("tr")
    keys = [th.get("data-key") for th in head]
    if name.endswith("-months"):
        of = reports[name[: -len("-months")]]
        at = keys.index("received")
        assert sum(Decimal(value(row[at])) for row in table.find("tbody")) == of["totals"]["received"], name
        totals(of, keys, table)
    if name not in reports: continue
    report = reports[name]
    rows = list(table.find("tbody"))
    assert len(rows) == len(report["rows"]), name
    for row, want in zip(rows, report["rows"]):
        for key, cell in zip(keys, row):
            assert same(want[key], value(cell)), (name, key, want[key], value(cell))
            covered[name].add(key)
    totals(report, keys, table)
for name, report in reports.items():
    if report["rows"]:
        told = {key for row in report["rows"] for key, cell in row.items() if cell not in (None, [])}
        lacking = told - covered[name] - {"floor", "satisfied_comments", "dissatisfied_comments"}
        assert not lacking, (name, lacking)
print(sum(len(keys) for keys in covered.values()))
"#;

const REPORTS: [&str; 23] = [
    "occupancy",
    "clients",
    "contacts",
    "arrears",
    "deposits",
    "meters",
    "loans",
    "issued",
    "completeness",
    "expiring",
    "payments",
    "complaints",
    "repairs",
    "violations",
    "applications",
    "fit-outs",
    "visits",
    "stocktakes",
    "late-entries",
    "satisfaction",
    "moved-out",
    "retention",
    "yearbook",
];

/// A client with a hostile name who has a record of every kind.
fn full() -> Estate {
    Estate::new().client("1203", "<script>alert('&')</script>宏達\u{202e}", "2026-03-01").with_every_kind("1203")
}

fn reader_is_there() -> bool {
    peer::is_there("python3", "a strict reader of HTML reads the pages") && {
        let found = peer::run(Path::new("/"), "python3", &["-c", "import html5lib"]).status.success();
        assert!(found || std::env::var("CI").as_deref() != Ok("true"), "`.ci/run` installs html5lib");
        found
    }
}

fn printed(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).output();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

#[test]
fn every_page_is_valid_and_has_the_figures_of_json_in_every_language() {
    if !reader_is_there() {
        return;
    }
    for (estate, languages) in [(full(), &["en", "zh-Hant", "zh-Hans"][..]), (Estate::founded(), &["en"][..])] {
        let desk = estate.desk();
        for report in REPORTS {
            std::fs::write(desk.join("report.json"), printed(&estate, &["--format", "json", "report", report]))
                .unwrap();
            // The words differ, not the figures: one long page and one short are read in each language.
            let in_each = ["yearbook", "expiring"].contains(&report);
            for language in languages.iter().filter(|language| in_each || **language == "en") {
                let page = printed(&estate, &["--format", "html", "--lang", language, "report", report]);
                assert!(page.contains(&format!("<html lang=\"{language}\">")), "{report}");
                assert!(!page.contains("<script") && !page.contains('\u{202e}'), "{report}");
                std::fs::write(desk.join("page.html"), page).unwrap();
                peer::succeeds(&desk, "python3", &["-c", COMPARE, "page.html", "report.json"]);
            }
        }
    }
}

#[test]
fn a_listing_is_a_page_too_and_what_is_no_table_is_refused() {
    let estate = full();
    let of_one: [&[&str]; 4] = [&["show", "1203"], &["history", "1203"], &["statement", "1203"], &["show", "1205"]];
    let of_all: [&[&str]; 6] =
        [&["status"], &["loans"], &["search", "宏達"], &["pending"], &["list"], &["report", "contacts"]];
    for words in of_one.into_iter().chain(of_all) {
        let page = printed(&estate, &[&["--format", "html"], words].concat());
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{words:?}");
        assert!(!page.contains("<script"), "{words:?}");
    }
    estate.run(["--format", "html", "unit", "list"]).refused(2).stdout("").stderr(
        "
        error: what this command prints is no page
          hint: pages are of `report`, `status`, `list`, `show`, `statement`, `history`, `search`, `loans`, `pending` and `audit`; here `--format json` or `--format csv`
        ",
    );
}

/// The values of a page that stand under a key.
fn values(page: &str, key: &str) -> Vec<String> {
    let mark = format!("data-key=\"{key}\">");
    let marks = page.split(mark.as_str()).skip(1);
    marks.filter_map(|rest| Some(rest.split_once('<')?.0.to_owned())).collect()
}

fn rows_of(estate: &Estate, words: &[&str]) -> serde_json::Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&done.stdout).expect("JSON")
}

#[test]
fn what_there_is_to_do_stands_in_cards_by_sort_as_many_as_in_json_each_with_its_command() {
    let estate = full();
    let page = printed(&estate, &["--format", "html", "status"]);
    let said = rows_of(&estate, &["status"]);
    let rows = said["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let of_sort = rows.iter().filter(|other| other["what"] == row["what"]).count();
        assert_eq!(values(&page, row["what"].as_str().unwrap()), [of_sort.to_string()], "{row}");
        let words: Vec<String> =
            row["command"].as_str().unwrap().split(' ').map(|w| format!("<span>{w}</span>")).collect();
        let command = words
            .join(" ")
            .replace('\'', "&#x27;")
            .replace("</", "<\u{0}")
            .replace('/', "&#x2f;")
            .replace('\u{0}', "/");
        assert!(page.contains(&command), "{command}");
    }
    let nothing = printed(&Estate::founded(), &["--format", "html", "status", "--only", "loan-overdue"]);
    assert!(!nothing.contains("<li>"), "{nothing}");
}

#[test]
fn the_page_of_the_audit_counts_the_clauses_as_json_does() {
    let estate = full();
    let page = String::from_utf8(estate.command(&["--format", "html", "audit"]).output().stdout).unwrap();
    let totals = rows_of(&estate, &["audit"])["totals"].clone();
    for (state, count) in totals.as_object().unwrap() {
        assert_eq!(values(&page, &state.replace('_', " ")), [count.to_string()], "{state}");
    }
}

#[test]
fn the_page_of_an_account_and_of_a_file_has_the_sums_of_json() {
    let estate = full();
    for words in [["statement", "1203"], ["show", "1203"]] {
        let page = printed(&estate, &[&["--format", "html"], &words[..]].concat());
        let said = rows_of(&estate, &words);
        for key in ["owed", "deposits_held", "credit_balance"] {
            let value = said[key].as_str().unwrap();
            let stands = format!("data-key=\"{key}\"><data value=\"{value}\">");
            assert!(page.contains(&stands), "{words:?}: {stands}\n{page}");
        }
    }
}

#[test]
fn a_column_in_which_nothing_stands_is_left_out_and_an_id_does_not_break() {
    let estate = Estate::new().client("1203", "宏達", "2026-03-01");
    let page = printed(&estate, &["--format", "html", "report", "clients"]);
    let keys: Vec<&str> =
        page.split("scope=\"col\" data-key=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(keys.contains(&"unit") && keys.contains(&"company") && !keys.contains(&"lease_end"), "{keys:?}");
    assert!(page.contains("<th scope=\"row\" class=\"short\">"), "{page}");
}

#[test]
fn a_page_is_written_outside_the_archive_and_over_nothing() {
    let estate = full();
    estate
        .run(["report", "arrears", "-o", "arrears.html"])
        .succeeds()
        .stdout("arrears.html\n")
        .stderr("")
        .changes_around("+ desk/arrears.html");
    let page = std::fs::read_to_string(estate.desk().join("arrears.html")).unwrap();
    assert_eq!(page, printed(&estate, &["--format", "html", "report", "arrears"]));
    estate.run(["report", "arrears", "-o", "arrears.html"]).refused(2).whatever_it_says();
    estate.run(["report", "arrears", "-o", "../tower/arrears.html"]).refused(2).whatever_it_says();
    let json = ["--format", "json", "report", "arrears", "-o", "arrears.json"];
    let run = estate.run(json).refused(2).stdout("").whatever_it_says();
    assert!(run.err().contains("`-o` writes a page, a workbook or CSV, not JSON"), "{}", run.err());
    estate.run(["--format", "csv", "report", "arrears", "-o", "arrears.html"]).refused(2).stdout("").whatever_it_says();
    estate
        .run(["--format", "csv", "report", "arrears", "-o", "arrears.csv"])
        .succeeds()
        .stdout("arrears.csv\n")
        .stderr("")
        .changes_around("+ desk/arrears.csv");
}

/// What a browser finds of every text on a page that is less than WCAG 2 wants at level AA: 4.5 to 1, of large letters 3 to 1.
const PALE: &str = "(() => { \
    const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m.slice(0, 3), 1] : m; }; \
    const lum = c => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); \
        return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; }; \
    const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1); \
    const ground = e => { let layers = []; for (; e; e = e.parentElement) layers.push(rgb(getComputedStyle(e).backgroundColor)); \
        return layers.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]); }; \
    let seen = 0, pale = []; \
    for (const e of document.querySelectorAll('body *')) { \
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.closest('script,pre#found')) continue; \
        const s = getComputedStyle(e), svg = e.closest('svg'), b = ground(svg ? svg.parentElement : e); \
        const c = over(rgb(svg ? s.fill : s.color), b), [x, y] = [lum(c), lum(b)].sort((p, q) => q - p); \
        const size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && s.fontWeight >= 700; \
        seen++; if ((x + .05) / (y + .05) < (large ? 3 : 4.5)) pale.push(e.outerHTML.slice(0, 80)); \
    } \
    return (seen > 5 ? 'seen' : 'empty') + pale.join('\\n'); })()";

#[test]
fn every_word_on_a_page_stands_out_from_what_is_behind_it() {
    if !peer::is_there("chromium", "a browser measures the contrast of pages") {
        return;
    }
    let estate = full();
    let desk = estate.desk();
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    let profile = format!("--user-data-dir={}", desk.join("profile").display());
    let found = |page: &str, scheme: &[&str]| {
        let script =
            format!("<pre id=\"found\"></pre><script>document.getElementById('found').textContent = {PALE};</script>");
        std::fs::write(desk.join("contrast.html"), page.replace("</body>", &format!("{script}</body>"))).unwrap();
        let file = format!("file://{}", desk.join("contrast.html").display());
        let dom =
            peer::succeeds(&desk, "chromium", &[&quiet[..], &[&profile], scheme, &["--dump-dom", &file]].concat());
        let found = dom.split("<pre id=\"found\">").nth(1).and_then(|rest| rest.split("</pre>").next());
        found.expect("what was found").to_owned()
    };
    let (light, dark): (&[&str], &[&str]) = (&[], &["--blink-settings=preferredColorScheme=0"]);
    // What measures can see what is pale, and in which scheme.
    let pale = "<!DOCTYPE html><style>p { color: #aaa } @media (prefers-color-scheme: dark) { p { color: #000 } }</style><body>".to_owned()
        + &"<p>a</p>".repeat(6)
        + "</body>";
    assert_eq!((found(&pale, light).matches("&lt;p&gt;").count(), found(&pale, dark).as_str()), (6, "seen"));
    for words in [
        &["report", "yearbook"][..],
        &["status"],
        &["show", "1203"],
        &["history", "1203"],
        &["statement", "1203"],
        &["audit"],
        &["pending"],
        &["list"],
        &["search", "a"],
        &["loans"],
    ] {
        let done = estate.command(&[&["--format", "html"], words].concat()).output();
        let page = String::from_utf8_lossy(&done.stdout).into_owned();
        for scheme in [light, dark] {
            assert_eq!(found(&page, scheme), "seen", "{words:?} {scheme:?}");
        }
    }
}

#[test]
fn no_page_is_wider_than_a_phone_and_a_browser_prints_it() {
    if !peer::is_there("chromium", "a browser shows the yearbook") || !peer::is_there("pdftotext", "the same") {
        return;
    }
    let estate = full();
    let desk = estate.desk();
    std::fs::write(
        desk.join("page.html"),
        printed(&estate, &["--lang", "zh-Hant", "--format", "html", "report", "yearbook"]),
    )
    .unwrap();
    let profile = format!("--user-data-dir={}", desk.join("profile").display());
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        &profile,
    ];
    // A browser's window has a least width; a frame has none.
    let frame = |width: u32| {
        format!(
            "<!DOCTYPE html><iframe width={width} height=800 style=border:0 src=page.html onload=\"document.title = \
             contentDocument.documentElement.scrollWidth\"></iframe>"
        )
    };
    for width in [360, 1200] {
        std::fs::write(desk.join("frame.html"), frame(width)).unwrap();
        let file = format!("file://{}", desk.join("frame.html").display());
        let asked = [&quiet[..], &["--allow-file-access-from-files", "--dump-dom", &file]].concat();
        let shown = peer::succeeds(&desk, "chromium", &asked);
        assert!(shown.contains(&format!("<title>{width}</title>")), "at {width} px: {shown}");
    }
    let (page, print) = (format!("file://{}", desk.join("page.html").display()), "--print-to-pdf=page.pdf");
    peer::succeeds(&desk, "chromium", &[&quiet[..], &["--no-pdf-header-footer", print, &page]].concat());
    let text = peer::succeeds(&desk, "pdftotext", &["-raw", "page.pdf", "-"]);
    assert!(text.contains("5,200.00") && text.contains("Harbour Tower"), "{text}");
}
