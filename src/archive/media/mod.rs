//! What a paper's bytes say of it: its media type, and how many pages it has.
//!
//! Papers come from outside, so every byte here is taken to be hostile. The signatures of file
//! formats are known by `infer`, which sees the first bytes alone, and the page tree of a PDF is read
//! by `hayro-syntax` in a process of its own ([`mod@apart`]), so that where it panics, takes too long or
//! wants too much memory the number of pages is unknown and nothing else happens.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};
use std::time::Duration;

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

use crate::archive::apart::{self, ApartQuestion};

/// The largest PDF whose pages are counted, in bytes, because it is held in memory meanwhile.
pub const MAX_PDF_BYTES: u64 = 64 * 1024 * 1024;

/// The most images counted in one TIFF; a longer chain is taken to be an attack.
///
/// Far beyond what any one paper has, and what 16 bits can number.
pub const MAX_TIFF_IMAGES: u32 = 65_535;

/// How many of the first bytes the media type is sniffed from.
const HEAD_BYTES: u64 = 8192;

/// How far into a file `%PDF-` may stand.
///
/// Lines put before it are accepted by readers as long as it is within the first 1024 bytes (Adobe
/// PDF Reference 1.7, appendix H, implementation note 13).
const PDF_HEADER_WITHIN: usize = 1024;

/// How long one PDF may take to read.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is not recognised (RFC 2046, section 4.5.1).
const UNKNOWN: &str = "application/octet-stream";

const PDF: &str = "application/pdf";
const TIFF: &str = "image/tiff";

/// A media type as registered with IANA, such as `application/pdf` (RFC 6838). Never has
/// parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaType(&'static str);

impl Default for MediaType {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl MediaType {
    /// The type of a paper of which nothing is known, `application/octet-stream`.
    pub const UNKNOWN: Self = Self(UNKNOWN);

    /// The type as it is written, in lower case: `type/subtype`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// What a paper's bytes say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Looked {
    /// What kind of file it is, from its bytes; from the extension of its name only where the
    /// bytes leave it open (text, and the containers that share one signature).
    pub media_type: MediaType,
    /// How many pages it has; `None` is "unknown", which covers types without pages and files
    /// that are broken, encrypted, or too costly to read.
    ///
    /// For a PDF: the leaves of its page tree, zero included, where the tree's own count agrees.
    /// For a TIFF: its images, which is the length of its chain of directories (TIFF 6.0, section
    /// 2), reduced copies and masks included. For a PNG or a JPEG: one.
    pub pages: Option<u32>,
}

/// Looks at a paper, reading it from its start whatever the position it is given at.
///
/// Never fails: where the paper cannot be read, its type is [`MediaType::UNKNOWN`] and its pages
/// are `None`. Where the position is left is not specified. `given_name` is the file name the
/// paper came with; it may be empty, and only its extension is used.
pub fn look<R: Read + Seek>(paper: &mut R, given_name: &str) -> Looked {
    let mut head = Vec::new();
    if paper.seek(SeekFrom::Start(0)).is_err() || paper.take(HEAD_BYTES).read_to_end(&mut head).is_err() {
        return Looked { media_type: MediaType::UNKNOWN, pages: None };
    }
    let extension = given_name.rsplit_once('.').map_or("", |(_, last)| last);
    let media_type = sniff(&head, &extension.to_ascii_lowercase());
    let pages = match media_type {
        PDF => pdf_pages(paper),
        TIFF => tiff_images(paper),
        "image/png" | "image/jpeg" => Some(1),
        _ => None,
    };
    Looked { media_type: MediaType(media_type), pages }
}

/// What the bytes say about being text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// UTF-8 without control characters: text, whatever the name.
    Utf8,
    /// No control characters, but not UTF-8 (an older encoding, or UTF-16): text if the name
    /// says so.
    Perhaps,
    No,
}

fn sniff(head: &[u8], extension: &str) -> &'static str {
    let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if bare.trim_ascii_start().starts_with(b"%PDF-") {
        return PDF;
    }
    let pdf_inside = contains(head.get(..PDF_HEADER_WITHIN).unwrap_or(head), b"%PDF-");
    let guess = infer::get(head).map(|found| found.mime_type());

    let text = text_of(head);
    if text != Text::No {
        if pdf_inside && extension == "pdf" {
            return PDF;
        }
        // A mail may open with a tag and a note may be all HTML: there the name decides. Where
        // it does not, what the signature says of the text holds. Short signatures are also
        // words ("BM", "MZ"), so text is believed over any that is not itself one of text.
        let named = text_named(extension).filter(|_| !head.is_empty() || text == Text::Utf8);
        let marked = guess.filter(|guess| {
            guess.starts_with("text/") || matches!(*guess, "application/rtf" | "application/postscript")
        });
        let svg = || {
            let told = extension == "svg" || marked == Some("text/xml");
            (told && contains(head, b"<svg")).then_some("image/svg+xml")
        };
        let plain = (text == Text::Utf8 && !head.is_empty()).then_some("text/plain");
        return named.or_else(svg).or(marked).or(plain).unwrap_or(UNKNOWN);
    }

    match (guess, head) {
        // An OLE file has one signature for all that is kept in it (MS-CFB, section 2.2).
        (_, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..]) => match extension {
            "doc" | "dot" => "application/msword",
            "xls" => "application/vnd.ms-excel",
            "ppt" => "application/vnd.ms-powerpoint",
            "msg" => "application/vnd.ms-outlook",
            _ => "application/x-ole-storage",
        },
        (Some("application/zip"), _) => match extension {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt" => "application/vnd.oasis.opendocument.text",
            "ods" => "application/vnd.oasis.opendocument.spreadsheet",
            "odp" => "application/vnd.oasis.opendocument.presentation",
            _ => "application/zip",
        },
        (Some(guess), _) => guess,
        // TIFF 6.0, section 2, and its 64-bit form, which the crate does not know.
        (None, [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..]) => TIFF,
        (None, _) if pdf_inside => PDF,
        (None, _) => UNKNOWN,
    }
}

