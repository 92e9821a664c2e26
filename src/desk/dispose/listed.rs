//! What a destruction list says of each volume and paper (docs/FORMS.md, 銷毀清冊), as a table and as lines.

use crate::archive::StorageError;
use crate::archive::retention::BoxedVolume;
use crate::error::Result;
use crate::model::disposal::DisposalLine;
use crate::model::hidden_titles;
use crate::model::secrecy::SecrecyRules;
use crate::model::{Date, Paper, PaperId, text};

/// The columns of the list.
pub const COLUMNS: [&str; 8] = ["no", "title", "year", "code", "retention", "kept_years", "pages", "remarks"];

/// A volume on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct ListedVolume {
    title: String,
    year: String,
    code: String,
    retention: String,
    kept_years: i32,
    pages: u32,
}

impl ListedVolume {
    pub(in crate::desk) fn of(volume: &BoxedVolume, today: Date) -> Self {
        let left = volume.first.boxed.move_out.year();
        Self {
            title: volume.title().map(ToString::to_string).unwrap_or_default(),
            year: left.to_string(),
            code: volume.code().to_string(),
            retention: volume.retention().to_string(),
            kept_years: today.year().number() - left.number() - 1,
            pages: volume.parts().map(|part| part.boxed.pages).sum(),
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum CsvRow {
    Volume(ListedVolume),
    Paper { title: String, year: String, id: String, pages: Option<u32> },
}

impl CsvRow {
    pub(in crate::desk) fn paper(id: &PaperId, paper: &Paper, rules: &SecrecyRules) -> Self {
        Self::Paper {
            title: hidden_titles::listed(paper, rules),
            year: paper.date.year().to_string(),
            id: id.to_string(),
            pages: paper.attachment.pages,
        }
    }

    fn cells(&self, no: usize) -> [String; 8] {
        let no = no.to_string();
        match self {
            Self::Volume(volume) => {
                let (pages, kept) = (volume.pages.to_string(), volume.kept_years.to_string());
                let of = |text: &String| text.clone();
                let (title, year) = (of(&volume.title), of(&volume.year));
                [no, title, year, of(&volume.code), of(&volume.retention), kept, pages, String::new()]
            }
            Self::Paper { title, year, id, pages } => {
                let pages = pages.map(|pages| pages.to_string()).unwrap_or_default();
                [no, title.clone(), year.clone(), id.clone(), String::new(), String::new(), pages, String::new()]
            }
        }
    }
}

/// The list for people, as CSV.
pub(in crate::desk) fn csv(rows: &[CsvRow]) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let wrong = |says: String| StorageError::Text { path: "disposal-list.csv".to_owned(), line: None, says };
    out.write_record(COLUMNS).map_err(|e| wrong(e.to_string()))?;
    for (at, row) in rows.iter().enumerate() {
        let cells = row.cells(at + 1).map(|cell| text::not_a_formula(&cell));
        out.write_record(&cells).map_err(|e| wrong(e.to_string()))?;
    }
    Ok(out.into_inner().map_err(|e| wrong(e.to_string()))?)
}

/// The lines of what is destroyed.
pub(in crate::desk) fn lines_text(lines: &[DisposalLine]) -> Vec<u8> {
    lines.iter().map(|line| format!("{line}\n")).collect::<String>().into_bytes()
}
