//! A client's file as a bound volume (P2-3): its papers with the numbers that they were given once, when it was bound.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Bundle, ClientFile, Uncached, layout, papers, tenancy};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::{
    AsOf, Body, BundlePath, Date, EntryName, FileName, Gate, Kind, Line, Paper, PaperName, Refusal, StaffId, paper,
};
use crate::views::show::{self, FileSheet, PaperLine, Shown};

/// A client's file, bound or not.
#[derive(Clone, Debug)]
pub struct Volume {
    /// The file laid open.
    pub sheet: FileSheet,
    /// Who bound it, and when; none while the client is there.
    pub binding: Option<VolumeBinding>,
    /// The numbers of its papers, from 1, in filing order.
    numbers: BTreeMap<PaperName, u32>,
}

/// The binding of a volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeBinding {
    /// Who did it.
    pub by: StaffId,
    pub on: Date,
    /// What was not settled on that day.
    pub waived: Vec<Gate>,
    /// Why it was bound nevertheless.
    pub reason: Option<Line>,
}

impl Volume {
    /// The number of a paper in the volume; none where it was not bound with it.
    pub fn number(&self, paper: &PaperLine) -> Option<u32> {
        let own = paper.binding == show::Binding::Bound;
        self.numbers.get(&paper.id.name).copied().filter(|_| own)
    }
}

/// Reads a client's file as a volume.
///
/// # Errors
/// The unit is unknown or vacant, or nobody left it that day.
pub fn volume(archive: &Archive, name: &FileName) -> Result<Volume> {
    let file = tenancy::client_file(&mut Uncached::new(archive), name)?;
    let Shown::File(sheet) = show::show(archive, name)? else {
        return Err(Refusal::Vacant { unit: name.unit().clone(), departed: Vec::new() }.into());
    };
    let (binding, numbers) = bound(archive, &file)?;
    Ok(Volume { sheet: *sheet, binding, numbers })
}

/// Who bound a file, and the numbers of its papers.
fn bound(archive: &Archive, file: &ClientFile) -> Result<(Option<VolumeBinding>, BTreeMap<PaperName, u32>)> {
    let bundle = archive.bundle(&file.main)?;
    for case in seen(bundle.cases(archive.reader(), Kind::Sealed)?, &AsOf::NOW) {
        let head = case.record.head;
        let Body::Sealed(sealed) = case.record.body else { continue };
        let covered: BTreeSet<BundlePath> = sealed.covers.into_iter().map(|line| line.path).collect();
        let numbers = numbers(archive, &bundle, &covered)?;
        let bound = VolumeBinding { on: head.date(), by: head.by, waived: sealed.waived, reason: sealed.reason };
        return Ok((Some(bound), numbers));
    }
    Ok((None, BTreeMap::new()))
}

/// The numbers as the item list of the binding gave them: by what the seal covers alone, so that nothing that came later moves one.
fn numbers(archive: &Archive, bundle: &Bundle, covered: &BTreeSet<BundlePath>) -> Result<BTreeMap<PaperName, u32>> {
    let is_covered = |name| layout::entry_path(name).parse().is_ok_and(|path: BundlePath| covered.contains(&path));
    let mut cases = papers::cases_of(archive.reader(), &[bundle])?;
    cases.retain(|case| is_covered(EntryName::Record(case.stem)));
    for case in &mut cases {
        let stem = case.stem;
        case.events.retain(|named| is_covered(EntryName::Event(stem, named.step)));
    }
    let mut papers: Vec<Paper> = seen(cases, &AsOf::NOW).iter().flat_map(paper::of_case).collect();
    papers.sort_by_key(|paper| (paper.at, paper.name));
    Ok(papers.iter().map(|paper| paper.name).zip(1..).collect())
}
