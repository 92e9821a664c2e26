//! What the policies or the state of things do not allow.

use crate::cli::words::{Told, Words, amends, gates, listed};
use crate::model::Refusal;
use crate::model::course::{Needs, Status};
use crate::model::loan::LoanStatus;
use crate::model::refusal::{GitOperation, PlanDifference};
use crate::model::{Action, Duty};

pub(super) fn refusal(words: Words, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::ArchiveExists(path) => {
            Told::new(format!("there is an archive in {} already", path.display()), "name another folder")
        }
        Refusal::FolderNotEmpty(path) => {
            Told::new(format!("{} is not empty", path.display()), "name a new or an empty folder")
        }
        Refusal::StaffExists(id) => Told::new(
            format!("{id} is entered already"),
            format!("`deedbox staff show {id}`, `deedbox staff role {id} --give ROLE`"),
        ),
        Refusal::UnitExists(unit) => {
            Told::new(format!("there is a unit {unit} already"), format!("`deedbox unit show {unit}`"))
        }
        Refusal::Let { unit, company, since, until: None } => Told::new(
            format!("unit {unit} is let to {company} since {since}"),
            format!("`deedbox move-out {unit} --date D` first, or look at `deedbox show {unit}`"),
        ),
        Refusal::Let { unit, company, since, until: Some(until) } => Told::new(
            format!("unit {unit} was let to {company} from {since} to {until}"),
            format!("move in on {until} or later"),
        ),
        Refusal::Vacant { unit, departed } => vacant(&unit.to_string(), departed.first().map(ToString::to_string)),
        Refusal::AlreadyFiled { given, earlier } => {
            Told::new(format!("{given} is filed already, as {earlier}"), "`--duplicate-ok` files the same bytes again")
        }
        Refusal::SamePaper { first, again } => Told::new(
            format!("{again} has the same bytes as {first}"),
            "leave one of them out; `--duplicate-ok` files both",
        ),
        Refusal::Reserved { duty, role, actor, holders } if holders.is_empty() => Told::new(
            format!(
                "{} is reserved for the role {role}; {actor} does not hold it, and nobody does",
                duty_phrase(*duty)
            ),
            format!("`deedbox staff role ID --give {role}`"),
        ),
        Refusal::Reserved { duty, role, actor, holders } => Told::new(
            format!("{} is reserved for the role {role}, which {actor} does not hold", duty_phrase(*duty)),
            format!("{} may: `--as {}`", listed(holders), holders.first().map(ToString::to_string).unwrap_or_default()),
        ),
        Refusal::SamePerson { id, actor } => Told::new(
            format!("{actor} asked for {id} and may not approve it too"),
            "somebody else with the role approves it",
        ),
        Refusal::OnLoan { file, borrower, since, loan } => Told::new(
            format!("{file} is out: {borrower} has had it since {since}"),
            format!("`deedbox return {loan}` when it is back"),
        ),
        Refusal::LoanStep { id, action, status } => loan_step(&id.to_string(), *action, *status),
        Refusal::NumberTaken { no, id } => Told::new(
            format!("the number {no} is that of {id} already"),
            format!("look at `deedbox show {id}`; leave out `--no`, or give another number"),
        ),
        Refusal::MoreThanHeld { owner, about, held } => Told::new(
            format!(
                "{held:.2} is held of the {about} deposit of {owner}, and no more than that is deducted or given back"
            ),
            "`deedbox report deposits` shows what is held",
        ),
        Refusal::Voided(id) => {
            Told::new(format!("{id} was voided: it counts for nothing"), "record anew what really happened")
        }
        Refusal::CaseStep { id, action, status, due } => case_step(&id.to_string(), *action, *status, due),
        Refusal::StepNeeds { id, action, needs } => step_needs(&id.to_string(), *action, *needs),
        Refusal::NothingWaits(id) => Told::new(
            format!("nothing of {id} waits for a decision"),
            format!("`deedbox show {id}` tells where it stands"),
        ),
        Refusal::OffSite { days: 0 } => Told::new(
            "papers are read in the office here, not off site",
            "leave out `--off-site`; the estate allows it by `off_site_days` under [loans] in deedbox.toml",
        ),
        Refusal::OffSite { days } => {
            Told::new(format!("papers may be off site for {days} days at most"), "an earlier `--due`")
        }
        Refusal::RenewedOut { id, times } => Told::new(
            format!("{id} has been renewed {times} times, which is all that the estate allows"),
            "return it, and lend it anew",
        ),
        Refusal::FurtherUnits { unit, further } => Told::new(
            format!("the client of {unit} still holds {}", listed(further)),
            further.iter().map(|unit| format!("`deedbox move-out {unit} --date D`")).collect::<Vec<_>>().join(", ")
                + " first",
        ),
        Refusal::LeftThatDay { unit, date } => Told::new(
            format!("another client left unit {unit} on {date}, and `{unit}@{date}` is the name of one"),
            "give the next day",
        ),
        Refusal::GatesShut { unit, gates, date } => {
            let shut: Vec<String> = gates.iter().map(gates::shut).collect();
            let codes: Vec<String> = gates.iter().map(|shut| format!("--waive {}", shut.gate)).collect();
            Told::new(
                format!("unit {unit} cannot be given up yet: {}", listed(&shut)),
                format!(
                    "settle that, or a manager: `deedbox move-out {unit} --date {date} {} --reason TEXT`",
                    codes.join(" ")
                ),
            )
        }
        Refusal::Bound(file) => {
            Told::new(format!("the file of {file} is bound already"), format!("`deedbox show {file}`"))
        }
        Refusal::YearNotOver(year) => Told::new(format!("the year {year} has not begun"), "name a year that has"),
        Refusal::VolumeDamaged { file, path } => Told::new(
            format!("the volume {file} is damaged ({path}), and a box is closed for good"),
            format!("`deedbox verify {}` tells what is wrong", file.unit()),
        ),
        Refusal::PlanStale { plan, difference } => plan_stale(plan, difference),
        Refusal::GitBusy(operation) => {
            let what = match operation {
                GitOperation::Merge => "a merge",
                GitOperation::Rebase => "a rebase",
                GitOperation::Pick => "a cherry-pick or revert",
            };
            Told::new(format!("git is in the middle of {what}"), "finish or abort it, then run the command again")
        }
        Refusal::RowDiffers { file, line, column, first, now, id } => Told::new(
            format!("{file}:{line} is imported already, as {id}, with another {column}: first `{first}`, now `{now}`"),
            "put the row back as it was; what is wrong in the archive is amended there",
        ),
        Refusal::RoleNotHeld { staff, role } => {
            Told::new(format!("{staff} does not hold the role {role}"), format!("`deedbox staff show {staff}`"))
        }
        Refusal::HasLeft(staff) => Told::new(format!("{staff} has left"), "`--as` somebody who is here"),
        Refusal::LastManager(staff) => Told::new(
            format!("{staff} is the last who may enter people and give roles"),
            "give the role to somebody else first: `deedbox staff role ID --give manager`",
        ),
        Refusal::NothingToAdopt(path) => Told::new(
            format!("{path} is not a stray file of a bundle"),
            "`deedbox verify` names the files that no manifest lists",
        ),
        Refusal::SurveyExists { .. }
        | Refusal::SurveyOver { .. }
        | Refusal::Answered { .. }
        | Refusal::NotMeant { .. }
        | Refusal::ReceivedBefore { .. } => super::relations::refusal(words, refusal),
        Refusal::Original { id, filed, file } => amends::original(id, *filed, file),
        Refusal::SameValue { id, key } => Told::new(
            format!("{key} of {id} is that already, so nothing would change"),
            format!("`deedbox show {id}` shows what holds"),
        ),
        Refusal::SameVersion(id) => Told::new(
            format!("{id} has these very bytes already, so nothing would change"),
            "hand in the paper that is to take its place",
        ),
        Refusal::VoidWaits { id, waits } => Told::new(
            format!("that {id} is to count for nothing waits for approval already"),
            format!("`deedbox approve {waits}` or `deedbox reject {waits} --reason TEXT`"),
        ),
        Refusal::NotEmpty { id, holds } => {
            let shown: Vec<String> = holds.iter().take(8).map(ToString::to_string).collect();
            let more = if 8 < holds.len() { format!(" and {} more", holds.len() - 8) } else { String::new() };
            let what = format!("{id} is not voided while something is in it: {}{more}", listed(&shown));
            Told::new(what, "void that first, or `deedbox move-out` for a client who was there")
        }
        Refusal::NotVoided { id, kind } => amends::not_voided(id, *kind),
        Refusal::UnitVoided(unit) => Told::new(
            format!("there was a unit {unit} on that floor, which was voided; its folder stays"),
            "give it another code, or the floor on which it is",
        ),
        Refusal::LiesThere(id) => {
            Told::new(format!("{id} lies there already"), "name the category or the unit that is right")
        }
        Refusal::Overtaken { waits, by } => Told::new(
            format!("{waits} was overtaken by {by}, which took effect since and says another thing of the same key"),
            format!("`deedbox reject {waits} --reason TEXT`, then `deedbox amend` anew"),
        ),
        Refusal::NotCovered { id, paper } => Told::new(
            format!("{paper} is another version than the one that was approved with {id}"),
            "`deedbox disclose` asks anew, with the paper as it is now",
        ),
        Refusal::MayNotAttest { clause, actor, roles, holders } => {
            crate::cli::words::audit::may_not_attest(words, *clause, actor, (roles, holders))
        }
    }
}

