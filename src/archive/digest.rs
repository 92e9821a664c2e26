//! The digest of bytes that lie in memory.

use crate::model::Sha256;

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Sha256 {
    Sha256::of(bytes)
}
