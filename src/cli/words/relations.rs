//! Dealings with clients in words: notices, surveys, disclosures (P1-5, P1-6, P3-5).

use crate::cli::words::vocabulary::step_command;
use crate::cli::words::{ErrorText, Words};
use crate::desk::measures::WeakPoints;
use crate::error::RelationsFault;
use crate::model::{Action, Audience, FileName, Line, RecordId, Year};
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::views::judgement::Command;

/// What happened in dealings with clients.
#[derive(Clone, Debug)]
pub enum Dealing {
    NoticeSent {
        id: RecordId,
        to: Audience,
        /// How many clients that meant.
        clients: usize,
    },
    /// A notice was delivered to a client, or acknowledged.
    NoticeReached {
        id: RecordId,
        client: FileName,
        action: Action,
        /// How many have not acknowledged it.
        waiting: usize,
    },
    SurveyOpened {
        id: RecordId,
        year: Year,
        /// How many clients it was sent to.
        clients: usize,
        /// How many questions it has.
        questions: usize,
    },
    /// A survey was answered.
    Responded {
        id: RecordId,
        /// How many questions were answered.
        answers: usize,
    },
    SurveyClosed {
        id: RecordId,
        weak: WeakPoints,
    },
    /// A survey's report was distributed.
    SurveyPublished {
        id: RecordId,
        sent_to: Vec<Line>,
        /// The page, where one was written.
        page: Option<String>,
    },
    /// A disclosure waits, or is approved.
    DisclosureAsked {
        id: RecordId,
        to: Line,
        papers: usize,
        approved: Approved,
    },
    /// Copies were handed over.
    Released {
        id: RecordId,
        copies: usize,
        folder: String,
    },
}

/// Whether something is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// It waits.
    NotYet,
    Already,
}

pub(super) fn said(words: Words, dealing: &Dealing) -> String {
    match dealing {
        Dealing::NoticeSent { id, to, clients } => {
            let to = words.code_under("to", &to.to_string());
            say!(words, "dealing-notice-sent", id = id, to = to, clients => *clients)
        }
        Dealing::NoticeReached { id, client, action, waiting } => {
            let reached = match action {
                Action::Delivered => say!(words, "dealing-notice-delivered", id = id, client = client),
                _ => say!(words, "dealing-notice-acknowledged", id = id, client = client),
            };
            let waiting = match waiting {
                0 => say!(words, "dealing-all-acknowledged"),
                n => say!(words, "dealing-still-waiting", waiting => *n),
            };
            reached + &waiting
        }
        Dealing::SurveyOpened { id, year, clients, questions } => {
            say!(words, "dealing-survey-opened", id = id, year = year, questions => *questions, clients => *clients)
        }
        Dealing::Responded { id, answers } => say!(words, "dealing-responded", id = id, answers => *answers),
        Dealing::SurveyClosed { id, weak } if weak.answers == 0 => say!(words, "dealing-survey-closed-empty", id = id),
        Dealing::SurveyClosed { id, weak } if weak.questions == 0 => say!(words, "dealing-survey-closed", id = id),
        Dealing::SurveyClosed { id, weak } if weak.opened.is_empty() => {
            say!(words, "dealing-survey-closed-again", id = id, count => weak.questions)
        }
        Dealing::SurveyClosed { id, weak } => {
            let shown = words.listed(&weak.opened);
            say!(words, "dealing-survey-closed-under", id = id, measures = shown, count => weak.questions)
        }
        Dealing::SurveyPublished { id, sent_to, page } => {
            let page = page.as_ref().map(|page| say!(words, "dealing-published-in", page = page));
            say!(words, "dealing-survey-published", id = id, sent_to = words.listed(sent_to))
                + &page.unwrap_or_default()
        }
        Dealing::DisclosureAsked { id, to, papers, approved: Approved::NotYet } => {
            say!(words, "dealing-disclosure-waits", id = id, to = to, papers => *papers)
        }
        Dealing::DisclosureAsked { id, to, papers, approved: Approved::Already } => {
            let command = step_command(words, &id.to_string(), Action::Released);
            say!(words, "dealing-disclosure-approved", to = to, command = command, papers => *papers)
        }
        Dealing::Released { id, copies, folder } => {
            say!(words, "dealing-released", id = id, folder = folder, copies => *copies)
        }
    }
}

