//! Seals: what every manifest of an archive listed at one moment, by one digest that can be kept on paper (PROOF.md section 2).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use crate::model::attachment::Attachment;
use crate::model::digest::Sha256;
use crate::model::id::Stem;
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::kind::codes;
use crate::model::signing::Signable;
use crate::model::text::{Line, as_text};

/// A seal: how many lines each manifest had, and their digest. The list itself lies beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seal {
    /// Whether every manifest is listed, or those alone that grew since the seals that it follows.
    pub whole: SealReach,
    /// Each seal that no other seal followed then; two where two clones had sealed.
    pub follows: Vec<SealFollowed>,
    /// How many manifests are listed.
    pub lists: u64,
    /// How many lines they have together.
    pub files: u64,
    /// SHA-256 over the digests of the list's lines, in its order, a line each.
    pub leaves: Sha256,
    /// The digest of `deedbox.toml`.
    pub settings: Sha256,
    /// What had to be signed then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Signable>,
    /// What was verified just before.
    pub checked: SealCheck,
    /// Why it was sealed although there were findings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub despite: Option<Line>,
    /// How many findings there were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<u64>,
    /// The list of manifests; where anybody has a key, the list of those who may sign.
    pub attachments: Vec<Attachment>,
}

codes! {
    /// What was verified before a seal was made.
    SealCheck, Wanted::Choice, {
        /// Every byte.
        Bytes = "bytes",
        /// Presence and names (`--quick`).
        Names = "names",
    }
}

/// Which manifests a seal lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum SealReach {
    /// Every one.
    Whole,
    /// Those that grew, or are new, since the seals that it follows.
    Grown,
}

impl From<bool> for SealReach {
    fn from(whole: bool) -> Self {
        if whole { Self::Whole } else { Self::Grown }
    }
}

impl From<SealReach> for bool {
    fn from(reach: SealReach) -> Self {
        reach == SealReach::Whole
    }
}

impl JsonSchema for SealReach {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SealReach".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "boolean" })
    }
}

/// A seal that another one follows: `<sha256>  <stem>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct SealFollowed {
    /// The digest of its file.
    #[schemars(skip)]
    pub sha256: Sha256,
    /// What it is called.
    #[schemars(skip)]
    pub stem: Stem,
}

impl FromStr for SealFollowed {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new(Wanted::Digest, given, Fault::Shape("<sha256>  2026-11-28-seal-x4p9"));
        let (sha256, stem) = given.split_once("  ").ok_or_else(wrong)?;
        Ok(Self { sha256: sha256.parse().map_err(|_| wrong())?, stem: stem.parse().map_err(|_| wrong())? })
    }
}

as_text!(SealFollowed);

impl fmt::Display for SealFollowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}", self.sha256, self.stem)
    }
}

/// A line of a seal's list: a manifest by the digest of its lines, their number, and its path at the time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SealedManifest {
    pub digest: Sha256,
    pub lines: u64,
    pub path: String,
}

impl FromStr for SealedManifest {
    type Err = ();

    fn from_str(given: &str) -> Result<Self, ()> {
        let (digest, rest) = given.split_once("  ").ok_or(())?;
        let (lines, path) = rest.split_once("  ").ok_or(())?;
        let read = Self {
            digest: digest.parse().map_err(|_| ())?,
            lines: lines.parse().map_err(|_| ())?,
            path: path.to_owned(),
        };
        // One way to write it, so that nothing can be put into it unseen.
        if read.to_string() == given && 0 < read.lines { Ok(read) } else { Err(()) }
    }
}

impl fmt::Display for SealedManifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {}", self.digest, self.lines, self.path)
    }
}

/// The text of a list, its lines sorted by their bytes.
pub fn list_text(list: &[SealedManifest]) -> String {
    let mut lines: Vec<String> = list.iter().map(ToString::to_string).collect();
    lines.sort();
    lines.into_iter().map(|line| line + "\n").collect()
}

