//! The same paper with several clients.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Bundle, ClientFile};
use crate::error::Result;
use crate::model::{Date, Line, Owner, Paper, PaperId, ReferenceName, Sha256, Stem, View, paper};
use crate::views::estate::{Client, each};
use crate::views::status::todo::Todo;
use crate::views::{When, newest_first};

/// Papers whose bytes lie in several clients' files: told by the manifests, then by the records of those papers alone.
pub(super) fn same_bytes<'c>(archive: &Archive, clients: impl Iterator<Item = &'c Client>) -> Result<Vec<Todo>> {
    let files: Vec<&ClientFile> = clients.map(|client| &client.file).collect();
    let listed = each(&files, |file| listed_papers(archive, file))?;
    let mut holders: BTreeMap<Sha256, Vec<usize>> = BTreeMap::new();
    for (at, papers) in listed.iter().enumerate() {
        for digest in papers {
            holders.entry(*digest).or_default().push(at);
        }
    }
    let mut found: Vec<(Date, Todo)> = Vec::new();
    for (digest, at) in holders.into_iter().filter(|(_, at)| 1 < at.len()) {
        let theirs = at.into_iter().filter_map(|at| files.get(at));
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

/// The digests of a client's papers, by the manifests.
fn listed_papers(archive: &Archive, file: &ClientFile) -> Result<BTreeSet<Sha256>> {
    let mut digests = BTreeSet::new();
    for id in file.bundles() {
        let bundle = archive.bundle(&id)?;
        let papers = bundle.listing.files.iter().filter(|(path, _)| is_paper(path.as_str()));
        digests.extend(papers.map(|(_, sha256)| *sha256));
    }
    Ok(digests)
}

fn is_paper(path: &str) -> bool {
    path.starts_with("data/originals/") || path.starts_with("data/working/")
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
        let same = bundle.listing.files.iter().filter(|(path, sha256)| **sha256 == digest && is_paper(path.as_str()));
        for (path, _) in same {
            for stem in records_by_name(&bundle, path.file_name()) {
                let Some(case) = bundle.case(archive.reader(), stem)?.seen(&View::NOW) else { continue };
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
