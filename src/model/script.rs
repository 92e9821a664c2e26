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

/// Of what is known, what was probably meant: written alike, a slip or two of the keyboard away, or begun as it is.
/// Where more than three are as near, it says nothing.
///
/// ```
/// # use deedbox::model::script::nearest;
/// assert_eq!(nearest("Contract", &["contracts", "contacts", "unit"]), ["contracts"]);
/// assert_eq!(nearest("合约", &["合約", "函件"]), ["合約"]);
/// assert!(nearest("zebra", &["contracts", "unit"]).is_empty());
/// ```
pub fn nearest<'k, T: AsRef<str>>(given: &str, known: &'k [T]) -> Vec<&'k str> {
    let given = alike(given);
    let slips = match given.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let far = |known: &str| {
        let known = alike(known);
        let begun = 3 <= given.chars().count() && known != given && known.starts_with(&given);
        if begun { 1 } else { text::edits(&known, &given) }
    };
    let known: Vec<(usize, &str)> = known.iter().map(|known| (far(known.as_ref()), known.as_ref())).collect();
    let least = known.iter().map(|(far, _)| *far).min().filter(|far| *far <= slips);
    let near: Vec<&str> = known.into_iter().filter(|(far, _)| Some(*far) == least).map(|(_, known)| known).collect();
    if near.len() <= 3 { near } else { Vec::new() }
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
