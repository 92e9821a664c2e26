//! What each action of an event says beside what every event says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::attachment::Attachment;
use crate::model::form::native_dates;
use crate::model::id::{FileName, StemText};
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::message::{messages, said};
use crate::model::paper_name::PaperName;
use crate::model::path::Listed;
use crate::model::place::Place;
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::unit::UnitCode;

/// New values for some keys of a record; they hold from a day, once approved (P2-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Amendment {
    /// The day from which they hold.
    pub from: Date,
    /// The paper beside the record, or beside a step of it, whose title, level or date they are; none where they are the
    /// record's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<PaperName>,
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

/// An act whose signature a lost key made is signed with another key, by whoever had done it (S-SEAL).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SigningAgain {
    /// The manifest lines of the act and of its signature.
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

/// Nobody sees the record any more (S-PI).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Restriction {
    /// Why.
    pub reason: Line,
    /// The day on which it is to be asked whether it is lifted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A restriction was lifted (S-PI).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lifting {
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

/// Who takes what is handed over has it (S-HAND).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Acceptance {
    /// Who takes it: a person of the staff, or of the company that goes on.
    pub person: Line,
    /// What was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub except: Option<Line>,
    /// The signed list, scanned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
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
pub struct StepDetails {
    /// The department or person to whom it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Line>,
    /// The department beside it: of a complaint about the quality of the service, operations (P1-7b).
    #[serde(rename = "with", skip_serializing_if = "Option::is_none")]
    pub with: Option<Line>,
    /// The numbers of what was issued that came back, or do not (P2-3); absent: all that were out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Line>,
    /// The charge that was made with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<StemText>,
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
    /// The authority on which a consultation rests; none where the general manager approved it himself, or reads (P1-5b).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<StemText>,
    /// Said where the one who approved had asked for it as well.
    #[serde(default, skip_serializing_if = "SamePerson::is_no")]
    pub same_person: SamePerson,
    /// The manifest lines of exactly what is approved.
    pub covers: Vec<Listed>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

messages! {
    "done-one-person":
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
}
said!(SamePerson);

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

/// A list was carried out: what it names was destroyed (S-RET).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarryingOut {
    /// The two before whom.
    pub witnesses: Vec<StaffId>,
    /// How many files.
    pub files: u32,
    /// How many bytes they had.
    pub bytes: u64,
    /// What remained elsewhere: `git <blob> <file>`, `lfs <digest> <file>`, `copy <file> <to whom>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remains: Vec<Line>,
    /// The role that approving it took, by the rules that were in force then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_role: Option<Role>,
    /// The days after the approval that had to pass, by the same rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_days: Option<u32>,
    /// The number of witnesses that it took, by the same rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witnesses_wanted: Option<u32>,
}

codes! {
    /// How somebody outside has the line of a seal.
    WitnessHow, Wanted::Choice, {
        /// On the sheet, signed by two.
        Paper = "paper",
        /// By mail.
        Mail = "mail",
        /// In an answer of a time-stamp authority (RFC 3161).
        Rfc3161 = "rfc3161",
        /// In a proof of OpenTimestamps.
        OpenTimestamps = "opentimestamps",
    }
}

/// Somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Witnessing {
    /// Of a seal: how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<WitnessHow>,
    /// Of a seal: who has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whom: Option<Line>,
    /// The signed form, scanned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// The appraisers keep a volume (S-RET).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Keeping {
    /// The last day for which; none means for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why.
    pub reason: Line,
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
    /// The authority on which the longer term rests, as of an approval (P1-5b).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<StemText>,
}

/// A tenancy, an authority or a unit came to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
    /// Of the tenancy of the unit under which a client's file goes: the unit under which it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goes_on: Option<UnitCode>,
    /// Of a unit that was merged or split: the units that it became.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub into: Vec<UnitCode>,
}

/// Somebody left or came back, or a file was gone through.
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

/// The paper of a file or a volume was put somewhere (P2-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Locating {
    /// Where it stands.
    pub place: Place,
}
