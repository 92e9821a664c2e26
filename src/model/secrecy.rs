//! Papers that lie encrypted: by what, and to whom (PROOF.md section 4).

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::message::{Argument, Value};
use crate::model::staff::Role;
use crate::model::text::as_text;

/// What a paper that lies encrypted is called, where nobody gave it a title: nothing of the name that it had.
pub const PLAIN_TITLE: &str = "paper";

/// The ending of an encrypted paper.
pub const ENDING: &str = "age";

codes! {
    /// By what a paper is encrypted.
    Cipher, Wanted::Choice, {
        /// By age, version 1, to one key that was made for it alone.
        Age = "age",
    }
}

/// A key to which age encrypts: `age1…`, the public half.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgeKey(String);

impl AgeKey {
    /// The key as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The letters of Bech32 (BIP 173), each standing for its place.
const LETTERS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// What each bit that is carried over adds to the sum.
const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];

/// Whether the last six letters are the sum of those before: a slip of the keyboard is found.
fn is_bech32(prefix: &str, data: &str) -> bool {
    let mut sum = 1u32;
    let mut add = |value: u32| {
        let top = sum >> 25;
        sum = (sum & 0x01ff_ffff) << 5 ^ value;
        for (bit, term) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                sum ^= term;
            }
        }
    };
    prefix.bytes().for_each(|byte| add(u32::from(byte) >> 5));
    add(0);
    prefix.bytes().for_each(|byte| add(u32::from(byte) & 31));
    for letter in data.chars() {
        let Some(value) = LETTERS.find(letter).and_then(|at| u32::try_from(at).ok()) else { return false };
        add(value);
    }
    6 < data.len() && sum == 1
}

impl FromStr for AgeKey {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let line = given.trim();
        // The secret half is never said again.
        let shown = if line.to_uppercase().contains("SECRET-KEY") || line.to_uppercase().contains("AGE-PLUGIN") {
            "AGE-SECRET-KEY-…".to_owned()
        } else {
            line.chars().take(70).collect()
        };
        let wrong = || Invalid::new(Wanted::AgeKey, shown.clone(), Fault::Shape("age1…"));
        let (prefix, data) = line.rsplit_once('1').ok_or_else(wrong)?;
        // Those of tokens name their plugin; their length is its own affair.
        let is_plain = prefix == "age" && data.len() == 58;
        let is_of_plugin = prefix.strip_prefix("age1").is_some_and(|name| !name.is_empty() && line.len() <= 400);
        if (is_plain || is_of_plugin) && prefix.is_ascii() && is_bech32(prefix, data) {
            Ok(Self(line.to_owned()))
        } else {
            Err(wrong())
        }
    }
}

as_text!(AgeKey);

impl fmt::Display for AgeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Argument for AgeKey {
    fn value(&self) -> Value {
        Value::Code(self.to_string())
    }
}

impl JsonSchema for AgeKey {
    fn schema_name() -> Cow<'static, str> {
        "AgeKey".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^age1[a-z0-9]+$" })
    }
}

/// How confidential papers are kept from who has no key (P1-5b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SecrecyRules {
    /// Whether confidential papers are encrypted when they are filed.
    pub encrypt: bool,
    /// The roles whose holders open them.
    pub readers: Vec<Role>,
    /// Keys that open every one of them, kept where nobody works with them.
    pub recovery: Vec<AgeKey>,
    /// Whether the titles of confidential papers are shown; else 機密 stands for each.
    pub titles: bool,
}

impl Default for SecrecyRules {
    fn default() -> Self {
        Self { encrypt: false, readers: vec![Role::general_manager()], recovery: Vec::new(), titles: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_age_is_taken_and_one_with_a_slip_in_it_is_not() {
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        assert_eq!(format!(" {key}\n").parse::<AgeKey>().unwrap().as_str(), key);
        for at in 4..key.len() {
            let slip = |(here, c): (usize, char)| match (here == at, c) {
                (true, 'q') => 'p',
                (true, _) => 'q',
                (false, c) => c,
            };
            let slipped: String = key.chars().enumerate().map(slip).collect();
            assert!(slipped.parse::<AgeKey>().is_err(), "{at}");
        }
        for wrong in [
            "",
            "age1",
            "age",
            &key.to_uppercase(),
            key.trim_start_matches('a'),
            "ssh-ed25519 AAAA",
            "age1ql3z7hjy54pw3hyww",
        ] {
            assert!(wrong.parse::<AgeKey>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_secret_that_was_typed_for_a_key_is_not_said_again() {
        let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
        let refused = secret.parse::<AgeKey>().unwrap_err();
        assert!(!format!("{refused:?}").contains("GFPYY"), "{refused:?}");
    }
}
