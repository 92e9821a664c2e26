//! Compound files (MS-CFB), as far as one stream of them is wanted.

/// Where the numbers of the first sectors of the table of sectors stand in the header, and how many they are (2.2).
const HEADER: (usize, usize) = (76, 109);

/// The length of an entry of the folder (2.6.1).
const ENTRY: usize = 128;

/// The length of a small sector, as a power of two.
const SMALL: u32 = 6;

/// A number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// A number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The bytes of the first stream that has one of these names.
pub(super) fn stream(file: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let shift = u32::from(u16_at(file, 30)?);
    let sectors = Sectors { bytes: file.get(1_usize.checked_shl(shift)?..)?, shift, next: Vec::new() };
    let sectors = sectors.with_table(file)?;
    let folder = sectors.chained(u32_at(file, 48)?)?;
    let find = |name: &str| folder.chunks_exact(ENTRY).find(|entry| is_called(entry, name));
    let entry = names.iter().find_map(|name| find(name))?;
    let (start, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    let mut bytes = if u32_at(file, 56)? <= u32::try_from(size).ok()? {
        sectors.chained(start)?
    } else {
        let all = sectors.chained(u32_at(folder.get(..ENTRY)?, 116)?)?;
        let next = numbers(&sectors.chained(u32_at(file, 60)?)?);
        Sectors { bytes: &all, shift: SMALL, next }.chained(start)?
    };
    bytes.truncate(size);
    Some(bytes)
}

fn is_called(entry: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    entry.get(..64).is_some_and(|field| field.starts_with(&wanted))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

/// Sectors of one size, each with the number of the next one.
struct Sectors<'b> {
    bytes: &'b [u8],
    shift: u32,
    next: Vec<u32>,
}

impl Sectors<'_> {
    /// How many sectors there can be.
    fn most(&self) -> usize {
        (self.bytes.len() >> self.shift.min(31)) + 1
    }

    /// A sector; the last one may be cut short.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        let size = 1_usize.checked_shl(self.shift)?;
        let from = self.bytes.get(usize::try_from(number).ok()?.checked_mul(size)?..)?;
        (!from.is_empty()).then(|| from.get(..size).unwrap_or(from))
    }

    /// With the table that the header tells (2.3), and that goes on in sectors of its own (2.5).
    fn with_table(mut self, file: &[u8]) -> Option<Self> {
        let (at, count) = HEADER;
        let mut places = numbers(file.get(at..at + count * 4)?);
        let mut more = u32_at(file, 68)?;
        for _ in 0..self.most() {
            let Some(sector) = self.sector(more) else { break };
            let mut told = numbers(sector);
            more = told.pop()?;
            places.extend(told);
        }
        let table = places.into_iter().take(self.most()).filter_map(|place| self.sector(place));
        let next: Vec<u32> = table.flat_map(numbers).collect();
        self.next = next;
        Some(self)
    }

    /// The bytes of a chain of sectors; none where it goes in a circle.
    fn chained(&self, start: u32) -> Option<Vec<u8>> {
        let (mut at, mut bytes) = (start, Vec::new());
        for _ in 0..=self.most() {
            let Some(sector) = self.sector(at) else { return Some(bytes) };
            bytes.extend_from_slice(sector);
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        None
    }
}
