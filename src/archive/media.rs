//! What a paper's bytes say of it: its media type, and how many pages it has.
//!
//! Papers come from outside, so every byte here is taken to be hostile. The signatures of file
//! formats are known by `infer`, and the page tree of a PDF is read by `hayro-syntax`, which runs
//! on a thread of its own, so that where it panics or takes too long the number of pages is
//! unknown and nothing else happens.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};
use std::panic;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

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

/// The thread that PDFs are read on.
const THREAD: &str = "paper";

/// The stack of that thread, in bytes.
const STACK_BYTES: usize = 16 * 1024 * 1024;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
        return Looked {
            media_type: MediaType::UNKNOWN,
            pages: None,
        };
    }
    let extension = given_name.rsplit_once('.').map_or("", |(_, last)| last);
    let media_type = sniff(&head, &extension.to_ascii_lowercase());
    let pages = match media_type {
        PDF => pdf_pages(paper),
        TIFF => tiff_images(paper),
        "image/png" | "image/jpeg" => Some(1),
        _ => None,
    };
    Looked {
        media_type: MediaType(media_type),
        pages,
    }
}

/// Keeps panics of the PDF library from being printed, for the rest of the process.
///
/// To be called once, by `main`. Panics of every other thread go to the hook there was before.
pub fn quiet_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(THREAD) {
            before(info);
        }
    }));
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
    apart(move || count_pages(bytes))
}

/// Counts on a thread of its own, which is left to end by itself where it takes too long. A panic
/// there is an unknown number here.
fn apart(count: impl FnOnce() -> Option<u32> + Send + 'static) -> Option<u32> {
    let (answer, answered) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK_BYTES)
        // Nobody may be waiting for the answer any more, which is no failure.
        .spawn(move || answer.send(count()).is_ok())
        .ok()?;
    answered.recv_timeout(PATIENCE).ok()?
}

