//! `deedbox open`: a paper on the screen.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::archive::disclosed_copies::{self, OutgoingCopy};
use crate::archive::secrecy::{OpeningKeys, SecrecyError, Secret};
use crate::archive::viewing::{OPENED, Viewing};
use crate::archive::{Archive, Mode};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::{keys, left_copies, opener};
use crate::desk::consult::{self, Consult, LookRests};
use crate::error::{Input, Result};
use crate::model::document::Level;
use crate::model::message::Given;
use crate::model::secrecy::Cipher;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::{Kind, Line, Paper, PaperId, Reference, Refusal, StaffId};
use crate::output::Format;
use crate::views::record_sheet::{self, PaperAt, RecordSheet};

/// Open a paper in the system's viewer: a copy, which nothing done to it brings back into the archive
///
/// The copy is read-only, in a private folder of your own that is emptied the day after. It is shown by the program that DEEDBOX_OPENER
/// names, else by xdg-open, open or start. A confidential paper is shown to whom it is lent, and else to who may lend it: with `--purpose`
/// a consultation is entered first, which the register of loans then has. One that lies encrypted is opened with your key (`deedbox config set
/// identity`): for a program that is named, in a file of your session alone that goes when it ends, or to a file or a pipe. With --urgent it
/// is opened before anybody lets it be; that waits for the general manager, and the audit names it until it is approved, or a breach entered.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox open 1203/m3v8
  deedbox open 1203/x4p9.2
  deedbox open 1203/0p0e --purpose 續約 --handled-by chan
  deedbox open 1203/0p0e --purpose audit --with evince
  deedbox open 1203/0p0e --purpose audit --out /run/user/1000/lease.pdf
  deedbox open 1203/0p0e --purpose fire --urgent 'the brigade waits' --out -
  DEEDBOX_OPENER=evince deedbox open 1203/m3v8")]
pub(super) struct OpenPaperArgs {
    /// The paper, or a record with one paper
    #[arg(value_name = "ID")]
    paper: Reference,
    /// What a confidential paper is read for
    #[arg(long, value_name = "TEXT")]
    purpose: Option<Line>,
    /// Who hands it over, if it is somebody else
    #[arg(long, value_name = "STAFF")]
    handled_by: Option<StaffId>,
    /// Write it to a new file; - for stdout
    #[arg(long, value_name = "FILE", conflicts_with = "with")]
    out: Option<PathBuf>,
    /// Show it by a program, which ends when it is closed
    #[arg(long, value_name = "PROGRAM")]
    with: Option<String>,
    /// Open it before anybody lets it be, and say why
    #[arg(long, value_name = "TEXT", requires = "purpose")]
    urgent: Option<Line>,
    /// The file with the secret half of your key; else as your settings name it
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

pub(super) fn run(ctx: &mut Context, args: OpenPaperArgs) -> Result<Outcome> {
    let OpenPaperArgs { paper, purpose, handled_by, out, with, urgent, identity } = args;
    let archive = ctx.archive()?;
    let sheet = record_sheet::record(&archive, &paper)?;
    if sheet.voided.is_some() {
        return Err(Refusal::Voided(sheet.id).into());
    }
    let at = wanted(&sheet, &paper)?;
    let id = PaperId { owner: sheet.id.owner.clone(), name: at.paper.name };
    let Some(from) = at.path.clone() else {
        let path = at.paper.attachment.path.to_string();
        return Err(crate::archive::StorageError::Missing(path).into());
    };
    let copy = OutgoingCopy {
        from,
        sha256: at.paper.attachment.sha256,
        name: at.paper.attachment.path.file_name().to_owned(),
        encrypted: at.paper.encrypted,
    };
    left_copies::sweep_clear(ctx, &archive)?;
    let shown = ShownBy::of(ctx, &archive, (out, with), &at.paper)?;
    // Whether it can be opened is known before it is entered that it was.
    let source = match at.paper.encrypted {
        Some(Cipher::Age) => PaperSource::encrypted(ctx, &archive, copy, (identity, &id))?,
        None => PaperSource::Clear(copy),
    };
    if at.paper.level == Level::Confidential {
        let ask = Consult { record: Reference::to(&sheet.id), paper: id.clone(), purpose, handled_by, urgent };
        let carried = ctx.carry_out(&archive, |desk, tx| consult::consult(desk, tx, &ask))?;
        if carried.mode == Mode::Preview {
            ctx.made(&carried, &[])?;
            return Ok(Outcome::Done);
        }
        match carried.made.clone() {
            LookRests::Entered(loan) => ctx.say(&Done::ConsultationEntered { id: id.clone(), loan })?,
            LookRests::Urgent(loan) => ctx.say(&SecrecyDone::Urgent { id: id.clone(), loan })?,
            LookRests::Lent(_) | LookRests::Own => {}
        }
    } else if ctx.mode() == Mode::Preview {
        ctx.say(&Done::NothingToDo)?;
        return Ok(Outcome::Done);
    }
    show(ctx, &archive, &id, (source, shown, at.paper.clear_name()))
}

/// How a paper is shown.
enum ShownBy {
    /// By the system's viewer.
    Viewer,
    /// By a program that ends when it is closed.
    With(Vec<String>),
    /// In a new file.
    Out(PathBuf),
    /// On stdout.
    Stdout,
}

impl ShownBy {
    /// How it was asked for; what lies encrypted is shown by nothing that does not say when it has ended.
    fn of(
        ctx: &Context,
        archive: &Archive,
        (out, with): (Option<PathBuf>, Option<String>),
        paper: &Paper,
    ) -> Result<Self> {
        let shown = match (out, with) {
            (Some(out), _) if out.as_os_str() == "-" => Self::Stdout,
            (Some(out), _) => {
                let out = ctx.path(&out);
                archive.check_apart(&out)?;
                Self::Out(out)
            }
            (None, Some(program)) => Self::With(program.split_whitespace().map(str::to_owned).collect()),
            (None, None) if paper.encrypted.is_none() => Self::Viewer,
            (None, None) if ctx.environment.opener_named => Self::With(ctx.environment.opener.clone()),
            (None, None) => return Err(SecrecyRefusal::ShownWhere.into()),
        };
        let needs_runtime = matches!(shown, Self::With(_)) && paper.encrypted.is_some();
        if needs_runtime && ctx.environment.runtime.is_none() {
            return Err(SecrecyRefusal::NoRuntime.into());
        }
        Ok(shown)
    }
}

/// Where the bytes of a paper come from.
enum PaperSource {
    Clear(OutgoingCopy),
    Encrypted(OutgoingCopy, OpeningKeys, Secret),
}

impl PaperSource {
    fn encrypted(
        ctx: &mut Context,
        archive: &Archive,
        copy: OutgoingCopy,
        (identity, id): (Option<PathBuf>, &PaperId),
    ) -> Result<Self> {
        let means = keys::means(ctx, identity);
        ctx.hush_for_passphrase(&means);
        let keys = OpeningKeys::begin(archive, &means)?;
        let secret = keys.secret_of(copy.sha256).map_err(|e| e.of(id))?;
        Ok(Self::Encrypted(copy, keys, secret))
    }

