//! How the gates of the move-out slip stand (docs/FORMS.md, 遷出登記單): what of a client's records shuts each on the day (P2-3).

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::course::CASES;
use crate::model::gate::Gate;
use crate::model::gist::{Gist, GistPart};
use crate::model::id::{Owner, RecordId, Stem};
use crate::model::kind::Kind;
use crate::model::ledger::Movement;
use crate::model::loan::{self, LoanStatus};
use crate::model::message::{Argument, Message, Value, messages};
use crate::model::record::Body;
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::{case_state, issue, loss, reckoning};

/// The kinds of record that the gates look at.
pub const KINDS: [Kind; 13] = [
    Kind::Charge,
    Kind::Payment,
    Kind::Refund,
    Kind::Deposit,
    Kind::Repair,
    Kind::Complaint,
    Kind::Violation,
    Kind::Application,
    Kind::Issue,
    Kind::FitOut,
    Kind::Loan,
    Kind::Loss,
    Kind::Note,
];

/// How a gate stands on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateState {
    pub gate: Gate,
    /// What is owed, or held; none where the gate is not about money.
    pub amount: Option<Decimal>,
    /// What shuts it; nothing where it is open.
    pub shut_by: Vec<RecordId>,
    /// The numbers of the keys, cards and permits that are out (P2-3).
    pub numbers: Vec<Line>,
}

impl GateState {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.shut_by.is_empty()
    }
}

/// Ids that are named beside a gate in a sentence; beyond them how many more there are.
const NAMED: usize = 5;

messages! {
    "gate":
    /// A gate that is shut, in a sentence.
    enum ShutGate {
        Owed { gate: Gate, amount: Decimal, by: Vec<Value> },
        Held { gate: Gate, amount: Decimal, by: Vec<Value> },
        Shut { gate: Gate, by: Vec<Value> },
        /// Keys, cards and permits that are out.
        NumbersOut { gate: Gate, by: Vec<Value>, numbers: Vec<Line> },
        More(n: usize),
    }
}

impl Argument for GateState {
    fn value(&self) -> Value {
        let mut by: Vec<Value> = self.shut_by.iter().take(NAMED).map(Argument::value).collect();
        let more = self.shut_by.len().saturating_sub(NAMED);
        if 0 < more {
            by.push(ShutGate::More(more).said());
        }
        let gate = self.gate;
        let shut = match (gate, self.amount) {
            (Gate::Arrears, Some(amount)) => ShutGate::Owed { gate, amount, by },
            (_, Some(amount)) => ShutGate::Held { gate, amount, by },
            (_, None) if self.numbers.is_empty() => ShutGate::Shut { gate, by },
            (_, None) => ShutGate::NumbersOut { gate, by, numbers: self.numbers.clone() },
        };
        shut.said()
    }
}

/// A client's records as the gates look at them: as they are at the end of the day, whatever happened later. A loan that is out
/// now counts, though it was lent later: a file that somebody has cannot be bound.
pub fn on_the_day(cases: Vec<Case>, day: Date) -> Vec<Case> {
    let of_day = |case: Case| {
        let counted = |view: &AsOf| case.counted(view).map(Cow::into_owned);
        let then = counted(&AsOf::of_day(day));
        if then.as_ref().is_some_and(is_out) { then } else { counted(&AsOf::NOW).filter(is_out).or(then) }
    };
    cases.into_iter().filter_map(of_day).collect()
}

/// Every gate, by a client's records as they are seen on the day. One of which nothing is recorded is open; a credit shuts none.
pub fn gates(owner: &Owner, cases: &[Case]) -> Vec<GateState> {
    let state = |gate: &Gate| {
        let (amount, stems) = shut_by(*gate, cases);
        let shut_by = stems.into_iter().map(|stem| RecordId { owner: owner.clone(), stem }).collect();
        let numbers = if *gate == Gate::Keys { cases.iter().flat_map(issue::out).collect() } else { Vec::new() };
        GateState { gate: *gate, amount: amount.map(in_cents), shut_by, numbers }
    };
    Gate::ALL.iter().map(state).collect()
}

