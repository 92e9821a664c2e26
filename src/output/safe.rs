//! What is made harmless before it reaches a terminal or a spreadsheet.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::model::text::{is_control, is_deceptive, not_a_formula};

/// Text for a terminal: what would steer it, or deceive its reader, is shown as a code (`\u{202e}`).
pub fn terminal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) || is_deceptive(c) || c == char::REPLACEMENT_CHARACTER {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// The same for text of several lines.
pub fn terminal_lines(text: &str) -> String {
    text.split('\n').map(terminal).collect::<Vec<_>>().join("\n")
}

/// A text as a cell of CSV: what would steer a terminal is shown as a code, and a formula is plain text. Line breaks and tabs stay.
pub fn csv_cell(text: &str) -> String {
    if !text.contains(is_raw) {
        return not_a_formula(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_raw(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    not_a_formula(&out)
}

fn is_raw(c: char) -> bool {
    is_control(c) && !matches!(c, '\n' | '\t')
}

/// JSON as text, in which what would steer a terminal, or deceive its reader, is escaped: what a program reads is the same.
pub fn json(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| (is_control(c) && c != '\n') || is_deceptive(c);
    if !text.contains(is_hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.into()
}

/// Text cut to some characters, with a mark where it was cut.
pub fn short(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

/// A line cut to some columns of a terminal, with a mark where it was cut.
pub fn narrow(line: &str, columns: usize) -> String {
    let width = |c: char| c.width().unwrap_or_default();
    if line.chars().map(width).sum::<usize>() <= columns {
        return line.to_owned();
    }
    let mut used = 0;
    let kept = line.chars().take_while(|c| {
        used += width(*c);
        used < columns
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_to_the_screen() {
        assert_eq!(narrow("short", 80), "short");
        let cut = narrow(&"宏達".repeat(40), 80);
        assert!(cut.chars().map(|c| c.width().unwrap()).sum::<usize>() <= 80);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn a_cell_is_neither_a_formula_nor_a_command() {
        assert_eq!(csv_cell("＝1+1"), "'＝1+1");
        assert_eq!(csv_cell("＠SUM"), "'＠SUM");
        assert_eq!(csv_cell("a\u{1b}[31m\u{9b}2J\r\u{7}"), "a\\u{1b}[31m\\u{9b}2J\\u{d}\\u{7}");
        assert_eq!(csv_cell("two\nlines"), "two\nlines");
        assert_eq!(csv_cell("-5"), "-5");
    }

    #[test]
    fn json_says_the_same_without_control_characters() {
        let value = serde_json::json!({ "name": "a\u{1b}\u{9b}\u{7f}\u{202e}\u{e0001}宏" });
        let text = value.to_string();
        let shown = json(&text);
        assert!(!shown.contains(|c: char| is_control(c) || is_deceptive(c)), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
        assert!(shown.contains('宏'));
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(terminal("a\u{1b}[31mred\u{202e}\nb"), "a\\u{1b}[31mred\\u{202e}\\u{a}b");
        assert_eq!(short("宏達貿易有限公司", 5), "宏達貿易…");
    }
}
