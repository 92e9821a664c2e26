//! The files of an estate in a lake: made apart, put in place once they are registered, by this command or, where that was stopped, by
//! the next one.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io;

use crate::archive::lake::{LakeFolder, LakeStaging, StagedTable};
use crate::archive::{Archive, StorageError, Verb};
use crate::desk::export::Work;
use crate::error::Result;
use crate::model::export_scope::ExportWritten;
use crate::model::lake::catalogue::{DayText, LakeCatalogue, LakeEntry, LakePublication, PublishedFile};
use crate::model::lake::{LakeCode, NO_YEAR, Personal, SCHEMA, days};
use crate::model::{Date, Listed, Sha256, UtcOffset};
use crate::output::spread::Spread;
use crate::output::spread::parquet::Parquet;
use crate::views::export::left;
use crate::views::lake::forms::{FACTS, LakeForms};
use crate::views::lake::{LakeAsk, LakeRow, give};

/// The publication where the files are made: it stays there until it counts, so that a stopped command can be finished.
const MADE: &str = "publication.json";
/// The same, to be put in its place.
const TO_PUT: &str = "publication.next.json";

/// What counts of the estate so far.
pub(super) struct LastPublished {
    pub(super) publication: LakePublication,
}

impl LastPublished {
    pub(super) fn of(lake: &LakeFolder, code: &LakeCode, entry: &LakeEntry) -> Result<Self> {
        Ok(Self { publication: lake.published(code, entry)? })
    }
}

/// What was put in its place.
pub(super) struct LakePut {
    /// The number of the publication.
    pub(super) number: u32,
    /// How many files are new.
    pub(super) files: usize,
}

pub(super) struct LakeFiles<'a> {
    archive: &'a Archive,
    lake: &'a LakeFolder,
    staging: LakeStaging<'a>,
    ask: LakeAsk,
    personal: Personal,
    forms: LakeForms,
    /// What was written, once it was: git may have the act decided anew.
    written: Option<Option<ExportWritten>>,
    made: Option<MadePublication>,
}

/// A publication whose files are made.
struct MadePublication {
    publication: LakePublication,
    sha256: Sha256,
    staged: Vec<StagedTable>,
}

/// A file of a table while rows come.
struct OpenTable {
    parquet: Parquet<File>,
    table: &'static str,
    year: String,
    rows: u64,
    days: Option<(Date, Date)>,
}

impl<'a> LakeFiles<'a> {
    pub(super) fn new((archive, lake): (&'a Archive, &'a LakeFolder), ask: LakeAsk, personal: Personal) -> Self {
        let (staging, forms) = (lake.staging(&ask.code), LakeForms::of(personal, ask.now));
        Self { archive, lake, staging, ask, personal, forms, written: None, made: None }
    }

    /// Writes a publication, or counts what would stand in it; none where nothing is new.
    pub(super) fn write(
        &mut self,
        work: Work,
        (last, sources): (Option<&LastPublished>, Sha256),
    ) -> Result<Option<ExportWritten>> {
        if let Some(written) = &self.written {
            return Ok(written.clone());
        }
        if work == Work::Count {
            return Ok(Some(self.count()?));
        }
        self.staging.begin(self.archive.disk())?;
        let mut tables = self.tables()?;
        let (mut files, mut staged) = (Vec::new(), Vec::new());
        let mut rows: BTreeMap<&'static str, u64> = BTreeMap::new();
        for (_, mut table) in std::mem::take(&mut tables) {
            self.told(table.parquet.finish())?;
            let name = staged_name(table.table, &table.year);
            drop(table.parquet);
            let (sha256, bytes) = self.staging.sealed(self.archive.disk(), &name)?;
            let path = PublishedFile::path_of(&self.ask.code, (table.table, &table.year), sha256);
            match self.lake.digest(&path)? {
                Some(there) if there == (sha256, bytes) => self.staging.drop(self.archive.disk(), &name)?,
                Some(_) => return Err(StorageError::Altered(self.lake.full(&path).display().to_string()).into()),
                None => staged.push(StagedTable { name, path: path.clone() }),
            }
            *rows.entry(table.table).or_default() += table.rows;
            let (min_day, max_day) = table.days.map(|(first, last)| (DayText(first), DayText(last))).unzip();
            let (table, year, rows) = (table.table.to_owned(), table.year, table.rows);
            files.push(PublishedFile { table, year, path, rows, bytes, sha256, min_day, max_day });
        }
        files.sort();
        let publication = self.publication(files, (last, sources))?;
        if last.is_some_and(|last| publication.says_as(&last.publication)) {
            self.written = Some(None);
            return Ok(None);
        }
        let path = LakePublication::path(&publication.estate, publication.publication);
        let text = publication.text().ok_or_else(|| StorageError::Lake { path: path.clone(), says: String::new() })?;
        let sha256 = self.staging.text(self.archive.disk(), MADE, &text)?;
        self.staging.text(self.archive.disk(), TO_PUT, &text)?;
        let rows = rows.into_iter().map(|(table, rows)| (table.to_owned(), rows)).collect();
        let copies = vec![Listed { sha256, path: path.parse()? }];
        let written = ExportWritten { rows, papers: 0, copies };
        self.made = Some(MadePublication { publication, sha256, staged });
        self.written = Some(Some(written.clone()));
        Ok(Some(written))
    }

