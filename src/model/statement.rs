//! A client's account over a span of days: what was charged and paid, line by line, with the balance behind each; deposits apart.
//!
//! A line stands for a change of what counts: a record on its day, and an amendment on the day from which it holds. So the lines
//! add up to what the account is at the end, by the same reckoning as the reports.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::as_of::{AsOf, Known};
use crate::model::case::{Case, seen};
use crate::model::gist::{Gist, GistPart};
use crate::model::id::Stem;
use crate::model::kind::Kind;
use crate::model::ledger::{DepositKind, Movement};
use crate::model::money::Money;
use crate::model::reckoning::{self, Account};
use crate::model::record::{Body, Record};
use crate::model::record_values::with_values;
use crate::model::text::Line;
use crate::model::time::Date;

/// The kinds of record that make a statement.
pub const KINDS: [Kind; 4] = [Kind::Charge, Kind::Payment, Kind::Refund, Kind::Deposit];

/// What a statement is asked for: from a day on, or from the first one; to the end of a day, by what had been entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountSpan {
    pub since: Option<Date>,
    pub until: Date,
    pub known_at: Option<Known>,
}

impl AccountSpan {
    /// The view of the last day.
    pub fn view(&self) -> AsOf {
        AsOf { as_of: Some(self.until), known_at: self.known_at }
    }

    fn is_before(&self, day: Date) -> bool {
        self.since.is_some_and(|since| day < since)
    }
}

/// Whether a line is a record, or a change of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineIs {
    /// The record, on its day.
    Entered,
    /// New values, on the day from which they hold; the line is the difference.
    Amended,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    pub date: Date,
    /// The record.
    pub stem: Stem,
    pub is: LineIs,
    /// The office's number.
    pub no: Option<Line>,
    pub says: LineSays,
    /// What it adds to what the line counts: to what is owed, or, of a deposit, to what is held. A payment is below zero.
    pub amount: Decimal,
    /// What it comes to behind the line: owed, below zero where too much was paid; of a deposit, what is held of its sort.
    pub balance: Decimal,
}

/// What a line says beside its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineSays {
    Charge {
        item: Line,
        period: Option<Line>,
        due: Date,
    },
    Payment {
        method: Option<Line>,
        receipt: Option<Line>,
    },
    /// A credit that was paid back.
    Refund {
        method: Option<Line>,
        receipt: Option<Line>,
        reason: Option<Line>,
    },
    Deposit {
        about: DepositKind,
        movement: Movement,
        reason: Option<Line>,
    },
}

/// A client's account over a span of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub span: AccountSpan,
    /// The balance before the first day; below zero where too much was paid.
    pub opening: Decimal,
    /// Charges, payments and refunds of the span, the earliest first.
    pub lines: Vec<StatementLine>,
    /// What was held of deposits before the first day.
    pub deposits_opening: Decimal,
    /// What happened to deposits in the span, the earliest first.
    pub deposits: Vec<StatementLine>,
    /// What is held of each sort of deposit on the last day.
    pub held: BTreeMap<DepositKind, Decimal>,
    /// The account on the last day.
    pub account: Account,
    /// The office's numbers of records.
    pub numbers: BTreeMap<Stem, Line>,
}

/// What a charge, payment or deposit counts for on a day.
struct LineCounts {
    says: LineSays,
    amount: Decimal,
}

impl StatementLine {
    /// What it says in a line: the item and its period, how it was paid, what became of a deposit.
    pub fn detail(&self) -> Option<Gist> {
        let words = |line: &Line| GistPart::Words(line.to_string());
        match &self.says {
            LineSays::Charge { item, period, .. } => {
                Gist::of([words(item)].into_iter().chain(period.as_ref().map(words)))
            }
            LineSays::Payment { method, receipt } => Gist::of(method.iter().chain(receipt).map(words)),
            LineSays::Refund { method, receipt, reason } => {
                Gist::of(method.iter().chain(receipt).chain(reason).map(words))
            }
            LineSays::Deposit { about, movement, reason } => {
                let code = |under, code: &str| GistPart::Code { under, code: code.to_owned() };
                let said = [code("about", about.as_str()), code("movement", movement.as_str())];
                Gist::of(said.into_iter().chain(reason.as_ref().map(words)))
            }
        }
    }

    /// The day on which a charge is due.
    pub fn due(&self) -> Option<Date> {
        match self.says {
            LineSays::Charge { due, .. } => Some(due),
            LineSays::Payment { .. } | LineSays::Refund { .. } | LineSays::Deposit { .. } => None,
        }
    }
}

