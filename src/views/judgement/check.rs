//! What a check of a clause looked at, and what came of it.

use crate::model::ClauseState;
use crate::views::judgement::matter::Matter;

/// How one thing stands with a clause.
#[derive(Clone, Debug)]
pub(super) enum Weight {
    /// What the clause wants is not there, and the policy's days for it are not over.
    NotYet,
    Kept,
    /// It is not as it should be.
    Broken(Matter),
}

/// What a check looked at, and what came of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Check {
    /// How many things it looked at.
    pub(super) looked: usize,
    /// What is not as it should be.
    pub(super) faults: Vec<Matter>,
    /// What else is to be known.
    pub(super) remarks: Vec<Matter>,
}

impl Check {
    /// Looks at each of some things.
    pub(super) fn each<T>(things: impl IntoIterator<Item = T>, look: impl Fn(T) -> Vec<Matter>) -> Self {
        let mut check = Self::default();
        for thing in things {
            check.looked += 1;
            check.faults.extend(look(thing));
        }
        check
    }

    /// Weighs each of some things; one whose time has not come speaks neither for a clause nor against it.
    pub(super) fn weigh<T>(things: impl IntoIterator<Item = T>, weigh: impl Fn(T) -> Weight) -> Self {
        let mut check = Self::default();
        for thing in things {
            match weigh(thing) {
                Weight::NotYet => {}
                Weight::Kept => check.looked += 1,
                Weight::Broken(fault) => {
                    check.looked += 1;
                    check.faults.push(fault);
                }
            }
        }
        check
    }

    /// Both together.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.looked += other.looked;
        self.faults.extend(other.faults);
        self.remarks.extend(other.remarks);
        self
    }

    /// Broken where anything is wrong; kept where something was looked at; else there is nothing yet to keep it by.
    pub(super) fn state(&self) -> ClauseState {
        match (self.faults.is_empty(), self.looked) {
            (false, _) => ClauseState::Broken,
            (true, 0) => ClauseState::NotApplicable,
            (true, _) => ClauseState::Kept,
        }
    }
}