    /// Puts it in its place, and lets it count.
    pub(super) fn put(&mut self, catalogue: &mut LakeCatalogue) -> Result<LakePut> {
        let Some(made) = self.made.take() else { return Ok(LakePut { number: 0, files: 0 }) };
        let put = LakePut { number: made.publication.publication, files: made.staged.len() };
        self.let_count(made, catalogue)?;
        Ok(put)
    }

    /// Puts a publication in its place that a stopped command registered and left; gives whether there was one.
    pub(super) fn put_left(&mut self, catalogue: &mut LakeCatalogue) -> Result<bool> {
        let left = self
            .staging
            .left_text(MADE)
            .and_then(|bytes| Some((serde_json::from_slice::<LakePublication>(&bytes).ok()?, Sha256::of(&bytes))));
        let Some((publication, sha256)) = left else {
            self.give_up()?;
            return Ok(false);
        };
        let known = catalogue.estates.get(&publication.estate).map_or(0, |entry| entry.publication);
        let registered = left::handed_out(self.archive, None)?;
        let is_registered = registered.iter().any(|(_, copies)| copies.iter().any(|copy| copy.sha256 == sha256));
        if !is_registered || publication.publication <= known || publication.estate != self.ask.code {
            self.give_up()?;
            return Ok(false);
        }
        let staged = publication
            .files
            .iter()
            .map(|file| StagedTable { name: staged_name(&file.table, &file.year), path: file.path.clone() });
        let made = MadePublication { staged: staged.collect(), publication, sha256 };
        self.let_count(made, catalogue)?;
        Ok(true)
    }

    pub(super) fn give_up(&self) -> Result<()> {
        Ok(self.staging.give_up(self.archive.disk())?)
    }

    fn let_count(&self, made: MadePublication, catalogue: &mut LakeCatalogue) -> Result<()> {
        let MadePublication { publication, sha256, mut staged } = made;
        let (code, number) = (publication.estate.clone(), publication.publication);
        let manifest = LakePublication::path(&code, number);
        staged.push(StagedTable { name: TO_PUT.to_owned(), path: manifest.clone() });
        self.staging.put(self.archive.disk(), &staged)?;
        catalogue.estates.insert(code, LakeEntry { id: publication.id, publication: number, manifest, sha256 });
        catalogue.schema = SCHEMA;
        self.lake.publish(self.archive.disk(), catalogue)?;
        self.give_up()
    }

