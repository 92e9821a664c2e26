//! Small papers, built here, good and broken.

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
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Pages /Kids [2 0 R] >>"),
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

/// A PDF whose one object stream unpacks to a thousand times its size, and that again for each filter.
fn bomb(filters: usize) -> Vec<u8> {
    let mut data = vec![b' '; 64 << 20];
    for _ in 0..filters {
        data = deflated(&data);
    }
    let names = "/FlateDecode".repeat(filters);
    let mut out = b"%PDF-1.5\n".to_vec();
    let dict = format!("1 0 obj\n<</Type/ObjStm/N 1/First 4/Length {}/Filter[{names}]>>\nstream\n", data.len());
    out.extend(dict.bytes());
    out.extend(data);
    out.extend(b"\nendstream\nendobj\n%%EOF\n");
    out
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    packed.start_file("a", options).unwrap();
    std::io::Write::write_all(&mut packed, bytes).unwrap();
    let packed = packed.finish().unwrap().into_inner();
    let mut archive = zip::ZipArchive::new(Cursor::new(&packed)).unwrap();
    let part = archive.by_index_raw(0).unwrap();
    let start = part.data_start().unwrap() as usize;
    let raw = &packed[start..start + part.compressed_size() as usize];
    // The zlib format has two bytes before it, and a sum behind it that nobody looks at.
    [&[0x78, 0x9c], raw, &[0; 4]].concat()
}

#[test]
fn a_paper_that_unpacks_without_end_is_one_of_unknown_pages() {
    for filters in [1, 2, 3] {
        assert_eq!(pages(&bomb(filters)), None, "{filters}");
    }
    // Whoever is asked next answers as before.
    assert_eq!(pages(&three_pages()), Some(3));
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
    // xorshift64*, so that a failure comes again.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = |end: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    };
    let starts =
        [b"".to_vec(), b"%PDF-1.4\n1 0 obj <<".to_vec(), b"II*\0".to_vec(), b"MM\0*".to_vec(), b"PK\x03\x04".to_vec()];
    let whole = [three_pages(), compressed(""), tiff(3, false, true), tiff(3, true, false)];
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
