//! `deedbox open`: a paper on the screen.

use clap::Args;
use serde_json::json;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::viewing::Viewing;
use crate::archive::{Archive, Mode};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::opener;
use crate::desk::consult::{self, Consult, LookRests};
use crate::error::{Input, Result};
use crate::model::document::Level;
use crate::model::{Kind, Line, PaperId, Reference, Refusal, StaffId};
use crate::output::Format;
use crate::views::record_sheet::{self, PaperAt, RecordSheet};

/// Open a paper in the system's viewer: a copy, which nothing done to it brings back into the archive
///
/// The copy is read-only, in a private folder of your own that is emptied the day after. It is shown by the program that DEEDBOX_OPENER
/// names, else by xdg-open, open or start. A confidential paper is shown to whom it is lent, and else to who may lend it: with `--purpose`
/// a consultation is entered first, which the register of loans then has.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox open 1203/m3v8
  deedbox open 1203/x4p9.2
  deedbox open 1203/0p0e --purpose 續約 --handled-by chan
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
}

pub(super) fn run(ctx: &mut Context, args: OpenPaperArgs) -> Result<Outcome> {
    let OpenPaperArgs { paper, purpose, handled_by } = args;
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
    if at.paper.level == Level::Confidential {
        let ask = Consult { record: Reference::to(&sheet.id), paper: id.clone(), purpose, handled_by };
        let carried = ctx.carry_out(&archive, |desk, tx| consult::consult(desk, tx, &ask))?;
        if carried.mode == Mode::Preview {
            ctx.made(&carried, &[])?;
            return Ok(Outcome::Done);
        }
        if let LookRests::Entered(loan) = &carried.made {
            ctx.say(&Done::ConsultationEntered { id: id.clone(), loan: loan.clone() })?;
        }
    } else if ctx.mode() == Mode::Preview {
        ctx.say(&Done::NothingToDo)?;
        return Ok(Outcome::Done);
    }
    let name = at.paper.attachment.path.file_name().to_owned();
    show(ctx, &archive, (&id, OutgoingCopy { from, sha256: at.paper.attachment.sha256, name }))
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

fn show(ctx: &mut Context, archive: &Archive, (id, copy): (&PaperId, OutgoingCopy)) -> Result<Outcome> {
    let cache = opener::cache(ctx)?;
    let viewing = Viewing::begin(archive, (&cache, "open"), (ctx.today(archive)?, &ctx.environment.chance()))?;
    let path = viewing.paper(&copy)?;
    let shown = path.display().to_string();
    match ctx.format() {
        Format::Json => ctx.json(&json!({ "paper": id.to_string(), "copy": shown }))?,
        Format::Table | Format::Csv => ctx.lines(&[shown])?,
    }
    opener::open(ctx, &path)?;
    Ok(Outcome::Done)
}
