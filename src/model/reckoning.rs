//! How figures are reckoned from records: what is owed and held on a day. Payments go first to the charges that they name;
//! whatever is left of all of them then goes to what was due first; what is left over is credit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::case::Case;
use crate::model::id::Stem;
use crate::model::ledger::{Charge, DepositKind, Movement};
use crate::model::record::Body;
use crate::model::time::Date;

/// What is owed of one charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The charge's record.
    pub stem: Stem,
    /// What orders it among charges of one due date: the office's number, or its name.
    pub order: String,
    /// What was charged.
    pub charge: Charge,
    /// What is not paid of it.
    pub left: Decimal,
}

/// A client's account on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Every charge, the one that was due first first.
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
        self.charges.iter().filter(|owed| owed.charge.due <= day).map(|owed| owed.left).sum()
    }
}

/// Whether a payment's word means a charge: the office's number, the record's name, or its last four characters behind the
/// unit or alone.
pub fn is_named(charge: &Case, word: &str) -> bool {
    let name = word.rsplit('/').next().unwrap_or(word);
    charge.record.head.no.as_ref().is_some_and(|no| no.as_str() == word)
        || charge.stem.to_string() == name
        || charge.stem.short() == name
}

/// The account that charges and payments make, as they are seen in a view.
pub fn account(charges: &[Case], payments: &[Case]) -> Account {
    let mut open: Vec<(&Case, Owed)> = charges
        .iter()
        .filter_map(|case| match &case.record.body {
            Body::Charge(charge) => {
                let owed =
                    Owed { stem: case.stem, order: order(case), charge: charge.clone(), left: charge.amount.amount() };
                Some((case, owed))
            }
            _ => None,
        })
        .collect();
    open.sort_by(|(_, a), (_, b)| (a.charge.due, &a.order, a.stem).cmp(&(b.charge.due, &b.order, b.stem)));
    let mut paid: Vec<&Case> = payments.iter().collect();
    paid.sort_by_key(|case| (case.record.head.date(), order(case), case.stem));
    let mut pool = Decimal::ZERO;
    for case in paid {
        let Body::Payment(payment) = &case.record.body else { continue };
        let mut left = payment.amount.amount();
        for word in &payment.charges {
            if let Some((_, owed)) = open.iter_mut().find(|(charge, _)| is_named(charge, word.as_str())) {
                let take = left.min(owed.left);
                owed.left -= take;
                left -= take;
            }
        }
        pool += left;
    }
    for (_, owed) in &mut open {
        let take = pool.min(owed.left);
        owed.left -= take;
        pool -= take;
    }
    Account { charges: open.into_iter().map(|(_, owed)| owed).collect(), credit: pool }
}

/// What orders a record among others of its day: the office's number, its name where there is none.
fn order(case: &Case) -> String {
    case.record.head.no.as_ref().map_or_else(|| case.stem.to_string(), ToString::to_string)
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
