//! The registers: what concerns several clients at once.

use std::fmt;
use std::str::FromStr;

/// A register, a folder under `registers/` with one bundle a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    /// Volumes put into boxes (P2-6).
    Boxes,
    /// Notices to clients (P3-5).
    Notices,
    /// Who asked for space and is no client yet (P1-4.1).
    Enquiries,
    /// Satisfaction surveys (P1-6).
    Surveys,
    /// Papers destroyed under an approved list.
    Disposals,
    /// Disclosures at large: breaches and exports (P1-5b).
    Disclosures,
    /// Who may consult files, and pass on what is in them (P1-5b).
    Authorities,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 7] = [
        Self::Boxes,
        Self::Notices,
        Self::Enquiries,
        Self::Surveys,
        Self::Disposals,
        Self::Disclosures,
        Self::Authorities,
    ];

    /// Its folder's name, also the first part of its records' ids.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Boxes => "boxes",
            Self::Notices => "notices",
            Self::Enquiries => "enquiries",
            Self::Surveys => "surveys",
            Self::Disposals => "disposals",
            Self::Disclosures => "disclosures",
            Self::Authorities => "authorities",
        }
    }
}

impl FromStr for Register {
    type Err = ();

    fn from_str(given: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|register| register.as_str() == given).ok_or(())
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
