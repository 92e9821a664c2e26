//! Dealings with clients in words: notices, surveys, disclosures (P1-5, P1-6, P3-5).

use crate::cli::words::Words;
use crate::cli::words::vocabulary::step_command;
use crate::desk::measures::WeakPoints;
use crate::model::{Action, Audience, FileName, Line, RecordId, Year};
use crate::output::phrases::say;
use crate::output::wording::Wording;

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
