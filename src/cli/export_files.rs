//! The files of an export: built beside their place, put there once the export is registered, by this command or, where that was
//! stopped, by the next one.

use std::collections::BTreeSet;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::secrecy::{KeyMeans, OpeningKeys};
use crate::archive::{Archive, StorageError, Verb};
use crate::cli::left_copies;
use crate::desk::export::{Along, Work};
use crate::error::Result;
use crate::model::export_scope::{ExportWritten, OutgoingPaper, Scope};
use crate::model::secrecy::Cipher;
use crate::model::sheet::ClientNames;
use crate::model::table::Cell;
use crate::model::{Kind, Listed, Moment, Reference, Refusal, Sha256};
use crate::output::phrases::Phrases;
use crate::output::spread::text::{ByteOrderMark, Csv, JsonLines};
use crate::output::spread::workbook::Xlsx;
use crate::output::spread::{SheetHead, Spread};
use crate::views::export::{OtherRecords, Papers, Sheets, Taker, give, left};
use clap::ValueEnum;

/// What a folder is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum FolderForm {
    /// Tables as text: what `import` reads
    Csv,
    /// JSON Lines
    Jsonl,
    /// Parquet
    #[cfg(feature = "parquet")]
    Parquet,
}

/// What an export becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ExportForm {
    Workbook,
    #[cfg(feature = "sqlite")]
    Database,
    /// A folder of tables, and whether CSV begins with a byte order mark.
    Folder(Vec<FolderForm>, bool),
}

impl ExportForm {
    /// The layout whose rows are counted: of several, that which people read.
    fn counted(&self) -> OtherRecords {
        match self {
            Self::Workbook => OtherRecords::Kinds,
            Self::Folder(forms, _) if forms.contains(&FolderForm::Csv) => OtherRecords::Kinds,
            _ => OtherRecords::Records,
        }
    }
}

pub(super) struct ExportFiles<'a> {
    archive: &'a Archive,
    form: ExportForm,
    place: OutsidePlace,
    /// Beside a file, the folder of the papers.
    papers: (String, Option<OutsidePlace>),
    now: Moment,
    phrases: Phrases,
    target: PathBuf,
    written: Option<ExportWritten>,
    /// By what papers that lie encrypted are opened.
    means: KeyMeans,
}

impl<'a> ExportFiles<'a> {
    /// Files that are to lie at a place; nothing is written yet.
    pub(super) fn new(
        archive: &'a Archive,
        (target, form): (&Path, ExportForm),
        (now, phrases, means): (Moment, Phrases, KeyMeans),
    ) -> Result<Self> {
        let place = OutsidePlace::new(archive, target)?;
        let papers = match form {
            ExportForm::Folder(..) => ("papers".to_owned(), None),
            _ => {
                let stem = target.file_stem().unwrap_or_default().to_string_lossy();
                let name = format!("{stem}-papers");
                let beside = OutsidePlace::new(archive, &target.with_file_name(&name))?;
                (name, Some(beside))
            }
        };
        let target = target.to_owned();
        Ok(Self { archive, form, place, papers, now, phrases, target, written: None, means })
    }

    /// Writes them, or counts what would stand in them.
    pub(super) fn write(&mut self, scope: &Scope, along: Along, work: Work) -> Result<ExportWritten> {
        if let Some(written) = &self.written {
            return Ok(written.clone());
        }
        let papers = match along {
            Along::Go => Papers::Beside(self.papers.0.clone()),
            Along::Stay => Papers::Left,
        };
        if work == Work::Write {
            self.sweep()?;
        }
        if work == Work::Count {
            let beside = self.form.counted();
            let sheets = Sheets::of(scope, (beside, self.now), (papers, ClientNames::Left));
            return self.pass(&sheets, None);
        }
        let written = match self.form.clone() {
            ExportForm::Workbook => {
                self.one_file(&Sheets::of(scope, (OtherRecords::Kinds, self.now), (papers, ClientNames::Beside)))
            }
            #[cfg(feature = "sqlite")]
            ExportForm::Database => {
                self.one_file(&Sheets::of(scope, (OtherRecords::Records, self.now), (papers, ClientNames::Left)))
            }
            ExportForm::Folder(forms, bom) => self.folder(scope, &forms, (papers, bom)),
        }?;
        self.place.is_whole();
        self.papers.1.iter().for_each(OutsidePlace::is_whole);
        self.written = Some(written.clone());
        Ok(written)
    }

    /// Puts them where they were asked for.
    pub(super) fn put(&self) -> Result<()> {
        let Some(written) = &self.written else { return Ok(()) };
        if let (Some(papers), true) = (&self.papers.1, 0 < written.papers) {
            papers.put_folder(self.archive)?;
        }
        match self.form {
            ExportForm::Folder(..) => self.place.put_folder(self.archive)?,
            _ => self.place.put_file(self.archive)?,
        }
        Ok(())
    }

