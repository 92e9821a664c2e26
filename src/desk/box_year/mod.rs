//! The year: sealed volumes go into boxes, one floor and one retention term a box (P2-6).

pub mod boxed;
pub mod plan;

use std::collections::BTreeSet;

use crate::archive::bag::{self, BagInfo};
use crate::archive::layout::{CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML, MOVED_OUT};
use crate::archive::{BundleId, Lookup, StorageError, Transaction, VolumeFolder, tenancy};
use crate::desk::box_year::boxed::boxed;
use crate::desk::box_year::plan::{BoxPlan, PlannedVolume};
use crate::desk::{Desk, fresh_stem};
use crate::error::Result;
use crate::model::catalogue::{Catalogue, CatalogueEntry};
use crate::model::{Body, FileName, Kind, RecordId, Refusal, Register, StaffId, Year};

/// Prints a catalogue: the files under `moved-out/<year>/`, by name.
pub type Print<'p> = dyn Fn(&Catalogue) -> Result<Vec<(&'static str, Vec<u8>)>> + 'p;

/// Carries a plan out: box records, bags, the moves, the catalogue.
pub fn carry_out(desk: &Desk, tx: &mut Transaction, plan: &BoxPlan, print: &Print) -> Result<()> {
    let by = desk.actor(tx)?.id;
    if plan.volumes.is_empty() {
        return Ok(());
    }
    let estate = tx.archive().settings().name.clone();
    let mut entries = boxed(tx)?;
    for volume in &plan.volumes {
        let folder: VolumeFolder =
            volume.boxed.volume.as_str().parse().map_err(|()| StorageError::Missing(volume.from.clone()))?;
        let from = place_of(tx, volume, &folder)?;
        let info = BagInfo {
            organisation: estate.clone(),
            code: volume.boxed.code.clone(),
            title: volume.title.clone(),
            date: desk.today(),
        };
        let bundle = tx.bundle(&from)?;
        let closing = bag::closing_files(tx.archive().reader(), &bundle, &info).map_err(|e| damaged(volume, e))?;
        for (name, bytes) in closing {
            tx.add_plain(bag::path_in(&from, name), bytes)?;
        }
        tx.move_folder(&from, &BundleId::Boxed(volume.boxed.place(), folder))?;
        add_box_record(desk, tx, &by, volume)?;
        let (title, boxed) = (volume.title.clone(), volume.boxed.clone());
        entries.push(CatalogueEntry { title, boxed, location: None, destroyed: None });
    }
    write_catalogue(tx, plan.year, entries, print)
}

/// Writes a year's catalogue anew from the box records.
pub fn catalogue(desk: &Desk, tx: &mut Transaction, year: Year, print: &Print) -> Result<usize> {
    desk.actor(tx)?;
    catalogue_after_merge(tx, year, print)
}

/// The same for a catalogue that two clones printed, each by what it knew: nobody acts by it, for it says what the box records say.
pub fn catalogue_after_merge(tx: &mut Transaction, year: Year, print: &Print) -> Result<usize> {
    tx.lock_archive()?;
    let entries = boxed(tx)?;
    let n = entries.iter().filter(|entry| entry.boxed.year == year).count();
    if 0 < n {
        write_catalogue(tx, year, entries, print)?;
    }
    Ok(n)
}

/// Prints a year's catalogue again, in which the volumes with some codes are destroyed by a list that this change carries out.
pub(in crate::desk) fn print_again(
    tx: &mut Transaction,
    year: Year,
    (codes, list): (&BTreeSet<String>, &RecordId),
    print: &Print,
) -> Result<()> {
    let mut entries = boxed(tx)?;
    for entry in &mut entries {
        let first = entry.boxed.supplement_to.as_ref().unwrap_or(&entry.boxed.code);
        if codes.contains(&first.to_string()) {
            entry.destroyed = Some(list.clone());
        }
    }
    write_catalogue(tx, year, entries, print)
}

fn write_catalogue(tx: &mut Transaction, year: Year, entries: Vec<CatalogueEntry>, print: &Print) -> Result<()> {
    let settings = tx.archive().settings();
    let of_year = entries.into_iter().filter(|entry| entry.boxed.year == year).collect();
    let catalogue = Catalogue::new(settings.name.clone(), settings.fonds.as_str().to_owned(), year, of_year);
    for (name, bytes) in print(&catalogue)? {
        tx.write_whole(format!("{MOVED_OUT}/{year}/{name}"), bytes);
    }
    Ok(())
}

/// The names of what a catalogue is printed as.
pub const PRINTS: [&str; 3] = [CATALOGUE_CSV, CATALOGUE_HTML, LABELS_HTML];

fn damaged(volume: &PlannedVolume, e: StorageError) -> crate::error::Error {
    match e {
        StorageError::Altered(path) | StorageError::Missing(path) | StorageError::Unlisted(path) => {
            let file = FileName::Departed(volume.boxed.unit.clone(), volume.boxed.move_out);
            Refusal::VolumeDamaged { file, path }.into()
        }
        other => other.into(),
    }
}

fn place_of(tx: &mut Transaction, volume: &PlannedVolume, folder: &VolumeFolder) -> Result<BundleId> {
    if volume.boxed.supplement_to.is_some() {
        return Ok(BundleId::Late(folder.clone()));
    }
    let home = tenancy::unit_place(tx, &folder.unit)?;
    Ok(BundleId::Client(home, folder.client.clone()))
}

fn add_box_record(desk: &Desk, tx: &mut Transaction, by: &StaffId, volume: &PlannedVolume) -> Result<()> {
    let register = BundleId::Register(Register::Boxes, desk.today().year());
    let stem = fresh_stem(tx, &register, desk.today(), Kind::Box)?;
    let record = desk.record(by, desk.today(), Some(volume.title.clone()), Body::Box(volume.boxed.clone()));
    tx.add_record(&register, stem, &record)?;
    Ok(())
}
