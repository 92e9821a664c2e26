//! What stands in the way of some commands: a plan that is stale, git in the middle of something.

use crate::model::message::{messages, said};
use crate::model::time::Year;

messages! {
    "refusal-plan":
    /// How an archive differs from a plan.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PlanDifference {
        /// It is a plan for another year.
        Year(year: Year),
        /// A volume of the plan is not there any more, or is boxed.
        Gone(volume: String),
        /// A volume is there that the plan does not know.
        New(volume: String),
        /// A volume has changed since.
        Changed(volume: String),
    }
}

messages! {
    "refusal-git":
    /// What git is in the middle of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GitOperation {
        Merge,
        Rebase,
        /// A cherry-pick or revert.
        Pick,
    }
}

said!(PlanDifference, GitOperation);
