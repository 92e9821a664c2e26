//! What opens a store. It is never printed, and never lies in an archive.

use std::fmt;

/// A pair of keys, with what belongs to it.
#[derive(Clone)]
pub struct StoreKeys {
    pub key: String,
    pub secret: String,
    /// The token of keys that hold for some hours.
    pub token: Option<String>,
    /// The certificates that are trusted instead of the usual ones, as PEM.
    pub certificates: Option<Vec<u8>>,
}

impl fmt::Debug for StoreKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKeys(…)")
    }
}
