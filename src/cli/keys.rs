//! `deedbox keys`: the key for recovery, the key box, and whether every encrypted paper has its key (P1-5b).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use clap::{Args, Subcommand};

use crate::archive::secrecy::{
    self, AgeProgram, BoxBegins, ClosedKey, KeptKeys, KeyBox, KeyMeans, OpeningKeys, RecoveryTaken, Rotated, WrapKeys,
};
use crate::archive::{Archive, Mode};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::left_copies;
use crate::cli::seal_line::check_whole;
use crate::cli::secrecy_done::SecrecyDone;
use crate::error::Result;
use crate::model::message::Given;
use crate::model::table::{Cell, Table, text};
use crate::output::Format;
use crate::output::form::{self, RecoverySheet};

/// How long a key for which there is no paper here is left: its paper may be in a clone that was not merged yet.
const YOUNG: Duration = Duration::from_secs(31 * 24 * 3600);

/// Keys of encrypted papers: one for recovery, the key box, the yearly look
///
/// Confidential papers are encrypted where `deedbox.toml` says `[secrecy] encrypt = true`, each to a key of its own; that key lies in the key
/// box, a folder outside the archive and outside git, wrapped to those who hold a role in `readers` and to the key for recovery.
/// The program age (or rage) does it, and opens everything without deedbox.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox config set key_box /mnt/office/keys
  deedbox keys new-recovery --print recovery.html
  deedbox keys wrap
  deedbox keys check --identity ~/.config/age/key.txt")]
pub(super) struct KeysArgs {
    #[command(subcommand)]
    command: KeysCommand,
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    NewRecovery(NewRecoveryArgs),
    Wrap(WrapKeysArgs),
    Check(CheckKeysArgs),
}

/// Make a key for recovery, to be printed twice and kept in two envelopes
///
/// The public half is said on stdout and goes into deedbox.toml. The secret half is shown once and kept nowhere: on the page, or
/// with no page on stdout beneath the public one. Whoever has it opens every confidential paper.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox keys new-recovery --print /run/user/1000/recovery.html
  deedbox keys new-recovery")]
struct NewRecoveryArgs {
    /// Write the page to print to a file, which is then to be taken away
    #[arg(long, value_name = "FILE")]
    print: Option<PathBuf>,
}

/// Begin the key box, and wrap every key anew after roles or keys changed
///
/// Every key is wrapped to those who open papers now, and what was wrapped before is taken away; no file of the archive is touched. It does not
/// reach what somebody who left has copied: old boxes, sticks, opened papers. Where some keys open to nobody here they are listed, the others are
/// wrapped, nothing is taken away, and it exits with 1: run again by somebody to whom they open, it finishes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox keys wrap
  deedbox --dry-run keys wrap
  deedbox keys wrap --identity /media/stick/recovery.txt")]
struct WrapKeysArgs {
    /// The file with the secret half of your key, or of that for recovery; else as your settings name it
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// The key box is lost for ever: begin another; what was encrypted for the lost one opens no more
    #[arg(long)]
    begin_anew: bool,
    /// Take up the recovery keys that deedbox.toml names: until then those of the box count, whoever edits that file
    #[arg(long)]
    take_up_recovery: bool,
}

/// Look whether every encrypted paper has its key; with a secret half, whether each opens
///
/// The yearly drill: with the key for recovery out of its envelope, every paper is opened to its last byte, and nothing of it is written
/// anywhere. Exits with 1 where a key is missing, or does not open.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox keys check
  deedbox keys check --identity /media/stick/recovery.txt
  deedbox keys check --sweep                       takes keys away for which no paper is left")]
struct CheckKeysArgs {
    /// Open each paper with the secret half in a file
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Take keys away for which there is no paper, once they are 31 days old (first merge every clone), and what a stopped command left in clear
    #[arg(long)]
    sweep: bool,
}

pub(super) fn run(ctx: &mut Context, args: KeysArgs) -> Result<Outcome> {
    match args.command {
        KeysCommand::NewRecovery(args) => new_recovery(ctx, &args),
        KeysCommand::Wrap(args) => wrap(ctx, args),
        KeysCommand::Check(args) => check(ctx, args),
    }
}

