//! `deedbox seal`: what every manifest lists now, by one digest that is kept outside of the archive (S-SEAL).

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::archive::check::{self, CheckScope, Depth, Unwatched, Writers};
use crate::archive::seals::silent_writers;
use crate::archive::signatures::KeyRing;
use crate::archive::{Archive, Mode, Uncached, git};
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::papers;
use crate::cli::print::page::{Output, deliver};
use crate::cli::seal_line::{check_whole, damage};
use crate::cli::verify::findings_text;
use crate::desk::seal::{self, SealArchive, SealMade};
use crate::desk::seal_witness::{self, WitnessSeal};
use crate::error::Result;
use crate::model::event::WitnessHow;
use crate::model::seal::{SealCheck, SealReach, groups};
use crate::model::{Line, Reference};
use crate::output::Format;
use crate::output::form::{self, SealSheet};
use crate::views::people;
use crate::views::seals::{self, SealLine};

/// Seal the archive: one line that is kept outside of it shows what is changed or taken out later
///
/// Lists every manifest with the digest of its lines, or those that grew since the last seal, and says the line to keep. It needs no key: two
/// people sign the printed sheet, and it goes where the office cannot get at it alone. `deedbox verify --against` holds the archive against it.
/// Everything is verified before; with findings nothing is sealed, unless --despite says why.
#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  deedbox seal --print seal.html
  deedbox seal --title '2026-11' --whole
  deedbox seal list
  deedbox seal print seals/x4p9 -o seal.html
  deedbox seal witness seals/x4p9 --how paper --by-whom 'Lee & Co., accountants' --file signed.pdf"
)]
pub(super) struct SealArgs {
    #[command(subcommand)]
    command: Option<SealCommand>,
    #[command(flatten)]
    make: SealMakeArgs,
}

#[derive(Args, Debug)]
struct SealMakeArgs {
    /// What the seal is called
    #[arg(long, value_name = "TEXT")]
    title: Option<Line>,
    /// List every manifest, though some have not grown
    #[arg(long)]
    whole: bool,
    /// Verify presence and names only
    #[arg(long)]
    quick: bool,
    /// Write the sheet to a file
    #[arg(long, value_name = "FILE")]
    print: Option<PathBuf>,
    /// Why it is sealed although there are findings
    #[arg(long, value_name = "TEXT")]
    despite: Option<Line>,
}

#[derive(Debug, Subcommand)]
enum SealCommand {
    List(SealListArgs),
    Show(SealShowArgs),
    Print(SealPrintArgs),
    Witness(SealWitnessArgs),
}

/// List the seals, newest first
#[derive(Args, Debug)]
struct SealListArgs {}

/// Show a seal: its digits, what it lists, who else has it
#[derive(Args, Debug)]
struct SealShowArgs {
    /// The seal
    #[arg(value_name = "ID")]
    reference: Reference,
}

/// Print the sheet of a seal, to be signed by two and kept outside
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox seal print seals/x4p9 -o seal.html")]
struct SealPrintArgs {
    /// The seal
    #[arg(value_name = "ID")]
    reference: Reference,
    #[command(flatten)]
    output: Output,
}

/// Note who else has the line of a seal, and how; what came back is filed
///
/// Nothing is sent and nothing is checked: for a time-stamp the commands are said that ask an authority and
/// check its answer (`--dry-run` says them alone).
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox seal witness seals/x4p9 --how paper --by-whom 'Lee & Co., accountants' --file signed.pdf
  deedbox seal witness seals/x4p9 --how mail --by-whom 'owners committee' --file sent.eml
  deedbox --dry-run seal witness seals/x4p9 --how rfc3161")]
struct SealWitnessArgs {
    /// The seal
    #[arg(value_name = "ID")]
    reference: Reference,
    /// How: paper, mail, rfc3161 or opentimestamps
    #[arg(long, value_name = "HOW")]
    how: WitnessHow,
    /// What came back, such as the signed sheet (can be repeated)
    #[arg(long, value_name = "PATH")]
    file: Vec<PathBuf>,
    /// Who has it
    #[arg(long, value_name = "NAME")]
    by_whom: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: SealArgs) -> Result<Outcome> {
    match args.command {
        None => make(ctx, args.make),
        Some(SealCommand::List(SealListArgs {})) => {
            let archive = ctx.archive()?;
            ctx.listing(&seals::table(&seals::lines(&archive)?), seals::KEYS)?;
            Ok(Outcome::Done)
        }
        Some(SealCommand::Show(args)) => {
            let archive = ctx.archive()?;
            ctx.card(&seals::sheet(&seals::line(&archive, &args.reference)?))?;
            Ok(Outcome::Done)
        }
        Some(SealCommand::Print(args)) => {
            let archive = ctx.archive()?;
            let page = sheet(ctx, &archive, &seals::line(&archive, &args.reference)?)?;
            deliver(ctx, &archive, &args.output, &page)
        }
        Some(SealCommand::Witness(args)) => witness(ctx, args),
    }
}

