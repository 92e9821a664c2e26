//! Messages: what there is to say, as values. A message is one variant of an enum and one phrase of the catalogues: its key is the
//! variant's name under the enum's topic, and its fields are what stands in the phrase.

/// What stands in a phrase.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    /// What somebody gave, shown short.
    Given(String),
    Character(char),
    /// A number, by which forms of a phrase may be chosen.
    Number(i64),
    /// A code, said by its word.
    Code(String),
    /// An id, with the unit, or what else stands before its stroke.
    Id {
        id: String,
        owner: String,
    },
    /// A message within a message.
    Said {
        topic: &'static str,
        /// Its key behind the topic.
        code: String,
        /// What stands in it; the message around it may name this too.
        arguments: Arguments,
    },
    /// Several, or none; what may be lacking is a list of at most one.
    List(Vec<Self>),
}

/// What can stand in a phrase.
pub trait Argument {
    fn value(&self) -> Value;
}

/// The arguments of a message, by name.
pub type Arguments = Vec<(&'static str, Value)>;

/// Something to say.
pub trait Message {
    /// The topic: the catalogue, and the first word of every key.
    const TOPIC: &'static str;

    /// The name of the variant, in capitals as in the code.
    fn variant(&self) -> &'static str;

    /// What stands in the phrase.
    fn arguments(&self) -> Arguments;

    /// The key of its phrase: `on-loan` of `OnLoan`, behind the topic.
    fn key(&self) -> String {
        format!("{}-{}", Self::TOPIC, code(self.variant()))
    }

    /// As it stands in another message.
    fn said(&self) -> Value {
        Value::Said { topic: Self::TOPIC, code: code(self.variant()), arguments: self.arguments() }
    }
}

/// The key of a variant's phrase behind its topic.
pub fn code(variant: &str) -> String {
    let mut code = String::new();
    for c in variant.chars() {
        if c.is_ascii_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.push(c.to_ascii_lowercase());
    }
    code
}

/// An enum each of whose variants is a message; a variant in round brackets names its values: `Bound(file: FileName)`.
macro_rules! messages {
    ($topic:literal: $(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$about:meta])* $variant:ident
            $({ $($(#[$field_about:meta])* $field:ident: $type:ty),+ $(,)? })?
            $(($($value:ident: $value_type:ty),+ $(,)?))?
        ),+ $(,)?
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$about])* $variant
                $({ $($(#[$field_about])* $field: $type),+ })?
                $(($($value_type),+))?
            ),+
        }

        impl $crate::model::message::Message for $name {
            const TOPIC: &'static str = $topic;

            fn variant(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => stringify!($variant),)+
                }
            }

            fn arguments(&self) -> $crate::model::message::Arguments {
                match self {
                    $(Self::$variant $({ $($field),+ })? $(($($value),+))? => vec![
                        $($((stringify!($field), $crate::model::message::Argument::value($field))),+)?
                        $($((stringify!($value), $crate::model::message::Argument::value($value))),+)?
                    ],)+
                }
            }
        }
    };
}
pub(crate) use messages;

/// Messages that stand in others.
macro_rules! said {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::model::message::Argument for $type {
            fn value(&self) -> $crate::model::message::Value {
                $crate::model::message::Message::said(self)
            }
        })+
    };
}
pub(crate) use said;

/// Types that stand in a phrase as they print.
macro_rules! texts {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::model::message::Argument for $type {
            fn value(&self) -> $crate::model::message::Value {
                $crate::model::message::Value::Text(self.to_string())
            }
        })+
    };
}
pub(crate) use texts;

texts!(String, &'static str, std::io::Error);

/// What somebody gave, shown short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given(pub String);

impl Argument for Given {
    fn value(&self) -> Value {
        Value::Given(self.0.clone())
    }
}

impl Argument for char {
    fn value(&self) -> Value {
        Value::Character(*self)
    }
}

/// A code that is no type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(pub &'static str);

impl Argument for Code {
    fn value(&self) -> Value {
        Value::Code(self.0.to_owned())
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {
        $(impl Argument for $type {
            fn value(&self) -> Value {
                Value::Number(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        })+
    };
}
numbers!(u8, u32, u64, usize, i64);

impl Argument for std::time::Duration {
    fn value(&self) -> Value {
        self.as_secs().value()
    }
}

impl Argument for std::path::PathBuf {
    fn value(&self) -> Value {
        Value::Text(self.display().to_string())
    }
}

impl Argument for rust_decimal::Decimal {
    fn value(&self) -> Value {
        Value::Text(format!("{self:.2}"))
    }
}

impl Argument for Value {
    fn value(&self) -> Value {
        self.clone()
    }
}

impl<T: Argument> Argument for Vec<T> {
    fn value(&self) -> Value {
        Value::List(self.iter().map(Argument::value).collect())
    }
}

impl<T: Argument> Argument for &[T] {
    fn value(&self) -> Value {
        Value::List(self.iter().map(Argument::value).collect())
    }
}

impl<T: Argument> Argument for Option<T> {
    fn value(&self) -> Value {
        Value::List(self.iter().map(Argument::value).collect())
    }
}

impl<T: Argument + ?Sized> Argument for Box<T> {
    fn value(&self) -> Value {
        (**self).value()
    }
}
