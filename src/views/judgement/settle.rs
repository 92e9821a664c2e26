//! The command that settles a matter.

use std::fmt;

use crate::model::due_step::StepRoute;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::message::Code;
use crate::model::{Action, Clause, DueStep, UnitCode};
use crate::views::judgement::{Matter, Next, Why};

codes! {
    /// What a person fills in before a command is carried out: the word that stands in its place, the same in every program.
    Blank, Wanted::Choice, {
        /// A sum.
        Amount = "AMOUNT",
        /// A kind of paper.
        Category = "CATEGORY",
        /// A day.
        Date = "DATE",
        /// What an estate is called in a lake.
        Code = "CODE",
        /// A department.
        Department = "DEPARTMENT",
        /// A folder.
        Dir = "DIR",
        /// Somebody's name.
        Name = "NAME",
        /// A number.
        Number = "NUMBER",
        /// A file.
        Path = "PATH",
        /// Where paper stands.
        Place = "PLACE",
        /// A telephone number.
        Phone = "PHONE",
        /// A person of the staff.
        Staff = "STAFF",
        /// Some words.
        Text = "TEXT",
        /// A unit.
        Unit = "UNIT",
        /// A year.
        Year = "YEAR",
    }
}

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    /// It is typed as it stands.
    Said(String),
    /// The person fills it in, after a key or alone.
    Blank(String, Blank),
}

/// A command as it is typed; some of its words are the person's to fill in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Command(Vec<Word>);

impl Command {
    /// A command of plain words, and of names that may hold anything.
    pub fn new<T: ToString>(words: impl IntoIterator<Item = T>) -> Self {
        Self(words.into_iter().map(|word| Word::Said(word.to_string())).collect())
    }

    /// A command by its form, in which `{}` is the next of some names, which may hold anything, and a word in capitals is the
    /// person's to fill in.
    pub fn of(form: &'static str, names: &[&str]) -> Self {
        let mut names = names.iter();
        let word = |word| {
            if word == "{}" { names.next().map(|name| Word::Said((*name).to_owned())) } else { Some(typed(word)) }
        };
        Self(form.split(' ').filter_map(word).collect())
    }

    /// With one more word.
    fn and(mut self, word: Word) -> Self {
        self.0.push(word);
        self
    }

    /// The command in a language: what stands in the place of what a person fills in is said there.
    pub fn told(&self, blank: impl Fn(Blank) -> String) -> String {
        let words = self.0.iter().map(|word| match word {
            Word::Said(word) => quoted(word),
            Word::Blank(key, of) => format!("{key}{}", blank(*of)),
        });
        ["deedbox".to_owned()].into_iter().chain(words).collect::<Vec<_>>().join(" ")
    }
}

