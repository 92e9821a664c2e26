//! Something that is not as the policies want it, and whose it is.

use crate::model::cases::ComplaintKind;
use crate::model::{Action, Body, Date, DueStep, FileName, Gist, Kind, Line, Owner, case_state, steps};
use crate::views::judgement::Why;
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::seen::Seen;

/// One thing that is not as it should be, or is to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Whose: a record's id, a unit, `UNIT@DATE`, a role, a year, a path.
    pub id: String,
    pub why: Why,
    /// What is known of it.
    pub about: About,
    /// The day by which it stands in a listing.
    pub since: Date,
}

/// What is known of that which is not as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The client's file, or the unit, in which it lies.
    pub file: Option<FileName>,
    /// The client.
    pub company: Option<Line>,
    /// The kind of record that it is; none where it is none.
    pub kind: Option<Kind>,
    /// What the record is about, or the name on the file's label.
    pub title: Option<Gist>,
    /// What a case waits for.
    pub next: Next,
}

/// What a case waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// It is no case, or nothing can follow.
    #[default]
    Nothing,
    /// It is open, and this is the step.
    Step(DueStep),
    /// It is open, and this is the step, in which another department has a part (P1-7b).
    StepWith(DueStep),
    /// It is settled, and can be opened again or not.
    Settled {
        /// Whether it can be opened again.
        reopens: bool,
    },
}

impl Matter {
    /// Something that is told by its name alone.
    pub(super) fn new(id: impl ToString, since: Date, why: Why) -> Self {
        Self { id: id.to_string(), why, about: About::default(), since }
    }

    /// Something about a record.
    pub(super) fn of(seen: &Seen, why: Why) -> Self {
        let head = &seen.case.record.head;
        let file = match &seen.id.owner {
            Owner::File(file) => Some(file.clone()),
            _ => None,
        };
        let about = About {
            file,
            company: seen.company.cloned(),
            kind: Some(seen.case.stem.kind()),
            title: head.title.as_ref().map(Gist::words).or_else(|| seen.case.record.summary()),
            next: next(seen),
        };
        Self { id: seen.id.to_string(), why, about, since: seen.date() }
    }

    /// Something about a client's file.
    pub(super) fn of_file(reading: &Reading, file: &ClientOnDay, why: Why) -> Self {
        let name = file.name(reading.day());
        let about = About {
            file: Some(name.clone()),
            company: Some(file.cover.company.clone()),
            title: Some(Gist::words(&file.cover.label)),
            ..About::default()
        };
        Self { id: name.to_string(), why, about, since: file.since() }
    }

    /// The same by another day.
    pub(super) fn since(self, since: Date) -> Self {
        Self { since, ..self }
    }
}

fn next(seen: &Seen) -> Next {
    let (Some(course), Some(state)) = (steps::course(seen.case.stem.kind()), case_state::fold(seen.case)) else {
        return Next::Nothing;
    };
    let due = course.due(state.status);
    if state.settled {
        return Next::Settled { reopens: due.iter().any(|rule| rule.action == Action::Reopened) };
    }
    let about_quality =
        matches!(&seen.case.record.body, Body::Complaint(told) if told.about == ComplaintKind::ServiceQuality);
    match due.first().map(|rule| DueStep::of(&seen.case.record.body, rule.action)) {
        Some(step) if step.action == Action::Handled && about_quality => Next::StepWith(step),
        Some(step) => Next::Step(step),
        None => Next::Nothing,
    }
}
