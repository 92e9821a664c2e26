//! How figures are reckoned from records: what is owed and held on a day. Payments go first to the charges that they name;
//! whatever is left of all of them then goes to what was due first, and to what was paid back of it; what is left over is credit.

use std::collections::{BTreeMap, VecDeque};

use rust_decimal::Decimal;

use crate::model::case::Case;
use crate::model::id::Stem;
use crate::model::kind::Kind;
use crate::model::ledger::{Charge, DepositKind, Movement};
use crate::model::record::Body;
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// The kinds of record that make an account.
pub const KINDS: [Kind; 3] = [Kind::Charge, Kind::Payment, Kind::Refund];

/// What is owed of one charge, or of a refund that went beyond the credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The record.
    pub stem: Stem,
    /// What orders it among charges of one due date.
    order: Order,
    /// The charge; none where more was paid back than the credit was.
    pub charge: Option<Charge>,
    /// When it is due; what was paid back too much is due at once.
    pub due: Date,
    /// The whole of it.
    pub amount: Decimal,
    /// What is not paid of it.
    pub left: Decimal,
}

/// What is owed on a day by how late it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aged {
    /// What is not due yet.
    pub not_due: Decimal,
    /// What is up to 30 days late.
    pub days_0_30: Decimal,
    /// What is 31 to 60 days late.
    pub days_31_60: Decimal,
    /// What is 61 to 90 days late.
    pub days_61_90: Decimal,
    /// What is later.
    pub over_90: Decimal,
}

impl Aged {
    /// What is due, however late.
    pub fn overdue(&self) -> Decimal {
        self.days_0_30 + self.days_31_60 + self.days_61_90 + self.over_90
    }
}

/// A client's account on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Every charge, the one that was due first first; and each refund of which something was not covered by a credit.
    pub charges: Vec<Owed>,
    /// What was paid beyond all charges.
    pub credit: Decimal,
}

impl Account {
    /// What is owed in all, due or not.
    pub fn owed(&self) -> Decimal {
        self.charges.iter().map(|owed| owed.left).sum()
    }

    /// What is owed and was due before a day or on it.
    pub fn overdue(&self, day: Date) -> Decimal {
        self.aged(day).overdue()
    }

    /// What is owed and was due before a day or on it, the one that was due first first.
    pub fn overdue_charges(&self, day: Date) -> impl Iterator<Item = &Owed> {
        self.charges.iter().filter(move |owed| !owed.left.is_zero() && owed.due <= day)
    }

    /// What is owed on a day by how late it is.
    pub fn aged(&self, day: Date) -> Aged {
        let mut aged = Aged::default();
        for owed in &self.charges {
            let sum = match day.days_since(owed.due) {
                ..0 => &mut aged.not_due,
                0..=30 => &mut aged.days_0_30,
                31..=60 => &mut aged.days_31_60,
                61..=90 => &mut aged.days_61_90,
                91.. => &mut aged.over_90,
            };
            *sum += owed.left;
        }
        aged
    }
}

/// Whether a payment's word means a charge: the office's number, the record's name, or its last four characters behind the
/// unit or alone.
pub fn is_named(charge: &Case, word: &str) -> bool {
    NamedCharges::of([charge].into_iter()).find(word).is_some()
}

/// Which charge a payment's word means: by the office's number, the record's name, or its last four characters behind the
/// unit or alone. Where several fit, the one that was due first.
struct NamedCharges {
    numbers: BTreeMap<String, usize>,
    names: BTreeMap<String, usize>,
}

impl NamedCharges {
    fn of<'c>(charges: impl Iterator<Item = &'c Case>) -> Self {
        let (mut numbers, mut names) = (BTreeMap::new(), BTreeMap::new());
        for (at, case) in charges.enumerate() {
            if let Some(no) = &case.record.head.no {
                numbers.entry(no.to_string()).or_insert(at);
            }
            names.entry(case.stem.to_string()).or_insert(at);
            names.entry(case.stem.short()).or_insert(at);
        }
        Self { numbers, names }
    }

    fn find(&self, word: &str) -> Option<usize> {
        let name = word.rsplit('/').next().unwrap_or(word);
        let found = [self.numbers.get(word), self.names.get(name)];
        found.into_iter().flatten().min().copied()
    }
}

