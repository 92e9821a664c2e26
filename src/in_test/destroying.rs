//! A file that changes between the last look and the destruction is left, and named.

use crate::archive::StorageError;
use crate::desk::approve::{Approve, approve};
use crate::desk::dispose::ask::{AskDestruction, ToDestroy, ask};
use crate::desk::dispose::carry_out::{CarryListOut, carry_out};
use crate::desk::enrol::{Enrol, enrol};
use crate::desk::request::{OpenRequest, open};
use crate::error::Error;
use crate::in_test::office::{Office, day, line, reference};
use crate::model::disposal::Ground;
use crate::model::request::RequestKind;

const TODAY: &str = "2026-11-23";

#[test]
fn what_has_other_bytes_by_then_is_left_and_named_and_the_rest_goes() {
    let office = Office::new();
    office.unit("1203", "12", "80");
    office.client(&["1203"], "Acme", "2026-03-01");
    let papers = ["one", "two"].map(|title| office.paper(TODAY, "1203", "correspondence", title));
    let root = office.archive.root().to_owned();
    let paths = || {
        let all = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
        let all = all
            .map(walkdir::DirEntry::into_path)
            .filter(|path| path.to_string_lossy().contains("/originals/correspondence/"));
        let mut all: Vec<_> = all.filter(|path| path.extension().is_some()).collect();
        all.sort();
        all
    };
    let request = office.act(TODAY, "chan", |desk, tx| {
        let client = "1203".parse()?;
        let (about, person, when) = (RequestKind::Erasure, line("X"), day(TODAY).into());
        open(
            desk,
            tx,
            OpenRequest { about, client, person, contact: None, due: None, title: None, when, papers: Vec::new() },
        )
    });
    let list = office.act(TODAY, "chan", |desk, tx| {
        let what = ToDestroy::Papers {
            papers: papers.iter().map(reference).collect(),
            ground: Ground::Request,
            request: Some(reference(&request.id)),
        };
        ask(desk, tx, &AskDestruction { what, reason: line("x") })
    });
    let list = reference(&list.id.unwrap());
    office.act(TODAY, "wong", |desk, tx| {
        approve(desk, tx, &Approve { reference: list.clone(), handled_by: None, note: None, when: None })
    });
    office.act(TODAY, "lee", |desk, tx| {
        ["ng", "tam"].into_iter().try_for_each(|id| {
            let (id, name, roles) = (Some(id.parse()?), line(id), vec!["clerk".parse()?]);
            enrol(desk, tx, Enrol { id, name, department: None, roles, date: desk.today() }).map(|_| ())
        })
    });
    let before = paths();
    let [changed, goes] = &before[..] else { panic!("two papers: {before:?}") };
    let witnesses = ["ng", "tam"].map(|id| id.parse().unwrap()).to_vec();
    let done = office.try_to(TODAY, "chan", |desk, tx| {
        let out = carry_out(desk, tx, &CarryListOut { reference: list.clone(), witnesses }, &|_| Ok(Vec::new()))?;
        std::fs::remove_file(changed).unwrap();
        std::fs::write(changed, "other").unwrap();
        Ok(out)
    });
    let Err(Error::Storage(StorageError::NotDestroyed(left))) = done else { panic!("{done:?}") };
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(changed.ends_with(&left[0]), "{left:?}");
    assert_eq!((std::fs::read_to_string(changed).unwrap().as_str(), goes.exists()), ("other", false));
}