    /// Puts the files of a registered export there that a stopped command has left beside it, whole; gives whether there were any.
    pub(super) fn put_left(&self, id: &Reference) -> Result<bool> {
        let registered = left::handed_out(self.archive, Some(id))?;
        if !self.place.is_left() {
            return Ok(false);
        }
        let encrypted = left_copies::encrypted(self.archive)?;
        if !registered.iter().any(|(_, copies)| self.is_whole(copies, &encrypted)) {
            return Ok(false);
        }
        if let Some(papers) = self.papers.1.as_ref().filter(|papers| papers.is_left()) {
            papers.put_folder(self.archive)?;
        }
        match self.form {
            ExportForm::Folder(..) => self.place.put_folder(self.archive)?,
            _ => self.place.put_file(self.archive)?,
        }
        Ok(true)
    }

    /// Whether what a stopped command left is what was registered. Of a file and its papers, the file tells.
    fn is_whole(&self, copies: &[Listed], encrypted: &BTreeSet<Sha256>) -> bool {
        match self.form {
            ExportForm::Folder(..) => {
                let is_left =
                    |copy: &Listed| left_copies::is_left(&self.place, (copy.path.as_str(), copy.sha256), encrypted);
                copies.iter().all(is_left)
            }
            _ => copies.iter().any(|copy| self.place.left(None) == Some(copy.sha256)),
        }
    }

    /// Takes away what a stopped command left half made. What is registered stays: it was promised to somebody.
    fn sweep(&self) -> Result<()> {
        if self.place.is_left() {
            let registered = left::handed_out(self.archive, None)?;
            let encrypted = left_copies::encrypted(self.archive)?;
            if let Some((id, _)) = registered.into_iter().find(|(_, copies)| self.is_whole(copies, &encrypted)) {
                return Err(Refusal::LeftBeside { id, kind: Kind::Export, path: self.target.clone() }.into());
            }
            self.place.sweep(self.archive)?;
        }
        if let Some(papers) = self.papers.1.as_ref().filter(|papers| papers.is_left()) {
            papers.sweep(self.archive)?;
        }
        Ok(())
    }

    /// Takes away what was begun, for nothing was registered.
    pub(super) fn give_up(&self) -> Result<()> {
        if let Some(papers) = &self.papers.1 {
            papers.give_up(self.archive)?;
        }
        Ok(self.place.give_up(self.archive)?)
    }