    /// Goes through the archive and fills a file for each table and year.
    fn tables(&self) -> Result<BTreeMap<(usize, String), OpenTable>> {
        let mut tables = BTreeMap::new();
        // The facts have a file for each year of which they tell, whether there is anything to tell or not: a hole is seen.
        for (at, form) in self.forms.forms.iter().enumerate().filter(|(_, form)| FACTS.contains(&form.name)) {
            for day in days(self.ask.now.date()) {
                let year = day.year().to_string();
                if let Entry::Vacant(place) = tables.entry((at, year.clone())) {
                    place.insert(self.open((at, form.name), &year)?);
                }
            }
        }
        let mut take = |row: LakeRow| -> Result<()> {
            let year = row.year.map_or_else(|| NO_YEAR.to_owned(), |year| format!("{year:04}"));
            let key = (row.table, year);
            if !tables.contains_key(&key) {
                let Some(form) = self.forms.forms.get(row.table) else { return Ok(()) };
                let opened = self.open((row.table, form.name), &key.1)?;
                tables.insert(key.clone(), opened);
            }
            let Some(table) = tables.get_mut(&key) else { return Ok(()) };
            table.rows += 1;
            if let Some(day) = row.day {
                let (first, last) = table.days.unwrap_or((day, day));
                table.days = Some((first.min(day), last.max(day)));
            }
            self.told(table.parquet.row(0, &row.cells))
        };
        give(self.archive, &self.forms, &self.ask, &mut take)?;
        // A table without rows is there all the same: engines find its columns.
        for (at, form) in self.forms.forms.iter().enumerate() {
            if !tables.keys().any(|(table, _)| *table == at) {
                tables.insert((at, NO_YEAR.to_owned()), self.open((at, form.name), NO_YEAR)?);
            }
        }
        Ok(tables)
    }

    fn open(&self, (at, table): (usize, &'static str), year: &str) -> Result<OpenTable> {
        let forms = self.forms.forms.get(at..=at).unwrap_or_default();
        let notes = [
            ("deedbox.schema", SCHEMA.to_string()),
            ("deedbox.table", table.to_owned()),
            ("deedbox.estate", self.ask.code.to_string()),
        ];
        let name = staged_name(table, year);
        let mut open = |_: &str| self.staging.file(self.archive.disk(), &name).map_err(io::Error::other);
        let parquet = self.told(Parquet::with_notes(forms, (self.offset()?, &notes), &mut open))?;
        Ok(OpenTable { parquet, table, year: year.to_owned(), rows: 0, days: None })
    }

    fn count(&self) -> Result<ExportWritten> {
        let mut rows: Vec<(String, u64)> = self.forms.forms.iter().map(|form| (form.name.to_owned(), 0)).collect();
        let mut take = |row: LakeRow| {
            if let Some((_, count)) = rows.get_mut(row.table) {
                *count += 1;
            }
            Ok(())
        };
        give(self.archive, &self.forms, &self.ask, &mut take)?;
        Ok(ExportWritten { rows, ..ExportWritten::default() })
    }

    fn publication(
        &self,
        files: Vec<PublishedFile>,
        (last, sources): (Option<&LastPublished>, Sha256),
    ) -> Result<LakePublication> {
        let (settings, code, today) = (self.archive.settings(), &self.ask.code, self.ask.now.date());
        let mut number = last.map_or(0, |last| last.publication.publication) + 1;
        // One that was put in its place and never counted keeps its number.
        while self.lake.digest(&LakePublication::path(code, number))?.is_some() {
            number += 1;
        }
        Ok(LakePublication {
            schema: SCHEMA,
            estate: code.clone(),
            id: settings.id.clone(),
            publication: number,
            program: concat!("deedbox ", env!("CARGO_PKG_VERSION")).to_owned(),
            exported_at: self.ask.now.to_string(),
            day: DayText(today),
            days: days(today).into_iter().map(DayText).collect(),
            currency: settings.currency.as_str().to_owned(),
            utc_offset: settings.utc_offset.as_str().to_owned(),
            personal: self.personal == Personal::Along,
            commit: self.ask.commit.clone(),
            sources,
            files,
        })
    }

    fn offset(&self) -> Result<UtcOffset> {
        Ok(self.archive.settings().utc_offset.offset()?)
    }

    fn told<T>(&self, done: io::Result<T>) -> Result<T> {
        let io = |source| StorageError::Io { verb: Verb::Write, path: self.lake.root().to_owned(), source };
        Ok(done.map_err(io)?)
    }
}

fn staged_name(table: &str, year: &str) -> String {
    format!("{table}.{year}.parquet")
}
