//! `deedbox import`: bring in registers that were kept as tables.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use crate::cli::OutputFormat;
use crate::cli::context::Context;
use crate::cli::environment::Progress as Looked;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::desk::bring_in::{self, Book, Brought, Progress, Tables};
use crate::error::Result;

/// Bring in registers that were kept as tables (CSV, UTF-8)
///
/// Registers are staff, units, clients, papers, loans and moveouts. A file is the register of its name, or the one that its
/// headers fit. A folder's are taken in that order. All rows of a file come in or none; what was imported before is left as it is.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee import registers/                a folder of them; papers lie beside their table
  deedbox import estate estate/past estate/current  several folders, one after the other
  deedbox import list.csv --register clients
  deedbox import registers/ --dry-run               what would come in

Headers may be Chinese or English, in any order:
  staff     代號 姓名 部門 職責
  units     單元 樓層 面積 用途
  clients   單元 公司名稱 英文名稱 公司性質 人數 入住日期 租約到期日 聯繫人 電話 電郵 網址 緊急聯繫人 緊急電話
            信用狀況 專管人 其他單元
  papers    單元 類別 日期 題名 責任者 頁數 檔案
  loans     編號 單元 借閱日期 借閱人 部門 事由 審批人 應還日期 歸還日期
  moveouts  單元 遷出日期 豁免
A unit is `1203`, or `1203@2025-06-30` for who left on that day; dates are 2026-03-01; `;` stands between several values.")]
pub(super) struct ImportArgs {
    /// Tables, or folders of them
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Register that the given file is
    #[arg(long, value_name = "REGISTER")]
    register: Option<String>,
}

pub(super) fn run(ctx: &mut Context, args: ImportArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let plan = bring_in::plan(&ctx.environment.here, &args.paths, args.register.as_deref())?;
    let desk = ctx.desk(&archive)?;
    let bar = bar(ctx.environment.progress);
    let (done, recovered) = (RefCell::new(Vec::new()), Cell::new(0));
    let told = |progress: &Progress| match progress {
        Progress::Recovered(changes) => recovered.set(recovered.get() + changes),
        Progress::Rows { file, done, of } => go_on(&bar, file, *done, *of),
        Progress::Done(brought) => done.borrow_mut().push((*brought).clone()),
    };
    let tables = Tables { plan: &plan, told: &told };
    let ended = bring_in::bring_in(&desk, &archive, &ctx.means(), ctx.mode(), &tables);
    bar.finish_and_clear();
    if 0 < recovered.get() {
        ctx.say(&Said::Finished { changes: recovered.get() })?;
    }
    let done = done.into_inner();
    show(ctx, &done)?;
    // What came before the table that is wrong has been acknowledged, whatever comes after it.
    if ended.is_err() && !done.is_empty() && !ctx.common.dry_run {
        ctx.say(&Said::ImportStopped { files: done.iter().map(|brought| brought.file.clone()).collect() })?;
    }
    ended.map(|_| Outcome::Done)
}

/// A count for each register, or an object with one for each file.
fn show(ctx: &mut Context, done: &[Brought]) -> Result<()> {
    for brought in done.iter().filter(|brought| !brought.unread.is_empty()) {
        ctx.say(&Said::ColumnsNotRead { file: brought.file.clone(), columns: brought.unread.clone() })?;
    }
    for brought in done.iter().filter(|brought| !brought.waiting.is_empty()) {
        ctx.say(&Said::QuestionsWait { file: brought.file.clone(), codes: brought.waiting.clone() })?;
    }
    if let OutputFormat::Json = ctx.common.format {
        let files: Vec<_> = done
            .iter()
            .map(
                |Brought {
                     book, file, new, same, ..
                 }| json!({ "register": book.as_str(), "file": file, "new": new, "same": same }),
            )
            .collect();
        return ctx.json(&json!({ "dry_run": ctx.common.dry_run, "files": files }));
    }
    let mut counts: BTreeMap<Book, (usize, usize)> = BTreeMap::new();
    for brought in done {
        let (new, same) = counts.entry(brought.book).or_default();
        *new += brought.new;
        *same += brought.same;
    }
    let line = |(book, (new, same)): (Book, (usize, usize))| match ctx.common.format {
        OutputFormat::Csv => format!("{book},{new},{same}"),
        OutputFormat::Table | OutputFormat::Json => format!("{book} {new} new, {same} as before"),
    };
    let heading = matches!(ctx.common.format, OutputFormat::Csv).then(|| "register,new,same".to_owned());
    let lines: Vec<String> = heading.into_iter().chain(counts.into_iter().map(line)).collect();
    ctx.lines(&lines)
}

/// A bar on the terminal, where somebody looks.
fn bar(looked: Looked) -> ProgressBar {
    let target = match looked {
        Looked::Shown => ProgressDrawTarget::stderr_with_hz(5),
        Looked::Hidden => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    match ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn go_on(bar: &ProgressBar, file: &str, done: usize, of: usize) {
    if done == 1 {
        bar.set_length(u64::try_from(of).unwrap_or_default());
        bar.set_message(crate::output::safe::terminal(file));
    }
    bar.set_position(u64::try_from(done).unwrap_or_default());
}
