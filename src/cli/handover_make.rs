//! `deedbox handover make`: the archive as it is handed over to the company that goes on with it (S-HAND).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::carried::{CarriedFiles, LeftBehind};
use crate::archive::carried_keys::{CarriedKeys, KeysCarried};
use crate::archive::export_files::OutsidePlace;
use crate::archive::outside_bag::OutsideBag;
use crate::archive::{Archive, Lookup, Mode, Transaction};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::keys;
use crate::cli::seal::{self, SealedFirst};
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::words::Words;
use crate::desk::Desk;
use crate::desk::handover::{self, HandCompany};
use crate::desk::seal::SealMade;
use crate::error::Result;
use crate::model::handover::{Handover, OpensFor};
use crate::model::seal::grouped;
use crate::model::secrecy::AgeKey;
use crate::model::{Cell, Line, RecordId, Reference, Table};
use crate::output::form::{self, HoldingsList, PutDown};
use crate::output::phrases::say;
use crate::output::{self, Format};
use crate::views::holdings::{Holdings, holdings};
use crate::views::people;
use crate::views::seals;

/// How a line of the bag begins that says what stayed behind.
pub(super) const LEFT_OUT: &str = "Left-Out";
/// How one begins that names a paper which lies encrypted, and goes without what opens it.
const CLOSED: &str = "Closed-Paper";

/// Hand the archive over to the company that goes on with it
///
/// Everything is verified and sealed; then a folder is written that any BagIt tool can check: the archive, lists of what is handed over (volumes,
/// papers, what is open), the sheet of the seal. Who may approve it approves it by asking; of anybody else it waits (`approve ID`) and goes
/// out with --release. With findings nothing is sealed and nothing goes out, unless --despite says why. The receiver runs `handover check`;
/// `handover accept` ends it. Papers that lie encrypted go as they are: with --to-key their keys go along, wrapped to the company's own, with
/// --clear they go along in clear. Your key opens them for that, and who lets confidential papers be read has to approve it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox handover make --to '宏信物業管理' --out handed-over
  deedbox handover make --release handovers/x4p9 --out handed-over
  deedbox handover make --to '宏信物業管理' --out handed-over --without working --without inbox
  deedbox handover make --to '宏信物業管理' --out handed-over --to-key age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
  deedbox handover make --to '宏信物業管理' --out /media/stick/handed-over --clear")]
