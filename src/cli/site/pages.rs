//! The pages of a site: the estate, its floors and units, its clients with their papers, open cases, reports; each links to the others.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::git::Git;
use crate::archive::{Archive, LookedAt, UnitPlace, digest};
use crate::cli::context::Context;
use crate::cli::site::facts::SiteFact;
use crate::cli::site::links::{IdsOf, LinksFrom, SiteLinks, address};
use crate::cli::site::memory::{KeptOfSite, PageMade, PagesMade, Remembering};
use crate::cli::site::reports::{REPORTS, SiteReport};
use crate::cli::words::Words;
use crate::cli::{status, unit};
use crate::error::Result;
use crate::model::{Cell, Date, FileName, FloorCode, Level, Moment, RecordId, Register, Sha256, StaffId};
use crate::output::page::document::{self, PageDocument, PageLink, Part};
use crate::output::page::reader::PageReader;
use crate::output::phrases::{Phrases, say};
use crate::views::judgement::BytesRead;
use crate::views::kept::ListingOf;
use crate::views::report::AtDay;
use crate::views::status::{self as morning, Asking};
use crate::views::units;

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

    /// Whether copies of papers go along.
    fn goes_along(&self) -> &'static str {
        "pages"
    }

    /// Whether a page lies in the folder of before, as it was made.
    fn has(&self, _name: &str, _sha256: Sha256) -> bool {
        false
    }

    /// Takes such a page over.
    fn keep(&mut self, _name: &str, _sha256: Sha256) -> Result<()> {
        Ok(())
    }
}

/// What the pages are made of, beside the archive.
pub(in crate::cli) struct Pages<'a> {
    pub(super) archive: &'a Archive,
    pub(super) phrases: Phrases,
    pub(super) words: Words,
    now: Moment,
    actor: Option<StaffId>,
    /// As of when, and by which commit, all of it is.
    of_all: String,
    /// As of when a page was made.
    of_page: String,
}

/// The clients and units of an estate, and where each has its page.
struct SiteContent {
    floors: BTreeMap<FloorCode, Vec<UnitPlace>>,
    clients: BTreeSet<FileName>,
    links: SiteLinks,
}

/// Pages that are being made together, and on what they depend beside what is looked at in the archive.
pub(super) struct PagesAtWork<'m, 'a> {
    pub(super) made: PagesMade,
    pub(super) facts: RefCell<BTreeSet<SiteFact>>,
    pub(super) links: &'m SiteLinks,
    pub(super) sink: &'m mut dyn PageSink,
    pub(super) remembering: &'m Remembering<'a>,
}

impl<'a> Pages<'a> {
    pub(in crate::cli) fn new(ctx: &Context, archive: &'a Archive) -> Result<Self> {
        let phrases = ctx.page_phrases(archive);
        let words = Words::of(phrases.language());
        let desk = ctx.desk(archive)?;
        let commit = Git::at(archive.root()).line(&["rev-parse", "--short", "HEAD"]);
        let now = desk.now.to_minute();
        let of_all = match commit {
            Some(commit) => say!(words, "page-site-commit", now = now, commit = commit),
            None => say!(words, "page-site", now = now),
        };
        let of_page = say!(words, "page-site-made", now = now);
        Ok(Self { archive, phrases, words, now: desk.now, actor: desk.actor, of_all, of_page })
    }

    /// Makes every page that is not as it was by what was kept of the site; gives what is to be kept for the next time.
    pub(in crate::cli) fn make(
        &self,
        face: Face,
        kept: KeptOfSite<'_>,
        sink: &mut dyn PageSink,
    ) -> Result<Option<Vec<u8>>> {
        let of = format!("{} {} {face:?} {}", env!("CARGO_PKG_VERSION"), self.phrases.tag(), sink.goes_along());
        let mut remembering = Remembering::new(self.archive, (of, kept), self.now);
        let mut content = self.gather()?;
        let mut departed = Vec::new();
        for name in std::mem::take(&mut content.clients) {
            let made =
                self.together(&format!("client {name}"), (&content.links, &mut *sink, &mut remembering), |making| {
                    self.client(&name, face, making)
                })?;
            content.links.ids.extend(made.ids.iter().cloned());
            if matches!(name, FileName::Departed(..)) {
                departed.push(PageLink {
                    name: name.to_string(),
                    says: made.says.clone(),
                    address: address(&client_page(&name)),
                });
            }
        }
        for (floor, on_it) in &content.floors {
            self.together(&format!("floor {floor}"), (&content.links, &mut *sink, &mut remembering), |making| {
                self.floor(floor, on_it, making)
            })?;
        }
        let mut reports = Vec::new();
        for report in reports_for(face) {
            let made = self.together(
                &format!("report {}", report.key),
                (&content.links, &mut *sink, &mut remembering),
                |m| self.report(report, m),
            )?;
            reports.extend(made.says.clone().map(|name| PageLink {
                says: None,
                address: format!("reports/{name}.html"),
                name: self.words_title(&name),
            }));
        }
        self.index(face, (&content, departed, reports), sink)?;
        Ok(remembering.kept())
    }

