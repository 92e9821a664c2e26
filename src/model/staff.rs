//! The staff: who they are, the roles they hold, and what the policies reserve for a role.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::text::as_text;
use crate::model::text::{self, Line};

/// A person's id: lower-case letters and digits with `-`, `_` or `.` between, such as `chan` or `wong-ka-yan`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct StaffId(String);

impl StaffId {
    /// The longest id, in bytes.
    pub const MAX_BYTES: usize = 40;

    /// The id slugged from a name; none where the name has no Latin letters.
    pub fn from_name(name: &Line) -> Option<Self> {
        let slug = text::slug(name.as_str(), Self::MAX_BYTES);
        if slug.is_ascii() { slug.parse().ok() } else { None }
    }

    /// The id of the person who is the next without one: `s1`, `s2` ….
    pub fn numbered(number: u32) -> Self {
        Self(format!("s{number}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StaffId {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let id = text::code(Wanted::StaffId, given, Self::MAX_BYTES)?;
        match id.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')) {
            Some(odd) => Err(Invalid::new(Wanted::StaffId, given, Fault::Character(odd))),
            None => Ok(Self(id.to_ascii_lowercase())),
        }
    }
}

as_text!(StaffId);

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A role, as the policies name it; an estate can name more in `deedbox.toml`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Role(String);

impl Role {
    /// The roles that the policies name.
    pub const BUILT_IN: [&'static str; 5] = ["clerk", "supervisor", "manager", "sales-director", "general-manager"];

    /// The role that hands files out (P2-7).
    pub fn supervisor() -> Self {
        Self("supervisor".to_owned())
    }

    /// The role that approves most things (P2-7, P2-8).
    pub fn manager() -> Self {
        Self("manager".to_owned())
    }

    /// The role that approves what is confidential (P1-5b).
    pub fn general_manager() -> Self {
        Self("general-manager".to_owned())
    }

    /// The role that confirms covers (P1-4c).
    pub fn sales_director() -> Self {
        Self("sales-director".to_owned())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Role {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        text::code(Wanted::Role, given, 40).map(Self)
    }
}

as_text!(Role);

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

codes! {
    /// What the policies reserve for a role; the table is in `deedbox.toml`, under `[approvals]`.
    Duty, Wanted::Action, {
        /// Letting an ordinary file be read (P2-7).
        Lend = "lend",
        /// Letting confidential papers be read (P1-5b).
        LendConfidential = "lend_confidential",
        /// Letting a client move out although a gate is shut.
        Waive = "waive",
        /// Taking a departure back that was entered by mistake.
        Reopen = "reopen",
        /// Ending, merging and splitting units.
        Unit = "unit_change",
        /// Entering people, giving and ending roles.
        Staff = "staff",
        /// Listing a file that deedbox did not write.
        Adopt = "adopt",
        /// New values for what was recorded (P2-8).
        Amend = "amend",
        /// Making what was entered by mistake count for nothing (P2-8).
        Void = "void",
        /// Filing a misfiled paper in its right place (P2-8).
        Refile = "refile",
        /// What clients apply for (P2-3).
        Application = "application",
        /// Fit-out works (P2-3).
        FitOut = "fit_out",
        /// Passing papers on to somebody outside (P1-5b).
        Disclose = "disclose",
        /// The result of a complaint (P1-7b, P1-7c).
        Complaint = "complaint",
        /// The report of a survey (P1-6c).
        Survey = "survey",
        /// The cover of a client's file (P1-4c).
        Confirm = "confirm",
        /// Bringing in approvals of the archive's own time with a register (P2-7).
        History = "history",
        /// Taking client data out of the archive (P1-5b).
        Export = "export",
        /// Restricting records, and lifting that (S-PI).
        Restrict = "restrict",
        /// Handing files over from one custodian to another (S-HAND).
        Handover = "handover",
        /// Letting people consult files, or pass on what is in them (P1-5b).
        Authority = "authority",
        /// Keeping something from being destroyed, and letting it go again (S-RET).
        Hold = "hold",
        /// Destroying what a list names (S-RET).
        Dispose = "dispose",
    }
}

/// A person of the staff, as their events leave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: StaffId,
    pub name: Line,
    pub department: Option<Line>,
    /// The roles held now.
    pub roles: BTreeSet<Role>,
    /// Whether they work here, or since when they do not.
    pub left: Option<crate::model::time::Date>,
}

impl Member {
    /// Whether the person works here and holds the role.
    pub fn holds(&self, role: &Role) -> bool {
        self.left.is_none() && self.roles.contains(role)
    }
}