pub(super) fn fault(words: Words, fault: &RelationsFault) -> ErrorText {
    match fault {
        RelationsFault::UnknownFloor { floor, known } => {
            let mend = if known.is_empty() {
                say!(words, "dealing-no-floor-mend")
            } else {
                say!(words, "dealing-there-are", known = words.listed(known))
            };
            ErrorText::new(say!(words, "dealing-no-floor", floor = floor), mend)
        }
        RelationsFault::NoSurvey(year) => ErrorText::new(
            say!(words, "dealing-no-survey", year = year),
            say!(words, "dealing-no-survey-mend", year = year),
        ),
        RelationsFault::SeveralSurveys { year, ids } => ErrorText::new(
            say!(words, "dealing-several-surveys", year = year, ids = words.listed(ids)),
            say!(words, "dealing-several-surveys-mend"),
        ),
        RelationsFault::UnknownQuestion { question, known } => ErrorText::new(
            say!(words, "dealing-no-question", question = question),
            say!(words, "dealing-it-has", known = words.listed(known)),
        ),
        RelationsFault::QuestionTwice(question) => ErrorText::new(
            say!(words, "dealing-question-twice", question = question),
            say!(words, "dealing-question-twice-mend"),
        ),
        RelationsFault::NoAnswer => {
            ErrorText::new(say!(words, "dealing-no-answer"), say!(words, "dealing-no-answer-mend"))
        }
        RelationsFault::NoPaper => {
            ErrorText::new(say!(words, "dealing-no-paper"), say!(words, "dealing-no-paper-mend"))
        }
        RelationsFault::OwnVerb { id, action } => ErrorText::new(
            say!(words, "dealing-own-verb", id = id, action = words.code(action.as_str())),
            own_verb(words, &id.to_string(), *action),
        ),
        RelationsFault::NotForEnquiries(kind) => ErrorText::new(
            say!(words, "dealing-not-for-enquiries", kind = words.kind(*kind)),
            say!(words, "dealing-not-for-enquiries-mend"),
        ),
        RelationsFault::HelperNotSaid(id) => ErrorText::new(
            say!(words, "dealing-helper", id = id),
            typed(words, "update {} --status handled --with DEPARTMENT", id),
        ),
        RelationsFault::NoEnquiry(no) => {
            ErrorText::new(say!(words, "dealing-no-enquiry", no = no), say!(words, "dealing-no-enquiry-mend"))
        }
        RelationsFault::StepNeedsReason { id, action } => ErrorText::new(
            say!(words, "dealing-needs-reason", id = id, action = words.code(action.as_str())),
            step_command(words, &id.to_string(), *action),
        ),
        RelationsFault::ReportEnding(name) => {
            ErrorText::new(say!(words, "dealing-report-ending", name = name), say!(words, "dealing-report-ending-mend"))
        }
    }
}

/// A command about a record, as a mend.
fn typed(words: Words, form: &'static str, id: impl ToString) -> String {
    format!("`{}`", words.command(&Command::of(form, &[&id.to_string()])))
}

/// The command that takes a step which has a verb of its own.
fn own_verb(words: Words, id: &str, action: Action) -> String {
    match action {
        Action::Delivered => typed(words, "notice deliver {} --client UNIT", id),
        Action::Acknowledged => typed(words, "notice acknowledge {} --client UNIT --person NAME", id),
        Action::Approved | Action::Rejected | Action::Released | Action::Published => step_command(words, id, action),
        _ => say!(words, "dealing-own-verb-mend"),
    }
}