/// The charges that a payment names, in the order named, as they are seen in a view.
pub fn named_by(payment: &Case, charges: &[Case]) -> Vec<Charge> {
    let Body::Payment(payment) = &payment.record.body else { return Vec::new() };
    let mut in_order: Vec<(&Case, &Charge)> = charges
        .iter()
        .filter_map(|case| match &case.record.body {
            Body::Charge(charge) => Some((case, charge)),
            _ => None,
        })
        .collect();
    in_order.sort_by_cached_key(|(case, charge)| (charge.due, Order::of(case)));
    let named = NamedCharges::of(in_order.iter().map(|(case, _)| *case));
    let found = payment.charges.iter().filter_map(|word| in_order.get(named.find(word.as_str())?));
    found.map(|(_, charge)| (*charge).clone()).collect()
}

/// What a payment settled, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The payment.
    pub payment: Stem,
    /// The charge, or the refund of it; none of what is left over.
    pub to: Option<Stem>,
    pub amount: Decimal,
}

/// What is left of payments once those charges are paid that they name: the earliest payment is used up first.
#[derive(Default)]
struct PaymentsLeft {
    left: VecDeque<(Stem, Decimal)>,
    used: Vec<Allocation>,
}

impl PaymentsLeft {
    /// Notes that a payment settled something.
    fn note(&mut self, payment: Stem, to: Option<Stem>, amount: Decimal) {
        if !amount.is_zero() {
            self.used.push(Allocation { payment, to, amount });
        }
    }

    /// Pays of something what there is enough for.
    fn pay(&mut self, owed: &mut Owed) {
        while let Some((payment, left)) = self.left.front_mut().filter(|_| !owed.left.is_zero()) {
            let (payment, take) = (*payment, owed.left.min(*left));
            owed.left -= take;
            *left -= take;
            if left.is_zero() {
                self.left.pop_front();
            }
            self.note(payment, Some(owed.stem), take);
        }
    }
}

/// The account that charges, payments and refunds make, as they are seen in a view; other records count for nothing.
pub fn account(cases: &[Case]) -> Account {
    settle(cases).0
}

/// The same, and which payment settled what: every cent of every payment, that which is left over included.
pub fn settle(cases: &[Case]) -> (Account, Vec<Allocation>) {
    let mut open: Vec<(&Case, Owed)> = Vec::new();
    let (mut paid, mut refunded): (Vec<&Case>, Vec<(&Case, Owed)>) = (Vec::new(), Vec::new());
    for case in cases {
        let owed = |charge: Option<&Charge>, due, amount: Decimal| Owed {
            stem: case.stem,
            order: Order::of(case),
            charge: charge.cloned(),
            due,
            amount,
            left: amount,
        };
        match &case.record.body {
            Body::Charge(charge) => open.push((case, owed(Some(charge), charge.due, charge.amount.amount()))),
            Body::Refund(refund) => {
                refunded.push((case, owed(None, case.record.head.date(), refund.amount.amount())));
            }
            Body::Payment(_) => paid.push(case),
            _ => {}
        }
    }
    let by_due = |(_, owed): &(&Case, Owed)| (owed.due, owed.order.clone());
    open.sort_by_cached_key(by_due);
    refunded.sort_by_cached_key(|(case, owed)| (entered(case), owed.order.clone()));
    paid.sort_by_cached_key(|case| (case.record.head.date(), Order::of(case)));
    let named = NamedCharges::of(open.iter().map(|(case, _)| *case));
    let mut pool = PaymentsLeft::default();
    for case in paid {
        let Body::Payment(payment) = &case.record.body else { continue };
        let mut left = payment.amount.amount();
        for word in &payment.charges {
            if let Some((_, owed)) = named.find(word.as_str()).and_then(|at| open.get_mut(at)) {
                let take = left.min(owed.left);
                owed.left -= take;
                left -= take;
                pool.note(case.stem, Some(owed.stem), take);
            }
        }
        if !left.is_zero() {
            pool.left.push_back((case.stem, left));
        }
    }
    // What is paid back is what was left over once the charges of the time were paid; charges that come later find it gone.
    for (refund, back) in &mut refunded {
        open.iter_mut().filter(|(case, _)| entered(case) <= entered(refund)).for_each(|(_, owed)| pool.pay(owed));
        pool.pay(back);
    }
    open.iter_mut().for_each(|(_, owed)| pool.pay(owed));
    open.extend(refunded.into_iter().filter(|(_, owed)| !owed.left.is_zero()));
    open.sort_by_cached_key(by_due);
    // Nothing left over is `0.00`, as a sum of money is written.
    let credit = pool.left.iter().fold(Decimal::new(0, 2), |sum, (_, left)| sum + left);
    for (payment, left) in std::mem::take(&mut pool.left) {
        pool.note(payment, None, left);
    }
    (Account { charges: open.into_iter().map(|(_, owed)| owed).collect(), credit }, pool.used)
}

