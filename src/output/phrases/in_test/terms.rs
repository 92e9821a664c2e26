//! `locales/TERMS.md` holds for every phrase: one word a thing.

#![expect(clippy::disallowed_methods, reason = "a test reads the project's own pages")]

use std::fs;
use std::path::Path;

use super::super::{source, topics};
use crate::model::language::Language;

/// A term, with the words that are not said in its place; traditional and simplified.
struct Term {
    says: [String; 2],
    not: [Vec<String>; 2],
}

fn terms() -> Vec<Term> {
    let rows = include_str!("../../../../locales/TERMS.md").lines().filter(|line| line.starts_with("| "));
    let cells = rows.skip(1).map(|row| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    let words = |cell: &str| cell.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let term = |cells: Vec<&str>| match cells.as_slice() {
        [_, traditional, simplified, not_traditional, not_simplified] => Term {
            says: [traditional, simplified].map(|word| (*word).to_owned()),
            not: [words(not_traditional), words(not_simplified)],
        },
        other => panic!("a row of five cells: {other:?}"),
    };
    cells.map(term).collect()
}

/// What the phrases of a language say, each with its key, without what is typed.
fn said_in(language: Language) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for topic in topics() {
        let source = source(topic, language);
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with(' ')) {
                key = name.to_owned();
            }
            // 命令列 is the line on which a command stands.
            let said: String = line.split('`').step_by(2).collect();
            all.push((key.clone(), said.replace("命令列", "").replace("命令行", "")));
        }
    }
    all
}