fn new_recovery(ctx: &mut Context, args: &NewRecoveryArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let file = args.print.as_ref().map(|file| ctx.path(file));
    if let Some(file) = &file {
        archive.check_page_place(file)?;
    }
    let made = AgeProgram::find(&ctx.environment.programs)?.new_key()?;
    let secret = String::from_utf8_lossy(made.secret.bytes()).trim_end().to_owned();
    let mut told = vec![made.key.to_string()];
    match &file {
        Some(file) if ctx.mode() == Mode::Make => {
            let sheet = RecoverySheet { secret: &secret, key: &made.key, on: ctx.today(&archive)? };
            let page = form::recovery_sheet(ctx.page_phrases(&archive), archive.settings(), &sheet)?;
            archive.disk().write_secret(file, page.as_bytes())?;
        }
        Some(_) => {}
        None => told.push(secret),
    }
    ctx.lines(&told)?;
    let known = archive.settings().secrecy.recovery.iter().chain([&made.key]);
    let line = known.map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
    ctx.say(&SecrecyDone::RecoveryMade { line: format!("recovery = [{line}]") })?;
    if let (Some(file), Mode::Make) = (file, ctx.mode()) {
        ctx.say(&SecrecyDone::RecoveryPage { file: Given(file.display().to_string()) })?;
    }
    Ok(Outcome::Done)
}

/// What this person's settings say of keys, with another file of secret halves where one was named.
pub(super) fn means(ctx: &Context, identity: Option<PathBuf>) -> KeyMeans {
    let own = ctx.key_means();
    let named = identity.map(|file| ctx.path(&file));
    KeyMeans { identity: named.or(own.identity), ..own }
}

fn wrap(ctx: &mut Context, args: WrapKeysArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let means = means(ctx, args.identity);
    let day = ctx.today(&archive)?;
    let begins = if args.begin_anew { BoxBegins::Anew } else { BoxBegins::WhereNoneWas };
    let taken = if args.take_up_recovery { RecoveryTaken::OfSettings } else { RecoveryTaken::OfBox };
    if taken == RecoveryTaken::OfBox {
        recovery_not_taken(ctx, &archive, &means)?;
    }
    if ctx.mode() == Mode::Preview {
        let done = match secrecy::due(&archive, &means, (begins, taken))? {
            Some((keys, staff)) if staff.is_empty() => SecrecyDone::WouldWrapAlone { keys },
            Some((keys, staff)) => SecrecyDone::WouldWrap { keys, staff },
            None => SecrecyDone::NotDue,
        };
        ctx.say(&done)?;
        return Ok(Outcome::Done);
    }
    let wait = Duration::from_secs(ctx.common.wait);
    ctx.hush_for_passphrase(&means);
    let done = match Rotated::make(&archive, &means, WrapKeys { day, wait, begins, taken })? {
        Rotated::InPart { generation, keys, closed } => {
            let mut table = Table::new("keys-wrap", &["path", "status"].map(text));
            let name = |closed: &ClosedKey| closed.paper.clone().unwrap_or_else(|| closed.file.clone());
            let row = |closed| vec![Cell::text(name(closed)), Cell::Code("does-not-open")];
            table.rows = closed.iter().map(row).collect();
            ctx.listing(&table, &["path", "status"])?;
            ctx.say(&SecrecyDone::WrappedInPart { generation, keys, closed: closed.len() })?;
            return Ok(Outcome::Findings);
        }
        Rotated::Begun { folder, staff } => {
            SecrecyDone::BoxBegun { folder: Given(folder.display().to_string()), staff }
        }
        Rotated::NotDue => SecrecyDone::NotDue,
        Rotated::Anew { generation, keys, staff, .. } if staff.is_empty() => {
            SecrecyDone::WrappedAlone { generation, keys }
        }
        Rotated::Anew { generation, keys, staff, no_more } => {
            let no_more = Some(no_more).filter(|who| !who.is_empty());
            SecrecyDone::Wrapped { generation, keys, staff, no_more }
        }
    };
    ctx.say(&done)?;
    Ok(Outcome::Done)
}

