//! The lines of `examples/demo.sh`, as much of a shell as they need: `export`, `unset`, `name=$(…)`, quotes, `$NAME`, and
//! `printf '%s\n' WORD… |` before a command that reads lines.

use std::collections::BTreeMap;

use crate::error::{Input, Result};
use crate::model::Moment;
use crate::model::language::Language;

/// What the lines of a story set.
pub(super) type Variables = BTreeMap<String, String>;

/// A line of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ScriptLine {
    /// Says in a language what the acts that follow are about; the first of them is shown.
    Told(Language, String),
    /// From here on each command is shown, with what it prints.
    Shown,
    /// Sets variables.
    Set(Vec<(String, String)>),
    /// Takes a variable away.
    Unset(String),
    /// Carries a command out.
    Command {
        /// The variable that keeps what it prints.
        into: Option<String>,
        /// The command line as it is written.
        text: String,
        words: Vec<String>,
        /// What it reads.
        given: Option<String>,
    },
}

/// A story: its lines with their numbers, from 1.
#[derive(Debug)]
pub(super) struct Story {
    lines: Vec<(usize, String)>,
    years: i32,
}

impl Story {
    /// The story of a text, every date of it moved by whole years.
    pub fn new(text: &str, years: i32) -> Self {
        let lines = text.lines().map(|line| moved(line, years));
        let lines = (1..).zip(lines);
        Self {
            lines: lines
                .filter(|(_, line)| line.starts_with("#:") || line.starts_with("#>") || !line.starts_with('#'))
                .filter(|(_, line)| !line.trim().is_empty())
                .collect(),
            years,
        }
    }

    /// The story of a text, moved by as many years as end it within the year before a moment.
    pub fn before(text: &str, now: Moment) -> Result<Self> {
        let ends = |years: i32| -> Result<Moment> {
            let story = Self::new(text, years);
            let last = story.lines.iter().rev().find_map(|(_, line)| clock_in(line));
            Ok(last.unwrap_or_default().parse::<Moment>()?)
        };
        let years = now.date().year().number() - ends(0)?.date().year().number();
        let years = if ends(years)? <= now { years } else { years - 1 };
        Ok(Self::new(text, years))
    }

    pub fn lines(&self) -> &[(usize, String)] {
        &self.lines
    }

    /// By how many years it was moved.
    pub fn years(&self) -> i32 {
        self.years
    }

    /// The commands as they are written.
    pub fn commands(&self) -> Vec<String> {
        let commands = self.lines.iter().map(|(_, line)| line);
        commands.filter(|line| !line.starts_with('#')).cloned().collect()
    }
}

/// The clock that a line sets.
fn clock_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("DEEDBOX_NOW=")?;
    Some(rest.split_whitespace().next()?.to_owned())
}

