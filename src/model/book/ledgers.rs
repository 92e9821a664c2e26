//! What each register says: its columns, and what stands in them.

use crate::model::book::column::{Holds, NUMBERS, RegisterColumn, UNIT};
use crate::model::book::ledger::{CellMeans, RegisterLedger};
use crate::model::{Action, Kind};

/// A register: its kind of record, and its columns with what stands in each. Steps stand in the order in which they are taken.
macro_rules! ledger {
    ($(#[doc = $doc:literal])+ $name:ident: $kind:ident, [$($column:expr => $means:expr,)+]) => {
        $(#[doc = $doc])+
        pub static $name: RegisterLedger =
            RegisterLedger { kind: Kind::$kind, columns: &[$($column),+], means: &[$($means),+] };
    };
}

const NO: RegisterColumn = RegisterColumn::filled("編號", NUMBERS).of(Holds::No);
const DATE: RegisterColumn = RegisterColumn::filled("日期", &["date", "on", "登記日期"]).of(Holds::Day);
const AMOUNT: RegisterColumn =
    RegisterColumn::filled("金額", &["amount", "sum", "款額", "應收", "實收"]).of(Holds::Money);
const ABOUT: RegisterColumn =
    RegisterColumn::filled("類別", &["about", "kind", "category", "種類", "類型"]).key("kind");
const CATEGORY: RegisterColumn = ABOUT.key("category").headed("kind");
const METER_CHARGED: RegisterColumn = RegisterColumn::maybe("錶號", &["meter", "meter no", "表號", "錶編號"]);
const TEXT: RegisterColumn =
    RegisterColumn::maybe("內容", &["title", "content", "description", "details", "說明", "事項"])
        .of(Holds::Prose)
        .key("content");
const ANSWERED: RegisterColumn =
    RegisterColumn::maybe("答覆日期", &["answered", "answered on", "回覆日期", "答復日期"])
        .of(Holds::Time)
        .headed("answered-on");
const ANSWERED_BY: RegisterColumn =
    RegisterColumn::maybe("答覆人", &["answered_by", "回覆人", "答復人"]).of(Holds::Staff);
const NOT_NEEDED: RegisterColumn =
    RegisterColumn::maybe("不需答覆日期", &["no_answer_needed", "no answer needed", "不需答復日期"]).of(Holds::Time);
const NOT_NEEDED_WHY: RegisterColumn =
    RegisterColumn::maybe("不需答覆原因", &["no_answer_why", "why no answer", "無需答覆原因", "不需答復原因"])
        .of(Holds::Prose);

ledger! {
    /// Amounts owed (P3-1).
    CHARGES: Charge, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("項目", &["item", "charge", "費用項目", "收費項目"]) => CellMeans::Value("item"),
        RegisterColumn::maybe("所屬期間", &["period", "所屬月份", "費用月份", "月份", "期間"]).of(Holds::Period) => CellMeans::Value("period"),
        RegisterColumn::filled("開單日期", &["issued", "issued on", "date", "帳單日期", "賬單日期", "出單日期"]).of(Holds::Day).headed("bill-date") => CellMeans::When,
        RegisterColumn::filled("到期日", &["due", "due date", "應繳日期", "到期日期", "繳費期限", "最後付款日"]).of(Holds::Day) => CellMeans::Value("due"),
        AMOUNT => CellMeans::Value("amount"),
        RegisterColumn::maybe("計算方法", &["basis", "計算方式", "計費方式"]) => CellMeans::Value("basis"),
        METER_CHARGED => CellMeans::Value("meter"),
        RegisterColumn::maybe("抄至日期", &["read_on", "read on"]).of(Holds::Day) => CellMeans::Value("read_on"),
        RegisterColumn::maybe("抄至讀數", &["read", "charged to"]) => CellMeans::Value("read"),
        RegisterColumn::maybe("收費單元", &["units", "charged units", "units charged"]).of(Holds::Units).headed("charged-units") => CellMeans::List("units"),
    ]
}

ledger! {
    /// Amounts paid (P3-1).
    PAYMENTS: Payment, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("日期", &["date", "paid on", "付款日期", "繳費日期", "收款日期", "登記日期"]).of(Holds::Day) => CellMeans::When,
        AMOUNT => CellMeans::Value("amount"),
        RegisterColumn::maybe("方式", &["method", "付款方式", "繳費方式", "收款方式"]) => CellMeans::Value("method"),
        RegisterColumn::maybe("收據號", &["receipt", "receipt no", "收據編號", "票據號", "收據"]) => CellMeans::Value("receipt"),
        RegisterColumn::maybe("對應費用", &["charges", "費用編號"]).of(Holds::List) => CellMeans::List("charges"),
        RegisterColumn::maybe("經手人", &["handled_by", "taken by", "收款人", "經辦人"]).of(Holds::Staff) => CellMeans::Value("handled_by"),
    ]
}

