//! A dispute bundle (PROOF.md section 7): what a file has of some time as numbered exhibits, with what proves when it was there. It is
//! a disclosure like any other: asked for, approved by the general manager, registered, and only then handed out (P1-5b).

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::disclosed_copies;
use crate::archive::seals::{self, SealProof, SealUsed};
use crate::archive::signatures::KeyRing;
use crate::archive::{BundleId, Lookup, Mode, Transaction, file_parts, find};
use crate::desk::bundle_exhibits::{Exhibit, ExhibitFile, ExhibitSort, exhibit_files, numbered};
use crate::desk::disclose::{
    self, CoverData, Disclose, DiscloseThen, DisclosedAs, PassedOn, approved_lines, hand_out, with_request,
};
use crate::desk::papers::{lock_shelf, papers};
use crate::desk::shelf::{NamedRecord, Shelf};
use crate::desk::update::{self, check_time, standing};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::document::Standing;
use crate::model::relations::Disclosure;
use crate::model::{
    Action, AsOf, Body, Case, CaseState, Date, Duty, EntryName, FileName, Happened, Kind, Line, Listed, Owner,
    PaperName, RecordId, Reference, ReferenceName, Refusal, Stem, StepName, paper,
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct AskBundle {
    /// Of whose files.
    pub files: Vec<FileName>,
    pub choice: ExhibitChoice,
    /// Who gets it.
    pub to: Line,
    pub purpose: Line,
    pub unsealed: Unsealed,
}

/// Which records and papers become exhibits.
#[derive(Clone, Debug)]
pub struct ExhibitChoice {
    /// What happened on this day or later.
    pub since: Option<Date>,
    /// What happened on this day or earlier.
    pub until: Option<Date>,
    /// Records of these kinds; of all but covers and disclosures where none is named.
    pub kinds: BTreeSet<Kind>,
    /// Papers beside these.
    pub papers: Vec<Reference>,
}

impl ExhibitChoice {
    /// Whether nothing but single papers is wanted.
    fn is_of_papers(&self) -> bool {
        self.since.is_none() && self.until.is_none() && self.kinds.is_empty()
    }

    fn takes(&self, case: &Case) -> bool {
        let day = case.record.head.date();
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The kinds whose records are looked through: what was passed on to whom, and whom to call, is told where it is asked for.
    fn kinds(&self) -> Vec<Kind> {
        let named = |kind: &Kind| match self.kinds.is_empty() {
            true => !matches!(kind, Kind::Cover | Kind::Disclosure),
            false => self.kinds.contains(kind),
        };
        Kind::ALL.iter().copied().filter(named).collect()
    }
}

/// What becomes of an exhibit that no seal lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsealed {
    /// Nothing is handed out.
    Refused,
    /// It goes out, and that is said.
    Told,
}

/// A bundle that was asked for, or handed out.
#[derive(Clone, Debug)]
pub struct BundleMade {
    /// The disclosures: one of each file.
    pub ids: Vec<RecordId>,
    /// What went out; none while it waits for approval.
    pub pack: Option<Pack>,
    /// Records of the time that were left out: voided, or restricted.
    pub left_out: usize,
}

/// What is handed out.
#[derive(Clone, Debug)]
pub struct Pack {
    pub ids: Vec<RecordId>,
    pub passed_on: PassedOn,
    pub exhibits: Vec<Exhibit>,
    pub proof: SealProof,
}

impl Pack {
    /// How many exhibits no seal lists.
    pub fn unsealed(&self) -> usize {
        self.exhibits.iter().filter(|exhibit| exhibit.proved.is_none()).count()
    }

    /// How many exhibits lie encrypted.
    pub fn encrypted(&self) -> usize {
        self.exhibits.iter().filter(|exhibit| matches!(exhibit.sort, ExhibitSort::Paper(Some(_)))).count()
    }

    /// The seals in it that have words which somebody typed: a title, or why it was sealed all the same.
    pub fn seals_with_words(&self) -> Vec<Stem> {
        let has_words = |used: &&SealUsed| used.found.head.title.is_some() || used.found.seal.despite.is_some();
        self.proof.seals.iter().filter(has_words).map(|used| used.found.stem).collect()
    }
}

/// Writes the pack; gives what of it is registered beside the exhibits.
pub type PackWriter<'a> = dyn FnMut(&Pack) -> Result<Vec<Listed>> + 'a;

/// Asks for a bundle. Who may pass papers on approves it at once, and it is written; of anybody else it waits.
pub fn ask(desk: &Desk, tx: &mut Transaction, ask: &AskBundle, write: &mut PackWriter) -> Result<BundleMade> {
    let by = desk.actor(tx)?;
    let settings = tx.archive().settings();
    let may = by.holds(settings.role_for(Duty::Disclose)) && settings.approvals.same_person;
    let then = if may { DiscloseThen::Approve } else { DiscloseThen::Wait };
    let today = desk.today();
    for day in [ask.choice.since, ask.choice.until].into_iter().flatten() {
        in_order((DateOf::This, day), (DateOf::Today, today))?;
    }
    let (mut ids, mut left_out, mut seen) = (Vec::new(), 0, BTreeSet::new());
    let mut asked_for: BTreeSet<usize> = BTreeSet::new();
    for file in &ask.files {
        let shelf = lock_shelf(tx, (file, &[]), (DateOf::This, today))?;
        // Two units of one client have one file.
        if !seen.insert(shelf.bundle.clone()) {
            continue;
        }
        let mut chosen = in_period(tx, &shelf, &ask.choice)?;
        left_out += chosen.left_out;
        for (at, paper) in ask.choice.papers.iter().enumerate() {
            if let Some((name, id)) = named_paper(tx, (file, ask.files.len()), &shelf, paper)? {
                asked_for.insert(at);
                if id.stem.kind() == Kind::Document {
                    chosen.records.insert(id.stem);
                }
                chosen.papers.insert(name);
            }
        }
        if chosen.papers.is_empty() && chosen.records.is_empty() && !chosen.cover {
            return Err(Input::NothingToBundle(file.clone()).into());
        }
        let owner = Some(shelf.owner.clone());
        let disclosure = Disclose {
            file: file.clone(),
            to: ask.to.clone(),
            purpose: ask.purpose.clone(),
            papers: chosen.papers.iter().map(|name| reference(owner.clone(), *name)).collect(),
            records: chosen
                .records
                .iter()
                .map(|stem| Reference::to(&RecordId { owner: shelf.owner.clone(), stem: *stem }))
                .collect(),
            cover: if chosen.cover { CoverData::Given } else { CoverData::Kept },
            request: None,
            form: DisclosedAs::Bundle,
            date: today,
            then,
        };
        ids.push(disclose::disclose(desk, tx, &disclosure)?.id);
    }
    if let Some((_, paper)) = ask.choice.papers.iter().enumerate().find(|(at, _)| !asked_for.contains(at)) {
        return Err(Input::UnknownRecord(paper.clone()).into());
    }
    if !may {
        return Ok(BundleMade { ids, pack: None, left_out });
    }
    let references: Vec<Reference> = ids.iter().map(Reference::to).collect();
    let made = release(desk, tx, &ReleaseBundle { references, unsealed: ask.unsealed }, write)?;
    Ok(BundleMade { left_out, ..made })
}

/// What of a file was chosen.
#[derive(Default)]
struct Chosen {
    papers: BTreeSet<PaperName>,
    records: BTreeSet<Stem>,
    cover: bool,
    left_out: usize,
}

/// What of a file is of a time: its records with what happened to them, and the papers beside them that are to stay as they are.
fn in_period(tx: &mut Transaction, shelf: &Shelf, choice: &ExhibitChoice) -> Result<Chosen> {
    let mut chosen = Chosen::default();
    for bundle in &shelf.read {
        if let Some(list) = tx.bundle(bundle)?.lost_cover() {
            let id = RecordId { owner: shelf.owner.clone(), stem: Stem::Cover };
            return Err(Refusal::FileDestroyed { id, list: list.id.clone() }.into());
        }
    }
    if choice.is_of_papers() {
        return Ok(chosen);
    }
    for kind in choice.kinds() {
        for case in file_parts::cases(tx, &shelf.read, kind)?.into_iter().filter(|case| choice.takes(case)) {
            let Some(seen) = case.readable(&AsOf::NOW) else {
                chosen.left_out += 1;
                continue;
            };
            let originals = paper::of_case(&seen).into_iter().filter(|paper| paper.standing == Standing::Original);
            chosen.papers.extend(originals.map(|paper| paper.name));
            match seen.stem {
                Stem::Cover => chosen.cover = true,
                stem => drop(chosen.records.insert(stem)),
            }
        }
    }
    Ok(chosen)
}

/// A paper that was named, where it is of this file; one that is named without its unit is of the only one.
fn named_paper(
    tx: &mut Transaction,
    (file, files): (&FileName, usize),
    shelf: &Shelf,
    named: &Reference,
) -> Result<Option<(PaperName, RecordId)>> {
    if named.owner.is_none() && files != 1 {
        return Err(Input::UnknownRecord(named.clone()).into());
    }
    let owner = named.owner.clone().or_else(|| Some(Owner::File(file.clone())));
    let found = find::record(tx, &Reference { owner, ..named.clone() })?;
    if !shelf.read.contains(&found.bundle) {
        return Ok(None);
    }
    let names = papers(tx, (&shelf.owner, std::slice::from_ref(named)), shelf)?;
    Ok(names.first().map(|name| (*name, found.id)))
}

fn reference(owner: Option<Owner>, name: PaperName) -> Reference {
    let event = match name.entry {
        EntryName::Record(_) => None,
        EntryName::Event(_, step) => Some(StepName::from(step)),
    };
    Reference { owner, name: ReferenceName::Stem(name.stem()), event, paper: name.number }
}

/// Handing out what was approved.
#[derive(Clone, Debug)]
pub struct ReleaseBundle {
    /// The disclosures.
    pub references: Vec<Reference>,
    pub unsealed: Unsealed,
}

/// Hands out approved disclosures as one pack: what is in it is looked at first, then `write` makes it beside its place. Who calls puts
/// it there once it is registered. A preview writes nothing.
///
/// # Errors
/// An exhibit is in no seal, and nobody said that it may go out so.
pub fn release(desk: &Desk, tx: &mut Transaction, ask: &ReleaseBundle, write: &mut PackWriter) -> Result<BundleMade> {
    let by = desk.actor(tx)?.id;
    let when = Happened::On(desk.today());
    let mut parts: Vec<(NamedRecord, Disclosure)> = Vec::new();
    let mut states: Vec<CaseState> = Vec::new();
    let mut files: Vec<(usize, ExhibitFile)> = Vec::new();
    let ring = KeyRing::read(tx)?;
    for reference in &ask.references {
        let named = with_request(tx, reference)?;
        if parts.iter().any(|(other, _)| other.id == named.id) {
            continue;
        }
        let kind = named.case.stem.kind();
        let case = named.now()?;
        let Body::Disclosure(disclosure) = case.record.body.clone() else {
            return Err(Input::WrongKind { id: named.id, kind, wanted: &[Kind::Disclosure] }.into());
        };
        let now = standing(&named)?;
        update::rule(&named, &now, Action::Released)?;
        check_time(desk, &now.state, when)?;
        files.extend(
            exhibit_files(tx, &named, (&disclosure, approved_lines(&case)), &ring)?
                .into_iter()
                .map(|file| (parts.len(), file)),
        );
        states.push(now.state);
        parts.push((named, disclosure));
    }
    let (Some((_, first)), Some(state)) = (parts.first(), states.first()) else {
        return Err(Input::NoPaper.into());
    };
    let mut wanted: BTreeMap<BundleId, BTreeSet<Listed>> = BTreeMap::new();
    for (_, file) in &files {
        wanted.entry(file.bundle.clone()).or_default().insert(file.listed.clone());
    }
    let proof = seals::proof(tx.archive(), &wanted)?;
    let exhibits = numbered(files, &proof);
    let unproved: Vec<&Exhibit> =
        exhibits.iter().map(|(_, exhibit)| exhibit).filter(|exhibit| exhibit.proved.is_none()).collect();
    if ask.unsealed == Unsealed::Refused
        && let Some(one) = unproved.first()
    {
        return Err(Refusal::NotSealed { count: unproved.len(), path: one.copy.from.clone() }.into());
    }
    for (_, exhibit) in &exhibits {
        disclosed_copies::check(tx.archive(), &exhibit.copy)?;
    }
    let pack = Pack {
        ids: parts.iter().map(|(named, _)| named.id.clone()).collect(),
        passed_on: PassedOn::of(first, state, (&by, when.date())),
        exhibits: exhibits.iter().map(|(_, exhibit)| exhibit.clone()).collect(),
        proof,
    };
    let beside = if tx.mode() == Mode::Make { write(&pack)? } else { Vec::new() };
    for (at, (named, disclosure)) in parts.iter().enumerate() {
        let mut copies = Vec::new();
        for (_, exhibit) in exhibits.iter().filter(|(of, _)| *of == at) {
            copies.push(Listed { sha256: exhibit.copy.sha256, path: exhibit.copy.name.parse()? });
        }
        copies.extend(beside.iter().cloned());
        hand_out(desk, tx, (&by, named, disclosure), (copies, None, when))?;
    }
    Ok(BundleMade { ids: pack.ids.clone(), pack: Some(pack), left_out: 0 })
}
