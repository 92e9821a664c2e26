//! What the policies ask of satisfaction surveys (P1-6).

use std::collections::BTreeMap;

use crate::model::message::Code;
use crate::model::survey::{Answer, Survey};
use crate::model::{Action, Body, Case, Date, Duty, FileName, Happened, Kind, Line, Year, case_state, satisfaction};
use crate::views::judgement::approval::approval_fault;
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// The questions that every survey asks (P1-6b).
const USUAL: [&str; 3] = ["service-quality", "package-price", "company"];

fn surveys<'a>(reading: &'a Reading) -> impl Iterator<Item = (Seen<'a>, &'a Survey)> {
    reading.registered(Kind::Survey).filter_map(|seen| match &seen.case.record.body {
        Body::Survey(survey) => Some((seen, survey)),
        _ => None,
    })
}

/// How many clients answered in each year.
fn answered(reading: &Reading) -> BTreeMap<Year, usize> {
    let mut years: BTreeMap<Year, Vec<String>> = BTreeMap::new();
    for (file, seen) in reading.of(Kind::SurveyResponse) {
        if let Body::SurveyResponse(response) = &seen.case.record.body {
            years.entry(response.year).or_default().push(file.client.file.name.to_string());
        }
    }
    let clients = |mut names: Vec<String>| {
        names.sort();
        names.dedup();
        names.len()
    };
    years.into_iter().map(|(year, names)| (year, clients(names))).collect()
}

/// Every year that is over, and at whose beginning and end clients were here, had a survey that was closed or answered (P1-6a).
/// The survey of the present year counts as soon as it is, and is missed by nobody before the year is over.
pub(in crate::views) fn every_year(reading: &Reading) -> Check {
    let answered = answered(reading);
    let mut check = Check::default();
    let first = reading.files.iter().map(|file| file.since().year()).min();
    let this = reading.day().year();
    let mut years: Vec<Year> = Vec::new();
    let mut next = first;
    while let Some(year) = next.filter(|year| *year <= this) {
        years.push(year);
        next = Some(year.next());
    }
    for year in years {
        let here = |month, day| {
            let on = Date::new(year.number(), month, day);
            on.is_some_and(|on| reading.files.iter().any(|file| file.client.file.tenure.holds_on(on)))
        };
        let of_year: Vec<_> = surveys(reading).filter(|(_, survey)| survey.year == year).collect();
        let answers = answered.get(&year).copied().unwrap_or_default();
        let is_closed =
            |seen: &Seen| case_state::fold(seen.case).is_some_and(|state| state.taken.contains(&Action::Closed));
        let held = of_year.iter().any(|(seen, _)| is_closed(seen) || 0 < answers);
        let due = year < this && here(1, 1) && here(12, 31);
        check.looked += usize::from(due || held);
        let end = Date::new(year.number(), 12, 31).unwrap_or(reading.day());
        if due && !held {
            check.faults.push(Matter::new(year, end, Why::NoSurvey));
        }
        if let Some((seen, _)) = of_year.first().filter(|(seen, _)| is_closed(seen)) {
            let mut faults = Vec::new();
            if answers == 0 {
                faults.push(Why::NobodyAnswered);
            }
            let left_out = left_out(reading, &of_year);
            if !left_out.is_empty() {
                faults.push(Why::LeftOut(left_out));
            }
            check.faults.extend(faults.into_iter().map(|why| Matter::of(seen, why)));
        }
        for (seen, survey) in of_year {
            let asked = Some(survey.clients.len()).filter(|clients| 0 < *clients);
            check.remarks.push(Matter::of(&seen, Why::Answered { answered: answers, asked }));
        }
    }
    check
}

/// The clients of the day of a year's first survey to whom none of the year went. A survey that says nothing of whom it went to
/// is for P1-6b.
fn left_out(reading: &Reading, of_year: &[(Seen, &Survey)]) -> Vec<FileName> {
    let Some(day) = of_year.iter().map(|(seen, _)| seen.date()).min() else { return Vec::new() };
    if of_year.iter().any(|(_, survey)| survey.clients.is_empty()) {
        return Vec::new();
    }
    let here = reading.files.iter().filter(|file| file.client.file.tenure.holds_on(day));
    let asked = |file: &&ClientOnDay| {
        let client = file.client.stay.addressee();
        let mut surveys = of_year.iter();
        surveys.any(|(seen, survey)| survey.clients.iter().any(|name| client.is_named(name, seen.date())))
    };
    here.filter(|file| !asked(file)).map(|file| file.name(reading.day())).collect()
}

