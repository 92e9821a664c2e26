//! What changed hands, as a receipt says it.

use rust_decimal::Decimal;

use crate::model::id::RecordId;
use crate::model::ledger::{Charge, DepositKind};
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::Date;
use crate::model::unit::UnitCode;

/// What was paid, or given back.
#[derive(Clone, Debug)]
pub struct MoneyReceipt {
    pub id: RecordId,
    /// The client's first unit.
    pub unit: UnitCode,
    pub company: Line,
    pub what: ReceiptFor,
    pub date: Date,
    /// The number of the receipt, or the office's own.
    pub no: Option<Line>,
    pub amount: Decimal,
    pub method: Option<Line>,
    pub reason: Option<Line>,
    /// The charges that a payment names.
    pub charges: Vec<Charge>,
    /// Who took it, or gave it out.
    pub handled_by: Option<StaffId>,
}

/// What a receipt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptFor {
    /// A payment of the client.
    Payment,
    /// A credit that was paid back: the client signs for it.
    Refund,
    /// A deposit that was received.
    DepositReceived(DepositKind),
    /// A deposit that was given back: the client signs for it.
    DepositRefunded(DepositKind),
}