/// Says where the settings name other keys for recovery than the box has. A box that is not there today is no reason to say nothing else.
///
/// # Errors
/// It cannot be said.
pub(super) fn recovery_not_taken(ctx: &mut Context, archive: &Archive, means: &KeyMeans) -> Result<()> {
    let Ok(Some(named)) = secrecy::not_taken_up(archive, means) else { return Ok(()) };
    let keys: Vec<Given> = named.iter().map(|key| Given(key.to_string())).collect();
    ctx.say(&SecrecyDone::RecoveryNotTaken { keys: (!keys.is_empty()).then_some(keys) })
}

fn check(ctx: &mut Context, args: CheckKeysArgs) -> Result<Outcome> {
    let CheckKeysArgs { identity, sweep } = args;
    let archive = ctx.archive_anew()?;
    if sweep {
        left_copies::sweep_clear(ctx, &archive)?;
        check_whole(&archive)?;
    }
    let is_drill = identity.is_some();
    let means = means(ctx, identity);
    let papers = secrecy::papers(&archive)?;
    let key_box = KeyBox::begun(&archive, &means)?;
    let kept = KeptKeys::of(&papers, &key_box)?;
    let mut table = Table::new("keys-check", &["path", "status"].map(text));
    let mut note = |path: &str, status: &'static str| table.rows.push(vec![Cell::text(path), Cell::Code(status)]);
    kept.missing.iter().for_each(|paper| note(&paper.from, "key-missing"));
    kept.stale.iter().for_each(|paper| note(&paper.from, "key-stale"));
    let mut closed = 0;
    if is_drill {
        let missing: BTreeSet<&str> = kept.missing.iter().map(|paper| paper.from.as_str()).collect();
        ctx.hush_for_passphrase(&means);
        let keys = OpeningKeys::begin(&archive, &means)?;
        for paper in papers.iter().filter(|paper| !missing.contains(paper.from.as_str())) {
            if secrecy::opens(&keys, &archive, paper).is_err() {
                note(&paper.from, "does-not-open");
                closed += 1;
            }
        }
    }
    // Where nothing is wrong the sentence says so.
    if !table.rows.is_empty() || ctx.format() != Format::Table {
        ctx.listing(&table, &["path", "status"])?;
    }
    let missing = kept.missing.len();
    ctx.say(&SecrecyDone::Checked { papers: kept.papers, missing })?;
    if is_drill && missing + closed == 0 {
        ctx.say(&SecrecyDone::AllOpen { papers: kept.papers })?;
    }
    if sweep {
        swept(ctx, &archive, (&key_box, &kept))?;
    } else if !kept.spare.is_empty() {
        ctx.say(&SecrecyDone::Spare { keys: kept.spare.len() })?;
    }
    recovery_not_taken(ctx, &archive, &means)?;
    if secrecy::due(&archive, &means, (BoxBegins::WhereNoneWas, RecoveryTaken::OfBox))?.is_some() {
        ctx.say(&SecrecyDone::WrapDue)?;
    }
    Ok(if missing + closed == 0 { Outcome::Done } else { Outcome::Findings })
}

/// Takes keys away for which there is no paper, once they are old enough.
fn swept(ctx: &mut Context, archive: &Archive, (key_box, kept): (&KeyBox, &KeptKeys)) -> Result<()> {
    let (mut keys, mut young) = (0, 0);
    let now: SystemTime = ctx.environment.now.0.into();
    for (paper, generation) in &kept.spare {
        if key_box.age_of(*paper, *generation, now)?.is_none_or(|age| age < YOUNG) {
            young += 1;
            continue;
        }
        if ctx.mode() == Mode::Make {
            key_box.remove(archive.disk(), *paper, *generation)?;
        }
        keys += 1;
    }
    ctx.say(&SecrecyDone::Swept { keys, young })
}
