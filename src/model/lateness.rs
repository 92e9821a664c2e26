//! When a case is late by the policies' figures (P1-7, P3-7, P3-8, P3-9): one rule for reports, the morning page and the audit.
//!
//! A day without an hour has no minutes: it takes no part in response times, and makes a case late only where it is late
//! whatever the hour was.

use crate::model::case::Case;
use crate::model::case_state::CaseState;
use crate::model::event::EmbeddedEvent;
use crate::model::kind::{Action, Kind};
use crate::model::record::Body;
use crate::model::settings::PolicyFigures;
use crate::model::time::Happened;

/// The figures by which cases are late, and the time at which that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Lateness<'a> {
    pub policy: &'a PolicyFigures,
    /// The time at which it is asked: now; of a day, its end.
    pub now: Happened,
}

impl Lateness<'_> {
    /// The calendar days that a complaint took, or has been open, since it was opened last: time that it spent closed does not
    /// count. None where it is closed and nobody knows since when.
    pub fn complaint_days(&self, case: &Case, state: &CaseState) -> Option<i64> {
        let received = opened(case, state).date();
        let end = if state.settled { state.time(Action::Closed)?.date() } else { self.now.date() };
        Some(end.days_since(received))
    }

    /// Whether a complaint took, or has been open, more than its days.
    pub fn complaint_is_late(&self, case: &Case, state: &CaseState) -> bool {
        let days = || self.complaint_days(case, state);
        case.stem.kind() == Kind::Complaint && days().is_some_and(|days| i64::from(self.policy.complaint_days) < days)
    }

    /// Whether somebody came to a repair, or has not come yet, more than the minutes after the call, or after it was opened again.
    pub fn response_is_late(&self, case: &Case, state: &CaseState) -> bool {
        let Body::Repair(repair) = &case.record.body else { return false };
        let minutes = if repair.urgent { self.policy.urgent_minutes } else { self.policy.repair_minutes };
        calls(case, state).into_iter().any(|call| {
            let (Some(from), attended) = (call.when, call.attended) else { return false };
            let attended = match attended {
                Attended::At(when) => Some(when),
                Attended::Unknown => return false,
                Attended::NotYet => None,
            };
            i64::from(minutes) * 60 < self.waited(from, attended)
        })
    }

    /// Whether a repair was done, or is not done yet, more than the hours after the call.
    pub fn repair_is_late(&self, case: &Case, state: &CaseState) -> bool {
        if case.stem.kind() != Kind::Repair {
            return false;
        }
        let done = match (state.settled, state.time(Action::Done)) {
            (true, None) => return false,
            (true, done) => done,
            (false, _) => None,
        };
        i64::from(self.policy.repair_hours) * 3600 < self.waited(opened(case, state), done)
    }

    /// Whether a department or person has an unsettled case for longer than it may lie with them.
    pub fn is_held_too_long(&self, _: &Case, state: &CaseState) -> bool {
        let since = state.with_since.filter(|_| !state.settled);
        since.is_some_and(|since| i64::from(self.policy.held_days) < self.now.date().days_since(since.date()))
    }

    /// The seconds that were waited at least, until something happened or has not happened yet.
    fn waited(&self, from: Happened, until: Option<Happened>) -> i64 {
        match until {
            Some(until) => least_seconds(from, (until, until.first_second())),
            None => least_seconds(from, (self.now, self.now.last_second())),
        }
    }
}

/// When a case was opened: received, or opened again.
fn opened(case: &Case, state: &CaseState) -> Happened {
    state.time(Action::Reopened).unwrap_or(case.record.head.when)
}

/// A call for a repair: the first one, or that it is to be done again.
struct Call {
    /// When; none where a register tells of a reopening without its day.
    when: Option<Happened>,
    attended: Attended,
}

/// Whether somebody came to a call, and when.
#[derive(Clone, Copy)]
enum Attended {
    NotYet,
    Unknown,
    At(Happened),
}

/// The calls of a repair, in order.
fn calls(case: &Case, state: &CaseState) -> Vec<Call> {
    let embedded = case.record.events.iter().map(|step| (step.action, EmbeddedEvent::when(step)));
    let later = case.events.iter().map(|named| (named.event.head.action, Some(named.event.head.when)));
    let mut calls = Vec::new();
    let mut call = Call { when: Some(case.record.head.when), attended: Attended::NotYet };
    for (action, when) in embedded.chain(later).filter(|(action, _)| state.taken.contains(action)) {
        match (action, call.attended) {
            (Action::Attended, Attended::NotYet) => call.attended = when.map_or(Attended::Unknown, Attended::At),
            // Whoever did the work had come, though nobody wrote down when.
            (Action::Done, Attended::NotYet) => call.attended = Attended::Unknown,
            (Action::Reopened, _) => {
                calls.push(std::mem::replace(&mut call, Call { when, attended: Attended::NotYet }));
            }
            _ => {}
        }
    }
    calls.push(call);
    calls
}

/// The seconds from the first call to the time at which somebody came to a repair, where both hours are known.
pub fn response_seconds(case: &Case, state: &CaseState) -> Option<i64> {
    let Some(Call { attended: Attended::At(when), .. }) = calls(case, state).into_iter().next() else { return None };
    Some(when.moment()?.seconds_since(case.record.head.when.moment()?))
}

