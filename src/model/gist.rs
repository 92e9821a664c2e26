//! What something is about, in a line: words that somebody typed, and codes, which each reader sees in the reader's language.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GistPart {
    /// Words as they were typed; days, figures and money too.
    Words(String),
    /// A word of a list.
    Code {
        /// The key under which it stands, where the word may mean something of its own.
        under: &'static str,
        code: String,
    },
    /// A value that was put right.
    Change { key: String, before: String, after: String },
}

/// What something is about: parts in a line. As text (in JSON and CSV) codes stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gist(Vec<GistPart>);

/// What stands between two parts.
pub const BETWEEN: &str = " · ";

impl Gist {
    /// Words alone.
    pub fn words(words: impl ToString) -> Self {
        Self(vec![GistPart::Words(words.to_string())])
    }

    /// A word of a list alone.
    pub fn code(under: &'static str, code: impl ToString) -> Self {
        Self(vec![GistPart::Code { under, code: code.to_string() }])
    }

    /// The parts of several, where there are any; what is said twice in a row is said once.
    pub fn joined(gists: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        Self::of(gists.into_iter().flatten().flat_map(|gist| gist.0))
    }

    /// Some parts, where there are any; what is said twice in a row is said once.
    pub fn of(parts: impl IntoIterator<Item = GistPart>) -> Option<Self> {
        let mut parts: Vec<GistPart> = parts.into_iter().collect();
        // A label is mostly the company's name.
        parts.dedup();
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[GistPart] {
        &self.0
    }
}

impl fmt::Display for GistPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Code { code, .. } => f.write_str(code),
            Self::Change { key, before, after } => write!(f, "{key} {before} → {after}"),
        }
    }
}

impl fmt::Display for Gist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            if 0 < at {
                f.write_str(BETWEEN)?;
            }
            part.fmt(f)?;
        }
        Ok(())
    }
}
