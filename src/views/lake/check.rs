//! What is wrong in a lake: every file that counts is held against its publication, and that against the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::StorageError;
use crate::archive::lake::LakeFolder;
use crate::archive::lake::rows::{TableFile, kept_as};
use crate::error::Result;
use crate::model::Date;
use crate::model::lake::catalogue::{CATALOGUE, LakeEntry, LakePublication, PublishedFile};
use crate::model::lake::fault::LakeFault;
use crate::model::lake::{LakeCode, LakeTable, NO_YEAR, SCHEMA};
use crate::model::table::Cell;
use crate::views::lake::forms::{FACTS, WITHOUT_HOLES, schema};

/// What was looked at, and what was found.
#[derive(Debug, Default)]
pub struct LakeChecked {
    pub estates: usize,
    pub files: usize,
    pub rows: u64,
    /// What is wrong, in order.
    pub found: Vec<LakeFault>,
}

/// Checks a lake.
pub fn check(lake: &LakeFolder) -> Result<LakeChecked> {
    let mut checked = LakeChecked::default();
    let catalogue = match lake.catalogue() {
        Err(StorageError::Lake { says, .. }) => {
            checked.found.push(LakeFault::Unreadable { path: CATALOGUE.to_owned(), says });
            return Ok(checked);
        }
        other => other?,
    };
    let Some(catalogue) = catalogue else {
        checked.found.push(LakeFault::NoCatalogue);
        return Ok(checked);
    };
    if SCHEMA < catalogue.schema {
        let (path, found) = (CATALOGUE.to_owned(), catalogue.schema);
        checked.found.push(LakeFault::NewerSchema { path, found, known: SCHEMA });
        return Ok(checked);
    }
    let mut ids: BTreeMap<&str, &LakeCode> = BTreeMap::new();
    let tables = schema();
    for (code, entry) in &catalogue.estates {
        checked.estates += 1;
        if let Some(other) = ids.insert(entry.id.as_str(), code) {
            checked.found.push(LakeFault::TwoCodes { one: other.clone(), other: code.clone() });
        }
        let Some(publication) = publication(lake, (code, entry), &mut checked.found)? else { continue };
        files(lake, &publication, (&tables, &mut checked))?;
    }
    checked.found.sort();
    Ok(checked)
}

/// The publication of an estate, where it is the one that the catalogue names.
fn publication(
    lake: &LakeFolder,
    (code, entry): (&LakeCode, &LakeEntry),
    found: &mut Vec<LakeFault>,
) -> Result<Option<LakePublication>> {
    let path = LakePublication::path(code, entry.publication);
    let code = code.clone();
    let (publication, sha256) = match lake.publication(&path) {
        Err(StorageError::Lake { says, .. }) => {
            found.push(LakeFault::Unreadable { path, says });
            return Ok(None);
        }
        other => match other? {
            None => {
                found.push(LakeFault::NoPublication { code, path });
                return Ok(None);
            }
            Some(read) => read,
        },
    };
    if sha256 != entry.sha256 {
        found.push(LakeFault::PublicationAltered { code, path });
        return Ok(None);
    }
    if SCHEMA < publication.schema {
        found.push(LakeFault::NewerSchema { path, found: publication.schema, known: SCHEMA });
        return Ok(None);
    }
    let says = (&publication.estate, &publication.id, publication.publication, &entry.manifest);
    if says != (&code, &entry.id, entry.publication, &path) {
        found.push(LakeFault::OtherPublication { code, path });
    }
    Ok(Some(publication))
}

