//! What the audit finds, and what is said of attestations, in words.

use crate::cli::words::Words;
use crate::model::authority::Permission;
use crate::model::confidence::Lacks;
use crate::model::finding::{Finding, FindingCode};
use crate::model::{Action, Clause, Date};
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::views::judgement::{Share, Why};

#[derive(Clone, Debug)]
pub enum AuditSaid {
    /// A clause was attested.
    Attested {
        clause: Clause,
        /// The last day on which that counts.
        until: Date,
    },
}

pub(super) fn said(words: Words, said: &AuditSaid) -> String {
    match said {
        AuditSaid::Attested { clause, until } => {
            say!(words, "audit-attested-until", clause = clause, until = until, asks = asks(words, *clause))
        }
    }
}

/// What a clause asks, in a line.
pub(super) fn asks(words: Words, clause: Clause) -> String {
    words.phrase(&format!("audit-clause-{}", clause.as_str().replace('.', "_")), Vec::new())
}

/// A clause that takes no attestation.
/// Why something is a case of a clause, as a fragment.
pub(super) fn why(words: Words, why: &Why) -> String {
    match why {
        Why::NoCustodian => say!(words, "audit-no-custodian"),
        Why::NoDepartment => say!(words, "audit-no-department"),
        Why::DepartmentNotListed(department) => say!(words, "audit-department-not-listed", department = department),
        Why::WithNobodyKnown(with) => say!(words, "audit-with-nobody-known", with = with),
        Why::Unassigned(kind) => say!(words, "audit-unassigned", noun = words.noun(*kind)),
        Why::WithWhoLeft(with) => say!(words, "audit-with-who-left", with = with),
        Why::NotAnswered => say!(words, "audit-not-answered"),
        Why::EnquiryLies(since) => say!(words, "audit-enquiry-lies", since = since),
        Why::NoCheck => say!(words, "audit-no-check"),
        Why::NoTransaction => say!(words, "audit-no-transaction"),
        Why::NeverCharged => say!(words, "audit-never-charged"),
        Why::ConfirmedBefore { confirmed, records } => {
            say!(words, "audit-confirmed-before", confirmed = confirmed, records = words.listed(records))
        }
        Why::BoundLate { left, bound } => say!(words, "audit-bound-late", left = left, bound = bound),
        Why::HandedToSelf(by) => say!(words, "audit-handed-to-self", by = by),
        Why::NotSupervisor(by) => say!(words, "audit-not-supervisor", by = by),
        Why::HanderNotRecorded => say!(words, "audit-hander-not-recorded"),
        Why::ApproverNotRecorded => say!(words, "audit-approver-not-recorded"),
        Why::NoAuthority { lets, lacks, day } => no_authority(words, *lets, lacks, *day),
        Why::NobodyInCharge(person) => say!(words, "audit-nobody-in-charge", person = person),
        Why::WithoutRole { acts, first } => say!(words, "audit-without-role", acts => *acts, first = first),
        Why::OutTwice(other) => say!(words, "audit-out-twice", other = other),
        Why::MeasureLacks(keys) => {
            let lacking: Vec<String> = keys.iter().map(|key| words.code_under("fields_missing", key)).collect();
            say!(words, "audit-measure-lacks", lacking = words.listed(&lacking), count => keys.len())
        }
        Why::MeasureLate(due) => say!(words, "audit-measure-late", due = due),
        Why::NothingSent(since) => say!(words, "audit-nothing-sent", since = since),
        Why::NotReceived => say!(words, "audit-not-received"),
        Why::Missing(keys) => {
            let keys: Vec<String> = keys.iter().map(|key| words.code_under("fields_missing", key)).collect();
            say!(words, "audit-missing", keys = words.in_a_row(&keys))
        }
        Why::Stale { happened, reviewed: Some(reviewed) } => {
            say!(words, "audit-stale", happened = happened, reviewed = reviewed)
        }
        Why::Stale { happened, reviewed: None } => say!(words, "audit-stale-never-reviewed", happened = happened),
        Why::NeverConfirmed => say!(words, "audit-never-confirmed"),
        Why::ConfirmationLapsed { confirmed, changed } => {
            let changed: Vec<String> = changed.iter().map(|key| words.heading(key)).collect();
            say!(words, "audit-confirmation-lapsed", confirmed = confirmed, changed = words.in_a_row(&changed))
        }
        Why::NotConsulted => say!(words, "audit-not-consulted"),
        Why::NotEntitled { by, role } => {
            say!(words, "audit-not-entitled", by = by, role = words.code(role.as_str()))
        }
        Why::ApprovalVoid => say!(words, "audit-approval-void"),
        Why::NoApproval => say!(words, "audit-no-approval"),
        Why::NotFollowedUp => say!(words, "audit-not-followed-up"),
        Why::NotVisited { since } => say!(words, "audit-not-visited", since = since),
        Why::AnsweredByOthers(Some(by)) => say!(words, "audit-answered-by-others", by = by),
        Why::AnsweredByOthers(None) => say!(words, "audit-answered-by-nobody"),
        Why::ApprovalTold(Some(by)) => say!(words, "audit-approval-told-by", by = by),
        Why::ApprovalTold(None) => say!(words, "audit-approval-told"),
        Why::WithoutOperations => say!(words, "audit-without-operations"),
        Why::Skipped(steps) => say!(words, "audit-skipped", steps = codes(words, steps)),
        Why::Contradiction(steps) => say!(words, "audit-contradiction", steps = codes(words, steps)),
        Why::Days(days) => say!(words, "audit-days", days => *days),
        Why::Policies { there } => say!(words, "audit-policies", there = there),
        Why::NobodyHolds => say!(words, "audit-nobody-holds"),
        Why::LeaseEnded(day) => say!(words, "audit-lease-ended", day = day),
        Why::NotAcknowledged(clients) => say!(words, "audit-not-acknowledged", clients = words.listed(clients)),
        Why::PassedToNobody => say!(words, "audit-passed-to-nobody"),
        Why::NotReviewed(since) => say!(words, "audit-not-reviewed", since = since),
        Why::ResponseLate => say!(words, "audit-response-late"),
        Why::RepairLate => say!(words, "audit-repair-late"),
        Why::HeldTooLong { with, since } => say!(words, "audit-held-too-long", with = with, since = since),
        Why::Attested { by, date, note } => say!(words, "audit-attested-by", by = by, date = date, note = note),
        other => of_survey_or_paper(words, other),
    }
}

