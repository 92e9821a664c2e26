//! `unit merge … --as CODE`: behind `merge`, `--as` is the code of the new unit, as it is said at the desk. Who acts, which is `--as`
//! everywhere else, stands before the command, or behind it beside `--into`.

use std::ffi::OsString;

/// The option by which the program itself knows the code.
const OPTION: &str = "--into";

/// The command line with the code of a merge under its own option.
pub(super) fn told(args: &[OsString]) -> Vec<OsString> {
    let at = args.windows(2).position(|pair| matches!(pair, [unit, merge] if unit == "unit" && merge == "merge"));
    let Some(merge) = at.map(|at| at + 2) else { return args.to_vec() };
    let behind = args.get(merge..).unwrap_or_default();
    let is = |word: &OsString, option: &str| {
        let text = word.to_str().unwrap_or_default();
        text == option || text.strip_prefix(option).is_some_and(|rest| rest.starts_with('='))
    };
    if behind.iter().any(|word| is(word, OPTION)) {
        return args.to_vec();
    }
    let Some(code) = behind.iter().position(|word| is(word, "--as")).map(|at| at + merge) else {
        return args.to_vec();
    };
    let renamed = |word: &OsString| {
        let rest = word.to_str().and_then(|text| text.strip_prefix("--as")).unwrap_or_default();
        OsString::from(format!("{OPTION}{rest}"))
    };
    args.iter().enumerate().map(|(at, word)| if at == code { renamed(word) } else { word.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_merge_it_is_the_code_and_before_it_who_acts() {
        let typed = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        for (given, meant) in [
            ("deedbox --as lee unit merge 1 2 --as 1-2", "deedbox --as lee unit merge 1 2 --into 1-2"),
            ("deedbox unit merge 1 2 --as=1-2 --date D", "deedbox unit merge 1 2 --into=1-2 --date D"),
            ("deedbox unit merge 1 2 --into 1-2 --as lee", "deedbox unit merge 1 2 --into 1-2 --as lee"),
            ("deedbox unit list --as lee", "deedbox unit list --as lee"),
        ] {
            assert_eq!(told(&typed(given)), typed(meant));
        }
    }
}
