//! The papers, known by unit, category, date, title and bytes; the clients who have left are looked through as well.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use crate::archive::{
    At, BundleId, GivenFault, Lookup, Staged, StorageError, Transaction, Verb, hash, layout, media, open_beside,
};
use crate::desk::Desk;
use crate::desk::file_paper::{Ahead, FilePapers, PaperGoes, PaperHandedIn, Repeats, file_papers, place_of};
use crate::desk::import::cells::Cells;
use crate::desk::import::client_name;
use crate::desk::import::earlier::{NumberedRecords, looked_through, numbered_among, numbered_in_registers};
use crate::desk::import::registers;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::import::sheet::Sheet;
use crate::error::{Error, Input, Result};
use crate::model::book::lists::papers::{AUTHOR, CATEGORY, COLUMNS, DATE, LEVEL, PAGES, PATH, RECORD, TITLE};
use crate::model::book::{Book, RegisterColumn, UNIT};
use crate::model::document::{Level, Standing, given_name};
use crate::model::invalid::Wanted;
use crate::model::premises;
use crate::model::script::alike;
use crate::model::text::count;
use crate::model::{
    Body, BundlePath, Case, Category, Date, EntryName, Fault, FileName, Invalid, Kind, Line, Owner, RecordId,
    Reference, Register, Sha256, Stem,
};

struct PaperRow {
    whose: PaperOf,
    level: Option<Level>,
    record: Option<(Kind, String)>,
    category: Category,
    date: Date,
    title: Line,
    author: Option<Line>,
    pages: Option<u32>,
    path: Line,
    given_name: Line,
}

fn read(cells: &mut Cells) -> Option<PaperRow> {
    let (category, date) = (cells.need(&CATEGORY), cells.need(&DATE));
    let whose = match numbered_of(cells.text(&UNIT)) {
        Some((kind, no)) if matches!(kind, Kind::Enquiry | Kind::Notice) || premises::KINDS.contains(&kind) => {
            Some(PaperOf::Of(kind, no))
        }
        _ => cells.need(&UNIT).map(PaperOf::File),
    };
    let level = if cells.text(&LEVEL).is_empty() { None } else { level(cells) };
    let record = match cells.text(&RECORD) {
        "" => None,
        text => match numbered_of(text) {
            Some(meant) => Some(meant),
            None => {
                let fault = Fault::Shape("complaints/C-12");
                cells.blame(&RECORD, Invalid::new(Wanted::Reference, cells.text(&RECORD), fault));
                None
            }
        },
    };
    let (title, author, path) = (cells.need(&TITLE), cells.take(&AUTHOR), cells.need::<Line>(&PATH));
    let pages = if cells.text(&PAGES).is_empty() {
        None
    } else {
        let parsed = count(cells.text(&PAGES));
        cells.checked(&PAGES, parsed)
    };
    let path = path?;
    let name = Path::new(path.as_str()).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let given_name = cells.checked(&PATH, given_name(&name));
    Some(PaperRow {
        whose: whose?,
        level,
        record,
        category: category?,
        date: date?,
        title: title?,
        author,
        pages,
        path,
        given_name: given_name?,
    })
}

/// Where a paper goes.
#[derive(Clone)]
enum PaperOf {
    /// A client's file, or a room.
    File(FileName),
    /// Beside an enquiry, a notice, or what was recorded of what no client holds, by its number.
    Of(Kind, String),
}

/// A record as registers of papers name it: its register, and the office's number there.
fn numbered_of(text: &str) -> Option<(Kind, String)> {
    let (register, _) = text.split_once('/')?;
    Some((register.parse::<Book>().ok()?.ledger()?.kind, text.to_owned()))
}

/// How confidential a paper is, by the code or a word that offices have for it.
fn level(cells: &mut Cells) -> Option<Level> {
    let text = cells.text(&LEVEL);
    let words = [(Level::Ordinary, "普通"), (Level::Confidential, "保密"), (Level::Confidential, "機密")];
    match words.iter().find(|(_, word)| alike(word) == alike(text)) {
        Some((level, _)) => Some(*level),
        None => cells.take(&LEVEL),
    }
}

