//! Events: what happened to a record afterwards, one small file each.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::attachment::Attachment;
use crate::model::bar::{bar, bar_over};
use crate::model::clock::Clock;
pub use crate::model::event_body::{
    Acceptance, Amendment, Approval, CarryingOut, Confirmation, End, Ending, Keeping, Labelling, Lifting, Locating,
    Publication, Receipt, Rejection, Release, Renewal, Restriction, Return, RoleChange, SamePerson, SigningAgain,
    StepDetails, Values, Voiding, WitnessHow, Witnessing,
};
use crate::model::id::{EntryText, StemText, Step};
use crate::model::kind::Action;
use crate::model::path::{LiesIn, Listed};
use crate::model::signing::{KeyAdding, KeyEnding};
use crate::model::staff::{Role, StaffId};
use crate::model::text::Line;
use crate::model::time::{Date, Happened, Moment};

/// How the reason of an event begins that takes an act back which was a slip.
pub const UNDO: &str = "undo";

/// An event: what every one says, and what its action says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What every event says.
    pub head: EventHead,
    /// What this action says.
    pub deed: EventBody,
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
    /// Where it lies: the estate's id and the bundle's identity. Whoever writes it into a bundle fills it in.
    #[schemars(required)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lies_in: Option<LiesIn>,
}

impl EventHead {
    /// The day on which it happened.
    pub fn date(&self) -> Date {
        self.when.date()
    }
}

/// The actions by the types of what their events say, each with its keys: the body, and what is done alike for every action.
macro_rules! event_bodies {
    (
        steps $details:ident $step_keys:tt: $($step:ident),+;
        $($type:ident $keys:tt: $($action:ident),+;)+
    ) => {
        /// What an event says by its action.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum EventBody {
            $($($action($type),)+)+
            /// A step of a case that one of the staff takes by `update`, `close` or `reopen`.
            Stepped(Action, $details),
        }

        impl EventBody {
            pub fn action(&self) -> Action {
                match self {
                    $($(Self::$action(_) => Action::$action,)+)+
                    Self::Stepped(action, _) => *action,
                }
            }

            /// Does something that is done alike for every action.
            pub fn visit<V: EventVisitor>(action: Action, visitor: V) -> V::Out {
                match action {
                    $($(Action::$action => visitor.visit::<$type>(&$keys, Self::$action),)+)+
                    $(Action::$step)|+ => visitor.visit::<$details>(&$step_keys, |step| Self::Stepped(action, step)),
                }
            }
        }

        impl Serialize for EventBody {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $($(Self::$action(body) => body.serialize(serializer),)+)+
                    Self::Stepped(_, step) => step.serialize(serializer),
                }
            }
        }

        impl Action {
            /// The actions that one of the staff takes by `update`, `close` and `reopen`: they carry what a step carries.
            pub const STEPS: &'static [Self] = &[$(Self::$step),+];
        }
    };
}

event_bodies! {
    steps StepDetails ["to", "with", "numbers", "charge", "note", "attachments"]:
        Assigned, HandedOn, Handled, Answered, NoAnswerNeeded, Offered, Let, Lost, Attended, Gone, Found, Replaced, Done, FollowedUp, Notified,
        Rectified, Issued, HandedIn, WrittenOff, DepositHeld, UnderWay, Finished, Inspected, DepositRefunded, Gathered, Refused, Planned, Verified, Closed, Reopened;
    Approval ["handled_by", "authority", "same_person", "covers", "note"]: Approved;
    Rejection ["reason"]: Rejected;
    Return ["condition"]: Returned;
    Renewal ["due", "authority"]: Renewed;
    End ["note", "goes_on", "into"]: Ended;
    Ending ["note"]: Left, CameBack, Reviewed;
    RoleChange ["role"]: RoleGiven, RoleEnded;
    Labelling ["label"]: LabelPrinted;
    Locating ["place"]: Located;
    Amendment ["from", "paper", "reason", "attachments", "values"]: Amended;
    Voiding ["reason", "refiled_to"]: Voided;
    Confirmation ["covers", "note"]: Confirmed;
    Receipt ["client", "person", "note"]: Delivered, Acknowledged;
    Acceptance ["person", "except", "attachments"]: Accepted;
    Restriction ["reason", "until"]: Restricted;
    Lifting ["reason"]: Unrestricted;
    Release ["copies", "note"]: Released;
    Publication ["sent_to", "note"]: Published;
    CarryingOut ["witnesses", "files", "bytes", "remains", "approval_role", "wait_days", "witnesses_wanted"]: CarriedOut;
    Witnessing ["how", "whom", "attachments"]: Witnessed;
    Keeping ["until", "reason"]: Kept;
    KeyAdding ["use", "key"]: KeyAdded;
    KeyEnding ["key", "why", "from"]: KeyEnded;
    SigningAgain ["covers", "note"]: SignedAgain;
}

/// Something that is done alike for what the events of every action say.
pub trait EventVisitor {
    type Out;

    /// Does it for one type, with its keys.
    fn visit<B: DeserializeOwned + JsonSchema>(self, keys: &[&str], of: impl FnOnce(B) -> EventBody) -> Self::Out;
}

impl EventBody {
    /// The manifest lines that it covers.
    pub fn covers(&self) -> &[Listed] {
        match self {
            Self::Approved(approval) => &approval.covers,
            Self::Confirmed(confirmation) => &confirmation.covers,
            Self::SignedAgain(again) => &again.covers,
            _ => &[],
        }
    }

