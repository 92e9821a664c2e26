//! What the policies or the state of things do not allow.

use crate::cli::words::vocabulary::{either, step_command};
use crate::cli::words::{Told, Words, amends, gates, told};
use crate::model::Refusal;
use crate::model::course::{Needs, Status};
use crate::model::loan::LoanStatus;
use crate::model::refusal::{GitOperation, PlanDifference};
use crate::model::{Action, Kind, RecordId};
use crate::output::phrases::say;
use crate::output::wording::Wording;

pub(super) fn refusal(words: Words, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::ArchiveExists(path) => told!(words, "refusal-archive-exists", path = path.display()),
        Refusal::FolderNotEmpty(path) => told!(words, "refusal-folder-not-empty", path = path.display()),
        Refusal::StaffExists(id) => told!(words, "refusal-staff-exists", id = id),
        Refusal::UnitExists(unit) => told!(words, "refusal-unit-exists", unit = unit),
        Refusal::Let { unit, company, since, until: None } => {
            told!(words, "refusal-let", unit = unit, company = company, since = since)
        }
        Refusal::Let { unit, company, since, until: Some(until) } => {
            told!(words, "refusal-let-until", unit = unit, company = company, since = since, until = until)
        }
        Refusal::Vacant { unit, departed } => match departed.first() {
            Some(day) => told!(words, "refusal-vacant-since", unit = unit, day = day),
            None => told!(words, "refusal-vacant", unit = unit),
        },
        Refusal::AlreadyFiled { given, earlier } => {
            told!(words, "refusal-already-filed", given = given, earlier = earlier)
        }
        Refusal::SamePaper { first, again } => told!(words, "refusal-same-paper", first = first, again = again),
        Refusal::Reserved { duty, role, actor, holders } => {
            let duty = words.phrase(&format!("refusal-duty-{duty}"), Vec::new());
            let (name, held) = (words.code(role.as_str()), words.listed(holders));
            match holders.first() {
                Some(first) => told!(
                    words,
                    "refusal-reserved",
                    duty = duty,
                    role = name,
                    actor = actor,
                    holders = held,
                    first = first
                ),
                None => {
                    told!(words, "refusal-reserved-nobody", duty = duty, role = name, actor = actor, code = role)
                }
            }
        }
        Refusal::SamePerson { id, actor } => told!(words, "refusal-same-person", id = id, actor = actor),
        Refusal::OnLoan { file, borrower, since, loan } => {
            told!(words, "refusal-on-loan", file = file, borrower = borrower, since = since, loan = loan)
        }
        Refusal::LoanStep { id, action, status } => loan_step(words, id, *action, *status),
        Refusal::NumberTaken { no, id } => told!(words, "refusal-number-taken", no = no, id = id),
        Refusal::ReceiptTaken { receipt, id } => told!(words, "refusal-receipt-taken", receipt = receipt, id = id),
        Refusal::MoreThanHeld { owner, about, held } => {
            let (about, held) = (words.code(about.as_str()), format!("{held:.2}"));
            told!(words, "refusal-more-than-held", owner = owner, about = about, held = held)
        }
        Refusal::Voided(id) => told!(words, "refusal-voided", id = id),
        Refusal::CaseStep { id, action, status, due } => case_step(words, id, (*action, *status), due),
        Refusal::StepNeeds { id, action, needs } => step_needs(words, &id.to_string(), *action, *needs),
        Refusal::NothingWaits(id) => told!(words, "refusal-nothing-waits", id = id),
        Refusal::DuePassed { id, due } => told!(words, "refusal-due-passed", id = id, due = due),
        Refusal::LeftBeside { id, path } if id.stem.kind() == Kind::Disclosure => {
            told!(words, "refusal-parcel-left", id = id, path = path.display())
        }
        Refusal::LeftBeside { id, path } => told!(words, "refusal-export-left", id = id, path = path.display()),
        Refusal::OffSite { days: 0 } => told!(words, "refusal-not-off-site"),
        Refusal::OffSite { days } => told!(words, "refusal-off-site", days => *days),
        Refusal::RenewedOut { id, times } => told!(words, "refusal-renewed-out", id = id, times => *times),
        Refusal::FurtherUnits { unit, further } => {
            let commands: Vec<String> =
                further.iter().map(|unit| say!(words, "refusal-move-out-command", unit = unit)).collect();
            let (further, commands) = (words.listed(further), words.in_a_row(&commands));
            told!(words, "refusal-further-units", unit = unit, further = further, commands = commands)
        }
        Refusal::LeftThatDay { unit, date } => told!(words, "refusal-left-that-day", unit = unit, date = date),
        Refusal::GatesShut { unit, gates, date } => {
            let shut: Vec<String> = gates.iter().map(|gate| gates::shut(words, gate)).collect();
            let codes: Vec<String> = gates.iter().map(|shut| format!("--waive {}", shut.gate)).collect();
            let (gates, waive) = (words.listed(&shut), codes.join(" "));
            told!(words, "refusal-gates-shut", unit = unit, gates = gates, date = date, waive = waive)
        }
        Refusal::Bound(file) => told!(words, "refusal-bound", file = file),
        Refusal::YearNotOver(year) => told!(words, "refusal-year-not-over", year = year),
        Refusal::VolumeDamaged { file, path } => {
            told!(words, "refusal-volume-damaged", file = file, path = path, unit = file.unit())
        }
        Refusal::PlanStale { plan, difference } => plan_stale(words, plan, difference),
        Refusal::GitBusy(operation) => told!(words, "refusal-git-busy", operation = git_operation(words, *operation)),
        Refusal::RowDiffers { file, line, column, first, now, id } => told!(
            words,
            "refusal-row-differs",
            file = file,
            line = line,
            column = column,
            first = first,
            now = now,
            id = id
        ),
        Refusal::RoleNotHeld { staff, role } => {
            told!(words, "refusal-role-not-held", staff = staff, role = words.code(role.as_str()))
        }
        Refusal::IsHere(staff) => told!(words, "refusal-is-here", staff = staff),
        Refusal::NoRole { actor, who } => match who.first() {
            Some(first) => told!(words, "refusal-no-role", actor = actor, holders = words.listed(who), first = first),
            None => told!(words, "refusal-no-role-nobody", actor = actor),
        },
        Refusal::OfDepartment { action, actor, departments, people } => {
            let (step, names) = (words.code(action.as_str()), words.listed(departments));
            match people.first() {
                Some(first) => told!(
                    words,
                    "refusal-of-department",
                    step = step,
                    departments = names,
                    actor = actor,
                    people = words.listed(people),
                    first = first
                ),
                None => {
                    let department = departments.first().map(ToString::to_string).unwrap_or_default();
                    told!(
                        words,
                        "refusal-of-department-nobody",
                        step = step,
                        departments = names,
                        actor = actor,
                        department = department
                    )
                }
            }
        }
        Refusal::HasLeft(staff) => told!(words, "refusal-has-left", staff = staff),
        Refusal::LastManager(staff) => told!(words, "refusal-last-manager", staff = staff),
        Refusal::NothingToAdopt(path) => told!(words, "refusal-nothing-to-adopt", path = path),
        Refusal::SurveyExists { .. }
        | Refusal::SurveyOver { .. }
        | Refusal::Answered { .. }
        | Refusal::NotMeant { .. }
        | Refusal::NotAsked { .. }
        | Refusal::ReceivedBefore { .. } => super::relations::refusal(words, refusal),
        Refusal::NoAuthority { .. }
        | Refusal::AuthorityOver { .. }
        | Refusal::NotAmended(_)
        | Refusal::NotSupervisor { .. }
        | Refusal::HandsToSelf { .. } => super::authority::refusal(words, refusal),
        Refusal::Original { id, filed, file } => amends::original(words, id, *filed, file),
        Refusal::SameValue { id, key } => told!(words, "refusal-same-value", id = id, key = key),
        Refusal::SameVersion(id) => told!(words, "refusal-same-version", id = id),
        Refusal::VoidWaits { id, waits } => told!(words, "refusal-void-waits", id = id, waits = waits),
        Refusal::NotEmpty { id, holds } => not_empty(words, id, holds),
        Refusal::NotVoided { id, kind } => amends::not_voided(words, id, *kind),
        Refusal::UnitVoided(unit) => told!(words, "refusal-unit-voided", unit = unit),
        Refusal::LiesThere(id) => told!(words, "refusal-lies-there", id = id),
        Refusal::Overtaken { waits, by } => told!(words, "refusal-overtaken", waits = waits, by = by),
        Refusal::NotCovered { id, paper } => told!(words, "refusal-not-covered", id = id, paper = paper),
        Refusal::MayNotAttest { clause, actor, roles, holders } => {
            crate::cli::words::audit::may_not_attest(words, *clause, actor, (roles, holders))
        }
    }
}

