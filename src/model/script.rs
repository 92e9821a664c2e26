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

/// Text in the form in which it is looked for: as `text::fold` (width, case, digits), and simplified.
///
/// ```
/// # use deedbox::inside::alike;
/// assert_eq!(alike("陳大文"), alike("陈大文"));
/// assert_eq!(alike("１２Ａ"), alike("12a"));
/// ```
pub fn alike(given: &str) -> String {
    let folded = text::fold(given);
    if folded.is_ascii() && !folded.contains('`') {
        return folded;
    }
    folded.chars().map(representative).collect()
}

/// The same without blanks: a name, or a word that is picked from a list.
pub fn alike_unspaced(given: &str) -> String {
    alike(given).split_whitespace().collect()
}

/// The forms of Hong Kong, each with the standard ones (OpenCC's table, see `third-party/opencc`).
const HONG_KONG: &str = include_str!("../../third-party/opencc/HKVariants.txt");

/// Forms that no table has: of Japan, of old print, and characters that are one word in two places.
const FURTHER: &[(char, char)] =
    &[('戸', '户'), ('粧', '妆'), ('著', '着'), ('髙', '高'), ('槗', '桥'), ('﨑', '崎'), ('塲', '场'), ('濶', '阔')];

/// Each character of a class of forms, with the one that stands for all of them.
static ONE: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut upwards: BTreeMap<char, char> = BTreeMap::new();
    let mut unite = |form: char, standard: char| {
        let top = |mut c: char| {
            while let Some(up) = upwards.get(&c) {
                c = *up;
            }
            c
        };
        let (form, standard) = (top(form), top(standard));
        if form != standard {
            upwards.insert(form, standard);
        }
    };
    let forms = |line: &'static str| {
        let (standard, forms) = line.split_once('\t')?;
        Some((standard.chars().next()?, forms.split(' ').filter_map(|form| form.chars().next())))
    };
    for (traditional, mut simplified) in TABLE.lines().filter_map(forms) {
        let Some(first) = simplified.next() else { continue };
        unite(traditional, first);
        // `锺` is a form of `钟`; of `乾 干 乾` the last is the first again.
        simplified.for_each(|other| unite(other, first));
    }
    HONG_KONG.lines().filter_map(forms).for_each(|(standard, hers)| hers.for_each(|form| unite(form, standard)));
    FURTHER.iter().for_each(|(form, standard)| unite(*form, *standard));
    let all: Vec<char> = upwards.keys().copied().collect();
    let top = |mut c: char| {
        while let Some(up) = upwards.get(&c) {
            c = *up;
        }
        c
    };
    all.into_iter().map(|c| (c, top(c))).collect()
});

/// The one character that stands for all forms of it; an apostrophe is one, however it is set.
fn representative(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        c if c < '\u{3400}' => c,
        c => ONE.get(&c).copied().unwrap_or(c),
    }
}

/// The character that stands for all forms of one, where it is a character of a script of China.
pub fn form_of(c: char) -> char {
    representative(c)
}

/// All characters that are made alike with one that stands for them, itself first.
pub fn forms_of(standing: char) -> Vec<char> {
    let others = ONE.iter().filter(|(form, one)| **one == standing && **form != standing);
    std::iter::once(standing).chain(others.map(|(form, _)| *form)).collect()
}

/// Of what is known, what was probably meant: written alike, a slip or two of the keyboard away, or begun as it is.
/// Where more than three are as near, it says nothing.
///
/// ```
/// # use deedbox::inside::nearest;
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
    fn the_forms_of_hong_kong_are_found_by_the_standard_ones() {
        for (one, other) in [
            ("衞生", "衛生"),
            ("衞生", "卫生"),
            ("鍾記", "锺記"),
            ("鍾記", "钟记"),
            ("戶外", "戸外"),
            ("户外", "戶外"),
            ("檯面", "枱面"),
            ("粧品", "妝品"),
            ("著名", "着名"),
            ("髙峰", "高峯"),
            ("滙豐", "汇丰"),
            ("O’Brien", "o'brien"),
        ] {
            assert_eq!(alike(one), alike(other), "{one} {other}");
        }
        // Words that only look alike stay two.
        for (one, other) in [("土木", "士木"), ("未來", "末來"), ("己", "已")] {
            assert_ne!(alike(one), alike(other), "{one} {other}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for (traditional, _) in SIMPLIFIED.iter().chain(ONE.iter()) {
            let once = alike(&traditional.to_string());
            assert_eq!(alike(&once), once, "{traditional}");
        }
    }
}