/// Whether a register lists papers, and none of them with its file: one that was exported without them.
pub(super) fn lists_no_file(sheet: &Sheet) -> bool {
    !sheet.is_empty() && sheet.rows(COLUMNS).all(|cells| cells.text(&PATH).is_empty())
}

/// Files the papers that are not filed yet. The same bytes under another title are a paper of their own.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows, ahead: Ahead) -> Result<RowCounts> {
    desk.actor(tx)?;
    let settings = tx.archive().settings().clone();
    let mut filed = Filed::default();
    let mut records = RecordsByNumber::default();
    rows.each(|cells| {
        let row = read(cells);
        if let Some(row) = &row
            && let Err(unknown) = settings.check_category(&row.category)
        {
            cells.blame(&CATEGORY, unknown);
        }
        // Somewhere it is tomorrow already.
        let late = row.as_ref().map(|row| row.date).filter(|date| 1 < date.days_since(desk.today()));
        if let (Ahead::Refused, Some(date)) = (ahead, late) {
            cells.blame(&DATE, Input::PaperAhead(date));
        }
        let opened = open(cells);
        let (Some(row), Some((mut file, size))) = (row.filter(|_| cells.is_sound()), opened) else {
            return Ok(Became::Nothing);
        };
        if size == 0 {
            cells.blame(&PATH, Input::EmptyPaper(row.path.to_string()));
            return Ok(Became::Nothing);
        }
        let key = (row.category.clone(), row.date, row.title.clone());
        let mut find = |cells: &mut Cells, column: &RegisterColumn, (kind, no): &(Kind, String)| {
            let found = records.of(tx, (&mut filed, &row.whose), (*kind, no))?;
            if found.is_none() {
                cells.blame(column, Input::NoSuchNumber { kind: *kind, no: no.clone() });
            }
            Ok::<_, Error>(found)
        };
        let came_with = match &row.record {
            Some(named) => find(cells, &RECORD, named)?,
            None => None,
        };
        let place = match &row.whose {
            PaperOf::File(name) => Some(PaperGoes::File(name.clone())),
            PaperOf::Of(kind, no) => find(cells, &UNIT, &(*kind, no.clone()))?.map(|id| match kind {
                Kind::Enquiry => PaperGoes::Enquiry(Reference::to(&id)),
                _ => PaperGoes::Beside(Reference::to(&id)),
            }),
        };
        if let Some(PaperGoes::File(name)) = &place {
            client_name::check(cells, tx, name)?;
        }
        let Some(into) = place.filter(|_| cells.is_sound()) else { return Ok(Became::Nothing) };
        let earlier = filed.of(tx, &into, &key)?;
        if !earlier.is_empty() {
            let again = file.try_clone().at(Verb::Read, Path::new(row.path.as_str()))?;
            let (sha256, _) = hash(again, row.path.as_str())?;
            // What lies encrypted has another digest each time: there the key of the row is all that can be told.
            let same = |case: &&Case| sha256_of(case) == Some(sha256) || is_encrypted(case);
            if let Some(case) = earlier.iter().find(same) {
                compare(cells, &row, case);
                return Ok(Became::Same);
            }
            file.seek(SeekFrom::Start(0)).at(Verb::Read, Path::new(row.path.as_str()))?;
        }
        let level = row.level.unwrap_or(Level::Ordinary);
        let staged = tx.take_in(file, Path::new(row.path.as_str()), level)?;
        let id = file_row(desk, tx, (row, &into, came_with.map(|id| id.stem)), staged)?;
        filed.note(tx, &into, &id)?;
        Ok(Became::New)
    })
}

fn is_encrypted(case: &Case) -> bool {
    matches!(&case.record.body, Body::Document(document) if document.encrypted.is_some())
}

