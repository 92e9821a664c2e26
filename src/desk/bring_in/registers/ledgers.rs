//! What each register says: its columns, and what stands in them.

use crate::desk::bring_in::registers::{Ledger, Means};
use crate::desk::bring_in::sheet::Column;
use crate::model::{Action, Kind};

/// A register: its kind of record, and its columns with what stands in each. Steps stand in the order in which they are taken.
macro_rules! ledger {
    ($(#[doc = $doc:literal])+ $name:ident: $kind:ident, [$($column:expr => $means:expr,)+]) => {
        $(#[doc = $doc])+
        pub static $name: Ledger =
            Ledger { kind: Kind::$kind, columns: &[$($column),+], means: &[$($means),+] };
    };
}

const NO: Column = Column::filled("編號", &["编号", "no", "number"]);
const UNIT: Column = Column::filled("單元", &["单元", "單位", "单位", "unit"]);
const DATE: Column = Column::filled("日期", &["date"]);
const AMOUNT: Column = Column::filled("金額", &["金额", "amount"]);
const ABOUT: Column = Column::filled("類別", &["类别", "kind", "category", "about"]);
const TEXT: Column = Column::maybe("內容", &["内容", "content", "description"]);

ledger! {
    /// Amounts owed (P3-1).
    CHARGES: Charge, [
        NO => Means::No,
        UNIT => Means::Unit,
        Column::filled("項目", &["项目", "item"]) => Means::Value("item"),
        Column::maybe("所屬期間", &["所属期间", "period"]) => Means::Value("period"),
        Column::filled("開單日期", &["开单日期", "issued", "issued on"]) => Means::Day,
        Column::filled("到期日", &["due", "due date"]) => Means::Value("due"),
        AMOUNT => Means::Value("amount"),
    ]
}

ledger! {
    /// Amounts paid (P3-1).
    PAYMENTS: Payment, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        AMOUNT => Means::Value("amount"),
        Column::maybe("方式", &["method"]) => Means::Value("method"),
        Column::maybe("收據號", &["收据号", "receipt"]) => Means::Value("receipt"),
        Column::maybe("對應費用", &["对应费用", "charges"]) => Means::List("charges"),
        Column::maybe("經手人", &["经手人", "handled by"]) => Means::Value("handled_by"),
    ]
}

ledger! {
    /// Deposits received, deducted from, refunded (P3-3.2).
    DEPOSITS: Deposit, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        ABOUT => Means::Code("about", &[
            ("tenancy", &["租務押金", "租务押金", "租約押金", "租约押金"]),
            ("fit-out", &["裝修押金", "装修押金", "fit_out"]),
        ]),
        Column::filled("動作", &["动作", "movement"]) => Means::Code("movement", &[
            ("received", &["收取"]),
            ("deducted", &["扣除"]),
            ("refunded", &["退還", "退还"]),
        ]),
        AMOUNT => Means::Value("amount"),
        Column::maybe("原因", &["reason"]) => Means::Value("reason"),
    ]
}

ledger! {
    /// Repair calls (P3-8).
    REPAIRS: Repair, [
        NO => Means::No,
        UNIT => Means::Unit,
        Column::filled("報修時間", &["报修时间", "reported", "reported at"]) => Means::Time,
        ABOUT => Means::Value("category"),
        Column::maybe("緊急", &["紧急", "urgent"]) => Means::Flag("urgent"),
        TEXT => Means::Title,
        Column::maybe("派工時間", &["派工时间", "assigned", "assigned at"]) => Means::Step(Action::Assigned),
        Column::maybe("維修員", &["维修员", "technician"]) => Means::To(Action::Assigned),
        Column::maybe("到場時間", &["到场时间", "attended", "attended at"]) => Means::Step(Action::Attended),
        Column::maybe("完成時間", &["完成时间", "done", "done at"]) => Means::Step(Action::Done),
        Column::maybe("回訪時間", &["回访时间", "followed up", "followed up at"]) => Means::Step(Action::FollowedUp),
    ]
}

