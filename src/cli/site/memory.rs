//! What is remembered of a site for the next time: of what each page was made, so that what would be the same is not made again.
//!
//! It is kept outside the archive, in the user's cache, and is trusted no further than digests go: a page is taken over where everything that
//! was looked at for it has the digest that it had, and the page, as it lies there, its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::archive::{Archive, ContentNow, digest};
use crate::cli::site::facts::SiteFact;
use crate::cli::site::links::SiteLinks;
use crate::model::{Moment, Sha256};

/// A page, as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PageMade {
    pub(super) name: String,
    pub(super) sha256: Sha256,
    /// The digest of it without the moment at which it was made.
    pub(super) text: Sha256,
}

/// Pages that are made together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct PagesMade {
    /// On what they depend, by its place in the list of facts.
    facts: Vec<u32>,
    pub(super) pages: Vec<PageMade>,
    /// The papers to which they lead, where copies go along.
    pub(super) papers: Vec<(String, Sha256)>,
    /// Cases and papers that have a page or a copy, by their ids.
    pub(super) ids: Vec<(String, String)>,
    /// What the first page says of them.
    pub(super) says: Option<String>,
}

/// What is remembered.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct SiteMemory {
    /// Of what site: of which program, in which language, of which level.
    of: String,
    /// The day of it: much of what is told depends on that.
    day: String,
    facts: Vec<(SiteFact, Option<Sha256>)>,
    made: BTreeMap<String, PagesMade>,
}

impl SiteMemory {
    /// From the bytes that were kept; of what is not whole, or of another site, nothing is remembered.
    fn read(bytes: &[u8], of: &str) -> Self {
        let whole = bytes.split_at_checked(32).filter(|(told, rest)| digest(rest).as_bytes() == told);
        let memory = whole.and_then(|(_, rest)| serde_json::from_slice::<Self>(rest).ok());
        memory.filter(|memory| memory.of == of).unwrap_or_default()
    }

    /// The bytes in which it is kept.
    fn bytes(&self) -> Option<Vec<u8>> {
        let text = serde_json::to_vec(self).ok()?;
        Some([digest(&text).as_bytes().as_slice(), &text].concat())
    }
}

/// What was kept of a site for this time.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum KeptOfSite<'k> {
    /// Nothing is to be kept: every page is made, whatever it depends on.
    Never,
    /// Something is to be kept for the next time, and was of the last one, where there was one.
    Before(Option<&'k [u8]>),
}

/// What a site is made of, beside what was remembered of it and what is to be.
pub(super) struct Remembering<'a> {
    archive: &'a Archive,
    is_kept: bool,
    contents: ContentNow<'a>,
    now: Moment,
    /// Whether something of the last time counts: of another day nothing does but that a page has not changed.
    before: SiteMemory,
    /// Whether each fact of before holds, where that was asked.
    holds: Vec<Option<bool>>,
    pages_before: BTreeMap<String, PageMade>,
    after: SiteMemory,
    places: BTreeMap<SiteFact, u32>,
}

