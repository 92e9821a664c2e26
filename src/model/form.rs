//! What each kind of record has to say, field by field: from one table come the type, its keys on disk, the options of
//! `record`, what `amend` may set, and the checks of a file that somebody fills in.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::Value;

use crate::model::attachment::Attachment;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;

/// Whether a field must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Must,
    /// It may be left empty.
    May,
    /// It can be given several times.
    Many,
    /// It is there or not, and has no value.
    Flag,
}

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key on disk, and, with dashes, the option's name.
    pub key: &'static str,
    /// Whether it must be filled.
    pub need: Need,
    /// What it means, in a line.
    pub about: &'static str,
    /// What sort of value it takes: the name of its type.
    pub of: &'static str,
    /// Reads a value as somebody types it; of a field that can be given several times, one of them.
    pub read: fn(&str) -> Result<Value, Invalid>,
}

impl Field {
    /// Whether it takes what somebody words freely, and not a word of a list.
    pub fn is_free(&self) -> bool {
        matches!(self.of, "Line" | "Text" | "Money" | "Area" | "Hours" | "StaffId" | "StemText")
            || self.of.ends_with("FileName")
    }
}

/// What a record of one kind says beside what every record says.
pub trait Form: Serialize + DeserializeOwned + JsonSchema {
    /// Every key, in the order in which they are written.
    const KEYS: &'static [&'static str];

    /// The fields that people fill in, and may amend.
    const FIELDS: &'static [Field];

    /// The papers that came with it.
    fn attachments(&self) -> &[Attachment] {
        &[]
    }

    /// The same, to be changed as amendments say.
    fn attachments_mut(&mut self) -> &mut [Attachment] {
        &mut []
    }
}

/// Reads a value as somebody types it, and gives it as TOML has it.
///
/// # Errors
/// It is not what the type wants.
pub fn read<T: FromStr<Err = Invalid> + Serialize>(text: &str) -> Result<Value, Invalid> {
    let value: T = text.trim().parse()?;
    let mut value =
        Value::try_from(value).map_err(|_| Invalid::new(Wanted::Assignment, text, Fault::Shape("key=value")))?;
    native_dates(&mut value);
    Ok(value)
}

/// `toml` hands dates through serde as tables of one key of its own; in a `Value` they have to be made dates again.
pub fn native_dates(value: &mut Value) {
    const WRAPPED: &str = "$__toml_private_datetime";
    match value {
        Value::Table(table) => match table.get(WRAPPED).and_then(Value::as_str).and_then(|text| text.parse().ok()) {
            Some(date) => *value = Value::Datetime(date),
            None => table.iter_mut().for_each(|(_, value)| native_dates(value)),
        },
        Value::Array(items) => items.iter_mut().for_each(native_dates),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

codes! {
    /// The word by which a flag is set where one is typed.
    Flag, Wanted::Choice, {
        /// It is so.
        Yes = "yes",
        /// It is not.
        No = "no",
    }
}

/// Reads a flag, as TOML has it.
pub fn read_flag(text: &str) -> Result<Value, Invalid> {
    match text {
        "true" => Ok(Value::Boolean(true)),
        "false" => Ok(Value::Boolean(false)),
        other => Ok(Value::Boolean(other.parse::<Flag>()? == Flag::Yes)),
    }
}

/// Whether a flag is not set: then its key is left out.
pub fn is_not_set(flag: &bool) -> bool {
    !*flag
}

/// A form: the type with its keys and fields. Fields that must be filled come first, then those that may be, those that can
/// be given several times, flags, and the papers beside it.
macro_rules! form {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            must { $($(#[doc = $must_doc:literal])+ $must:ident: $must_type:ty,)* }
            may { $($(#[doc = $may_doc:literal])+ $may:ident: $may_type:ty,)* }
            many { $($(#[doc = $many_doc:literal])+ $many:ident: $many_type:ty,)* }
            flags { $($(#[doc = $flag_doc:literal])+ $flag:ident,)* }
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        pub struct $name {
            $($(#[doc = $must_doc])+ pub $must: $must_type,)*
            $($(#[doc = $may_doc])+ #[serde(skip_serializing_if = "Option::is_none")] pub $may: Option<$may_type>,)*
            $($(#[doc = $many_doc])+ #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $many: Vec<$many_type>,)*
            $($(#[doc = $flag_doc])+ #[serde(default, skip_serializing_if = "crate::model::form::is_not_set")] pub $flag: bool,)*
            /// Papers beside it.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub attachments: Vec<crate::model::attachment::Attachment>,
        }

        impl crate::model::form::Form for $name {
            const KEYS: &'static [&'static str] =
                &[$(stringify!($must),)* $(stringify!($may),)* $(stringify!($many),)* $(stringify!($flag),)* "attachments"];

            const FIELDS: &'static [crate::model::form::Field] = &[
                $(crate::model::form::Field {
                    key: stringify!($must),
                    need: crate::model::form::Need::Must,
                    about: concat!($($must_doc),+),
                    of: stringify!($must_type),
                    read: crate::model::form::read::<$must_type>,
                },)*
                $(crate::model::form::Field {
                    key: stringify!($may),
                    need: crate::model::form::Need::May,
                    about: concat!($($may_doc),+),
                    of: stringify!($may_type),
                    read: crate::model::form::read::<$may_type>,
                },)*
                $(crate::model::form::Field {
                    key: stringify!($many),
                    need: crate::model::form::Need::Many,
                    about: concat!($($many_doc),+),
                    of: stringify!($many_type),
                    read: crate::model::form::read::<$many_type>,
                },)*
                $(crate::model::form::Field {
                    key: stringify!($flag),
                    need: crate::model::form::Need::Flag,
                    about: concat!($($flag_doc),+),
                    of: "Flag",
                    read: crate::model::form::read_flag,
                },)*
            ];

            fn attachments(&self) -> &[crate::model::attachment::Attachment] {
                &self.attachments
            }

            fn attachments_mut(&mut self) -> &mut [crate::model::attachment::Attachment] {
                &mut self.attachments
            }
        }
    };
}
pub(crate) use form;
