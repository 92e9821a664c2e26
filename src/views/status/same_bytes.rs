//! The same paper with several clients.

use std::collections::BTreeMap;

use crate::archive::{Archive, Bundle, ClientFile, papers};
use crate::error::Result;
use crate::model::{AsOf, Date, Line, Owner, Paper, PaperId, ReferenceName, Sha256, Stem, paper};
use crate::views::judgement::ClientOnDay;
use crate::views::status::todo::Todo;
use crate::views::{When, newest_first};

/// Papers whose bytes lie in several clients' files: told by the manifests, then by the records of those papers alone.
pub(super) fn same_bytes(archive: &Archive, files: &[ClientOnDay]) -> Result<Vec<Todo>> {
    let mut holders: BTreeMap<Sha256, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        for digest in &file.papers {
            let theirs = holders.entry(*digest).or_default();
            // One file may have it twice.
            if theirs.last() != Some(&at) {
                theirs.push(at);
            }
        }
    }
    let mut found: Vec<(Date, Todo)> = Vec::new();
    for (digest, at) in holders.into_iter().filter(|(_, at)| 1 < at.len()) {
        let theirs = at.into_iter().filter_map(|at| Some(&files.get(at)?.client.file));
        let papers = theirs.map(|file| paper_of(archive, file, digest)).collect::<Result<Vec<_>>>()?;
        let papers: Vec<FiledPaper> = papers.into_iter().flatten().collect();
        let Some(latest) = papers.iter().map(|paper| paper.date).max().filter(|_| 1 < papers.len()) else {
            continue;
        };
        let title = papers.first().and_then(|paper| paper.title.clone());
        found.push((latest, Todo::SameBytes { papers: papers.into_iter().map(|paper| paper.id).collect(), title }));
    }
    newest_first(&mut found, |(date, todo)| When::day(*date, format!("{todo:?}")));
    Ok(found.into_iter().map(|(_, todo)| todo).collect())
}

/// A paper with the record that filed it.
struct FiledPaper {
    id: PaperId,
    title: Option<Line>,
    date: Date,
}

/// The record of a paper with some bytes in a client's file. A list that deedbox made itself has none.
fn paper_of(archive: &Archive, file: &ClientFile, digest: Sha256) -> Result<Option<FiledPaper>> {
    for id in file.bundles() {
        let bundle = archive.bundle(&id)?;
        let same = bundle.listing().files.iter().filter(|(path, sha256)| **sha256 == digest && papers::is_paper(path));
        for (path, _) in same {
            for stem in records_by_name(&bundle, path.file_name()) {
                let Some(case) = bundle.case(archive.reader(), stem)?.seen(&AsOf::NOW) else { continue };
                let is_it = |paper: &Paper| paper.attachment.path == *path;
                if let Some(paper) = paper::of_case(&case).into_iter().find(is_it) {
                    let id = PaperId { owner: Owner::File(file.name.clone()), name: paper.name };
                    return Ok(Some(FiledPaper { id, date: paper.date, title: Some(paper.title) }));
                }
            }
        }
    }
    Ok(None)
}

/// The records whose last four characters stand at the end of a paper's name.
fn records_by_name(bundle: &Bundle, name: &str) -> Vec<Stem> {
    let stem = name.split('.').next().unwrap_or_default();
    let tails = stem.rsplit('-').take(2).filter_map(|part| part.parse().ok());
    let fitting = tails.flat_map(|tail| bundle.fitting(ReferenceName::Tail(tail)));
    fitting.collect()
}