fn count_pages(bytes: Vec<u8>) -> Option<u32> {
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
    bytes
        .windows(KEY.len().saturating_add(1))
        .filter_map(|here| here.strip_prefix(KEY))
        .any(|after| {
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
mod tests {
    use super::*;
    use std::io::{Cursor, Error, Result};

    fn looked(bytes: &[u8], name: &str) -> (&'static str, Option<u32>) {
        let looked = look(&mut Cursor::new(bytes), name);
        (looked.media_type.as_str(), looked.pages)
    }

    fn pages(bytes: &[u8]) -> Option<u32> {
        let (media_type, pages) = looked(bytes, "paper.pdf");
        assert_eq!(media_type, PDF);
        pages
    }

    fn is(bytes: &[u8], name: &str) -> &'static str {
        looked(bytes, name).0
    }

    const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";

    /// A PDF of the objects given, numbered from one, with a table; the first is the catalogue.
    fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
        let mut out = "%PDF-1.4\n".to_owned();
        let mut table = String::new();
        for (at, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", out.len());
            out += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let (size, start) = (objects.len() + 1, out.len());
        out += &format!("xref\n0 {size}\n0000000000 65535 f \n{table}");
        out += &format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n");
        out += &format!("startxref\n{start}\n%%EOF\n");
        out.into_bytes()
    }

    fn three_pages() -> Vec<u8> {
        let objects = [
            CATALOGUE,
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 3 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Note (a \\) (b) >> c) >>",
            "<< /Type /Pa#67es /Parent 2 0 R /Kids [5 0 R 6 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 4 0 R /ID <28> /X [[1 2] << /Y [3 0 R] >>] >>",
            "<</Type/Page/Parent 4 0 R/A null/B -1.5/C true % a comment >>\n/D .5>>",
        ];
        pdf(&objects, "")
    }

    /// A stream in the zlib format (RFC 1950), stored rather than deflated (RFC 1951, 3.2.4).
    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(bytes.len()).unwrap();
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in bytes {
            a = (a + u32::from(*byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        let mut out = vec![0x78, 0x01, 0x01];
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(bytes);
        out.extend((b << 16 | a).to_be_bytes());
        out
    }

    /// A PDF of two pages that is all in an object stream, and whose table is a stream.
    fn compressed(extra: &str) -> Vec<u8> {
        let members = [
            (1, "<</Type/Catalog/Pages 3 0 R>> "),
            (3, "<</Type/Pages/Count 2/Kids[4 0 R 5 0 R]>> "),
            (4, "<</Type/Page>> "),
            (5, "<</Type/Page>> "),
        ];
        let (mut index, mut body) = (String::new(), String::new());
        for (number, object) in members {
            index += &format!("{number} {} ", body.len());
            body += object;
        }
        let stream = |out: &mut Vec<u8>, number: u32, dict: &str, data: &[u8]| {
            let data = zlib(data);
            let length = data.len();
            let opened = format!("{number} 0 obj\n<<{dict}/Length {length}/Filter/FlateDecode>>");
            out.extend(opened.bytes());
            out.extend(b"\nstream\r\n");
            out.extend(data);
            out.extend(b"\nendstream\nendobj\n");
        };
        let mut out = b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let first = out.len() as u8;
        let dict = format!("/Type/ObjStm/N 4/First {}", index.len());
        stream(&mut out, 2, &dict, (index + &body).as_bytes());
        let table = out.len();
        let [high, low] = (table as u16).to_be_bytes();
        // Kind, two bytes of a place, and an index: with the predictor "none" before each row.
        let rows = [
            [0, 0, 0, 0, 0],
            [0, 2, 0, 2, 0],
            [0, 1, 0, first, 0],
            [0, 2, 0, 2, 1],
            [0, 2, 0, 2, 2],
            [0, 2, 0, 2, 3],
            [0, 1, high, low, 0],
        ];
        let dict = format!("/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/DecodeParms<</Columns 4/Predictor 12>>{extra}");
        stream(&mut out, 6, &dict, rows.as_flattened());
        out.extend(format!("startxref\n{table}\n%%EOF").bytes());
        out
    }

    #[test]
    fn a_page_tree_is_counted() {
        assert_eq!(pages(&three_pages()), Some(3));
        assert_eq!(pages(&compressed("")), Some(2));
        let none = "<< /Type /Pages /Kids [] /Count 0 >>";
        assert_eq!(pages(&pdf(&[CATALOGUE, none], "")), Some(0));
        let shifted = [b"HTTP/1.1 200 OK\r\n\x01\r\n\r\n".to_vec(), three_pages()].concat();
        assert_eq!(pages(&shifted), Some(3));
    }

    #[test]
    fn encrypted_is_unknown() {
        let page = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
        let objects = [CATALOGUE, page, "<< /Type /Page >>", "<< /V 2 >>"];
        for entry in ["/Encrypt 4 0 R", "/Encrypt<</V 2>>", "/Encrypt\r\n4 0 R"] {
            let bytes = pdf(&objects, entry);
            assert_eq!(pages(&bytes), None, "{entry}");
            // Also where the table is lost.
            assert_eq!(pages(&bytes[..bytes.len() - 20]), None, "{entry}");
            assert_eq!(pages(&compressed(entry)), None, "{entry}");
        }
        assert_eq!(pages(&pdf(&objects, "/Encrypted true")), Some(1));
    }

    #[test]
    fn a_lost_table_is_made_again() {
        let text = String::from_utf8(three_pages()).unwrap();
        let bad = text.replace("00000 n", "00000 x");
        assert_eq!(pages(bad.as_bytes()), Some(3));
        let moved = text.replace("0000000", "0000001");
        assert_eq!(pages(moved.as_bytes()), Some(3));
        let start = text.find("xref\n").unwrap();
        let looping = text.replace("/Root", &format!("/Prev {start} /Root"));
        assert_eq!(pages(looping.as_bytes()), Some(3));
    }

    #[test]
    fn a_truncated_pdf_never_has_a_wrong_number() {
        for (whole, right) in [(three_pages(), 3), (compressed(""), 2)] {
            for length in 8..whole.len() {
                let pages = pages(&whole[..length]);
                assert!(pages.is_none_or(|is| is == right), "{length}: {pages:?}");
            }
            assert_eq!(pages(&whole[..whole.len() / 3]), None);
        }
    }

    #[test]
    fn broken_trees_are_unknown() {
        for (node, other) in [
            ("<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "null"),
            (
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Pages /Kids [2 0 R] >>",
            ),
            ("<< /Type /Pages /Kids [9 0 R] /Count 1 >>", "null"),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "null"),
            ("<< /Type /Pages /Kids [3 0 R] /Count -1 >>", "<< >>"),
            ("<< /Type /Pages /Kids [3 0 R] /Count 7 >>", "<< >>"),
            ("<< /Type /Pages /Kids [3 0 R] >>", "<< >>"),
            ("<< /Type /Pages /Count 1 >>", "<< >>"),
            ("null", "null"),
        ] {
            assert_eq!(pages(&pdf(&[CATALOGUE, node, other], "")), None, "{node}");
        }
        assert_eq!(pages(&pdf(&["<< /Type /Catalog >>"], "")), None);
        assert_eq!(pages(b"%PDF-1.4\nstartxref\n0\n%%EOF"), None);
        for nested in ["[", "<<", "<</A", "(", "<</A["] {
            let deep = pdf(&[CATALOGUE, &nested.repeat(2_000)], "");
            assert_eq!(pages(&deep), None, "{nested}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_unknown() {
        let mut huge = three_pages();
        huge.resize(MAX_PDF_BYTES as usize + 1, b' ');
        assert_eq!(pages(&huge), None);
        huge.truncate(100_000);
        assert_eq!(pages(&huge), Some(3));

        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> Result<usize> {
                Err(Error::other("the disk is gone"))
            }
        }
        impl Seek for Broken {
            fn seek(&mut self, _: SeekFrom) -> Result<u64> {
                Ok(0)
            }
        }
        let looked = look(&mut Broken, "a.pdf");
        assert_eq!((looked.media_type.as_str(), looked.pages), (UNKNOWN, None));
    }

    #[test]
    fn the_library_may_panic_or_hang() {
        quiet_panics();
        assert_eq!(apart(|| Some([0, 1][std::hint::black_box(2)])), None);
        let slow = || {
            thread::sleep(PATIENCE * 20);
            Some(1)
        };
        assert_eq!(apart(slow), None);
        assert_eq!(apart(|| Some(1)), Some(1));
    }

    /// A TIFF of empty pictures: one directory of one field for each.
    fn tiff(images: u32, big: bool, little: bool) -> Vec<u8> {
        let number = |value: u64, width: usize| {
            let mut bytes = value.to_le_bytes()[..width].to_vec();
            if !little {
                bytes.reverse();
            }
            bytes
        };
        let (head, count, field, link) = if big { (16, 8, 20, 8) } else { (8, 2, 12, 4) };
        let mut out = if little { b"II" } else { b"MM" }.to_vec();
        out.extend(number(if big { 43 } else { 42 }, 2));
        if big {
            out.extend([number(8, 2), number(0, 2)].concat());
        }
        out.extend(number(head, link));
        for image in 1..=u64::from(images) {
            out.extend(number(1, count));
            out.resize(out.len() + field, 0);
            let next = head + image * (count + field + link) as u64;
            let next = if image == u64::from(images) { 0 } else { next };
            out.extend(number(next, link));
        }
        out
    }

    #[test]
    fn tiff_images_are_counted() {
        for (big, little) in [(false, false), (false, true), (true, false), (true, true)] {
            for images in [1, 2, 300] {
                let bytes = tiff(images, big, little);
                assert_eq!(looked(&bytes, "fax"), (TIFF, Some(images)));
            }
            let bytes = tiff(3, big, little);
            for length in 16..bytes.len() {
                assert_eq!(looked(&bytes[..length], "a.tif"), (TIFF, None), "{length}");
            }
        }
        let most = tiff(MAX_TIFF_IMAGES, false, true);
        assert_eq!(looked(&most, ""), (TIFF, Some(MAX_TIFF_IMAGES)));
        let more = tiff(MAX_TIFF_IMAGES + 1, false, true);
        assert_eq!(looked(&more, ""), (TIFF, None));
    }

    #[test]
    fn broken_tiffs_are_unknown() {
        for (big, at, to, what) in [
            (false, 40, 8, "a loop"),
            (false, 4, 0, "no directory"),
            (false, 8, 0, "a directory without fields"),
            (false, 7, 0xFF, "a directory outside"),
            (true, 23, 0xFF, "fields past counting"),
            (true, 4, 4, "offsets of four bytes"),
        ] {
            let mut bytes = tiff(2, big, true);
            bytes[at] = to;
            assert_eq!(looked(&bytes, "a.tif"), (TIFF, None), "{what}");
        }
    }

    #[test]
    fn types_go_by_bytes_and_then_by_name() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
        assert_eq!(looked(png, "scan.pdf"), ("image/png", Some(1)));
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0";
        assert_eq!(looked(jpeg, ""), ("image/jpeg", Some(1)));
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0";
        let zip = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0";
        let split = [vec![b'a'; HEAD_BYTES as usize - 1], "é".into()].concat();
        let cases: [(&[u8], &str, &str); 28] = [
            (b"GIF89a\x01\0", "a.gif", "image/gif"),
            (b"BM\0\0\x01\0", "a.bmp", "image/bmp"),
            ("Café, 12 €\r\n".as_bytes(), "a.TXT", "text/plain"),
            ("Café, 12 €\r\n".as_bytes(), "a.csv", "text/csv"),
            ("Café, 12 €\r\n".as_bytes(), "a.pdf", "text/plain"),
            ("Café, 12 €\r\n".as_bytes(), "", "text/plain"),
            // Short signatures that are also words.
            (b"BM and MZ met on Monday.", "minutes", "text/plain"),
            // A mail that quotes a PDF's first line is a mail.
            (b"From: a\n\n%PDF-1.4\n", "a.eml", "message/rfc822"),
            // An older encoding, and UTF-16, where the name agrees.
            (b"Caf\xE9;12\r\n", "a.csv", "text/csv"),
            (b"Caf\xE9;12\r\n", "a.bin", UNKNOWN),
            (b"\xFF\xFEa\0b\0", "a.txt", "text/plain"),
            (b"\xFF\xFEa\0b\0", "", UNKNOWN),
            // Not text at all, whatever the name.
            (b"a\0\x01\x02b", "a.txt", UNKNOWN),
            // A character across the end of what is looked at.
            (&split, "a", "text/plain"),
            (b"", "a.txt", "text/plain"),
            (b"", "a.pdf", UNKNOWN),
            (b"", "", UNKNOWN),
            (b"<!DOCTYPE html><html>", "", "text/html"),
            (b"<?xml version='1.0'?><a/>", "", "text/xml"),
            (b"<?xml version='1.0'?><svg/>", "", "image/svg+xml"),
            (b"<svg xmlns=''/>", "a.svg", "image/svg+xml"),
            (b"{\\rtf1 a}", "a.doc", "application/rtf"),
            (zip, "a", "application/zip"),
            (zip, "a.docx", word),
            (zip, "a.DOCX", word),
            (ole, "a.doc", "application/msword"),
            (ole, "a", "application/x-ole-storage"),
            (b"\x01\n%PDF-1.4\n", "a", PDF),
        ];
        for (bytes, name, media_type) in cases {
            assert_eq!(is(bytes, name), media_type, "{name} {:?}", bytes.get(..9));
        }
    }

    #[test]
    fn nothing_panics() {
        quiet_panics();
        // xorshift64*, so that a failure comes again.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut below = |end: usize| {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
        };
        let starts = [
            b"".to_vec(),
            b"%PDF-1.4\n1 0 obj <<".to_vec(),
            b"II*\0".to_vec(),
            b"MM\0*".to_vec(),
            b"PK\x03\x04".to_vec(),
        ];
        let whole = [
            three_pages(),
            compressed(""),
            tiff(3, false, true),
            tiff(3, true, false),
        ];
        for round in 0..6_000 {
            let mut bytes = starts[round % starts.len()].clone();
            bytes.extend((0..below(120)).map(|_| below(256) as u8).collect::<Vec<_>>());
            look(&mut Cursor::new(bytes), "a.docx");
            let mut bytes = whole[round % whole.len()].clone();
            for _ in 0..=below(6) {
                let at = below(bytes.len());
                bytes[at] = below(256) as u8;
            }
            look(&mut Cursor::new(bytes), "");
        }
    }
}