#[test]
fn each_thing_is_called_by_its_one_term() {
    let terms = terms();
    assert!(20 < terms.len());
    for (at, language) in [Language::ZhHant, Language::ZhHans].into_iter().enumerate() {
        let lines = said_in(language);
        let of_forms = |key: &str| {
            ["export-column-", "export-word-", "export-sheet-", "help-import--examples"]
                .iter()
                .any(|start| key.starts_with(start))
        };
        let mut wrong = Vec::new();
        for term in &terms {
            assert!(lines.iter().any(|(_, line)| line.contains(&term.says[at])), "nobody says {}", term.says[at]);
            for (key, line) in lines.iter().filter(|(key, _)| !of_forms(key)) {
                let other = term.not[at].iter().find(|word| line.contains(word.as_str()));
                wrong.extend(other.map(|word| format!("{key}: {word} for {}: {}", term.says[at], line.trim())));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", language.as_str(), wrong.join("\n"));
    }
}

/// What is kept of a computer's files under the name of a client's: `檔案庫`, the archive, and `檔案包`, a bundle.
const OF_ARCHIVES: [&str; 4] = ["檔案庫", "檔案包", "档案库", "档案包"];

/// Where a line calls a computer's file as a client's file is called, or in Hong Kong's words where the mainland has its own.
fn calls_a_computer_file_a_clients(line: &str) -> Option<String> {
    let mut rest = line.to_owned();
    for name in OF_ARCHIVES {
        rest = rest.replace(name, "");
    }
    // A client's file is counted as 份; 個 counts the files of a computer. Behind a format (`CSV`) stands a computer's file.
    let others =
        ["個檔案", "个档案", "檔案名", "档案名", "新檔案", "新档案", "空檔案", "檔案格式", "檔案夾", "电脑档", "档名"];
    if let Some(word) = others.into_iter().find(|word| rest.contains(word)) {
        return Some(word.to_owned());
    }
    let behind_a_format = |client: &str| {
        rest.match_indices(client).any(|(at, _)| {
            let before = rest.get(..at).and_then(|before| before.strip_suffix(' ')).unwrap_or_default();
            before.ends_with(|c: char| c.is_ascii_alphabetic())
        })
    };
    let format = ["檔案", "档案"].into_iter().find(|client| behind_a_format(client))?;
    Some(format!("… {format}"))
}

#[test]
fn a_computer_file_is_not_called_as_a_client_s_file_is() {
    for language in [Language::ZhHant, Language::ZhHans] {
        let said = said_in(language);
        // The register of loans has the name of a client's file, as the form has it.
        let of_forms = |key: &str| key.starts_with("export-column-") || key == "form-file-title";
        let wrong: Vec<String> = said
            .iter()
            .filter(|(key, _)| !of_forms(key))
            .filter_map(|(key, line)| {
                Some(format!("{key}: {}: {}", calls_a_computer_file_a_clients(line)?, line.trim()))
            })
            .collect();
        assert!(wrong.is_empty(), "{}:\n{}", language.as_str(), wrong.join("\n"));
        // What is typed in the place of a file's name is a name.
        for topic in topics() {
            for line in source(topic, language).lines() {
                let typed =
                    line.split('`').skip(1).step_by(2).find(|typed| typed.contains("檔案") || typed.contains("档案"));
                assert_eq!(typed, None, "{}: {line}", language.as_str());
                let name = line.starts_with("help-value-") && (line.contains("檔案") || line.contains("档案"));
                assert!(!name, "{}: {line}", language.as_str());
            }
        }
    }
}

#[test]
fn a_computer_file_that_is_called_otherwise_is_found() {
    let calls = calls_a_computer_file_a_clients;
    for wrong in [
        "19 個檔案包內的 103 個檔案",
        "檔案庫以外的新檔案",
        "CSV 檔案的編碼",
        "檔案名稱",
        "19 个档案包内的 103 个档案",
        "写成电脑档",
        "取自档名",
    ] {
        assert!(calls(wrong).is_some(), "{wrong}");
    }
    for right in [
        "19 個檔案包內的 103 個電腦檔",
        "一份客戶檔案",
        "把 1203 的檔案借出",
        "檔案庫以外的新電腦檔",
        "取自檔名",
        "103 个文件",
    ] {
        assert_eq!(calls(right), None, "{right}");
    }
}

/// Marks of an English sentence between words of Chinese.
fn marks_of_english(line: &str) -> bool {
    let characters: Vec<char> = line.chars().collect();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    characters.windows(3).any(|three| {
        let [before, mark, after] = three else { return false };
        is_han(*before) && matches!(mark, ',' | ';' | '!' | '?') && (is_han(*after) || *after == ' ')
    })
}

#[test]
fn between_chinese_words_stand_chinese_marks() {
    assert!(marks_of_english("合同, 租約") && marks_of_english("甚麼?有") && !marks_of_english("合同、租約（a, b）"));
    for language in [Language::ZhHant, Language::ZhHans] {
        let said = said_in(language);
        // A list of values is shown as it is typed.
        let wrong = said.iter().filter(|(key, line)| marks_of_english(line) && !key.starts_with("help-value-"));
        let wrong: Vec<_> = wrong.filter(|(key, _)| !key.ends_with("--examples")).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", language.as_str());
    }
}

/// What the Chinese pages of the book and the README say, by line, without what is typed and shown.
fn said_in_the_book(language: Language) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("docs").join(language.as_str());
    let pages = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let readme = root.join(format!("README.{}.md", language.as_str()));
    let mut said = Vec::new();
    for page in pages.chain([readme]) {
        let (text, mut inside) = (fs::read_to_string(&page).unwrap(), false);
        for (at, line) in text.lines().enumerate() {
            inside ^= line.starts_with("```");
            // The third line leads to the other languages, each by its own name; 命令列 is the line on which a command stands.
            if !inside && at != 2 {
                let line: String = line.split('`').step_by(2).collect();
                let name = format!("{}:{}", page.strip_prefix(root).unwrap().display(), at + 1);
                said.push((name, line.replace("命令列", "").replace("命令行", "")));
            }
        }
    }
    said
}

#[test]
fn the_book_calls_each_thing_by_its_one_term() {
    for (at, language) in [Language::ZhHant, Language::ZhHans].into_iter().enumerate() {
        let lines = said_in_the_book(language);
        assert!(200 < lines.len(), "{}", lines.len());
        let mut wrong = Vec::new();
        for (place, line) in &lines {
            let other = terms().iter().flat_map(|term| term.not[at].clone()).find(|word| line.contains(word.as_str()));
            let other = other.or_else(|| calls_a_computer_file_a_clients(line));
            wrong.extend(other.map(|word| format!("{place}: {word}: {line}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
