//! How a part lies on disk: a head, the list of the bundle's files by kinds of record, and of each kind the texts that were read of it.
//!
//! Everything is counted in bytes that are there: what does not fit is no part. The head ends in the first bytes of its digest, and tells those
//! of the list and of each section of texts, so that what nobody asks for need not be read.

use crate::archive::digest::digest;
use crate::archive::parts::stamps::{Stamp, Stamps, Tick};
use crate::model::{Action, Kind, Sha256};

/// What a part begins with.
pub const MAGIC: &[u8; 6] = b"DBPART";

/// The number of this form. Texts are kept as they are on disk, so that no change of a record's fields makes another form.
pub const FORM: u16 = 1;

/// How many bytes of a digest are kept.
pub const SHORT_DIGEST: usize = 8;

/// How many characters a tail has.
const TAIL: usize = 4;

/// Bytes before the head: the mark, the number of the form, the length of head and list.
pub const PREAMBLE: usize = 6 + 2 + 4 + 4;

/// A text that is not in the part.
const NO_TEXT: u32 = u32::MAX;

/// What a part tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHead {
    /// The bundle's path in the archive.
    pub bundle: String,
    /// When making it began.
    pub made: Tick,
    pub stamps: Stamps,
    /// The digest of the manifests.
    pub listing: Sha256,
    /// The last characters of the names of all records and events, sorted: by them alone most of what is looked for is known not to be here.
    pub tails: Vec<[u8; TAIL]>,
    pub list_digest: [u8; SHORT_DIGEST],
    pub groups: Vec<GroupPlace>,
}

/// Where the list of one kind's files lies, and their texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPlace {
    /// The kind of record; none of papers and of what is neither.
    pub kind: Option<Kind>,
    /// From the beginning of the list.
    pub lines_at: usize,
    pub lines_length: usize,
    /// From the beginning of the file.
    pub texts_at: u64,
    pub texts_length: usize,
    pub texts_digest: [u8; SHORT_DIGEST],
}

/// A file of a bundle, with its digest and the text that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine<'t> {
    pub path: &'t str,
    pub sha256: Sha256,
    pub text: Option<&'t [u8]>,
}

/// A file of a bundle as the list has it: where its text lies in the section of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedLine<'b> {
    pub path: &'b str,
    pub sha256: Sha256,
    pub text: Option<std::ops::Range<usize>>,
}

/// The first bytes of a digest.
pub fn short_digest(bytes: &[u8]) -> [u8; SHORT_DIGEST] {
    let mut short = [0; SHORT_DIGEST];
    short.iter_mut().zip(digest(bytes).as_bytes()).for_each(|(to, from)| *to = *from);
    short
}

/// By what a head is known to be whole, and made by a program that knew the same kinds and actions: another one puts its files otherwise.
pub fn ending_of(head: &[u8]) -> [u8; SHORT_DIGEST] {
    let kinds = Kind::ALL.iter().map(|kind| kind.as_str());
    let words: Vec<&str> = kinds.chain(Action::ALL.iter().map(|action| action.as_str())).collect();
    short_digest(&[head, words.join(" ").as_bytes()].concat())
}

