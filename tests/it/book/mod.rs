//! The book, `docs/` and the three READMEs: every command is typed in a fresh clone as it stands there, every link leads somewhere.

mod crontab;
mod links;
mod page;
mod powershell;
mod session;

use page::{Page, pages_in};
use session::{Ended, WRITTEN, fits, rewrite, typed, typed_as_written};

const READMES: [&str; 3] = ["README.md", "README.zh-Hant.md", "README.zh-Hans.md"];

/// Types a page from top to bottom, and tells of each step that went otherwise than the page says.
///
/// With `UPDATE=1` the page is given what was said.
fn run(path: &str) -> String {
    let page = Page::read(path);
    let ended = typed_as_written(&page);
    let page = if std::env::var_os("UPDATE").is_some() { rewrite(&page, &ended) } else { page };
    let mut told = String::new();
    for (step, ended) in page.steps().iter().zip(ended.iter()) {
        let said = ended.said.join("\n");
        let wrong = match &step.says {
            None if ended.code == 0 => continue,
            Some((_, says)) if fits(says, &ended.said) => continue,
            None => format!("ended with {}", ended.code),
            Some((_, says)) => format!("is shown with\n{}\n", says.join("\n")),
        };
        told.push_str(&format!("{path}:{}: {}\n  {wrong}, and said:\n{said}\n\n", step.line, step.typed));
    }
    assert!(!told.is_empty() || ended.len() == page.steps().len(), "{path} was not typed to its end");
    told
}

/// Types the pages of a folder in which nothing lies deeper, and names what went wrong.
fn run_all(paths: &[String]) {
    let told: String = paths.iter().map(|path| run(path)).collect();
    assert!(told.is_empty(), "{told}");
}

fn directly_in(folder: &str) -> Vec<String> {
    let depth = folder.matches('/').count() + 1;
    pages_in(folder).into_iter().filter(|path| path.matches('/').count() == depth).collect()
}

#[test]
fn the_readmes_are_typed_in_a_fresh_clone_as_they_stand() {
    run_all(&READMES.map(str::to_owned));
}

#[test]
fn the_pages_of_the_book_are_typed_in_a_fresh_clone_as_they_stand() {
    let pages = directly_in("docs");
    let typed = pages.iter().filter(|path| !Page::read(path).steps().is_empty()).count();
    assert!(9 <= typed, "{pages:?}");
    run_all(&pages);
}

#[test]
fn the_pages_in_traditional_chinese_are_typed_as_they_stand() {
    run_all(&directly_in("docs/zh-Hant"));
}

#[test]
fn the_pages_in_simplified_chinese_are_typed_as_they_stand() {
    run_all(&directly_in("docs/zh-Hans"));
}

#[test]
fn on_a_later_day_each_command_ends_as_on_the_day_of_writing() {
    let pages = READMES.map(str::to_owned).into_iter().take(1).chain(directly_in("docs"));
    let mut told = String::new();
    for page in pages.map(|path| Page::read(&path)) {
        let codes = |ended: &[Ended]| -> Vec<i32> { ended.iter().map(|ended| ended.code).collect() };
        let (written, later) = (codes(&typed_as_written(&page)), codes(&typed(&page, "2028-05-02")));
        for ((step, written), later) in page.steps().iter().zip(written).zip(later) {
            if written != later {
                told.push_str(&format!("{}:{}: {written}, later {later}: {}\n", page.path, step.line, step.typed));
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_readmes_name_the_same_commands_in_the_same_order() {
    let [english, traditional, simplified] = READMES.map(|path| Page::read(path).commands());
    assert!(10 < english.len(), "{english:?}");
    assert_eq!(english, traditional);
    assert_eq!(english, simplified);
}

#[test]
fn the_readmes_are_short() {
    for path in READMES {
        let lines = Page::read(path).text.lines().count();
        assert!(lines <= 150, "{path} has {lines} lines");
    }
}

/// Pages for who checks or changes the program, in English alone.
const ENGLISH_ALONE: [&str; 6] = [
    "docs/CLAUSES.md",
    "docs/DECISIONS.md",
    "docs/DEPENDENCIES.md",
    "docs/FIGURES.md",
    "docs/FORMS.md",
    "docs/README.md",
];

#[test]
fn each_page_for_who_uses_the_program_is_there_in_each_language() {
    let pages = directly_in("docs").into_iter().filter(|path| !ENGLISH_ALONE.contains(&path.as_str()));
    let names: Vec<String> = pages.map(|path| path.replace("docs/", "")).collect();
    assert!(9 < names.len(), "{names:?}");
    for language in ["zh-Hant", "zh-Hans"] {
        let folder = format!("docs/{language}");
        let there = directly_in(&folder).into_iter().map(|path| path.replace(&format!("{folder}/"), ""));
        let there: Vec<String> = there.filter(|name| name != "README.md").collect();
        assert_eq!(names, there, "{language}");
    }
}

/// The languages go through the same steps, whose commands may have other names, and end in the same way.
#[test]
fn the_chinese_pages_take_the_same_steps_as_the_english_ones() {
    let mut pages = 0;
    for traditional in directly_in("docs/zh-Hant").into_iter().filter(|path| !path.ends_with("README.md")) {
        let simplified = traditional.replace("zh-Hant", "zh-Hans");
        let english = traditional.replace("zh-Hant/", "");
        let [english, traditional, simplified] = [english, traditional, simplified].map(|path| {
            let page = Page::read(&path);
            let ended = typed_as_written(&page);
            let steps = page.steps();
            let kinds = steps
                .iter()
                .map(|step| step.says.is_some())
                .zip(ended.iter())
                .map(|(shown, ended)| (shown, ended.code));
            (path, kinds.collect::<Vec<_>>())
        });
        pages += usize::from(!english.1.is_empty());
        assert_eq!(english.1, traditional.1, "{} and {}", english.0, traditional.0);
        assert_eq!(traditional.1, simplified.1, "{} and {}", traditional.0, simplified.0);
    }
    // What is typed on Windows is not typed here.
    assert!(9 <= pages, "{pages}");
}

/// What judges the pages can fail.
#[test]
fn a_page_that_says_something_else_is_found() {
    let said = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert!(fits(&["1203/7gaj", "1203/7gaj: Lease."], &said(&["1203/x4p9", "1203/x4p9: Lease."])));
    assert!(!fits(&["1203/7gaj: Lease."], &said(&["1203/7gaj: Lease"])));
    assert!(!fits(&["1203/7gaj"], &said(&["1204/7gaj"])));
    assert!(!fits(&["one"], &said(&["one", "two"])));
    assert!(!fits(&["one", "two"], &said(&["one"])));
    assert!(fits(&["one", "…"], &said(&["one"])));
    assert!(fits(&["…", "three"], &said(&["one", "two", "three"])));
    assert!(!fits(&["…", "three"], &said(&["one", "two"])));
    assert!(fits(
        &["97 files (80 by a clock that was set) in 18"],
        &said(&["97 files (97 by a clock that was set) in 18"])
    ));
    assert!(!fits(&["97 files in 18"], &said(&["98 files in 18"])));
    let page = Page {
        path: "page.md".to_owned(),
        text: "```console\n$ deedbox --version\ndeedbox 0\n```\n```sh\nfalse\necho on\n```\n".to_owned(),
    };
    let ended = typed(&page, WRITTEN);
    assert_eq!(ended.iter().map(|one| one.code).collect::<Vec<_>>(), [0, 1]);
    assert!(ended[0].said[0].starts_with("deedbox "), "{ended:?}");
    assert!(ended[1].said.is_empty(), "{ended:?}");
}