fn vacant(unit: &str, departed: Option<String>) -> Told {
    match departed {
        Some(day) => Told::new(
            format!("unit {unit} is vacant"),
            format!("who left last is `{unit}@{day}`; `deedbox add {unit} --company NAME --move-in D` opens a file"),
        ),
        None => Told::new(
            format!("unit {unit} is vacant"),
            format!("`deedbox add {unit} --company NAME --move-in D` opens a file"),
        ),
    }
}

fn loan_step(id: &str, action: Action, status: LoanStatus) -> Told {
    let stands = match status {
        LoanStatus::Asked => "waits for approval",
        LoanStatus::Out => "is out",
        LoanStatus::Returned => "is back",
        LoanStatus::Rejected => "was rejected",
    };
    let step = match action {
        Action::Approved => "approved",
        Action::Rejected => "rejected",
        Action::Returned => "returned",
        Action::Renewed => "renewed",
        Action::Voided => "voided",
        Action::Amended => "amended",
        _ => "changed so",
    };
    let due = match status {
        LoanStatus::Asked => format!("`deedbox approve {id}` or `deedbox reject {id} --reason TEXT` comes next"),
        LoanStatus::Out => format!("`deedbox return {id}` or `deedbox renew {id}` comes next"),
        LoanStatus::Returned | LoanStatus::Rejected => {
            "nothing more is done to it; `deedbox lend` asks anew".to_owned()
        }
    };
    Told::new(format!("{id} {stands}, so it cannot be {step}"), due)
}

