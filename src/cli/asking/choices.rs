//! What may be picked: units with their companies, staff, categories, the cases that can take the step.

use clap::Arg;

use crate::archive::Archive;
use crate::cli::typed::around;
use crate::cli::value_name;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::loan::LoanStatus;
use crate::model::script::alike_unspaced;
use crate::model::{Moment, Status, steps};
use crate::output::{self, safe};
use crate::views::completions::{self, Candidate};
use crate::views::loans::{self, WhichLoans};
use crate::views::pending;
use crate::views::search::{self, Search};

/// A word, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) word: String,
    about: String,
}

impl Choice {
    pub(super) fn new(word: &str, about: &str) -> Self {
        Self { word: word.to_owned(), about: safe::terminal(&safe::short(about, 60)) }
    }

    /// The word, and beside it what it stands for.
    pub(super) fn shown(&self) -> String {
        if self.about.is_empty() { self.word.clone() } else { format!("{}  {}", self.word, self.about) }
    }
}

/// Whether something may be answered that is not among the choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ListIs {
    /// Anything that is read.
    #[default]
    Open,
    /// What fits a choice means that choice.
    Whole,
}

/// Among what may be picked.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    pub(super) all: Vec<Choice>,
    pub(super) are: ListIs,
}

impl Choices {
    /// The word of a choice that was typed or picked whole.
    pub(super) fn exactly(&self, typed: &str) -> Option<String> {
        let found = self.all.iter().find(|choice| choice.word == typed || choice.shown() == typed);
        found.map(|choice| choice.word.clone())
    }

    /// The choices in which the letters are, script, width and case aside: those first whose word begins with them.
    pub(super) fn fitting(&self, typed: &str) -> Vec<&Choice> {
        let wanted = alike_unspaced(typed);
        let is_first = |choice: &&Choice| alike_unspaced(&choice.word).starts_with(&wanted);
        let (first, rest): (Vec<&Choice>, Vec<&Choice>) = self.all.iter().partition(is_first);
        first
            .into_iter()
            .chain(rest.into_iter().filter(|choice| alike_unspaced(&choice.shown()).contains(&wanted)))
            .collect()
    }
}

/// The choices for an argument of a command; none where its own reader has to say them, or the archive does not.
pub(super) fn of(words: Words, path: &str, arg: &Arg) -> Option<Choices> {
    let name = value_name::of(arg)?;
    let command = path.rsplit(' ').next().unwrap_or(path);
    let whole = |all| Choices { all, are: ListIs::Whole };
    let open = |all| Choices { all, are: ListIs::Open };
    let (archive, now) = around::place()?;
    let found = match (command, name) {
        ("return" | "renew" | "lost", "ID") => out(&archive, now).map(whole),
        ("approve" | "reject", "ID") => waiting(&archive, words, now).map(whole),
        ("update" | "close", "ID") => open_cases(&archive, words).map(whole),
        ("lend", "NAME") if arg.get_id() == "to" => completions::staff(&archive, "").map(listed).map(open),
        _ if path.starts_with("unit ") => return None,
        ("add", "UNIT") => completions::clients(&archive).map(listed).map(vacant).map(whole),
        (
            _,
            "UNIT" | "UNIT|ID" | "TARGET" | "UNIT|ENQUIRY" | "UNIT[@DATE]" | "UNIT@DATE" | "VOLUME|UNIT"
            | "UNIT|FLOOR|ESTATE",
        ) => completions::clients(&archive).map(listed).map(whole),
        (_, "STAFF") => completions::staff(&archive, "").map(listed).map(whole),
        (_, "CATEGORY") => Ok(open(coded(words, completions::categories(&archive, "")))),
        (_, "ROLE") => Ok(open(coded(words, completions::roles(&archive, "")))),
        (_, "DEPARTMENT") => Ok(open(listed(completions::departments(&archive, "")))),
        _ => return None,
    };
    // An archive that cannot be read is told of by the command itself.
    found.ok()
}

fn listed(all: Vec<Candidate>) -> Vec<Choice> {
    all.into_iter().map(|candidate| Choice::new(&candidate.word, &candidate.about.unwrap_or_default())).collect()
}

/// Codes with their words.
fn coded(words: Words, all: Vec<Candidate>) -> Vec<Choice> {
    let told = all.into_iter().map(|candidate| {
        let word = words.phrases().code(&candidate.word);
        Choice::new(&candidate.word, if word == candidate.word { "" } else { &word })
    });
    told.collect()
}

/// Those in which nobody is.
fn vacant(units: Vec<Choice>) -> Vec<Choice> {
    units.into_iter().filter(|choice| choice.about.is_empty()).collect()
}

/// What is out.
fn out(archive: &Archive, now: Moment) -> Result<Vec<Choice>> {
    let lines = loans::register(archive, WhichLoans::Open, now.date())?.into_iter();
    let out = lines.filter(|line| line.state.status == LoanStatus::Out);
    let told = out.map(|line| {
        let company = line.company.as_ref().map(ToString::to_string).unwrap_or_default();
        Choice::new(&line.id.to_string(), &format!("{} {company}", line.loan.borrower))
    });
    Ok(told.collect())
}

/// What waits for a decision.
fn waiting(archive: &Archive, words: Words, now: Moment) -> Result<Vec<Choice>> {
    let told = pending::pending(archive, now)?.into_iter().map(|line| {
        let about = line.about.as_ref().map(|about| output::gist(about, &words)).unwrap_or_default();
        let company = line.company.as_ref().map(ToString::to_string).unwrap_or_default();
        Choice::new(&line.id(), &format!("{} {company} {about}", words.phrases().code(line.what.as_str())))
    });
    Ok(told.collect())
}

/// The cases that can take a step.
fn open_cases(archive: &Archive, words: Words) -> Result<Vec<Choice>> {
    let hits = search::search(archive, &Search::default())?.into_iter().filter(|hit| {
        let status = hit.status.and_then(|status| status.as_str().parse::<Status>().ok());
        let course = steps::course(hit.kind).zip(status);
        course.is_some_and(|(course, status)| !course.due(status).is_empty())
    });
    let told = hits.map(|hit| {
        let about = hit.title.as_ref().map(|title| output::gist(title, &words)).unwrap_or_default();
        let company = hit.company.as_ref().map(ToString::to_string).unwrap_or_default();
        Choice::new(&hit.id.to_string(), &format!("{} {company} {about}", words.phrases().code(hit.kind.as_str())))
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_code_or_name_fit_in_either_script_and_width() {
        let all = vec![Choice::new("1203", "宏達貿易"), Choice::new("1204", "新發展"), Choice::new("3120", "Lee & Co")];
        let choices = Choices { all, are: ListIs::Whole };
        let fitting = |typed: &str| choices.fitting(typed).iter().map(|c| c.word.as_str()).collect::<Vec<_>>();
        assert_eq!(fitting("宏达"), ["1203"]);
        assert_eq!(fitting("１２０"), ["1203", "1204", "3120"]);
        assert_eq!(fitting("lee &"), ["3120"]);
        assert!(fitting("9").is_empty());
        assert_eq!(choices.exactly("1204  新發展").as_deref(), Some("1204"));
        assert_eq!(choices.exactly("新發展"), None);
    }
}