/// What git is in the middle of.
pub(super) fn git_operation(words: Words, operation: GitOperation) -> String {
    match operation {
        GitOperation::Merge => say!(words, "refusal-git-merge"),
        GitOperation::Rebase => say!(words, "refusal-git-rebase"),
        GitOperation::Pick => say!(words, "refusal-git-pick"),
    }
}

/// How many of the things in a file are named; the rest is counted.
const NAMED: usize = 8;

fn not_empty(words: Words, id: &RecordId, holds: &[RecordId]) -> Told {
    let shown = words.listed(holds.get(..NAMED).unwrap_or(holds));
    match holds.len().saturating_sub(NAMED) {
        0 => told!(words, "refusal-not-empty", id = id, holds = shown),
        more => told!(words, "refusal-not-empty-more", id = id, holds = shown, more => more),
    }
}

fn loan_step(words: Words, id: &RecordId, action: Action, status: LoanStatus) -> Told {
    let step = say!(words, "refusal-loan-step", step = action);
    match status {
        LoanStatus::Asked => told!(words, "refusal-loan-asked", id = id, step = step),
        LoanStatus::Out => told!(words, "refusal-loan-out", id = id, step = step),
        LoanStatus::Returned => told!(words, "refusal-loan-returned", id = id, step = step),
        LoanStatus::Rejected => told!(words, "refusal-loan-rejected", id = id, step = step),
    }
}