/// The paper that a row names, opened; what is wrong with the name is noted.
fn open(cells: &mut Cells) -> Option<(File, u64)> {
    let name = cells.text(&PATH).to_owned();
    if name.is_empty() {
        return None;
    }
    let folder = cells.folder().to_owned();
    match open_beside(&folder, &name) {
        Ok(opened) => return Some(opened),
        Err(StorageError::Outside(_)) => cells.blame(&PATH, Input::PaperOutside(name)),
        Err(e) if e.is_not_found() => cells.blame(&PATH, Input::PaperMissing(name)),
        Err(StorageError::Given { fault: GivenFault::NotPlain, .. }) => cells.blame(&PATH, Input::FolderGiven(name)),
        Err(e) => cells.blame(&PATH, Error::from(e)),
    }
    None
}

/// Files one paper, as at the desk.
fn file_row(
    desk: &Desk,
    tx: &mut Transaction,
    (row, into, came_with): (PaperRow, &PaperGoes, Option<Stem>),
    mut staged: Staged,
) -> Result<RecordId> {
    let (media_type, pages) = look(&mut staged, &row)?;
    let paper =
        PaperHandedIn { staged, media_type, pages, given_name: row.given_name, title: row.title, date: row.date };
    let ask = FilePapers {
        into: into.clone(),
        category: row.category,
        standing: Standing::Original,
        level: row.level.unwrap_or(Level::Ordinary),
        author: row.author,
        valid_until: None,
        supersedes: None,
        ahead: Ahead::Meant,
        came_with,
        repeats: Repeats::Filed,
        papers: vec![paper],
    };
    let id = file_papers(desk, tx, &ask)?.pop();
    id.ok_or_else(|| Input::NothingThere(row.path.to_string()).into())
}

/// What the bytes are, and how many pages they have: as the row says, else as a look at them tells.
fn look(staged: &mut Staged, row: &PaperRow) -> Result<(Line, Option<u32>)> {
    let looked = staged.look(|copy| media::look(copy, row.given_name.as_str())).unwrap_or_default();
    Ok((looked.media_type.as_str().parse()?, row.pages.or(looked.pages)))
}

/// Records by the numbers that registers have for them: those of a place and kind are looked for once one is named.
#[derive(Default)]
struct RecordsByNumber(BTreeMap<(Option<FileName>, Kind), NumberedRecords>);

impl RecordsByNumber {
    /// The record of a number: of the client whose the paper is; of no client, in the registers and in rooms that nobody held.
    fn of(
        &mut self,
        tx: &mut Transaction,
        (filed, whose): (&mut Filed, &PaperOf),
        (kind, no): (Kind, &str),
    ) -> Result<Option<RecordId>> {
        let name = match whose {
            PaperOf::File(name) => Some(name.clone()),
            PaperOf::Of(..) => None,
        };
        let known = match self.0.entry((name.clone(), kind)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(match name {
                Some(name) => {
                    let bundles = filed.looked_through(tx, &PaperGoes::File(name))?;
                    numbered_among(tx, &bundles, kind)?
                }
                None => numbered_in_registers(tx, kind)?,
            }),
        };
        // The numbers of enquiries and notices that have none of the office's begin with the register themselves.
        let alone = no.split_once('/').map_or(no, |(_, no)| no);
        let found = known.get(no).or_else(|| known.get(alone));
        Ok(found.map(|(bundle, stem)| registers::name_of(bundle, None, *stem)))
    }
}

/// By what a paper is known, beside where it lies and its bytes.
type Key = (Category, Date, Line);

/// What is filed, by place and key; each place is read once.
#[derive(Default)]
struct Filed {
    places: Vec<(PaperGoes, Vec<BundleId>)>,
    papers: BTreeMap<BundleId, BTreeMap<Key, Vec<Case>>>,
}