ledger! {
    /// Deposits received, deducted from, refunded (P3-3.2).
    DEPOSITS: Deposit, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        ABOUT => CellMeans::Code("about", &[
            ("tenancy", &["租務押金", "租約押金", "租賃押金"]),
            ("fit-out", &["裝修押金", "fit_out"]),
        ]),
        RegisterColumn::filled("動作", &["movement", "收支"]) => CellMeans::Code("movement", &[
            ("received", &["收取"]),
            ("deducted", &["扣除"]),
            ("refunded", &["退還"]),
        ]),
        AMOUNT => CellMeans::Value("amount"),
        RegisterColumn::maybe("原因", &["reason", "事由"]).of(Holds::Prose) => CellMeans::Value("reason"),
    ]
}

ledger! {
    /// Credits that were paid back (P3-1).
    REFUNDS: Refund, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("日期", &["date", "paid back on", "退款日期", "登記日期"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::filled("退款金額", &["amount", "金額", "款額"]).of(Holds::Money) => CellMeans::Value("amount"),
        RegisterColumn::maybe("方式", &["method", "退款方式"]) => CellMeans::Value("method"),
        RegisterColumn::maybe("收據號", &["receipt", "receipt no", "收據編號", "收據"]) => CellMeans::Value("receipt"),
        RegisterColumn::maybe("原因", &["reason", "事由"]).of(Holds::Prose) => CellMeans::Value("reason"),
        RegisterColumn::maybe("經手人", &["handled_by", "經辦人"]).of(Holds::Staff) => CellMeans::Value("handled_by"),
    ]
}

ledger! {
    /// Readings of meters (P3-1).
    READINGS: Reading, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("抄錶日期", &["date", "read on", "日期", "登記日期"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::filled("錶號", &["meter", "meter no", "表號", "錶編號"]) => CellMeans::Value("meter"),
        RegisterColumn::filled("讀數", &["value", "reading", "錶讀數"]) => CellMeans::Value("value"),
        RegisterColumn::maybe("收費標準", &["tariff", "用途"]) => CellMeans::Value("tariff"),
        RegisterColumn::maybe("換錶", &["replaced", "是否換錶"]) => CellMeans::Flag("replaced"),
    ]
}

ledger! {
    /// Repair calls (P3-8).
    REPAIRS: Repair, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("報修時間", &["reported", "reported at", "time", "when", "報修日期"]).of(Holds::Time) => CellMeans::When,
        CATEGORY => CellMeans::Value("category"),
        RegisterColumn::maybe("緊急", &["urgent", "urgency", "是否緊急", "緊急程度"]) => CellMeans::Flag("urgent"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("派工時間", &["assigned", "assigned at", "dispatched", "派工日期"]).of(Holds::Time) => CellMeans::Step(Action::Assigned),
        RegisterColumn::maybe("維修員", &["technician", "assigned to", "維修人員", "維修工"]) => CellMeans::To(Action::Assigned),
        RegisterColumn::maybe("到場時間", &["attended", "attended at", "到場日期"]).of(Holds::Time) => CellMeans::Step(Action::Attended),
        RegisterColumn::maybe("完成時間", &["done", "done at", "finished", "完成日期"]).of(Holds::Time) => CellMeans::Step(Action::Done),
        RegisterColumn::maybe("回訪時間", &["followed up", "followed up at", "回訪日期"]).of(Holds::Time).key("followed_up") => CellMeans::Step(Action::FollowedUp),
    ]
}

ledger! {
    /// Complaints (P1-7).
    COMPLAINTS: Complaint, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("時間", &["time", "received", "received at", "received on", "when", "投訴時間", "投訴日期"]).of(Holds::Time).key("received") => CellMeans::When,
        ABOUT => CellMeans::Code("about", &[
            ("service-quality", &["服務質量", "服務質素", "service quality"]),
            ("service-process", &["服務過程", "service process"]),
        ]),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("受理部門", &["department", "責任部門"]).headed("handling-department") => CellMeans::To(Action::Assigned),
        RegisterColumn::maybe("處理時間", &["handled", "handled at", "處理日期"]).of(Holds::Time) => CellMeans::Step(Action::Handled),
        RegisterColumn::maybe("審批時間", &["approved", "approved at"]).of(Holds::Time) => CellMeans::Step(Action::Approved),
        RegisterColumn::maybe("審批人", &["approved_by", "批准人"]).of(Holds::Staff) => CellMeans::By(Action::Approved),
        RegisterColumn::maybe("答覆時間", &["answered", "answered at", "replied on", "反饋日期", "答覆日期", "答復時間"]).of(Holds::Time) => CellMeans::Step(Action::Answered),
        RegisterColumn::maybe("結案時間", &["closed", "closed at", "closed on", "結案日期", "處理完成日期"]).of(Holds::Time) => CellMeans::Step(Action::Closed),
    ]
}

ledger! {
    /// Breaches of the house rules (P3-3.9).
    VIOLATIONS: Violation, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        CATEGORY => CellMeans::Value("category"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("通知日期", &["notified", "notified on"]).of(Holds::Time) => CellMeans::Step(Action::Notified),
        RegisterColumn::maybe("整改日期", &["rectified", "rectified on"]).of(Holds::Time) => CellMeans::Step(Action::Rectified),
    ]
}

ledger! {
    /// What clients applied for (P2-3).
    APPLICATIONS: Application, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        ABOUT => CellMeans::Code("about", &[
            ("door-lock", &["門鎖"]),
            ("telephone", &["電話"]),
            ("parking", &["停車"]),
            ("directory-sign", &["水牌"]),
            ("overtime", &["加班"]),
            ("other", &["其他"]),
        ]),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("審批日期", &["decided", "decided on"]).of(Holds::Time) => CellMeans::Decided,
        RegisterColumn::maybe("結果", &["result", "outcome", "審批結果"]) => CellMeans::Outcome,
        RegisterColumn::maybe("發出日期", &["issued", "issued on"]).of(Holds::Time) => CellMeans::Step(Action::Issued),
    ]
}

