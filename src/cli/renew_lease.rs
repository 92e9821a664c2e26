//! `deedbox renew-lease`: another last day of a lease.

use std::path::PathBuf;

use clap::Args;

use crate::archive::{media, open_given};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::file::name_of;
use crate::desk::file_paper::{Ahead, FilePapers, PaperGoes, PaperHandedIn, Repeats};
use crate::desk::proposal::{Proposed, Then};
use crate::desk::renew_lease::{self, LeaseRenewed, RenewLease};
use crate::error::{Input, Result};
use crate::model::document::{self, Category, Level, Standing};
use crate::model::{Date, FileName, Line};

/// Renew a client's lease: give it another last day
///
/// The new day waits for approval, as every new value of a cover does; `--approve` does both where who acts holds the role. The
/// contract that says so is filed with it. Before a lease ends, `deedbox status` and `deedbox report expiring` name it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox renew-lease 1203 --until 2029-02-28 --attach 續租合同.pdf
  deedbox --as lee renew-lease 1203 --until 2029-02-28 --approve")]
pub(super) struct RenewLeaseArgs {
    /// Unit of the client
    #[arg(value_name = "UNIT")]
    file: FileName,
    /// New last day of the lease
    #[arg(long, value_name = "DATE")]
    until: Date,
    /// Contract that says so; it is filed under contracts
    #[arg(long, value_name = "PATH")]
    attach: Option<PathBuf>,
    /// Title of that paper; else the name of its file
    #[arg(long, value_name = "TEXT", requires = "attach")]
    title: Option<Line>,
    /// Day of that paper; else the day in its name, or today
    #[arg(long, value_name = "DATE", requires = "attach")]
    date: Option<Date>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
    /// Approve it at once
    #[arg(long)]
    approve: bool,
}

pub(super) fn run(ctx: &mut Context, args: RenewLeaseArgs) -> Result<Outcome> {
    let RenewLeaseArgs { file, until, attach, title, date, reason, approve } = args;
    let archive = ctx.archive()?;
    let path = attach.map(|path| ctx.path(&path));
    let contracts: Category = "contracts".parse()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let paper = match &path {
            Some(path) => {
                let (handed_in, size) = open_given(path)?;
                let given_name = name_of(path)?;
                if size == 0 {
                    return Err(Input::EmptyPaper(given_name.to_string()).into());
                }
                let mut staged = tx.stage(handed_in, path)?;
                let looked = staged.look(|copy| media::look(copy, given_name.as_str())).unwrap_or_default();
                let title = match &title {
                    Some(title) => title.clone(),
                    None => document::title_in_name(given_name.as_str()).parse()?,
                };
                let in_name = document::date_in_name(given_name.as_str());
                let date = date.or(in_name).unwrap_or_else(|| desk.today());
                let media_type = looked.media_type.as_str().parse()?;
                let paper = PaperHandedIn { staged, media_type, pages: looked.pages, given_name, title, date };
                Some(FilePapers {
                    into: PaperGoes::File(file.clone()),
                    category: contracts.clone(),
                    standing: Standing::Original,
                    level: Level::Ordinary,
                    author: None,
                    valid_until: Some(until),
                    supersedes: None,
                    ahead: Ahead::Refused,
                    came_with: None,
                    repeats: Repeats::Refused,
                    papers: vec![paper],
                })
            }
            None => None,
        };
        let then = if approve { Then::Approve } else { Then::Wait };
        let ask = RenewLease { file: file.clone(), until, reason: reason.clone(), paper, then };
        renew_lease::renew_lease(desk, tx, ask)
    })?;
    let LeaseRenewed { proposed, paper, until_now } = carried.made.clone();
    let Proposed { id, event, effect, .. } = proposed;
    let made: Vec<String> = [id].iter().chain(&paper).map(ToString::to_string).collect();
    ctx.made(&carried, &made)?;
    ctx.say_done(&carried, &Done::LeaseRenewed { file, until, effect, event, until_now })?;
    Ok(Outcome::Done)
}
