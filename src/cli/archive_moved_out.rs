//! `deedbox archive-moved-out`: the year's volumes into boxes (P2-6). From cron it asks nothing.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::layout::MOVED_OUT;
use crate::archive::{Archive, StorageError, Transaction, read_given};
use crate::cli::asking::severe;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::print::year;
use crate::desk::Desk;
use crate::desk::box_year;
use crate::desk::box_year::plan::{self, BoxPlan};
use crate::error::{Input, Result};
use crate::model::Year;
use crate::output::phrases::say;
use crate::views::doctor;

/// The largest plan that is read, in bytes.
const MAX_PLAN_BYTES: u64 = 64 << 20;

/// Put the sealed volumes of a year into boxes, with catalogue and labels
///
/// One floor and one retention term a box; each volume gets its code for life and is closed as a BagIt 1.0 bag. Running it
/// again does nothing; volumes that come late go into a further box.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox archive-moved-out --year 2025 --plan -o plan.toml   write what it would do, for review
  deedbox archive-moved-out --year 2025 --apply plan.toml     do exactly that
  deedbox archive-moved-out --year 2025                       both at once, as from cron")]
pub(super) struct ArchiveMovedOutArgs {
    /// Year of the departures
    #[arg(long, value_name = "YEAR")]
    year: Year,
    /// Volumes that fit into a box; else as deedbox.toml says
    #[arg(long, value_name = "VOLUMES", value_parser = clap::value_parser!(u32).range(1..=1000))]
    box_capacity: Option<u32>,
    /// Write what it would do, and do nothing
    #[arg(long, conflicts_with = "apply")]
    plan: bool,
    /// Where the plan is written; else, and for `-`, stdout
    #[arg(short, long, value_name = "FILE", requires = "plan")]
    output: Option<PathBuf>,
    /// Do exactly what a plan says, or refuse
    #[arg(long, value_name = "FILE", conflicts_with = "box_capacity")]
    apply: Option<PathBuf>,
    /// Do it without asking at a terminal
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(ctx: &mut Context, args: ArchiveMovedOutArgs) -> Result<Outcome> {
    let ArchiveMovedOutArgs { year, box_capacity, plan, output, apply, yes } = args;
    let archive = ctx.archive()?;
    if plan {
        let file = output.unwrap_or_else(|| PathBuf::from("-"));
        return write_plan(ctx, &archive, year, box_capacity, &file);
    }
    if let Some(commits) = doctor::git::behind(archive.root()) {
        ctx.say(&Done::Behind(commits))?;
    }
    let reviewed = apply
        .map(|file| Ok::<_, crate::error::Error>((file.display().to_string(), read_plan(&ctx.path(&file))?)))
        .transpose()?;
    let words = ctx.words;
    let act = |desk: &Desk, tx: &mut Transaction| {
        let capacity = reviewed.as_ref().map(|(_, plan)| plan.capacity).or(box_capacity);
        let plan = plan::plan(desk, tx, year, capacity)?;
        if let Some((file, reviewed)) = &reviewed {
            plan::check_same(file, reviewed, &plan)?;
        }
        box_year::carry_out(desk, tx, &plan, &|catalogue| year::catalogue(archive.settings(), catalogue, &words))?;
        Ok(plan)
    };
    if !severe::agreed(ctx, &archive, yes.into(), act, what_happens)? {
        return Ok(Outcome::Left);
    }
    let carried = ctx.carry_out(&archive, act)?;
    let boxes = carried.made.boxes();
    if boxes.is_empty() {
        ctx.say(&Done::NothingToBox(year))?;
        if let OutputFormat::Json = ctx.common.format {
            ctx.made(&carried, &[])?;
        }
        return Ok(Outcome::Done);
    }
    let ids: Vec<String> = boxes.iter().map(ToString::to_string).collect();
    ctx.made(&carried, &ids)?;
    let said = Done::Boxed { year, volumes: carried.made.volumes.len(), boxes, folder: format!("{MOVED_OUT}/{year}") };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

/// What will happen, and the year to type; nothing where there is nothing to box.
fn what_happens(ctx: &Context, plan: &BoxPlan) -> Option<(String, String)> {
    let (volumes, boxes) = (plan.volumes.len(), plan.boxes().len());
    let year = plan.year.to_string();
    let says = say!(ctx.words, "usage-severe-boxed", year = &year, volumes => volumes, boxes => boxes);
    (0 < volumes).then_some((says, year))
}

fn write_plan(ctx: &mut Context, archive: &Archive, year: Year, capacity: Option<u32>, file: &Path) -> Result<Outcome> {
    ctx.common.dry_run = true;
    if file != Path::new("-") {
        archive.check_page_place(&ctx.path(file))?;
    }
    let carried = ctx.carry_out(archive, |desk, tx| plan::plan(desk, tx, year, capacity))?;
    let plan = carried.made;
    let text = plan::text(&plan).map_err(|fault| StorageError::Text {
        path: file.display().to_string(),
        line: fault.line,
        says: fault.says,
    })?;
    if file == Path::new("-") {
        ctx.print(&text)?;
    } else {
        archive.disk().write_outside(&ctx.path(file), text.as_bytes())?;
    }
    ctx.say(&Done::Planned {
        file: file.display().to_string(),
        volumes: plan.volumes.len(),
        boxes: plan.boxes().len(),
    })?;
    Ok(Outcome::Done)
}

fn read_plan(path: &Path) -> Result<BoxPlan> {
    let broken = |says: String| Input::Plan { file: path.display().to_string(), says };
    let bytes = read_given(path, MAX_PLAN_BYTES)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| broken("it is not UTF-8".to_owned()))?;
    plan::parse(text).map_err(|says| broken(says).into())
}
