//! The exhibits of a dispute bundle: which files of a disclosure they are, what is told of each, and what they are called.

use std::collections::BTreeMap;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::seals::{ProvedBy, SealProof};
use crate::archive::signatures::{ActHead, KeyRing, SignatureState, state_of};
use crate::archive::{BundleId, Lookup, Transaction, file_parts, layout};
use crate::desk::disclose::place_of;
use crate::desk::papers::{check_papers, disclosed_records};
use crate::desk::shelf::NamedRecord;
use crate::error::{Input, Result};
use crate::model::event::EventHead;
use crate::model::relations::Disclosure;
use crate::model::secrecy::Cipher;
use crate::model::{
    Action, AsOf, BundlePath, Case, Date, EntryName, FindingCode, Happened, Kind, Line, Listed, Moment, Paper,
    RecordId, Reference, Refusal, StaffId, Stem, Step, case_state,
};

/// A file that is handed out, with what is told of it.
#[derive(Clone, Debug)]
pub struct Exhibit {
    pub number: usize,
    /// Where it lies, and the name that it goes by.
    pub copy: OutgoingCopy,
    pub sort: ExhibitSort,
    pub title: Option<Line>,
    /// When it happened.
    pub happened: Date,
    /// When it was entered, as it says.
    pub entered: Moment,
    pub by: StaffId,
    /// Who approved the record, and when.
    pub approved: Option<(StaffId, Option<Date>)>,
    /// The first seal that lists it.
    pub proved: Option<ProvedBy>,
}

/// What an exhibit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExhibitSort {
    /// A paper, and by what it lies encrypted.
    Paper(Option<Cipher>),
    Record(Kind),
    Event(Action),
    /// The signature of the record or event before it, and why it does not count, where it does not.
    Signature(Option<FindingCode>),
}

/// A file that becomes an exhibit.
pub(in crate::desk) struct ExhibitFile {
    pub(in crate::desk) bundle: BundleId,
    pub(in crate::desk) listed: Listed,
    from: String,
    sort: ExhibitSort,
    id: RecordId,
    title: Option<Line>,
    happened: Date,
    entered: Moment,
    by: StaffId,
    approved: Option<(StaffId, Option<Date>)>,
}

/// The files of a disclosure as they are now, record by record in the order of their days: the papers, the record, what happened to it,
/// each with its signature where it has one.
pub(in crate::desk) fn exhibit_files(
    tx: &mut Transaction,
    named: &NamedRecord,
    (disclosure, covers): (&Disclosure, &[Listed]),
    ring: &KeyRing,
) -> Result<Vec<ExhibitFile>> {
    let mut cases: BTreeMap<Stem, (Vec<Paper>, Vec<Listed>)> = BTreeMap::new();
    for paper in check_papers(tx, &named.shelf, &disclosure.papers)? {
        cases.entry(paper.name.stem()).or_default().0.push(paper);
    }
    for (case, lines) in disclosed_records(tx, &named.shelf, disclosure)? {
        cases.entry(case.stem).or_default().1 = lines;
    }
    let mut files = Vec::new();
    for (stem, (papers, lines)) in cases {
        let id = RecordId { owner: named.id.owner.clone(), stem };
        let case = file_parts::case(tx, &named.shelf.read, stem)?;
        let case = case.ok_or_else(|| Input::UnknownRecord(Reference::to(&id)))?;
        let state = case.seen(&AsOf::NOW).and_then(|seen| case_state::fold(&seen));
        let approved = state.and_then(|state| {
            let day = state.time(Action::Approved).map(Happened::date);
            state.approved_by.map(|who| (who, day))
        });
        let head = &case.record.head;
        let mut of_case = Vec::new();
        for paper in papers {
            let attachment = &paper.attachment;
            let by = match paper.name.entry {
                EntryName::Event(_, step) => event_of(&case, step).map_or(&head.by, |event| &event.by),
                EntryName::Record(_) => &head.by,
            };
            of_case.push((
                Listed { sha256: attachment.sha256, path: attachment.path.clone() },
                (ExhibitSort::Paper(paper.encrypted), Some(paper.title.clone())),
                (paper.date, paper.at, by.clone()),
            ));
        }
        for line in lines {
            let told = match layout::entry_at(line.path.as_str()) {
                Some(Ok(EntryName::Event(_, step))) => event_of(&case, step).map(|event| {
                    ((ExhibitSort::Event(event.action), None), (event.date(), event.at, event.by.clone()))
                }),
                _ => None,
            };
            let record =
                || ((ExhibitSort::Record(stem.kind()), head.title.clone()), (head.date(), head.at, head.by.clone()));
            let (what, when) = told.unwrap_or_else(record);
            of_case.push((line, what, when));
        }
        for (listed, (sort, title), (happened, entered, by)) in of_case {
            if !covers.contains(&listed) {
                return Err(Refusal::NotCovered { id: named.id.clone(), paper: id }.into());
            }
            let (bundle, from) = place_of(tx, named, &listed.path)?;
            let signature = signature_of(tx, (&bundle, ring), &case, &listed)?;
            let approved = approved.clone();
            let file =
                ExhibitFile { bundle, listed, from, sort, id: id.clone(), title, happened, entered, by, approved };
            let beside = signature.map(|(listed, from, fault)| ExhibitFile {
                bundle: file.bundle.clone(),
                listed,
                from,
                sort: ExhibitSort::Signature(fault),
                id: file.id.clone(),
                title: None,
                by: file.by.clone(),
                approved: None,
                ..file
            });
            files.push(file);
            files.extend(beside);
        }
    }
    files.sort_by_key(|file| (file.id.stem.day(), file.id.stem));
    Ok(files)
}

