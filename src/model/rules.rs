//! The rules of `deedbox.toml`: the reading room's, the policies' figures, and who approves what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::lake::LakeCode;
use crate::model::staff::Role;

/// The reading room's rules (P2-7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct LoanRules {
    /// Days until a loan is due.
    pub days: u32,
    /// Days for which papers may be taken out of the office; 0 forbids it.
    pub off_site_days: u32,
    /// How often a loan may be renewed.
    pub renewals: u32,
}

impl Default for LoanRules {
    fn default() -> Self {
        Self { days: 7, off_site_days: 0, renewals: 1 }
    }
}

/// The figures of the policies, in days, hours, minutes and percent; FORMS.md and CLAUSES.md name their sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PolicyFigures {
    /// Days within which a complaint is settled (P1-7, P3-7).
    pub complaint_days: u32,
    /// Minutes within which somebody comes to a repair (P3-8).
    pub repair_minutes: u32,
    /// … to an urgent one.
    pub urgent_minutes: u32,
    /// Hours within which a repair is done (P3-8).
    pub repair_hours: u32,
    /// Days for which a department may hold a case before it is asked after (P3-9).
    pub held_days: u32,
    /// Days after which a file wants to be gone through again (P1-4b, P3-6).
    pub review_days: u32,
    /// Days after which a client wants to be visited again (P1-5c).
    pub visit_days: u32,
    /// Days for which papers may lie in the inbox (P3-4).
    pub inbox_days: u32,
    /// Days within which a notice is acknowledged (P3-5).
    pub notice_days: u32,
    /// Days after the end of a lease by which the client has moved out or renewed (P2-3).
    pub lease_days: u32,
    /// Days after moving in within which a file is confirmed (P1-4c).
    pub confirm_days: u32,
    /// Share of satisfied answers that a survey aims at, in percent (P1-6d).
    pub survey_target: u32,
    /// Days for which an attestation of a clause holds (P1-8, P3-9).
    pub attest_days: u32,
    /// Days within which a letter or an opinion that came in is answered (P1-1).
    pub answer_days: u32,
    /// Days within which an enquiry is followed up (P1-4.1), and a failed check of the quality (P1-2).
    pub enquiry_days: u32,
    /// Days after moving in within which a client has a first transaction, charge or payment (P1-4a, P3-1, P3-3.2).
    pub charge_days: u32,
    /// Days within which a file is gone through after what changes it: a transaction, a contract, a look at the credit (P1-4b).
    pub through_days: u32,
    /// Days within which a file is confirmed again after what changes it (P1-4c).
    pub reconfirm_days: u32,
    /// Days before a contract within which the file was consulted for it (P1-5a).
    pub consult_days: u32,
    /// Days within which the approved report of a survey is distributed (P1-6c).
    pub distribute_days: u32,
    /// Days within which a person who asks about their data is answered (S-PI).
    pub access_days: u32,
    /// Days after a departure within which the papers are bound (P2-3).
    pub bind_days: u32,
    /// Days after something happened within which it is entered; what came later is listed.
    pub entry_days: u32,
    /// Days for which a client may owe before something is sent about it (P3-3.9).
    pub arrears_days: u32,
    /// Days within which each file and volume is seen on its shelf (S-CHK).
    pub stocktake_days: u32,
}

impl Default for PolicyFigures {
    fn default() -> Self {
        Self {
            complaint_days: 7,
            repair_minutes: 30,
            urgent_minutes: 15,
            repair_hours: 24,
            held_days: 3,
            review_days: 90,
            visit_days: 180,
            inbox_days: 7,
            notice_days: 14,
            lease_days: 30,
            confirm_days: 60,
            survey_target: 95,
            attest_days: 365,
            answer_days: 14,
            enquiry_days: 7,
            charge_days: 60,
            through_days: 30,
            reconfirm_days: 14,
            consult_days: 90,
            distribute_days: 14,
            access_days: 40,
            bind_days: 30,
            entry_days: 7,
            arrears_days: 90,
            stocktake_days: 365,
        }
    }
}