/// On what something did not rest, and that the general manager did not approve it.
fn no_authority(words: Words, lets: Permission, lacks: &Lacks, day: Date) -> String {
    match (lets, lacks) {
        (_, Lacks::Ordinary) => say!(words, "audit-lacks-ordinary"),
        (_, Lacks::Staff) => say!(words, "audit-lacks-staff"),
        (Permission::Consult, Lacks::Authority(person)) => {
            say!(words, "audit-lacks-consult", person = person, day = day)
        }
        (Permission::PassOn, Lacks::Authority(person)) => {
            say!(words, "audit-lacks-pass-on", person = person, day = day)
        }
    }
}

/// Why a survey or a paper is a case.
fn of_survey_or_paper(words: Words, why: &Why) -> String {
    match why {
        Why::LeftOut(clients) => say!(words, "audit-left-out", clients = words.listed(clients)),
        Why::NobodyAnswered => say!(words, "audit-nobody-answered"),
        Why::NotDistributed { .. } => say!(words, "audit-not-distributed"),
        Why::LabelIsNotTheName(label) => say!(words, "audit-label-not-the-name", label = label),
        Why::FitOutWithoutPapers(fit_out) => say!(words, "audit-fit-out-without-papers", id = fit_out),
        Why::NotAsBuilt(fit_out) => say!(words, "audit-not-as-built", id = fit_out),
        Why::LetterWithoutPaper(letter) => say!(words, "audit-letter-without-paper", id = letter),
        Why::NoSurvey => say!(words, "audit-no-survey"),
        Why::Answered { answered, asked: Some(asked) } => {
            say!(words, "audit-answered", answered = answered, asked = asked)
        }
        Why::Answered { answered, asked: None } => say!(words, "audit-answered-of-unknown", answered = answered),
        Why::NotAsked(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| words.code(code)).collect();
            say!(words, "audit-not-asked", codes = words.in_a_row(&codes))
        }
        Why::SentToNobody => say!(words, "audit-sent-to-nobody"),
        Why::ReportNotApproved => say!(words, "audit-report-not-approved"),
        Why::WeakPoint { question, percent, .. } => {
            say!(words, "audit-weak-point", question = question, percent = percent)
        }
        Why::BytesNotRead(papers) => say!(words, "audit-bytes-not-read", papers => *papers),
        Why::Found(code, detail) => found(words, *code, detail.clone()),
        Why::LaterThanEntered(entered) => say!(words, "audit-later-than-entered", entered = entered),
        Why::LabelNotPrinted => say!(words, "audit-label-not-printed"),
        Why::LabelSays(printed) => say!(words, "audit-label-says", printed = printed),
        Why::NotBoxed { .. } => say!(words, "audit-not-boxed"),
        Why::Overdue { due, days } => say!(words, "audit-overdue", due = due, days => *days),
        Why::OffSite => say!(words, "audit-off-site"),
        Why::Scores(scores) => {
            let empty: Vec<String> = scores.empty.iter().map(|key| words.code_under("fields_missing", key)).collect();
            say!(
                words,
                "audit-scores",
                complete = share(scores.complete),
                accurate = share(scores.accurate),
                effective = share(scores.effective),
                empty = words.in_a_row(&empty),
                fields => empty.len()
            )
        }
        Why::LacksPapers(category) => {
            say!(words, "audit-lacks-papers", category = words.code_under("category", category))
        }
        Why::InInbox { since, .. } => say!(words, "audit-in-inbox-since", since = since),
        _ => String::new(),
    }
}

fn share(share: Share) -> String {
    format!("{}/{}", share.of, share.all)
}

fn codes(words: Words, steps: &[Action]) -> String {
    let codes: Vec<String> = steps.iter().map(|step| words.code(step.as_str())).collect();
    words.in_a_row(&codes)
}

/// What `verify` says, without the path.
fn found(words: Words, code: FindingCode, detail: Option<String>) -> String {
    let line = super::findings::line(words, &Finding { path: String::new(), code, detail });
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
