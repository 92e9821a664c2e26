//! `deedbox amend`: new values for what was recorded, and next versions of working papers.

use std::path::PathBuf;

use clap::Args;

use crate::archive::media;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::papers;
use crate::cli::secrecy_done::SecrecyDone;
use crate::cli::typed;
use crate::cli::when::WhenArgs;
use crate::desk::amend::{self, Amend, Version};
use crate::desk::proposal::{Proposed, Then};
use crate::error::Result;
use crate::model::amending::Assignment;
use crate::model::{Date, Level, Line, Target};

/// Put right what was recorded, or give a working paper its next version
///
/// It waits for approval, and nothing changes before; `--approve` does both where who acts holds the role. What it was stays
/// readable: `deedbox show ID`. An original's bytes stay as they are for ever.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox amend 1203 contact.phone='+852 2000 0001' lease-end=2028-02-29
  deedbox amend 1203 company=宏達貿易控股有限公司 --from 2026-10-01 --reason '公司改名'
  deedbox amend 1203 contacts='陳小姐;+852 2000 0001' contacts='何先生;+852 2000 0002'
  deedbox amend 1203/unit area=120.5
  deedbox --as lee amend 1203/x4p9 amount=5200.00 --reason '金額有誤' --approve
  deedbox amend 1203/t5k1 --with checklist.xlsx
  deedbox amend 1203/x4p9.1 title='現場照片' level=confidential date=2026-03-01    a paper beside a record
  deedbox amend 1203 website=                        an empty value takes what is there away")]
pub(super) struct AmendArgs {
    /// Unit, for its present client's cover; UNIT@DATE; or a record's id
    #[arg(value_name = "TARGET")]
    target: Target,
    /// New value
    #[arg(value_name = "KEY=VALUE")]
    values: Vec<Assignment>,
    /// Day from which it holds; else the record's own, of covers the day of the amendment
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
    /// Next version of a working paper
    #[arg(long, value_name = "PATH")]
    with: Option<PathBuf>,
    /// Approve it at once
    #[arg(long)]
    approve: bool,
    #[command(flatten)]
    when: WhenArgs,
}

pub(super) fn run(ctx: &mut Context, args: AmendArgs) -> Result<Outcome> {
    let AmendArgs { target, values, from, reason, with, approve, when } = args;
    let values = typed::with_people(values)?;
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, None)?;
    let paths = papers::typed(ctx, with.as_slice());
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let version = match papers::take_in(tx, &paths, None)?.pop() {
            Some(mut paper) => {
                let media_type = paper
                    .staged
                    .look(|copy| media::look(copy, paper.given_name.as_str()))
                    .unwrap_or_default()
                    .media_type;
                Some(Version { media_type: media_type.as_str().parse()?, paper })
            }
            None => None,
        };
        let then = if approve { Then::Approve } else { Then::Wait };
        let (target, values, reason) = (target.clone(), values.clone(), reason.clone());
        amend::amend(desk, tx, Amend { target, values, from, reason, version, when, then })
    })?;
    let Proposed { id, paper, event, from, effect, old_label } = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    let id = paper.map_or_else(|| id.to_string(), |paper| paper.to_string());
    let raised = values.iter().any(|given| given.key == "level" && given.value == Level::Confidential.as_str());
    if raised && archive.settings().secrecy.encrypt {
        ctx.say_done(&carried, &SecrecyDone::LiesInClear { id: id.clone() })?;
    }
    let mut keys: Vec<String> = values.into_iter().map(|given| given.key).collect();
    keys.dedup();
    ctx.say_done(&carried, &Done::Amended { id, effect, keys, from, event, old_label })?;
    Ok(Outcome::Done)
}
