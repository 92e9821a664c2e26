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
use crate::output::phrases::say;

/// Bring in registers that were kept as tables (CSV, UTF-8)
///
/// A file is the register of its name, or the one that its headers fit. A folder's are taken in the order of the list below.
/// All rows of a file come in or none. Rows keep the office's numbers (編號); what was imported before is left as it is, and
/// a row that differs from what was imported first is refused with both shown.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee import registers/                a folder of them; papers lie beside their table
  deedbox import estate estate/past estate/current  several folders, one after the other
  deedbox import list.csv --register clients
  deedbox import registers/ --dry-run               what would come in

Headers may be Chinese or English, in any order:
  staff         代號 姓名 部門 職責
  units         單元 樓層 面積 用途
  clients       單元 公司名稱 英文名稱 公司性質 人數 入住日期 租約到期日 聯繫人 電話 電郵 網址 緊急聯繫人 緊急電話
                信用狀況 專管人 其他單元
  papers        單元 類別 日期 題名 責任者 頁數 檔案
  charges       編號 單元 項目 所屬期間 開單日期 到期日 金額
  payments      編號 單元 日期 金額 方式 收據號 對應費用 經手人
  deposits      編號 單元 日期 類別(租務押金 裝修押金) 動作(收取 扣除 退還) 金額 原因
  repairs       編號 單元 報修時間 類別 緊急(是 否) 內容 派工時間 維修員 到場時間 完成時間 回訪時間
  complaints    編號 單元 時間 類別(服務質量 服務過程) 內容 受理部門 處理時間 審批時間 審批人 答覆時間 結案時間
  violations    編號 單元 日期 類別 內容 通知日期 整改日期
  applications  編號 單元 日期 類別(門鎖 電話 停車 水牌 加班) 內容 審批日期 結果(批准 拒絕 待批) 發出日期
  fit_outs      編號 單元 申請日期 承辦商 批准日期 開工日期 竣工日期 驗收日期
  letters       編號 單元 日期 方向(來函 去函) 題名 文號
  visits        編號 單元 日期 類別(定期 不定期) 拜訪人 內容 意見
  quality       編號 單元 日期 項目 結果(合格 不合格) 檢查人
  survey_questions   代號 題目            (every year's; they come in beside the answers)
  survey_responses   年度 單元 題目 分數 意見
  notices       編號 日期 對象 題名
  loans         編號 單元 借閱日期 借閱人 部門 事由 審批人 應還日期 歸還日期
  moveouts      單元 遷出日期 豁免
A unit is `1203`, or `1203@2025-06-30` for who left on that day; dates are 2026-03-01, hours 2026-03-01 09:30; codes may be
English too (tenancy, service-quality, parking); `;` stands between several values.")]
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
    let bar = bar(ctx.own_progress());
    let (done, recovered) = (RefCell::new(Vec::new()), Cell::new(0));
    let told = |progress: &Progress| match progress {
        Progress::Recovered(changes) => recovered.set(recovered.get() + changes),
        Progress::Rows { file, done, of } => go_on(&bar, file, *done, *of),
        Progress::Done(brought) => together(&mut done.borrow_mut(), brought),
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

/// Notes what a table brought; one that came in several rounds is told once.
fn together(done: &mut Vec<Brought>, brought: &Brought) {
    match done.iter_mut().find(|one| one.book == brought.book && one.file == brought.file) {
        Some(one) => {
            one.new += brought.new;
            one.same += brought.same;
            one.without_file += brought.without_file;
        }
        None => done.push(brought.clone()),
    }
}

/// A count for each register, or an object with one for each file.
fn show(ctx: &mut Context, done: &[Brought]) -> Result<()> {
    for brought in done.iter().filter(|brought| !brought.unread.is_empty()) {
        ctx.say(&Said::ColumnsNotRead { file: brought.file.clone(), columns: brought.unread.clone() })?;
    }
    for brought in done.iter().filter(|brought| !brought.waiting.is_empty()) {
        ctx.say(&Said::QuestionsWait { file: brought.file.clone(), codes: brought.waiting.clone() })?;
    }
    for brought in done.iter().filter(|brought| 0 < brought.without_file) {
        let (file, count) = (&brought.file, brought.without_file);
        ctx.say(&Said::Phrase(say!(ctx.words, "export-papers-left-out", file = file, count => count)))?;
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
        OutputFormat::Table | OutputFormat::Json | OutputFormat::Html => format!("{book} {new} new, {same} as before"),
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
