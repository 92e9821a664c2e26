//! `deedbox handover check`: an archive that was handed over, held against its lists, its seal and the shelves, by who takes it (S-HAND).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::archive::carried::{CarriedFiles, LeftBehind};
use crate::archive::check::{self, CheckScope, Depth, Unwatched, Writers};
use crate::archive::outside_bag::{self, BagFault};
use crate::archive::{Archive, GivenFault, StorageError, Uncached, is_there, pieces, read_given, seals, secrecy};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::handover_keys::{GivenKeys, PaperOpens};
use crate::cli::handover_make::{LEFT_OUT, archive_in, lists};
use crate::cli::seal_line;
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::words::findings;
use crate::error::Result;
use crate::model::finding::Severity;
use crate::model::handover_check::{HandoverFault, HandoverHeading, fault_of_name, heading_of};
use crate::model::seal::SealDigits;
use crate::model::table::{Cell, Table, text};
use crate::model::{AsOf, Date, Finding, FindingCode, Owner, ScanCode, Settings};
use crate::output::Format;
use crate::output::page::document::{self, PageDocument, Part};
use crate::output::page::reader::PageReader;
use crate::output::phrases::say;
use crate::views::holdings::holdings;
use crate::views::loans::{self, WhichLoans};

/// Check an archive that was handed over: the bag, every byte, the seal, the lists, the shelves
///
/// Changes nothing. What differs stands under four headings: whether it is authentic (seal, signatures, times), complete (lists, counts, shelves),
/// usable (papers that open) and safe (names, links, programs).
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox handover check handed-over --against 'f6af eb9d 0c12 …'
  deedbox handover check handed-over --against 'f6af eb9d 0c12 …' --stocktake scanned.txt --print differences.html
  deedbox handover check handed-over --against 'f6af eb9d 0c12 …' --identity key.txt")]
