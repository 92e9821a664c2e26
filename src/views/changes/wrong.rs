//! What nobody may do: which file, and what was done to it by hand.

/// Something that nobody may do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// The file.
    pub path: String,
    /// What was done to it.
    pub what: Tampering,
}

/// What was done to a file by hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tampering {
    /// Its bytes are others than the manifest lists.
    Changed,
    /// It is gone.
    Deleted,
    /// It lies elsewhere.
    Renamed(String),
    /// No manifest lists it.
    Unlisted,
    /// It is new, and its bytes are not those that its line says.
    NotAsListed,
    /// A manifest lists it, and it is not there.
    Missing,
    /// Its line is gone from the manifest.
    LineGone,
    /// Its line says something else than before, or two lines of it differ.
    LineAltered,
    /// A manifest has lines that are none.
    Rubbish,
    /// It closed a volume, and was changed or is gone.
    Bag,
    /// git was told to ignore it, so that it would be in no commit.
    Ignored,
    /// It lies where the format has no place for it: a manifest under another name, a link.
    NoPlace,
    /// It has git change bytes, or no longer keeps it from doing so.
    Attributes,
    /// It says of another archive, or another format, than before.
    Identity,
    /// It is of a private folder, which belongs to one working copy alone, and git keeps it.
    Workshop,
}

impl Tampering {
    /// The code.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Changed => "changed-by-hand",
            Self::Deleted => "deleted-by-hand",
            Self::Renamed(_) => "renamed-by-hand",
            Self::Unlisted => "not-listed",
            Self::NotAsListed => "not-as-listed",
            Self::Missing => "not-there",
            Self::LineGone => "line-gone",
            Self::LineAltered => "line-altered",
            Self::Rubbish => "no-line",
            Self::Bag => "bag-changed",
            Self::Ignored => "ignored",
            Self::NoPlace => "no-place",
            Self::Attributes => "attributes",
            Self::Identity => "identity",
            Self::Workshop => "workshop",
        }
    }
}
