//! How the English help of some fields ends.

/// How the English help of a field that must be filled ends.
pub(in crate::cli) const NEEDED: &str = " (needed)";

/// How the English help of what can be given several times ends.
pub(in crate::cli) const REPEATED: &str = " (can be repeated)";
