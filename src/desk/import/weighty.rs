//! Columns that a register does not read and that are not passed over: what they say may undo the row.

use crate::desk::import::headers::{outside_brackets, plain};
use crate::desk::import::raw_cell::RawCell;

/// Headers under which a row says where it stands.
const STANDING: &[&str] = &["狀態", "狀況", "現況", "status", "state", "有效", "是否有效", "active", "valid"];

/// What they may say of a row that holds.
const HOLDS: &[&str] = &[
    "有效",
    "生效",
    "正常",
    "現行",
    "在租",
    "租用中",
    "已租",
    "出租",
    "在用",
    "使用中",
    "入住",
    "已入住",
    "在住",
    "在職",
    "是",
    "y",
    "yes",
    "true",
    "1",
    "active",
    "valid",
    "current",
    "live",
    "normal",
    "ok",
    "let",
    "leased",
    "occupied",
    "已付",
    "已收",
    "已繳",
    "paid",
    "received",
    "open",
    "closed",
    "pending",
    "approved",
    "done",
    "已完成",
    "完成",
    "處理中",
    "進行中",
    "待處理",
    "已結案",
    "結案",
    "已處理",
    "空置",
    "空",
    "vacant",
    "未付",
    "未繳",
    "unpaid",
    "待批",
    "批准",
    "已批准",
    "已歸還",
    "借出",
    "已回訪",
    "已派工",
];

/// Headers under which a row says that it does not hold.
const UNDONE: &[&str] = &[
    "作廢",
    "是否作廢",
    "已作廢",
    "作廢日期",
    "作廢標記",
    "取消",
    "是否取消",
    "已取消",
    "取消日期",
    "註銷",
    "註銷日期",
    "是否註銷",
    "刪除",
    "已刪除",
    "沖銷",
    "沖銷日期",
    "撤銷",
    "撤銷日期",
    "退租",
    "退租日期",
    "遷出",
    "遷出日期",
    "遷出日",
    "撤場日期",
    "終止日期",
    "解約日期",
    "離職",
    "離職日期",
    "離任日期",
    "是否離職",
    "void",
    "voided",
    "voided on",
    "cancelled",
    "canceled",
    "cancelled on",
    "reversed",
    "deleted",
    "inactive",
    "terminated",
    "terminated on",
    "moved out",
    "move out",
    "move out date",
    "moved out on",
    "left",
    "left on",
    "leaving date",
];

/// What they may say of a row that holds.
const NOT: &[&str] = &["否", "無", "没有", "沒有", "未", "n", "no", "none", "false", "0"];

/// Whether a cell under a header that is not read says, or may say, that its row counts for nothing.
pub(super) fn may_undo(header: &str, cell: &RawCell) -> bool {
    let is_one = |words: &[&str], text: &str| {
        let text = plain(text);
        words.iter().any(|word| plain(word) == text)
    };
    let is_header = |words: &[&str]| is_one(words, header) || is_one(words, &outside_brackets(header));
    let shown = cell.shown();
    if cell.is_empty() || plain(&shown).is_empty() {
        return false;
    }
    (is_header(STANDING) && !is_one(HOLDS, &shown)) || (is_header(UNDONE) && !is_one(NOT, &shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_undo_a_row_is_not_passed_over() {
        let says = |header: &str, text: &str| may_undo(header, &RawCell::text(text));
        for (header, text) in [
            ("狀態", "作廢"),
            ("状态", "已退租"),
            ("Status", "VOID"),
            ("作廢", "是"),
            ("離職日期", "2025-01-01"),
            ("備用(狀態)", ""),
        ] {
            assert_eq!(says(header, text), !text.is_empty(), "{header} {text}");
        }
        for (header, text) in
            [("狀態", "有效"), ("狀態", "—"), ("作廢", "否"), ("Voided", "No"), ("備註", "作廢"), ("狀態", "")]
        {
            assert!(!says(header, text), "{header} {text}");
        }
    }
}
