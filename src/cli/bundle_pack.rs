//! The files of a dispute bundle: built beside their place, put there once the disclosure is registered, by this command or, where that
//! was stopped, by the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::layout::SIGNATURE_ENDING;
use crate::archive::outside_bag::OutsideBag;
use crate::archive::seals::{MaskedLine, SealUsed};
use crate::archive::signatures::KeyRing;
use crate::archive::{Archive, Uncached};
use crate::cli::left_copies;
use crate::desk::bundle::Pack;
use crate::desk::bundle_exhibits::{Exhibit, ExhibitSort};
use crate::error::Result;
use crate::model::attachment::Attachment;
use crate::model::seal::{SealedManifest, grouped};
use crate::model::{BundlePath, Line, Listed, Owner, RecordId, Reference, Register, Sha256, StaffId};
use crate::output::form::{BundlePage, ExhibitLine, SealOfBundle, bundle_check, bundle_page, bundle_text};
use crate::output::phrases::{Phrases, say};
use crate::views::{people, seals};

/// What stands in the name of the list of signers that goes with a seal.
const SIGNERS: &str = "-allowed-signers-";

/// The signatures among the exhibits that count, by their digests: whether a key may sign again what a lost one signed goes by who approved it, up to
/// the first key, which the pack does not have.
fn signatures_that_count(pack: &Pack) -> String {
    let counts = pack.exhibits.iter().filter(|exhibit| exhibit.sort == ExhibitSort::Signature(None));
    counts.map(|exhibit| format!("{}\n", exhibit.copy.sha256)).collect()
}

/// The list of who may sign that lies beside a seal.
fn signers_of(used: &SealUsed) -> Option<&Attachment> {
    used.found.seal.attachments.iter().find(|paper| paper.path.file_name().contains(SIGNERS))
}

pub(super) struct PackFiles<'a> {
    archive: &'a Archive,
    place: &'a OutsidePlace,
    folder: &'a Path,
    phrases: Phrases,
    names: BTreeMap<StaffId, Line>,
    written: Option<Vec<Listed>>,
}

impl<'a> PackFiles<'a> {
    /// Files that are to lie at a place; nothing is written yet.
    pub(super) fn new(
        archive: &'a Archive,
        (place, folder): (&'a OutsidePlace, &'a Path),
        phrases: Phrases,
    ) -> Result<Self> {
        Ok(Self { archive, place, folder, phrases, names: people::names(archive)?, written: None })
    }

    pub(super) fn is_written(&self) -> bool {
        self.written.is_some()
    }

    /// Writes them; gives the bag's list of its payload, by which the pack is registered beside its exhibits.
    pub(super) fn write(&mut self, pack: &Pack) -> Result<Vec<Listed>> {
        if let Some(written) = &self.written {
            return Ok(written.clone());
        }
        left_copies::clear(self.archive, self.place, self.folder)?;
        let mut bag = OutsideBag::begin(self.archive, self.place)?;
        for exhibit in &pack.exhibits {
            bag.copy(&exhibit.copy)?;
        }
        for (manifest, at) in pack.proof.manifests.iter().zip(1..) {
            let line = |line: &MaskedLine| match line {
                MaskedLine::Shown(listed) => format!("{listed}\n"),
                MaskedLine::Masked(digest) => format!("{digest}\n"),
            };
            let text: String = manifest.lines.iter().map(line).collect();
            bag.add(&format!("data/proof/lines/{at}-{}.txt", manifest.writer), text.as_bytes())?;
        }
        for seal in &pack.proof.seals {
            self.seal(&mut bag, seal)?;
        }
        let late = self.late_signers(pack)?;
        if !late.is_empty() {
            bag.add("data/proof/late-signers.txt", late.as_bytes())?;
        }
        let lost = self.lost_keys(pack)?;
        if !lost.is_empty() {
            bag.add("data/proof/lost-keys.txt", lost.as_bytes())?;
            bag.add("data/proof/signatures-that-count.txt", signatures_that_count(pack).as_bytes())?;
        }
        let settings = self.archive.settings();
        let page = self.page(pack);
        bag.add("data/proof/check.sh", bundle_check(self.phrases)?.as_bytes())?;
        bag.add("data/README.txt", bundle_text(self.phrases, settings, &page).as_bytes())?;
        bag.add("data/README.html", bundle_page(self.phrases, settings, &page)?.as_bytes())?;
        let said = [
            ("Source-Organization", settings.name.to_string()),
            ("External-Identifier", page.ids.clone()),
            ("External-Description", say!(self.phrases, "form-bundle")),
            ("Bagging-Date", pack.passed_on.released_on.to_string()),
        ];
        let written = vec![bag.close(&said)?];
        self.written = Some(written.clone());
        Ok(written)
    }

