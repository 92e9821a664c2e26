//! Events: what happened to a record afterwards, one small file each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::native_dates;
use crate::model::id::{EntryText, FileName, StemText, Step};
use crate::model::kind::Action;
use crate::model::path::Listed;
use crate::model::record::{Attachment, Clock};
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Happened, Moment};

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
    /// What is approved, rejected or voided: the record, or one event of it (a pending amendment).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<EntryText>,
    /// When it happened: `date`, or `time` where the hour matters.
    #[serde(flatten)]
    pub when: Happened,
    /// When it was entered.
    pub at: Moment,
    /// Said where the clock of the machine did not give `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// Who entered it.
    pub by: StaffId,
}

impl EventHead {
    /// The day on which it happened.
    pub fn date(&self) -> Date {
        self.when.date()
    }
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
    /// New values were proposed.
    Amended(Amendment),
    /// It is to count for nothing.
    Voided(Voiding),
    /// The cover was confirmed.
    Confirmed(Confirmation),
    /// The custodian has gone through the file.
    Reviewed(Ending),
    /// A notice reached a client.
    Delivered(Receipt),
    /// A client acknowledged a notice.
    Acknowledged(Receipt),
    /// Papers were handed over.
    Released(Release),
    /// A report was distributed.
    Published(Publication),
    /// Any other step of a case.
    Stepped(Action, Stride),
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
            Self::Amended(_) => Action::Amended,
            Self::Voided(_) => Action::Voided,
            Self::Confirmed(_) => Action::Confirmed,
            Self::Reviewed(_) => Action::Reviewed,
            Self::Delivered(_) => Action::Delivered,
            Self::Acknowledged(_) => Action::Acknowledged,
            Self::Released(_) => Action::Released,
            Self::Published(_) => Action::Published,
            Self::Stepped(action, _) => *action,
        }
    }

    /// The manifest lines that it covers.
    pub fn covers(&self) -> &[Listed] {
        match self {
            Self::Approved(approval) => &approval.covers,
            Self::Confirmed(confirmation) => &confirmation.covers,
            _ => &[],
        }
    }

    /// The papers that came with it.
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::Amended(amendment) => &amendment.attachments,
            Self::Stepped(_, stride) => &stride.attachments,
            _ => &[],
        }
    }

    /// What was remarked with it.
    pub fn note(&self) -> Option<&Line> {
        match self {
            Self::Approved(approval) => approval.note.as_ref(),
            Self::Rejected(rejection) => Some(&rejection.reason),
            Self::Ended(ending) | Self::Left(ending) | Self::Reviewed(ending) => ending.note.as_ref(),
            Self::Amended(amendment) => amendment.reason.as_ref(),
            Self::Voided(voiding) => Some(&voiding.reason),
            Self::Confirmed(confirmation) => confirmation.note.as_ref(),
            Self::Delivered(receipt) | Self::Acknowledged(receipt) => receipt.note.as_ref(),
            Self::Released(release) => release.note.as_ref(),
            Self::Published(publication) => publication.note.as_ref(),
            Self::Stepped(_, stride) => stride.note.as_ref(),
            Self::Returned(back) => back.condition.as_ref(),
            Self::Renewed(_) | Self::RoleGiven(_) | Self::RoleEnded(_) | Self::LabelPrinted(_) => None,
        }
    }
}

/// New values for some keys of a record; they hold from a day, once approved (P2-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Amendment {
    /// The day from which they hold.
    pub from: Date,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
    /// The next version of a working paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The new values, by key; an empty string takes a value away.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub values: Values,
}

/// New values, by key, as the record would have them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Values(pub toml::Table);

// Floats are refused where values are read, so that equality is reflexive.
impl Eq for Values {}

impl Values {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut table = toml::Table::deserialize(deserializer)?;
        for value in table.iter_mut().map(|(_, value)| value) {
            native_dates(value);
            if holds_float(value) {
                return Err(serde::de::Error::custom("a number with a point is written as a string"));
            }
        }
        Ok(Self(table))
    }
}

fn holds_float(value: &toml::Value) -> bool {
    match value {
        toml::Value::Float(_) => true,
        toml::Value::Array(items) => items.iter().any(holds_float),
        toml::Value::Table(table) => table.values().any(holds_float),
        toml::Value::String(_) | toml::Value::Integer(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => false,
    }
}

impl JsonSchema for Values {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object" })
    }
}

/// What was entered by mistake counts for nothing from the beginning, once this is approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Voiding {
    /// Why.
    pub reason: Line,
    /// Where a misfiled paper lies now (P2-8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refiled_to: Option<Line>,
}

/// The sales director confirms a cover and its effective amendments (P1-4c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confirmation {
    /// The manifest lines of exactly what is confirmed.
    pub covers: Vec<Listed>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// A notice reached a client, or was acknowledged (P3-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// The client: a unit, or `UNIT@DATE`.
    pub client: FileName,
    /// Who took it, or acknowledged it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Line>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// Papers were handed over (P1-5b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Release {
    /// The copies that were handed over: digest and name.
    pub copies: Vec<Listed>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// A report was distributed (P1-6c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Publication {
    /// To whom.
    pub sent_to: Vec<Line>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// What any other step of a case says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stride {
    /// The department or person to whom it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Line>,
    /// The department beside it: of a complaint about the quality of the service, operations (P1-7b).
    #[serde(rename = "with", skip_serializing_if = "Option::is_none")]
    pub with: Option<Line>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
    /// Papers beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
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
    /// On which day, where the register says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// At what hour, where the register says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Moment>,
    /// By whom, where the register names somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// The role that it takes, where the register names nobody; the role that was given to a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// To whom it went, where the register says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Line>,
}

impl EmbeddedEvent {
    /// A step of which nothing more is known yet.
    pub fn of(action: Action) -> Self {
        Self { action, date: None, time: None, by: None, role: None, to: None }
    }

    /// A step at a time that a register tells.
    pub fn at(action: Action, when: Happened) -> Self {
        match when {
            Happened::On(date) => Self { date: Some(date), ..Self::of(action) },
            Happened::At(time) => Self { time: Some(time), ..Self::of(action) },
        }
    }

    /// When it was, where the register says so.
    pub fn when(&self) -> Option<Happened> {
        self.time.map(Happened::At).or(self.date.map(Happened::On))
    }
}

/// An event with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEvent {
    /// The end of its name.
    pub step: Step,
    /// The event.
    pub event: Event,
}
