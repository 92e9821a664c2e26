//! `deedbox import`: bring in registers that were kept as tables.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::environment::ProgressShown as Looked;
use crate::cli::exit::Outcome;
use crate::cli::rejects;
use crate::cli::typed;
use crate::cli::words::tables;
use crate::desk::file_paper::Ahead;
use crate::desk::import::fees_told::FeesTold;
use crate::desk::import::progress::{Brought, ImportProgress};
use crate::desk::import::sheet::Origin;
use crate::desk::import::{self, Book, FEES, FeesAsked, ImportAsked, ImportPlan, LeftOut, Tables};
use crate::error::{Error, Result, TableFault};
use crate::model::book::{RegisterColumn, lists};
use crate::model::message::Code;
use crate::model::{Line, Year};
use crate::output::phrases::say;
use crate::output::safe;

/// Bring in registers that were kept as tables (.xlsx, .xls, .ods, CSV)
///
/// A file, or a sheet of a workbook, is the register of its name, or the one that its headers fit; sheets that are none are left out, and
/// said. A folder's are taken in the order of the list below. Titles above the header, merged cells, empty rows and rows of totals are no
/// rows of the register. Dates, hours, money, areas and numbers are read as offices write them; what can be read in two ways is refused
/// with sheet, row, column and value. All rows of a file come in or none; with a workbook, all that is handed in. Rows keep the office's numbers (編號); what was imported before is left as it is, and
/// a row that differs from what was imported first is refused with both shown. A fee sheet, with what was charged and paid side by side or a month in each column, becomes
/// charges and payments; what it does not say is made of what it says, and told, or asked for (`--item`, `--year`). Staff are named by id or by name.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee import registers/                a folder of them; papers lie beside their table
  deedbox import estate estate/past estate/current  several folders, one after the other
  deedbox import list.csv --register clients
  deedbox import registers/ --dry-run               what would come in; wrong rows go to a workbook, with the reason beside each
  deedbox import 2026.xlsx --sheet 付款 --map '租戶=company' --map '備用=-'
  deedbox import old.csv --encoding big5
  deedbox import arrears.xlsx --item 管理費 --dry-run   a fee sheet without a column for the item
  deedbox import --template payments -o 付款.xlsx    an empty sheet to fill in