    /// What is there of a seal: itself, the digests of all that it lists, the lines of its list that are used, its signature, who may
    /// sign, and what its witnesses gave back.
    fn seal(&self, bag: &mut OutsideBag, used: &SealUsed) -> Result<()> {
        let found = &used.found;
        let bundle = self.archive.bundle(&found.bundle)?;
        let named = |ending: &str| format!("data/proof/{}{ending}", found.stem);
        bag.copy(&OutgoingCopy { from: found.path(), sha256: found.sha256, name: named(".toml"), encrypted: None })?;
        let listed = |path: &BundlePath, sha256: Sha256, name: String| OutgoingCopy {
            from: bundle.full(path.as_str()),
            sha256,
            name,
            encrypted: None,
        };
        let record = found.path();
        let inside = record.strip_prefix(&format!("{}/", found.bundle)).unwrap_or(&record);
        let signature: BundlePath = format!("{inside}{SIGNATURE_ENDING}").parse()?;
        if let Some(sha256) = bundle.listing().files.get(&signature) {
            bag.copy(&listed(&signature, *sha256, named(&format!(".toml{SIGNATURE_ENDING}"))))?;
        }
        if let Some(signers) = signers_of(used) {
            bag.copy(&listed(&signers.path, signers.sha256, named(".allowed-signers.txt")))?;
        }
        if !used.list.is_empty() {
            let mut digests: Vec<Sha256> = found.list.iter().flatten().map(|line| line.digest).collect();
            digests.sort();
            let leaves: String = digests.iter().map(|digest| format!("{digest}\n")).collect();
            bag.add(&named(".leaves.txt"), leaves.as_bytes())?;
            let lines: String = used.list.iter().map(|line: &SealedManifest| format!("{line}\n")).collect();
            bag.add(&named(".list-lines.txt"), lines.as_bytes())?;
        }
        let id = RecordId { owner: Owner::Register(Register::Seals), stem: found.stem };
        let line = seals::line(self.archive, &Reference::to(&id))?;
        let papers = line.witnesses().into_iter().flat_map(|(_, witnessing)| &witnessing.attachments);
        for (paper, at) in papers.zip(1..) {
            // What it is called in the archive may name somebody.
            let name = paper.path.file_name();
            let ending = name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
            let plain: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
            bag.copy(&listed(&paper.path, paper.sha256, named(&format!(".witness-{at}.{plain}"))))?;
        }
        Ok(())
    }

    /// Who signed an exhibit and may sign by a key that the newest seal of the pack does not know yet, in the form of its list.
    fn late_signers(&self, pack: &Pack) -> Result<String> {
        let signed = |exhibit: &&Exhibit| matches!(exhibit.sort, ExhibitSort::Signature(_));
        let people: BTreeSet<&str> = pack.exhibits.iter().filter(signed).map(|exhibit| exhibit.by.as_str()).collect();
        if people.is_empty() {
            return Ok(String::new());
        }
        let sealed = match pack.proof.seals.last().and_then(|newest| signers_of(newest).map(|list| (newest, list))) {
            Some((newest, list)) => {
                let bundle = self.archive.bundle(&newest.found.bundle)?;
                let bytes = bundle.bytes(self.archive.reader(), list.path.as_str())?;
                String::from_utf8_lossy(&bytes).into_owned()
            }
            None => String::new(),
        };
        // The key is the last word of its line, and stands so in each list.
        let is_late = |line: &&str| {
            let person = line.split(' ').next().unwrap_or_default();
            let key = line.rsplit(' ').next().unwrap_or_default();
            people.contains(person) && !sealed.contains(key)
        };
        let signers = KeyRing::read(&mut Uncached::new(self.archive))?.allowed_signers();
        Ok(signers.lines().filter(is_late).map(|line| format!("{line}\n")).collect())
    }

