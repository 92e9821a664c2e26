//! The settings that an archive wants of git.

/// Whether git shows names as they are.
pub(super) const QUOTE_PATH: &str = "core.quotepath";

/// What an archive wants of git: readable names, and late papers that follow a volume into its box.
pub const SETTINGS: [(&str, &str); 3] =
    [(QUOTE_PATH, "false"), (AUTO_LINE_ENDS, "false"), ("merge.directoryRenames", "true")];

/// Whether git turns line ends.
pub(super) const AUTO_LINE_ENDS: &str = "core.autocrlf";
