//! Lines of a help for the width of a terminal: Chinese letters are two columns wide, and a line may end after most of them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Between an option and what it means, in columns.
const GAP: usize = 2;

/// A line of a list: what is listed, and what it means.
struct HelpLine<'a> {
    indent: usize,
    what: &'a str,
    means: &'a str,
}

impl<'a> HelpLine<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let what = line.trim_start();
        let indent = line.len() - what.len();
        let (what, means) = what.split_once("  ")?;
        (0 < indent).then(|| Self { indent, what, means: means.trim_start() })
    }

    /// Whether it lists an option or an argument, whose names may hold Chinese.
    fn is_argument(&self) -> bool {
        self.what.starts_with(['-', '<', '['])
    }

    fn width(&self) -> usize {
        self.indent + self.what.width()
    }
}

/// A text, its lists aligned and its long lines broken.
pub(super) fn laid_out(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut run: Vec<&str> = Vec::new();
    for line in text.lines() {
        if HelpLine::of(line).is_some_and(|listed| listed.is_argument()) {
            run.push(line);
            continue;
        }
        aligned(&std::mem::take(&mut run), width, &mut out);
        broken(line, width, &mut out);
    }
    aligned(&run, width, &mut out);
    out
}

/// A run of options, what they mean in one column.
fn aligned(run: &[&str], width: usize, out: &mut String) {
    let column = run.iter().filter_map(|line| HelpLine::of(line)).map(|listed| listed.width()).max().unwrap_or(0) + GAP;
    for listed in run.iter().filter_map(|line| HelpLine::of(line)) {
        let gap = column.saturating_sub(listed.width());
        broken(
            &format!("{:indent$}{}{:gap$}{}", "", listed.what, "", listed.means, indent = listed.indent),
            width,
            out,
        );
    }
}

/// A line, broken where it is too long; what follows stands under what it means. A command to be typed is left whole.
fn broken(line: &str, width: usize, out: &mut String) {
    let trimmed = line.trim_start();
    let hang = match HelpLine::of(line) {
        Some(listed) => line.width() - listed.means.width(),
        None => line.len() - trimmed.len(),
    };
    let is_command = hang > 0 && (trimmed.starts_with("deedbox ") || trimmed.starts_with("scan |"));
    if is_command || line.width() <= width {
        out.push_str(line);
        out.push('\n');
        return;
    }
    let hang = if 2 < hang && width < hang + 20 { 2 } else { hang };
    let mut at = 0;
    for (index, piece) in pieces(line).into_iter().enumerate() {
        let shown = piece.trim_end();
        if index > 0 && at + shown.width() > width && at > hang {
            while out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hang));
            at = hang;
        }
        out.push_str(&piece);
        at += piece.width();
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out.push('\n');
}

/// The pieces between which a line may be broken: after a blank, and beside a Chinese letter, but never before a closing mark or after
/// an opening one.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut before: Option<char> = None;
    for letter in line.chars() {
        if before.is_some_and(|before| may_break(before, letter)) && !piece.trim().is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(letter);
        before = Some(letter);
    }
    pieces.push(piece);
    pieces
}

fn may_break(before: char, letter: char) -> bool {
    const CLOSING: &str = "，。、；：）」』”！？…%,.;:)]";
    const OPENING: &str = "（「『“([<";
    if before == ' ' {
        return letter != ' ';
    }
    let is_wide = |letter: char| letter.width() == Some(2);
    letter != ' ' && (is_wide(before) || is_wide(letter)) && !CLOSING.contains(letter) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_in_one_column_and_long_lines_are_broken() {
        let text = "選項：\n      --to <姓名>  借閱人的姓名，以及部門、公司\n  -h, --help     顯示說明\n";
        assert_eq!(
            laid_out(text, 40),
            "選項：\n      --to <姓名>  借閱人的姓名，以及部\n                   門、公司\n  -h, --help       顯示說明\n"
        );
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_and_a_command_stays_whole() {
        assert_eq!(laid_out("一二三四五六七八，九十\n", 16), "一二三四五六七\n八，九十\n");
        let command = "  deedbox lend 1203 --to 李律師 --purpose 簽約前查閱";
        assert_eq!(laid_out(command, 20), format!("{command}\n"));
    }
}