    fn about(&self) -> Result<SheetHead<'a>> {
        let offset = self.archive.settings().utc_offset.offset()?;
        Ok(SheetHead { estate: estate(self.archive), now: self.now, offset, phrases: self.phrases })
    }

    /// A workbook, or a database.
    fn one_file(&self, sheets: &Sheets) -> Result<ExportWritten> {
        let file = self.place.file(self.archive)?;
        if let Some(papers) = &self.papers.1 {
            papers.folder(self.archive)?;
        }
        let mut spread: Box<dyn Spread + '_> = match self.form {
            #[cfg(feature = "sqlite")]
            ExportForm::Database => {
                drop(file);
                let path = self.place.half_made();
                Box::new(self.told(crate::output::spread::sqlite::Sqlite::new((&sheets.forms, sheets.links()), path))?)
            }
            _ => {
                let beside = self.target.parent().unwrap_or(&self.target);
                Box::new(self.told(Xlsx::new(&sheets.forms, self.about()?, BufWriter::new(file), beside))?)
            }
        };
        let mut written = self.pass(sheets, Some(&mut *spread))?;
        drop(spread);
        let name = self.target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = name.parse().or_else(|_| "export".parse())?;
        written.copies.push(Listed { sha256: self.place.sealed(self.archive, None)?, path: name });
        if let (Some(papers), 0) = (&self.papers.1, written.papers) {
            papers.give_up(self.archive)?;
        }
        Ok(written)
    }

    /// A folder: one pass over the archive for the tables that people read, one for those that programs do.
    fn folder(&self, scope: &Scope, forms: &[FolderForm], (papers, bom): (Papers, bool)) -> Result<ExportWritten> {
        self.place.folder(self.archive)?;
        let mut all = ExportWritten::default();
        let mut papers = papers;
        for beside in [OtherRecords::Kinds, OtherRecords::Records] {
            let of =
                |form: &FolderForm| if *form == FolderForm::Csv { OtherRecords::Kinds } else { OtherRecords::Records };
            let wanted: Vec<FolderForm> = forms.iter().copied().filter(|form| of(form) == beside).collect();
            if wanted.is_empty() {
                continue;
            }
            let sheets = Sheets::of(scope, (beside, self.now), (papers.clone(), ClientNames::Left));
            let mut names: Vec<String> = Vec::new();
            let mut spreads: Vec<Box<dyn Spread + '_>> = Vec::new();
            for form in wanted {
                spreads.push(self.tables(&sheets, (form, bom), &mut names)?);
            }
            let mut several = Several(spreads);
            let written = self.pass(&sheets, Some(&mut several))?;
            drop(several);
            names.sort();
            for name in names {
                all.copies.push(Listed { sha256: self.place.sealed(self.archive, Some(&name))?, path: name.parse()? });
            }
            all.copies.extend(written.copies);
            all.papers += written.papers;
            if all.rows.is_empty() {
                all.rows = written.rows;
            }
            // The copies lie there once.
            papers = match papers {
                Papers::Beside(folder) => Papers::Named(folder),
                other => other,
            };
        }
        Ok(all)
    }

    /// Tables of one form.
    fn tables(
        &self,
        sheets: &Sheets,
        (form, bom): (FolderForm, bool),
        names: &mut Vec<String>,
    ) -> Result<Box<dyn Spread + 'a>> {
        let (place, archive) = (self.place.clone(), self.archive);
        let mut open = |name: &str| {
            names.push(name.to_owned());
            place.file_in(archive, name).map_err(io::Error::other)
        };
        let mark = if bom { ByteOrderMark::With } else { ByteOrderMark::Without };
        Ok(match form {
            FolderForm::Csv => Box::new(self.told(Csv::new(&sheets.forms, self.about()?, mark, &mut open))?),
            FolderForm::Jsonl => Box::new(self.told(JsonLines::new(&sheets.forms, &mut open))?),
            #[cfg(feature = "parquet")]
            FolderForm::Parquet => {
                let files = crate::output::spread::parquet::Parquet::new(&sheets.forms, self.about()?, &mut open);
                Box::new(self.told(files)?)
            }
        })
    }

    /// Goes through the archive once.
    fn pass(&self, sheets: &Sheets, spread: Option<&mut dyn Spread>) -> Result<ExportWritten> {
        let rows = sheets.forms.iter().map(|form| (form.name.to_owned(), 0)).collect();
        let mut taking =
            Taking { files: self, spread, written: ExportWritten { rows, ..ExportWritten::default() }, keys: None };
        give(self.archive, sheets, &mut taking)?;
        let Taking { spread, written, .. } = taking;
        if let Some(spread) = spread {
            self.told(spread.finish())?;
        }
        Ok(written)
    }

    fn told<T>(&self, done: io::Result<T>) -> Result<T> {
        let io = |source| StorageError::Io { verb: Verb::Write, path: self.place.half_made().to_owned(), source };
        Ok(done.map_err(io)?)
    }
}

/// The archive's name, for a document's title.
fn estate(archive: &Archive) -> &str {
    archive.settings().name.as_str()
}

/// Several files of the same rows.
struct Several<'a>(Vec<Box<dyn Spread + 'a>>);

impl Spread for Several<'_> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|one| one.row(sheet, cells))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|one| one.finish())
    }
}

/// What has been taken so far.
struct Taking<'f, 'a, 's> {
    files: &'f ExportFiles<'a>,
    spread: Option<&'s mut dyn Spread>,
    written: ExportWritten,
    /// What opens papers that lie encrypted, once one did.
    keys: Option<OpeningKeys>,
}

impl Taker for Taking<'_, '_, '_> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> Result<()> {
        if let Some((_, rows)) = self.written.rows.get_mut(sheet) {
            *rows += 1;
        }
        match &mut self.spread {
            Some(spread) => self.files.told(spread.row(sheet, cells)),
            None => Ok(()),
        }
    }

    fn paper(&mut self, paper: OutgoingPaper) -> Result<()> {
        self.written.papers += 1;
        if self.spread.is_none() {
            return Ok(());
        }
        let folder = &self.files.papers;
        let (place, name) = match &folder.1 {
            Some(place) => (place, paper.to.clone()),
            None => (&self.files.place, format!("{}/{}", folder.0, paper.to)),
        };
        let copy = OutgoingCopy { from: paper.from, sha256: paper.sha256, name, encrypted: paper.encrypted };
        match copy.encrypted {
            // Who gets it has no key: it is opened with that of who lets it out, read once.
            Some(Cipher::Age) => {
                let keys = match self.keys.take() {
                    Some(keys) => keys,
                    None => OpeningKeys::begin(self.files.archive, &self.files.means)?,
                };
                place.clear_in(self.files.archive, &copy, &keys)?;
                self.keys = Some(keys);
            }
            None => place.copy_in(self.files.archive, &copy)?,
        }
        let listed = format!("{}/{}", folder.0, paper.to);
        self.written.copies.push(Listed { sha256: paper.sha256, path: listed.parse()? });
        Ok(())
    }
}
