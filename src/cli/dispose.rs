//! `deedbox dispose`: destruction from an approved list, before two witnesses (S-RET).

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::archive::{Mode, StorageError, Transaction, Uncached, read_given};
use crate::cli::asking::severe;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::papers;
use crate::cli::print::page::{Output, deliver};
use crate::cli::print::year;
use crate::desk::Desk;
use crate::desk::dispose::ask::{self, AskDestruction, ToDestroy};
use crate::desk::dispose::carry_out::{self, CarriedOutList, CarryListOut};
use crate::desk::dispose::plan::{self, DisposalPlan};
use crate::desk::dispose::witness::{self, Witness};
use crate::error::{Input, Result};
use crate::model::disposal::Ground;
use crate::model::table::{Cell, Table, text};
use crate::model::{Date, Gist, Line, Reference, StaffId};
use crate::output::phrases::say;
use crate::output::{Format, form};
use crate::views::disposals;

/// The largest plan that is read, in bytes.
const MAX_PLAN_BYTES: u64 = 64 << 20;

/// Destroy what may be destroyed: from an approved list, before two witnesses, and nothing else
///
/// plan what may go; the appraisers edit it; ask; the general manager approves (`deedbox approve ID`); after the days of `deedbox.toml` it is
/// carried out before two witnesses, each of whom says so in their own name. What stays: the lists of files, the box record, the line in
/// the catalogue, the destruction list with its digests. No other command takes a filed file away.
#[derive(Args, Debug)]
pub(super) struct DisposeArgs {
    #[command(subcommand)]
    command: DisposeCommand,
}

#[derive(Debug, Subcommand)]
enum DisposeCommand {
    Plan(DisposePlanArgs),
    Ask(DisposeAskArgs),
    CarryOut(CarryOutArgs),
    Witnessed(WitnessedArgs),
    Traces(TracesArgs),
    Print(DisposePrintArgs),
}

/// Show the volumes whose term is over: what may go, and what not and why
///
/// With -o it is written for the appraisers, who put `destroy`, `keep` or `keep-until DATE` beside each volume.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox dispose plan
  deedbox dispose plan --until 2036-12-31 -o plan.toml")]