fn case_step(words: Words, id: &RecordId, (action, status): (Action, Status), due: &[Action]) -> Told {
    let (status, action) = (words.code(status.as_str()), words.code(action.as_str()));
    if due.is_empty() {
        return told!(words, "refusal-case-over", id = id, status = status, action = action);
    }
    let due: Vec<String> = due.iter().map(|action| step_command(words, &id.to_string(), *action)).collect();
    let due = either(words, &due);
    told!(words, "refusal-case-step", id = id, status = status, action = action, due = due)
}

fn step_needs(words: Words, id: &str, action: Action, needs: Needs) -> Told {
    let unit = id.split('/').next().unwrap_or(id);
    let action = words.code(action.as_str());
    match needs {
        Needs::Paper(category) => told!(
            words,
            "refusal-needs-paper",
            id = id,
            action = action,
            category = words.code(category),
            code = category,
            unit = unit
        ),
        Needs::DepositHeld => told!(words, "refusal-needs-deposit", id = id, action = action, unit = unit),
        Needs::DepositReturned => told!(words, "refusal-needs-refund", id = id, action = action, unit = unit),
        Needs::Reason => told!(words, "refusal-needs-reason", id = id, action = action),
        Needs::Addressee | Needs::Nothing => told!(words, "refusal-needs-addressee", id = id, action = action),
    }
}

fn plan_stale(words: Words, plan: &str, difference: &PlanDifference) -> Told {
    match difference {
        PlanDifference::Year(year) => told!(words, "refusal-plan-year", plan = plan, what = year),
        PlanDifference::Gone(volume) => told!(words, "refusal-plan-gone", plan = plan, what = volume),
        PlanDifference::New(volume) => told!(words, "refusal-plan-new", plan = plan, what = volume),
        PlanDifference::Changed(volume) => told!(words, "refusal-plan-changed", plan = plan, what = volume),
    }
}