ledger! {
    /// Complaints (P1-7).
    COMPLAINTS: Complaint, [
        NO => Means::No,
        UNIT => Means::Unit,
        Column::filled("時間", &["时间", "time", "received", "received at"]) => Means::Time,
        ABOUT => Means::Code("about", &[
            ("service-quality", &["服務質量", "服务质量", "service quality"]),
            ("service-process", &["服務過程", "服务过程", "service process"]),
        ]),
        TEXT => Means::Title,
        Column::maybe("受理部門", &["受理部门", "department"]) => Means::To(Action::Assigned),
        Column::maybe("處理時間", &["处理时间", "handled", "handled at"]) => Means::Step(Action::Handled),
        Column::maybe("審批時間", &["审批时间", "approved", "approved at"]) => Means::Step(Action::Approved),
        Column::maybe("審批人", &["审批人", "approved by"]) => Means::By(Action::Approved),
        Column::maybe("答覆時間", &["答复时间", "答覆时间", "answered", "answered at"]) => Means::Step(Action::Answered),
        Column::maybe("結案時間", &["结案时间", "closed", "closed at"]) => Means::Step(Action::Closed),
    ]
}

ledger! {
    /// Breaches of the house rules (P3-3.9).
    VIOLATIONS: Violation, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        ABOUT => Means::Value("category"),
        TEXT => Means::Title,
        Column::maybe("通知日期", &["notified", "notified on"]) => Means::Step(Action::Notified),
        Column::maybe("整改日期", &["rectified", "rectified on"]) => Means::Step(Action::Rectified),
    ]
}

ledger! {
    /// What clients applied for (P2-3).
    APPLICATIONS: Application, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        ABOUT => Means::Code("about", &[
            ("door-lock", &["門鎖", "门锁"]),
            ("telephone", &["電話", "电话"]),
            ("parking", &["停車", "停车"]),
            ("directory-sign", &["水牌"]),
            ("overtime", &["加班"]),
            ("other", &["其他"]),
        ]),
        TEXT => Means::Title,
        Column::maybe("審批日期", &["审批日期", "decided", "decided on"]) => Means::Decided,
        Column::maybe("結果", &["结果", "result"]) => Means::Outcome,
        Column::maybe("發出日期", &["发出日期", "issued", "issued on"]) => Means::Step(Action::Issued),
    ]
}

ledger! {
    /// Fit-out works (P2-3, P3-3.3).
    FIT_OUTS: FitOut, [
        NO => Means::No,
        UNIT => Means::Unit,
        Column::filled("申請日期", &["申请日期", "applied", "applied on"]) => Means::Day,
        Column::maybe("承辦商", &["承办商", "contractor"]) => Means::Value("contractor"),
        Column::maybe("批准日期", &["approved", "approved on"]) => Means::Step(Action::Approved),
        Column::maybe("開工日期", &["开工日期", "begun", "begun on"]) => Means::Step(Action::UnderWay),
        Column::maybe("竣工日期", &["finished", "finished on"]) => Means::Step(Action::Finished),
        Column::maybe("驗收日期", &["验收日期", "inspected", "inspected on"]) => Means::Step(Action::Inspected),
    ]
}

ledger! {
    /// Letters from clients and to them (P3-3.8, P3-5).
    LETTERS: Letter, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        Column::filled("方向", &["direction"]) => Means::Code("direction", &[
            ("in", &["來函", "来函"]),
            ("out", &["去函"]),
        ]),
        Column::maybe("題名", &["题名", "title"]) => Means::Title,
        Column::maybe("文號", &["文号", "ref no", "reference"]) => Means::Value("ref_no"),
    ]
}

ledger! {
    /// Visits to clients (P1-5c).
    VISITS: Visit, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        ABOUT => Means::Code("occasion", &[
            ("regular", &["定期"]),
            ("irregular", &["不定期"]),
        ]),
        Column::maybe("拜訪人", &["拜访人", "visitor"]) => Means::Value("visitor"),
        TEXT => Means::Title,
        Column::maybe("意見", &["意见", "opinion"]) => Means::Value("opinion"),
    ]
}

ledger! {
    /// Checks of the quality of the service (P1-2).
    QUALITY: QualityCheck, [
        NO => Means::No,
        UNIT => Means::Unit,
        DATE => Means::Day,
        Column::filled("項目", &["项目", "item"]) => Means::Value("item"),
        Column::filled("結果", &["结果", "result"]) => Means::Code("result", &[
            ("pass", &["合格"]),
            ("fail", &["不合格"]),
        ]),
        Column::maybe("檢查人", &["检查人", "inspector"]) => Means::Value("inspector"),
    ]
}

ledger! {
    /// Notices to clients (P3-5).
    NOTICES: Notice, [
        NO => Means::No,
        DATE => Means::Day,
        Column::filled("對象", &["对象", "to"]) => Means::Value("to"),
        Column::filled("題名", &["题名", "title"]) => Means::Title,
    ]
}
