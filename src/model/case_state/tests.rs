use proptest::prelude::*;

use super::*;
use crate::model::as_of::{AsOf, Known};
use crate::model::event::NamedEvent;
use crate::model::event_body::StepDetails;
use crate::model::id::Tail;
use crate::model::in_test::{add, amendment, approval, case, day, event, rejection};
use crate::model::kind::Kind;

/// A case of each of the kinds that clients see.
fn empty(kind: Kind, when: (u32, u32)) -> Case {
    let fields = match kind {
        Kind::Repair | Kind::Violation => "category = \"lift\"",
        Kind::Complaint => "about = \"service-quality\"",
        Kind::Application => "about = \"parking\"",
        _ => "",
    };
    case(kind, when, 1, fields)
}

fn deed(case: &Case, action: Action) -> EventBody {
    match action {
        Action::Approved => approval(case),
        Action::Rejected => rejection(),
        action => {
            EventBody::Stepped(action, StepDetails { to: Some("works".parse().unwrap()), ..StepDetails::default() })
        }
    }
}

/// Steps of a kind's own table, in any order, each with the day on which it was, and on which it was entered.
fn steps() -> impl Strategy<Value = (Kind, Vec<(Action, u32, u32)>)> {
    let kinds = [Kind::Repair, Kind::Complaint, Kind::Violation, Kind::Application, Kind::FitOut];
    proptest::sample::select(kinds.to_vec()).prop_flat_map(|kind| {
        let mut actions: Vec<Action> = course(kind).unwrap().steps.iter().map(|rule| rule.action).collect();
        actions.push(Action::HandedOn);
        let step = (proptest::sample::select(actions), 10..100u32, 10..100u32);
        (Just(kind), proptest::collection::vec(step, 0..14))
    })
}

fn with_steps(kind: Kind, steps: &[(Action, u32, u32)]) -> Case {
    let mut case = empty(kind, (10, 10));
    for (action, date, entered) in steps {
        let deed = deed(&case, *action);
        add(&mut case, (*date, *entered), None, deed);
    }
    case
}

/// Two clones that went on from the same case at the same time.
fn clones() -> impl Strategy<Value = (Case, Vec<NamedEvent>, Vec<NamedEvent>)> {
    let more = proptest::collection::vec((any::<prop::sample::Index>(), 10..100u32, 10..100u32), 0..5);
    (steps(), more.clone(), more).prop_map(|((kind, steps), one, other)| {
        let base = with_steps(kind, &steps);
        let actions: Vec<Action> = course(kind).unwrap().steps.iter().map(|rule| rule.action).collect();
        let go_on = |more: Vec<(prop::sample::Index, u32, u32)>, clone: u32| {
            let mut case = base.clone();
            for (at, date, entered) in more {
                let deed = deed(&case, actions[at.index(actions.len())]);
                let mut event = event(&case, (date, entered), None, deed);
                event.step.tail = Tail::from_bits(clone * 100_000 + u32::try_from(case.events.len()).unwrap());
                case.events.push(event);
            }
            case.events.split_off(base.events.len())
        };
        let (one, other) = (go_on(one, 1), go_on(other, 2));
        (base, one, other)
    })
}

fn folded(case: &Case, view: &AsOf) -> Option<CaseState> {
    case.seen(view).and_then(|case| fold(&case))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_case_is_only_where_its_events_lead((kind, steps) in steps()) {
        let (course, case) = (course(kind).unwrap(), with_steps(kind, &steps));
        let state = folded(&case, &AsOf::NOW).unwrap();
        let mut status = course.start;
        for action in &state.taken {
            let rule = course.rule(*action, status);
            prop_assert!(rule.is_some(), "{} cannot be {} where it is {}", kind, action, status);
            status = rule.unwrap().to;
        }
        prop_assert_eq!(status, state.status);
        prop_assert_eq!(state.settled, course.settled.contains(&status));
        let seen = case.seen(&AsOf::NOW).unwrap();
        let steps = seen.events.iter().filter(|named| named.event.head.action != Action::HandedOn).count();
        let handed = state.contradictions.iter().filter(|action| **action == Action::HandedOn).count();
        prop_assert_eq!(steps + handed, state.taken.len() + state.contradictions.len());
    }

    #[test]
    fn where_a_case_stood_never_changes_by_steps_of_later_days(
        (kind, steps) in steps(), as_of in 0..120u32, more in steps(), amended in any::<bool>(),
    ) {
        let view = AsOf::of_day(day(as_of));
        let before = with_steps(kind, &steps);
        let mut after = before.clone();
        for (action, date, entered) in more.1 {
            let deed = deed(&after, action);
            add(&mut after, (date + as_of + 1, entered + as_of + 1), None, deed);
        }
        if amended {
            let step = add(&mut after, (as_of + 1, 500), None, amendment(as_of + 1, "title = \"another\""));
            let yes = approval(&after);
            add(&mut after, (as_of + 1, 500), Some(step), yes);
        }
        prop_assert_eq!(folded(&before, &view), folded(&after, &view));
    }

    #[test]
    fn where_a_case_was_known_to_stand_never_changes_by_what_is_entered_later(
        (base, one, other) in clones(), known in 0..120u32,
    ) {
        let view = AsOf { as_of: None, known_at: Some(Known::Day(day(known))) };
        let mut before = base.clone();
        before.events.extend(one.iter().chain(&other).filter(|named| view.knows(named.event.head.at)).cloned());
        before.sort_events();
        let mut after = base;
        after.events.extend(one.into_iter().chain(other));
        after.sort_events();
        prop_assert_eq!(folded(&before, &view), folded(&after, &view));
    }

    #[test]
    fn two_clones_come_to_the_same_whichever_is_merged_into_the_other(
        (base, one, other) in clones(),
        view in proptest::option::of(0..120u32).prop_map(|as_of| AsOf { as_of: as_of.map(day), known_at: None }),
    ) {
        let merged = |first: &[NamedEvent], second: &[NamedEvent]| {
            let mut case = base.clone();
            case.events.extend(first.iter().chain(second).cloned());
            case.events.reverse();
            case.sort_events();
            case
        };
        let (here, there) = (merged(&one, &other), merged(&other, &one));
        prop_assert_eq!(&here, &there);
        prop_assert_eq!(folded(&here, &view), folded(&there, &view));
    }
}

#[test]
fn two_clones_that_handed_one_export_out_are_told_and_a_lake_gets_it_again_and_again() {
    for (kinds, told) in [("charges", 1), ("site", 1), ("lake", 0), ("lake-personal", 0)] {
        let fields = format!("to = \"Audit\"\npurpose = \"yearly\"\nkinds = [\"{kinds}\"]");
        let mut case = case(Kind::Export, (10, 10), 1, &fields);
        for action in [Action::Approved, Action::Released, Action::Released] {
            let deed = deed(&case, action);
            add(&mut case, (20, 20), None, deed);
        }
        let state = folded(&case, &AsOf::NOW).unwrap();
        assert_eq!(state.contradictions.len(), told, "{kinds}");
        assert_eq!(state.status.as_str(), "released", "{kinds}");
        assert!(state.settled, "{kinds}");
    }
}
