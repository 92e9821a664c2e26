//! What a record, and each step of its life, is in a room's story.

use crate::model::{Action, Body, Kind};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEvent {
    /// The unit was entered.
    UnitAdded,
    /// A client moved in.
    MovedIn,
    /// The file's label was printed.
    LabelPrinted,
    /// The paper was put somewhere.
    Located,
    /// A paper was filed.
    Filed,
    /// A loan was asked for.
    Asked,
    /// A loan was approved, and went out.
    Lent,
    /// A loan was refused.
    Rejected,
    /// A loan was renewed.
    Renewed,
    /// A loan came back.
    Returned,
    /// The client's folder was bound.
    Bound,
    /// A client moved out.
    MovedOut,
    /// The volume was put into a box.
    Boxed,
    /// Something was remarked.
    Noted,
    /// Something else was recorded.
    Recorded(Kind),
    /// A step of the life of a record was taken.
    Stepped(Kind, Action),
}

impl HistoryEvent {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnitAdded => "unit-added",
            Self::MovedIn => "moved-in",
            Self::LabelPrinted => "label-printed",
            Self::Located => "located",
            Self::Filed => "filed",
            Self::Asked => "asked",
            Self::Lent => "lent",
            Self::Rejected => "rejected",
            Self::Renewed => "renewed",
            Self::Returned => "returned",
            Self::Bound => "bound",
            Self::MovedOut => "moved-out",
            Self::Boxed => "boxed",
            Self::Noted => "noted",
            Self::Recorded(kind) => kind.as_str(),
            Self::Stepped(_, action) => action.as_str(),
        }
    }

    /// Where it stands in a client's life among what was entered at once: coming, living there, leaving, the box.
    pub(super) fn stage(self) -> u8 {
        match self {
            Self::UnitAdded => 0,
            Self::MovedIn => 1,
            Self::LabelPrinted => 2,
            Self::Filed => 3,
            Self::Recorded(_) | Self::Noted => 4,
            Self::Asked => 5,
            Self::Located => 6,
            Self::Lent | Self::Rejected | Self::Renewed | Self::Returned | Self::Stepped(..) => 6,
            Self::Bound => 7,
            Self::MovedOut => 8,
            Self::Boxed => 9,
        }
    }

    /// What a record itself is in the story. Moving in is told by the tenancy, not by the cover.
    pub(super) fn of_record(body: &Body) -> Option<Self> {
        match body {
            Body::Unit(_) => Some(Self::UnitAdded),
            Body::Tenancy(_) => Some(Self::MovedIn),
            Body::Document(_) => Some(Self::Filed),
            Body::Loan(_) => Some(Self::Asked),
            Body::Sealed(_) => Some(Self::Bound),
            Body::Note(_) => Some(Self::Noted),
            Body::Box(_) => Some(Self::Boxed),
            Body::Cover(_) | Body::Person(_) => None,
            other => Some(Self::Recorded(other.kind())),
        }
    }

    /// What an action on a record of a kind is.
    pub(super) fn of_action(kind: Kind, action: Action) -> Self {
        match (kind, action) {
            (Kind::Loan, Action::Approved) => Self::Lent,
            (Kind::Loan, Action::Rejected) => Self::Rejected,
            (Kind::Loan, Action::Renewed) => Self::Renewed,
            (Kind::Loan, Action::Returned) => Self::Returned,
            (Kind::Tenancy, Action::Ended) => Self::MovedOut,
            (Kind::Cover, Action::LabelPrinted) => Self::LabelPrinted,
            (Kind::Cover | Kind::Box, Action::Located) => Self::Located,
            (kind, action) => Self::Stepped(kind, action),
        }
    }
}
