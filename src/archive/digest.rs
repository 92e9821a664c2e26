//! The digest of bytes that lie in memory.

use sha2::Digest as _;

use crate::model::Sha256;

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Sha256 {
    Sha256::from_bytes(sha2::Sha256::digest(bytes).into())
}
