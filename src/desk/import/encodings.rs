//! In which encoding a table of text is: as it was named, else as its bytes tell.
//!
//! A guess counts only where the text that comes out bears it out: by headers that a register knows, or by what its characters are. Where
//! nothing does, it is refused with what each encoding would make of it.

use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::desk::import::headers::HeaderNames;
use crate::desk::import::separator::{known_headers, separator};
use crate::error::{Error, Result, TableFault};

/// How many bytes are looked at to make an encoding out. Whether all the others fit it is looked at as well.
const HEAD: usize = 1 << 16;

/// How many good characters outside ASCII there are for each bad one, at the least, where a text is only damaged.
const GOOD_FOR_EACH_BAD: usize = 4;

/// Of how many bytes one is a zero, at most, in a text of two bytes for each character: line breaks, digits and separators have one.
const ONE_ZERO_OF: usize = 20;

/// How many bad places are enough to know that there are many.
const MANY: usize = 1000;

/// How many characters before a bad byte are shown.
const BEFORE: usize = 12;

/// The text of the bytes, and the encoding where it was made out.
///
/// # Errors
/// There is no such encoding, the bytes are not of it, or none can be made out.
pub fn decoded(
    file: &str,
    bytes: &[u8],
    named: Option<&str>,
    known: &[HeaderNames],
) -> Result<(String, Option<&'static str>)> {
    if let Some(label) = named {
        let unknown = || TableFault::NoSuchEncoding(label.to_owned());
        let encoding = Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(unknown)?;
        let bytes = Encoding::for_bom(bytes).map_or(bytes, |(_, length)| bytes.get(length..).unwrap_or_default());
        let not_of = || TableFault::NotOfEncoding { file: file.to_owned(), encoding: label.to_owned() };
        return match text(encoding, bytes) {
            Some(text) => Ok((text, None)),
            None => {
                Err(Damage::of(encoding, bytes).filter(Damage::is_slight).map_or_else(not_of, |d| d.told(file)).into())
            }
        };
    }
    let unknown = || Error::from(TableFault::EncodingUnknown(file.to_owned()));
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(length..).unwrap_or_default();
        let damaged = || Damage::of(marked, bytes).map_or_else(unknown, |damage| damage.told(file).into());
        let text = text(marked, bytes).ok_or_else(damaged)?;
        return Ok((text, Some(marked.name()).filter(|_| marked != UTF_8)));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok((text(encoding, bytes).ok_or_else(unknown)?, Some(encoding.name())));
    }
    match Damage::of(UTF_8, bytes) {
        None => return Ok((text(UTF_8, bytes).ok_or_else(unknown)?, None)),
        Some(damage) if damage.is_slight() => return Err(damage.told(file).into()),
        Some(_) => {}
    }
    let encoding = chinese(file, bytes, known)?.ok_or_else(unknown)?;
    let text = text(encoding, bytes).ok_or_else(unknown)?;
    if text.contains('\0') { Err(unknown()) } else { Ok((text, Some(encoding.name()))) }
}

fn text(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// Two bytes for each character, without a mark that says so: a zero is in every digit and separator, always on the same side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = head.len() / ONE_ZERO_OF;
    match (even, odd) {
        (0, odd) if 0 < odd && enough <= odd => Some(UTF_16LE),
        (even, 0) if 0 < even && enough <= even => Some(UTF_16BE),
        _ => None,
    }
}

/// Which of the two encodings of Chinese offices it is. Most bytes of one are characters of the other as well.
fn chinese(file: &str, bytes: &[u8], headers: &[HeaderNames]) -> Result<Option<&'static Encoding>> {
    let fitting: Vec<&'static Encoding> =
        [GB18030, BIG5].into_iter().filter(|encoding| Damage::of(encoding, bytes).is_none()).collect();
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let seen = |encoding: &'static Encoding| encoding.decode_without_bom_handling(head).0;
    let known = |encoding: &'static Encoding| {
        let text = seen(encoding);
        known_headers(&text, separator(&text, headers), headers)
    };
    let guess = guess(head);
    let mut ranked: Vec<(usize, bool, &'static Encoding)> =
        fitting.iter().map(|encoding| (known(encoding), *encoding == guess, *encoding)).collect();
    ranked.sort_by_key(|(known, guessed, _)| (*known, *guessed));
    let Some((known_best, guessed, best)) = ranked.pop() else { return Ok(None) };
    // Headers of ASCII are the same in all of them.
    let borne_out = known(WINDOWS_1252) < known_best && ranked.iter().all(|(known, _, _)| *known < known_best);
    if borne_out || guessed {
        return Ok(Some(best));
    }
    let readings =
        [GB18030, BIG5, WINDOWS_1252].into_iter().filter(|one| *one == WINDOWS_1252 || fitting.contains(one));
    let readings = readings.map(|encoding| (encoding.name(), first_word(&seen(encoding)))).collect();
    Err(TableFault::EncodingUncertain { file: file.to_owned(), readings }.into())
}

/// What the statistics of the characters say.
fn guess(head: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == encoding_rs::GBK { GB18030 } else { guess }
}

/// The first cell in which something else than ASCII stands.
fn first_word(text: &str) -> String {
    let mut cells = text.split([',', ';', '\t', '\n', '\r', '"']);
    cells.find(|cell| !cell.is_ascii()).unwrap_or_default().trim().to_owned()
}

