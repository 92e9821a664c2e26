//! The pages of a site: the estate, its floors and units, its clients with their papers, open cases, reports; each links to the others.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::git::Git;
use crate::cli::context::Context;
use crate::cli::site::links::{LinksFrom, SiteLinks, address};
use crate::cli::words::Words;
use crate::cli::{history, report, show, show_record, statement, status, unit};
use crate::error::Result;
use crate::model::statement::AccountSpan;
use crate::model::{Cell, Kind};
use crate::model::{Date, FileName, FloorCode, Level, Moment, PaperId, RecordId, Reference, Sha256, StaffId, Table};
use crate::output::page::document::{self, PageDocument, PageLink, Part};
use crate::output::page::reader::PageReader;
use crate::output::phrases::{Phrases, say};
use crate::views::hidden::Hidden;
use crate::views::history::{self as stories, FOR_PEOPLE, HistoryWanted};
use crate::views::judgement::BytesRead;
use crate::views::kept::ListingOf;
use crate::views::record_sheet::{self, RecordSheet};
use crate::views::report::AtDay;
use crate::views::show::{self as files, FileSheet, Shown};
use crate::views::status::{self as morning, Asking};
use crate::views::units::{self, UnitSheet};

/// Who is to look at the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Face {
    /// Who works here: with what wants doing.
    Office,
    /// Somebody outside, who sees up to a level.
    Outside(Level),
}

/// Where pages and papers go.
pub(in crate::cli) trait PageSink {
    fn page(&mut self, name: &str, html: &str) -> Result<()>;

    /// A paper that pages lead to; gives its address, where it has one.
    fn paper(&mut self, from: &str, sha256: Sha256) -> Result<Option<String>>;
}

/// What the pages are made of, beside the archive.
pub(in crate::cli) struct Pages<'a> {
    archive: &'a Archive,
    phrases: Phrases,
    words: Words,
    now: Moment,
    actor: Option<StaffId>,
    reports: Vec<report::ReportPage>,
    note: String,
}

/// What was read for them.
struct SiteContent {
    floors: BTreeMap<FloorCode, Vec<UnitSheet>>,
    clients: BTreeMap<FileName, FileSheet>,
    cases: Vec<RecordSheet>,
    /// What is confidential, where who looks may not see that.
    hidden: Option<Hidden>,
    links: SiteLinks,
}

impl<'a> Pages<'a> {
    pub(in crate::cli) fn new(ctx: &Context, archive: &'a Archive) -> Result<Self> {
        let phrases = ctx.page_phrases(archive);
        let words = Words::of(phrases.language());
        let desk = ctx.desk(archive)?;
        let commit = Git::at(archive.root()).line(&["rev-parse", "--short", "HEAD"]);
        let now = desk.now.to_minute();
        let note = match commit {
            Some(commit) => say!(words, "page-site-commit", now = now, commit = commit),
            None => say!(words, "page-site", now = now),
        };
        let reports = report::pages(ctx, archive)?;
        Ok(Self { archive, phrases, words, now: desk.now, actor: desk.actor, reports, note })
    }

    /// Makes every page.
    pub(in crate::cli) fn make(&self, face: Face, sink: &mut dyn PageSink) -> Result<()> {
        let gathered = self.gather(face, sink)?;
        self.index(face, &gathered, sink)?;
        for (floor, units) in &gathered.floors {
            self.floor(floor, units, &gathered, sink)?;
        }
        for (name, sheet) in &gathered.clients {
            self.client((name, sheet), &gathered, sink)?;
        }
        for sheet in &gathered.cases {
            let mut document = self.document(sheet.id.to_string(), self.home());
            document.parts = show_record::parts(sheet);
            self.put(&case_name(&sheet.id), &document, &gathered.links, sink)?;
        }
        for report in self.reports_for(face) {
            let title = self.words_title(report.name);
            let mut document = self.document(title, self.home());
            document.parts = report.sections.iter().cloned().map(Part::Report).collect();
            self.put(&format!("reports/{}.html", report.name), &document, &gathered.links, sink)?;
        }
        Ok(())
    }

    fn today(&self) -> Date {
        self.now.date()
    }

    /// Reports tell of titles of papers, and of who reads them: those are not for everybody.
    fn reports_for(&self, face: Face) -> impl Iterator<Item = &report::ReportPage> {
        let ordinary = face == Face::Outside(Level::Ordinary);
        self.reports.iter().filter(move |report| !(ordinary && matches!(report.name, "loans" | "expiring")))
    }