/// When it was, and when it was entered.
fn entered(case: &Case) -> (Date, Moment) {
    (case.record.head.date(), case.record.head.at)
}

/// What orders a record among others of its day: the office's number; where there is none, when it was entered, then what it says. Its
/// name is drawn by chance, and decides between those alone that say the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    has_none: bool,
    number: Option<String>,
    date: Date,
    at: Moment,
    says: String,
    amount: Decimal,
    stem: Stem,
}

impl Order {
    fn of(case: &Case) -> Self {
        let head = &case.record.head;
        let words = |words: &[Option<&Line>]| {
            words.iter().map(|word| word.map(Line::as_str).unwrap_or_default()).collect::<Vec<_>>().join("\n")
        };
        let title = head.title.as_ref();
        let (says, amount) = match &case.record.body {
            Body::Charge(charge) => {
                let units = charge.units.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                let told = words(&[Some(&charge.item), charge.period.as_ref(), charge.meter.as_ref(), title]);
                (format!("{told}\n{units}"), charge.amount.amount())
            }
            Body::Payment(payment) => {
                let told = words(&[payment.receipt.as_ref(), payment.method.as_ref(), title]);
                (
                    format!("{told}\n{}", words(&payment.charges.iter().map(Some).collect::<Vec<_>>())),
                    payment.amount.amount(),
                )
            }
            Body::Refund(refund) => {
                let told = [refund.receipt.as_ref(), refund.method.as_ref(), refund.reason.as_ref(), title];
                (words(&told), refund.amount.amount())
            }
            _ => (String::new(), Decimal::ZERO),
        };
        let number = head.no.as_ref().map(ToString::to_string);
        Self { has_none: number.is_none(), number, date: head.date(), at: head.at, says, amount, stem: case.stem }
    }
}

/// What is held of deposits for something: received, less deducted and refunded.
pub fn held(deposits: &[Case], about: DepositKind) -> Decimal {
    balances(deposits).get(&about).copied().unwrap_or_default()
}

/// What is held of each sort of deposit; below zero where more was given back than received.
pub fn balances(deposits: &[Case]) -> BTreeMap<DepositKind, Decimal> {
    let mut held: BTreeMap<DepositKind, Decimal> = BTreeMap::new();
    for case in deposits {
        let Body::Deposit(deposit) = &case.record.body else { continue };
        let balance = held.entry(deposit.about).or_default();
        match deposit.movement {
            Movement::Received => *balance += deposit.amount.amount(),
            Movement::Deducted | Movement::Refunded => *balance -= deposit.amount.amount(),
        }
    }
    held
}

#[cfg(test)]
mod tests;
