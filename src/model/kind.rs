//! The kinds of record, and what can be done to each.

use crate::model::invalid::Wanted;

/// A closed list of words: an enum with the code of each variant, parsed and printed by it.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident, $wanted:expr, { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code, as files have it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::model::Invalid;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|known| known.as_str() == given).ok_or_else(|| {
                    let known = Self::ALL.iter().map(|known| known.as_str().to_owned()).collect();
                    let fault = if given.is_empty() { $crate::model::Fault::Empty } else { $crate::model::Fault::NotOneOf(known) };
                    $crate::model::Invalid::new($wanted, given, fault)
                })
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::model::Invalid;

            fn try_from(given: String) -> Result<Self, Self::Error> {
                given.parse().map_err(|wrong: $crate::model::invalid::Invalid| wrong.noted())
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().to_owned()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::model::message::Argument for $name {
            fn value(&self) -> $crate::model::message::Value {
                $crate::model::message::Value::Code(self.as_str().to_owned())
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string", "enum": [$($code),+] })
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What a record tells of.
    Kind, Wanted::Kind, {
        /// The cover of a client's file.
        Cover = "cover",
        /// A unit, in its room.
        Unit = "unit",
        /// A tenancy of a room: which client's file, from when.
        Tenancy = "tenancy",
        /// A paper that was filed.
        Document = "document",
        /// A file, or papers of it, lent to a reader (P2-7).
        Loan = "loan",
        /// A file, papers or pages that are gone (P2-7).
        Loss = "loss",
        /// A departed client's folder bound as a volume (P2-3).
        Sealed = "sealed",
        /// A remark; what `mend` did is told by one.
        Note = "note",
        /// A person of the staff.
        Person = "person",
        /// A volume put into a box (P2-6).
        Box = "box",
        /// A place whose shelves were checked against the book (S-CHK).
        Stocktake = "stocktake",
        /// What every manifest listed at one moment (S-SEAL).
        Seal = "seal",
        /// An amount that the client owes (P3-1).
        Charge = "charge",
        /// An amount that the client paid (P3-1).
        Payment = "payment",
        /// A credit that was paid back to the client (P3-1).
        Refund = "refund",
        /// A deposit received, deducted from or refunded (P3-3.2).
        Deposit = "deposit",
        /// What a meter read (P3-1).
        Reading = "reading",
        /// A piece of business done with the client (P1-4a).
        Transaction = "transaction",
        /// A look at the client's credit standing (P1-4a).
        CreditReview = "credit-review",
        /// A repair call (P3-8).
        Repair = "repair",
        /// A complaint (P1-7, P3-7).
        Complaint = "complaint",
        /// A breach of the house rules (P3-3.9).
        Violation = "violation",
        /// Something that the client applied for (P2-3).
        Application = "application",
        /// Keys, cards or permits that the client was given (P2-3).
        Issue = "issue",
        /// Fit-out works (P2-3, P3-3.3).
        FitOut = "fit-out",
        /// A letter from the client or to the client (P3-3.8, P3-5).
        Letter = "letter",
        /// A notice to one client, a floor or all (P3-5).
        Notice = "notice",
        /// A visit to the client (P1-5c).
        Visit = "visit",
        /// What the client thinks of the service (P1-5c).
        Opinion = "opinion",
        /// Somebody who is no client yet asked for space (P1-4.1).
        Enquiry = "enquiry",
        /// A check of the quality of the service (P1-2).
        QualityCheck = "quality-check",
        /// A year's satisfaction survey (P1-6).
        Survey = "survey",
        /// A client's answers to a survey (P1-6).
        SurveyResponse = "survey-response",
        /// What is done about a weak point (P1-6d).
        CorrectiveAction = "corrective-action",
        /// The general manager's authority to consult files, or to pass on what is in them (P1-5b).
        Authority = "authority",
        /// Papers passed on to somebody outside (P1-5b).
        Disclosure = "disclosure",
        /// A breach of confidence (P1-5b).
        Breach = "breach",
        /// Client data that were exported (P1-5b).
        Export = "export",
        /// What a person asks about the data that is kept of them (S-PI).
        Request = "request",
        /// Files that one custodian hands over to another (S-HAND).
        Handover = "handover",
        /// Papers destroyed under an approved list.
        Disposal = "disposal",
        /// What may not be destroyed, whatever its term (S-RET).
        Hold = "hold",
    }
}

codes! {
    /// What an event did to its record.
    Action, Wanted::Action, {
        /// Who holds the role agreed.
        Approved = "approved",
        /// Who holds the role refused.
        Rejected = "rejected",
        /// What was lent came back.
        Returned = "returned",
        /// The term was made longer.
        Renewed = "renewed",
        /// A tenancy, or an authority, ended.
        Ended = "ended",
        /// A person was given a role.
        RoleGiven = "role-given",
        /// A role ended.
        RoleEnded = "role-ended",
        /// A person left the company.
        Left = "left",
        /// A person who had left works here again.
        CameBack = "came-back",
        /// The file's label was printed (P2-5).
        LabelPrinted = "label-printed",
        /// The paper of a file or a volume was put somewhere (P2-2).
        Located = "located",
        /// New values were proposed; they hold once approved (P2-8).
        Amended = "amended",
        /// What was entered by mistake is to count for nothing; so it does once approved.
        Voided = "voided",
        /// The sales director confirmed a cover (P1-4c).
        Confirmed = "confirmed",
        /// The custodian has gone through the file (P1-4b, P3-6).
        Reviewed = "reviewed",
        /// A case was given to a department or a person (P1-7a, P3-8).
        Assigned = "assigned",
        /// A case was handed from one department to another (P3-9).
        HandedOn = "handed-on",
        /// A complaint was handled (P1-7).
        Handled = "handled",
        /// The client was answered (P1-1, P1-7).
        Answered = "answered",
        /// It needs no answer, for a reason (P1-1).
        NoAnswerNeeded = "no-answer-needed",
        /// Whoever enquired was offered space (P1-4.1).
        Offered = "offered",
        /// Whoever enquired became a client (P1-4.1).
        Let = "let",
        /// Whoever enquired will not become a client (P1-4.1).
        Lost = "lost",
        /// What was lent is gone (P2-7).
        Gone = "gone",
        /// What was gone was found (P2-7).
        Found = "found",
        /// Something else took the place of what was gone (P2-7).
        Replaced = "replaced",
        /// Somebody came (P3-8).
        Attended = "attended",
        /// The work is done (P3-8).
        Done = "done",
        /// The client was asked afterwards (P3-8).
        FollowedUp = "followed-up",
        /// The client was told of a violation.
        Notified = "notified",
        /// A violation was put right.
        Rectified = "rectified",
        /// What was applied for was given out.
        Issued = "issued",
        /// Numbers of what was issued came back (P2-3).
        HandedIn = "handed-in",
        /// Numbers of what was issued do not come back: they are lost, or of no use any more (P2-3).
        WrittenOff = "written-off",
        /// The deposit for works is held.
        DepositHeld = "deposit-held",
        /// Works have begun.
        UnderWay = "under-way",
        /// Works are finished.
        Finished = "finished",
        /// Works were inspected.
        Inspected = "inspected",
        /// The deposit for works was refunded.
        DepositRefunded = "deposit-refunded",
        /// Measures were set (P1-6d).
        Planned = "planned",
        /// The effect of measures was checked.
        Verified = "verified",
        /// It is closed.
        Closed = "closed",
        /// It was opened again.
        Reopened = "reopened",
        /// A notice reached a client (P3-5).
        Delivered = "delivered",
        /// A client acknowledged a notice (P3-5).
        Acknowledged = "acknowledged",
        /// What is kept of a person was gathered (S-PI).
        Gathered = "gathered",
        /// What a person asked for was refused (S-PI).
        Refused = "refused",
        /// Nobody sees the record any more (S-PI).
        Restricted = "restricted",
        /// The restriction was lifted (S-PI).
        Unrestricted = "unrestricted",
        /// Who takes what is handed over has it (S-HAND).
        Accepted = "accepted",
        /// Papers were handed over (P1-5b).
        Released = "released",
        /// A report was distributed (P1-6c).
        Published = "published",
        /// What a list names was destroyed (S-RET).
        CarriedOut = "carried-out",
        /// Somebody says in their own name that they saw it (S-RET).
        Witnessed = "witnessed",
        /// The appraisers keep a volume whose term is over (S-RET).
        Kept = "kept",
        /// A person has a key; it counts once approved (S-SEAL).
        KeyAdded = "key-added",
        /// A key of a person ended (S-SEAL).
        KeyEnded = "key-ended",
        /// Who signed it with a key that was lost since signs it with another (S-SEAL).
        SignedAgain = "signed-again",
    }
}

impl Kind {
    /// In the order of lists: what happens first, then what the archive itself is made of.
    pub fn listed() -> impl Iterator<Item = Self> {
        let of = |happens| Self::ALL.iter().copied().filter(move |kind| (Self::Charge <= *kind) == happens);
        of(true).chain(of(false))
    }

    /// Whether the policies reckon it in hours and minutes, so that its time matters and not its day alone (P1-7, P3-8).
    pub fn is_reckoned_in_hours(self) -> bool {
        matches!(self, Self::Repair | Self::Complaint)
    }
}