ledger! {
    /// Keys, cards and permits that were issued (P2-3): what came back came back whole.
    ISSUED: Issue, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        ABOUT => CellMeans::Code("about", &[
            ("key", &["鑰匙", "鎖匙"]),
            ("card", &["門卡", "出入卡", "門禁卡"]),
            ("permit", &["許可證", "通行證"]),
            ("parking", &["停車證", "車位"]),
            ("remote", &["遙控器", "搖控器"]),
            ("other", &["其他"]),
        ]),
        RegisterColumn::filled("物品號碼", &["numbers", "issued numbers", "鑰匙號碼", "卡號", "證號"]).of(Holds::List) => CellMeans::List("numbers"),
        RegisterColumn::filled("領用人", &["person", "issued to", "領取人", "領用者"]) => CellMeans::Value("person"),
        RegisterColumn::maybe("有效期至", &["until", "valid until", "有效期", "到期日"]).of(Holds::Day) => CellMeans::Value("until"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("交回日期", &["handed_in", "handed in", "退還日期", "收回日期"]).of(Holds::Time) => CellMeans::Step(Action::HandedIn),
        RegisterColumn::maybe("註銷日期", &["written_off", "written off"]).of(Holds::Time) => CellMeans::Step(Action::WrittenOff),
    ]
}

ledger! {
    /// Fit-out works (P2-3, P3-3.3).
    FIT_OUTS: FitOut, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("申請日期", &["applied", "applied on", "date"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::maybe("承辦商", &["contractor", "承建商", "施工單位"]) => CellMeans::Value("contractor"),
        RegisterColumn::maybe("批准日期", &["approved", "approved on"]).of(Holds::Time).headed("approved-on") => CellMeans::Step(Action::Approved),
        RegisterColumn::maybe("開工日期", &["begun", "begun on", "under_way"]).of(Holds::Time) => CellMeans::Step(Action::UnderWay),
        RegisterColumn::maybe("竣工日期", &["finished", "finished on", "完工日期"]).of(Holds::Time) => CellMeans::Step(Action::Finished),
        RegisterColumn::maybe("驗收日期", &["inspected", "inspected on"]).of(Holds::Time) => CellMeans::Step(Action::Inspected),
    ]
}

ledger! {
    /// Letters from clients and to them (P3-3.8, P3-5).
    LETTERS: Letter, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        RegisterColumn::filled("方向", &["direction", "收發"]) => CellMeans::Code("direction", &[
            ("in", &["來函"]),
            ("out", &["去函"]),
        ]),
        RegisterColumn::maybe("題名", &["title", "標題", "事由"]).of(Holds::Prose) => CellMeans::Title,
        RegisterColumn::maybe("文號", &["ref_no", "reference", "函號"]) => CellMeans::Value("ref_no"),
        RegisterColumn::maybe("轉交", &["passed_to", "passed on to", "轉交部門"]) => CellMeans::PassedTo("passed_to"),
        ANSWERED => CellMeans::Step(Action::Answered),
        ANSWERED_BY => CellMeans::By(Action::Answered),
        NOT_NEEDED => CellMeans::Step(Action::NoAnswerNeeded),
        NOT_NEEDED_WHY => CellMeans::Note(Action::NoAnswerNeeded),
    ]
}