/// The seconds between two times, at least: where one has no hour, as few as there can be.
fn least_seconds(from: Happened, (until, second): (Happened, i64)) -> i64 {
    match (from, until) {
        (Happened::At(from), Happened::At(until)) => until.seconds_since(from),
        _ => until.date().days_since(from.date()) * 86_400 + second - from.last_second(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_state;
    use crate::model::time::Moment;

    fn moment(text: &str) -> Moment {
        format!("{text}:00+08:00").parse().unwrap()
    }

    fn when(text: &str) -> Happened {
        text.parse().map_or_else(|_| Happened::At(moment(text)), Happened::On)
    }

    fn repair(called: &str, urgent: &str, steps: &[(Action, &str)]) -> Case {
        let key = if called.contains('T') { format!("time = {called}:00+08:00") } else { format!("date = {called}") };
        let head = format!("kind = \"repair\"\n{key}\nat = 2026-11-23T10:00:00+08:00\nby = \"chan\"");
        let body = format!("category = \"lift\"\nurgent = {urgent}");
        let body = crate::model::record_values::FromTable(body.parse().unwrap());
        let events = steps.iter().map(|(action, at)| EmbeddedEvent::at(*action, when(at))).collect();
        let body = Body::visit(Kind::Repair, body).unwrap();
        let record = crate::model::Record { head: toml::from_str(&head).unwrap(), body, events };
        Case { stem: "2026-11-20-repair-x4p9".parse().unwrap(), record, events: Vec::new() }
    }

    #[derive(Debug, PartialEq)]
    enum Lag {
        Complaint,
        Response,
        Repair,
        Held,
    }

    /// The rules that a case broke.
    fn lags(case: &Case) -> Vec<Lag> {
        let policy = PolicyFigures::default();
        let lateness = Lateness { policy: &policy, now: when("2026-11-23T10:00") };
        let state = case_state::fold(case).unwrap();
        let checks = [
            (Lag::Complaint, lateness.complaint_is_late(case, &state)),
            (Lag::Response, lateness.response_is_late(case, &state)),
            (Lag::Repair, lateness.repair_is_late(case, &state)),
            (Lag::Held, lateness.is_held_too_long(case, &state)),
        ];
        checks.into_iter().filter(|(_, late)| *late).map(|(lag, _)| lag).collect()
    }

    #[test]
    fn a_repair_is_late_by_the_minute_and_urgent_ones_earlier() {
        let came = |at: &str, urgent| {
            let steps = [(Action::Attended, at), (Action::Done, "2026-11-21T09:00")];
            lags(&repair("2026-11-20T09:00", urgent, &steps))
        };
        assert_eq!(came("2026-11-20T09:30", "false"), []);
        assert_eq!(came("2026-11-20T09:31", "false"), [Lag::Response]);
        assert_eq!(came("2026-11-20T09:15", "true"), []);
        assert_eq!(came("2026-11-20T09:16", "true"), [Lag::Response]);
        let done = [(Action::Attended, "2026-11-20T09:10"), (Action::Done, "2026-11-21T09:01")];
        assert_eq!(lags(&repair("2026-11-20T09:00", "false", &done)), [Lag::Repair]);
        assert_eq!(lags(&repair("2026-11-20T09:00", "false", &[])), [Lag::Response, Lag::Repair]);
        assert_eq!(lags(&repair("2026-11-23T09:40", "false", &[])), []);
    }

    #[test]
    fn a_repair_that_was_opened_again_is_a_call_of_its_own() {
        let again = |more: &[(Action, &str)]| {
            let first = [(Action::Attended, "2026-11-20T09:10"), (Action::Done, "2026-11-20T10:00")];
            let steps =
                [&first[..], &[(Action::Closed, "2026-11-20T11:00"), (Action::Reopened, "2026-11-23T09:00")], more];
            lags(&repair("2026-11-20T09:00", "false", &steps.concat()))
        };
        assert_eq!(again(&[(Action::Attended, "2026-11-23T09:30")]), []);
        assert_eq!(again(&[(Action::Attended, "2026-11-23T09:31")]), [Lag::Response]);
        assert_eq!(again(&[]), [Lag::Response]);
        // Whoever did the work had come.
        assert_eq!(again(&[(Action::Done, "2026-11-23T09:50")]), []);
    }

    #[test]
    fn a_day_without_an_hour_makes_late_only_what_is_late_whatever_the_hour_was() {
        let came = |call: &str, at: &str| {
            let case = repair(call, "false", &[(Action::Attended, at), (Action::Done, at)]);
            (response_seconds(&case, &case_state::fold(&case).unwrap()), lags(&case))
        };
        assert_eq!(came("2026-11-20", "2026-11-20"), (None, vec![]));
        assert_eq!(came("2026-11-20", "2026-11-21"), (None, vec![]));
        assert_eq!(came("2026-11-20", "2026-11-22"), (None, vec![Lag::Response, Lag::Repair]));
        assert_eq!(came("2026-11-20T10:00", "2026-11-20T10:20"), (Some(1200), vec![]));
        assert_eq!(lags(&repair("2026-11-23", "false", &[])), []);
        assert_eq!(lags(&repair("2026-11-20", "false", &[])), [Lag::Response, Lag::Repair]);
    }
}