    /// The keys that were lost of who signed an exhibit or a seal of the pack: the fingerprint of each, and from when on. The lists of the seals
    /// know days alone, and not why a key ended.
    fn lost_keys(&self, pack: &Pack) -> Result<String> {
        let signed = pack.exhibits.iter().filter(|exhibit| matches!(exhibit.sort, ExhibitSort::Signature(_)));
        let seals = pack.proof.seals.iter().map(|used| used.found.head.by.as_str());
        let people: BTreeSet<&str> = signed.map(|exhibit| exhibit.by.as_str()).chain(seals).collect();
        let ring = KeyRing::read(&mut Uncached::new(self.archive))?;
        let lost = ring.keys().iter().filter(|key| people.contains(key.person.as_str()));
        let lines: BTreeSet<String> =
            lost.filter_map(|key| Some(format!("{} {}\n", key.key.fingerprint(), key.lost?))).collect();
        Ok(lines.into_iter().collect())
    }

    /// What stands in the README.
    fn page(&self, pack: &Pack) -> BundlePage {
        let known = |text: Option<String>| text.unwrap_or_default();
        let seal = |used: &SealUsed| SealOfBundle {
            stem: used.found.stem.to_string(),
            at: used.found.head.at.to_the_minute(),
            digits: grouped(used.found.sha256).join(" "),
        };
        BundlePage {
            ids: pack.ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            to: pack.passed_on.to.to_string(),
            purpose: pack.passed_on.purpose.to_string(),
            approved_by: known(pack.passed_on.approved_by.as_ref().map(|who| self.person(who))),
            approved_on: known(pack.passed_on.approved_on.map(|day| day.to_string())),
            released_by: self.person(&pack.passed_on.released_by),
            released_on: pack.passed_on.released_on.to_string(),
            exhibits: pack.exhibits.iter().map(|exhibit| self.line(exhibit)).collect(),
            // The one whose line is enough stands first.
            seals: pack.proof.seals.iter().rev().map(seal).collect(),
            unsealed: pack.unsealed(),
            encrypted: pack.encrypted(),
        }
    }

    fn line(&self, exhibit: &Exhibit) -> ExhibitLine {
        let what = match exhibit.sort {
            ExhibitSort::Paper(_) => None,
            ExhibitSort::Record(kind) => Some(self.phrases.code(kind.as_str())),
            ExhibitSort::Event(action) => Some(self.phrases.code(action.as_str())),
            ExhibitSort::Signature(None) => Some(say!(self.phrases, "form-exhibit-signature")),
            ExhibitSort::Signature(Some(why)) => {
                let why = self.phrases.code(why.as_str());
                Some(say!(self.phrases, "form-exhibit-signature-bad", why = why))
            }
        };
        let title = exhibit.title.as_ref().map(ToString::to_string);
        let approved = exhibit.approved.as_ref().map(|(who, day)| {
            let day = day.map(|day| format!(" {day}")).unwrap_or_default();
            format!("{}{day}", self.person(who))
        });
        ExhibitLine {
            name: exhibit.copy.name.rsplit('/').next().unwrap_or_default().to_owned(),
            title: what.into_iter().chain(title).collect::<Vec<_>>().join(" · "),
            happened: exhibit.happened.to_string(),
            entered: exhibit.entered.to_the_minute(),
            by: self.person(&exhibit.by),
            approved: approved.unwrap_or_default(),
            proved: exhibit.proved.as_ref().map(|by| by.at.to_the_minute()),
        }
    }

    /// A person by name and id: the files say the id.
    fn person(&self, id: &StaffId) -> String {
        self.names.get(id).map_or_else(|| id.to_string(), |name| format!("{name} ({id})"))
    }
}
