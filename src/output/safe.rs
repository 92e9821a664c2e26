//! What is made harmless before it reaches a terminal.

use crate::model::text::{is_control, is_deceptive};

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

/// Text cut to some characters, with a mark where it was cut.
pub fn short(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(terminal("a\u{1b}[31mred\u{202e}\nb"), "a\\u{1b}[31mred\\u{202e}\\u{a}b");
        assert_eq!(short("宏達貿易有限公司", 5), "宏達貿易…");
    }
}