ledger! {
    /// Visits to clients (P1-5c).
    VISITS: Visit, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        ABOUT => CellMeans::Code("occasion", &[
            ("regular", &["定期"]),
            ("irregular", &["不定期"]),
        ]),
        RegisterColumn::maybe("拜訪人", &["visitor", "拜訪者"]).of(Holds::Staff) => CellMeans::Value("visitor"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("意見", &["opinion", "客戶意見"]).of(Holds::Prose) => CellMeans::Value("opinion"),
        ANSWERED => CellMeans::Step(Action::Answered),
        ANSWERED_BY => CellMeans::By(Action::Answered),
        NOT_NEEDED => CellMeans::Step(Action::NoAnswerNeeded),
        NOT_NEEDED_WHY => CellMeans::Note(Action::NoAnswerNeeded),
    ]
}

ledger! {
    /// What clients think of the service (P1-5c).
    OPINIONS: Opinion, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        RegisterColumn::filled("意見內容", &["said", "意見詳情"]).of(Holds::Prose) => CellMeans::Title,
        RegisterColumn::maybe("關於", &["about", "意見事項"]).headed("opinion-about") => CellMeans::Value("about"),
        RegisterColumn::maybe("途徑", &["channel", "渠道"]) => CellMeans::Value("channel"),
        ANSWERED => CellMeans::Step(Action::Answered),
        ANSWERED_BY => CellMeans::By(Action::Answered),
        NOT_NEEDED => CellMeans::Step(Action::NoAnswerNeeded),
        NOT_NEEDED_WHY => CellMeans::Note(Action::NoAnswerNeeded),
    ]
}

ledger! {
    /// Enquiries of who is no client yet (P1-4.1).
    ENQUIRIES: Enquiry, [
        NO => CellMeans::No,
        DATE => CellMeans::When,
        RegisterColumn::filled("查詢人", &["who", "enquirer", "asked by", "洽談人"]) => CellMeans::Value("who"),
        RegisterColumn::maybe("所需單元", &["space", "所需面積", "需求"]).of(Holds::Prose) => CellMeans::Value("space"),
        RegisterColumn::maybe("來源", &["source", "獲知途徑", "來源渠道"]) => CellMeans::Value("source"),
        RegisterColumn::maybe("聯絡人", &["contact", "聯繫人"]) => CellMeans::Value("contact"),
        RegisterColumn::maybe("電話", &["phone", "telephone", "tel", "聯絡電話", "聯繫電話"]) => CellMeans::Value("phone"),
        RegisterColumn::maybe("經手人", &["handled_by", "經辦人"]).of(Holds::Staff) => CellMeans::Value("handled_by"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("跟進日期", &["followed_up", "followed up on"]).of(Holds::Time).headed("followed-up-on") => CellMeans::Step(Action::FollowedUp),
        RegisterColumn::maybe("報盤日期", &["offered", "offered on", "報價日期"]).of(Holds::Time) => CellMeans::Step(Action::Offered),
        RegisterColumn::maybe("成交日期", &["let", "let on", "簽約日期"]).of(Holds::Time) => CellMeans::Step(Action::Let),
        RegisterColumn::maybe("流失日期", &["lost", "lost on"]).of(Holds::Time) => CellMeans::Step(Action::Lost),
        RegisterColumn::maybe("流失原因", &["lost_why", "why lost"]).of(Holds::Prose) => CellMeans::Note(Action::Lost),
    ]
}

ledger! {
    /// Checks of the quality of the service (P1-2).
    QUALITY: QualityCheck, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        DATE => CellMeans::When,
        RegisterColumn::filled("項目", &["item", "檢查項目"]) => CellMeans::Value("item"),
        RegisterColumn::filled("結果", &["result", "檢查結果"]) => CellMeans::Code("result", &[
            ("pass", &["合格"]),
            ("fail", &["不合格"]),
        ]),
        RegisterColumn::maybe("檢查人", &["inspector", "檢查員"]).of(Holds::Staff) => CellMeans::Value("inspector"),
        RegisterColumn::maybe("交辦日期", &["assigned", "assigned on"]).of(Holds::Time).headed("assigned-on") => CellMeans::Step(Action::Assigned),
        RegisterColumn::maybe("負責部門", &["assigned_to", "assigned to"]) => CellMeans::To(Action::Assigned),
        RegisterColumn::maybe("整改日期", &["rectified", "rectified on"]).of(Holds::Time) => CellMeans::Step(Action::Rectified),
        RegisterColumn::maybe("複查日期", &["followed_up", "followed up on", "覆查日期"]).of(Holds::Time).headed("checked-again") => CellMeans::Step(Action::FollowedUp),
        RegisterColumn::maybe("結案日期", &["closed", "closed on"]).of(Holds::Time).headed("closed-on") => CellMeans::Step(Action::Closed),
    ]
}

