//! The papers, known by unit, category, date, title and bytes; the clients who have left are looked through as well.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use crate::archive::{
    At, BundleId, GivenFault, Shelves, Staged, StorageError, Transaction, Verb, hash, layout, media, open_beside,
};
use crate::desk::Desk;
use crate::desk::bring_in::cells::Cells;
use crate::desk::bring_in::headers::{Column, UNITS};
use crate::desk::bring_in::sheet::Sheet;
use crate::desk::bring_in::values::Holds;
use crate::desk::bring_in::{Became, Counts, Rows, looked_through};
use crate::desk::file_paper::{FilePapers, Into, Paper, Repeats, file_papers};
use crate::error::{Error, Input, Result};
use crate::model::document::{Level, Standing, given_name};
use crate::model::text::count;
use crate::model::{Body, BundlePath, Case, Category, Date, EntryName, FileName, Kind, Line, Owner, RecordId, Sha256};

const UNIT: Column = Column::filled("單元", UNITS).of(Holds::Unit);
const CATEGORY: Column = Column::filled("類別", &["category", "分類"]);
pub(super) const DATE: Column = Column::filled("日期", &["date", "文件日期"]).of(Holds::Day);
const TITLE: Column = Column::filled("題名", &["title", "標題", "文件題名", "文件名稱", "檔案名稱"]).of(Holds::Prose);
const AUTHOR: Column = Column::maybe("責任者", &["author", "作者"]);
const PAGES: Column = Column::maybe("頁數", &["pages"]).of(Holds::Count);
const PATH: Column = Column::filled("檔案", &["path", "file", "文件", "路徑", "檔案路徑"]);

/// The columns.
pub const COLUMNS: &[Column] = &[UNIT, CATEGORY, DATE, TITLE, AUTHOR, PAGES, PATH];

struct Row {
    file: FileName,
    category: Category,
    date: Date,
    title: Line,
    author: Option<Line>,
    pages: Option<u32>,
    path: Line,
    given_name: Line,
}

fn read(cells: &mut Cells) -> Option<Row> {
    let (file, category, date) = (cells.need(&UNIT), cells.need(&CATEGORY), cells.need(&DATE));
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
    Some(Row {
        file: file?,
        category: category?,
        date: date?,
        title: title?,
        author,
        pages,
        path,
        given_name: given_name?,
    })
}

/// Whether a register lists papers, and none of them with its file: one that was exported without them.
pub(super) fn lists_no_file(sheet: &Sheet) -> bool {
    !sheet.is_empty() && sheet.rows(COLUMNS).all(|cells| cells.text(&PATH).is_empty())
}

/// Files the papers that are not filed yet. The same bytes under another title are a paper of their own.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<Counts> {
    desk.actor(tx)?;
    let settings = tx.archive().settings().clone();
    let mut filed = Filed::default();
    rows.each(|cells| {
        let row = read(cells);
        if let Some(row) = &row
            && let Err(unknown) = settings.check_category(&row.category)
        {
            cells.blame(&CATEGORY, unknown);
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
        let earlier = filed.of(tx, &row.file, &key)?;
        if !earlier.is_empty() {
            let again = file.try_clone().at(Verb::Read, Path::new(row.path.as_str()))?;
            let (sha256, _) = hash(again, row.path.as_str())?;
            if let Some(case) = earlier.iter().find(|case| sha256_of(case) == Some(sha256)) {
                compare(cells, &row, case);
                return Ok(Became::Same);
            }
            file.seek(SeekFrom::Start(0)).at(Verb::Read, Path::new(row.path.as_str()))?;
        }
        let staged = tx.stage(file, Path::new(row.path.as_str()))?;
        let name = row.file.clone();
        let id = file_row(desk, tx, row, staged)?;
        filed.note(tx, &name, &id)?;
        Ok(Became::New)
    })
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
fn file_row(desk: &Desk, tx: &mut Transaction, row: Row, mut staged: Staged) -> Result<RecordId> {
    let (media_type, pages) = look(&mut staged, &row)?;
    let paper = Paper { staged, media_type, pages, given_name: row.given_name, title: row.title, date: row.date };
    let ask = FilePapers {
        into: Into::File(row.file.clone()),
        category: row.category,
        standing: Standing::Original,
        level: Level::Ordinary,
        author: row.author,
        valid_until: None,
        supersedes: None,
        repeats: Repeats::Filed,
        papers: vec![paper],
    };
    let id = file_papers(desk, tx, &ask)?.pop();
    id.ok_or_else(|| Input::NothingThere(row.path.to_string()).into())
}

/// What the bytes are, and how many pages they have: as the row says, else as a look at them tells.
fn look(staged: &mut Staged, row: &Row) -> Result<(Line, Option<u32>)> {
    let looked = staged.look(|copy| media::look(copy, row.given_name.as_str())).unwrap_or_default();
    Ok((looked.media_type.as_str().parse()?, row.pages.or(looked.pages)))
}

/// By what a paper is known, beside where it lies and its bytes.
type Key = (Category, Date, Line);

/// What is filed, by place and key; each place is read once.
#[derive(Default)]
struct Filed {
    places: BTreeMap<FileName, Vec<BundleId>>,
    papers: BTreeMap<BundleId, BTreeMap<Key, Vec<Case>>>,
}

impl Filed {
    /// The papers of that key where a row of that name may have been filed before.
    fn of(&mut self, tx: &mut Transaction, name: &FileName, key: &Key) -> Result<Vec<Case>> {
        if !self.places.contains_key(name) {
            self.places.insert(name.clone(), looked_through(tx, name)?);
        }
        let mut found = Vec::new();
        for id in self.places.get(name).into_iter().flatten() {
            if !self.papers.contains_key(id) {
                self.papers.insert(id.clone(), papers_of(tx, id)?);
            }
            let cases = self.papers.get(id).and_then(|papers| papers.get(key));
            found.extend(cases.into_iter().flatten().cloned());
        }
        Ok(found)
    }

    /// Makes a paper known that was filed just now.
    fn note(&mut self, tx: &mut Transaction, name: &FileName, id: &RecordId) -> Result<()> {
        let path: BundlePath = layout::entry_path(EntryName::Record(id.stem)).parse()?;
        for bundle in self.places.get(name).into_iter().flatten() {
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

fn compare(cells: &mut Cells, row: &Row, case: &Case) {
    let Body::Document(first) = &case.record.body else {
        return;
    };
    let id = RecordId { owner: Owner::File(row.file.clone()), stem: case.stem };
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