fn event_of(case: &Case, step: Step) -> Option<&EventHead> {
    case.events.iter().find(|named| named.step == step).map(|named| &named.event.head)
}

/// A signature: what it is listed as, where it lies in the archive, and why it does not count, where it does not.
type FoundSignature = (Listed, String, Option<FindingCode>);

/// The signature that lies beside a record or an event, by its name.
fn signature_of(
    tx: &mut Transaction,
    (bundle, ring): (&BundleId, &KeyRing),
    case: &Case,
    listed: &Listed,
) -> Result<Option<FoundSignature>> {
    let Some(Ok(name)) = layout::entry_at(listed.path.as_str()) else { return Ok(None) };
    let path: BundlePath = format!("{}{}", listed.path, layout::SIGNATURE_ENDING).parse()?;
    let read = tx.bundle(bundle)?;
    let Some(sha256) = read.listing().files.get(&path).copied() else { return Ok(None) };
    let head = match name {
        EntryName::Event(_, step) => case.events.iter().find(|named| named.step == step).map(|named| &named.event),
        EntryName::Record(_) => None,
    };
    let head = head.map_or_else(|| ActHead::of_record(&case.record), ActHead::of_event);
    let fault = match state_of(tx.archive(), ring, &read, (name, head), None)? {
        SignatureState::Bad(code) => Some(code),
        SignatureState::Signed(_) | SignatureState::SignedAgain(_) | SignatureState::Unsigned => None,
    };
    let from = read.full(path.as_str());
    Ok(Some((Listed { sha256, path }, from, fault)))
}

/// The exhibits with their numbers and names: a signature has the number of what it signs.
pub(in crate::desk) fn numbered(files: Vec<(usize, ExhibitFile)>, proof: &SealProof) -> Vec<(usize, Exhibit)> {
    let signed = |file: &ExhibitFile| matches!(file.sort, ExhibitSort::Signature(_));
    let count = files.iter().filter(|(_, file)| !signed(file)).count();
    let width = count.to_string().len().max(2);
    let mut number = 0;
    let mut exhibits = Vec::new();
    for (of, file) in files {
        number += usize::from(!signed(&file));
        let proved = proof.proved(&file.bundle, &file.listed.path).cloned();
        let name = format!("data/exhibits/{number:0width$}-{}", plain_name(file.listed.path.file_name()));
        let ExhibitFile { listed, from, sort, title, happened, entered, by, approved, .. } = file;
        let copy = OutgoingCopy { from, sha256: listed.sha256, name, encrypted: None };
        exhibits.push((of, Exhibit { number, copy, sort, title, happened, entered, by, approved, proved }));
    }
    exhibits
}

/// The longest name of an exhibit, in bytes, without its number.
const LONGEST_NAME: usize = 200;

/// A file's name as every system takes it: letters and digits of any script, `-`, `_`, `.`, `+`. What deedbox named is such a name; what
/// was adopted where it lay need not be.
fn plain_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+') { c } else { '-' }).collect();
    if plain.len() <= LONGEST_NAME {
        return plain;
    }
    let ending = plain.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending: String = if ending.len() <= 16 { format!(".{ending}") } else { String::new() };
    let mut kept = String::new();
    for c in plain.chars() {
        if LONGEST_NAME < kept.len() + c.len_utf8() + ending.len() {
            break;
        }
        kept.push(c);
    }
    kept + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exhibits_name_does_nothing_to_a_shell() {
        for (name, plain) in [
            ("2026-03-01-lease-m3v8.pdf", "2026-03-01-lease-m3v8.pdf"),
            ("租賃合同.pdf", "租賃合同.pdf"),
            ("$(rm -rf .)'\"\n`x`.pdf", "--rm--rf-.-----x-.pdf"),
        ] {
            assert_eq!(plain_name(name), plain);
        }
        let long = plain_name(&format!("{}.pdf", "約".repeat(100)));
        assert!(long.len() <= LONGEST_NAME && long.ends_with("約.pdf"), "{long}");
    }
}