/// What shuts gates, in words and money: of each record what it is about; of a charge what is not paid of it.
pub fn in_words(cases: &[Case], gates: &[GateState]) -> BTreeMap<RecordId, Gist> {
    let account = reckoning::account(cases);
    let about = |id: &RecordId| {
        let case = cases.iter().find(|case| case.stem == id.stem)?;
        let kind = Gist::code("kind", id.stem.kind().as_str());
        let words = match &case.record.body {
            Body::Charge(charge) => {
                let left = account.charges.iter().find(|owed| owed.stem == id.stem).map(|owed| in_cents(owed.left));
                let said = [Some(charge.item.to_string()), charge.period.as_ref().map(ToString::to_string)];
                let money = left.map(|left| left.to_string());
                Gist::of(said.into_iter().chain([money]).flatten().map(GistPart::Words))
            }
            _ => Gist::joined([Some(kind), case.record.summary()]),
        };
        Some((id.clone(), words?))
    };
    gates.iter().flat_map(|gate| &gate.shut_by).filter_map(about).collect()
}

fn shut_by(gate: Gate, cases: &[Case]) -> (Option<Decimal>, Vec<Stem>) {
    match gate {
        Gate::Arrears => arrears(cases),
        Gate::Deposits => deposits(cases),
        Gate::Cases => (None, stems(cases, |case| CASES.contains(&case.stem.kind()) && is_open(case))),
        Gate::Loans => (None, stems(cases, |case| is_out(case) || loss::open(case).is_some())),
        Gate::Keys => (None, stems(cases, |case| is_noted(case, gate) || !issue::out(case).is_empty())),
        Gate::Restoration | Gate::Label => (None, stems(cases, |case| is_noted(case, gate))),
    }
}

/// Money has two decimals, where nothing is owed as well.
fn in_cents(mut amount: Decimal) -> Decimal {
    amount.rescale(2);
    amount
}

fn stems(cases: &[Case], shuts: impl Fn(&Case) -> bool) -> Vec<Stem> {
    cases.iter().filter(|case| shuts(case)).map(|case| case.stem).collect()
}

fn is_noted(case: &Case, gate: Gate) -> bool {
    note_gate(case) == Some(gate) && is_open(case)
}

fn is_open(case: &Case) -> bool {
    case_state::fold(case).is_some_and(|state| !state.settled)
}

fn is_out(case: &Case) -> bool {
    loan::of(case).is_some_and(|loan| loan::fold(case, loan, None).status == LoanStatus::Out)
}

/// The gate that a remark shuts while it is open; none where the record is no such remark.
pub fn note_gate(case: &Case) -> Option<Gate> {
    if let Body::Note(note) = &case.record.body { Gate::of_note(note.about.as_str()) } else { None }
}

/// What is owed, due or not, and the charges that it is owed for.
fn arrears(cases: &[Case]) -> (Option<Decimal>, Vec<Stem>) {
    let account = reckoning::account(cases);
    let open = account.charges.iter().filter(|owed| !owed.left.is_zero()).map(|owed| owed.stem).collect();
    (Some(account.owed()), open)
}

/// What is held, and the receipts of the sorts of which something is.
fn deposits(cases: &[Case]) -> (Option<Decimal>, Vec<Stem>) {
    let held: Vec<_> = reckoning::balances(cases)
        .into_iter()
        .filter(|(_, balance)| balance.is_sign_positive() && !balance.is_zero())
        .collect();
    let received = stems(cases, |case| match &case.record.body {
        Body::Deposit(deposit) => {
            deposit.movement == Movement::Received && held.iter().any(|(about, _)| *about == deposit.about)
        }
        _ => false,
    });
    (Some(held.iter().map(|(_, balance)| *balance).sum()), received)
}
