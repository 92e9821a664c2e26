//! The seals of an archive, newest first, and one of them laid open (S-SEAL).

use crate::archive::seals::{FoundSeal, Seals};
use crate::archive::{Archive, Uncached, file_parts, find};
use crate::error::{Input, Result};
use crate::model::event::{EventBody, EventHead, WitnessHow, Witnessing};
use crate::model::seal::{self, SealReach};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Case, Kind, Owner, RecordId, Reference, Register};
use crate::views::{When, newest_first};

/// The columns that people see.
pub const KEYS: &[&str] = &["id", "date", "by", "files", "digits", "witnessed_by"];

/// A seal with what happened to it afterwards.
pub struct SealLine {
    pub id: RecordId,
    pub found: FoundSeal,
    case: Option<Case>,
}

impl SealLine {
    /// Who else has it, and how.
    pub fn witnesses(&self) -> Vec<(&EventHead, &Witnessing)> {
        let events = self.case.iter().flat_map(|case| &case.events);
        let events = events.filter_map(|named| match &named.event.deed {
            EventBody::Witnessed(witnessing) => Some((&named.event.head, witnessing)),
            _ => None,
        });
        events.collect()
    }

    fn witnesses_told(&self) -> Cell {
        let told = self.witnesses().into_iter().map(|(head, witnessing)| {
            let how = witnessing.how.map(WitnessHow::as_str).unwrap_or_default();
            let whom = witnessing.whom.as_ref().map_or_else(|| head.by.to_string(), ToString::to_string);
            format!("{how}: {whom}")
        });
        Cell::List(told.collect())
    }

    /// All its digits, as they stand on paper.
    pub fn groups(&self) -> Vec<String> {
        seal::grouped(self.found.sha256)
    }
}

/// Every seal, newest first.
pub fn lines(archive: &Archive) -> Result<Vec<SealLine>> {
    let mut lines = Vec::new();
    for found in Seals::read(archive.reader()).all {
        let case = file_parts::case(&mut Uncached::new(archive), std::slice::from_ref(&found.bundle), found.stem)?;
        lines.push(SealLine {
            id: RecordId { owner: Owner::Register(Register::Seals), stem: found.stem },
            found,
            case,
        });
    }
    newest_first(&mut lines, |line| When::entered(line.found.head.date(), line.found.head.at, &line.id));
    Ok(lines)
}

/// One seal.
///
/// # Errors
/// There is no such record, or it is no seal.
pub fn line(archive: &Archive, reference: &Reference) -> Result<SealLine> {
    let found = find::record(&mut Uncached::new(archive), reference)?;
    let (kind, id) = (found.id.stem.kind(), found.id);
    let fits = |line: &SealLine| line.id == id;
    let line = if kind == Kind::Seal { lines(archive)?.into_iter().find(fits) } else { None };
    line.ok_or_else(|| Input::WrongKind { id, kind, wanted: &[Kind::Seal] }.into())
}

/// The newest seal; none where there is none.
pub fn newest(archive: &Archive) -> Option<FoundSeal> {
    Seals::read(archive.reader()).all.pop()
}

fn number(count: u64) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The seals as a table.
pub fn table(lines: &[SealLine]) -> Table {
    let columns = [
        text("id"),
        text("date"),
        text("at"),
        text("by"),
        text("title"),
        text("whole"),
        figure("lists"),
        figure("files"),
        text("checked"),
        text("digits"),
        text("witnessed_by"),
        text("follows"),
        text("despite"),
    ];
    let row = |line: &SealLine| {
        let (head, seal) = (&line.found.head, &line.found.seal);
        vec![
            Cell::text(&line.id),
            Cell::Date(head.date()),
            Cell::text(head.at),
            Cell::text(&head.by),
            Cell::maybe(head.title.as_ref(), Cell::text),
            Cell::Code(if seal.whole == SealReach::Whole { "whole" } else { "grown" }),
            number(seal.lists),
            number(seal.files),
            Cell::Code(seal.checked.as_str()),
            Cell::text(line.groups().into_iter().take(10).collect::<Vec<_>>().join(" ")),
            line.witnesses_told(),
            Cell::List(seal.follows.iter().map(|followed| followed.stem.to_string()).collect()),
            Cell::maybe(seal.despite.as_ref(), Cell::text),
        ]
    };
    Table { rows: lines.iter().map(row).collect(), ..Table::new("seals", &columns) }
}

/// A seal laid open.
pub fn sheet(line: &SealLine) -> Vec<(&'static str, Cell)> {
    let (head, seal) = (&line.found.head, &line.found.seal);
    vec![
        ("id", Cell::text(&line.id)),
        ("title", Cell::maybe(head.title.as_ref(), Cell::text)),
        ("at", Cell::text(head.at)),
        ("by", Cell::text(&head.by)),
        ("digits", Cell::text(line.groups().join(" "))),
        ("whole", Cell::Code(if seal.whole == SealReach::Whole { "whole" } else { "grown" })),
        ("lists", number(seal.lists)),
        ("files", number(seal.files)),
        ("checked", Cell::Code(seal.checked.as_str())),
        ("signed", Cell::List(seal.signed.iter().map(ToString::to_string).collect())),
        ("despite", Cell::maybe(seal.despite.as_ref(), Cell::text)),
        ("findings", Cell::maybe(seal.findings, number)),
        ("follows", Cell::List(seal.follows.iter().map(|followed| followed.stem.to_string()).collect())),
        ("path", Cell::maybe(seal.attachments.first(), |paper| Cell::text(&paper.path))),
        ("witnessed_by", line.witnesses_told()),
    ]
}
