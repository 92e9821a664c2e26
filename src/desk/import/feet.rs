//! Rows that are none of a register: totals, and what stands below the last row.

use crate::desk::import::headers::{outside_brackets, plain};
use crate::desk::import::raw_cell::{GridRow, RawCell};
use crate::desk::import::values::is_a_number;

/// What stands before the numbers of a row of totals.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "合共",
    "总和",
    "总额",
    "总金额",
    "累计",
    "本页合计",
    "本页小计",
    "本月合计",
    "全年合计",
    "合计金额",
    "总数",
    "承上页",
    "承前页",
    "过次页",
    "转下页",
    "接上页",
    "total",
    "totals",
    "totalamount",
    "subtotal",
    "grandtotal",
    "sum",
    "broughtforward",
    "carriedforward",
    "合计total",
    "总计total",
    "小计subtotal",
];

/// What is added up, after 共 or 合共 and a number: `共 2 筆`.
const COUNTED: &[&str] = &["笔", "项", "条", "宗", "户", "行", "张", "份", "个", "家", "人"];

/// What begins a note below a table, or names who made it.
const NOTES: &[&str] = &[
    "制表",
    "制表人",
    "填表",
    "填表人",
    "审核",
    "审核人",
    "复核",
    "复核人",
    "核对",
    "核准",
    "批准",
    "审批",
    "审批人",
    "经办",
    "经办人",
    "主管",
    "经理",
    "签名",
    "签署",
    "制表日期",
    "打印日期",
    "列印日期",
    "打印时间",
    "导出时间",
    "汇出时间",
    "资料来源",
    "数据来源",
    "注",
    "备注",
    "附注",
    "说明",
    "注意",
    "note",
    "notes",
    "remark",
    "remarks",
    "preparedby",
    "checkedby",
    "approvedby",
    "reviewedby",
    "printedon",
    "printedby",
    "exportedon",
    "source",
];

/// The longest word that a number of a total may be written in.
const LONGEST_WORDS: usize = 40;

/// Whether a row adds up those above it: a word for that, numbers alone beside it, and nothing where a row of the register must have
/// something. A client may well be called 合計.
pub(super) fn is_total(row: &GridRow, needed: &[bool]) -> bool {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let Some((at, label)) = filled.by_ref().find(|(_, cell)| matches!(cell, RawCell::Text(_))) else {
        return false;
    };
    if !is_a_label(&label.shown()) {
        return false;
    }
    let numbers = row.cells.iter().enumerate().all(|(other, cell)| other == at || is_a_sum(cell));
    numbers && lacks(row, needed, at)
}

/// Whether a row adds up those above it, with the word for it in the column that names what a row is of.
pub(super) fn is_total_under(row: &GridRow, at: usize) -> bool {
    let is_label = matches!(row.cells.get(at), Some(RawCell::Text(text)) if is_a_label(text));
    is_label && row.cells.iter().enumerate().all(|(other, cell)| other == at || is_a_sum(cell))
}

/// Whether a row that is one of the last is a note below the table: words for that in every cell, or in the only one.
pub(super) fn is_foot(row: &GridRow, needed: &[bool]) -> bool {
    notes_from(row).is_some_and(|at| lacks(row, needed, at))
}

/// Whether such a row begins in the column that names what a row is of.
pub(super) fn is_foot_under(row: &GridRow, at: usize) -> bool {
    notes_from(row) == Some(at)
}

/// The place of the first note of a row that has nothing else.
fn notes_from(row: &GridRow) -> Option<usize> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let is_note = |cell: &RawCell| matches!(cell, RawCell::Text(text) if is_a_note(text));
    let (first, cell) = filled.next()?;
    (is_note(cell) && filled.all(|(_, cell)| is_note(cell))).then_some(first)
}

/// Whether another cell that a row of the register must have is empty.
fn lacks(row: &GridRow, needed: &[bool], label: usize) -> bool {
    let is_empty = |at: usize| row.cells.get(at).is_none_or(RawCell::is_empty);
    needed.iter().enumerate().any(|(at, needed)| *needed && at != label && is_empty(at))
}