    /// The papers that came with it.
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::Amended(amendment) => &amendment.attachments,
            Self::Stepped(_, stride) => &stride.attachments,
            Self::Witnessed(witnessing) => &witnessing.attachments,
            Self::Accepted(acceptance) => &acceptance.attachments,
            _ => &[],
        }
    }

    /// The papers that came with a step, to be changed as amendments say.
    pub fn attachments_mut(&mut self) -> &mut [Attachment] {
        if let Self::Stepped(_, stride) = self { &mut stride.attachments } else { &mut [] }
    }

    /// Every paper that came with it, next versions of working papers included.
    pub fn papers_mut(&mut self) -> &mut [Attachment] {
        self.papers().map_or(&mut [], Vec::as_mut_slice)
    }

    fn papers(&mut self) -> Option<&mut Vec<Attachment>> {
        match self {
            Self::Amended(amendment) => Some(&mut amendment.attachments),
            Self::Stepped(_, stride) => Some(&mut stride.attachments),
            Self::Witnessed(witnessing) => Some(&mut witnessing.attachments),
            Self::Accepted(acceptance) => Some(&mut acceptance.attachments),
            _ => None,
        }
    }

    /// Takes the papers beside it out of sight (S-PI).
    pub fn withhold_papers(&mut self) {
        if let Some(papers) = self.papers() {
            papers.clear();
        }
    }

    /// Puts a bar where it has a remark or names a person (S-PI).
    pub fn withhold_words(&mut self) {
        match self {
            Self::Approved(approval) => bar(&mut approval.note),
            Self::Rejected(rejection) => bar_over(&mut rejection.reason),
            Self::Ended(end) => bar(&mut end.note),
            Self::Left(ending) | Self::CameBack(ending) | Self::Reviewed(ending) => bar(&mut ending.note),
            Self::Amended(amendment) => bar(&mut amendment.reason),
            Self::Voided(voiding) => bar_over(&mut voiding.reason),
            Self::Confirmed(confirmation) => bar(&mut confirmation.note),
            Self::SignedAgain(again) => bar(&mut again.note),
            Self::Delivered(receipt) | Self::Acknowledged(receipt) => {
                bar(&mut receipt.note);
                bar(&mut receipt.person);
            }
            Self::Released(release) => bar(&mut release.note),
            Self::Published(publication) => bar(&mut publication.note),
            Self::Stepped(_, stride) => bar(&mut stride.note),
            Self::Returned(back) => bar(&mut back.condition),
            Self::Unrestricted(lifting) => bar(&mut lifting.reason),
            Self::Accepted(acceptance) => bar(&mut acceptance.except),
            Self::Kept(keeping) => bar_over(&mut keeping.reason),
            // Why it is restricted is said of it.
            Self::Restricted(_)
            | Self::Located(_)
            | Self::Renewed(_)
            | Self::RoleGiven(_)
            | Self::RoleEnded(_)
            | Self::LabelPrinted(_)
            | Self::CarriedOut(_)
            | Self::Witnessed(_)
            | Self::KeyAdded(_)
            | Self::KeyEnded(_) => {}
        }
        for paper in self.papers_mut() {
            bar(&mut paper.title);
        }
    }

    /// Whether it takes back an act that was a slip: `undo` says so at the head of the reason.
    pub fn is_undo(&self) -> bool {
        let reason = self.note().map_or("", Line::as_str);
        reason == UNDO || reason.strip_prefix(UNDO).is_some_and(|rest| rest.starts_with(':'))
    }

    /// What was remarked with it.
    pub fn note(&self) -> Option<&Line> {
        match self {
            Self::Approved(approval) => approval.note.as_ref(),
            Self::Rejected(rejection) => Some(&rejection.reason),
            Self::Ended(end) => end.note.as_ref(),
            Self::Left(ending) | Self::CameBack(ending) | Self::Reviewed(ending) => ending.note.as_ref(),
            Self::Amended(amendment) => amendment.reason.as_ref(),
            Self::Voided(voiding) => Some(&voiding.reason),
            Self::Confirmed(confirmation) => confirmation.note.as_ref(),
            Self::SignedAgain(again) => again.note.as_ref(),
            Self::Delivered(receipt) | Self::Acknowledged(receipt) => receipt.note.as_ref(),
            Self::Released(release) => release.note.as_ref(),
            Self::Published(publication) => publication.note.as_ref(),
            Self::Stepped(_, stride) => stride.note.as_ref(),
            Self::Returned(back) => back.condition.as_ref(),
            Self::Restricted(restriction) => Some(&restriction.reason),
            Self::Unrestricted(lifting) => lifting.reason.as_ref(),
            Self::Accepted(acceptance) => acceptance.except.as_ref(),
            Self::Located(_) => None,
            Self::Kept(keeping) => Some(&keeping.reason),
            Self::Renewed(_)
            | Self::RoleGiven(_)
            | Self::RoleEnded(_)
            | Self::LabelPrinted(_)
            | Self::CarriedOut(_)
            | Self::Witnessed(_)
            | Self::KeyAdded(_)
            | Self::KeyEnded(_) => None,
        }
    }
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
    /// Who handed the papers out, where the register of loans says so (P2-7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<StaffId>,
    /// To whom it went, where the register says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Line>,
    /// A remark, where the register has one: why no answer is needed, why an enquiry was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

impl EmbeddedEvent {
    /// A step of which nothing more is known yet.
    pub fn of(action: Action) -> Self {
        Self { action, date: None, time: None, by: None, role: None, handled_by: None, to: None, note: None }
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEvent {
    /// The end of its name.
    pub step: Step,
    pub event: Event,
}