    fn gather(&self, face: Face, sink: &mut dyn PageSink) -> Result<SiteContent> {
        let archive = self.archive;
        let mut gathered = SiteContent {
            floors: BTreeMap::new(),
            clients: BTreeMap::new(),
            cases: Vec::new(),
            hidden: (face == Face::Outside(Level::Ordinary)).then(|| Hidden::of(archive)).transpose()?,
            links: SiteLinks::default(),
        };
        for sheet in units::sheets(archive)? {
            let code = sheet.unit.code.to_string();
            gathered.links.units.insert(code.clone(), address(&format!("units/{code}.html")));
            let sittings = sheet.present.iter().chain(&sheet.coming).chain(&sheet.departed);
            for name in sittings.map(|sitting| sitting.file.clone()) {
                let Shown::File(file) = files::show(archive, &name)? else { continue };
                let page = address(&format!("clients/{}.html", file.name));
                gathered.links.clients.insert(name.to_string(), page.clone());
                gathered.links.clients.insert(file.name.to_string(), page);
                gathered.clients.entry(file.name.clone()).or_insert(*file);
            }
            gathered.floors.entry(sheet.place.floor.clone()).or_default().push(sheet);
        }
        for sheet in gathered.clients.values_mut() {
            for line in sheet.papers.iter().filter(|line| !line.voided) {
                let secret = line.paper.level == Level::Confidential;
                if gathered.hidden.as_ref().is_some_and(|hidden| secret || hidden.has_paper(&line.id)) {
                    continue;
                }
                // What is confidential is opened by `open`, which enters the consultation; what lies encrypted nobody reads in a page.
                let is_open = line.paper.encrypted.is_none() && (!secret || face != Face::Office);
                let Some(path) = line.path.as_ref().filter(|_| is_open) else { continue };
                if let Some(to) = sink.paper(path, line.paper.attachment.sha256)? {
                    gathered.links.ids.insert(line.id.to_string(), to);
                }
            }
            if let Some(hidden) = &gathered.hidden {
                withhold(sheet, hidden);
            }
            for case in &sheet.cases {
                let Ok(mut record) = record_sheet::record(archive, &Reference::to(&case.id)) else { continue };
                if let Some(hidden) = &gathered.hidden {
                    let owner = record.id.owner.clone();
                    record
                        .papers
                        .retain(|at| !hidden.has_paper(&PaperId { owner: owner.clone(), name: at.paper.name }));
                    record.amendments.retain(|line| !line.paper.as_ref().is_some_and(|id| hidden.has_paper(id)));
                }
                gathered.links.ids.insert(case.id.to_string(), address(&case_name(&case.id)));
                gathered.cases.push(record);
            }
        }
        Ok(gathered)
    }

    fn home(&self) -> Vec<(String, String)> {
        vec![(self.archive.settings().name.to_string(), "../index.html".to_owned())]
    }

    fn document(&self, title: String, way: Vec<(String, String)>) -> PageDocument {
        PageDocument { title: Some(title), way, note: Some(self.note.clone()), ..PageDocument::default() }
    }

    fn words_title(&self, name: &str) -> String {
        let known = self.phrases.known(&format!("page-title-{name}"));
        known.unwrap_or_else(|| crate::output::wording::Wording::heading(&self.words, name))
    }

    fn index(&self, face: Face, gathered: &SiteContent, sink: &mut dyn PageSink) -> Result<()> {
        let mut document = self.document(self.archive.settings().name.to_string(), Vec::new());
        if face == Face::Office {
            let asking = Asking { archive: self.archive, now: self.now, actor: self.actor.as_ref() };
            let todos = morning::todos(&asking, BytesRead::Left)?;
            if !todos.is_empty() {
                document.parts.push(Part::Cards(status::cards(self.words, &todos)));
            }
        }
        let floor = |(floor, units): (&FloorCode, &Vec<UnitSheet>)| PageLink {
            name: floor.to_string(),
            says: Some(say!(self.words, "page-site-units", units => units.len())),
            address: address(&format!("floors/{floor}.html")),
        };
        let floors = gathered.floors.iter().map(floor).collect();
        document.parts.push(Part::Pages(say!(self.words, "page-site-floors"), floors));
        let kept = ListingOf::ByAll;
        let asked = AtDay { day: self.today(), known_at: None, kept: &kept };
        let list = crate::views::report::contacts::list(self.archive, &asked, None)?;
        document.parts.push(Part::Listing(list.only(&CONTACTS)));
        let departed = gathered.clients.iter().filter(|(name, _)| matches!(name, FileName::Departed(..)));
        let departed: Vec<PageLink> = departed
            .map(|(name, sheet)| PageLink {
                name: name.to_string(),
                says: Some(sheet.cover.company.to_string()),
                address: address(&format!("clients/{name}.html")),
            })
            .collect();
        if !departed.is_empty() {
            document.parts.push(Part::Pages(self.words_title("departed"), departed));
        }
        let reports = self.reports_for(face).map(|report| PageLink {
            name: self.words_title(report.name),
            says: None,
            address: format!("reports/{}.html", report.name),
        });
        document.parts.push(Part::Pages(say!(self.words, "page-site-reports"), reports.collect()));
        self.put("index.html", &document, &gathered.links, sink)
    }