/// Whether a text is a word for a total. What stands in brackets is the unit, or what was added up.
fn is_a_label(text: &str) -> bool {
    let of = |text: &str| plain(text).chars().filter(|c| !c.is_numeric()).collect::<String>();
    let (whole, outside) = (of(text), of(&outside_brackets(text)));
    [whole, outside].iter().any(|label| TOTALS.contains(&label.as_str()) || is_a_sum_of(label) || is_a_count(label))
}

/// `9樓小計`, `2026年3月合計`: what is added up stands before the word.
fn is_a_sum_of(label: &str) -> bool {
    let ends = ["合计", "小计", "总计", "共计"].iter().any(|word| label.ends_with(word));
    ends && label.chars().count() <= 10
}

/// `共 2 筆`, the number left out.
fn is_a_count(label: &str) -> bool {
    let counted = ["合共", "总共", "共计", "共"].iter().find_map(|word| label.strip_prefix(word));
    counted.is_some_and(|counted| COUNTED.contains(&counted))
}

/// Whether a cell may stand in a row of totals.
fn is_a_sum(cell: &RawCell) -> bool {
    match cell {
        RawCell::Empty | RawCell::Number(..) | RawCell::Broken(_) | RawCell::NoValue(_) => true,
        RawCell::When(_) => false,
        RawCell::Text(text) => is_a_number(text) || is_in_words(text),
    }
}

/// `2 筆`, `叁佰元正`, `3 rows`: a number with what it counts, or in words.
fn is_in_words(text: &str) -> bool {
    const DIGITS: &str = "零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两元圆角分整正叄";
    let plain = plain(text);
    if LONGEST_WORDS < plain.len() {
        return false;
    }
    let rest = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let counts = rest.len() < plain.len() && (COUNTED.contains(&rest) || matches!(rest, "rows" | "items" | "records"));
    let currencies = ["港币", "人民币", "大写"];
    let amount = currencies.iter().find_map(|word| plain.strip_prefix(word)).unwrap_or(&plain);
    counts || (!amount.is_empty() && amount.chars().all(|c| DIGITS.contains(c)))
}

/// `製表人：陳小明`, `註：以上款項已核對。`, `註1. …`
fn is_a_note(text: &str) -> bool {
    let Some((word, _)) = text.split_once(['：', ':', '.', '、', '︰']) else { return false };
    let word: String = plain(word).chars().filter(|c| !c.is_numeric()).collect();
    NOTES.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> GridRow {
        GridRow { line: 9, cells: cells.split('|').map(RawCell::text).collect(), merged: Vec::new() }
    }

    #[test]
    fn totals_are_known_in_the_forms_that_offices_use() {
        let needed = [true, true, true];
        for total in [
            "合計|||300",
            "合計（元）|||300",
            "TOTAL (HK$)|||300",
            "小計 (9樓)|||300",
            "Grand Total (2 rows)|||300",
            "總金額|||HK$300",
            "共 2 筆|||300",
            "合計|2 筆||300",
            "合計|||300||叁佰元正",
            "承上頁|||300",
            "過次頁|||300",
            "9樓小計|||300",
        ] {
            assert!(is_total(&row(total), &needed), "{total}");
        }
        // A client may be called so, and a row that has all that is needed is one of the register.
        for none in [
            "合計|0901|2026-03-01|300",
            "合計工程有限公司|||300",
            "P1||2026-03-01|300",
            "共和有限公司|||300",
            "合計|||待查",
        ] {
            assert!(!is_total(&row(none), &needed), "{none}");
        }
    }

    #[test]
    fn notes_below_a_table_are_known_by_their_words() {
        let needed = [true, true, true];
        for foot in
            ["製表人：陳小明||審核：李美", "註：以上款項已核對。", "備註: 見另頁", "Prepared by: Chan", "註1. 含管理費"]
        {
            assert!(is_foot(&row(foot), &needed), "{foot}");
        }
        for none in ["P3", "P3：||備註：未收", "註：一|0901|註：二", "說明書|||", "0901|註：以上款項已核對。"]
        {
            assert!(!is_foot(&row(none), &needed), "{none}");
        }
    }
}