    fn write(&self, archive: &Archive, to: &mut dyn Write) -> Result<(), SecrecyError> {
        match self {
            Self::Clear(copy) => Ok(disclosed_copies::write(archive, copy, to)?),
            Self::Encrypted(copy, keys, secret) => keys.write(archive, (copy, secret), to),
        }
    }
}

/// The paper that is meant: the one that was named, or the only one of its record.
fn wanted<'s>(sheet: &'s RecordSheet, named: &Reference) -> Result<&'s PaperAt> {
    if let Some(name) = sheet.named {
        let found = sheet.papers.iter().find(|at| at.paper.name == name);
        return found.ok_or_else(|| Input::UnknownRecord(named.clone()).into());
    }
    match sheet.papers.as_slice() {
        [one] => Ok(one),
        [] => {
            let kind = sheet.record.head.kind;
            Err(Input::WrongKind { id: sheet.id.clone(), kind, wanted: &[Kind::Document] }.into())
        }
        several => {
            let owner = &sheet.id.owner;
            let there = several.iter().map(|at| PaperId { owner: owner.clone(), name: at.paper.name }).collect();
            Err(Input::NoSuchPaper { named: named.clone(), id: sheet.id.clone(), there }.into())
        }
    }
}

fn show(
    ctx: &mut Context,
    archive: &Archive,
    id: &PaperId,
    (source, shown, name): (PaperSource, ShownBy, String),
) -> Result<Outcome> {
    let is_encrypted = matches!(source, PaperSource::Encrypted(..));
    match shown {
        ShownBy::Stdout => {
            ctx.flush()?;
            source.write(archive, ctx.streams().0)?;
            ctx.flush()?;
        }
        ShownBy::Out(path) => {
            archive.write_clear(&path, |file| source.write(archive, file))?;
            let file = path.display().to_string();
            told(ctx, id, &file)?;
            ctx.say(&SecrecyDone::OpenedTo { id: id.clone(), file: Given(file) })?;
        }
        ShownBy::With(program) if is_encrypted => {
            // What a disk keeps is no place for it.
            let runtime = ctx.environment.runtime.clone().ok_or(SecrecyRefusal::NoRuntime)?;
            let times = (ctx.today(archive)?, &ctx.environment.chance());
            let mut viewing = Viewing::begin(archive, (&runtime, OPENED), times)?;
            let opened = viewing.opened(&name, |file| source.write(archive, file));
            let ended = opened.map_err(crate::error::Error::from).and_then(|path| {
                told(ctx, id, &path.display().to_string())?;
                opener::open_by(ctx, &program, &path)
            });
            viewing.end()?;
            ended?;
        }
        ShownBy::With(_) | ShownBy::Viewer => {
            let PaperSource::Clear(copy) = source else { return Err(SecrecyRefusal::ShownWhere.into()) };
            let cache = opener::cache(ctx)?;
            let times = (ctx.today(archive)?, &ctx.environment.chance());
            let path = Viewing::begin(archive, (&cache, OPENED), times)?.paper(&copy)?;
            told(ctx, id, &path.display().to_string())?;
            match shown {
                ShownBy::With(program) => opener::open_by(ctx, &program, &path)?,
                ShownBy::Viewer | ShownBy::Out(_) | ShownBy::Stdout => opener::open(ctx, &path)?,
            }
        }
    }
    Ok(Outcome::Done)
}

/// Says where the copy lies.
fn told(ctx: &mut Context, id: &PaperId, copy: &str) -> Result<()> {
    match ctx.format() {
        Format::Json => ctx.json(&json!({ "paper": id.to_string(), "copy": copy })),
        Format::Table | Format::Csv => ctx.lines(&[copy.to_owned()]),
    }
}
