//! The pages of one client: the file, and the cases that are open.

use std::collections::BTreeMap;

use crate::cli::site::links::{IdsOf, address};
use crate::cli::site::pages::{Face, Pages, PagesAtWork, case_name, client_page};
use crate::cli::{history, show, show_record, statement};
use crate::error::Result;
use crate::model::statement::AccountSpan;
use crate::model::{FileName, Kind, Level, PaperId, Reference, Table};
use crate::output::page::document::Part;
use crate::views::hidden::Hidden;
use crate::views::history::{self as stories, FOR_PEOPLE, HistoryWanted};
use crate::views::record_sheet::{self, RecordSheet};
use crate::views::show::{self as files, FileSheet, Shown};

impl<'a> Pages<'a> {
    pub(super) fn client(&self, name: &FileName, face: Face, making: &mut PagesAtWork<'_, 'a>) -> Result<()> {
        let Shown::File(mut sheet) = files::show(self.archive, name)? else { return Ok(()) };
        let is_ordinary = face == Face::Outside(Level::Ordinary);
        let hidden = is_ordinary.then(|| Hidden::around(self.archive, &sheet)).transpose()?;
        making.made.says = Some(sheet.cover.company.to_string());
        let mut ids = papers(&sheet, (face, hidden.as_ref()), making)?;
        if let Some(hidden) = &hidden {
            withhold(&mut sheet, hidden);
        }
        let cases = self.cases(&sheet, hidden.as_ref());
        ids.extend(cases.iter().map(|case| (case.id.to_string(), address(&case_name(&case.id)))));
        self.file(&sheet, hidden.as_ref(), &ids, making)?;
        for case in &cases {
            let mut document = self.document(case.id.to_string(), self.home());
            document.parts = show_record::parts(case);
            self.put(&case_name(&case.id), &document, IdsOf::One(&ids), making)?;
        }
        making.made.ids = ids.into_iter().collect();
        Ok(())
    }

    fn cases(&self, sheet: &FileSheet, hidden: Option<&Hidden>) -> Vec<RecordSheet> {
        let mut cases = Vec::new();
        for case in &sheet.cases {
            let Ok(mut record) = record_sheet::record(self.archive, &Reference::to(&case.id)) else { continue };
            if let Some(hidden) = hidden {
                let owner = record.id.owner.clone();
                record.papers.retain(|at| !hidden.has_paper(&PaperId { owner: owner.clone(), name: at.paper.name }));
                record.amendments.retain(|line| !line.paper.as_ref().is_some_and(|id| hidden.has_paper(id)));
            }
            cases.push(record);
        }
        cases
    }

    /// The page of the file itself.
    fn file(
        &self,
        sheet: &FileSheet,
        hidden: Option<&Hidden>,
        ids: &BTreeMap<String, String>,
        making: &mut PagesAtWork<'_, 'a>,
    ) -> Result<()> {
        let mut way = self.home();
        way.push((sheet.unit.code.to_string(), format!("../{}", address(&format!("units/{}.html", sheet.unit.code)))));
        let mut document = self.document(show::title(sheet), way);
        document.parts = show::parts(sheet, self.today());
        let span = AccountSpan { since: None, until: self.today(), known_at: None };
        let account = crate::views::statement::of_file(self.archive, &sheet.name, span)?;
        document.parts.extend(statement::parts(&account).into_iter().skip(1));
        let mut lines = stories::history(self.archive, &sheet.name, &HistoryWanted::default())?;
        lines.retain(|line| line.company.as_ref().is_none_or(|company| *company == sheet.cover.company));
        if let Some(hidden) = hidden {
            lines.retain(|line| !hidden.has_line(line));
        }
        let story: Table = history::told(self.words, &lines).only(&FOR_PEOPLE);
        document.parts.push(Part::Listing(story));
        self.put(&client_page(&sheet.name), &document, IdsOf::One(ids), making)
    }
}

/// The papers of a client that pages lead to, by their ids.
fn papers(
    sheet: &FileSheet,
    (face, hidden): (Face, Option<&Hidden>),
    making: &mut PagesAtWork<'_, '_>,
) -> Result<BTreeMap<String, String>> {
    let mut ids = BTreeMap::new();
    for line in sheet.papers.iter().filter(|line| !line.voided) {
        let secret = line.paper.level == Level::Confidential;
        if hidden.is_some_and(|hidden| secret || hidden.has_paper(&line.id)) {
            continue;
        }
        // What is confidential is opened by `open`, which enters the consultation; what lies encrypted nobody reads in a page.
        let is_open = line.paper.encrypted.is_none() && (!secret || face != Face::Office);
        let Some(path) = line.path.as_ref().filter(|_| is_open) else { continue };
        let sha256 = line.paper.attachment.sha256;
        if let Some(to) = making.sink.paper(path, sha256)? {
            ids.insert(line.id.to_string(), to);
            making.made.papers.push((path.clone(), sha256));
        }
    }
    Ok(ids)
}

/// Leaves out what tells of papers that are confidential.
fn withhold(sheet: &mut FileSheet, hidden: &Hidden) {
    sheet.papers.retain(|line| line.paper.level != Level::Confidential && !hidden.has_paper(&line.id));
    sheet.waiting.retain(|line| !hidden.has_record(&line.record) && line.record.stem.kind() != Kind::Disclosure);
    sheet.loans.retain(|line| line.loan.level != Level::Confidential);
    sheet.cases.retain(|case| case.id.stem.kind() != Kind::Disclosure);
    sheet.enquiry.clear();
}
