//! The move-out slip as a page to sign (FORMS.md, 遷出登記單).

use minijinja::{Value, context};
use rust_decimal::Decimal;

use crate::model::gate::{Gate, GateState};
use crate::model::settings::{Language, Settings};
use crate::model::{Date, Line, UnitCode};
use crate::output::html::{PageFault, STYLE, render};

const SLIP: &str = include_str!("../../templates/move-out-slip.html");

/// Ids that are named beside a gate; beyond them how many more there are.
const NAMED: usize = 8;

/// What stands on the slip.
#[derive(Clone, Debug)]
pub struct MoveOutSlip {
    /// The unit that is given up.
    pub unit: UnitCode,
    /// The client.
    pub company: Line,
    /// The day of departure.
    pub date: Date,
    /// The gates.
    pub gates: Vec<GateState>,
}

/// The slip, with a line to sign for each gate, and for the client, the custodian and the manager.
pub fn move_out_slip(settings: &Settings, slip: &MoveOutSlip) -> Result<String, PageFault> {
    let simplified = settings.language == Language::ZhHans;
    let word =
        |traditional: &'static str, simplified_: &'static str| if simplified { simplified_ } else { traditional };
    let gate = |gate: &GateState| {
        let (traditional, simple, english) = name(gate.gate);
        let state =
            if gate.is_open() { word("通過 open", "通过 open") } else { word("未清 shut", "未清 shut") };
        context! {
            name => word(traditional, simple),
            english,
            shut => !gate.is_open(),
            state,
            amount => gate.amount.filter(|_| !gate.is_open()).map(|amount| money(settings, amount)),
            ids => gate.shut_by.iter().take(NAMED).map(ToString::to_string).collect::<Vec<_>>(),
            more => gate.shut_by.len().saturating_sub(NAMED),
        }
    };
    let words = context! {
        slip => word("遷出登記單", "迁出登记单"),
        unit => word("單元", "单元"),
        client => word("客戶", "客户"),
        date => "日期",
        gate => word("項目", "项目"),
        state => word("情況", "情况"),
        open_matters => word("未清事項", "未清事项"),
        signature => word("簽署", "签署"),
        custodian => word("專管人", "专管人"),
        manager => word("經理", "经理"),
        further => word("客戶仍租用其他單元。", "客户仍租用其他单元。"),
    };
    let values = context! {
        style => STYLE,
        lang => word("zh-Hant", "zh-Hans"),
        estate => settings.name.as_str(),
        unit => slip.unit.to_string(),
        company => slip.company.as_str(),
        date => slip.date.to_string(),
        gates => slip.gates.iter().map(gate).collect::<Vec<Value>>(),
        words,
    };
    render("move-out slip", SLIP, values)
}

fn money(settings: &Settings, amount: Decimal) -> String {
    format!("{} {amount:.2}", settings.currency.as_str())
}

/// What a gate is called: 繁, 简, English.
fn name(gate: Gate) -> (&'static str, &'static str, &'static str) {
    match gate {
        Gate::Arrears => ("費用", "费用", "Fees"),
        Gate::Deposits => ("押金", "押金", "Deposits"),
        Gate::Cases => ("未結事項", "未结事项", "Open cases"),
        Gate::Loans => ("借閱檔案", "借阅档案", "Papers on loan"),
        Gate::Keys => ("鑰匙", "钥匙", "Keys"),
        Gate::Restoration => ("復原", "复原", "Restoration"),
        Gate::Label => ("水牌", "水牌", "Directory sign"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FileName, Owner};

    #[test]
    fn the_slip_is_one_safe_page_with_a_line_for_every_gate() {
        let owner = Owner::File(FileName::Present("1203".parse().unwrap()));
        let slip = MoveOutSlip {
            unit: "1203".parse().unwrap(),
            company: "<script>宏達</script>".parse().unwrap(),
            date: "2026-10-31".parse().unwrap(),
            gates: crate::model::gate::gates(&owner, &[]),
        };
        let page = move_out_slip(&Settings::new("Harbour & Tower".parse().unwrap()), &slip).unwrap();
        assert_eq!(page.matches("class=\"sign\"").count(), Gate::ALL.len());
        assert!(page.contains("&lt;script&gt;宏達"), "{page}");
        assert!(page.contains("Harbour &amp; Tower") && !page.contains("<script"));
        assert!(!page.contains("http"), "nothing is fetched");
    }
}