struct DisposePlanArgs {
    /// Day by which the term is over; else today
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Write the plan there; a new file outside the archive
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Ask for a destruction: the volumes of a plan as the appraisers decided, or single papers
///
/// Everything is looked at again. What they keep is noted with the volume. Single papers go on a ground of their own: a person's request,
/// the same bytes filed elsewhere, an encrypted copy in their place; their records stay and say so.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox dispose ask --plan plan.toml --appraisal '鑒定小組：期滿，無保存價值'
  deedbox dispose ask --paper 1203/m3v8 --ground duplicate --appraisal '重複歸檔'
  deedbox dispose ask --paper 1203/x4p9.1 --ground request --request requests/q7d2 --appraisal '當事人要求刪除'")]
struct DisposeAskArgs {
    /// The plan, as the appraisers left it
    #[arg(long, value_name = "FILE", required_unless_present = "paper", conflicts_with = "paper")]
    plan: Option<PathBuf>,
    /// A paper (can be repeated)
    #[arg(long, value_name = "ID", requires = "ground")]
    paper: Vec<Reference>,
    /// On what ground papers go: request, duplicate or secured
    #[arg(long, value_name = "GROUND", requires = "paper")]
    ground: Option<Ground>,
    /// The open request of a person, to erase, on which `--ground request` rests
    #[arg(long, value_name = "ID", requires = "paper")]
    request: Option<Reference>,
    /// What the appraisers say
    #[arg(long, value_name = "TEXT")]
    appraisal: Line,
}

/// Carry an approved list out: its files are destroyed
///
/// Refused before the days of `[disposal] wait_days`, without two witnesses who have no other part in it, under a hold, where anything on the
/// list is not as it was, and where git does not hold the archive as it lies there. Nothing is destroyed then.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox dispose carry-out disposals/m3v8 --witness lee --witness ng")]
struct CarryOutArgs {
    /// Id of the list
    #[arg(value_name = "ID")]
    reference: Reference,
    /// A witness; there are two
    #[arg(long, value_name = "STAFF", required = true)]
    witness: Vec<StaffId>,
    /// Do it without asking at a terminal
    #[arg(long)]
    yes: bool,
}

/// Say, as a witness, that you saw it
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as lee dispose witnessed disposals/m3v8 --form signed.pdf")]
struct WitnessedArgs {
    /// Id of the list
    #[arg(value_name = "ID")]
    reference: Reference,
    /// The signed list, scanned
    #[arg(long, value_name = "PATH")]
    form: Vec<PathBuf>,
}

/// Tell what remains elsewhere of what was destroyed: in git, in git-lfs, with those who were given copies
///
/// Exit code 1 as long as anything remains. How papers leave git is told in FORMAT.md.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox dispose traces disposals/m3v8")]
struct TracesArgs {
    /// Id of the list
    #[arg(value_name = "ID")]
    reference: Reference,
}

/// Print the list, for the general manager and the witnesses to sign
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox dispose print disposals/m3v8 -o list.html")]
struct DisposePrintArgs {
    /// Id of the list
    #[arg(value_name = "ID")]
    reference: Reference,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(ctx: &mut Context, args: DisposeArgs) -> Result<Outcome> {
    match args.command {
        DisposeCommand::Plan(args) => write_plan(ctx, &args),
        DisposeCommand::Ask(args) => ask(ctx, args),
        DisposeCommand::CarryOut(args) => carry_out(ctx, args),
        DisposeCommand::Witnessed(args) => witnessed(ctx, &args),
        DisposeCommand::Traces(args) => traces(ctx, &args),
        DisposeCommand::Print(args) => print(ctx, &args),
    }
}

fn write_plan(ctx: &mut Context, args: &DisposePlanArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let until = args.until.map_or_else(|| ctx.today(&archive), Ok)?;
    if let Some(file) = &args.output {
        archive.check_page_place(&ctx.path(file))?;
    }
    let plan = plan::plan(&mut Uncached::new(&archive), until)?;
    let Some(file) = &args.output else {
        ctx.listing(&as_table(&plan), &["code", "company", "ends", "files", "pages", "kept_by", "by"])?;
        return Ok(Outcome::Done);
    };
    let name = file.display().to_string();
    let text = plan::text(&plan).map_err(|fault| StorageError::Text {
        path: name.clone(),
        line: fault.line,
        says: fault.says,
    })?;
    if ctx.common.dry_run {
        ctx.lines(&[format!("+ {name}")])?;
        return Ok(Outcome::Done);
    }
    ctx.all_was_read()?;
    archive.disk().write_outside(&ctx.path(file), text.as_bytes())?;
    ctx.say(&Done::DestructionPlanned { file: name, volumes: plan.volumes.len(), staying: plan.staying.len() })?;
    Ok(Outcome::Done)
}

/// What may go, then what stays.
fn as_table(plan: &DisposalPlan) -> Table {
    let columns = ["code", "company", "move_out", "retention", "ends", "files", "pages", "kept_by", "by"].map(text);
    let mut table = Table::new("disposal-plan", &columns);
    for volume in &plan.volumes {
        table.rows.push(vec![
            Cell::text(&volume.code),
            Cell::maybe(volume.title.as_ref(), Cell::text),
            Cell::Date(volume.move_out),
            Cell::text(volume.retention),
            Cell::maybe(volume.ended, Cell::Date),
            Cell::count(volume.files),
            Cell::Count(volume.pages.into()),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    for volume in &plan.staying {
        let by: Vec<String> = volume.why.iter().flat_map(|kept| &kept.by).map(ToString::to_string).collect();
        let why = Gist::joined(volume.why.iter().map(|kept| Some(Gist::code("kept_by", kept.why))));
        let mut row = vec![Cell::text(&volume.code), Cell::maybe(volume.title.as_ref(), Cell::text)];
        row.extend(std::iter::repeat_n(Cell::Empty, 5));
        row.push(Cell::maybe(why, Cell::Gist));
        row.push(if by.is_empty() { Cell::Empty } else { Cell::List(by) });
        table.rows.push(row);
    }
    table
}

fn ask(ctx: &mut Context, args: DisposeAskArgs) -> Result<Outcome> {
    let DisposeAskArgs { plan, paper, ground, request, appraisal } = args;
    let archive = ctx.archive()?;
    let what = match (plan, ground) {
        (Some(file), _) => ToDestroy::Plan(read_plan(&ctx.path(&file))?),
        (None, Some(ground)) => ToDestroy::Papers { papers: paper, ground, request },
        (None, None) => return Err(Input::NothingToDestroy.into()),
    };
    let ask = AskDestruction { what, reason: appraisal };
    let carried = ctx.carry_out(&archive, |desk, tx| ask::ask(desk, tx, &ask))?;
    let made = carried.made.clone();
    let ids: Vec<String> = made.id.iter().map(ToString::to_string).collect();
    ctx.made(&carried, &ids)?;
    if !made.kept.is_empty() {
        ctx.say_done(&carried, &Done::VolumesKept(made.kept))?;
    }
    if let Some(id) = made.id {
        ctx.say_done(&carried, &Done::DestructionAsked { id, files: made.files })?;
    }
    Ok(Outcome::Done)
}

fn read_plan(path: &Path) -> Result<DisposalPlan> {
    let broken = |says: String| Input::DisposalPlan { file: path.display().to_string(), says };
    let bytes = read_given(path, MAX_PLAN_BYTES)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| broken("it is not UTF-8".to_owned()))?;
    plan::parse(text).map_err(|says| broken(says).into())
}

fn carry_out(ctx: &mut Context, args: CarryOutArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let ask = CarryListOut { reference: args.reference, witnesses: args.witness };
    let words = ctx.words;
    let act = |desk: &Desk, tx: &mut Transaction| {
        carry_out::carry_out(desk, tx, &ask, &|catalogue| year::catalogue(archive.settings(), catalogue, &words))
    };
    let what_happens = |ctx: &Context, made: &CarriedOutList| {
        let id = made.id.to_string();
        Some((say!(ctx.words, "usage-severe-destroyed", id = &id, files => u64::from(made.files)), id))
    };
    if !severe::agreed(ctx, &archive, args.yes.into(), act, what_happens)? {
        return Ok(Outcome::Left);
    }
    let carried = ctx.carry_out(&archive, act)?;
    if carried.mode == Mode::Make {
        ctx.forget_parts(&archive)?;
    }
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let said = Done::Destroyed { id: made.id, files: made.files, witnesses: ask.witnesses, remains: made.remains };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

fn witnessed(ctx: &mut Context, args: &WitnessedArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let paths = papers::typed(ctx, &args.form);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let form = papers::take_in(tx, &paths, None)?;
        witness::witness(desk, tx, &Witness { reference: args.reference.clone(), form })
    })?;
    let (id, left) = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::DestructionWitnessed { id, left })?;
    Ok(Outcome::Done)
}

fn traces(ctx: &mut Context, args: &TracesArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let sheet = disposals::sheet(&archive, &args.reference)?;
    let (table, remains) = disposals::traces(&archive, &sheet);
    if ctx.format() != Format::Table || !table.rows.is_empty() {
        ctx.table(&table)?;
    }
    match (sheet.carried_out, remains) {
        (None, _) => ctx.say(&Done::NotCarriedOut(sheet.id))?,
        (Some(_), 0) => ctx.say(&Done::NothingRemains(sheet.id))?,
        (Some(_), _) => return Ok(Outcome::Findings),
    }
    Ok(Outcome::Done)
}

fn print(ctx: &mut Context, args: &DisposePrintArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let sheet = disposals::sheet(&archive, &args.reference)?;
    let page = form::DestructionPage {
        estate: archive.settings().name.clone(),
        id: sheet.id.to_string(),
        ground: sheet.disposal.ground,
        reason: sheet.disposal.reason,
        asked: sheet.asked,
        approved: sheet.state.approved_by.clone().zip(sheet.state.time(crate::model::Action::Approved)),
        carried_out: sheet.carried_out,
        witnesses: sheet.witnesses,
        rows: sheet.rows,
        remains: sheet.remains.iter().map(ToString::to_string).collect(),
    };
    let text = form::destruction_list(ctx.page_phrases(&archive), &page)?;
    deliver(ctx, &archive, &args.output, &text)
}