Headers may be Chinese or English, in any order:
  staff         代號 姓名 部門 職務
  units         單元 樓層 面積 用途 業主 分租戶 計入日期
  enquiries     編號 日期 查詢人 所需單元 來源 聯絡人 電話 經手人 內容 跟進日期 報盤日期 成交日期 流失日期 流失原因
  clients       單元 公司名稱 英文名稱 公司性質 人數 入住日期 租約到期日 聯繫人 電話 電郵 網址 緊急聯繫人 緊急電話
                信用狀況 專管人 其他單元 查詢編號 存放位置 業主 分租戶
  fees          單元 項目 月份 應收 實收 繳費日期 方式 收據號 經手人   (a charge and a payment in each row)
                單元 項目 2026-09 2026-10 2026-11                   (arrears: a charge for each filled cell)
  charges       編號 單元 項目 所屬期間 開單日期 到期日 金額
  payments      編號 單元 日期 金額 方式 收據號 對應費用 經手人
  refunds       編號 單元 日期 退款金額 方式 收據號 原因 經手人
  readings      編號 單元 抄錶日期 錶號 讀數 收費標準 換錶
  deposits      編號 單元 日期 類別(租務押金 裝修押金) 動作(收取 扣除 退還) 金額 原因
  repairs       編號 單元 報修時間 類別 緊急(是 否) 內容 派工時間 維修員 到場時間 完成時間 回訪時間
  complaints    編號 單元 時間 類別(服務質量 服務過程) 內容 受理部門 處理時間 審批時間 審批人 答覆時間 結案時間
  violations    編號 單元 日期 類別 內容 通知日期 整改日期
  applications  編號 單元 日期 類別(門鎖 電話 停車 水牌 加班) 內容 審批日期 結果(批准 拒絕 待批) 發出日期
  issued        編號 單元 日期 類別(鑰匙 門卡 許可證 停車證 遙控器 其他) 物品號碼 領用人 有效期至 內容 交回日期 註銷日期
  fit_outs      編號 單元 申請日期 承辦商 批准日期 開工日期 竣工日期 驗收日期
  letters       編號 單元 日期 方向(來函 去函) 題名 文號 轉交 答覆日期 答覆人 不需答覆日期 不需答覆原因
  visits        編號 單元 日期 類別(定期 不定期) 拜訪人 內容 意見 答覆日期 答覆人 不需答覆日期 不需答覆原因
  opinions      編號 單元 日期 意見內容 關於 途徑 答覆日期 答覆人 不需答覆日期 不需答覆原因
  quality       編號 單元 日期 項目 結果(合格 不合格) 檢查人 交辦日期 負責部門 整改日期 複查日期 結案日期
  survey_questions   代號 題目            (every year's; they come in beside the answers)
  survey_responses   年度 單元 題目 分數 意見
  notices       編號 日期 對象 題名
  papers        單元 類別 日期 題名 責任者 頁數 密級 隨附記錄 檔案
  loans         編號 單元 借閱日期 借閱人 部門 事由 審批人 應還日期 歸還日期
  losses        編號 單元 遺失日期 遺失文件 缺頁 最後借閱人 內容 尋回日期 補救日期 補救方法
  moveouts      單元 遷出日期 豁免
  places        單元 放置日期 放置位置
  unit_changes  單元 變更日期 變更(更改 取消 恢復) 面積 用途 業主 分租戶 改為 備註
  requests      編號 單元 收到日期 類別(查閱 更正 刪除 限制) 當事人 聯絡方法 答覆期限 內容 整理日期 提供日期 辦妥日期
                辦妥說明 拒絕日期 拒絕原因 結案日期
  handovers     編號 移交日期 移交類別(專管) 移交人 接收人 移交檔案 內容 審批日期 結果 審批人 接收日期 例外
  holds         編號 保留日期 保留檔案 保留原因 依據 覆核日期 解除日期 解除原因
  stocktakes    編號 盤點日期 盤點位置 相符 應在別處 不見 借出 無法辨認
A unit is `1203`, or `1203@2025-06-30` for who left on that day, or `enquiries/NUMBER`; dates are 2026-03-01, hours 2026-03-01 09:30; codes may be
English too (tenancy, service-quality, parking); `;` stands between several values;
a client's units may stand side by side, `1202、1205`, the file's own first.")]
pub(super) struct ImportArgs {
    /// Tables, or folders of them
    #[arg(value_name = "PATH", required_unless_present = "template")]
    paths: Vec<PathBuf>,
    /// Register that the given file, or its sheets, are
    #[arg(long, value_name = "REGISTER")]
    register: Option<String>,
    /// Sheet of a workbook that is meant
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Field that a column is, such as `租戶=company`; `-` for a column to leave out
    #[arg(long, value_name = "HEADER=FIELD")]
    map: Vec<String>,
    /// Encoding of a CSV file, such as `gb18030` or `big5`; else it is made out
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What a fee sheet charges for, where no column says it
    #[arg(long, value_name = "TEXT")]
    item: Option<Line>,
    /// Year of the months of a fee sheet, where they name none
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
    /// Workbook for the rows that are wrong, with the reason beside each; a dry run without it makes `FILE.rejected.xlsx` here, or beside the table
    #[arg(long, value_name = "FILE.xlsx")]
    rejects: Option<PathBuf>,
    /// Some papers are dated later than tomorrow, and that is no slip
    #[arg(long)]
    date_ahead: bool,
    /// Make an empty workbook for a register instead
    #[arg(long, value_name = "REGISTER", requires = "output", conflicts_with_all = ["paths", "register", "sheet", "map", "item", "year", "rejects"])]
    template: Option<String>,
    /// Where the empty workbook goes
    #[arg(short, long, value_name = "FILE.xlsx", requires = "template")]
    output: Option<PathBuf>,
}

impl ImportArgs {
    fn asked(&self, currency: &str) -> Result<ImportAsked> {
        let pair = |text: &String| {
            let (header, field) = text.rsplit_once('=').map(|(header, field)| (header.trim(), field.trim()))?;
            (!header.is_empty() && !field.is_empty()).then(|| (header.to_owned(), field.to_owned()))
        };
        let wrong = |text: &String| TableFault::MapShape(text.clone());
        let mapping: Vec<_> =
            self.map.iter().map(|text| pair(text).ok_or_else(|| wrong(text))).collect::<Result<_, _>>()?;
        let mut columns = BTreeSet::new();
        if let Some((column, _)) = mapping.iter().find(|(column, _)| !columns.insert(column)) {
            return Err(TableFault::MapTwice(column.clone()).into());
        }
        let register = self.register.as_deref().map(|name| typed::called(&Book::names(), name));
        let sheet = self.sheet.clone();
        let fees = FeesAsked { item: self.item.as_ref().map(ToString::to_string), year: self.year.map(Year::number) };
        let (encoding, currency) = (self.encoding.clone(), currency.to_owned());
        Ok(ImportAsked { register, sheet, mapping, encoding, currency, fees })
    }
}

pub(super) fn run(ctx: &mut Context, args: ImportArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    if let (Some(register), Some(file)) = (&args.template, &args.output) {
        return rejects::template(ctx, &archive, &typed::called(&Book::names(), register), file);
    }
    if let Some(file) = &args.rejects {
        archive.check_page_place(&ctx.path(file))?;
    }
    let plan = import::plan(&ctx.environment.here, &args.paths, &args.asked(archive.settings().currency.as_str())?)?;
    let desk = ctx.desk(&archive)?;
    let bar = bar(ctx.own_progress());
    let (done, recovered) = (RefCell::new(Vec::new()), Cell::new(0));
    let changed = RefCell::new(Vec::new());
    let told = |progress: &ImportProgress| match progress {
        ImportProgress::Recovered(changes) => recovered.set(recovered.get() + changes),
        ImportProgress::Rows { file, done, of } => go_on(&bar, file, *done, *of),
        ImportProgress::Changed(changes) => changed.borrow_mut().extend_from_slice(changes),
        ImportProgress::Done(brought) => together(&mut done.borrow_mut(), brought),
    };
    let ahead = if args.date_ahead { Ahead::Meant } else { Ahead::Refused };
    let tables = Tables { plan: &plan, ahead, told: &told };
    let ended = import::bring_in(&desk, &archive, &ctx.means(), ctx.mode(), &tables);
    bar.finish_and_clear();
    ctx.note_made(&archive, ctx.mode(), &changed.into_inner());
    if 0 < recovered.get() {
        ctx.say(&Done::Finished(recovered.get()))?;
    }
    let done = done.into_inner();
    say_understood(ctx, &plan)?;
    show(ctx, &done)?;
    // What came before the table that is wrong has been acknowledged, whatever comes after it.
    if ended.is_err() && !done.is_empty() && !ctx.common.dry_run {
        ctx.say(&Done::ImportStopped(done.iter().map(Brought::name).collect()))?;
    }
    if let Err(Error::Rows(wrong)) = &ended
        && (ctx.common.dry_run || args.rejects.is_some())
    {
        rejects::write(ctx, &archive, (&plan, wrong), args.rejects.as_deref())?;
    }
    ended.map(|_| Outcome::Done)
}

/// What rows may be that are none of a register's.
const LEFT_OUT: [(LeftOut, &str); 5] = [
    (LeftOut::Total, "total"),
    (LeftOut::Blank, "blank"),
    (LeftOut::Header, "header"),
    (LeftOut::Foot, "foot"),
    (LeftOut::NoAmount, "no-amount"),
];

/// What was made out, and what was left out, before it is known how it ends.
fn say_understood(ctx: &mut Context, plan: &ImportPlan) -> Result<()> {
    let mut sheets: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for none in &plan.left_out {
        sheets.entry(&none.file).or_default().push(none.sheet.clone());
    }
    for (file, sheets) in sheets {
        ctx.say(&Done::SheetsLeftOut { file: file.to_owned(), sheets })?;
    }
    let mut told = BTreeSet::new();
    for (book, sheet) in &plan.sheets {
        // A table that comes in several rounds is told of once.
        if !told.insert(sheet.name()) {
            continue;
        }
        if let Some(encoding) = sheet.read_as {
            ctx.say(&Done::ReadAs { file: sheet.name(), encoding })?;
        }
        for (column, factor) in sheet.reckoned(book.columns()) {
            ctx.say(&Done::Reckoned { file: sheet.name(), column: tables::shown_header(&column), factor })?;
        }
        if let Some(origin) = &sheet.origin {
            say_fees(ctx, origin)?;
        }
        if ctx.common.dry_run {
            let columns = match &sheet.origin {
                Some(origin) => {
                    let made = |column: &RegisterColumn| origin.fees.number.is_some() && *column == lists::fees::NO;
                    let mut understood = origin.sheet.understood(lists::fees::COLUMNS);
                    understood.retain(|(_, column)| !made(column));
                    understood
                }
                None => sheet.understood(book.columns()),
            };
            let columns: Vec<String> =
                columns.iter().map(|(header, column)| tables::shown_pair(ctx.words, header, column)).collect();
            let register = if sheet.origin.is_some() { FEES } else { book.as_str() };
            let (register, columns) = (ctx.words.register(register), ctx.words.in_a_row(&columns));
            ctx.say(&Done::Understood { file: sheet.name(), register, columns })?;
        }
        for (what, code) in LEFT_OUT {
            let rows = sheet.left_out.iter().filter(|(_, left)| *left == what);
            let rows: Vec<u64> = rows.map(|(line, _)| *line).collect();
            let more = if what == LeftOut::Blank { sheet.more_blank } else { 0 };
            let more = usize::try_from(more).unwrap_or(usize::MAX);
            if !rows.is_empty() {
                let count = rows.len().saturating_add(more);
                let rows = tables::shown_rows(ctx.words, &rows, count);
                ctx.say(&Done::RowsLeftOut { file: sheet.name(), what: Code(code), count, rows })?;
            }
        }
    }
    Ok(())
}

/// What a fee sheet was read as, and what was made of what it says.
fn say_fees(ctx: &mut Context, origin: &Origin) -> Result<()> {
    let file = || origin.sheet.name();
    let FeesTold { charges, payments, months, number, due, billed, year } = &origin.fees;
    ctx.say(&Done::FeesRead { file: file(), charges: *charges, payments: *payments })?;
    if !months.is_empty() {
        let months: Vec<String> = months.iter().map(ToString::to_string).collect();
        ctx.say(&Done::FeesOfMonths { file: file(), months: ctx.words.in_a_row(&months) })?;
    }
    if let Some(number) = number {
        ctx.say(&Done::FeesNumbered { file: file(), number: number.clone() })?;
    }
    if let Some(year) = year {
        ctx.say(&Done::FeesOfYear { file: file(), year: year.to_string() })?;
    }
    if *billed {
        ctx.say(&Done::FeesBilled(file()))?;
    }
    if *due { ctx.say(&Done::FeesDue(file())) } else { Ok(()) }
}

/// Notes what a table brought; one that came in several rounds is told once.
fn together(done: &mut Vec<Brought>, brought: &Brought) {
    match done.iter_mut().find(|one| one.book == brought.book && one.name() == brought.name()) {
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
    for brought in done {
        let columns = rejects::without_reasons(&brought.unread);
        if !columns.is_empty() {
            let (count, shown) = (columns.len(), safe::short(&ctx.words.in_a_row(&columns), 300));
            ctx.say(&Done::ColumnsNotRead { file: brought.name(), columns: shown, count })?;
        }
    }
    for brought in done.iter().filter(|brought| !brought.waiting.is_empty()) {
        let codes = safe::short(&ctx.words.in_a_row(&brought.waiting), 300);
        ctx.say(&Done::QuestionsWait { file: brought.name(), codes })?;
    }
    for brought in done.iter().filter(|brought| 0 < brought.without_file) {
        ctx.say(&Done::PapersLeftOut { file: brought.file.clone(), count: brought.without_file })?;
    }
    if let OutputFormat::Json = ctx.common.format {
        let files: Vec<_> = done.iter().map(object).collect();
        return ctx.json(&json!({ "dry_run": ctx.common.dry_run, "files": files }));
    }
    let mut counts: BTreeMap<Book, (usize, usize)> = BTreeMap::new();
    for brought in done {
        let (new, same) = counts.entry(brought.book).or_default();
        *new += brought.new;
        *same += brought.same;
    }
    let words = ctx.words;
    let line = |(book, (new, same)): (Book, (usize, usize))| match ctx.common.format {
        OutputFormat::Csv => format!("{book},{new},{same}"),
        OutputFormat::Table | OutputFormat::Json | OutputFormat::Html => {
            say!(words, "import-count", register = words.register(book.as_str()), new => new, same => same)
        }
    };
    let heading = matches!(ctx.common.format, OutputFormat::Csv).then(|| "register,new,same".to_owned());
    let lines: Vec<String> = heading.into_iter().chain(counts.into_iter().map(line)).collect();
    ctx.lines(&lines)
}

/// What one table brought; what was left out of it where that is so.
fn object(brought: &Brought) -> Value {
    let Brought { book, file, new, same, .. } = brought;
    let mut object = json!({ "register": book.as_str(), "file": file, "new": new, "same": same });
    if let Some(fields) = object.as_object_mut() {
        if let Some(sheet) = &brought.sheet {
            fields.insert("sheet".to_owned(), json!(sheet));
            let columns = brought.read.iter().map(|(header, field)| (header.clone(), json!(field)));
            fields.insert("columns".to_owned(), Value::Object(columns.collect()));
        }
        if !brought.unread.is_empty() {
            fields.insert("columns_left_out".to_owned(), json!(brought.unread));
        }
        if !brought.left_out.is_empty() {
            let rows: Vec<u64> = brought.left_out.iter().map(|(line, _)| *line).collect();
            fields.insert("rows_left_out".to_owned(), json!(rows));
        }
        if 0 < brought.more_blank {
            fields.insert("rows_left_out_beside".to_owned(), json!(brought.more_blank));
        }
        if let Some(encoding) = brought.read_as {
            fields.insert("encoding".to_owned(), json!(encoding));
        }
    }
    object
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
        bar.set_message(safe::terminal(file));
    }
    bar.set_position(u64::try_from(done).unwrap_or_default());
}
