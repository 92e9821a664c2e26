//! Events: what happened to a record afterwards, one small file each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::id::{StemText, Step};
use crate::model::kind::Action;
use crate::model::path::Listed;
use crate::model::record::Clock;
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// An event: what every one says, and what its action says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What every event says.
    pub head: EventHead,
    /// What this action says.
    pub deed: Deed,
}

/// What every event says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventHead {
    /// The record that it happened to.
    pub record: StemText,
    /// What was done.
    pub action: Action,
    /// What is approved or rejected: the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<StemText>,
    /// When it happened.
    pub date: Date,
    /// When it was entered.
    pub at: Moment,
    /// Said where the clock of the machine did not give `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Who entered it.
    pub by: StaffId,
}

/// What an event says by its action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Who holds the role agreed.
    Approved(Approval),
    /// Who holds the role refused.
    Rejected(Rejection),
    /// What was lent came back.
    Returned(Return),
    /// The term was made longer.
    Renewed(Renewal),
    /// The tenancy ended.
    Ended(Ending),
    /// A role was given.
    RoleGiven(RoleChange),
    /// A role ended.
    RoleEnded(RoleChange),
    /// The person left.
    Left(Ending),
    /// The label was printed.
    LabelPrinted(Labelling),
}

impl Deed {
    /// The action that it is.
    pub fn action(&self) -> Action {
        match self {
            Self::Approved(_) => Action::Approved,
            Self::Rejected(_) => Action::Rejected,
            Self::Returned(_) => Action::Returned,
            Self::Renewed(_) => Action::Renewed,
            Self::Ended(_) => Action::Ended,
            Self::RoleGiven(_) => Action::RoleGiven,
            Self::RoleEnded(_) => Action::RoleEnded,
            Self::Left(_) => Action::Left,
            Self::LabelPrinted(_) => Action::LabelPrinted,
        }
    }

    /// The manifest lines that it covers.
    pub fn covers(&self) -> &[Listed] {
        match self {
            Self::Approved(approval) => &approval.covers,
            Self::Rejected(_)
            | Self::Returned(_)
            | Self::Renewed(_)
            | Self::Ended(_)
            | Self::RoleGiven(_)
            | Self::RoleEnded(_)
            | Self::Left(_)
            | Self::LabelPrinted(_) => &[],
        }
    }
}

/// An approval names the exact bytes that it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    /// Who handed the loan over, where it was somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<StaffId>,
    /// Said where the one who approved had asked for it as well.
    #[serde(default, skip_serializing_if = "SamePerson::is_no")]
    pub same_person: SamePerson,
    /// The manifest lines of exactly what is approved.
    pub covers: Vec<Listed>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// Whether one person asked for something and approved it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum SamePerson {
    /// Two people.
    #[default]
    No,
    /// One person.
    Yes,
}

impl SamePerson {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
    fn is_no(&self) -> bool {
        *self == Self::No
    }
}

impl From<bool> for SamePerson {
    fn from(one: bool) -> Self {
        if one { Self::Yes } else { Self::No }
    }
}

impl From<SamePerson> for bool {
    fn from(same: SamePerson) -> Self {
        same == SamePerson::Yes
    }
}

impl JsonSchema for SamePerson {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SamePerson".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "boolean" })
    }
}

/// A refusal, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rejection {
    /// Why.
    pub reason: Line,
}

/// A loan came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    /// In what condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Line>,
}

/// A loan may stay out longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Renewal {
    /// The new day on which it is due.
    pub due: Date,
}

/// Something came to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ending {
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// A role was given, or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleChange {
    /// The role.
    pub role: Role,
}

/// A label was printed (P2-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Labelling {
    /// The name that was printed on it.
    pub label: Line,
}

/// A step that an import brought with the record: what the register knew of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EmbeddedEvent {
    /// What was done.
    pub action: Action,
    /// When, where the register says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// By whom, where the register names somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// The role that it takes, where the register names nobody; the role that was given to a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// An event with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEvent {
    /// The end of its name.
    pub step: Step,
    /// The event.
    pub event: Event,
}