/// A word of a form: one in capitals, alone or after a key, is the person's to fill in.
fn typed(word: &str) -> Word {
    let (key, value) = word.split_at(word.find('=').map_or(0, |at| at + 1));
    match Blank::ALL.iter().find(|blank| blank.as_str() == value) {
        Some(blank) => Word::Blank(key.to_owned(), *blank),
        None => Word::Said(word.to_owned()),
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(|blank| blank.as_str().to_owned()))
    }
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '@' | '=' | '+' | ':'));
    if plain && !word.is_empty() { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// The step of a record, as its case has it: what leaves is handed out by the command that made it.
pub fn step(id: &str, step: DueStep) -> Command {
    match step.route {
        StepRoute::ByAction => by_action(id, step.action),
        StepRoute::Export => Command::of("export --release {} -o PATH", &[id]),
        StepRoute::Site => Command::of("site DIR --release {}", &[id]),
        // Its approval stands for the year; the code is typed again, where deedbox.toml does not have it.
        StepRoute::Lake => Command::of("lake export DIR --code CODE", &[]),
        StepRoute::LakeWithPersons => Command::of("lake export DIR --code CODE --with personal", &[]),
        // The command that asked for it is typed again.
        StepRoute::KeptElsewhere => Command::of("remote drop NAME --boxed --year YEAR", &[]),
        StepRoute::HoleyBag => Command::of("remote bag NUMBER --to DIR --for NAME --purpose TEXT", &[]),
        StepRoute::Copies => Command::of("disclose --release {} -o DIR", &[id]),
        StepRoute::Bundle => Command::of("bundle --release {} --out DIR", &[id]),
        StepRoute::Request => Command::of("request release {} --from DIR", &[id]),
        StepRoute::Company => Command::of("handover make --release {} --out DIR", &[id]),
    }
}

/// The step of a record whose action alone tells how it is taken.
fn by_action(id: &str, action: Action) -> Command {
    match action {
        Action::Approved => Command::of("approve {}", &[id]),
        Action::Rejected => Command::of("reject {} --reason TEXT", &[id]),
        Action::Closed => Command::of("close {}", &[id]),
        Action::Reopened => Command::of("reopen {}", &[id]),
        Action::Assigned => Command::of("update {} --status assigned --to DEPARTMENT", &[id]),
        Action::Gathered => Command::of("request gather {} -o DIR", &[id]),
        Action::Accepted => Command::of("handover accept {}", &[id]),
        Action::NoAnswerNeeded => Command::of("update {} --status no-answer-needed --note TEXT", &[id]),
        Action::CarriedOut => Command::of("dispose carry-out {} --witness STAFF --witness STAFF", &[id]),
        Action::Witnessed => Command::of("dispose witnessed {}", &[id]),
        Action::Published => Command::of("survey publish --year YEAR --to DEPARTMENT", &[]),
        other => Command::of("update {} --status {}", &[id, other.as_str()]),
    }
}

/// The command that files a paper of the inbox, as far as its name suggests where it belongs.
pub fn file_from_inbox(name: &str, unit: Option<&UnitCode>, category: Option<&str>) -> Command {
    // A name that begins with a dash would be taken for an option.
    let name = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
    let said =
        |word: Option<&str>, blank| word.map_or(Word::Blank(String::new(), blank), |word| Word::Said(word.to_owned()));
    let unit = said(unit.map(UnitCode::as_str), Blank::Unit);
    let to = Command::of("inbox file {} --unit", &[&name]).and(unit);
    to.and(Word::Said("--category".to_owned())).and(said(category, Blank::Category))
}

/// The command that settles a matter of a clause. What is past and cannot be undone is looked at.
pub fn command(clause: Clause, matter: &Matter) -> Command {
    let id = matter.id.as_str();
    let words = |words: &[&str]| {
        Command(words.iter().map(|word| if *word == id { Word::Said(id.to_owned()) } else { typed(word) }).collect())
    };
    match &matter.why {
        Why::NoCustodian => words(&["amend", id, "custodian=STAFF"]),
        Why::KeptByWhoLeft(person) => Command::of("handover custody --from {} --to STAFF {}", &[person.as_str(), id]),
        Why::RequestLate { .. } => of_case(id, matter),
        Why::RestrictionOver { .. } => words(&["unrestrict", id]),
        Why::NotAccepted { .. } => by_action(id, Action::Accepted),
        Why::NotSigned { .. } => words(&["sign", id]),
        Why::LiesInClear => words(&["secure", id]),
        Why::AttachedInClear => words(&["show", id]),
        Why::OpenedUrgently { .. } => words(&["approve", id]),
        Why::UrgencyRejected { .. } => Command::of("record breach --title TEXT --date DATE", &[]),
        Why::NotSealed { .. } => Command::of("seal --print PATH", &[]),
        Why::NoDepartment | Why::DepartmentNotListed(_) => words(&["amend", id, "department=DEPARTMENT"]),
        Why::Unassigned(_) | Why::NotReceived | Why::PassedToNobody => match matter.about.next {
            Next::Step(due) if due.action == Action::Assigned => step(id, due),
            Next::Nothing | Next::Step(_) | Next::StepWith(_) | Next::Settled { .. } => {
                words(&["update", id, "--to", "DEPARTMENT"])
            }
        },
        Why::WithWhoLeft(_) | Why::WithNobodyKnown(_) => words(&["update", id, "--to", "DEPARTMENT"]),
        Why::NotAnswered => by_action(id, Action::Answered),
        Why::EnquiryLies(_) => words(&["update", id, "--status", "followed-up"]),
        Why::NoTransaction => words(&["record", "transaction", id, "--title", "TEXT"]),
        Why::ChargedTwice(_) | Why::RefundedBeyond(_) => words(&["void", id, "--reason", "TEXT"]),
        Why::NeverCharged => words(&["record", "charge", id, "--item", "TEXT", "--due", "DATE", "--amount", "AMOUNT"]),
        Why::ConfirmedBefore { .. } => words(&["confirm", id]),
        Why::NotDistributed { year } => Command::of("survey publish --year {} --to DEPARTMENT", &[&year.to_string()]),
        Why::LabelIsNotTheName(_) => words(&["amend", id, "label=TEXT"]),
        Why::FitOutWithoutPapers(_) => words(&["file", id, "PATH", "--category", "fit-out"]),
        Why::NotAsBuilt(_) => words(&["file", id, "PATH", "--category", "engineering"]),
        Why::LetterWithoutPaper(_) => words(&["file", id, "PATH", "--category", "correspondence"]),
        Why::NothingSent(_) => words(&["record", "letter", id, "--direction", "out", "--title", "TEXT"]),
        Why::Missing(keys) => missing(clause, id, keys),
        Why::Stale { .. } | Why::NotReviewed(_) => words(&["review", id]),
        Why::NeverConfirmed | Why::ConfirmationLapsed { .. } => words(&["confirm", id]),
        Why::NotFollowedUp => match matter.about.next {
            Next::Step(due) => step(id, due),
            Next::Nothing | Next::StepWith(_) | Next::Settled { .. } => {
                words(&["update", id, "--status", "followed-up"])
            }
        },
        Why::NotVisited { .. } => words(&["record", "visit", id, "--occasion", "regular"]),
        // What a year lacked no later day brings back; this year's check is the next best.
        Why::NoCheck => words(&["record", "quality-check", "UNIT", "--item", "TEXT", "--result", "pass"]),
        Why::NoSurvey => words(&["survey", "open", "--year", id, "--to", "all"]),
        Why::ReportNotApproved | Why::ApprovalVoid => words(&["approve", id]),
        Why::WeakPoint { year, question, .. } => Command::of(
            "record corrective-action --year {} --question {} --department DEPARTMENT --due DATE",
            &[&year.to_string(), question.as_str()],
        ),
        Why::MeasureLacks(keys) => {
            let given = |key: &Code| if key.0 == "due" { "due=DATE" } else { "department=DEPARTMENT" };
            keys.iter().fold(Command::of("amend {}", &[id]), |command, key| command.and(typed(given(key))))
        }
        Why::Policies { .. } => words(&["file", "policies", "PATH"]),
        Why::NobodyHolds => words(&["staff", "role", "STAFF", "--give", id]),
        Why::NobodyInCharge(_) => words(&["staff", "role", "STAFF", "--give", id]),
        Why::NoAuthority { lets, person, day } => {
            let names = [lets.as_str(), person.as_str(), &day.to_string()];
            Command::of("authority give --for {} --person {} --date {} --until DATE", &names)
        }
        Why::WithoutRole { first, .. } => Command::new(["show", &first.to_string()]),
        Why::Found(..) => words(&["verify"]),
        Why::LeaseEnded(day) => Command::new(["move-out", id, "--date", &day.to_string()]),
        Why::LaterThanEntered(_) => words(&["amend", id, "date=DATE"]),
        Why::LabelNotPrinted | Why::LabelSays(_) => words(&["label", id, "-o", "PATH"]),
        Why::PastTerm { .. } => Command::of("dispose plan -o PATH", &[]),
        Why::NotWitnessed(_) => by_action(id, Action::Witnessed),
        Why::NotBoxed { year } => Command::new(["archive-moved-out", "--year", &year.to_string()]),
        Why::NoPlace | Why::OtherCabinet { .. } => words(&["place", id, "PLACE"]),
        Why::SeenElsewhere { place, .. } => Command::new(["place", id, &place.to_string()]),
        Why::NotFound { place: Some(place), .. } | Why::NotSeen { place: Some(place), .. } => {
            Command::of("stocktake {} --record", &[&place.to_string()])
        }
        Why::NotFound { place: None, .. } | Why::NotSeen { place: None, .. } => words(&["place", id, "PLACE"]),
        Why::Overdue { .. } => words(&["return", id]),
        Why::IsGone { .. } => by_action(id, Action::Found),
        Why::Scores { complete, fields_missing, accurate, .. } => {
            if !fields_missing.is_empty() {
                missing(clause, id, fields_missing)
            } else if accurate.is_full() && complete.is_full() {
                words(&["review", id])
            } else {
                words(&["show", id])
            }
        }
        Why::LacksPapers(category) => words(&["file", id, "PATH", "--category", category.0]),
        Why::InInbox { unit, category, .. } => {
            file_from_inbox(id.strip_prefix("inbox/").unwrap_or(id), unit.as_ref(), category.as_deref())
        }
        Why::NotAcknowledged(clients) => {
            let client = clients.first().map(ToString::to_string).unwrap_or_default();
            Command::of("notice acknowledge {} --client {} --person NAME", &[id, &client])
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
        | Why::NotTwoWitnesses
        | Why::WitnessHasPart(_)
        | Why::DestroyedEarly { .. }
        | Why::LastCopyGone { .. }
        | Why::NotEntitled { .. } => of_case(id, matter),
        Why::NotConsulted
        | Why::NoApproval
        | Why::LeftOut(_)
        | Why::NobodyAnswered
        | Why::BoundLate { .. }
        | Why::HandedToSelf(_)
        | Why::NotSupervisor(_)
        | Why::HanderNotRecorded
        | Why::ApproverNotRecorded
        | Why::Confidential
        | Why::ReaderNotOfStaff
        | Why::OutTwice(_)
        | Why::NotAsked(_)
        | Why::SentToNobody
        | Why::OffSite
        | Why::Answered { .. }
        | Why::ApprovalTold(_)
        | Why::ApprovalSigned { .. }
        | Why::ApprovalUnsigned { .. }
        | Why::ApprovalBadlySigned { .. }
        | Why::BytesNotRead(_)
        | Why::Attested { .. } => words(&["show", id]),
    }
}

/// What follows in a case that is late, or went wrong.
fn of_case(id: &str, matter: &Matter) -> Command {
    match matter.about.next {
        Next::Step(due) => step(id, due),
        Next::StepWith(due) => step(id, due).and(Word::Said("--with".to_owned())).and(typed("DEPARTMENT")),
        Next::Settled { reopens: true } if !is_past(&matter.why) => by_action(id, Action::Reopened),
        Next::Settled { .. } | Next::Nothing => Command::new(["show", id]),
    }
}

/// Whether nothing undoes it once the case is settled: time that has passed.
fn is_past(why: &Why) -> bool {
    matches!(why, Why::Days(_) | Why::ResponseLate | Why::RepairLate)
}

/// What fills what a cover or a unit does not say.
fn missing(clause: Clause, id: &str, keys: &[Code]) -> Command {
    let target = if clause == Clause::UnitData { format!("{id}/unit") } else { id.to_owned() };
    keys.iter().fold(Command::of("amend {}", &[&target]), |command, key| {
        command.and(match key.0 {
            "contact" => typed("contact.name=NAME"),
            "phone" => typed("contact.phone=PHONE"),
            "emergency" => typed("emergency.phone=PHONE"),
            "custodian" => typed("custodian=STAFF"),
            key @ ("area" | "headcount") => typed(&format!("{key}=NUMBER")),
            "lease_end" => typed("lease_end=DATE"),
            key => typed(&format!("{key}=TEXT")),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_or_quotes_can_be_pasted_into_a_shell() {
        let command = |name: &str| Command::new(["inbox", "file", name]).to_string();
        assert_eq!(
            file_from_inbox("UNIT", None, None).to_string(),
            "deedbox inbox file UNIT --unit UNIT --category CATEGORY"
        );
        // What somebody called UNIT is not translated; what is to be filled in is.
        let chinese = file_from_inbox("UNIT", None, None)
            .told(|blank| if blank == Blank::Unit { "單元" } else { "類別" }.to_owned());
        assert_eq!(chinese, "deedbox inbox file UNIT --unit 單元 --category 類別");
        assert_eq!(command("租約.pdf"), "deedbox inbox file 租約.pdf");
        assert_eq!(command("it's here.pdf"), r"deedbox inbox file 'it'\''s here.pdf'");
    }
}
