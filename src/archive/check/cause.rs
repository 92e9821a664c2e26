//! Telling why the bytes of a file are not those that were listed, as far as the file itself tells.

use std::io::Read;

use sha2::Digest as _;

use crate::archive::elsewhere;
use crate::archive::layout;
use crate::archive::read::Reader;
use crate::archive::systems::slashed;
use crate::model::{FindingCode, Sha256};

/// The largest file whose cause is looked into, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The beginning of every git-lfs pointer (git-lfs, docs/spec.md).
const LFS: &[u8] = b"version https://git-lfs.github.com/spec/";

/// How the end of a file is known by its beginning: what it begins with, what stands near its end, how near in bytes.
const ENDS: [(&[u8], &[u8], usize); 4] = [
    (b"%PDF-", b"%%EOF", 4096),
    (b"\x89PNG\r\n\x1a\n", b"IEND", 4096),
    (b"\xff\xd8\xff", b"\xff\xd9", 1 << 16),
    (b"PK\x03\x04", b"PK\x05\x06", (1 << 16) + 64),
];

/// Tells the cause; `altered` where it cannot be told.
pub(in crate::archive) fn tell(reader: &Reader, path: &std::path::Path, expected: &[Sha256]) -> FindingCode {
    let Ok((file, size)) = reader.open(path) else {
        return FindingCode::Altered;
    };
    if size == 0 {
        return FindingCode::Truncated;
    }
    if MAX_BYTES < size {
        return FindingCode::Altered;
    }
    let mut bytes = Vec::new();
    if file.take(MAX_BYTES).read_to_end(&mut bytes).is_err() {
        return FindingCode::Altered;
    }
    let wanted = |bytes: &[u8]| expected.contains(&crate::archive::digest(bytes));
    if let Some((sha256, size)) = pointer(&bytes)
        && expected.contains(&sha256)
        && size_known(reader, path, sha256).is_none_or(|known| known == size)
    {
        return FindingCode::LfsPointer;
    }
    if contains(&bytes, b"\n") && (wanted(&without_cr(&bytes)) || expected.contains(&with_cr(&bytes))) {
        return FindingCode::LineEnds;
    }
    if is_cut(&bytes, path) { FindingCode::Truncated } else { FindingCode::Altered }
}

/// What a pointer of git-lfs says that it stands for: the digest, and the size in bytes. One that gives something no size, or nothing one, stands
/// for neither.
fn pointer(bytes: &[u8]) -> Option<(Sha256, u64)> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() < 1024 && text.as_bytes().starts_with(LFS))?;
    let told = |key: &str| text.lines().find_map(|line| line.strip_prefix(key));
    let sha256: Sha256 = told("oid sha256:")?.parse().ok()?;
    let size: u64 = told("size ")?.parse().ok()?;
    ((size == 0) == (sha256 == Sha256::of(b""))).then_some((sha256, size))
}

/// The size of a content as a store had it; the archive itself lists none.
fn size_known(reader: &Reader, path: &std::path::Path, sha256: Sha256) -> Option<u64> {
    let (bundle, _) = layout::bundle_at(&slashed(path)?)?;
    elsewhere::all_notes(reader, &bundle.identity()).ok()?.size_of(sha256)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The bytes with every CR LF made LF.
fn without_cr(bytes: &[u8]) -> Vec<u8> {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    bytes
        .iter()
        .zip(next)
        .filter(|(byte, next)| !(**byte == b'\r' && *next == Some(&b'\n')))
        .map(|(byte, _)| *byte)
        .collect()
}

/// The digest of the bytes with every LF made CR LF.
fn with_cr(bytes: &[u8]) -> Sha256 {
    let mut hasher = sha2::Sha256::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(text) if !text.ends_with(b"\r") => {
                hasher.update(text);
                hasher.update(b"\r\n");
            }
            _ => hasher.update(line),
        }
    }
    Sha256::from_bytes(hasher.finalize().into())
}

/// Whether the end is missing that a file of this sort has.
fn is_cut(bytes: &[u8], path: &std::path::Path) -> bool {
    let tail = |most: usize| bytes.get(bytes.len().saturating_sub(most)..).unwrap_or(bytes);
    if let Some((_, end, most)) = ENDS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return !contains(tail(*most), end);
    }
    // deedbox ends every line of what it writes.
    let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    path.extension().is_some_and(|ending| ending == "toml") && last.iter().any(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_told_both_ways() {
        assert_eq!(without_cr(b"a\r\nb\r\r\nc\r"), b"a\nb\r\nc\r");
        assert_eq!(with_cr(b"a\nb\r\nc"), crate::archive::digest(b"a\r\nb\r\nc"));
    }

    #[test]
    fn a_paper_without_its_end_is_cut() {
        assert!(is_cut(b"%PDF-1.4 some", "x.pdf".as_ref()));
        assert!(!is_cut(b"%PDF-1.4 some %%EOF\n ", "x.pdf".as_ref()));
        assert!(is_cut(b"kind = \"note\"\nab", "x.toml".as_ref()));
        assert!(!is_cut(b"kind = \"note\"\n ", "x.toml".as_ref()));
        assert!(!is_cut(b"anything", "x.txt".as_ref()));
    }
}
