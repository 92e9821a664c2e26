//! Keys, cards and permits that clients were given (P2-3): which numbers are out, and which came back.

use crate::model::case::Case;
use crate::model::event::EventBody;
use crate::model::kind::Action;
use crate::model::record::Body;
use crate::model::text::Line;

/// What of an issue is out, as its events leave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumbersOut {
    /// Every number that was issued.
    all: Vec<Line>,
    /// Those that are out.
    pub left: Vec<Line>,
}

impl NumbersOut {
    /// What was out when a record was entered; nothing where it is no issue.
    pub fn of(body: &Body) -> Self {
        let Body::Issue(issue) = body else { return Self::default() };
        Self { all: issue.numbers.clone(), left: issue.numbers.clone() }
    }

    /// Takes a step with some numbers; without any, with all that are out. Whether they were out.
    pub fn go(&mut self, action: Action, numbers: &[Line]) -> bool {
        if action == Action::Reopened {
            self.left.clone_from(&self.all);
            return true;
        }
        if !numbers.iter().all(|number| self.left.contains(number)) {
            return false;
        }
        self.left.retain(|number| !numbers.is_empty() && !numbers.contains(number));
        true
    }
}

/// The numbers of an issue that are out, as it is seen in a view.
pub fn out(case: &Case) -> Vec<Line> {
    let mut out = NumbersOut::of(&case.record.body);
    for step in &case.record.events {
        out.go(step.action, &[]);
    }
    for named in &case.events {
        if let EventBody::Stepped(action @ (Action::HandedIn | Action::WrittenOff | Action::Reopened), step) =
            &named.event.deed
        {
            out.go(*action, &step.numbers);
        }
    }
    out.left
}
