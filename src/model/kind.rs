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
                given.parse()
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
        /// A departed client's folder bound as a volume (P2-3).
        Sealed = "sealed",
        /// A remark; what `mend` did is told by one.
        Note = "note",
        /// A person of the staff.
        Person = "person",
        /// A volume put into a box (P2-6).
        Box = "box",
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
        /// A tenancy ended.
        Ended = "ended",
        /// A person was given a role.
        RoleGiven = "role-given",
        /// A role ended.
        RoleEnded = "role-ended",
        /// A person left the company.
        Left = "left",
        /// The file's label was printed (P2-5).
        LabelPrinted = "label-printed",
    }
}

impl Kind {
    /// What can be done to a record of this kind: the steps of its life.
    pub fn actions(self) -> &'static [Action] {
        match self {
            Self::Loan => &[Action::Approved, Action::Rejected, Action::Renewed, Action::Returned],
            Self::Tenancy => &[Action::Ended],
            Self::Person => &[Action::RoleGiven, Action::RoleEnded, Action::Left],
            Self::Cover => &[Action::LabelPrinted],
            Self::Unit | Self::Document | Self::Sealed | Self::Note | Self::Box => &[],
        }
    }
}
