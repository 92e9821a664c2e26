//! Whom or what a name means, among those who have names.

use crate::model::script::alike_unspaced;

/// Those who are called by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatches<T> {
    /// Those who are called exactly so.
    pub exactly: Vec<T>,
    /// Those who have it in a name.
    pub in_part: Vec<T>,
}

impl<T> NameMatches<T> {
    /// Those who are called exactly so; else those who have it in a name.
    pub fn best(self) -> Vec<T> {
        if self.exactly.is_empty() { self.in_part } else { self.exactly }
    }
}

/// Of things with their names, those that a name means, in whatever script and case, with blanks or without.
pub fn called<T>(named: impl Iterator<Item = (T, Vec<String>)>, name: &str) -> NameMatches<T> {
    let wanted = alike_unspaced(name);
    let (mut exactly, mut in_part) = (Vec::new(), Vec::new());
    for (thing, names) in named.filter(|_| !wanted.is_empty()) {
        let names: Vec<String> = names.iter().map(|name| alike_unspaced(name)).collect();
        if names.contains(&wanted) {
            exactly.push(thing);
        } else if names.iter().any(|name| name.contains(&wanted)) {
            in_part.push(thing);
        }
    }
    NameMatches { exactly, in_part }
}

/// Letters of alphabets come before it.
const FIRST_IDEOGRAPH: char = '\u{2e80}';

/// The names that one name has in two scripts: `Chan Tai Man 陳大文` is `Chan Tai Man`, and 陳大文; none of a name in one.
pub fn in_each_script(name: &str) -> Vec<String> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for c in name.chars() {
        let latin = if c.is_alphabetic() { Some(c < FIRST_IDEOGRAPH) } else { None };
        match (parts.last_mut(), latin) {
            (Some((script, part)), _) if latin.is_none_or(|latin| latin == *script) => part.push(c),
            (_, Some(latin)) => parts.push((latin, c.to_string())),
            (_, None) => {}
        }
    }
    let is_mark = |c: char| !c.is_alphanumeric() && c != '.';
    let named = parts.into_iter().map(|(_, part)| part.trim_matches(is_mark).to_owned());
    let named: Vec<String> = named.filter(|part| !part.is_empty()).collect();
    if named.len() < 2 { Vec::new() } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_two_scripts_is_two_names() {
        assert_eq!(in_each_script("Chan Tai Man 陳大文"), ["Chan Tai Man", "陳大文"]);
        assert_eq!(in_each_script("陳大文 (Chan Tai Man)"), ["陳大文", "Chan Tai Man"]);
        assert_eq!(in_each_script("陳大文"), Vec::<String>::new());
        assert_eq!(in_each_script("José Lee, Mei"), Vec::<String>::new());
        assert_eq!(in_each_script("—"), Vec::<String>::new());
    }

    #[test]
    fn who_is_called_exactly_so_comes_first() {
        let people = || [(1, vec!["陳大".to_owned()]), (2, vec!["陳大文".to_owned()])].into_iter();
        assert_eq!(called(people(), "陳 大").best(), [1]);
        assert_eq!(called(people(), "陈").best(), [1, 2]);
        assert_eq!(called(people(), "陳大").in_part, [2]);
        assert_eq!(called(people(), " ").best(), Vec::<i32>::new());
    }
}
