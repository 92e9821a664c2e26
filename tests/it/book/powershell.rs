//! The commands for PowerShell: no such shell is there to run them, so that each is held against the help.

use std::process::Command;

use super::page::{Page, pages_in};

/// The words of a line as PowerShell takes them: quotation marks hold blanks together, a pipe ends the command.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            '|' if !quoted => break,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// What the help of a command says, down to its last word that is a command.
fn help(words: &[&str]) -> Option<String> {
    let asked = [&["--lang", "en"], words, &["--help"]].concat();
    let done = Command::new(crate::support::program()).args(asked).output().unwrap();
    done.status.success().then(|| String::from_utf8(done.stdout).unwrap())
}

/// What a line names that the program does not have.
fn wrong(line: &str) -> Option<String> {
    let words = words(line);
    let (mut command, mut options) = (Vec::new(), Vec::new());
    let mut rest = words.iter().skip(1).map(String::as_str);
    while let Some(word) = rest.next() {
        match word {
            "-C" | "--as" | "--format" | "--lang" if command.is_empty() => drop(rest.next()),
            word if word.starts_with('-') => options.push(word),
            word if options.is_empty() && command.len() < 2 => command.push(word),
            _ => {}
        }
    }
    // The second word is a command, or what the first one is about.
    let told =
        help(&command).filter(|told| command.len() < 2 || told.contains(&format!("{} {}", command[0], command[1])));
    let Some(told) = told.or_else(|| help(&command[..1])) else { return Some(format!("no command: {line}")) };
    let lacks = |option: &&&str| !told.contains(&format!("{option} ")) && !told.contains(&format!("{option}\n"));
    options.iter().find(lacks).map(|option| format!("no {option}: {line}"))
}

#[test]
fn each_command_for_powershell_has_the_words_that_the_program_has() {
    let mut seen = 0;
    let mut told = Vec::new();
    for path in pages_in("docs") {
        for block in Page::read(&path).texts("powershell") {
            for line in block.lines().filter(|line| line.starts_with("deedbox ")) {
                seen += 1;
                told.extend(wrong(line));
            }
        }
    }
    assert!(6 <= seen, "{seen}");
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_command_or_an_option_that_is_not_there_is_found() {
    assert_eq!(wrong("deedbox status"), None);
    assert_eq!(wrong("deedbox -C D:\\tower unit add 1203 --floor 12"), None);
    assert!(wrong("deedbox -C D:\\tower unit add 1203 --flor 12").is_some());
    assert!(wrong("deedbox stattus").is_some());
    assert!(wrong("deedbox report yearbook --year 2026 -o D:\\y.html").is_none());
    assert!(wrong("deedbox report yearbook --yeer 2026").is_some());
}
