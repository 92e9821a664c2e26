//! The settings that an archive wants of git.

/// Whether git shows names as they are.
pub(super) const QUOTE_PATH: &str = "core.quotepath";

/// What an archive wants of git: readable names, and a merge that carries no file into a folder that another clone moved: a late paper and its list would part (`tests/it/sync/conflict.rs`).
pub const SETTINGS: [(&str, &str); 3] =
    [(QUOTE_PATH, "false"), (AUTO_LINE_ENDS, "false"), ("merge.directoryRenames", "false")];

/// Whether git turns line ends.
pub(super) const AUTO_LINE_ENDS: &str = "core.autocrlf";

/// From so many files on git is told to look less.
pub const MANY_FILES: u32 = 50_000;

/// What a large repository wants of git: an index that is read faster, folders that are not looked into again, a graph of the commits.
pub const LARGE: [(&str, &str); 3] =
    [("feature.manyFiles", "true"), ("core.untrackedCache", "true"), ("fetch.writeCommitGraph", "true")];
