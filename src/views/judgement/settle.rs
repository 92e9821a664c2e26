//! The command that settles a matter.

use std::fmt;

use crate::model::{Action, Clause, UnitCode};
use crate::views::judgement::{Matter, Next, Why};

/// A command as it is typed; words in capitals are the person's to fill in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Command(Vec<String>);

impl Command {
    /// A command of plain words, and of names that may hold anything.
    pub fn new<T: ToString>(words: impl IntoIterator<Item = T>) -> Self {
        Self(words.into_iter().map(|word| word.to_string()).collect())
    }

    /// Its words, without the program's name.
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("deedbox")?;
        self.0.iter().try_for_each(|word| write!(f, " {}", quoted(word)))
    }
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '@' | '=' | '+' | ':'));
    if plain && !word.is_empty() { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// The step of a record.
pub fn step(id: &str, action: Action) -> Command {
    match action {
        Action::Approved => Command::new(["approve", id]),
        Action::Rejected => Command::new(["reject", id, "--reason", "TEXT"]),
        Action::Closed => Command::new(["close", id]),
        Action::Reopened => Command::new(["reopen", id]),
        Action::Assigned => Command::new(["update", id, "--status", "assigned", "--to", "DEPARTMENT"]),
        Action::Released => Command::new(["disclose", "--release", id, "--out", "DIR"]),
        Action::Published => Command::new(["survey", "publish", "--year", "YEAR", "--to", "DEPARTMENT"]),
        other => Command::new(["update", id, "--status", other.as_str()]),
    }
}

/// The command that files a paper of the inbox, as far as its name suggests where it belongs.
pub fn file_from_inbox(name: &str, unit: Option<&UnitCode>, category: Option<&str>) -> Command {
    // A name that begins with a dash would be taken for an option.
    let name = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
    let unit = unit.map_or("UNIT", UnitCode::as_str);
    Command::new(["inbox", "file", &name, "--unit", unit, "--category", category.unwrap_or("CATEGORY")])
}

/// The command that settles a matter of a clause. What is past and cannot be undone is looked at.
pub fn command(clause: Clause, matter: &Matter) -> Command {
    let id = matter.id.as_str();
    let words = |words: &[&str]| Command::new(words);
    match &matter.why {
        Why::NoCustodian => words(&["amend", id, "custodian=STAFF"]),
        Why::Unassigned(_) | Why::NotReceived | Why::PassedToNobody => match matter.about.next {
            Next::Step(Action::Assigned) => step(id, Action::Assigned),
            Next::Nothing | Next::Step(_) | Next::Settled { .. } => words(&["update", id, "--to", "DEPARTMENT"]),
        },
        Why::WithWhoLeft(_) => words(&["update", id, "--to", "DEPARTMENT"]),
        Why::NotAnswered => step(id, Action::Answered),
        Why::EnquiryLies(_) => words(&["update", id, "--status", "followed-up"]),
        Why::NoTransaction => words(&["record", "transaction", id, "--title", "TEXT"]),
        Why::NeverCharged => words(&["record", "charge", id, "--item", "TEXT", "--due", "DATE", "--amount", "AMOUNT"]),
        Why::ConfirmedBefore { .. } => words(&["confirm", id]),
        Why::NotDistributed { year } => {
            Command::new(["survey", "publish", "--year", &year.to_string(), "--to", "DEPARTMENT"])
        }
        Why::LabelIsNotTheName(_) => words(&["amend", id, "label=TEXT"]),
        Why::FitOutWithoutPapers(_) => words(&["file", id, "PATH", "--category", "fit-out"]),
        Why::NotAsBuilt(_) => words(&["file", id, "PATH", "--category", "engineering"]),
        Why::LetterWithoutPaper(_) => words(&["file", id, "PATH", "--category", "correspondence"]),
        Why::NothingSent(_) => words(&["record", "letter", id, "--direction", "out", "--title", "TEXT"]),
        Why::Missing(keys) => missing(clause, id, keys),
        Why::Stale { .. } | Why::NotReviewed(_) => words(&["review", id]),
        Why::NeverConfirmed | Why::ConfirmationLapsed { .. } => words(&["confirm", id]),
        Why::NotFollowedUp => match matter.about.next {
            Next::Step(action) => step(id, action),
            Next::Nothing | Next::Settled { .. } => words(&["update", id, "--status", "followed-up"]),
        },
        Why::NotVisited { .. } => words(&["record", "visit", id, "--occasion", "regular"]),
        // What a year lacked no later day brings back; this year's check is the next best.
        Why::NoCheck => words(&["record", "quality-check", "UNIT", "--item", "TEXT", "--result", "pass"]),
        Why::NoSurvey => words(&["survey", "open", "--year", id, "--to", "all"]),
        Why::ReportNotApproved | Why::ApprovalVoid => words(&["approve", id]),
        Why::WeakPoint { year, question, .. } => Command::new([
            "record",
            "corrective-action",
            "--year",
            &year.to_string(),
            "--question",
            question.as_str(),
            "--department",
            "DEPARTMENT",
            "--due",
            "DATE",
        ]),
        Why::MeasureLacks(keys) => {
            let given = |key: &str| if key == "due" { "due=DATE" } else { "department=DEPARTMENT" };
            Command::new(["amend", id].into_iter().chain(keys.iter().map(|key| given(key))))
        }
        Why::Policies { .. } => words(&["file", "policies", "PATH"]),
        Why::NobodyHolds => words(&["staff", "role", "STAFF", "--give", id]),
        Why::Found(..) => words(&["verify"]),
        Why::LeaseEnded(day) => Command::new(["move-out", id, "--date", &day.to_string()]),
        Why::LaterThanEntered(_) => words(&["amend", id, "date=DATE"]),
        Why::LabelNotPrinted | Why::LabelSays(_) => words(&["label", id]),
        Why::NotBoxed { year } => Command::new(["archive-moved-out", "--year", &year.to_string()]),
        Why::Overdue { .. } => words(&["return", id]),
        Why::Scores(scores) => {
            if scores.accurate.is_full() && scores.complete.is_full() {
                words(&["review", id])
            } else {
                words(&["show", id])
            }
        }
        Why::LacksPapers(category) => words(&["file", id, "PATH", "--category", category]),
        Why::InInbox { unit, category, .. } => {
            file_from_inbox(id.strip_prefix("inbox/").unwrap_or(id), unit.as_ref(), category.as_deref())
        }
        Why::NotAcknowledged(clients) => {
            let client = clients.first().map_or_else(|| "UNIT".to_owned(), ToString::to_string);
            Command::new(["notice", "acknowledge", id, "--client", &client, "--person", "NAME"])
        }
        Why::Days(_)
        | Why::ResponseLate
        | Why::RepairLate
        | Why::HeldTooLong { .. }
        | Why::Skipped(_)
        | Why::Contradiction(_)
        | Why::WithoutOperations
        | Why::AnsweredByOthers(_)
        | Why::MeasureLate(_)
        | Why::NotEntitled { .. } => of_case(id, matter),
        Why::NotConsulted
        | Why::NoApproval
        | Why::LeftOut(_)
        | Why::NobodyAnswered
        | Why::BoundLate { .. }
        | Why::HandedToSelf(_)
        | Why::OutTwice(_)
        | Why::NotAsked(_)
        | Why::SentToNobody
        | Why::OffSite
        | Why::Answered { .. }
        | Why::ApprovalTold(_)
        | Why::BytesNotRead(_)
        | Why::Attested { .. } => words(&["show", id]),
    }
}

/// What follows in a case that is late, or went wrong.
fn of_case(id: &str, matter: &Matter) -> Command {
    match matter.about.next {
        Next::Step(action) => step(id, action),
        Next::Settled { reopens: true } if !is_past(&matter.why) => step(id, Action::Reopened),
        Next::Settled { .. } | Next::Nothing => Command::new(["show", id]),
    }
}

/// Whether nothing undoes it once the case is settled: time that has passed.
fn is_past(why: &Why) -> bool {
    matches!(why, Why::Days(_) | Why::ResponseLate | Why::RepairLate)
}

/// What fills what a cover or a unit does not say.
fn missing(clause: Clause, id: &str, keys: &[&'static str]) -> Command {
    let target = if clause == Clause::UnitData { format!("{id}/unit") } else { id.to_owned() };
    let values = keys.iter().map(|key| match *key {
        "contact" => "contact.name=NAME".to_owned(),
        "phone" => "contact.phone=PHONE".to_owned(),
        "emergency" => "emergency.phone=PHONE".to_owned(),
        "area" | "headcount" => format!("{key}=NUMBER"),
        "custodian" => "custodian=STAFF".to_owned(),
        key => format!("{key}=TEXT"),
    });
    Command::new(["amend".to_owned(), target].into_iter().chain(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_or_quotes_can_be_pasted_into_a_shell() {
        let command = |name: &str| Command::new(["inbox", "file", name]).to_string();
        assert_eq!(command("租約.pdf"), "deedbox inbox file 租約.pdf");
        assert_eq!(command("it's here.pdf"), r"deedbox inbox file 'it'\''s here.pdf'");
    }
}