/// The command that takes a step.
pub(in crate::cli) fn step_command(id: &str, action: Action) -> String {
    match action {
        Action::Approved => format!("`deedbox approve {id}`"),
        Action::Rejected => format!("`deedbox reject {id} --reason TEXT`"),
        Action::Closed => format!("`deedbox close {id}`"),
        Action::Reopened => format!("`deedbox reopen {id}`"),
        Action::Assigned => format!("`deedbox update {id} --status assigned --to DEPARTMENT`"),
        Action::Released => format!("`deedbox disclose --release {id} --out DIR`"),
        Action::Published => "`deedbox survey publish --year Y --to NAME`".to_owned(),
        other => format!("`deedbox update {id} --status {other}`"),
    }
}

fn case_step(id: &str, action: Action, status: Status, due: &[Action]) -> Told {
    let due: Vec<String> = due.iter().map(|action| step_command(id, *action)).collect();
    let next =
        if due.is_empty() { "nothing more is done to it".to_owned() } else { format!("due now: {}", due.join(" or ")) };
    Told::new(format!("{id} stands at {status}, and cannot be {action} from there"), next)
}

fn step_needs(id: &str, action: Action, needs: Needs) -> Told {
    let unit = id.split('/').next().unwrap_or(id);
    let (what, mend) = match needs {
        Needs::Paper(category) => (
            format!("a paper of category {category}"),
            format!("`deedbox file {unit} PATH --category {category}`, or `--attach PATH` with the step"),
        ),
        Needs::DepositHeld => (
            "a deposit for fit-out works that is held".to_owned(),
            format!("`deedbox record deposit {unit} --about fit-out --movement received --amount …`"),
        ),
        Needs::DepositReturned => (
            "the deposit for fit-out works given back".to_owned(),
            format!("`deedbox record deposit {unit} --about fit-out --movement refunded --amount …`"),
        ),
        Needs::Addressee | Needs::Nothing => ("somebody to whom it goes".to_owned(), "`--to DEPARTMENT`".to_owned()),
    };
    Told::new(format!("{id} cannot be {action} without {what}"), mend)
}

fn plan_stale(plan: &str, difference: &PlanDifference) -> Told {
    let what = match difference {
        PlanDifference::Year(year) => format!("it is a plan for {year}"),
        PlanDifference::Gone(volume) => format!("{volume} is not waiting for a box any more"),
        PlanDifference::New(volume) => format!("{volume} is waiting for a box too"),
        PlanDifference::Changed(volume) => format!("{volume} has changed"),
    };
    Told::new(
        format!("{plan} no longer fits the archive: {what}"),
        "make a new plan with `--plan FILE`, and have it looked at",
    )
}

/// What a duty is, as a phrase.
pub(super) fn duty_phrase(duty: Duty) -> &'static str {
    match duty {
        Duty::Lend => "letting a file be read",
        Duty::LendConfidential => "letting confidential papers be read",
        Duty::Waive => "waiving a gate",
        Duty::Staff => "entering people and giving roles",
        Duty::Adopt => "listing a stray file",
        Duty::Amend => "letting an amendment take effect",
        Duty::Void => "letting a void take effect",
        Duty::Refile => "filing a misfiled paper elsewhere",
        Duty::Application => "deciding on an application",
        Duty::FitOut => "deciding on fit-out works",
        Duty::Disclose => "passing papers on",
        Duty::Complaint => "approving the result of a complaint",
        Duty::Survey => "approving the report of a survey",
        Duty::Confirm => "confirming a cover",
        Duty::Export => "taking client data out",
    }
}