impl Statement {
    /// The statement that a client's records make, as they are on disk.
    pub fn of(cases: &[Case], span: AccountSpan) -> Self {
        let mut lines: Vec<StatementLine> = cases.iter().flat_map(|case| lines_of(case, &span)).collect();
        lines.sort_by_cached_key(|line| {
            let no = line.no.as_ref().map_or_else(|| line.stem.to_string(), ToString::to_string);
            (line.date, line.stem.kind(), no, line.stem, line.is)
        });
        let (mut deposits, mut lines): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|line| matches!(line.says, LineSays::Deposit { .. }));
        let mut balance = Decimal::ZERO;
        for line in &mut lines {
            balance += line.amount;
            line.balance = balance;
        }
        let mut held: BTreeMap<DepositKind, Decimal> = BTreeMap::new();
        for line in &mut deposits {
            if let LineSays::Deposit { about, .. } = line.says {
                let sum = held.entry(about).or_default();
                *sum += line.amount;
                line.balance = *sum;
            }
        }
        let sum_before =
            |lines: &[StatementLine]| lines.iter().filter(|l| span.is_before(l.date)).map(|l| l.amount).sum();
        let (opening, deposits_opening) = (sum_before(&lines), sum_before(&deposits));
        lines.retain(|line| !span.is_before(line.date));
        deposits.retain(|line| !span.is_before(line.date));
        let account = reckoning::account(&seen(cases.to_vec(), &span.view()));
        let number = |case: &Case| Some((case.stem, case.record.head.no.clone()?));
        let numbers = cases.iter().filter_map(number).collect();
        Self { span, opening, lines, deposits_opening, deposits, held, account, numbers }
    }

    /// What was charged in the span.
    pub fn charged(&self) -> Decimal {
        self.sum(|says| matches!(says, LineSays::Charge { .. }))
    }

    /// What was paid in the span.
    pub fn paid(&self) -> Decimal {
        -self.sum(|says| matches!(says, LineSays::Payment { .. }))
    }

    /// What of credits was paid back in the span.
    pub fn refunded(&self) -> Decimal {
        self.sum(|says| matches!(says, LineSays::Refund { .. }))
    }

    fn sum(&self, wanted: impl Fn(&LineSays) -> bool) -> Decimal {
        self.lines.iter().filter(|line| wanted(&line.says)).map(|line| line.amount).sum()
    }

    /// The balance on the last day; below zero where too much was paid.
    pub fn closing(&self) -> Decimal {
        self.opening + self.lines.iter().map(|line| line.amount).sum::<Decimal>()
    }

    /// What is held of all deposits on the last day.
    pub fn held_in_all(&self) -> Decimal {
        self.held.values().copied().sum()
    }
}

/// The lines of a record up to the last day: it, and each change of what it counts for.
fn lines_of(case: &Case, span: &AccountSpan) -> Vec<StatementLine> {
    let mut lines = Vec::new();
    let mut before: Option<LineCounts> = None;
    for day in turning_days(case).into_iter().filter(|day| *day <= span.until) {
        let record = case.seen(&AsOf { as_of: Some(day), known_at: span.known_at }).map(|case| case.record);
        let now = record.as_ref().and_then(counted);
        let line = |says: &LineSays, amount, is| StatementLine {
            date: day,
            stem: case.stem,
            is,
            no: case.record.head.no.clone(),
            says: says.clone(),
            amount,
            balance: Decimal::ZERO,
        };
        match (&before, &now) {
            (None, None) => {}
            (None, Some(now)) => {
                let is = if lines.is_empty() { LineIs::Entered } else { LineIs::Amended };
                lines.push(line(&now.says, now.amount, is));
            }
            (Some(before), None) => lines.push(line(&before.says, -before.amount, LineIs::Amended)),
            (Some(before), Some(now)) if sort(&before.says) == sort(&now.says) => {
                let amount = now.amount - before.amount;
                if !amount.is_zero() {
                    lines.push(line(&now.says, amount, LineIs::Amended));
                }
            }
            // What was held for one thing is held for another.
            (Some(before), Some(now)) => {
                lines.push(line(&before.says, -before.amount, LineIs::Amended));
                lines.push(line(&now.says, now.amount, LineIs::Amended));
            }
        }
        before = now;
    }
    lines
}

/// The days on which what a record counts for may change: its own, and those of what amends it.
fn turning_days(case: &Case) -> BTreeSet<Date> {
    let mut days = BTreeSet::from([case.record.head.date()]);
    for proposal in case.proposals(&AsOf::NOW) {
        if let Some(amendment) = proposal.amendment() {
            days.insert(amendment.from);
            days.extend(with_values(&case.record, &amendment.values.0).map(|record| record.head.date()));
        }
    }
    days
}

