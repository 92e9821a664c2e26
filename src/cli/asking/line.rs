//! A command line that grows by answers.

use std::ffi::{OsStr, OsString};

use clap::Arg;

use crate::views::judgement;

/// A command line, and what was answered.
pub(super) struct CommandLine {
    given: Vec<OsString>,
    options: Vec<OsString>,
    values: Vec<OsString>,
    /// Whether a word at its end would be taken by an option that was given.
    is_greedy: bool,
}

impl CommandLine {
    pub(super) fn new(args: &[OsString], is_greedy: bool) -> Self {
        Self { given: args.to_vec(), options: Vec::new(), values: Vec::new(), is_greedy }
    }

    /// Adds the answers to the question of an argument.
    pub(super) fn give(&mut self, arg: &Arg, answers: Vec<String>) {
        for answer in answers {
            let Some(long) = arg.get_long() else {
                self.values.push(answer.into());
                continue;
            };
            if answer.starts_with('-') {
                self.options.push(format!("--{long}={answer}").into());
            } else {
                self.options.extend([format!("--{long}").into(), answer.into()]);
            }
        }
    }

    /// The whole line. What is no option stands before the options, unless one that was given would take it.
    pub(super) fn words(self) -> Vec<OsString> {
        let Self { given, options, values, is_greedy } = self;
        let end = given.iter().position(|word| word == "--");
        let (before, after) = given.split_at(end.unwrap_or(given.len()));
        let is_option = |word: &OsString| word.as_encoded_bytes().starts_with(b"-") && word != "-";
        let apart = end.is_none() && (is_greedy || values.iter().any(is_option)) && !values.is_empty();
        let mark = apart.then(|| OsString::from("--"));
        if end.is_some() || apart {
            return [before, &options, after, mark.as_slice(), &values].concat();
        }
        [before, &values, &options].concat()
    }
}

/// A command line as a shell reads it back.
pub(super) fn shown(args: &[OsString]) -> String {
    let words = args.iter().skip(1).map(|word| OsStr::to_string_lossy(word).into_owned());
    judgement::Command::new(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(line: &str, is_greedy: bool, answers: &[(&'static str, &str)]) -> String {
        let given: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let mut line = CommandLine::new(&given, is_greedy);
        for (name, answer) in answers {
            let arg =
                if let Some(long) = name.strip_prefix("--") { Arg::new(long).long(long) } else { Arg::new(*name) };
            line.give(&arg, vec![(*answer).to_owned()]);
        }
        shown(&line.words())
    }

    #[test]
    fn answers_are_where_clap_reads_them() {
        let all = [("UNIT", "1203"), ("--to", "陳 大文")];
        assert_eq!(grown("deedbox lend", false, &all), "deedbox lend 1203 --to '陳 大文'");
        assert_eq!(grown("deedbox lend --paper a b", true, &all), "deedbox lend --paper a b --to '陳 大文' -- 1203");
        assert_eq!(grown("deedbox file -- -x", false, &all), "deedbox file --to '陳 大文' -- -x 1203");
        assert_eq!(grown("deedbox file", false, &[("PATH", "-x")]), "deedbox file -- -x");
        assert_eq!(grown("deedbox file 1203", false, &[("PATH", "-")]), "deedbox file 1203 -");
        assert_eq!(grown("deedbox lend 1203", false, &[("--to", "-x")]), "deedbox lend 1203 --to=-x");
    }
}
