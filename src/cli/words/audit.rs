//! What the audit finds, and what is said of attestations, in words.

use crate::cli::words::{Told, Words, counted, listed};
use crate::model::finding::{Finding, FindingCode};
use crate::model::settings::Language;
use crate::model::{Clause, Date, Role, StaffId};
use crate::views::audit::{Share, Why};

/// What is said of the audit.
#[derive(Clone, Debug)]
pub enum AuditSaid {
    /// A clause was attested.
    Attested {
        /// The clause.
        clause: Clause,
        /// The last day on which that counts.
        until: Date,
    },
}

pub(super) fn said(said: &AuditSaid) -> String {
    match said {
        AuditSaid::Attested { clause, until } => {
            let (asks, _) = clause.asks();
            format!("{clause} is attested until {until}: {asks}.")
        }
    }
}

/// A clause that takes no attestation.
pub(super) fn not_attestable(clause: Clause) -> Told {
    Told::new(
        format!("{clause} is judged by what the registers say; nobody attests it"),
        format!(
            "{} can be attested; `deedbox audit --clause {clause}` says how it stands",
            listed(&Clause::attestable())
        ),
    )
}

/// Somebody who may not attest a clause.
pub(super) fn may_not_attest(clause: Clause, actor: &StaffId, (roles, holders): (&[Role], &[StaffId])) -> Told {
    let names: Vec<&str> = roles.iter().map(Role::as_str).collect();
    let what =
        format!("attesting {clause} is reserved for the role {}, which {actor} does not hold", names.join(" or "));
    match holders.first() {
        Some(first) => Told::new(what, format!("{} may: `--as {first}`", listed(holders))),
        None => {
            let role = roles.first().map(ToString::to_string).unwrap_or_default();
            Told::new(what, format!("nobody holds it; `deedbox staff role ID --give {role}`"))
        }
    }
}

/// Why something is a case of a clause, as a fragment.
pub(super) fn why(why: &Why) -> String {
    match why {
        Why::NoCustodian => "nobody keeps the file".to_owned(),
        Why::Unassigned(kind) => format!("{} is open, and nobody has it", crate::cli::words::kind_noun(*kind)),
        Why::NotReceived => "no department has received it".to_owned(),
        Why::Missing(keys) => format!("missing: {}", keys.join(", ")),
        Why::Stale { happened, since } => {
            format!("something happened on {happened}; the file was gone through or opened on {since}")
        }
        Why::NeverConfirmed => "never confirmed".to_owned(),
        Why::ConfirmationLapsed { confirmed, changed } => {
            format!("confirmed on {confirmed}; changed since: {}", changed.join(", "))
        }
        Why::NotConsulted => "filed with no consultation of the file before it".to_owned(),
        Why::NotEntitled { by, role } => format!("approved by {by}, who did not hold the role {role}"),
        Why::ApprovalVoid => "its approval is void: it did not see what it approves".to_owned(),
        Why::NoApproval => "went on without an approval".to_owned(),
        Why::NotFollowedUp => "not followed up".to_owned(),
        Why::NotVisited { since } => format!("not visited since {since}"),
        Why::NoSurvey => "no survey in this year".to_owned(),
        Why::Answered { answered, asked: Some(asked) } => format!("{answered} of {asked} answered"),
        Why::Answered { answered, asked: None } => {
            format!("{answered} answered; to how many it was sent is not known")
        }
        Why::NotAsked(codes) => format!("does not ask about {}", codes.join(", ")),
        Why::SentToNobody => "not noted to whom it was sent".to_owned(),
        Why::ReportNotApproved => "closed without an approved report".to_owned(),
        Why::WeakPoint { question, percent } => {
            format!("{question} is under target ({percent} %), with no corrective action")
        }
        Why::Skipped(steps) => format!("steps left out: {}", codes(steps)),
        Why::Contradiction(steps) => format!("steps that contradict the others: {}", codes(steps)),
        Why::WithoutOperations => "handled without operations".to_owned(),
        Why::Days(days) => counted(usize::try_from(*days).unwrap_or_default(), "day", "days"),
        Why::Policies { there } => format!("two policies are asked for, {there} filed"),
        Why::NobodyHolds => "nobody holds the role".to_owned(),
        Why::Found(code, detail) => found(*code, detail.clone()),
        Why::LeaseEnded(day) => format!("the lease ended on {day}, and nobody moved out"),
        Why::LaterThanEntered(entered) => format!("dated later than it was entered ({entered})"),
        Why::LabelNotPrinted => "the label was never printed".to_owned(),
        Why::LabelSays(printed) => format!("the label says {printed}"),
        Why::NotBoxed => "lies in no box".to_owned(),
        Why::Overdue { due, days } => {
            let days = counted(usize::try_from(*days).unwrap_or_default(), "day", "days");
            format!("due on {due}: {days} late")
        }
        Why::OffSite => "taken out of the office, which is not allowed".to_owned(),
        Why::Scores(scores) => format!(
            "complete {}, accurate {}, effective {}",
            share(scores.complete),
            share(scores.accurate),
            share(scores.effective)
        ),
        Why::LacksPapers(category) => format!("no paper of the category {category}"),
        Why::InInbox(since) => format!("in the inbox since {since}"),
        Why::NotAcknowledged(clients) => format!("not acknowledged by {}", listed(clients)),
        Why::PassedToNobody => "passed to nobody".to_owned(),
        Why::NotReviewed(since) => format!("not gone through since {since}"),
        Why::ResponseLate => "nobody came in time".to_owned(),
        Why::RepairLate => "not done in time".to_owned(),
        Why::HeldTooLong { with, since } => format!("with {with} since {since}"),
        Why::Attested { by, date, note } => format!("attested by {by} on {date}: {note}"),
    }
}

fn share(share: Share) -> String {
    format!("{}/{}", share.of, share.all)
}

fn codes(steps: &[crate::model::Action]) -> String {
    let codes: Vec<&str> = steps.iter().map(|step| step.as_str()).collect();
    codes.join(", ")
}

/// What `verify` says, without the path.
fn found(code: FindingCode, detail: Option<String>) -> String {
    let line = super::findings::line(Words::of(Language::En), &Finding { path: String::new(), code, detail });
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