impl<'a> Remembering<'a> {
    /// By what was kept, of a site that is called so.
    pub(super) fn new(archive: &'a Archive, (of, kept): (String, KeptOfSite<'_>), now: Moment) -> Self {
        let before = match kept {
            KeptOfSite::Before(Some(bytes)) => SiteMemory::read(bytes, &of),
            KeptOfSite::Before(None) | KeptOfSite::Never => SiteMemory::default(),
        };
        let pages = before.made.values().flat_map(|made| &made.pages);
        Self {
            archive,
            is_kept: !matches!(kept, KeptOfSite::Never),
            contents: ContentNow::of(archive),
            now,
            holds: vec![None; before.facts.len()],
            pages_before: pages.map(|page| (page.name.clone(), page.clone())).collect(),
            after: SiteMemory { of, day: now.date().to_string(), ..SiteMemory::default() },
            before,
            places: BTreeMap::new(),
        }
    }

    /// The page of this name as it was.
    pub(super) fn page(&self, name: &str) -> Option<&PageMade> {
        self.pages_before.get(name)
    }

    /// Pages that were made together, where they would be the same.
    pub(super) fn unchanged(&mut self, key: &str, links: &SiteLinks) -> Option<PagesMade> {
        let made = self.before.made.get(key).filter(|_| self.before.day == self.after.day)?.clone();
        for fact in &made.facts {
            if !self.fact_holds(*fact, links) {
                return None;
            }
        }
        Some(made)
    }

    fn fact_holds(&mut self, at: u32, links: &SiteLinks) -> bool {
        let Ok(at) = usize::try_from(at) else { return false };
        if let Some(known) = self.holds.get(at).copied().flatten() {
            return known;
        }
        let Some((fact, was)) = self.before.facts.get(at).cloned() else { return false };
        let holds = was.is_some() && self.digest(&fact, links) == was;
        if let Some(place) = self.holds.get_mut(at) {
            *place = Some(holds);
        }
        holds
    }

    /// The digest of a fact as it is now; none where it cannot be told: then it is never as it was.
    fn digest(&mut self, fact: &SiteFact, links: &SiteLinks) -> Option<Sha256> {
        match fact {
            SiteFact::Archive(looked_at) => self.contents.digest(looked_at),
            SiteFact::Name(name) => Some(digest(links.of_name(name).map_or("", String::as_str).as_bytes())),
            SiteFact::Ids => Some(digest(format!("{:?}", links.ids).as_bytes())),
            SiteFact::Moment => Some(digest(self.now.to_string().as_bytes())),
        }
    }

    /// Begins to note what is looked at.
    pub(super) fn begin(&self) {
        if self.is_kept {
            self.archive.reader().looking().begin();
        }
    }

    /// Remembers what was made since then, and what was looked at for it.
    pub(super) fn end(
        &mut self,
        key: &str,
        made: PagesMade,
        facts: BTreeSet<SiteFact>,
        links: &SiteLinks,
    ) -> &PagesMade {
        let looked_at = self.archive.reader().looking().end().into_iter().map(SiteFact::Archive);
        let facts: Vec<SiteFact> = looked_at.chain(facts).collect();
        self.remember(key, made, facts, links)
    }

    /// The same of pages that were taken over.
    pub(super) fn again(&mut self, key: &str, made: PagesMade, links: &SiteLinks) -> &PagesMade {
        let facts = made.facts.iter().filter_map(|at| self.before.facts.get(usize::try_from(*at).ok()?));
        let facts: Vec<SiteFact> = facts.map(|(fact, _)| fact.clone()).collect();
        self.remember(key, made, facts, links)
    }

    fn remember(&mut self, key: &str, mut made: PagesMade, facts: Vec<SiteFact>, links: &SiteLinks) -> &PagesMade {
        made.facts.clear();
        if self.is_kept {
            made.facts = facts.into_iter().filter_map(|fact| self.place(fact, links)).collect();
        }
        let kept = self.after.made.entry(key.to_owned()).or_default();
        *kept = made;
        kept
    }

    /// The place of a fact in the list.
    fn place(&mut self, fact: SiteFact, links: &SiteLinks) -> Option<u32> {
        if let Some(at) = self.places.get(&fact) {
            return Some(*at);
        }
        let at = u32::try_from(self.after.facts.len()).ok()?;
        let digest = self.digest(&fact, links);
        self.after.facts.push((fact.clone(), digest));
        self.places.insert(fact, at);
        Some(at)
    }

    /// What is to be kept for the next time.
    pub(super) fn kept(&self) -> Option<Vec<u8>> {
        if self.is_kept { self.after.bytes() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_or_of_another_site_is_not_remembered() {
        let page = PageMade { name: "a.html".to_owned(), sha256: digest(b"a"), text: digest(b"b") };
        let made = PagesMade { pages: vec![page], ..PagesMade::default() };
        let memory = SiteMemory { of: "x".to_owned(), made: [("a".to_owned(), made)].into(), ..SiteMemory::default() };
        let bytes = memory.bytes().unwrap();
        assert_eq!(SiteMemory::read(&bytes, "x").made.len(), 1);
        assert_eq!(SiteMemory::read(&bytes, "y").made.len(), 0);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert_eq!(SiteMemory::read(&broken, "x").made.len(), 0, "{at}");
        }
        assert_eq!(SiteMemory::read(b"", "x").made.len(), 0);
    }
}
