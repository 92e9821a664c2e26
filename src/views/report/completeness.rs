//! What files lack: of the twelve kinds of paper (P3-3), and of the fields of the cover (P3-2).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::archive::{Archive, Bundle, BundleId, papers};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Category, Clause, Happened, Line, UnitCode};
use crate::views::cover_fields::FIELDS;
use crate::views::dossier::{Dossier, WhichClients};
use crate::views::estate::each;
use crate::views::judgement::{Asked, ClientOnDay, FilesApart, Material};
use crate::views::report::AtDay;

/// What one file holds and lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// The client's first unit.
    pub unit: UnitCode,
    /// The client.
    pub company: Line,
    /// The kinds of paper of which the file holds at least one, in the order of their clauses.
    pub present: Vec<&'static str>,
    /// Those that it lacks.
    pub missing: Vec<&'static str>,
    /// The fields of the cover that are empty.
    pub fields_missing: Vec<&'static str>,
    /// The kinds of material that it lacks, by the table of P3-3.
    pub lacking: Vec<&'static str>,
    /// Those of which none is wanted.
    pub not_applicable: Vec<&'static str>,
}

impl Completeness {
    /// The share of kinds and fields that are there, in percent.
    pub fn score(&self) -> Decimal {
        let wanted = self.present.len() + self.missing.len() + FIELDS.len();
        let lacking = self.missing.len() + self.fields_missing.len();
        let there = Decimal::from(wanted.saturating_sub(lacking));
        (there * Decimal::ONE_HUNDRED).checked_div(Decimal::from(wanted)).unwrap_or_default()
    }
}

/// The twelve kinds of paper of P3-3, in order.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    Category::BUILT_IN.iter().filter(|(_, clause)| clause.starts_with("P3-3.")).map(|(code, _)| *code)
}

/// What the files of the clients who are present at the end of a day hold and lack.
pub fn files(archive: &Archive, asked: &AtDay) -> Result<Vec<Completeness>> {
    let mut dossiers = asked.dossiers(archive, WhichClients::Present(asked.day), &[])?;
    // What was destroyed since lacks nothing that it did not lack: nobody can tell any more.
    let mut is_there = Vec::new();
    for dossier in &dossiers {
        is_there.push(archive.bundle(&dossier.client.file.main)?.lost_cover().is_none());
    }
    let mut is_there = is_there.into_iter();
    dossiers.retain(|_| is_there.next().unwrap_or(true));
    let clauses: Vec<Clause> = Clause::ALL.iter().copied().filter(|clause| clause.category().is_some()).collect();
    let judged = Asked { day: asked.day, now: Happened::On(asked.day) };
    let apart = FilesApart::read(archive, &clauses, judged)?;
    let stand = |file: Option<&ClientOnDay>, wanted: fn(&Material) -> bool| -> Vec<&'static str> {
        let Some(file) = file else { return Vec::new() };
        let of = clauses.iter().filter(|clause| wanted(&apart.material(file, **clause)));
        of.filter_map(|clause| clause.category()).collect()
    };

    each(&dossiers, |dossier| {
        let mut held = categories(archive, &dossier.client.file.bundles(), asked)?;
        // Engineering papers belong to the room, whoever filed them.
        for room in rooms(dossier, asked) {
            let of_room = categories(archive, &[room], asked)?;
            held.extend(of_room.into_iter().filter(Category::stays_with_the_unit));
        }
        // A file is read, judged, and let go.
        let file = apart.file(&dossier.client.file.main)?;
        let is_held = |kind: &&str| held.iter().any(|category| category.as_str() == *kind);
        let (present, missing) = kinds().partition(is_held);
        let empty = FIELDS.into_iter().filter(|(_, filled)| !filled(&dossier.cover));
        Ok(Completeness {
            unit: dossier.unit().clone(),
            company: dossier.cover.company.clone(),
            present,
            missing,
            fields_missing: empty.map(|(field, _)| field).collect(),
            lacking: stand(file.as_ref(), |material| matches!(material, Material::Lacking(_))),
            not_applicable: stand(file.as_ref(), |material| *material == Material::NotApplicable),
        })
    })
}

/// The rooms that a client has on the day.
fn rooms(dossier: &Dossier, asked: &AtDay) -> Vec<BundleId> {
    dossier.client.places_on(asked.day).into_iter().map(|place| BundleId::Room(place.clone())).collect()
}

/// The categories of which a file has a paper, filed or beside a record.
fn categories(archive: &Archive, bundles: &[BundleId], asked: &AtDay) -> Result<BTreeSet<Category>> {
    let bundles = bundles.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let bundles: Vec<&Bundle> = bundles.iter().collect();
    Ok(papers::categories(archive.reader(), &bundles, &asked.view())?)
}

/// What the files of present clients lack, a row each.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let columns = [
        text("unit"),
        text("company"),
        figure("kinds_present"),
        text("kinds_missing"),
        text("fields_missing"),
        figure("score"),
        text("lacking"),
        text("not_applicable"),
    ];
    let list = |words: &[&str]| Cell::List(words.iter().map(ToString::to_string).collect());
    let mut table = asked.table("completeness", &columns);
    let files = files(archive, asked)?;
    for file in &files {
        table.rows.push(vec![
            Cell::text(&file.unit),
            Cell::text(&file.company),
            Cell::count(file.present.len()),
            list(&file.missing),
            list(&file.fields_missing),
            Cell::rounded(file.score(), 1),
            list(&file.lacking),
            list(&file.not_applicable),
        ]);
    }
    let scores: Decimal = files.iter().map(Completeness::score).sum();
    let mean = scores.checked_div(Decimal::from(files.len()));
    table.totals = vec![("score", Cell::maybe(mean, |mean| Cell::rounded(mean, 1)))];
    Ok(table)
}