pub(super) struct HandoverCheckArgs {
    /// Folder that was handed over
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Line of the seal as it stands on the signed sheet: its digits, the text of its code, or a file
    #[arg(long, value_name = "DIGITS")]
    against: Option<String>,
    /// Codes that were scanned on the shelves, one a line
    #[arg(long, value_name = "FILE")]
    stocktake: Option<PathBuf>,
    /// Write what differs to a page as well
    #[arg(long, value_name = "FILE")]
    print: Option<PathBuf>,
    /// The file with the secret half of your key: each paper that lies encrypted is opened, and written nowhere
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

/// Something that differs, or is worth knowing.
struct Difference {
    heading: HandoverHeading,
    code: &'static str,
    severity: Severity,
    path: String,
    detail: String,
}

impl Difference {
    fn of(fault: HandoverFault, path: impl Into<String>) -> Self {
        let (heading, code, severity) = (fault.heading(), fault.as_str(), fault.severity());
        Self { heading, code, severity, path: path.into(), detail: String::new() }
    }
}

/// The largest list and the largest file of scanned codes, in bytes.
const MAX_BYTES: u64 = 1 << 30;

pub(super) fn run(ctx: &mut Context, args: HandoverCheckArgs) -> Result<Outcome> {
    let HandoverCheckArgs { folder, against, stocktake, print, identity } = args;
    let line = against.as_deref().map(|typed| seal_line::read(ctx, typed)).transpose()?;
    let scanned = stocktake.map(|file| read_given(&ctx.path(&file), MAX_BYTES)).transpose()?;
    let folder = ctx.path(&folder);
    if let Some(file) = &print {
        page_place(&ctx.path(file), &folder)?;
    }
    let behind = left_behind(&folder);
    let mut found: Vec<Difference> = outside_bag::check(&folder)?.into_iter().map(of_bag).collect();
    let (mut sealed, mut opened, mut papers) = (None, None, None);
    match Archive::open(&archive_in(&folder), ctx.disk()) {
        Err(e) => {
            let detail = ctx.words.error(&e.into()).what;
            found.push(Difference { detail, ..Difference::of(HandoverFault::NoArchive, "data/archive") });
        }
        Ok(archive) => {
            sealed = of_archive(ctx, &archive, (line.as_ref(), &behind), &mut found)?;
            let counted = of_lists(ctx, (&folder, &archive), identity, &mut found).and_then(|papers| {
                if let Some(bytes) = &scanned {
                    of_shelves(&archive, bytes, ctx.today(&archive)?, &mut found)?;
                }
                Ok(papers)
            });
            match counted {
                Ok(counted) => papers = Some(counted),
                Err(e) => {
                    let detail = ctx.words.error(&e).what;
                    found.push(Difference { detail, ..Difference::of(HandoverFault::Uncounted, "data/archive") });
                }
            }
            opened = Some(archive);
        }
    }
    found.sort_by(|a, b| (a.heading, a.severity, a.code, &a.path).cmp(&(b.heading, b.severity, b.code, &b.path)));
    let differs = found.iter().any(|one| one.severity == Severity::Damage);
    tell(ctx, &found, papers)?;
    // On what the verdict rests is said before it.
    let basis: Vec<Done> = match (&line, &sealed) {
        (Some(_), Some(seal)) => Some(Done::HeldAgainstSeal { seal: seal.clone() }),
        (Some(_), None) => None,
        (None, _) => Some(Done::NotHeldAgainst),
    }
    .into_iter()
    .chain(scanned.is_none().then_some(Done::ShelvesNotCompared))
    .collect();
    let verdicts: Vec<(HandoverHeading, Done)> =
        HandoverHeading::ALL.iter().map(|heading| (*heading, verdict(*heading, &found, line.is_some()))).collect();
    for said in basis.iter().chain(verdicts.iter().map(|(_, said)| said)) {
        ctx.say(said)?;
    }
    for said in papers.iter().flat_map(said_of) {
        ctx.say(&said)?;
    }
    if let Some(file) = &print {
        let phrases = ctx.words.phrases();
        let counted = papers.iter().flat_map(said_of).map(|said| phrases.say(&said).what);
        let said: Vec<String> = basis.iter().map(|done| phrases.say(done).what).chain(counted).collect();
        let page = as_page(ctx, (&folder, opened.as_ref()), &found, (&said, &verdicts))?;
        ctx.disk().write_outside(&ctx.path(file), page.as_bytes())?;
        ctx.say(&Done::PageWritten(file.display().to_string()))?;
    }
    Ok(if differs { Outcome::Findings } else { Outcome::Done })
}

/// What is said of the papers.
fn said_of(papers: &HandedPapers) -> Vec<SecrecyDone> {
    let HandedPapers { usable, encrypted, damaged, apart } = *papers;
    let counted = SecrecyDone::HandedPapers { usable, encrypted, damaged };
    std::iter::once(counted).chain((0 < apart).then_some(SecrecyDone::HandedEncrypted)).collect()
}

/// What is said under a heading. Without the line of the seal nobody knows more of what was sealed than the folder says of itself.
fn verdict(heading: HandoverHeading, found: &[Difference], is_held_against: bool) -> Done {
    let is_of = |one: &&Difference| one.heading == heading && one.severity == Severity::Damage;
    match found.iter().filter(is_of).count() {
        0 if heading == HandoverHeading::Authentic && !is_held_against => Done::HandoverInItself { heading },
        differences => Done::HandoverHeading { heading, differences },
    }
}

/// Refuses a page that is there, or would lie in what was handed over.
fn page_place(page: &Path, folder: &Path) -> Result<()> {
    let wrong = |fault| StorageError::Given { path: page.display().to_string(), fault };
    if page.starts_with(folder) {
        return Err(wrong(GivenFault::InArchive).into());
    }
    if is_there(page) { Err(wrong(GivenFault::Taken).into()) } else { Ok(()) }
}

/// What stayed where it came from, as the bag says.
fn left_behind(folder: &Path) -> BTreeSet<LeftBehind> {
    let Ok(info) = read_given(&folder.join("bag-info.txt"), 1 << 20) else { return BTreeSet::new() };
    let info = String::from_utf8_lossy(&info).into_owned();
    info.lines().filter_map(|line| line.strip_prefix(LEFT_OUT)?.strip_prefix(": ")?.parse().ok()).collect()
}

/// What stands on the page of each thing: under which heading it is.
const SHOWN: [&str; 4] = ["code", "severity", "path", "detail"];

/// The four headings as a page, each with what differs; above them, on what that rests.
fn as_page(
    ctx: &Context,
    (folder, archive): (&Path, Option<&Archive>),
    found: &[Difference],
    (basis, verdicts): (&[String], &[(HandoverHeading, Done)]),
) -> Result<String> {
    let words = ctx.words;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // Where no archive can be opened, the page says so of the folder.
    let settings = match archive {
        Some(archive) => archive.settings().clone(),
        None => Settings::new("00000000".parse()?, name.parse().or_else(|_| "-".parse())?),
    };
    let said = |done: &Done| words.phrases().say(done).what;
    let mut document = PageDocument {
        title: Some(say!(words, "page-title-handover-check", folder = name)),
        note: Some(basis.join(" ")),
        ..PageDocument::default()
    };
    for (heading, verdict) in verdicts {
        document.parts.push(Part::Pages(said(verdict), Vec::new()));
        let of: Vec<&Difference> = found.iter().filter(|one| one.heading == *heading).collect();
        if !of.is_empty() {
            document.parts.push(Part::Listing(as_table(heading.as_str(), &of).only(&SHOWN)));
        }
    }
    let today = ctx.now(&settings)?.date();
    let reader = PageReader { settings: &settings, phrases: words.phrases(), wording: &words, today, links: None };
    Ok(document::render(&reader, &document)?)
}

fn of_bag(fault: BagFault) -> Difference {
    match fault {
        BagFault::List(path) => Difference::of(HandoverFault::BagList, path),
        BagFault::Missing(path) => Difference::of(HandoverFault::BagMissing, path),
        BagFault::Altered(path) => Difference::of(HandoverFault::BagAltered, path),
        BagFault::Unlisted(path) => Difference::of(HandoverFault::BagUnlisted, path),
        BagFault::NotPlain(path) => Difference::of(HandoverFault::BagLink, path),
    }
}

/// What `verify` finds, and what the line says; gives the seal whose line it is.
fn of_archive(
    ctx: &Context,
    archive: &Archive,
    (line, behind): (Option<&SealDigits>, &BTreeSet<LeftBehind>),
    found: &mut Vec<Difference>,
) -> Result<Option<String>> {
    let now = ctx.desk(archive)?.now;
    // Nobody writes in it yet, and nothing is to be written: not a lock either.
    let mut report = check::check(archive, (&CheckScope::Whole, Depth::Full), Some(now), Writers::Nobody, &Unwatched);
    let mut sealed = None;
    if let Some(line) = line {
        let (findings, told) = seals::against(archive, line);
        report.findings.extend(findings);
        report.findings.sort();
        report.findings.dedup();
        sealed = told.map(|told| told.seal.stem.to_string());
    }
    found.extend(report.findings.iter().map(|finding| match finding.code {
        FindingCode::Missing if behind.iter().any(|sort| sort.has(&finding.path)) => {
            Difference::of(HandoverFault::StayedBehind, format!("data/archive/{}", finding.path))
        }
        _ => of_finding(ctx, finding),
    }));
    Ok(sealed)
}

fn of_finding(ctx: &Context, finding: &Finding) -> Difference {
    Difference {
        heading: heading_of(finding.code),
        code: finding.code.as_str(),
        severity: finding.severity,
        path: format!("data/archive/{}", finding.path),
        detail: findings::line(ctx.words, finding)
            .split_once("  (")
            .map_or_else(String::new, |(_, detail)| detail.trim_end_matches(')').to_owned()),
    }
}

/// The lists held against what the archive says, and the papers by their names.
fn of_lists(
    ctx: &Context,
    (folder, archive): (&Path, &Archive),
    identity: Option<PathBuf>,
    found: &mut Vec<Difference>,
) -> Result<HandedPapers> {
    let held = holdings(archive, handed_over_on(folder).map_or_else(|| ctx.today(archive), Ok)?)?;
    for (name, there) in lists(&ctx.words, &held) {
        let path = format!("data/list/{name}.csv");
        let Ok(bytes) = read_given(&folder.join("data").join("list").join(format!("{name}.csv")), MAX_BYTES) else {
            found.push(Difference::of(HandoverFault::ListMissing, path));
            continue;
        };
        let listed = String::from_utf8_lossy(&bytes).into_owned();
        let (listed, there): (BTreeSet<&str>, BTreeSet<&str>) = (listed.lines().collect(), there.lines().collect());
        let of = |fault, detail: &&str| Difference { detail: (*detail).to_owned(), ..Difference::of(fault, &path) };
        found.extend(listed.difference(&there).map(|row| of(HandoverFault::ListOnly, row)));
        found.extend(there.difference(&listed).map(|row| of(HandoverFault::ArchiveOnly, row)));
    }
    let given = GivenKeys::of(ctx, (folder, archive), identity)?;
    let encrypted: BTreeSet<String> = secrecy::papers(archive)?.into_iter().map(|paper| paper.from).collect();
    let faulty: BTreeSet<String> = damaged(found).map(str::to_owned).collect();
    let mut papers = HandedPapers { damaged: faulty.len(), ..HandedPapers::default() };
    for path in CarriedFiles::of(archive)?.files.into_iter().filter(|path| is_paper(path)) {
        let (is_encrypted, inside, path) = (encrypted.contains(&path), path.clone(), format!("data/archive/{path}"));
        let fault = if is_encrypted { Some(HandoverFault::Encrypted) } else { fault_of_name(&path) };
        // What is damaged is told as that.
        if faulty.contains(&path) {
            continue;
        }
        let (fault, detail) = match given.opens(archive, &inside) {
            PaperOpens::Tried => (None, String::new()),
            PaperOpens::KeyGiven => (Some(HandoverFault::KeyGiven), String::new()),
            PaperOpens::GivenClear(clear) => (Some(HandoverFault::GivenClear), clear),
            PaperOpens::Not(e) => (Some(HandoverFault::Locked), ctx.words.error(&e.into()).what),
            PaperOpens::KeyLacks => (Some(HandoverFault::Locked), String::new()),
            PaperOpens::NothingGiven => (fault, String::new()),
        };
        papers.apart += usize::from(fault == Some(HandoverFault::Encrypted));
        match is_encrypted && fault.is_some_and(|fault| fault != HandoverFault::GivenClear) {
            true => papers.encrypted += 1,
            false => papers.usable += 1,
        }
        found.extend(fault.map(|fault| Difference { detail, ..Difference::of(fault, path) }));
    }
    Ok(papers)
}

/// How many papers there are that can be read as they are, with a key, or not at all.
#[derive(Clone, Copy, Debug, Default)]
struct HandedPapers {
    usable: usize,
    encrypted: usize,
    damaged: usize,
    /// How many of those that lie encrypted open by what was handed over apart.
    apart: usize,
}

/// Whether a path is that of a paper.
fn is_paper(path: &str) -> bool {
    path.contains("/data/originals/") || path.contains("/data/working/")
}

/// The papers that are not there, or not as they were listed.
fn damaged(found: &[Difference]) -> impl Iterator<Item = &str> {
    let is_damaged = |one: &&Difference| one.severity == Severity::Damage && is_paper(&one.path);
    found.iter().filter(is_damaged).map(|one| one.path.as_str())
}

/// The day on which it was handed over, as the bag says.
fn handed_over_on(folder: &Path) -> Option<Date> {
    let info = read_given(&folder.join("bag-info.txt"), 1 << 20).ok()?;
    let info = String::from_utf8_lossy(&info).into_owned();
    info.lines().find_map(|line| line.strip_prefix("Bagging-Date: ")?.parse().ok())
}

/// The shelves: what was scanned, held against what is to stand on them.
fn of_shelves(archive: &Archive, scanned: &[u8], today: Date, found: &mut Vec<Difference>) -> Result<()> {
    let mut lookup = Uncached::new(archive);
    let all = pieces::all(&mut lookup)?;
    let shelves = pieces::shelves(&lookup, &all);
    let lent: BTreeSet<String> = loans::register(archive, WhichLoans::Open, today)?
        .into_iter()
        .filter(|line| line.loan.papers.is_empty() && line.state.lent_on.is_some())
        .map(|line| line.id.owner.to_string())
        .collect();
    let text = String::from_utf8_lossy(scanned).into_owned();
    let mut codes: BTreeSet<ScanCode> = BTreeSet::new();
    for line in
        text.split(['\n', '\r']).map(|line| line.trim_start_matches('\u{feff}').trim()).filter(|line| !line.is_empty())
    {
        match line.parse::<ScanCode>() {
            Ok(code) => drop(codes.insert(code)),
            Err(_) => found.push(Difference::of(HandoverFault::ScanUnknown, line)),
        }
    }
    let known = |code: &ScanCode| {
        shelves.contains_key(code)
            || all
                .iter()
                .any(|piece| piece.code() == *code || piece.in_box().is_some_and(|place| place.code() == *code))
    };
    found.extend(
        codes
            .iter()
            .filter(|code| !known(code))
            .map(|code| Difference::of(HandoverFault::ScanUnknown, code.to_string())),
    );
    for piece in &all {
        let is_seen =
            codes.contains(&piece.code()) || piece.in_box().is_some_and(|place| codes.contains(&place.code()));
        let is_lent = lent.contains(&Owner::File(piece.file.name.clone()).to_string());
        let is_gone = piece.boxed.is_some() && archive.bundle(&piece.file.main)?.wholly_destroyed().is_some();
        if !is_seen && !is_lent && !is_gone {
            let stands = piece.stands(&AsOf::NOW).map(|stands| stands.place.to_string()).unwrap_or_default();
            let what = format!("{} {}", piece.name(), piece.code());
            found.push(Difference { detail: stands, ..Difference::of(HandoverFault::NotScanned, what) });
        }
    }
    Ok(())
}

fn tell(ctx: &mut Context, found: &[Difference], papers: Option<HandedPapers>) -> Result<()> {
    let table = as_table("handover_check", &found.iter().collect::<Vec<_>>());
    match ctx.format() {
        Format::Json => {
            let rows = crate::output::rows(&table);
            let papers = papers.map(
                |papers| json!({ "usable": papers.usable, "encrypted": papers.encrypted, "damaged": papers.damaged }),
            );
            ctx.json(&json!({ "findings": rows, "papers": papers }))
        }
        Format::Table if found.is_empty() => Ok(()),
        Format::Table | Format::Csv => ctx.table(&table),
    }
}

fn as_table(name: &'static str, found: &[&Difference]) -> Table {
    let mut table = Table::new(name, &["heading", "code", "severity", "path", "detail"].map(text));
    for one in found {
        table.rows.push(vec![
            Cell::Code(one.heading.as_str()),
            Cell::Code(one.code),
            Cell::Code(one.severity.as_str()),
            Cell::text(&one.path),
            Cell::text(&one.detail),
        ]);
    }
    table
}