/// The kinds of text that only the name tells apart.
fn text_named(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "txt" | "text" | "log" => "text/plain",
        "csv" => "text/csv",
        "md" | "markdown" => "text/markdown",
        "eml" => "message/rfc822",
        "htm" | "html" => "text/html",
        "ics" => "text/calendar",
        "vcf" => "text/vcard",
        "json" => "application/json",
        _ => return None,
    })
}

fn text_of(head: &[u8]) -> Text {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        // UTF-16 with a byte order mark. A picture or an archive does not open so, but an MP3
        // frame may, so the name has to agree.
        return Text::Perhaps;
    }
    // The bytes that no text has, as WHATWG's "MIME Sniffing" lists them (section 3).
    let binary = |byte: &u8| matches!(byte, 0..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F);
    if head.iter().any(binary) {
        return Text::No;
    }
    match std::str::from_utf8(head) {
        Ok(_) => Text::Utf8,
        // The head may end inside a character.
        Err(error) if error.error_len().is_none() && head.len() as u64 == HEAD_BYTES => Text::Utf8,
        Err(_) => Text::Perhaps,
    }
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|here| here == what)
}

fn pdf_pages<R: Read + Seek>(paper: &mut R) -> Option<u32> {
    let length = paper.seek(SeekFrom::End(0)).ok()?;
    if length > MAX_PDF_BYTES {
        return None;
    }
    paper.seek(SeekFrom::Start(0)).ok()?;
    let mut bytes = Vec::new();
    paper.take(length).read_to_end(&mut bytes).ok()?;
    let mut pages = None;
    // A paper on which the reader died, or was too slow, is one of which the pages are unknown.
    let answered = apart::ask((&ApartQuestion::Pages, &bytes), PATIENCE, &mut |told| pages = told);
    answered.ok().and(pages)
}

/// Counts the pages of a PDF. Only for a process that reads apart: no bound of memory or time holds here.
pub fn count_pages(bytes: Vec<u8>) -> Option<u32> {
    if is_encrypted(&bytes) {
        return None;
    }
    let pdf = Pdf::new(bytes).ok()?;
    let pages = u32::try_from(pdf.pages().len()).ok()?;
    // The library passes over what it cannot read, and where the page tree is lost it takes every
    // page it comes across, so its number is only believed where the tree's own one agrees.
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let told: u32 = root.get::<Dict<'_>>("Pages")?.get("Count")?;
    (told == pages).then_some(pages)
}

/// Whether the key of the encryption dictionary is found anywhere.
///
/// The library opens what has an empty password and does not say so. The key always stands
/// uncompressed, in a trailer or in the dictionary of a cross-reference stream (ISO 32000-2:2020,
/// 7.5.5 and 7.5.8.2). That it may also be found elsewhere, in plain text, makes a number unknown
/// that need not be, and no more.
fn is_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    bytes.windows(KEY.len().saturating_add(1)).filter_map(|here| here.strip_prefix(KEY)).any(|after| {
        matches!(after, [next] if next.is_ascii_whitespace() || next.is_ascii_digit()
                || matches!(next, 0 | b'<' | b'/' | b'%' | b'('))
    })
}

/// Follows the chain of directories. `None` where it leaves the file, loops, or is too long.
fn tiff_images<R: Read + Seek>(paper: &mut R) -> Option<u32> {
    paper.seek(SeekFrom::Start(0)).ok()?;
    let mut order = [0; 2];
    paper.read_exact(&mut order).ok()?;
    let little = order == *b"II";
    let number = |paper: &mut R, width: usize| -> Option<u64> {
        let mut bytes = [0; 8];
        let part = bytes.get_mut(..width)?;
        paper.read_exact(part).ok()?;
        if !little {
            part.reverse();
        }
        Some(u64::from_le_bytes(bytes))
    };
    // The widths of a count of fields, of a field, and of an offset.
    let (count, field, offset) = match number(paper, 2)? {
        42 => (2, 12, 4),
        // The 64-bit form says how wide its offsets are, and only eight bytes are defined.
        43 if number(paper, 4)? == if little { 8 } else { 8 << 16 } => (8, 20, 8),
        _ => return None,
    };

    let mut seen = BTreeSet::new();
    let mut images = 0_u32;
    let mut next = number(paper, offset)?;
    while next != 0 {
        if images >= MAX_TIFF_IMAGES || !seen.insert(next) {
            return None;
        }
        paper.seek(SeekFrom::Start(next)).ok()?;
        let fields = number(paper, count)?;
        // A directory has at least one field (TIFF 6.0, section 2).
        if fields == 0 {
            return None;
        }
        let past = i64::try_from(fields.checked_mul(field)?).ok()?;
        paper.seek(SeekFrom::Current(past)).ok()?;
        next = number(paper, offset)?;
        images = images.checked_add(1)?;
    }
    (images > 0).then_some(images)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "what the tests build is small")]
mod tests;
