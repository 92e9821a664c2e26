//! Traditional and simplified Chinese as one: for searching and for the headers of tables, never for what is kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::text;

/// Traditional characters and their simplified forms (OpenCC's table, see `third-party/opencc`).
const TABLE: &str = include_str!("../../third-party/opencc/TSCharacters.txt");

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pair = |line: &str| {
        let (traditional, simplified) = line.split_once('\t')?;
        Some((traditional.chars().next()?, simplified.chars().next()?))
    };
    TABLE.lines().filter_map(pair).collect()
});

/// Text in the form in which it is looked for: as [`text::fold`] (width, case, digits), and simplified.
///
/// ```
/// # use deedbox::model::script::alike;
/// assert_eq!(alike("陳大文"), alike("陈大文"));
/// assert_eq!(alike("１２Ａ"), alike("12a"));
/// ```
pub fn alike(given: &str) -> String {
    let folded = text::fold(given);
    if folded.is_ascii() {
        return folded;
    }
    folded.chars().map(simplified).collect()
}

/// A character in simplified Chinese.
pub fn simplified(c: char) -> char {
    if c < '\u{3400}' {
        return c;
    }
    // Some simplified characters (苧 of 薴) are traditional ones of another: the end of the chain stands for all of it.
    let once = SIMPLIFIED.get(&c).copied().unwrap_or(c);
    SIMPLIFIED.get(&once).copied().unwrap_or(once)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_are_found_by_each_other() {
        assert_eq!(alike("客戶檔案管理制度"), alike("客户档案管理制度"));
        assert_eq!(alike("宏達貿易"), "宏达贸易");
        assert_eq!(alike("乾"), "干");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for (traditional, _) in SIMPLIFIED.iter() {
            let once = alike(&traditional.to_string());
            assert_eq!(alike(&once), once, "{traditional}");
        }
    }
}
