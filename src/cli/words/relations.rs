//! Dealings with clients in words: notices, surveys, disclosures (P1-5, P1-6, P3-5).

use crate::cli::words::{Told, counted, listed, refusals};
use crate::error::RelationsFault;
use crate::model::{Action, Audience, FileName, Line, RecordId, Refusal, Year};

/// What happened in dealings with clients.
#[derive(Clone, Debug)]
pub enum Dealing {
    /// A notice was sent.
    NoticeSent {
        /// The notice.
        id: RecordId,
        /// To whom.
        to: Audience,
        /// How many clients that meant.
        clients: usize,
    },
    /// A notice was delivered to a client, or acknowledged.
    NoticeReached {
        /// The notice.
        id: RecordId,
        /// The client.
        client: FileName,
        /// Which of the two.
        action: Action,
        /// How many have not acknowledged it.
        waiting: usize,
    },
    /// A survey was opened.
    SurveyOpened {
        /// The survey.
        id: RecordId,
        /// The year.
        year: Year,
        /// How many clients it was sent to.
        clients: usize,
        /// How many questions it has.
        questions: usize,
    },
    /// A survey was answered.
    Responded {
        /// The response.
        id: RecordId,
        /// How many questions were answered.
        answers: usize,
    },
    /// A survey was closed.
    SurveyClosed {
        /// The survey.
        id: RecordId,
        /// The corrective actions that were opened.
        measures: Vec<RecordId>,
    },
    /// A survey's report was distributed.
    SurveyPublished {
        /// The survey.
        id: RecordId,
        /// To whom.
        sent_to: Vec<Line>,
        /// The page, where one was written.
        page: Option<String>,
    },
    /// A disclosure waits, or is approved.
    DisclosureAsked {
        /// The disclosure.
        id: RecordId,
        /// To whom.
        to: Line,
        /// How many papers.
        papers: usize,
        /// Whether it is approved.
        approved: Approved,
    },
    /// Copies were handed over.
    Released {
        /// The disclosure.
        id: RecordId,
        /// How many copies.
        copies: usize,
        /// Their folder.
        folder: String,
    },
    /// Copies were written, and what should follow failed.
    CopiesLeft {
        /// Their folder.
        folder: String,
    },
}

/// Whether something is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// It waits.
    NotYet,
    /// It is.
    Already,
}

pub(super) fn said(dealing: &Dealing) -> String {
    match dealing {
        Dealing::NoticeSent { id, to, clients } => format!(
            "{id} goes to {to}: {}. Next: `deedbox notice acknowledge {id} --client UNIT --person NAME`.",
            counted(*clients, "client", "clients")
        ),
        Dealing::NoticeReached { id, client, action, waiting } => {
            let waiting = match waiting {
                0 => " Everybody has acknowledged it.".to_owned(),
                n => format!(" {} not acknowledged it.", counted(*n, "client has", "clients have")),
            };
            format!("{id} is {action} by {client}.{waiting}").replace("delivered by", "delivered to")
        }
        Dealing::SurveyOpened { id, year, clients, questions } => format!(
            "{id}: the survey of {year}, with {}, went to {}. Next: `deedbox survey respond UNIT --year {year} --answer QUESTION=SCORE`.",
            counted(*questions, "question", "questions"),
            counted(*clients, "client", "clients")
        ),
        Dealing::Responded { id, answers } => format!("{id}: {}.", counted(*answers, "answer", "answers")),
        Dealing::SurveyClosed { id, measures } if measures.is_empty() => {
            format!("{id} is closed; no question is under target. Next: `deedbox approve {id}`.")
        }
        Dealing::SurveyClosed { id, measures } => format!(
            "{id} is closed; {} under target: {}. Next: `deedbox approve {id}`.",
            counted(measures.len(), "question is", "questions are"),
            listed(measures)
        ),
        Dealing::SurveyPublished { id, sent_to, page } => {
            let page = page.as_ref().map(|page| format!(" It is in {page}.")).unwrap_or_default();
            format!("The report of {id} goes to {}.{page}", listed(sent_to))
        }
        Dealing::DisclosureAsked { id, to, papers, approved } => {
            let papers = counted(*papers, "paper", "papers");
            let next = match approved {
                Approved::NotYet => format!("It waits for the general manager: `deedbox approve {id}`."),
                Approved::Already => {
                    format!("It is approved. Next: {}.", refusals::step_command(&id.to_string(), Action::Released))
                }
            };
            format!("{to} is to get {papers}. {next}")
        }
        Dealing::Released { id, copies, folder } => {
            format!(
                "{folder} holds {} and the list to be signed; {id} is registered.",
                counted(*copies, "copy", "copies")
            )
        }
        Dealing::CopiesLeft { folder } => {
            format!(
                "{folder} holds copies, and nothing is registered: take that folder away before the command is run again."
            )
        }
    }
}

