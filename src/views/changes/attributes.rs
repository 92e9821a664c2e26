//! What `.gitattributes` may not say: lines by which git would hand out other bytes than it was given.

use std::collections::BTreeSet;

use crate::archive::git::{BytesHeld, Side, Snapshots, Span, Touched};
use crate::error::Result;
use crate::views::changes::wrong::Tampering;

/// The name of such a file.
const NAME: &str = ".gitattributes";
/// The line that keeps every byte.
const EVERY_BYTE: &str = "* -text";
/// Attributes by which git changes bytes; one with `-` before it keeps it from doing so.
const ALTERING: [&str; 6] = ["text", "crlf", "eol", "ident", "filter", "working-tree-encoding"];

/// Whether a path is one, however a file system that makes no difference of case spells it.
pub(super) fn is_one(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(NAME))
}

/// What is wrong with one that differs, if anything is.
pub(super) fn altering(snapshots: &mut Snapshots, span: &Span, touched: &Touched) -> Result<Option<Tampering>> {
    let is_the_archives = touched.path == NAME;
    if touched.new.is_none() {
        return Ok(is_the_archives.then_some(Tampering::Attributes));
    }
    if touched.new == Some(BytesHeld::Odd) {
        return Ok(Some(Tampering::Attributes));
    }
    let before = match touched.old {
        Some(_) => lines(snapshots.text(&Side::Commit(span.from.clone()), &touched.path)?),
        None => BTreeSet::new(),
    };
    let now = lines(snapshots.text(&span.to, &touched.path)?);
    let kept = !is_the_archives || !before.contains(EVERY_BYTE) || now.contains(EVERY_BYTE);
    let alters = now.difference(&before).any(|line| alters(line));
    Ok((alters || !kept).then_some(Tampering::Attributes))
}

/// The lines that say something, each with single spaces.
fn lines(text: Option<Vec<u8>>) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(&text.unwrap_or_default()).into_owned();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// Whether a line has git change bytes. git-lfs keeps them elsewhere, and `verify` knows its pointers.
fn alters(line: &str) -> bool {
    // A pattern in quotation marks may hold spaces: what looks like an attribute there is taken for one.
    line.split(' ').skip(1).any(|word| {
        let name = word.strip_prefix('!').unwrap_or(word);
        word != "filter=lfs" && ALTERING.contains(&name.split('=').next().unwrap_or(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_alter_bytes_are_told_from_those_that_do_not() {
        for line in
            ["* text", "* text=auto eol=crlf", "*.toml eol=lf", "* ident", "a filter=x", "* !text", "[attr]x text"]
        {
            assert!(alters(line), "{line}");
        }
        for line in ["* -text", "**/manifests/* merge=union", "*.pdf filter=lfs -text", "*.png -diff binary", "text"] {
            assert!(!alters(line), "{line}");
        }
    }
}