fn make(ctx: &mut Context, args: SealMakeArgs) -> Result<Outcome> {
    let SealMakeArgs { title, whole, quick, print, despite } = args;
    let archive = ctx.archive_anew()?;
    check_whole(&archive)?;
    if let Some(file) = &print {
        archive.check_page_place(&ctx.path(file))?;
    }
    let depth = if quick { Depth::Quick } else { Depth::Full };
    let reach = if whole { SealReach::Whole } else { SealReach::Grown };
    let Some(carried) = verified(ctx, &archive, (depth, despite), (title, reach))? else {
        return Ok(Outcome::Findings);
    };
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    say_sealed(ctx, &carried)?;
    if let (Some(file), Mode::Make) = (print, carried.mode) {
        let page = sheet(ctx, &archive, &seals::line(&archive, &Reference::to(&made.id))?)?;
        archive.disk().write_outside(&ctx.path(&file), page.as_bytes())?;
        ctx.say(&Done::PageWritten(file.display().to_string()))?;
    }
    Ok(Outcome::Done)
}

/// Whether everything was as it should be, so that it was sealed.
pub(super) enum SealedFirst {
    Made(Box<SealMade>),
    Not,
}

/// Seals the archive before it is handed over: everything was read, and nothing is wrong, or somebody says why it goes out all the same.
pub(super) fn for_handover(ctx: &mut Context, archive: &Archive, despite: Option<Line>) -> Result<SealedFirst> {
    check_whole(archive)?;
    let made = verified(ctx, archive, (Depth::Full, despite), (None, SealReach::Whole))?;
    let Some(carried) = made else { return Ok(SealedFirst::Not) };
    say_sealed(ctx, &carried)?;
    Ok(SealedFirst::Made(Box::new(carried.made)))
}

fn say_sealed(ctx: &mut Context, carried: &Carried<SealMade>) -> Result<()> {
    let made = carried.made.clone();
    let line = groups(&made.sha256.to_string()).join(" ");
    ctx.say_done(carried, &Done::Sealed { id: made.id, lists: made.seal.lists, files: made.seal.files, line })
}

/// Verifies, and seals where nothing is wrong, or somebody said why it is sealed all the same; none where it was not.
fn verified(
    ctx: &mut Context,
    archive: &Archive,
    (depth, despite): (Depth, Option<Line>),
    (title, reach): (Option<Line>, SealReach),
) -> Result<Option<Carried<SealMade>>> {
    let checked = if depth == Depth::Quick { SealCheck::Names } else { SealCheck::Bytes };
    let now = ctx.desk(archive)?.now;
    let report = check::check(archive, (&CheckScope::Whole, depth), Some(now), Writers::Writers, &Unwatched);
    let found = damage(&report);
    let despite = match (found, despite) {
        (0, _) => None,
        (found, Some(reason)) => Some((reason, u64::try_from(found).unwrap_or(u64::MAX))),
        (found, None) => {
            if ctx.format() == Format::Json {
                let findings: Vec<_> = report.findings.iter().map(crate::cli::verify::finding_json).collect();
                ctx.json(&serde_json::json!({ "made": [], "findings": findings }))?;
            } else {
                let text = findings_text(ctx.words, &report.findings);
                ctx.say_text(text.trim_end())?;
            }
            ctx.say(&Done::NotSealed(found))?;
            return Ok(None);
        }
    };
    let ask = SealArchive { title, reach, checked, despite };
    if let Ok(Some(path)) = git::not_saved(archive.root()) {
        ctx.say(&Done::TreeNotSaved(path))?;
    }
    let carried = ctx.carry_out(archive, |desk, tx| seal::seal(desk, tx, &ask))?;
    if carried.mode == Mode::Make {
        // This one has entered the seal itself.
        for (writer, last) in silent_writers(archive, now, archive.settings().seals.days) {
            ctx.say(&Done::WriterSilent { writer, last })?;
        }
    }
    Ok(Some(carried))
}

pub(super) fn sheet(ctx: &Context, archive: &Archive, line: &SealLine) -> Result<String> {
    let names = people::names(archive)?;
    let (head, seal) = (&line.found.head, &line.found.seal);
    let ring = KeyRing::read(&mut Uncached::new(archive))?;
    let keys = ring.keys().iter().filter(|key| key.is_in_force(head.at));
    let keys = keys.map(|key| format!("{} {}", key.person, key.key.fingerprint())).collect();
    let sheet = SealSheet {
        id: line.id.clone(),
        at: head.at,
        by: names.get(&head.by).map_or_else(|| head.by.to_string(), ToString::to_string),
        title: head.title.clone(),
        lists: seal.lists,
        files: seal.files,
        despite: seal.despite.clone(),
        keys,
        sha256: line.found.sha256,
    };
    Ok(form::seal_sheet(ctx.page_phrases(archive), archive.settings(), &sheet)?)
}

fn witness(ctx: &mut Context, args: SealWitnessArgs) -> Result<Outcome> {
    let SealWitnessArgs { reference, how, file, by_whom } = args;
    let archive = ctx.archive()?;
    let paths = papers::typed(ctx, &file);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let papers = papers::take_in(tx, &paths, None)?;
        seal_witness::witness(
            desk,
            tx,
            &WitnessSeal { reference: reference.clone(), how, whom: by_whom.clone(), papers },
        )
    })?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::SealWitnessed { id, how })?;
    if how == WitnessHow::Rfc3161 {
        ctx.say(&Done::SealStamp { sha256: seals::line(&archive, &reference)?.found.sha256 })?;
    }
    Ok(Outcome::Done)
}