/// A list read back; none where a line is none, stands twice or not in its order.
pub fn read_list(text: &str) -> Option<Vec<SealedManifest>> {
    let list = text.lines().map(|line| line.parse().ok()).collect::<Option<Vec<SealedManifest>>>()?;
    (list_text(&list) == text && list.windows(2).all(|pair| pair.first() != pair.last())).then_some(list)
}

/// SHA-256 over the digests of a list's lines, in its order: it proves of one manifest that it was sealed without naming the others.
pub fn leaves(list: &[SealedManifest]) -> Sha256 {
    let mut digests: Vec<Sha256> = list.iter().map(|line| line.digest).collect();
    digests.sort();
    let mut beginning = LineDigests::default();
    digests.iter().for_each(|digest| beginning.add(*digest));
    beginning.digest()
}

/// SHA-256 over digests of lines, a line each: a digest of digests, so that single lines can be shown and the others masked.
#[derive(Clone, Debug, Default)]
pub struct LineDigests(sha2::Sha256);

impl LineDigests {
    /// Adds the digest of one more line.
    pub fn add(&mut self, line: Sha256) {
        self.0.update(line.to_string().as_bytes());
        self.0.update(b"\n");
    }

    /// The digest so far.
    pub fn digest(&self) -> Sha256 {
        Sha256::from_bytes(self.0.clone().finalize().into())
    }
}

/// The first digits of a seal's digest, as somebody typed them, a QR code has them or a file is: 40 to 64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealDigits(String);

/// Why what was typed are no digits of a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSealDigits {
    /// So many groups of four, and as many digits, are too few.
    TooFew { groups: usize, digits: usize },
    /// A digest has 64.
    TooMany(usize),
    /// This is no digit.
    NoDigit(char),
}

/// How the text of a QR code begins.
pub const QR_WORD: &str = "DEEDBOX1";

impl SealDigits {
    /// How many there are at least: 160 bits, so that nobody, not who seals either, can prepare two archives for one line.
    pub const LEAST: usize = 40;

    /// How many a group has on paper.
    pub const GROUP: usize = 4;

    /// Reads what was typed: blanks, dashes, case and full width do not count; `o`, `l` and `i` are read as 0, 1 and 1.
    ///
    /// # Errors
    /// Too few or too many, or something else than digits.
    pub fn read(given: &str) -> Result<Self, NoSealDigits> {
        let plain: String = given.chars().map(narrow).collect::<String>().to_lowercase();
        let mut words = plain.split_whitespace();
        let code = words.next().filter(|word| word.eq_ignore_ascii_case(QR_WORD));
        // Behind the word of a code stand the estate and the day.
        let digits: String = match code {
            Some(_) => words.skip(2).collect(),
            None => plain,
        };
        let mut read = String::new();
        for c in digits.chars() {
            match c {
                'o' => read.push('0'),
                'l' | 'i' => read.push('1'),
                c if c.is_ascii_hexdigit() => read.push(c),
                c if c.is_whitespace() || is_dash(c) || matches!(c, '.' | ':' | '\u{feff}' | '\u{200b}') => {}
                c => return Err(NoSealDigits::NoDigit(c)),
            }
        }
        match read.len() {
            few if few < Self::LEAST => Err(NoSealDigits::TooFew { groups: few / Self::GROUP, digits: few }),
            many if 64 < many => Err(NoSealDigits::TooMany(many)),
            _ => Ok(Self(read)),
        }
    }

    /// All digits of a digest.
    pub fn of(sha256: Sha256) -> Self {
        Self(sha256.to_string())
    }

    /// Whether a digest begins with them.
    pub fn fit(&self, sha256: Sha256) -> bool {
        sha256.to_string().starts_with(&self.0)
    }

    /// In how many groups a digest differs from them, and the first of these: its number from 1, what was typed, what the digest has.
    pub fn difference(&self, sha256: Sha256) -> (usize, Option<(usize, String, String)>) {
        let theirs = sha256.to_string();
        let (mine, theirs) = (groups(&self.0), groups(&theirs));
        let pairs = mine.into_iter().zip(theirs).enumerate();
        let mut other = pairs.filter(|(_, (mine, theirs))| !theirs.starts_with(mine.as_str()));
        let first = other.next();
        let count = usize::from(first.is_some()) + other.count();
        (count, first.map(|(at, (mine, theirs))| (at + 1, mine, theirs)))
    }
}

