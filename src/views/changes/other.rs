//! Files that are nobody's act: what they are, and what became of them.

use crate::archive::git::Touched;
use crate::archive::layout::INBOX;

/// A file that is nobody's act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Other {
    pub path: String,
    /// What became of it.
    pub how: How,
    pub what: OtherSort,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is new.
    Added,
    /// It has other bytes.
    Changed,
    Gone,
    /// Two sides of a merge differ about it.
    Conflict,
}

impl How {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Conflict => "conflict",
        }
    }
}

/// What a file is that is nobody's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherSort {
    /// A paper in the inbox.
    Inbox,
    /// Anything else.
    File,
}

/// What became of a file that differs.
pub(super) fn other(touched: &Touched) -> Other {
    let how = match (&touched.old, &touched.new) {
        (None, _) => How::Added,
        (Some(_), None) => How::Gone,
        (Some(_), Some(_)) => How::Changed,
    };
    let in_inbox = touched.path.split('/').next() == Some(INBOX);
    Other { path: touched.path.clone(), how, what: if in_inbox { OtherSort::Inbox } else { OtherSort::File } }
}
