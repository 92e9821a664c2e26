//! Who writes: what the lists of a working copy are named by.

use crate::model::invalid::{Fault, Invalid, Wanted};

/// A writer's id: what its manifests are named by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriterId(String);

impl WriterId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for WriterId {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let plain = given.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if plain
            && (1..=32).contains(&given.len())
            && !given.starts_with('-')
            && !crate::model::text::is_reserved(given)
        {
            Ok(Self(given.to_owned()))
        } else {
            Err(Invalid::new(Wanted::Writer, given, Fault::Shape("q3zd")))
        }
    }
}
