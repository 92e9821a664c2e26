//! The crontab of `docs/cron.md` and of its Chinese pages, run as cron runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::page::Page;
use super::session::Clone;

/// A crontab: what it sets, and its lines.
struct Crontab {
    set: Vec<(String, String)>,
    lines: Vec<Line>,
}

struct Line {
    /// Minute, hour, day, month, day of the week.
    when: [String; 5],
    command: String,
}

/// The page in each language; what is Chinese in a crontab are its remarks, and the language that it sets.
const PAGES: [&str; 3] = ["docs/cron.md", "docs/zh-Hant/cron.md", "docs/zh-Hans/cron.md"];

fn crontab(page: &str) -> Crontab {
    let texts = Page::read(page).texts("crontab");
    let [text] = texts.as_slice() else { panic!("{} crontabs", texts.len()) };
    let (mut set, mut lines) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let first = line.split([' ', '=']).next().unwrap();
        match line.split_once('=') {
            Some((name, value)) if name == first => set.push((name.to_owned(), value.to_owned())),
            _ => lines.push(parsed(line)),
        }
    }
    Crontab { set, lines }
}

/// A line as cron reads it: five fields, and the rest; `\%` is a percent sign, and one without a backslash would end the command.
fn parsed(line: &str) -> Line {
    let mut rest = line;
    let when = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)].map(|(least, most)| {
        let (field, after) = rest.trim_start().split_once(' ').unwrap_or_else(|| panic!("{line}"));
        rest = after;
        for number in field.split(['-', ',']).filter(|number| *number != "*") {
            let number: u8 = number.parse().unwrap_or_else(|_| panic!("{field} in {line}"));
            assert!((least..=most).contains(&number), "{field} in {line}");
        }
        field.to_owned()
    });
    let plain = rest.trim().replace("\\%", "\u{1}");
    assert!(!plain.contains('%'), "a bare %: {line}");
    Line { when, command: plain.replace('\u{1}', "%") }
}

/// An office in git with a volume of the year before, in a fresh clone's place of `/srv`.
fn office(clone: &Clone) {
    let made = clone.shell(
        "deedbox init srv/tower --name Tower --owner Wong --git &&
        cd srv/tower && deedbox unit add 1203 --floor 12 && deedbox unit add 1204 --floor 12 &&
        deedbox add 1203 --company A --move-in 2020-01-01 && deedbox add 1204 --company B --move-in 2020-01-01 &&
        deedbox move-out 1203 --date 2026-06-30",
    );
    succeeds(made);
}

fn succeeds(mut command: Command) -> Output {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done
}

/// Runs a line as cron does: by its shell, with its environment and a home, without a terminal.
fn run(clone: &Clone, crontab: &Crontab, line: &Line) -> (Option<i32>, String) {
    let set = |name: &str| crontab.set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let srv = clone.folder().join("srv");
    let command = line.command.replace("/srv/", &format!("{}/", srv.display()));
    let shown = clone.shell("true");
    let own = |name: &str| {
        shown.get_envs().find(|(known, _)| *known == name).and_then(|(_, value)| value).unwrap().to_owned()
    };
    let mut cron = Command::new(set("SHELL").unwrap_or("/bin/sh".to_owned()));
    cron.args(["-c", &command]).env_clear().current_dir(clone.home()).stdin(Stdio::null());
    let placed = |value: &str| value.replace("/srv/", &format!("{}/", srv.display()));
    cron.envs(crontab.set.iter().map(|(name, value)| (name, placed(value))));
    // The tools of the test stand for /usr/local/bin; the clock is the test's.
    for name in ["PATH", "HOME", "BOOK", "BOOK_DAY", "BOOK_PROGRAM"] {
        cron.env(name, own(name));
    }
    let done = cron.output().unwrap();
    (done.status.code(), format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)))
}

fn the<'c>(crontab: &'c Crontab, word: &str) -> &'c Line {
    let lines: Vec<&Line> = crontab.lines.iter().filter(|line| line.command.contains(word)).collect();
    let [line] = lines.as_slice() else { panic!("{} lines have {word}", lines.len()) };
    line
}

fn commits(tower: &Path) -> usize {
    let mut git = Command::new("git");
    git.args(["log", "--oneline"]).current_dir(tower);
    String::from_utf8(succeeds(git).stdout).unwrap().lines().count()
}

#[test]
fn the_lines_of_the_crontab_do_what_their_remarks_say_and_mail_nothing() {
    for page in PAGES {
        carried_out(&crontab(page));
    }
}

fn carried_out(crontab: &Crontab) {
    let clone = Clone::on("2027-01-02");
    office(&clone);
    let tower = clone.folder().join("srv/tower");
    assert_eq!(run(&clone, crontab, the(crontab, "verify")), (Some(0), String::new()));

    let before = commits(&tower);
    let evening = crontab.lines.iter().find(|line| line.when[4] == "1-5").unwrap();
    assert_eq!(run(&clone, crontab, evening).0, Some(0));
    assert_eq!(commits(&tower), before + 1);

    let year = the(crontab, "archive-moved-out");
    assert_eq!((year.when[2].as_str(), year.when[3].as_str()), ("2", "1"));
    let (code, said) = run(&clone, crontab, year);
    assert_eq!(code, Some(0), "{said}");
    assert!(tower.join("moved-out/2026/12/box-01").is_dir(), "{said}");
    assert_eq!(commits(&tower), before + 2);

    assert_eq!(run(&clone, crontab, the(crontab, "status")), (Some(0), String::new()));
    let page = fs::read_to_string(clone.folder().join("srv/status.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"), "{page}");
    // Nothing is left to do: nothing is done, and nothing is wrong.
    for line in &crontab.lines {
        let (code, said) = run(&clone, crontab, line);
        assert_eq!(code, Some(0), "{}: {said}", line.command);
    }
}

#[test]
fn the_chinese_pages_have_the_same_crontab() {
    let english = crontab(PAGES[0]);
    let lines = |crontab: &Crontab| -> Vec<([String; 5], String)> {
        crontab.lines.iter().map(|line| (line.when.clone(), line.command.clone())).collect()
    };
    for page in &PAGES[1..] {
        let chinese = crontab(page);
        assert_eq!(lines(&english), lines(&chinese), "{page}");
        let set: Vec<_> = chinese.set.iter().filter(|(name, _)| name != "DEEDBOX_LANG").cloned().collect();
        assert_eq!((english.set.len() + 1, &english.set), (chinese.set.len(), &set), "{page}");
    }
}

#[test]
fn what_somebody_changed_is_mailed_in_the_night() {
    let (clone, crontab) = (Clone::on("2027-01-02"), crontab(PAGES[0]));
    office(&clone);
    let cover = "srv/tower/units/12/1204/*/data/cover.toml";
    succeeds(clone.shell(&format!("chmod u+w {cover} && sed -i '$a # x' {cover}")));
    let (code, said) = run(&clone, &crontab, the(&crontab, "verify"));
    assert_eq!(code, Some(1));
    assert!(said.contains("altered") && said.contains("cover.toml"), "{said}");
}