fn files(
    lake: &LakeFolder,
    publication: &LakePublication,
    (tables, checked): (&[LakeTable], &mut LakeChecked),
) -> Result<()> {
    let mut listed: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut days: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
    for file in &publication.files {
        let path = file.path.clone();
        checked.files += 1;
        if let Some(other) = listed.insert((&file.table, &file.year), &file.path) {
            checked.found.push(LakeFault::TwoFiles { path: path.clone(), other: other.to_owned() });
        }
        if !file.is_named_right(&publication.estate) {
            checked.found.push(LakeFault::OddName { path });
            continue;
        }
        let table = match TableFile::open(lake, file) {
            Err(StorageError::Missing(_)) => {
                checked.found.push(LakeFault::Missing { path });
                continue;
            }
            Err(StorageError::Altered(_)) => {
                checked.found.push(LakeFault::Altered { path });
                continue;
            }
            Err(StorageError::Lake { says, .. }) => {
                checked.found.push(LakeFault::Unreadable { path, says });
                continue;
            }
            other => other?,
        };
        checked.rows += table.rows();
        let of = [("deedbox.table", file.table.as_str()), ("deedbox.estate", publication.estate.as_str())];
        if let Some((_, says)) = of.iter().find(|(key, says)| table.note(key) != Some(says)) {
            checked.found.push(LakeFault::OtherEstate { path: path.clone(), says: (*says).to_owned() });
        }
        if table.rows() != file.rows {
            checked.found.push(LakeFault::OtherRows { path: path.clone(), rows: table.rows(), listed: file.rows });
        }
        let known = tables.iter().find(|known| known.name == file.table);
        checked.found.extend(columns(&table, (known, &path)));
        let seen = days.entry(&file.table).or_default();
        checked.found.extend(rows(&table, (publication, file), seen)?);
    }
    checked.found.extend(holes(publication, &listed, &days));
    Ok(())
}

/// The columns that are of another type than the table's; one that came later is no fault, nor is one that is not there yet.
fn columns(table: &TableFile, (known, path): (Option<&LakeTable>, &str)) -> Vec<LakeFault> {
    let fault = |column: &str| LakeFault::OtherColumn { path: path.to_owned(), column: column.to_owned() };
    let columns = table.columns();
    let mut found = Vec::new();
    for needed in ["estate", "year"] {
        if !columns.iter().any(|(name, _)| name == needed) {
            found.push(fault(needed));
        }
    }
    for column in known.into_iter().flat_map(|known| &known.columns) {
        let there = columns.iter().find(|(name, _)| name == column.key);
        if there.is_some_and(|(_, sort)| *sort != Some(kept_as(column.sort))) {
            found.push(fault(column.key));
        }
    }
    found
}

/// The rows that are not of their file's estate and year; their days are noted.
fn rows(
    table: &TableFile,
    (publication, file): (&LakePublication, &PublishedFile),
    days: &mut BTreeSet<Date>,
) -> Result<Option<LakeFault>> {
    let mut odd = None;
    let year = file.year.parse::<i64>().ok().filter(|_| file.year != NO_YEAR).map(Cell::Count).unwrap_or(Cell::Empty);
    let estate = Cell::text(&publication.estate);
    table.each(&["estate", "year", "as_of"], &mut |cells| {
        let [of, in_year, as_of] = cells else { return };
        if *of != estate || *in_year != year {
            let says = |cell: &Cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Count(count) => count.to_string(),
                _ => "-".to_owned(),
            };
            odd.get_or_insert_with(|| format!("{} {}", says(of), says(in_year)));
        }
        if let Cell::Date(day) = as_of {
            days.insert(*day);
        }
    })?;
    Ok(odd.map(|says| LakeFault::OtherEstate { path: file.path.clone(), says }))
}

/// The days of which the facts should tell, and do not.
fn holes(
    publication: &LakePublication,
    listed: &BTreeMap<(&str, &str), &str>,
    days: &BTreeMap<&str, BTreeSet<Date>>,
) -> Vec<LakeFault> {
    let expected: Vec<Date> = publication.days.iter().map(|day| day.0).collect();
    let mut found = BTreeSet::new();
    for table in FACTS {
        let hole = |day: Date| LakeFault::Hole { code: publication.estate.clone(), table: table.to_owned(), day };
        for day in &expected {
            if !listed.contains_key(&(table, day.year().to_string().as_str())) {
                found.insert(hole(*day));
            }
        }
        let Some(seen) = days.get(table).filter(|_| WITHOUT_HOLES.contains(&table)) else { continue };
        let Some(first) = seen.first() else { continue };
        found.extend(expected.iter().filter(|day| first < day && !seen.contains(day)).map(|day| hole(*day)));
    }
    found.into_iter().collect()
}