/// What a line is summed under.
fn sort(says: &LineSays) -> Option<DepositKind> {
    match says {
        LineSays::Deposit { about, .. } => Some(*about),
        LineSays::Charge { .. } | LineSays::Payment { .. } | LineSays::Refund { .. } => None,
    }
}

/// What a record says on a statement; nothing where it is of no kind that stands there.
fn counted(record: &Record) -> Option<LineCounts> {
    match &record.body {
        Body::Charge(charge) => {
            let says = LineSays::Charge { item: charge.item.clone(), period: charge.period.clone(), due: charge.due };
            Some(LineCounts { says, amount: charge.amount.amount() })
        }
        Body::Payment(payment) => {
            let says = LineSays::Payment { method: payment.method.clone(), receipt: payment.receipt.clone() };
            Some(LineCounts { says, amount: -payment.amount.amount() })
        }
        Body::Refund(refund) => {
            let (method, receipt) = (refund.method.clone(), refund.receipt.clone());
            let says = LineSays::Refund { method, receipt, reason: refund.reason.clone() };
            Some(LineCounts { says, amount: refund.amount.amount() })
        }
        Body::Deposit(deposit) => {
            let (about, movement) = (deposit.about, deposit.movement);
            let says = LineSays::Deposit { about, movement, reason: deposit.reason.clone() };
            Some(LineCounts { says, amount: signed(movement, deposit.amount) })
        }
        _ => None,
    }
}

/// What a movement adds to what is held.
fn signed(movement: Movement, amount: Money) -> Decimal {
    match movement {
        Movement::Received => amount.amount(),
        Movement::Deducted | Movement::Refunded => -amount.amount(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::in_test::{add, amendment, approval, case, day, voiding};

    /// A record of money, its new values from days on, and whether it is voided.
    type Entry = ((u32, u32, u32), Vec<(u32, u32, bool)>, bool);

    fn money(cents: u32) -> String {
        format!("{}.{:02}", cents / 100, cents % 100)
    }

    fn made((number, ((sort, date, cents), changes, void)): (usize, &Entry)) -> Case {
        let number = u32::try_from(number).unwrap();
        let (kind, rest) = match sort {
            0 => (Kind::Charge, format!("item = \"fee\"\ndue = {}", day(date + 14))),
            1 => (Kind::Payment, String::new()),
            2 => (Kind::Refund, String::new()),
            _ => (Kind::Deposit, "about = \"tenancy\"\nmovement = \"received\"".to_owned()),
        };
        let mut case = case(kind, (*date, *date), number, &format!("amount = \"{}\"\n{rest}", money(*cents)));
        for (from, cents, is_day) in changes {
            let new =
                if *is_day { format!("date = {}", day(*from)) } else { format!("amount = \"{}\"", money(*cents)) };
            let step = add(&mut case, (400, 400), None, amendment(*from, &new));
            let approval = approval(&case);
            add(&mut case, (400, 400), Some(step), approval);
        }
        if *void {
            let step = add(&mut case, (401, 401), None, voiding());
            let approval = approval(&case);
            add(&mut case, (401, 401), Some(step), approval);
        }
        case
    }

    fn entry() -> impl Strategy<Value = Entry> {
        let changes = proptest::collection::vec((0..300u32, 0..300_000u32, proptest::bool::weighted(0.2)), 0..3);
        ((0..4u32, 0..300u32, 0..300_000u32), changes, proptest::bool::weighted(0.1))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_lines_add_up_to_the_account_of_every_day_whatever_was_amended(
            entries in proptest::collection::vec(entry(), 0..12),
            since in proptest::option::of(0..330u32),
            until in 0..330u32,
        ) {
            let cases: Vec<Case> = entries.iter().enumerate().map(made).collect();
            let until = until.max(since.unwrap_or_default());
            let span = AccountSpan { since: since.map(day), until: day(until), known_at: None };
            let statement = Statement::of(&cases, span);
            prop_assert_eq!(statement.closing(), statement.account.owed() - statement.account.credit);
            let deposits = seen(cases.iter().filter(|c| c.stem.kind() == Kind::Deposit).cloned().collect(), &span.view());
            prop_assert_eq!(statement.held_in_all(), reckoning::balances(&deposits).values().copied().sum::<Decimal>());
            if let Some(last) = statement.lines.last() {
                prop_assert_eq!(last.balance, statement.closing());
            }
            // What one statement ends with the next one begins with.
            if let Some(since) = since.filter(|since| 0 < *since) {
                let before = Statement::of(&cases, AccountSpan { since: None, until: day(since - 1), known_at: None });
                prop_assert_eq!(before.closing(), statement.opening);
            }
            prop_assert!(statement.lines.iter().all(|line| since.is_none_or(|since| day(since) <= line.date)));
        }
    }
}