/// Every survey asks the usual questions, and was sent to somebody (P1-6b). A survey that a register brought says nothing of
/// whom it went to.
pub(in crate::views) fn questionnaire(reading: &Reading) -> Check {
    Check::each(surveys(reading), |(seen, survey)| {
        let asks = |code: &str| survey.questions.iter().any(|question| question.code.as_str() == code);
        let lacking: Vec<Code> = USUAL.into_iter().filter(|code| !asks(code)).map(Code).collect();
        let mut why = Vec::new();
        if !lacking.is_empty() {
            why.push(Why::NotAsked(lacking));
        }
        if survey.sent_to.is_empty() {
            why.push(Why::SentToNobody);
        }
        why.into_iter().map(|why| Matter::of(&seen, why)).collect()
    })
}

/// The report of every closed survey was approved by who holds the role, and went to departments within the policy's days
/// (P1-6c).
pub(in crate::views) fn report(reading: &Reading) -> Check {
    let closed = surveys(reading).filter_map(|(seen, survey)| {
        let state = case_state::fold(seen.case)?;
        let last = state.taken.iter().rposition(|action| *action == Action::Closed)?;
        let reopened = state.taken.iter().skip(last).any(|action| *action == Action::Reopened);
        (!reopened).then_some((seen, survey, state))
    });
    Check::each(closed, |(seen, survey, state)| {
        let role = reading.archive.settings().role_for(Duty::Survey);
        let approved = state.taken.contains(&Action::Approved);
        let since = state.time(Action::Approved).map(Happened::date);
        let waits = approved && !state.taken.contains(&Action::Published);
        let late = waits && since.is_none_or(|since| reading.is_longer_ago(since, reading.policy.distribute_days));
        let why = approval_fault(reading, &seen, role)
            .or((!approved).then_some(Why::ReportNotApproved))
            .or(late.then_some(Why::NotDistributed { year: survey.year }));
        why.map(|why| Matter::of(&seen, why)).into_iter().collect()
    })
}

/// Every question under target has a corrective action of its year (P1-6d), once the survey is closed or its year is over; of an
/// open one it is said who answers for it and by when, and its day has not passed.
pub(in crate::views) fn weak_points(reading: &Reading) -> Check {
    let measures: Vec<(Year, Line)> = reading
        .registered(Kind::CorrectiveAction)
        .filter_map(|seen| match &seen.case.record.body {
            Body::CorrectiveAction(action) => Some((action.year?, action.question.clone()?)),
            _ => None,
        })
        .collect();
    let over = surveys(reading).filter(|(seen, survey)| {
        let closed = case_state::fold(seen.case).is_some_and(|state| state.taken.contains(&Action::Closed));
        closed || survey.year < reading.day().year()
    });
    let open = reading.registered(Kind::CorrectiveAction).filter_map(|seen| match &seen.case.record.body {
        Body::CorrectiveAction(action) => {
            let state = case_state::fold(seen.case).filter(|state| !state.settled)?;
            action.question.as_ref().map(|_| (seen, action, state))
        }
        _ => None,
    });
    // Nobody fills in who answers for a measure, nor by when.
    let lacking = Check::each(open, |(seen, action, state)| {
        let of_nobody = action.department.is_none() && state.with.is_none();
        let keys = [("department", of_nobody), ("due", action.due.is_none())];
        let keys: Vec<Code> = keys.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| Code(key)).collect();
        (!keys.is_empty()).then(|| Matter::of(&seen, Why::MeasureLacks(keys))).into_iter().collect()
    });
    let due = reading.registered(Kind::CorrectiveAction).filter_map(|seen| match &seen.case.record.body {
        Body::CorrectiveAction(action) => Some((seen, action.due?)),
        _ => None,
    });
    let late = Check::each(due, |(seen, due)| {
        let open = case_state::fold(seen.case).is_some_and(|state| !state.settled);
        let late = open && due < reading.day();
        late.then(|| Matter::of(&seen, Why::MeasureLate(due))).into_iter().collect()
    });
    let mut answered = answered(reading);
    answered.retain(|_, clients| 0 < *clients);
    // A survey without answers has no weak point and no strong one.
    let over = over.filter(|(_, survey)| answered.contains_key(&survey.year));
    let weak = Check::each(over, |(seen, survey)| {
        let target = survey.target.map_or(reading.policy.survey_target, |target| u32::from(target.number()));
        let answers: Vec<Answer> = reading
            .files
            .iter()
            .flat_map(|file| {
                let responses: Vec<Case> = file.of(Kind::SurveyResponse).map(|seen| seen.case.clone()).collect();
                satisfaction::first_answers(&responses, survey.year)
            })
            .collect();
        let mut faults = Vec::new();
        for tally in satisfaction::tally(&survey.questions, &answers) {
            let question = &tally.question;
            let measured = measures
                .iter()
                .any(|(year, of)| *year == survey.year && (*of == question.code || *of == question.text));
            if let (true, false, Some(percent)) = (tally.is_below(target), measured, tally.satisfied_percent()) {
                let (year, percent) = (survey.year, percent.to_string());
                let why = Why::WeakPoint { year, question: question.code.clone(), percent };
                faults.push(Matter::of(&seen, why));
            }
        }
        faults
    });
    weak.and(lacking).and(late)
}
