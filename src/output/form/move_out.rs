//! The move-out slip as a page to sign (docs/FORMS.md, 遷出登記單).

use std::collections::BTreeMap;

use minijinja::{Value, context};
use rust_decimal::Decimal;

use crate::model::gate::Gate;
use crate::model::gates::GateState;
use crate::model::gist::{BETWEEN, Gist, GistPart};
use crate::model::settings::Settings;
use crate::model::{Date, Line, RecordId, UnitCode};
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const SLIP: &str = include_str!("../../../templates/form/move-out.html");

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
    pub gates: Vec<GateState>,
    /// What shuts them, in words and money.
    pub about: BTreeMap<RecordId, Gist>,
}

/// The slip, with a line to sign for each gate, and for the client, the custodian and the manager.
pub fn move_out_slip(phrases: Phrases, settings: &Settings, slip: &MoveOutSlip) -> Result<String, PageFault> {
    let open = |id: &RecordId| {
        let words = slip.about.get(id).map(|about| in_words(phrases, about)).unwrap_or_default();
        context! { id => id.to_string(), words }
    };
    let gate = |gate: &GateState| {
        context! {
            name => format!("form-gate-{}", gate.gate.as_str()),
            shut => !gate.is_open(),
            state => if gate.is_open() { "form-gate-open" } else { "form-gate-shut" },
            amount => gate.amount.filter(|_| !gate.is_open()).map(|amount| money(settings, amount)),
            open => gate.shut_by.iter().take(NAMED).map(&open).collect::<Vec<_>>(),
            numbers => gate.numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            more => gate.shut_by.len().saturating_sub(NAMED),
        }
    };
    let values = context! {
        estate => settings.name.as_str(),
        unit => slip.unit.to_string(),
        company => slip.company.as_str(),
        date => slip.date.to_string(),
        gates => slip.gates.iter().map(gate).collect::<Vec<Value>>(),
    };
    let css = ".slip td { height: 13mm; vertical-align: middle; } .slip .shut { font-weight: 700; } .slip .sign { width: 46mm; }
.slip ul { margin: 0; padding: 0; list-style: none; } .slip td small { display: inline; } .signatures { margin-top: 22mm; } td > span[lang] { display: block; color: #444; font-size: 8.5pt; }"
        .to_owned();
    let form = PageForm { name: "move-out slip", body: SLIP, css };
    let title = format!("{} {} {}", say!(phrases, "form-move-out-slip"), slip.unit, slip.date);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// What shuts a gate, as a client reads it.
fn in_words(phrases: Phrases, about: &Gist) -> String {
    let part = |part: &GistPart| match part {
        GistPart::Words(words) => words.clone(),
        GistPart::Code { under, code } => phrases.code_under(under, code),
        GistPart::Change { before, after, .. } => format!("{before} → {after}"),
    };
    about.parts().iter().map(part).collect::<Vec<_>>().join(BETWEEN)
}

fn money(settings: &Settings, amount: Decimal) -> String {
    format!("{} {amount:.2}", settings.currency.as_str())
}

/// The name of a gate on the slip, as a command that refuses a departure says it too.
pub(super) fn gate_name(phrases: Phrases, gate: Gate) -> String {
    phrases.phrase(&format!("form-gate-{}", gate.as_str()), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;
    use crate::model::{FileName, Owner};

    #[test]
    fn the_slip_is_one_safe_page_with_a_line_for_every_gate() {
        let owner = Owner::File(FileName::Present("1203".parse().unwrap()));
        let slip = MoveOutSlip {
            unit: "1203".parse().unwrap(),
            company: "<script>宏達</script>".parse().unwrap(),
            date: "2026-10-31".parse().unwrap(),
            gates: crate::model::gates::gates(&owner, &[]),
            about: BTreeMap::new(),
        };
        let settings = Settings::new("k7m2q3zd".parse().unwrap(), "Harbour & Tower".parse().unwrap());
        for language in [Language::En, Language::ZhHant, Language::ZhHans] {
            let page = move_out_slip(Phrases::of(language), &settings, &slip).unwrap();
            assert_eq!(page.matches("class=\"sign\"").count(), Gate::ALL.len());
            assert!(page.contains("&lt;script&gt;宏達"), "{page}");
            assert!(page.contains("Harbour &amp; Tower") && !page.contains("<script"));
            assert!(!page.contains("http"), "nothing is fetched");
        }
    }
}