impl Filed {
    /// The papers of that key where a row of that name may have been filed before.
    fn of(&mut self, tx: &mut Transaction, into: &PaperGoes, key: &Key) -> Result<Vec<Case>> {
        let mut found = Vec::new();
        for id in self.looked_through(tx, into)? {
            let id = &id;
            if !self.papers.contains_key(id) {
                self.papers.insert(id.clone(), papers_of(tx, id)?);
            }
            let cases = self.papers.get(id).and_then(|papers| papers.get(key));
            found.extend(cases.into_iter().flatten().cloned());
        }
        Ok(found)
    }

    /// Where a row of that place may have been filed before.
    fn looked_through(&mut self, tx: &mut Transaction, into: &PaperGoes) -> Result<Vec<BundleId>> {
        if let Some((_, known)) = self.places.iter().find(|(known, _)| known == into) {
            return Ok(known.clone());
        }
        let found = match into {
            PaperGoes::File(name) => looked_through(tx, name)?,
            other => place_of(tx, other, &Category::policies())?.looked_through,
        };
        self.places.push((into.clone(), found.clone()));
        Ok(found)
    }

    /// Makes a paper known that was filed just now.
    fn note(&mut self, tx: &mut Transaction, into: &PaperGoes, id: &RecordId) -> Result<()> {
        let path: BundlePath = layout::entry_path(EntryName::Record(id.stem)).parse()?;
        for bundle in self.looked_through(tx, into)? {
            let bundle = &bundle;
            let shelf = tx.bundle(bundle)?;
            if !shelf.has(&path) {
                continue;
            }
            let case = shelf.case(tx.archive().reader(), id.stem)?;
            if let Some(key) = key_of(&case) {
                let papers = self.papers.entry(bundle.clone()).or_default();
                papers.entry(key).or_default().push(case);
            }
        }
        Ok(())
    }
}

fn papers_of(tx: &mut Transaction, id: &BundleId) -> Result<BTreeMap<Key, Vec<Case>>> {
    let mut papers: BTreeMap<Key, Vec<Case>> = BTreeMap::new();
    for case in tx.bundle(id)?.cases(tx.archive().reader(), Kind::Document)? {
        if let Some(key) = key_of(&case) {
            papers.entry(key).or_default().push(case);
        }
    }
    Ok(papers)
}

fn key_of(case: &Case) -> Option<Key> {
    let Body::Document(document) = &case.record.body else {
        return None;
    };
    Some((document.category.clone(), case.record.head.date(), case.record.head.title.clone()?))
}

fn sha256_of(case: &Case) -> Option<Sha256> {
    case.record.body.attachments().first().map(|paper| paper.sha256)
}

fn compare(cells: &mut Cells, row: &PaperRow, case: &Case) {
    let Body::Document(first) = &case.record.body else {
        return;
    };
    let owner = match &row.whose {
        PaperOf::File(name) => Owner::File(name.clone()),
        PaperOf::Of(Kind::Enquiry, _) => Owner::Register(Register::Enquiries),
        PaperOf::Of(..) => Owner::Register(Register::Notices),
    };
    let id = RecordId { owner, stem: case.stem };
    if let Some(level) = row.level {
        cells.compare(&LEVEL, Some(&first.level), Some(&level), &id);
    }
    cells.compare(&AUTHOR, first.author.as_ref(), row.author.as_ref(), &id);
    // Where the row leaves the pages to a look, it says nothing of them.
    if row.pages.is_some() {
        cells.compare(
            &PAGES,
            case.record.body.attachments().first().and_then(|paper| paper.pages.as_ref()),
            row.pages.as_ref(),
            &id,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_by_the_end_of_its_path() {
        let sheet = Sheet::of_text("單元,類別,日期,題名,頁數,檔案\n0203,contracts,2026-01-01,合同,,papers/a b.pdf\n");
        let row = sheet.rows(COLUMNS).next().and_then(|mut cells| read(&mut cells)).unwrap();
        assert_eq!((row.given_name.as_str(), row.path.as_str(), row.pages), ("a b.pdf", "papers/a b.pdf", None));
    }
}