ledger! {
    /// Notices to clients (P3-5).
    NOTICES: Notice, [
        NO => CellMeans::No,
        DATE => CellMeans::When,
        RegisterColumn::filled("對象", &["to", "發送對象"]).headed("audience") => CellMeans::Value("to"),
        RegisterColumn::filled("題名", &["title", "標題"]).of(Holds::Prose) => CellMeans::Title,
    ]
}

ledger! {
    /// What is gone of files (P2-7).
    LOSSES: Loss, [
        NO => CellMeans::No,
        UNIT => CellMeans::Unit,
        RegisterColumn::filled("遺失日期", &["gone_on", "gone on", "lost on", "missing since"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::maybe("遺失文件", &["lost_papers", "lost papers"]).of(Holds::List) => CellMeans::Papers("papers"),
        RegisterColumn::maybe("缺頁", &["lost_pages", "missing pages"]) => CellMeans::Value("pages"),
        RegisterColumn::maybe("最後借閱人", &["person", "last held by"]).headed("held-last-by") => CellMeans::Value("person"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("尋回日期", &["found", "found on", "找回日期"]).of(Holds::Day).headed("found-on") => CellMeans::Step(Action::Found),
        RegisterColumn::maybe("補救日期", &["replaced_on", "replaced on", "補回日期"]).of(Holds::Day) => CellMeans::Step(Action::Replaced),
        RegisterColumn::maybe("補救方法", &["replaced_by", "replaced by"]).of(Holds::Prose) => CellMeans::Note(Action::Replaced),
    ]
}

ledger! {
    /// What persons asked about the data that is kept of them (S-PI).
    REQUESTS: Request, [
        NO => CellMeans::No,
        UNIT => CellMeans::Value("client"),
        RegisterColumn::filled("收到日期", &["received", "received on", "日期", "登記日期"]).of(Holds::Day).headed("received-on") => CellMeans::When,
        ABOUT => CellMeans::Code("about", &[
            ("access", &["查閱", "查閱資料"]),
            ("correction", &["更正", "改正", "更正資料"]),
            ("erasure", &["刪除", "刪除資料"]),
            ("restriction", &["限制", "限制使用"]),
        ]),
        RegisterColumn::filled("當事人", &["person", "who asks", "data subject"]) => CellMeans::Value("person"),
        RegisterColumn::maybe("聯絡方法", &["contact", "聯絡", "聯繫方法"]).headed("reached-at") => CellMeans::Value("contact"),
        RegisterColumn::filled("答覆期限", &["due", "due date", "到期日", "回覆期限"]).of(Holds::Day) => CellMeans::Value("due"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("整理日期", &["gathered", "gathered on"]).of(Holds::Day).headed("gathered-on") => CellMeans::Step(Action::Gathered),
        RegisterColumn::maybe("提供日期", &["released", "released on"]).of(Holds::Day).headed("released-on") => CellMeans::Step(Action::Released),
        RegisterColumn::maybe("辦妥日期", &["done", "done on"]).of(Holds::Day).headed("done-on") => CellMeans::Step(Action::Done),
        RegisterColumn::maybe("辦妥說明", &["done_how", "how done"]).of(Holds::Prose) => CellMeans::Note(Action::Done),
        RegisterColumn::maybe("拒絕日期", &["refused", "refused on"]).of(Holds::Day).headed("refused-on") => CellMeans::Step(Action::Refused),
        RegisterColumn::maybe("拒絕原因", &["refused_why", "why refused"]).of(Holds::Prose) => CellMeans::Note(Action::Refused),
        RegisterColumn::maybe("結案日期", &["closed", "closed on"]).of(Holds::Day).headed("closed-on") => CellMeans::Step(Action::Closed),
    ]
}

ledger! {
    /// Files that one custodian handed over to another (S-HAND).
    HANDOVERS: Handover, [
        NO => CellMeans::No,
        RegisterColumn::filled("移交日期", &["handed_over", "handed over on", "date", "日期"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::filled("移交類別", &["about", "kind", "類別"]).key("kind") => CellMeans::Code("about", &[
            ("custody", &["專管", "保管", "檔案"]),
            ("company", &["公司", "管理公司"]),
        ]),
        RegisterColumn::filled("移交人", &["from", "handed over by", "交出人"]).of(Holds::Staff) => CellMeans::Value("from"),
        RegisterColumn::filled("接收人", &["to", "taken over by"]).of(Holds::Staff) => CellMeans::Value("to"),
        RegisterColumn::filled("移交檔案", &["clients", "files handed over"]).of(Holds::Units).headed("files-handed-over") => CellMeans::List("clients"),
        TEXT => CellMeans::Title,
        RegisterColumn::maybe("審批日期", &["decided", "decided on", "批准日期"]).of(Holds::Day) => CellMeans::Decided,
        RegisterColumn::maybe("結果", &["result", "outcome", "審批結果"]) => CellMeans::Outcome,
        RegisterColumn::maybe("審批人", &["approved_by", "批准人", "核准人"]).of(Holds::Staff) => CellMeans::By(Action::Approved),
        RegisterColumn::maybe("接收日期", &["accepted", "accepted on"]).of(Holds::Day).headed("accepted-on") => CellMeans::Step(Action::Accepted),
        RegisterColumn::maybe("例外", &["except", "接收例外"]).of(Holds::Prose) => CellMeans::Note(Action::Accepted),
    ]
}

ledger! {
    /// What may not be destroyed (S-RET): clients' files, and volumes, by the names of the clients.
    HOLDS: Hold, [
        NO => CellMeans::No,
        RegisterColumn::filled("保留日期", &["held_since", "held since", "held on"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::filled("保留檔案", &["held_files", "held files"]).of(Holds::Units) => CellMeans::Pieces("clients"),
        RegisterColumn::filled("保留原因", &["reason", "why held", "原因"]).of(Holds::Prose).headed("held-why") => CellMeans::Value("reason"),
        RegisterColumn::maybe("依據", &["mandate"]) => CellMeans::Value("mandate"),
        RegisterColumn::maybe("覆核日期", &["until", "reviewed on", "複核日期"]).of(Holds::Day).headed("reviewed-on") => CellMeans::Value("until"),
        RegisterColumn::maybe("解除日期", &["closed", "closed on", "lifted on"]).of(Holds::Day).headed("lifted-on") => CellMeans::Step(Action::Closed),
        RegisterColumn::maybe("解除原因", &["closed_why", "why closed"]).of(Holds::Prose) => CellMeans::Note(Action::Closed),
    ]
}

ledger! {
    /// Places whose shelves were checked against the book (S-CHK).
    STOCKTAKES: Stocktake, [
        NO => CellMeans::No,
        RegisterColumn::filled("盤點日期", &["counted_on", "counted on", "stocktake date"]).of(Holds::Day) => CellMeans::When,
        RegisterColumn::filled("盤點位置", &["place", "counted place", "位置"]).headed("counted-place") => CellMeans::Value("place"),
        RegisterColumn::maybe("相符", &["right"]).of(Holds::Units) => CellMeans::Pieces("right"),
        RegisterColumn::maybe("應在別處", &["elsewhere"]).of(Holds::Units) => CellMeans::Pieces("elsewhere"),
        RegisterColumn::maybe("不見", &["missing"]).of(Holds::Units) => CellMeans::Pieces("missing"),
        RegisterColumn::maybe("借出", &["lent"]).of(Holds::Units) => CellMeans::Pieces("lent"),
        RegisterColumn::maybe("無法辨認", &["unknown", "not known"]).of(Holds::List) => CellMeans::List("unknown"),
    ]
}