crate::model::kind::codes! {
    /// When deedbox commits to git by itself.
    Committing, crate::model::invalid::Wanted::Choice, {
        /// Never.
        None = "none",
        /// After every command that changes something, that command's files alone.
        Each = "each",
    }
}

/// What deedbox does with git.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct GitRules {
    /// When deedbox commits by itself.
    pub commit: Committing,
}

impl Default for GitRules {
    fn default() -> Self {
        Self { commit: Committing::None }
    }
}

/// How seals go (S-SEAL).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SealRules {
    /// Days after a seal by which the next one is asked for.
    pub days: u32,
}

impl Default for SealRules {
    fn default() -> Self {
        Self { days: 31 }
    }
}

/// How the estate stands among others in a lake.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct LakeRules {
    /// The code by which it is called there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<LakeCode>,
}

/// How boxes are filled (P2-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct BoxRules {
    /// Volumes that fit into a box.
    pub capacity: u32,
}

impl Default for BoxRules {
    fn default() -> Self {
        Self { capacity: 20 }
    }
}

/// How destructions go (S-RET).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DisposalRules {
    /// Days after its approval before which a list is not carried out.
    pub wait_days: u32,
}

impl Default for DisposalRules {
    fn default() -> Self {
        Self { wait_days: 30 }
    }
}

/// Who approves what: an act, and the role that it is reserved for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Approvals {
    /// Letting an ordinary file be read (P2-7).
    pub lend: Role,
    /// Letting confidential papers be read (P1-5b).
    pub lend_confidential: Role,
    /// Letting a client move out although a gate is shut.
    pub waive: Role,
    /// Taking a departure back that was entered by mistake.
    pub reopen: Role,
    /// Ending, merging and splitting units.
    pub unit: Role,
    /// Entering people, giving and ending roles.
    pub staff: Role,
    /// Listing a file that deedbox did not write.
    pub adopt: Role,
    /// New values for what was recorded (P2-8).
    pub amend: Role,
    /// Making what was entered by mistake count for nothing (P2-8).
    pub void: Role,
    /// Filing a misfiled paper in its right place (P2-8).
    pub refile: Role,
    /// What clients apply for (P2-3).
    pub application: Role,
    /// Fit-out works (P2-3).
    pub fit_out: Role,
    /// Passing papers on to somebody outside (P1-5b).
    pub disclose: Role,
    /// The result of a complaint (P1-7).
    pub complaint: Role,
    /// The report of a survey (P1-6c).
    pub survey: Role,
    /// The cover of a client's file (P1-4c).
    pub confirm: Role,
    /// Taking client data out of the archive (P1-5b).
    pub export: Role,
    /// Restricting records, and lifting that (S-PI).
    pub restrict: Role,
    /// Handing files over from one custodian to another (S-HAND).
    pub handover: Role,
    /// Giving and ending authorities (P1-5b).
    pub authority: Role,
    /// Keeping something from being destroyed, and letting it go again (S-RET).
    pub hold: Role,
    /// Destroying what a list names (S-RET).
    pub dispose: Role,
    /// Whether one person may ask for something and approve it.
    pub same_person: bool,
}

impl Default for Approvals {
    fn default() -> Self {
        let manager = Role::manager;
        Self {
            lend: manager(),
            lend_confidential: Role::general_manager(),
            waive: manager(),
            reopen: manager(),
            unit: manager(),
            staff: manager(),
            adopt: manager(),
            amend: manager(),
            void: manager(),
            refile: manager(),
            application: manager(),
            fit_out: manager(),
            disclose: Role::general_manager(),
            complaint: Role::general_manager(),
            survey: Role::general_manager(),
            confirm: Role::sales_director(),
            export: Role::general_manager(),
            restrict: manager(),
            handover: manager(),
            authority: Role::general_manager(),
            hold: manager(),
            dispose: Role::general_manager(),
            same_person: true,
        }
    }
}
