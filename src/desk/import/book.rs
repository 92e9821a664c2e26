//! The registers by the names that offices have for them.

use crate::desk::import::headers::plain;
use crate::model::book::Book;

/// What `--register` calls a fee sheet, which becomes two registers.
pub const FEES: &str = "fees";

impl Book {
    /// The words by which offices call it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Staff => &["員工", "職員", "人員"],
            Self::Units => &["單元", "房號", "鋪位"],
            Self::Enquiries => &["查詢", "諮詢", "洽談"],
            Self::Clients => &["客戶", "租戶", "業主"],
            Self::Papers => &["文件", "檔案目錄"],
            Self::Charges => &["費用", "管理費", "應收", "賬單", "帳單"],
            Self::Payments => &["付款", "繳費", "收款", "實收"],
            Self::Deposits => &["押金", "按金", "保證金"],
            Self::Refunds => &["退款"],
            Self::Readings => &["抄錶", "抄表", "錶讀數", "讀數"],
            Self::Repairs => &["報修", "維修"],
            Self::Complaints => &["投訴"],
            Self::Violations => &["違規", "違章"],
            Self::Applications => &["申請"],
            Self::Issued => &["鑰匙", "鎖匙", "門卡"],
            Self::FitOuts => &["裝修", "二裝"],
            Self::Letters => &["函件", "信函", "往來函"],
            Self::Visits => &["拜訪", "來訪"],
            Self::Opinions => &["意見"],
            Self::Quality => &["質量", "品質", "檢查"],
            Self::SurveyQuestions => &["題目", "問題"],
            Self::SurveyResponses => &["滿意度", "調查", "問卷"],
            Self::Notices => &["通知", "通告"],
            Self::Loans => &["借閱"],
            Self::Losses => &["遺失", "丟失"],
            Self::Moveouts => &["遷出", "退租"],
            Self::Places => &["存放位置", "檔案位置"],
            Self::UnitChanges => &["單元變更", "單元更改"],
            Self::Requests => &["個人資料", "當事人要求"],
            Self::Handovers => &["移交", "交接"],
            Self::Holds => &["保留", "暫緩銷毀"],
            Self::Stocktakes => &["盤點"],
        }
    }

    /// Whether a name, of a sheet or a file, has one of its words in it.
    pub(super) fn is_called(self, name: &str) -> bool {
        let name = plain(name);
        self.words().iter().any(|word| name.contains(&plain(word)))
    }

    /// What a table may be said to be: a register, or a fee sheet.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|book| book.as_str()).chain([FEES]).collect()
    }
}

/// A register by its name; `move-outs`, `Fit_Outs`, `payments 2` are read as people spell them.
pub(super) fn named(name: &str) -> Option<Book> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let name = plain(name);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Book::ALL.iter().copied().find(|book| plain(book.as_str()) == name)
}
