//! Cases: what runs through steps until it is settled (P1-7, P3-7, P3-8, P2-3). Their steps are in [`course`](crate::model::course).

use crate::model::form::form;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::staff::StaffId;
use crate::model::text::Line;
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
        }
        many {}
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
