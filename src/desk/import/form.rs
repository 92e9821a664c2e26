//! What the bytes of a file are, by how they begin: whatever the file is called.

use crate::error::Disguised;

/// How many of the first bytes are looked at.
const HEAD: usize = 4096;

/// What the bytes of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// A zip, as `.xlsx` and `.ods` are.
    Packed,
    /// A file of old Office, or one with a password.
    Compound,
    /// Text, which may well be a table.
    Text,
    /// No table, and no workbook that is read.
    NoTable(Disguised),
}

impl FileForm {
    /// The form of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::Packed;
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Self::Compound;
        }
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        if is_old_excel(head) {
            return Self::NoTable(Disguised::OldExcel);
        }
        if head.starts_with(b"%PDF-") {
            return Self::NoTable(Disguised::Pdf);
        }
        // Of a text in UTF-16 as well: markup is ASCII.
        let bare: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
        let text = String::from_utf8_lossy(&bare).to_ascii_lowercase();
        match markup(text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'))) {
            Some(is) => Self::NoTable(is),
            None => other(head).map_or(Self::Text, |is| Self::NoTable(Disguised::Other(is))),
        }
    }
}

/// Whether it begins with the record that opens a sheet of Excel 2, 3 or 4 (`BOF`: its number, its length, then version and sort).
fn is_old_excel(head: &[u8]) -> bool {
    matches!(head, [0x09, 0x00, 4, 0, ..] | [0x09, 0x02 | 0x04, 6, 0, ..])
}

/// What markup begins so, in lower case.
fn markup(text: &str) -> Option<Disguised> {
    const PAGES: &[&str] =
        &["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "<script"];
    let has = |what: &str| text.contains(what);
    if PAGES.iter().any(|tag| text.starts_with(tag)) {
        return Some(Disguised::Html);
    }
    if text.starts_with("mime-version:") || (text.starts_with("content-type:") && has("multipart/related")) {
        return Some(Disguised::WebArchive);
    }
    if text.starts_with("<?xml") || text.starts_with("<workbook") || text.starts_with("<ss:workbook") {
        return Some(match has("urn:schemas-microsoft-com:office:spreadsheet") {
            true => Disguised::Xml2003,
            false if has("<html") => Disguised::Html,
            false => Disguised::Xml,
        });
    }
    None
}

/// What else is known by its first bytes, and is no text: a picture, a packed file, a film.
fn other(head: &[u8]) -> Option<&'static str> {
    // Short signatures are also words (`BM`, `MZ`): text is believed over them.
    let is_binary = head.iter().any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a));
    let known = infer::get(head).map(|found| found.mime_type());
    known.filter(|known| (is_binary && !known.starts_with("text/")) || *known == "application/rtf")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_calls_itself_a_table_is_told_by_its_first_bytes() {
        let is = |bytes: &[u8]| FileForm::of(bytes);
        for page in
            ["<html><table>", "\u{feff} \r\n<!DOCTYPE HTML PUBLIC>", "<META charset=big5><table>", "<Table border=1>"]
        {
            assert_eq!(is(page.as_bytes()), FileForm::NoTable(Disguised::Html), "{page}");
        }
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<html>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(is(&wide), FileForm::NoTable(Disguised::Html));
        let book = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert_eq!(is(book.as_bytes()), FileForm::NoTable(Disguised::Xml2003));
        assert_eq!(is(b"<?xml version='1.0'?><root/>"), FileForm::NoTable(Disguised::Xml));
        assert_eq!(
            is(b"MIME-Version: 1.0\r\nContent-Type: multipart/related;"),
            FileForm::NoTable(Disguised::WebArchive)
        );
        assert_eq!(is(b"%PDF-1.4\n"), FileForm::NoTable(Disguised::Pdf));
        assert_eq!(is(b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), FileForm::NoTable(Disguised::OldExcel));
        assert_eq!(is(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), FileForm::NoTable(Disguised::Other("image/png")));
        assert_eq!(is(b"{\\rtf1\\ansi"), FileForm::NoTable(Disguised::Other("application/rtf")));
    }

    #[test]
    fn text_is_a_table_whatever_words_it_begins_with() {
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("單元,樓層\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(FileForm::of(&wide), FileForm::Text);
        for text in ["單元,樓層\n", "BM,MZ\n", "<0901>,9\n", "mime,html\n<html>\n", "MZ\n", ""] {
            assert_eq!(FileForm::of(text.as_bytes()), FileForm::Text, "{text}");
        }
    }
}