pub(super) fn fault(fault: &RelationsFault) -> Told {
    match fault {
        RelationsFault::UnknownFloor { floor, known } if known.is_empty() => {
            Told::new(format!("there is no floor {floor}"), "`deedbox unit add CODE --floor F` adds units")
        }
        RelationsFault::UnknownFloor { floor, known } => {
            Told::new(format!("there is no floor {floor}"), format!("there are {}", listed(known)))
        }
        RelationsFault::NoSurvey(year) => Told::new(
            format!("no survey of {year} was opened"),
            format!("`deedbox survey open --year {year} --to all`; `deedbox survey list` shows those that were"),
        ),
        RelationsFault::SeveralSurveys { year, ids } => Told::new(
            format!("{year} has several surveys: {}", listed(ids)),
            "two working copies opened one each; `deedbox void ID --reason TEXT` takes one away",
        ),
        RelationsFault::UnknownQuestion { question, known } => {
            Told::new(format!("the survey has no question {question}"), format!("it has {}", listed(known)))
        }
        RelationsFault::QuestionTwice(question) => {
            Told::new(format!("the question {question} is there twice"), "leave one of them out")
        }
        RelationsFault::NoAnswer => {
            Told::new("a response without an answer", "`--answer QUESTION=SCORE`, or `--answer QUESTION=SCORE:COMMENT`")
        }
        RelationsFault::NoPaper => Told::new(
            "which papers are passed on is not said",
            "`--paper ID` for each; `deedbox show UNIT` prints the ids",
        ),
        RelationsFault::OwnVerb { id, action } => {
            Told::new(format!("{id} is not {action} by `update`"), own_verb(&id.to_string(), *action))
        }
        RelationsFault::ReportEnding(name) => Told::new(
            format!("{name} ends in neither .html nor .csv"),
            "name a page, `-o report.html`, or a table, `-o report.csv`",
        ),
    }
}

/// The command that takes a step which has a verb of its own.
fn own_verb(id: &str, action: Action) -> String {
    match action {
        Action::Delivered => format!("`deedbox notice deliver {id} --client UNIT`"),
        Action::Acknowledged => format!("`deedbox notice acknowledge {id} --client UNIT --person NAME`"),
        Action::Approved | Action::Rejected | Action::Released | Action::Published => {
            refusals::step_command(id, action)
        }
        _ => "it has a verb of its own; `deedbox --help` lists them".to_owned(),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::SurveyExists { year, id } => Told::new(
            format!("{year} has its survey already: {id}"),
            format!("`deedbox survey show --year {year}`; `deedbox amend {id} …` changes what it says"),
        ),
        Refusal::SurveyOver { id, status } => Told::new(
            format!("{id} is {status} and takes no answers any more"),
            format!("`deedbox reopen {id}` while its report is not approved"),
        ),
        Refusal::Answered { question, id } => Told::new(
            format!("{question} is answered already, in {id}"),
            format!("`deedbox amend {id} …` puts right what was entered wrongly"),
        ),
        Refusal::NotMeant { id, client, to, date } => Told::new(
            format!("{id} did not go to {client}: it went to {to} on {date}"),
            format!("`deedbox notice show {id}` lists the clients"),
        ),
        Refusal::ReceivedBefore { id, client, action, when } => Told::new(
            format!("{client} has {id} {action} already, on {}", when.date()),
            format!("`deedbox notice show {id}` lists the clients"),
        ),
        other => Told::new(format!("{other}"), "look at what was asked for"),
    }
}
