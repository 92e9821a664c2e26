//! Workbooks made to break whoever reads them, and whole ones with some bytes changed. Whatever they are, they are read or refused, in time.

use std::io::{Cursor, Write as _};
use std::time::Instant;

use super::*;
use crate::desk::import::bounds::MAX_UNPACKED;

/// For how long one may be read here.
const SHORT: Duration = Duration::from_secs(3);

fn read_soon(bytes: &[u8]) -> Result<Vec<SheetSeen>> {
    let began = Instant::now();
    let read = read_within(SHORT, ("x.xlsx", None), bytes);
    assert!(began.elapsed() < SHORT * 3, "{:?}", began.elapsed());
    read
}

/// Why a workbook was refused.
fn fault(bytes: &[u8]) -> TableFault {
    match read_soon(bytes) {
        Err(Error::Table(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn is_beyond(bytes: &[u8]) -> bool {
    matches!(fault(bytes), TableFault::Beyond { bound: TableLimit::Reading, .. })
}

fn is_broken(bytes: &[u8]) -> bool {
    matches!(fault(bytes), TableFault::Workbook { .. })
}

fn cells(pages: &[SheetSeen]) -> Vec<String> {
    let rows = pages.iter().flat_map(|page| &page.grid.rows);
    rows.flat_map(|row| row.cells.iter().map(|cell| cell.shown().into_owned())).collect()
}

type Parts<'a> = Vec<(&'a str, Vec<u8>)>;

fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        packed.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

fn xlsx<'a>(strings: &str, sheet: &str) -> Parts<'a> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OF: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation =
        |id: u8, kind: &str, to: &str| format!("<Relationship Id='r{id}' Type='{OF}/{kind}' Target='{to}'/>");
    let (of_book, of_sheet) =
        (relation(1, "officeDocument", "xl/workbook.xml"), relation(1, "worksheet", "worksheets/s.xml"));
    let of_strings = relation(2, "sharedStrings", "sharedStrings.xml");
    let parts = [
        ("_rels/.rels", format!("<Relationships xmlns='{PACKAGE}'>{of_book}</Relationships>")),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns='{PACKAGE}'>{of_sheet}{of_strings}</Relationships>"),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{MAIN}' xmlns:r='{OF}'><sheets><sheet name='s' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns='{MAIN}' {strings}</sst>")),
        ("xl/worksheets/s.xml", format!("<worksheet xmlns='{MAIN}'><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

fn small_xlsx<'a>() -> Parts<'a> {
    let row = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>12.5</v></c></row><row r='3'><c r='A3' t='s'><v>1</v></c></row>";
    xlsx("count='2' uniqueCount='2'><si><t>單元</t></si><si><t>0901</t></si>", row)
}

fn ods<'a>(rows: &str) -> Parts<'a> {
    const URN: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office='{URN}:office:1.0' xmlns:table='{URN}:table:1.0' xmlns:text='{URN}:text:1.0'>\
         <office:body><office:spreadsheet><table:table table:name='s'>{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let manifest = format!("<manifest:manifest xmlns:manifest='{URN}:manifest:1.0'/>");
    vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", manifest.into_bytes()),
        ("content.xml", content.into_bytes()),
    ]
}

const FILLED: &str = "<table:table-cell office:value-type='string'><text:p>0901</text:p></table:table-cell>";

fn small_ods<'a>() -> Parts<'a> {
    let empty = "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    ods(&format!(
        "<table:table-row>{FILLED}{FILLED}</table:table-row>{empty}<table:table-row>{FILLED}</table:table-row>"
    ))
}

/// A compound file (MS-CFB) with one stream of 4096 bytes, the least that has sectors of its own.
fn compound(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.resize(24, 0);
    out.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    out.resize(44, 0);
    for number in [1, 1, 0, 4096, END, 0, END, 0, 0] {
        out.extend(number.to_le_bytes());
    }
    out.resize(512, 0xff);
    // The table of sectors: itself, the folder, eight of the stream.
    let chain = [0xffff_fffd, END].into_iter().chain(3..10).chain([END]);
    chain.for_each(|next: u32| out.extend(next.to_le_bytes()));
    out.resize(1024, 0xff);
    for (name, kind, child, start, size) in [("Root Entry", 5, 1, END, 0_u32), ("Workbook", 2, u32::MAX, 2, 4096)] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(u16::try_from(name.len() * 2 + 2).unwrap().to_le_bytes());
        entry.extend([kind, 1]);
        [u32::MAX, u32::MAX, child].into_iter().for_each(|id| entry.extend(id.to_le_bytes()));
        entry.resize(116, 0);
        [start, size].into_iter().for_each(|number| entry.extend(number.to_le_bytes()));
        entry.resize(128, 0);
        out.extend(entry);
    }
    out.resize(1536, 0);
    out.extend(stream);
    out.resize(1536 + 4096, 0);
    out
}

/// A record of Excel 97 (MS-XLS).
fn record(number: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&number.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// A number in a cell, in a style.
fn number(row: u16, column: u16, style: u16, number: f64) -> Vec<u8> {
    let place = [row, column, style].map(u16::to_le_bytes).concat();
    record(0x203, &[&place[..], &number.to_le_bytes()].concat())
}

/// A workbook of Excel 97 with one sheet: what is said of the whole, and the cells.
fn xls_of(whole: &[u8], cells: &[u8]) -> Vec<u8> {
    let begins = |what: u8| record(0x809, &[0, 6, what, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let globals = |at: u32| {
        let sheet = [&at.to_le_bytes()[..], &[0, 0, 1, 0, b's']].concat();
        [&begins(5)[..], whole, &record(0x85, &sheet), &record(0x0a, &[])].concat()
    };
    let at = u32::try_from(globals(0).len()).unwrap();
    compound(&[&globals(at)[..], &begins(0x10), cells, &record(0x0a, &[])].concat())
}

/// A sheet of Excel 97 with a text and a number, the number in this row and column.
fn xls(row: u16, column: u16) -> Vec<u8> {
    let label = record(0x204, &[0, 0, 0, 0, 0, 0, 4, 0, 0, b'0', b'9', b'0', b'1']);
    xls_of(&[], &[label, number(row, column, 0, 12.5)].concat())
}

#[test]
fn small_workbooks_of_every_form_are_read() {
    assert_eq!(cells(&read_soon(&zipped(&small_xlsx())).unwrap()), ["單元", "12.5", "0901"]);
    assert_eq!(cells(&read_soon(&zipped(&small_ods())).unwrap()), ["0901", "0901", "0901"]);
    assert_eq!(cells(&read_soon(&xls(0, 1)).unwrap()), ["0901", "12.5"]);
}

#[test]
fn what_claims_to_be_large_is_refused_and_takes_neither_memory_nor_time() {
    // Four milliards of shared texts; a cell at the end of a sheet; more sectors than there are bytes; sectors in a circle.
    assert!(is_beyond(&zipped(&xlsx("count='4294967295' uniqueCount='4294967295'><si><t>x</t></si>", ""))));
    assert!(is_beyond(&xls(65_535, 16_383)));
    let mut claims = xls(0, 1);
    claims[44..48].copy_from_slice(&[0xff; 4]);
    assert!(read_soon(&claims).is_ok() || is_broken(&claims));
    let mut circle = xls(0, 1);
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    let _ = fault(&circle);
    let repeated =
        format!("<table:table-row table:number-rows-repeated='1048576'>{}</table:table-row>", FILLED.repeat(900));
    let _ = fault(&zipped(&ods(&repeated)));
    let wide = FILLED.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='4000000000'");
    let _ = fault(&zipped(&ods(&format!("<table:table-row>{wide}</table:table-row>"))));
    // Whoever asks next is answered.
    assert_eq!(cells(&read_soon(&xls(0, 1)).unwrap()).len(), 2);
}

#[test]
fn a_few_texts_that_are_shared_by_many_cells_are_no_way_around_the_bounds() {
    let text = format!("count='1' uniqueCount='1'><si><t>{}</t></si>", "x".repeat(30_000));
    let row = |at: usize| format!("<row r='{at}'>{}</row>", "<c t='s'><v>0</v></c>".repeat(50));
    let rows: String = (1..200).map(row).collect();
    assert!(matches!(fault(&zipped(&xlsx(&text, &rows))), TableFault::Beyond { bound: TableLimit::Texts, .. }));
    let long = format!("count='1' uniqueCount='1'><si><t>{}</t></si>", "x".repeat(200_000));
    let cell = "<row r='1'><c t='s'><v>0</v></c></row>";
    assert!(matches!(
        fault(&zipped(&xlsx(&long, cell))),
        TableFault::Beyond { bound: TableLimit::Text { line: 1 }, .. }
    ));
    let far = "<row r='7'><c r='XFD7'><v>1</v></c></row>";
    let far = fault(&zipped(&xlsx("count='0'>", far)));
    assert!(matches!(far, TableFault::Beyond { bound: TableLimit::Columns { line: 7 }, .. }), "{far:?}");
}

#[test]
fn a_part_is_counted_whatever_the_case_of_its_name() {
    for name in ["xl/sharedStrings.XML", "XL/SHAREDSTRINGS.XML", "xl/other.bin"] {
        let mut parts = small_xlsx();
        parts.push((name, vec![b' '; usize::try_from(MAX_UNPACKED + 1).unwrap()]));
        // Much is unpacked here, by a program that was not built to be fast.
        let read = read_within(SHORT * 20, ("x.xlsx", None), &zipped(&parts));
        let Err(Error::Table(TableFault::Beyond { bound, .. })) = read else { panic!("{name}: {read:?}") };
        assert_eq!(bound, TableLimit::Unpacked, "{name}");
    }
}

#[test]
fn no_change_of_a_few_bytes_is_worse_than_a_refusal() {
    // xorshift64*, so that a failure comes again.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = |end: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % end
    };
    let mut changed = |bytes: &mut Vec<u8>| {
        if below(4) == 0 {
            bytes.truncate(below(bytes.len()));
        }
        for _ in 0..=below(5) {
            let Some(end) = bytes.len().checked_sub(1).filter(|end| 0 < *end) else { return };
            let odd = [0, 1, 0x7f, 0x80, 0xff, b'9', b'<', b'\''];
            bytes[below(end)] = odd[below(odd.len())];
        }
    };
    let whole = [zipped(&small_xlsx()), zipped(&small_ods()), xls(0, 1)];
    let mut read = 0;
    for round in 0..300 {
        let bytes = match round % 5 {
            // Within a part, packed anew, so that its sum is right.
            0 | 1 => {
                let mut parts = if round % 2 == 0 { small_xlsx() } else { small_ods() };
                let last = parts.len() - 1;
                changed(&mut parts[if round % 4 < 2 { last } else { last - 1 }].1);
                zipped(&parts)
            }
            form => {
                let mut bytes = whole[form - 2].clone();
                changed(&mut bytes);
                bytes
            }
        };
        match read_within(SHORT, ("x.xls", None), &bytes) {
            Ok(_) => read += 1,
            Err(Error::Table(_)) => {}
            Err(other) => panic!("{round}: {other:?}"),
        }
    }
    assert!((10..290).contains(&read), "{read} of 300 were read");
}

#[test]
fn a_workbook_that_was_cut_is_refused() {
    for whole in [zipped(&small_xlsx()), zipped(&small_ods()), xls(0, 1)] {
        for length in [4, 100, 512, whole.len().min(1000) - 1] {
            let _ = fault(whole.get(..length).unwrap());
        }
    }
}

#[test]
fn zeros_that_a_number_format_shows_are_there_in_old_workbooks() {
    let format = |number: u16, code: &str| {
        let head = [number, u16::try_from(code.len()).unwrap()].map(u16::to_le_bytes).concat();
        record(0x41e, &[&head[..], &[0], code.as_bytes()].concat())
    };
    let style = |format: u16| record(0xe0, &[&[0, 0][..], &format.to_le_bytes(), &[0; 16]].concat());
    let whole = [format(164, "0000"), format(165, "\"R\"000"), style(0), style(164), style(165)].concat();
    // Two numbers side by side in one record, each a whole one of thirty bits; and the value of a formula.
    let pair = [0_u16, 3, 1].map(u16::to_le_bytes).concat();
    let side_by_side = [
        &pair[..],
        &(305_u32 << 2 | 2).to_le_bytes(),
        &2_u16.to_le_bytes(),
        &(7_u32 << 2 | 2).to_le_bytes(),
        &4_u16.to_le_bytes(),
    ];
    let place = [0_u16, 5, 1].map(u16::to_le_bytes).concat();
    let formula = [&place[..], &9.0_f64.to_le_bytes(), &[0; 6], &[3, 0, 0x1e, 9, 0]].concat();
    let cells_of = [
        number(0, 0, 0, 305.0),
        number(0, 1, 1, 305.0),
        number(0, 2, 2, 7.0),
        record(0xbd, &side_by_side.concat()),
        record(0x06, &formula),
    ];
    let read = read_soon(&xls_of(&whole, &cells_of.concat())).unwrap();
    assert_eq!(cells(&read), ["305", "0305", "R007", "0305", "R007", "0009"]);
}

#[test]
fn zeros_that_were_shown_are_there_in_open_documents_and_merged_cells_are_filled_down() {
    let cell = |more: &str, value: &str, shown: &str| {
        format!(
            "<table:table-cell {more} office:value-type='float' office:value='{value}'>\
             <office:annotation><text:p>99</text:p></office:annotation><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let empty = "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>".to_owned();
    let over = "<table:covered-table-cell/>".to_owned();
    let rows = [
        row(&[FILLED.to_owned(), cell("table:number-columns-repeated='2'", "305", "0305")]),
        empty,
        row(&[cell("table:number-rows-spanned='2'", "7", "R0007"), cell("", "12.5", "12.5")]),
        row(&[over, cell("", "1200", "HK$1,200.00")]),
    ];
    let pages = read_soon(&zipped(&ods(&rows.concat()))).unwrap();
    assert_eq!(cells(&pages), ["0901", "0305", "0305", "R0007", "12.5", "R0007", "HK$1200"]);
    let told: Vec<_> = pages[0].grid.rows.iter().map(|row| (row.line, row.merged.clone())).collect();
    assert_eq!(told, [(1, vec![]), (5, vec![]), (6, vec![0])]);
}

/// The day that the last number of a workbook would be, where it has one.
fn last_day(bytes: &[u8]) -> Option<String> {
    match read_soon(bytes).unwrap()[0].grid.rows.last()?.cells.last()? {
        crate::desk::import::raw_cell::RawCell::Number(_, instant) => Some((*instant)?.to_string()),
        _ => None,
    }
}

#[test]
fn days_are_counted_from_the_epoch_that_the_workbook_names() {
    // The first day of March 2026, from the beginning of 1900 and from that of 1904.
    let (since_1900, since_1904) = (46_082.0, 46_082.0 - 1462.0);
    assert_eq!(last_day(&xls_of(&[], &number(0, 0, 0, since_1900))).as_deref(), Some("2026-03-01"));
    assert_eq!(last_day(&xls_of(&record(0x22, &[1, 0]), &number(0, 0, 0, since_1904))).as_deref(), Some("2026-03-01"));
    let mut parts = xlsx("count='0'>", &format!("<row r='1'><c r='A1'><v>{since_1904}</v></c></row>"));
    assert_eq!(last_day(&zipped(&parts)).as_deref(), Some("2022-02-28"));
    let book = String::from_utf8(parts[2].1.clone()).unwrap();
    parts[2].1 = book.replace("<sheets>", "<workbookPr date1904='1'/><sheets>").into_bytes();
    assert_eq!(last_day(&zipped(&parts)).as_deref(), Some("2026-03-01"));
}

#[test]
fn a_cell_at_the_end_of_an_old_sheet_is_read_or_refused_with_the_reason() {
    // The library lays out all cells between: of the largest sheet there is, more than a reader may have.
    match read_within(SHORT * 3, ("x.xls", None), &xls(65_535, 255)) {
        Ok(pages) => assert_eq!(cells(&pages).iter().filter(|cell| !cell.is_empty()).count(), 2),
        Err(Error::Table(TableFault::Beyond { bound: TableLimit::Reading, .. })) => {}
        Err(other) => panic!("{other:?}"),
    }
}