    fn floor(
        &self,
        floor: &FloorCode,
        on_it: &[UnitSheet],
        gathered: &SiteContent,
        sink: &mut dyn PageSink,
    ) -> Result<()> {
        let name = say!(self.words, "page-site-floor", floor = floor);
        let mut document = self.document(name.clone(), self.home());
        let link = |sheet: &UnitSheet| PageLink {
            name: sheet.unit.code.to_string(),
            says: sheet.present.as_ref().map(|sitting| sitting.company.to_string()),
            address: format!("../{}", address(&format!("units/{}.html", sheet.unit.code))),
        };
        document.parts = vec![Part::Pages(self.words_title("units"), on_it.iter().map(link).collect())];
        self.put(&format!("floors/{floor}.html"), &document, &gathered.links, sink)?;
        for sheet in on_it {
            let mut way = self.home();
            way.push((name.clone(), format!("../{}", address(&format!("floors/{floor}.html")))));
            let mut document = self.document(sheet.unit.code.to_string(), way);
            let (mut pairs, departed) = unit::laid_open(sheet, self.today());
            if let Some(present) = &sheet.present {
                pairs.push(("file", Cell::text(&present.file)));
            }
            document.parts = vec![Part::Sheet(pairs)];
            if !departed.rows.is_empty() {
                document.parts.push(Part::Listing(departed));
            }
            self.put(&format!("units/{}.html", sheet.unit.code), &document, &gathered.links, sink)?;
        }
        Ok(())
    }

    fn client(
        &self,
        (name, sheet): (&FileName, &FileSheet),
        gathered: &SiteContent,
        sink: &mut dyn PageSink,
    ) -> Result<()> {
        let mut way = self.home();
        way.push((sheet.unit.code.to_string(), format!("../{}", address(&format!("units/{}.html", sheet.unit.code)))));
        let mut document = self.document(show::title(sheet), way);
        document.parts = show::parts(sheet, self.today());
        let span = AccountSpan { since: None, until: self.today(), known_at: None };
        let account = crate::views::statement::of_file(self.archive, name, span)?;
        document.parts.extend(statement::parts(&account).into_iter().skip(1));
        let mut lines = stories::history(self.archive, name, &HistoryWanted::default())?;
        lines.retain(|line| line.company.as_ref().is_none_or(|company| *company == sheet.cover.company));
        if let Some(hidden) = &gathered.hidden {
            lines.retain(|line| !hidden.has_line(line));
        }
        let story: Table = history::told(self.words, &lines).only(&FOR_PEOPLE);
        document.parts.push(Part::Listing(story));
        self.put(&format!("clients/{name}.html"), &document, &gathered.links, sink)
    }

    fn put(&self, name: &str, document: &PageDocument, links: &SiteLinks, sink: &mut dyn PageSink) -> Result<()> {
        let up = if name.contains('/') { "../" } else { "" };
        let links = LinksFrom { links, up };
        let reader = PageReader {
            settings: self.archive.settings(),
            phrases: self.phrases,
            wording: &self.words,
            today: self.today(),
            links: Some(&links),
        };
        let html = document::render(&reader, document)?;
        sink.page(name, &html)
    }
}

/// What the first page says of each client: all units, the one under which the file goes among them.
const CONTACTS: [&str; 8] = ["floor", "units", "company", "contact", "phone", "lease_end", "custodian", "department"];

/// Where the page of a client's file lies.
pub(in crate::cli) fn client_page(name: &FileName) -> String {
    format!("clients/{name}.html")
}

/// The address of a file on this machine.
pub(in crate::cli) fn file_address(path: &std::path::Path) -> String {
    let path = address(&path.to_string_lossy().replace('\\', "/"));
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}

fn case_name(id: &RecordId) -> String {
    format!("cases/{}.html", id.to_string().replace('/', "-"))
}

/// Leaves out what tells of papers that are confidential.
fn withhold(sheet: &mut FileSheet, hidden: &Hidden) {
    sheet.papers.retain(|line| line.paper.level != Level::Confidential && !hidden.has_paper(&line.id));
    sheet.waiting.retain(|line| !hidden.has_record(&line.record) && line.record.stem.kind() != Kind::Disclosure);
    sheet.loans.retain(|line| line.loan.level != Level::Confidential);
    sheet.cases.retain(|case| case.id.stem.kind() != Kind::Disclosure);
    sheet.enquiry.clear();
}
