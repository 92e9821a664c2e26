//! Why something cannot be amended, in words.

use crate::cli::words::{ErrorText, Words, told, wrong};
use crate::model::amending::AmendFault;

/// Why new values cannot be taken.
pub(super) fn fault(words: Words, fault: &AmendFault) -> ErrorText {
    match fault {
        AmendFault::UnknownKey { kind, keys, key } if keys.is_empty() => {
            told!(words, "amends-nothing-amendable", kind = words.kind(*kind), key = key)
        }
        AmendFault::UnknownKey { kind, key, keys } => {
            let (kind, listed) = (words.kind(*kind), words.listed(keys));
            match crate::model::amending::near(keys, key) {
                Some(near) => {
                    told!(words, "amends-unknown-key-near", kind = kind, key = key, keys = listed, near = near)
                }
                None => told!(words, "amends-unknown-key", kind = kind, key = key, keys = listed),
            }
        }
        AmendFault::Value { key, invalid } => wrong::at(words, key, wrong::invalid(words, invalid)),
        AmendFault::Needed { kind, key } => told!(words, "amends-needed", kind = words.kind(*kind), key = key),
        AmendFault::NoSuchContact { key, there } => {
            told!(words, "amends-no-such-contact", key = key, there => *there)
        }
        AmendFault::Twice(key) => told!(words, "amends-twice", key = key),
        AmendFault::Unfit(keys) => told!(words, "amends-unfit", keys = words.listed(keys)),
        AmendFault::Nothing => told!(words, "amends-nothing"),
    }
}
