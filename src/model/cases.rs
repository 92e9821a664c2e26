//! Cases: what runs through steps until it is settled (P1-7, P3-7, P3-8, P2-3). Their steps are in [`course`](crate::model::course).

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::form::form;
use crate::model::id::StemText;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::paper_name::PaperName;
use crate::model::staff::StaffId;
use crate::model::text::{Line, as_text};
use crate::model::time::{Date, Year};

form! {
    /// A repair call (P3-8); its title says what is broken.
    Repair {
        must {
            /// What sort of repair, in the office's words
            category: Line,
        }
        may {
            /// Who called
            reporter: Line,
            /// Where to call back
            phone: Line,
        }
        many {}
        flags {
            /// An emergency
            urgent,
        }
    }
}

codes! {
    /// What a complaint is about (P1-7b, P1-7c).
    ComplaintKind, Wanted::Choice, {
        /// The quality of the service: handled with operations beside the department.
        ServiceQuality = "service-quality",
        /// How the service was given: handled by the department alone.
        ServiceProcess = "service-process",
    }
}

form! {
    /// A complaint (P1-7); its title says what about.
    Complaint {
        must {
            /// service-quality (handled with operations) or service-process (by the department alone)
            about: ComplaintKind,
        }
        may {
            /// Department that received it
            department: Line,
            /// How it came: a call, a letter, a visit
            channel: Line,
            /// Who complained
            complainant: Line,
            /// Where to call back
            phone: Line,
        }
        many {}
        flags {}
    }
}

form! {
    /// A breach of the house rules (P3-3.9); its title says what was seen.
    Violation {
        must {
            /// What sort of violation, in the office's words
            category: Line,
        }
        may {
            /// Who saw it
            handled_by: StaffId,
        }
        many {}
        flags {}
    }
}

codes! {
    /// What is applied for (P2-3).
    ApplicationKind, Wanted::Choice, {
        /// A door lock.
        DoorLock = "door-lock",
        /// A telephone line.
        Telephone = "telephone",
        /// A parking space.
        Parking = "parking",
        /// A line on the directory.
        DirectorySign = "directory-sign",
        /// Work after hours.
        Overtime = "overtime",
        /// Something else.
        Other = "other",
    }
}

form! {
    /// Something that the client applied for (P2-3); its title says what.
    Application {
        must {
            /// door-lock, telephone, parking, directory-sign, overtime or other
            about: ApplicationKind,
        }
        may {
            /// Who applied
            applicant: Line,
            /// First day for which it is asked
            begins: Date,
            /// Last day for which it is asked
            ends: Date,
            /// Hours of air-conditioning after hours
            hours: Hours,
        }
        many {}
        flags {}
    }
}

/// A length of time in hours, to the hundredth: more than nought, less than ten thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[0-9]+(\.[0-9]{1,2})?$"))]
pub struct Hours(#[schemars(with = "String")] Decimal);

impl Hours {
    pub fn number(self) -> Decimal {
        self.0
    }
}

impl FromStr for Hours {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Err(Invalid::new(Wanted::Hours, given, fault));
        let (whole, part) = given.split_once('.').unwrap_or((given, "0"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || 2 < part.len() {
            return wrong(if given.is_empty() { Fault::Empty } else { Fault::Shape("2.5") });
        }
        match given.parse::<Decimal>() {
            Ok(hours) if !hours.is_zero() && hours < Decimal::from(10_000) => Ok(Self(hours)),
            _ => wrong(Fault::OutOfRange),
        }
    }
}

as_text!(Hours);

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

codes! {
    /// What was issued (P2-3).
    IssueKind, Wanted::Choice, {
        /// A key.
        Key = "key",
        /// A card that opens doors or lifts.
        Card = "card",
        /// A permit.
        Permit = "permit",
        /// A permit to park.
        Parking = "parking",
        /// A remote control.
        Remote = "remote",
        /// Something else.
        Other = "other",
    }
}

form! {
    /// Keys, cards or permits that the client was given, by their numbers (P2-3); they are out until they come back.
    Issue {
        must {
            /// key, card, permit, parking, remote or other
            about: IssueKind,
            /// To whom it was given
            person: Line,
        }
        may {
            /// Last day on which it holds
            until: Date,
        }
        many {
            /// Number on it
            numbers: Line,
        }
        flags {}
    }
}

form! {
    /// Fit-out works (P2-3, P3-3.3); its title says which.
    FitOut {
        must {}
        may {
            /// Who carries the works out
            contractor: Line,
            /// First day of the works
            begins: Date,
            /// Last day of the works
            ends: Date,
        }
        many {}
        flags {}
    }
}

form! {
    /// What is gone: a file, papers, or pages of them (P2-7); its title says what. It is a case until it is found or replaced.
    Loss {
        must {}
        may {
            /// Loan with which it went
            loan: StemText,
            /// Who had it last
            person: Line,
            /// Pages that are gone, where the rest is there
            pages: Line,
        }
        many {
            /// Paper that is gone, or of which pages are; none means the whole file
            papers: PaperName,
        }
        flags {}
    }
}

impl Loss {
    /// Whether it leaves nothing to read of some papers; of a whole file, where none are named. Pages that are gone leave the rest, and
    /// a file of which one paper is gone can be read without it.
    pub fn takes(&self, wanted: &[PaperName]) -> bool {
        self.pages.is_none() && (self.papers.is_empty() || wanted.iter().any(|paper| self.papers.contains(paper)))
    }
}

form! {
    /// What is done about a weak point that a survey showed, or about anything else (P1-6d); its title says what.
    CorrectiveAction {
        must {}
        may {
            /// Year of the survey
            year: Year,
            /// Question that was under target
            question: Line,
            /// Department that answers for it
            department: Line,
            /// Day by which it is to be done
            due: Date,
        }
        many {}
        flags {}
    }
}

form! {
    /// A breach of confidence, which is followed up (P1-5b); its title says what happened.
    Breach {
        must {}
        may {
            /// Client whom it concerns: a unit, or UNIT@DATE
            client: crate::model::id::FileName,
            /// Who did it, as far as known
            caused_by: Line,
        }
        many {}
        flags {}
    }
}