/// Bytes that are none of an encoding.
#[derive(Clone, Copy, Debug)]
struct Damage<'b> {
    bytes: &'b [u8],
    encoding: &'static Encoding,
    /// The first of them: where it begins, and how many they are.
    first: (usize, usize),
    places: usize,
    /// How many characters outside ASCII are good.
    good: usize,
}

impl<'b> Damage<'b> {
    /// What is damaged in a text of this encoding; of more than [`MANY`] places no more than that.
    fn of(encoding: &'static Encoding, bytes: &'b [u8]) -> Option<Self> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let (mut at, mut good, mut places, mut first) = (0, 0, 0, None);
        let mut piece = String::with_capacity(1 << 14);
        loop {
            piece.clear();
            let rest = bytes.get(at..).unwrap_or_default();
            let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut piece, true);
            at += read;
            good += piece.chars().filter(|c| !c.is_ascii()).count();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, then) => {
                    let (length, then) = (usize::from(length), usize::from(then));
                    first = first.or(Some((at.saturating_sub(length + then), length)));
                    places += 1;
                    if MANY <= places && good < places * GOOD_FOR_EACH_BAD {
                        break;
                    }
                }
            }
        }
        first.map(|first| Self { bytes, encoding, first, places, good })
    }

    /// Whether the rest is so good that it is of this encoding all the same.
    fn is_slight(&self) -> bool {
        self.places * GOOD_FOR_EACH_BAD <= self.good
    }

    fn told(&self, file: &str) -> TableFault {
        let (at, length) = self.first;
        let before = self.bytes.get(..at).unwrap_or_default();
        let text = text(self.encoding, before).unwrap_or_default();
        let breaks = text.matches('\n').count().max(text.matches('\r').count());
        let line = text.rsplit(['\n', '\r']).next().unwrap_or_default();
        let after: Vec<char> = line.chars().rev().take(BEFORE).collect();
        TableFault::BadBytes {
            file: file.to_owned(),
            line: u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1),
            bytes: self.bytes.get(at..at + length).unwrap_or_default().to_vec(),
            after: after.into_iter().rev().collect(),
            more: self.places - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::headers::NAMES;

    const CLIENTS: &str = "單元,公司名稱,入住日期\n0901,永安茶行,2024-01-01\n0902,恆隆科技有限公司,2024-01-01\n";

    fn fault(bytes: &[u8], named: Option<&str>) -> TableFault {
        match decoded("x.csv", bytes, named, &NAMES) {
            Err(Error::Table(fault)) => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_character_that_was_cut_is_named_by_its_line() {
        let at = CLIENTS.find("隆").unwrap();
        let mut bytes = CLIENTS.as_bytes().to_vec();
        bytes.remove(at + 2);
        for named in [None, Some("utf-8")] {
            let TableFault::BadBytes { line, bytes, after, more, .. } = fault(&bytes, named) else { panic!() };
            assert_eq!((line, bytes.as_slice(), after.as_str(), more), (3, &"隆".as_bytes()[..2], "0902,恆", 0));
        }
        // Its own end is missing.
        let whole = CLIENTS.trim_end().replace(",2024-01-01", "");
        let TableFault::BadBytes { line, .. } = fault(&whole.as_bytes()[..whole.len() - 1], None) else { panic!() };
        assert_eq!(line, 3);
    }

    #[test]
    fn two_bytes_for_each_character_are_made_out_without_a_mark() {
        let little: Vec<u8> = CLIENTS.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = CLIENTS.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded("x.csv", &little, None, &NAMES).unwrap(), (CLIENTS.to_owned(), Some("UTF-16LE")));
        assert_eq!(decoded("x.csv", &big, None, &NAMES).unwrap(), (CLIENTS.to_owned(), Some("UTF-16BE")));
    }

    #[test]
    fn names_of_the_west_are_not_made_chinese() {
        let western = "unit,company,move in,contact\n0901,Müller Trading Ltd,2024-01-01,Jörg Kälin\n";
        let bytes = WINDOWS_1252.encode(western).0;
        let TableFault::EncodingUncertain { readings, .. } = fault(&bytes, None) else { panic!() };
        assert!(readings.contains(&("windows-1252", "Müller Trading Ltd".to_owned())), "{readings:?}");
        assert_eq!(decoded("x.csv", &bytes, Some("windows-1252"), &NAMES).unwrap().0, western);
        // The headers are in English here too, and the rest is Chinese beyond doubt.
        let chinese = "unit,company,move in,contact\n0901,宏达贸易有限公司,2024-01-01,陈大文\n0902,恒隆科技发展有限公司,2024-01-01,李小明\n";
        assert_eq!(decoded("x.csv", &GB18030.encode(chinese).0, None, &NAMES).unwrap().0, chinese);
    }

    #[test]
    fn another_encoding_is_not_taken_for_a_damaged_one() {
        for (text, encoding) in [("编号,单元,公司名称\n1,0901,宏达贸易有限公司\n", GB18030), (CLIENTS, BIG5)]
        {
            assert_eq!(decoded("x.csv", &encoding.encode(text).0, None, &NAMES).unwrap().0, text);
            assert!(matches!(fault(&encoding.encode(text).0, Some("utf-8")), TableFault::NotOfEncoding { .. }));
        }
    }
}