pub(super) struct MakeArgs {
    /// The company
    #[arg(long, value_name = "NAME", required_unless_present = "release")]
    to: Option<Line>,
    /// A remark
    #[arg(long, value_name = "TEXT", conflicts_with = "release")]
    note: Option<Line>,
    /// New folder
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// Hand out what was approved, as it is today
    #[arg(long, value_name = "ID", conflicts_with = "to")]
    release: Option<Reference>,
    /// Why it goes out although there are findings
    #[arg(long, value_name = "TEXT")]
    despite: Option<Line>,
    /// What stays here: working (working papers that are in no box) or inbox (can be repeated)
    #[arg(long, value_name = "WHAT")]
    without: Vec<LeftBehind>,
    /// Wrap the keys of papers that lie encrypted to the company's key of age, its public half
    #[arg(long, value_name = "KEY", conflicts_with_all = ["release", "clear"])]
    to_key: Option<AgeKey>,
    /// Put papers that lie encrypted beside the archive in clear
    #[arg(long, conflicts_with = "release")]
    clear: bool,
    /// The file with the secret half of your key; else as your settings name it
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

impl MakeArgs {
    fn opening(&self) -> Option<OpensFor> {
        match &self.to_key {
            Some(key) => Some(OpensFor::Key(key.clone())),
            None => self.clear.then_some(OpensFor::Clear),
        }
    }
}

pub(super) fn run(ctx: &mut Context, args: MakeArgs) -> Result<Outcome> {
    let opening = args.opening();
    let MakeArgs { to, note, out, release, despite, without, identity, .. } = args;
    let behind: BTreeSet<LeftBehind> = without.into_iter().collect();
    let archive = ctx.archive_anew()?;
    let folder = ctx.path(&out);
    archive.check_page_place(&folder)?;
    let place = OutsidePlace::new(&archive, &folder)?;
    // Looked at before anything is sealed for it: whether it may go out, and whether what lies encrypted opens here.
    let (opening, goes) = match &release {
        Some(reference) => {
            let approved = ctx.carry_out(&archive, |desk, tx| handover::approved_company(desk, tx, reference))?.made;
            (approved.1.opening(), true)
        }
        None => {
            let ask = |desk: &Desk, tx: &mut Transaction| handover::approves_by_asking(desk, tx, opening.as_ref());
            let goes = ctx.carry_out(&archive, ask)?.made;
            (opening, goes)
        }
    };
    let mut keys = None;
    if let Some(opens) = opening.clone().filter(|_| goes) {
        keys = CarriedKeys::begin(&archive, (opens, &keys::means(ctx, identity)), &behind)?;
        if keys.is_none() {
            ctx.say(&SecrecyDone::NoneEncrypted)?;
        }
    }
    CarriedFiles::check_whole(&archive)?;
    let SealedFirst::Made(seal) = seal::for_handover(ctx, &archive, despite)? else { return Ok(Outcome::Findings) };
    let reference = match (to, release) {
        (Some(to), _) => {
            let list = lists(&ctx.words, &holdings(&archive, ctx.today(&archive)?)?);
            let list = list.into_iter().next().map(|(_, csv)| csv.into_bytes()).unwrap_or_default();
            let ask = HandCompany {
                to: to.clone(),
                seal: seal.sha256,
                list,
                note,
                despite: seal.seal.despite.clone(),
                opening,
            };
            let carried = ctx.carry_out(&archive, |desk, tx| handover::hand_company(desk, tx, &ask))?;
            let id = carried.made.id.clone();
            ctx.made(&carried, &[id.to_string()])?;
            if carried.made.effect.is_none() {
                let folder = out.display().to_string();
                ctx.say_done(&carried, &Done::ArchiveAsked { id, to, folder })?;
                return Ok(Outcome::Done);
            }
            Reference::to(&id)
        }
        (None, Some(reference)) => reference,
        (None, None) => return Ok(Outcome::Done),
    };
    if ctx.mode() == Mode::Preview {
        return Ok(Outcome::Done);
    }
    let made = written(ctx, &archive, (&place, &reference, &seal), (&behind, keys.as_ref()));
    let WrittenArchive { id, to, files, left, unfiled, encrypted, keys } = match made {
        Ok(made) => made,
        Err(e) => {
            place.give_up(&archive)?;
            return Err(e);
        }
    };
    place.put_folder(&archive)?;
    for path in left {
        ctx.say(&Done::NotCarried(path))?;
    }
    if 0 < unfiled {
        ctx.say(&Done::InboxCarried(unfiled))?;
    }
    let closed = keys.as_ref().map_or(0, |keys| keys.closed.len());
    if keys.is_none() && 0 < encrypted {
        ctx.say(&SecrecyDone::EncryptedCarried { papers: encrypted })?;
    }
    if let Some(KeysCarried { opens, opened, closed }) = keys {
        for path in closed {
            ctx.say(&SecrecyDone::NotOpened { path })?;
        }
        ctx.say(&match opens {
            OpensFor::Key(key) => SecrecyDone::KeysCarried { papers: opened, key },
            OpensFor::Clear => SecrecyDone::ClearCarried { papers: opened },
        })?;
    }
    let line = grouped(seal.sha256).join(" ");
    ctx.say(&Done::ArchiveHanded { id, to, files, folder: out.display().to_string(), line })?;
    Ok(if closed == 0 { Outcome::Done } else { Outcome::Findings })
}

/// What was written.
struct WrittenArchive {
    /// The hand-over.
    id: RecordId,
    /// Who gets it.
    to: Line,
    files: usize,
    /// What stays because it is no plain file.
    left: Vec<String>,
    /// How many of the files nobody has filed.
    unfiled: usize,
    /// What became of papers that lie encrypted, where the company is to open them.
    keys: Option<KeysCarried>,
    /// How many papers lie encrypted.
    encrypted: usize,
}

/// Writes the folder beside its place, while nobody changes anything.
fn written(
    ctx: &mut Context,
    archive: &Archive,
    (place, reference, seal): (&OutsidePlace, &Reference, &SealMade),
    (behind, keys): (&BTreeSet<LeftBehind>, Option<&CarriedKeys>),
) -> Result<WrittenArchive> {
    let (words, phrases) = (ctx.words, ctx.page_phrases(archive));
    let sheet = seal::sheet(ctx, archive, &seals::line(archive, &Reference::to(&seal.id))?)?;
    let carried = ctx.carry_out(archive, |desk, tx| {
        tx.lock_archive()?;
        let (id, handover) = handover::approved_company(desk, tx, reference)?;
        if place.is_left() {
            place.sweep(archive)?;
        }
        CarriedFiles::check_whole(archive)?;
        let mut bag = OutsideBag::begin(archive, place)?;
        let found = CarriedFiles::of(archive)?.without(behind);
        for path in &found.files {
            let (file, _) = tx.archive().reader().open(path)?;
            bag.stream(&format!("data/archive/{path}"), file, &archive.reader().full(path))?;
        }
        if handover.opening() == Some(OpensFor::Clear) {
            place.note_clear(archive)?;
        }
        let keys = keys.map(|keys| keys.put(archive, &mut bag, desk.today())).transpose()?;
        let held = holdings(archive, desk.today())?;
        for (name, csv) in lists(&words, &held) {
            bag.add(&format!("data/list/{name}.csv"), csv.as_bytes())?;
        }
        let list = list_page(archive, (&id, &handover, seal), (&held, behind, keys.is_some()))?;
        bag.add("data/list.html", form::holdings_list(phrases, archive.settings(), &list)?.as_bytes())?;
        bag.add("data/seal.html", sheet.as_bytes())?;
        let mut readme = say!(phrases, "form-holdings-readme", id = id, to = handover.to) + "\n";
        let encrypted = held.encrypted();
        match keys.as_ref().map(|keys| &keys.opens) {
            Some(OpensFor::Key(_)) => readme.push_str(&(say!(phrases, "form-holdings-keys") + "\n")),
            Some(OpensFor::Clear) => readme.push_str(&(say!(phrases, "form-holdings-clear") + "\n")),
            None if 0 < encrypted => {
                readme.push_str(&format!("\n{}\n", say!(phrases, "form-holdings-encrypted", papers => encrypted)));
            }
            None => {}
        }
        bag.add("data/README.txt", readme.as_bytes())?;
        let mut said = vec![
            ("Source-Organization", archive.settings().name.to_string()),
            ("External-Identifier", id.to_string()),
            ("External-Description", say!(phrases, "form-holdings")),
            ("Bagging-Date", desk.today().to_string()),
        ];
        said.extend(behind.iter().map(|sort| (LEFT_OUT, sort.to_string())));
        said.extend(keys.iter().flat_map(|keys| &keys.closed).map(|path| (CLOSED, path.clone())));
        bag.close(&said)?;
        let unfiled = found.unfiled();
        Ok(WrittenArchive { id, to: handover.to, files: found.files.len(), left: found.left, unfiled, encrypted, keys })
    })?;
    Ok(carried.made)
}

/// The lists as tables of text, the same in every language.
pub(super) fn lists(words: &Words, held: &Holdings) -> Vec<(&'static str, String)> {
    held.lists().into_iter().map(|(name, table)| (name, output::render(table, Format::Csv, words, None))).collect()
}

fn list_page(
    archive: &Archive,
    (id, handover, seal): (&RecordId, &Handover, &SealMade),
    (held, behind, opens): (&Holdings, &BTreeSet<LeftBehind>, bool),
) -> Result<HoldingsList> {
    let names = people::names(archive)?;
    let from = names.get(&handover.from).map_or_else(|| handover.from.to_string(), ToString::to_string);
    Ok(HoldingsList {
        id: id.to_string(),
        date: archive_day(seal),
        people: (from, handover.to.to_string()),
        line: grouped(seal.sha256).into_iter().take(10).collect::<Vec<_>>().join(" "),
        papers: held.papers.rows.len(),
        // What opens them goes along, or is asked for.
        encrypted: if opens { 0 } else { held.encrypted() },
        despite: seal.seal.despite.as_ref().map(ToString::to_string),
        behind: behind.iter().map(|sort| sort.as_str()).collect(),
        volumes: put_down(&held.volumes),
        open: put_down(&held.open),
    })
}

fn archive_day(seal: &SealMade) -> String {
    seal.id.stem.day().map(|day| day.to_string()).unwrap_or_default()
}

/// The cells of a table as they stand on paper; a code stays a code, and is said by the page.
fn put_down(table: &Table) -> Vec<Vec<PutDown>> {
    let cell = |cell: &Cell| match cell {
        Cell::Code(code) => PutDown::Code(code),
        Cell::Empty => PutDown::Text(String::new()),
        Cell::Text(text) => PutDown::Text(text.clone()),
        Cell::Date(date) => PutDown::Text(date.to_string()),
        Cell::Count(count) => PutDown::Figure(*count),
        Cell::Time(moment) => PutDown::Text(moment.to_the_minute()),
        Cell::Decimal(number) | Cell::Number(number) => PutDown::Text(number.to_string()),
        Cell::Flag(yes) => PutDown::Text(yes.to_string()),
        Cell::List(items) => PutDown::Text(items.join(", ")),
        Cell::Gist(gist) => PutDown::Text(gist.to_string()),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// Where the archive lies in what was handed over.
pub(super) fn archive_in(folder: &Path) -> PathBuf {
    folder.join("data").join("archive")
}