    /// Makes pages together, or takes them over where they would be the same.
    fn together<'r>(
        &self,
        key: &str,
        (links, sink, remembering): (&SiteLinks, &mut dyn PageSink, &'r mut Remembering<'a>),
        make: impl FnOnce(&mut PagesAtWork<'_, 'a>) -> Result<()>,
    ) -> Result<&'r PagesMade> {
        let before = remembering.unchanged(key, links);
        if let Some(made) = before.filter(|made| made.pages.iter().all(|page| sink.has(&page.name, page.sha256))) {
            for page in &made.pages {
                sink.keep(&page.name, page.sha256)?;
            }
            for (from, sha256) in &made.papers {
                sink.paper(from, *sha256)?;
            }
            return Ok(remembering.again(key, made, links));
        }
        remembering.begin();
        let (made, facts) = (PagesMade::default(), RefCell::default());
        let mut making = PagesAtWork { made, facts, links, sink, remembering };
        let done = make(&mut making);
        let (made, mut facts) = (making.made, making.facts.into_inner());
        facts.extend(self.under_all());
        let made = remembering.end(key, made, facts, links);
        done.map(|()| made)
    }

    /// What all pages depend on, whether anything of it was read while one was made: it may have been read before.
    fn under_all(&self) -> Vec<SiteFact> {
        let disposals = format!("registers/{}", Register::Disposals);
        let years = self.archive.reader().list(&disposals).unwrap_or_default();
        let years = years.iter().filter_map(|year| Some(LookedAt::Bundle(format!("{disposals}/{}", year.text()?))));
        let others = [
            LookedAt::Bytes("deedbox.toml".to_owned()),
            LookedAt::Bundle("staff".to_owned()),
            LookedAt::Names(disposals.clone()),
        ];
        others.into_iter().chain(years).map(SiteFact::Archive).collect()
    }

    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    fn gather(&self) -> Result<SiteContent> {
        let (places, clients) = units::called(self.archive)?;
        let mut content =
            SiteContent { floors: BTreeMap::new(), clients: BTreeSet::new(), links: SiteLinks::default() };
        for name in clients {
            content.links.clients.insert(name.to_string(), address(&client_page(&name)));
            content.clients.insert(name);
        }
        for place in places {
            let code = place.unit.to_string();
            content.links.units.insert(code.clone(), address(&format!("units/{code}.html")));
            content.floors.entry(place.floor.clone()).or_default().push(place);
        }
        Ok(content)
    }

    pub(super) fn home(&self) -> Vec<(String, String)> {
        vec![(self.archive.settings().name.to_string(), "../index.html".to_owned())]
    }

    pub(super) fn document(&self, title: String, way: Vec<(String, String)>) -> PageDocument {
        PageDocument { title: Some(title), way, note: Some(self.of_page.clone()), ..PageDocument::default() }
    }

    fn words_title(&self, name: &str) -> String {
        let known = self.phrases.known(&format!("page-title-{name}"));
        known.unwrap_or_else(|| crate::output::wording::Wording::heading(&self.words, name))
    }

    /// The first page, which tells of all.
    fn index(
        &self,
        face: Face,
        (content, departed, reports): (&SiteContent, Vec<PageLink>, Vec<PageLink>),
        sink: &mut dyn PageSink,
    ) -> Result<()> {
        let mut document = self.document(self.archive.settings().name.to_string(), Vec::new());
        document.note = Some(self.of_all.clone());
        if face == Face::Office {
            let asking = Asking { archive: self.archive, now: self.now, actor: self.actor.as_ref() };
            let todos = morning::todos(&asking, BytesRead::Left)?;
            if !todos.is_empty() {
                document.parts.push(Part::Cards(status::cards(self.words, &todos)));
            }
        }
        let floor = |(floor, units): (&FloorCode, &Vec<UnitPlace>)| PageLink {
            name: floor.to_string(),
            says: Some(say!(self.words, "page-site-units", units => units.len())),
            address: address(&format!("floors/{floor}.html")),
        };
        let floors = content.floors.iter().map(floor).collect();
        document.parts.push(Part::Pages(say!(self.words, "page-site-floors"), floors));
        let kept = ListingOf::ByAll;
        let asked = AtDay { day: self.today(), known_at: None, kept: &kept };
        let list = crate::views::report::contacts::list(self.archive, &asked, None)?;
        document.parts.push(Part::Listing(list.only(&CONTACTS)));
        if !departed.is_empty() {
            document.parts.push(Part::Pages(self.words_title("departed"), departed));
        }
        document.parts.push(Part::Pages(say!(self.words, "page-site-reports"), reports));
        let html = self.rendered("index.html", &document, (&content.links, IdsOf::All), &RefCell::default())?;
        sink.page("index.html", &html)
    }

    fn floor(&self, floor: &FloorCode, on_it: &[UnitPlace], making: &mut PagesAtWork<'_, 'a>) -> Result<()> {
        let name = say!(self.words, "page-site-floor", floor = floor);
        let sheets = on_it.iter().map(|place| units::sheet_at(self.archive, place)).collect::<Result<Vec<_>>>()?;
        let mut document = self.document(name.clone(), self.home());
        let link = |sheet: &units::UnitSheet| PageLink {
            name: sheet.unit.code.to_string(),
            says: sheet.present.as_ref().map(|sitting| sitting.company.to_string()),
            address: format!("../{}", address(&format!("units/{}.html", sheet.unit.code))),
        };
        document.parts = vec![Part::Pages(self.words_title("units"), sheets.iter().map(link).collect())];
        self.put(&format!("floors/{floor}.html"), &document, IdsOf::One(&BTreeMap::new()), making)?;
        for sheet in &sheets {
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
            let page = format!("units/{}.html", sheet.unit.code);
            self.put(&page, &document, IdsOf::One(&BTreeMap::new()), making)?;
        }
        Ok(())
    }

    fn report(&self, report: &SiteReport, making: &mut PagesAtWork<'_, 'a>) -> Result<()> {
        let made = report.made(self.archive, self.now)?;
        if made.changes_today {
            making.facts.borrow_mut().insert(SiteFact::Moment);
        }
        let Some(name) = made.tables.first().map(|table| table.name) else { return Ok(()) };
        let mut document = self.document(self.words_title(name), self.home());
        document.parts = vec![Part::Report(made.tables)];
        making.made.says = Some(name.to_owned());
        self.put(&format!("reports/{name}.html"), &document, IdsOf::All, making)
    }

    /// Makes a page; where it says what it said before, the page of before stays, and with it the moment at which it was made.
    pub(super) fn put(
        &self,
        name: &str,
        document: &PageDocument,
        ids: IdsOf<'_>,
        making: &mut PagesAtWork<'_, 'a>,
    ) -> Result<()> {
        let html = self.rendered(name, document, (making.links, ids), &making.facts)?;
        let text = digest(html.replace(&self.of_page, "").as_bytes());
        let before = making.remembering.page(name).filter(|page| page.text == text);
        let page = match before.filter(|page| making.sink.has(name, page.sha256)) {
            Some(page) => {
                making.sink.keep(name, page.sha256)?;
                page.clone()
            }
            None => {
                making.sink.page(name, &html)?;
                PageMade { name: name.to_owned(), sha256: digest(html.as_bytes()), text }
            }
        };
        making.made.pages.push(page);
        Ok(())
    }

    fn rendered(
        &self,
        name: &str,
        document: &PageDocument,
        (links, ids): (&SiteLinks, IdsOf<'_>),
        asked: &RefCell<BTreeSet<SiteFact>>,
    ) -> Result<String> {
        let up = if name.contains('/') { "../" } else { "" };
        let links = LinksFrom { links, ids, up, asked };
        let reader = PageReader {
            settings: self.archive.settings(),
            phrases: self.phrases,
            wording: &self.words,
            today: self.today(),
            links: Some(&links),
        };
        Ok(document::render(&reader, document)?)
    }
}

/// Reports tell of titles of papers, and of who reads them: those are not for everybody.
fn reports_for(face: Face) -> impl Iterator<Item = &'static SiteReport> {
    let ordinary = face == Face::Outside(Level::Ordinary);
    REPORTS.iter().filter(move |report| !(ordinary && matches!(report.key, "loans" | "expiring")))
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

pub(super) fn case_name(id: &RecordId) -> String {
    format!("cases/{}.html", id.to_string().replace('/', "-"))
}