impl ScriptLine {
    /// What a line says, with what was set before it.
    ///
    /// # Errors
    /// It cannot be understood: a mistake in the story.
    pub fn of((number, line): &(usize, String), set: &Variables) -> Result<Self> {
        let wrong = |says: &str| Input::Story { line: *number, says: says.to_owned() };
        if let Some(told) = line.strip_prefix("#:") {
            let (language, text) = told.split_once(' ').ok_or_else(|| wrong("nothing is told"))?;
            let language = if language.is_empty() { Language::En } else { language.parse::<Language>()? };
            return Ok(Self::Told(language, text.trim().to_owned()));
        }
        if line.starts_with("#>") {
            return Ok(Self::Shown);
        }
        let (into, text) = match line.split_once("=$(") {
            Some((name, rest)) if is_name(name) => {
                let text = rest.strip_suffix(')').ok_or_else(|| wrong("a bracket is open"))?;
                (Some(name.to_owned()), text)
            }
            _ => (None, line.as_str()),
        };
        let mut words = words(text, set).ok_or_else(|| wrong("a quote is open, or a name is not set"))?;
        let given = given(&mut words);
        match words.split_first() {
            Some((first, rest)) if first == "export" => {
                let pairs = rest.iter().map(|word| word.split_once('='));
                let pairs: Option<Vec<_>> =
                    pairs.map(|pair| pair.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect();
                Ok(Self::Set(pairs.ok_or_else(|| wrong("`export NAME=VALUE`"))?))
            }
            Some((first, [name])) if first == "unset" => Ok(Self::Unset(name.clone())),
            Some((first, _)) if first == "deedbox" => Ok(Self::Command { into, text: text.to_owned(), words, given }),
            _ => Err(wrong("it is neither `deedbox`, `export` nor `unset`").into()),
        }
    }
}

/// What `printf '%s\n' WORD… |` before a command gives it to read, which is taken from its words.
fn given(words: &mut Vec<String>) -> Option<String> {
    let pipe = words.iter().position(|word| word == "|")?;
    let [printf, lines, given @ ..] = words.get(..pipe)? else { return None };
    if printf != "printf" || lines != "%s\\n" {
        return None;
    }
    let given = given.iter().map(|word| format!("{word}\n")).collect();
    words.drain(..=pipe);
    Some(given)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The words of a line as a shell would tell them apart; none where a quote stays open or a name is not set.
fn words(line: &str, set: &Variables) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            ('$', None | Some('"')) => {
                let mut name = String::new();
                while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    name.push(c);
                }
                word.get_or_insert_default().push_str(set.get(&name)?);
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// A line with every date in it moved by whole years: `2026-03-01`, `--year 2026`, and the years that are told.
pub(super) fn moved(line: &str, years: i32) -> String {
    let told = line.starts_with("#:");
    let runs = runs(line);
    let run = |at: usize| runs.get(at).map(String::as_str).unwrap_or_default();
    let mut out = String::with_capacity(line.len());
    for (at, text) in runs.iter().enumerate() {
        let in_date = run(at + 1) == "-" && run(at + 2).len() == 2 && run(at + 3) == "-";
        let alone = told || at.checked_sub(1).is_some_and(|before| run(before).ends_with("--year "));
        match text.parse::<i32>() {
            Ok(year) if text.len() == 4 && text.starts_with("20") && (in_date || alone) => {
                out.push_str(&(year + years).to_string());
            }
            _ => out.push_str(text),
        }
    }
    out
}

/// A text cut where digits begin and end.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut in_digits = None;
    for c in text.chars() {
        let digit = Some(c.is_ascii_digit());
        match runs.last_mut() {
            Some(last) if in_digits == digit => last.push(c),
            _ => runs.push(c.to_string()),
        }
        in_digits = digit;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(line: &str) -> Result<ScriptLine> {
        let set = Variables::from([("DIR".to_owned(), "my tower".to_owned())]);
        ScriptLine::of(&(1, line.to_owned()), &set)
    }

    #[test]
    fn a_line_is_read_as_a_shell_reads_it() {
        let ScriptLine::Command { into, words, text, given } =
            act("loan=$(deedbox lend 1501 --to 'Lee  Wai' -C \"$DIR\"/x '')").unwrap()
        else {
            panic!("a command")
        };
        assert_eq!(into.as_deref(), Some("loan"));
        assert_eq!(words, ["deedbox", "lend", "1501", "--to", "Lee  Wai", "-C", "my tower/x", ""]);
        assert!(text.starts_with("deedbox lend"));
        assert_eq!(given, None);
        let ScriptLine::Command { words, given, .. } =
            act("printf '%s\\n' 1203 'R1 x' | deedbox stocktake R1").unwrap()
        else {
            panic!("a command")
        };
        assert_eq!(words, ["deedbox", "stocktake", "R1"]);
        assert_eq!(given.as_deref(), Some("1203\nR1 x\n"));
        assert_eq!(
            act("export A=1 B=\"$DIR\"").unwrap(),
            ScriptLine::Set(vec![("A".into(), "1".into()), ("B".into(), "my tower".into())])
        );
    }

    #[test]
    fn what_is_not_understood_is_named_by_its_line() {
        for line in [
            "rm -rf /",
            "deedbox 'add",
            "deedbox $NOBODY",
            "x=$(deedbox add",
            "export A",
            "printf x | deedbox add",
            "printf '%s\\n' x | rm",
        ] {
            assert!(act(line).is_err(), "{line}");
        }
    }

    #[test]
    fn dates_move_by_whole_years_and_other_figures_stay() {
        let line =
            "export N=2021-01-04T09:00 deedbox file papers/2026-03-01-x.pdf --year 2024 '+852 2000 0001' R-2026-1041";
        let moved_line =
            "export N=2023-01-04T09:00 deedbox file papers/2028-03-01-x.pdf --year 2026 '+852 2000 0001' R-2026-1041";
        assert_eq!(moved(line, 2), moved_line);
        assert_eq!(moved("#: 2024: a client leaves", -1), "#: 2023: a client leaves");
    }

    #[test]
    fn what_is_told_is_told_in_every_language() {
        let story = Story::new(include_str!("../../examples/demo.sh"), 0);
        let told = |wanted: Language| -> Vec<usize> {
            let acts = story.lines().iter().enumerate().filter(|(_, (_, line))| line.starts_with("#:"));
            let acts = acts.filter_map(|(at, line)| match ScriptLine::of(line, &Variables::new()) {
                Ok(ScriptLine::Told(language, text)) if language == wanted && !text.is_empty() => Some(at),
                _ => None,
            });
            acts.collect()
        };
        let english = told(Language::En);
        assert!(5 < english.len());
        assert_eq!(told(Language::ZhHant), english.iter().map(|at| at + 1).collect::<Vec<_>>());
        assert_eq!(told(Language::ZhHans), english.iter().map(|at| at + 2).collect::<Vec<_>>());
        assert_eq!(moved("#:zh-Hant 2024 年：客戶遷出", -1), "#:zh-Hant 2023 年：客戶遷出");
    }

    #[test]
    fn a_story_ends_within_the_year_before_now() {
        let text = "export DEEDBOX_NOW=2026-11-16T15:00:00+08:00\ndeedbox status --as-of 2026-11-16\n";
        let at = |now: &str| Story::before(text, now.parse().unwrap()).unwrap().commands().pop().unwrap();
        assert_eq!(at("2026-11-16T15:00:00+08:00"), "deedbox status --as-of 2026-11-16");
        assert_eq!(at("2026-11-16T14:59:00+08:00"), "deedbox status --as-of 2025-11-16");
        assert_eq!(at("2031-02-01T00:00:00+08:00"), "deedbox status --as-of 2030-11-16");
    }
}