/// A part's bytes; none where something of it is too large to be counted.
pub fn encode(head: &PartHead, groups: &[(Option<Kind>, Vec<PartLine>)]) -> Option<Vec<u8>> {
    let (mut list, mut places) = (Vec::new(), Vec::new());
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for (kind, lines) in groups {
        let lines_at = list.len();
        let mut section = Vec::new();
        for line in lines {
            list.extend_from_slice(&u16::try_from(line.path.len()).ok()?.to_le_bytes());
            list.extend_from_slice(line.path.as_bytes());
            list.extend_from_slice(line.sha256.as_bytes());
            let length = line.text.map_or(Ok(NO_TEXT), |text| u32::try_from(text.len()));
            list.extend_from_slice(&length.ok()?.to_le_bytes());
            section.extend_from_slice(line.text.unwrap_or_default());
        }
        places.push((*kind, lines_at, list.len() - lines_at, section.len(), short_digest(&section)));
        texts.push(section);
    }
    let mut out = NewPartBytes(Vec::new());
    out.text(&head.bundle)?;
    out.tick(head.made);
    out.stamps(&head.stamps)?;
    out.0.extend_from_slice(head.listing.as_bytes());
    out.number(head.tails.len())?;
    head.tails.iter().for_each(|tail| out.0.extend_from_slice(tail));
    out.0.extend_from_slice(&short_digest(&list));
    out.number(places.len())?;
    // Each place has a fixed length but for its kind, so that where texts begin is known before it is written.
    let kinds: usize = places.iter().map(|(kind, ..)| kind.map_or(0, |kind| kind.as_str().len())).sum();
    let head_length = out.0.len() + places.len() * (2 + 4 + 4 + 8 + 4 + SHORT_DIGEST) + kinds;
    let mut texts_at = u64::try_from(PREAMBLE + head_length + SHORT_DIGEST + list.len()).ok()?;
    for (kind, lines_at, lines_length, texts_length, texts_digest) in places {
        out.text(kind.map_or("", Kind::as_str))?;
        out.number(lines_at)?;
        out.number(lines_length)?;
        out.0.extend_from_slice(&texts_at.to_le_bytes());
        out.number(texts_length)?;
        out.0.extend_from_slice(&texts_digest);
        texts_at += u64::try_from(texts_length).ok()?;
    }
    let mut bytes = Vec::with_capacity(usize::try_from(texts_at).ok()?);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&FORM.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(out.0.len()).ok()?.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(list.len()).ok()?.to_le_bytes());
    bytes.append(&mut out.0);
    let ending = ending_of(&bytes);
    bytes.extend_from_slice(&ending);
    bytes.append(&mut list);
    texts.iter_mut().for_each(|section| bytes.append(section));
    Some(bytes)
}

/// The lengths of head and list, by the first bytes of a file; none where it is no part of this form.
pub fn lengths(preamble: &[u8]) -> Option<(usize, usize)> {
    let mut bytes = PartBytes(preamble);
    let is_ours = bytes.take(MAGIC.len())? == MAGIC && u16::from_le_bytes(bytes.array()?) == FORM;
    let lengths = (bytes.number()?, bytes.number()?);
    is_ours.then_some(lengths)
}

/// A part's head, from the bytes with which it begins, and how long those are.
pub fn decode(bytes: &[u8]) -> Option<(PartHead, usize)> {
    let (head_length, list_length) = lengths(bytes)?;
    let (whole, rest) = bytes.split_at_checked(PREAMBLE.checked_add(head_length)?)?;
    if rest.get(..SHORT_DIGEST)? != ending_of(whole) {
        return None;
    }
    let head = whole.get(PREAMBLE..)?;
    let mut head = PartBytes(head);
    let bundle = head.text()?.to_owned();
    let made = head.tick()?;
    let stamps = head.stamps()?;
    let listing = Sha256::from_bytes(head.array()?);
    let tails = head.number()?.checked_mul(TAIL).and_then(|length| head.take(length))?.as_chunks().0.to_vec();
    let list_digest = head.array()?;
    let mut groups = Vec::new();
    for _ in 0..head.number()? {
        let kind = match head.text()? {
            "" => None,
            code => Some(code.parse().ok()?),
        };
        let (lines_at, lines_length) = (head.number()?, head.number()?);
        let texts_at = u64::from_le_bytes(head.array()?);
        let (texts_length, texts_digest) = (head.number()?, head.array()?);
        if list_length < lines_at.checked_add(lines_length)? {
            return None;
        }
        groups.push(GroupPlace { kind, lines_at, lines_length, texts_at, texts_length, texts_digest });
    }
    Some((PartHead { bundle, made, stamps, listing, tails, list_digest, groups }, whole.len() + SHORT_DIGEST))
}