impl fmt::Display for SealDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&groups(&self.0).join(" "))
    }
}

/// Digits in groups of four, as they stand on paper.
pub fn groups(digits: &str) -> Vec<String> {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(SealDigits::GROUP).map(|group| group.iter().collect()).collect()
}

/// A digest in its sixteen groups.
pub fn grouped(sha256: Sha256) -> Vec<String> {
    groups(&sha256.to_string())
}

/// A full-width letter, digit or mark as the plain one.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        other => other,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '·' | '・')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "f6afeb9d0c1223344556677889900aabbccddeeff00112233445566778899aab";

    #[test]
    fn digits_are_read_however_they_are_typed() {
        let sha256: Sha256 = DIGITS.parse().unwrap();
        let spaced = grouped(sha256).join(" ");
        assert_eq!(grouped(sha256).len(), 16);
        for typed in [
            spaced.clone(),
            spaced.to_uppercase(),
            grouped(sha256)[..10].join("-"),
            DIGITS.replace('0', "o").replace('1', "l"),
            DIGITS.replace('1', "I"),
            spaced
                .chars()
                .map(|c| if c == ' ' { '\u{3000}' } else { char::from_u32(u32::from(c) + 0xfee0).unwrap() })
                .collect(),
            format!("DEEDBOX1 K7M2Q3ZD 2026-11-28 {}", DIGITS.to_uppercase()),
            format!("{}\r\n", grouped(sha256)[..10].join("–")),
        ] {
            assert!(SealDigits::read(&typed).unwrap().fit(sha256), "{typed}");
        }
        assert_eq!(SealDigits::read(DIGITS.get(..28).unwrap()), Err(NoSealDigits::TooFew { groups: 7, digits: 28 }));
        assert_eq!(SealDigits::read(DIGITS.get(..39).unwrap()), Err(NoSealDigits::TooFew { groups: 9, digits: 39 }));
        assert_eq!(SealDigits::read(&format!("{DIGITS}0")), Err(NoSealDigits::TooMany(65)));
        assert_eq!(SealDigits::read("seal"), Err(NoSealDigits::NoDigit('s')));
        assert_eq!(SealDigits::read(""), Err(NoSealDigits::TooFew { groups: 0, digits: 0 }));
    }

    #[test]
    fn the_first_other_group_is_named() {
        let sha256: Sha256 = DIGITS.parse().unwrap();
        let typed = SealDigits::read(DIGITS.replacen("0c12", "0c13", 1).get(..40).unwrap()).unwrap();
        assert_eq!(typed.difference(sha256), (1, Some((3, "0c13".to_owned(), "0c12".to_owned()))));
        assert_eq!(SealDigits::of(sha256).difference(sha256), (0, None));
    }

    #[test]
    fn a_list_has_one_form() {
        let line =
            |n: u8, path: &str| SealedManifest { digest: Sha256::from_bytes([n; 32]), lines: 2, path: path.to_owned() };
        let list = [line(2, "staff/manifests/aaaa.sha256"), line(1, "units/1/1 x/room/manifests/b.sha256")];
        let text = list_text(&list);
        assert_eq!(read_list(&text).unwrap().len(), 2);
        for wrong in [
            text.trim_end().to_owned(),
            text.clone() + &text,
            text.replace("0101", "01AB"),
            text.replace("  2  ", "  02  "),
        ] {
            assert_eq!(read_list(&wrong), None, "{wrong}");
        }
        let reversed: String = text.lines().rev().map(|line| format!("{line}\n")).collect();
        assert_eq!(read_list(&reversed), None);
        let in_order: String = text.lines().map(|line| format!("{}\n", line.get(..64).unwrap())).collect();
        assert_eq!(leaves(&list), Sha256::of(in_order.as_bytes()));
    }
}