/// The files of one kind, in the order of their paths; none where the bytes are no such list.
pub fn lines<'b>(list: &'b [u8], group: &GroupPlace) -> Option<Vec<ListedLine<'b>>> {
    let mut bytes = PartBytes(list.get(group.lines_at..group.lines_at.checked_add(group.lines_length)?)?);
    let (mut lines, mut at) = (Vec::new(), 0usize);
    while !bytes.0.is_empty() {
        let length = usize::from(u16::from_le_bytes(bytes.array()?));
        let path = std::str::from_utf8(bytes.take(length)?).ok()?;
        let sha256 = Sha256::from_bytes(bytes.array()?);
        let text = match u32::from_le_bytes(bytes.array()?) {
            NO_TEXT => None,
            length => {
                let ends = at.checked_add(usize::try_from(length).ok()?).filter(|ends| *ends <= group.texts_length)?;
                Some(std::mem::replace(&mut at, ends)..ends)
            }
        };
        lines.push(ListedLine { path, sha256, text });
    }
    Some(lines)
}

/// Reads a part as it is, and with the digest of its head put right, as nobody's accident would: nothing is told that is not in its bytes.
#[cfg(any(test, fuzzing))]
pub fn agrees(bytes: &[u8]) {
    let mut mended = bytes.to_vec();
    if let Some((head, _)) = lengths(bytes)
        && let Some((whole, rest)) = mended.split_at_mut_checked(PREAMBLE.saturating_add(head))
    {
        let ending = short_digest(whole);
        rest.iter_mut().zip(ending).for_each(|(to, from)| *to = from);
    }
    for bytes in [bytes, &mended] {
        let Some((head, ends)) = decode(bytes) else { continue };
        let list = bytes.get(ends..).unwrap_or_default();
        for group in &head.groups {
            for line in lines(list, group).into_iter().flatten() {
                assert!(line.text.is_none_or(|text| text.start <= text.end && text.end <= group.texts_length));
            }
        }
        assert!(head.tails.len() <= bytes.len() && head.stamps.0.len() <= bytes.len());
    }
}

/// Bytes that are written one after the other.
pub struct NewPartBytes(pub Vec<u8>);

impl NewPartBytes {
    pub fn number(&mut self, number: usize) -> Option<()> {
        self.0.extend_from_slice(&u32::try_from(number).ok()?.to_le_bytes());
        Some(())
    }

    pub fn text(&mut self, text: &str) -> Option<()> {
        self.0.extend_from_slice(&u16::try_from(text.len()).ok()?.to_le_bytes());
        self.0.extend_from_slice(text.as_bytes());
        Some(())
    }

    pub fn tick(&mut self, tick: Tick) {
        self.0.extend_from_slice(&tick.seconds.to_le_bytes());
        self.0.extend_from_slice(&tick.nanos.to_le_bytes());
    }

    pub fn stamps(&mut self, stamps: &Stamps) -> Option<()> {
        self.number(stamps.0.len())?;
        for (name, stamp) in &stamps.0 {
            self.text(name)?;
            self.0.extend_from_slice(&stamp.size.to_le_bytes());
            self.tick(stamp.written);
            self.tick(stamp.changed);
            self.0.extend_from_slice(&stamp.inode.to_le_bytes());
            self.0.extend_from_slice(&stamp.device.to_le_bytes());
        }
        Some(())
    }
}

/// Bytes that are read one after the other; nothing is taken that is not there.
pub struct PartBytes<'b>(pub &'b [u8]);

impl<'b> PartBytes<'b> {
    pub fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn number(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.array()?)).ok()
    }

    pub fn text(&mut self) -> Option<&'b str> {
        let length = usize::from(u16::from_le_bytes(self.array()?));
        std::str::from_utf8(self.take(length)?).ok()
    }

    pub fn tick(&mut self) -> Option<Tick> {
        Some(Tick { seconds: i64::from_le_bytes(self.array()?), nanos: u32::from_le_bytes(self.array()?) })
    }

    pub fn stamps(&mut self) -> Option<Stamps> {
        let mut stamps = Vec::new();
        for _ in 0..self.number()? {
            let name = self.text()?.to_owned();
            let size = u64::from_le_bytes(self.array()?);
            let (written, changed) = (self.tick()?, self.tick()?);
            let (inode, device) = (u64::from_le_bytes(self.array()?), u64::from_le_bytes(self.array()?));
            stamps.push((name, Stamp { size, written, changed, inode, device }));
        }
        Some(Stamps(stamps))
    }
}
